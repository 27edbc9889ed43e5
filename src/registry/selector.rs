//! Keys of a figure that takes its value from its source's table → a selector.

use super::table::Table;
use crate::span::Span;
use crate::yaml::{Content, Fields, Node, Problems};

/// Further keys of a figure whose source has a `table`.
pub(super) const KEYS: &[&str] = &["where", "column", "aggregate", "among", "from", "to"];

/// How the cells that a figure selects make one number.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Aggregate {
    /// The one cell itself.
    Cell,
    /// The sum of the cells.
    Sum,
    /// Their average.
    Mean,
    /// The least of them.
    Min,
    /// The greatest.
    Max,
    /// How many rows there are; with a column, those in which it is not missing.
    Count,
    /// The place of a row in its column, the greatest first.
    Rank,
    /// What the rows have of the total, in percent.
    Share,
    /// What one row has more than another.
    Change,
    /// The same in percent of the earlier.
    PercentChange,
}

impl Aggregate {
    const ALL: [(&'static str, Aggregate); 9] = [
        ("sum", Aggregate::Sum),
        ("mean", Aggregate::Mean),
        ("min", Aggregate::Min),
        ("max", Aggregate::Max),
        ("count", Aggregate::Count),
        ("rank", Aggregate::Rank),
        ("share", Aggregate::Share),
        ("change", Aggregate::Change),
        ("percent-change", Aggregate::PercentChange),
    ];

    /// The names in the registry.
    pub(super) fn names() -> [&'static str; 9] {
        Self::ALL.map(|(name, _)| name)
    }

    /// The name in the registry.
    pub(super) fn name(self) -> &'static str {
        Self::ALL.iter().find(|(_, aggregate)| *aggregate == self).map_or("", |(name, _)| name)
    }

    /// Whether it makes a number of one row, whichever rows it is compared with.
    pub(super) fn is_of_one_row(self) -> bool {
        matches!(self, Aggregate::Cell | Aggregate::Rank | Aggregate::Change | Aggregate::PercentChange)
    }
}

/// A text of the registry file and where it stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Written {
    /// The text.
    pub text: String,
    /// Bytes of the file.
    pub span: Span,
}

/// `column: value` or `column: [one, another]` of a clause.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Condition {
    /// The column.
    pub column: Written,
    /// What its cell must be, one of these.
    pub values: Vec<Written>,
}

/// What a row must be to be selected: all of the conditions.
pub(super) type Clause = Vec<Condition>;

/// What a figure takes from its source's table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Selector {
    /// How cells become a number.
    pub aggregate: Aggregate,
    /// The column of the cells; only a count may do without.
    pub column: Option<Written>,
    /// `where`; of a change, `to`.
    pub rows: Clause,
    /// `among`; of a change, `from`.
    pub others: Clause,
}

impl Selector {
    /// Whether a figure with these fields selects from a table.
    pub(super) fn is_in(fields: &Fields<'_>) -> bool {
        ["column", "aggregate"].iter().any(|key| fields.key_span(key).is_some())
    }

    pub(super) fn read(fields: &Fields<'_>, problems: &mut Problems<'_>) -> Option<Self> {
        let aggregate = aggregate(fields, problems)?;
        let is_change = matches!(aggregate, Aggregate::Change | Aggregate::PercentChange);
        let has_others = matches!(aggregate, Aggregate::Rank | Aggregate::Share);
        let name = match aggregate {
            Aggregate::Cell => "a cell",
            _ => aggregate.name(),
        };
        for (key, is_allowed) in
            [("where", !is_change), ("among", has_others), ("from", is_change), ("to", is_change)]
        {
            let stray = fields.key_span(key).filter(|_| !is_allowed);
            if let Some(span) = stray {
                problems.error(span, format!("`{key}` means nothing to {name}"));
            }
            let is_missing = match key {
                "where" => has_others,
                "among" => false,
                _ => is_change,
            };
            if is_missing && fields.node(key).is_none() {
                problems.error(fields.span, format!("{name} needs `{key}`"));
                return None;
            }
        }
        if aggregate != Aggregate::Count {
            fields.required("column", "the figure", problems)?;
        }
        let column = written(fields, "column", problems);
        let (rows, others) = if is_change { ("to", "from") } else { ("where", "among") };
        Some(Selector {
            aggregate,
            column,
            rows: clause(fields, rows, problems)?,
            others: clause(fields, others, problems)?,
        })
    }

