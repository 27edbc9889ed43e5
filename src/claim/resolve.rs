//! Dates as written → dates of the calendar, by the publication date and what the text has said before.

mod relative;
#[cfg(test)]
mod tests;
mod within;

use chrono::{Datelike, NaiveDate};

use crate::extract::Fault;
use crate::extract::date::{Calendar, DateExpr, Year};
use crate::lang::dates::{Part, Period, Shift, Tense, Which};
use crate::quantity::{PartialDate, When};
use relative::month_on;
use within::{feast_day, run, week, week_of, weekend_of};

pub use crate::extract::date::{is_aside, is_record, is_since, tense};

/// What dates are resolved against.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Reference {
    /// The day of publication; without it relative dates stay unresolved.
    pub published: Option<PartialDate>,
    /// The last date that the text named and that could be resolved: `the day before` counts from it.
    pub previous: Option<When>,
    /// The last single day that the text named: clock times and `the next day` count from it.
    pub day: Option<PartialDate>,
    /// Of a day that only a clause of `since` names, the one before: it holds again in the next sentence.
    pub day_before_since: Option<Option<PartialDate>>,
    /// The year that the same sentence names; a month without a year is in it.
    pub year: Option<i32>,
    /// The last year that the text told of, well before publication, and how many dates of such years came
    /// since one near publication.
    pub told: (Option<i32>, u8),
    /// Whether somebody else says it: `today` in a quotation is the day the text has named, not that of publication.
    pub quoted: bool,
    /// What the words around speak of.
    pub tense: Tense,
    /// Whether `3/4/2026` is the fourth of March.
    pub month_first: bool,
}

/// The calendar's date for what is written; none where the text does not tell.
pub fn resolve(expr: &DateExpr, reference: &Reference) -> Option<When> {
    reference.resolve(expr)
}

/// Whether what the words around speak of may decide which date is meant.
pub fn depends_on_tense(expr: &DateExpr) -> bool {
    match expr {
        DateExpr::Calendar(Calendar { year, .. }) => !matches!(year, Year::Written(_)),
        DateExpr::Period { unit, .. } => *unit == Period::Weekend,
        DateExpr::Day(_) | DateExpr::Decade(_) | DateExpr::Century(_) | DateExpr::Event(_) => false,
        _ => true,
    }
}

/// The fault that shows only once the year is known: a weekday that does not fall on the date.
pub fn fault(expr: &DateExpr, reference: &Reference) -> Option<Fault> {
    let DateExpr::Calendar(Calendar { weekday: Some(weekday), .. }) = expr else { return None };
    let actual = reference.resolve(expr)?.weekday()?;
    (actual != *weekday).then_some(Fault::Weekday(actual))
}

/// Years by which a year of two digits may lie ahead.
const AHEAD: i32 = 15;

/// Years before publication that are no news.
const LONG_GONE: i32 = 2;

/// Days by which `this May` is put back in another year.
const OTHER_YEAR: i64 = 300;

/// Days that no date is put back by.
const NEVER: i64 = 5000;

/// Days by which a date on the wrong side of publication is put back against one on the right side.
struct Penalty {
    past: i64,
    future: i64,
}

impl Reference {
    /// Takes note of a date of the text, for what follows it.
    pub fn note(&mut self, expr: &DateExpr, when: Option<When>) {
        // A clock time whose day is named behind it leaves that to the day.
        let Some(when) = when.filter(|_| !matches!(expr, DateExpr::Clock { day: Some(_), .. })) else {
            return;
        };
        // What is told after `9/11` need not have been on that day.
        if self.quoted && matches!(expr, DateExpr::Day(_)) || matches!(expr, DateExpr::Event(_)) {
            return;
        }
        self.previous = Some(match when {
            When::Interval(Some(end), None) | When::Interval(None, Some(end)) => When::At(end),
            when => when,
        });
        self.follow_story(expr, when);
        self.day = single_day(when).or(self.day);
        if let DateExpr::Calendar(Calendar { year: Year::Written(year), month, .. }) = expr {
            let recent = self.published.is_some_and(|published| *year > published.year - LONG_GONE);
            // Where a recent date has its year, those without are of the year of publication.
            self.year = Some(*year).filter(|_| month.is_none() || !recent).or(self.year);
        }
    }

