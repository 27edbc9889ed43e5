//! Ordinals that put points in order or belong to a name.

use rust_decimal::Decimal;

use super::Judge;
use super::label::NUMBER_LABEL;
use crate::claim::Exempt;
use crate::extract::{Kind, Mention};
use crate::lang::TokenKind;
use crate::lang::dates::Tense;

impl Judge<'_> {
    /// `First, …`, `the second case`, `the Ninth Ward`, `FIRST`.
    pub(super) fn ordinal(&self, mention: &Mention) -> Option<Exempt> {
        /// Words between `put` and its `first`.
        const PUT: usize = 8;
        if !matches!(mention.kind, Kind::Ordinal | Kind::Rank) {
            return None;
        }
        let e = &self.lang.exempt;
        let start = mention.tokens.start;
        let end = mention.tokens.end;
        if e.amended.has(self.tokens.word(end)) {
            return Some(Exempt::Law);
        }
        // `REPORT ON THE 108TH CONGRESS`, `the fifty-ninth session`
        let value = mention.quantity.amount.as_ref().map_or(Decimal::ZERO, |amount| amount.value);
        // ... but `the 11th session running`
        let c = &self.lang.numbers.connectives;
        let body = self.tokens.capitalised(end)
            || c.of.has(self.tokens.word(end + 1)) && c.the.has(self.tokens.word(end + 2))
            || !self.tokens.is(end + 1, TokenKind::Word)
            || self.lang.exempt.singular_verbs.has(self.tokens.word(end + 1));
        if value >= Decimal::TEN && body && e.numbered.has(self.tokens.word(end)) {
            return Some(Exempt::Name);
        }
        // `the 10th district`, `the 79th separate airborne brigade`
        let digits = self.tokens.is(start, TokenKind::Number);
        const ADJECTIVES: usize = 4;
        let unit = (end..end + ADJECTIVES)
            .take_while(|&at| at == end || self.nouns().is_content(at - 1))
            .any(|at| e.designated.has(self.tokens.word(at)));
        if digits && unit {
            return Some(Exempt::Name);
        }
        let text = self.tokens.str(start);
        let shouted = text.len() > 2 && text.chars().all(char::is_uppercase);
        let neighbour_shouts = [start.wrapping_sub(1), end].into_iter().any(|at| {
            let text = self.tokens.str(at);
            text.len() > 3 && text.chars().all(char::is_uppercase)
        });
        if shouted && !neighbour_shouts {
            return Some(Exempt::Name);
        }
        let spelled = self.tokens.is(start, TokenKind::Word);
        // `what is the first case before a court`
        let told = value == Decimal::ONE
            && start > 2
            && self.lang.measures.copulas.has(self.tokens.word(start - 2))
            && (self.lang.determines(self.tokens.word(start - 3))
                || self.lang.grammar.determiners.has(self.tokens.word(start - 3)));
        let row = self.opens_a_point(start, end) || self.counts_off(end) && !told;
        if spelled && end == start + 1 && row {
            return Some(Exempt::Enumeration);
        }
        if e.street.has(self.tokens.word(end)) && self.tokens.capitalised(end) {
            return Some(Exempt::Contact);
        }
        // `must first apply`, `I first met her`, `The pipes first failed`
        let first = value == Decimal::ONE;
        // `put people first`
        let put = || {
            let clause = (start.saturating_sub(PUT)..start).rev();
            let mut clause = clause.take_while(|&at| self.tokens.is(at, TokenKind::Word));
            clause.any(|at| e.putting.has(self.tokens.word(at)))
        };
        // but `on the first of May`
        let the = start.checked_sub(1).is_some_and(|at| self.lang.determines(self.tokens.word(at)));
        if first && spelled && !the && self.closes_clause(end) && put() {
            return Some(Exempt::Idiom);
        }
        let adverb = first && spelled && end == start + 1 && start > 0 && !self.is_hyphen(end);
        let told = matches!(self.lang.dates.tense(&self.tokens, end), Some((_, Tense::Past)));
        // `Now first you must go`
        let orders = adverb && !the && self.lang.attribution.subjects.has(self.tokens.word(end));
        if orders
            || adverb
                && (e.adverb_before.has(self.tokens.word(start - 1)) || told && self.is_subject(start - 1))
        {
            return Some(Exempt::Other);
        }
        // what a speaker says of the first half, or of a first that is not named
        let unit = mention.quantity.amount.as_ref().and_then(|amount| amount.unit.as_ref());
        let loose = match unit {
            Some(unit) => e.match_units.contains(&unit.name),
            None => mention.kind == Kind::Ordinal && !self.tokens.is(end, TokenKind::Word),
        };
        if loose && self.attributor.is_quoted(start) {
            return Some(Exempt::Other);
        }
        // `for the Fourth Week in a Row` of a headline
        let named = self.tokens.capitalised(end)
            && self.tokens.is(end, TokenKind::Word)
            && !shouted
            && unit.is_none()
            && mention.cue != NUMBER_LABEL
            && self.has_small_words();
        let capital = self.tokens.capitalised(start) && start > 0 || self.tokens.is(start, TokenKind::Number);
        // `their 100th Test together`
        let owned = start.checked_sub(1).is_some_and(|at| {
            self.tokens.ends_owner(at) || self.lang.attribution.owners.has(self.tokens.word(at))
        });
        let bracketed = self.tokens.capitalised(start) && start > 0 && self.tokens.is_symbol(end, ")");
        ((named && capital && !owned) || bracketed).then_some(Exempt::Name)
    }

    /// Whether no noun follows at `at`: the sentence ends, or goes on with a small word.
    fn closes_clause(&self, at: usize) -> bool {
        !self.tokens.is(at, TokenKind::Word) && !self.is_hyphen(at)
            || self.lang.grammar.function_words.has(self.tokens.word(at))
    }

    /// Whether the word at `at` can be who does what follows: a pronoun, a name, a noun.
    fn is_subject(&self, at: usize) -> bool {
        let word = self.tokens.word(at);
        let small = self.lang.grammar.function_words.has(word);
        let pronoun = self.lang.attribution.subjects.has(word) || self.lang.measures.relatives.has(word);
        // `What first drew you?`
        let asks = self.lang.attribution.indirect.has(word);
        // `was first elected`
        let auxiliary =
            self.lang.dates.tense(&self.tokens, at).is_some() || self.lang.measures.copulas.has(word);
        let nouns = self.nouns();
        // `the lamp first was sold`, but `its deadliest first recorded case`
        let noun = self.tokens.capitalised(at)
            || nouns.is_plural(at)
            || nouns.is_noun(at) && !self.lang.measures.not_nouns.has(word) && !nouns.is_adverb(at);
        pronoun || asks || auxiliary || !small && noun
    }

    /// `First, …`, `And second, …`, `: third, …`.
    fn opens_a_point(&self, start: usize, end: usize) -> bool {
        const LEAD: usize = 2;
        let c = &self.lang.numbers.connectives;
        let comma = matches!(self.tokens.str(end), "," | ":");
        let opens = |at: usize| {
            at == 0 || matches!(self.tokens.str(at - 1), "\"" | "“" | "(" | ":" | ";" | "." | "—" | "–")
        };
        let joined = start > 0
            && (c.and.has(self.tokens.word(start - 1)) || c.but.has(self.tokens.word(start - 1)))
            && (start <= LEAD || matches!(self.tokens.str(start - 2), ":" | ";"));
        // `First we wanted peace, second we wanted bread`
        let told = self.lang.attribution.subjects.has(self.tokens.word(end))
            && (opens(start) || self.tokens.is_symbol(start - 1, ","));
        comma && (opens(start) || joined) || told
    }

    /// `the second case`, `our third challenge`; not `the second case of measles`.
    fn counts_off(&self, end: usize) -> bool {
        const ADJECTIVES: usize = 2;
        (end..end + ADJECTIVES)
            .take_while(|&at| self.tokens.is(at, TokenKind::Word))
            .find(|&at| self.lang.exempt.enumerated.has(self.tokens.word(at)))
            .is_some_and(|noun| !self.lang.numbers.connectives.of.has(self.tokens.word(noun + 1)))
    }
}
