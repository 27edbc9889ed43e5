//! The architecture as a test: what may use what, and what the pipeline must not touch.

#![expect(clippy::unwrap_used, clippy::disallowed_methods, reason = "a test reads files and fails by panic")]

use std::fs;
use std::path::{Path, PathBuf};

/// Modules from the ground up; each may use only those before it, besides itself.
const ORDER: [&str; 14] = [
    "span", "finding", "quantity", "lang", "document", "registry", "extract", "claim", "ledger", "link",
    "verify", "review", "rules", "report",
];

fn sources(folder: &Path, out: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            sources(&path, out);
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            out.push(path);
        }
    }
}

/// The module a file belongs to: the first folder or file name below `src`.
fn module(path: &Path, root: &Path) -> String {
    let first = path.strip_prefix(root).unwrap().components().next().unwrap();
    first.as_os_str().to_string_lossy().trim_end_matches(".rs").to_owned()
}

/// The code of a file without its unit tests and comments.
fn code(path: &Path) -> String {
    let text = fs::read_to_string(path).unwrap();
    // tests may use what they like: those in the file, and files of tests only
    let tests = ["tests.rs", "testing.rs", "cases.rs", "derivations.rs", "example.rs", "sample.rs"];
    if path.file_name().is_some_and(|name| tests.iter().any(|test| name == *test)) {
        return String::new();
    }
    let text = text.split("#[cfg(test)]\nmod tests {").next().unwrap_or("").to_owned();
    text.lines().filter(|line| !line.trim_start().starts_with("//")).collect::<Vec<_>>().join("\n")
}

#[test]
fn modules_use_only_what_is_below_them() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut files = Vec::new();
    sources(&root, &mut files);
    let mut wrong = Vec::new();
    for path in &files {
        let own = module(path, &root);
        let Some(level) = ORDER.iter().position(|name| *name == own) else { continue };
        let code = code(path);
        for above in &ORDER[level + 1..] {
            if code.contains(&format!("crate::{above}::")) {
                wrong.push(format!("{} uses {above}", path.display()));
            }
        }
        if code.contains("use crate::{") {
            wrong.push(format!(
                "{} imports several modules at once, which this test does not see",
                path.display()
            ));
        }
        if code.contains("crate::cli") {
            wrong.push(format!("{} uses cli", path.display()));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn the_registry_knows_finding_and_quantity_only() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut files = Vec::new();
    sources(&root.join("registry"), &mut files);
    for path in files {
        let code = code(&path);
        for other in ORDER {
            let known = ["span", "finding", "quantity", "registry"].contains(&other);
            let used = code.contains(&format!("crate::{other}::"));
            assert!(known || !used, "{} uses {other}", path.display());
        }
    }
}

#[test]
fn the_pipeline_is_pure() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut files = Vec::new();
    sources(&root, &mut files);
    for path in files.iter().filter(|path| !matches!(module(path, &root).as_str(), "cli" | "main")) {
        let code = code(path);
        for impure in
            ["std::fs", "std::env", "std::net", "std::time", "std::process", "Utc::now", "Local::now"]
        {
            assert!(!code.contains(impure), "{} uses {impure}", path.display());
        }
        // a p value is a probability, and no value of a text
        let exact = !matches!(module(path, &root).as_str(), "report" | "config")
            && !path.ends_with("rules/text_p_value.rs");
        for float in ["f32", "f64"] {
            assert!(!exact || !code.contains(float), "{} uses {float}", path.display());
        }
    }
}
