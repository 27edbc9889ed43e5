//! The worked example: what a careful fact-checker concludes about the article's figures, tieout concludes.

#![expect(clippy::unwrap_used, clippy::disallowed_methods, reason = "a test reads files and fails by panic")]

use std::fs;
use std::path::{Path, PathBuf};

use tieout::config::Settings;
use tieout::document;
use tieout::ledger::Ledger;
use tieout::registry::{self, Registry};
use tieout::review::{Review, Status, review};
use tieout::rules;
use tieout::verify::Verdict;

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

fn example_registry() -> Registry {
    let mut files: Vec<PathBuf> = fs::read_dir(root().join("sources"))
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.extension().is_some_and(|extension| extension == "yaml"))
        .collect();
    files.sort();
    let files: Vec<(String, Vec<u8>)> =
        files.into_iter().map(|path| (path.display().to_string(), fs::read(&path).unwrap())).collect();
    let (registry, findings) =
        registry::load(files.iter().map(|(path, bytes)| (path.as_str(), bytes.as_slice())));
    assert_eq!(findings, []);
    registry
}

/// Status, verdict and whether anything warns, of each figure printed as `surface`.
fn conclusions(review: &Review<'_>, surface: &str) -> Vec<(Status, Option<Verdict>, bool)> {
    let text = review.document.view.text();
    let findings = rules::findings(review).findings;
    let found: Vec<_> = review
        .figures
        .iter()
        .filter(|figure| figure.claim.mention.span.of(text).eq_ignore_ascii_case(surface))
        .map(|figure| {
            let told = findings.iter().any(|finding| finding.claim.as_deref() == Some(&figure.claim.id));
            (figure.status, figure.outcome.verdict, told)
        })
        .collect();
    assert!(!found.is_empty(), "`{surface}` is not among the figures");
    found
}

fn assert_conclusions(path: &Path) {
    let registry = example_registry();
    let document = document::open(&path.display().to_string(), &fs::read(path).unwrap()).unwrap();
    let settings = Settings { language: "en-GB".into(), ..Settings::default() };
    let review = review(&document, &registry, &Ledger::default(), &settings);
    assert_eq!(review.published.unwrap().to_string(), "2026-01-30");

    let sourced = |verdict, told| (Status::Sourced, Some(verdict), told);
    let first = |surface| conclusions(&review, surface)[0];
    assert_eq!(first("some 35,000"), sourced(Verdict::Disputed, true));
    assert_eq!(first("over 25,000"), sourced(Verdict::Outdated, true));
    assert_eq!(first("more than a quarter of a million"), sourced(Verdict::Agrees, false));
    assert_eq!(first("over 500"), sourced(Verdict::Agrees, false));
    assert_eq!(first("around 1,500"), sourced(Verdict::Agrees, false));
    assert_eq!(first("22 January"), sourced(Verdict::Agrees, false));
    assert_eq!(first("last month"), sourced(Verdict::Disagrees, true));
    assert_eq!(first("thousands"), sourced(Verdict::Agrees, false));
    assert_eq!(first("little more than 10%"), (Status::Open, None, true));
    assert_eq!(first("millions"), (Status::Open, None, true));
    for one in conclusions(&review, "one") {
        assert_eq!(one, (Status::Exempt, None, false));
    }
    let contradicted: Vec<&str> = rules::findings(&review)
        .findings
        .iter()
        .filter(|finding| finding.message.starts_with("ungeneva-2026-01-23"))
        .map(|finding| finding.rule)
        .collect();
    assert_eq!(contradicted, ["date-relative"]);
}

#[test]
fn the_projects_article() {
    assert_conclusions(&root().join("articles/after-the-protests.md"));
}

#[test]
fn the_article_that_the_project_was_made_for() {
    let path = root().join("../shared/seed/article.txt");
    if path.exists() {
        assert_conclusions(&path);
    } else {
        eprintln!("skipped: the article is not beside the project");
    }
}
