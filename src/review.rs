//! The pipeline: document, registry and ledger → review. Pure.

mod against;

pub use against::review_against;

use std::mem;

use crate::claim::{Claim, Claims, claims};
use crate::config::Settings;
use crate::document::Document;
use crate::document::sentence::Sentence;
use crate::extract::Cut;
use crate::lang::Language;
use crate::ledger::{Current, Entry, Ledger, Match, reconcile};
use crate::link::{Context, Index, Link, candidates};
use crate::quantity::PartialDate;
use crate::registry::Registry;
use crate::verify::{Outcome, Snapshots, Verdict, decide, derive, derive_from_passages, look_up, supporting};

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
    pub decision: Option<Box<Entry>>,
    /// What a person decided about these words when another number stood there; no longer in force.
    pub lapsed: Option<Box<Entry>>,
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
    /// The language it was read in.
    pub language: &'static Language,
    /// Its sentences; a mention names its own by index.
    pub sentences: Vec<Sentence>,
    /// The tokens of its sentences.
    pub cut: Cut,
    /// The snapshots of its sources, as far as they were needed.
    pub snapshots: Snapshots<'a>,
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
    let mut read = claims(document, settings);
    let index = Index::new(registry, read.language);
    let article = Context::new(document, &read.sentences, &read.claims, read.published, &index);
    let snapshots = Snapshots::new(registry, settings);
    let mut verified: Vec<(Vec<Link>, Outcome)> = (0..read.claims.len())
        .map(|at| {
            let candidates = candidates(at, &article);
            let outcome = decide(at, &candidates, &article);
            let mut outcome = look_up(outcome, at, &candidates, &article, &snapshots);
            outcome = derive(outcome, at, &candidates.links, &article);
            if candidates.explicit && settings.policy.sources.contains_key(&read.claims[at].kind) {
                outcome.supported_by.extend(supporting(at, &article));
            }
            (candidates.links, outcome)
        })
        .collect();
    derive_from_passages(&mut verified, &article, &snapshots);
    let decisions = decisions(ledger, &read.claims, document.view.text());
    let figures = mem::take(&mut read.claims).into_iter().zip(verified).zip(decisions);
    let figures = figures.map(|((claim, (links, outcome)), [decision, lapsed])| {
        let status = status(&claim, &links, &outcome, decision.as_deref());
        Reviewed { claim, links, outcome, status, decision, lapsed }
    });
    let figures = figures.collect();
    Review::new(document, registry, settings, read, snapshots, figures)
}

impl<'a> Review<'a> {
    /// A review of what was read, whose claims `figures` hold.
    fn new(
        document: &'a Document,
        registry: &'a Registry,
        settings: &'a Settings,
        read: Claims,
        snapshots: Snapshots<'a>,
        figures: Vec<Reviewed>,
    ) -> Self {
        let Claims { sentences, cut, published, language, .. } = read;
        Review { document, registry, settings, published, language, sentences, cut, snapshots, figures }
    }
}

/// Every figure of an article, claims and exempt mentions, without a registry.
pub fn mentions(document: &Document, settings: &Settings) -> Vec<Claim> {
    claims(document, settings).claims
}

/// For each claim the decision in force, and the one that a changed number has dropped.
fn decisions(ledger: &Ledger, claims: &[Claim], text: &str) -> Vec<[Option<Box<Entry>>; 2]> {
    if ledger.entries.is_empty() {
        return vec![[None, None]; claims.len()];
    }
    let current: Vec<Current> = claims
        .iter()
        .map(|claim| {
            let span = claim.mention.span;
            let around = claim.context.clone();
            let quote = span.of(text).to_owned();
            Current { id: claim.id.clone(), quote, before: around.before, after: around.after, value: None }
        })
        .collect();
    let entry = |at: usize| ledger.entries.get(at).cloned().map(Box::new);
    let matches = reconcile(ledger, &current).into_iter();
    let decisions = matches.map(|found| match found {
        Match::Decided(at) => [entry(at), None],
        Match::Changed(at) => [None, entry(at)],
        Match::New => [None, None],
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::open_str;
    use crate::ledger::Decision;
    use crate::{registry, rules};

    const SOURCES: &str = "relief-14:\n  type: report\n  title: Report 14\n  date: 2031-05-09\n  figures:\n    \
        - measure: killed\n      value: \"1204\"\n      place: Port Elsin\n";
    const ARTICLE: &str = "---\ntitle: Flood in Port Elsin\ndate: 2031-05-10\n---\n\n\
        The flood killed 1,204 people. It destroyed 312 homes. A further 40 homes are cut off [@census]. \
        One of them is new.\n";

    fn statuses(review: &Review<'_>) -> Vec<(&'static str, Option<Verdict>)> {
        review.figures.iter().map(|figure| (figure.status.name(), figure.outcome.verdict)).collect()
    }

    fn decided(id: &str, quote: &str, around: &crate::claim::id::Context) -> Entry {
        Entry {
            id: id.into(),
            quote: quote.into(),
            before: around.before.clone(),
            after: around.after.clone(),
            value: None,
            links: Vec::new(),
            decision: Some(Decision::Verified),
            reason: None,
            by: None,
            on: None,
        }
    }

    #[test]
    fn every_figure_ends_in_exactly_one_status() {
        let document = open_str("a.md", ARTICLE);
        let (registry, problems) = registry::load([("s.yaml", SOURCES.as_bytes())]);
        assert_eq!(problems, []);
        let settings = Settings::default();
        let found = review(&document, &registry, &Ledger::default(), &settings);
        let expected =
            [("sourced", Some(Verdict::Agrees)), ("open", None), ("cited", None), ("exempt", None)];
        assert_eq!(statuses(&found), expected);
        assert_eq!(mentions(&document, &settings).len(), found.figures.len());
    }

    #[test]
    fn a_decision_holds_until_its_number_changes() {
        let document = open_str("a.md", ARTICLE);
        let (registry, settings) = (Registry::default(), Settings::default());
        let homes = mentions(&document, &settings).swap_remove(1);
        let around = homes.context.clone();
        let ledger = Ledger { entries: vec![decided(&homes.id, "312", &around)] };
        let kept = review(&document, &registry, &ledger, &settings);
        assert_eq!(kept.figures[1].status, Status::Decided);
        let ledger = Ledger { entries: vec![decided("000000000000", "321", &around)] };
        let dropped = review(&document, &registry, &ledger, &settings);
        assert_eq!(dropped.figures[1].status, Status::Open);
        let wrong = Entry { decision: Some(Decision::Wrong), ..decided(&homes.id, "312", &homes.context) };
        let told =
            rules::findings(&review(&document, &registry, &Ledger { entries: vec![wrong] }, &settings));
        assert!(told.findings.iter().any(|finding| finding.rule == "ledger-wrong"));
        let judged = rules::findings(&dropped);
        let changed = judged.findings.iter().find(|finding| finding.rule == "ledger-changed").unwrap();
        assert_eq!(changed.message, "312 stands where 321 was decided (verified): decide again");
    }
}
