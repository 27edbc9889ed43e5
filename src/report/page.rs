//! What the HTML template shows: the article cut into blocks, its figures marked, their notes.

use std::collections::{BTreeMap, BTreeSet};

use serde::Serialize;

use super::model::{Article, ClaimRow, FileReport, FindingRow, LinkRow, Report};
use super::words::{self, State};
use super::{escape, number::Number};
use crate::document::{Block, BlockKind};
use crate::review::Status;
use crate::span::Span;

/// The page.
#[derive(Serialize)]
pub(super) struct Page<'a> {
    title: String,
    heading: String,
    version: &'a str,
    tally: Vec<Count>,
    hidden: Vec<String>,
    files: Vec<File<'a>>,
    /// Each source once, by id.
    sources: Vec<Source<'a>>,
}

/// How many figures are in one state.
#[derive(Serialize)]
struct Count {
    number: usize,
    label: &'static str,
    tone: &'static str,
}

/// One article, or a registry file with findings.
#[derive(Serialize)]
struct File<'a> {
    path: &'a str,
    title: &'a str,
    published: Option<&'a str>,
    language: Option<&'a str>,
    rows: Vec<Row<'a>>,
    /// Findings about no figure, or about a file that is no article.
    general: Vec<General<'a>>,
    figures: Vec<Figure<'a>>,
}

/// Blocks that belong together, with the notes on their figures beside them.
#[derive(Serialize)]
struct Row<'a> {
    kind: &'static str,
    level: u8,
    /// Rows of cells for tables; one cell a row for everything else.
    lines: Vec<Vec<Vec<Piece<'a>>>>,
    notes: Vec<Figure<'a>>,
}

/// A stretch of text, perhaps a figure.
#[derive(Serialize)]
struct Piece<'a> {
    text: &'a str,
    figure: Option<Mark>,
}

#[derive(Serialize)]
struct Mark {
    key: String,
    number: usize,
    tone: &'static str,
}

/// A finding about a figure.
#[derive(Clone, Serialize)]
struct Remark<'a> {
    severity: &'static str,
    rule: &'static str,
    message: &'a str,
}

#[derive(Serialize)]
struct General<'a> {
    line: usize,
    column: usize,
    #[serde(flatten)]
    remark: Remark<'a>,
}

/// A figure with everything said about it: a note and a row of the table.
#[derive(Clone, Serialize)]
struct Figure<'a> {
    key: String,
    number: usize,
    line: usize,
    surface: &'a str,
    reading: String,
    label: String,
    tone: &'static str,
    /// Whether a person should look: its note is a card.
    open: bool,
    /// Whether it has a note beside the text at all.
    noted: bool,
    explanation: &'a str,
    repeated: bool,
    remarks: Vec<Remark<'a>>,
    notes: &'a [String],
    /// Those that the explanation names come first.
    sources: Vec<Source<'a>>,
    fix: Option<&'a str>,
}

#[derive(Clone, Serialize)]
struct Source<'a> {
    id: &'a str,
    title: &'a str,
    url: Option<&'a str>,
    locator: Option<&'a str>,
    recorded: Option<&'a str>,
    why: &'a str,
}

/// Cuts the report up for the template.
pub(super) fn page(report: &Report) -> Page<'_> {
    let files: Vec<File<'_>> =
        report.files.iter().enumerate().map(|(index, file)| view(file, index + 1)).collect();
    let articles: Vec<&FileReport> = report.files.iter().filter(|file| file.article.is_some()).collect();
    let subject = match articles.as_slice() {
        [only] => escape::line(only.title.as_deref().unwrap_or(&only.path)),
        several => words::count(several.len(), "article"),
    };
    let to_check = files.iter().flat_map(|file| &file.figures).filter(|figure| figure.open).count();
    let figures = words::count(report.summary.mentions, "figure");
    let heading = match to_check {
        0 => format!("Nothing to check in {figures}"),
        some => format!("{some} of {figures} to check"),
    };
    let links = report.files.iter().flat_map(|file| &file.claims).flat_map(|claim| &claim.links);
    let by_id: BTreeMap<&str, &LinkRow> = links.map(|link| (link.source.as_str(), link)).collect();
    Page {
        title: format!("Figure check: {subject}"),
        heading,
        sources: by_id.into_values().map(source).collect(),
        version: report.tool.version,
        tally: tally(report),
        hidden: hidden(report),
        files,
    }
}

