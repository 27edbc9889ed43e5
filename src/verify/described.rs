//! What a figure of a text is about, in words: its measure, the phrase that follows it, its sentence.

use std::collections::HashMap;

use crate::claim::{Claim, Claims};
use crate::document::Document;
use crate::lang::linking::{linking, words};
use crate::span::Span;

/// Bytes on either side of a figure that are its surroundings, within its sentence.
const REACH: usize = 300;

/// Words as numbers.
#[derive(Debug)]
pub(super) struct Words(pub(super) HashMap<String, u32>);

impl Words {
    /// A word that no passage uses.
    pub(super) const UNKNOWN: u32 = u32::MAX;

    pub(super) fn add(&mut self, word: String) -> u32 {
        let next = self.0.len() as u32;
        *self.0.entry(word).or_insert(next)
    }
}

type Set = Vec<u32>;

/// A figure with the words that tell what it is about.
#[derive(Debug)]
pub(super) struct Described {
    /// Its index among the claims.
    pub(super) claim: usize,
    pub(super) measure: Set,
    /// The words of the phrase that follows it: `290 children under five`.
    pub(super) noun: Set,
    /// The words of its sentence, but for its measure.
    pub(super) sentence: Set,
    /// All of these and those of the document's title.
    pub(super) beside: Set,
}

impl Described {
    /// Every claim of a document.
    pub(super) fn all(
        document: &Document,
        read: &Claims,
        number: &mut dyn FnMut(String) -> u32,
    ) -> Vec<Self> {
        let title = document.meta.title.as_deref().unwrap_or_default();
        let claims = read.claims.iter().enumerate().filter(|(_, claim)| claim.is_claim());
        let described = claims.map(|claim| {
            let sentence = read.sentences.get(claim.1.mention.sentence).map(|sentence| sentence.span);
            Self::one(claim, sentence.unwrap_or_default(), document.view.text(), title, number)
        });
        described.collect()
    }

    /// One claim, which stands in `sentence` of a text of that title.
    pub(super) fn one(
        (at, claim): (usize, &Claim),
        sentence: Span,
        text: &str,
        title: &str,
        number: &mut dyn FnMut(String) -> u32,
    ) -> Self {
        let span = claim.mention.span;
        let from = text.floor_char_boundary(span.start.saturating_sub(REACH)).max(sentence.start);
        let to = text.floor_char_boundary(span.end.saturating_add(REACH)).min(sentence.end);
        let before = text.get(from..span.start).unwrap_or_default();
        let after = text.get(span.end..to).unwrap_or_default();
        let mut set = |words: &mut dyn Iterator<Item = String>| sorted(words.map(&mut *number).collect());
        let mut measure = set(&mut claim.measure.iter().flat_map(|measure| content(measure)));
        if measure.is_empty() {
            // `people` says little, and yet what is counted
            measure = set(&mut claim.measure.iter().flat_map(|measure| linking().content(measure)));
        }
        let speaker = set(&mut claim.attribution.iter().flat_map(|name| content(name)));
        let noun = set(&mut noun(after));
        let mut sentence = set(&mut content(before).chain(content(after)));
        sentence.retain(|word| !measure.contains(word) && !speaker.contains(word));
        let beside = [sentence.clone(), measure.clone(), set(&mut content(title))].concat();
        Described { claim: at, measure, noun, sentence, beside: sorted(beside) }
    }
}

/// The words that carry meaning, without fillers and numbers.
fn content(text: &str) -> impl Iterator<Item = String> + '_ {
    let is_number = |word: &String| word.starts_with(|first: char| first.is_numeric());
    linking().content(text).filter(move |word| !linking().is_filler(word) && !is_number(word))
}

/// The words of the phrase that `after` begins with, up to a mark or a word that joins phrases.
fn noun(after: &str) -> impl Iterator<Item = String> + '_ {
    let is_mark = |c: char| c.is_ascii_punctuation() && !matches!(c, '-' | '\'');
    let clause = &after[..after.find(is_mark).unwrap_or(after.len())];
    let of = words(clause).next().is_some_and(|first| linking().is_of(first));
    let opens = move |word: &&str| of && (linking().is_of(word) || linking().is_article(word));
    words(clause).skip_while(opens).take_while(|word| !linking().is_stop(word)).flat_map(content)
}

fn sorted(mut set: Set) -> Set {
    set.sort_unstable();
    set.dedup();
    set
}

/// Whether a set holds a word.
pub(super) fn holds(set: &[u32], word: u32) -> bool {
    set.binary_search(&word).is_ok()
}

/// How many of `ours` stand in `theirs`.
pub(super) fn shared(ours: &[u32], theirs: &[u32]) -> usize {
    ours.iter().filter(|&&word| holds(theirs, word)).count()
}
