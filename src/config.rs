//! Settings of a run: what tieout.toml and the flags say, as the pipeline needs it. Parsing only, no files.

mod policy;

use std::collections::{BTreeMap, BTreeSet};

use toml::Spanned;
use toml::de::{DeString, DeTable, DeValue};

use crate::error::{Error, unknown};
use crate::extract::Kind;
use crate::finding::Severity;
use crate::lang::terms::Terms;
use crate::lang::{self, Language};
use crate::quantity::PartialDate;

pub use policy::Policy;

/// What the pipeline needs to know; everything else is the command line's business.
#[derive(Clone, Debug)]
pub struct Settings {
    /// BCP 47 tag for articles that do not say their own.
    pub language: String,
    /// The tables with the project's own terms; without any the built-in ones are used.
    pub tables: Option<&'static Language>,
    /// `--published`: overrides what the article says.
    pub published: Option<PartialDate>,
    /// The day the run takes for today. Never stands in for the publication date.
    pub today: Option<PartialDate>,
    /// Severity by rule name; `None` is off. Rules not named keep their own.
    pub rules: BTreeMap<String, Option<Severity>>,
    /// Kinds for which `source-unsourced` is silent.
    pub silent: BTreeSet<Kind>,
    /// How many sources a figure needs, and how old they may be.
    pub policy: Policy,
    /// No registry: `source-*` rules and whatever else needs one are silent.
    pub isolated: bool,
}

impl Default for Settings {
    fn default() -> Self {
        Settings {
            language: "en".into(),
            tables: None,
            published: None,
            today: None,
            rules: BTreeMap::new(),
            silent: [Kind::Date, Kind::Time, Kind::Duration, Kind::Ordinal, Kind::Score].into(),
            policy: Policy::default(),
            isolated: false,
        }
    }
}

/// tieout.toml. Paths are relative to the file's folder.
#[derive(Clone, Debug)]
pub struct Config {
    /// What `tieout check` without a path checks.
    pub articles: Vec<String>,
    /// Folders and files of the registry; `None` is the folder `sources`, if there is one.
    pub sources: Option<Vec<String>>,
    /// Folder of the ledger.
    pub claims: String,
    /// The lowest severity that makes the exit code 1; `None` is never.
    pub fail_on: Option<Severity>,
    /// Globs of files that walks leave out.
    pub exclude: Vec<String>,
    /// Larger files are refused.
    pub max_bytes: u64,
    /// What goes to the pipeline.
    settings: Settings,
}

impl Default for Config {
    fn default() -> Self {
        Config {
            articles: vec!["articles".into()],
            sources: None,
            claims: "claims".into(),
            fail_on: Some(Severity::Error),
            exclude: Vec::new(),
            max_bytes: 20_000_000,
            settings: Settings::default(),
        }
    }
}

impl Config {
    /// The keys of the top level, for messages and `init`.
    const KEYS: [&str; 12] = [
        "articles",
        "sources",
        "claims",
        "language",
        "fail-on",
        "today",
        "files",
        "rules",
        "unsourced",
        "policy",
        "staleness",
        "terms",
    ];

    /// Reads tieout.toml. `rules` are the names that `[rules]` may hold.
    ///
    /// # Errors
    /// The first thing that cannot be meant, with line and column: bad TOML, an unknown key (with the nearest
    /// valid one), a wrong type or value.
    pub fn parse(text: &str, path: &str, rules: &[&str]) -> Result<Self, Error> {
        let reader = Reader { text, path };
        let table = DeTable::parse(text).map_err(|error| {
            let offset = error.span().map_or(0, |span| span.start);
            reader.error(offset, error.message().to_owned())
        })?;
        let mut config = Config::default();
        for (key, value) in table.get_ref() {
            match key.get_ref().as_ref() {
                "articles" => config.articles = reader.strings(value)?,
                "sources" => config.sources = Some(reader.strings(value)?),
                "claims" => config.claims = reader.string(value)?.to_owned(),
                "language" => {
                    let tag = reader.string(value)?;
                    if !lang::is_known(tag) {
                        return Err(reader.at(
                            value,
                            format!("`{tag}` is no language that tieout reads: write \"en\" or \"en-GB\""),
                        ));
                    }
                    config.settings.language = tag.to_owned();
                }
                "fail-on" => {
                    let level = reader.string(value)?;
                    config.fail_on = fail_on(level).map_err(|message| reader.at(value, message))?;
                }
                "today" => {
                    let day = match value.get_ref() {
                        DeValue::Datetime(date) => date.to_string(),
                        _ => reader.string(value)?.to_owned(),
                    };
                    let date = day
                        .parse()
                        .map_err(|_| reader.at(value, format!("`{day}` is no date: write \"2026-01-30\"")))?;
                    config.settings.today = Some(date);
                }
                "files" => config.files(&reader, value)?,
                "rules" => config.rules(&reader, value, rules)?,
                "unsourced" => config.unsourced(&reader, value)?,
                "policy" => config.settings.policy.read_sources(&reader, value)?,
                "staleness" => config.settings.policy.read_days(&reader, value)?,
                "terms" => config.settings.tables = Some(reader.terms(value)?),
                other => return Err(reader.unknown_key(key, other, Self::KEYS)),
            }
        }
        Ok(config)
    }

