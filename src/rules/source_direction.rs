//! `source-direction`: a bound that points the wrong way.

use super::Rule;
use super::support::contradictions;
use crate::finding::{Finding, Severity};
use crate::review::Review;

pub(super) const RULE: Rule = Rule {
    name: "source-direction",
    severity: Severity::Error,
    summary: "a `nearly`, `more than` or `up to` on the wrong side of the source's figure",
    page: include_str!("source_direction.md"),
    check: Some(check),
};

fn check(review: &Review<'_>) -> Vec<Finding> {
    contradictions(review, RULE.name, "turn the bound round, or print the figure")
}
