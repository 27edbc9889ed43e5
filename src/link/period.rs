//! Time as days, so that coarse dates can be laid over each other.

use chrono::Datelike;

use crate::quantity::{PartialDate, When};

/// Days that count as one time: those before publication that an article speaks of where it says nothing else.
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
    /// The days that a date covers; none if it ends before it begins.
    pub fn of(when: &When) -> Option<Days> {
        let first = when.first_day().map_or(i32::MIN, |day| day.num_days_from_ce());
        let last = when.last_day().map_or(i32::MAX, |day| day.num_days_from_ce());
        (first <= last).then_some(Days { first, last })
    }

    /// The days of a year, month or day.
    pub fn of_date(date: PartialDate) -> Option<Days> {
        Days::of(&When::At(date))
    }

    /// What an article of that date speaks of where it says nothing else.
    pub fn before(published: PartialDate) -> Option<Days> {
        let days = Days::of_date(published)?;
        Some(Days { first: days.first.saturating_sub(RECENT), last: days.last })
    }

    /// These days and those after them for which an article may still repeat what was said then.
    pub fn and_after(self) -> Days {
        Days { last: self.last.saturating_add(RECENT), ..self }
    }

    /// Whether the two share a day.
    pub fn overlaps(self, other: Days) -> bool {
        self.first <= other.last && other.first <= self.last
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn days(text: &str) -> Days {
        Days::of(&When::from_iso(text).unwrap()).unwrap()
    }

    #[test]
    fn coarse_dates_cover_their_days() {
        let length = |text| days(text).last - days(text).first + 1;
        assert_eq!((length("2028-02"), length("2026"), length("199X")), (29, 365, 3652));
        assert!(days("2025-12-28/..").overlaps(days("2026-01")));
        assert!(!days("2025-12-28/..").overlaps(days("2025-11")));
        let recent = Days::before("2026-01-30".parse().unwrap()).unwrap();
        assert!(recent.overlaps(days("2025-12-01")) && !recent.overlaps(days("2025-11")));
    }
}
