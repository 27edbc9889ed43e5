//! Units made of units: powers and quotients, with their dimension and factor.

use std::sync::Arc;

use rust_decimal::Decimal;

use super::token::{TokenKind, Tokens};
use super::units::{Power, UnitTables};
use crate::quantity::Unit;

const LENGTH: &str = "length";
const AREA: &str = "area";

impl UnitTables {
    /// The unit at token `at`, simple or composed: `km`, `square miles`, `kg/m3`, `litres per day`. Symbols are
    /// read only where `symbols` says so: after digits.
    pub fn expression(&self, tokens: &Tokens<'_>, at: usize, symbols: bool) -> Option<(usize, Arc<Unit>)> {
        if symbols && let Some((end, under)) = self.negative_power(tokens, at) {
            return Some((end, self.quotient(&Unit::named(""), &under)));
        }
        let (end, unit) = self.powered(tokens, at, symbols, false)?;
        let countable = !matches!(
            unit.dimension.as_str(),
            Unit::TIME | Unit::MONTH | Unit::SHARE | Unit::POINT | Unit::WORK_TIME
        );
        if !countable {
            return Some((end, unit));
        }
        let mut found = (end, unit);
        loop {
            if let Some((end, under)) = self.denominator(tokens, found.0) {
                found = (end, self.quotient(&found.1, &under));
            } else if let Some((end, times)) = self.multiplied(tokens, found.0) {
                found = (end, self.product(&found.1, &times));
            } else {
                break;
            }
        }
        let article = hyphened(tokens, end);
        if found.0 == end
            && self.per_article.has(tokens.word(article))
            && let Some((end, under)) = self.powered(tokens, hyphened(tokens, article + 1), false, true)
            && matches!(under.dimension.as_str(), Unit::TIME | Unit::MONTH | AREA)
            // `five miles a year ago`
            && self.points_in_time.longest(tokens, end).is_none()
        {
            return Some((end, self.quotient(&found.1, &under)));
        }
        Some(found)
    }

    /// `a day`, `each hour`, `a barrel` at `at`, said of each: one past it and the unit. `a year ago` is none.
    pub fn each(&self, tokens: &Tokens<'_>, at: usize) -> Option<(usize, &Arc<Unit>)> {
        let article = self.per_article.has(tokens.word(at));
        if !article && !self.per_each.has(tokens.word(at)) {
            return None;
        }
        let (end, unit) = self.words.longest(tokens, at + 1)?;
        let one = tokens.str(end - 1).eq_ignore_ascii_case(&unit.name);
        let joined = hyphened(tokens, end) > end;
        let timed = matches!(unit.dimension.as_str(), Unit::TIME | Unit::MONTH);
        let fits = one && !joined && (article || timed);
        (fits && self.points_in_time.longest(tokens, end).is_none()).then_some((end, unit))
    }

    /// What a unit that ends at `at` is divided by: `/h`, `per square metre`.
    pub fn denominator(&self, tokens: &Tokens<'_>, at: usize) -> Option<(usize, Arc<Unit>)> {
        // `m·s−1`
        if let Some(found) = self.negative_power(tokens, at + usize::from(is_dot(tokens, at))) {
            return Some(found);
        }
        let per = hyphened(tokens, at);
        let even = tokens.is(per, TokenKind::Word) || tokens.glued(per) == tokens.glued(per + 1);
        if !self.per.has(tokens.word(per)) || !even {
            return None;
        }
        let under = hyphened(tokens, per + 1);
        self.powered(tokens, under, true, true)
            .or_else(|| self.hundredfold(tokens, under))
            .or_else(|| self.bracketed(tokens, under))
    }

    /// `·s` after another unit.
    fn multiplied(&self, tokens: &Tokens<'_>, at: usize) -> Option<(usize, Arc<Unit>)> {
        is_dot(tokens, at).then(|| self.powered(tokens, at + 1, true, true)).flatten()
    }

