//! Review and findings → report: names for everything, lines and columns for every place.

use std::borrow::Cow;
use std::collections::BTreeSet;

use super::model::{
    Article, ClaimRow, DecisionRow, FileReport, FindingRow, FixRow, LinkRow, MentionRow, Origin, Reading,
    RelatedRow, Report, Snippet, Summary, Tally, Tool,
};
use super::number::Number;
use super::position::{LineIndex, Position, Texts, cut, line_around};
use crate::claim::{Claim, Exempt};
use crate::document::{BlockKind, Document, Format};
use crate::finding::{Finding, Place, Severity};
use crate::link::{Link, Why};
use crate::quantity::{Qualifier, Quantity};
use crate::registry::Registry;
use crate::review::{Review, Reviewed, Status};
use crate::span::Span;
use crate::verify::{Verdict, explain};

/// Bytes of context kept around a finding.
const CONTEXT: usize = 1_024;

impl Report {
    /// The shape that this version writes.
    pub const VERSION: u32 = 1;

    /// The report over `files`: reviewed articles in the order to be shown, then files with findings only.
    pub fn new(files: Vec<FileReport>, isolated: bool) -> Self {
        let claims = || files.iter().flat_map(|file| &file.claims);
        let findings = || files.iter().flat_map(|file| &file.findings);
        let status = Status::ALL
            .map(|status| (status.name(), claims().filter(|claim| claim.status == status).count()))
            .to_vec();
        let mut verdicts = Vec::new();
        for verdict in Verdict::ALL {
            let count = claims().filter(|claim| claim.verdict == Some(verdict)).count();
            if count > 0 {
                verdicts.push((verdict.name(), count));
            }
        }
        let severities = [Severity::Error, Severity::Warning, Severity::Note]
            .map(|severity| (severity.name(), findings().filter(|row| row.severity == severity).count()))
            .to_vec();
        let summary = Summary {
            files: files.iter().filter(|file| file.article.is_some()).count(),
            mentions: claims().count(),
            claims: claims().filter(|claim| claim.reading.claim).count(),
            status: Tally(status),
            verdicts: Tally(verdicts),
            findings: Tally(severities),
            suppressed: files.iter().map(|file| file.suppressed).sum(),
            hidden: 0,
        };
        let tool = Tool { name: "tieout", version: env!("CARGO_PKG_VERSION") };
        Report { version: Self::VERSION, tool, summary, files, isolated }
    }

    /// Leaves out findings below `lowest`; the summary still counts them, as hidden too.
    pub fn hide_below(&mut self, lowest: Severity) {
        for file in &mut self.files {
            let before = file.findings.len();
            file.findings.retain(|finding| finding.severity >= lowest);
            self.summary.hidden += before - file.findings.len();
        }
    }

    /// Whether any finding, hidden or not, weighs at least `severity`.
    pub fn reaches(&self, severity: Severity) -> bool {
        self.summary
            .findings
            .0
            .iter()
            .any(|(name, count)| *count > 0 && name.parse::<Severity>().is_ok_and(|this| this >= severity))
    }

    /// All findings, file by file.
    pub fn findings(&self) -> impl Iterator<Item = &FindingRow> {
        self.files.iter().flat_map(|file| &file.findings)
    }
}

impl FileReport {
    /// A reviewed article. `texts` holds the registry and ledger files that findings may point into.
    pub fn new(review: &Review<'_>, findings: &[Finding], suppressed: usize, texts: &Texts<'_>) -> Self {
        let document = review.document;
        let index = LineIndex::new(&document.source);
        let mut texts = Texts::over(texts);
        for (file, text) in review.snapshots.opened() {
            texts.insert(file, text.as_bytes());
        }
        let places = Places { document, index: &index, texts: &texts, sentences: sentences(review) };
        let mut rows: Vec<_> = findings.iter().map(|finding| places.finding(finding)).collect();
        rows.sort_by(|a, b| (a.start, a.end, a.rule).cmp(&(b.start, b.end, b.rule)));
        FileReport {
            path: document.path.clone(),
            published: review.published.map(|date| date.to_string()),
            title: document.meta.title.clone(),
            claims: review
                .figures
                .iter()
                .map(|figure| claim_row(figure, document, &index, review.registry))
                .collect(),
            findings: rows,
            suppressed,
            article: Some(Article {
                text: document.view.text().to_owned(),
                blocks: document.blocks.clone(),
                row_starts: row_starts(document),
                language: document.meta.language.clone().unwrap_or_else(|| review.settings.language.clone()),
            }),
        }
    }

