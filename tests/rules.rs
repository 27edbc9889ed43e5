//! The pages of the rules are their tests: every `article` block, checked against the `source` block that
//! follows it, with the `file PATH` blocks that its snapshots and tables are and under the settings of the `config` block, must
//! give exactly the lines of its `findings` block.

use std::io::{Cursor, Read};

use tieout::config::Config;
use tieout::document::{self, Document};
use tieout::finding::Finding;
use tieout::ledger::Ledger;
use tieout::registry::{self, Snapshot};
use tieout::review::review;
use tieout::rules::{self, Rule};

const HEADINGS: [&str; 5] = ["What it finds", "Why it matters", "Example", "Not flagged", "Limits"];
const REGISTRY: &str = "sources/page.yaml";

/// One article of a page, with the registry it is checked against and what must be found.
#[derive(Default)]
struct Case {
    line: usize,
    article: String,
    source: String,
    config: String,
    /// Snapshots and tables by their paths below the registry's folder.
    files: Vec<(String, String)>,
    findings: Option<String>,
}

#[test]
fn every_page_is_true() {
    let failures: Vec<String> = rules::ALL.iter().flat_map(failures).collect();
    assert!(failures.is_empty(), "{} cases fail:\n{}", failures.len(), failures.join("\n"));
}

#[test]
fn every_page_has_its_headings_and_a_case_of_both_sorts() {
    for rule in rules::ALL {
        let headings: Vec<&str> = rule.page.lines().filter_map(|line| line.strip_prefix("## ")).collect();
        assert_eq!(headings, HEADINGS, "{}", rule.name);
        let cases = cases(rule);
        let is_found = |case: &&Case| case.findings.as_deref().is_some_and(|lines| !lines.trim().is_empty());
        assert!(cases.iter().any(|case| is_found(&case)), "{} has no positive case", rule.name);
        assert!(cases.iter().any(|case| !is_found(&case)), "{} has no negative case", rule.name);
        assert!(cases.iter().all(|case| case.findings.is_some()), "{}: a case says nothing", rule.name);
    }
}

fn failures(rule: &Rule) -> Vec<String> {
    let check = |case: Case| {
        let expected: Vec<String> =
            case.findings.iter().flat_map(|lines| lines.lines()).map(str::to_owned).collect();
        let found = findings(&case);
        let shown: Vec<String> = found.iter().map(|(line, _)| line.clone()).collect();
        let messages: Vec<&str> = found.iter().map(|(_, message)| message.as_str()).collect();
        (expected != shown).then(|| {
            format!("{}.md:{}: expected {expected:#?}, found {shown:#?} {messages:#?}", rule.name, case.line)
        })
    };
    cases(rule).into_iter().filter_map(check).collect()
}

/// The findings of a case as a page writes them, each with its message.
fn findings(case: &Case) -> Vec<(String, String)> {
    let document = document::open_str("articles/page.md", &case.article);
    let (mut registry, mut all) = registry::load([(REGISTRY, case.source.as_bytes())]);
    all.extend(registry::read_snapshots(&mut registry, &mut |_, path| {
        let file = case.files.iter().find(|(name, _)| name == path);
        Ok(file.map(|(name, text)| Snapshot { file: name.clone(), bytes: text.clone().into_bytes() }))
    }));
    all.extend(registry::read_tables(&mut registry, &mut |_, path| {
        let file = case.files.iter().find(|(name, _)| name == path);
        Ok(file.map(|(_, text)| Box::new(Cursor::new(text.clone().into_bytes())) as Box<dyn Read>))
    }));
    let names: Vec<&str> = rules::ALL.iter().map(|rule| rule.name).collect();
    let settings = Config::parse(&case.config, "tieout.toml", &names).expect("the block is right").settings();
    let review = review(&document, &registry, &Ledger::default(), &settings);
    all.extend(rules::findings(&review).findings);
    all.iter().map(|finding| (as_line(finding, &document, case), finding.message.clone())).collect()
}

fn as_line(finding: &Finding, document: &Document, case: &Case) -> String {
    let file = if finding.place.file == document.path { &case.article } else { &case.source };
    format!("{} {} \"{}\"", finding.severity, finding.rule, finding.place.span.of(file))
}

fn cases(rule: &Rule) -> Vec<Case> {
    let mut cases: Vec<Case> = Vec::new();
    let mut lines = rule.page.lines().enumerate();
    while let Some((number, line)) = lines.next() {
        let Some(kind) = line.strip_prefix("```").filter(|kind| !kind.is_empty()) else { continue };
        let block = lines.by_ref().map(|(_, line)| line).take_while(|line| *line != "```");
        let text: String = block.flat_map(|line| [line, "\n"]).collect();
        match (kind, cases.last_mut()) {
            ("article", _) => cases.push(Case { line: number + 1, article: text, ..Case::default() }),
            ("source", Some(case)) => case.source = text,
            ("config", Some(case)) => case.config = text,
            (_, Some(case)) if kind.starts_with("file ") => {
                case.files.push((kind["file ".len()..].to_owned(), text));
            }
            ("findings", Some(case)) => case.findings = Some(text),
            _ => panic!("{}:{}: a `{kind}` block without an article", rule.name, number + 1),
        }
    }
    cases
}
