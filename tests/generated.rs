//! What is printed from the code stands in the repository too, and is equal to it. `UPDATE=1 cargo test --test
//! generated` renews it: the JSON Schemas, and what README.md holds between `<!-- generated: NAME -->` and
//! `<!-- /generated -->`.

#![cfg(feature = "cli")]
#![expect(clippy::disallowed_methods, reason = "tests read the repository and run the binary")]

use std::path::{Path, PathBuf};
use std::process::Command;
use std::{env, fs};

use tieout::rules;

fn printed(arguments: &[&str]) -> String {
    let binary = Command::new(env!("CARGO_BIN_EXE_tieout"))
        .env_remove("COLUMNS")
        .args(arguments)
        .output()
        .expect("the binary runs");
    assert!(binary.status.success(), "{arguments:?}");
    String::from_utf8(binary.stdout).expect("UTF-8")
}

/// Compares a file of the repository with what it should hold; writes it under `UPDATE=1`.
fn assert_renewed(path: &Path, wanted: &str) {
    let stands = fs::read_to_string(path).unwrap_or_default().replace("\r\n", "\n");
    if stands == wanted {
        return;
    }
    assert!(env::var_os("UPDATE").is_some(), "{} is not what the code prints: UPDATE=1", path.display());
    fs::write(path, wanted).expect("the file can be written");
}

fn repository(path: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(path)
}

#[test]
fn schemas_are_those_of_the_binary() {
    for name in ["registry", "report"] {
        assert_renewed(&repository(&format!("schemas/{name}.json")), &printed(&["schema", name]));
    }
}

#[test]
fn the_readme_says_what_the_code_says() {
    let readme = repository("README.md");
    let Ok(mut text) = fs::read_to_string(&readme) else { return };
    let blocks =
        [("example", example()), ("tutorial", tutorial(&text)), ("rules", rules_table()), ("help", help())];
    for (name, generated) in blocks {
        text = between_markers(&text, name, &generated);
    }
    assert_renewed(&readme, &text);
}

/// `text` with `generated` between the markers of that name, if it has them.
fn between_markers(text: &str, name: &str, generated: &str) -> String {
    const CLOSE: &str = "<!-- /generated -->";
    let open = format!("<!-- generated: {name} -->");
    let Some((before, rest)) = text.split_once(&open) else { return text.to_owned() };
    let (_, after) = rest.split_once(CLOSE).expect("a marker that opens is closed");
    format!("{before}{open}\n{generated}{CLOSE}{after}")
}

fn rules_table() -> String {
    let rows = rules::ALL.iter().map(|rule| {
        format!(
            "| [`{0}`](src/rules/{1}.md) | {2} | {3} |\n",
            rule.name,
            rule.name.replace('-', "_"),
            rule.severity,
            rule.summary
        )
    });
    format!("| rule | severity | finds |\n|---|---|---|\n{}", rows.collect::<String>())
}

/// What the worked example prints.
fn example() -> String {
    format!("```text\n{}```\n", printed(&["check", "--width", "100", "--color", "never"]))
}

/// What the article and the source of the tutorial, as the README shows them, print.
fn tutorial(readme: &str) -> String {
    let block = |fence: &str| -> String {
        let (_, rest) = readme.split_once(&format!("```{fence}\n")).expect("the tutorial shows its files");
        rest.split_once("```").expect("a fence is closed").0.to_owned()
    };
    let folder = tempfile::tempdir().expect("a temporary folder");
    for (path, text) in [("articles/harbour.md", block("markdown")), ("sources/port.yaml", block("yaml"))] {
        let path = folder.path().join(path);
        fs::create_dir_all(path.parent().expect("a file has a folder")).expect("the folder can be made");
        fs::write(path, text).expect("the file can be written");
    }
    fs::write(folder.path().join("tieout.toml"), "").expect("the file can be written");
    let binary = Command::new(env!("CARGO_BIN_EXE_tieout"))
        .args(["check", "--width", "100", "--color", "never"])
        .current_dir(folder.path())
        .output()
        .expect("the binary runs");
    assert_eq!(binary.status.code(), Some(1), "the tutorial's article has an error");
    format!("```text\n{}```\n", String::from_utf8(binary.stdout).expect("UTF-8"))
}

fn help() -> String {
    format!("```text\n{}```\n", printed(&["-h"]))
}

#[test]
fn the_pages_of_the_table_are_there() {
    for rule in rules::ALL {
        let page = repository(&format!("src/rules/{}.md", rule.name.replace('-', "_")));
        assert_eq!(fs::read_to_string(&page).ok().as_deref(), Some(rule.page), "{}", page.display());
    }
}

#[test]
fn only_what_stands_between_the_markers_is_replaced() {
    let text = "a\n<!-- generated: help -->\nold\n<!-- /generated -->\nz\n";
    let renewed = between_markers(text, "help", "new\n");
    assert_eq!(renewed, "a\n<!-- generated: help -->\nnew\n<!-- /generated -->\nz\n");
    assert_eq!(between_markers(&renewed, "rules", "x"), renewed);
}
