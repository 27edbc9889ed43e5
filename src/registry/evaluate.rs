//! Figures that select from a table → figures with values, in one pass over the file (two where a rank is asked for).

use std::collections::{BTreeMap, BTreeSet};
use std::io::Read;

use rust_decimal::Decimal;
use rustc_hash::FxHashSet;

use super::selector::{Aggregate, Clause, Selector, conditions};
use super::table::{Rows, Table};
use super::tally::{POINT, Reading, Tally, is_missing, number};
use super::value::PERCENT;
use super::wanted::{Index, Values, Wanted, find, lines};
use super::{Cell, Figure, Recorded, Registry};
use crate::finding::{Finding, Severity};
use crate::quantity::{Amount, Qualifier};
use crate::yaml::Problems;

/// Rule of everything that a table does not give.
const RULE: &str = "source-table";
/// Decimals of quotients beyond those of the cells.
const FURTHER_DECIMALS: u32 = 6;

/// Opens a table, given the registry file that names it and its path relative to the registry's folder: none if it is
/// not there, an error with the reason if it may not be read.
pub type OpenTable<'o> = dyn FnMut(&str, &str) -> Result<Option<Box<dyn Read>>, String> + 'o;

/// Reads the tables of all sources, and gives each figure that selects from one its value; reports those that select
/// nothing, or many cells where one is meant, or what is no number.
pub fn read_tables(registry: &mut Registry, open: &mut OpenTable<'_>) -> Vec<Finding> {
    let mut findings = Vec::new();
    for source in registry.sources.values_mut() {
        let Some(table) = &source.table else { continue };
        let mut problems = Problems::new(&table.at.file, RULE);
        // the hash is that of the snapshot where there is one
        let recorded =
            source.sha256.as_ref().zip(source.sha256_at.as_ref()).filter(|_| source.snapshot.is_none());
        let pass = Pass { table, cells: &source.cells, open, is_hashed: recorded.is_some() };
        match pass.evaluate(&mut problems) {
            Ok((figures, hash)) => {
                source.figures.extend(figures);
                if let Some(((recorded, at), actual)) = recorded.zip(hash)
                    && *recorded != actual
                {
                    let (path, id) = (&table.path, &source.id);
                    let message =
                        format!("the table `{path}` of `{id}` has changed: its SHA-256 is {actual}");
                    findings.push(Finding::new("source-changed", Severity::Warning, message, at.clone()));
                }
            }
            Err(reason) => problems.error(table.at.span, format!("the table `{}` {reason}", table.path)),
        }
        findings.extend(problems.into_findings());
    }
    findings
}

/// One table and what is wanted of it.
struct Pass<'t, 'o, 'p> {
    table: &'t Table,
    cells: &'t [Cell],
    open: &'p mut OpenTable<'o>,
    is_hashed: bool,
}

/// A figure's clauses among the wanted.
struct Resolved<'t> {
    cell: &'t Cell,
    rows: usize,
    others: Option<usize>,
}

impl<'t> Pass<'t, '_, '_> {
    /// The figures, and the hash of the file if asked for.
    fn evaluate(mut self, problems: &mut Problems<'_>) -> Result<(Vec<Figure>, Option<String>), String> {
        let mut rows = self.rows()?;
        let mut wanted = Vec::new();
        let resolved: Vec<Resolved<'t>> =
            self.cells.iter().filter_map(|cell| resolve(cell, &rows.header, &mut wanted, problems)).collect();
        let index = Index::new(&wanted);
        let columns = wanted.iter().flat_map(|wanted| wanted.conditions.iter().map(|(column, _)| *column));
        let mut values = Values(columns.map(|column| (column, FxHashSet::default())).collect());
        let decimal = rows.decimal;
        while let Some((line, record)) = rows.next()? {
            values.note(record);
            index.each(record, |at| wanted[at].take(line, record, self.table, decimal));
        }
        let hash = rows.hash();
        let above = self.above(&resolved, &wanted)?;
        let mut figures = Vec::new();
        for (resolved, above) in resolved.iter().zip(above) {
            figures.extend(self.figure(resolved, above, &wanted, &values, problems));
        }
        Ok((figures, hash))
    }