fn tally(report: &Report) -> Vec<Count> {
    let mut counts = vec![Count { number: report.summary.mentions, label: "figures in all", tone: "all" }];
    let mut by_label = BTreeMap::<(usize, &'static str), Count>::new();
    for file in &report.files {
        let by_claim = file.findings_by_claim();
        for claim in &file.claims {
            let findings = by_claim.get(claim.id.as_str()).map_or(&[] as &[_], Vec::as_slice);
            let State { label, tone } = words::state(claim, findings);
            let order = ["bad", "doubt", "info", "good", "quiet"].iter().position(|&this| this == tone);
            let key = (order.unwrap_or(usize::MAX), label);
            by_label.entry(key).or_insert(Count { number: 0, label, tone }).number += 1;
        }
    }
    counts.extend(by_label.into_values());
    counts
}

fn hidden(report: &Report) -> Vec<String> {
    let summary = &report.summary;
    let mut lines = Vec::new();
    if summary.suppressed > 0 {
        lines.push(format!(
            "{} waived in the text with a reason.",
            words::count(summary.suppressed, "finding")
        ));
    }
    if summary.hidden > 0 {
        lines.push(format!("{} below the severity asked for.", words::count(summary.hidden, "finding")));
    }
    if report.isolated {
        lines.push("Isolated run: no registry was read, so no figure was compared with a source.".into());
    }
    lines
}

fn view(file: &FileReport, index: usize) -> File<'_> {
    let remarks = file.findings_by_claim();
    let ids: BTreeSet<&str> = file.claims.iter().map(|claim| claim.id.as_str()).collect();
    let figures: Vec<Figure<'_>> = file
        .claims
        .iter()
        .enumerate()
        .map(|(at, claim)| {
            let about = remarks.get(claim.id.as_str()).map_or(&[] as &[_], Vec::as_slice);
            figure(claim, about, index, at + 1)
        })
        .collect();
    let general = |finding: &&FindingRow| finding.claim.as_deref().is_none_or(|id| !ids.contains(id));
    File {
        path: &file.path,
        title: file.title.as_deref().unwrap_or(&file.path),
        published: file.published.as_deref(),
        language: file.article.as_ref().map(|article| article.language.as_str()),
        rows: file.article.as_ref().map(|article| rows(article, &file.claims, &figures)).unwrap_or_default(),
        general: file
            .findings
            .iter()
            .filter(general)
            .map(|finding| General { line: finding.line, column: finding.column, remark: remark(finding) })
            .collect(),
        figures,
    }
}

fn remark(finding: &FindingRow) -> Remark<'_> {
    Remark { severity: finding.severity.name(), rule: finding.rule, message: &finding.message }
}

fn figure<'a>(claim: &'a ClaimRow, findings: &[&'a FindingRow], file: usize, number: usize) -> Figure<'a> {
    let State { label, tone } = words::state(claim, findings);
    let label = match claim.reading.exempt {
        Some(reason) if claim.status == Status::Exempt => format!("{label}: {reason}"),
        _ => label.to_owned(),
    };
    let remarks: Vec<Remark<'_>> = findings.iter().copied().map(remark).collect();
    Figure {
        key: format!("a{file}-"),
        number,
        line: claim.line,
        surface: &claim.surface,
        reading: reading(claim),
        label,
        tone,
        open: !remarks.is_empty() || matches!(tone, "bad" | "doubt"),
        noted: !remarks.is_empty() || tone != "quiet",
        // A finding often says what the explanation says: once is enough.
        repeated: remarks.iter().any(|remark| remark.message.contains(&claim.explanation)),
        explanation: &claim.explanation,
        remarks,
        notes: &claim.notes,
        sources: named_first(&claim.links).map(source).collect(),
        fix: findings.iter().find_map(|finding| finding.fixes.first()).map(|fix| fix.text.as_str()),
    }
}

fn named_first(links: &[LinkRow]) -> impl Iterator<Item = &LinkRow> {
    let is_named = |link: &&LinkRow| link.origin.as_ref().is_some_and(|origin| origin.named);
    links.iter().filter(is_named).chain(links.iter().filter(move |link| !is_named(link)))
}

fn source(link: &LinkRow) -> Source<'_> {
    let origin = link.origin.as_ref();
    Source {
        id: &link.source,
        title: origin.and_then(|origin| origin.title.as_deref()).unwrap_or(&link.source),
        url: origin.and_then(|origin| origin.url.as_deref()).and_then(escape::link),
        locator: origin.and_then(|origin| origin.locator.as_deref()),
        recorded: origin.and_then(|origin| origin.recorded.as_deref()),
        why: &link.why,
    }
}

