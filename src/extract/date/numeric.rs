//! Dates in digits: `1/30/26`, `2026-01-30`, `30.01.2026`.

use super::calendar::calendar;
use super::{Calendar, DateExpr, Found, Scan, Year};
use crate::quantity::date::days_in_month;

impl Scan<'_> {
    /// A date all in digits.
    pub(super) fn numeric(&self, at: usize) -> Option<Found> {
        self.dotted(at).or_else(|| self.iso(at)).or_else(|| self.stroked(at))
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
        if !glued || !self.closed(end) {
            return None;
        }
        let year = match self.four_digits(at + 4) {
            Some(year) => Year::Written(year),
            None if mark == "/" && self.tokens.str(at + 4).len() == 2 => {
                Year::Short(self.two_digits(at + 4)?)
            }
            None => return None,
        };
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