    fn rows(&mut self) -> Result<Rows, String> {
        match (self.open)(&self.table.at.file, &self.table.path)? {
            Some(input) => Rows::open(input, self.table, self.is_hashed),
            None => Err("is missing".into()),
        }
    }

    /// For each figure that is a rank, how many of the others are greater: a second pass over the file.
    fn above(&mut self, resolved: &[Resolved<'_>], wanted: &[Wanted<'_>]) -> Result<Vec<u64>, String> {
        let mut above = vec![0; resolved.len()];
        let ranks = resolved.iter().enumerate().filter_map(|(at, resolved)| {
            let is_rank = resolved.cell.selector.aggregate == Aggregate::Rank;
            let own = &wanted[resolved.rows].tally;
            let value = own.sum.filter(|_| is_rank && own.rows == 1)?;
            Some((resolved.others?, (at, value)))
        });
        let ranks: Vec<(usize, (usize, Decimal))> = ranks.collect();
        if ranks.is_empty() {
            return Ok(above);
        }
        let index = Index::new(wanted);
        let mut of: BTreeMap<usize, Vec<(usize, Decimal)>> = BTreeMap::new();
        for (others, own) in ranks {
            of.entry(others).or_default().push(own);
        }
        let mut rows = self.rows()?;
        let decimal = rows.decimal;
        while let Some((_, record)) = rows.next()? {
            index.each(record, |at| {
                let Some(own) = of.get(&at).filter(|_| wanted[at].selects(record)) else { return };
                let cell = wanted[at].column.and_then(|column| record.get(column)).unwrap_or_default();
                if is_missing(cell, self.table) {
                    return;
                }
                let Ok((value, _)) = number(cell, decimal, wanted[at].reading) else { return };
                own.iter().filter(|(_, own)| value > *own).for_each(|(figure, _)| above[*figure] += 1);
            });
        }
        Ok(above)
    }

