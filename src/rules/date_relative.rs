//! `date-relative`: `last month` counted from publication is not when it happened.

use super::Rule;
use super::support::contradictions;
use crate::extract::DateExpr;
use crate::finding::{Finding, Severity};
use crate::review::{Review, Reviewed};

pub(super) const RULE: Rule = Rule {
    name: "date-relative",
    severity: Severity::Error,
    summary: "a relative date that a recorded date contradicts",
    page: include_str!("date_relative.md"),
    check: Some(check),
};

fn check(review: &Review<'_>) -> Vec<Finding> {
    let advice = "counted from publication it is another date; give the date itself";
    contradictions(review, RULE.name, advice)
}

/// Whether the figure is a date that is counted from publication.
pub(super) fn is_relative(figure: &Reviewed) -> bool {
    let date = figure.claim.mention.date.as_ref();
    date.is_some_and(DateExpr::is_relative)
}
