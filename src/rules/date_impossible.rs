//! `date-impossible`: a date that no calendar has.

use super::Rule;
use super::support::{about, surface};
use crate::extract::Fault;
use crate::finding::{Finding, Severity};
use crate::review::Review;

pub(super) const RULE: Rule = Rule {
    name: "date-impossible",
    severity: Severity::Error,
    summary: "a date that no calendar has",
    page: include_str!("date_impossible.md"),
    check: Some(check),
};

fn check(review: &Review<'_>) -> Vec<Finding> {
    let wrong = review.figures.iter().filter(|figure| figure.claim.mention.fault == Some(Fault::Impossible));
    wrong
        .filter_map(|figure| {
            let message = format!(
                "{}: no calendar has this date; correct the day or the month",
                surface(figure, review)
            );
            about(figure, review, RULE.name, Severity::Error, message)
        })
        .collect()
}
