//! The rows that figures want of a table, found while they go by; and what to say where there are none.

use std::collections::{BTreeMap, BTreeSet};

use csv::ByteRecord;
use rustc_hash::{FxHashMap, FxHashSet};

use super::Figure;
use super::cell::DecimalMark;
use super::selector::{Clause, Written, conditions};
use super::table::Table;
use super::tally::{Reading, Tally};
use crate::error::nearest;
use crate::yaml::Problems;

/// Different values that are kept of a column, for what to suggest.
const MOST_VALUES: usize = 1_000;
/// Values that are listed where none is near.
const LISTED: usize = 5;
/// The rows of one clause of one figure.
pub(super) struct Wanted<'t> {
    /// Columns with the condition on each.
    pub(super) conditions: Vec<(usize, &'t [Written])>,
    pub(super) column: Option<usize>,
    pub(super) reading: Reading<'t>,
    pub(super) tally: Tally,
    /// Of each condition the values that a row was selected by.
    pub(super) met: Vec<BTreeSet<usize>>,
}

/// The different values of the columns that conditions name.
pub(super) struct Values(pub(super) BTreeMap<usize, FxHashSet<Box<[u8]>>>);

pub(super) fn find(column: &Written, header: &[String], problems: &mut Problems<'_>) -> Option<usize> {
    let mut found = header.iter().enumerate().filter(|(_, name)| **name == column.text);
    match (found.next(), found.next()) {
        (Some((at, _)), None) => Some(at),
        (Some((one, _)), Some((other, _))) => {
            let (name, one, other) = (&column.text, one + 1, other + 1);
            problems
                .error(column.span, format!("the table has two columns `{name}` (fields {one} and {other})"));
            None
        }
        _ => {
            let names = header.iter().map(String::as_str);
            let message =
                format!("the table has no column `{}`{}", column.text, instead(&column.text, names));
            problems.error(column.span, message);
            None
        }
    }
}

/// `: did you mean …?`, or some of what there is.
fn instead<'a>(name: &str, known: impl Iterator<Item = &'a str> + Clone) -> String {
    if let Some(near) = nearest(name, known.clone()) {
        return format!(": did you mean `{near}`?");
    }
    let some: Vec<String> = known.clone().take(LISTED).map(|known| format!("`{known}`")).collect();
    let more = if known.count() > LISTED { ", …" } else { "" };
    format!("; there are {}{more}", some.join(", "))
}

pub(super) fn lines(tally: &Tally) -> String {
    let lines: Vec<String> = tally.lines.iter().map(u64::to_string).collect();
    let more = if tally.rows > lines.len() as u64 { ", …" } else { "" };
    format!("lines {}{more}", lines.join(", "))
}

impl Wanted<'_> {
    pub(super) fn selects(&self, record: &ByteRecord) -> bool {
        self.conditions.iter().all(|(column, values)| {
            let cell = record.get(*column).unwrap_or_default().trim_ascii();
            values.iter().any(|value| value.text.as_bytes() == cell)
        })
    }

    pub(super) fn take(&mut self, line: u64, record: &ByteRecord, table: &Table, decimal: DecimalMark) {
        if !self.selects(record) {
            return;
        }
        for ((column, values), met) in self.conditions.iter().zip(&mut self.met) {
            let cell = record.get(*column).unwrap_or_default().trim_ascii();
            met.extend(values.iter().position(|value| value.text.as_bytes() == cell));
        }
        let cell = self.column.map(|column| record.get(column).unwrap_or_default());
        self.tally.add(line, cell, table, decimal, self.reading);
    }

    /// Whether every value of the conditions selected a row; notes those that did not.
    pub(super) fn is_met(
        &self,
        clause: &Clause,
        values: &Values,
        figure: &Figure,
        problems: &mut Problems<'_>,
    ) -> bool {
        let mut is_met = true;
        for ((condition, (column, _)), met) in clause.iter().zip(&self.conditions).zip(&self.met) {
            for (at, value) in condition.values.iter().enumerate() {
                if let Some(instead) = values.lacks(*column, &value.text) {
                    let message = format!("`{}` is never `{}`{instead}", condition.column.text, value.text);
                    problems.error(value.span, message);
                    is_met = false;
                } else if self.tally.rows > 0 && !met.contains(&at) {
                    let message = format!("no row with {} = {}", condition.column.text, value.text);
                    problems.error(value.span, format!("{message} meets the other conditions"));
                    is_met = false;
                }
            }
        }
        if is_met && self.tally.rows == 0 {
            let message = match clause.as_slice() {
                [] => "the table has no rows".into(),
                _ => format!("no row has {}", conditions(clause)),
            };
            problems.error(figure.at.span, message);
            is_met = false;
        }
        is_met
    }
}

impl Values {
    pub(super) fn note(&mut self, record: &ByteRecord) {
        const LONGEST: usize = 64;
        for (column, seen) in &mut self.0 {
            let cell = record.get(*column).unwrap_or_default().trim_ascii();
            if seen.len() <= MOST_VALUES && cell.len() <= LONGEST && !seen.contains(cell) {
                seen.insert(cell.into());
            }
        }
    }

    /// What there is instead of a value that a column does not have; none if it has it, or too many to tell.
    fn lacks(&self, column: usize, value: &str) -> Option<String> {
        let seen = self.0.get(&column).filter(|seen| seen.len() <= MOST_VALUES)?;
        if seen.contains(value.as_bytes()) {
            return None;
        }
        let known: BTreeSet<&str> = seen.iter().filter_map(|value| std::str::from_utf8(value).ok()).collect();
        Some(instead(value, known.iter().copied()))
    }
}

/// For each text of a cell the clauses that want it.
type ByValue = FxHashMap<Box<[u8]>, Vec<usize>>;

/// Finds the clauses that a row may meet by one column of each, instead of trying them all.
pub(super) struct Index {
    by_column: BTreeMap<usize, ByValue>,
    always: Vec<usize>,
}

impl Index {
    pub(super) fn new(wanted: &[Wanted<'_>]) -> Self {
        let mut different: BTreeMap<usize, BTreeSet<&str>> = BTreeMap::new();
        for (column, values) in wanted.iter().flat_map(|wanted| &wanted.conditions) {
            different.entry(*column).or_default().extend(values.iter().map(|value| value.text.as_str()));
        }
        let telling = |column: &usize| different.get(column).map_or(0, BTreeSet::len);
        let mut by_column: BTreeMap<usize, ByValue> = BTreeMap::new();
        let mut always = Vec::new();
        for (at, wanted) in wanted.iter().enumerate() {
            match wanted.conditions.iter().max_by_key(|(column, _)| telling(column)) {
                Some((column, values)) => {
                    let of_column = by_column.entry(*column).or_default();
                    let texts: BTreeSet<&str> = values.iter().map(|value| value.text.as_str()).collect();
                    for text in texts {
                        of_column.entry(text.as_bytes().into()).or_default().push(at);
                    }
                }
                None => always.push(at),
            }
        }
        Index { by_column, always }
    }

    pub(super) fn each(&self, record: &ByteRecord, mut of: impl FnMut(usize)) {
        self.always.iter().for_each(|&at| of(at));
        for (column, by_value) in &self.by_column {
            let cell = record.get(*column).unwrap_or_default().trim_ascii();
            by_value.get(cell).into_iter().flatten().for_each(|&at| of(at));
        }
    }
}
