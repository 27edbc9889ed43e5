//! The pipeline: document, registry and ledger → review. Pure.

use crate::claim::Claim;
use crate::config::Settings;
use crate::document::Document;
use crate::document::sentence::Sentence;
use crate::ledger::Entry;
use crate::link::Link;
use crate::quantity::PartialDate;
use crate::registry::Registry;
use crate::verify::Outcome;

/// Where a figure of the article ends: each in exactly one.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Status {
    /// Linked to a comparable figure, whatever the verdict.
    Sourced,
    /// Re-derived from recorded figures.
    Derived,
    /// A citation or link that the registry cannot verify yet.
    Cited,
    /// Decided by a person, in the ledger.
    Decided,
    /// No claim, with its reason.
    Exempt,
    /// None of these.
    Open,
}

impl Status {
    /// All, in the order of reports.
    pub const ALL: [Status; 6] =
        [Status::Sourced, Status::Derived, Status::Cited, Status::Decided, Status::Exempt, Status::Open];

    /// The name in the output formats.
    pub fn name(self) -> &'static str {
        match self {
            Status::Sourced => "sourced",
            Status::Derived => "derived",
            Status::Cited => "cited",
            Status::Decided => "decided",
            Status::Exempt => "exempt",
            Status::Open => "open",
        }
    }
}

/// One figure of the article with everything the pipeline found out about it.
#[derive(Clone, Debug)]
pub struct Reviewed {
    /// The claim, or exempt mention.
    pub claim: Claim,
    /// Its ties to sources.
    pub links: Vec<Link>,
    /// What comparing gave.
    pub outcome: Outcome,
    /// Where it ends.
    pub status: Status,
    /// What a person decided, if the ledger has it and the number is still the same.
    pub decision: Option<Entry>,
}

/// A reviewed article; what the rules see.
#[derive(Debug)]
pub struct Review<'a> {
    /// The article.
    pub document: &'a Document,
    /// What it was checked against.
    pub registry: &'a Registry,
    /// How.
    pub settings: &'a Settings,
    /// When it was published, if anything says so.
    pub published: Option<PartialDate>,
    /// Its sentences; a mention names its own by index.
    pub sentences: Vec<Sentence>,
    /// Its figures, in order of place.
    pub figures: Vec<Reviewed>,
}

/// Reviews an article.
pub fn review<'a>(
    document: &'a Document,
    registry: &'a Registry,
    _ledger: &crate::ledger::Ledger,
    settings: &'a Settings,
) -> Review<'a> {
    Review {
        document,
        registry,
        settings,
        published: settings.published,
        sentences: Vec::new(),
        figures: Vec::new(),
    }
}

/// The claims and exempt mentions of a document.
pub fn mentions(_document: &Document, _settings: &Settings) -> Vec<Claim> {
    Vec::new()
}
