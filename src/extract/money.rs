//! Money: a currency symbol or code before the number.

use std::sync::Arc;

use rust_decimal::Decimal;

use super::numeral::Numeral;
use super::parser::{Parsed, Parser, amount};
use super::range::paired;
use super::{Fault, Kind};
use crate::lang::TokenKind;
use crate::quantity::Unit;

impl Parser<'_> {
    /// `$5`, `US$1.2 billion`, `-£3`, `$26 to $31 million`, `$4 and 50 cents`, `$5 million USD`.
    pub(super) fn money(&self, at: usize) -> Option<Parsed> {
        let c = self.connectives();
        let is_minus =
            |index: usize| self.tokens.is(index, TokenKind::Symbol) && c.minus.has(self.tokens.word(index));
        let minus_before = is_minus(at) && !self.tokens.glued(at) && self.tokens.glued(at + 1);
        let (after_symbol, unit) = self.currency(at + usize::from(minus_before))?;
        let minus_after = is_minus(after_symbol) && self.tokens.glued(after_symbol + 1);
        let number_at = after_symbol + usize::from(minus_after);
        if let Some(loss) = self.bracketed_loss(at, after_symbol, unit) {
            return Some(loss);
        }
        let first = match self.miswritten_sum(number_at) {
            Some(broken) => broken,
            None => self.numeral(number_at).filter(|numeral| numeral.digits)?,
        };
        let sign = if minus_before || minus_after { Decimal::NEGATIVE_ONE } else { Decimal::ONE };

        let second = self.second_sum(at, first.end, unit);
        let (first, second) = match second.and_then(|second| paired(first.clone(), second)) {
            Some((first, second)) => (first, Some(second)),
            None => (first, None),
        };
        let last = second.as_ref().unwrap_or(&first);
        let (end, unit) = self.named_again(last.end, unit);
        let (mut end, unit, kind) = self.money_per(end, &unit);
        let mut value = amount(first.value * sign, first.step, Some(unit));
        value.hi = second.as_ref().map(|second| second.value);
        if second.is_none() {
            end = self.add_smaller_parts(end, &mut value, kind);
        }
        let mut parsed = self.finish(at, end, kind, value, &first);
        parsed.cue = "currency";
        self.in_brackets(&mut parsed);
        if first.factor == Decimal::ONE && badly_cut(self.tokens.str(number_at)) {
            parsed.fault = Some(Fault::Malformed);
        }
        Some(parsed)
    }

    /// `$(1.2) million`, as accounts write a loss.
    fn bracketed_loss(&self, at: usize, bracket: usize, unit: &Arc<Unit>) -> Option<Parsed> {
        if self.tokens.str(bracket) != "(" || !self.tokens.glued(bracket) || !self.tokens.glued(bracket + 1) {
            return None;
        }
        let numeral = self.numeral(bracket + 1).filter(|numeral| numeral.digits)?;
        if self.tokens.str(numeral.end) != ")" {
            return None;
        }
        let (end, scale) = self.scale_word(numeral.end + 1).unwrap_or((numeral.end + 1, Decimal::ONE));
        let scaled = |value: Decimal| value.checked_mul(scale).map(|value| value.normalize());
        let value = amount(-scaled(numeral.value)?, scaled(numeral.step)?, Some(Arc::clone(unit)));
        Some(self.finish(at, end, Kind::Money, value, &numeral))
    }

    /// The second end of a range of sums that the first, of `unit`, ends at `at`.
    fn second_sum(&self, start: usize, at: usize, unit: &Unit) -> Option<Numeral> {
        const REACH: usize = 2;
        let next = self.range_joint(at)?;
        // `fell $1.27 to $79`
        let moved = || self.word_before(start, REACH, &self.lang.numbers.moves);
        if !self.is_dash(at) && (self.change_and_level(start) || moved()) {
            return None;
        }
        let number_at = match self.currency(next) {
            Some((end, other)) if other.name == unit.name => end,
            Some(_) => return None,
            None => next,
        };
        let mut second = self.numeral(number_at).filter(|numeral| numeral.digits)?;
        // `$2.5-3m`: the sign before the first tells that this is no metre
        if second.factor == Decimal::ONE
            && self.tokens.glued(second.end)
            && let Some((end, &scale)) = self.lang.numbers.short_scales.longest(&self.tokens, second.end)
            && !(self.tokens.glued(end) && self.tokens.is(end, TokenKind::Word))
        {
            self.scale(&mut second, end, scale);
        }
        Some(second)
    }

    /// The currency said once more after the sum: `$5 million dollars`, `$5 CAD`; the word after decides.
    fn named_again(&self, at: usize, unit: &Arc<Unit>) -> (usize, Arc<Unit>) {
        let currencies = &self.lang.currencies;
        if let Some((end, word)) = currencies.words.longest(&self.tokens, at)
            && word.name == unit.name
        {
            return (end, Arc::clone(unit));
        }
        match currencies.symbols.longest(&self.tokens, at) {
            Some((end, code)) if self.tokens.is(at, TokenKind::Word) && !self.tokens.glued(end) => {
                (end, Arc::clone(code))
            }
            _ => (at, Arc::clone(unit)),
        }
    }
}

/// Whether no sum of money is written like this: `$400,00`, `$1,583.164`, `$1.250.000`.
fn badly_cut(text: &str) -> bool {
    let decimals = text.rsplit_once('.').map_or(0, |(_, tail)| tail.len());
    let comma_tail = text.rsplit_once(',').map_or(3, |(_, tail)| tail.len());
    let commas = text.contains(',') && (decimals > 2 || decimals == 0 && comma_tail != 3);
    commas || text.matches('.').count() > 1
}
