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

/// The finding on `born in 1950, died in 2003 aged 81` and on `Orla Venn (1921-1997) died at 81`.
fn finding(sentence: &Sentence<'_>, review: &Review<'_>) -> Option<Finding> {
    let [age] = only(sentence.claims(&[Kind::Age]))?;
    let dates: Vec<&Reviewed> = sentence.claims(&[Kind::Date]).collect();
    if let &[life] = dates.as_slice()
        && let Some((birth, death)) = life_span(sentence, life, age)
    {
        let window = disagreement(age, birth, death, review)?;
        let message = format!("{}: {} makes {window}", surface(age, review), surface(life, review));
        let mut finding = about(age, review, RULE.name, Severity::Error, message)?;
        finding.related.push(related(life, review)?);
        return Some(finding);
    }
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
    let window = disagreement(age, date(born)?, date(died)?, review).filter(|_| dates.len() == 2)?;
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

/// The age that birth and death make, where `age` prints another.
fn disagreement(
    age: &Reviewed,
    birth: PartialDate,
    death: PartialDate,
    review: &Review<'_>,
) -> Option<String> {
    let printed = amount(age).filter(|age| age.qualifier == Qualifier::Exact)?;
    let is_years =
        printed.unit.as_ref().is_some_and(|unit| unit.name == review.language.units.year_of_age.name);
    let (fewest, most) = ages(birth, death);
    let differs = is_years && !(fewest..=most).contains(&printed.value.to_i32()?);
    differs.then(|| if fewest == most { most.to_string() } else { format!("{fewest} or {most}") })
}

/// The birth and death that brackets give before a verb of dying that leads to `age`.
fn life_span(sentence: &Sentence<'_>, life: &Reviewed, age: &Reviewed) -> Option<(PartialDate, PartialDate)> {
    /// A shorter span is as likely one in office.
    const YEARS: i32 = 45;
    let When::Interval(Some(birth), Some(death)) = life.claim.mention.quantity.exact_when()? else {
        return None;
    };
    let span = &life.claim.mention.tokens;
    let tokens = sentence.tokens();
    let bracketed =
        span.start > 0 && tokens.is_symbol(span.start - 1, "(") && tokens.is_symbol(span.end, ")");
    let died = |at| sentence.language.checks.died.has(tokens.word(at));
    let fits = bracketed && death.year - birth.year >= YEARS && leads(sentence, age, died);
    fits.then_some((birth, death))
}

/// Whether a word that `is_verb` stands shortly before the figure, with no date between.
fn leads(sentence: &Sentence<'_>, figure: &Reviewed, is_verb: impl Fn(usize) -> bool) -> bool {
    let start = figure.claim.mention.tokens.start;
    let before = sentence
        .figures
        .iter()
        .filter(|other| other.claim.kind == Kind::Date && other.claim.mention.tokens.end <= start);
    let from = before.map(|other| other.claim.mention.tokens.end).max().unwrap_or(0);
    (start.saturating_sub(REACH).max(from)..start).any(is_verb)
}

fn date(figure: &Reviewed) -> Option<PartialDate> {
    match figure.claim.mention.quantity.exact_when()? {
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
