//! Periods and distances: `last week`, `past two decades`, `two years ago`, `Friday`.

use chrono::{Datelike, Months, NaiveDate};

use super::{LONG_GONE, Reference, at, ends, shifted};
use crate::lang::dates::{Period, Shift, Tense, Which};
use crate::quantity::date::days_in_month;
use crate::quantity::{PartialDate, When};

impl Reference {
    /// A weekday: the nearest one before or after publication, as the words say.
    pub(super) fn weekday(&self, day: u8, which: Option<Which>) -> Option<When> {
        let told = match which {
            Some(Which::Same | Which::Preceding | Which::Following) => self.text_day(Tense::Past),
            _ => None,
        };
        let base = told.or(self.today())?;
        let weekday = i64::from(base.weekday().num_days_from_monday());
        let back = (weekday - i64::from(day)).rem_euclid(7);
        let ahead = (i64::from(day) - weekday).rem_euclid(7);
        let strictly = |days: i64| if days == 0 { 7 } else { days };
        let next_week = 7 - weekday + i64::from(day);
        let days = match (which, self.tense) {
            // `next Friday`, said on a Tuesday, is that of the week to come.
            (Some(Which::Next), _) => next_week,
            (Some(Which::Following), _) if told.is_none() => next_week,
            (Some(Which::Last | Which::Past | Which::Preceding), _) => -strictly(back),
            (Some(Which::Coming | Which::Following), _) => strictly(ahead),
            (Some(Which::This), Tense::Past) => -back,
            (Some(Which::This), _) | (None, Tense::Future) => ahead,
            (Some(Which::Same), _) | (None, _) => -back,
        };
        shifted(base, days).map(at)
    }

    /// `three Mondays ago`, `two Fridays before Christmas`.
    pub(super) fn weekdays_away(
        &self,
        count: u32,
        day: u8,
        shift: Shift,
        from: Option<When>,
    ) -> Option<When> {
        let base = match (from, shift) {
            (Some(When::At(from)), _) => from.day.map(|_| from.first_day()),
            (None, Shift::Ago | Shift::Ahead) => self.today(),
            (None, _) => self.day.map(PartialDate::first_day),
            _ => None,
        }?;
        let weekday = i64::from(base.weekday().num_days_from_monday());
        let weeks = i64::from(count) * 7;
        let days = match shift {
            Shift::Ago | Shift::Earlier => -(weekday - i64::from(day) - 1).rem_euclid(7) - 1 - (weeks - 7),
            Shift::Ahead | Shift::Later => (i64::from(day) - weekday - 1).rem_euclid(7) + 1 + (weeks - 7),
        };
        shifted(base, days).map(at)
    }

    /// The last day that the text named, unless it has named another time since.
    fn day_at_hand(&self) -> Option<PartialDate> {
        let within = |day: &PartialDate| {
            let (Some(first), Some(last)) = (
                self.previous.and_then(|when| when.first_day()),
                self.previous.and_then(|when| when.last_day()),
            ) else {
                return true;
            };
            (first..=last).contains(&day.first_day())
        };
        self.day.filter(within)
    }

    /// The day of the date that the text named before; its last one when counting on.
    fn text_day(&self, towards: Tense) -> Option<NaiveDate> {
        match (self.previous?, towards) {
            (When::At(date), _) => date.day.map(|_| date.first_day()),
            (when, Tense::Future) => when.last_day(),
            (when, _) => when.first_day(),
        }
    }