    /// The figure with its value, unless there is a problem.
    fn figure(
        &self,
        resolved: &Resolved<'_>,
        above: u64,
        wanted: &[Wanted<'_>],
        values: &Values,
        problems: &mut Problems<'_>,
    ) -> Option<Figure> {
        let Cell { figure, selector } = resolved.cell;
        let rows = &wanted[resolved.rows];
        let others = resolved.others.map(|others| &wanted[others]);
        let clauses = [(Some(rows), &selector.rows), (others, &selector.others)];
        for (wanted, clause) in clauses {
            if wanted.is_some_and(|wanted| !wanted.is_met(clause, values, figure, problems)) {
                return None;
            }
        }
        let mut ones = vec![(rows, &selector.rows)];
        if matches!(selector.aggregate, Aggregate::Change | Aggregate::PercentChange) {
            ones.extend(others.map(|others| (others, &selector.others)));
        }
        let many =
            ones.into_iter().find(|(wanted, _)| selector.aggregate.is_of_one_row() && wanted.tally.rows > 1);
        if let Some((many, clause)) = many {
            let (count, lines) = (many.tally.rows, lines(&many.tally));
            let advice = "name more columns until one is left, or an `aggregate`";
            let which = if clause.is_empty() { "every row".into() } else { conditions(clause) };
            let message = format!("{which} selects {count} rows ({lines}): {advice}");
            problems.error(figure.at.span, message);
            return None;
        }
        let counted = match selector.aggregate {
            Aggregate::Rank => above + 1,
            _ if selector.column.is_some() => rows.tally.numbers,
            _ => rows.tally.rows,
        };
        let computed = compute(selector.aggregate, &rows.tally, others.map(|others| &others.tally), counted);
        let (value, is_quotient, implied) = match computed {
            Ok(computed) => computed,
            Err(reason) => {
                problems.error(figure.at.span, format!("{}: {reason}", selector.describe(self.table)));
                return None;
            }
        };
        let Recorded::Value { unit, .. } = &figure.recorded else { return None };
        let step = if is_quotient { Decimal::MAX_SCALE } else { value.scale() };
        let amount =
            Amount { value, hi: None, qualifier: Qualifier::Exact, unit: None, step: Decimal::new(1, step) };
        let selected = match &rows.tally {
            one if one.rows == 1 => format!("line {}", one.lines[0]),
            many => format!("{} rows", many.rows),
        };
        let selected = format!("{}, {selected}", selector.describe(self.table));
        let locator = figure.locator.as_ref().map_or(selected.clone(), |own| format!("{own}; {selected}"));
        Some(Figure {
            recorded: Recorded::Value { amount, unit: unit.clone().or(implied.map(str::to_owned)) },
            spelling: value.to_string(),
            locator: Some(locator),
            ..figure.clone()
        })
    }
}

/// Finds the columns of a figure, and adds its clauses to the wanted.
fn resolve<'t>(
    cell: &'t Cell,
    header: &[String],
    wanted: &mut Vec<Wanted<'t>>,
    problems: &mut Problems<'_>,
) -> Option<Resolved<'t>> {
    let Selector { aggregate, column, rows, others } = &cell.selector;
    let column = match column {
        Some(column) => Some(find(column, header, problems)?),
        None => None,
    };
    let reading = match (aggregate, &cell.figure.recorded) {
        (Aggregate::Count, _) => Reading::Filled,
        (Aggregate::Rank | Aggregate::Share | Aggregate::PercentChange, _) => Reading::AnyUnit,
        (_, Recorded::Value { unit, .. }) => Reading::Unit(unit.as_deref()),
        (_, Recorded::Date(_)) => Reading::AnyUnit,
    };
    let mut add = |clause: &'t Clause| {
        let found: Vec<_> = clause
            .iter()
            .map(|one| Some((find(&one.column, header, problems)?, one.values.as_slice())))
            .collect();
        let conditions = found.into_iter().collect::<Option<Vec<_>>>()?;
        let met = vec![BTreeSet::new(); conditions.len()];
        wanted.push(Wanted { conditions, column, reading, tally: Tally::default(), met });
        Some(wanted.len() - 1)
    };
    let rows = add(rows)?;
    let is_of_two = matches!(
        aggregate,
        Aggregate::Rank | Aggregate::Share | Aggregate::Change | Aggregate::PercentChange
    );
    let others = if is_of_two { Some(add(others)?) } else { None };
    Some(Resolved { cell, rows, others })
}

