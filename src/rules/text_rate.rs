//! `text-rate`: a rate that its count and base do not give.

use super::Rule;
use super::arithmetic::{quotient, shown, times};
use super::sentence::{Sentence, amount, only, sentences};
use super::support::{about, related, surface};
use crate::extract::Kind;
use crate::finding::{Finding, Severity};
use crate::quantity::Amount;
use crate::quantity::agree::Window;
use crate::review::{Review, Reviewed};
use rust_decimal::Decimal;

pub(super) const RULE: Rule = Rule {
    name: "text-rate",
    severity: Severity::Error,
    summary: "a rate that the count and the base beside it do not give",
    page: include_str!("text_rate.md"),
    check: Some(check),
};

/// What rates are counted in.
const COUNTED: [Kind; 3] = [Kind::Count, Kind::Casualties, Kind::Number];

fn check(review: &Review<'_>) -> Vec<Finding> {
    sentences(review, &[Kind::Rate], 1).filter_map(|sentence| finding(&sentence, review)).collect()
}

/// The finding on `1,200 cases in 400,000 people, or 30 per 100,000`.
fn finding(sentence: &Sentence<'_>, review: &Review<'_>) -> Option<Finding> {
    let [rate] = only(sentence.claims(&[Kind::Rate]))?;
    let [first, second] = only(sentence.claims(&COUNTED))?;
    let (part, whole) = if led(sentence, first, second, rate)? { (first, second) } else { (second, first) };
    let (printed, x, y) = (amount(rate)?, amount(part)?, amount(whole)?);
    let base = base(printed)?;
    if x.value >= y.value || base >= y.value.checked_mul(Decimal::ONE_HUNDRED)? {
        return None;
    }
    let given = times(&quotient(&Window::allowed(x), &Window::allowed(y))?, base)?;
    let allowed = Window::allowed(printed);
    if allowed.meets(&given) {
        return None;
    }
    let message = format!(
        "{}: {} in {} is {} per {} ({} / {} × {})",
        surface(rate, review),
        surface(part, review),
        surface(whole, review),
        shown(x.value.checked_div(y.value)?.checked_mul(base)?),
        shown(base),
        shown(x.value),
        shown(y.value),
        shown(base),
    );
    let mut finding = about(rate, review, RULE.name, Severity::Error, message)?;
    finding.related.extend([related(part, review)?, related(whole, review)?]);
    Some(finding)
}

/// What the rate is per, where that is a number: 100,000 of `per 100,000`.
fn base(rate: &Amount) -> Option<Decimal> {
    let name = &rate.unit.as_ref()?.name;
    name.rsplit(' ').next()?.parse().ok()
}

/// Whether the first of two counts is the part: `X cases in Y people`; else `Y people had X cases, a rate of Z`. None
/// where neither is said.
fn led(sentence: &Sentence<'_>, first: &Reviewed, second: &Reviewed, rate: &Reviewed) -> Option<bool> {
    const LONGEST: usize = 6;
    let between = sentence.between(first, second);
    let plain = between.len() <= LONGEST && !sentence.words(between.clone()).contains([',', '(', ';']);
    if !plain {
        return None;
    }
    if sentence.has(between, &sentence.language.checks.among) {
        return Some(true);
    }
    let gap = sentence.between(second, rate);
    let told = gap.len() <= LONGEST && sentence.words(gap).contains([',', '(']);
    told.then_some(false)
}
