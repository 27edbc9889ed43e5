//! `number-currency`: conversions of money at rates that contradict each other.

use std::collections::BTreeMap;

use super::Rule;
use super::arithmetic::{quotient, shown};
use super::sentence::{Sentence, amount, sentences};
use super::support::{about, related, surface};
use crate::extract::Kind;
use crate::finding::{Finding, Severity};
use crate::quantity::agree::Window;
use crate::review::{Review, Reviewed};
use rust_decimal::Decimal;

pub(super) const RULE: Rule = Rule {
    name: "number-currency",
    severity: Severity::Warning,
    summary: "bracketed currency conversions at rates that contradict each other",
    page: include_str!("number_currency.md"),
    check: Some(check),
};

/// A sum, its conversion in brackets, and the rates that the two allow.
struct Conversion<'r> {
    sum: &'r Reviewed,
    converted: &'r Reviewed,
    rate: Window,
    exact: Decimal,
}

/// How far the rates of one text may lie apart beside rounding, as a part: dates differ.
const SLACK: Decimal = Decimal::from_parts(15, 0, 0, false, 2);

fn check(review: &Review<'_>) -> Vec<Finding> {
    let mut by_pair: BTreeMap<(String, String), Vec<Conversion<'_>>> = BTreeMap::new();
    for sentence in sentences(review, &[Kind::Money], 2) {
        for pair in sentence.figures.windows(2) {
            if let Some((currencies, conversion)) = conversion(&pair[0], &pair[1], &sentence) {
                by_pair.entry(currencies).or_default().push(conversion);
            }
        }
    }
    by_pair.iter().flat_map(|(currencies, all)| findings(currencies, all, review)).collect()
}

/// `£150 million (US$190 million)`.
fn conversion<'r>(
    sum: &'r Reviewed,
    converted: &'r Reviewed,
    sentence: &Sentence<'_>,
) -> Option<((String, String), Conversion<'r>)> {
    let (a, b) = (amount(sum)?, amount(converted)?);
    let (from, to) = (a.unit.as_ref()?, b.unit.as_ref()?);
    let bracketed = sentence.words(sentence.between(sum, converted)) == "(";
    if !bracketed || !from.is_currency() || !to.is_currency() || from.name == to.name {
        return None;
    }
    let rate = quotient(&Window::allowed(b), &Window::allowed(a))?;
    let exact = b.value.checked_div(a.value)?;
    Some(((from.name.clone(), to.name.clone()), Conversion { sum, converted, rate, exact }))
}

/// Findings on the conversions that do not go with the first.
fn findings(currencies: &(String, String), all: &[Conversion<'_>], review: &Review<'_>) -> Vec<Finding> {
    let Some((first, rest)) = all.split_first() else { return Vec::new() };
    let apart = |other: &Conversion<'_>| {
        let wide = |window: &Window| Window {
            lo: window.lo.map(|lo| lo - lo * SLACK),
            hi: window.hi.map(|hi| hi + hi * SLACK),
            ..*window
        };
        !wide(&first.rate).meets(&other.rate)
    };
    let finding = |other: &Conversion<'_>| {
        let message = format!(
            "{}: {} {} to the {} here, but {} at {}; one of the two is wrong",
            surface(other.converted, review),
            shown(other.exact),
            currencies.1,
            currencies.0,
            shown(first.exact),
            surface(first.converted, review),
        );
        let mut finding = about(other.converted, review, RULE.name, Severity::Warning, message)?;
        finding.related.extend([related(other.sum, review)?, related(first.converted, review)?]);
        Some(finding)
    };
    rest.iter().filter(|other| apart(other)).filter_map(finding).collect()
}
