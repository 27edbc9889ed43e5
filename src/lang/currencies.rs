//! The currency tables: `shared/currencies.yaml` and a language's `currencies.yaml`.

use std::collections::{BTreeMap, HashMap};
use std::sync::Arc;

use rust_decimal::Decimal;
use serde::Deserialize;

use super::mistake;
use super::phrase::PhraseTable;
use super::vocabulary::Vocabulary;
use super::word_map::WordSet;
use crate::quantity::Unit;

/// The part that several currencies have by the same name.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct RawCents {
    unit: String,
    of: Vec<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RawSymbols {
    code: String,
    symbols: Vec<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
struct RawCurrencies {
    shared: BTreeMap<String, Vec<String>>,
    currencies: BTreeMap<String, RawCurrency>,
    uncoded: BTreeMap<String, Vec<String>>,
    scaled: BTreeMap<String, String>,
    code_words: Vec<String>,
    shouted_words: Vec<String>,
    code_scales: BTreeMap<String, i64>,
    letters: BTreeMap<String, String>,
    sub_units: BTreeMap<String, RawPart>,
    old_parts: BTreeMap<String, BTreeMap<String, u32>>,
    money_context: Vec<String>,
    mass_context: Vec<String>,
    money_masses: BTreeMap<String, String>,
    local: BTreeMap<String, BTreeMap<String, String>>,
    bare_readings: BTreeMap<String, Vec<String>>,
    cents: RawCents,
    explicit: Vec<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RawCurrency {
    /// Its own words, alone or behind a word for the country.
    #[serde(default)]
    words: Vec<String>,
    /// Whose shared words it has, behind a word for the country.
    of: Option<String>,
    #[serde(default)]
    countries: Vec<String>,
    /// Words that are its own, but only behind a word for the country.
    #[serde(default)]
    behind: Vec<String>,
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

/// Currencies as a language writes them.
#[derive(Debug)]
pub struct CurrencyTables {
    /// Symbols and codes, before or after the number.
    pub symbols: PhraseTable<Arc<Unit>>,
    /// Words after the number.
    pub words: PhraseTable<Arc<Unit>>,
    /// Symbols of letters and a sign, apart from each other: `HK $`.
    pub spaced: PhraseTable<Arc<Unit>>,
    /// Currencies with what their number is multiplied by: `MUSD`, `Canadian cents`.
    pub multiplied: PhraseTable<(Arc<Unit>, Decimal)>,
    /// Letters that are a currency before a number with a scale: `R500 million`.
    pub letters: PhraseTable<Arc<Unit>>,
    /// Words that are a currency behind a large scale: `won`.
    pub scaled: PhraseTable<Arc<Unit>>,
    /// Parts of a currency: `cents`.
    pub sub_units: PhraseTable<Arc<Unit>>,
    /// Their letters, glued to digits: `60p`.
    pub sub_letters: PhraseTable<Arc<Unit>>,
    /// Letters of the parts that a currency had before it was decimal, by its code: `£3 10s`.
    pub old_parts: HashMap<String, HashMap<String, Decimal>>,
    /// Words beside which `pounds` is money.
    pub money_context: WordSet,
    /// Words after which they are a mass all the same.
    pub mass_context: WordSet,
    /// Mass units that are money beside those words, with the currency meant.
    pub money_masses: HashMap<String, Arc<Unit>>,
    /// Words that tell which currency it is.
    pub explicit: WordSet,
    /// What a currency's bare sign means by territory, by the name of the currency.
    local: HashMap<String, HashMap<String, Arc<Unit>>>,
    /// What else a currency's bare sign may mean where no territory tells.
    bare_readings: HashMap<String, Vec<Arc<Unit>>>,
    cents: RawCents,
    /// Every currency by its code, and by every spelling.
    by_name: HashMap<String, Arc<Unit>>,
}

/// The currency tables as they are written.
pub(super) struct CurrencyFiles<'a> {
    symbols: Vec<RawSymbols>,
    words: RawCurrencies,
    /// The text of `words`, to name the line of a mistake.
    text: &'a str,
}

impl<'a> CurrencyFiles<'a> {
    /// Reads both files; the error names the file and line.
    pub(super) fn read(symbols: &str, words: &'a str) -> Result<Self, String> {
        Ok(CurrencyFiles {
            symbols: serde_saphyr::from_str(symbols)
                .map_err(|error| format!("shared/currencies.yaml: {error}"))?,
            words: serde_saphyr::from_str(words).map_err(|error| format!("currencies.yaml: {error}"))?,
            text: words,
        })
    }
}

impl CurrencyTables {
    /// Makes tables of what the files hold; the error names the file and line.
    pub(super) fn load(files: CurrencyFiles<'_>, vocabulary: &mut Vocabulary) -> Result<Self, String> {
        let CurrencyFiles { symbols: raw_symbols, words: raw, text: words } = files;
        let mut tables = CurrencyTables {
            symbols: PhraseTable::default(),
            words: PhraseTable::default(),
            spaced: PhraseTable::default(),
            multiplied: PhraseTable::default(),
            letters: PhraseTable::default(),
            scaled: PhraseTable::default(),
            sub_units: PhraseTable::default(),
            sub_letters: PhraseTable::default(),
            old_parts: HashMap::new(),
            money_context: WordSet::of(&raw.money_context, vocabulary),
            mass_context: WordSet::of(&raw.mass_context, vocabulary),
            money_masses: HashMap::new(),
            explicit: WordSet::of(&raw.explicit, vocabulary),
            local: HashMap::new(),
            bare_readings: HashMap::new(),
            cents: raw.cents.clone(),
            by_name: HashMap::new(),
        };
        let mut codes = tables.add_symbols(raw_symbols, &raw, vocabulary);
        for (name, spellings) in &raw.uncoded {
            let unit = Arc::new(Unit::currency(name));
            for spelling in spellings {
                tables.add_word(spelling, &unit, vocabulary);
            }
            codes.insert(name.clone(), unit);
        }
        let code = |name: &str| -> Result<Arc<Unit>, String> {
            let known = codes.get(name).cloned();
            known.ok_or_else(|| mistake("currencies.yaml", words, name, "no currency code"))
        };
        for (name, currency) in &raw.currencies {
            let unit = code(name)?;
            let shared = match &currency.of {
                Some(of) => raw
                    .shared
                    .get(of)
                    .ok_or_else(|| mistake("currencies.yaml", words, of, "no shared word"))?,
                None => &Vec::new(),
            };
            for word in &currency.words {
                tables.add_word(word, &unit, vocabulary);
            }
            for country in &currency.countries {
                for word in currency.words.iter().chain(&currency.behind).chain(shared) {
                    tables.add_word(&format!("{country} {word}"), &unit, vocabulary);
                }
            }
        }
        // `64 Canadian cents`
        if let Some(cent) = raw.sub_units.get(&raw.cents.unit) {
            for name in raw.cents.of.iter().filter(|&name| *name != cent.of) {
                let unit = code(name)?;
                for country in raw.currencies.get(name).into_iter().flat_map(|currency| &currency.countries) {
                    for word in &cent.words {
                        let part = (Arc::clone(&unit), cent.factor);
                        tables.multiplied.add(&format!("{country} {word}"), false, part, vocabulary);
                    }
                }
            }
        }
        for (letter, name) in &raw.letters {
            tables.letters.add(letter, true, code(name)?, vocabulary);
        }
        for (word, name) in &raw.scaled {
            tables.scaled.add(word, false, code(name)?, vocabulary);
        }
        for (name, others) in &raw.bare_readings {
            let others = others.iter().map(|other| code(other)).collect::<Result<_, _>>()?;
            tables.bare_readings.insert(name.clone(), others);
        }
        for (name, RawPart { of, factor, words, letters }) in raw.sub_units {
            let unit = Arc::new(code(&of)?.part(&name, factor));
            for word in words {
                tables.sub_units.add(&word, false, Arc::clone(&unit), vocabulary);
            }
            for letter in letters {
                tables.sub_letters.add(&letter, true, Arc::clone(&unit), vocabulary);
            }
            tables.by_name.insert(name, unit);
        }
        for (name, letters) in raw.old_parts {
            let parts = letters.into_iter().map(|(letter, number)| (letter, Decimal::from(number)));
            tables.old_parts.insert(code(&name)?.name.clone(), parts.collect());
        }
        for (mass, name) in raw.money_masses {
            tables.money_masses.insert(mass, code(&name)?);
        }
        for (name, territories) in raw.local {
            for (territory, local) in territories {
                tables.local.entry(name.clone()).or_default().insert(territory, code(&local)?);
            }
        }
        Ok(tables)
    }

    /// Adds codes and symbols; every currency by its code.
    fn add_symbols(
        &mut self,
        entries: Vec<RawSymbols>,
        raw: &RawCurrencies,
        vocabulary: &mut Vocabulary,
    ) -> HashMap<String, Arc<Unit>> {
        let mut codes = HashMap::new();
        for entry in entries {
            let unit = Arc::new(Unit::currency(&entry.code));
            if !raw.shouted_words.contains(&entry.code) {
                self.symbols.add(&entry.code, true, Arc::clone(&unit), vocabulary);
            }
            if !raw.code_words.contains(&entry.code) {
                self.symbols.add(&entry.code.to_lowercase(), true, Arc::clone(&unit), vocabulary);
            }
            for (scale, &factor) in &raw.code_scales {
                let scaled = (Arc::clone(&unit), Decimal::from(factor));
                self.multiplied.add(&format!("{scale}{}", entry.code), true, scaled, vocabulary);
            }
            for symbol in &entry.symbols {
                let (letters, sign) = lettered(symbol);
                let lettered = !letters.is_empty() && !sign.is_empty();
                self.symbols.add(symbol, !lettered, Arc::clone(&unit), vocabulary);
                if lettered {
                    self.spaced.add(&format!("{letters} {sign}"), false, Arc::clone(&unit), vocabulary);
                }
                if !sign.is_empty() {
                    let coded = format!("{}{sign}", entry.code);
                    self.symbols.add(&coded, false, Arc::clone(&unit), vocabulary);
                }
                self.by_name.entry(symbol.clone()).or_insert_with(|| Arc::clone(&unit));
            }
            self.by_name.insert(entry.code.clone(), Arc::clone(&unit));
            codes.insert(entry.code, unit);
        }
        codes
    }

    fn add_word(&mut self, spelling: &str, unit: &Arc<Unit>, vocabulary: &mut Vocabulary) {
        self.words.add(spelling, false, Arc::clone(unit), vocabulary);
        self.by_name.entry(spelling.to_owned()).or_insert_with(|| Arc::clone(unit));
    }

    /// The currency of that code, symbol or spelling.
    pub fn named(&self, name: &str) -> Option<&Arc<Unit>> {
        self.by_name.get(name).or_else(|| self.by_name.get(&name.to_lowercase()))
    }

    /// What `unit`, a currency by its bare sign or a part of one, is in `territory`, where that is another one.
    pub fn local(&self, unit: &Unit, territory: &str) -> Option<Arc<Unit>> {
        let code = unit.currency_code()?;
        let local = self.local.get(code)?.get(territory)?;
        let part = || Arc::new(local.part(&unit.name, unit.factor.unwrap_or(Decimal::ONE)));
        Some(if unit.name == code { Arc::clone(local) } else { part() })
    }

    /// What else `unit` may be, where it is a currency by a sign that several share.
    pub fn others(&self, unit: &Unit) -> &[Arc<Unit>] {
        self.bare_readings.get(&unit.name).map_or(&[], Vec::as_slice)
    }

    /// Whether `unit` is the cent, and `currency` one that has cents.
    pub fn are_cents(&self, unit: &Unit, currency: &Unit) -> bool {
        unit.name == self.cents.unit && self.cents.of.contains(&currency.name)
    }
}

/// The letters of a currency symbol and the sign after them: `HK` and `$`.
fn lettered(symbol: &str) -> (&str, &str) {
    let sign = symbol.find(|character: char| !character.is_alphanumeric() && character != '.');
    symbol.split_at(sign.unwrap_or(symbol.len()))
}
