//! `date-new-year`: a date of the new year with the old year.

use super::Rule;
use super::support::{about, surface};
use crate::extract::date::{Calendar, Year};
use crate::extract::{DateExpr, Fault};
use crate::finding::{Finding, Severity};
use crate::quantity::PartialDate;
use crate::review::{Review, Reviewed};

pub(super) const RULE: Rule = Rule {
    name: "date-new-year",
    severity: Severity::Error,
    summary: "a date at the turn of the year with the year that is over",
    page: include_str!("date_new_year.md"),
    check: Some(check),
};

/// Days around publication within which a date with another year is a slip.
const NEAR: i64 = 45;

fn check(review: &Review<'_>) -> Vec<Finding> {
    review.figures.iter().filter_map(|figure| finding(figure, review)).collect()
}

/// The finding on `Tuesday, January 9, 2030` in a text of January 2031, where that day of 2031 is a Tuesday.
fn finding(figure: &Reviewed, review: &Review<'_>) -> Option<Finding> {
    let Some(DateExpr::Calendar(Calendar {
        year: Year::Written(year),
        month: Some(month),
        day: Some(day),
        weekday: Some(weekday),
    })) = &figure.claim.mention.date
    else {
        return None;
    };
    let published = review.published.filter(|published| published.day.is_some())?;
    let turned = *year == published.year - 1 && published.month == Some(1);
    let right = PartialDate::from_day(year + 1, *month, *day)?;
    let near = (right.first_day() - published.first_day()).num_days().abs() <= NEAR;
    let wrong_day = matches!(figure.claim.mention.fault, Some(Fault::Weekday(_)));
    if !turned || !near || !wrong_day || right.weekday() != Some(*weekday) {
        return None;
    }
    let message =
        format!("{}: the weekday is that of {}, {} is last year", surface(figure, review), right.year, year);
    about(figure, review, RULE.name, Severity::Error, message)
}
