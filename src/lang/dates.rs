//! The tables of `dates.yaml`.

mod file;
mod load;

pub(crate) use file::DatesFile;

use serde::Deserialize;

use super::phrase::PhraseTable;
use super::token::Tokens;
use super::vocabulary::WordId;
use super::word_map::WordSet;
use crate::quantity::PartialDate;

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
    /// Monday to Friday.
    Workday,
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
            Period::Workday => "business day",
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
    /// What is left of it.
    Rest,
    /// Some time in it.
    Some,
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
    /// Between a clock time and its day, of no weight.
    LocalTime,
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
    /// Between a day and its year, a weekday and its month; before a distance ahead.
    In,
    /// Before a stretch of time.
    For,
    /// Before the day, week or year that figures are those of: `for the day`, `ended the week`.
    Whole,
    /// Before an hour.
    AtClock,
    /// Before a bare day of the month: `on the 22nd`.
    OnThe,
    /// Before a day and month in digits: `on 22/04`.
    On,
}

/// A day that each year has.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Feast {
    /// On the same day of the same month.
    Fixed {
        /// 1 to 12.
        month: u8,
        /// 1 to 31.
        day: u8,
    },
    /// So many days after Easter Sunday.
    Easter(i8),
    /// `fourth Thursday of November`, and so many days on.
    Weekday {
        /// 1 to 12.
        month: u8,
        /// 0 (Monday) to 6.
        weekday: u8,
        /// From 1; -1 is the last.
        position: i8,
        /// Days on.
        plus: i8,
    },
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
    /// Weekdays that recur or are counted: `three Mondays ago`.
    pub weekdays_in_plural: PhraseTable<u8>,
    /// Seasons, by their first month.
    pub seasons: PhraseTable<u8>,
    /// Days from publication.
    pub days: PhraseTable<i8>,
    /// Morning, night …
    pub day_parts: PhraseTable<()>,
    /// The half of the day that a part of the day is in.
    pub day_part_halves: PhraseTable<Meridiem>,
    /// Units, and whether the word is a plural.
    pub units: PhraseTable<(Period, bool)>,
    /// Last, this, next …
    pub which: PhraseTable<Which>,
    /// Ago, later …
    pub shifts: PhraseTable<Shift>,
    /// Words with which `after 2018` still means its end.
    pub near: PhraseTable<()>,
    /// Before, after: [`Shift::Earlier`] or [`Shift::Later`].
    pub relations: PhraseTable<Shift>,
    /// Early, late, end of …
    pub parts: PhraseTable<Part>,
    /// Half of a year.
    pub half: PhraseTable<()>,
    /// Halves of a year with a name, by their number.
    pub halves: PhraseTable<u8>,
    /// `final`, `opening`: -1 for the last of its kind, 1 for the first.
    pub outermost: PhraseTable<i8>,
    /// A half that is added to a number.
    pub and_a_half: PhraseTable<()>,
    /// Words of a sentence whose quarters are those of a year.
    pub business: PhraseTable<()>,
    /// The letter before the number of a quarter.
    pub quarter_letters: PhraseTable<()>,
    /// The letter before the number of a half-year.
    pub half_letters: PhraseTable<()>,
    /// What makes a year a fiscal one.
    pub fiscal: PhraseTable<()>,
    /// Feasts; true for names that need a year or a distance to be a day (`Easter 2018`).
    pub feasts: PhraseTable<(Feast, bool)>,
    /// Days of history that a number names: `9/11`.
    pub events: PhraseTable<PartialDate>,
    /// Days of history by their day and month, where one of the words behind them follows.
    pub told_events: PhraseTable<PartialDate>,
    /// Words behind a day that make it one of history: the `attacks` of `the September 11 attacks`.
    pub told_event_words: PhraseTable<()>,
    /// Decades in words, by their two digits.
    pub decades: PhraseTable<u8>,
    /// The moment of speaking, as the end of a range.
    pub now: PhraseTable<()>,
    /// Between a number of days and the day they start or end with; true for the last.
    pub running: PhraseTable<bool>,
    /// `within`: behind it `the next week` begins now.
    pub stretching: PhraseTable<()>,
    /// `w/c`: the same of a week, which is named with it.
    pub running_weeks: PhraseTable<bool>,
    /// `first`, `best`: with one of these `in six years` looks back.
    pub records: PhraseTable<()>,
    /// Eras; true for years counted back.
    pub eras: PhraseTable<bool>,
    /// Parts of the current year in a word.
    pub parts_of_year: PhraseTable<Part>,
    /// The half of the day, behind an hour that `at` announces.
    pub day_halves: PhraseTable<Meridiem>,
    /// What stands behind an hour.
    pub meridiems: PhraseTable<Meridiem>,
    /// Minutes from the full hour that follows.
    pub clock_fractions: PhraseTable<i8>,
    /// Words between minutes and their hour; whether the hour is past.
    pub clock_sides: PhraseTable<bool>,
    /// Clock times with a name.
    pub clocks: PhraseTable<(u8, u8)>,
    /// Time zones, in minutes east of Greenwich; none where the season decides.
    pub zones: PhraseTable<Option<i16>>,
    /// What is glued to the digits of an ordinal.
    pub ordinal_endings: PhraseTable<()>,
    /// What makes a year a decade.
    pub plural_decade: PhraseTable<()>,
    /// Words that hold a date together.
    pub links: Vec<PhraseTable<()>>,
    /// Words after which a four-digit number is a year.
    pub before_year: PhraseTable<()>,
    /// Of these the ones behind which a round number before a plural is a year too.
    pub before_round_year: PhraseTable<()>,
    /// Verbs behind which `from May to June` is no stretch of time.
    pub moving: PhraseTable<()>,
    /// Words after which a number of three digits may be a year.
    pub before_early_year: PhraseTable<()>,
    /// Words after which a year is not known to the year.
    pub circa: PhraseTable<()>,
    /// Words that leave a year open by a few: `in about 1870`.
    pub approximately: PhraseTable<()>,
    /// Words behind which these stand before a year.
    pub before_about_year: PhraseTable<()>,
    /// Words after which a number of four digits may be a year of the Middle Ages.
    pub before_medieval: PhraseTable<()>,
    /// Words that may stand behind such a year.
    pub after_medieval: PhraseTable<()>,
    /// Events that a year is told of: `the plague of 1348`.
    pub told_of: PhraseTable<()>,
    /// Words before the years of a reign or life.
    pub lived: PhraseTable<()>,
    /// Behind these a weekend without an article is the nearest: `weekend raids`.
    pub weekend_events: PhraseTable<()>,
    /// Words with which `later than` bars what it names.
    pub barring: PhraseTable<()>,
    /// Words before a year whose last, `than` or `about`, stands before numbers else: `no later than 2030`.
    pub dated: PhraseTable<()>,
    /// Words that compare an amount of change with a year.
    pub compared_with: PhraseTable<()>,
    /// Who has the law or the work of a year: `its 1886 penal code`.
    pub owners: PhraseTable<()>,
    /// Of the names of newspapers, what stands behind a weekday.
    pub newspapers: PhraseTable<()>,
    /// Words that make a level of a decade: `the low 60s`.
    pub levels: PhraseTable<()>,
    /// Words after which a doubtful month is a month.
    pub before_month: PhraseTable<()>,
    /// Words after which a month stands alone and a number counts.
    pub before_month_alone: PhraseTable<()>,
    /// Words before the month of the latest figures.
    pub as_of: PhraseTable<()>,
    /// What is yet to come in the month before it.
    pub deliveries: PhraseTable<()>,
    /// Words after which a weekday or month is any of its kind.
    pub recurring: PhraseTable<()>,
    /// What is on the weekday before it: `a Friday deadline`.
    pub on_one_day: PhraseTable<()>,
    /// Words that make a clock time recur.
    pub recurring_alone: PhraseTable<()>,
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
    /// Verbs behind which a date may be past or to come: `agreed to`.
    pub open: PhraseTable<()>,
    /// Words behind which a past form tells of a state.
    pub states: PhraseTable<()>,
    /// Words before a day that owns what happened on it.
    pub after_owned: PhraseTable<()>,
    /// Words before what may happen.
    pub may_be: PhraseTable<()>,
    /// Words that begin a clause about the noun before.
    pub relatives: PhraseTable<()>,
    /// Words behind which a date has begun.
    pub looking_back: PhraseTable<()>,
    /// `starting on`: what follows is to come.
    pub looking_ahead: PhraseTable<()>,
    /// ... and what follows one of these, where the words before say what may happen.
    pub to_come_by: PhraseTable<()>,
    /// ... unless it did not happen: `could have`.
    pub unreal: PhraseTable<()>,
    /// `until`: the same, unless a verb tells of the past.
    pub until: PhraseTable<()>,
    /// `had`, of `had planned`.
    pub past_perfect: PhraseTable<()>,
    /// What was to be so before, and is no more: `originally scheduled for Tuesday`.
    pub formerly: PhraseTable<()>,
    /// Words that end like a past form and are none.
    pub not_past: PhraseTable<()>,
    /// What may stand before the date in a dateline.
    pub datelines: PhraseTable<()>,
    /// What a notice about the article itself begins with: `This story has been updated`.
    pub notices: PhraseTable<()>,
    /// Tags of texts in which the month stands first in `3/4/2026`.
    month_first: Vec<String>,
    plural_endings: Vec<String>,
    not_plural_endings: Vec<String>,
    past_endings: Vec<String>,
    record_endings: Vec<String>,
    /// Words that a date may start with, numbers and number words apart.
    pub starts: WordSet,
    /// Those of them that may be a date with any word behind them: `Friday`, `today`, `noon`.
    pub alone: WordSet,
    /// Words that occur in dates, numbers apart.
    pub words: WordSet,
}