/// The number, whether it is a quotient, and the unit that it has by itself; `counted` are the rows that a count or a
/// rank counts.
fn compute(
    aggregate: Aggregate,
    rows: &Tally,
    others: Option<&Tally>,
    counted: u64,
) -> Result<(Decimal, bool, Option<&'static str>), String> {
    const TOO_LARGE: &str = "the result has more than 28 digits";
    let sum = |tally: &Tally| tally.sum.ok_or(TOO_LARGE.to_owned());
    let percent = |part: Decimal, whole: Decimal, scale: u32| {
        let share = part.checked_mul(Decimal::ONE_HUNDRED).ok_or(TOO_LARGE)?;
        let share = share.checked_div(whole).ok_or("the whole is zero")?;
        Ok::<_, String>((share.round_dp(scale + FURTHER_DECIMALS).normalize(), true, Some(PERCENT)))
    };
    if aggregate == Aggregate::Count {
        return Ok((counted.into(), false, None));
    }
    let unit = rows.unit()?;
    let theirs = others.map(|others| others.unit().map(|_| others)).transpose()?;
    let scale = rows.scale.max(theirs.map_or(0, |theirs| theirs.scale));
    match (aggregate, theirs) {
        (Aggregate::Min, _) => Ok((rows.least, false, unit)),
        (Aggregate::Max, _) => Ok((rows.greatest, false, unit)),
        (Aggregate::Mean, _) => {
            let mean = sum(rows)?.checked_div(rows.numbers.into()).ok_or(TOO_LARGE)?;
            Ok((mean.round_dp(scale + FURTHER_DECIMALS).normalize(), true, unit))
        }
        (Aggregate::Rank, _) => Ok((Decimal::from(counted), false, None)),
        (Aggregate::Share, Some(total)) => percent(sum(rows)?, sum(total)?, scale),
        (Aggregate::Change, Some(before)) => {
            let change = sum(rows)?.checked_sub(sum(before)?).ok_or(TOO_LARGE)?;
            Ok((change, false, unit.map(|_| POINT)))
        }
        (Aggregate::PercentChange, Some(before)) => {
            let before = sum(before)?;
            percent(sum(rows)?.checked_sub(before).ok_or(TOO_LARGE)?, before, scale)
        }
        _ => Ok((sum(rows)?, false, unit)),
    }
}

#[cfg(test)]
mod tests {
    use std::io::Cursor;

    use super::*;
    use crate::registry::load;

    const TABLE: &str = "country,year,co2,share,cost,note\n\
        Elsinia,2020,13.1,62%,\"$1,200\",a\nMarrow,2020,3.9,20.5%,$300,\n\
        Elsinia,2030,12.4*,60%,\"$1,400\",b\nMarrow,2030,4.1,21%,$310,c\nKestrel,2030,..,19%,$90,d\n";

    /// What a figure of these keys becomes, or the problems, each with the text that it is about.
    fn select(keys: &str, table: &str) -> Result<(String, Option<String>, String), Vec<String>> {
        let text = format!(
            "a:\n  title: A\n  table: {{ path: data/a.csv, missing: [..] }}\n  figures:\n    - {{ measure: m, {keys} }}\n"
        );
        let (mut registry, mut findings) = load([("s.yaml", text.as_bytes())]);
        findings.extend(read_tables(&mut registry, &mut |_, path| {
            assert_eq!(path, "data/a.csv");
            Ok(Some(Box::new(Cursor::new(table.to_owned().into_bytes()))))
        }));
        match registry.sources["a"].figures.as_slice() {
            [figure] if findings.is_empty() => {
                let Recorded::Value { amount, unit } = &figure.recorded else { panic!("a number") };
                assert_eq!(amount.value.to_string(), figure.spelling);
                Ok((figure.spelling.clone(), unit.clone(), figure.locator.clone().unwrap_or_default()))
            }
            _ => {
                let told =
                    |finding: &Finding| format!("{} {}", finding.place.span.of(&text), finding.message);
                Err(findings.iter().map(told).collect())
            }
        }
    }