    /// Takes note of whether the text tells of years long gone.
    fn follow_story(&mut self, expr: &DateExpr, when: When) {
        let (Some(published), Some(last)) = (self.published, when.last_day()) else { return };
        let borrowed = matches!(expr, DateExpr::Calendar(Calendar { year: Year::Bare, .. }));
        if last.year() > published.year - LONG_GONE {
            self.told = (None, 0);
        } else if !borrowed {
            self.told = (Some(last.year()), self.told.1.saturating_add(1));
        }
    }

    /// The year of a story told about years long gone.
    fn story_year(&self) -> Option<i32> {
        const DATES_OF_A_STORY: u8 = 3;
        let told = self.told.1 >= DATES_OF_A_STORY && self.tense != Tense::Future;
        self.told.0.filter(|_| told)
    }

    /// Takes note of a year that opens the sentence: `Last year, on August 17, …`.
    pub fn open_sentence(&mut self, expr: &DateExpr, when: Option<When>) {
        if matches!(expr, DateExpr::Period { unit: Period::Year, .. }) {
            self.year = when.and_then(|when| when.first_day()).map(|day| day.year()).or(self.year);
        }
    }

    /// Forgets the year that the sentence before named, and the day since when something was so.
    pub fn begin_sentence(&mut self) {
        self.year = None;
        self.day = self.day_before_since.take().unwrap_or(self.day);
    }

    fn resolve(&self, expr: &DateExpr) -> Option<When> {
        match expr {
            DateExpr::Calendar(date) => self.calendar(date),
            &DateExpr::Numeric { first, second, year } => {
                let (month, day) = if self.month_first { (first, second) } else { (second, first) };
                self.calendar(&Calendar { year, month: Some(month), day: Some(day), weekday: None })
            }
            &DateExpr::Weekday { day, which } => self.weekday(day, which),
            &DateExpr::Day(days) => self.spoken_on().and_then(|today| shifted(today, days.into())).map(at),
            &DateExpr::Period { unit, which } => self.period(unit, which),
            &DateExpr::Stretch { count, unit, back } => self.stretch(count, unit, back),
            DateExpr::Shifted { count, unit, shift, from } => {
                let from = match from {
                    Some(from) => Some(self.resolve(from)?),
                    None => None,
                };
                self.shifted(*count, *unit, *shift, from)
            }
            DateExpr::Weekdays { count, day, shift, from } => {
                let from = match from {
                    Some(from) => Some(self.resolve(from)?),
                    None => None,
                };
                self.weekdays_away(*count, *day, *shift, from)
            }
            DateExpr::Recurring => None,
            // a decade of two digits has begun: `the 40s`
            &DateExpr::Decade(Year::Short(digits)) => Some(When::Decade(self.full_year(digits, 0))),
            &DateExpr::Decade(year) => self.written_year(year).map(When::Decade),
            &DateExpr::Century(year) => Some(When::Century(year)),
            &DateExpr::Months { first, count, year } => self.months(first, count, year),
            DateExpr::Part { part: Part::Rest, of } => {
                let whole = self.resolve(of)?;
                let (today, last) = (self.today(), whole.last_day()?);
                let rest = today.filter(|&today| today <= last);
                // of what is over it is as coarse as the whole: `the remainder of the 1990s`
                let over = !matches!(**of, DateExpr::Period { .. }) && today.is_none_or(|today| last < today);
                rest.map(|today| When::Interval(Some(today.into()), Some(last.into())))
                    .or(Some(whole).filter(|_| over))
            }
            DateExpr::Part { part, of } => {
                let whole = self.resolve(of)?;
                let now = matches!(**of, DateExpr::Period { .. });
                let forecast = if now { century_year(*part, whole) } else { None };
                Some(forecast.unwrap_or_else(|| part_of(*part, whole)))
            }
            DateExpr::Within { position, count, item, of } => {
                self.within(*position, *count, *item, self.resolve(of)?)
            }
            &DateExpr::Week { number, year } => week(self.written_year(year)?, number),
            DateExpr::WeekOf(day) => week_of(self.resolve(day)?.first_day()?),
            DateExpr::WeekendOf(day) => weekend_of(self.resolve(day)?.first_day()?),
            DateExpr::Run { days, day } => run(self.resolve(day)?.first_day()?, *days),
            &DateExpr::DayNumber { day, weekday } => self.day_number(day, weekday),
            &DateExpr::Event(day) => Some(When::At(day)),
            DateExpr::SameDay(day) => self.resolve(day),
            &DateExpr::Feast { feast, year } => match self.written_year(year) {
                Some(year) => feast_day(feast, year).map(at),
                None => self.nearest(year, false, |year| feast_day(feast, year).map(at)),
            },
            DateExpr::Clock { hour, minute, zone, day } => {
                let day = match day {
                    Some(day) => single_day(self.resolve(day)?),
                    // what was is of no day to come: `They meet on Friday. A poll published at 8 p.m. had put`
                    None => self.day.filter(|day| !self.is_to_come(*day)).or(self.published),
                };
                day?.without_time().at_time(*hour, *minute, *zone).map(When::At)
            }
            DateExpr::Beyond { shift, of } => beyond(*shift, self.resolve(of)?),
            DateExpr::Interval(first, last) => self.interval(first, last),
        }
    }

