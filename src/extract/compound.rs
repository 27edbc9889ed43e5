//! Figures of two units or more that make one: `6 feet 2 inches`, `$4 and 50 cents`, `two hours, ten minutes`,
//! `£3 10s`, `six foot two`.

use std::sync::Arc;

use rust_decimal::Decimal;

use super::Kind;
use super::numeral::Numeral;
use super::parser::Parser;
use crate::lang::TokenKind;
use crate::quantity::{Amount, Unit};

/// A smaller part behind a figure.
struct Part {
    /// Token index one past it.
    end: usize,
    /// Its value and step in the larger unit.
    value: Decimal,
    step: Decimal,
    /// The factor of its own unit; a further part has a smaller one.
    factor: Decimal,
}

impl Parser<'_> {
    /// Adds the smaller parts that stand behind `value`, which ends at `end`; one past the last.
    pub(super) fn add_smaller_parts(&self, mut end: usize, value: &mut Amount, kind: Kind) -> usize {
        let mut below = value.unit.as_ref().and_then(|unit| unit.factor);
        while let Some(part) = below.and_then(|below| self.smaller_part(end, value, kind, below)) {
            let signed = if value.value.is_sign_negative() { -part.value } else { part.value };
            let Some(sum) = value.value.checked_add(signed) else { return end };
            value.value = sum.normalize();
            value.step = part.step;
            end = part.end;
            below = Some(part.factor);
        }
        end
    }

    /// `and 45 cents` after dollars, `2 inches` after feet, `30 minutes` after hours.
    fn smaller_part(&self, at: usize, larger: &Amount, kind: Kind, below: Decimal) -> Option<Part> {
        let unit = larger.unit.as_ref()?;
        let and = self.connectives().and.has(self.tokens.word(at));
        let comma = self.tokens.is_symbol(at, ",");
        // `6-foot-4`
        let hyphen = kind == Kind::Measurement && self.is_hyphen(at) && self.is_hyphen(at.saturating_sub(2));
        let start = at + usize::from(and || comma || hyphen);
        if !matches!(kind, Kind::Money | Kind::Measurement | Kind::Duration) {
            return None;
        }
        let numeral = self.numeral(start)?;
        if let Some(part) = self.old_part(&numeral, unit).filter(|part| part.factor < below) {
            return Some(part);
        }
        let Some((end, small)) = self.part_unit(&numeral, unit) else {
            if comma {
                return None;
            }
            return if kind == Kind::Money {
                self.bare_hundredths(at, start, &numeral, larger)
            } else {
                self.bare_part(at, &numeral, unit)
            };
        };
        let factor = small.factor?;
        let in_larger = if kind == Kind::Money {
            // cents are of every dollar
            let part = self.is_part_of(&small, unit) && factor < Decimal::ONE && !comma;
            numeral.value.checked_mul(factor).filter(|_| part)?
        } else {
            small.convert(numeral.value, unit)?
        };
        // `5 km, 300 m`: two figures, as metric lengths are not written so
        let ratio = unit.factor?.checked_div(factor)?.normalize();
        let decimal = ratio.mantissa().unsigned_abs().to_string().trim_end_matches('0') == "1";
        let part = kind == Kind::Money
            || self.lang.units.parts.get(&unit.name).is_some_and(|parts| parts.contains(&small.name));
        let fits = part
            && factor < below
            && in_larger < Decimal::ONE
            && in_larger > Decimal::ZERO
            && !(comma && kind == Kind::Measurement && decimal);
        let step = numeral.step.checked_mul(in_larger)?.checked_div(numeral.value)?;
        fits.then_some(Part { end, value: in_larger, step, factor })
    }

    /// Whether `small` may be a part of the currency `larger`: cents are of any dollar, pence of pounds alone.
    fn is_part_of(&self, small: &Unit, larger: &Unit) -> bool {
        let code = small.currency_code();
        let pence = self.lang.currencies.money_masses.values().any(|pounds| pounds.currency_code() == code);
        small.is_currency() && larger.is_currency() && (!pence || code == larger.currency_code())
    }

    /// The unit of a smaller part: symbols that are words too count behind a unit that they are a part of.
    fn part_unit(&self, numeral: &Numeral, larger: &Unit) -> Option<(usize, Arc<Unit>)> {
        let units = &self.lang.units;
        if let Some(unit) = self.unit_after(numeral.end, numeral.digits) {
            return Some((unit.end, unit.unit));
        }
        let symbol = units.compound_symbols.longest(&self.tokens, numeral.end);
        let letter = self
            .lang
            .currencies
            .sub_letters
            .longest(&self.tokens, numeral.end)
            .filter(|_| self.tokens.glued(numeral.end) && larger.is_currency());
        let (end, unit) = symbol.or(letter)?;
        let closed = !self.tokens.glued(end) || self.tokens.is(end, TokenKind::Symbol);
        (numeral.digits && closed).then(|| (end, Arc::clone(unit)))
    }

    /// `10s` after `£3`.
    fn old_part(&self, numeral: &Numeral, unit: &Unit) -> Option<Part> {
        let letter = self.tokens.str(numeral.end);
        let number = *self.lang.currencies.old_parts.get(&unit.name)?.get(letter)?;
        let factor = Decimal::ONE.checked_div(number)?;
        let fits = numeral.digits
            && self.tokens.glued(numeral.end)
            && !self.tokens.glued(numeral.end + 1)
            && numeral.value < number;
        let value = numeral.value.checked_div(number)?;
        fits.then_some(Part { end: numeral.end + 1, value, step: factor, factor })
    }

    /// `two` after `six foot`, where the phrase ends with it.
    fn bare_part(&self, at: usize, numeral: &Numeral, unit: &Unit) -> Option<Part> {
        let small = self.lang.units.bare_parts.get(&unit.name)?;
        let value = small.convert(numeral.value, unit)?;
        let next = self.tokens.word(numeral.end);
        let closed = !self.tokens.is(numeral.end, TokenKind::Word)
            || self.lang.grammar.function_words.has(next)
            || self.lang.measures.dimensions.has(next);
        let fits = (closed || self.is_hyphen(at))
            && numeral.end > at
            && numeral.value.is_integer()
            && numeral.value > Decimal::ZERO
            && value < Decimal::ONE;
        let step = small.convert(numeral.step, unit)?;
        fits.then_some(Part { end: numeral.end, value, step, factor: small.factor? })
    }

    /// `50` after `15 dollars` or `15 dollars and`, where the clause ends with it.
    fn bare_hundredths(&self, at: usize, start: usize, numeral: &Numeral, larger: &Amount) -> Option<Part> {
        const LARGEST: i64 = 10_000;
        let closed = matches!(self.tokens.str(numeral.end), "" | "." | "," | ";" | "!" | "?" | ")");
        let named = start > at || self.tokens.is(at.checked_sub(1)?, TokenKind::Word);
        let two_digits = !numeral.digits || self.tokens.str(start).len() == 2;
        let hundredth = Decimal::new(1, 2);
        let fits = closed
            && named
            && two_digits
            && numeral.factor == Decimal::ONE
            && numeral.value.is_integer()
            && numeral.value > Decimal::ZERO
            && numeral.value < Decimal::ONE_HUNDRED
            && larger.value.is_integer()
            && larger.value < Decimal::from(LARGEST)
            && larger.unit.as_ref()?.factor? == Decimal::ONE;
        let value = numeral.value.checked_mul(hundredth)?;
        fits.then_some(Part { end: numeral.end, value, step: hundredth, factor: hundredth })
    }
}
