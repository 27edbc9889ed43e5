//! `number-malformed`: a number that is written in no known way.

use super::Rule;
use super::support::{about, surface};
use crate::extract::Fault;
use crate::finding::{Finding, Severity};
use crate::review::Review;

pub(super) const RULE: Rule = Rule {
    name: "number-malformed",
    severity: Severity::Error,
    summary: "a number that is written in no known way",
    page: include_str!("number_malformed.md"),
    check: Some(check),
};

fn check(review: &Review<'_>) -> Vec<Finding> {
    let wrong = review.figures.iter().filter(|figure| figure.claim.mention.fault == Some(Fault::Malformed));
    wrong
        .filter_map(|figure| {
            let message = format!(
                "{}: no number is written like this; correct its digits or separators",
                surface(figure, review)
            );
            about(figure, review, RULE.name, Severity::Error, message)
        })
        .collect()
}
