//! Dates, times and stretches of time as they are written.
//!
//! ```text
//! mod       date_at: which parser a token calls for
//! expr      what is written, before it is resolved
//! range     from 2004 to 2009, 2022/23, March 3-5
//! calendar  22 January 2026, Tuesday, June 19, 2018, Christmas Day
//! numeric   1/30/26, 2026-01-30, 30.01.2026
//! joined    05-Aug-2016, Dec/2018
//! stroke    on 22/04, 10/1-11/2/2017
//! early     44 BC, in 843, the plague of 1348
//! year      1998, '98, 1990s, 20th century, Q3 2025, summer 2019
//! spelled   nineteen ninety-six, fifteen August 1993, the nineties
//! within    first week of March, last three months of 2021, week 3 of 2027
//! tense     what the verbs around a date speak of
//! pointed   last year, this summer, next Friday, past two decades
//! relative  two weeks ago, day before, end of the month
//! distance  two and a half years ago, three Mondays ago
//! recurring every Monday, 9 a.m. daily
//! clock     9 a.m., 14:30 GMT, noon
//! ```
//!
//! A parser takes the index of a token and returns the index one past the expression with what it means;
//! prepositions and articles stay outside, as in `on [Friday]` and `the [1990s]`.

mod calendar;
mod clock;
mod decade;
mod distance;
mod early;
mod expr;
mod joined;
mod numeric;
mod part;
mod pointed;
mod range;
mod recurring;
mod relative;
mod spelled;
mod stroke;
mod tense;
#[cfg(test)]
pub(crate) mod testing;
#[cfg(test)]
mod tests;
mod within;
mod year;

pub use expr::{Calendar, DateExpr, Item, Year};
pub use tense::{is_aside, is_record, is_since, tense};

use std::ops::RangeInclusive;
use std::sync::Arc;

use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;

use super::{Fault, Kind};
use crate::lang::WordId;
use crate::lang::dates::{DateTables, Link, Part, Period, Shift, Which};
use crate::lang::token::{Space, TokenKind, Tokens};
use crate::quantity::date::days_in_month;
use crate::quantity::{Amount, PartialDate, Unit};

/// Number words, as the number parser reads them.
pub trait NumberWords {
    /// Whether a number in words, the article included, may begin at token `at`.
    fn begins(&self, tokens: &Tokens<'_>, at: usize) -> bool;
    /// The number in words that begins at token `at`, with the index one past it.
    fn cardinal(&self, tokens: &Tokens<'_>, at: usize) -> Option<(usize, Decimal)>;
    /// The ordinal in words that begins at token `at`, with the index one past it.
    fn ordinal(&self, tokens: &Tokens<'_>, at: usize) -> Option<(usize, u32)>;
}

/// What [`date_at`] found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Found {
    /// Index one past its last token.
    pub end: usize,
    /// What is written.
    pub expr: DateExpr,
    /// Date, time or duration.
    pub kind: Kind,
    /// Number and unit, of `two years ago` and `last 12 months`.
    pub amount: Option<Amount>,
    /// What is wrong with it.
    pub fault: Option<Fault>,
    /// Both readings of an ambiguous spelling (`3/4/2026`), month first first.
    pub alternatives: Vec<DateExpr>,
}

impl Found {
    fn date(end: usize, expr: DateExpr) -> Self {
        Found { end, expr, kind: Kind::Date, amount: None, fault: None, alternatives: Vec::new() }
    }

    fn with_amount(self, count: u32, unit: Period) -> Self {
        self.measured(Decimal::from(count), unit)
    }

    /// So many halves of a unit.
    fn with_halves(self, count: u32, unit: Period) -> Self {
        self.measured(Decimal::from(count) * Decimal::new(5, 1), unit)
    }

    fn measured(self, value: Decimal, unit: Period) -> Self {
        let unit = Some(Arc::new(Unit::named(unit.name())));
        Found { amount: Some(Amount { unit, ..Amount::plain(value) }), ..self }
    }
}

/// The date, time or stretch of time that begins at token `at`, as long as it goes.
///
/// Words that no date starts with cost a table lookup and a question each to the number words.
pub fn date_at(
    tokens: &Tokens<'_>,
    at: usize,
    tables: &DateTables,
    numbers: &dyn NumberWords,
) -> Option<Found> {
    let scan = Scan { tokens, tables, numbers };
    scan.may_start(at).then(|| scan.range(at)).flatten()
}

/// The first of the readings that finds something: like a chain of `or_else`, and cheaper where most find nothing.
macro_rules! first_of {
    ($($reading:expr),+ $(,)?) => {
        'found: {
            $(if let Some(found) = $reading {
                break 'found Some(found);
            })+
            None
        }
    };
}
use first_of;

/// Digits of a year.
const YEAR_DIGITS: RangeInclusive<u32> = 3..=4;

/// What the parsers share.
#[derive(Clone, Copy)]
struct Scan<'a> {
    tokens: &'a Tokens<'a>,
    tables: &'a DateTables,
    numbers: &'a dyn NumberWords,
}