    /// `(m2 K)`, `(kg·K)` under another unit.
    fn bracketed(&self, tokens: &Tokens<'_>, at: usize) -> Option<(usize, Arc<Unit>)> {
        if !tokens.is_symbol(at, "(") || !tokens.glued(at) {
            return None;
        }
        let (mut end, mut unit) = self.powered(tokens, at + 1, true, true)?;
        while !tokens.is_symbol(end, ")") {
            let (next, times) = self.powered(tokens, end + usize::from(is_dot(tokens, end)), true, true)?;
            (end, unit) = (next, self.product(&unit, &times));
        }
        Some((end + 1, unit))
    }

    /// A unit times another: `newton metre`.
    fn product(&self, unit: &Unit, times: &Unit) -> Arc<Unit> {
        let factor = unit.factor.zip(times.factor).and_then(|(one, other)| one.checked_mul(other));
        let dimension = format!("{} {}", unit.dimension, times.dimension);
        self.made(format!("{} {}", unit.name, times.name), dimension, factor)
    }

    /// `100 km`, of `litres per 100 km`.
    fn hundredfold(&self, tokens: &Tokens<'_>, at: usize) -> Option<(usize, Arc<Unit>)> {
        let number: Decimal = Some(tokens.str(at)).filter(|text| *text == "100")?.parse().ok()?;
        let (end, unit) = self.powered(tokens, at + 1, true, true)?;
        let factor = unit.factor.and_then(|factor| factor.checked_mul(number));
        let measured = !matches!(unit.dimension.as_str(), Unit::TIME | Unit::MONTH);
        measured.then(|| (end, self.made(format!("{number} {}", unit.name), unit.dimension.clone(), factor)))
    }

    /// `s−1`, `cm-3` after another unit.
    fn negative_power(&self, tokens: &Tokens<'_>, at: usize) -> Option<(usize, Arc<Unit>)> {
        let (end, unit) = self
            .symbols
            .longest(tokens, at)
            .or_else(|| self.words.longest(tokens, at))
            .or_else(|| self.denominators.longest(tokens, at))?;
        // `2°–3°C` is a range, and `6-foot-2` a height
        let hyphen = at.checked_sub(1).is_some_and(|before| hyphened(tokens, before) > before);
        if unit.dimension == Unit::ANGLE || hyphen {
            return None;
        }
        let minus = ["-", "−", "–"].iter().any(|sign| tokens.is_symbol(end, sign));
        if !minus || !tokens.glued(end) || !tokens.glued(end + 1) {
            return None;
        }
        let longer = tokens.glued(end + 2) && !tokens.is(end + 2, TokenKind::Symbol);
        if tokens.str(end + 1) == "1" && !longer {
            return Some((end + 2, Arc::clone(unit)));
        }
        let (power_end, exponent) = self.exponent_at(tokens, end + 1)?;
        let power = self.powers_after.meanings().find(|power| power.exponent == exponent)?;
        Some((power_end, self.power(unit, power)))
    }

    /// A unit of `unit` per `under`.
    pub fn quotient(&self, unit: &Unit, under: &Unit) -> Arc<Unit> {
        // `metres per second per second`
        let twice = format!(" per {}", under.name);
        if let Some(first) = unit.name.strip_suffix(&twice)
            && let Some(square) = self.powers_after.meanings().find(|power| power.exponent == 2)
            && let Some(first) = self.by_name.get(first)
        {
            return self.quotient(first, &self.power(under, square));
        }
        let factor = unit.factor.zip(under.factor).and_then(|(over, under)| over.checked_div(under));
        let dimension = format!("{} per {}", unit.dimension, under.dimension);
        self.made(format!("{} per {}", unit.name, under.name).trim_start().to_owned(), dimension, factor)
    }

    /// A unit with the power before or after it: `sq km`, `metres squared`, `m³`, `km^2`.
    fn powered(
        &self,
        tokens: &Tokens<'_>,
        at: usize,
        symbols: bool,
        denominator: bool,
    ) -> Option<(usize, Arc<Unit>)> {
        if let Some((end, power)) = self.powers_before.longest(tokens, at)
            && let Some((end, unit)) = self.simple(tokens, hyphened(tokens, end), true)
            && unit.dimension == LENGTH
        {
            return Some((end, self.power(unit, power)));
        }
        let only_under =
            || self.denominators.longest(tokens, at).filter(|_| denominator && closed(tokens, at));
        let (end, unit) = self.simple(tokens, at, symbols).or_else(only_under)?;
        let takes = unit.dimension == LENGTH || denominator && unit.dimension == Unit::TIME;
        match self.power_after(tokens, end).filter(|_| takes) {
            Some((end, power)) => Some((end, self.power(unit, power))),
            None => Some((end, Arc::clone(unit))),
        }
    }