impl DateTables {
    /// Whether `3/4/2026` in a text of this BCP 47 tag is the fourth of March.
    pub fn month_first(&self, tag: &str) -> bool {
        self.month_first.iter().any(|known| known.eq_ignore_ascii_case(tag))
    }

    /// Whether a date may start with the word; numbers and number words apart.
    pub fn may_start(&self, word: WordId) -> bool {
        self.starts.has(word)
    }

    /// Whether the name of a weekday or month stands at token `at`.
    pub fn names_day_or_month(&self, tokens: &Tokens<'_>, at: usize) -> bool {
        self.weekdays.longest(tokens, at).is_some() || self.months.longest(tokens, at).is_some()
    }

    /// The index one past the linking word `link` at token `at`.
    pub fn link(&self, link: Link, tokens: &Tokens<'_>, at: usize) -> Option<usize> {
        self.links.get(link as usize)?.longest(tokens, at).map(|(end, ())| end)
    }

    /// Whether a phrase of `table` ends before `at`.
    pub fn follows(&self, table: &PhraseTable<()>, tokens: &Tokens<'_>, at: usize) -> bool {
        const LONGEST: usize = 3;
        let ends = |start: usize| table.longest(tokens, start).is_some_and(|(end, ())| end == at);
        (1..=LONGEST).filter_map(|back| at.checked_sub(back)).any(ends)
    }

