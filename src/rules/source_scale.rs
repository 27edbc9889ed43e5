//! `source-scale`: the digits are the source's, the scale is not.

use super::Rule;
use super::support::contradictions;
use crate::finding::{Finding, Severity};
use crate::review::Review;

pub(super) const RULE: Rule = Rule {
    name: "source-scale",
    severity: Severity::Error,
    summary: "a figure that is its source's shifted by a digit or a scale word",
    page: include_str!("source_scale.md"),
    check: Some(check),
};

fn check(review: &Review<'_>) -> Vec<Finding> {
    contradictions(review, RULE.name, "correct the scale or name the figure's source")
}
