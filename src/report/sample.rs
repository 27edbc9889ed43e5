//! A small report for the formats' tests, made as the pipeline makes it.

use super::model::FileReport;
use super::position::Texts;
use super::{Options, Report, ReportFormat};
use crate::claim::{Claim, Exempt};
use crate::config::Settings;
use crate::document::sentence::Sentence;
use crate::document::{Block, BlockKind, Document, Format, Meta, TextView};
use crate::extract::{Kind, Mention};
use crate::finding::{Finding, Fix, Place, Related, Severity};
use crate::link::{Link, Why};
use crate::quantity::{Amount, Quantity, Unit};
use crate::registry::{Figure, Recorded, Registry, Source, Standing};
use crate::review::{Review, Reviewed, Status};
use crate::span::Span;
use crate::verify::{Outcome, Verdict};

const ARTICLE: &str = "# Quake in Northland\n\nThe Northland relief office counted 1,240 killed [@relief-14], and \
                       34% of homes are damaged.\n\nA Boeing 737 brought <b>tents</b>.\n";
const REGISTRY: &str =
    "relief-14:\n  title: Day 14\n  figures:\n    - measure: killed\n      value: \"1204\"\n";
const PATH: &str = "articles/quake.md";

/// What `format` writes for the sample.
pub(super) fn written(format: ReportFormat) -> String {
    let mut bytes = Vec::new();
    format.write(&report(), &Options::default(), &mut bytes).unwrap();
    String::from_utf8(bytes).unwrap()
}

/// The sample.
pub(super) fn report() -> Report {
    let document = document();
    let registry = registry();
    let settings = Settings::default();
    let sentence = |block: usize| Sentence { span: document.blocks[block].span, block };
    let review = Review {
        document: &document,
        registry: &registry,
        settings: &settings,
        published: "2031-05-04".parse().ok(),
        language: crate::lang::language("en"),
        cut: crate::extract::Cut::default(),
        sentences: vec![sentence(0), sentence(1), sentence(2)],
        snapshots: crate::verify::Snapshots::new(&registry, &settings),
        figures: figures(&document),
    };
    let mut texts = Texts::default();
    texts.insert("sources/relief.yaml", REGISTRY.as_bytes());
    let place = |part: &str| Place { file: PATH.into(), span: find(ARTICLE, part) };
    let mut disagrees = Finding::new(
        "source-disagrees",
        Severity::Error,
        "1,240 killed, but relief-14 records 1,204: two digits are swapped",
        place("1,240"),
    );
    disagrees.claim = Some("5c1f0e9a7b21".into());
    disagrees.related = vec![Related {
        place: Place { file: "sources/relief.yaml".into(), span: find(REGISTRY, "\"1204\"") },
        message: "recorded here".into(),
    }];
    disagrees.fixes = vec![Fix { span: find(ARTICLE, "1,240"), text: "1,204".into() }];
    let mut unsourced =
        Finding::new("source-unsourced", Severity::Warning, "34% of homes has no source", place("34%"));
    unsourced.claim = Some("a90c4412de07".into());
    Report::new(vec![FileReport::new(&review, &[unsourced, disagrees], 0, &texts)], false)
}

fn find(text: &str, part: &str) -> Span {
    let at = text.find(part).unwrap();
    Span::new(at, at + part.len())
}

fn document() -> Document {
    let mut view = TextView::default();
    let mut blocks = Vec::new();
    let parts: [(BlockKind, &[&str]); 3] = [
        (BlockKind::Title, &["Quake in Northland"]),
        (
            BlockKind::Paragraph,
            &["The Northland relief office counted 1,240 killed ", ", and 34% of homes are damaged."],
        ),
        (BlockKind::Paragraph, &["A Boeing 737 brought ", "tents", "."]),
    ];
    let mut from = 0;
    for (kind, stretches) in parts {
        if !blocks.is_empty() {
            view.push_synthetic("\n\n");
        }
        let start = view.text().len();
        for stretch in stretches {
            from += ARTICLE[from..].find(stretch).unwrap();
            view.push_verbatim(stretch, from);
        }
        blocks.push(Block { kind, span: Span::new(start, view.text().len()) });
    }
    Document {
        path: PATH.into(),
        format: Format::Markdown,
        view,
        blocks,
        citations: Vec::new(),
        waivers: Vec::new(),
        meta: Meta { title: Some("Quake in Northland".into()), ..Meta::default() },
        findings: Vec::new(),
        source: ARTICLE.into(),
    }
}

