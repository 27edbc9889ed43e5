//! Powers: `1.3e6`, `6.23x10^-4`, `2.48×10−5`, `2^10`; and tolerances: `9.8 ± 0.1`.

use rust_decimal::Decimal;

use super::numeral::Numeral;
use super::parser::Parser;
use crate::lang::TokenKind;

const SUPERSCRIPTS: [&str; 10] = ["⁰", "¹", "²", "³", "⁴", "⁵", "⁶", "⁷", "⁸", "⁹"];

impl Parser<'_> {
    /// Raises `numeral` to the power, or multiplies it by the power, that is written after it.
    pub(super) fn raise(&self, numeral: &mut Numeral) {
        let raised = match self.caret(numeral.end) {
            Some((end, exponent)) => power(numeral.value, exponent).map(|value| (end, value, numeral.step)),
            None => self.times_power(numeral).and_then(|(end, factor)| {
                let (value, step) =
                    (numeral.value.checked_mul(factor)?, numeral.step.checked_mul(factor)?.normalize());
                Some((end, value, step))
            }),
        };
        if let Some((end, value, step)) = raised
            && (!value.is_zero() || numeral.value.is_zero())
        {
            numeral.alternatives.clear();
            (numeral.end, numeral.value, numeral.step) = (end, value.normalize(), step);
        }
    }

    /// `e6`, `x10^-4`, `× 10⁶`, `x2^10` at `at`: one past it and the factor.
    fn times_power(&self, numeral: &Numeral) -> Option<(usize, Decimal)> {
        let at = numeral.end;
        let sign = self.tokens.str(at);
        if matches!(sign, "e" | "E") && self.tokens.glued(at) {
            let (end, exponent) = self.exponent(at + 1)?;
            let closed = !self.tokens.glued(end) || self.tokens.is(end, TokenKind::Symbol);
            // `the 7e7` is a thing
            let name =
                at.checked_sub(2).is_some_and(|before| self.connectives().the.has(self.tokens.word(before)));
            return power(Decimal::TEN, exponent).filter(|_| closed && !name).map(|factor| (end, factor));
        }
        let even = self.tokens.glued(at) == self.tokens.glued(at + 1);
        if !matches!(sign, "x" | "X" | "×" | "*" | "·") || !even || !self.tokens.is(at + 1, TokenKind::Number)
        {
            return None;
        }
        if let Some(exponent) = self.lost_superscript(at + 1).filter(|_| numeral.value < Decimal::TEN) {
            return power(Decimal::TEN, exponent).map(|factor| (at + 2, factor));
        }
        let base: Decimal = self.tokens.str(at + 1).parse().ok()?;
        let raised = self.caret(at + 2).or_else(|| {
            let signed = self.tokens.is(at + 2, TokenKind::Symbol);
            (base == Decimal::TEN && signed).then(|| self.exponent(at + 2)).flatten()
        });
        let (end, exponent) = raised?;
        Some((end, power(base, exponent)?))
    }

    /// The exponent of a ten at `at` whose superscript was lost when the text was copied: `2.2 × 1019`.
    fn lost_superscript(&self, at: usize) -> Option<i32> {
        let exponent = self.tokens.str(at).strip_prefix("10")?;
        let short = (1..=2).contains(&exponent.len()) && !exponent.starts_with('0');
        let times = matches!(self.tokens.str(at - 1), "×" | "·");
        exponent.parse().ok().filter(|_| short && times)
    }

    /// `^-4`, `⁶`: one past it and the exponent.
    fn caret(&self, at: usize) -> Option<(usize, i32)> {
        if !self.tokens.glued(at) {
            return None;
        }
        if self.tokens.is_symbol(at, "^") { self.exponent(at + 1) } else { self.superscript(at) }
    }

    /// A signed whole number glued to what stands before it.
    fn exponent(&self, at: usize) -> Option<(usize, i32)> {
        let negative = matches!(self.tokens.str(at), "-" | "−" | "–");
        let digits = at + usize::from(negative || self.tokens.str(at) == "+");
        let glued = (at..=digits).all(|index| self.tokens.glued(index));
        if !glued || !self.tokens.is(digits, TokenKind::Number) {
            return None;
        }
        let value: i32 = self.tokens.str(digits).parse().ok()?;
        Some((digits + 1, if negative { -value } else { value }))
    }

    /// `⁶`, `⁻¹²` after a ten: of other bases the sign marks a footnote or a unit.
    fn superscript(&self, at: usize) -> Option<(usize, i32)> {
        if at.checked_sub(1).is_none_or(|base| self.tokens.str(base) != "10") {
            return None;
        }
        let negative = self.tokens.str(at) == "⁻";
        let first = at + usize::from(negative);
        let digit = |index: usize| SUPERSCRIPTS.iter().position(|sign| *sign == self.tokens.str(index));
        let mut end = first;
        let mut value = 0i32;
        while let Some(digit) = digit(end).filter(|_| self.tokens.glued(end)) {
            value = value.checked_mul(10)?.checked_add(i32::try_from(digit).ok()?)?;
            end += 1;
        }
        (end > first).then_some((end, if negative { -value } else { value }))
    }

    /// One past the tolerance that follows a number: `± 0.1`, `+/- 2`.
    pub(super) fn over_tolerance(&self, at: usize) -> usize {
        let sign = if self.tokens.is_symbol(at, "±") {
            at + 1
        } else if self.tokens.str(at) == "+"
            && self.tokens.str(at + 1) == "/"
            && self.tokens.str(at + 2) == "-"
        {
            at + 3
        } else {
            return at;
        };
        let number = self.tokens.is(sign, TokenKind::Number).then(|| self.digits(sign)).flatten();
        number.map_or(at, |tolerance| tolerance.end)
    }
}

/// `base` to the power of `exponent`, where that can be told exactly enough.
fn power(base: Decimal, exponent: i32) -> Option<Decimal> {
    const LARGEST: u32 = 90;
    if exponent.unsigned_abs() > LARGEST {
        return None;
    }
    let power =
        (0..exponent.unsigned_abs()).try_fold(Decimal::ONE, |product, _| product.checked_mul(base))?;
    if exponent < 0 { Decimal::ONE.checked_div(power) } else { Some(power) }
}
