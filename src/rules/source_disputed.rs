//! `source-disputed`: sources that contradict each other, none of which settles the figure.

use super::Rule;
use super::support::of_verdict;
use crate::finding::{Finding, Severity};
use crate::review::Review;
use crate::verify::Verdict;

pub(super) const RULE: Rule = Rule {
    name: "source-disputed",
    severity: Severity::Warning,
    summary: "sources that contradict each other, none of which settles the figure",
    page: include_str!("source_disputed.md"),
    check: Some(check),
};

fn check(review: &Review<'_>) -> Vec<Finding> {
    of_verdict(review, RULE.name, Verdict::Disputed, "name the source, or print the range", |_| true)
}