    /// The files of a registry or ledger that have findings, in the order of their paths.
    pub fn of_findings(findings: &[Finding], texts: &Texts<'_>) -> Vec<Self> {
        let mut by_path = std::collections::BTreeMap::<&str, Vec<&Finding>>::new();
        for finding in findings {
            by_path.entry(&finding.place.file).or_default().push(finding);
        }
        by_path
            .into_iter()
            .map(|(path, mut findings)| {
                findings.sort_by_key(|finding| finding.place.span);
                FileReport {
                    path: path.to_owned(),
                    published: None,
                    title: None,
                    claims: Vec::new(),
                    findings: findings.into_iter().map(|finding| place_in_texts(finding, texts)).collect(),
                    suppressed: 0,
                    article: None,
                }
            })
            .collect()
    }
}

/// The rows of `extract`, in order of place.
pub fn mention_rows<'a>(document: &'a Document, claims: &'a [Claim]) -> impl Iterator<Item = MentionRow<'a>> {
    let index = LineIndex::new(&document.source);
    claims.iter().map(move |claim| {
        let span = file_span(document, claim);
        let Position { line, column, .. } = index.position(&document.source, span.start);
        MentionRow {
            file: &document.path,
            start: span.start,
            end: span.end,
            line,
            column,
            surface: span.of(&document.source),
            reading: Reading::from(claim),
            id: &claim.id,
        }
    })
}

impl<'a> From<&'a Claim> for Reading<'a> {
    fn from(claim: &'a Claim) -> Self {
        let quantity = &claim.mention.quantity;
        let amount = quantity.amount.as_ref();
        Reading {
            kind: claim.shown_kind().name(),
            value: amount.map(|amount| Number::from(amount.value)),
            value_hi: amount.and_then(|amount| amount.hi).map(Number::from),
            qualifier: quantity.qualifier().map(Qualifier::shown),
            unit: claim.shown_unit().map(|unit| Cow::from(&unit.name)),
            date: quantity.when.map(|when| when.to_string()),
            measure: claim.measure.as_deref().map(Cow::from),
            claim: claim.is_claim(),
            exempt: claim.exempt.map(Exempt::name),
            attribution: claim.attribution.as_deref().map(Cow::from),
            hedged: claim.hedged,
        }
    }
}

impl Reading<'_> {
    /// The reading, free of the claim.
    pub fn into_owned(self) -> Reading<'static> {
        let owned = |text: Option<Cow<'_, str>>| text.map(|text| Cow::from(text.into_owned()));
        Reading {
            unit: owned(self.unit),
            measure: owned(self.measure),
            attribution: owned(self.attribution),
            ..self
        }
    }
}

fn claim_row(figure: &Reviewed, document: &Document, index: &LineIndex, registry: &Registry) -> ClaimRow {
    let claim = &figure.claim;
    let span = file_span(document, claim);
    let Position { line, column, .. } = index.position(&document.source, span.start);
    let decision = figure.decision.as_ref().and_then(|entry| {
        Some(DecisionRow {
            decision: entry.decision?,
            reason: entry.reason.clone(),
            by: entry.by.clone(),
            on: entry.on.clone(),
        })
    });
    ClaimRow {
        id: claim.id.clone(),
        start: span.start,
        end: span.end,
        line,
        column,
        surface: span.of(&document.source).to_owned(),
        reading: Reading::from(claim).into_owned(),
        status: figure.status,
        verdict: figure.outcome.verdict,
        links: figure.links.iter().map(|link| link_row(link, figure, registry)).collect(),
        explanation: explanation(decision.as_ref(), &figure.outcome.explanation),
        notes: figure.outcome.notes.clone(),
        cue: claim.mention.cue,
        alternatives: claim.mention.alternatives.iter().map(other_reading).collect(),
        period: claim.period.map(|period| period.to_iso()),
        place: claim.place.clone(),
        negated: claim.negated,
        why: claim.exempt.map_or("it says something that can be checked", Exempt::meaning),
        decision,
        span: claim.mention.span,
    }
}

/// A reading that was not chosen.
fn other_reading(reading: &Quantity) -> String {
    let amount = reading.amount.as_ref().map(|amount| {
        let unit = amount.unit.as_ref().map(|unit| format!(" {}", unit.name)).unwrap_or_default();
        format!("{}{unit}", Number::from(amount.value).as_str())
    });
    amount.or(reading.when.map(|when| when.to_iso())).unwrap_or_default()
}

