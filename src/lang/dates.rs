//! The tables of `dates.yaml`.

use std::collections::BTreeMap;

use serde::Deserialize;

use super::phrase::PhraseTable;
use super::token::{Token, Tokens, tokenize};
use super::vocabulary::{Vocabulary, WordId};
use crate::quantity::PartialDate;
use crate::span::Span;

/// A unit of the calendar or the clock.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Period {
    /// 60 seconds.
    Minute,
    /// 60 minutes.
    Hour,
    /// A day.
    Day,
    /// Monday to Sunday.
    Week,
    /// Saturday and Sunday.
    Weekend,
    /// Two weeks.
    Fortnight,
    /// A calendar month.
    Month,
    /// January to March, and so on.
    Quarter,
    /// A calendar year.
    Year,
    /// Ten years.
    Decade,
    /// A hundred years.
    Century,
}

impl Period {
    /// The name of the unit in the output formats.
    pub fn name(self) -> &'static str {
        match self {
            Period::Minute => "minute",
            Period::Hour => "hour",
            Period::Day => "day",
            Period::Week => "week",
            Period::Weekend => "weekend",
            Period::Fortnight => "fortnight",
            Period::Month => "month",
            Period::Quarter => "quarter",
            Period::Year => "year",
            Period::Decade => "decade",
            Period::Century => "century",
        }
    }
}

/// Which period or day a word points at.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Which {
    /// The one before that of publication.
    Last,
    /// The stretch that ends with publication.
    Past,
    /// That of publication.
    This,
    /// The one after that of publication.
    Next,
    /// The stretch that begins with publication.
    Coming,
    /// That of the date named before.
    Same,
    /// The one before that.
    Preceding,
    /// The one after that.
    Following,
}

/// What a distance is counted from, and in which direction.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Shift {
    /// Back from publication.
    Ago,
    /// On from publication.
    Ahead,
    /// Back from the date named before.
    Earlier,
    /// On from the date named before.
    Later,
}

/// A part of a period.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Part {
    /// Its first part, loosely.
    Early,
    /// Its middle, loosely.
    Middle,
    /// Its last part, loosely.
    Late,
    /// Its very first.
    Beginning,
    /// Its very last.
    End,
}

/// Words that hold a date together.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Link {
    /// `4th of July`.
    Of,
    /// `the` before an ordinal or a decade.
    The,
    /// `a year ago`.
    One,
    /// Between the ends of a range.
    To,
    /// Before the first end, with `to`.
    From,
    /// Before the first end, with `and`.
    Between,
    /// Between the ends after `between`; between the items of a list.
    And,
    /// Between a clock time and its day.
    At,
    /// Before a year's number.
    Year,
}

/// What stands behind an hour.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Meridiem {
    /// Before noon.
    Am,
    /// After noon.
    Pm,
    /// A full hour of either half.
    Hour,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Deserialize)]
#[serde(rename_all = "lowercase")]
enum EraName {
    Before,
    After,
}

/// What a sentence speaks of.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Tense {
    /// What was.
    Past,
    /// What will be.
    Future,
    /// No word says.
    #[default]
    Unknown,
}

/// A name and whether it needs a neighbour to be taken for a date.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Name {
    /// Month 1 to 12, or weekday 0 (Monday) to 6.
    pub number: u8,
    /// Another word is spelled the same (`May`, `Sun`), or it is an abbreviation.
    pub doubtful: bool,
}