    /// `last year`, `this week`, `next day`.
    pub(super) fn period(&self, unit: Period, which: Which) -> Option<When> {
        let step = match which {
            Which::Last | Which::Past | Which::Preceding => -1,
            Which::This | Which::Same => 0,
            Which::Next | Which::Coming | Which::Following => 1,
        };
        let in_text = matches!(which, Which::Same | Which::Preceding | Which::Following);
        let base = match self.previous.filter(|_| in_text).and_then(ends) {
            // of a month or year that the text named no day is meant
            _ if unit <= Period::Workday => {
                self.day.or(self.published.filter(|_| !in_text || self.previous.is_none()))
            }
            Some((first, last)) => Some(if step > 0 { last } else { first }),
            None => self.published,
        }?
        .without_time();
        let day = base.day.map(|_| base.first_day());
        match unit {
            Period::Minute | Period::Hour | Period::Fortnight => None,
            Period::Day => shifted(day?, step.into()).map(at),
            Period::Workday => workdays_on(day?, step.into()).map(at),
            Period::Week => {
                let monday = monday(day?)?;
                days(shifted(monday, i64::from(step) * 7)?, shifted(monday, i64::from(step) * 7 + 6)?)
            }
            // `the coming weekend` is the next to begin
            Period::Weekend if which == Which::Coming => {
                let saturday = shifted(monday(day?)?, 5)?;
                let begun = saturday <= day?;
                let saturday = shifted(saturday, if begun { 7 } else { 0 })?;
                days(saturday, shifted(saturday, 1)?)
            }
            Period::Weekend => self.weekend(day?, step),
            Period::Month => month_on(base, step).map(When::At),
            Period::Quarter => {
                let first = PartialDate::from_month(base.year, (base.month? - 1) / 3 * 3 + 1)?;
                let first = month_on(first, step * 3)?;
                Some(When::Interval(Some(first), month_on(first, 2)))
            }
            Period::Year => Some(When::At(PartialDate::from_year(base.year + step))),
            Period::Decade => Some(When::Decade(base.year.div_euclid(10) * 10 + step * 10)),
            Period::Century => Some(When::Century(base.year.div_euclid(100) * 100 + step * 100)),
        }
    }

    /// Saturday and Sunday of this week, or of the one before if they are over or were meant to be.
    fn weekend(&self, day: NaiveDate, step: i32) -> Option<When> {
        let begun = day.weekday().num_days_from_monday() >= 5;
        let back = match step {
            0 => self.tense != Tense::Future && !begun,
            step => step < 0,
        };
        let weeks = if back { -1 } else { i64::from(step.max(0)) };
        let saturday = shifted(monday(day)?, weeks * 7 + 5)?;
        days(saturday, shifted(saturday, 1)?)
    }

    /// `last 12 months` in months, `last 30 years` in years, all else in days.
    pub(super) fn stretch(&self, count: u32, unit: Period, back: bool) -> Option<When> {
        // a tale goes on from what it told last: `In May 2031 he was locked out for the next two days`
        let told = self.previous.and_then(ends).map(|(_, last)| last).filter(|told| {
            let day = unit < Period::Month && told.day.is_some();
            let past = self.published.is_none_or(|published| told.year < published.year - LONG_GONE);
            let gone = self.published.is_none_or(|published| told.first_day() <= published.first_day());
            !back && self.tense == Tense::Past && gone && (day || past)
        });
        let published = told.or(self.published)?.without_time();
        let far = i32::try_from(count).ok()? * if back { -1 } else { 1 };
        let (near, far) = match (unit, count) {
            (Period::Year, 1) | (Period::Month, 1) if published.day.is_some() => {
                let months = if unit == Period::Year { 12 } else { 1 };
                let today = published.first_day();
                let far = match back {
                    true => today.checked_sub_months(Months::new(months))?,
                    false => today.checked_add_months(Months::new(months))?,
                };
                (published, PartialDate::from(far))
            }
            (Period::Month, _) => month_stretch(published, far)?,
            (Period::Quarter, _) => return quarters(published, far),
            (Period::Workday, _) => {
                let today = self.today()?;
                let near = if back { today } else { workdays_on(today, 1)? };
                (near.into(), workdays_on(today, far.into())?.into())
            }
            (Period::Year | Period::Decade | Period::Century, _) => {
                let years = far * years_in(unit);
                (PartialDate::from_year(published.year), year_on(published, years)?)
            }
            _ => {
                let days = days_in(count, unit)? * if back { -1 } else { 1 };
                // Days to come begin with tomorrow.
                let base = published.day.map(|_| published.first_day())?;
                let near = shifted(base, i64::from(!back && unit >= Period::Day))?;
                (near.into(), PartialDate::from(shifted(base, days)?))
            }
        };
        let (first, last) = if back { (far, near) } else { (near, far) };
        Some(When::Interval(Some(first), Some(last)))
    }

