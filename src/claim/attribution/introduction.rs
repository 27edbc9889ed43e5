//! Sentences that introduce what somebody says at length, up to a colon: `Orla Venn made the following remarks:`,
//! `The text of Orla Venn's opening statement:`, `Statement of Orla Venn on the quay:`.

use super::{Attributor, Speaker};
use crate::span::Span;

impl Attributor<'_> {
    /// Whose words the sentence introduces.
    pub(super) fn introduced(&self) -> Option<Speaker> {
        let colon = self.tokens.len().checked_sub(1).filter(|&colon| self.tokens.is_symbol(colon, ":"))?;
        let mut words = (0..colon).filter(|&at| self.is_words(at));
        let (_, span) = words
            .find_map(|said| self.maker(said).or_else(|| self.owner(said)).or_else(|| self.whose(said)))?;
        let name = span.of(self.tokens.text).to_owned();
        Some(Speaker::Named { name, said: 0..0, person: self.is_person(span) })
    }

    /// Whether the word at `at` is a noun for what is said: `remarks`.
    fn is_words(&self, at: usize) -> bool {
        let tables = &self.lang.attribution;
        let word = self.tokens.word(at);
        tables.occasions.has(word) || tables.utterances.has(word)
    }

    /// `Orla Venn` of `Orla Venn made the following remarks`.
    fn maker(&self, said: usize) -> Option<(usize, Span)> {
        const NEAR: usize = 4;
        let tables = &self.lang.attribution;
        let verb = (said.saturating_sub(NEAR)..said).find(|&at| tables.making.has(self.tokens.word(at)))?;
        let following = (verb..said).any(|at| tables.announcing_words.has(self.tokens.word(at)));
        following.then(|| self.name_before(verb).or_else(|| self.noun_phrase(verb))).flatten()
    }

    /// `Orla Venn` of `Orla Venn's opening remarks`.
    fn owner(&self, said: usize) -> Option<(usize, Span)> {
        const ADJECTIVES: usize = 3;
        let mark = (said.saturating_sub(ADJECTIVES + 2)..said).find(|&at| self.is_owner_mark(at))?;
        self.name_ending(mark)
    }

    /// `Orla Venn` of `Statement of Orla Venn`.
    fn whose(&self, said: usize) -> Option<(usize, Span)> {
        let c = &self.lang.numbers.connectives;
        let word = self.tokens.word(said + 1);
        let by = c.of.has(word) || c.by.has(word) || c.from.has(word);
        by.then(|| self.name_from(said + 2)).flatten()
    }
}
