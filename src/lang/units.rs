//! The unit tables: `shared/units.yaml` and a language's `units.yaml`.

use std::collections::{BTreeMap, HashMap};
use std::sync::Arc;

use rust_decimal::Decimal;
use rustc_hash::{FxHashMap, FxHashSet};
use serde::Deserialize;

use super::phrase::PhraseTable;
use super::vocabulary::Vocabulary;
use super::word_map::WordSet;
use crate::quantity::Unit;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RawUnits {
    prefixes: Vec<RawPrefix>,
    dimensions: HashMap<String, String>,
    marks: BTreeMap<String, Vec<String>>,
    units: Vec<RawUnit>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RawPrefix {
    name: String,
    symbols: Vec<String>,
    factor: Decimal,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RawUnit {
    name: String,
    dimension: String,
    factor: Decimal,
    #[serde(default)]
    offset: Decimal,
    symbols: Vec<String>,
    prefixes: Option<Vec<String>>,
    /// Symbols that stand only after a prefix: `MB`, though `B` is a billion.
    #[serde(default)]
    prefixed: Vec<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
struct RawWords {
    words: BTreeMap<String, Vec<String>>,
    prefixes: HashMap<String, String>,
    powers: BTreeMap<String, RawPower>,
    per: Vec<String>,
    denominators: BTreeMap<String, Vec<String>>,
    not_of: Vec<String>,
    beside: Vec<RawBeside>,
    per_article: Vec<String>,
    per_each: Vec<String>,
    period_adverbs: BTreeMap<String, Vec<String>>,
    points_in_time: Vec<String>,
    temperature_letters: BTreeMap<String, String>,
    temperature_context: Vec<String>,
    of_angles: Vec<String>,
    temperature_tens: Vec<String>,
    composite: BTreeMap<String, Vec<String>>,
    age: RawAge,
    labelled: BTreeMap<String, Vec<String>>,
    scales_behind: BTreeMap<String, Vec<String>>,
    compound_symbols: BTreeMap<String, Vec<String>>,
    parts: HashMap<String, Vec<String>>,
    watch: BTreeMap<String, Vec<String>>,
    bare_parts: BTreeMap<String, String>,
    below_zero: Vec<String>,
    before_unit: Vec<String>,
    alone: Vec<String>,
    each_nouns: Vec<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RawPower {
    exponent: u8,
    before: Vec<String>,
    after: Vec<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RawBeside {
    units: BTreeMap<String, Vec<String>>,
    words: Vec<String>,
    #[serde(default)]
    decimals: bool,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
struct RawAge {
    after: Vec<String>,
    months: Vec<String>,
    weeks: Vec<String>,
    days: Vec<String>,
    plural: Vec<String>,
    owners: Vec<String>,
    before: Vec<String>,
    bounds: Vec<String>,
    bounds_of_persons: Vec<String>,
    before_alone: Vec<String>,
}

/// Units and ages as a language writes them.
#[derive(Debug)]
pub struct UnitTables {
    /// Unit words, in any case.
    pub words: PhraseTable<Arc<Unit>>,
    /// Unit symbols, exact spelling, after digits only.
    pub symbols: PhraseTable<Arc<Unit>>,
    /// Symbols that are other words too, read when glued to digits or after a larger unit: `6ft 2in`.
    pub compound_symbols: PhraseTable<Arc<Unit>>,
    /// Letters glued to the parts of a time: `2h05m13s`.
    pub watch: PhraseTable<Arc<Unit>>,
    /// Names of the smaller units that may follow behind a unit: inches behind feet.
    pub parts: HashMap<String, Vec<String>>,
    /// The unit of a bare number after another unit: `six foot two`.
    pub bare_parts: HashMap<String, Arc<Unit>>,
    /// What makes the number before it negative: `10 below zero`.
    pub below_zero: PhraseTable<()>,
    /// Words between a number and its unit: `two more years`.
    pub before_unit: WordSet,
    /// Nouns before which a sum is for each of them: `27 cents a share`.
    pub each_nouns: WordSet,
    /// `years old`, `-year-old`; the unit of age.
    pub age_after: PhraseTable<Arc<Unit>>,
    /// `s`, of `in his 40s` and `over-65s`.
    pub age_plural: WordSet,
    /// `his`, of `in his 40s`.
    pub age_owners: WordSet,
    /// What ends a bound of an age: `65 and older`.
    pub age_bounds: WordSet,
    /// ... where a word for persons stands before it: `adults 50 and over`.
    pub age_bounds_of_persons: WordSet,
    /// `aged`, `at the age of`; true if nothing must be counted behind the number, as behind `died at`.
    pub age_before: PhraseTable<bool>,
    /// Scales named before the number: `category 3`.
    pub labelled: PhraseTable<Arc<Unit>>,
    /// Scales named behind a number, which they are no part of: `4.1 on the Richter scale`.
    pub scales_behind: PhraseTable<Arc<Unit>>,
    /// `year of age`, for `aged 30`.
    pub year_of_age: Arc<Unit>,
    /// Marks glued to digits: `5'10"`.
    pub marks: PhraseTable<Arc<Unit>>,
    /// Capitals that are temperatures where the context says so.
    pub temperature_letters: PhraseTable<Arc<Unit>>,
    /// Words beside which `the 40s` are degrees.
    pub temperature_tens: WordSet,
    /// The words that say so.
    pub temperature_context: WordSet,
    /// Words behind degrees that are no temperature: `40 degrees north`.
    pub of_angles: WordSet,
    /// What is a unit only where one of these words stands in the sentence: `5 bar`.
    pub beside: PhraseTable<Vec<Beside>>,
    /// Words before which capitals are no symbol: `25 TB patients`.
    pub(super) not_of: WordSet,
    /// Units that only a quotient holds: `kg/d`, `per annum`.
    pub(super) denominators: PhraseTable<Arc<Unit>>,
    /// Powers before a unit: `square`.
    pub(super) powers_before: PhraseTable<Power>,
    /// Powers after it: `squared`.
    pub(super) powers_after: PhraseTable<Power>,
    /// `per`, `/`.
    pub(super) per: WordSet,
    /// `a`, of `miles an hour`.
    pub(super) per_article: WordSet,
    /// `each`, before a unit of time: `9 boats each year`.
    pub(super) per_each: WordSet,
    /// `annually`, behind what is meant of each year.
    pub period_adverbs: PhraseTable<Arc<Unit>>,
    /// `ago`, of `a year ago`, which is no rate.
    pub points_in_time: PhraseTable<()>,
    /// Names of the dimensions that powers and quotients make.
    pub(super) dimensions: HashMap<String, String>,
    /// Every unit by its name and by every spelling, lower case.
    pub(super) by_name: FxHashMap<String, Arc<Unit>>,
}

/// A unit that only its surroundings tell.
#[derive(Clone, Debug)]
pub struct Beside {
    /// The unit.
    pub unit: Arc<Unit>,
    /// It is one where one of these stands in the sentence.
    pub words: WordSet,
    /// Or behind a number that is not whole: `0.75 cup`.
    pub decimals: bool,
}

/// A power of a unit: part of its name, and the exponent.
#[derive(Clone, Debug)]
pub(super) struct Power {
    pub(super) name: String,
    pub(super) exponent: u8,
}

/// The unit tables as they are written.
pub(super) struct UnitFiles {
    units: RawUnits,
    words: RawWords,
}

impl UnitFiles {
    /// Reads both files; the error names the file and line.
    pub(super) fn read(units: &str, words: &str) -> Result<Self, String> {
        Ok(UnitFiles {
            units: serde_saphyr::from_str(units).map_err(|error| format!("shared/units.yaml: {error}"))?,
            words: serde_saphyr::from_str(words).map_err(|error| format!("units.yaml: {error}"))?,
        })
    }
}

impl UnitTables {
    /// Makes tables of what the files hold.
    pub(super) fn load(files: UnitFiles, vocabulary: &mut Vocabulary) -> Self {
        let UnitFiles { units: mut raw_units, words: mut raw } = files;
        add_prefixed(&mut raw_units, &mut raw);

        let mut by_name = FxHashMap::default();
        let mut symbols = PhraseTable::default();
        for entry in raw_units.units {
            let unit = Arc::new(Unit {
                factor: Some(entry.factor),
                offset: entry.offset,
                name: entry.name.clone(),
                dimension: entry.dimension,
            });
            for symbol in &entry.symbols {
                symbols.add(symbol, true, Arc::clone(&unit), vocabulary);
                by_name.entry(symbol.clone()).or_insert_with(|| Arc::clone(&unit));
            }
            by_name.insert(entry.name, unit);
        }
        let mut known = |name: &str| -> Arc<Unit> {
            Arc::clone(by_name.entry(name.to_owned()).or_insert_with(|| Arc::new(Unit::named(name))))
        };
        let mut exact = |lists: &BTreeMap<String, Vec<String>>| {
            let mut table = PhraseTable::default();
            for (name, spellings) in lists {
                for spelling in spellings {
                    table.add(spelling, true, known(name), vocabulary);
                }
            }
            table
        };
        let marks = exact(&raw_units.marks);
        let compound_symbols = exact(&raw.compound_symbols);
        let denominators = exact(&raw.denominators);
        let period_adverbs = exact(&raw.period_adverbs);
        let watch = exact(&raw.watch);
        let letters = raw.temperature_letters.iter();
        let temperature_letters =
            exact(&letters.map(|(name, letter)| (name.clone(), vec![letter.clone()])).collect());
        // one symbol may be that of several units
        let mut besides: BTreeMap<&str, Vec<Beside>> = BTreeMap::new();
        for RawBeside { units, words, decimals } in &raw.beside {
            let spelled =
                units.iter().flat_map(|(unit, spellings)| spellings.iter().map(move |one| (unit, one)));
            for (unit, spelling) in spelled {
                let words = WordSet::of(words, vocabulary);
                let meaning = Beside { unit: known(unit), words, decimals: *decimals };
                besides.entry(spelling).or_default().push(meaning);
            }
        }
        let mut beside = PhraseTable::default();
        for (spelling, meanings) in besides {
            beside.add(spelling, true, meanings, vocabulary);
        }
        let (mut powers_before, mut powers_after) = (PhraseTable::default(), PhraseTable::default());
        for (name, RawPower { exponent, before, after }) in &raw.powers {
            let power = Power { name: name.clone(), exponent: *exponent };
            for phrase in before {
                powers_before.add(phrase, false, power.clone(), vocabulary);
            }
            for phrase in after {
                powers_after.add(phrase, false, power.clone(), vocabulary);
            }
        }
        let mut phrases = |lists: &BTreeMap<String, Vec<String>>, table: &mut PhraseTable<Arc<Unit>>| {
            for (name, spellings) in lists {
                let unit = known(name);
                for spelling in spellings {
                    table.add(spelling, false, Arc::clone(&unit), vocabulary);
                    // `25-basis-point`
                    let hyphened = spelling.replace(' ', "-");
                    let words = spelling.bytes().all(|byte| byte.is_ascii_alphabetic() || byte == b' ');
                    if words && hyphened != *spelling {
                        table.add(&hyphened, false, Arc::clone(&unit), vocabulary);
                    }
                }
            }
        };
        let mut table = PhraseTable::default();
        phrases(&raw.words, &mut table);
        phrases(&raw.composite, &mut table);
        let mut labelled = PhraseTable::default();
        phrases(&raw.labelled, &mut labelled);
        let mut scales_behind = PhraseTable::default();
        phrases(&raw.scales_behind, &mut scales_behind);
        let mut age_after = PhraseTable::default();
        let ages = [
            ("year of age", &raw.age.after),
            ("month of age", &raw.age.months),
            ("week of age", &raw.age.weeks),
            ("day of age", &raw.age.days),
        ];
        for (name, spellings) in ages {
            phrases(&BTreeMap::from([(name.to_owned(), spellings.clone())]), &mut age_after);
        }
        let year_of_age = known("year of age");
        let bare_parts = raw.bare_parts.iter().map(|(larger, part)| (larger.clone(), known(part))).collect();
        let below_zero = PhraseTable::of(&raw.below_zero, vocabulary);
        let mut age_before = PhraseTable::default();
        for (phrases, alone) in [(&raw.age.before, false), (&raw.age.before_alone, true)] {
            phrases.iter().for_each(|phrase| age_before.add(phrase, false, alone, vocabulary));
        }

        for (name, spellings) in raw.words.iter().chain(&raw.composite) {
            let unit = Arc::clone(&by_name[name]);
            for spelling in spellings {
                by_name.entry(spelling.clone()).or_insert_with(|| Arc::clone(&unit));
            }
        }
        for word in &raw.alone {
            vocabulary.anchor(word);
        }
        UnitTables {
            words: table,
            symbols,
            beside,
            not_of: WordSet::of(&raw.not_of, vocabulary),
            denominators,
            period_adverbs,
            compound_symbols,
            watch,
            parts: raw.parts,
            bare_parts,
            below_zero,
            before_unit: WordSet::of(&raw.before_unit, vocabulary),
            each_nouns: WordSet::of(&raw.each_nouns, vocabulary),
            age_after,
            age_before,
            labelled,
            scales_behind,
            marks,
            temperature_letters,
            temperature_tens: WordSet::of(&raw.temperature_tens, vocabulary),
            temperature_context: WordSet::of(&raw.temperature_context, vocabulary),
            of_angles: WordSet::of(&raw.of_angles, vocabulary),
            powers_before,
            powers_after,
            per: WordSet::of(&raw.per, vocabulary),
            per_article: WordSet::of(&raw.per_article, vocabulary),
            per_each: WordSet::of(&raw.per_each, vocabulary),
            points_in_time: PhraseTable::of(&raw.points_in_time, vocabulary),
            dimensions: raw_units.dimensions,
            year_of_age,
            age_plural: WordSet::of(&raw.age.plural, vocabulary),
            age_owners: WordSet::of(&raw.age.owners, vocabulary),
            age_bounds: WordSet::of(&raw.age.bounds, vocabulary),
            age_bounds_of_persons: WordSet::of(&raw.age.bounds_of_persons, vocabulary),
            by_name,
        }
    }

    /// The unit of that name, symbol or spelling.
    pub fn named(&self, name: &str) -> Option<&Arc<Unit>> {
        self.by_name.get(name).or_else(|| self.by_name.get(&name.to_lowercase()))
    }
}

/// Adds every prefix to the units that take prefixes, unless the name or the symbol is taken.
fn add_prefixed(units: &mut RawUnits, words: &mut RawWords) {
    let mut made = Vec::new();
    let names: FxHashSet<&str> = units.units.iter().map(|unit| unit.name.as_str()).collect();
    let taken: FxHashSet<&String> = units.units.iter().flat_map(|unit| &unit.symbols).collect();
    for unit in &units.units {
        let Some(symbols) = &unit.prefixes else { continue };
        let spellings = words.words.get(&unit.name).cloned().unwrap_or_default();
        for prefix in &units.prefixes {
            let Some(factor) = unit.factor.checked_mul(prefix.factor).filter(|factor| !factor.is_zero())
            else {
                continue;
            };
            let name = format!("{}{}", prefix.name, unit.name);
            if let Some(word) = words.prefixes.get(&prefix.name) {
                let prefixed = spellings.iter().map(|spelling| format!("{word}{spelling}"));
                words.words.entry(name.clone()).or_default().extend(prefixed);
            }
            if names.contains(name.as_str()) {
                continue;
            }
            let listed = prefix.symbols.iter().any(|symbol| symbols.contains(symbol));
            let signs = prefix.symbols.iter().filter(|_| listed);
            let symbols = signs
                .flat_map(|sign| {
                    unit.symbols.iter().chain(&unit.prefixed).map(move |symbol| format!("{sign}{symbol}"))
                })
                .filter(|symbol| !taken.contains(symbol))
                .collect();
            made.push(RawUnit {
                name,
                dimension: unit.dimension.clone(),
                factor: factor.normalize(),
                offset: Decimal::ZERO,
                symbols,
                prefixes: None,
                prefixed: Vec::new(),
            });
        }
    }
    units.units.extend(made);
}
