//! `source-period`: the number is recorded, but for another time.

use super::Rule;
use super::support::of_verdict;
use crate::finding::{Finding, Severity};
use crate::link::Difference;
use crate::review::Review;
use crate::verify::Verdict;

pub(super) const RULE: Rule = Rule {
    name: "source-period",
    severity: Severity::Error,
    summary: "a figure that its source gives for another time",
    page: include_str!("source_period.md"),
    check: Some(check),
};

fn check(review: &Review<'_>) -> Vec<Finding> {
    of_verdict(review, RULE.name, Verdict::Disagrees, "correct the time or the figure", |figure| {
        figure.outcome.difference == Some(Difference::Period)
    })
}
