//! `source-quote`: a figure altered inside a direct quotation.

use super::Rule;
use super::support::{about, of_unsettled, surface};
use crate::finding::{Finding, Fix, Related, Severity};
use crate::review::{Review, Reviewed};
use crate::verify::altered;

pub(super) const RULE: Rule = Rule {
    name: "source-quote",
    severity: Severity::Error,
    summary: "a figure that a quotation gives otherwise than the quoted words",
    page: include_str!("source_quote.md"),
    check: Some(check),
};

fn check(review: &Review<'_>) -> Vec<Finding> {
    of_unsettled(review, finding)
}

fn finding(figure: &Reviewed, review: &Review<'_>) -> Option<Finding> {
    let named = figure.links.iter().filter(|link| link.why.is_explicit()).map(|link| link.source.as_str());
    let found = altered(&figure.claim, review.document, named, &review.snapshots)?;
    let passage = &found.passage;
    let message = format!(
        "{}: the quoted words are “{}” ({}, {}): quote them as they stand",
        surface(figure, review),
        passage.words,
        passage.source,
        passage.locator,
    );
    let mut finding = about(figure, review, RULE.name, Severity::Error, message)?;
    let message = format!("{}: {}", passage.source, passage.words);
    finding.related = vec![Related { place: passage.place.clone(), message }];
    finding.fixes = vec![Fix { span: finding.place.span, text: found.printed }];
    Some(finding)
}
