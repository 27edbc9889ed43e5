//! `date-elapsed`: a length of time that its years do not give.

use chrono::Datelike;

use super::Rule;
use super::sentence::{Sentence, amount, only, sentences};
use super::support::{about, related, surface};
use crate::extract::date::{Calendar, Year};
use crate::extract::{DateExpr, Kind};
use crate::finding::{Finding, Severity};
use crate::quantity::{Qualifier, Unit, When};
use crate::review::{Review, Reviewed};
use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;

pub(super) const RULE: Rule = Rule {
    name: "date-elapsed",
    severity: Severity::Error,
    summary: "a length of time or an anniversary that its years do not give",
    page: include_str!("date_elapsed.md"),
    check: Some(check),
};

/// Months in a year, the base unit of years.
const MONTHS: Decimal = Decimal::from_parts(12, 0, 0, false, 0);

fn check(review: &Review<'_>) -> Vec<Finding> {
    let mut found = Vec::new();
    for sentence in sentences(review, &[Kind::Date], 1) {
        for pair in sentence.figures.windows(2) {
            found.extend(stretch(&pair[0], &pair[1], &sentence, review));
        }
        found.extend(anniversary(&sentence, review));
    }
    found
}

/// The finding on `the seven years from 1998 to 2003`; both ends may count.
fn stretch(
    length: &Reviewed,
    dates: &Reviewed,
    sentence: &Sentence<'_>,
    review: &Review<'_>,
) -> Option<Finding> {
    let between = sentence.words(sentence.between(length, dates));
    let together = length.claim.is_claim()
        && dates.claim.is_claim()
        && matches!(between.as_str(), "" | "," | "(" | "of");
    let printed = amount(length).filter(|_| length.claim.kind == Kind::Duration)?;
    let is_years = printed
        .unit
        .as_ref()
        .is_some_and(|unit| unit.dimension == Unit::MONTH && unit.factor == Some(MONTHS));
    let Some(When::Interval(Some(first), Some(last))) = dates.claim.mention.quantity.when else {
        return None;
    };
    let years_alone = first.month.is_none() && last.month.is_none();
    if !together || !is_years || !years_alone || printed.qualifier != Qualifier::Exact {
        return None;
    }
    let elapsed = i64::from(last.year - first.year);
    let count = printed.value.to_i64()?;
    if (elapsed..=elapsed + 1).contains(&count) {
        return None;
    }
    let message = format!(
        "{}: from {} to {} are {elapsed} years, {} with both",
        surface(length, review),
        first.year,
        last.year,
        elapsed + 1
    );
    let mut finding = about(length, review, RULE.name, Severity::Error, message)?;
    finding.related.extend(related(dates, review));
    Some(finding)
}

/// The finding on `in 2012 the 50th anniversary of the 1961 flood`.
fn anniversary(sentence: &Sentence<'_>, review: &Review<'_>) -> Option<Finding> {
    let is_anniversary = |figure: &&Reviewed| {
        figure.claim.kind == Kind::Ordinal
            && sentence.has_after(figure, 2, &review.language.checks.anniversary)
    };
    let [ordinal] = only(sentence.figures.iter().filter(is_anniversary))?;
    let of = sentence.has_after(ordinal, 2, &sentence.language.numbers.connectives.of);
    let years: Vec<(&Reviewed, i32)> =
        sentence.figures.iter().filter_map(|figure| Some((figure, written_year(figure)?))).collect();
    let (event, told) = match years.as_slice() {
        [event] => (event, None),
        [one, other] if one.1 < other.1 => (one, Some(other)),
        [one, other] => (other, Some(one)),
        [] | [_, _, _, ..] => return None,
    };
    let behind = event.0.claim.mention.tokens.start > ordinal.claim.mention.tokens.end;
    let printed = amount(ordinal)?.value.to_i32()?;
    // without a year of its own the sentence may speak of next year
    let (year, slack) = match told {
        Some(told) => (told.1, 0),
        None => (review.published?.first_day().year(), 1),
    };
    let elapsed = year - event.1;
    if !of && told.is_none() || !behind || (printed - elapsed).abs() <= slack {
        return None;
    }
    let message = format!("{}: from {} to {year} are {elapsed} years", surface(ordinal, review), event.1);
    let mut finding = about(ordinal, review, RULE.name, Severity::Error, message)?;
    finding.related.extend(related(event.0, review));
    Some(finding)
}

/// The year of a date that prints one.
fn written_year(figure: &Reviewed) -> Option<i32> {
    match figure.claim.mention.date.as_ref()? {
        DateExpr::Calendar(Calendar { year: Year::Written(year), .. }) => Some(*year),
        _ => None,
    }
}
