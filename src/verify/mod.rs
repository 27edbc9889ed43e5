//! Claim × figure → verdict.

pub mod compare;
mod decide;
mod derive;
mod described;
pub(crate) mod explain;
mod passage;
mod quote;
mod snapshot;
pub mod texts;

pub use decide::{decide, supporting};
pub use derive::{derive, derive_from_passages};
pub use passage::look_up;
pub use quote::{Altered, altered};
pub use snapshot::Snapshots;

use std::collections::BTreeSet;

use crate::finding::Place;
use crate::link::Difference;
use crate::quantity::slip::Slip;

/// What comparing a claim with the figures of its sources gave.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Verdict {
    /// A recorded figure meets the claim's allowed interval.
    Agrees,
    /// Not recorded, but re-derived from figures that are; the formula is shown.
    AgreesDerived,
    /// Comparable, and outside.
    Disagrees,
    /// An older figure agrees, the newest does not.
    Outdated,
    /// Comparable figures contradict each other.
    Disputed,
    /// Stated as plain fact what the source gives as a bound, a range's top or an estimate.
    Overstated,
    /// A source is cited and has no comparable figure.
    NotFound,
}

impl Verdict {
    /// All, in the order of reports.
    pub const ALL: [Verdict; 7] = [
        Verdict::Agrees,
        Verdict::AgreesDerived,
        Verdict::Disagrees,
        Verdict::Outdated,
        Verdict::Disputed,
        Verdict::Overstated,
        Verdict::NotFound,
    ];

    /// The name in the output formats.
    pub fn name(self) -> &'static str {
        match self {
            Verdict::Agrees => "agrees",
            Verdict::AgreesDerived => "agrees-derived",
            Verdict::Disagrees => "disagrees",
            Verdict::Outdated => "outdated",
            Verdict::Disputed => "disputed",
            Verdict::Overstated => "overstated",
            Verdict::NotFound => "not-found",
        }
    }
}

/// The result for one claim.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Outcome {
    /// `None` for claims without a source.
    pub verdict: Option<Verdict>,
    /// One sentence with both values and the allowed interval.
    pub explanation: String,
    /// Further notes: lower dissent, later figures.
    pub notes: Vec<String>,
    /// The figure that decided: source id and index of the figure.
    pub decided_by: Option<(String, usize)>,
    /// The figures that the explanation names, in its order: source id and index of the figure.
    pub named: Vec<(String, usize)>,
    /// Ids of the sources with a figure that agrees.
    pub supported_by: BTreeSet<String>,
    /// Whether the verdict rests on figures worked out from the named ones.
    pub is_derived: bool,
    /// Why a figure with an equal number makes the verdict *disagrees*.
    pub difference: Option<Difference>,
    /// Whether the deciding link was by citation or attribution.
    pub explicit: bool,
    /// How a number that disagrees went wrong, if in a known way.
    pub slip: Option<Slip>,
    /// The words of a snapshot that decided, where no figure is recorded.
    pub passage: Option<Passage>,
}

impl Outcome {
    /// Whether the sources that the article names have nothing that speaks to the claim, not even a distant bound.
    fn is_empty_handed(&self) -> bool {
        self.verdict == Some(Verdict::NotFound) && self.named.is_empty()
    }
}

/// The words of a source's snapshot in which a figure stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Passage {
    /// Id of the source.
    pub source: String,
    /// Where the figure stands in the snapshot.
    pub place: Place,
    /// Its sentence, shortened.
    pub words: String,
    /// `line 12`.
    pub locator: String,
}

#[cfg(test)]
mod cases;
#[cfg(test)]
mod derivations;
#[cfg(test)]
mod example;
#[cfg(test)]
pub(crate) mod testing;
