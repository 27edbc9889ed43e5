//! `source-disagrees`: a recorded figure contradicts the article.

use super::Rule;
use super::date_relative;
use super::support::of_verdict;
use crate::finding::{Finding, Severity};
use crate::review::Review;
use crate::verify::Verdict;

pub(super) const RULE: Rule = Rule {
    name: "source-disagrees",
    severity: Severity::Error,
    summary: "a figure that its source contradicts",
    page: include_str!("source_disagrees.md"),
    check: Some(check),
};

fn check(review: &Review<'_>) -> Vec<Finding> {
    of_verdict(review, RULE.name, Verdict::Disagrees, "correct the figure or name its source", |figure| {
        figure.outcome.difference.is_none() && !date_relative::is_relative(figure)
    })
}