/// Who decided, when and why, then what the sources say.
fn explanation(decision: Option<&DecisionRow>, outcome: &str) -> String {
    let decided = decision.map(|row| {
        let parts = [
            Some(row.decision.name().to_owned()),
            row.by.as_ref().map(|by| format!("by {by}")),
            row.on.as_ref().map(|on| format!("on {on}")),
        ];
        parts.into_iter().flatten().collect::<Vec<_>>().join(" ")
    });
    let reason = decision.and_then(|row| row.reason.clone());
    let outcome = Some(outcome.to_owned()).filter(|outcome| !outcome.is_empty());
    [decided, reason, outcome].into_iter().flatten().collect::<Vec<_>>().join("; ")
}

fn link_row(link: &Link, figure: &Reviewed, registry: &Registry) -> LinkRow {
    let source = registry.sources.get(&link.source);
    let speaks = |&&(ref id, index): &&(String, usize)| {
        *id == link.source && (link.figures.is_empty() || link.figures.contains(&index))
    };
    let decided = figure.outcome.decided_by.as_ref().filter(speaks);
    let index = decided.map(|&(_, index)| index).or_else(|| link.figures.first().copied());
    let named = &figure.outcome.named;
    let recorded = source.zip(index).and_then(|(source, index)| source.figures.get(index));
    let passage = figure.outcome.passage.as_ref().filter(|passage| passage.source == link.source);
    LinkRow {
        source: link.source.clone(),
        figure: recorded.map(|figure| figure.measure.clone()),
        why: match &link.why {
            Why::Cited(mark) => format!("cited {mark}"),
            Why::Attributed(name) => format!("attributed to {name}"),
            Why::Inferred(reason) => format!("inferred: {reason}"),
            Why::Compared => "compared with the article".into(),
        },
        origin: source.map(|source| Origin {
            title: source.title.clone(),
            url: source.url.clone(),
            locator: passage
                .map(|passage| passage.locator.clone())
                .or_else(|| recorded.and_then(|figure| figure.locator.clone())),
            recorded: passage
                .map(|passage| format!("“{}”", passage.words))
                .or_else(|| recorded.map(explain::recorded)),
            named: passage.is_some()
                || index.is_some_and(|index| named.contains(&(link.source.clone(), index))),
        }),
    }
}

/// Where a claim stands in the file.
fn file_span(document: &Document, claim: &Claim) -> Span {
    document.view.to_file(claim.mention.span).unwrap_or_default()
}

/// The sentences' places in the file, in order of place. The cell of a table says nothing by itself: its line
/// does.
fn sentences(review: &Review<'_>) -> Vec<Span> {
    let Document { view, blocks, .. } = review.document;
    let is_cell = |block: usize| blocks.get(block).is_some_and(|block| block.kind == BlockKind::TableCell);
    let of_prose = review.sentences.iter().filter(|sentence| !is_cell(sentence.block));
    let mut spans: Vec<Span> = of_prose.filter_map(|sentence| view.to_file(sentence.span)).collect();
    spans.sort_unstable();
    spans
}

/// The cells of tables that begin a row, told by what stands in the file before them.
fn row_starts(document: &Document) -> BTreeSet<usize> {
    let is_cell = |index: usize| document.blocks[index].kind == BlockKind::TableCell;
    let begins_row = |index: usize| {
        let Some(before) = index.checked_sub(1).filter(|&before| is_cell(before)) else { return true };
        let file = |index: usize| document.view.to_file(document.blocks[index].span).unwrap_or_default();
        let between = Span::new(file(before).end, file(index).start).of(&document.source);
        match document.format {
            Format::Html => between.to_ascii_lowercase().contains("<tr"),
            Format::Plain | Format::Markdown => between.contains('\n'),
        }
    };
    (0..document.blocks.len()).filter(|&index| is_cell(index) && begins_row(index)).collect()
}

/// What is needed to place the findings of one article.
struct Places<'a> {
    document: &'a Document,
    index: &'a LineIndex,
    texts: &'a Texts<'a>,
    sentences: Vec<Span>,
}

