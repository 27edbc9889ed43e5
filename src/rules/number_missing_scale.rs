//! `number-missing-scale`: a scale word at one end only.

use super::Rule;
use super::sentence::{amount, sentences};
use super::support::{about, printed_digits, related, surface};
use crate::extract::Kind;
use crate::finding::{Finding, Severity};
use crate::quantity::Amount;
use crate::review::{Review, Reviewed};
use rust_decimal::Decimal;

pub(super) const RULE: Rule = Rule {
    name: "number-missing-scale",
    severity: Severity::Warning,
    summary: "one end of a change or range with a scale word and the other without",
    page: include_str!("number_missing_scale.md"),
    check: Some(check),
};

fn check(review: &Review<'_>) -> Vec<Finding> {
    sentences(review, &[Kind::Money], 1)
        .flat_map(|sentence| {
            let pair =
                sentence.change().and_then(|change| between(change.from.figure, change.to.figure, review));
            let ranges = sentence.claims(&[Kind::Money]).filter_map(|figure| range(figure, review));
            ranges.chain(pair).collect::<Vec<_>>()
        })
        .collect()
}

/// The finding on `from $42 to $6.1 million`.
fn between(from: &Reviewed, to: &Reviewed, review: &Review<'_>) -> Option<Finding> {
    let (a, b) = (amount(from)?, amount(to)?);
    let money = from.claim.kind == Kind::Money && to.claim.kind == Kind::Money;
    let (bare, scaled) = if a.value < b.value { (from, to) } else { (to, from) };
    let (low, high) = (amount(bare)?, amount(scaled)?);
    if !money
        || !is_bare(low, high)
        || scale(bare, low, review)? != Decimal::ONE
        || scale(scaled, high, review)? < Decimal::ONE_THOUSAND
    {
        return None;
    }
    let message = format!(
        "{}: no scale word, but {} has one; write it at both",
        surface(bare, review),
        surface(scaled, review)
    );
    let mut finding = about(bare, review, RULE.name, Severity::Warning, message)?;
    finding.related.extend(related(scaled, review));
    Some(finding)
}

/// The finding on a range of which one end only could be scaled: `between $31 and $26 million`.
fn range(figure: &Reviewed, review: &Review<'_>) -> Option<Finding> {
    let amount = figure.claim.mention.quantity.amount.as_ref()?;
    let high = Amount { value: amount.hi?, hi: None, ..amount.clone() };
    if !is_bare(amount, &high) {
        return None;
    }
    let message =
        format!("{}: the ends differ by a scale word or are in the wrong order", surface(figure, review));
    about(figure, review, RULE.name, Severity::Warning, message)
}

/// Whether the smaller of the two is too small for anything but a dropped scale word.
fn is_bare(low: &Amount, high: &Amount) -> bool {
    let jump = high.value.checked_div(low.value);
    low.value > Decimal::ZERO
        && low.value < Decimal::ONE_THOUSAND
        && jump.is_some_and(|jump| jump > Decimal::from(10_000))
}

/// What the printed digits are multiplied by.
fn scale(figure: &Reviewed, amount: &Amount, review: &Review<'_>) -> Option<Decimal> {
    let (_, printed) = printed_digits(figure, review)?;
    amount.value.checked_div(printed).map(|scale| scale.normalize())
}