    /// Whether `day` lies behind publication where the words tell of the past.
    fn is_to_come(&self, day: PartialDate) -> bool {
        self.tense == Tense::Past && self.published.is_some_and(|now| day.first_day() > now.first_day())
    }

    /// The day that `today` is: in a quotation the last one named, if that is news.
    fn spoken_on(&self) -> Option<NaiveDate> {
        const NEWS: std::ops::RangeInclusive<i64> = 0..=7;
        let today = self.today()?;
        let named =
            self.day.map(PartialDate::first_day).filter(|&day| NEWS.contains(&(today - day).num_days()));
        named.filter(|_| self.quoted).or(Some(today))
    }

    /// The day of publication.
    fn today(&self) -> Option<NaiveDate> {
        self.published.filter(|date| date.day.is_some()).map(PartialDate::first_day)
    }

    /// A year that needs no month to be known.
    fn written_year(&self, year: Year) -> Option<i32> {
        match year {
            Year::Written(year) => Some(year),
            Year::Short(digits) => Some(self.full_year(digits, AHEAD)),
            Year::Step(step) => self.published.map(|date| date.year + i32::from(step)),
            Year::Told(step) => self.previous?.last_day().map(|day| day.year() + i32::from(step)),
            Year::Bare | Year::Latest | Year::Which(_) => None,
        }
    }

    /// The year of two digits: the latest that is not more than so many years `ahead`.
    fn full_year(&self, digits: u8, ahead: i32) -> i32 {
        const WITHOUT_PUBLICATION: i32 = 2030;
        let latest = self.published.map_or(WITHOUT_PUBLICATION, |date| date.year) + ahead;
        latest - (latest - i32::from(digits)).rem_euclid(100)
    }

    fn calendar(&self, date: &Calendar) -> Option<When> {
        let in_year = |year: i32| match (date.month, date.day) {
            (None, _) => Some(PartialDate::from_year(year)),
            (Some(month), None) => PartialDate::from_month(year, month),
            (Some(month), Some(day)) => PartialDate::from_day(year, month, day),
        };
        if let Some(year) = self.written_year(date.year) {
            return in_year(year).map(When::At);
        }
        if let (Year::Bare, Some(year)) =
            (date.year, self.year.filter(|_| !self.leaves_year()).or(self.story_year()))
        {
            return in_year(year).map(When::At);
        }
        if let Some(year) = self.year_of_tale(date) {
            return in_year(year).map(When::At);
        }
        let whole_month = date.day.is_none();
        let nearest =
            |reference: &Self| reference.nearest(date.year, whole_month, |year| in_year(year).map(When::At));
        let falls = |when: &Option<When>| when.as_ref().and_then(When::weekday) == date.weekday;
        let when = nearest(self);
        if date.weekday.is_none() || falls(&when) {
            return when;
        }
        // The weekday tells where the words mislead.
        Some(nearest(&Reference { tense: Tense::Unknown, ..*self })).filter(falls).unwrap_or(when)
    }

