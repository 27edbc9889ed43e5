//! Languages: tables as data. Nothing else in the crate names a language's words or a currency's symbol.
//!
//! A language is a folder of YAML tables (`en/`) with a corpus of what must be found and one of what must
//! not; `shared/` holds what languages have in common. Tables are read once, on first use.

pub mod abbreviations;
pub mod ages;
pub mod anchors;
pub mod attribution;
pub mod checks;
pub mod comparing;
pub mod cues;
pub mod currencies;
pub mod dates;
pub mod exempt;
pub mod grammar;
pub mod linking;
pub mod measures;
pub mod noise;
pub mod numbers;
pub mod phrase;
pub mod qualifiers;
pub mod terms;
pub mod token;
pub mod unit_expression;
pub mod units;
pub mod vocabulary;
pub mod word_map;
mod word_tables;

use std::sync::{Arc, LazyLock};
use std::thread;

pub use phrase::PhraseTable;
pub use token::{Space, Token, TokenKind, Tokens};
pub use vocabulary::{Vocabulary, WordId};
pub use word_map::{WordMap, WordSet};

use crate::quantity::Unit;
use crate::span::Span;
use abbreviations::Abbreviations;
use ages::AgeTables;
use anchors::Anchors;
use attribution::AttributionTables;
use checks::CheckTables;
use cues::CueTable;
use currencies::{CurrencyFiles, CurrencyTables};
use dates::{DateTables, DatesFile};
use exempt::ExemptTables;
use grammar::Grammar;
use measures::MeasureTables;
use noise::NoiseTables;
use numbers::NumberTables;
use qualifiers::QualifierTables;
use units::{UnitFiles, UnitTables};

/// Everything that is known of a language.
#[derive(Debug)]
pub struct Language {
    /// Its BCP 47 tag.
    pub tag: &'static str,
    /// What a sentence must hold to be read: a digit, or a word that can begin a figure.
    pub anchors: Anchors,
    /// What each word is a cue of.
    pub cues: CueTable,
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
    /// Units.
    pub units: UnitTables,
    /// Currencies.
    pub currencies: CurrencyTables,
    /// What makes a bare number an age.
    pub ages: AgeTables,
    /// What is counted.
    pub measures: MeasureTables,
    /// Who is said to say it.
    pub attribution: AttributionTables,
    /// What the rules look for.
    pub checks: CheckTables,
    /// What is no claim.
    pub exempt: ExemptTables,
    /// Runs with digits that are no figures.
    pub noise: NoiseTables,
}

impl Language {
    /// Whether digits or a number word stand at `at`.
    pub fn is_number(&self, tokens: &Tokens<'_>, at: usize) -> bool {
        tokens.is(at, TokenKind::Number) || self.numbers.cardinals.has(tokens.word(at))
    }

    /// Whether `word` is an article or an owner: `the`, `a`, `its`.
    pub fn determines(&self, word: WordId) -> bool {
        let c = &self.numbers.connectives;
        c.the.has(word) || c.article.has(word) || self.attribution.owners.has(word)
    }

    /// Whether the token at `at` is a hyphen or dash that joins the words on both sides.
    pub fn is_hyphen(&self, tokens: &Tokens<'_>, at: usize) -> bool {
        self.numbers.connectives.dash.has(tokens.word(at)) && tokens.glued(at) && tokens.glued(at + 1)
    }

    /// Whether the word at `at` is the second syllable of a given name: `Park Geun-hye`, `Feng Xin'an`, not `South
    /// Elsin-wide`.
    pub fn is_syllable(&self, tokens: &Tokens<'_>, at: usize) -> bool {
        const LONGEST: usize = 5;
        let text = tokens.str(at);
        let apostrophe = at > 0
            && matches!(tokens.str(at - 1), "'" | "’")
            && tokens.glued(at - 1)
            && tokens.glued(at)
            && text.len() > 1;
        at > 2
            && tokens.is(at, TokenKind::Word)
            && (self.is_hyphen(tokens, at - 1) || apostrophe)
            && tokens.capitalised(at - 2)
            && tokens.capitalised(at - 3)
            && !tokens.capitalised(at)
            && text.len() <= LONGEST
            // the `in` of `Moon Jae-in` is a word elsewhere
            && (tokens.word(at) == WordId::UNKNOWN || text.len() == 2)
            && !self.grammar.compound_ends.has(tokens.word(at))
    }

