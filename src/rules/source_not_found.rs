//! `source-not-found`: a named source that does not record the figure.

use super::Rule;
use super::support::of_verdict;
use crate::finding::{Finding, Severity};
use crate::review::Review;
use crate::verify::Verdict;

pub(super) const RULE: Rule = Rule {
    name: "source-not-found",
    severity: Severity::Warning,
    summary: "a named source that does not record the figure",
    page: include_str!("source_not_found.md"),
    check: Some(check),
};

fn check(review: &Review<'_>) -> Vec<Finding> {
    let advice = "record the figure, or name the source that has it";
    of_verdict(review, RULE.name, Verdict::NotFound, advice, |figure| {
        !review.settings.silent.contains(&figure.claim.kind)
    })
}
