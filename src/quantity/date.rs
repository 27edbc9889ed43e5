//! Dates as coarse as they were printed: a year, a month, a day, an interval, a decade.

use std::fmt;
use std::str::FromStr;

use chrono::{Datelike, NaiveDate};

/// A date with the precision it was printed with.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct PartialDate {
    /// Year of the Gregorian calendar; 0 is 1 BC.
    pub year: i32,
    /// 1 to 12.
    pub month: Option<u8>,
    /// 1 to 31.
    pub day: Option<u8>,
    /// Hour and minute of a clock time on that day.
    pub time: Option<(u8, u8)>,
    /// Minutes east of Greenwich that the clock time is given in.
    pub zone: Option<i16>,
}

/// A resolved date.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum When {
    /// A year, month, day or time of day.
    At(PartialDate),
    /// From the first to the last, both included; a missing end is open.
    Interval(Option<PartialDate>, Option<PartialDate>),
    /// The ten years from this one.
    Decade(i32),
    /// The hundred years from this one.
    Century(i32),
}

/// Last year that dates are computed with.
const LAST_YEAR: i32 = 9999;

impl PartialDate {
    /// A whole year.
    pub fn from_year(year: i32) -> Self {
        PartialDate { year, month: None, day: None, time: None, zone: None }
    }

    /// A month (1 to 12) of a year; none if there is no such month.
    pub fn from_month(year: i32, month: u8) -> Option<Self> {
        (1..=12)
            .contains(&month)
            .then_some(PartialDate { month: Some(month), ..PartialDate::from_year(year) })
    }

    /// A day; none if the calendar does not have it.
    pub fn from_day(year: i32, month: u8, day: u8) -> Option<Self> {
        NaiveDate::from_ymd_opt(year, month.into(), day.into()).map(PartialDate::from)
    }

    /// The same day at `hour`:`minute`; none if the clock does not have it or no day is known.
    pub fn at_time(self, hour: u8, minute: u8, zone: Option<i16>) -> Option<Self> {
        let valid = self.day.is_some() && hour < 24 && minute < 60;
        valid.then_some(PartialDate { time: Some((hour, minute)), zone, ..self })
    }

    /// The date without its clock time.
    pub fn without_time(self) -> Self {
        PartialDate { time: None, zone: None, ..self }
    }

    /// The first day it covers.
    pub fn first_day(self) -> NaiveDate {
        let month = self.month.unwrap_or(1);
        NaiveDate::from_ymd_opt(self.year, month.into(), self.day.unwrap_or(1).into()).unwrap_or_default()
    }

    /// The last day it covers.
    pub fn last_day(self) -> NaiveDate {
        match (self.month, self.day) {
            (_, Some(_)) => self.first_day(),
            (Some(month), None) => {
                let last = days_in_month(self.year, month);
                NaiveDate::from_ymd_opt(self.year, month.into(), last.into()).unwrap_or_default()
            }
            (None, None) => NaiveDate::from_ymd_opt(self.year, 12, 31).unwrap_or_default(),
        }
    }

    /// The weekday of a day, 0 for Monday to 6; none for months and years.
    pub fn weekday(self) -> Option<u8> {
        self.day?;
        u8::try_from(self.first_day().weekday().num_days_from_monday()).ok()
    }
}

/// The number of days of `month` (1 to 12) in `year`; 0 for other months.
pub fn days_in_month(year: i32, month: u8) -> u8 {
    (28..=31).rev().find(|&day| PartialDate::from_day(year, month, day).is_some()).unwrap_or(0)
}

impl From<NaiveDate> for PartialDate {
    fn from(date: NaiveDate) -> Self {
        PartialDate {
            month: u8::try_from(date.month()).ok(),
            day: u8::try_from(date.day()).ok(),
            ..PartialDate::from_year(date.year())
        }
    }
}

impl FromStr for PartialDate {
    type Err = String;

    /// Reads `YYYY[-MM[-DD[THH:MM[:SS][zone]]]]`; a year before 1 AD has a minus sign.
    fn from_str(text: &str) -> Result<Self, String> {
        parse(text).ok_or_else(|| format!("`{text}` is no date: YYYY, YYYY-MM, YYYY-MM-DD or with THH:MM"))
    }
}