    #[test]
    fn cells_and_aggregates_give_their_number() {
        let elsinia = "where: {country: Elsinia, year: 2030}";
        for (keys, value, unit) in [
            (format!("{elsinia}, column: co2, unit: Mt"), "12.4", Some("Mt")),
            (format!("{elsinia}, column: share"), "60", Some("percent")),
            (format!("{elsinia}, column: cost, unit: USD"), "1400", Some("USD")),
            ("where: {year: 2030}, column: co2, aggregate: sum".into(), "16.5", None),
            ("where: {year: 2030}, column: co2, aggregate: mean".into(), "8.25", None),
            ("column: co2, aggregate: mean".into(), "8.375", None),
            ("column: cost, aggregate: min, unit: USD".into(), "90", Some("USD")),
            ("column: co2, aggregate: max".into(), "13.1", None),
            ("where: {year: 2030}, aggregate: count".into(), "3", None),
            ("where: {year: [2020, 2030]}, column: note, aggregate: count".into(), "4", None),
            ("where: {country: Marrow, year: 2030}, aggregate: rank, column: cost, among: {year: 2030}".into(), "2", None),
            ("where: {country: Marrow, year: 2030}, aggregate: rank, column: co2".into(), "3", None),
            (format!("{elsinia}, aggregate: share, column: cost, among: {{year: 2030}}"), "77.777778", Some("percent")),
            (
                "aggregate: change, column: co2, from: {country: Elsinia, year: 2020}, to: {country: Elsinia, year: 2030}".into(),
                "-0.7",
                None,
            ),
            (
                "aggregate: change, column: share, from: {country: Marrow, year: 2020}, to: {country: Marrow, year: 2030}".into(),
                "0.5",
                Some("percentage point"),
            ),
            (
                "aggregate: percent-change, column: cost, from: {country: Elsinia, year: 2020}, to: {country: Elsinia, year: 2030}".into(),
                "16.666667",
                Some("percent"),
            ),
        ] {
            let (found, its_unit, _) = select(&keys, TABLE).unwrap_or_else(|told| panic!("{keys}: {told:?}"));
            assert_eq!((found.as_str(), its_unit.as_deref()), (value, unit), "{keys}");
        }
    }

    #[test]
    fn the_locator_names_the_selector() {
        let locator = |keys: &str| select(keys, TABLE).unwrap().2;
        assert_eq!(
            locator("where: {country: Elsinia, year: 2030}, column: co2, locator: sheet 2"),
            "sheet 2; data/a.csv: co2 where country = Elsinia, year = 2030, line 4"
        );
        assert_eq!(
            locator("where: {year: 2030}, column: co2, aggregate: sum"),
            "data/a.csv: sum of co2 where year = 2030, 3 rows"
        );
        assert_eq!(
            locator(
                "where: {country: Marrow, year: 2030}, aggregate: rank, column: co2, among: {year: 2030}"
            ),
            "data/a.csv: rank of co2 where country = Marrow, year = 2030 among year = 2030, line 5"
        );
    }

    #[test]
    fn what_a_table_does_not_give_is_told_where_it_is_asked_for() {
        for (keys, told) in [
            (
                "where: {country: Elsina, year: 2030}, column: co2",
                "Elsina `country` is never `Elsina`: did you mean `Elsinia`?",
            ),
            (
                "where: {country: Zembla}, column: co2",
                "Zembla `country` is never `Zembla`; there are `Elsinia`, `Kestrel`, `Marrow`",
            ),
            (
                "where: {land: Elsinia}, column: co2",
                "land the table has no column `land`; there are `country`, `year`, `co2`, `share`, `cost`, …",
            ),
            (
                "where: {country: Elsinia}, column: co3",
                "co3 the table has no column `co3`: did you mean `co2`?",
            ),
            (
                "where: {country: Kestrel, year: 2020}, column: co2",
                "co2 no row has country = Kestrel, year = 2020",
            ),
            (
                "where: {country: Elsinia}, column: co2",
                "co2 country = Elsinia selects 2 rows (lines 2, 4): name more columns",
            ),
            ("column: co2", "co2 every row selects 5 rows (lines 2, 3, 4, …)"),
            (
                "where: {country: Elsinia, year: 2030}, column: note",
                "note data/a.csv: note where country = Elsinia, year = 2030: `b` is no number (line 4)",
            ),
            (
                "aggregate: sum, column: note",
                "note data/a.csv: sum of note: `a` is no number (line 2), and 3 more",
            ),
            (
                "where: {country: Kestrel}, column: co2",
                "co2 data/a.csv: co2 where country = Kestrel: every cell is missing",
            ),
            (
                "column: cost, aggregate: sum",
                "cost data/a.csv: sum of cost: `$1,200` is money: say which in `unit` (line 2), and 4 more",
            ),
            (
                "column: share, aggregate: sum, unit: km",
                "share data/a.csv: sum of share: `62%` is a percentage, `unit` says km (line 2)",
            ),
            (
                "column: co2, where: {country: [Marrow, Kestrel], year: 2020}, aggregate: sum",
                "Kestrel no row with country = Kestrel meets the other conditions",
            ),
            ("column: co2, aggregate: summ", "summ unknown aggregate `summ`; did you mean `sum`?"),
            ("column: co2, aggregate: rank", "measure rank needs `where`"),
            ("column: co2, aggregate: sum, from: {year: 2020}", "from `from` means nothing to sum"),
            ("column: co2, value: 5", "value a figure has a `value` or selects one"),
            ("column: co2, where: 5", "5 `where` must map columns to values"),
            ("column: co2, where: {year: []}", "[] `where` takes a value"),
            ("aggregate: sum", "measure the figure has no `column`"),
        ] {
            let found = select(keys, TABLE).expect_err(keys);
            assert!(found[0].starts_with(told), "{keys}: {found:?}");
        }
        let twice = "co2,year,co2\n1,2,3\n";
        let found = select("column: co2", twice).unwrap_err();
        assert!(found[0].ends_with("two columns `co2` (fields 1 and 3)"), "{found:?}");
        for (table, told) in
            [("", "is empty"), ("co2\n1,2\n", "2 fields"), ("co2\n", "the table has no rows")]
        {
            let found = select("column: co2", table).unwrap_err();
            assert!(found[0].contains(told), "{found:?}");
        }
        let large = format!("co2\n{0}\n{0}\n", Decimal::MAX);
        assert!(
            select("column: co2, aggregate: sum", &large).unwrap_err()[0].ends_with("more than 28 digits")
        );
    }

