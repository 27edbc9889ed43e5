//! `source-overstated`: a bound, the top of a range or an estimate told as plain fact.

use super::Rule;
use super::support::of_verdict;
use crate::finding::{Finding, Severity};
use crate::review::Review;
use crate::verify::Verdict;

pub(super) const RULE: Rule = Rule {
    name: "source-overstated",
    severity: Severity::Warning,
    summary: "a bound, the top of a range or an estimate told as plain fact",
    page: include_str!("source_overstated.md"),
    check: Some(check),
};

fn check(review: &Review<'_>) -> Vec<Finding> {
    of_verdict(review, RULE.name, Verdict::Overstated, "keep the source's reserve", |_| true)
}
