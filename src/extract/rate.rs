//! What a rate is for each of, behind its number: `new employees per quarter`, `cars a day`, `prisoners for every 100 places`.

use std::sync::Arc;

use super::parser::Parser;
use crate::lang::TokenKind;
use crate::quantity::Unit;

impl Parser<'_> {
    /// `new employees per quarter`, `cars a day`, `passengers daily`, `per 100,000 people`, after a number at `at`: one past it and the unit.
    pub(super) fn rate_after(&self, at: usize) -> Option<(usize, Arc<Unit>)> {
        const NOUNS: usize = 3;
        let begins = |index: usize| {
            self.connectives().per.has(self.tokens.word(index))
                || self.period(index).is_some()
                || self.for_every(index)
        };
        let per = (at..=at + NOUNS)
            // `40 people die every year` are dead
            .take_while(|&index| {
                let died = |at| self.lang.measures.role_after.longest(&self.tokens, at).is_some();
                index == at || self.is_content_word(index - 1) && !died(index - 1)
            })
            .find(|&index| begins(index))?;
        // `the forecast per the board's estimate`
        if self.connectives().per.has(self.tokens.word(per))
            && self.lang.determines(self.tokens.word(per + 1))
        {
            return None;
        }
        if let Some((end, unit)) = self.period(per) {
            return Some((end, Arc::new(Unit::per(unit))));
        }
        // `129 prisoners for every 100 places`
        if self.for_every(per) {
            let base = self.numeral(per + 2)?;
            return Some((base.end, Arc::new(Unit::per_base("per", base.value))));
        }
        let per_word = self.tokens.str(per).to_lowercase();
        let (end, name) = match self.numeral(per + 1) {
            Some(base) => {
                let mut unit = Unit::per_base(&per_word, base.value);
                // `per 100 square kilometres`
                let of = self.lang.units.expression(&self.tokens, base.end, base.digits);
                let end = of.as_ref().map_or(base.end, |(end, _)| *end);
                if let Some((_, of)) = of {
                    unit.name = format!("{} {}", unit.name, of.name);
                }
                return Some((end, Arc::new(unit)));
            }
            // `per academic year`
            None => match self.lang.units.expression(&self.tokens, per + 1, true).or_else(|| {
                let described = self.lang.units.before_unit.has(self.tokens.word(per + 1));
                described.then(|| self.lang.units.expression(&self.tokens, per + 2, true)).flatten()
            }) {
                Some((end, unit)) => (end, unit.name.clone()),
                None if self.tokens.is(per + 1, TokenKind::Word) => {
                    (per + 2, self.tokens.str(per + 1).to_lowercase())
                }
                None => return None,
            },
        };
        Some((end, Arc::new(Unit::named(format!("{per_word} {name}")))))
    }

    /// Whether `for every` and a number stand at `at`.
    fn for_every(&self, at: usize) -> bool {
        let c = self.connectives();
        let every = c.for_.has(self.tokens.word(at)) && c.every.has(self.tokens.word(at + 1));
        every && self.tokens.is(at + 2, TokenKind::Number)
    }
}