/// The words that make up dates in one language.
#[derive(Debug, Default)]
pub struct DateTables {
    /// Months, 1 to 12.
    pub months: PhraseTable<Name>,
    /// Weekdays, 0 (Monday) to 6.
    pub weekdays: PhraseTable<Name>,
    /// Seasons, by their first month.
    pub seasons: PhraseTable<u8>,
    /// Days from publication.
    pub days: PhraseTable<i8>,
    /// Morning, night …
    pub day_parts: PhraseTable<()>,
    /// Units, and whether the word is a plural.
    pub units: PhraseTable<(Period, bool)>,
    /// Last, this, next …
    pub which: PhraseTable<Which>,
    /// Ago, later …
    pub shifts: PhraseTable<Shift>,
    /// Before, after: [`Shift::Earlier`] or [`Shift::Later`].
    pub relations: PhraseTable<Shift>,
    /// Early, late, end of …
    pub parts: PhraseTable<Part>,
    /// Half of a year.
    pub half: PhraseTable<()>,
    /// The letter before the number of a quarter.
    pub quarter_letters: PhraseTable<()>,
    /// The letter before the number of a half-year.
    pub half_letters: PhraseTable<()>,
    /// What makes a year a fiscal one.
    pub fiscal: PhraseTable<()>,
    /// Feasts with a fixed month and day.
    pub holidays: PhraseTable<(u8, u8)>,
    /// Eras; true for years counted back.
    pub eras: PhraseTable<bool>,
    /// What stands behind an hour.
    pub meridiems: PhraseTable<Meridiem>,
    /// Clock times with a name.
    pub clocks: PhraseTable<(u8, u8)>,
    /// Time zones, in minutes east of Greenwich.
    pub zones: PhraseTable<i16>,
    /// What is glued to the digits of an ordinal.
    pub ordinal_endings: PhraseTable<()>,
    /// What makes a year a decade.
    pub plural_decade: PhraseTable<()>,
    /// Words that hold a date together.
    pub links: Vec<(Link, PhraseTable<()>)>,
    /// Words after which a four-digit number is a year.
    pub before_year: PhraseTable<()>,
    /// Words after which a doubtful month is a month.
    pub before_month: PhraseTable<()>,
    /// Words after which a month stands alone and a number counts.
    pub before_month_alone: PhraseTable<()>,
    /// Words whose `of` gives an amount.
    pub amounts: PhraseTable<()>,
    /// Words after which a number is no year.
    pub before_name: PhraseTable<()>,
    /// Words before which a number counts.
    pub counted: PhraseTable<()>,
    /// Words that look like plurals and are none.
    pub not_plural: PhraseTable<()>,
    /// Verbs of the past and the future.
    pub tenses: PhraseTable<Tense>,
    /// What may stand before the date in a dateline.
    pub datelines: PhraseTable<()>,
    plural_endings: Vec<String>,
    past_endings: Vec<String>,
    /// By word number: whether a date may start with the word.
    starts: Vec<bool>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct NameEntry {
    #[serde(default)]
    names: Vec<String>,
    #[serde(default)]
    doubtful: Vec<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct UnitEntry {
    one: Vec<String>,
    many: Vec<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
struct TenseEntry {
    past: Vec<String>,
    future: Vec<String>,
    past_endings: Vec<String>,
}

/// The file as it stands.
#[derive(Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
struct DatesFile {
    months: Vec<NameEntry>,
    weekdays: Vec<NameEntry>,
    seasons: BTreeMap<u8, Vec<String>>,
    days: BTreeMap<i8, Vec<String>>,
    day_parts: Vec<String>,
    units: BTreeMap<Period, UnitEntry>,
    which: BTreeMap<Which, Vec<String>>,
    shifts: BTreeMap<Shift, Vec<String>>,
    before: Vec<String>,
    after: Vec<String>,
    parts: BTreeMap<Part, Vec<String>>,
    half: Vec<String>,
    quarter_letters: Vec<String>,
    half_letters: Vec<String>,
    fiscal: Vec<String>,
    holidays: BTreeMap<String, Vec<String>>,
    eras: BTreeMap<EraName, Vec<String>>,
    meridiems: BTreeMap<Meridiem, Vec<String>>,
    clocks: BTreeMap<String, Vec<String>>,
    zones: BTreeMap<i16, Vec<String>>,
    ordinal_endings: Vec<String>,
    plural_decade: Vec<String>,
    links: BTreeMap<Link, Vec<String>>,
    before_a_year: Vec<String>,
    before_a_month: Vec<String>,
    before_a_month_alone: Vec<String>,
    before_a_name: Vec<String>,
    amounts: Vec<String>,
    counted: Vec<String>,
    plural_endings: Vec<String>,
    not_plural: Vec<String>,
    tense: TenseEntry,
    datelines: Vec<String>,
}

/// Fills tables and notes the words they start with.
struct Filler<'v> {
    vocabulary: &'v mut Vocabulary,
    starts: Vec<bool>,
}

impl Filler<'_> {
    fn fill<T: Copy>(&mut self, table: &mut PhraseTable<T>, phrases: &[String], meaning: T) {
        for phrase in phrases {
            table.add(phrase, false, meaning, self.vocabulary);
        }
    }

    /// A table of phrases that a date may start with.
    fn start<T: Copy>(&mut self, table: &mut PhraseTable<T>, phrases: &[String], cased: bool, meaning: T) {
        for phrase in phrases {
            table.add(phrase, cased, meaning, self.vocabulary);
            let mut tokens: Vec<Token> = Vec::new();
            tokenize(phrase, Span::new(0, phrase.len()), self.vocabulary, &mut tokens);
            let first = tokens.first().map_or(WordId::UNKNOWN, |token| token.word).0 as usize;
            if self.starts.len() <= first {
                self.starts.resize(first + 1, false);
            }
            self.starts[first] = true;
        }
    }

    fn set(&mut self, phrases: &[String]) -> PhraseTable<()> {
        let mut table = PhraseTable::default();
        self.fill(&mut table, phrases, ());
        table
    }

    fn map<T: Copy>(&mut self, entries: impl IntoIterator<Item = (T, Vec<String>)>) -> PhraseTable<T> {
        let mut table = PhraseTable::default();
        for (meaning, phrases) in entries {
            self.fill(&mut table, &phrases, meaning);
        }
        table
    }

    fn start_map<T: Copy>(&mut self, entries: impl IntoIterator<Item = (T, Vec<String>)>) -> PhraseTable<T> {
        let mut table = PhraseTable::default();
        for (meaning, phrases) in entries {
            self.start(&mut table, &phrases, false, meaning);
        }
        table
    }

    fn names(&mut self, entries: &[NameEntry], first: u8) -> PhraseTable<Name> {
        let mut table = PhraseTable::default();
        for (number, entry) in (first..).zip(entries) {
            self.start(&mut table, &entry.names, false, Name { number, doubtful: false });
            self.start(&mut table, &entry.doubtful, true, Name { number, doubtful: true });
        }
        table
    }
}

impl DateTables {
    /// Reads the tables; their words become part of `vocabulary`.
    ///
    /// # Errors
    /// Says what is wrong and on which line.
    pub fn load(yaml: &str, vocabulary: &mut Vocabulary) -> Result<DateTables, String> {
        let file: DatesFile = serde_saphyr::from_str(yaml).map_err(|error| error.to_string())?;
        if file.months.len() != 12 || file.weekdays.len() != 7 {
            return Err("a year has 12 months and a week 7 days".into());
        }
        let holidays = numbered(file.holidays, '-', |month, day| PartialDate::from_day(2000, month, day))?;
        let clocks = numbered(file.clocks, ':', |hour, minute| {
            PartialDate::from_day(2000, 1, 1)?.at_time(hour, minute, None)
        })?;
        let mut filler = Filler { vocabulary, starts: Vec::new() };
        let mut units = PhraseTable::default();
        for (period, entry) in &file.units {
            filler.start(&mut units, &entry.one, false, (*period, false));
            filler.fill(&mut units, &entry.many, (*period, true));
        }
        let relations = [(Shift::Earlier, file.before), (Shift::Later, file.after)];
        let tenses = [(Tense::Past, file.tense.past), (Tense::Future, file.tense.future)];
        let mut links = Vec::new();
        for (link, phrases) in &file.links {
            let mut table = PhraseTable::default();
            match link {
                Link::From | Link::Between | Link::One => filler.start(&mut table, phrases, false, ()),
                _ => filler.fill(&mut table, phrases, ()),
            }
            links.push((*link, table));
        }
        let mut tables = DateTables {
            months: filler.names(&file.months, 1),
            weekdays: filler.names(&file.weekdays, 0),
            seasons: filler.start_map(file.seasons),
            days: filler.start_map(file.days),
            day_parts: filler.set(&file.day_parts),
            which: filler.start_map(file.which),
            shifts: filler.map(file.shifts),
            relations: filler.map(relations),
            parts: filler.start_map(file.parts),
            half: filler.set(&file.half),
            quarter_letters: filler.start_map([((), file.quarter_letters)]),
            half_letters: filler.start_map([((), file.half_letters)]),
            fiscal: filler.start_map([((), file.fiscal)]),
            holidays: filler.start_map(holidays),
            eras: filler.start_map(file.eras.into_iter().map(|(era, names)| (era == EraName::Before, names))),
            meridiems: filler.map(file.meridiems),
            clocks: filler.start_map(clocks),
            zones: filler.map(file.zones),
            ordinal_endings: filler.set(&file.ordinal_endings),
            plural_decade: filler.set(&file.plural_decade),
            before_year: filler.set(&file.before_a_year),
            before_month: filler.set(&file.before_a_month),
            before_month_alone: filler.set(&file.before_a_month_alone),
            before_name: filler.set(&file.before_a_name),
            amounts: filler.set(&file.amounts),
            counted: filler.set(&file.counted),
            not_plural: filler.set(&file.not_plural),
            tenses: filler.map(tenses),
            datelines: filler.set(&file.datelines),
            plural_endings: file.plural_endings,
            past_endings: file.tense.past_endings,
            units,
            links,
            starts: Vec::new(),
        };
        tables.starts = filler.starts;
        Ok(tables)
    }

