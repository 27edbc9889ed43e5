//! What a word can begin: decides which grammars of numbers are tried where it stands. Most words begin nothing.

use super::numbers::NumberTables;
use super::phrase::PhraseTable;
use super::qualifiers::QualifierTables;
use super::units::UnitTables;
use super::vocabulary::WordId;
use super::word_map::WordMap;

/// A set of things that can begin at a token.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Starts(u16);

impl Starts {
    /// Digits.
    pub const DIGITS: Starts = Starts(1);
    /// A number in words, or the point of `.5`.
    pub const NUMERAL: Starts = Starts(1 << 1);
    /// A minus sign or word.
    pub const MINUS: Starts = Starts(1 << 2);
    /// A currency before its number.
    pub const CURRENCY: Starts = Starts(1 << 3);
    /// `first`, or a unit that ordinals count: `day five`.
    pub const ORDINAL: Starts = Starts(1 << 4);
    /// `½`.
    pub const FRACTION: Starts = Starts(1 << 5);
    /// `dozens`, `several`.
    pub const VAGUE: Starts = Starts(1 << 6);
    /// `doubled`.
    pub const MULTIPLE: Starts = Starts(1 << 7);
    /// `from`, `between`.
    pub const RANGE: Starts = Starts(1 << 8);
    /// `twin`, `in pairs`.
    pub const PAIR: Starts = Starts(1 << 9);
    /// `XVII`.
    pub const ROMAN: Starts = Starts(1 << 10);
    /// `No.`.
    pub const LABEL: Starts = Starts(1 << 11);
    /// `magnitude`.
    pub const SCALE: Starts = Starts(1 << 12);
    /// `more than`.
    pub const QUALIFIER: Starts = Starts(1 << 13);

    /// What is in either set.
    pub const fn or(self, other: Starts) -> Starts {
        Starts(self.0 | other.0)
    }

    /// Whether anything is in both sets.
    pub const fn meets(self, other: Starts) -> bool {
        self.0 & other.0 != 0
    }

    /// The set without what is in `other`.
    pub const fn without(self, other: Starts) -> Starts {
        Starts(self.0 & !other.0)
    }

    /// Whether nothing begins.
    pub const fn is_empty(self) -> bool {
        self.0 == 0
    }
}

/// What each word of the vocabulary can begin.
#[derive(Debug, Default)]
pub struct StartTable(Vec<Starts>);

impl StartTable {
    /// Gathers the words with which the grammars begin from their tables.
    pub(super) fn of(numbers: &NumberTables, units: &UnitTables, qualifiers: &QualifierTables) -> Self {
        let mut table = StartTable::default();
        let c = &numbers.connectives;
        for words in [&c.article, &numbers.halves] {
            table.words(words, Starts::NUMERAL);
        }
        for words in [&numbers.cardinals, &numbers.scales, &numbers.plural_scales, &numbers.denominators] {
            table.words(words, Starts::NUMERAL);
        }
        // `twenty-first`, `hundredth`
        for words in [&numbers.cardinals, &numbers.scales, &numbers.ordinals] {
            table.words(words, Starts::ORDINAL);
        }
        table.words(&numbers.ordinal_units, Starts::ORDINAL);
        for words in [&c.minus, &c.minus_word] {
            table.words(words, Starts::MINUS);
        }
        for words in [&c.from, &c.between] {
            table.words(words, Starts::RANGE);
        }
        table.words(&numbers.tens, Starts::VAGUE);
        table.words(&numbers.vague, Starts::VAGUE);
        table.words(&numbers.multiples, Starts::MULTIPLE);
        table.phrases(&numbers.vague_determiners, Starts::VAGUE);
        table.phrases(&numbers.pairs, Starts::PAIR);
        table.phrases(&numbers.roman, Starts::ROMAN);
        table.phrases(&numbers.number_labels, Starts::LABEL);
        table.phrases(&units.currency_symbols, Starts::CURRENCY);
        table.phrases(&units.spaced_currencies, Starts::CURRENCY);
        table.phrases(&units.scaled_codes, Starts::CURRENCY);
        table.phrases(&units.currency_letters, Starts::CURRENCY);
        table.phrases(&units.labelled, Starts::SCALE);
        table.phrases(&qualifiers.before, Starts::QUALIFIER);
        table
    }

    /// What `word` can begin.
    pub fn of_word(&self, word: WordId) -> Starts {
        self.0.get(word.0 as usize).copied().unwrap_or_default()
    }

    fn words<T>(&mut self, words: &WordMap<T>, starts: Starts) {
        words.ids().for_each(|word| self.add(word, starts));
    }

    fn phrases<T>(&mut self, phrases: &PhraseTable<T>, starts: Starts) {
        phrases.firsts().for_each(|word| self.add(word, starts));
    }

    fn add(&mut self, word: WordId, starts: Starts) {
        let index = word.0 as usize;
        if self.0.len() <= index {
            self.0.resize(index + 1, Starts::default());
        }
        self.0[index] = self.0[index].or(starts);
    }
}