    #[test]
    fn a_missing_table_is_told_and_a_changed_one() {
        let text = "a:\n  title: A\n  table: a.csv\n  sha256: \
                    e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855\n";
        let tell = |answer: &dyn Fn() -> Result<Option<Box<dyn Read>>, String>| {
            let (mut registry, findings) = load([("s.yaml", text.as_bytes())]);
            assert_eq!(findings, []);
            let found = read_tables(&mut registry, &mut |_, _| answer());
            found.into_iter().map(|found| format!("{} {}", found.rule, found.message)).collect::<Vec<_>>()
        };
        assert_eq!(tell(&|| Ok(None)), ["source-table the table `a.csv` is missing"]);
        assert_eq!(tell(&|| Err("is a link".into())), ["source-table the table `a.csv` is a link"]);
        let file = || Ok(Some(Box::new(Cursor::new(b"\xef\xbb\xbfa\n1\n".to_vec())) as Box<dyn Read>));
        let changed = tell(&file);
        assert!(changed[0].starts_with("source-changed the table `a.csv` of `a` has changed"), "{changed:?}");
        assert!(changed[0].ends_with(&crate::registry::sha256_hex(b"\xef\xbb\xbfa\n1\n")), "{changed:?}");
    }

    #[test]
    fn a_thousand_figures_take_one_pass() {
        let figures: String = (0..1000)
            .map(|n| format!("    - {{ measure: m{n}, where: {{ n: {n}, half: {} }}, column: v }}\n", n / 2))
            .collect();
        let text = format!("a:\n  title: A\n  table: a.csv\n  figures:\n{figures}");
        let (mut registry, mut findings) = load([("s.yaml", text.as_bytes())]);
        let rows: String = (0..20_000).map(|n| format!("{n},{},{}\n", n / 2, n * 3)).collect();
        let mut opened = 0;
        findings.extend(read_tables(&mut registry, &mut |_, _| {
            opened += 1;
            Ok(Some(Box::new(Cursor::new(format!("n,half,v\n{rows}").into_bytes()))))
        }));
        assert_eq!((findings.len(), opened), (0, 1));
        assert_eq!(registry.sources["a"].figures[999].spelling, "2997");
    }
}
