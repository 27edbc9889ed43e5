//! What stands after a number and belongs to it: percent, currency, unit, age.

use std::sync::Arc;

use rust_decimal::Decimal;

use super::Kind;
use super::parser::Parser;
use crate::quantity::Unit;

/// A unit after a number.
#[derive(Clone, Debug)]
pub(super) struct UnitAt {
    /// Token index one past it.
    pub(super) end: usize,
    pub(super) unit: Arc<Unit>,
    pub(super) kind: Kind,
    /// What the number is multiplied by: 0.01 for cents.
    pub(super) factor: Decimal,
}

impl Parser<'_> {
    /// The unit that follows a number which ends at `at`; symbols only after digits.
    pub(super) fn unit_after(&self, at: usize, digits: bool) -> Option<UnitAt> {
        let units = &self.lang.units;
        let next = self.over_hyphen(at);
        let found = |end: usize, unit: &Arc<Unit>, kind: Kind, factor: Decimal| {
            Some(UnitAt { end, unit: Arc::clone(unit), kind, factor })
        };
        if let Some((end, unit)) = units.age_after.longest(&self.tokens, next) {
            return found(end, unit, Kind::Age, Decimal::ONE);
        }
        let word = units.words.longest(&self.tokens, next);
        let symbol = if digits { units.symbols.longest(&self.tokens, next) } else { None };
        let symbol = symbol.filter(|&(end, _)| !self.tokens.glued(end) || !self.is_letter(end));
        let plain = match (word, symbol) {
            (Some(word), Some(symbol)) => Some(if symbol.0 > word.0 { symbol } else { word }),
            (word, symbol) => word.or(symbol),
        };
        let money = units.currency_words.longest(&self.tokens, next).or_else(|| {
            units.currency_symbols.longest(&self.tokens, next).filter(|&(end, _)| {
                // `1990 $5` is no amount of 1990 dollars
                !(self.tokens.glued(end) && self.tokens.is(end, crate::lang::TokenKind::Number))
            })
        });
        if let Some((end, unit)) = money
            && plain.is_none_or(|(plain_end, _)| end >= plain_end)
        {
            return found(end, unit, Kind::Money, Decimal::ONE);
        }
        if let Some((end, unit)) = plain {
            // `in 2018 day five`: the unit counts what follows
            if self.lang.numbers.ordinal_units.has(self.tokens.word(end - 1))
                && self.lang.numbers.cardinals.has(self.tokens.word(end))
            {
                return None;
            }
            let unit = match units.money_masses.get(&unit.name) {
                Some(currency) if self.sentence_has(&units.money_context) => currency,
                _ => unit,
            };
            return found(end, unit, kind_of(unit), Decimal::ONE);
        }
        let (end, unit) = units.sub_units.longest(&self.tokens, next)?;
        let letter = self.tokens.str(next).chars().count() == 1;
        if letter && !(digits && self.tokens.glued(next)) {
            return None;
        }
        found(end, unit, Kind::Money, Decimal::new(1, 2))
    }

    fn is_letter(&self, at: usize) -> bool {
        self.tokens.is(at, crate::lang::TokenKind::Word)
    }
}

/// The kind of figure that a unit makes.
pub(super) fn kind_of(unit: &Unit) -> Kind {
    match unit.dimension.as_str() {
        Unit::CURRENCY => Kind::Money,
        Unit::TIME | Unit::MONTH => Kind::Duration,
        Unit::SHARE | Unit::POINT => Kind::Percentage,
        Unit::WORK_TIME => Kind::Duration,
        _ => Kind::Measurement,
    }
}
