//! `text-range-order`: a range that runs downwards.

use super::Rule;
use super::sentence::{Sentence, amount, sentences};
use super::support::{about, related, surface};
use crate::extract::Kind;
use crate::finding::{Finding, Severity};
use crate::review::{Review, Reviewed};

pub(super) const RULE: Rule = Rule {
    name: "text-range-order",
    severity: Severity::Warning,
    summary: "a range whose first end is above its second",
    page: include_str!("text_range_order.md"),
    check: Some(check),
};

fn check(review: &Review<'_>) -> Vec<Finding> {
    let mut found = Vec::new();
    for sentence in sentences(review, &[], 2) {
        for pair in sentence.figures.windows(2) {
            found.extend(finding(&pair[0], &pair[1], &sentence, review));
        }
    }
    found
}

/// The finding on `between 50 and 20 people`.
fn finding(
    first: &Reviewed,
    second: &Reviewed,
    sentence: &Sentence<'_>,
    review: &Review<'_>,
) -> Option<Finding> {
    let c = &sentence.language.numbers.connectives;
    let counted = [
        Kind::Count,
        Kind::Casualties,
        Kind::Age,
        Kind::Number,
        Kind::Money,
        Kind::Percentage,
        Kind::Measurement,
        Kind::Duration,
    ];
    let numbers = [first, second]
        .into_iter()
        .all(|figure| figure.claim.is_claim() && counted.contains(&figure.claim.kind));
    let joint = sentence.between(first, second);
    let start = first.claim.mention.tokens.start;
    let between = start.checked_sub(1).is_some_and(|at| c.between.has(sentence.tokens().word(at)))
        && joint.len() == 1
        && c.and.has(sentence.tokens().word(joint.start));
    let (a, b) = (amount(first)?, amount(second)?);
    // `9 to 6 months`, but `cut it from 9 to 6 months`
    const REACH: usize = 3;
    let shared = (a.unit.is_none() || a.unit == b.unit)
        && matches!(second.claim.kind, Kind::Duration | Kind::Measurement);
    let changed = [&c.from, &sentence.language.numbers.change]
        .iter()
        .any(|set| sentence.has(start.saturating_sub(REACH)..start, set));
    let to = shared && !changed && joint.len() == 1 && c.to.has(sentence.tokens().word(joint.start));
    let unit = a.unit.is_none() || a.unit == b.unit;
    if !numbers || !(between || to) || !unit || a.value <= b.value {
        return None;
    }
    let message =
        format!("{} and {}: the range runs downwards", surface(first, review), surface(second, review));
    let mut finding = about(first, review, RULE.name, Severity::Warning, message)?;
    finding.related.extend(related(second, review));
    Some(finding)
}
