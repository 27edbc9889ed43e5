//! `date-age`: an age that the dates do not give.

use super::Rule;
use super::sentence::{Sentence, amount, only, sentences};
use super::support::{about, related, surface};
use crate::extract::Kind;
use crate::finding::{Finding, Severity};
use crate::quantity::{PartialDate, Qualifier, When};
use crate::review::{Review, Reviewed};
use rust_decimal::prelude::ToPrimitive;

pub(super) const RULE: Rule = Rule {
    name: "date-age",
    severity: Severity::Error,
    summary: "an age that the year of birth and the year of the event do not give",
    page: include_str!("date_age.md"),
    check: Some(check),
};

/// Words between `born` or `died` and its date.
const REACH: usize = 8;

fn check(review: &Review<'_>) -> Vec<Finding> {
    sentences(review, &[Kind::Age], 1).filter_map(|sentence| finding(&sentence, review)).collect()
}

/// The finding on `born in 1950, died in 2003 aged 81`.
fn finding(sentence: &Sentence<'_>, review: &Review<'_>) -> Option<Finding> {
    let [age] = only(sentence.claims(&[Kind::Age]))?;
    let dates: Vec<&Reviewed> = sentence.claims(&[Kind::Date]).collect();
    let checks = &review.language.checks;
    let [born] = only(
        dates
            .iter()
            .copied()
            .filter(|date| leads(sentence, date, |at| checks.born.has(sentence.tokens().word(at)))),
    )?;
    let [died] = only(
        dates
            .iter()
            .copied()
            .filter(|date| leads(sentence, date, |at| checks.died.has(sentence.tokens().word(at)))),
    )?;
    let (birth, death) = (date(born)?, date(died)?);
    let printed = amount(age).filter(|age| age.qualifier == Qualifier::Exact)?;
    let is_years =
        printed.unit.as_ref().is_some_and(|unit| unit.name == review.language.units.year_of_age.name);
    let (fewest, most) = ages(birth, death);
    let count = printed.value.to_i32()?;
    if !is_years || dates.len() != 2 || (fewest..=most).contains(&count) {
        return None;
    }
    let window = if fewest == most { most.to_string() } else { format!("{fewest} or {most}") };
    let message = format!(
        "{}: {} to {} makes {window}",
        surface(age, review),
        surface(born, review),
        surface(died, review)
    );
    let mut finding = about(age, review, RULE.name, Severity::Error, message)?;
    finding.related.extend([related(born, review)?, related(died, review)?]);
    Some(finding)
}

/// Whether a word that `is_verb` stands shortly before the date, with no other date between.
fn leads(sentence: &Sentence<'_>, date: &Reviewed, is_verb: impl Fn(usize) -> bool) -> bool {
    let start = date.claim.mention.tokens.start;
    let before = sentence
        .figures
        .iter()
        .filter(|other| other.claim.kind == Kind::Date && other.claim.mention.tokens.end <= start);
    let from = before.map(|other| other.claim.mention.tokens.end).max().unwrap_or(0);
    (start.saturating_sub(REACH).max(from)..start).any(is_verb)
}

fn date(figure: &Reviewed) -> Option<PartialDate> {
    match figure.claim.mention.quantity.when? {
        When::At(date) => Some(date),
        _ => None,
    }
}

/// The ages that a birth and a death allow: years alone leave two.
fn ages(birth: PartialDate, death: PartialDate) -> (i32, i32) {
    let years = death.year - birth.year;
    let before = |first: PartialDate, last: PartialDate| {
        // whether the birthday of the last year may still lie ahead
        match (first.month, last.month) {
            (Some(born), Some(died)) if born != died => died < born,
            (Some(_), Some(_)) => match (first.day, last.day) {
                (Some(born), Some(died)) => died < born,
                _ => true,
            },
            _ => true,
        }
    };
    let after = |first: PartialDate, last: PartialDate| match (first.month, last.month) {
        (Some(born), Some(died)) if born != died => died > born,
        (Some(_), Some(_)) => match (first.day, last.day) {
            (Some(born), Some(died)) => died >= born,
            _ => true,
        },
        _ => true,
    };
    (years - i32::from(before(birth, death)), years - i32::from(!after(birth, death)))
}
