//! Decades: `1990s`, `the 90s`, `1960s, 70s and 80s`.

use super::year::BARE;
use super::{DateExpr, Found, Link, Scan, TokenKind, Which, Year};

impl Scan<'_> {
    /// `1990s`, `1990's`, `the 90s`.
    pub(super) fn decade(&self, at: usize) -> Option<Found> {
        let end = self.decade_ending(at + 1).or_else(|| self.detached_ending(at))?;
        let decade = self.after_part(at) || self.after_link(Link::The, at);
        if let Some(year) = self.four_digits(at) {
            // `Vision 2030's` is a possessive.
            let plural = decade || !self.apostrophe(at + 1);
            let plausible = (1000..2200).contains(&year) && year % 10 == 0 && plural;
            let expr = match year % 100 {
                0 if year < 2000 => DateExpr::Century(year),
                _ => DateExpr::Decade(Year::Written(year)),
            };
            return plausible.then(|| Found::date(end, expr));
        }
        let digits = self.two_digits(at).filter(|year| year % 10 == 0 && *year >= 10)?;
        // `the bad 80s`, `this masterful 50s film`
        let described = at.checked_sub(2).is_some_and(|article| {
            let adjective =
                self.tokens.is(article + 1, TokenKind::Word) && !self.tokens.capitalised(article + 1);
            let the = self.link(Link::The, article) == Some(article + 1)
                || self.tables.which.longest(self.tokens, article) == Some((article + 1, &Which::This));
            let level = self.tables.levels.longest(self.tokens, article + 1).is_some();
            adjective && the && digits >= 20 && !level
        });
        let decade = decade || described;
        let year = self.decade_of_list(at, digits).or(decade.then_some(Year::Short(digits)))?;
        Some(Found::date(end, DateExpr::Decade(year)))
    }

    /// The second decade and the third of `1960s, 70s and 80s`, `the 60s and 70s`.
    fn decade_of_list(&self, at: usize, digits: u8) -> Option<Year> {
        const LONGEST_LIST: usize = 4;
        let mut at = at;
        for _ in 0..LONGEST_LIST {
            let joint = at.checked_sub(1)?;
            let linked = [Link::And, Link::To].iter().any(|&link| self.link(link, joint) == Some(at));
            let end = if linked && joint > 0 && self.symbol(",", joint - 1) { joint - 1 } else { joint };
            let first = (2..=3).filter_map(|back| end.checked_sub(back));
            at = first.clone().find(|&first| self.decade_ending(first + 1) == Some(end))?;
            if !linked && !self.symbol(",", joint) {
                return None;
            }
            if let Some(year) = self.four_digits(at) {
                return Some(Year::Written(year - year % 100 + i32::from(digits)));
            }
            if self.after_link(Link::The, at) {
                return Some(Year::Short(digits));
            }
        }
        None
    }

    /// The `s` of `the 1990 s`, as tokenized text prints it.
    fn detached_ending(&self, at: usize) -> Option<usize> {
        let year = self.four_digits(at).is_some_and(|year| year % 10 == 0 && BARE.contains(&year));
        let cued =
            self.after_link(Link::The, at) || self.tables.follows(&self.tables.before_year, self.tokens, at);
        let (end, ()) = self.tables.plural_decade.longest(self.tokens, at + 1)?;
        (year && cued && self.clause_ends(end)).then_some(end)
    }

    pub(super) fn decade_ending(&self, at: usize) -> Option<usize> {
        let letter = if self.apostrophe(at) { at + 1 } else { at };
        let (end, ()) = self.tables.plural_decade.longest(self.tokens, letter)?;
        (self.tokens.glued(at) && self.tokens.glued(letter)).then_some(end)
    }
}
