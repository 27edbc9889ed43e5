//! `number-double-scale`: digits that are already millions, and a scale word behind them.

use rust_decimal::Decimal;

use super::Rule;
use super::support::{about, printed_digits, surface};
use crate::finding::{Finding, Fix, Severity};
use crate::quantity::decimal::grouped;
use crate::review::{Review, Reviewed};
use crate::span::Span;

pub(super) const RULE: Rule = Rule {
    name: "number-double-scale",
    severity: Severity::Error,
    summary: "digits in the millions, scaled once more by a word",
    page: include_str!("number_double_scale.md"),
    check: Some(check),
};

/// Printed digits from which on a scale word is one too many: `$13,009 million` is how accounts are printed.
const FULL: Decimal = Decimal::from_parts(1_000_000, 0, 0, false, 0);

fn check(review: &Review<'_>) -> Vec<Finding> {
    review.figures.iter().filter_map(|figure| finding(figure, review)).collect()
}

fn finding(figure: &Reviewed, review: &Review<'_>) -> Option<Finding> {
    let (end, printed) = double_scaled(figure, review)?;
    let value = figure.claim.mention.quantity.amount.as_ref()?.value;
    let message = format!(
        "{}: the digits alone are {}, with the scale word they make {}; drop the scale word",
        surface(figure, review),
        grouped(printed),
        grouped(value)
    );
    let mut finding = about(figure, review, RULE.name, Severity::Error, message)?;
    let span = figure.claim.mention.span;
    let kept = Span::new(span.start, end).of(review.document.view.text());
    finding.fixes.push(Fix { span: finding.place.span, text: kept.to_owned() });
    Some(finding)
}

/// The printed digits of a figure that is scaled twice, and where in the view they end.
pub(super) fn double_scaled(figure: &Reviewed, review: &Review<'_>) -> Option<(usize, Decimal)> {
    let amount = figure.claim.mention.quantity.amount.as_ref()?;
    let (end, printed) = printed_digits(figure, review)?;
    let factor = amount.value.checked_div(printed)?;
    let small = amount.unit.as_ref().is_some_and(|unit| {
        let code = review.language.vocabulary.lookup(&unit.name);
        review.language.checks.small_units.has(code)
    });
    (figure.claim.is_claim() && !small && amount.hi.is_none() && printed >= FULL && factor >= FULL)
        .then_some((end, printed))
}