    /// `two years ago` to the year, `four months later` to the month, `three days ago` to the day.
    pub(super) fn shifted(&self, count: u32, unit: Period, shift: Shift, from: Option<When>) -> Option<When> {
        let on = matches!(shift, Shift::Ahead | Shift::Later);
        let in_days = unit == Period::Workday || days_in(count, unit).is_some();
        let precise = from.is_some();
        let from = match shift {
            Shift::Ago | Shift::Ahead => None,
            // `in May it opened; two weeks later`: of May no day is told
            Shift::Earlier | Shift::Later if in_days => from.or(self.day_at_hand().map(When::At)),
            Shift::Earlier | Shift::Later => from.or(self.previous),
        };
        let base = match from.and_then(ends) {
            Some((first, last)) => Some(if on { last } else { first }),
            // the text named a month or year only: which day is not told
            None if in_days && self.previous.is_some() && !matches!(shift, Shift::Ago | Shift::Ahead) => None,
            None => self.published,
        }?
        .without_time();
        let steps = i32::try_from(count).ok()? * if on { 1 } else { -1 };
        let months = match unit {
            Period::Year | Period::Decade | Period::Century => 12 * years_in(unit),
            Period::Quarter => 3,
            _ => 1,
        };
        match unit {
            // From a date that is given, to the same day or month of another year.
            Period::Year | Period::Decade | Period::Century | Period::Month | Period::Quarter
                if precise && base.month.is_some() =>
            {
                months_on(base, steps * months).map(When::At)
            }
            Period::Year | Period::Decade | Period::Century => {
                year_on(base, steps * years_in(unit)).map(When::At)
            }
            Period::Month => month_on(base, steps).map(When::At),
            Period::Quarter => month_on(base, steps * 3).map(When::At),
            Period::Workday => workdays_on(base.day.map(|_| base.first_day())?, steps.into()).map(at),
            _ => {
                base.day?;
                let days = days_in(count, unit)? * if on { 1 } else { -1 };
                shifted(base.first_day(), days).map(at)
            }
        }
    }
}

/// The working day so many after `day`, or before it; the day itself for 0.
fn workdays_on(day: NaiveDate, count: i64) -> Option<NaiveDate> {
    let mut day = shifted(day, count / 5 * 7)?;
    let mut rest = (count % 5).abs();
    while rest > 0 {
        day = shifted(day, count.signum())?;
        rest -= i64::from(day.weekday().num_days_from_monday() < 5);
    }
    Some(day)
}

fn days(first: NaiveDate, last: NaiveDate) -> Option<When> {
    Some(When::Interval(Some(first.into()), Some(last.into())))
}

fn monday(day: NaiveDate) -> Option<NaiveDate> {
    shifted(day, -i64::from(day.weekday().num_days_from_monday()))
}

/// The year so many years after that of `date`; none outside the years 1 to 9999.
fn year_on(date: PartialDate, years: i32) -> Option<PartialDate> {
    let year = date.year.checked_add(years)?;
    (1..=9999).contains(&year).then(|| PartialDate::from_year(year))
}

/// The date so many months on, as precise as it was; the last day of a shorter month.
fn months_on(date: PartialDate, months: i32) -> Option<PartialDate> {
    let month = month_on(date, months)?;
    match date.day {
        Some(day) => {
            let last = days_in_month(month.year, month.month?);
            PartialDate::from_day(month.year, month.month?, day.min(last))
        }
        None => Some(month),
    }
}

/// The month so many months after that of `date`.
pub(super) fn month_on(date: PartialDate, months: i32) -> Option<PartialDate> {
    let index = i32::from(date.month?) - 1 + months;
    let year = year_on(date, index.div_euclid(12))?;
    PartialDate::from_month(year.year, u8::try_from(index.rem_euclid(12) + 1).ok()?)
}

fn month_stretch(published: PartialDate, months: i32) -> Option<(PartialDate, PartialDate)> {
    Some((month_on(published, 0)?, month_on(published, months)?))
}

/// So many whole quarters before or after that of publication.
fn quarters(published: PartialDate, count: i32) -> Option<When> {
    let begin = PartialDate::from_month(published.year, (published.month? - 1) / 3 * 3 + 1)?;
    let (from, to) = if count < 0 { (count * 3, -1) } else { (3, count * 3 + 2) };
    Some(When::Interval(Some(month_on(begin, from)?), Some(month_on(begin, to)?)))
}

fn years_in(unit: Period) -> i32 {
    match unit {
        Period::Century => 100,
        Period::Decade => 10,
        _ => 1,
    }
}

/// Whole days in so many units shorter than a month.
fn days_in(count: u32, unit: Period) -> Option<i64> {
    let count = i64::from(count);
    match unit {
        Period::Minute => Some(count / (24 * 60)),
        Period::Hour => Some(count / 24),
        Period::Day => Some(count),
        Period::Week | Period::Weekend => Some(count * 7),
        Period::Fortnight => Some(count * 14),
        _ => None,
    }
}
