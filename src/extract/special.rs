//! Numbers that are no plain numerals: fractions, ages by the ten, Roman numbers, labelled scales, pairs.

use rust_decimal::Decimal;
use std::sync::Arc;

use super::Kind;
use super::numeral::vulgar;
use super::parser::{Parsed, Parser, amount};
use super::unit::{UnitAt, is_time};
use crate::lang::TokenKind;
use crate::quantity::Unit;

impl Parser<'_> {
    /// `half`, `two-thirds`, `3/4`, `½`, `one in five`.
    pub(super) fn fraction(&self, at: usize) -> Option<Parsed> {
        if let Some(ratio) = self.one_in(at) {
            return Some(ratio);
        }
        if let Some(ratio) = self.over(at) {
            return Some(ratio);
        }
        if let Some(value) = vulgar(self.tokens.str(at)) {
            return Some(self.fraction_of(at, at + 1, value));
        }
        let (start, sign) =
            if self.tokens.is(at, TokenKind::Symbol) { self.signed(at) } else { (at, Decimal::ONE) };
        if let Some((end, value)) = self.slashed(start) {
            return Some(self.fraction_of(at, end, value * sign));
        }
        let c = self.connectives();
        let word = self.tokens.word(at);
        if c.between.has(word) || c.from.has(word) {
            return self.fraction_range(at);
        }
        let Some((end, value)) = self.fraction_words(at) else { return self.bare_quarter(at) };
        if c.to.has(self.tokens.word(end))
            && let Some(range) = self.fraction_range(at)
        {
            return Some(range);
        }
        let grammar = &self.lang.grammar;
        let next = self.tokens.word(end);
        let half = self.lang.numbers.halves.has(self.tokens.word(end - 1));
        if half && end == at + 1 {
            // `half-time`, `half brother`, `the other half`: no share of anything
            // ... nor `fly-half`, but `one-half`
            let joined = self.is_hyphen(end)
                || at > 1 && self.is_hyphen(at - 1) && !self.lang.is_number(&self.tokens, at - 2);
            let ordinal_before = at.checked_sub(1).is_some_and(|before| {
                self.lang.numbers.ordinals.has(self.tokens.word(before))
                    || grammar.not_before_half.has(self.tokens.word(before))
            });
            let measured = self.divided_unit(end, false).is_some();
            // `the net profit for the half`: half a year
            let period = self.word_before(at, 1, &c.the)
                && self.word_before(at - 1, 1, &c.for_)
                && (!self.tokens.is(end, TokenKind::Word) || self.lang.measures.copulas.has(next));
            if (joined && !measured) || ordinal_before || period || grammar.not_after_half.has(next) {
                return None;
            }
            return Some(self.fraction_of(at, end, value));
        }
        if self.connectives().article.has(self.tokens.word(at)) {
            // `a third of`, `larger than a third`, but `a third party`, `a quarter century`
            let closes = !self.tokens.is(end, TokenKind::Word)
                || self.connectives().of.has(next)
                // ... and `a third and final reading`
                || grammar.function_words.has(next)
                    && !(c.and.has(next) && self.is_content_word(end + 1))
                // `A third agreed`, but `a third planned attack`
                || self.lang.dates.tense(&self.tokens, end).is_some() && !self.is_content_word(end + 1)
                // `a third faster`, but `a third daughter`
                || self.lang.numbers.comparatives.has(next);
            // `a quarter mile`, but `a third minute`
            let measured = !self.lang.numbers.ordinals.has(self.tokens.word(end - 1))
                && self.divided_unit(end, false).is_some();
            if !measured && (!closes || self.is_hyphen(end) || self.is_one_more(at, end)) {
                return None;
            }
        } else if self.is_hyphen(end) && self.divided_unit(end, false).is_none() {
            return None;
        }
        Some(self.fraction_of(at, end, value))
    }

    /// Whether the `a third` from `at` to `end` is the third of some: `two soldiers were killed and a third wounded`.
    fn is_one_more(&self, at: usize, end: usize) -> bool {
        let numbers = &self.lang.numbers;
        let Some(&place) = numbers.ordinals.get(self.tokens.word(end - 1)) else { return false };
        let before = |other: usize| {
            let counted = numbers.cardinals.get(self.tokens.word(other));
            counted.and_then(|counted| counted.checked_add(Decimal::ONE)) == Some(place)
                && self.is_content_word(other + 1)
        };
        let one = self.lang.exempt.singular_verbs.has(self.tokens.word(end))
            || self.lang.dates.tense(&self.tokens, end).is_some();
        one && (0..at).any(before)
    }

    /// A fraction, or a measurement where a unit follows: `1/4 inch`, `half an hour`, `a quarter of one percent`.
    pub(super) fn fraction_of(&self, at: usize, end: usize, value: Decimal) -> Parsed {
        let step = Decimal::new(1, 2);
        let digits = !self.tokens.is(end - 1, TokenKind::Word);
        let direct = self
            .divided_unit(end, digits)
            .filter(|unit| matches!(unit.kind, Kind::Measurement | Kind::Duration | Kind::Percentage));
        if let Some(unit) = direct.or_else(|| self.unit_of_one(end)) {
            return Parsed::number(at, unit.end, unit.kind, amount(value, step, Some(unit.unit)), "fraction");
        }
        Parsed::number(at, end, Kind::Fraction, amount(value, step, None), "fraction")
    }

    /// `an hour`, `of a mile`, `of one percent`, `of 1%` at `at`.
    pub(super) fn unit_of_one(&self, at: usize) -> Option<UnitAt> {
        let c = self.connectives();
        let of = c.of.has(self.tokens.word(at));
        let one_at = at + usize::from(of);
        if c.article.has(self.tokens.word(one_at)) {
            return self.divided_unit(one_at + 1, false);
        }
        let one =
            self.numeral(one_at).filter(|one| of && one.value == Decimal::ONE && one.end == one_at + 1)?;
        self.unit_after(one.end, one.digits)
    }

    /// `one over twenty`, `minus 1 over 3`, where nothing that could be counted follows.
    fn over(&self, at: usize) -> Option<Parsed> {
        let c = self.connectives();
        let (start, sign) = self.signed(at);
        let first = self.numeral(start)?;
        if !c.over.has(self.tokens.word(first.end)) || self.word_before(at, 1, &c.in_) {
            return None;
        }
        let second = self.numeral(first.end + 1)?;
        let closed =
            !self.tokens.is(second.end, TokenKind::Word) && self.unit_after(second.end, true).is_none();
        let value = (first.value * sign).checked_div(second.value)?;
        // `2000 over 3`, but `120 over 80` is a blood pressure
        let fraction = first.value < second.value || second.value < Decimal::TEN;
        (closed && fraction).then(|| {
            Parsed::number(
                at,
                second.end,
                Kind::Fraction,
                amount(value, Decimal::new(1, 2), None),
                "fraction",
            )
        })
    }

    /// `one in three`, `8 out of 10`, `one in every five`.
    fn one_in(&self, at: usize) -> Option<Parsed> {
        let c = self.connectives();
        let first = self.numeral(at)?;
        let mut index = first.end;
        // `one voter in ten`, `three years out of five`
        let out_of = |at: usize| c.out.has(self.tokens.word(at)) && c.of.has(self.tokens.word(at + 1));
        let single = first.value == Decimal::ONE && !first.digits && c.in_.has(self.tokens.word(index + 1));
        let timed =
            || self.lang.units.words.longest(&self.tokens, index).is_some_and(|(_, unit)| is_time(unit));
        let noun = self.is_content_word(index) && (single || out_of(index + 1) && timed());
        index += usize::from(noun);
        let out = out_of(index);
        // `ranks 159 out of 180`
        if out && self.word_before(at, 1, &self.lang.numbers.placing) {
            return None;
        }
        if out {
            index += 2;
        } else if self.is_hyphen(index) && c.in_.has(self.tokens.word(index + 1)) && self.is_hyphen(index + 2)
        {
            index += 3;
        } else if c.in_.has(self.tokens.word(index)) {
            index += 1;
        } else {
            return None;
        }
        let every = c.every.has(self.tokens.word(index));
        index += usize::from(every);
        let second = self.numeral(index)?;
        let counted = second.value > first.value
            && first.value > Decimal::ZERO
            && first.value.is_integer()
            && second.value.is_integer()
            && (out || first.value == Decimal::ONE || second.value <= Decimal::TEN)
            && (every || self.unit_after(second.end, second.digits).is_none())
            && !(noun
                && self.is_content_word(second.end)
                && self.lang.dates.tense(&self.tokens, second.end).is_none())
            && !(self.tokens.str(index).len() == 4 && second.digits && second.factor == Decimal::ONE && !out);
        // `425 out of every 100,000 people`
        if counted && out && every && second.value >= Decimal::ONE_THOUSAND {
            let per = Arc::new(Unit::per_base("per", second.value));
            let value = amount(first.value, first.step, Some(per));
            return Some(Parsed::number(at, second.end, Kind::Rate, value, "rate"));
        }
        counted.then(|| self.fraction_of(at, second.end, first.value / second.value))
    }

    /// `40-something`, `thirty-something`, `his 40s`: any age from the ten to the next.
    pub(super) fn something(&self, at: usize) -> Option<Parsed> {
        const REACH: usize = 2;
        let (currency, numeral) = match self.numeral(at) {
            Some(numeral) => (None, numeral),
            None => {
                let currency = self.currency(at)?;
                (Some(currency), self.numeral(currency.0)?)
            }
        };
        let hyphen = self.over_hyphen(numeral.end);
        let (named, plural) = (hyphen > numeral.end, self.age_plural(numeral.end));
        if !named && !plural {
            return None;
        }
        let ten = numeral.value.checked_rem(Decimal::TEN)?.is_zero() && numeral.value < Decimal::ONE_HUNDRED;
        let named = named && self.lang.numbers.something.has(self.tokens.word(hyphen));
        let plural = ten && plural;
        // `in their 20s and 30s`
        let listed = at.checked_sub(2).is_some_and(|ten| {
            let c = self.connectives();
            let joint = self.tokens.word(ten + 1);
            (c.and.has(joint) || c.or.has(joint) || c.to.has(joint)) && self.age_plural(ten)
        });
        let reach = if listed { REACH + 3 } else { REACH };
        // `low 20s`, `mid-20s`
        let joined = at.checked_sub(1).filter(|&before| self.is_hyphen(before)).unwrap_or(at);
        let aged = named || plural && self.word_before(joined, reach, &self.lang.units.age_owners);
        let placed = plural && self.word_before(joined, 1, &self.lang.numbers.places);
        let degrees = plural && self.in_the_tens(joined);
        if !ten || !aged && !placed && !degrees {
            return None;
        }
        let (kind, unit) = if let Some((_, unit)) = currency {
            (Kind::Money, Some(Arc::clone(unit)))
        } else if aged {
            (Kind::Age, Some(Arc::clone(&self.lang.units.year_of_age)))
        } else if degrees {
            (Kind::Measurement, Some(self.unit_called("degree")))
        } else {
            (Kind::Number, None)
        };
        let mut value = amount(numeral.value, Decimal::ONE, unit);
        value.hi = numeral.value.checked_add(Decimal::from(9));
        Some(Parsed::number(at, hyphen + 1, kind, value, "tens"))
    }

    /// `sixties` of `in his sixties`, `mid-twenties` of `her mid-twenties`.
    pub(super) fn spelled_tens(&self, at: usize) -> Option<Parsed> {
        const REACH: usize = 2;
        if !self.tokens.is(at, TokenKind::Word) {
            return None;
        }
        let placed = self.lang.numbers.places.has(self.tokens.word(at));
        let ten_at = if placed { self.over_joint(at + 1) } else { at };
        let (end, &ten) = self.lang.dates.decades.longest(&self.tokens, ten_at)?;
        let aged = self.word_before(at, REACH, &self.lang.units.age_owners);
        let low = Decimal::from(ten);
        let mut value = amount(low, Decimal::ONE, Some(Arc::clone(&self.lang.units.year_of_age)));
        value.hi = low.checked_add(Decimal::from(9));
        aged.then(|| Parsed::number(at, end, Kind::Age, value, "tens"))
    }

    /// Whether what begins at `at` is of a temperature: `lows in the 40s`, `highs in the mid-`.
    fn in_the_tens(&self, at: usize) -> bool {
        const REACH: usize = 3;
        let c = self.connectives();
        let within = self.word_before(at, REACH, &c.in_) || self.word_before(at, REACH, &c.to);
        within && self.sentence_has(&self.lang.units.temperature_tens)
    }

    /// `65s`, after the hyphen of `over-65s`.
    pub(super) fn plural_age(&self, at: usize) -> Option<Parsed> {
        let numeral = self.numeral(at).filter(|numeral| numeral.digits && self.age_plural(numeral.end))?;
        let value = amount(numeral.value, numeral.step, Some(Arc::clone(&self.lang.units.year_of_age)));
        Some(Parsed::number(at, numeral.end + 1, Kind::Age, value, "ages"))
    }

    pub(super) fn age_plural(&self, at: usize) -> bool {
        let closed = !self.tokens.glued(at + 1) || self.tokens.is(at + 1, TokenKind::Symbol);
        self.tokens.glued(at) && closed && self.lang.units.age_plural.has(self.tokens.word(at))
    }

    /// `part XVII`, `World War II`: roman numerals after a word.
    pub(super) fn roman(&self, at: usize) -> Option<Parsed> {
        let before = at.checked_sub(1)?;
        // `Title V`, but `In part I agree`
        let labelled = || {
            let label = self.lang.exempt.labels.spanning(&self.tokens, before, at).is_some();
            label && self.tokens.capitalised(before)
        };
        let letter = || self.lang.numbers.roman_letters.longest(&self.tokens, at).filter(|_| labelled());
        let (end, ()) = self.lang.numbers.roman.longest(&self.tokens, at).or_else(letter)?;
        let value = roman_value(self.tokens.str(at))?;
        let joined = self.tokens.glued(end) && !self.tokens.is(end, TokenKind::Symbol);
        let named = self.tokens.is(before, TokenKind::Word) && !joined;
        named.then(|| Parsed::number(at, end, Kind::Number, amount(value, Decimal::ONE, None), ROMAN))
    }

    /// `category 3`, `magnitude 7.8`.
    pub(super) fn labelled_scale(&self, at: usize) -> Option<Parsed> {
        let (label_end, unit) = self.lang.units.labelled.longest(&self.tokens, at)?;
        let numeral = self.numeral(self.over_hyphen(label_end))?;
        let amount = amount(numeral.value, numeral.step, Some(Arc::clone(unit)));
        Some(Parsed::number(at, numeral.end, Kind::Measurement, amount, "labelled scale"))
    }

    /// `50-50`: half each, unless it is the score of a contest.
    pub(super) fn even(&self, at: usize) -> Option<Parsed> {
        let (end, ()) = self.lang.numbers.evens.longest(&self.tokens, at)?;
        let score = self.sentence_has(&self.lang.numbers.contest) && self.range(at).is_some();
        let half = amount(Decimal::new(5, 1), Decimal::new(1, 2), None);
        (!score).then(|| Parsed::number(at, end, Kind::Fraction, half, "even shares"))
    }

    /// `twin`, `in pairs`, `no one`.
    pub(super) fn pair(&self, at: usize) -> Option<Parsed> {
        let (end, &value) = self.lang.numbers.pairs.longest(&self.tokens, at)?;
        let kind = if value.is_zero() { Kind::Number } else { Kind::Count };
        Some(Parsed::number(at, end, kind, amount(value, Decimal::ONE, None), "pair"))
    }
}

/// The parser of `World War II`.
pub(crate) const ROMAN: &str = "roman numeral";

fn roman_value(text: &str) -> Option<Decimal> {
    let digits: Vec<u32> = text
        .chars()
        .map(|character| match character {
            'I' => Some(1),
            'V' => Some(5),
            'X' => Some(10),
            'L' => Some(50),
            'C' => Some(100),
            _ => None,
        })
        .collect::<Option<_>>()?;
    let sum = digits.iter().enumerate().fold(0i64, |sum, (index, &digit)| {
        let before_larger = digits.get(index + 1).is_some_and(|&next| next > digit);
        if before_larger { sum - i64::from(digit) } else { sum + i64::from(digit) }
    });
    Some(Decimal::from(sum))
}
