//! Parts of a longer period, feasts and days by their number: `first week of March`, `Easter 2018`, `the 22nd`.

use chrono::{Datelike, NaiveDate, Weekday};

use super::relative::month_on;
use super::{Reference, at, shifted};
use crate::extract::date::Item;
use crate::lang::dates::{Feast, Period, Tense};
use crate::quantity::{PartialDate, When};

impl Reference {
    /// `count` items of `whole`, from the one at `position` towards the middle.
    pub(super) fn within(&self, position: i8, count: u8, item: Item, whole: When) -> Option<When> {
        let (first, last) = (whole.first_day()?, whole.last_day()?);
        let back = position < 0;
        let steps = i64::from(position.unsigned_abs()) - 1;
        let more = i64::from(count) - 1;
        // The nearer and the farther end of the part, in items from the end of the whole.
        let (near, far) = if back { (-steps, -steps - more) } else { (steps, steps + more) };
        let (low, high) = (near.min(far), near.max(far));
        let days_from =
            |day: NaiveDate, step: i64| Some((shifted(day, low * step)?, shifted(day, high * step)?));
        let inside = |from, to| first <= from && to <= last;
        // How far an item begins before its day that tells whose it is, and ends after it.
        let mut about = (0, 0);
        let (from, to) = match item {
            Item::Unit(Period::Day) => days_from(if back { last } else { first }, 1)?,
            Item::Unit(Period::Week) => {
                // ISO 8601: a week is the period's that has its Thursday.
                about = (-3, 3);
                days_from(day_within(first, last, Weekday::Thu, back)?, 7)?
            }
            Item::Unit(Period::Weekend) => {
                about = (0, 1);
                days_from(day_within(first, last, Weekday::Sat, back)?, 7)?
            }
            Item::Weekday(day) => days_from(day_within(first, last, Weekday::try_from(day).ok()?, back)?, 7)?,
            Item::Unit(unit) => {
                let part = months_within(if back { last } else { first }, low, high, unit, back)?;
                return inside(part.first_day()?, part.last_day()?).then_some(part);
            }
        };
        if !inside(from, to) {
            return None;
        }
        match (shifted(from, about.0)?, shifted(to, about.1)?) {
            (from, to) if from == to => Some(at(from)),
            (from, to) => interval(from, to),
        }
    }

    /// The day of that number of the month that fits the tense and lies nearest to publication.
    pub(super) fn day_number(&self, day: u8, weekday: Option<u8>) -> Option<When> {
        /// A weekday falls on a number within a year and some months.
        const MONTHS: i32 = 14;
        /// A day named before that is longer gone is the one told of.
        const NEWS: i64 = 60;
        let published = self.published.filter(|date| date.day.is_some());
        let told = self.day.filter(|told| {
            self.tense != Tense::Future
                && published
                    .is_none_or(|published| (published.first_day() - told.first_day()).num_days() > NEWS)
        });
        if let Some(told) = told.filter(|_| weekday.is_none()) {
            let month = if day < told.day? { month_on(told, 1)? } else { told };
            return PartialDate::from_day(month.year, month.month?, day).map(When::At);
        }
        let published = published?;
        let today = published.first_day();
        let month = published.year * 12 + i32::from(published.month?) - 1;
        let candidates = (-MONTHS..=MONTHS).filter_map(|step| {
            let index = month + step;
            let date = PartialDate::from_day(
                index.div_euclid(12),
                u8::try_from(index.rem_euclid(12) + 1).ok()?,
                day,
            )?;
            let fits = weekday.is_none_or(|weekday| date.weekday() == Some(weekday));
            let distance = (date.first_day() - today).num_days();
            let allowed = match self.tense {
                Tense::Past => distance <= 0,
                Tense::Future => distance >= 0,
                Tense::Unknown => true,
            };
            (fits && allowed).then_some((distance.abs(), date))
        });
        candidates.min_by_key(|&(distance, _)| distance).map(|(_, date)| When::At(date))
    }
}

/// The first or last such weekday from `first` to `last`.
fn day_within(first: NaiveDate, last: NaiveDate, weekday: Weekday, back: bool) -> Option<NaiveDate> {
    let wanted = i64::from(weekday.num_days_from_monday());
    let of = |day: NaiveDate| i64::from(day.weekday().num_days_from_monday());
    let day = match back {
        true => shifted(last, -(of(last) - wanted).rem_euclid(7)),
        false => shifted(first, (wanted - of(first)).rem_euclid(7)),
    }?;
    (first <= day && day <= last).then_some(day)
}

