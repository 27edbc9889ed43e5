//! Noun phrases that speak: `the sailors`, `the Elsin-based lender`, `Elsin's defence ministry`.

use super::Attributor;
use crate::lang::TokenKind;
use crate::span::Span;

impl Attributor<'_> {
    /// The noun that ends at `end`, from its article; without one, where a clause begins with it.
    pub(super) fn noun_phrase(&self, end: usize) -> Option<(usize, Span)> {
        const LONGEST: usize = 8;
        let nouns = self.nouns();
        let from = end.saturating_sub(LONGEST);
        // `Elsin's second-biggest lender`
        let part = |at: usize| self.describes_noun(at) || self.is_possessive(at);
        let start = (from..end).rev().find(|&at| !part(at)).map_or(from, |at| at + 1);
        let owned = self.tokens.capitalised(start) && (start..end).any(|at| self.is_possessive(at));
        let before = start.checked_sub(1);
        let opens = |at: Option<usize>| at.is_none_or(|at| self.tokens.is(at, TokenKind::Symbol));
        let start = match before {
            _ if start == end => return None,
            Some(before) if self.is_determiner(before) && !self.is_object(before) => before,
            // `The three carriers`
            Some(number)
                if self.lang.is_number(&self.tokens, number)
                    && number > 0
                    && self.is_determiner(number - 1) =>
            {
                number - 1
            }
            before if opens(before) && (owned || end == start + 1 && nouns.is_plural(start)) => start,
            _ => return None,
        };
        Some((start, self.tokens.span(start, end)))
    }

    /// Whether a small word that begins no clause leads to the noun phrase at `at`: it is not who speaks.
    fn is_object(&self, at: usize) -> bool {
        let tables = &self.lang.attribution;
        at.checked_sub(1).map(|before| self.tokens.word(before)).is_some_and(|word| {
            let clause = [&tables.clause, &tables.clause_openers, &tables.that];
            self.lang.grammar.function_words.has(word) && !clause.iter().any(|words| words.has(word))
        })
    }

    /// Whether the word at `at` may stand before a noun, or be one: no verb, number or small word.
    pub(super) fn is_modifier(&self, at: usize) -> bool {
        let word = self.tokens.word(at);
        // `the ex-officer`
        if at > 0 && self.lang.is_hyphen(&self.tokens, at) {
            return true;
        }
        self.tokens.is(at, TokenKind::Word)
            && !self.lang.grammar.function_words.has(word)
            && !self.lang.attribution.pronouns.has(word)
            && (!self.lang.attribution.verbs.has(word)
                // `a think tank`
                || self.lang.attribution.tanks.has(self.tokens.word(at + 1)))
            && !self.lang.attribution.citing.has(word)
            && !self.lang.is_number(&self.tokens, at)
            && self.lang.dates.tense(&self.tokens, at).is_none()
            && !self.lang.dates.names_day_or_month(&self.tokens, at)
            && !self.nouns().is_adverb(at)
    }

    /// Whether the word at `at` may stand before a noun, or belongs to a compound that does: `Elsin-based`, `second-biggest`.
    fn describes_noun(&self, at: usize) -> bool {
        let hyphen = |at: usize| self.lang.is_hyphen(&self.tokens, at);
        self.is_modifier(at) || at > 0 && hyphen(at - 1) || hyphen(at + 1)
    }

    /// Where the phrase begins whose noun stands at `at`, over its adjectives: with an article, `the interior ministry`, `the
    /// Elsin-based airline`, or with an owner, `Elsin's defence ministry`.
    pub(super) fn phrase_start(&self, at: usize) -> Option<usize> {
        const ADJECTIVES: usize = 6;
        const OWNER: usize = 4;
        let adjective = |at: usize| self.describes_noun(at) || self.nouns().is_adverb(at);
        let from = at.saturating_sub(ADJECTIVES + 1);
        let begin = (from..at).rev().find(|&at| !adjective(at))?;
        if self.is_determiner(begin) {
            return Some(begin);
        }
        // `Elsin's`, `the world's`
        let mark = begin.checked_sub(usize::from(self.tokens.ends_owner(begin))).unwrap_or(begin);
        if mark == 0 || !self.is_possessive(mark) {
            return None;
        }
        let owner = (mark.saturating_sub(OWNER)..mark).rev().find(|&at| !adjective(at));
        let article = owner.filter(|&at| self.is_determiner(at));
        let name =
            (mark.saturating_sub(OWNER)..mark).rev().take_while(|&at| self.tokens.capitalised(at)).last();
        article.or(name)
    }

    /// Where the words begin that tell which kind of source stands at `at`, without an article: `rights groups`.
    pub(super) fn kind_before(&self, at: usize) -> usize {
        const LONGEST: usize = 2;
        let small = |at: usize| self.is_modifier(at) && (at == 0 || !self.tokens.capitalised(at));
        let start = (at.saturating_sub(LONGEST)..at).rev().take_while(|&at| small(at)).last();
        let opens = |start: usize| {
            start.checked_sub(1).is_none_or(|before| {
                self.tokens.is(before, TokenKind::Symbol) && !self.lang.is_hyphen(&self.tokens, before)
                    || self.lang.attribution.clause.has(self.tokens.word(before))
            })
        };
        start.filter(|&start| opens(start)).unwrap_or(at)
    }
}