    /// Whether a date may start with the word; numbers and number words apart.
    pub fn may_start(&self, word: WordId) -> bool {
        self.starts.get(word.0 as usize).copied().unwrap_or(false)
    }

    /// The index one past the linking word `link` at token `at`.
    pub fn link(&self, link: Link, tokens: &Tokens<'_>, at: usize) -> Option<usize> {
        let (_, table) = self.links.iter().find(|(known, _)| *known == link)?;
        table.longest(tokens, at).map(|(end, ())| end)
    }

    /// Whether the token before `at` is one of `table`.
    pub fn follows(&self, table: &PhraseTable<()>, tokens: &Tokens<'_>, at: usize) -> bool {
        at.checked_sub(1).is_some_and(|before| table.longest(tokens, before).is_some())
    }

    /// Whether the lower-case word at `at` is a plural, as far as its ending tells, or is counted in any form.
    pub fn is_counted(&self, tokens: &Tokens<'_>, at: usize) -> bool {
        let word = tokens.str(at);
        self.counted.longest(tokens, at).is_some()
            || word.chars().all(char::is_lowercase)
                && word.chars().count() > 2
                && self.plural_endings.iter().any(|ending| word.ends_with(ending.as_str()))
                && self.not_plural.longest(tokens, at).is_none()
    }

