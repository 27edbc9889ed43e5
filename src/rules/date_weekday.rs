//! `date-weekday`: the weekday does not fall on the date.

use super::Rule;
use super::support::{about, surface};
use crate::extract::Fault;
use crate::finding::{Finding, Severity};
use crate::review::Review;

pub(super) const RULE: Rule = Rule {
    name: "date-weekday",
    severity: Severity::Error,
    summary: "a weekday that does not fall on its date",
    page: include_str!("date_weekday.md"),
    check: Some(check),
};

const WEEKDAYS: [&str; 7] = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];

fn check(review: &Review<'_>) -> Vec<Finding> {
    let wrong = review.figures.iter().filter_map(|figure| match figure.claim.mention.fault {
        Some(Fault::Weekday(day)) => Some((figure, WEEKDAYS.get(usize::from(day))?)),
        _ => None,
    });
    wrong
        .filter_map(|(figure, weekday)| {
            let surface = surface(figure, review);
            let message = format!("{surface}: that day is a {weekday}; correct the weekday or the date");
            about(figure, review, RULE.name, Severity::Error, message)
        })
        .collect()
}
