//! Numbers in words: `one million two hundred thousand`, `a quarter of a million`, `two dozen`.

use rust_decimal::Decimal;

use super::numeral::Numeral;
use super::parser::Parser;
use crate::lang::TokenKind;
use crate::lang::cues::Cues;

impl Parser<'_> {
    /// The number in words at `at`.
    pub(super) fn spelled(&self, at: usize) -> Option<Numeral> {
        let numbers = &self.lang.numbers;
        let c = self.connectives();
        let first = self.tokens.word(at);
        let words = [&numbers.cardinals, &numbers.scales, &numbers.denominators];
        let part = c.article.has(first) || numbers.halves.has(first) || self.tokens.is(at, TokenKind::Number);
        if !part && !words.iter().any(|words| words.has(first)) {
            return None;
        }
        if let Some(numeral) = self.half_scale(at) {
            return Some(numeral);
        }
        let mut index = at;
        // `a hundred`, `a dozen`: the article counts as one before a scale.
        if c.article.has(self.tokens.word(at)) {
            index = self.over_hyphen(at + 1);
            numbers.scales.get(self.tokens.word(index))?;
        }
        let mut sum = Sum::default();
        let mut before_last = (index, sum);
        let mut end = index;
        // where the number ends if what follows `and` is another one: `between three hundred and five hundred`
        let mut before_and: Option<(usize, Sum)> = None;
        while let Some(piece) = self.piece(index, sum.begun) {
            let before = (index, sum);
            if let Some((stop, one)) = before_and.filter(|(_, one)| sum.begins_another(one, piece)) {
                (end, sum) = (stop, one);
                break;
            }
            if !sum.add(piece) {
                break;
            }
            before_last = before;
            end = index + 1;
            index = self.next_piece(end, &sum);
            if index > end && self.and_a_fraction(end).is_some() {
                break;
            }
            if index > end && c.and.has(self.tokens.word(end)) {
                before_and = Some((end, sum));
            }
        }
        if end == at || (end == at + 1 && index == at) {
            return None;
        }
        let mut value = sum.value()?;
        let mut step = sum.step;
        let mut factor = if sum.scaled { sum.last_scale } else { Decimal::ONE };
        if let Some(part) = self.and_a_part(end, &sum) {
            value = value.checked_add(part.value)?;
            step = part.step;
            end = part.end;
        } else if let Some((after, fraction)) = self.and_a_fraction(end) {
            // `two and a half million`, `one million and a half`, but `one hundred and a half`
            let unit = if sum.last_scale >= Decimal::ONE_THOUSAND { sum.last_scale } else { Decimal::ONE };
            value = value.checked_add(unit.checked_mul(fraction)?)?;
            step = unit.checked_mul(Decimal::new(25, 2))?;
            end = after;
            while let Some((next, scale)) = self.scale_word(end) {
                value = value.checked_mul(scale)?.normalize();
                step = step.checked_mul(scale)?.normalize();
                factor = factor.checked_mul(scale)?;
                end = next;
            }
        } else if let Some((after, improper)) = self.over_denominator(end, value, before_last) {
            value = improper;
            step = Decimal::new(1, 2);
            end = after;
        }
        if let Some((next, fraction)) = self.spelled_decimals(end) {
            value = value.checked_add(fraction)?;
            step = Decimal::new(1, fraction.scale());
            end = next;
            while let Some((next, scale)) = self.scale_word(end) {
                value = value.checked_mul(scale)?.normalize();
                step = step.checked_mul(scale)?.normalize();
                factor = factor.checked_mul(scale)?;
                end = next;
            }
        }
        Some(Numeral { end, value, step, digits: false, factor, alternatives: Vec::new(), malformed: false })
    }

    fn piece(&self, at: usize, begun: bool) -> Option<Piece> {
        let word = self.tokens.word(at);
        let numbers = &self.lang.numbers;
        if let Some(&value) = numbers.cardinals.get(word) {
            return Some(Piece::Cardinal(value));
        }
        let plural = if begun { numbers.plural_scales.get(word) } else { None };
        numbers.scales.get(word).or(plural).map(|&scale| Piece::Scale(scale))
    }

    /// Where the next piece stands after `end`: over a hyphen, or over `and` or a comma where that may continue
    /// a number.
    fn next_piece(&self, end: usize, sum: &Sum) -> usize {
        let joint = self.over_joint(end);
        if joint > end {
            let tens = sum.last.is_some_and(|last| last >= Decimal::from(20));
            let unit =
                matches!(self.piece(joint, true), Some(Piece::Cardinal(value)) if value < Decimal::TEN);
            return if self.is_hyphen(end) || tens && unit { joint } else { end };
        }
        let small = |at: usize| matches!(self.piece(at, true), Some(Piece::Cardinal(value)) if value < sum.last_scale);
        // `two hundred and four thousand`
        let and = self.connectives().and.has(self.tokens.word(end)) && small(end + 1);
        // `three million, two hundred`
        let comma = self.tokens.is_symbol(end, ",")
            && small(end + 1)
            && matches!(self.piece(end + 2, true), Some(Piece::Scale(scale)) if scale < sum.last_scale);
        end + usize::from(sum.scaled && (and || comma))
    }

    /// `and a half million`, `and three quarters of a million` after a larger scale.
    fn and_a_part(&self, at: usize, sum: &Sum) -> Option<Numeral> {
        let and = sum.scaled && self.connectives().and.has(self.tokens.word(at));
        and.then(|| self.half_scale(at + 1)).flatten().filter(|part| part.value < sum.last_scale)
    }

    /// `fifths` after `twenty-three`, `-fifths` after `one hundred thirty`: one past it and the improper fraction.
    fn over_denominator(&self, at: usize, value: Decimal, before: (usize, Sum)) -> Option<(usize, Decimal)> {
        let (last_at, before) = before;
        if self.is_hyphen(at)
            && let Some(over) = before.value().filter(|_| before.begun)
            && let Some(under) = self.denominator(last_at).filter(|under| under.plural)
        {
            return Some((under.end, over / under.value));
        }
        let under_at = self.over_joint(at);
        let under = self.denominator(under_at).filter(|under| under.plural)?;
        // `eleven quarters` of growth
        if self.lang.units.words.longest(&self.tokens, under_at).is_some() {
            return None;
        }
        let known = under.value <= value || under.value >= Decimal::ONE_HUNDRED;
        known.then(|| (under.end, value / under.value))
    }

    /// `fifth`, `twenty-first`, `one hundred and fifth` at `at`: one past it and its value.
    pub(super) fn spelled_ordinal(&self, at: usize) -> Option<(usize, Decimal)> {
        if !self.lang.cues.of_word(self.tokens.word(at)).meets(Cues::ORDINAL) {
            return None;
        }
        let ordinals = &self.lang.numbers.ordinals;
        let mut sum = Sum::default();
        let mut index = at;
        loop {
            if let Some(&value) = ordinals.get(self.tokens.word(index)) {
                // `one hundred second delays`
                let unit = sum.scaled
                    && sum.last.is_none()
                    && self.lang.units.words.longest(&self.tokens, index).is_some();
                let small = value < Decimal::ONE_HUNDRED;
                let piece = if small { Piece::Cardinal(value) } else { Piece::Scale(value) };
                return (!unit && sum.add(piece))
                    .then(|| sum.value())
                    .flatten()
                    .map(|value| (index + 1, value));
            }
            let piece = self.piece(index, false).filter(|&piece| sum.add(piece));
            piece?;
            let end = index + 1;
            let and = sum.scaled && self.connectives().and.has(self.tokens.word(end));
            index = self.over_hyphen(end + usize::from(and));
        }
    }

    /// `point five` after a number in words.
    fn spelled_decimals(&self, at: usize) -> Option<(usize, Decimal)> {
        if !self.lang.numbers.connectives.point.has(self.tokens.word(at)) {
            return None;
        }
        let mut end = at + 1;
        let mut digits = String::from("0.");
        while let Some(&value) = self.lang.numbers.cardinals.get(self.tokens.word(end)) {
            if value >= Decimal::TEN || digits.len() > 20 {
                break;
            }
            digits.push_str(&value.to_string());
            end += 1;
        }
        (end > at + 1).then(|| digits.parse().ok()).flatten().map(|value| (end, value))
    }
}