    /// Whether `3/4/2026` in a text of this tag is the fourth of March.
    pub fn month_first(&self, tag: &str) -> bool {
        self.dates.month_first(tag)
    }

    /// The unit of that name, symbol or code, as the registry writes it.
    pub fn unit_named(&self, name: &str) -> Option<Arc<Unit>> {
        if let Some(unit) = self.units.named(name).or_else(|| self.currencies.named(name)) {
            return Some(Arc::clone(unit));
        }
        let mut items = Vec::new();
        token::tokenize(name, Span::new(0, name.len()), &self.vocabulary, &mut items);
        let tokens = Tokens { text: name, items: &items };
        if self.units.per.has(tokens.word(0))
            && let Some(base) = name.get(tokens.str(0).len()..)
            && let Ok(base) = base.replace([',', ' '], "").parse()
        {
            return Some(Arc::new(Unit::per_base(tokens.str(0), base)));
        }
        self.units.expression(&tokens, 0, true).filter(|&(end, _)| end == items.len()).map(|(_, unit)| unit)
    }

    fn load_english() -> Result<Language, String> {
        // reading the tables is most of a start: those that need no words of the others are read beside them
        thread::scope(|scope| {
            let beside = scope.spawn(|| {
                let units =
                    UnitFiles::read(include_str!("shared/units.yaml"), include_str!("en/units.yaml"))?;
                let symbols = include_str!("shared/currencies.yaml");
                let currencies = CurrencyFiles::read(symbols, include_str!("en/currencies.yaml"))?;
                let dates = DatesFile::read(include_str!("en/dates.yaml"))?;
                Ok((units, currencies, NoiseTables::load(include_str!("shared/noise.yaml"))?, dates))
            });
            let mut vocabulary = Vocabulary::default();
            let grammar = Grammar::load(include_str!("en/grammar.yaml"), &mut vocabulary)?;
            let numbers = NumberTables::load(include_str!("en/numbers.yaml"), &mut vocabulary)?;
            let qualifiers = QualifierTables::load(include_str!("en/qualifiers.yaml"), &mut vocabulary)?;
            let ages = AgeTables::load(include_str!("en/ages.yaml"), &mut vocabulary)?;
            let measures = MeasureTables::load(include_str!("en/measures.yaml"), &mut vocabulary)?;
            let attribution = AttributionTables::load(include_str!("en/attribution.yaml"), &mut vocabulary)?;
            let exempt = ExemptTables::load(include_str!("en/exempt.yaml"), &mut vocabulary)?;
            let checks = CheckTables::load(include_str!("en/checks.yaml"), &mut vocabulary)?;
            let abbreviations = Abbreviations::load(include_str!("en/abbreviations.yaml"), &mut vocabulary)?;
            let (units, currencies, noise, dates) =
                beside.join().unwrap_or_else(|_| Err("the tables of units cannot be read".to_owned()))?;
            let dates = DateTables::load(dates, &mut vocabulary)?;
            let units = UnitTables::load(units, &mut vocabulary);
            let currencies = CurrencyTables::load(currencies, &mut vocabulary)?;
            let cues = CueTable::of(&numbers, &units, &currencies, &qualifiers, &dates, &attribution);
            let anchors = Anchors::new(vocabulary.anchors())?;
            Ok(Language {
                tag: "en",
                anchors,
                cues,
                vocabulary,
                abbreviations,
                dates,
                grammar,
                numbers,
                qualifiers,
                units,
                currencies,
                ages,
                measures,
                attribution,
                checks,
                exempt,
                noise,
            })
        })
    }
}

/// The tables for a BCP 47 tag; English for languages that have none yet.
pub fn language(_tag: &str) -> &'static Language {
    static ENGLISH: LazyLock<Language> =
        LazyLock::new(|| Language::load_english().expect("the built-in tables are checked by the tests"));
    &ENGLISH
}