    /// What the pipeline needs of it.
    pub fn settings(&self) -> Settings {
        self.settings.clone()
    }

    fn files(&mut self, reader: &Reader<'_>, value: &Spanned<DeValue<'_>>) -> Result<(), Error> {
        for (key, value) in reader.table(value)? {
            match key.get_ref().as_ref() {
                "exclude" => self.exclude = reader.strings(value)?,
                "max-bytes" => self.max_bytes = reader.size(value)?,
                other => return Err(reader.unknown_key(key, other, ["exclude", "max-bytes"])),
            }
        }
        Ok(())
    }

    fn rules(
        &mut self,
        reader: &Reader<'_>,
        value: &Spanned<DeValue<'_>>,
        known: &[&str],
    ) -> Result<(), Error> {
        for (key, value) in reader.table(value)? {
            let name = key.get_ref().as_ref();
            if !known.contains(&name) {
                return Err(reader.error(key.span().start, unknown("rule", name, known.iter().copied())));
            }
            let level = rule_level(reader.string(value)?).map_err(|message| reader.at(value, message))?;
            self.settings.rules.insert(name.to_owned(), level);
        }
        Ok(())
    }

    fn unsourced(&mut self, reader: &Reader<'_>, value: &Spanned<DeValue<'_>>) -> Result<(), Error> {
        for (key, value) in reader.table(value)? {
            match key.get_ref().as_ref() {
                "silent" => {
                    self.settings.silent = reader
                        .strings(value)?
                        .iter()
                        .map(|name| {
                            Kind::from_name(name).ok_or_else(|| {
                                reader.at(value, unknown("kind", name, Kind::ALL.map(Kind::name)))
                            })
                        })
                        .collect::<Result<_, _>>()?;
                }
                other => return Err(reader.unknown_key(key, other, ["silent"])),
            }
        }
        Ok(())
    }
}

/// `off`, or a severity.
///
/// # Errors
/// A sentence that names the valid levels.
pub fn rule_level(name: &str) -> Result<Option<Severity>, String> {
    if name == "off" {
        return Ok(None);
    }
    name.parse().map(Some).map_err(|_| unknown("level", name, ["off", "note", "warning", "error"]))
}

/// `never`, or the lowest severity that fails a run.
///
/// # Errors
/// A sentence that names the valid levels.
pub fn fail_on(name: &str) -> Result<Option<Severity>, String> {
    if name == "never" {
        return Ok(None);
    }
    name.parse().map(Some).map_err(|_| unknown("level", name, ["note", "warning", "error", "never"]))
}

/// Reads values and says where the wrong ones stand.
struct Reader<'a> {
    text: &'a str,
    path: &'a str,
}

