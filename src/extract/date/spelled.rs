//! Years and days in words: `nineteen ninety-six`, `two thousand and fifteen`, `fifteen August 1993`, `the nineties`.

use rust_decimal::prelude::ToPrimitive;

use super::calendar::calendar;
use super::{DateExpr, Found, Link, Scan, TokenKind, Year};

impl Scan<'_> {
    /// A year in words, where the words before say that one follows.
    pub(super) fn spelled_year(&self, at: usize, expected: bool) -> Option<Found> {
        if !expected && !self.tables.follows(&self.tables.before_year, self.tokens, at) {
            return None;
        }
        // `by two thousand` counts.
        let (end, year) = self.year_in_words(at).filter(|(_, year)| year % 100 != 0)?;
        let counts =
            self.tables.is_counted(self.tokens, end) || self.tables.units.longest(self.tokens, end).is_some();
        (!counts).then(|| calendar(end, Year::Written(year), None, None))
    }

    /// `nineteen ninety-six`, `seventeen hundred thirty three`, `two thousand and fifteen`.
    pub(super) fn year_in_words(&self, at: usize) -> Option<(usize, i32)> {
        let (end, first) = self.number_in_words(at)?;
        let (end, year) = match first {
            11..=20 => {
                let (end, rest) = self.number_in_words(end).filter(|(_, rest)| (10..=99).contains(rest))?;
                (end, first * 100 + rest)
            }
            // A year such as `two thousand` takes more than a word.
            1100..=2099 if end > at + 1 => (end, first),
            _ => return None,
        };
        (!self.tokens.glued(end) || self.clause_ends(end) && !self.symbol("-", end)).then_some((end, year))
    }

    fn number_in_words(&self, at: usize) -> Option<(usize, i32)> {
        if !self.tokens.is(at, TokenKind::Word) {
            return None;
        }
        let (end, value) = self.numbers.cardinal(self.tokens, at)?;
        Some((end, value.to_i32().filter(|_| value.is_integer())?))
    }

    /// A day in words before its month and year: `twenty-five January 1986`.
    pub(super) fn spelled_day(&self, at: usize) -> Option<Found> {
        let (month_at, day) = self.number_in_words(at)?;
        let day = u8::try_from(day).ok().filter(|day| (1..=31).contains(day))?;
        let (end, name) = self.tables.months.longest(self.tokens, month_at)?;
        let (end, year) = self.year_behind(end)?;
        Some(self.checked(calendar(end, year, Some(name.number), Some(day))))
    }

    /// The `twenty nine` of `May twenty nine`, with the year behind it.
    pub(super) fn day_in_words(&self, at: usize, doubtful: bool) -> Option<(usize, Year, u8)> {
        let (day_end, day) = self.number_in_words(at)?;
        let day = u8::try_from(day).ok().filter(|day| (1..=31).contains(day))?;
        if let Some((end, year)) = self.year_behind(day_end) {
            return Some((end, year, day));
        }
        let sure = self.clause_ends(day_end) && (!doubtful || day_end > at + 1);
        sure.then_some((day_end, Year::Bare, day))
    }

    /// `nineties` behind an article or a part of it: `the late nineties`.
    pub(super) fn spelled_decade(&self, at: usize) -> Option<Found> {
        let (end, &digits) = self.tables.decades.longest(self.tokens, at)?;
        let cued = self.after_part(at)
            || self.after_link(Link::The, at)
            || self.tables.follows(&self.tables.before_year, self.tokens, at);
        cued.then(|| Found::date(end, DateExpr::Decade(Year::Short(digits))))
    }
}
