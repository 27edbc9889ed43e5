//! `source-outdated`: a figure that a newer record replaces.

use super::Rule;
use super::support::of_verdict;
use crate::finding::{Finding, Severity};
use crate::review::Review;
use crate::verify::Verdict;

pub(super) const RULE: Rule = Rule {
    name: "source-outdated",
    severity: Severity::Warning,
    summary: "a figure that a newer record replaces",
    page: include_str!("source_outdated.md"),
    check: Some(check),
};

fn check(review: &Review<'_>) -> Vec<Finding> {
    of_verdict(
        review,
        RULE.name,
        Verdict::Outdated,
        "use the newer figure, or say when this one held",
        |_| true,
    )
}