    /// `data/co2.csv: sum of co2 where year = 2022`.
    pub(super) fn describe(&self, table: &Table) -> String {
        let column = self.column.as_ref().map_or("rows", |column| &column.text);
        let rows = |word: &str, clause: &Clause| {
            if clause.is_empty() { String::new() } else { format!(" {word} {}", conditions(clause)) }
        };
        let (rows, others) = match self.aggregate {
            Aggregate::Change | Aggregate::PercentChange => {
                (rows("to", &self.rows), rows("from", &self.others))
            }
            _ => (rows("where", &self.rows), rows("among", &self.others)),
        };
        let aggregate = match self.aggregate {
            Aggregate::Cell => String::new(),
            other => format!("{} of ", other.name()),
        };
        format!("{}: {aggregate}{column}{rows}{others}", table.path)
    }
}

/// `country = Elsinia, year = 2022`.
pub(super) fn conditions(clause: &Clause) -> String {
    let one = |condition: &Condition| {
        let values: Vec<&str> = condition.values.iter().map(|value| value.text.as_str()).collect();
        format!("{} = {}", condition.column.text, values.join(" or "))
    };
    clause.iter().map(one).collect::<Vec<_>>().join(", ")
}

fn aggregate(fields: &Fields<'_>, problems: &mut Problems<'_>) -> Option<Aggregate> {
    if fields.node("aggregate").is_none() {
        return Some(Aggregate::Cell);
    }
    let text = fields.text("aggregate", problems)?;
    let known = Aggregate::ALL.into_iter().find(|(name, _)| *name == text);
    if known.is_none() {
        let span = fields.node("aggregate").map_or(fields.span, |node| node.span);
        problems.error(span, crate::error::unknown("aggregate", text, Aggregate::names()));
    }
    known.map(|(_, aggregate)| aggregate)
}

fn written(fields: &Fields<'_>, key: &str, problems: &mut Problems<'_>) -> Option<Written> {
    let span = fields.node(key)?.span;
    Some(Written { text: fields.text(key, problems)?.trim().to_owned(), span })
}

/// A mapping of columns to a value or several.
fn clause(fields: &Fields<'_>, key: &str, problems: &mut Problems<'_>) -> Option<Clause> {
    let Some(node) = fields.node(key) else { return Some(Clause::new()) };
    let Content::Map(pairs) = &node.content else {
        problems.error(node.span, format!("`{key}` must map columns to values (`{{year: 2022}}`)"));
        return None;
    };
    let text = |node: &Node| {
        let text = node.text()?.trim().to_owned();
        Some(Written { text, span: node.span })
    };
    let mut clause = Clause::new();
    for (column, value) in pairs {
        let values: Option<Vec<Written>> = match &value.content {
            Content::List { items, .. } => items.iter().map(text).collect(),
            _ => text(value).map(|value| vec![value]),
        };
        match (text(column), values.filter(|values| !values.is_empty())) {
            (Some(column), Some(_))
                if clause.iter().any(|one: &Condition| one.column.text == column.text) =>
            {
                problems.error(column.span, format!("duplicate key `{}` of `{key}`", column.text));
            }
            (Some(column), Some(values)) => clause.push(Condition { column, values }),
            _ => problems
                .error(value.span, format!("`{key}` takes a value, or a list of values, for each column")),
        }
    }
    Some(clause)
}
