//! The tables of what `dates.yaml` holds.

use std::collections::BTreeMap;

use super::file::{DatesFile, EraName, NameEntry};
use super::{DateTables, Feast, Link, Name, Shift, Tense};
use crate::lang::phrase::PhraseTable;
use crate::lang::token::{Token, tokenize};
use crate::lang::vocabulary::{Vocabulary, WordId};
use crate::lang::word_map::WordSet;
use crate::quantity::PartialDate;
use crate::span::Span;

/// Fills tables and notes the words of dates.
struct Filler<'v> {
    vocabulary: &'v mut Vocabulary,
    starts: WordSet,
    alone: WordSet,
    words: WordSet,
}

impl Filler<'_> {
    /// A table of phrases that stand within dates.
    fn fill<T: Copy>(&mut self, table: &mut PhraseTable<T>, phrases: &[String], meaning: T) {
        for phrase in phrases {
            self.add(table, phrase, false, meaning);
        }
    }

    /// Adds `phrase`, whose words are words of dates; the first.
    fn add<T: Copy>(
        &mut self,
        table: &mut PhraseTable<T>,
        phrase: &str,
        cased: bool,
        meaning: T,
    ) -> Option<WordId> {
        table.add(phrase, cased, meaning, self.vocabulary);
        let mut tokens: Vec<Token> = Vec::new();
        tokenize(phrase, Span::new(0, phrase.len()), self.vocabulary, &mut tokens);
        tokens.iter().for_each(|token| self.words.insert(token.word));
        tokens.first().map(|token| token.word)
    }

    /// A table of phrases that are dates, or begin one. What follows may be any word: these are the anchors.
    fn anchor<T: Copy>(&mut self, table: &mut PhraseTable<T>, phrases: &[String], cased: bool, meaning: T) {
        self.start(table, phrases, cased, meaning);
        self.anchor_last(phrases);
        for phrase in phrases.iter().filter(|phrase| phrase.chars().all(char::is_alphabetic)) {
            self.alone.insert(self.vocabulary.lookup(phrase));
        }
    }

    /// Makes an anchor of the last word of each phrase: `year` finds `that year` too.
    fn anchor_last(&mut self, phrases: &[String]) {
        for phrase in phrases {
            let word = phrase.rsplit(|c: char| !c.is_alphabetic()).find(|word| !word.is_empty());
            word.map(|word| self.vocabulary.anchor(&word.to_lowercase()));
        }
    }

    /// A table of phrases that a date may start with, which alone are none: `that`, `from`, `end of`.
    fn start<T: Copy>(&mut self, table: &mut PhraseTable<T>, phrases: &[String], cased: bool, meaning: T) {
        for phrase in phrases {
            let first = self.add(table, phrase, cased, meaning);
            first.into_iter().for_each(|word| self.starts.insert(word));
        }
    }

    /// A table of phrases that stand beside dates and are no part of them.
    fn beside(&mut self, phrases: &[String]) -> PhraseTable<()> {
        self.beside_map([((), phrases.to_vec())])
    }

    fn beside_map<T: Copy>(&mut self, entries: impl IntoIterator<Item = (T, Vec<String>)>) -> PhraseTable<T> {
        let mut table = PhraseTable::default();
        for (meaning, phrases) in entries {
            phrases.iter().for_each(|phrase| table.add(phrase, false, meaning, self.vocabulary));
        }
        table
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

    fn anchor_map<T: Copy>(&mut self, entries: impl IntoIterator<Item = (T, Vec<String>)>) -> PhraseTable<T> {
        let mut table = PhraseTable::default();
        for (meaning, phrases) in entries {
            self.anchor(&mut table, &phrases, false, meaning);
        }
        table
    }

    fn names(&mut self, entries: &[NameEntry], first: u8) -> PhraseTable<Name> {
        let mut table = PhraseTable::default();
        for (number, entry) in (first..).zip(entries) {
            self.anchor(&mut table, &entry.names, false, Name { number, doubtful: false });
            self.anchor(&mut table, &entry.doubtful, true, Name { number, doubtful: true });
        }
        table
    }
}

