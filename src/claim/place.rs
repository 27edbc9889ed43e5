//! Where: the place that a sentence names for a figure.

use std::ops::Range;

use crate::extract::Mention;
use crate::lang::{Language, Token, TokenKind, Tokens};

/// Finds the places named in one sentence.
pub(super) struct Places {
    /// The tokens of each place, in order.
    found: Vec<Range<usize>>,
}

impl Places {
    /// The places of a sentence: capitalised names behind a preposition of place.
    pub(super) fn of(tokens: &Tokens<'_>, lang: &Language) -> Self {
        let mut found = Vec::new();
        let mut at = 0;
        let leads = |token: &Token| lang.attribution.place_prepositions.has(token.word);
        while let Some(next) = tokens.items.get(at..).and_then(|rest| rest.iter().position(leads)) {
            at += next + 1;
            if let Some(place) = name(tokens, lang, at) {
                at = place.end;
                found.push(place);
            }
        }
        Places { found }
    }

    /// The place of `mention`: the first named between it and the figure after it, at `next`, else the last between it
    /// and the figure before it, which ends at `before`, else the nearest in the sentence.
    pub(super) fn place(
        &self,
        mention: &Mention,
        before: usize,
        next: usize,
        tokens: &Tokens<'_>,
    ) -> Option<String> {
        let (start, end) = (mention.tokens.start, mention.tokens.end);
        let split = self.found.partition_point(|place| place.start < start);
        let (ahead, behind) = self.found.split_at(split);
        let place = behind
            .first()
            .filter(|place| place.start < next)
            .or_else(|| ahead.last().filter(|place| place.start >= before))
            .or(behind.first().filter(|place| place.start >= end))
            .or(ahead.last())?;
        Some(tokens.span(place.start, place.end).of(tokens.text).to_owned())
    }
}

/// The name that begins at `at`, over an article: `the Marrow district`, `Port Elsin`.
fn name(tokens: &Tokens<'_>, lang: &Language, at: usize) -> Option<Range<usize>> {
    const LONGEST: usize = 6;
    let c = &lang.numbers.connectives;
    let start = if c.the.has(tokens.word(at)) { at + 1 } else { at };
    let capital = |at: usize| {
        tokens.is(at, TokenKind::Word)
            && tokens.capitalised(at)
            && !lang.grammar.function_words.has(tokens.word(at))
            && lang.dates.months.longest(tokens, at).is_none()
            && lang.dates.weekdays.longest(tokens, at).is_none()
    };
    if !capital(start) {
        return None;
    }
    let mut end = start + 1;
    while end < start + LONGEST {
        if capital(end) {
            end += 1;
        } else if c.of.has(tokens.word(end)) && capital(end + 1) {
            end += 2;
        } else {
            break;
        }
    }
    Some(start..end)
}