    /// What the verb at `at` says of time, with the index one past it.
    pub fn tense(&self, tokens: &Tokens<'_>, at: usize) -> Option<(usize, Tense)> {
        if let Some((end, &tense)) = self.tenses.longest(tokens, at) {
            return Some((end, tense));
        }
        let word = tokens.str(at);
        let past = word.chars().count() > 4
            && word.chars().all(char::is_lowercase)
            && self.past_endings.iter().any(|ending| word.ends_with(ending.as_str()));
        past.then_some((at + 1, Tense::Past))
    }
}

/// Keys of two numbers (`12-25`, `12:00`), checked by `valid`.
fn numbered(
    entries: BTreeMap<String, Vec<String>>,
    separator: char,
    valid: impl Fn(u8, u8) -> Option<PartialDate>,
) -> Result<Vec<((u8, u8), Vec<String>)>, String> {
    entries
        .into_iter()
        .map(|(key, phrases)| {
            key.split_once(separator)
                .and_then(|(a, b)| Some((a.parse().ok()?, b.parse().ok()?)))
                .filter(|&(a, b)| valid(a, b).is_some())
                .map(|numbers| (numbers, phrases))
                .ok_or_else(|| format!("`{key}` is neither a day of the year nor a time"))
        })
        .collect()
}