impl DateTables {
    /// Makes tables of what the file holds; their words become part of `vocabulary`.
    ///
    /// # Errors
    /// Says what is wrong.
    pub(crate) fn load(file: DatesFile, vocabulary: &mut Vocabulary) -> Result<DateTables, String> {
        if file.months.len() != 12 || file.weekdays.len() != 7 {
            return Err("a year has 12 months and a week 7 days".into());
        }
        let holidays = numbered(file.holidays, '-', |month, day| PartialDate::from_day(2000, month, day))?;
        let clocks = numbered(file.clocks, ':', |hour, minute| {
            PartialDate::from_day(2000, 1, 1)?.at_time(hour, minute, None)
        })?;
        let days = |events: BTreeMap<String, Vec<String>>| {
            let days = events.into_iter().map(|(day, names)| Ok((day.parse::<PartialDate>()?, names)));
            days.collect::<Result<Vec<_>, String>>()
        };
        let (events, told_events) = (days(file.events)?, days(file.told_events)?);
        let mut filler = Filler {
            vocabulary,
            starts: WordSet::default(),
            alone: WordSet::default(),
            words: WordSet::default(),
        };
        let mut feasts = PhraseTable::default();
        for ((month, day), names) in &holidays {
            filler.anchor(&mut feasts, names, false, (Feast::Fixed { month: *month, day: *day }, false));
        }
        for entry in &file.feasts {
            let feast = entry.feast()?;
            filler.anchor(&mut feasts, &entry.names, false, (feast, false));
            filler.anchor(&mut feasts, &entry.with_year, false, (feast, true));
        }
        let mut units = PhraseTable::default();
        for (period, entry) in &file.units {
            filler.anchor(&mut units, &entry.one, false, (*period, false));
            filler.fill(&mut units, &entry.many, (*period, true));
            filler.anchor_last(&entry.many);
        }
        let mut weekdays_in_plural = PhraseTable::default();
        for (number, entry) in (0..).zip(&file.weekdays) {
            filler.fill(&mut weekdays_in_plural, &entry.many, number);
            filler.anchor_last(&entry.many);
        }
        filler.anchor_last(&file.day_parts);
        let relations = [(Shift::Earlier, file.before), (Shift::Later, file.after)];
        let tenses = [(Tense::Past, file.tense.past), (Tense::Future, file.tense.future)];
        let mut links = Vec::new();
        for (link, phrases) in &file.links {
            let index = *link as usize;
            links.resize_with(links.len().max(index + 1), PhraseTable::default);
            let table = &mut links[index];
            match link {
                Link::From | Link::Between | Link::One => filler.start(table, phrases, false, ()),
                _ => filler.fill(table, phrases, ()),
            }
        }
        let mut tables = DateTables {
            months: filler.names(&file.months, 1),
            weekdays: filler.names(&file.weekdays, 0),
            weekdays_in_plural,
            seasons: filler.anchor_map(file.seasons),
            days: filler.anchor_map(file.days),
            day_parts: filler.set(&file.day_parts),
            day_part_halves: filler.map(file.day_part_halves),
            which: filler.start_map(file.which),
            shifts: filler.map(file.shifts),
            relations: filler.map(relations),
            near: filler.beside(&file.near),
            parts: filler.start_map(file.parts),
            parts_of_year: filler.start_map(file.parts_of_year),
            day_halves: filler.map(file.day_halves),
            half: filler.set(&file.half),
            halves: filler.start_map(file.halves),
            outermost: filler.start_map(file.outermost),
            and_a_half: filler.set(&file.and_a_half),
            business: filler.set(&file.business),
            quarter_letters: filler.start_map([((), file.quarter_letters)]),
            half_letters: filler.start_map([((), file.half_letters)]),
            fiscal: filler.anchor_map([((), file.fiscal)]),
            feasts,
            events: filler.map(events),
            told_events: filler.map(told_events),
            told_event_words: filler.beside(&file.told_event_words),
            decades: filler.anchor_map(file.decades),
            now: filler.set(&file.now),
            stretching: filler.beside(&file.stretching),
            running: filler.map([(false, file.starting), (true, file.ending)]),
            running_weeks: filler.start_map([(false, file.week_starting), (true, file.week_ending)]),
            records: filler.beside(&file.records.words),
            record_endings: file.records.endings,
            eras: filler.start_map(file.eras.into_iter().map(|(era, names)| (era == EraName::Before, names))),
            meridiems: filler.map(file.meridiems),
            clock_fractions: filler.start_map(file.clock_fractions),
            clock_sides: filler.map([(true, file.clock_past), (false, file.clock_to)]),
            clocks: filler.anchor_map(clocks),
            zones: filler.map(
                file.zones
                    .into_iter()
                    .map(|(minutes, names)| (Some(minutes), names))
                    .chain([(None, file.zones_by_season)]),
            ),
            ordinal_endings: filler.set(&file.ordinal_endings),
            plural_decade: filler.set(&file.plural_decade),
            moving: filler.beside(&file.moving),
            before_year: filler.beside(&file.before_a_year),
            before_round_year: filler.beside(&file.before_a_round_year),
            before_early_year: filler.beside(&file.before_an_early_year),
            circa: filler.beside(&file.circa),
            approximately: filler.beside(&file.approximately),
            before_about_year: filler.beside(&file.before_about_a_year),
            before_medieval: filler.beside(&file.before_medieval),
            after_medieval: filler.beside(&file.after_medieval),
            told_of: filler.beside(&file.told_of),
            lived: filler.beside(&file.lived),
            weekend_events: filler.beside(&file.weekend_events),
            barring: filler.beside(&file.barring),
            dated: filler.beside(&file.dated),
            compared_with: filler.beside(&file.compared_with),
            owners: filler.beside(&file.owners),
            newspapers: filler.beside(&file.newspapers),
            levels: filler.beside(&file.levels),
            before_month: filler.beside(&file.before_a_month),
            before_month_alone: filler.beside(&file.before_a_month_alone),
            before_name: filler.beside(&file.before_a_name),
            deliveries: filler.beside(&file.deliveries),
            as_of: filler.beside(&file.as_of),
            recurring: filler.beside(&file.recurring),
            on_one_day: filler.beside(&file.on_one_day),
            recurring_alone: filler.beside(&file.recurring_alone),
            amounts: filler.beside(&file.amounts),
            counted: filler.beside(&file.counted),
            not_plural: filler.beside(&file.not_plural),
            tenses: filler.beside_map(tenses),
            open: filler.beside(&file.tense.open),
            states: filler.beside(&file.tense.states),
            may_be: filler.beside(&file.tense.may_be),
            after_owned: filler.beside(&file.tense.after_owned),
            looking_back: filler.beside(&file.tense.looking_back),
            looking_ahead: filler.beside(&file.tense.looking_ahead),
            to_come_by: filler.beside(&file.tense.to_come_by),
            unreal: filler.beside(&file.tense.unreal),
            until: filler.beside(&file.tense.until),
            past_perfect: filler.beside(&file.tense.past_perfect),
            formerly: filler.beside(&file.tense.formerly),
            relatives: filler.beside(&file.tense.relatives),
            not_past: filler.beside(&file.tense.not_past),
            datelines: filler.beside(&file.datelines),
            notices: filler.beside(&file.notices),
            month_first: file.month_first,
            plural_endings: file.plural_endings,
            not_plural_endings: file.not_plural_endings,
            past_endings: file.tense.past_endings,
            units,
            links,
            ..DateTables::default()
        };
        (tables.starts, tables.alone, tables.words) = (filler.starts, filler.alone, filler.words);
        Ok(tables)
    }
}

