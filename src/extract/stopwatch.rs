//! Times that a watch took: `2:01:39`, `3:43.13`, `2h05m13s`.

use std::sync::Arc;

use rust_decimal::Decimal;

use super::Kind;
use super::parser::{Parsed, Parser, amount};
use crate::lang::TokenKind;
use crate::quantity::Unit;

impl Parser<'_> {
    /// Hours, minutes and seconds, or minutes and seconds with decimals; in seconds.
    pub(super) fn stopwatch(&self, at: usize) -> Option<Parsed> {
        let minutes = self.sixtieths(at + 1)?;
        let (end, seconds) = match self.sixtieths(at + 3) {
            Some(seconds) => (at + 5, seconds),
            None => (at + 3, Decimal::ZERO),
        };
        let first: Decimal = self.tokens.str(at).parse().ok()?;
        let sixty = Decimal::from(60);
        let value = if end == at + 5 {
            first.checked_mul(sixty)?.checked_add(minutes)?.checked_mul(sixty)?.checked_add(seconds)?
        } else {
            first.checked_mul(sixty)?.checked_add(minutes)?
        };
        let printed = self.tokens.str(end - 1);
        let fits = first.is_integer()
            && minutes < sixty
            && seconds < sixty
            && if end == at + 5 { minutes.is_integer() } else { printed.contains('.') }
            && (!self.tokens.glued(end) || !self.tokens.is_symbol(end, ":"));
        let step = Decimal::new(1, value.scale());
        let unit = Arc::clone(self.lang.units.named("second")?);
        fits.then(|| Parsed::number(at, end, Kind::Duration, amount(value, step, Some(unit)), "stopwatch"))
    }

    /// `2h 15m`, `2h05m13s`: parts with their letters glued to them, two at least; in the first.
    pub(super) fn lettered_time(&self, at: usize) -> Option<Parsed> {
        let (mut end, first, unit) = self.time_part(at)?;
        let (mut value, mut smallest, mut step) = (first, unit.factor?, Decimal::ONE);
        while let Some((next, number, part)) = self.time_part(end) {
            let factor = part.factor?;
            if factor >= smallest || number.checked_mul(factor)? >= smallest {
                break;
            }
            value = value.checked_add(part.convert(number, unit)?)?;
            step = part.convert(Decimal::ONE, unit)?;
            (end, smallest) = (next, factor);
        }
        let closed = !self.tokens.glued(end) || self.tokens.is(end, TokenKind::Symbol);
        let several = smallest < unit.factor?;
        let value = amount(value.normalize(), step, Some(Arc::clone(unit)));
        (several && closed).then(|| Parsed::number(at, end, Kind::Duration, value, "stopwatch"))
    }

    /// `2h` at `at`: one past it, the number and the unit.
    fn time_part(&self, at: usize) -> Option<(usize, Decimal, &Arc<Unit>)> {
        if !self.tokens.is(at, TokenKind::Number) || !self.tokens.glued(at + 1) {
            return None;
        }
        let (end, unit) = self.lang.units.watch.longest(&self.tokens, at + 1)?;
        Some((end, self.tokens.str(at).parse().ok()?, unit))
    }

    /// `:39`, `:43.13` glued to what stands before it.
    fn sixtieths(&self, at: usize) -> Option<Decimal> {
        let text = self.tokens.str(at + 1);
        let whole = text.split('.').next().unwrap_or("");
        let glued = self.tokens.is_symbol(at, ":") && self.tokens.glued(at) && self.tokens.glued(at + 1);
        let digits = self.tokens.is(at + 1, TokenKind::Number) && whole.len() == 2 && !text.contains(',');
        if glued && digits { text.parse().ok() } else { None }
    }
}
