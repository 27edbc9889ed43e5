//! Claims worked out from recorded figures, one case a kind, through the whole pipeline.

use super::Verdict;
use crate::config::Settings;
use crate::document::open_str;
use crate::ledger::Ledger;
use crate::registry::{self, Snapshot};
use crate::review::review;

/// Two years of a harbour and a flood.
const SOURCES: &str = "\
port-2029:
  title: Annual report 2029
  date: 2030-02-01
  figures:
    - {measure: tonnes handled, value: \"1268000\", unit: tonne, period: 2029, place: Port Elsin}
    - {measure: ships, value: \"205\", period: 2029, place: Port Elsin}
    - {measure: unemployment, value: \"5\", unit: percent, period: 2029}
port-2030:
  title: Annual report 2030
  date: 2031-02-01
  figures:
    - {measure: tonnes handled, value: \"1420000\", unit: tonne, period: 2030, place: Port Elsin}
    - {measure: ships, value: \"410\", period: 2030, place: Port Elsin}
    - {measure: unemployment, value: \"7\", unit: percent, period: 2030}
relief:
  title: Relief report
  date: 2031-05-01
  figures:
    - {measure: homes, value: \"2054\"}
    - {measure: homes destroyed, value: \"273\"}
    - {measure: men killed, value: \"37\"}
    - {measure: women killed, value: \"12\"}
    - {measure: injured, value: \"86\"}
    - {measure: dollars for each tribe, value: \"6120\", unit: USD}
    - {measure: population, value: \"1530000\"}
    - {measure: income, value: \"32130000000\", unit: USD}
";

/// Verdict and explanation of the last claim of a sentence.
fn judged(sentence: &str) -> (Option<Verdict>, String) {
    let text = format!("---\ntitle: Port Elsin\ndate: 2031-05-10\n---\n\n{sentence}\n");
    let document = open_str("a.md", &text);
    let (registry, problems) = registry::load([("s.yaml", SOURCES.as_bytes())]);
    assert_eq!(problems, []);
    let settings = Settings::default();
    let review = review(&document, &registry, &Ledger::default(), &settings);
    let mut claims = review.figures.iter().filter(|figure| figure.claim.is_claim());
    let last = claims.rfind(|figure| figure.claim.mention.quantity.amount.is_some()).unwrap();
    (last.outcome.verdict, last.outcome.explanation.clone())
}

fn assert_derived(sentence: &str, formula: &str) {
    let (verdict, explanation) = judged(sentence);
    assert_eq!(verdict, Some(Verdict::AgreesDerived), "{sentence}: {explanation}");
    assert!(explanation.contains(formula), "{sentence}: {explanation}");
}

#[test]
fn formulas_are_found_and_shown() {
    for (sentence, formula) in [
        (
            "The harbour handled 152,000 tonnes more [@port-2030; @port-2029].",
            "1,420,000 − 1,268,000 = 152,000",
        ),
        (
            "Tonnes handled rose 12 percent [@port-2030; @port-2029].",
            "(1,420,000 − 1,268,000) / 1,268,000 = 11.99",
        ),
        ("The number of ships doubled [@port-2030; @port-2029].", "410 / 205 = 2"),
        (
            "Unemployment rose by two percentage points [@port-2030; @port-2029].",
            "7 − 5 = 2 percentage point",
        ),
        ("Of the homes, 13 percent were destroyed [@relief].", "273 / 2,054 = 13.29 percent"),
        ("The flood killed 49 people [@relief].", "37 + 12 = 49"),
        ("In all 135 people were killed or injured [@relief].", "37 + 12 + 86 = 135"),
        ("Dollars went to each of seven tribes, $42,840 in all [@relief].", "7 × 6,120 = 42,840"),
        ("Income per capita was $21,000 [@relief].", "32,130,000,000 / 1,530,000 = 21,000"),
        ("Of the population, 5.6 per 100,000 were injured [@relief].", "86 / 1,530,000 = 5.621 per 100000"),
    ] {
        assert_derived(sentence, formula);
    }
}

#[test]
fn what_the_formula_does_not_give_is_not_derived() {
    for sentence in [
        "Of the homes, 31 percent were destroyed [@relief].",
        "The flood killed 63 people [@relief].",
        "In all 98 people were killed or injured [@relief].",
        "Of the homes, 13 percent were insured [@relief].",
        "The ferry carried 49 people [@relief].",
        "Of the 2,054 homes, 310 were flooded [@relief].",
    ] {
        let (verdict, explanation) = judged(sentence);
        assert_eq!(verdict, Some(Verdict::NotFound), "{sentence}: {explanation}");
    }
}

#[test]
fn the_only_change_that_the_sources_give_contradicts_another() {
    for sentence in [
        "The number of ships tripled [@port-2030; @port-2029].",
        "Unemployment rose by four percentage points [@port-2030; @port-2029].",
    ] {
        let (verdict, explanation) = judged(sentence);
        assert_eq!(verdict, Some(Verdict::Disagrees), "{sentence}: {explanation}");
    }
}

#[test]
fn few_digits_allow_few_ways() {
    // 30 parts of one toll give 435 pairs and 4,060 triples: a number of two digits is hit by chance
    let parts: String =
        (0..24).map(|n| format!("    - {{measure: \"group{n} killed\", value: \"{}\"}}\n", n + 3)).collect();
    let text = "---\ntitle: Port Elsin\ndate: 2031-05-10\n---\n\nThe flood killed 31 people [@relief].\n";
    let sources = format!("relief:\n  title: R\n  date: 2031-05-01\n  figures:\n{parts}");
    let (registry, _) = registry::load([("s.yaml", sources.as_bytes())]);
    let (document, settings) = (open_str("a.md", text), Settings::default());
    let review = review(&document, &registry, &Ledger::default(), &settings);
    assert_eq!(review.figures[0].outcome.verdict, Some(Verdict::NotFound));
}

#[test]
fn passages_are_terms_too() {
    let report = "In 2029 the harbour saw 205 ships.\n\nIn 2030 it saw 410 ships. The quay has 12 cranes.\n";
    let source = "port:\n  title: Annual report 2030\n  date: 2031-02-01\n  snapshot: port.txt\n";
    let judged = |sentence: &str| {
        let text = format!("---\ntitle: Port Elsin\ndate: 2031-05-10\n---\n\n{sentence} [@port].\n");
        let document = open_str("a.md", &text);
        let (mut registry, problems) = registry::load([("s.yaml", source.as_bytes())]);
        assert_eq!(problems, []);
        let snapshot = Snapshot { file: "sources/port.txt".into(), bytes: report.into() };
        registry.snapshots.insert("port".into(), snapshot);
        let settings = Settings::default();
        let review = review(&document, &registry, &Ledger::default(), &settings);
        let outcome = &review.figures[0].outcome;
        (outcome.verdict, outcome.explanation.clone())
    };
    let (verdict, explanation) = judged("The number of ships doubled");
    assert_eq!(verdict, Some(Verdict::AgreesDerived), "{explanation}");
    assert_eq!(
        explanation,
        "port gives 205 ships (line 1) and 410 ships (line 3); 410 / 205 = 2; doubled allows 1.7 to 2.3"
    );
    assert_eq!(judged("The number of cranes doubled").0, Some(Verdict::NotFound));
}
