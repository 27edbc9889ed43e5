//! Time as days, so that coarse dates can be laid over each other.

use chrono::{Datelike, Months, NaiveDate};

use crate::quantity::{PartialDate, When};

/// Days before publication that an article speaks of where it says nothing else.
const RECENT: i32 = 60;

/// Days since the year 1, from the first to the last; an open end reaches as far as numbers do.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Days {
    /// First day.
    pub first: i32,
    /// Last day.
    pub last: i32,
}

impl Days {
    /// The days that a date covers; none if no calendar has it.
    pub fn of(when: &When) -> Option<Days> {
        match *when {
            When::At(date) => Days::of_date(date),
            When::Interval(first, last) => {
                let first = match first {
                    Some(date) => Days::of_date(date)?.first,
                    None => i32::MIN,
                };
                let last = match last {
                    Some(date) => Days::of_date(date)?.last,
                    None => i32::MAX,
                };
                (first <= last).then_some(Days { first, last })
            }
            When::Decade(year) => Days::years(year, 10),
            When::Century(year) => Days::years(year, 100),
        }
    }

    /// The days of a year, month or day.
    pub fn of_date(date: PartialDate) -> Option<Days> {
        let Some(month) = date.month else { return Days::years(date.year, 1) };
        let first = NaiveDate::from_ymd_opt(date.year, month.into(), u32::from(date.day.unwrap_or(1)))?;
        let last = match date.day {
            Some(_) => first,
            None => first.checked_add_months(Months::new(1))?.pred_opt()?,
        };
        Some(Days { first: first.num_days_from_ce(), last: last.num_days_from_ce() })
    }

    /// What an article of that date speaks of where it says nothing else.
    pub fn before(published: PartialDate) -> Option<Days> {
        let days = Days::of_date(published)?;
        Some(Days { first: days.first - RECENT, last: days.last })
    }

    /// Whether the two share a day.
    pub fn overlaps(self, other: Days) -> bool {
        self.first <= other.last && other.first <= self.last
    }

    fn years(year: i32, count: i32) -> Option<Days> {
        let first = NaiveDate::from_ymd_opt(year, 1, 1)?;
        let next = NaiveDate::from_ymd_opt(year.checked_add(count)?, 1, 1)?;
        Some(Days { first: first.num_days_from_ce(), last: next.num_days_from_ce() - 1 })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn date(year: i32, month: Option<u8>, day: Option<u8>) -> PartialDate {
        PartialDate { year, month, day, time: None }
    }

    #[test]
    fn coarse_dates_cover_their_days() {
        let length = |when: When| Days::of(&when).map(|days| days.last - days.first + 1);
        assert_eq!(length(When::At(date(2028, Some(2), None))), Some(29));
        assert_eq!(length(When::At(date(2026, None, None))), Some(365));
        assert_eq!(length(When::At(date(2026, Some(2), Some(30)))), None);
        assert_eq!(length(When::Decade(1990)), Some(3652));
        let open = When::Interval(Some(date(2025, Some(12), Some(28))), None);
        let month = When::At(date(2026, Some(1), None));
        assert!(Days::of(&open).unwrap().overlaps(Days::of(&month).unwrap()));
        assert_eq!(Days::of(&When::At(date(i32::MAX, None, None))), None);
    }
}
