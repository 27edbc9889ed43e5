//! Which sentences stand within quotations.

use super::Attributor;
use crate::document::Block;
use crate::document::quotation::{opens, quotes};
use crate::document::sentence::Sentence;

/// For each sentence whether it begins within a quotation, or with one.
///
/// A quotation that its paragraph leaves open goes on in the next ones only if the first mark in them closes it.
pub(in crate::claim) fn quoted(text: &str, sentences: &[Sentence], blocks: &[Block]) -> Vec<bool> {
    let mut open = false;
    let mut block = usize::MAX;
    let mut quoted = Vec::with_capacity(sentences.len());
    for sentence in sentences {
        let words = sentence.span.of(text);
        if sentence.block != block {
            block = sentence.block;
            open = open && closes_first(text, blocks.get(block..).unwrap_or_default());
        }
        quoted.push(open || words.starts_with(['"', '“', '„', '«']));
        for (at, mark) in quotes(words) {
            open = opens(words, at, mark).unwrap_or(!open);
        }
    }
    quoted
}

/// Whether the first quotation mark of `blocks` closes.
fn closes_first(text: &str, blocks: &[Block]) -> bool {
    const LONGEST: usize = 40;
    let closes = |block: &Block| {
        let words = block.span.of(text);
        quotes(words).next().map(|(at, mark)| opens(words, at, mark) == Some(false))
    };
    blocks.iter().take(LONGEST).find_map(closes) == Some(true)
}

impl Attributor<'_> {
    /// Whether the token at `at` stands within a quotation that does not begin far before it.
    pub(in crate::claim) fn is_quoted(&self, at: usize) -> bool {
        const REACH: usize = 400;
        let from = at.saturating_sub(REACH);
        self.quotes() && (from..at).fold(self.opened && from == 0, |open, at| self.opens_after(at, open))
    }

    /// Whether a quotation is open behind the token at `at`, if one was or was not before it.
    pub(super) fn opens_after(&self, at: usize, open: bool) -> bool {
        if !self.lang.attribution.quote_marks.has(self.tokens.word(at)) {
            return open;
        }
        let place = self.tokens.span(at, at + 1);
        let mark = place.of(self.tokens.text).chars().next().unwrap_or('"');
        opens(self.tokens.text, place.start, mark).unwrap_or(!open)
    }
}
