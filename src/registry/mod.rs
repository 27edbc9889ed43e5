//! The registry: `sources/*.yaml`, what each source says, and where it says it.
//!
//! ```text
//! file bytes ─► load ─► entry ─┬─► figure ─► value      snapshot: the files that were read, and whether they changed
//!                              └─► selector ─► evaluate ─► table ─► cell: figures that a table holds
//! ```

mod cell;
mod edit;
mod entry;
mod evaluate;
mod figure;
mod load;
mod relations;
mod schema;
mod selector;
mod snapshot;
mod table;
mod tally;
mod value;
mod wanted;

use std::collections::BTreeMap;

pub use edit::{NewFigure, NewSource, append};
pub use entry::is_id;
pub use evaluate::{OpenTable, read_tables};
pub use load::load;
pub use relations::Reference;
pub use schema::schema;
pub use selector::Selector;
pub use snapshot::{ReadSnapshot, Snapshot, read_snapshots, sha256_hex};
pub use table::Table;
pub use value::spell;

use crate::finding::Place;
use crate::quantity::{Amount, PartialDate, When};

/// How near a source is to what it reports; the first that has a comparable figure decides.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Standing {
    /// Made the figure.
    Primary,
    /// Reports it.
    Secondary,
    /// Announces it in its own interest.
    PressRelease,
    /// Compiles it.
    Reference,
}

impl Standing {
    /// All, the nearest first.
    pub const ALL: [Standing; 4] =
        [Standing::Primary, Standing::Secondary, Standing::PressRelease, Standing::Reference];

    /// The name in the registry.
    pub fn name(self) -> &'static str {
        match self {
            Standing::Primary => "primary",
            Standing::Secondary => "secondary",
            Standing::PressRelease => "press-release",
            Standing::Reference => "reference",
        }
    }

    /// The standing of that name.
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|standing| standing.name() == name)
    }
}

/// What a figure records: a number or a date.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Recorded {
    /// A value, range or bound; the unit by its written name.
    Value {
        /// The number with its bound and printed precision.
        amount: Amount,
        /// Unit as written in the registry.
        unit: Option<String>,
    },
    /// A date or interval.
    Date(When),
}

/// A value that a source records.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Figure {
    /// `measure`, or `event` for dates.
    pub measure: String,
    /// The value or the date.
    pub recorded: Recorded,
    /// As written in the registry, for messages.
    pub spelling: String,
    /// What the value covers.
    pub period: Option<When>,
    /// When it held.
    pub as_of: Option<PartialDate>,
    /// Where.
    pub place: Option<String>,
    /// What it is about: words one of which an uncited claim's sentence, title or lead must hold.
    pub about: Vec<String>,
    /// Whether the source itself calls it an estimate.
    pub hedged: bool,
    /// Page, table, paragraph.
    pub locator: Option<String>,
    /// For people.
    pub note: Option<String>,
    /// Where its value or date stands in the registry file.
    pub at: Place,
}

/// A figure whose value a table holds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Cell {
    /// The figure, without its value.
    pub figure: Figure,
    /// Which cells give the value.
    pub selector: Selector,
}

/// An entry of the registry.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Source {
    /// Its id.
    pub id: String,
    /// Title.
    pub title: Option<String>,
    /// Author, several parted by `; `; may be attributed to.
    pub author: Option<String>,
    /// Publisher; may be attributed to.
    pub publisher: Option<String>,
    /// When it was published.
    pub date: Option<PartialDate>,
    /// Address.
    pub url: Option<String>,
    /// When the address was read.
    pub accessed: Option<PartialDate>,
    /// Further names an article may attribute to.
    pub aliases: Vec<String>,
    /// How near it is to what it reports.
    pub standing: Standing,
    /// The series it is one of.
    pub series: Option<String>,
    /// The sources that it replaces.
    pub supersedes: Vec<Reference>,
    /// The sources that it repeats.
    pub derived_from: Vec<Reference>,
    /// File of what was read, relative to the registry's folder.
    pub snapshot: Option<String>,
    /// Where `snapshot` stands in the registry file.
    pub snapshot_at: Option<Place>,
    /// SHA-256 of the snapshot, in lower-case hexadecimal digits.
    pub sha256: Option<String>,
    /// Where `sha256` stands in the registry file.
    pub sha256_at: Option<Place>,
    /// Table whose cells figures of it select.
    pub table: Option<Table>,
    /// What it records; with the values from its table, once that is read.
    pub figures: Vec<Figure>,
    /// The figures that select from its table.
    pub cells: Vec<Cell>,
    /// Where its id stands in the registry file.
    pub at: Place,
}

/// All sources, by id.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Registry {
    /// By id.
    pub sources: BTreeMap<String, Source>,
    /// What was read of each, by its id, where the file is there.
    pub snapshots: BTreeMap<String, Snapshot>,
}

#[cfg(test)]
mod tests;