    fn simple(&self, tokens: &Tokens<'_>, at: usize, symbols: bool) -> Option<(usize, &Arc<Unit>)> {
        let text = tokens.str(at);
        let capitals = text.bytes().all(|byte| byte.is_ascii_uppercase());
        let fits = |&(end, _): &(usize, &Arc<Unit>)| {
            // `24703L202`, `24703 L-202` are part numbers
            let number = |index: usize| tokens.glued(index) && tokens.is(index, TokenKind::Number);
            let power = self.exponent_at(tokens, end).is_some();
            let letter = tokens.glued(end) && tokens.is(end, TokenKind::Word);
            let part_number = number(end) && !power
                || capitals && text.len() == 1 && hyphened(tokens, end) > end && number(end + 1);
            let name = capitals && text.len() > 1 && self.not_of.has(tokens.word(end));
            !letter && !part_number && !name
        };
        let word = self.words.longest(tokens, at).filter(fits);
        let symbol = if symbols { self.symbols.longest(tokens, at).filter(fits) } else { None };
        match (word, symbol) {
            (Some(word), Some(symbol)) => Some(if symbol.0 >= word.0 { symbol } else { word }),
            (word, symbol) => word.or(symbol),
        }
    }

    /// A power after a unit that ends at `at`.
    fn power_after(&self, tokens: &Tokens<'_>, at: usize) -> Option<(usize, &Power)> {
        if let Some(found) = self.powers_after.longest(tokens, at) {
            return Some(found);
        }
        let (end, exponent) = self.exponent_at(tokens, at)?;
        self.powers_after.meanings().find(|power| power.exponent == exponent).map(|power| (end, power))
    }

    /// `2`, `²`, `^2` glued to a unit that ends at `at`.
    fn exponent_at(&self, tokens: &Tokens<'_>, at: usize) -> Option<(usize, u8)> {
        let sign = at + usize::from(tokens.is_symbol(at, "^"));
        let exponent = match tokens.str(sign) {
            "2" | "²" => 2,
            "3" | "³" => 3,
            _ => return None,
        };
        let longer = tokens.glued(sign + 1) && !tokens.is(sign + 1, TokenKind::Symbol);
        (tokens.glued(at) && tokens.glued(sign) && !longer).then_some((sign + 1, exponent))
    }

    fn power(&self, unit: &Unit, power: &Power) -> Arc<Unit> {
        let factor = unit.factor.and_then(|factor| {
            (1..power.exponent).try_fold(factor, |product, _| product.checked_mul(factor))
        });
        let dimension = format!("{} {}", unit.dimension, power.exponent);
        self.made(format!("{} {}", power.name, unit.name), dimension, factor)
    }

    /// The unit of that name, or a new one.
    fn made(&self, name: String, dimension: String, factor: Option<Decimal>) -> Arc<Unit> {
        if let Some(known) = self.by_name.get(&name) {
            return Arc::clone(known);
        }
        let dimension = self.dimensions.get(&dimension).cloned().unwrap_or(dimension);
        let factor = factor.filter(|factor| !factor.is_zero()).map(|factor| factor.normalize());
        Arc::new(Unit { name, dimension, factor, offset: Decimal::ZERO })
    }
}

/// One past a hyphen at `at` that joins words, or `at`.
fn hyphened(tokens: &Tokens<'_>, at: usize) -> usize {
    let joined = tokens.is_symbol(at, "-") && tokens.glued(at) && tokens.glued(at + 1);
    at + usize::from(joined)
}

/// Whether a dot at `at` joins two units.
fn is_dot(tokens: &Tokens<'_>, at: usize) -> bool {
    tokens.glued(at) && tokens.glued(at + 1) && matches!(tokens.str(at), "·" | "⋅")
}

/// Whether no letter or digit is glued to the token at `at`.
fn closed(tokens: &Tokens<'_>, at: usize) -> bool {
    !tokens.glued(at + 1) || tokens.is(at + 1, TokenKind::Symbol)
}
