//! `source-disagrees`: a recorded figure contradicts the article.

use super::Rule;
use super::support::contradictions;
use crate::finding::{Finding, Severity};
use crate::review::Review;

pub(super) const RULE: Rule = Rule {
    name: "source-disagrees",
    severity: Severity::Error,
    summary: "a figure that its source contradicts",
    page: include_str!("source_disagrees.md"),
    check: Some(check),
};

fn check(review: &Review<'_>) -> Vec<Finding> {
    contradictions(review, RULE.name, "correct the figure or name its source")
}
