//! Figures in brackets, as accounts write what is below zero: `(4.5) million`, `(3.2)%`, `was ($4.5 million)`.

use rust_decimal::Decimal;

use super::Kind;
use super::numeral::Numeral;
use super::parser::{Parsed, Parser};

impl Parser<'_> {
    /// A number at `at` in brackets of its own with what it counts behind them: `(4.5) million`.
    pub(super) fn bracketed(&self, at: usize) -> Option<Parsed> {
        if !at.checked_sub(1).is_some_and(|open| self.tokens.is_symbol(open, "(")) {
            return None;
        }
        let numeral = self.numeral(at).filter(|numeral| numeral.digits)?;
        // `(1) million-dollar homes` is a list
        let long = numeral.end > at + 1 || self.tokens.str(at).len() > 1;
        if !long || !self.brackets(at, numeral.end) {
            return None;
        }
        let after = numeral.end + 1;
        let (end, scale) = self.scale_word(after).unwrap_or((after, Decimal::ONE));
        let value = numeral.value.checked_mul(scale)?.normalize();
        let step = numeral.step.checked_mul(scale)?;
        let scaled = Numeral { end, value, step, ..numeral };
        let parsed = self.with_unit(at - 1, &scaled, None, Decimal::NEGATIVE_ONE);
        let counted = scale > Decimal::ONE || matches!(parsed.kind, Kind::Money | Kind::Percentage);
        (counted && parsed.end > after).then_some(parsed)
    }

    /// Makes `sum` a loss where it alone stands in brackets behind a word that wants a figure: `was ($4.5 million)`.
    pub(super) fn in_brackets(&self, sum: &mut Parsed) {
        let wanted = sum.start.checked_sub(2).map(|before| self.tokens.word(before));
        let wanted = wanted.is_some_and(|word| self.lang.grammar.before_loss.has(word));
        let Some(amount) = sum.quantity.amount.as_mut().filter(|amount| amount.hi.is_none()) else { return };
        if wanted && amount.value > Decimal::ZERO && self.brackets(sum.start, sum.end) {
            amount.value = -amount.value;
            (sum.start, sum.end) = (sum.start - 1, sum.end + 1);
        }
    }

    /// Whether brackets stand right around the tokens from `start` to `end`.
    fn brackets(&self, start: usize, end: usize) -> bool {
        let opened = start.checked_sub(1).is_some_and(|open| self.tokens.is_symbol(open, "("));
        opened && self.tokens.glued(start) && self.tokens.is_symbol(end, ")") && self.tokens.glued(end)
    }
}