/// Two numbers and the phrases that mean them.
type Pair = ((u8, u8), Vec<String>);

/// Keys of two numbers (`12-25`, `12:00`), checked by `valid`.
fn numbered(
    entries: BTreeMap<String, Vec<String>>,
    separator: char,
    valid: impl Fn(u8, u8) -> Option<PartialDate>,
) -> Result<Vec<Pair>, String> {
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

#[cfg(test)]
mod tests {
    use super::*;

    const ENGLISH: &str = include_str!("../en/dates.yaml");

    fn error(yaml: &str) -> String {
        let load = |file| DateTables::load(file, &mut Vocabulary::default());
        DatesFile::read(yaml).and_then(load).unwrap_err()
    }

    #[test]
    fn names_the_line_of_an_unknown_key() {
        let broken = format!("{ENGLISH}\nmoths: [June]\n");
        let line = broken.lines().count();
        let message = error(&broken);
        assert!(message.contains("moths") && message.contains(&line.to_string()), "{message}");
    }

    #[test]
    fn refuses_days_that_no_year_has() {
        assert!(error(&ENGLISH.replace("12-25:", "12-32:")).contains("12-32"));
        assert!(error(&ENGLISH.replace("\"12:00\":", "\"25:00\":")).contains("25:00"));
    }

    #[test]
    fn knows_the_words_that_a_date_may_start_with() {
        let mut vocabulary = Vocabulary::default();
        let tables = DateTables::load(DatesFile::read(ENGLISH).unwrap(), &mut vocabulary).unwrap();
        for word in ["january", "may", "friday", "last", "between", "q", "noon"] {
            assert!(tables.may_start(vocabulary.lookup(word)), "{word}");
        }
        for word in ["of", "ago", "said", "gmt", "unheard"] {
            assert!(!tables.may_start(vocabulary.lookup(word)), "{word}");
        }
    }
}
