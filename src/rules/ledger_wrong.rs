//! `ledger-wrong`: a person decided that the figure is wrong, and it still stands.

use super::Rule;
use super::support::about;
use crate::finding::{Finding, Severity};
use crate::ledger::Decision;
use crate::review::Review;

pub(super) const RULE: Rule = Rule {
    name: "ledger-wrong",
    severity: Severity::Error,
    summary: "a figure that a person has decided is wrong",
    page: include_str!("ledger_wrong.md"),
    check: Some(check),
};

fn check(review: &Review<'_>) -> Vec<Finding> {
    let decided = review.figures.iter().filter_map(|figure| Some((figure, figure.decision.as_ref()?)));
    decided
        .filter(|(_, entry)| entry.decision == Some(Decision::Wrong))
        .filter_map(|(figure, entry)| {
            let by = entry.by.as_ref().map(|by| format!(" by {by}")).unwrap_or_default();
            let on = entry.on.as_ref().map(|on| format!(" on {on}")).unwrap_or_default();
            let reason = entry.reason.as_ref().map(|reason| format!(" ({reason})")).unwrap_or_default();
            let message = format!("{} was decided to be wrong{by}{on}{reason}: correct it", entry.quote);
            about(figure, review, RULE.name, Severity::Error, message)
        })
        .collect()
}