    /// The year of a day of years ago that was named just before, for a day about then: `He met them on 6 December 1975.
    /// The invasion began on December 7`.
    fn year_of_tale(&self, date: &Calendar) -> Option<i32> {
        const ABOUT: i64 = 31;
        let When::At(told) = self.previous? else { return None };
        let gone = self.published.is_some_and(|published| told.year < published.year - LONG_GONE);
        let day = PartialDate::from_day(told.year, date.month?, date.day?)?;
        let bare = date.year == Year::Bare && date.weekday.is_none() && self.tense != Tense::Future;
        let near = (day.first_day() - told.first_day()).num_days().abs() <= ABOUT;
        (bare && gone && told.day.is_some() && near).then_some(told.year)
    }

    /// Whether the words speak of what will be and the year that the sentence names is over, or of what was and it is
    /// to come.
    fn leaves_year(&self) -> bool {
        let past = self.tense != Tense::Future;
        self.published.zip(self.year).is_some_and(|(published, year)| {
            year < published.year && !past || year == published.year + 1 && past
        })
    }

    /// Months in a row of a year.
    fn months(&self, first: u8, count: u8, year: Year) -> Option<When> {
        const QUARTER: u8 = 3;
        let in_year = |year: i32| {
            let last = first + count - 1;
            let (last_year, last) = if last > 12 { (year + 1, last - 12) } else { (year, last) };
            let end = PartialDate::from_month(last_year, last)?;
            Some(When::Interval(Some(PartialDate::from_month(year, first)?), Some(end)))
        };
        match self.written_year(year).or(self.year.filter(|_| year == Year::Bare)) {
            Some(year) => in_year(year),
            // `It will cut jobs after a loss in the second quarter`
            None if count == QUARTER && self.tense == Tense::Future => {
                Reference { tense: Tense::Unknown, ..*self }.nearest(year, true, in_year)
            }
            None => self.nearest(year, true, in_year),
        }
    }

    /// The date of the year that fits the tense and lies nearest to publication.
    fn nearest(&self, year: Year, coarse: bool, in_year: impl Fn(i32) -> Option<When>) -> Option<When> {
        let which = match year {
            Year::Which(which) => Some(which),
            _ => None,
        };
        let told = match which {
            Some(Which::Same) => self.previous.and_then(|when| in_year(when.last_day()?.year())),
            _ => None,
        };
        if told.is_some() {
            return told;
        }
        let told = match which {
            Some(Which::Following) => self.previous.and_then(|when| when.last_day()),
            Some(Which::Preceding) => self.previous.and_then(|when| when.first_day()),
            _ => None,
        };
        let published = self.published.filter(|date| date.month.is_some());
        let today = told.or(published.map(PartialDate::first_day))?;
        let penalty = match year {
            Year::Latest => Penalty { past: 0, future: NEVER },
            _ => self.penalty(which, coarse),
        };
        // Eight years hold a 29 February on either side.
        let years = today.year() - 4..=today.year() + 4;
        let candidates = years.filter_map(in_year).filter_map(|when| {
            let (first, last) = (when.first_day()?, when.last_day()?);
            let strictly = matches!(which, Some(which) if which != Which::This);
            // `this February`, said in December, is that of the year, if it is not to come
            let elsewhere =
                which == Some(Which::This) && first.year() != today.year() && last.year() != today.year();
            let passed = which == Some(Which::This) && self.tense == Tense::Future && last < today;
            let other_year = OTHER_YEAR * (i64::from(elsewhere) + i64::from(passed));
            let distance = if today < first {
                (first - today).num_days() + penalty.future
            } else if last < today {
                (today - last).num_days() + penalty.past
            } else if strictly {
                return None;
            } else {
                0
            };
            Some((distance + other_year, when))
        });
        candidates.min_by_key(|&(distance, _)| distance).map(|(_, when)| when)
    }

    fn penalty(&self, which: Option<Which>, coarse: bool) -> Penalty {
        /// A day on the wrong side is taken only when it is near and the other one far.
        const WRONG_SIDE: i64 = 300;
        match (which, self.tense) {
            (Some(Which::Last | Which::Past | Which::Preceding | Which::Same), _) => {
                Penalty { past: 0, future: NEVER }
            }
            (Some(Which::Next | Which::Coming | Which::Following), _) => Penalty { past: NEVER, future: 0 },
            (Some(Which::This), _) => Penalty { past: 0, future: 0 },
            (None, Tense::Past) => Penalty { past: 0, future: if coarse { NEVER } else { WRONG_SIDE } },
            (None, Tense::Future) => Penalty { past: if coarse { NEVER } else { WRONG_SIDE }, future: 0 },
            (None, Tense::Unknown) => Penalty { past: 0, future: if coarse { 60 } else { 0 } },
        }
    }

