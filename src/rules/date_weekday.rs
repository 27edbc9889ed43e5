//! `date-weekday`: the weekday does not fall on the date.

use chrono::{Datelike, Duration, NaiveDate};

use super::Rule;
use super::support::{about, surface};
use crate::extract::date::Calendar;
use crate::extract::{DateExpr, Fault};
use crate::finding::{Finding, Severity};
use crate::quantity::PartialDate;
use crate::review::{Review, Reviewed};

pub(super) const RULE: Rule = Rule {
    name: "date-weekday",
    severity: Severity::Error,
    summary: "a weekday that does not fall on its date",
    page: include_str!("date_weekday.md"),
    check: Some(check),
};

const WEEKDAYS: [&str; 7] = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];
/// Years on either side in which the weekday may fall on the day: a year is mistyped by a few at most.
const YEARS: i32 = 2;

fn check(review: &Review<'_>) -> Vec<Finding> {
    review.figures.iter().filter_map(|figure| finding(figure, review)).collect()
}

fn finding(figure: &Reviewed, review: &Review<'_>) -> Option<Finding> {
    let Some(Fault::Weekday(actual)) = figure.claim.mention.fault else { return None };
    let actual = WEEKDAYS.get(usize::from(actual))?;
    let surface = surface(figure, review);
    let repairs = repairs(figure).map_or_else(
        || "correct the weekday or the date".to_owned(),
        |dates| format!("write {actual}, or the date {dates}"),
    );
    let message = format!("{surface}: that day is a {actual}; {repairs}");
    about(figure, review, RULE.name, Severity::Error, message)
}

/// The days nearby on which the weekday does fall: of the same week, and the same day of a year nearby.
fn repairs(figure: &Reviewed) -> Option<String> {
    let Some(DateExpr::Calendar(Calendar { weekday: Some(weekday), .. })) = &figure.claim.mention.date else {
        return None;
    };
    let day = figure.claim.mention.quantity.when?.first_day()?;
    let falls = |day: &NaiveDate| day.weekday().num_days_from_monday() == u32::from(*weekday);
    let nearest = (1..=3).flat_map(|days| [-days, days]);
    let of_week = nearest.filter_map(|days| day.checked_add_signed(Duration::days(days))).find(falls)?;
    let of_year = (1..=YEARS)
        .flat_map(|years| [years, -years])
        .filter_map(|years| day.with_year(day.year() + years))
        .find(falls);
    let iso = |day: NaiveDate| crate::quantity::When::At(PartialDate::from(day)).to_iso();
    Some(match of_year {
        Some(of_year) => format!("{} or {}", iso(of_week), iso(of_year)),
        None => iso(of_week),
    })
}
