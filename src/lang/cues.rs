//! Cues: what a word can begin, or what it may tell of its sentence. Most words are none, and what looks for words
//! of a table asks here first whether there is one.

use super::attribution::AttributionTables;
use super::currencies::CurrencyTables;
use super::dates::DateTables;
use super::numbers::NumberTables;
use super::phrase::PhraseTable;
use super::qualifiers::QualifierTables;
use super::token::Tokens;
use super::units::UnitTables;
use super::vocabulary::WordId;
use super::word_map::WordSet;

/// A set of cues.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Cues(u32);

impl Cues {
    /// Digits.
    pub const DIGITS: Cues = Cues(1);
    /// A number in words, or the point of `.5`.
    pub const NUMERAL: Cues = Cues(1 << 1);
    /// A number in digits or words.
    pub const COUNT: Cues = Cues::DIGITS.or(Cues::NUMERAL);
    /// A minus sign or word.
    pub const MINUS: Cues = Cues(1 << 2);
    /// A currency before its number.
    pub const CURRENCY: Cues = Cues(1 << 3);
    /// `first`, or a unit that ordinals count: `day five`.
    pub const ORDINAL: Cues = Cues(1 << 4);
    /// `½`.
    pub const FRACTION: Cues = Cues(1 << 5);
    /// `dozens`, `several`.
    pub const VAGUE: Cues = Cues(1 << 6);
    /// `doubled`.
    pub const MULTIPLE: Cues = Cues(1 << 7);
    /// `from`, `between`.
    pub const RANGE: Cues = Cues(1 << 8);
    /// `twin`, `in pairs`.
    pub const PAIR: Cues = Cues(1 << 9);
    /// `XVII`.
    pub const ROMAN: Cues = Cues(1 << 10);
    /// `No.`.
    pub const LABEL: Cues = Cues(1 << 11);
    /// `magnitude`.
    pub const SCALE: Cues = Cues(1 << 12);
    /// Whatever begins a number.
    pub const NUMBER: Cues = Cues((1 << 13) - 1);
    /// `more than`.
    pub const QUALIFIER: Cues = Cues(1 << 13);
    /// What a date may begin with, numbers apart.
    pub const DATE: Cues = Cues(1 << 14);
    /// What a unit, a currency or an age behind a number may begin with.
    pub const UNIT: Cues = Cues(1 << 18);
    /// `according to`, `said`, or a dash before a signature.
    pub const SOURCE: Cues = Cues(1 << 15);
    /// A quotation mark.
    pub const QUOTE: Cues = Cues(1 << 19);
    /// `may`, `reportedly`.
    pub const HEDGE: Cues = Cues(1 << 16);
    /// `no evidence`, `did not`.
    pub const DENIAL: Cues = Cues(1 << 17);

    /// What is in either set.
    pub const fn or(self, other: Cues) -> Cues {
        Cues(self.0 | other.0)
    }

    /// Whether anything is in both sets.
    pub const fn meets(self, other: Cues) -> bool {
        self.0 & other.0 != 0
    }
}

/// What each word of the vocabulary is a cue of.
#[derive(Debug, Default)]
pub struct CueTable(Vec<Cues>);

