//! What a number counts: a casualty role, or the head of the noun phrase beside it.

use crate::extract::{Kind, Mention};
use crate::lang::{Language, TokenKind, Tokens};

/// What was found about a mention's measure.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Measure {
    /// The normalised noun or role.
    pub(super) name: Option<String>,
    /// Whether it is a casualty role.
    pub(super) casualty: bool,
}

/// Reads measures off a sentence.
pub(super) struct Measurer<'a> {
    pub(super) tokens: Tokens<'a>,
    pub(super) lang: &'static Language,
}

/// A noun phrase: its head word and one past its last token.
struct Noun {
    head: usize,
    end: usize,
}

impl Measurer<'_> {
    /// The measure of `mention`; `before` is the end of the mention before it, `next` the start of the one after.
    pub(super) fn measure(&self, mention: &Mention, before: usize, next: usize) -> Measure {
        let at = mention.tokens.end;
        let counts = matches!(mention.kind, Kind::Number | Kind::Count);
        if counts && let Some(role) = self.casualty(mention, before, next) {
            return Measure { name: Some(role), casualty: true };
        }
        if matches!(mention.kind, Kind::Date | Kind::Time) {
            return Measure::default();
        }
        let noun = self.noun_after(at, next).map(|noun| self.noun_text(&noun));
        let name = match mention.kind {
            Kind::Number | Kind::Count | Kind::Rate | Kind::Fraction | Kind::Ordinal | Kind::Rank => {
                noun.or_else(|| self.subject(mention.tokens.start, before))
            }
            Kind::Percentage | Kind::Money => {
                let of = self.lang.numbers.connectives.of.has(self.tokens.word(at));
                if of {
                    noun.or_else(|| self.subject(mention.tokens.start, before))
                } else {
                    self.subject(mention.tokens.start, before).or(noun)
                }
            }
            _ => self.subject(mention.tokens.start, before).or(noun),
        };
        Measure { name, casualty: false }
    }

    /// Whether the words right before the number refer back: `the figure was`.
    pub(super) fn refers_back(&self, mention: &Mention, before: usize) -> bool {
        const REACH: usize = 5;
        let start = mention.tokens.start;
        (start.saturating_sub(REACH).max(before)..start)
            .any(|index| self.lang.measures.anaphors.has(self.tokens.word(index)))
    }

    fn casualty(&self, mention: &Mention, before: usize, next: usize) -> Option<String> {
        let tables = &self.lang.measures;
        let at = mention.tokens.end;
        // `25,000 arrested`, `eleven dead`, `20 were injured`
        if let Some(role) = self.role_at(self.over_auxiliaries(at), next) {
            return Some(role);
        }
        let noun = self.noun_after(at, next);
        if let Some(noun) = &noun {
            let people = !(noun.head.saturating_sub(1)..=noun.head)
                .any(|index| tables.not_people.has(self.tokens.word(index)));
            if let Some(role) = tables.role_nouns.get(self.tokens.word(noun.head)) {
                return Some(role.clone());
            }
            if !people {
                return None;
            }
            // `thousands of arrested protesters`
            let inside = (at..noun.head).find_map(|index| self.role_at(index, noun.end));
            if inside.is_some() {
                return inside;
            }
            // `35,000 protesters may have been killed`, `12 people in the north were injured`
            if let Some(role) = self.participle_after(noun.end, next) {
                return Some(role);
            }
        } else if let Some(role) = tables.role_nouns.get(self.tokens.word(self.over_skipped(at))) {
            return Some(role.clone());
        }
        self.role_before(mention.tokens.start, before)
    }

    /// The participle of a noun phrase that ends at `at`, over auxiliaries and short phrases of place or time.
    fn participle_after(&self, at: usize, next: usize) -> Option<String> {
        const REACH: usize = 9;
        let limit = (at + REACH).min(next).min(self.tokens.len());
        let mut index = at;
        while index < limit {
            let auxiliary = self.over_auxiliaries(index);
            if let Some(role) = self.role_at(auxiliary, next) {
                return (auxiliary > index || index == at || self.is_auxiliary_before(index)).then_some(role);
            }
            if self.ends_clause(index) {
                return None;
            }
            index = auxiliary.max(index + 1);
        }
        None
    }

    fn is_auxiliary_before(&self, at: usize) -> bool {
        at.checked_sub(1).is_some_and(|before| self.lang.grammar.auxiliaries.has(self.tokens.word(before)))
    }

    /// The role said by the words right before the number: `killing at least`, `a death toll of`.
    fn role_before(&self, start: usize, before: usize) -> Option<String> {
        const REACH: usize = 6;
        let tables = &self.lang.measures;
        let from = start.saturating_sub(REACH).max(before);
        let mut found = None;
        for index in from..start {
            if self.ends_clause(index) {
                found = None;
            }
            if let Some((end, role)) = tables.role_before.longest(&self.tokens, index)
                && end <= start
                && (end..start).all(|between| self.carries_over(between))
            {
                found = Some(role.clone());
            }
        }
        found
    }

    /// Whether a word may stand between a role and its number: `toll rose to`, `killed more than`.
    fn carries_over(&self, index: usize) -> bool {
        let word = self.tokens.word(index);
        self.lang.measures.linking.has(word)
            || self.lang.grammar.auxiliaries.has(word)
            || self.lang.grammar.determiners.has(word)
            || self.lang.measures.skip.has(word)
            || self.lang.numbers.connectives.in_.has(word)
            || self.tokens.is_symbol(index, ":")
    }

    fn role_at(&self, at: usize, limit: usize) -> Option<String> {
        let (end, role) = self.lang.measures.role_after.longest(&self.tokens, at)?;
        (end <= limit.max(at + 1)).then(|| role.clone())
    }

    fn over_auxiliaries(&self, mut at: usize) -> usize {
        while self.lang.grammar.auxiliaries.has(self.tokens.word(at)) {
            at += 1;
        }
        at
    }

    fn over_skipped(&self, mut at: usize) -> usize {
        while self.lang.measures.skip.has(self.tokens.word(at)) {
            at += 1;
        }
        at
    }

    fn ends_clause(&self, at: usize) -> bool {
        matches!(self.tokens.str(at), "." | ";" | ":" | "!" | "?")
    }

    /// The noun phrase that begins at `at`.
    fn noun_after(&self, at: usize, next: usize) -> Option<Noun> {
        const LONGEST: usize = 6;
        let mut index = self.over_skipped(at);
        if self.tokens.is(index, TokenKind::Symbol) && self.is_hyphen(index) {
            index += 1;
        }
        let limit = (index + LONGEST).min(next).min(self.tokens.len());
        let mut head = None;
        let mut last = None;
        while index < limit {
            if self.is_hyphen(index) {
                index += 1;
                continue;
            }
            let word = self.tokens.word(index);
            if !self.tokens.is(index, TokenKind::Word) || self.lang.grammar.function_words.has(word) {
                break;
            }
            if head.is_some() && (self.is_participle(index) || self.lang.measures.linking.has(word)) {
                break;
            }
            if self.is_plural(index) {
                head = Some(index);
            } else if head.is_some() {
                break;
            }
            last = Some(index);
            index += 1;
        }
        let head = head.or(last)?;
        Some(Noun { head, end: head + 1 })
    }

    fn is_hyphen(&self, at: usize) -> bool {
        self.lang.numbers.connectives.dash.has(self.tokens.word(at))
            && self.tokens.glued(at)
            && self.tokens.glued(at + 1)
    }

    fn is_plural(&self, at: usize) -> bool {
        let word = self.tokens.word(at);
        let text = self.tokens.str(at);
        let regular = text.len() > 3 && text.ends_with('s') && !text.ends_with("ss") && !text.ends_with("us");
        self.lang.measures.plurals.has(word) || (regular && !self.lang.measures.not_plural.has(word))
    }

    fn is_participle(&self, at: usize) -> bool {
        let text = self.tokens.str(at);
        text.len() > 4
            && (self.lang.measures.participle_endings.iter().any(|ending| text.ends_with(ending.as_str()))
                || self.lang.measures.role_after.longest(&self.tokens, at).is_some())
    }

    fn noun_text(&self, noun: &Noun) -> String {
        self.tokens.str(noun.head).to_lowercase()
    }

    /// The subject of the verb that leads to a number at `at`: `premiums rose 58.8 percent`.
    fn subject(&self, at: usize, before: usize) -> Option<String> {
        const REACH: usize = 10;
        let from = at.saturating_sub(REACH).max(before);
        let verb = (from..at).rev().find(|&index| self.lang.measures.linking.has(self.tokens.word(index)))?;
        let mut index = verb;
        while index > from {
            index -= 1;
            let word = self.tokens.word(index);
            if !self.tokens.is(index, TokenKind::Word) {
                return None;
            }
            let adverb = self
                .lang
                .measures
                .adverb_endings
                .iter()
                .any(|ending| self.tokens.str(index).ends_with(ending.as_str()));
            if !self.lang.grammar.function_words.has(word) && !self.lang.measures.linking.has(word) && !adverb
            {
                return Some(self.tokens.str(index).to_lowercase());
            }
        }
        None
    }
}
