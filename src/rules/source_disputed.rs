//! `source-disputed`: sources that contradict each other, none of which settles the figure.

use super::Rule;
use super::support::{of_verdict, record};
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

/// Each finding names every record that was compared, lowest first: who says what.
fn check(review: &Review<'_>) -> Vec<Finding> {
    let mut findings =
        of_verdict(review, RULE.name, Verdict::Disputed, "name the source, or print the range", |_| true);
    for finding in &mut findings {
        let figure = review.figures.iter().find(|figure| finding.claim.as_ref() == Some(&figure.claim.id));
        let compared = figure.into_iter().flat_map(|figure| &figure.outcome.compared);
        finding.related = compared.filter_map(|(source, number)| record(review, source, *number)).collect();
    }
    findings
}