impl Scan<'_> {
    fn may_start(&self, at: usize) -> bool {
        let Some(token) = self.tokens.get(at) else { return false };
        match token.kind {
            TokenKind::Number => {
                let year = self.of_length(YEAR_DIGITS, at).is_some();
                year || self.may_continue(at + 1) || self.after_link(Link::And, at)
            }
            TokenKind::Symbol => self.apostrophe(at),
            TokenKind::Word if token.word == WordId::UNKNOWN => false,
            TokenKind::Word => {
                let starts = self.tables.alone.has(token.word)
                    || self.tables.may_start(token.word) && self.may_continue(at + 1);
                // a number of several words may be a year
                let number = |end: usize| end > at + 1 || self.may_continue(end);
                starts
                    || self.numbers.cardinal(self.tokens, at).is_some_and(|(end, _)| number(end))
                    || self.numbers.ordinal(self.tokens, at).is_some_and(|(end, _)| number(end))
            }
        }
    }

    /// Whether the token at `at` can be part of a date: no word, or one of the tables, or a number word. The article
    /// is part of one with the word behind it.
    fn may_continue(&self, at: usize) -> bool {
        self.tokens.get(self.skip(Link::The, at)).is_none_or(|token| {
            token.kind != TokenKind::Word
                || self.tables.words.has(token.word)
                || self.numbers.begins(self.tokens, at)
        })
    }

    /// One date, no range. `year_expected`: the words around show that a four-digit number is a year.
    fn single(&self, at: usize, year_expected: bool) -> Option<Found> {
        match self.tokens.is(at, TokenKind::Number) && !self.detached(at) {
            true => self.glued_year(at),
            false => self.linked(at, year_expected),
        }
    }

    /// Like [`Scan::single`], where the parser knows that a date may begin, whatever is glued before it.
    fn linked(&self, at: usize, year_expected: bool) -> Option<Found> {
        let token = self.tokens.get(at)?;
        match token.kind {
            TokenKind::Number => first_of!(
                self.numeric(at),
                self.event(at),
                self.year_and_part(at),
                self.part_and_year(at),
                self.clock(at),
                self.day_first(at),
                self.decade(at),
                self.nth(at),
                self.ordinal_period(at),
                self.shifted(at),
                self.year_first(at),
                self.bare_year(at, year_expected),
                self.further_day(at),
                self.bare_day(at),
                self.stroke_without_year(at),
                self.dotted_without_year(at),
            ),
            TokenKind::Symbol => self.short_year(at),
            TokenKind::Word if self.tables.may_start(token.word) => first_of!(
                self.day(at),
                self.weekday_of_week(at),
                self.weekday_at_distance(at),
                self.weekday(at),
                self.month_first(at),
                self.nth(at),
                self.which(at),
                self.part_of_year(at),
                self.part(at),
                self.season(at),
                self.clock(at),
                self.labelled(at),
                self.week(at),
                self.unit_before_or_after(at),
                self.spelled_decade(at),
                if self.begins_number(at) {
                    first_of!(self.shifted(at), self.spelled(at, year_expected))
                } else {
                    None
                },
            ),
            TokenKind::Word if token.word == WordId::UNKNOWN => None,
            TokenKind::Word if self.begins_number(at) => {
                first_of!(self.shifted(at), self.nth(at), self.spelled(at, year_expected), self.clock(at),)
            }
            TokenKind::Word => None,
        }
    }

    fn begins_number(&self, at: usize) -> bool {
        self.numbers.begins(self.tokens, at)
    }

    /// What only a number in words begins.
    fn spelled(&self, at: usize, year_expected: bool) -> Option<Found> {
        first_of!(
            self.ordinal_period(at),
            self.day_first(at),
            self.spelled_day(at),
            self.spelled_year(at, year_expected),
        )
    }

    /// The plain digits of a number token, no separators.
    fn digits(&self, at: usize) -> Option<&str> {
        let text = self.tokens.is(at, TokenKind::Number).then(|| self.tokens.str(at))?;
        text.bytes().all(|byte| byte.is_ascii_digit()).then_some(text)
    }

    /// A number of one or two digits.
    fn two_digits(&self, at: usize) -> Option<u8> {
        self.of_length(1..=2, at)?.parse().ok()
    }

    /// A number of four digits.
    fn four_digits(&self, at: usize) -> Option<i32> {
        self.of_length(4..=4, at)?.parse().ok()
    }

    /// The plain digits of a number token, so many of them: asked often, so the length is looked at first.
    fn of_length(&self, lengths: RangeInclusive<u32>, at: usize) -> Option<&str> {
        let token = self.tokens.get(at)?;
        lengths.contains(&(token.end - token.start)).then(|| self.digits(at)).flatten()
    }

    /// A day of the month: `22`, `22nd`, `fourth`; and whether it is an ordinal.
    fn day_number(&self, at: usize) -> Option<(usize, u8, bool)> {
        let (end, day, ordinal) = match self.two_digits(at) {
            Some(day) => match self.ordinal_ending(at + 1) {
                Some(end) => (end, day, true),
                None => (at + 1, day, false),
            },
            None => {
                let (end, day) = self.ordinal_word(at)?;
                (end, u8::try_from(day).ok()?, true)
            }
        };
        (1..=31).contains(&day).then_some((end, day, ordinal))
    }

    fn ordinal_ending(&self, at: usize) -> Option<usize> {
        let (end, ()) = self.tables.ordinal_endings.longest(self.tokens, at)?;
        self.tokens.glued(at).then_some(end)
    }

    fn ordinal_word(&self, at: usize) -> Option<(usize, u32)> {
        let known = self.tokens.is(at, TokenKind::Word) && self.tokens.word(at) != WordId::UNKNOWN;
        known.then(|| self.numbers.ordinal(self.tokens, at)).flatten()
    }

    /// An ordinal in digits or words.
    fn ordinal(&self, at: usize) -> Option<(usize, u32)> {
        match self.two_digits(at) {
            Some(number) => Some((self.ordinal_ending(at + 1)?, number.into())),
            None => self.ordinal_word(at),
        }
    }

    /// A whole number in digits or words, the article included.
    fn count(&self, at: usize) -> Option<(usize, u32)> {
        if self.tokens.is(at, TokenKind::Number) {
            let text = self.tokens.str(at);
            let count = if text.contains(',') { text.replace(',', "").parse() } else { text.parse() };
            return count.ok().map(|count| (at + 1, count));
        }
        // `a year`, but `a hundred years`
        let article = self.link(Link::One, at);
        let (end, value) = match self.numbers.cardinal(self.tokens, at) {
            Some((end, value)) if article.is_none_or(|article| end > article) => (end, value),
            _ => return article.map(|end| (end, 1)),
        };
        value.is_integer().then(|| value.to_u32()).flatten().map(|count| (end, count))
    }

    fn link(&self, link: Link, at: usize) -> Option<usize> {
        self.tables.link(link, self.tokens, at)
    }

    /// The index after `link` if it stands at `at`, else `at`.
    fn skip(&self, link: Link, at: usize) -> usize {
        self.link(link, at).unwrap_or(at)
    }

    fn after_link(&self, link: Link, at: usize) -> bool {
        at.checked_sub(1).is_some_and(|before| self.link(link, before) == Some(at))
    }

    fn symbol(&self, symbol: &str, at: usize) -> bool {
        self.tokens.is_symbol(at, symbol)
    }

    fn apostrophe(&self, at: usize) -> bool {
        ["'", "’", "‘"].iter().any(|mark| self.symbol(mark, at))
    }

    /// Whether the token at `at` is not part of a longer word or number: blank or an opening mark before it.
    fn detached(&self, at: usize) -> bool {
        let opening = ["(", "[", "\"", "“", "‘", "'", "*", "—", "~"];
        let colon = at > 1 && self.symbol(":", at - 1) && self.tokens.is(at - 2, TokenKind::Word);
        at == 0 || !self.tokens.glued(at) || colon || opening.iter().any(|mark| self.symbol(mark, at - 1))
    }

    /// Whether the number before `end` is not part of a longer word or number.
    fn closed(&self, end: usize) -> bool {
        if !self.tokens.glued(end) {
            return true;
        }
        let dash = ["-", "–"].iter().any(|mark| self.symbol(mark, end));
        if dash && self.tables.months.longest(self.tokens, end + 1).is_some() {
            return true;
        }
        // `by 2025-and a higher goal`
        let breaks =
            dash && (self.link(Link::And, end + 1).or_else(|| self.link(Link::To, end + 1))).is_some();
        let joined = dash || ["/", ":", "."].iter().any(|mark| self.symbol(mark, end));
        let symbol = self.tokens.is(end, TokenKind::Symbol) && !self.symbol("%", end);
        let continues = self.tokens.get(end + 1).is_some_and(|next| {
            next.space == Space::None && matches!(next.kind, TokenKind::Number | TokenKind::Word)
        });
        symbol && (breaks || !(joined && continues))
    }

    /// Whether the word at `at` is a verb that tells of the past or the future.
    fn verb(&self, at: usize) -> bool {
        self.tables.tense(self.tokens, at).is_some()
    }

    /// Whether a clause may end before token `at`.
    fn clause_ends(&self, at: usize) -> bool {
        self.tokens.get(at).is_none_or(|token| token.kind == TokenKind::Symbol)
    }

    /// Notes a day that no calendar has and a weekday that does not fall on it.
    fn checked(&self, mut found: Found) -> Found {
        if let DateExpr::Calendar(date) = &found.expr {
            found.fault = fault(date);
        }
        found
    }
}

/// What is wrong with a date in itself.
fn fault(date: &Calendar) -> Option<Fault> {
    let (month, day) = (date.month?, date.day?);
    let Year::Written(year) = date.year else {
        // Without a year, 29 February may be meant.
        return (day > days_in_month(2000, month)).then_some(Fault::Impossible);
    };
    let Some(full) = PartialDate::from_day(year, month, day) else { return Some(Fault::Impossible) };
    let actual = full.weekday()?;
    date.weekday.filter(|&weekday| weekday != actual).map(|_| Fault::Weekday(actual))
}
