//! `ledger-changed`: a person decided about another number in these words.

use super::Rule;
use super::support::{about, surface};
use crate::finding::{Finding, Severity};
use crate::review::Review;

pub(super) const RULE: Rule = Rule {
    name: "ledger-changed",
    severity: Severity::Warning,
    summary: "a figure that has changed since a person decided on it",
    page: include_str!("ledger_changed.md"),
    check: Some(check),
};

fn check(review: &Review<'_>) -> Vec<Finding> {
    let changed = review.figures.iter().filter_map(|figure| Some((figure, figure.lapsed.as_ref()?)));
    changed
        .filter_map(|(figure, entry)| {
            let decision = entry.decision?.name();
            let message = format!(
                "{} stands where {} was decided ({decision}): decide again",
                surface(figure, review),
                entry.quote
            );
            about(figure, review, RULE.name, Severity::Warning, message)
        })
        .collect()
}
