//! Whose words a sentence is, where those around it tell: the label of an interview, the speaker before or behind a
//! quotation, the one before a list.

use std::ops::{ControlFlow, Range};

use super::attribution::{Attributor, Speaker};
use super::reader::Reader;
use crate::document::BlockKind;
use crate::lang::Tokens;
use crate::lang::token::tokenize;

impl Reader<'_> {
    /// Whom sentence `index` names for what it says, and the tokens of it that do.
    pub(super) fn source(&self, attributor: &Attributor<'_>, index: usize) -> Option<(String, Range<usize>)> {
        let elsewhere = |name: String| (name, 0..0);
        match attributor.source() {
            Some(Speaker::Named { name, said, .. }) => Some((name, said)),
            _ if let Some(name) = self.label(index) => Some(elsewhere(name.to_owned())),
            Some(Speaker::Pronoun { person, said }) => {
                let here = attributor.person_of_clause(said.start).filter(|_| person);
                here.or_else(|| self.speaker_before(index, Some(person))).map(|name| (name, said))
            }
            None if let Some(name) = self.announcer(index) => Some(elsewhere(name)),
            None if self.is_quoted(index) => {
                self.speaker_behind(index).or_else(|| self.speaker_before(index, None)).map(elsewhere)
            }
            None => None,
        }
    }

    /// Who is named right before the list that sentence `index` is of: `The minister said the following:`.
    fn announcer(&self, index: usize) -> Option<String> {
        const LONGEST: usize = 50;
        let sentences = &self.extraction.sentences;
        let item = |index: &usize| {
            sentences.get(*index).is_some_and(|sentence| {
                self.document
                    .blocks
                    .get(sentence.block)
                    .is_some_and(|block| block.kind == BlockKind::ListItem)
            })
        };
        if !item(&index) {
            return None;
        }
        let lead = (index.saturating_sub(LONGEST)..index).rev().find(|before| !item(before))?;
        if !sentences[lead].span.of(self.document.view.text()).ends_with(':') {
            return None;
        }
        match self.with_tokens(lead, |attributor| attributor.speaker())? {
            Speaker::Named { name, .. } => Some(name),
            Speaker::Pronoun { .. } => None,
        }
    }

    /// The speaker whose label the block of sentence `index` begins with.
    fn label(&self, index: usize) -> Option<&str> {
        let block = self.extraction.sentences.get(index)?.block;
        self.labels.get(block).copied().flatten()
    }

    /// Who speaks in the sentences before. For a `pronoun` it is told whether it is that of a person: then a ministry is
    /// not meant, and the first person that they name will do.
    fn speaker_before(&self, index: usize, mut pronoun: Option<bool>) -> Option<String> {
        const REACH: usize = 5;
        const LONGEST_QUOTATION: usize = 40;
        let mut unquoted = 0;
        for before in (index.saturating_sub(LONGEST_QUOTATION)..index).rev() {
            // what is quoted in between is of the same speaker
            if !self.is_quoted(before) || pronoun.is_some() {
                unquoted += 1;
            }
            if unquoted > REACH {
                return None;
            }
            let found = match self.speaker_of(before) {
                Some(Speaker::Named { name, person, .. }) if person || pronoun != Some(true) => Some(name),
                Some(Speaker::Pronoun { person, .. }) => {
                    pronoun = pronoun.or(Some(person));
                    None
                }
                _ if pronoun == Some(true) => self.with_tokens(before, |attributor| attributor.person()),
                _ => None,
            };
            if found.is_some() {
                return found;
            }
        }
        None
    }

    /// Who is named behind a quotation of several sentences: `… said Orla Venn.`, `… - Orla Venn`, `…?" Orla Venn asked.`
    fn speaker_behind(&self, index: usize) -> Option<String> {
        const REACH: usize = 3;
        let sentences = &self.extraction.sentences;
        let block = sentences.get(index)?.block;
        for (behind, sentence) in sentences.iter().enumerate().skip(index + 1).take(REACH) {
            if sentence.block != block {
                return None;
            }
            let goes_on = |attributor: &Attributor<'_>| {
                if !self.is_quoted(behind) && !attributor.begins_signature() {
                    return ControlFlow::Break(attributor.tag());
                }
                match attributor.speaker() {
                    Some(Speaker::Named { name, .. }) => ControlFlow::Break(Some(name)),
                    Some(Speaker::Pronoun { .. }) => ControlFlow::Break(None),
                    None => ControlFlow::Continue(()),
                }
            };
            if let ControlFlow::Break(speaker) = self.with_tokens(behind, goes_on) {
                return speaker;
            }
        }
        None
    }

    /// Who speaks in sentence `index`; the sentences of a long quotation ask for the same ones.
    fn speaker_of(&self, index: usize) -> Option<Speaker> {
        if let Some(known) = self.speakers.borrow().get(&index) {
            return known.clone();
        }
        let found = self.with_tokens(index, |attributor| attributor.speaker());
        self.speakers.borrow_mut().insert(index, found.clone());
        found
    }

    /// What `read` makes of sentence `index`.
    fn with_tokens<T>(&self, index: usize, read: impl FnOnce(&Attributor<'_>) -> T) -> T {
        let text = self.document.view.text();
        let mut items = Vec::new();
        let mut tokens = self.extraction.cut.tokens(text, index);
        if tokens.is_empty() {
            tokenize(text, self.extraction.sentences[index].span, &self.language.vocabulary, &mut items);
            tokens = Tokens { text, items: &items };
        }
        read(&Attributor::new(tokens, self.language, self.is_quoted(index)))
    }
}
