//! The unit tables: `shared/units.yaml`, `shared/currencies.yaml` and a language's `units.yaml`.

use std::collections::{BTreeMap, HashMap};
use std::sync::Arc;

use rust_decimal::Decimal;
use serde::Deserialize;

use super::phrase::PhraseTable;
use super::vocabulary::Vocabulary;
use super::word_map::WordSet;
use crate::quantity::Unit;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RawUnit {
    name: String,
    dimension: String,
    factor: String,
    offset: Option<String>,
    symbols: Vec<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RawCurrency {
    code: String,
    symbols: Vec<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
struct RawWords {
    words: BTreeMap<String, Vec<String>>,
    composite: BTreeMap<String, Vec<String>>,
    age: RawAge,
    labelled: BTreeMap<String, Vec<String>>,
    currencies: BTreeMap<String, Vec<String>>,
    sub_units: BTreeMap<String, Vec<String>>,
    money_context: Vec<String>,
    money_masses: Vec<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RawAge {
    after: Vec<String>,
    months: Vec<String>,
    weeks: Vec<String>,
    days: Vec<String>,
    before: Vec<String>,
}

/// Units, currencies and ages as a language writes them.
#[derive(Debug)]
pub struct UnitTables {
    /// Unit words, in any case.
    pub words: PhraseTable<Arc<Unit>>,
    /// Unit symbols, exact spelling, after digits only.
    pub symbols: PhraseTable<Arc<Unit>>,
    /// Currency symbols and codes, before or after the number.
    pub currency_symbols: PhraseTable<Arc<Unit>>,
    /// Currency words after the number.
    pub currency_words: PhraseTable<Arc<Unit>>,
    /// Hundredths of a currency: `cents`, `p`.
    pub sub_units: PhraseTable<Arc<Unit>>,
    /// `years old`, `-year-old`; the unit of age.
    pub age_after: PhraseTable<Arc<Unit>>,
    /// `aged`, `at the age of`.
    pub age_before: PhraseTable<()>,
    /// Scales named before the number: `category 3`.
    pub labelled: PhraseTable<Arc<Unit>>,
    /// Words beside which `pounds` is money.
    pub money_context: WordSet,
    /// Mass units that are money beside those words, with the currency meant.
    pub money_masses: HashMap<String, Arc<Unit>>,
    /// `year of age`, for `aged 30`.
    pub year_of_age: Arc<Unit>,
    /// Every unit by its name and by every spelling, lower case.
    by_name: HashMap<String, Arc<Unit>>,
}

impl UnitTables {
    /// Reads the tables; the error names the file and line.
    pub fn load(
        units: &str,
        currencies: &str,
        words: &str,
        vocabulary: &mut Vocabulary,
    ) -> Result<Self, String> {
        let raw_units: Vec<RawUnit> =
            serde_saphyr::from_str(units).map_err(|error| format!("shared/units.yaml: {error}"))?;
        let raw_currencies: Vec<RawCurrency> =
            serde_saphyr::from_str(currencies).map_err(|error| format!("shared/currencies.yaml: {error}"))?;
        let raw: RawWords = serde_saphyr::from_str(words).map_err(|error| format!("units.yaml: {error}"))?;

        let mut by_name = HashMap::new();
        let mut symbols = PhraseTable::default();
        for entry in raw_units {
            let decimal = |text: &str| -> Result<Decimal, String> {
                text.parse().map_err(|_| format!("shared/units.yaml: `{text}` is no number"))
            };
            let unit = Arc::new(Unit {
                factor: Some(decimal(&entry.factor)?),
                offset: entry.offset.as_deref().map_or(Ok(Decimal::ZERO), decimal)?,
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
        let mut phrases = |lists: &BTreeMap<String, Vec<String>>, table: &mut PhraseTable<Arc<Unit>>| {
            for (name, spellings) in lists {
                let unit = known(name);
                for spelling in spellings {
                    table.add(spelling, false, Arc::clone(&unit), vocabulary);
                }
            }
        };
        let mut table = PhraseTable::default();
        phrases(&raw.words, &mut table);
        phrases(&raw.composite, &mut table);
        let mut labelled = PhraseTable::default();
        phrases(&raw.labelled, &mut labelled);
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
        let mut age_before = PhraseTable::default();
        for phrase in &raw.age.before {
            age_before.add(phrase, false, (), vocabulary);
        }

        let mut codes: HashMap<String, Arc<Unit>> = HashMap::new();
        let mut currency_symbols = PhraseTable::default();
        for entry in raw_currencies {
            let unit = Arc::new(Unit {
                name: entry.code.clone(),
                dimension: Unit::CURRENCY.to_owned(),
                factor: None,
                offset: Decimal::ZERO,
            });
            currency_symbols.add(&entry.code, true, Arc::clone(&unit), vocabulary);
            for symbol in &entry.symbols {
                currency_symbols.add(symbol, true, Arc::clone(&unit), vocabulary);
                by_name.entry(symbol.clone()).or_insert_with(|| Arc::clone(&unit));
            }
            by_name.insert(entry.code.clone(), Arc::clone(&unit));
            codes.insert(entry.code, unit);
        }
        let code = |name: &str| -> Result<Arc<Unit>, String> {
            codes.get(name).cloned().ok_or_else(|| format!("units.yaml: `{name}` is no currency code"))
        };
        let mut currency_words = PhraseTable::default();
        for (name, spellings) in &raw.currencies {
            for spelling in spellings {
                currency_words.add(spelling, false, code(name)?, vocabulary);
                by_name.entry(spelling.clone()).or_insert(code(name)?);
            }
        }
        let mut sub_units = PhraseTable::default();
        for (name, spellings) in &raw.sub_units {
            for spelling in spellings {
                sub_units.add(spelling, false, code(name)?, vocabulary);
            }
        }
        let mut money_masses = HashMap::new();
        for pair in &raw.money_masses {
            let (mass, name) =
                pair.split_once('=').ok_or_else(|| format!("units.yaml: `{pair}` is no UNIT=CODE"))?;
            money_masses.insert(mass.to_owned(), code(name)?);
        }
        for (name, spellings) in raw.words.iter().chain(&raw.composite) {
            let unit = Arc::clone(&by_name[name]);
            for spelling in spellings {
                by_name.entry(spelling.clone()).or_insert_with(|| Arc::clone(&unit));
            }
        }
        Ok(UnitTables {
            words: table,
            symbols,
            currency_symbols,
            currency_words,
            sub_units,
            age_after,
            age_before,
            labelled,
            money_context: WordSet::of(&raw.money_context, vocabulary),
            money_masses,
            year_of_age,
            by_name,
        })
    }

    /// The unit of that name, symbol or spelling.
    pub fn named(&self, name: &str) -> Option<&Arc<Unit>> {
        self.by_name.get(name).or_else(|| self.by_name.get(&name.to_lowercase()))
    }
}
