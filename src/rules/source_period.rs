//! `source-period`: the number is recorded, but for another time.

use super::Rule;
use super::support::contradictions;
use crate::finding::{Finding, Severity};
use crate::review::Review;

pub(super) const RULE: Rule = Rule {
    name: "source-period",
    severity: Severity::Error,
    summary: "a figure that its source gives for another time",
    page: include_str!("source_period.md"),
    check: Some(check),
};

fn check(review: &Review<'_>) -> Vec<Finding> {
    contradictions(review, RULE.name, "correct the time or the figure")
}