/// Whether there are tables for the language of a BCP 47 tag.
pub fn is_known(tag: &str) -> bool {
    let primary = tag.split(['-', '_']).next().unwrap_or(tag);
    primary.eq_ignore_ascii_case(language(tag).tag)
}

/// The territory that a BCP 47 tag names: `GB` of `en-GB`.
pub fn territory(tag: &str) -> Option<&str> {
    let is_code = |part: &&str| part.len() == 2 && part.bytes().all(|byte| byte.is_ascii_uppercase());
    tag.split('-').skip(1).find(is_code)
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
    fn a_mistake_in_a_table_is_told_with_its_line() {
        let mut vocabulary = Vocabulary::default();
        let numbers = include_str!("en/numbers.yaml").replace("  seven: 7", "  seven: many");
        let error = NumberTables::load(&numbers, &mut vocabulary).unwrap_err();
        assert!(error.starts_with("numbers.yaml: ") && error.contains("line 14"), "{error}");

        let qualifiers = "before:\n  nearby: [near]\nafter: {}\nbetween: []\nlasting: []\nspoken-of: []\nrising: []\nparticles: []\nstretches: []\nraced: []\nruling: []\ntaking: []\nturning: []\ncomparing: []\nhedging: []\n";
        let error = QualifierTables::load(qualifiers, &mut vocabulary).unwrap_err();
        assert_eq!(error, "qualifiers.yaml: line 2: `nearby` is no qualifier");

        let units = include_str!("shared/units.yaml");
        let words = include_str!("en/units.yaml");
        let wrong = units.replacen("factor: \"1\"", "factor: one", 1);
        let line = units.lines().position(|line| line.contains("factor: \"1\"")).unwrap() + 1;
        let error = UnitFiles::read(&wrong, words).err().unwrap_or_default();
        assert!(error.contains(&format!("line {line}")), "{error}");

        let symbols = include_str!("shared/currencies.yaml");
        let words = include_str!("en/currencies.yaml");
        let wrong = words.replace("  JPY: {", "  JPX: {");
        let line = words.lines().position(|line| line.starts_with("  JPY: {")).unwrap() + 1;
        let files = CurrencyFiles::read(symbols, &wrong).unwrap();
        let error = CurrencyTables::load(files, &mut vocabulary).unwrap_err();
        assert_eq!(error, format!("currencies.yaml: line {line}: `JPX` is no currency code"));

        let error = Grammar::load("determiners: [the]\nunknown: [a]\n", &mut vocabulary).unwrap_err();
        assert!(error.contains("line"), "{error}");
    }

    #[test]
    fn units_are_composed_by_name_too() {
        let english = language("en");
        let unit_named = |name: &str| english.unit_named(name);
        let name = |text: &str| unit_named(text).map(|unit| unit.name.clone());
        assert_eq!(name("square kilometres").as_deref(), Some("square kilometre"));
        assert_eq!(name("kg/m3").as_deref(), Some("kilogram per cubic metre"));
        assert_eq!(name("kilometre per millisecond").as_deref(), Some("kilometre per millisecond"));
        assert_eq!(name("kilometre per"), None);
        let (slow, fast) = (unit_named("km/h").unwrap(), unit_named("m/s").unwrap());
        assert_eq!(slow.dimension, fast.dimension);
        assert_eq!(
            fast.convert(10.into(), &slow).map(|value| value.round_dp(6).normalize()),
            Some(36.into())
        );
        let (acre, mile) = (unit_named("acre").unwrap(), unit_named("square mile").unwrap());
        assert_eq!(
            mile.convert(1.into(), &acre).map(|value| value.round_dp(6).normalize()),
            Some(640.into())
        );
    }

    #[test]
    fn tags_name_languages_and_territories() {
        assert_eq!(
            (territory("en-GB"), territory("en-Latn-AU"), territory("en")),
            (Some("GB"), Some("AU"), None)
        );
        assert!(is_known("en") && is_known("en-GB") && !is_known("fr") && !is_known(""));
    }

    #[test]
    fn the_tables_load() {
        let language = Language::load_english().unwrap();
        assert!(language.units.named("km").is_some());
        assert_eq!(language.units.named("km").unwrap().name, "kilometre");
    }
}