#[derive(Clone, Copy)]
enum Piece {
    Cardinal(Decimal),
    Scale(Decimal),
}

/// Adds up number words from left to right.
#[derive(Clone, Copy)]
struct Sum {
    total: Decimal,
    current: Decimal,
    /// The last cardinal, to tell `twenty one` from `two three`.
    last: Option<Decimal>,
    last_scale: Decimal,
    smallest: Decimal,
    step: Decimal,
    scaled: bool,
    begun: bool,
}

impl Default for Sum {
    fn default() -> Self {
        Sum {
            total: Decimal::ZERO,
            current: Decimal::ZERO,
            last: None,
            last_scale: Decimal::ONE,
            smallest: Decimal::MAX,
            step: Decimal::ONE,
            scaled: false,
            begun: false,
        }
    }
}

impl Sum {
    fn value(&self) -> Option<Decimal> {
        self.total.checked_add(self.current)
    }

    /// Whether what was added since `one`, before an `and`, with `piece` is too large to belong to it.
    fn begins_another(&self, one: &Sum, piece: Piece) -> bool {
        let Piece::Scale(scale) = piece else { return false };
        let added = self.current.checked_sub(one.current).and_then(|added| added.checked_mul(scale));
        scale <= one.last_scale && added.is_none_or(|added| added >= one.last_scale)
    }

    fn add(&mut self, piece: Piece) -> bool {
        match piece {
            Piece::Cardinal(value) => {
                let fits = match self.last {
                    None => true,
                    Some(last) => {
                        let ten = last >= Decimal::from(20) && (last % Decimal::TEN).is_zero();
                        ten && value < Decimal::TEN && !value.is_zero()
                    }
                };
                if !fits || (self.begun && value >= self.last_scale && self.last.is_none()) {
                    return false;
                }
                self.current += value;
                self.last = Some(value);
                self.step = Decimal::ONE;
            }
            Piece::Scale(scale) => {
                let hundred = Decimal::ONE_HUNDRED;
                if !self.begun {
                    self.current = Decimal::ONE;
                }
                if scale <= hundred + Decimal::from(44) && scale < Decimal::ONE_THOUSAND {
                    // hundred, dozen, gross: within the current group
                    if self.current.is_zero() {
                        return false;
                    }
                    let Some(product) = self.current.checked_mul(scale) else { return false };
                    self.current = product;
                } else {
                    if self.current.is_zero() {
                        // `hundred thousand million`: multiply what stands
                        let Some(product) = self.total.checked_mul(scale) else { return false };
                        self.total = product;
                    } else {
                        if scale >= self.smallest {
                            return false;
                        }
                        let Some(sum) =
                            self.current.checked_mul(scale).and_then(|part| self.total.checked_add(part))
                        else {
                            return false;
                        };
                        self.total = sum;
                    }
                    self.current = Decimal::ZERO;
                    self.smallest = scale;
                }
                self.last = None;
                self.last_scale = scale;
                self.step = scale;
                self.scaled = true;
            }
        }
        self.begun = true;
        true
    }
}
