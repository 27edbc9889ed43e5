//! Vague quantities, which are at least so many: `dozens`, `tens of thousands`, `several hundred`, `100s of`.

use rust_decimal::Decimal;

use super::Kind;
use super::parser::{Parsed, Parser, amount};
use crate::lang::TokenKind;
use crate::quantity::{Amount, Qualifier};

impl Parser<'_> {
    /// `dozens`, `tens of thousands`, `many thousands`, `several hundred`: at least the floor of the word.
    pub(super) fn vague(&self, at: usize) -> Option<Parsed> {
        let numbers = &self.lang.numbers;
        if self.tokens.is(at, TokenKind::Number) {
            return self.vague_digits(at);
        }
        let determiner = numbers.vague_determiners.longest(&self.tokens, at);
        let determined = determiner.is_some();
        let (mut index, mut value) = determiner.map_or((at, Decimal::ONE), |(end, &floor)| (end, floor));
        // `multi-million`
        index = self.over_hyphen(index);
        if numbers.tens.has(self.tokens.word(index)) && self.connectives().of.has(self.tokens.word(index + 1))
        {
            value = Decimal::TEN;
            index += 2;
        }
        if index > at && value == Decimal::TEN && !self.scales(index) {
            return self.tens_of(at, index);
        }
        let word = self.tokens.word(index);
        let floor = numbers
            .vague
            .get(word)
            .or_else(|| if determined { numbers.scales.get(word) } else { None })
            .filter(|floor| determined || **floor >= Decimal::from(20))?;
        value = value.checked_mul(*floor)?;
        let mut end = index + 1;
        // `scores of people`, but `scores of 40`
        // nor `the test scores of pupils`
        let named = at.checked_sub(1).is_some_and(|before| {
            let noun = self.is_content_word(before)
                && self.lang.dates.tense(&self.tokens, before).is_none()
                && !self.word_before(before, 1, &self.connectives().to);
            noun || self.lang.attribution.owners.has(self.tokens.word(before))
                || self.connectives().the.has(self.tokens.word(before))
        });
        let counted =
            !named && self.connectives().of.has(self.tokens.word(end)) && self.is_content_word(end + 1);
        // `injuring scores`, but `the injured scores`
        let harmed = at.checked_sub(1).is_some_and(|verb| {
            let determined = verb.checked_sub(1).is_some_and(|at| self.lang.determines(self.tokens.word(at)));
            self.lang.measures.role_before.spanning(&self.tokens, verb, at).is_some()
                && !determined
                && !self.is_content_word(end)
        });
        if numbers.vague_before_of.has(word) && !counted && !harmed {
            return None;
        }
        // `hundreds of thousands`
        if self.connectives().of.has(self.tokens.word(end))
            && let Some(more) = numbers.vague.get(self.tokens.word(end + 1))
        {
            value = value.checked_mul(*more)?;
            end += 2;
        } else if let Some((next, scale)) = self.scale_word(end)
            && determined
        {
            value = value.checked_mul(scale)?;
            end = next;
        }
        let mut amount = amount(value, value, None);
        amount.qualifier = Qualifier::AtLeast;
        let of = self.connectives().of.has(self.tokens.word(end));
        let unit = self.unit_after(end + usize::from(of), false);
        // `dozens of stone walls`: only the plural counts after `of`
        let counted = unit.filter(|unit| !of || self.tokens.str(unit.end - 1) != unit.unit.name);
        match counted {
            Some(unit) => {
                amount.unit = Some(unit.unit);
                Some(Parsed::number(at, unit.end, unit.kind, amount, "vague quantity"))
            }
            None => Some(self.vague_rate(at, end, amount)),
        }
    }

    /// `millions`, or `millions of visitors a month`, from `at`; the number ends at `end`.
    fn vague_rate(&self, at: usize, end: usize, mut amount: Amount) -> Parsed {
        let of = self.connectives().of.has(self.tokens.word(end));
        let rate = self.rate_after(end + 1).filter(|_| of && self.is_content_word(end + 1));
        let (end, kind) = match rate {
            Some((end, unit)) => {
                amount.unit = Some(unit);
                (end, Kind::Rate)
            }
            None => (end, Kind::Number),
        };
        Parsed::number(at, end, kind, amount, "vague quantity")
    }

    /// Whether the word at `at` is a scale, or one in the plural.
    fn scales(&self, at: usize) -> bool {
        let word = self.tokens.word(at);
        self.lang.numbers.vague.has(word) || self.lang.numbers.scales.has(word)
    }

    /// `tens of metres`, `tens of people`: at least ten of what begins at `noun`.
    fn tens_of(&self, at: usize, noun: usize) -> Option<Parsed> {
        let mut amount = amount(Decimal::TEN, Decimal::TEN, None);
        amount.qualifier = Qualifier::AtLeast;
        let unit =
            self.unit_after(noun, false).filter(|unit| self.tokens.str(unit.end - 1) != unit.unit.name);
        if let Some(unit) = unit {
            amount.unit = Some(unit.unit);
            return Some(Parsed::number(at, unit.end, unit.kind, amount, "vague quantity"));
        }
        let counted = self.tokens.is(noun, TokenKind::Word)
            && !self.tokens.capitalised(noun)
            && !self.lang.grammar.function_words.has(self.tokens.word(noun));
        counted.then(|| Parsed::number(at, noun - 1, Kind::Number, amount, "vague quantity"))
    }

    /// `100s of people`, `10s of thousands`: at least so many.
    fn vague_digits(&self, at: usize) -> Option<Parsed> {
        let c = self.connectives();
        let zeros = self.tokens.str(at).strip_prefix('1')?;
        let round =
            zeros.bytes().any(|byte| byte == b'0') && zeros.bytes().all(|byte| matches!(byte, b'0' | b','));
        if !round || !self.age_plural(at + 1) || !c.of.has(self.tokens.word(at + 2)) {
            return None;
        }
        let more = self.lang.numbers.vague.get(self.tokens.word(at + 3));
        let value = self.digits(at)?.value.checked_mul(more.copied().unwrap_or(Decimal::ONE))?;
        let mut amount = amount(value, value, None);
        amount.qualifier = Qualifier::AtLeast;
        let end = if more.is_some() { at + 4 } else { at + 2 };
        Some(Parsed::number(at, end, Kind::Number, amount, "vague quantity"))
    }
}
