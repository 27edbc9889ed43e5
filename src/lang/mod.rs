//! Languages: tables as data. Nothing else in the crate names a language's words or a currency's symbol.
//!
//! A language is a folder of YAML tables (`en/`) with a corpus of what must be found and one of what must
//! not; `shared/` holds what languages have in common. Tables are read once, on first use.

pub mod abbreviations;
pub mod anchors;
pub mod attribution;
pub mod dates;
pub mod exempt;
pub mod grammar;
pub mod linking;
pub mod measures;
pub mod numbers;
pub mod phrase;
pub mod qualifiers;
pub mod token;
pub mod unit_expression;
pub mod units;
pub mod vocabulary;
pub mod word_map;

use std::sync::{Arc, LazyLock};

pub use phrase::PhraseTable;
pub use token::{Space, Token, TokenKind, Tokens};
pub use vocabulary::{Vocabulary, WordId};
pub use word_map::{WordMap, WordSet};

use crate::quantity::Unit;
use crate::span::Span;
use abbreviations::Abbreviations;
use anchors::Anchors;
use attribution::AttributionTables;
use dates::DateTables;
use exempt::ExemptTables;
use grammar::Grammar;
use measures::MeasureTables;
use numbers::NumberTables;
use qualifiers::QualifierTables;
use units::UnitTables;

/// Everything that is known of a language.
#[derive(Debug)]
pub struct Language {
    /// Its BCP 47 tag.
    pub tag: &'static str,
    /// What a sentence must hold to be read: a digit, or a word that can begin a figure.
    pub anchors: Anchors,
    /// All words of its tables.
    pub vocabulary: Vocabulary,
    /// Where a full stop ends no sentence.
    pub abbreviations: Abbreviations,
    /// Dates and times.
    pub dates: DateTables,
    /// Function words.
    pub grammar: Grammar,
    /// Number words.
    pub numbers: NumberTables,
    /// What bounds a number.
    pub qualifiers: QualifierTables,
    /// Units and currencies.
    pub units: UnitTables,
    /// What is counted.
    pub measures: MeasureTables,
    /// Who is said to say it.
    pub attribution: AttributionTables,
    /// What is no claim.
    pub exempt: ExemptTables,
}

impl Language {
    /// Whether `3/4/2026` in a text of this tag is the fourth of March.
    pub fn month_first(&self, tag: &str) -> bool {
        self.dates.month_first(tag)
    }

    fn load_english() -> Result<Language, String> {
        let mut vocabulary = Vocabulary::default();
        let grammar = Grammar::load(include_str!("en/grammar.yaml"), &mut vocabulary)?;
        let numbers = NumberTables::load(include_str!("en/numbers.yaml"), &mut vocabulary)?;
        let qualifiers = QualifierTables::load(include_str!("en/qualifiers.yaml"), &mut vocabulary)?;
        let units = UnitTables::load(
            include_str!("shared/units.yaml"),
            include_str!("shared/currencies.yaml"),
            include_str!("en/units.yaml"),
            &mut vocabulary,
        )?;
        let measures = MeasureTables::load(include_str!("en/measures.yaml"), &mut vocabulary)?;
        let attribution = AttributionTables::load(include_str!("en/attribution.yaml"), &mut vocabulary)?;
        let exempt = ExemptTables::load(include_str!("en/exempt.yaml"), &mut vocabulary)?;
        let abbreviations = Abbreviations::load(include_str!("en/abbreviations.yaml"))?;
        let dates = DateTables::load(include_str!("en/dates.yaml"), &mut vocabulary)?;
        vocabulary.anchor_where(|word| dates.may_start(word));
        let anchors = Anchors::new(vocabulary.anchors())?;
        Ok(Language {
            tag: "en",
            anchors,
            vocabulary,
            abbreviations,
            dates,
            grammar,
            numbers,
            qualifiers,
            units,
            measures,
            attribution,
            exempt,
        })
    }
}

/// The tables for a BCP 47 tag; English for languages that have none yet.
pub fn language(_tag: &str) -> &'static Language {
    static ENGLISH: LazyLock<Language> =
        LazyLock::new(|| Language::load_english().expect("the built-in tables are checked by the tests"));
    &ENGLISH
}

/// The unit of that name, symbol or code, as the registry writes it.
pub fn unit_named(name: &str) -> Option<Arc<Unit>> {
    let language = language("en");
    if let Some(unit) = language.units.named(name) {
        return Some(Arc::clone(unit));
    }
    let mut items = Vec::new();
    token::tokenize(name, Span::new(0, name.len()), &language.vocabulary, &mut items);
    let tokens = Tokens { text: name, items: &items };
    language.units.expression(&tokens, 0, true).filter(|&(end, _)| end == items.len()).map(|(_, unit)| unit)
}

/// What is said of a word of a table that means nothing: with the line where it stands.
fn mistake(file: &str, yaml: &str, wrong: &str, what: &str) -> String {
    let line = yaml.lines().position(|line| line.contains(wrong)).map_or(0, |index| index + 1);
    format!("{file}: line {line}: `{wrong}` is {what}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_tables_load() {
        let language = Language::load_english().unwrap();
        assert!(language.units.named("km").is_some());
        assert_eq!(language.units.named("km").unwrap().name, "kilometre");
    }
}
