//! Multiples and ratios: `doubled`, `three times as much`, `18-fold`, `two-to-one`, `3:1`.

use std::sync::Arc;

use rust_decimal::Decimal;

use super::Kind;
use super::numeral::Numeral;
use super::parser::{Parsed, Parser, amount};
use crate::lang::TokenKind;
use crate::quantity::Unit;

impl Parser<'_> {
    /// `doubled`, `twice`, `three times`, `18-fold`, `two-to-one`.
    pub(super) fn multiple(&self, at: usize) -> Option<Parsed> {
        let numbers = &self.lang.numbers;
        if let Some(&factor) = numbers.multiples.get(self.tokens.word(at)) {
            let end = at + 1;
            let adverb = self.lang.numbers.occasions.has(self.tokens.word(at));
            let kind = if adverb && !self.comparison_at(end) { Kind::Count } else { Kind::Multiple };
            // `double` as an adjective or noun and `halves` as a noun carry no factor
            if self.lang.numbers.plain_multiples.has(self.tokens.word(at)) && !self.verb_or_adverb(at) {
                return None;
            }
            let mut times = amount(factor, Decimal::new(1, 1), None);
            // `twice a day`
            if adverb && let Some((end, unit)) = self.period(end) {
                times.unit = Some(Arc::new(Unit::per(unit)));
                return Some(Parsed::number(at, end, Kind::Rate, times, "multiple"));
            }
            return Some(Parsed::number(at, end, kind, times, "multiple"));
        }
        let first = self.numeral(at)?;
        if let Some(end) = self.multiple_noun(first.end) {
            let amount = amount(first.value, first.step, None);
            return Some(Parsed::number(at, end, Kind::Multiple, amount, "multiple"));
        }
        let (end, second) = self.ratio(at, &first)?;
        let value = first.value.checked_div(second)?;
        let step = first.step.checked_div(second)?;
        Some(Parsed::number(at, end, Kind::Multiple, amount(value, step, None), "ratio"))
    }

    /// One past `times` or `-fold` after a number that ends at `at`, where it multiplies.
    pub(super) fn multiple_noun(&self, at: usize) -> Option<usize> {
        let numbers = &self.lang.numbers;
        let next = self.over_hyphen(at);
        if !numbers.multiple_nouns.has(self.tokens.word(next)) {
            return None;
        }
        let sign = self.tokens.str(next).chars().count() == 1;
        // `Form 1040-X`
        if sign && next > at {
            return None;
        }
        if sign
            && (!self.tokens.glued(next)
                || self.tokens.glued(next + 1) && self.tokens.is(next + 1, TokenKind::Number))
        {
            return None;
        }
        let fold = next > at || sign || numbers.folds.has(self.tokens.word(next));
        (fold || self.comparison_at(next + 1)).then_some(next + 1)
    }

    /// `-to-one` after `two`, `:1` after `3`; `to one`, `-1`, `:2` where a word tells that it is a ratio: one
    /// past it, and the second number.
    fn ratio(&self, start: usize, first: &Numeral) -> Option<(usize, Decimal)> {
        let c = self.connectives();
        let at = first.end;
        let told = || self.beside_ratio(start, first.end);
        // `odds of 100/1`
        let slash = self.tokens.is_symbol(at, "/") && told();
        let colon =
            (self.tokens.is_symbol(at, ":") || slash) && self.tokens.glued(at) && self.tokens.glued(at + 1);
        let to = self.over_hyphen(at);
        let joins = c.to.has(self.tokens.word(to)) || c.for_.has(self.tokens.word(to));
        let hyphened = to > at && joins && self.is_hyphen(to + 1);
        let second_at = if colon {
            at + 1
        } else if hyphened {
            to + 2
        } else if (c.to.has(self.tokens.word(at)) || self.is_hyphen(at)) && told()
            || self.is_long_odds(first)
            || c.to.has(self.tokens.word(at)) && !self.word_before(start, 1, &c.from)
        {
            at + 1
        } else {
            return None;
        };
        let second = self.numeral(second_at)?;
        let whole = second.value.is_integer() && second.value > Decimal::ZERO;
        // `1:25,000`
        let map = colon && first.value == Decimal::ONE && second.value >= Decimal::ONE_HUNDRED;
        let bare = second.end == second_at + 1 && self.tokens.str(second_at) != "01";
        let to_one = second.value == Decimal::ONE && first.value > Decimal::ONE && bare;
        let whole = whole && (first.value.is_integer() || to_one);
        (whole && (to_one || map || (colon || !hyphened) && told())).then_some((second.end, second.value))
    }

    /// `5,000-1 to win`.
    fn is_long_odds(&self, first: &Numeral) -> bool {
        let one = first.end + 1;
        first.value >= Decimal::ONE_HUNDRED
            && self.is_hyphen(first.end)
            && self.tokens.str(one) == "1"
            && self.connectives().to.has(self.tokens.word(one + 1))
            && self.is_content_word(one + 2)
    }

    /// Whether the ratio at `at` stands right behind a word for one, or one and `of` or `is`, or right before one.
    pub(super) fn beside_measure(&self, at: usize) -> bool {
        let words = &self.lang.numbers.ratio_context;
        let copula = at.checked_sub(1).is_some_and(|before| {
            let word = self.tokens.word(before);
            self.lang.grammar.before_loss.has(word)
        });
        let colon_pair = 3;
        words.has(self.tokens.word(at + colon_pair)) || copula || self.word_before(at, 1, words)
    }

    /// Whether a word that tells of a ratio stands shortly before `start` or behind the joint at `joint`.
    pub(super) fn beside_ratio(&self, start: usize, joint: usize) -> bool {
        const BEFORE: usize = 6;
        const BEHIND: usize = 4;
        let words = &self.lang.numbers.ratio_context;
        self.word_before(start, BEFORE, words)
            || (joint..joint + BEHIND).any(|at| words.has(self.tokens.word(at)))
    }

    fn comparison_at(&self, at: usize) -> bool {
        let word = self.tokens.str(at);
        self.lang.numbers.comparatives.has(self.tokens.word(at))
            || (word.len() > 4
                && self.lang.numbers.comparative_endings.iter().any(|end| word.ends_with(end.as_str())))
    }

    /// Whether `double` at `at` multiplies: before a determiner, pronoun or number.
    fn verb_or_adverb(&self, at: usize) -> bool {
        let next = self.tokens.word(at + 1);
        // `doubles as a display`, but `double as many`
        if self.connectives().as_.has(next)
            && self.lang.measures.quantifiers.longest(&self.tokens, at + 1).is_none()
        {
            return false;
        }
        // `he played the doubles`
        let plural = self.ends_as_plural(at);
        let noun = at.checked_sub(1).is_some_and(|before| {
            self.lang.determines(self.tokens.word(before)) || self.tokens.ends_owner(before)
        });
        if plural && noun {
            return false;
        }
        // `doubles nearly every year`
        let often = self.connectives().every.has(next)
            || self.lang.qualifiers.before.longest(&self.tokens, at + 1).is_some_and(|(every, _)| {
                self.connectives().every.has(self.tokens.word(every)) || self.period(every).is_some()
            });
        if plural && often {
            return true;
        }
        // `Doubles funds for Elsin`, in a list
        let begins = self.tokens.capitalised(at) && at == 1 && self.tokens.is(0, TokenKind::Symbol) && plural;
        begins && self.is_content_word(at + 1)
            || self.lang.exempt.objects.has(next)
            || self.lang.grammar.determiners.has(next)
            || self.lang.numbers.connectives.in_.has(next)
            || self.tokens.is(at + 1, TokenKind::Number)
            || at.checked_sub(1).is_some_and(|before| {
                self.connectives().to.has(self.tokens.word(before))
                    || self.lang.grammar.auxiliaries.has(self.tokens.word(before))
            })
    }
}