impl Places<'_> {
    fn finding(&self, finding: &Finding) -> FindingRow {
        if finding.place.file != self.document.path {
            return place_in_texts(finding, self.texts);
        }
        let text = &self.document.source;
        let span = finding.place.span;
        let after = self.sentences.partition_point(|sentence| sentence.start <= span.start);
        let sentence = after
            .checked_sub(1)
            .map(|before| self.sentences[before])
            .filter(|sentence| span.start < sentence.end && span.end <= sentence.end);
        let snippet = match sentence {
            Some(sentence) => snippet(text, cut(text, sentence, span, CONTEXT)),
            None => snippet(text, line_around(text, span, CONTEXT)),
        };
        let lookup = |offset| self.index.position(text, offset);
        finding_row(finding, lookup(span.start), lookup(span.end), snippet, |place| {
            if place.file == self.document.path {
                (lookup(place.span.start), snippet_of_line(text, place.span))
            } else {
                lookup_text(self.texts, place)
            }
        })
    }
}

fn place_in_texts(finding: &Finding, texts: &Texts<'_>) -> FindingRow {
    let (start, snippet) = lookup_text(texts, &finding.place);
    let end = texts
        .get(&finding.place.file)
        .map_or(start, |(text, index)| index.position(text, finding.place.span.end));
    finding_row(finding, start, end, snippet, |place| lookup_text(texts, place))
}

fn lookup_text(texts: &Texts<'_>, place: &Place) -> (Position, Snippet) {
    texts.get(&place.file).map_or_else(
        || (Position::default(), Snippet::default()),
        |(text, index)| (index.position(text, place.span.start), snippet_of_line(text, place.span)),
    )
}

fn snippet_of_line(text: &str, span: Span) -> Snippet {
    snippet(text, line_around(text, span, CONTEXT))
}

fn snippet(text: &str, (part, mark): (Span, Span)) -> Snippet {
    Snippet { text: part.of(text).to_owned(), at: part.start, mark }
}

fn finding_row(
    finding: &Finding,
    start: Position,
    end: Position,
    snippet: Snippet,
    locate: impl Fn(&Place) -> (Position, Snippet),
) -> FindingRow {
    FindingRow {
        rule: finding.rule,
        severity: finding.severity,
        message: finding.message.clone(),
        file: finding.place.file.clone(),
        start: finding.place.span.start,
        end: finding.place.span.end,
        line: start.line,
        column: start.column,
        end_line: end.line,
        end_column: end.column,
        related: finding
            .related
            .iter()
            .map(|related| {
                let (position, snippet) = locate(&related.place);
                RelatedRow {
                    file: related.place.file.clone(),
                    start: related.place.span.start,
                    end: related.place.span.end,
                    line: position.line,
                    column: position.column,
                    message: related.message.clone(),
                    snippet,
                }
            })
            .collect(),
        claim: finding.claim.clone(),
        fixes: finding
            .fixes
            .iter()
            .map(|fix| FixRow { start: fix.span.start, end: fix.span.end, text: fix.text.clone() })
            .collect(),
        snippet,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::sample;

    #[test]
    fn hidden_findings_still_count() {
        let mut report = sample::report();
        report.hide_below(Severity::Error);
        assert_eq!(report.findings().count(), 1);
        assert_eq!((report.summary.hidden, report.summary.findings.of("warning")), (1, 1));
        assert!(report.reaches(Severity::Note) && report.reaches(Severity::Error));
        let empty = Report::new(Vec::new(), false);
        assert!(!empty.reaches(Severity::Note));
    }

    #[test]
    fn findings_in_registry_files_have_lines_and_context() {
        let mut texts = Texts::default();
        texts.insert("sources/a.yaml", b"x:\n  titel: Day 14\n");
        let at = |file: &str, start, end| Place { file: file.into(), span: Span::new(start, end) };
        let findings = [
            Finding::new("source-file", Severity::Error, "unknown key", at("sources/a.yaml", 5, 10)),
            Finding::new("source-file", Severity::Error, "gone", at("sources/0.yaml", 7, 9)),
        ];
        let files = FileReport::of_findings(&findings, &texts);
        assert_eq!(
            files.iter().map(|file| file.path.as_str()).collect::<Vec<_>>(),
            ["sources/0.yaml", "sources/a.yaml"]
        );
        let row = &files[1].findings[0];
        assert_eq!((row.line, row.column, row.end_column), (2, 3, 8));
        assert_eq!(row.snippet.mark.of(&row.snippet.text), "titel");
        assert_eq!((files[0].findings[0].line, files[0].findings[0].column), (1, 1), "a file never read");
    }
}
