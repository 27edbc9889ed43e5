//! `text-percent-change`: a percentage that is not what the two figures beside it give.

use rust_decimal::Decimal;

use super::Rule;
use super::arithmetic::{percent_change, shown};
use super::sentence::{Sentence, amount, only, sentences};
use super::support::{about, surface};
use crate::extract::Kind;
use crate::finding::{Finding, Severity};
use crate::quantity::Amount;
use crate::quantity::agree::Window;
use crate::review::Review;

pub(super) const RULE: Rule = Rule {
    name: "text-percent-change",
    severity: Severity::Error,
    summary: "a percentage of change that the two figures beside it do not give",
    page: include_str!("text_percent_change.md"),
    check: Some(check),
};

fn check(review: &Review<'_>) -> Vec<Finding> {
    sentences(review, &[Kind::Percentage], 1).filter_map(|sentence| finding(&sentence, review)).collect()
}

/// The finding on a sentence with one percentage of change and just two figures of a kind, `from A` and `to B`.
fn finding(sentence: &Sentence<'_>, review: &Review<'_>) -> Option<Finding> {
    let [percent] = only(sentence.claims(&[Kind::Percentage]))?;
    let change = sentence.change().filter(|change| change.to.figure.claim.kind != Kind::Percentage)?;
    let (a, b, printed) = (&change.from.amount, &change.to.amount, amount(percent)?);
    if !sentence.is_of_change(percent) || !sentence.tells(percent, &change) {
        return None;
    }
    let window = percent_change(&Window::allowed(a), &Window::allowed(b))?;
    let allowed = Window::allowed(&Amount { value: printed.value.abs(), ..printed.clone() });
    if allowed.meets(&window) {
        return None;
    }
    let given = b.value.checked_sub(a.value)?.checked_div(a.value)?.checked_mul(Decimal::ONE_HUNDRED)?;
    let message = format!(
        "{}: from {} to {} is a change of {} % ({} / {} − 1; {} to {} % with both rounded), the text allows {allowed} %",
        surface(percent, review),
        change.from.surface(review),
        change.to.surface(review),
        shown(given.abs()),
        shown(b.value),
        shown(a.value),
        shown(window.lo?),
        shown(window.hi?),
    );
    let mut finding = about(percent, review, RULE.name, Severity::Error, message)?;
    finding.related.extend(change.related(review));
    Some(finding)
}
