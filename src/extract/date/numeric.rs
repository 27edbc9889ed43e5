//! Dates in digits, with a year: `1/30/26`, `2026-01-30`, `30.01.2026`, `20260130`, `2026 01 30`, `01/2026`.

use super::calendar::calendar;
use super::{DateExpr, Found, Scan, TokenKind, Year, first_of};
use crate::quantity::PartialDate;

impl Scan<'_> {
    /// A date all in digits.
    pub(super) fn numeric(&self, at: usize) -> Option<Found> {
        // between two parts stands a sign or a blank, never a word
        if self.tokens.is(at + 1, TokenKind::Word) {
            return first_of!(self.dotted(at), self.compact(at));
        }
        first_of!(
            self.dotted(at),
            self.year_month_day(at),
            self.stroked(at),
            self.month_of_year(at),
            self.three_parts(at),
            self.two_parts(at),
            self.spaced(at),
            self.compact(at),
        )
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

    /// `30.01.2026`, `2026.01.30`, `on 30.1.26`: one token.
    fn dotted(&self, at: usize) -> Option<Found> {
        let mut parts = self.tokens.str(at).split('.');
        let (first, month, last) = (parts.next()?, parts.next()?, parts.next()?);
        let (day, year) = if first.len() == 4 { (last, first) } else { (first, last) };
        let short = year.len() == 2 && self.after_on(at);
        let shaped =
            parts.next().is_none() && day.len() <= 2 && month.len() <= 2 && (short || year.len() == 4);
        if !shaped || self.named(at) || !self.closed(at + 1) {
            return None;
        }
        let (day, month): (u8, u8) = (day.parse().ok()?, month.parse().ok()?);
        let year = match year.parse().ok()? {
            year @ 1800..2200 => Year::Written(year),
            year => Year::Short(u8::try_from(year).ok().filter(|_| short)?),
        };
        if first.len() == 4 {
            let real = (1..=12).contains(&month) && (1..=31).contains(&day);
            return real.then(|| self.checked(calendar(at + 1, year, Some(month), Some(day))));
        }
        // dots divide the day from the month wherever they are written
        if (1..=12).contains(&month) && (1..=31).contains(&day) {
            return Some(self.checked(calendar(at + 1, year, Some(month), Some(day))));
        }
        self.either_order(at + 1, day, month, year)
    }

    /// `2026-01-30`, `2026/1/30`, and `2026-01` where it cannot be a range of years.
    fn year_month_day(&self, at: usize) -> Option<Found> {
        let year = self.four_digits(at).filter(|year| (1000..2200).contains(year))?;
        let mark = ["-", "/"].into_iter().find(|mark| self.symbol(mark, at + 1))?;
        let month = self.joined(mark, at + 1).filter(|month| (1..=12).contains(month))?;
        if self.named(at) {
            return None;
        }
        if let Some(day) = self.joined(mark, at + 3).filter(|day| (1..=31).contains(day)) {
            let date = self.checked(calendar(at + 5, Year::Written(year), Some(month), Some(day)));
            return if self.closed(at + 5) { Some(date) } else { self.timestamp(date) };
        }
        // `2006-09` and `2006-7` may be years; `Resolution 2015-3` is a name.
        let (digits, label) = match self.tokens.str(at + 2).len() {
            2 => (100, false),
            _ => (10, at > 0 && self.tokens.capitalised(at - 1)),
        };
        let sure = i32::from(month) <= year % digits && !label && self.closed(at + 3);
        sure.then(|| calendar(at + 3, Year::Written(year), Some(month), None))
    }

    /// `2026 01 30`, where nothing is counted.
    fn spaced(&self, at: usize) -> Option<Found> {
        let year = self.four_digits(at).filter(|year| (1900..2100).contains(year))?;
        let pair = |at: usize| {
            let apart = !self.tokens.glued(at) && self.tokens.str(at).len() == 2;
            self.two_digits(at).filter(|_| apart)
        };
        let (month, day) = (pair(at + 1)?, pair(at + 2)?);
        let fits = PartialDate::from_day(year, month, day).is_some() && self.clause_ends(at + 3);
        fits.then(|| calendar(at + 3, Year::Written(year), Some(month), Some(day)))
    }

    /// The `T14:30Z` behind a date.
    fn timestamp(&self, date: Found) -> Option<Found> {
        let at = date.end;
        let hour =
            self.two_digits(at + 1).filter(|_| self.tokens.str(at) == "T" && self.tokens.glued(at + 1))?;
        let minute = self.joined(":", at + 2)?;
        let end = if self.joined(":", at + 4).is_some() { at + 6 } else { at + 4 };
        let (end, zone) = match self.tables.zones.longest(self.tokens, end) {
            Some((zone_end, &zone)) if self.tokens.glued(end) => (zone_end, zone),
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
        let closed = self.closed(end) || self.stroked_behind(mark, end);
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
    fn stroked_behind(&self, mark: &str, at: usize) -> bool {
        let dash = ["-", "–"].iter().any(|mark| self.symbol(mark, at));
        let day = dash && self.two_digits(at + 1).is_some() && self.joined(mark, at + 2).is_some();
        day && self.symbol(mark, at + 4) && self.tokens.glued(at + 5) && self.four_digits(at + 5).is_some()
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
