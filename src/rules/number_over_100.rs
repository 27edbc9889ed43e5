//! `number-over-100`: a percentage that cannot be so large.

use super::Rule;
use super::sentence::{Sentence, amount, sentences};
use super::support::{about, surface};
use crate::extract::Kind;
use crate::finding::{Finding, Severity};
use crate::quantity::Unit;
use crate::review::{Review, Reviewed};
use rust_decimal::Decimal;

pub(super) const RULE: Rule = Rule {
    name: "number-over-100",
    severity: Severity::Error,
    summary: "a fall or a share of people of more than 100 percent",
    page: include_str!("number_over_100.md"),
    check: Some(check),
};

fn check(review: &Review<'_>) -> Vec<Finding> {
    let mut found = Vec::new();
    for sentence in sentences(review, &[Kind::Percentage], 1) {
        found.extend(
            sentence.claims(&[Kind::Percentage]).filter_map(|figure| finding(figure, &sentence, review)),
        );
    }
    found
}

fn finding(figure: &Reviewed, sentence: &Sentence<'_>, review: &Review<'_>) -> Option<Finding> {
    let amount = amount(figure)?;
    let share = amount.unit.as_ref().is_some_and(|unit| unit.dimension == Unit::SHARE);
    if !share || amount.value <= Decimal::ONE_HUNDRED || amount.qualifier.is_upper_bound() {
        return None;
    }
    let surface = surface(figure, review);
    let message = if falls(figure, sentence, review) {
        format!("{surface}: nothing falls by more than 100 %")
    } else if of_people(figure, sentence) {
        format!("{surface}: there are no more of them than 100 %")
    } else {
        return None;
    };
    about(figure, review, RULE.name, Severity::Error, message)
}

/// `fell by 120 percent`; profits and such can fall below zero.
fn falls(figure: &Reviewed, sentence: &Sentence<'_>, review: &Review<'_>) -> bool {
    const NEAR: usize = 2;
    let below_zero = sentence.has(0..sentence.tokens().len(), &review.language.checks.below_zero);
    figure.claim.sign < 0
        && !below_zero
        && (sentence.has_before(figure, NEAR, &review.language.measures.falling)
            || sentence.has_after(figure, 1, &review.language.measures.changes))
}

/// `130 percent of the voters`.
fn of_people(figure: &Reviewed, sentence: &Sentence<'_>) -> bool {
    const NOUN: usize = 3;
    let end = figure.claim.mention.tokens.end;
    let language = sentence.language;
    let noun = (end + 1..end + 1 + NOUN)
        .find(|&at| !language.grammar.function_words.has(sentence.tokens().word(at)));
    language.numbers.connectives.of.has(sentence.tokens().word(end))
        && noun.is_some_and(|at| language.measures.persons.has(sentence.tokens().word(at)))
}
