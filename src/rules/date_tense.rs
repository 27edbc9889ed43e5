//! `date-tense`: a date whose verb is of another time.

use super::Rule;
use super::sentence::{Sentence, sentences};
use super::support::{about, surface};
use crate::extract::date::{Calendar, Year};
use crate::extract::{DateExpr, Kind};
use crate::finding::{Finding, Severity};
use crate::review::{Review, Reviewed};

pub(super) const RULE: Rule = Rule {
    name: "date-tense",
    severity: Severity::Warning,
    summary: "a day that is over told in the future, or one ahead told in the past",
    page: include_str!("date_tense.md"),
    check: Some(check),
};

/// Words between the verb and the date.
const REACH: usize = 5;

fn check(review: &Review<'_>) -> Vec<Finding> {
    let mut found = Vec::new();
    for sentence in sentences(review, &[Kind::Date], 1) {
        found.extend(sentence.claims(&[Kind::Date]).filter_map(|date| finding(date, &sentence, review)));
    }
    found
}

/// The finding on a day with a year, `will open on 3 May 2030` in a text of 2031.
fn finding(date: &Reviewed, sentence: &Sentence<'_>, review: &Review<'_>) -> Option<Finding> {
    let Some(DateExpr::Calendar(Calendar { year: Year::Written(_), month: Some(_), .. })) =
        &date.claim.mention.date
    else {
        return None;
    };
    // of a date that is itself wrong the tense proves nothing
    let when = date.claim.mention.quantity.when.filter(|_| date.claim.mention.fault.is_none())?;
    let published = review.published.filter(|published| published.day.is_some())?;
    let checks = &review.language.checks;
    let quoted = sentence.words(0..sentence.tokens().len()).contains(['"', '“', '”']);
    let start = date.claim.mention.tokens.start;
    let from = clause_start(sentence, start);
    if quoted || sentence.has(0..sentence.tokens().len(), &checks.planned) {
        return None;
    }
    let over = when.last_day()? < published.first_day();
    let ahead = when.first_day()? > published.last_day();
    let word = |at: usize| sentence.tokens().word(at);
    let passive = (from..start).any(|at| checks.was.has(word(at)) && checks.happened.has(word(at + 1)));
    let happened =
        passive || start >= 2 && checks.on.has(word(start - 1)) && checks.past.has(word(start - 2));
    let told = if over && sentence.has(from..start, &checks.will) {
        "is over, but the text tells it in the future"
    } else if ahead && happened {
        "lies ahead, but the text tells it in the past"
    } else {
        return None;
    };
    let message = format!("{}: the day {told}", surface(date, review));
    about(date, review, RULE.name, Severity::Warning, message)
}

/// Where the clause of the date begins, as far as the verb may be away.
fn clause_start(sentence: &Sentence<'_>, start: usize) -> usize {
    let from = start.saturating_sub(REACH);
    let stops = |&at: &usize| matches!(sentence.tokens().str(at), "," | ";" | ":" | "(" | "—" | "–");
    (from..start).rev().find(stops).map_or(from, |at| at + 1)
}
