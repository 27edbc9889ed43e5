//! What a date says, as it is written.

use crate::lang::dates::{Feast, Part, Period, Shift, Which};
use crate::quantity::PartialDate;

/// The year of a date as it is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Year {
    /// Not at all: `22 January`.
    Bare,
    /// In full: `2026`; years before 1 AD are 0 and below.
    Written(i32),
    /// Its last two digits: `'98`, `1/30/26`.
    Short(u8),
    /// Counted from that of publication: `March 11 this year` is 0, `May last year` -1.
    Step(i8),
    /// Counted from that of the date named before: `March the same year` is 0, `May the following year` 1.
    Told(i8),
    /// The last there was: `as of February`.
    Latest,
    /// `last August`, `next March`.
    Which(Which),
}

/// A place in the calendar: a year, month or day, as far as it is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Calendar {
    /// The year.
    pub year: Year,
    /// 1 to 12.
    pub month: Option<u8>,
    /// 1 to 31, also where the month has fewer.
    pub day: Option<u8>,
    /// The weekday that stands before it, 0 for Monday to 6.
    pub weekday: Option<u8>,
}

/// What is counted within a longer period.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Item {
    /// Days, weeks, months …
    Unit(Period),
    /// The Mondays (0) or other weekdays.
    Weekday(u8),
}

/// A date as written, before it is resolved against the publication date.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum DateExpr {
    /// `22 January 2026`, `September`, `1998`, `Christmas Day`, `fiscal 2009`.
    Calendar(Calendar),
    /// `3/4/2026`: the locale decides which is the month.
    Numeric {
        /// The number before the first stroke.
        first: u8,
        /// The number after it.
        second: u8,
        /// The year.
        year: Year,
    },
    /// `Friday`, `last Friday`.
    Weekday {
        /// 0 for Monday to 6.
        day: u8,
        /// Last, next, this.
        which: Option<Which>,
    },
    /// Days from publication: `yesterday` is -1.
    Day(i8),
    /// `last year`, `this week`, `next day`.
    Period {
        /// What period.
        unit: Period,
        /// Which one.
        which: Which,
    },
    /// `last 12 months`, `past month`, `next five years`.
    Stretch {
        /// How many units.
        count: u32,
        /// Of what.
        unit: Period,
        /// Whether they end with publication or begin with it.
        back: bool,
    },
    /// `two years ago`, `three weeks later`, `day before Christmas Day`.
    Shifted {
        /// How many units.
        count: u32,
        /// Of what.
        unit: Period,
        /// In which direction, and whether from publication.
        shift: Shift,
        /// The date it is counted from, where one follows.
        from: Option<Box<DateExpr>>,
    },
    /// `three Mondays ago`, `two Fridays before Christmas`.
    Weekdays {
        /// How many.
        count: u32,
        /// 0 for Monday to 6.
        day: u8,
        /// In which direction, and whether from publication.
        shift: Shift,
        /// The date it is counted from, where one follows.
        from: Option<Box<DateExpr>>,
    },
    /// The day of a clock time that comes again and again: `every Monday at 3 p.m.`
    Recurring,
    /// `1990s`, `'90s`.
    Decade(Year),
    /// `20th century`, by its first year.
    Century(i32),
    /// Months in a row of a year: `summer 2019`, `Q3 2025`, `first half of 2024`.
    Months {
        /// The first, 1 to 12.
        first: u8,
        /// How many; a season may run into the next year.
        count: u8,
        /// The year the first one is in.
        year: Year,
    },
    /// `early 2019`, `end of the month`.
    Part {
        /// Which part.
        part: Part,
        /// Of what.
        of: Box<DateExpr>,
    },
    /// `first week of March`, `last three months of 2021`, `Tuesday of next week`, `Sunday two weeks ago`.
    Within {
        /// From 1; -1 is the last.
        position: i8,
        /// How many from there, towards the middle.
        count: u8,
        /// What is counted.
        item: Item,
        /// The period they are in.
        of: Box<DateExpr>,
    },
    /// `week 3 of 2027`, as ISO 8601 numbers weeks.
    Week {
        /// 1 to 53.
        number: u8,
        /// Its year.
        year: Year,
    },
    /// `week of 5 May`: Monday to Sunday.
    WeekOf(Box<DateExpr>),
    /// `Labor Day weekend`, `weekend of 5 May`: the Saturday and Sunday nearest to it.
    WeekendOf(Box<DateExpr>),
    /// `week beginning 5 May`, `3 days starting tomorrow`; so many days up to the day where negative.
    Run {
        /// How many days, the day included.
        days: i16,
        /// The first or last of them.
        day: Box<DateExpr>,
    },
    /// `on the 22nd`, `Friday 14th`.
    DayNumber {
        /// 1 to 31.
        day: u8,
        /// The weekday it falls on, 0 for Monday to 6.
        weekday: Option<u8>,
    },
    /// `Easter 2018`, `Labor Day`.
    Feast {
        /// Which one.
        feast: Feast,
        /// Of what year.
        year: Year,
    },
    /// The weekday of a day that is named behind it and is a mention of its own: `Sunday night (March 4)`.
    SameDay(Box<DateExpr>),
    /// `9/11`: the day of an event that has its name from it.
    Event(PartialDate),
    /// `2:30 pm GMT`.
    Clock {
        /// 0 to 23.
        hour: u8,
        /// 0 to 59.
        minute: u8,
        /// Minutes east of Greenwich.
        zone: Option<i16>,
        /// The day that is named behind it and is a mention of its own.
        day: Option<Box<DateExpr>>,
    },
    /// The `2018` of `after 2018`, the `June` of `before June`: what lies beyond.
    Beyond {
        /// [`Shift::Later`] or [`Shift::Earlier`].
        shift: Shift,
        /// The year or month.
        of: Box<DateExpr>,
    },
    /// `from 2004 to 2009`, both ends included.
    Interval(Box<DateExpr>, Box<DateExpr>),
}

impl DateExpr {
    /// Whether it is counted from publication, or from a date that is.
    pub fn is_relative(&self) -> bool {
        match self {
            DateExpr::Day(_)
            | DateExpr::Period { .. }
            | DateExpr::Shifted { .. }
            | DateExpr::Weekdays { .. }
            | DateExpr::Stretch { .. }
            | DateExpr::Weekday { .. } => true,
            DateExpr::Part { of, .. }
            | DateExpr::Within { of, .. }
            | DateExpr::WeekOf(of)
            | DateExpr::Beyond { of, .. }
            | DateExpr::WeekendOf(of) => of.is_relative(),
            DateExpr::Run { day, .. } | DateExpr::SameDay(day) => day.is_relative(),
            _ => false,
        }
    }
}
