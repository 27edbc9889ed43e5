//! Claim → source: by citation, by attribution in words, by what is measured.
//!
//! The value of a claim never selects its candidates: a wrong number must meet the right one.

mod attribution;
mod citation;
mod comparable;
mod figure;
mod index;
pub mod period;
mod surroundings;
pub mod terms;

pub use index::Index;
pub use surroundings::Context;
pub(crate) use surroundings::is_date;

use std::sync::Arc;

use self::index::Entry;
use self::period::Days;
use crate::quantity::Unit;
use crate::registry::{Figure, Source};

/// Why a claim is tied to a source.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Why {
    /// The sentence cites it: the mark as written.
    Cited(String),
    /// The sentence attributes the figure to it: the name as written.
    Attributed(String),
    /// Nothing names it: same measure, period and place.
    Inferred(String),
    /// The reader names it: the article is compared with it.
    Compared,
}

impl Why {
    /// Whether the article or its reader names the source: only then can a disagreement be an error.
    pub fn is_explicit(&self) -> bool {
        !matches!(self, Why::Inferred(_))
    }
}

/// Claim → source, and the figures of it that may speak to the claim.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Link {
    /// Id of the source; perhaps one that the registry does not have.
    pub source: String,
    /// Indexes into the source's figures; empty if it has none that is comparable.
    pub figures: Vec<usize>,
    /// Why.
    pub why: Why,
}

/// What a figure says otherwise than the sentence does, so that equal numbers do not agree.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Difference {
    /// It covers another time.
    Period,
    /// It is in another unit.
    Unit,
}

/// A figure that a claim is to be compared with.
#[derive(Clone, Debug)]
pub struct Candidate<'a> {
    /// The source that records it.
    pub source: &'a Source,
    /// The sources that replace one another and that its source is one of.
    pub chain: &'a str,
    /// Its index among the source's figures.
    pub number: usize,
    /// The figure.
    pub figure: &'a Figure,
    /// Its unit.
    pub unit: Option<Arc<Unit>>,
    /// When it held: its `as-of`, else the source's date.
    pub held: Option<Days>,
}

impl<'a> Candidate<'a> {
    fn of(entry: &Entry<'a>) -> Self {
        Candidate {
            source: entry.source,
            chain: entry.chain,
            number: entry.number,
            figure: entry.figure,
            unit: entry.unit.clone(),
            held: entry.held,
        }
    }

    /// Source id and index of the figure.
    pub fn key(&self) -> (String, usize) {
        (self.source.id.clone(), self.number)
    }

    /// Whether both stand in the same source, or in sources that replace one another.
    pub fn succeeds(&self, other: &Candidate<'_>) -> bool {
        self.chain == other.chain
    }
}

/// Everything that may speak to one claim.
#[derive(Clone, Debug, Default)]
pub struct Candidates<'a> {
    /// The claim's ties, for the report.
    pub links: Vec<Link>,
    /// Whether the article itself names the sources.
    pub explicit: bool,
    /// The figures to compare with; of a series only the newest.
    pub current: Vec<Candidate<'a>>,
    /// Figures that newer ones of their series replace.
    pub older: Vec<Candidate<'a>>,
    /// Figures recorded after publication.
    pub later: Vec<Candidate<'a>>,
    /// Figures of a named source that speak of another time or in another unit.
    pub differing: Vec<(Candidate<'a>, Difference)>,
}

/// Everything that may speak to the claim at `at` if the article named no source for it.
pub fn unnamed<'a>(at: usize, context: &Context<'a>) -> Candidates<'a> {
    let claim = &context.claims[at];
    // what the text denies need not agree with anything
    if claim.is_claim() && !claim.negated { figure::inferred(at, context) } else { Candidates::default() }
}

/// Everything that may speak to the claim at `at` of the context's claims.
pub fn candidates<'a>(at: usize, context: &Context<'a>) -> Candidates<'a> {
    let claim = &context.claims[at];
    if !claim.is_claim() {
        return Candidates::default();
    }
    let cited = citation::cited(claim.mention.sentence, context);
    let mut named: Vec<(&'a Source, Why)> = Vec::new();
    for cited in &cited {
        named.extend(cited.sources.iter().map(|&source| (source, cited.why())));
    }
    if let Some(attribution) = &claim.attribution {
        for source in attribution::attributed(attribution, context.index) {
            named.push((source, Why::Attributed(attribution.clone())));
        }
    }
    let mut seen = std::collections::BTreeSet::new();
    named.retain(|(source, _)| seen.insert(source.id.as_str()));
    let unknown = cited.iter().filter(|cited| cited.sources.is_empty()).map(|cited| Link {
        source: cited.citation.target.clone(),
        figures: Vec::new(),
        why: cited.why(),
    });
    let mut found = if !named.is_empty() {
        figure::named(at, &named, context)
    } else if cited.iter().any(citation::Cited::is_certain) {
        Candidates { explicit: true, ..Candidates::default() }
    } else {
        unnamed(at, context)
    };
    found.links.extend(unknown);
    found
}
