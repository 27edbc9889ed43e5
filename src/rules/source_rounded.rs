//! `source-rounded`: the source's figure, rounded further than its printed form may stand for.

use super::Rule;
use super::support::contradictions;
use crate::finding::{Finding, Severity};
use crate::review::Review;

pub(super) const RULE: Rule = Rule {
    name: "source-rounded",
    severity: Severity::Error,
    summary: "a figure that is rounded too coarsely, or not to the nearest",
    page: include_str!("source_rounded.md"),
    check: Some(check),
};

fn check(review: &Review<'_>) -> Vec<Finding> {
    contradictions(review, RULE.name, "round less, or say `about`")
}
