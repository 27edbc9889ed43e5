//! Years before 1500, which only their neighbours tell from numbers: `44 BC`, `in 843, the fleet`, `the plague of 1348`.

use super::calendar::calendar;
use super::{Calendar, DateExpr, Found, Link, Scan, TokenKind, Year};

/// Years that a bare number may be at the end of its clause, or beside a word that tells.
const EARLY: std::ops::RangeInclusive<i32> = 100..=1499;
/// Years of the Middle Ages that a bare number of four digits may be, before no noun.
pub(super) const MEDIEVAL: std::ops::RangeInclusive<i32> = 1000..=1499;

impl Scan<'_> {
    /// `347 AD`, `44 BC`.
    pub(super) fn year_of_era(&self, at: usize) -> Option<Found> {
        let year: i32 = self.digits(at).filter(|text| text.len() <= 4)?.parse().ok()?;
        let (end, &before) = self.tables.eras.longest(self.tokens, at + 1)?;
        let spelled = self.tokens.str(at + 1).chars().all(char::is_uppercase);
        let year = if before { 1 - year } else { year };
        spelled.then(|| calendar(end, Year::Written(year), None, None))
    }

    /// The index one past the three digits of a year that ends its clause.
    pub(super) fn early_year(&self, at: usize) -> Option<usize> {
        let shaped =
            self.digits(at).and_then(|text| text.parse().ok()).is_some_and(|year| EARLY.contains(&year));
        let stops = [".", ",", ";", ":", ")", "]", "–", "—", "-"];
        let ends = at + 1 == self.tokens.len() || stops.iter().any(|mark| self.symbol(mark, at + 1));
        (shaped && ends && self.closed(at + 1) && !self.number_listed(at + 1)).then_some(at + 1)
    }

    /// The `843` of `in 843, the fleet`, of `In 843 Oskar died`; `one in 300` is a share.
    pub(super) fn early_year_alone(&self, at: usize) -> Option<Found> {
        // `Study (1480)`
        let year: i32 = self.digits(at)?.parse().ok().filter(|year| EARLY.contains(year))?;
        let end = at + 1;
        if year >= 1000 && self.bracketed(at, end) {
            return Some(calendar(end, Year::Written(year), None, None));
        }
        if MEDIEVAL.contains(&year) && self.is_medieval(at) {
            return Some(calendar(end, Year::Written(year), None, None));
        }
        let circa = self.tables.follows(&self.tables.circa, self.tokens, at);
        let share = at.checked_sub(2).is_some_and(|at| self.count(at).is_some());
        if !circa && (share || !self.tables.follows(&self.tables.before_early_year, self.tokens, at)) {
            return None;
        }
        // A number that counts is not followed by an article: `in 1066 the town`.
        let article = [Link::The, Link::One].iter().any(|&link| self.link(link, end).is_some());
        let about = circa && year >= 1000 && !self.tables.is_counted(self.tokens, end) && self.closed(end);
        let told = at == 1 && self.tokens.capitalised(end) && self.verb(end + 1);
        let stops = self.early_year(at).is_some() && end < self.tokens.len();
        let named = at.checked_sub(2).is_some_and(|at| self.link(Link::Year, at) == Some(at + 2));
        let sure = told || stops || about || article || named && self.closed(end);
        sure.then(|| calendar(end, Year::Written(year), None, None))
    }

    /// Whether the four digits at `at` are a year: `founded in 1298 and`, `born 1265`, `the plague of 1348 killed`.
    fn is_medieval(&self, at: usize) -> bool {
        let end = at + 1;
        let named = self.tables.follows(&self.tables.told_of, self.tokens, at);
        let cued = self.tables.follows(&self.tables.before_medieval, self.tokens, at);
        let of = self.link(Link::Of, end).is_some();
        let noun = self.tokens.is(end, TokenKind::Word)
            && !self.verb(end)
            && self.tables.after_medieval.longest(self.tokens, end).is_none();
        let lived = self.tables.follows(&self.tables.lived, self.tokens, at);
        (named || cued || lived) && !noun && !of && self.closed(end) && !self.number_listed(end)
    }

    /// The `368` of `c. 314 – 368`.
    pub(super) fn early_year_behind(&self, first: &DateExpr, at: usize) -> Option<Found> {
        let &DateExpr::Calendar(Calendar { year: Year::Written(year), .. }) = first else { return None };
        if !EARLY.contains(&year) {
            return None;
        }
        let end = self.early_year(at)?;
        let last: i32 = self.tokens.str(at).parse().ok()?;
        (last > year).then(|| calendar(end, Year::Written(last), None, None))
    }
}
