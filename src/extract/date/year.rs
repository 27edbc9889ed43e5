//! Years and what is made of them: `1998`, `'98`, `2012-13`, `summer 2019`; decades and parts have files of their own.

use super::calendar::calendar;
use super::early::MEDIEVAL;
use super::tense::tense;
use super::{DateExpr, Found, Kind, Link, Scan, Space, TokenKind, Which, Year};
use crate::lang::dates::Tense;

/// Years that a bare number may be.
pub(super) const BARE: std::ops::RangeInclusive<i32> = 1500..=2099;
/// Years that models of the climate look ahead to.
const FAR: std::ops::RangeInclusive<i32> = 2100..=2300;
/// Years that a bare number may be on weaker evidence.
pub(super) const RECENT: std::ops::RangeInclusive<i32> = 1900..=2099;
/// Years between, which `the` and a noun in the singular show.
const OLDER: std::ops::RangeInclusive<i32> = 1500..=1899;

impl Scan<'_> {
    /// A four-digit year that its neighbours show to be one, or with its era: `44 BC`.
    pub(super) fn bare_year(&self, at: usize, expected: bool) -> Option<Found> {
        if let Some(found) = self.year_of_era(at).or_else(|| self.early_year_alone(at)) {
            return Some(found);
        }
        let year = self.four_digits(at)?;
        let sure =
            self.year_is_sure(at, year, expected) || self.far_ahead(at, year) || self.about_year(at, year);
        sure.then(|| calendar(at + 1, Year::Written(year), None, None))
    }

    /// The `1870` of `in about 1870`, `built around 1870`, `About 1870 the mill closed`, but not of `in about 1870 homes`.
    fn about_year(&self, at: usize, year: i32) -> bool {
        const LONGEST: usize = 2;
        let end = at + 1;
        // `fell from about 1820 to 1700`, but `stood from about 1820 until 1902`
        let counts = self.link(Link::Of, end).is_some()
            || self.link(Link::To, end).is_some()
                && self.tables.before_round_year.longest(self.tokens, end).is_none()
            || self.tables.is_counted(self.tokens, end)
            || self.link(Link::And, end).is_some_and(|next| self.tables.is_counted(self.tokens, next + 1));
        // `About 1870 the mill closed`, `Around 1884 Orla Venn painted it`
        let named = year % 10 != 0 && self.tokens.capitalised(end) && self.tokens.capitalised(end + 1);
        let article = || named || [Link::The, Link::One].iter().any(|&link| self.link(link, end).is_some());
        BARE.contains(&year)
            && (1..=LONGEST)
                .filter_map(|back| at.checked_sub(back))
                .any(|about| self.tables.approximates(self.tokens, about, at) && (about > 0 || article()))
            && self.closed(end)
            && !counts
    }

    /// The `2100` of `By 2100 the sea could rise`, where it is round and what happens by then is to come, and of `the year
    /// 2100`.
    fn far_ahead(&self, at: usize, year: i32) -> bool {
        const ROUND: i32 = 50;
        if !FAR.contains(&year) || !self.closed(at + 1) {
            return false;
        }
        self.after_link(Link::Year, at)
            || year % ROUND == 0
                && self.tables.follows(&self.tables.before_year, self.tokens, at)
                && !self.year_counts(year, at + 1)
                && match tense(self.tokens, at, self.tables) {
                    Tense::Future => true,
                    Tense::Unknown => at == 1 || self.may_be(at),
                    Tense::Past => false,
                }
    }

    /// Whether the words before `at` say what may happen: `could vanish by 2100`.
    fn may_be(&self, at: usize) -> bool {
        const REACH: usize = 12;
        (at.saturating_sub(REACH)..at).any(|at| self.tables.may_be.longest(self.tokens, at).is_some())
    }

    pub(super) fn bracketed(&self, at: usize, end: usize) -> bool {
        at > 0 && self.symbol("(", at - 1) && self.symbol(")", end)
    }

    /// Whether the number at `at` is a year.
    fn year_is_sure(&self, at: usize, year: i32, expected: bool) -> bool {
        let end = at + 1;
        // `up 22 percent over 2019`
        let compared = RECENT.contains(&year)
            && self.tables.follows(&self.tables.compared_with, self.tokens, at)
            && at.checked_sub(2).is_some_and(|amount| {
                self.symbol("%", amount) || self.tables.counted.longest(self.tokens, amount).is_some()
            });
        // `no later than 2030`, `a book about 1968`
        let dated = RECENT.contains(&year)
            && year % 100 != 0
            && self.tables.follows(&self.tables.dated, self.tokens, at);
        let cued =
            expected || compared || dated || self.tables.follows(&self.tables.before_year, self.tokens, at);
        // A number before a plural counts, unless it is not round and a cue stands before it:
        // `in 2014 voters chose`, `the 2013 results`.
        // `the Lantern Games 2023 finals`
        let titled = at > 1 && self.tokens.capitalised(at - 1);
        // `through 2010 incentives`, `By 2020 schools will`
        let opening = cued && (at == 1 || at == 2 && self.tokens.is(0, TokenKind::Symbol));
        let odd = RECENT.contains(&year)
            && (year % 10 != 0 && (cued || titled || self.after_link(Link::The, at))
                || year % 100 != 0
                    && (opening || self.tables.follows(&self.tables.before_round_year, self.tokens, at)));
        let named = self.tables.counted.longest(self.tokens, end).is_some();
        let counts = named || !odd && self.tables.is_counted(self.tokens, end);
        if !BARE.contains(&year) || !self.closed(end) || self.named(at) && !(compared || dated) || counts {
            return false;
        }
        let bracketed = self.bracketed(at, end);
        let listed = at > 1 && self.after_link(Link::And, at) && self.four_digits(at - 2).is_some();
        // `the 1890 flood`
        let told =
            OLDER.contains(&year) && self.tokens.is(end, TokenKind::Word) && self.is_determined(at, year);
        // `the treaty of 1648 ended`
        let event = || self.tables.follows(&self.tables.told_of, self.tokens, at);
        let titled = (OLDER.contains(&year) && year % 100 != 0 || event())
            && self.after_link(Link::Of, at)
            && self.tables.amounts.longest(self.tokens, at.saturating_sub(2)).is_none()
            && (self.clause_ends(end)
                || self.verb(end)
                || self.tables.relatives.longest(self.tokens, end).is_some());
        cued || bracketed
            || listed
            || told
            || titled
            || RECENT.contains(&year) && self.may_precede_year(at, year)
    }

    /// Whether `the`, `this`, an owner or, before a year that is not round, an article stands before `at`: `a 1779 battle`.
    fn is_determined(&self, at: usize, year: i32) -> bool {
        let this = || {
            at.checked_sub(1).is_some_and(|which| {
                self.tables.which.longest(self.tokens, which) == Some((at, &Which::This))
                    || self.tokens.ends_owner(which)
                    || self.tables.owners.longest(self.tokens, which).is_some()
            })
        };
        self.after_link(Link::The, at) || this() || year % 10 != 0 && self.after_link(Link::One, at)
    }

    /// Whether the number of a year that ends before `end` counts what follows, round as such counts mostly are.
    pub(super) fn year_counts(&self, year: i32, end: usize) -> bool {
        let odd = year % 10 != 0 && RECENT.contains(&year);
        self.tables.counted.longest(self.tokens, end).is_some()
            || !odd && self.tables.is_counted(self.tokens, end)
    }

    /// Whether what stands before `at` lets a recent year follow.
    fn may_precede_year(&self, at: usize, year: i32) -> bool {
        let Some(before) = at.checked_sub(1) else { return true };
        if self.after_link(Link::Of, at) {
            return before == 0 || self.tables.amounts.longest(self.tokens, before - 1).is_none();
        }
        if self.symbol(".", before) || self.symbol("?", before) {
            return self.tokens.get(at).is_some_and(|token| token.space == Space::Blank)
                && !self.named(before);
        }
        let linked = [Link::The, Link::And, Link::From].iter().any(|&link| self.after_link(link, at));
        let opening =
            ["(", "[", ",", ";", ":", "“", "\"", "—", "–"].iter().any(|mark| self.symbol(mark, before));
        let possessive = before > 0 && self.tokens.glued(before) && self.apostrophe(before - 1);
        // Counts that are printed without a separator are mostly round.
        let word =
            self.tokens.is(before, TokenKind::Word) && (year % 100 != 0 || self.tokens.capitalised(before));
        linked || opening || possessive || word
    }

    /// The year of `post-2015`: glued to a word that is known to precede years.
    pub(super) fn glued_year(&self, at: usize) -> Option<Found> {
        let year = self.four_digits(at).filter(|year| BARE.contains(year))?;
        let prefixed = at >= 2 && self.symbol("-", at - 1) && self.tokens.glued(at - 1);
        let sure = prefixed
            && self.tables.follows(&self.tables.before_year, self.tokens, at - 1)
            && self.closed(at + 1);
        sure.then(|| calendar(at + 1, Year::Written(year), None, None))
    }

    /// `2022/23`, `2012-13`, `2000 - 2050`, `2004 to 2009`.
    pub(super) fn years(&self, at: usize) -> Option<Found> {
        self.detached(at).then(|| self.years_linked(at)).flatten()
    }

    pub(super) fn years_linked(&self, at: usize) -> Option<Found> {
        let lived = at > 0 && self.tables.follows(&self.tables.lived, self.tokens, at);
        let bare = |year: &i32| BARE.contains(year) || lived && MEDIEVAL.contains(year);
        let first = self.four_digits(at).filter(bare)?;
        let mark = ["/", "-", "–", "—"].iter().any(|mark| self.symbol(mark, at + 1));
        let next = if mark { at + 2 } else { self.link(Link::To, at + 1)? };
        let dash = self.symbol("–", at + 1) || self.tokens.glued(at + 1);
        let glued = dash && self.tokens.glued(at + 1) == self.tokens.glued(next);
        let last = match self.four_digits(next) {
            Some(last) => last,
            None if mark && glued && self.tokens.str(next).len() == 2 => {
                first - first % 100 + i32::from(self.two_digits(next)?)
            }
            None => return None,
        };
        // `(2009-2001)` is a slip.
        let bracketed = at > 0 && self.symbol("(", at - 1) && self.symbol(")", next + 1);
        let turned = bracketed && first > last && self.tokens.str(next).len() == 4;
        let ordered = (first < last || turned) && bare(&last) && (mark || RECENT.contains(&first) || lived);
        let counts =
            self.tables.is_counted(self.tokens, next + 1) || self.named(at) && !RECENT.contains(&first);
        if !ordered || counts || !self.closed(next + 1) {
            return None;
        }
        let end = |year| Box::new(calendar(next, Year::Written(year), None, None).expr);
        Some(Found::date(next + 1, DateExpr::Interval(end(first), end(last))))
    }

    /// `'98`, `'90s`.
    pub(super) fn short_year(&self, at: usize) -> Option<Found> {
        let opens = self.apostrophe(at) && !self.tokens.glued(at) && self.tokens.glued(at + 1);
        let year = self.two_digits(at + 1).filter(|_| opens && self.tokens.str(at + 1).len() == 2)?;
        match self.decade_ending(at + 2) {
            Some(end) => (year % 10 == 0).then(|| Found::date(end, DateExpr::Decade(Year::Short(year)))),
            None if self.closed(at + 2) => Some(calendar(at + 2, Year::Short(year), None, None)),
            None => None,
        }
    }

    /// Whether `early`, `mid-` or the like stands before `at`.
    pub(super) fn after_part(&self, at: usize) -> bool {
        let hyphen = at > 1 && self.symbol("-", at - 1) && self.tokens.glued(at);
        let part_at = if hyphen { at - 2 } else { at.wrapping_sub(1) };
        self.tables.parts.longest(self.tokens, part_at).is_some()
    }

    /// `2017 April`, where the clause ends behind it.
    pub(super) fn year_first(&self, at: usize) -> Option<Found> {
        let year = self.four_digits(at).filter(|year| RECENT.contains(year) && self.detached(at))?;
        let (end, name) = self.tables.months.longest(self.tokens, at + 1)?;
        let fits = !self.tokens.glued(at + 1) && self.clause_ends(end);
        fits.then(|| calendar(end, Year::Written(year), Some(name.number), None))
    }

    /// `summer 2019`, `summer of 2019`, `summer of last year`, `latter half of 2021`.
    pub(super) fn season(&self, at: usize) -> Option<Found> {
        if let Some((end, &number)) = self.tables.halves.longest(self.tokens, at) {
            let (end, year) = self.year_of_part(end)?;
            return Some(months(end, u32::from(number) * 6 - 5, 6, year));
        }
        let (end, &first) = self.tables.seasons.longest(self.tokens, at)?;
        // `winter 2021-22` is one winter.
        if let Some(Found { end, expr: DateExpr::Interval(from, to), .. }) =
            self.years(self.skip(Link::Of, end))
            && let (DateExpr::Calendar(from), DateExpr::Calendar(to)) = (*from, *to)
            && let (Year::Written(first_year), Year::Written(last_year)) = (from.year, to.year)
            && first_year + 1 == last_year
        {
            return Some(months(end, first.into(), 3, from.year));
        }
        // `a 12 percent fall in 2024`
        let falls = self.link(Link::In, end).is_some();
        let (end, year) = self.year_behind(end).filter(|_| !falls)?;
        Some(months(end, first.into(), 3, year))
    }
}

/// `count` months from `first`; the parsers have checked both.
pub(super) fn months(end: usize, first: u32, count: u8, year: Year) -> Found {
    let first = u8::try_from(first).unwrap_or(1);
    Found { kind: Kind::Date, ..Found::date(end, DateExpr::Months { first, count, year }) }
}