/// Months and longer, so many items on from the month of `day`.
fn months_within(day: NaiveDate, low: i64, high: i64, unit: Period, back: bool) -> Option<When> {
    let length: i64 = match unit {
        Period::Month => 1,
        Period::Quarter => 3,
        Period::Year => 12,
        Period::Decade => 120,
        _ => return None,
    };
    let month = i64::from(day.year()) * 12 + i64::from(day.month0());
    let begin = if back { month + 1 - length } else { month };
    let (from, to) = (begin + low * length, begin + high * length + length - 1);
    let month_of = |index: i64| {
        let year = i32::try_from(index.div_euclid(12)).ok().filter(|year| (1..=9999).contains(year))?;
        PartialDate::from_month(year, u8::try_from(index.rem_euclid(12) + 1).ok()?)
    };
    let (from, to) = (month_of(from)?, month_of(to)?);
    Some(match unit {
        Period::Month if from == to => When::At(from),
        Period::Year if from.year == to.year => When::At(PartialDate::from_year(from.year)),
        Period::Month | Period::Quarter => When::Interval(Some(from), Some(to)),
        _ => When::Interval(Some(PartialDate::from_year(from.year)), Some(PartialDate::from_year(to.year))),
    })
}

fn interval(from: NaiveDate, to: NaiveDate) -> Option<When> {
    Some(When::Interval(Some(from.into()), Some(to.into())))
}

/// A week by its number in ISO 8601.
pub(super) fn week(year: i32, number: u8) -> Option<When> {
    week_of(NaiveDate::from_isoywd_opt(year, number.into(), Weekday::Mon)?)
}

/// Monday to Sunday around a day.
pub(super) fn week_of(day: NaiveDate) -> Option<When> {
    let monday = shifted(day, -i64::from(day.weekday().num_days_from_monday()))?;
    interval(monday, shifted(monday, 6)?)
}

/// The Saturday and Sunday nearest to a day.
pub(super) fn weekend_of(day: NaiveDate) -> Option<When> {
    let ahead = 5 - i64::from(day.weekday().num_days_from_monday());
    let saturday = shifted(day, if ahead > 3 { ahead - 7 } else { ahead })?;
    interval(saturday, shifted(saturday, 1)?)
}

/// So many days from `day` on, or up to it.
pub(super) fn run(day: NaiveDate, days: i16) -> Option<When> {
    match days {
        1.. => interval(day, shifted(day, i64::from(days) - 1)?),
        _ => interval(shifted(day, i64::from(days) + 1)?, day),
    }
}

/// The day of a feast in `year`.
pub(super) fn feast_day(feast: Feast, year: i32) -> Option<NaiveDate> {
    match feast {
        Feast::Fixed { month, day } => NaiveDate::from_ymd_opt(year, month.into(), day.into()),
        Feast::Easter(days) => shifted(easter(year)?, days.into()),
        Feast::Weekday { month, weekday, position, plus } => {
            let month = PartialDate::from_month(year, month)?;
            let weekday = Weekday::try_from(weekday).ok()?;
            let day = day_within(month.first_day(), month.last_day(), weekday, position < 0)?;
            let weeks = if position < 0 { 0 } else { i64::from(position) - 1 };
            shifted(day, weeks * 7 + i64::from(plus))
        }
    }
}

/// Easter Sunday of the Gregorian calendar, by the rule of 1876 that Jean Meeus gives.
fn easter(year: i32) -> Option<NaiveDate> {
    let (a, b, c) = (year.rem_euclid(19), year.div_euclid(100), year.rem_euclid(100));
    let g = (8 * b + 13) / 25;
    let h = (19 * a + b - b / 4 - g + 15).rem_euclid(30);
    let l = (32 + 2 * (b % 4) + 2 * (c / 4) - h - c % 4).rem_euclid(7);
    let m = (a + 11 * h + 22 * l) / 451;
    let n = h + l - 7 * m + 114;
    NaiveDate::from_ymd_opt(year, u32::try_from(n / 31).ok()?, u32::try_from(n % 31 + 1).ok()?)
}