fn parse(text: &str) -> Option<PartialDate> {
    let (unsigned, sign) = match text.strip_prefix('-') {
        Some(rest) => (rest, -1),
        None => (text, 1),
    };
    let (date, clock) = match unsigned.split_once('T') {
        Some((date, clock)) => (date, Some(clock)),
        None => (unsigned, None),
    };
    let mut parts = date.split('-');
    let year = sign * i32::from(digits::<u16>(parts.next()?, 4)?);
    let month = parts.next().map(|month| digits::<u8>(month, 2));
    let day = parts.next().map(|day| digits::<u8>(day, 2));
    if parts.next().is_some() {
        return None;
    }
    let date = match (month, day) {
        (None, _) => PartialDate::from_year(year),
        (Some(month), None) => PartialDate::from_month(year, month?)?,
        (Some(month), Some(day)) => PartialDate::from_day(year, month?, day?)?,
    };
    match clock {
        None => Some(date),
        Some(clock) => {
            let (hour, minute, zone) = parse_clock(clock)?;
            date.at_time(hour, minute, zone)
        }
    }
}

fn digits<T: FromStr>(text: &str, length: usize) -> Option<T> {
    let plain = text.len() == length && text.bytes().all(|byte| byte.is_ascii_digit());
    plain.then(|| text.parse().ok()).flatten()
}

fn parse_clock(text: &str) -> Option<(u8, u8, Option<i16>)> {
    let cut = text.find(['Z', '+', '-']).unwrap_or(text.len());
    let (clock, zone) = text.split_at(cut);
    let mut parts = clock.split(':');
    let hour = digits(parts.next()?, 2)?;
    let minute = digits(parts.next()?, 2)?;
    // Seconds, with a fraction or without, are read and dropped.
    if parts.next().is_some_and(|second| digits::<u8>(second.get(..2).unwrap_or(""), 2).is_none()) {
        return None;
    }
    Some((hour, minute, parse_zone(zone)?))
}

fn parse_zone(text: &str) -> Option<Option<i16>> {
    let sign = match text.as_bytes().first() {
        None => return Some(None),
        Some(b'Z') => return (text.len() == 1).then_some(Some(0)),
        Some(b'-') => -1,
        Some(_) => 1,
    };
    let offset = text[1..].replace(':', "");
    let hours: i16 = digits(offset.get(..2)?, 2)?;
    let minutes: i16 = match offset.get(2..)? {
        "" => 0,
        minutes => digits(minutes, 2)?,
    };
    Some(Some(sign * (hours * 60 + minutes)))
}

impl fmt::Display for PartialDate {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let sign = if self.year < 0 { "-" } else { "" };
        write!(f, "{sign}{:04}", self.year.unsigned_abs())?;
        if let Some(month) = self.month {
            write!(f, "-{month:02}")?;
        }
        if let Some(day) = self.day {
            write!(f, "-{day:02}")?;
        }
        if let Some((hour, minute)) = self.time {
            write!(f, "T{hour:02}:{minute:02}")?;
        }
        match self.zone {
            None => Ok(()),
            Some(0) => f.write_str("Z"),
            Some(zone) => {
                let sign = if zone < 0 { '-' } else { '+' };
                let zone = zone.unsigned_abs();
                write!(f, "{sign}{:02}:{:02}", zone / 60, zone % 60)
            }
        }
    }
}

impl When {
    /// Reads a date, `a/b`, `a/..`, `../b`, `199X` or `19XX`; none if it is none of these.
    pub fn from_iso(text: &str) -> Option<When> {
        if let Some((from, to)) = text.split_once('/') {
            let end = |end: &str| match end {
                ".." => Some(None),
                date => parse(date).map(Some),
            };
            let (from, to) = (end(from)?, end(to)?);
            let ordered = match (from, to) {
                (Some(from), Some(to)) => from.first_day() <= to.last_day(),
                (None, None) => false,
                _ => true,
            };
            return ordered.then_some(When::Interval(from, to));
        }
        if let Some(century) = text.strip_suffix("XX") {
            return digits::<u8>(century, 2).map(|century| When::Century(i32::from(century) * 100));
        }
        if let Some(decade) = text.strip_suffix('X') {
            return digits::<u16>(decade, 3).map(|decade| When::Decade(i32::from(decade) * 10));
        }
        parse(text).map(When::At)
    }

    /// The ISO 8601 spelling, as the output formats print it.
    pub fn to_iso(&self) -> String {
        self.to_string()
    }

    /// The first day it covers; none if it is open there.
    pub fn first_day(&self) -> Option<NaiveDate> {
        match *self {
            When::At(date) => Some(date.first_day()),
            When::Interval(from, _) => from.map(PartialDate::first_day),
            When::Decade(year) | When::Century(year) => Some(PartialDate::from_year(year).first_day()),
        }
    }