/// How the figure was read: `≥ 3428`, `16500 to 18000 USD`, `2026-01-22`.
fn reading(claim: &ClaimRow) -> String {
    let reading = &claim.reading;
    let mut text = match reading.qualifier {
        Some("~") => "about ".to_owned(),
        Some(">") => "more than ".to_owned(),
        Some(">=") => "at least ".to_owned(),
        Some("<") => "less than ".to_owned(),
        Some("<=") => "at most ".to_owned(),
        _ => String::new(),
    };
    let Some(value) = &reading.value else {
        text.push_str(reading.date.as_deref().unwrap_or_default());
        return text;
    };
    text.push_str(value.as_str());
    for part in [
        reading.value_hi.as_ref().map(Number::as_str).map(|hi| format!(" to {hi}")),
        reading.unit.as_ref().map(|unit| format!(" {unit}")),
        reading.measure.as_ref().map(|measure| format!(", {measure}")),
    ]
    .into_iter()
    .flatten()
    {
        text.push_str(&part);
    }
    text
}

fn rows<'a>(article: &'a Article, claims: &'a [ClaimRow], figures: &[Figure<'a>]) -> Vec<Row<'a>> {
    let mut rows: Vec<Row<'a>> = Vec::new();
    let mut next = 0;
    let mut previous: Option<&Block> = None;
    for (index, block) in article.blocks.iter().enumerate() {
        while claims.get(next).is_some_and(|claim| claim.span.start < block.span.start) {
            next += 1;
        }
        let (pieces, after) = pieces(article, block.span, claims, figures, next);
        let (kind, level) = shape(block.kind);
        let joins = matches!(kind, "item" | "cell" | "quote" | "note")
            && previous.is_some_and(|previous| previous.kind == block.kind);
        if !joins {
            rows.push(Row { kind, level, lines: Vec::new(), notes: Vec::new() });
        }
        if let Some(row) = rows.last_mut() {
            match row.lines.last_mut() {
                Some(line) if joins && kind == "cell" && !article.row_starts.contains(&index) => {
                    line.push(pieces);
                }
                _ => row.lines.push(vec![pieces]),
            }
            row.notes.extend(figures[next.min(after)..after].iter().filter(|figure| figure.noted).cloned());
        }
        next = after;
        previous = Some(block);
    }
    rows
}

/// The text of a block, cut at its figures; and the index of the first claim after it.
fn pieces<'a>(
    article: &'a Article,
    block: Span,
    claims: &[ClaimRow],
    figures: &[Figure<'_>],
    first: usize,
) -> (Vec<Piece<'a>>, usize) {
    let mut pieces = Vec::new();
    let mut at = block.start;
    let mut next = first;
    while let Some(claim) = claims.get(next).filter(|claim| claim.span.start < block.end) {
        let span = Span::new(claim.span.start, claim.span.end.min(block.end));
        if span.start >= at && !span.is_empty() {
            push(&mut pieces, Span::new(at, span.start).of(&article.text), None);
            let figure = &figures[next];
            let mark = Mark { key: figure.key.clone(), number: figure.number, tone: figure.tone };
            push(&mut pieces, span.of(&article.text), Some(mark));
            at = span.end;
        }
        next += 1;
    }
    push(&mut pieces, Span::new(at, block.end).of(&article.text), None);
    (pieces, next)
}

fn push<'a>(pieces: &mut Vec<Piece<'a>>, text: &'a str, figure: Option<Mark>) {
    if !text.is_empty() {
        pieces.push(Piece { text, figure });
    }
}

/// The template's name for a kind of block, and the level of headings: the page's own heading is the first,
/// the article's title the second.
fn shape(kind: BlockKind) -> (&'static str, u8) {
    match kind {
        BlockKind::Title => ("heading", 2),
        BlockKind::Heading(level) => ("heading", level.saturating_add(1).clamp(3, 6)),
        BlockKind::Paragraph => ("paragraph", 0),
        BlockKind::ListItem => ("item", 0),
        BlockKind::Quote => ("quote", 0),
        BlockKind::TableCell => ("cell", 0),
        BlockKind::Caption => ("caption", 0),
        BlockKind::Footnote => ("note", 0),
        BlockKind::Code => ("code", 0),
    }
}
