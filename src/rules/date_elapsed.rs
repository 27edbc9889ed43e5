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
            let (one, other) = (&pair[0], &pair[1]);
            if one.claim.kind == Kind::Duration && leads_to(&sentence, one, other) {
                found.extend(stretch(one, other, &sentence, review));
            } else if follows(&sentence, one, other) {
                found.extend(stretch(other, one, &sentence, review));
            }
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
    let together = length.claim.is_claim() && dates.claim.is_claim() && !is_each(sentence, length);
    let printed = amount(length).filter(|_| length.claim.kind == Kind::Duration)?;
    let is_years = printed
        .unit
        .as_ref()
        .is_some_and(|unit| unit.dimension == Unit::MONTH && unit.factor == Some(MONTHS));
    let Some(When::Interval(Some(first), Some(last))) = dates.claim.mention.quantity.exact_when() else {
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

/// `the seven years from 1998 to 2003`, `a seven-year run from 1998 to 2003`.
fn leads_to(sentence: &Sentence<'_>, length: &Reviewed, dates: &Reviewed) -> bool {
    let of = &sentence.language.numbers.connectives.of;
    let checks = &sentence.language.checks;
    sentence.between(length, dates).all(|at| {
        let word = sentence.tokens().word(at);
        matches!(sentence.tokens().str(at), "," | "(") || of.has(word) || checks.spans.has(word)
    })
}

/// `from 1998 to 2003, a period of seven years`, with nothing more behind it.
fn follows(sentence: &Sentence<'_>, dates: &Reviewed, length: &Reviewed) -> bool {
    let c = &sentence.language.numbers.connectives;
    let tokens = sentence.tokens();
    let mut between = sentence.between(dates, length);
    let opens = between.next().is_some_and(|at| matches!(tokens.str(at), "," | "("));
    let end = length.claim.mention.tokens.end;
    opens
        && matches!(tokens.str(end), "" | "." | "," | ")" | ";")
        && between.all(|at| {
            let word = tokens.word(at);
            let joins = [&c.article, &c.of, &c.or, &sentence.language.checks.spans];
            joins.iter().any(|set| set.has(word))
        })
}

/// Whether the length is of one of several: `two terms of four years`.
fn is_each(sentence: &Sentence<'_>, length: &Reviewed) -> bool {
    let tokens = sentence.tokens();
    let start = length.claim.mention.tokens.start;
    let Some(at) = start.checked_sub(1) else { return false };
    let one = at.checked_sub(1).is_some_and(|at| sentence.language.checks.spans.has(tokens.word(at)));
    sentence.language.numbers.connectives.of.has(tokens.word(at)) && !one
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
    let (start, end) = (event.0.claim.mention.tokens.start, ordinal.claim.mention.tokens.end);
    let founded = !of && sentence.has_before(event.0, 2, &review.language.checks.founded);
    let gap = if start >= end { end..start } else { start..end };
    let together = (start >= end || founded) && !sentence.words(gap).contains(';');
    let printed = amount(ordinal)?.value.to_i32()?;
    // without a year of its own the sentence may speak of next year
    let (year, slack) = match told {
        Some(told) => (told.1, 0),
        None => (review.published?.first_day().year(), 1),
    };
    let elapsed = year - event.1;
    if !of && !founded && told.is_none() || !together || (printed - elapsed).abs() <= slack {
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
