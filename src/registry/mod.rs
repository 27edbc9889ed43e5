//! The registry: `sources/*.yaml`, what each source says, and where it says it.
//!
//! ```text
//! file bytes ─► load ─► entry ─► figure ─► value      snapshot: are the files that were read unchanged?
//! ```

pub mod entry;
pub mod figure;
pub mod load;
pub mod schema;
pub mod snapshot;
pub mod value;

use std::collections::BTreeMap;

pub use load::load;
pub use schema::schema;
pub use snapshot::check_snapshots;
use url::Url;

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
    /// File of what was read, relative to the registry's folder.
    pub snapshot: Option<String>,
    /// Where `snapshot` stands in the registry file.
    pub snapshot_at: Option<Place>,
    /// SHA-256 of the snapshot, in lower-case hexadecimal digits.
    pub sha256: Option<String>,
    /// Where `sha256` stands in the registry file.
    pub sha256_at: Option<Place>,
    /// Table whose cells its figures select, relative to the registry's folder; not evaluated yet.
    pub table: Option<String>,
    /// What it records.
    pub figures: Vec<Figure>,
    /// Where its id stands in the registry file.
    pub at: Place,
}

/// All sources, by id.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Registry {
    /// By id.
    pub sources: BTreeMap<String, Source>,
}

impl Registry {
    /// The source of that id.
    pub fn get(&self, id: &str) -> Option<&Source> {
        self.sources.get(id)
    }

    /// The sources at an address, by id. Scheme, `www.`, fragment and a slash at the end make no difference.
    pub fn by_url(&self, url: &str) -> Vec<&Source> {
        let Some(wanted) = address(url) else { return Vec::new() };
        let is_there = |source: &&Source| source.url.as_deref().and_then(address).as_ref() == Some(&wanted);
        self.sources.values().filter(is_there).collect()
    }

    /// Every name that an article may attribute a claim to, with the id of its source: author, publisher, aliases
    /// and the id itself.
    pub fn names(&self) -> impl Iterator<Item = (&str, &str)> {
        self.sources.values().flat_map(|source| {
            let authors = source.author.iter().flat_map(|authors| authors.split("; "));
            let others = source.publisher.iter().chain(&source.aliases).map(String::as_str);
            authors.chain(others).chain([source.id.as_str()]).map(|name| (name, source.id.as_str()))
        })
    }

    /// The sources of a series, oldest first; undated ones come before all.
    pub fn series(&self, name: &str) -> Vec<&Source> {
        let is_in = |source: &&Source| source.series.as_deref() == Some(name);
        let mut sources: Vec<&Source> = self.sources.values().filter(is_in).collect();
        sources.sort_by_key(|source| source.date);
        sources
    }
}

/// What two spellings of a web address have in common.
fn address(url: &str) -> Option<(String, Option<u16>, String, Option<String>)> {
    let url = Url::parse(url.trim()).ok().filter(|url| matches!(url.scheme(), "http" | "https"))?;
    let host = url.host_str()?;
    let host = host.strip_prefix("www.").unwrap_or(host).to_string();
    Some((host, url.port(), url.path().trim_end_matches('/').to_string(), url.query().map(str::to_string)))
}

#[cfg(test)]
mod tests;
