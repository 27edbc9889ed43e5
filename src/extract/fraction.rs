//! Fractions in words: `two-thirds`, `a quarter of a million`, `one twenty-fifth`, `a hundred trillionths`.

use rust_decimal::Decimal;

use std::sync::Arc;

use super::Kind;
use super::numeral::Numeral;
use super::parser::{Parsed, Parser, amount};
use super::unit::{UnitAt, kind_of};
use crate::lang::TokenKind;

/// The lower part of a fraction in words.
#[derive(Clone, Copy, Debug)]
pub(super) struct Denominator {
    /// Token index one past it.
    pub(super) end: usize,
    pub(super) value: Decimal,
    /// `fifths`, no `fifth`.
    pub(super) plural: bool,
}

impl Parser<'_> {
    /// `half a million`, `half-million`, `a quarter of a million`, `quarter million`, `half a dozen`.
    pub(super) fn half_scale(&self, at: usize) -> Option<Numeral> {
        let numbers = &self.lang.numbers;
        let c = self.connectives();
        // `third million` is an ordinal, `quarter million` none
        let part = |at: usize| {
            let word = self.tokens.word(at);
            numbers.denominators.get(word).copied().filter(|_| !numbers.ordinals.has(word))
        };
        let (end, fraction) = match self.fraction_words(at) {
            Some(found) => found,
            None => {
                let ordinal_before =
                    at.checked_sub(1).is_some_and(|before| numbers.ordinals.has(self.tokens.word(before)));
                (at + 1, Decimal::ONE / part(at).filter(|_| !ordinal_before)?)
            }
        };
        let mut next = if c.of.has(self.tokens.word(end)) { end + 1 } else { self.over_hyphen(end) };
        let bare = next == end;
        if c.article.has(self.tokens.word(next)) {
            next = self.over_hyphen(next + 1);
        }
        let scale = *numbers.scales.get(self.tokens.word(next))?;
        if bare && part(end - 1).is_none() {
            return None;
        }
        let value = fraction.checked_mul(scale)?.normalize();
        Some(Numeral { end: next + 1, step: value, ..Numeral::words(value) })
    }

    /// `two-thirds`, `a quarter`, `half`, `three quarters`, `one twenty-fifth`: one past it and its value below one.
    pub(super) fn fraction_words(&self, at: usize) -> Option<(usize, Decimal)> {
        let numbers = &self.lang.numbers;
        if numbers.halves.has(self.tokens.word(at)) {
            return Some((at + 1, Decimal::new(5, 1)));
        }
        let (over, over_end) = if self.connectives().article.has(self.tokens.word(at)) {
            (Decimal::ONE, at + 1)
        } else if let Some(&value) = numbers.cardinals.get(self.tokens.word(at)) {
            let unit_at = self.over_hyphen(at + 1);
            match numbers.cardinals.get(self.tokens.word(unit_at)) {
                Some(&unit) if value >= Decimal::from(20) && unit < Decimal::TEN => {
                    (value + unit, unit_at + 1)
                }
                _ => (value, at + 1),
            }
        } else if self.tokens.is(at, TokenKind::Number) {
            (self.tokens.str(at).parse().ok()?, at + 1)
        } else {
            return None;
        };
        let under_at = self.over_joint(over_end);
        let under = self.denominator(under_at)?;
        // `two hundredth` is an ordinal
        let joined =
            under.plural || over == Decimal::ONE || under_at > over_end && under.value < Decimal::TEN;
        (over < under.value && !over.is_zero() && joined).then(|| (under.end, over / under.value))
    }

    /// `quarter-mile`, `quarter century`, `quarter-point`, `quarter of an hour`: a fourth of one, without an article.
    pub(super) fn bare_quarter(&self, at: usize) -> Option<Parsed> {
        let numbers = &self.lang.numbers;
        let word = self.tokens.word(at);
        let quarter = numbers.denominators.get(word).filter(|_| !numbers.ordinals.has(word))?;
        // `the third quarter mile`, `last quarter`
        let counted = at.checked_sub(1).is_some_and(|before| {
            let before = self.tokens.word(before);
            numbers.ordinals.has(before) || self.lang.grammar.not_before_half.has(before)
        });
        let end = at + 1;
        let unit = self.divided_unit(end, false).or_else(|| self.unit_of_one(end))?;
        let single = unit.end > end + 1 || self.is_hyphen(end) || self.tokens.str(end) == unit.unit.name;
        let measured = matches!(unit.kind, Kind::Measurement | Kind::Duration | Kind::Percentage);
        let parsed = || self.fraction_of(at, end, Decimal::ONE / quarter);
        (single && measured && !counted && !numbers.plural_denominators.has(word)).then(parsed)
    }

    /// The unit after a fraction that ends at `at`; the point of `half-point` is of a rate where one is spoken of.
    pub(super) fn divided_unit(&self, at: usize, digits: bool) -> Option<UnitAt> {
        let numbers = &self.lang.numbers;
        self.unit_after(at, digits).or_else(|| {
            let point = self.over_hyphen(at);
            let told =
                numbers.rate_points.has(self.tokens.word(point)) && self.sentence_has(&numbers.rate_context);
            let unit = Arc::clone(self.lang.units.named("percentage point").filter(|_| told)?);
            Some(UnitAt { end: point + 1, kind: kind_of(&unit), unit, factor: Decimal::ONE })
        })
    }

    /// `between a quarter and a third`, `one-third to one-half`.
    pub(super) fn fraction_range(&self, at: usize) -> Option<Parsed> {
        let c = self.connectives();
        let between = c.between.has(self.tokens.word(at));
        let start = at + usize::from(between || c.from.has(self.tokens.word(at)));
        let (joint, low) = self.fraction_words(start)?;
        let joined = if between { &c.and } else { &c.to };
        let (end, high) = self.fraction_words(joint + 1).filter(|_| joined.has(self.tokens.word(joint)))?;
        if low >= high || !between && self.change_and_level(at) {
            return None;
        }
        // `a quarter to half a million`
        let (kind, end, scale) = match self.half_scale(joint + 1) {
            Some(scaled) => (Kind::Number, scaled.end, scaled.value.checked_div(high)?),
            None => (Kind::Fraction, end, Decimal::ONE),
        };
        let mut value = amount(low.checked_mul(scale)?, Decimal::new(1, 2).checked_mul(scale)?, None);
        value.hi = high.checked_mul(scale);
        match self.divided_unit(end, false).or_else(|| self.unit_of_one(end)) {
            Some(unit) => {
                value.unit = Some(unit.unit);
                Some(Parsed::number(at, unit.end, unit.kind, value, "fraction"))
            }
            None => Some(Parsed::number(at, end, kind, value, "fraction")),
        }
    }

    /// `third`, `fifths`, `twenty-fifths` at `at`.
    pub(super) fn denominator(&self, at: usize) -> Option<Denominator> {
        let numbers = &self.lang.numbers;
        let plural = |index: usize| numbers.plural_denominators.has(self.tokens.word(index));
        if let Some(&value) = numbers.denominators.get(self.tokens.word(at)) {
            return Some(Denominator { end: at + 1, value, plural: plural(at) });
        }
        let tens = *numbers.cardinals.get(self.tokens.word(at))?;
        let unit_at = self.over_hyphen(at + 1);
        match numbers.denominators.get(self.tokens.word(unit_at)) {
            Some(&unit) if tens >= Decimal::from(20) && plural(unit_at) && unit < Decimal::TEN => {
                let hyphened = unit_at > at + 1 && unit > Decimal::TWO;
                hyphened.then(|| Denominator { end: unit_at + 1, value: tens + unit, plural: true })
            }
            _ => {
                let (end, value) = self.spelled_ordinal(at)?;
                (value > Decimal::TWO).then_some(Denominator { end, value, plural: false })
            }
        }
    }
}
