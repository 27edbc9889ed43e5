//! The many uses of `one` that count nothing.

use super::Judge;
use crate::claim::{Claim, Exempt};
use crate::extract::{Kind, Mention};
use crate::lang::dates::Tense;
use crate::lang::{TokenKind, WordId};
use rust_decimal::Decimal;

impl Judge<'_> {
    /// `one` as a pronoun, in an idiom, or as an indefinite article.
    pub(super) fn one(&self, mention: &Mention, casualty: bool, count: Option<&Claim>) -> Option<Exempt> {
        const ADJECTIVES: usize = 3;
        let tokens = &mention.tokens;
        let start = tokens.start;
        let e = &self.lang.exempt;
        let next = self.tokens.word(tokens.end);
        if !self.is_one(start) || self.is_all_but(start) || casualty && !e.pronoun_after.has(next) {
            return None;
        }
        let before = start.checked_sub(1).map(|at| self.tokens.word(at));
        // `One, that it rains; two, that it pours`
        if start == 0 && self.tokens.is_symbol(tokens.end, ",") && tokens.len() == 1 {
            return Some(Exempt::Enumeration);
        }
        if mention.kind == Kind::Duration && tokens.len() == 2 {
            // `One year we got to be in the paper`
            let some = self.lang.attribution.subjects.has(next);
            let idle = some || e.idle_units.has(self.tokens.word(start + 1));
            let stated = before.is_some_and(|word| e.one_unit_claims.has(word))
                || e.one_unit_claims_after.has(next)
                || self.is_hyphen(start + 1);
            return (idle && !stated).then_some(Exempt::Idiom);
        }
        if tokens.len() > 1 || !matches!(mention.kind, Kind::Number | Kind::Count) {
            return None;
        }
        // `only one was found`, but `the only one was`
        let the = start >= 2 && self.lang.numbers.connectives.the.has(self.tokens.word(start - 2));
        let only = before.is_some_and(|word| e.one_counters.has(word)) && !the;
        if only && e.singular_verbs.has(next) {
            return None;
        }
        // `wakes up one morning`
        let idle = e.idle_units.has(next) && !before.is_some_and(|word| e.one_unit_claims.has(word));
        if idle || self.lang.numbers.connectives.of.has(next) {
            return Some(Exempt::Idiom);
        }
        // `two fell and one was unchanged`
        let c = &self.lang.numbers.connectives;
        let joined = before.is_some_and(|word| c.and.has(word) || c.but.has(word))
            && self.lang.exempt.singular_verbs.has(next);
        if joined && self.follows_count(mention, count) {
            return None;
        }
        if self.is_hyphen(tokens.end) {
            return None;
        }
        let follows = self.tokens.is(tokens.end, TokenKind::Word)
            && !self.lang.grammar.function_words.has(next)
            && !self.lang.grammar.auxiliaries.has(next);
        // `One bans it`
        let verb = self.nouns().is_plural(tokens.end) && {
            let object = self.tokens.word(tokens.end + 1);
            let c = &self.lang.numbers.connectives;
            c.the.has(object) || c.article.has(object) || e.objects.has(object)
        };
        // `only one bridge`, but `the only one left`
        let pronoun = |word: WordId| e.pronoun_before.has(word) && (the || !e.one_counters.has(word));
        // `in which one speaker takes turns`, but `which one works`
        let acts = self.lang.dates.tense(&self.tokens, tokens.end).is_some()
            || self.nouns().is_linking(tokens.end)
            || self.nouns().is_plural(tokens.end);
        let clause = before.is_some_and(|word| self.lang.measures.relatives.has(word)) && !acts;
        if !follows || verb || !clause && before.is_some_and(pronoun) {
            return Some(Exempt::Pronoun);
        }
        // `three were absent; one abstained`
        if self.follows_count(mention, count)
            && matches!(self.lang.dates.tense(&self.tokens, tokens.end), Some((_, Tense::Past)))
        {
            return None;
        }
        // `just one bridge`, but `only one thing`
        let named = (tokens.end..tokens.end + ADJECTIVES).any(|at| e.enumerated.has(self.tokens.word(at)));
        let counted = before.is_some_and(|word| e.one_counters.has(word)) && !named;
        // `two women - one Elsiner and one Tarner`
        let pair = self.follows_count(mention, count) && self.is_beside_one(start);
        (!counted && !e.one_claims.has(next) && !pair && !self.is_beside_a_count(start))
            .then_some(Exempt::Other)
    }

    /// Whether `all but` stands before the number at `at`: `All but one were students`.
    pub(super) fn is_all_but(&self, at: usize) -> bool {
        at >= 2
            && self.lang.numbers.connectives.but.has(self.tokens.word(at - 1))
            && self.lang.measures.skip.has(self.tokens.word(at - 2))
    }

    /// Whether `count`, the figure before, is a count of the same sentence.
    fn follows_count(&self, mention: &Mention, count: Option<&Claim>) -> bool {
        count.is_some_and(|count| {
            count.mention.sentence == mention.sentence
                && count.is_claim()
                && matches!(count.kind, Kind::Number | Kind::Count | Kind::Casualties)
        })
    }

    /// Whether the `one` of `five counts of fraud and one of theft` counts, where `of` leads to no determined noun, or that of
    /// `three of its plants and one of its offices`.
    pub(super) fn is_one_more(&self, mention: &Mention, count: Option<&Claim>) -> bool {
        let c = &self.lang.numbers.connectives;
        let start = mention.tokens.start;
        let and = start.checked_sub(1).is_some_and(|at| c.and.has(self.tokens.word(at)));
        let kind = mention.tokens.end + 1;
        and && self.is_one(start)
            && c.of.has(self.tokens.word(mention.tokens.end))
            && (self.nouns().is_content(kind)
                || count.is_some_and(|count| c.of.has(self.tokens.word(count.mention.tokens.end))))
            && self.follows_count(mention, count)
    }

    fn is_one(&self, at: usize) -> bool {
        self.tokens.is(at, TokenKind::Word)
            && self.lang.numbers.cardinals.get(self.tokens.word(at)) == Some(&Decimal::ONE)
    }

    /// Whether `and` joins the `one` at `at` and its noun to another.
    fn is_beside_one(&self, at: usize) -> bool {
        const NOUN: usize = 3;
        let and = |at: usize| self.lang.numbers.connectives.and.has(self.tokens.word(at));
        let noun = |from: usize, to: usize| (from..to).all(|at| self.is_noun(at));
        let behind =
            (at + 2..at + NOUN).any(|joint| and(joint) && self.is_one(joint + 1) && noun(at + 1, joint));
        let before = at.checked_sub(1).filter(|&joint| and(joint)).is_some_and(|joint| {
            (joint.saturating_sub(NOUN)..joint).any(|at| self.is_one(at) && noun(at + 1, joint))
        });
        behind || before
    }

    /// Whether a count is coordinated with the one at `at`: `two wins and one draw`, `one brother and two sisters`.
    fn is_beside_a_count(&self, at: usize) -> bool {
        const REACH: usize = 4;
        let c = &self.lang.numbers.connectives;
        let joint = |at: usize| c.and.has(self.tokens.word(at)) || c.or.has(self.tokens.word(at));
        let count = |at: usize| {
            let cardinal = |word: WordId| self.lang.numbers.cardinals.get(word);
            self.tokens.is(at, TokenKind::Number) && self.tokens.str(at).len() < 4
                || cardinal(self.tokens.word(at)).is_some_and(|value| *value > Decimal::ONE)
        };
        // `three boats, one car`, but `for two years, one man`
        let timed = |at: usize| self.lang.dates.units.longest(&self.tokens, at).is_some();
        let listed = |comma: usize| {
            joint(comma)
                || self.tokens.is_symbol(comma, ",") && !(comma.saturating_sub(REACH)..comma).any(timed)
        };
        let before = (at.saturating_sub(REACH)..at).any(count) && at.checked_sub(1).is_some_and(listed);
        let behind = (at + 1..at + REACH)
            .any(|joint_at| (joint(joint_at) || self.tokens.is_symbol(joint_at, ",")) && count(joint_at + 1));
        before || behind
    }
}