fn figures(document: &Document) -> Vec<Reviewed> {
    let killed = claim(document, "1,240", "5c1f0e9a7b21", Kind::Casualties, 1240);
    let mut homes = claim(document, "34%", "a90c4412de07", Kind::Percentage, 34);
    homes.measure = Some("homes".into());
    if let Some(amount) = &mut homes.mention.quantity.amount {
        amount.unit = Some(std::sync::Arc::new(Unit::named("percent")));
    }
    let mut name = claim(document, "737", "0be7713c5d90", Kind::Number, 737);
    name.exempt = Some(Exempt::Name);
    let killed = Claim {
        measure: Some("killed".into()),
        attribution: Some("the Northland relief office".into()),
        ..killed
    };
    let mut sourced = reviewed(
        killed,
        Status::Sourced,
        "relief-14 records 1,204 killed (table 2); 1,240 allows 1,239.5 to 1,240.5; two digits are swapped",
    );
    sourced.outcome.verdict = Some(Verdict::Disagrees);
    sourced.links =
        vec![Link { source: "relief-14".into(), figures: vec![0], why: Why::Cited("[@relief-14]".into()) }];
    vec![
        sourced,
        reviewed(homes, Status::Open, "no citation in the sentence and no recorded figure for homes"),
        reviewed(name, Status::Exempt, "part of the name Boeing 737"),
    ]
}

fn reviewed(claim: Claim, status: Status, explanation: &str) -> Reviewed {
    Reviewed {
        claim,
        links: Vec::new(),
        outcome: Outcome { explanation: explanation.into(), ..Outcome::default() },
        status,
        decision: None,
        lapsed: None,
    }
}

fn claim(document: &Document, surface: &str, id: &str, kind: Kind, value: i64) -> Claim {
    Claim {
        mention: Mention {
            span: find(document.view.text(), surface),
            kind,
            quantity: Quantity { amount: Some(Amount::plain(value.into())), ..Quantity::default() },
            date: None,
            alternatives: Vec::new(),
            fault: None,
            shape: None,
            cue: "number",
            sentence: 1,
            tokens: 0..1,
        },
        id: id.into(),
        kind,
        measure: None,
        exempt: None,
        context: crate::claim::id::Context { before: String::new(), after: String::new() },
        attribution: None,
        hedged: false,
        place: None,
        negated: false,
        period: None,
        per: None,
        sign: 1,
    }
}

fn registry() -> Registry {
    let at = Place { file: "sources/relief.yaml".into(), span: Span::new(0, 10) };
    let figure = Figure {
        measure: "killed".into(),
        recorded: Recorded::Value { amount: Amount::plain(1204.into()), unit: None },
        spelling: "1204".into(),
        period: None,
        as_of: None,
        place: None,
        about: Vec::new(),
        hedged: false,
        locator: Some("table 2".into()),
        note: None,
        at: at.clone(),
    };
    let source = Source {
        id: "relief-14".into(),
        title: Some("Day 14".into()),
        author: None,
        publisher: None,
        date: None,
        url: Some("https://example.org/day-14".into()),
        accessed: None,
        aliases: Vec::new(),
        standing: Standing::Primary,
        series: None,
        supersedes: Vec::new(),
        derived_from: Vec::new(),
        snapshot: None,
        snapshot_at: None,
        sha256: None,
        sha256_at: None,
        table: None,
        figures: vec![figure],
        cells: Vec::new(),
        at,
    };
    Registry { sources: [("relief-14".into(), source)].into(), ..Registry::default() }
}
