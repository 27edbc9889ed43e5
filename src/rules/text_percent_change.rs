//! `text-percent-change`: a percentage that is not what the two figures beside it give.

use rust_decimal::Decimal;

use super::Rule;
use super::arithmetic::{percent_change, shown};
use super::sentence::{Sentence, amount, only, sentences};
use super::support::{about, related, surface};
use crate::extract::Kind;
use crate::finding::{Finding, Severity};
use crate::quantity::Amount;
use crate::quantity::agree::Window;
use crate::review::{Review, Reviewed};

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
    const LEVELS: [Kind; 5] = [Kind::Money, Kind::Count, Kind::Casualties, Kind::Measurement, Kind::Number];
    let [percent] = only(sentence.claims(&[Kind::Percentage]))?;
    let [_, _] = only(sentence.claims(&LEVELS))?;
    let (from, to) = sentence.change().filter(|(_, to)| to.claim.kind != Kind::Percentage)?;
    let (a, b, printed) = (amount(from)?, amount(to)?, amount(percent)?);
    if !is_of_change(percent, sentence) {
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
        surface(from, review),
        surface(to, review),
        shown(given.abs()),
        shown(b.value),
        shown(a.value),
        shown(window.lo?),
        shown(window.hi?),
    );
    let mut finding = about(percent, review, RULE.name, Severity::Error, message)?;
    finding.related.extend([related(from, review)?, related(to, review)?]);
    Some(finding)
}

/// Whether the percentage tells a change, and the whole one: `a 58 percent increase`, `up 58 percent`; not `an annual
/// increase of 5 percent`.
fn is_of_change(percent: &Reviewed, sentence: &Sentence<'_>) -> bool {
    const REACH: usize = 3;
    let numbers = &sentence.language.numbers;
    let near = |set| sentence.has_before(percent, REACH, set) || sentence.has_after(percent, REACH, set);
    near(&numbers.change) && !near(&numbers.partial_change)
}
