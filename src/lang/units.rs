//! The unit tables: `shared/units.yaml`, `shared/currencies.yaml` and a language's `units.yaml`.

use std::collections::{BTreeMap, HashMap};
use std::sync::Arc;

use rust_decimal::Decimal;
use serde::Deserialize;

use super::mistake;
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
#[serde(deny_unknown_fields)]
struct RawCurrency {
    code: String,
    symbols: Vec<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
struct RawWords {
    words: BTreeMap<String, Vec<String>>,
    prefixes: HashMap<String, String>,
    powers: BTreeMap<String, RawPower>,
    per: Vec<String>,
    per_article: Vec<String>,
    points_in_time: Vec<String>,
    temperature_letters: BTreeMap<String, String>,
    temperature_context: Vec<String>,
    composite: BTreeMap<String, Vec<String>>,
    age: RawAge,
    labelled: BTreeMap<String, Vec<String>>,
    currencies: BTreeMap<String, Vec<String>>,
    uncoded_currencies: Vec<String>,
    code_words: Vec<String>,
    shouted_words: Vec<String>,
    code_scales: BTreeMap<String, i64>,
    currency_letters: BTreeMap<String, String>,
    scaled_currencies: BTreeMap<String, String>,
    bare_readings: BTreeMap<String, Vec<String>>,
    sub_units: BTreeMap<String, RawPart>,
    old_parts: BTreeMap<String, BTreeMap<String, u32>>,
    compound_symbols: BTreeMap<String, Vec<String>>,
    bare_parts: BTreeMap<String, String>,
    below_zero: Vec<String>,
    before_unit: Vec<String>,
    money_context: Vec<String>,
    mass_context: Vec<String>,
    money_masses: BTreeMap<String, String>,
    local_currencies: BTreeMap<String, BTreeMap<String, String>>,
    explicit_currency: Vec<String>,
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
struct RawPart {
    of: String,
    factor: Decimal,
    words: Vec<String>,
    #[serde(default)]
    letters: Vec<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RawAge {
    after: Vec<String>,
    months: Vec<String>,
    weeks: Vec<String>,
    days: Vec<String>,
    plural: Vec<String>,
    owners: Vec<String>,
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
    /// Symbols of letters and a sign, apart from each other: `HK $`.
    pub spaced_currencies: PhraseTable<Arc<Unit>>,
    /// Codes with a scale glued before them: `MUSD`.
    pub scaled_codes: PhraseTable<(Arc<Unit>, Decimal)>,
    /// Letters that are a currency before a number with a scale: `R500 million`.
    pub currency_letters: PhraseTable<Arc<Unit>>,
    /// Words that are a currency behind a large scale: `won`.
    pub scaled_currencies: PhraseTable<Arc<Unit>>,
    /// What else a currency's bare sign may mean where no territory tells.
    bare_readings: HashMap<String, Vec<Arc<Unit>>>,
    /// Parts of a currency: `cents`.
    pub sub_units: PhraseTable<Arc<Unit>>,
    /// Their letters, glued to digits: `60p`.
    pub sub_letters: PhraseTable<Arc<Unit>>,
    /// Letters of the parts that a currency had before it was decimal, by its code: `£3 10s`.
    pub old_parts: HashMap<String, HashMap<String, Decimal>>,
    /// Symbols that are other words too, read when glued to digits or after a larger unit: `6ft 2in`.
    pub compound_symbols: PhraseTable<Arc<Unit>>,
    /// The unit of a bare number after another unit: `six foot two`.
    pub bare_parts: HashMap<String, Arc<Unit>>,
    /// What makes the number before it negative: `10 below zero`.
    pub below_zero: PhraseTable<()>,
    /// Words between a number and its unit: `two more years`.
    pub before_unit: WordSet,
    /// `years old`, `-year-old`; the unit of age.
    pub age_after: PhraseTable<Arc<Unit>>,
    /// `s`, of `in his 40s` and `over-65s`.
    pub age_plural: WordSet,
    /// `his`, of `in his 40s`.
    pub age_owners: WordSet,
    /// `aged`, `at the age of`.
    pub age_before: PhraseTable<()>,
    /// Scales named before the number: `category 3`.
    pub labelled: PhraseTable<Arc<Unit>>,
    /// Words beside which `pounds` is money.
    pub money_context: WordSet,
    /// Words after which they are a mass all the same.
    pub mass_context: WordSet,
    /// Mass units that are money beside those words, with the currency meant.
    pub money_masses: HashMap<String, Arc<Unit>>,
    /// What a currency's bare sign means by territory, by the name of the currency.
    local_currencies: HashMap<String, HashMap<String, Arc<Unit>>>,
    /// Words that tell which currency it is.
    pub explicit_currency: WordSet,
    /// `year of age`, for `aged 30`.
    pub year_of_age: Arc<Unit>,
    /// Marks glued to digits: `5'10"`.
    pub marks: PhraseTable<Arc<Unit>>,
    /// Capitals that are temperatures where the context says so.
    pub temperature_letters: PhraseTable<Arc<Unit>>,
    /// The words that say so.
    pub temperature_context: WordSet,
    /// Powers before a unit: `square`.
    pub(super) powers_before: PhraseTable<Power>,
    /// Powers after it: `squared`.
    pub(super) powers_after: PhraseTable<Power>,
    /// `per`, `/`.
    pub(super) per: WordSet,
    /// `a`, of `miles an hour`.
    pub(super) per_article: WordSet,
    /// `ago`, of `a year ago`, which is no rate.
    pub(super) points_in_time: WordSet,
    /// Names of the dimensions that powers and quotients make.
    pub(super) dimensions: HashMap<String, String>,
    /// Every unit by its name and by every spelling, lower case.
    pub(super) by_name: HashMap<String, Arc<Unit>>,
}

/// A power of a unit: part of its name, and the exponent.
#[derive(Clone, Debug)]
pub(super) struct Power {
    pub(super) name: String,
    pub(super) exponent: u8,
}

impl UnitTables {
    /// Reads the tables; the error names the file and line.
    pub fn load(
        units: &str,
        currencies: &str,
        words: &str,
        vocabulary: &mut Vocabulary,
    ) -> Result<Self, String> {
        let mut raw_units: RawUnits =
            serde_saphyr::from_str(units).map_err(|error| format!("shared/units.yaml: {error}"))?;
        let raw_currencies: Vec<RawCurrency> =
            serde_saphyr::from_str(currencies).map_err(|error| format!("shared/currencies.yaml: {error}"))?;
        let mut raw: RawWords =
            serde_saphyr::from_str(words).map_err(|error| format!("units.yaml: {error}"))?;
        add_prefixed(&mut raw_units, &mut raw);

        let mut by_name = HashMap::new();
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
        let letters = raw.temperature_letters.iter();
        let temperature_letters =
            exact(&letters.map(|(name, letter)| (name.clone(), vec![letter.clone()])).collect());
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
        let bare_parts = raw.bare_parts.iter().map(|(larger, part)| (larger.clone(), known(part))).collect();
        let mut below_zero = PhraseTable::default();
        for phrase in &raw.below_zero {
            below_zero.add(phrase, false, (), vocabulary);
        }
        let mut age_before = PhraseTable::default();
        for phrase in &raw.age.before {
            age_before.add(phrase, false, (), vocabulary);
        }

        let mut codes: HashMap<String, Arc<Unit>> = HashMap::new();
        let mut currency_symbols = PhraseTable::default();
        let mut spaced_currencies = PhraseTable::default();
        let mut scaled_codes = PhraseTable::default();
        for entry in raw_currencies {
            let unit = Arc::new(Unit::currency(&entry.code));
            if !raw.shouted_words.contains(&entry.code) {
                currency_symbols.add(&entry.code, true, Arc::clone(&unit), vocabulary);
            }
            if !raw.code_words.contains(&entry.code) {
                currency_symbols.add(&entry.code.to_lowercase(), true, Arc::clone(&unit), vocabulary);
            }
            for (scale, &factor) in &raw.code_scales {
                let scaled = (Arc::clone(&unit), Decimal::from(factor));
                scaled_codes.add(&format!("{scale}{}", entry.code), true, scaled, vocabulary);
            }
            for symbol in &entry.symbols {
                let (letters, sign) = lettered(symbol);
                let lettered = !letters.is_empty() && !sign.is_empty();
                currency_symbols.add(symbol, !lettered, Arc::clone(&unit), vocabulary);
                if lettered {
                    spaced_currencies.add(&format!("{letters} {sign}"), false, Arc::clone(&unit), vocabulary);
                }
                if !sign.is_empty() {
                    let coded = format!("{}{sign}", entry.code);
                    currency_symbols.add(&coded, false, Arc::clone(&unit), vocabulary);
                }
                by_name.entry(symbol.clone()).or_insert_with(|| Arc::clone(&unit));
            }
            by_name.insert(entry.code.clone(), Arc::clone(&unit));
            codes.insert(entry.code, unit);
        }
        for name in raw.uncoded_currencies {
            codes.insert(name.clone(), Arc::new(Unit::currency(name)));
        }
        let code = |name: &str| -> Result<Arc<Unit>, String> {
            let known = codes.get(name).cloned();
            known.ok_or_else(|| mistake("units.yaml", words, name, "no currency code"))
        };
        let mut currency_words = PhraseTable::default();
        for (name, spellings) in &raw.currencies {
            for spelling in spellings {
                currency_words.add(spelling, false, code(name)?, vocabulary);
                by_name.entry(spelling.clone()).or_insert(code(name)?);
            }
        }
        let (mut currency_letters, mut scaled_currencies) = (PhraseTable::default(), PhraseTable::default());
        for (letter, name) in &raw.currency_letters {
            currency_letters.add(letter, true, code(name)?, vocabulary);
        }
        for (word, name) in &raw.scaled_currencies {
            scaled_currencies.add(word, false, code(name)?, vocabulary);
        }
        let mut bare_readings = HashMap::new();
        for (name, others) in &raw.bare_readings {
            let others = others.iter().map(|other| code(other)).collect::<Result<Vec<_>, _>>()?;
            bare_readings.insert(name.clone(), others);
        }
        let (mut sub_units, mut sub_letters) = (PhraseTable::default(), PhraseTable::default());
        for (name, RawPart { of, factor, words, letters }) in raw.sub_units {
            let unit = Arc::new(code(&of)?.part(&name, factor));
            for word in words {
                sub_units.add(&word, false, Arc::clone(&unit), vocabulary);
            }
            for letter in letters {
                sub_letters.add(&letter, true, Arc::clone(&unit), vocabulary);
            }
            by_name.insert(name, unit);
        }
        let mut old_parts = HashMap::new();
        for (name, letters) in raw.old_parts {
            let parts = letters.into_iter().map(|(letter, number)| (letter, Decimal::from(number)));
            old_parts.insert(code(&name)?.name.clone(), parts.collect());
        }
        let mut money_masses = HashMap::new();
        for (mass, name) in raw.money_masses {
            money_masses.insert(mass, code(&name)?);
        }
        let mut local_currencies: HashMap<String, HashMap<String, Arc<Unit>>> = HashMap::new();
        for (name, territories) in raw.local_currencies {
            for (territory, local) in territories {
                local_currencies.entry(name.clone()).or_default().insert(territory, code(&local)?);
            }
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
            spaced_currencies,
            scaled_codes,
            currency_words,
            currency_letters,
            scaled_currencies,
            bare_readings,
            sub_units,
            sub_letters,
            old_parts,
            compound_symbols,
            bare_parts,
            below_zero,
            before_unit: WordSet::of(&raw.before_unit, vocabulary),
            age_after,
            age_before,
            labelled,
            money_context: WordSet::of(&raw.money_context, vocabulary),
            mass_context: WordSet::of(&raw.mass_context, vocabulary),
            money_masses,
            local_currencies,
            explicit_currency: WordSet::of(&raw.explicit_currency, vocabulary),
            marks,
            temperature_letters,
            temperature_context: WordSet::of(&raw.temperature_context, vocabulary),
            powers_before,
            powers_after,
            per: WordSet::of(&raw.per, vocabulary),
            per_article: WordSet::of(&raw.per_article, vocabulary),
            points_in_time: WordSet::of(&raw.points_in_time, vocabulary),
            dimensions: raw_units.dimensions,
            year_of_age,
            age_plural: WordSet::of(&raw.age.plural, vocabulary),
            age_owners: WordSet::of(&raw.age.owners, vocabulary),
            by_name,
        })
    }

