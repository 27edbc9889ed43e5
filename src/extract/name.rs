//! Numbers inside names: letters and digits in one word.

use rust_decimal::Decimal;

use super::Kind;
use super::parser::{Parsed, Parser, amount};
use crate::lang::TokenKind;
use crate::quantity::Quantity;

/// The reason why a name is no claim.
const NAME: &str = "name";

impl Parser<'_> {
    /// Letters glued to digits that are neither unit nor scale: `M5S`, `18F`, `STS-135`, `H5N1`.
    pub(super) fn glued_name(&self, at: usize) -> Option<Parsed> {
        let number = if self.tokens.is(at, TokenKind::Number) {
            at
        } else if self.tokens.is(at, TokenKind::Word) && self.tokens.glued(at + 1) {
            let next = self.over_hyphen(at + 1);
            let hyphen = next > at + 1;
            // `10x15 cm`
            let inside = self.tokens.glued(at)
                && at.checked_sub(1).is_some_and(|one| self.tokens.is(one, TokenKind::Number));
            let joined = self.tokens.is(next, TokenKind::Number) && self.tokens.glued(next) && !inside;
            let capital = || self.tokens.str(at).chars().any(char::is_uppercase);
            if !joined
                || (hyphen && !capital())
                || self.lang.currencies.symbols.longest(&self.tokens, at).is_some()
                || self.currency_letter(at).is_some()
            {
                return None;
            }
            if self.date(at).is_some()
                || hyphen && self.lang.units.labelled.longest(&self.tokens, at).is_some()
            {
                return None;
            }
            next
        } else {
            return None;
        };
        let mut end = number + 1;
        while self.tokens.glued(end) && !self.tokens.is(end, TokenKind::Symbol) {
            end += 1;
        }
        // `737-800`, `STS-135-A`
        while end > number + 1 - usize::from(at < number)
            && self.is_hyphen(end)
            && at < number
            && (self.tokens.is(end + 1, TokenKind::Number))
        {
            end += 2;
        }
        if at == number {
            let glued_word = self.tokens.glued(number + 1) && self.tokens.is(number + 1, TokenKind::Word);
            let meaningful = !glued_word
                || self.numeral(at).is_some_and(|numeral| numeral.end > number + 1)
                || (self.unit_after(number + 1, true).is_some() && !self.is_named_letter(number))
                || self.ordinal_value(at).is_some()
                || self.multiple(at).is_some()
                || self.is_by(number)
                || self.lettered_time(at).is_some()
                || self.date(at).is_some();
            if meaningful {
                return None;
            }
        }
        let digits = self.tokens.str(number).replace(',', "");
        let value = digits.parse().unwrap_or_default();
        let value = amount(value, Decimal::ONE, None);
        let found = Parsed::number(at, end, Kind::Number, value, "letters and digits in one word");
        Some(Parsed { shape: Some(NAME), ..found })
    }

    /// The `737-400` of `Boeing 737-400`.
    pub(super) fn model(&self, at: usize) -> Option<Parsed> {
        let joined = self.tokens.is(at, TokenKind::Number)
            && self.is_hyphen(at + 1)
            && self.tokens.is(at + 2, TokenKind::Number)
            && !self.tokens.str(at).contains([',', '.']);
        let label = at.checked_sub(1).filter(|&label| joined && self.tokens.capitalised(label))?;
        let (_, reason) =
            self.lang.exempt.labels.longest(&self.tokens, label).filter(|&(end, _)| end == at)?;
        let value = amount(self.tokens.str(at).parse().ok()?, Decimal::ONE, None);
        let found = Parsed::number(at, at + 3, Kind::Number, value, "model number");
        (reason == NAME).then_some(Parsed { shape: Some(NAME), ..found })
    }

    /// `9/11`, `24/7`: a set phrase of two numbers.
    pub(super) fn slashed_name(&self, at: usize) -> Option<Parsed> {
        const SLASH: &str = "/";
        if !self.tokens.is(at, TokenKind::Number) || !self.tokens.is_symbol(at + 1, SLASH) {
            return None;
        }
        let (end, reason) = self.lang.exempt.phrases.longest(&self.tokens, at)?;
        if self.tokens.is_symbol(end, SLASH) && self.tokens.glued(end) {
            return None;
        }
        let value = amount(Decimal::ZERO, Decimal::ONE, None);
        let found = Parsed::number(at, end, Kind::Number, value, "set phrase");
        Some(Parsed { shape: Some(reason), quantity: Quantity::default(), ..found })
    }

    /// `10x15 cm`: two measures and no name.
    fn is_by(&self, number: usize) -> bool {
        self.tokens.str(number + 1).eq_ignore_ascii_case("x")
            && self.tokens.is(number + 2, TokenKind::Number)
            && self.unit_after(number + 3, true).is_some()
    }

    /// `Pad 39A`, `Volvo 60s`: one letter glued to a number after a capitalised word is no unit.
    fn is_named_letter(&self, number: usize) -> bool {
        let before = number.checked_sub(1).is_some_and(|before| {
            self.tokens.capitalised(before) && !self.lang.grammar.function_words.has(self.tokens.word(before))
        });
        let letter = self.tokens.str(number + 1);
        // `Volvo 60s`
        let several = number > 1 && self.lang.units.age_plural.has(self.tokens.word(number + 1));
        before && letter.len() == 1 && (several || letter.chars().all(char::is_uppercase))
    }
}
