//! English tables and a small number parser, for the tests of dates.

use std::sync::LazyLock;

use rust_decimal::Decimal;

use super::NumberWords;
use crate::lang::dates::{DateTables, DatesFile};
use crate::lang::token::{Token, Tokens, tokenize};
use crate::lang::vocabulary::Vocabulary;
use crate::span::Span;

const CARDINALS: [&str; 21] = [
    "zero",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen",
    "twenty",
];
const ORDINALS: [&str; 21] = [
    "zeroth",
    "first",
    "second",
    "third",
    "fourth",
    "fifth",
    "sixth",
    "seventh",
    "eighth",
    "ninth",
    "tenth",
    "eleventh",
    "twelfth",
    "thirteenth",
    "fourteenth",
    "fifteenth",
    "sixteenth",
    "seventeenth",
    "eighteenth",
    "nineteenth",
    "twentieth",
];

/// What dates need of a language.
pub(crate) struct Language {
    pub(crate) vocabulary: Vocabulary,
    pub(crate) tables: DateTables,
}

impl Language {
    /// The English tables.
    pub(crate) fn english() -> &'static Self {
        static ENGLISH: LazyLock<Language> = LazyLock::new(Language::load);
        &ENGLISH
    }

    fn load() -> Self {
        let mut vocabulary = Vocabulary::default();
        for word in CARDINALS.iter().chain(&ORDINALS) {
            vocabulary.intern(word);
        }
        let tables = DateTables::load(
            DatesFile::read(include_str!("../../lang/en/dates.yaml")).unwrap(),
            &mut vocabulary,
        )
        .unwrap();
        Language { vocabulary, tables }
    }

    /// The tokens of a text that is one sentence.
    pub(crate) fn tokens(&self, text: &str) -> Vec<Token> {
        let mut items = Vec::new();
        tokenize(text, Span::new(0, text.len()), &self.vocabulary, &mut items);
        items
    }
}

impl NumberWords for Language {
    fn begins(&self, tokens: &Tokens<'_>, at: usize) -> bool {
        let word = tokens.str(at).to_lowercase();
        ["a", "an", "half"].iter().chain(&CARDINALS).chain(&ORDINALS).any(|known| *known == word)
    }

    fn cardinal(&self, tokens: &Tokens<'_>, at: usize) -> Option<(usize, Decimal)> {
        let word = tokens.str(at).to_lowercase();
        CARDINALS.iter().position(|known| *known == word).map(|value| (at + 1, Decimal::from(value)))
    }

    fn ordinal(&self, tokens: &Tokens<'_>, at: usize) -> Option<(usize, u32)> {
        let value = |at| {
            let word = tokens.str(at).to_lowercase();
            ORDINALS.iter().position(|known| *known == word).and_then(|value| u32::try_from(value).ok())
        };
        match value(at) {
            Some(value) => Some((at + 1, value)),
            None if tokens.str(at).eq_ignore_ascii_case("twenty") && tokens.is_symbol(at + 1, "-") => {
                value(at + 2).map(|value| (at + 3, 20 + value))
            }
            None => None,
        }
    }
}
