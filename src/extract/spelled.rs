//! Numbers in words: `one million two hundred thousand`, `a quarter of a million`, `two dozen`.

use rust_decimal::Decimal;

use super::numeral::Numeral;
use super::parser::Parser;
use crate::lang::TokenKind;

impl Parser<'_> {
    /// The number in words at `at`.
    pub(super) fn spelled(&self, at: usize) -> Option<Numeral> {
        if let Some(numeral) = self.half_scale(at) {
            return Some(numeral);
        }
        let numbers = &self.lang.numbers;
        let c = self.connectives();
        let mut index = at;
        // `a hundred`, `a dozen`: the article counts as one before a scale.
        if c.article.has(self.tokens.word(at)) {
            numbers.scales.get(self.tokens.word(at + 1))?;
            index += 1;
        }
        let mut sum = Sum::default();
        let mut end = index;
        while let Some(piece) = self.piece(index) {
            if !sum.add(piece) {
                break;
            }
            end = index + 1;
            index = self.next_piece(end, &sum);
        }
        if end == at || (end == at + 1 && index == at) {
            return None;
        }
        let mut value = sum.value()?;
        let mut step = sum.step;
        if let Some((after, fraction)) = self.and_a_fraction(end) {
            // `two and a half million`, `one million and a half`
            let unit = if sum.scaled { sum.last_scale } else { Decimal::ONE };
            value = value.checked_add(unit.checked_mul(fraction)?)?;
            step = unit.checked_mul(Decimal::new(25, 2))?;
            end = after;
            while let Some((next, scale)) = self.scale_word(end) {
                value = value.checked_mul(scale)?.normalize();
                step = step.checked_mul(scale)?.normalize();
                end = next;
            }
        }
        if let Some((next, fraction)) = self.spelled_decimals(end) {
            value = value.checked_add(fraction)?;
            step = Decimal::new(1, fraction.scale());
            end = next;
            while let Some((next, scale)) = self.scale_word(end) {
                value = value.checked_mul(scale)?.normalize();
                step = step.checked_mul(scale)?.normalize();
                end = next;
            }
        }
        let factor = if sum.scaled { sum.last_scale } else { Decimal::ONE };
        Some(Numeral { end, value, step, digits: false, factor, alternatives: Vec::new(), malformed: false })
    }

    fn piece(&self, at: usize) -> Option<Piece> {
        let word = self.tokens.word(at);
        let numbers = &self.lang.numbers;
        if let Some(&value) = numbers.cardinals.get(word) {
            return Some(Piece::Cardinal(value));
        }
        numbers.scales.get(word).map(|&scale| Piece::Scale(scale))
    }

    /// Where the next piece stands after `end`: over a hyphen, or over `and` where that may continue a number.
    fn next_piece(&self, end: usize, sum: &Sum) -> usize {
        let c = self.connectives();
        let hyphen = self.over_hyphen(end);
        if hyphen > end {
            return hyphen;
        }
        if sum.scaled && c.and.has(self.tokens.word(end)) {
            let small = match self.piece(end + 1) {
                Some(Piece::Cardinal(value)) => {
                    // `two hundred and four thousand`, but not `two thousand and three others` of its own unit
                    value < sum.last_scale && !matches!(self.tokens.str(end), "&")
                }
                _ => false,
            };
            if small {
                return end + 1;
            }
        }
        end
    }

    /// `half a million`, `half-million`, `a quarter of a million`, `three-quarters of a million`, `half a dozen`.
    fn half_scale(&self, at: usize) -> Option<Numeral> {
        let (end, fraction) = self.fraction_words(at)?;
        let c = self.connectives();
        let mut next = end;
        next = if c.of.has(self.tokens.word(next)) { next + 1 } else { self.over_hyphen(next) };
        if c.article.has(self.tokens.word(next)) {
            next += 1;
        }
        let scale = *self.lang.numbers.scales.get(self.tokens.word(next))?;
        if next == end && !self.lang.numbers.halves.has(self.tokens.word(end - 1)) {
            return None;
        }
        let value = fraction.checked_mul(scale)?.normalize();
        Some(Numeral {
            end: next + 1,
            value,
            step: value,
            digits: false,
            factor: Decimal::ONE,
            alternatives: Vec::new(),
            malformed: false,
        })
    }

    /// `two-thirds`, `a quarter`, `half`, `three quarters` at `at`: one past it and its value.
    pub(super) fn fraction_words(&self, at: usize) -> Option<(usize, Decimal)> {
        let numbers = &self.lang.numbers;
        let c = self.connectives();
        if numbers.halves.has(self.tokens.word(at)) {
            return Some((at + 1, Decimal::new(5, 1)));
        }
        let (over, mut index) = if c.article.has(self.tokens.word(at)) {
            (Decimal::ONE, at + 1)
        } else if let Some(&value) = numbers.cardinals.get(self.tokens.word(at)) {
            (value, at + 1)
        } else if self.tokens.is(at, TokenKind::Number) {
            (self.tokens.str(at).parse().ok()?, at + 1)
        } else {
            return None;
        };
        if self.is_dash(index) && self.tokens.glued(index) {
            index += 1;
        }
        let under = *numbers.denominators.get(self.tokens.word(index))?;
        if over >= under || over.is_zero() {
            return None;
        }
        Some((index + 1, over / under))
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

    fn add(&mut self, piece: Piece) -> bool {
        match piece {
            Piece::Cardinal(value) => {
                let fits = match self.last {
                    None => true,
                    Some(last) => last >= Decimal::from(20) && value < Decimal::TEN && !value.is_zero(),
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