    /// What `unit`, a currency by its bare sign or a part of one, is in `territory`, where that is another one.
    pub fn local_currency(&self, unit: &Unit, territory: &str) -> Option<Arc<Unit>> {
        let code = unit.currency_code()?;
        let local = self.local_currencies.get(code)?.get(territory)?;
        let part = || Arc::new(local.part(&unit.name, unit.factor.unwrap_or(Decimal::ONE)));
        Some(if unit.name == code { Arc::clone(local) } else { part() })
    }

    /// What else `unit` may be, where it is a currency by a sign that several share.
    pub fn other_currencies(&self, unit: &Unit) -> &[Arc<Unit>] {
        self.bare_readings.get(&unit.name).map_or(&[], Vec::as_slice)
    }

    /// The unit of that name, symbol or spelling.
    pub fn named(&self, name: &str) -> Option<&Arc<Unit>> {
        self.by_name.get(name).or_else(|| self.by_name.get(&name.to_lowercase()))
    }
}

/// Adds every prefix to the units that take prefixes, unless the name or the symbol is taken.
fn add_prefixed(units: &mut RawUnits, words: &mut RawWords) {
    let mut made = Vec::new();
    let taken = |symbol: &String| units.units.iter().any(|unit| unit.symbols.contains(symbol));
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
            if units.units.iter().any(|known| known.name == name) {
                continue;
            }
            let listed = prefix.symbols.iter().any(|symbol| symbols.contains(symbol));
            let signs = prefix.symbols.iter().filter(|_| listed);
            let symbols = signs
                .flat_map(|sign| {
                    unit.symbols.iter().chain(&unit.prefixed).map(move |symbol| format!("{sign}{symbol}"))
                })
                .filter(|symbol| !taken(symbol))
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

/// The letters of a currency symbol and the sign after them: `HK` and `$`.
fn lettered(symbol: &str) -> (&str, &str) {
    let sign = symbol.find(|character: char| !character.is_alphanumeric() && character != '.');
    symbol.split_at(sign.unwrap_or(symbol.len()))
}
