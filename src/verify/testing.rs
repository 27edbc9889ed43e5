//! Hand-made registries for the unit tests of linking and verification.

use super::{Outcome, decide};
use crate::claim::Claim;
use crate::document::sentence::Sentence;
use crate::document::{Block, BlockKind, Citation, CitationKind, Document, Format, Meta, TextView};
use crate::extract::{Kind, Mention};
use crate::finding::Place;
use crate::link::{Context, Index, Link, candidates};
use crate::quantity::{Amount, PartialDate, Qualifier, Quantity, When};
use crate::registry::{Figure, Recorded, Registry, Source, Standing};
use crate::span::Span;

fn nowhere() -> Place {
    Place { file: "sources/test.yaml".into(), span: Span::default() }
}

/// A source that records nothing yet.
pub(crate) fn source(id: &str) -> Source {
    Source {
        id: id.into(),
        title: None,
        author: None,
        publisher: None,
        date: None,
        url: None,
        accessed: None,
        aliases: Vec::new(),
        standing: Standing::Secondary,
        series: None,
        supersedes: Vec::new(),
        derived_from: Vec::new(),
        snapshot: None,
        table: None,
        snapshot_at: None,
        sha256: None,
        sha256_at: None,
        figures: Vec::new(),
        cells: Vec::new(),
        at: nowhere(),
    }
}

/// A figure with a value as the registry spells it.
pub(crate) fn figure(measure: &str, value: &str) -> Figure {
    let recorded = Recorded::Value { amount: amount(value), unit: None };
    Figure {
        measure: measure.into(),
        recorded,
        spelling: value.into(),
        period: None,
        as_of: None,
        place: Some("Port Elsin".into()),
        about: Vec::new(),
        hedged: false,
        locator: None,
        note: None,
        at: nowhere(),
    }
}

/// A figure that is a date.
pub(crate) fn event(event: &str, on: &str) -> Figure {
    Figure { recorded: Recorded::Date(When::At(date(on))), place: None, ..figure(event, "1") }
}

/// The sources, by id.
pub(crate) fn registry(sources: impl IntoIterator<Item = Source>) -> Registry {
    let sources = sources.into_iter().map(|source| (source.id.clone(), source)).collect();
    Registry { sources, ..Registry::default() }
}

/// `2026`, `2026-01` or `2026-01-22`.
pub(crate) fn date(text: &str) -> PartialDate {
    text.parse().unwrap()
}

/// `2026-01` or `2025-12-28/2026-01-28`.
pub(crate) fn when(text: &str) -> When {
    When::from_iso(text).unwrap()
}

/// A number as the registry spells it.
pub(crate) fn amount(text: &str) -> Amount {
    let marks = [
        ("~", Qualifier::About),
        (">=", Qualifier::AtLeast),
        ("<=", Qualifier::AtMost),
        (">", Qualifier::MoreThan),
        ("<", Qualifier::LessThan),
    ];
    let (qualifier, number) = marks
        .into_iter()
        .find_map(|(mark, qualifier)| Some((qualifier, text.strip_prefix(mark)?)))
        .unwrap_or((Qualifier::Exact, text));
    let (lo, hi) = number.split_once("..").map_or((number, None), |(lo, hi)| (lo, Some(hi)));
    let value: rust_decimal::Decimal = lo.parse().unwrap();
    let step = rust_decimal::Decimal::new(1, value.scale());
    Amount { value, hi: hi.map(|hi| hi.parse().unwrap()), qualifier, unit: None, step }
}

/// An article of one block a paragraph, its title first, with the claims that the test adds.
pub(crate) struct Article {
    pub(crate) document: Document,
    pub(crate) sentences: Vec<Sentence>,
    pub(crate) claims: Vec<Claim>,
    pub(crate) published: Option<PartialDate>,
}

impl Article {
    /// Paragraphs are cut into sentences at `. `.
    pub(crate) fn new(published: &str, title: &str, paragraphs: &[&str]) -> Self {
        let mut view = TextView::default();
        let (mut blocks, mut sentences) = (Vec::new(), Vec::new());
        let all = std::iter::once((BlockKind::Title, title));
        for (kind, text) in all.chain(paragraphs.iter().map(|text| (BlockKind::Paragraph, *text))) {
            let start = view.text().len();
            view.push_verbatim(text, start);
            let mut from = start;
            for sentence in text.split_inclusive(". ") {
                let span = Span::new(from, from + sentence.trim_end().len());
                sentences.push(Sentence { span, block: blocks.len() });
                from += sentence.len();
            }
            blocks.push(Block { kind, span: Span::new(start, start + text.len()) });
            view.push_synthetic("\n\n");
        }
        let document = Document {
            path: "articles/test.md".into(),
            format: Format::Markdown,
            source: view.text().into(),
            view,
            blocks,
            citations: Vec::new(),
            waivers: Vec::new(),
            meta: Meta { title: Some(title.into()), ..Meta::default() },
            findings: Vec::new(),
        };
        Article { document, sentences, claims: Vec::new(), published: Some(date(published)) }
    }

    /// Cites a source by key right after the words `after`.
    pub(crate) fn cite(&mut self, after: &str, id: &str) {
        let at = self.document.view.text().find(after).unwrap() + after.len();
        let span = Span::new(at, at);
        let kind = CitationKind::Key;
        self.document.citations.push(Citation {
            kind,
            target: id.into(),
            locator: None,
            span,
            file_span: span,
        });
    }

    /// Adds a number where `surface` stands first, in order of place.
    pub(crate) fn number(&mut self, surface: &str, measure: &str, value: &str) -> &mut Claim {
        let quantity = Quantity { amount: Some(amount(value)), ..Quantity::default() };
        self.add(surface, Kind::Count, Some(measure), quantity)
    }

    /// Adds a date where `surface` stands first, in order of place.
    pub(crate) fn date(&mut self, surface: &str, means: &str) -> &mut Claim {
        let quantity = Quantity { when: Some(when(means)), ..Quantity::default() };
        self.add(surface, Kind::Date, None, quantity)
    }

    fn add(&mut self, surface: &str, kind: Kind, measure: Option<&str>, quantity: Quantity) -> &mut Claim {
        let start = self.document.view.text().find(surface).unwrap();
        let span = Span::new(start, start + surface.len());
        let sentence = self.sentences.iter().position(|sentence| sentence.span.contains(span)).unwrap();
        let mention = Mention {
            span,
            kind,
            quantity,
            date: None,
            alternatives: Vec::new(),
            fault: None,
            shape: None,
            cue: "test",
            sentence,
            tokens: 0..0,
        };
        let claim = Claim {
            mention,
            id: format!("{start:012x}"),
            context: crate::claim::id::Context::default(),
            kind,
            measure: measure.map(Into::into),
            exempt: None,
            attribution: None,
            hedged: false,
            negated: false,
            place: None,
            period: None,
            per: None,
            sign: 1,
        };
        let at = self.claims.partition_point(|claim| claim.mention.span.start < start);
        self.claims.insert(at, claim);
        &mut self.claims[at]
    }

    /// Links and outcome of the claim at `surface`.
    pub(crate) fn outcome(&self, surface: &str, registry: &Registry) -> (Vec<Link>, Outcome) {
        let index = Index::new(registry, crate::lang::language("en"));
        let context = Context::new(&self.document, &self.sentences, &self.claims, self.published, &index);
        let here = |claim: &Claim| claim.mention.span.of(context.text) == surface;
        let at = self.claims.iter().position(here).unwrap();
        let candidates = candidates(at, &context);
        let outcome = decide(at, &candidates, &context);
        (candidates.links, outcome)
    }
}
