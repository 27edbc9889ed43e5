//! `source-unit`: the number is recorded, but in another unit.

use super::Rule;
use super::support::contradictions;
use crate::finding::{Finding, Severity};
use crate::review::Review;

pub(super) const RULE: Rule = Rule {
    name: "source-unit",
    severity: Severity::Error,
    summary: "a figure that its source gives in another unit",
    page: include_str!("source_unit.md"),
    check: Some(check),
};

fn check(review: &Review<'_>) -> Vec<Finding> {
    contradictions(review, RULE.name, "correct the unit, or convert the figure")
}
