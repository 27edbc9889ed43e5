//! `source-single`: fewer independent sources than the policy asks for.

use std::collections::BTreeSet;

use super::Rule;
use super::support::{about, of_unsettled, surface};
use crate::finding::{Finding, Severity};
use crate::review::{Review, Reviewed};

pub(super) const RULE: Rule = Rule {
    name: "source-single",
    severity: Severity::Warning,
    summary: "a figure with fewer independent sources than the policy asks for",
    page: include_str!("source_single.md"),
    check: Some(check),
};

fn check(review: &Review<'_>) -> Vec<Finding> {
    of_unsettled(review, finding)
}

fn finding(figure: &Reviewed, review: &Review<'_>) -> Option<Finding> {
    let kind = figure.claim.kind;
    let wanted = *review.settings.policy.sources.get(&kind)?;
    let sources: BTreeSet<&str> = figure.outcome.supported_by.iter().map(String::as_str).collect();
    let independent = review.registry.independent(&sources);
    if sources.is_empty() || independent >= wanted {
        return None;
    }
    let message = format!(
        "{}: {independent} independent of {wanted} sources that the policy asks for with {} (in agreement: {}): \
         find another, or record it",
        surface(figure, review),
        kind.name(),
        sources.into_iter().collect::<Vec<_>>().join(", "),
    );
    about(figure, review, RULE.name, Severity::Warning, message)
}
