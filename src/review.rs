//! The pipeline: document, registry and ledger → review. Pure.

use crate::claim::id::context;
use crate::claim::{Claim, claims};
use crate::config::Settings;
use crate::document::Document;
use crate::document::sentence::Sentence;
use crate::ledger::{Current, Entry, Ledger, Match, reconcile};
use crate::link::{Context, Index, Link, candidates};
use crate::quantity::PartialDate;
use crate::registry::Registry;
use crate::verify::{Outcome, Verdict, decide};

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
    /// What a person decided about these words when another number stood there; no longer in force.
    pub lapsed: Option<Entry>,
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

/// Reviews an article: finds its figures, ties them to sources and compares them.
pub fn review<'a>(
    document: &'a Document,
    registry: &'a Registry,
    ledger: &Ledger,
    settings: &'a Settings,
) -> Review<'a> {
    let read = claims(document, settings);
    let index = Index::new(registry);
    let article = Context::new(document, &read.sentences, &read.claims, read.published, &index);
    let verified: Vec<(Vec<Link>, Outcome)> = (0..read.claims.len())
        .map(|at| {
            let candidates = candidates(at, &article);
            let outcome = decide(at, &candidates, &article);
            (candidates.links, outcome)
        })
        .collect();
    let decisions = decisions(ledger, &read.claims, document.view.text());
    let figures = read.claims.into_iter().zip(verified).zip(decisions);
    let figures = figures.map(|((claim, (links, outcome)), (decision, lapsed))| {
        let status = status(&claim, &links, &outcome, decision.as_ref());
        Reviewed { claim, links, outcome, status, decision, lapsed }
    });
    Review {
        figures: figures.collect(),
        document,
        registry,
        settings,
        published: read.published,
        sentences: read.sentences,
    }
}

/// Every figure of an article, claims and exempt mentions, without a registry.
pub fn mentions(document: &Document, settings: &Settings) -> Vec<Claim> {
    claims(document, settings).claims
}

/// For each claim the decision in force, and the one that a changed number has dropped.
fn decisions(ledger: &Ledger, claims: &[Claim], text: &str) -> Vec<(Option<Entry>, Option<Entry>)> {
    let current: Vec<Current> = claims
        .iter()
        .map(|claim| {
            let span = claim.mention.span;
            let around = context(text, span);
            let quote = span.of(text).to_owned();
            Current { id: claim.id.clone(), quote, before: around.before, after: around.after, value: None }
        })
        .collect();
    let entry = |at: usize| ledger.entries.get(at).cloned();
    let matches = reconcile(ledger, &current).into_iter();
    let decisions = matches.map(|found| match found {
        Match::Decided(at) => (entry(at), None),
        Match::Changed(at) => (None, entry(at)),
        Match::New => (None, None),
    });
    decisions.collect()
}

fn status(claim: &Claim, links: &[Link], outcome: &Outcome, decision: Option<&Entry>) -> Status {
    match outcome.verdict {
        _ if !claim.is_claim() => Status::Exempt,
        _ if decision.is_some() => Status::Decided,
        Some(Verdict::AgreesDerived) => Status::Derived,
        Some(Verdict::NotFound) => Status::Cited,
        Some(_) => Status::Sourced,
        None if links.iter().any(|link| link.why.is_explicit()) => Status::Cited,
        None => Status::Open,
    }
}
