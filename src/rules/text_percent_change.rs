//! `text-percent-change`: a percentage that is not what the two figures beside it give.

use rust_decimal::Decimal;

use super::Rule;
use super::support::{about, related, sentences, surface, words_around};
use crate::extract::Kind;
use crate::finding::{Finding, Severity};
use crate::lang::WordSet;
use crate::quantity::Amount;
use crate::quantity::agree::Window;
use crate::quantity::decimal::grouped;
use crate::review::{Review, Reviewed};

pub(super) const RULE: Rule = Rule {
    name: "text-percent-change",
    severity: Severity::Error,
    summary: "a percentage of change that the two figures beside it do not give",
    page: include_str!("text_percent_change.md"),
    check: Some(check),
};

fn check(review: &Review<'_>) -> Vec<Finding> {
    sentences(review).filter_map(|figures| finding(figures, review)).collect()
}

/// The finding on a sentence with one percentage of change and just two figures of a kind, `from A` and `to B`.
fn finding(figures: &[Reviewed], review: &Review<'_>) -> Option<Finding> {
    let claims = || figures.iter().filter(|figure| figure.claim.is_claim());
    let [percent] = only(claims().filter(|figure| figure.claim.kind == Kind::Percentage))?;
    let [first, second] = only(claims().filter(|figure| is_level(figure)))?;
    let c = &review.language.numbers.connectives;
    let led_by = |figure: &Reviewed, set: &WordSet| {
        words_around(figure, review).0.first().is_some_and(|&word| set.has(word))
    };
    let pairs = [(first, second), (second, first)];
    let (from, to) = pairs.into_iter().find(|(from, to)| led_by(from, &c.from) && led_by(to, &c.to))?;
    let (a, b, printed) = (amount(from)?, amount(to)?, amount(percent)?);
    let unit = |amount: &Amount| amount.unit.as_ref().map(|unit| unit.name.clone());
    if unit(a) != unit(b) || !is_of_change(percent, review) {
        return None;
    }
    let (given, window) = change(a, b)?;
    let allowed = Window::allowed(&Amount { value: printed.value.abs(), ..printed.clone() });
    if allowed.meets(&window) {
        return None;
    }
    let message = format!(
        "{}: from {} to {} is a change of {} % ({} / {} − 1; {} to {} % with both rounded), the text allows {allowed} %",
        surface(percent, review),
        surface(from, review),
        surface(to, review),
        rounded(given),
        grouped(b.value),
        grouped(a.value),
        rounded(window.lo?),
        rounded(window.hi?),
    );
    let mut finding = about(percent, review, RULE.name, Severity::Error, message)?;
    finding.related.extend([related(from, review)?, related(to, review)?]);
    Some(finding)
}

/// Exactly as many as asked for.
fn only<'a, const N: usize>(figures: impl Iterator<Item = &'a Reviewed>) -> Option<[&'a Reviewed; N]> {
    figures.take(N + 1).collect::<Vec<_>>().try_into().ok()
}

fn is_level(figure: &Reviewed) -> bool {
    let kind = figure.claim.kind;
    matches!(kind, Kind::Money | Kind::Count | Kind::Casualties | Kind::Measurement | Kind::Number)
}

fn amount(figure: &Reviewed) -> Option<&Amount> {
    figure.claim.mention.quantity.amount.as_ref().filter(|amount| amount.hi.is_none())
}

/// Whether the percentage tells a change, and the whole one: `a 58 percent increase`, `up 58 percent`; not `an annual
/// increase of 5 percent`.
fn is_of_change(percent: &Reviewed, review: &Review<'_>) -> bool {
    const REACH: usize = 3;
    let numbers = &review.language.numbers;
    let (before, after) = words_around(percent, review);
    let near = || before.iter().take(REACH).chain(after.iter().take(REACH));
    near().any(|&word| numbers.change.has(word)) && !near().any(|&word| numbers.partial_change.has(word))
}

/// The change in percent, without its sign, and all that rounding lets it be.
fn change(a: &Amount, b: &Amount) -> Option<(Decimal, Window)> {
    let percent = |from: Decimal, to: Decimal| {
        to.checked_sub(from)?.checked_div(from)?.checked_mul(Decimal::ONE_HUNDRED)
    };
    let (from, to) = (Window::allowed(a), Window::allowed(b));
    if from.lo? <= Decimal::ZERO || to.lo? < Decimal::ZERO {
        return None;
    }
    let (lo, hi) = match (percent(from.hi?, to.lo?)?, percent(from.lo?, to.hi?)?) {
        (lo, hi) if lo >= Decimal::ZERO => (lo, hi),
        (lo, hi) if hi <= Decimal::ZERO => (-hi, -lo),
        (lo, hi) => (Decimal::ZERO, hi.max(-lo)),
    };
    let window = Window { lo: Some(lo), hi: Some(hi), lo_open: false, hi_open: false };
    Some((percent(a.value, b.value)?.abs(), window))
}

fn rounded(value: Decimal) -> Decimal {
    value.round_dp(1).normalize()
}
