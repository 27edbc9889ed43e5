//! The cells that a clause selects, added up while the rows go by.

use rust_decimal::Decimal;

use super::cell::{self, DecimalMark, Mark};
use super::table::Table;
use super::value::PERCENT;

/// Unit of a difference between percentages.
pub(super) const POINT: &str = "percentage point";
/// What the cells of a figure are read as.
#[derive(Clone, Copy, Debug)]
pub(super) enum Reading<'u> {
    /// Not as numbers: they are only counted.
    Filled,
    /// As numbers of any unit, which the result does not have.
    AnyUnit,
    /// As numbers of the figure's unit.
    Unit(Option<&'u str>),
}

/// Lines that are named at most.
const NAMED: usize = 3;
/// Characters of a cell that are shown at most.
const SHOWN: usize = 40;

/// What is known of the rows that a clause selects.
#[derive(Debug, Default)]
pub(super) struct Tally {
    /// How many there are.
    pub(super) rows: u64,
    /// The first of their lines.
    pub(super) lines: Vec<u64>,
    /// How many of their cells hold something, or a number where numbers are read.
    pub(super) numbers: u64,
    /// None if it does not fit.
    pub(super) sum: Option<Decimal>,
    pub(super) least: Decimal,
    pub(super) greatest: Decimal,
    /// Most decimals of a cell.
    pub(super) scale: u32,
    percentages: u64,
    /// Why the first cell that is no number cannot be read.
    fault: Option<String>,
    faults: u64,
}

impl Tally {
    /// Takes a row; `cell` is none where no column is asked for.
    pub(super) fn add(
        &mut self,
        line: u64,
        cell: Option<&[u8]>,
        table: &Table,
        decimal: DecimalMark,
        reading: Reading<'_>,
    ) {
        self.rows += 1;
        if self.lines.len() < NAMED {
            self.lines.push(line);
        }
        let Some(cell) = cell.filter(|cell| !is_missing(cell, table)) else { return };
        if matches!(reading, Reading::Filled) {
            self.numbers += u64::from(!cell.trim_ascii().is_empty());
            return;
        }
        match number(cell, decimal, reading) {
            Ok((value, is_percentage)) => self.count(value, is_percentage),
            Err(reason) => {
                self.faults += 1;
                self.fault.get_or_insert_with(|| format!("{reason} (line {line})"));
            }
        }
    }

    fn count(&mut self, value: Decimal, is_percentage: bool) {
        let is_first = self.numbers == 0;
        self.numbers += 1;
        self.percentages += u64::from(is_percentage);
        self.scale = self.scale.max(value.scale());
        self.sum = if is_first { Some(value) } else { self.sum.and_then(|sum| sum.checked_add(value)) };
        self.least = if is_first { value } else { self.least.min(value) };
        self.greatest = if is_first { value } else { self.greatest.max(value) };
    }

    /// The unit that the cells themselves name.
    ///
    /// # Errors
    /// Why they make no number.
    pub(super) fn unit(&self) -> Result<Option<&'static str>, String> {
        if let Some(fault) = &self.fault {
            let more = self.faults - 1;
            let more = if more > 0 { format!(", and {more} more") } else { String::new() };
            return Err(format!("{fault}{more}"));
        }
        if self.numbers == 0 {
            return Err("every cell is missing".into());
        }
        match self.percentages {
            0 => Ok(None),
            all if all == self.numbers => Ok(Some(PERCENT)),
            _ => Err("some cells are percentages and some are not".into()),
        }
    }
}

/// Whether a cell is one of those that the table leaves out.
pub(super) fn is_missing(cell: &[u8], table: &Table) -> bool {
    let Some(missing) = &table.missing else { return false };
    let cell = cell.trim_ascii();
    cell.is_empty() || missing.iter().any(|spelling| spelling.as_bytes() == cell)
}

/// The number in a cell, and whether it is marked as a percentage.
///
/// # Errors
/// Why it cannot be read, or does not fit the unit.
pub(super) fn number(
    cell: &[u8],
    decimal: DecimalMark,
    reading: Reading<'_>,
) -> Result<(Decimal, bool), String> {
    let text = std::str::from_utf8(cell).map_err(|_| "a cell is not UTF-8")?.trim();
    let shown: String = text.chars().take(SHOWN).collect();
    let (value, mark) = match cell::read(text, decimal) {
        Ok(read) => read,
        Err(_) if text.is_empty() => {
            return Err("a cell is empty: give `missing` with the table to leave such cells out".into());
        }
        Err(reason) => return Err(format!("`{shown}` {reason}")),
    };
    let is_percentage = mark == Mark::Percent;
    let Reading::Unit(unit) = reading else { return Ok((value, is_percentage)) };
    match mark {
        Mark::Percent if unit.is_some_and(|unit| unit != PERCENT && unit != POINT) => {
            Err(format!("`{shown}` is a percentage, `unit` says {}", unit.unwrap_or_default()))
        }
        Mark::Currency if unit.is_none() => Err(format!("`{shown}` is money: say which in `unit`")),
        Mark::Letters(letters) if unit.is_none_or(|unit| !unit.eq_ignore_ascii_case(letters)) => {
            Err(format!("`{shown}` is in `{letters}`, which `unit` does not say"))
        }
        _ => Ok((value, is_percentage)),
    }
}
