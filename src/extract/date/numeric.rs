//! Dates in digits: `1/30/26`, `2026-01-30`, `30.01.2026`, `20260130`, `01/2026`.

use super::calendar::calendar;
use super::{Calendar, DateExpr, Found, Link, Scan, Year};
use crate::lang::token::TokenKind;
use crate::quantity::PartialDate;
use crate::quantity::date::days_in_month;

impl Scan<'_> {
    /// A date all in digits.
    pub(super) fn numeric(&self, at: usize) -> Option<Found> {
        self.dotted(at)
            .or_else(|| self.iso(at))
            .or_else(|| self.stroked(at))
            .or_else(|| self.month_of_year(at))
            .or_else(|| self.month_between(at))
            .or_else(|| self.compact(at))
    }

    /// `20260130`, where the calendar has the day.
    fn compact(&self, at: usize) -> Option<Found> {
        let text = self.digits(at).filter(|text| text.len() == 8)?;
        let year: i32 = text.get(..4)?.parse().ok()?;
        let (month, day) = (text.get(4..6)?.parse().ok()?, text.get(6..)?.parse().ok()?);
        let real = PartialDate::from_day(year, month, day).is_some() && (1900..2100).contains(&year);
        let fits = real && self.detached(at) && self.closed(at + 1) && !self.named(at);
        fits.then(|| calendar(at + 1, Year::Written(year), Some(month), Some(day)))
    }

    /// `01/2026`, `12-2015`.
    fn month_of_year(&self, at: usize) -> Option<Found> {
        let month = self.two_digits(at).filter(|month| (1..=12).contains(month))?;
        let stroke = self.symbol("/", at + 1) || self.symbol("-", at + 1) && self.tokens.str(at).len() == 2;
        let year = self.four_digits(at + 2).filter(|year| (1900..2100).contains(year))?;
        let glued = stroke && self.tokens.glued(at + 1) && self.tokens.glued(at + 2);
        let fits = glued && self.closed(at + 3) && !self.named(at);
        fits.then(|| calendar(at + 3, Year::Written(year), Some(month), None))
    }

    /// `2019/Aug/01`, `2019-Aug-01`.
    fn month_between(&self, at: usize) -> Option<Found> {
        let year = self.four_digits(at).filter(|year| (1000..2200).contains(year))?;
        let mark = ["/", "-"].into_iter().find(|mark| self.symbol(mark, at + 1))?;
        let (end, name) = self.tables.months.longest(self.tokens, at + 2)?;
        let day = self.joined(mark, end).filter(|day| (1..=31).contains(day) && self.closed(end + 2))?;
        Some(self.checked(calendar(end + 2, Year::Written(year), Some(name.number), Some(day))))
    }

    /// `22/04`, where `on` stands before it, or where it is the end of a range and no fraction.
    pub(super) fn stroke_without_year(&self, at: usize, expected: bool) -> Option<Found> {
        let first = self.two_digits(at)?;
        let second = self.joined("/", at + 1)?;
        let cued = self.after_link(Link::On, at) && self.tokens.is(at - 1, TokenKind::Word);
        let of = self.link(Link::Of, at + 3).is_some();
        if of || !self.closed(at + 3) || !(cued || expected && first > second) {
            return None;
        }
        self.either_order(at + 3, first, second, Year::Bare)
    }

    /// `30.01.2026`: day first, one token.
    fn dotted(&self, at: usize) -> Option<Found> {
        let mut parts = self.tokens.str(at).split('.');
        let (day, month, year) = (parts.next()?, parts.next()?, parts.next()?);
        let shaped = parts.next().is_none() && day.len() <= 2 && month.len() <= 2 && year.len() == 4;
        let (day, month, year): (u8, u8, i32) = (day.parse().ok()?, month.parse().ok()?, year.parse().ok()?);
        let plausible = shaped && (1800..2200).contains(&year) && (1..=12).contains(&month);
        if !plausible || !(1..=31).contains(&day) || self.named(at) || !self.closed(at + 1) {
            return None;
        }
        Some(self.checked(calendar(at + 1, Year::Written(year), Some(month), Some(day))))
    }

    /// `2026-01-30`, and `2026-01` where it cannot be a range of years.
    fn iso(&self, at: usize) -> Option<Found> {
        let year = self.four_digits(at).filter(|year| (1000..2200).contains(year))?;
        let month = self.joined("-", at + 1).filter(|_| self.tokens.str(at + 2).len() == 2)?;
        if !(1..=12).contains(&month) || self.named(at) {
            return None;
        }
        if let Some(day) = self.joined("-", at + 3).filter(|day| (1..=31).contains(day)) {
            let date = self.checked(calendar(at + 5, Year::Written(year), Some(month), Some(day)));
            return if self.closed(at + 5) { Some(date) } else { self.timestamp(date) };
        }
        let range = i32::from(month) > year % 100;
        (!range && self.closed(at + 3)).then(|| calendar(at + 3, Year::Written(year), Some(month), None))
    }

    /// The `T14:30Z` behind a date.
    fn timestamp(&self, date: Found) -> Option<Found> {
        let at = date.end;
        let hour =
            self.two_digits(at + 1).filter(|_| self.tokens.str(at) == "T" && self.tokens.glued(at + 1))?;
        let minute = self.joined(":", at + 2)?;
        let end = if self.joined(":", at + 4).is_some() { at + 6 } else { at + 4 };
        let (end, zone) = match self.tables.zones.longest(self.tokens, end) {
            Some((zone_end, &zone)) if self.tokens.glued(end) => (zone_end, Some(zone)),
            _ => (end, None),
        };
        let expr = DateExpr::Clock { hour, minute, zone, day: Some(Box::new(date.expr)) };
        (hour < 24 && minute < 60).then_some(Found { end, expr, ..date })
    }

    /// `1/30/26`, `30-1-2026`.
    fn stroked(&self, at: usize) -> Option<Found> {
        let first = self.two_digits(at)?;
        let mark = ["/", "-"].into_iter().find(|mark| self.symbol(mark, at + 1))?;
        let second = self.joined(mark, at + 1)?;
        let glued = self.symbol(mark, at + 3) && self.tokens.glued(at + 3) && self.tokens.glued(at + 4);
        let end = at + 5;
        let closed = self.closed(end) || mark == "/" && self.stroked_behind(end);
        if !glued || !closed {
            return None;
        }
        let year = match self.four_digits(at + 4) {
            Some(year) => Year::Written(year),
            None if mark == "/" && self.tokens.str(at + 4).len() == 2 => {
                Year::Short(self.two_digits(at + 4)?)
            }
            None => return None,
        };
        self.either_order(end, first, second, year)
    }

    /// Whether a dash and a date of the same form follow: `10/1/2018-10/7/2018`.
    fn stroked_behind(&self, at: usize) -> bool {
        let dash = ["-", "–"].iter().any(|mark| self.symbol(mark, at));
        let day = dash && self.two_digits(at + 1).is_some() && self.joined("/", at + 2).is_some();
        day && self.symbol("/", at + 4) && self.tokens.glued(at + 5)
    }

    /// The day and month of two numbers, in whichever order the calendar has them.
    fn either_order(&self, end: usize, first: u8, second: u8, year: Year) -> Option<Found> {
        let fits =
            |month: u8, day: u8| (1..=12).contains(&month) && (1..=days_in_month(2000, month)).contains(&day);
        let date = |month, day| {
            DateExpr::Calendar(Calendar { year, month: Some(month), day: Some(day), weekday: None })
        };
        match (fits(first, second), fits(second, first)) {
            (true, true) if first != second => Some(Found {
                alternatives: vec![date(first, second), date(second, first)],
                ..Found::date(end, DateExpr::Numeric { first, second, year })
            }),
            (true, _) => Some(self.checked(Found::date(end, date(first, second)))),
            (false, true) => Some(self.checked(Found::date(end, date(second, first)))),
            (false, false) => {
                let (month, day) = if second > 12 { (first, second) } else { (second, first) };
                let shaped = (1..=12).contains(&month) && (1..=31).contains(&day);
                shaped.then(|| self.checked(Found::date(end, date(month, day))))
            }
        }
    }

    /// The one or two digits glued behind `mark` at `at`.
    pub(super) fn joined(&self, mark: &str, at: usize) -> Option<u8> {
        let glued = self.symbol(mark, at) && self.tokens.glued(at) && self.tokens.glued(at + 1);
        glued.then(|| self.two_digits(at + 1)).flatten()
    }

    /// Whether a word before says that the number at `at` is a name's: `version 10.12.2010`.
    pub(super) fn named(&self, at: usize) -> bool {
        self.tables.follows(&self.tables.before_name, self.tokens, at)
    }
}
