//! `text-same-comparison`: a comparison of two equal figures.

use super::Rule;
use super::sentence::{Sentence, amount, sentences};
use super::support::{about, related, surface};
use crate::extract::Kind;
use crate::finding::{Finding, Severity};
use crate::quantity::{Amount, Qualifier};
use crate::review::{Review, Reviewed};
use rust_decimal::Decimal;

pub(super) const RULE: Rule = Rule {
    name: "text-same-comparison",
    severity: Severity::Warning,
    summary: "two figures compared that are the same",
    page: include_str!("text_same_comparison.md"),
    check: Some(check),
};

/// Kinds that are compared.
const COMPARED: [Kind; 7] = [
    Kind::Percentage,
    Kind::Money,
    Kind::Duration,
    Kind::Measurement,
    Kind::Count,
    Kind::Casualties,
    Kind::Rate,
];

fn check(review: &Review<'_>) -> Vec<Finding> {
    let mut found = Vec::new();
    for sentence in sentences(review, &COMPARED, 2) {
        if sentence.has(0..sentence.tokens().len(), &review.language.checks.unchanged) {
            continue;
        }
        let claims: Vec<&Reviewed> = sentence.claims(&COMPARED).collect();
        for pair in claims.windows(2) {
            found.extend(finding(pair[0], pair[1], &sentence, review));
        }
    }
    found
}

/// The finding on `90 minutes, compared to the average of an hour and a half`.
fn finding(
    one: &Reviewed,
    other: &Reviewed,
    sentence: &Sentence<'_>,
    review: &Review<'_>,
) -> Option<Finding> {
    const LONGEST: usize = 12;
    let between = sentence.between(one, other);
    let compared =
        between.len() <= LONGEST && sentence.has(between.clone(), &review.language.checks.compared);
    let (a, b) = (amount(one)?, amount(other)?);
    // `no more than`: the number behind is a bound, and the sides of a comparison are in one clause
    let plain = a.qualifier == Qualifier::Exact && b.qualifier == Qualifier::Exact;
    // as many of one thing as of another is news; `$3 more than the $3 ticket`
    let counted = matches!(one.claim.kind, Kind::Count | Kind::Casualties)
        && (one.claim.measure.is_none() || one.claim.measure != other.claim.measure);
    let difference = sentence.has_after(one, 1, &review.language.checks.more_or_less);
    if !compared
        || !plain
        || counted
        || difference
        || a.value <= Decimal::ONE
        || !is_same(a, b)
        || sentence.words(between).contains(';')
    {
        return None;
    }
    let message = format!(
        "{} and {} are the same: the comparison says nothing",
        surface(one, review),
        surface(other, review)
    );
    let mut finding = about(other, review, RULE.name, Severity::Warning, message)?;
    finding.related.extend(related(one, review));
    Some(finding)
}

fn is_same(a: &Amount, b: &Amount) -> bool {
    match (&a.unit, &b.unit) {
        (Some(unit), Some(to)) => unit.convert(a.value, to).is_some_and(|value| value == b.value),
        (None, None) => a.value == b.value,
        _ => false,
    }
}
