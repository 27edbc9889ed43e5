//! Counts and states in words, the same in every format.

use super::model::{ClaimRow, FindingRow, Report};
use crate::finding::Severity;
use crate::ledger::Decision;
use crate::review::Status;
use crate::verify::Verdict;

/// `1 figure`, `2 figures`.
pub fn count(number: usize, noun: &str) -> String {
    format!("{number} {noun}{}", if number == 1 { "" } else { "s" })
}

/// What became of a figure, in the words of the reports.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct State {
    /// In words.
    pub(crate) label: &'static str,
    /// `good`, `bad`, `doubt`, `info`, `quiet`: how it is marked.
    pub(crate) tone: &'static str,
}

/// The state of a figure, with the findings about it.
pub(crate) fn state(claim: &ClaimRow, findings: &[&FindingRow]) -> State {
    let (label, tone) = match (claim.status, claim.verdict) {
        (Status::Exempt, _) => ("Not a claim", "quiet"),
        (Status::Decided, _) => match claim.decision.as_ref().map(|row| row.decision) {
            Some(Decision::Wrong) => ("Decided: wrong", "bad"),
            Some(Decision::Exempt) => ("Decided: needs no source", "info"),
            Some(Decision::Verified) | None => ("Decided: verified", "good"),
        },
        (_, Some(Verdict::Agrees)) => ("Agrees with its source", "good"),
        (_, Some(Verdict::AgreesDerived)) => ("Agrees, by calculation", "good"),
        (_, Some(Verdict::Disagrees)) => ("Disagrees with its source", "bad"),
        (_, Some(Verdict::Outdated)) => ("Out of date", "doubt"),
        (_, Some(Verdict::Disputed)) => ("Sources contradict each other", "doubt"),
        (_, Some(Verdict::Overstated)) => ("Says more than its source", "doubt"),
        (_, Some(Verdict::NotFound)) => ("Not found in its source", "doubt"),
        (Status::Cited, None) => ("Cited, not verified", "info"),
        (Status::Open, None) => open(findings),
        (Status::Sourced | Status::Derived, None) => ("Has a source", "info"),
    };
    State { label, tone }
}

/// The state of a figure that nothing is known about but what the findings say.
fn open(findings: &[&FindingRow]) -> (&'static str, &'static str) {
    let by_itself = findings.iter().filter(|finding| !finding.rule.starts_with("source-"));
    match by_itself.map(|finding| finding.severity).max() {
        Some(Severity::Error) => ("Wrong as written", "bad"),
        Some(_) => ("Questionable", "doubt"),
        None if findings.is_empty() => ("Open, not flagged", "quiet"),
        None => ("No source", "doubt"),
    }
}

/// The footer: every count, and what is not shown.
pub(crate) fn footer(report: &Report) -> String {
    let summary = &report.summary;
    let verdicts: Vec<String> =
        summary.verdicts.0.iter().map(|(name, number)| format!("{number} {name}")).collect();
    let mut text = count(summary.mentions, "figure");
    let mut separator = ": ";
    for &(name, number) in summary.status.0.iter().filter(|&&(_, number)| number > 0) {
        text.push_str(separator);
        text.push_str(&format!("{number} {name}"));
        separator = ", ";
    }
    if !verdicts.is_empty() {
        text.push_str(&format!("; verdicts: {}", verdicts.join(", ")));
    }
    let weights: Vec<String> = [Severity::Error, Severity::Warning, Severity::Note]
        .map(|severity| count(summary.findings.of(severity.name()), severity.name()))
        .into();
    text.push_str(&format!("; findings: {}", weights.join(", ")));
    let mut unseen = Vec::new();
    if summary.suppressed > 0 {
        unseen.push(format!("{} waived in the text", summary.suppressed));
    }
    if summary.hidden > 0 {
        unseen.push(format!("{} hidden by --min-severity", summary.hidden));
    }
    if !unseen.is_empty() {
        text.push_str(&format!("; not shown: {}", unseen.join(", ")));
    }
    if report.isolated {
        text.push_str("; isolated: no registry was read, source-* rules were silent");
    }
    text
}