impl Reader<'_> {
    fn error(&self, offset: usize, message: String) -> Error {
        let before = self.text.get(..offset).unwrap_or(self.text);
        let line = before.matches('\n').count() + 1;
        let column = before.rsplit('\n').next().map_or(0, |start| start.chars().count()) + 1;
        Error::Config { path: self.path.to_owned(), line, column, message }
    }

    fn at<T>(&self, value: &Spanned<T>, message: String) -> Error {
        self.error(value.span().start, message)
    }

    fn unknown_key<'a>(
        &self,
        key: &Spanned<DeString<'_>>,
        name: &str,
        known: impl IntoIterator<Item = &'a str>,
    ) -> Error {
        self.at(key, unknown("key", name, known))
    }

    fn table<'v, 'i>(&self, value: &'v Spanned<DeValue<'i>>) -> Result<&'v DeTable<'i>, Error> {
        match value.get_ref() {
            DeValue::Table(table) => Ok(table),
            _ => Err(self.at(value, "expected a table".into())),
        }
    }

    fn string<'v>(&self, value: &'v Spanned<DeValue<'_>>) -> Result<&'v str, Error> {
        value.get_ref().as_str().ok_or_else(|| self.at(value, "expected a string".into()))
    }

    fn strings(&self, value: &Spanned<DeValue<'_>>) -> Result<Vec<String>, Error> {
        let DeValue::Array(items) = value.get_ref() else {
            return Err(self.at(value, "expected a list of strings".into()));
        };
        items.iter().map(|item| self.string(item).map(str::to_owned)).collect()
    }

    /// The tables with the words of `[terms]`.
    fn terms(&self, value: &Spanned<DeValue<'_>>) -> Result<&'static Language, Error> {
        let mut terms = Terms::default();
        // where the size of each unit stands
        let mut places = BTreeMap::new();
        for (key, value) in self.table(value)? {
            match key.get_ref().as_ref() {
                "names" => terms.names = self.strings(value)?,
                "units" => {
                    for (name, size) in self.table(value)? {
                        places.insert(name.get_ref().to_string(), size.span().start);
                        terms.units.insert(name.get_ref().to_string(), self.string(size)?.to_owned());
                    }
                }
                "measures" => {
                    for (measure, words) in self.table(value)? {
                        terms.measures.insert(measure.get_ref().to_string(), self.strings(words)?);
                    }
                }
                other => return Err(self.unknown_key(key, other, ["names", "units", "measures"])),
            }
        }
        terms.tables().map_err(|(word, message)| {
            let place = places.get(&word).copied().unwrap_or(value.span().start);
            self.error(place, format!("{word}: {message}"))
        })
    }

    /// A number of bytes, or `"20 MB"`.
    fn size(&self, value: &Spanned<DeValue<'_>>) -> Result<u64, Error> {
        let wrong = || self.at(value, "expected a size such as \"20 MB\" or a number of bytes".into());
        let text = match value.get_ref() {
            DeValue::Integer(number) => number.to_string(),
            _ => self.string(value)?.to_owned(),
        };
        let digits = text.bytes().take_while(u8::is_ascii_digit).count();
        let number: u64 = text[..digits].parse().map_err(|_| wrong())?;
        let factor: u64 = match text[digits..].trim() {
            "" | "B" => 1,
            "kB" | "KB" => 1_000,
            "MB" => 1_000_000,
            "GB" => 1_000_000_000,
            _ => return Err(wrong()),
        };
        number.checked_mul(factor).ok_or_else(wrong)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const RULES: [&str; 2] = ["source-unsourced", "date-weekday"];

    fn parse(text: &str) -> Result<Config, String> {
        Config::parse(text, "tieout.toml", &RULES).map_err(|error| error.to_string())
    }

    #[test]
    fn reads_every_key() {
        let config = parse(
            "articles = [\"news\"]\nsources = [\"a\", \"b.yaml\"]\nclaims = \"decided\"\nlanguage = \"en-GB\"\n\
             fail-on = \"never\"\ntoday = 2026-01-30\n[files]\nexclude = [\"drafts/\"]\nmax-bytes = \"3 MB\"\n\
             [rules]\nsource-unsourced = \"off\"\ndate-weekday = \"note\"\n[unsourced]\nsilent = [\"age\"]\n\
             [policy]\ncasualties = 2\n[staleness]\ndefault = \"365 days\"\ncasualties = \"30 days\"\n",
        )
        .unwrap();
        let settings = config.settings();
        assert_eq!(config.articles, ["news"]);
        assert_eq!(config.sources.unwrap(), ["a", "b.yaml"]);
        assert_eq!((config.claims.as_str(), config.fail_on), ("decided", None));
        assert_eq!(
            (config.exclude.as_slice(), config.max_bytes),
            (["drafts/".to_owned()].as_slice(), 3_000_000)
        );
        assert_eq!(settings.language, "en-GB");
        assert_eq!(settings.today.unwrap().to_string(), "2026-01-30");
        assert_eq!(settings.rules["source-unsourced"], None);
        assert_eq!(settings.rules["date-weekday"], Some(Severity::Note));
        assert_eq!(settings.silent, [Kind::Age].into());
        assert_eq!(settings.policy.sources, [(Kind::Casualties, 2)].into());
        assert_eq!(settings.policy.days_for(Kind::Casualties), Some(30));
        assert_eq!(settings.policy.days_for(Kind::Money), Some(365));
    }

    #[test]
    fn says_what_is_wrong_and_where() {
        for (text, message) in [
            ("\nartcles = []", "tieout.toml:2:1: unknown key `artcles`; did you mean `articles`?"),
            (
                "[rules]\nsource-unsorced = \"off\"",
                "tieout.toml:2:1: unknown rule `source-unsorced`; did you mean `source-unsourced`?",
            ),
            (
                "[rules]\ndate-weekday = \"warn\"",
                "tieout.toml:2:16: unknown level `warn`; did you mean `warning`?",
            ),
            ("fail-on = 3", "tieout.toml:1:11: expected a string"),
            (
                "[unsourced]\nsilent = [\"dates\"]",
                "tieout.toml:2:10: unknown kind `dates`; did you mean `date`?",
            ),
            (
                "[files]\nmax-bytes = \"big\"",
                "tieout.toml:2:13: expected a size such as \"20 MB\" or a number of bytes",
            ),
            (
                "language = \"fr\"",
                "tieout.toml:1:12: `fr` is no language that tieout reads: write \"en\" or \"en-GB\"",
            ),
            (
                "[terms]\nunits = {bale = \"heavy\"}",
                "tieout.toml:2:17: bale: `heavy` is no size: write a number and a known unit, such as \"220 kg\", \
                 or \"\"",
            ),
            (
                "[policy]\ncasualties = 0",
                "tieout.toml:2:14: expected how many independent sources must agree, such as 2",
            ),
            (
                "[staleness]\ndefault = \"a year\"",
                "tieout.toml:2:11: expected a number of days such as \"365 days\"",
            ),
            (
                "[policy]\ncasualty = 2",
                "tieout.toml:2:1: unknown kind `casualty`; did you mean `casualties`?",
            ),
            ("today = \"soon\"", "tieout.toml:1:9: `soon` is no date: write \"2026-01-30\""),
        ] {
            assert_eq!(parse(text).unwrap_err(), message);
        }
        assert!(parse("articles = [").unwrap_err().starts_with("tieout.toml:1:"));
    }
}