impl CueTable {
    /// Gathers the cues from the tables that give them their meaning.
    pub(super) fn of(
        numbers: &NumberTables,
        units: &UnitTables,
        currencies: &CurrencyTables,
        qualifiers: &QualifierTables,
        dates: &DateTables,
        attribution: &AttributionTables,
    ) -> Self {
        let mut table = CueTable::default();
        let c = &numbers.connectives;
        for words in [&c.article, &numbers.halves] {
            table.words(words, Cues::NUMERAL);
        }
        for words in [&numbers.cardinals, &numbers.scales, &numbers.plural_scales, &numbers.denominators] {
            table.words(words.words(), Cues::NUMERAL);
        }
        // `twenty-first`, `hundredth`
        for words in [&numbers.cardinals, &numbers.scales, &numbers.ordinals] {
            table.words(words.words(), Cues::ORDINAL);
        }
        table.words(numbers.ordinal_units.words(), Cues::ORDINAL);
        for words in [&c.minus, &c.minus_word] {
            table.words(words, Cues::MINUS);
        }
        for words in [&c.from, &c.between] {
            table.words(words, Cues::RANGE);
        }
        table.words(&numbers.tens, Cues::VAGUE);
        table.words(numbers.vague.words(), Cues::VAGUE);
        table.words(numbers.multiples.words(), Cues::MULTIPLE);
        table.phrases(&numbers.vague_determiners, Cues::VAGUE);
        table.phrases(&numbers.pairs, Cues::PAIR);
        table.phrases(&numbers.roman, Cues::ROMAN);
        table.phrases(&numbers.roman_letters, Cues::ROMAN);
        table.phrases(&numbers.number_labels, Cues::LABEL);
        table.phrases(&currencies.symbols, Cues::CURRENCY);
        table.phrases(&currencies.spaced, Cues::CURRENCY);
        table.phrases(&currencies.multiplied, Cues::CURRENCY);
        table.phrases(&currencies.letters, Cues::CURRENCY);
        table.phrases(&units.labelled, Cues::SCALE);
        table.phrases(&qualifiers.before, Cues::QUALIFIER);
        table.words(&dates.starts, Cues::DATE);
        table.units(units);
        for phrases in [&currencies.symbols, &currencies.words, &currencies.scaled] {
            table.phrases(phrases, Cues::UNIT);
        }
        for phrases in [&currencies.sub_units, &currencies.sub_letters] {
            table.phrases(phrases, Cues::UNIT);
        }
        table.phrases(&currencies.multiplied, Cues::UNIT);
        for phrases in [&attribution.according, &attribution.issued, &attribution.by_whom] {
            table.phrases(phrases, Cues::SOURCE);
        }
        let says = [&attribution.verbs, &attribution.quoting, &attribution.participles];
        for words in says.into_iter().chain([&attribution.utterances, &c.dash]) {
            table.words(words, Cues::SOURCE);
        }
        table.words(&attribution.quote_marks, Cues::QUOTE);
        table.phrases(&attribution.hedges, Cues::HEDGE);
        table.phrases(&attribution.denials, Cues::DENIAL);
        table.phrases(&attribution.negatives, Cues::DENIAL);
        table
    }

    /// Adds the first words of units, such as a project's own.
    pub(super) fn units(&mut self, units: &UnitTables) {
        for phrases in [&units.age_after, &units.words, &units.symbols, &units.compound_symbols] {
            self.phrases(phrases, Cues::UNIT);
        }
        for phrases in [&units.marks, &units.temperature_letters, &units.denominators] {
            self.phrases(phrases, Cues::UNIT);
        }
        self.phrases(&units.beside, Cues::UNIT);
        self.phrases(&units.powers_before, Cues::UNIT);
        self.words(&units.before_unit, Cues::UNIT);
    }

    /// What any of `tokens` is a cue of.
    pub fn of_tokens(&self, tokens: &Tokens<'_>) -> Cues {
        tokens.items.iter().fold(Cues::default(), |cues, token| cues.or(self.of_word(token.word)))
    }

    /// What `word` is a cue of.
    pub fn of_word(&self, word: WordId) -> Cues {
        self.0.get(word.0 as usize).copied().unwrap_or_default()
    }

    fn words(&mut self, words: &WordSet, cues: Cues) {
        words.ids().for_each(|word| self.add(word, cues));
    }

    fn phrases<T>(&mut self, phrases: &PhraseTable<T>, cues: Cues) {
        self.words(phrases.firsts(), cues);
    }

    fn add(&mut self, word: WordId, cues: Cues) {
        let index = word.0 as usize;
        if self.0.len() <= index {
            self.0.resize(index + 1, Cues::default());
        }
        self.0[index] = self.0[index].or(cues);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lang::language;
    use crate::lang::token::tokenize;
    use crate::span::Span;

    #[test]
    fn words_are_cues_of_what_their_tables_say() {
        let english = language("en");
        let of = |text: &str| {
            let mut items = Vec::new();
            tokenize(text, Span::new(0, text.len()), &english.vocabulary, &mut items);
            english.cues.of_tokens(&Tokens { text, items: &items })
        };
        for (text, cue) in [
            ("seven", Cues::NUMERAL),
            ("Twenty-first", Cues::ORDINAL),
            ("£", Cues::CURRENCY),
            ("−", Cues::MINUS),
            ("more than", Cues::QUALIFIER),
            ("Friday", Cues::DATE),
            ("according to", Cues::SOURCE),
            ("reportedly", Cues::HEDGE),
            ("denied", Cues::DENIAL),
        ] {
            assert!(of(text).meets(cue), "{text}");
        }
        assert_eq!(of("the harbour of Port Elsin"), Cues::default());
        assert!(!of("more than").meets(Cues::NUMBER));
    }
}