    fn interval(&self, first: &DateExpr, last: &DateExpr) -> Option<When> {
        let (_, to) = ends(self.resolve(last)?)?;
        let (from, _) = ends(self.resolve(first)?)?;
        if let (DateExpr::Weekday { which: Some(_), .. }, &DateExpr::Weekday { day, which: None }) =
            (first, last)
        {
            // `from next Monday to Friday`
            let ahead = i64::from(day) - i64::from(from.weekday()?);
            let to = shifted(from.first_day(), ahead.rem_euclid(7))?;
            return Some(When::Interval(Some(from), Some(to.into())));
        }
        let to = match (from.time, to.time) {
            // `from 6 pm to midnight` ends on the next day.
            (Some(opens), Some(closes)) if closes < opens && from.day == to.day => {
                let next = shifted(to.first_day(), 1).map(PartialDate::from)?;
                next.at_time(closes.0, closes.1, to.zone)?
            }
            _ => to,
        };
        if from.first_day() <= to.last_day() {
            return Some(When::Interval(Some(from), Some(to)));
        }
        // The first end was put on the wrong side of the second.
        let from = match first {
            DateExpr::Weekday { .. } => PartialDate::from(shifted(from.first_day(), -7)?),
            DateExpr::Calendar(Calendar { year: Year::Bare, .. }) | DateExpr::Numeric { .. } => {
                PartialDate { year: from.year - 1, ..from }
            }
            _ => return None,
        };
        (from.first_day() <= to.last_day()).then_some(When::Interval(Some(from), Some(to)))
    }
}

/// A single day of the calendar, resolved.
fn at(day: NaiveDate) -> When {
    When::At(PartialDate::from(day))
}

/// The day so many days on; none beyond the calendar.
pub(super) fn shifted(day: NaiveDate, days: i64) -> Option<NaiveDate> {
    day.checked_add_signed(chrono::TimeDelta::try_days(days)?)
}

/// The day that `when` is, its time dropped.
fn single_day(when: When) -> Option<PartialDate> {
    match when {
        When::At(date) if date.day.is_some() => Some(date.without_time()),
        _ => None,
    }
}

/// First and last date of a closed stretch, each as coarse as it was written.
fn ends(when: When) -> Option<(PartialDate, PartialDate)> {
    let years = |first, count| (PartialDate::from_year(first), PartialDate::from_year(first + count - 1));
    Some(match when {
        When::At(date) => (date, date),
        When::Interval(from, to) => (from?, to?),
        When::Decade(year) => years(year, 10),
        When::Century(year) => years(year, 100),
    })
}

/// What lies before or after a year or month, as coarse as it is.
fn beyond(shift: Shift, whole: When) -> Option<When> {
    let When::At(date) = whole else { return None };
    let step = if shift == Shift::Later { 1 } else { -1 };
    let next = match date.month {
        Some(_) => month_on(date, step)?,
        None => PartialDate::from_year(date.year.checked_add(step)?),
    };
    Some(if step > 0 { When::Interval(Some(next), None) } else { When::Interval(None, Some(next)) })
}

/// The year that forecasts mean by the middle or the end of the century.
fn century_year(part: Part, whole: When) -> Option<When> {
    let When::Century(first) = whole else { return None };
    let years = match part {
        Part::Middle => 50,
        Part::End => 100,
        _ => return None,
    };
    Some(When::At(PartialDate::from_year(first + years)))
}

/// The first or last month of a year; other parts are as coarse as the whole.
fn part_of(part: Part, whole: When) -> When {
    let month = match part {
        Part::Beginning => 1,
        Part::End => 12,
        Part::Early | Part::Middle | Part::Late | Part::Rest | Part::Some => return whole,
    };
    match whole {
        When::At(PartialDate { year, month: None, .. }) => {
            PartialDate::from_month(year, month).map_or(whole, When::At)
        }
        _ => whole,
    }
}
