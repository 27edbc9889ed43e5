//! `source-unit`: the number is recorded, but in another unit.

use super::Rule;
use super::support::of_verdict;
use crate::finding::{Finding, Severity};
use crate::link::Difference;
use crate::review::Review;
use crate::verify::Verdict;

pub(super) const RULE: Rule = Rule {
    name: "source-unit",
    severity: Severity::Error,
    summary: "a figure that its source gives in another unit",
    page: include_str!("source_unit.md"),
    check: Some(check),
};

fn check(review: &Review<'_>) -> Vec<Finding> {
    of_verdict(review, RULE.name, Verdict::Disagrees, "correct the unit, or convert the figure", |figure| {
        figure.outcome.difference == Some(Difference::Unit)
    })
}