    /// The day of history at `at` and the index one past it: the `September 11` of `the September 11 attacks`.
    pub fn told_event(&self, tokens: &Tokens<'_>, at: usize) -> Option<(usize, PartialDate)> {
        let (end, &date) = self.told_events.longest(tokens, at)?;
        // `On September 11 attackers came`
        let on = at.checked_sub(1).is_some_and(|on| self.link(Link::On, tokens, on) == Some(at));
        if on {
            return None;
        }
        self.told_event_words.longest(tokens, end).map(|_| (end, date))
    }

    /// Whether the words from `at` to `date` leave open which year it is near: `in about 1870`, `circa 1870`.
    pub fn approximates(&self, tokens: &Tokens<'_>, at: usize, date: usize) -> bool {
        let spans = |table: &PhraseTable<()>| table.longest(tokens, at).is_some_and(|(end, ())| end == date);
        let dated = || match at {
            0 => true,
            // `By about 1960 the line had gone`, but `fell by about 1960`
            1 if self.follows(&self.before_year, tokens, 1) => true,
            at => self.follows(&self.before_about_year, tokens, at),
        };
        spans(&self.circa) || spans(&self.approximately) && dated()
    }

    /// Whether the lower-case word at `at` is a plural, as far as its ending tells, or is counted in any form.
    pub fn is_counted(&self, tokens: &Tokens<'_>, at: usize) -> bool {
        let word = tokens.str(at);
        self.counted.longest(tokens, at).is_some()
            || word.chars().all(char::is_lowercase)
                && word.chars().count() > 2
                && self.plural_endings.iter().any(|ending| word.ends_with(ending.as_str()))
                && !self.not_plural_endings.iter().any(|ending| word.ends_with(ending.as_str()))
                && self.not_plural.longest(tokens, at).is_none()
    }

    /// Whether the word at `at` is a superlative or the like.
    pub fn is_record(&self, tokens: &Tokens<'_>, at: usize) -> bool {
        let word = tokens.str(at);
        self.records.longest(tokens, at).is_some()
            || word.chars().count() > 4
                && self.record_endings.iter().any(|ending| word.ends_with(ending.as_str()))
    }

    /// What the verb at `at` says of time, with the index one past it.
    pub fn tense(&self, tokens: &Tokens<'_>, at: usize) -> Option<(usize, Tense)> {
        if let Some((end, &tense)) = self.tenses.longest(tokens, at) {
            return Some((end, tense));
        }
        let word = tokens.str(at);
        let past = word.len() > 3
            && self.past_endings.iter().any(|ending| word.ends_with(ending.as_str()))
            && word.chars().all(char::is_lowercase)
            && self.not_past.longest(tokens, at).is_none();
        past.then_some((at + 1, Tense::Past))
    }
}
