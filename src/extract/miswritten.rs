//! Sums of money whose separators no style has: `$,500,000`, `$1,,200,000`, `$1.1. billion`, `$99.9.95`.

use rust_decimal::Decimal;

use super::numeral::Numeral;
use super::parser::Parser;
use crate::lang::TokenKind;

impl Parser<'_> {
    /// The sum behind a currency symbol, `at` its digits or a separator that should not be there.
    pub(super) fn miswritten_sum(&self, at: usize) -> Option<Numeral> {
        let separates = |at: usize| matches!(self.tokens.str(at), "," | ".") && self.tokens.glued(at);
        let number = |at: usize| self.tokens.is(at, TokenKind::Number) && self.tokens.glued(at);
        let broken = |end: usize| {
            Some(Numeral { end, digits: true, malformed: true, ..Numeral::words(Decimal::ZERO) })
        };
        if self.tokens.is_symbol(at, ",") && self.tokens.glued(at) && number(at + 1) {
            return broken(at + 2);
        }
        if !self.tokens.is(at, TokenKind::Number) {
            return None;
        }
        if separates(at + 1) && separates(at + 2) && number(at + 3) {
            return broken(at + 4);
        }
        let Some(digits) = self.digits(at) else { return broken(at + 1) };
        let stop = self.tokens.is_symbol(digits.end, ".") && self.tokens.glued(digits.end);
        let scale = self.lang.numbers.scales.get(self.tokens.word(digits.end + 1)).copied();
        let scale =
            scale.filter(|_| stop && !digits.value.is_integer() && !self.tokens.glued(digits.end + 1))?;
        let (value, step) = (digits.value.checked_mul(scale)?, digits.step.checked_mul(scale)?);
        Some(Numeral { end: digits.end + 2, value, step, factor: scale, malformed: true, ..digits })
    }
}
