//! Labels of speakers, as interviews and transcripts print them: `Venn: We lost 12 boats.`

use std::collections::BTreeMap;

use memchr::memmem;

use crate::document::{Block, BlockKind};
use crate::lang::Language;

/// More labels than this are no speakers; each is looked for in the whole text.
const SPEAKERS: usize = 12;

/// For each block the speaker whose label it begins with; empty where no block has one.
///
/// A label is a name that begins at least two paragraphs and stands in the text without its colon, too, as `Note:`
/// does not, but not behind a preposition of place, as `Elsin:` does; or it is the initials of a name in the text.
pub(in crate::claim) fn labels<'t>(
    text: &'t str,
    blocks: &[Block],
    language: &Language,
) -> Vec<Option<&'t str>> {
    let mut labels: Vec<_> = blocks.iter().map(|block| label(block, text)).collect();
    let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
    for name in labels.iter().flatten() {
        *counts.entry(name).or_default() += 1;
    }
    counts.retain(|_, &mut count| count > 1);
    if counts.len() <= SPEAKERS {
        counts.retain(|name, _| is_person(text, name, language) || bearer_of(text, name, language).is_some());
    } else {
        counts.clear();
    }
    if counts.is_empty() {
        return Vec::new();
    }
    let names: BTreeMap<&str, &str> =
        counts.keys().map(|&label| (label, bearer_of(text, label, language).unwrap_or(label))).collect();
    for label in &mut labels {
        *label = label.and_then(|label| names.get(label).copied());
    }
    labels
}

/// The name whose initials `label` is: `Orla Venn` of `OV`.
fn bearer_of<'t>(text: &'t str, label: &str, language: &Language) -> Option<&'t str> {
    let initials: Vec<char> = label.chars().collect();
    if !(2..=3).contains(&initials.len()) || !initials.iter().all(|letter| letter.is_ascii_uppercase()) {
        return None;
    }
    let mut end = 0;
    let words = text.split_inclusive(char::is_whitespace).map(|word| {
        end += word.len();
        (end - word.len(), word.trim_end())
    });
    let words: Vec<(usize, &str)> = words.filter(|(_, word)| !word.is_empty()).collect();
    // no `Prime Minister`, `Under Venn`, `Post Monday`
    let known = |name: &str| {
        let word = language.vocabulary.lookup(name.trim_matches(|letter: char| !letter.is_alphabetic()));
        let tables = &language.attribution;
        [&tables.titles, &tables.nouns, &language.ages.not_persons, &language.grammar.function_words]
            .iter()
            .any(|words| words.has(word))
    };
    let bears = |names: &&[(usize, &str)]| {
        let fits = |((_, name), initial): (&(usize, &str), &char)| {
            let capital = name.starts_with(*initial) && name.chars().nth(1).is_some_and(char::is_lowercase);
            capital && !known(name)
        };
        names.iter().zip(&initials).all(fits)
    };
    let names = words.windows(initials.len()).find(bears)?;
    let (&(start, _), &(last, word)) = (names.first()?, names.last()?);
    Some(text[start..last + word.len()].trim_end_matches(|letter: char| !letter.is_alphabetic()))
}

/// The capitalised words before the colon that `block` begins with.
fn label<'t>(block: &Block, text: &'t str) -> Option<&'t str> {
    const LONGEST: usize = 40;
    const WORDS: usize = 4;
    let words = block.span.of(text);
    let colon = words.bytes().take(LONGEST).position(|byte| byte == b':')?;
    let (name, said) = (words.get(..colon)?, words.get(colon + 1..)?);
    let named = |word: &str| {
        word.len() > 1
            && word.starts_with(char::is_uppercase)
            && word
                .chars()
                .all(|character| character.is_alphabetic() || matches!(character, '.' | '-' | '\'' | '’'))
    };
    let speaks = said.starts_with(char::is_whitespace) && !said.trim().is_empty();
    let name_like = name.split(' ').all(named) && name.split(' ').count() <= WORDS;
    (block.kind == BlockKind::Paragraph && speaks && name_like).then_some(name)
}

/// Whether `name` stands in `text` as a word without a colon behind it, and nowhere as that of a place.
fn is_person(text: &str, name: &str, language: &Language) -> bool {
    let mut named = false;
    for at in memmem::find_iter(text.as_bytes(), name) {
        let (before, after) = (&text[..at], &text[at + name.len()..]);
        let whole = !before.ends_with(char::is_alphanumeric) && !after.starts_with(char::is_alphanumeric);
        let word = before.trim_end().rsplit(char::is_whitespace).next().unwrap_or_default();
        if whole && language.attribution.place_prepositions.has(language.vocabulary.lookup(word)) {
            return false;
        }
        named |= whole && !after.starts_with(':');
    }
    named
}
