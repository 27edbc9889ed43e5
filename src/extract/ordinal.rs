//! Numbers that tell a place: ordinals, ranks, `day five`, `No. 1`, the four of `game four`.

use std::sync::Arc;

use rust_decimal::Decimal;

use super::Kind;
use super::numeral::Numeral;
use super::parser::{Parsed, Parser, amount};
use crate::lang::TokenKind;
use crate::lang::dates::Tense;
use crate::quantity::Unit;

impl Parser<'_> {
    /// `first`, `22nd`, `twenty-first`, `20th minute`, `fourth or fifth day`, `day five`; a rank before a superlative.
    pub(super) fn ordinal(&self, at: usize) -> Option<Parsed> {
        if let Some(parsed) = self.unit_then_number(at) {
            return Some(parsed);
        }
        let (mut end, value) = self.ordinal_value(at)?;
        let mut amount = amount(value, Decimal::ONE, None);
        let c = self.connectives();
        if (c.or.has(self.tokens.word(end)) || (c.to.has(self.tokens.word(end)) || self.is_hyphen(end)))
            && let Some((after, hi)) = self.ordinal_value(end + 1)
            && hi > value
        {
            amount.hi = Some(hi);
            end = after;
        }
        let mut kind = Kind::Ordinal;
        if let Some(rank_end) = self.superlative(end) {
            kind = Kind::Rank;
            end = rank_end;
        } else if let Some(name) =
            self.lang.numbers.ordinal_units.get(self.tokens.word(self.over_hyphen(end)))
        {
            end = self.over_hyphen(end) + 1;
            amount.unit = Some(self.unit_called(name));
        } else if self.is_rank(at, value, end) {
            kind = Kind::Rank;
        }
        Some(Parsed::number(at, end, kind, amount, "ordinal"))
    }

    /// `first` before a noun that it does not merely put in a row, or since something; any ordinal before `place`, or
    /// in history.
    fn is_rank(&self, at: usize, value: Decimal, end: usize) -> bool {
        const REACH: usize = 8;
        const LONGEST: usize = 3;
        let numbers = &self.lang.numbers;
        let next = self.tokens.word(end);
        // `the first A380`
        let model = self.tokens.capitalised(end) && self.number_glued(end + 1);
        let noun = self.is_content_word(end) || model;
        let clause = || {
            (end..(end + REACH).min(self.tokens.len())).take_while(|&at| {
                let verb = self.lang.dates.tense(&self.tokens, at).is_some()
                    || self.lang.measures.copulas.has(self.tokens.word(at));
                !verb && !matches!(self.tokens.str(at), "," | "." | ";" | ":")
            })
        };
        // `came second`, `slip to seventh`, `the fourth man to reach 400`
        let placed = at.checked_sub(1).is_some_and(|before| {
            let word = self.tokens.word(before);
            // `ended up fourth`
            let to = usize::from(self.connectives().to.has(word) || self.lang.qualifiers.particles.has(word));
            let verb = before.checked_sub(to).is_some_and(|verb| numbers.placing.has(self.tokens.word(verb)));
            // `were second`, `was third overall`
            let is =
                to == 0 && value > Decimal::ONE && self.lang.measures.copulas.has(self.tokens.word(before));
            // `up from 5th in 2031`
            let from = self.connectives().from.has(self.tokens.word(before))
                && self.word_before(before, 1, &self.lang.qualifiers.particles);
            (verb || is || from) && (!noun || numbers.overall.has(next))
        });
        // `the first cricket Test`, `its first public hearings`
        let sequence = || {
            let phrase =
                (end..end + LONGEST).take_while(|&at| self.is_content_word(at) && !self.ends_as_running(at));
            let head = phrase.last().is_some_and(|head| numbers.sequence.has(self.tokens.word(head)));
            numbers.sequence.has(next) || head
        };
        let to = end + usize::from(noun);
        // `the first to land`, `the eleventh country to have landed`
        let verb =
            self.is_content_word(to + 1) || self.lang.grammar.auxiliaries.has(self.tokens.word(to + 1));
        let first_to = self.connectives().to.has(self.tokens.word(to))
            && verb
            && if noun { !sequence() } else { value == Decimal::ONE }
            && self.word_before(at, 1, &self.connectives().the);
        if placed || first_to {
            return true;
        }
        // `The boats first sank`, `the first boats will be built`
        let tense = |at: usize| self.lang.dates.tense(&self.tokens, at).map(|(_, tense)| tense);
        let adverb = tense(end) == Some(Tense::Past)
            && at.checked_sub(1).is_some_and(|before| {
                !self.lang.determines(self.tokens.word(before)) && !self.tokens.ends_owner(before)
            });
        let verb = clause().last().map_or(end, |last| last + 1);
        let to_come =
            !self.connectives().to.has(self.tokens.word(verb)) && tense(verb) == Some(Tense::Future);
        let record = clause().any(|at| numbers.rank_after.longest(&self.tokens, at).is_some());
        let since = || clause().any(|at| numbers.first_since.has(self.tokens.word(at)));
        let one_of = self.connectives().of.has(next);
        if record || value == Decimal::ONE && !one_of && since() {
            return true;
        }
        if adverb || to_come {
            return false;
        }
        // `a first offence`, `his first book`; `its first loss` may be a record
        let article = self.word_before(at, 1, &self.connectives().article)
            || self.word_before(at, 1, &self.lang.units.age_owners);
        numbers.rank_nouns.has(next) || value == Decimal::ONE && noun && !article && !sequence()
    }

    /// The value of an ordinal at `at` and one past it.
    pub(super) fn ordinal_value(&self, at: usize) -> Option<(usize, Decimal)> {
        let numbers = &self.lang.numbers;
        if self.tokens.is(at, TokenKind::Number) {
            let suffix = self.tokens.glued(at + 1) && numbers.ordinal_suffixes.has(self.tokens.word(at + 1));
            let value = || self.tokens.str(at).replace(',', "").parse().ok();
            return suffix.then(value).flatten().map(|value| (at + 2, value));
        }
        self.spelled_ordinal(at)
    }

    /// One past a superlative that follows an ordinal: `third-largest`, `second most`.
    fn superlative(&self, at: usize) -> Option<usize> {
        let next = self.over_hyphen(at);
        let numbers = &self.lang.numbers;
        let text = self.tokens.str(next);
        let regular = text.len() > 5
            && self.tokens.is(next, TokenKind::Word)
            && numbers.superlative_endings.iter().any(|ending| text.ends_with(ending.as_str()))
            && !self.lang.grammar.not_superlative.has(self.tokens.word(next));
        (regular || numbers.superlatives.has(self.tokens.word(next))).then_some(next + 1)
    }

    /// `day five`, `week 3`.
    fn unit_then_number(&self, at: usize) -> Option<Parsed> {
        let name = self.lang.numbers.ordinal_units.get(self.tokens.word(at))?;
        // `half a dozen`, `half dozen`
        if self.lang.numbers.scales.has(self.tokens.word(at + 1)) {
            return None;
        }
        let numeral =
            self.numeral(at + 1).filter(|_| !self.connectives().article.has(self.tokens.word(at + 1)))?;
        let small =
            numeral.value.is_integer() && numeral.value <= Decimal::from(400) && !self.tokens.glued(at + 1);
        if !small || self.unit_after(numeral.end, numeral.digits).is_some() {
            return None;
        }
        let amount = amount(numeral.value, Decimal::ONE, Some(self.unit_called(name)));
        Some(Parsed::number(at, numeral.end, Kind::Ordinal, amount, "ordinal"))
    }

    pub(super) fn unit_called(&self, name: &str) -> Arc<Unit> {
        self.lang.units.named(name).cloned().unwrap_or_else(|| Arc::new(Unit::named(name)))
    }

    /// `No. 1`, `number 3`.
    pub(super) fn labelled_rank(&self, at: usize) -> Option<Parsed> {
        let (label_end, ()) = self.lang.numbers.number_labels.longest(&self.tokens, at)?;
        let numeral = self.numeral(label_end)?;
        // `declaration #9ZV3`
        let code = self.tokens.glued(numeral.end) && self.tokens.is(numeral.end, TokenKind::Word);
        if !numeral.value.is_integer() || numeral.factor != Decimal::ONE || code {
            return None;
        }
        let word_label = self.tokens.str(at).chars().count() == 2 && self.tokens.str(label_end - 1) != ".";
        let capital = self.tokens.capitalised(at);
        // `No one` is no number one
        if word_label && !(capital && numeral.digits) {
            return None;
        }
        Some(Parsed::number(
            at,
            numeral.end,
            Kind::Rank,
            amount(numeral.value, Decimal::ONE, None),
            "number label",
        ))
    }

    /// Whether the number at `at` tells which one of a row: the four of `won game four`, but not of `at the game four men`
    /// or of `they set four of the men free`.
    pub(super) fn is_counted_off(&self, at: usize, numeral: &Numeral) -> bool {
        const MOST: Decimal = Decimal::ONE_HUNDRED;
        let c = self.connectives();
        let noun = at.checked_sub(1).filter(|&noun| !self.tokens.capitalised(noun));
        let part = c.of.has(self.tokens.word(numeral.end));
        let whole = || {
            c.the.has(self.tokens.word(numeral.end + 1))
                && !self.word_before(at - 1, 1, &self.lang.attribution.subjects)
        };
        noun.is_some_and(|noun| self.lang.numbers.counted_off.has(self.tokens.word(noun)))
            && numeral.value.is_integer()
            && numeral.value <= MOST
            && !self.tokens.glued(at)
            && !self.is_hyphen(numeral.end)
            && !self.is_content_word(numeral.end)
            && (!part || whole())
    }
}
