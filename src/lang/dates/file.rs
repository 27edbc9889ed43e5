//! What `dates.yaml` holds, as it stands.

use std::collections::BTreeMap;

use serde::Deserialize;

use super::{Feast, Link, Meridiem, Part, Period, Shift, Which};
use crate::quantity::PartialDate;

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Deserialize)]
#[serde(rename_all = "lowercase")]
pub(super) enum EraName {
    Before,
    After,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct NameEntry {
    #[serde(default)]
    pub(super) names: Vec<String>,
    #[serde(default)]
    pub(super) doubtful: Vec<String>,
    #[serde(default)]
    pub(super) many: Vec<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct UnitEntry {
    pub(super) one: Vec<String>,
    pub(super) many: Vec<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub(super) struct TenseEntry {
    pub(super) past: Vec<String>,
    pub(super) future: Vec<String>,
    pub(super) open: Vec<String>,
    pub(super) past_endings: Vec<String>,
    pub(super) not_past: Vec<String>,
    pub(super) states: Vec<String>,
    pub(super) may_be: Vec<String>,
    pub(super) after_owned: Vec<String>,
    pub(super) looking_back: Vec<String>,
    pub(super) looking_ahead: Vec<String>,
    pub(super) to_come_by: Vec<String>,
    pub(super) unreal: Vec<String>,
    pub(super) until: Vec<String>,
    pub(super) past_perfect: Vec<String>,
    pub(super) formerly: Vec<String>,
    pub(super) relatives: Vec<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct RecordEntry {
    pub(super) words: Vec<String>,
    pub(super) endings: Vec<String>,
}

/// A feast that moves, or whose names mean a day only with a year.
#[derive(Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub(super) struct FeastEntry {
    pub(super) easter: Option<i8>,
    pub(super) month: Option<u8>,
    pub(super) day: Option<u8>,
    pub(super) weekday: Option<u8>,
    pub(super) nth: Option<i8>,
    #[serde(default)]
    pub(super) plus: i8,
    #[serde(default)]
    pub(super) names: Vec<String>,
    /// Names that are also those of a season or a thing.
    #[serde(default)]
    pub(super) with_year: Vec<String>,
}

impl FeastEntry {
    pub(super) fn feast(&self) -> Result<Feast, String> {
        let rule = match *self {
            FeastEntry { easter: Some(days), month: None, .. } => Some(Feast::Easter(days)),
            FeastEntry { month: Some(month), day: Some(day), .. } => {
                PartialDate::from_day(2000, month, day).map(|_| Feast::Fixed { month, day })
            }
            FeastEntry { month: Some(month), weekday: Some(weekday), nth: Some(position), plus, .. } => {
                let known =
                    (1..=12).contains(&month) && weekday < 7 && (-1..=4).contains(&position) && position != 0;
                known.then_some(Feast::Weekday { month, weekday, position, plus })
            }
            _ => None,
        };
        let name = self.names.iter().chain(&self.with_year).next();
        rule.ok_or_else(|| format!("`{}` falls on no day", name.map_or("a feast", String::as_str)))
    }
}

/// The file as it stands.
#[derive(Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub(crate) struct DatesFile {
    pub(super) month_first: Vec<String>,
    pub(super) months: Vec<NameEntry>,
    pub(super) weekdays: Vec<NameEntry>,
    pub(super) seasons: BTreeMap<u8, Vec<String>>,
    pub(super) days: BTreeMap<i8, Vec<String>>,
    pub(super) day_parts: Vec<String>,
    pub(super) day_part_halves: BTreeMap<Meridiem, Vec<String>>,
    pub(super) units: BTreeMap<Period, UnitEntry>,
    pub(super) which: BTreeMap<Which, Vec<String>>,
    pub(super) shifts: BTreeMap<Shift, Vec<String>>,
    pub(super) before: Vec<String>,
    pub(super) after: Vec<String>,
    pub(super) near: Vec<String>,
    pub(super) parts: BTreeMap<Part, Vec<String>>,
    pub(super) parts_of_year: BTreeMap<Part, Vec<String>>,
    pub(super) day_halves: BTreeMap<Meridiem, Vec<String>>,
    pub(super) half: Vec<String>,
    pub(super) halves: BTreeMap<u8, Vec<String>>,
    pub(super) outermost: BTreeMap<i8, Vec<String>>,
    pub(super) and_a_half: Vec<String>,
    pub(super) business: Vec<String>,
    pub(super) quarter_letters: Vec<String>,
    pub(super) half_letters: Vec<String>,
    pub(super) fiscal: Vec<String>,
    pub(super) holidays: BTreeMap<String, Vec<String>>,
    pub(super) events: BTreeMap<String, Vec<String>>,
    pub(super) told_events: BTreeMap<String, Vec<String>>,
    pub(super) told_event_words: Vec<String>,
    pub(super) feasts: Vec<FeastEntry>,
    pub(super) decades: BTreeMap<u8, Vec<String>>,
    pub(super) now: Vec<String>,
    pub(super) stretching: Vec<String>,
    pub(super) starting: Vec<String>,
    pub(super) ending: Vec<String>,
    pub(super) week_starting: Vec<String>,
    pub(super) week_ending: Vec<String>,
    pub(super) records: RecordEntry,
    pub(super) eras: BTreeMap<EraName, Vec<String>>,
    pub(super) meridiems: BTreeMap<Meridiem, Vec<String>>,
    pub(super) clock_fractions: BTreeMap<i8, Vec<String>>,
    pub(super) clock_past: Vec<String>,
    pub(super) clock_to: Vec<String>,
    pub(super) clocks: BTreeMap<String, Vec<String>>,
    pub(super) zones: BTreeMap<i16, Vec<String>>,
    pub(super) zones_by_season: Vec<String>,
    pub(super) ordinal_endings: Vec<String>,
    pub(super) plural_decade: Vec<String>,
    pub(super) links: BTreeMap<Link, Vec<String>>,
    pub(super) moving: Vec<String>,
    pub(super) before_a_year: Vec<String>,
    pub(super) before_a_round_year: Vec<String>,
    pub(super) before_an_early_year: Vec<String>,
    pub(super) circa: Vec<String>,
    pub(super) approximately: Vec<String>,
    pub(super) before_about_a_year: Vec<String>,
    pub(super) before_medieval: Vec<String>,
    pub(super) after_medieval: Vec<String>,
    pub(super) told_of: Vec<String>,
    pub(super) lived: Vec<String>,
    pub(super) weekend_events: Vec<String>,
    pub(super) barring: Vec<String>,
    pub(super) dated: Vec<String>,
    pub(super) compared_with: Vec<String>,
    pub(super) owners: Vec<String>,
    pub(super) newspapers: Vec<String>,
    pub(super) levels: Vec<String>,
    pub(super) before_a_month: Vec<String>,
    pub(super) before_a_month_alone: Vec<String>,
    pub(super) before_a_name: Vec<String>,
    pub(super) deliveries: Vec<String>,
    pub(super) as_of: Vec<String>,
    pub(super) recurring: Vec<String>,
    pub(super) on_one_day: Vec<String>,
    pub(super) recurring_alone: Vec<String>,
    pub(super) amounts: Vec<String>,
    pub(super) counted: Vec<String>,
    pub(super) plural_endings: Vec<String>,
    pub(super) not_plural_endings: Vec<String>,
    pub(super) not_plural: Vec<String>,
    pub(super) tense: TenseEntry,
    pub(super) notices: Vec<String>,
    pub(super) datelines: Vec<String>,
}

impl DatesFile {
    /// Reads the file; the error names the line.
    pub(crate) fn read(yaml: &str) -> Result<Self, String> {
        serde_saphyr::from_str(yaml).map_err(|error| error.to_string())
    }
}