    /// The last day it covers; none if it is open there.
    pub fn last_day(&self) -> Option<NaiveDate> {
        let year_end = |year: i32| Some(PartialDate::from_year(year.min(LAST_YEAR)).last_day());
        match *self {
            When::At(date) => Some(date.last_day()),
            When::Interval(_, to) => to.map(PartialDate::last_day),
            When::Decade(year) => year_end(year.saturating_add(9)),
            When::Century(year) => year_end(year.saturating_add(99)),
        }
    }

    /// Whether the two share a day.
    pub fn overlaps(&self, other: &When) -> bool {
        let begins_before_end = |a: &When, b: &When| match (a.first_day(), b.last_day()) {
            (Some(first), Some(last)) => first <= last,
            _ => true,
        };
        begins_before_end(self, other) && begins_before_end(other, self)
    }

    /// Whether every day of `other` is one of its own.
    pub fn contains(&self, other: &When) -> bool {
        let begins = match (self.first_day(), other.first_day()) {
            (None, _) => true,
            (Some(_), None) => false,
            (Some(mine), Some(theirs)) => mine <= theirs,
        };
        let ends = match (self.last_day(), other.last_day()) {
            (None, _) => true,
            (Some(_), None) => false,
            (Some(mine), Some(theirs)) => theirs <= mine,
        };
        begins && ends
    }

    /// The weekday of a single day, 0 for Monday to 6.
    pub fn weekday(&self) -> Option<u8> {
        match self {
            When::At(date) => date.weekday(),
            _ => None,
        }
    }
}

impl fmt::Display for When {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            When::At(date) => date.fmt(f),
            When::Interval(from, to) => {
                let end = |f: &mut fmt::Formatter<'_>, end: &Option<PartialDate>| match end {
                    Some(date) => date.fmt(f),
                    None => f.write_str(".."),
                };
                end(f, from)?;
                f.write_str("/")?;
                end(f, to)
            }
            When::Decade(year) => write!(f, "{:03}X", year.div_euclid(10)),
            When::Century(year) => write!(f, "{:02}XX", year.div_euclid(100)),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_and_prints_iso() {
        for iso in [
            "2026-01-22",
            "2026-01",
            "2019",
            "2018-06-18T14:30",
            "2008-01-19T15:11Z",
            "2008-01-19T15:11-05:30",
            "-0043",
            "2022/2023",
            "2015-03/2016-03",
            "2016-01-01/..",
            "../2016",
            "199X",
            "19XX",
        ] {
            assert_eq!(When::from_iso(iso).map(|when| when.to_iso()).as_deref(), Some(iso));
        }
        assert_eq!(
            "2026-01-22T09:05:59.25Z".parse::<PartialDate>().unwrap().to_string(),
            "2026-01-22T09:05Z"
        );
    }

    #[test]
    fn refuses_what_no_calendar_has() {
        for text in [
            "",
            "26",
            "2026-13",
            "2026-02-29",
            "2026-1-2",
            "2026-01-22T24:00",
            "2026-01T10:00",
            "2026-01-22 ",
        ] {
            assert!(text.parse::<PartialDate>().is_err(), "{text}");
        }
        for text in ["../..", "2020/2019", "19X", "X", "+199X", "2020/2021/2022"] {
            assert_eq!(When::from_iso(text), None, "{text}");
        }
        assert!("2024-02-29".parse::<PartialDate>().is_ok());
    }

    #[test]
    fn knows_its_days() {
        let february: PartialDate = "2024-02".parse().unwrap();
        assert_eq!(february.first_day().to_string(), "2024-02-01");
        assert_eq!(february.last_day().to_string(), "2024-02-29");
        assert_eq!(february.weekday(), None);
        assert_eq!("2006-01-09".parse::<PartialDate>().unwrap().weekday(), Some(0));
        assert_eq!(When::Decade(1990).last_day().unwrap().to_string(), "1999-12-31");
        assert_eq!(days_in_month(1900, 2), 28);
        assert_eq!(days_in_month(1900, 13), 0);
    }

    #[test]
    fn compares_coverage() {
        let when = |iso: &str| When::from_iso(iso).unwrap();
        assert!(when("2019").contains(&when("2019-11-03")));
        assert!(!when("2019-11-03").contains(&when("2019")));
        assert!(when("2022/2023").overlaps(&when("2023-12-31")));
        assert!(!when("2022/2023").overlaps(&when("2024")));
        assert!(when("2016/..").contains(&when("2030-05")));
        assert!(!when("2016").contains(&when("2016/..")));
        assert!(when("../2016").overlaps(&when("19XX")));
        assert!(when("199X").contains(&when("1999")));
    }
}
