//! What the readers share: blocks opened and closed as text arrives, marks taken out of it,
//! waivers resolved to stretches of the view, footnotes to the sources they name.

use std::collections::BTreeMap;
use std::iter::Peekable;

use memchr::memchr3_iter;

use super::citation::{self, Key};
use super::waiver::{self, Verb};
use super::{
    Block, BlockKind, Citation, CitationKind, Document, Format, Meta, Scope, TextView, Waiver, name_date,
};
use crate::finding::{Finding, Place, Severity};
use crate::span::Span;

/// Sources read from one footnote; a note that names more is a reading list.
const SOURCES_A_NOTE: usize = 16;

/// The longest note that is a citation by its words, in bytes; the rest is cut off.
const NOTE: usize = 500;
/// Bytes of targets copied from notes to references, beside four times the file: thousands of
/// references to one long note must not fill the memory.
const BUDGET: usize = 1_000_000;
/// Blanks taken off an end of a citation's words; a bound, as nested elements may share a long run of them.
const BLANKS: usize = 16;

/// A stretch of the file that is no text of the article.
#[derive(Debug)]
pub(super) struct Mark {
    /// What the reader takes out: the mark and blanks that would be left over.
    pub(super) cut: Span,
    /// The mark itself.
    pub(super) span: Span,
    pub(super) kind: MarkKind,
}

/// What a mark means.
#[derive(Debug)]
pub(super) enum MarkKind {
    /// Nothing: a comment, a template's call.
    Skipped,
    /// `[@id]`.
    Citation(Vec<Key>),
    /// `tieout: …`, read or refused.
    Waiver(Result<waiver::Mark, String>),
}

/// A waiver that waits for the end of what it covers.
#[derive(Clone, Debug)]
struct Pending {
    rules: Vec<String>,
    reason: String,
    file_span: Span,
}

impl Pending {
    fn over(self, scope: Scope) -> Waiver {
        Waiver { rules: self.rules, reason: self.reason, scope, file_span: self.file_span }
    }
}

/// A document in the making.
#[derive(Debug)]
pub(super) struct Builder<'a> {
    source: &'a str,
    path: &'a str,
    pub(super) meta: Meta,
    view: TextView,
    blocks: Vec<Block>,
    /// Kind of the block that the next text opens or continues.
    kind: BlockKind,
    /// Where the open block starts in the view.
    open: Option<usize>,
    marks: Peekable<std::vec::IntoIter<Mark>>,
    /// End of the last cut: text before it is not taken.
    cut_to: usize,
    citations: Vec<Citation>,
    waivers: Vec<Waiver>,
    findings: Vec<Finding>,
    /// `ignore-next` marks that no block has met yet.
    next: Vec<Pending>,
    /// Those that cover the open block.
    covering: Vec<Pending>,
    /// Groups (list item, quotation, table, row) with their start and the marks that cover them.
    groups: Vec<(usize, Vec<Pending>)>,
    /// Stretches switched off, by rule, with their start.
    off: BTreeMap<String, Vec<(usize, Pending)>>,
    /// References to notes: label, place in the view, mark in the file.
    references: Vec<(String, usize, Span)>,
    notes: BTreeMap<String, Span>,
}

impl<'a> Builder<'a> {
    pub(super) fn new(path: &'a str, source: &'a str) -> Self {
        Builder {
            source,
            path,
            meta: Meta::default(),
            view: TextView::with_capacity(source.len()),
            blocks: Vec::new(),
            kind: BlockKind::Paragraph,
            open: None,
            marks: Vec::new().into_iter().peekable(),
            cut_to: 0,
            citations: Vec::new(),
            waivers: Vec::new(),
            findings: Vec::new(),
            next: Vec::new(),
            covering: Vec::new(),
            groups: Vec::new(),
            off: BTreeMap::new(),
            references: Vec::new(),
            notes: BTreeMap::new(),
        }
    }

    pub(super) fn source(&self) -> &'a str {
        self.source
    }

    /// The marks to take out of the text, in order and apart from each other.
    pub(super) fn set_marks(&mut self, marks: Vec<Mark>) {
        self.marks = marks.into_iter().peekable();
    }

    /// Where the next text will stand in the view.
    pub(super) fn position(&self) -> usize {
        self.view.text().len()
    }

    /// What the view holds from `start` on, without the blanks and breaks around it.
    pub(super) fn words_from(&self, start: usize) -> Span {
        let text = self.view.text().get(start..).unwrap_or("");
        let is_blank = |c: &char| c.is_whitespace();
        let before = text.chars().take(BLANKS).take_while(is_blank).map(char::len_utf8).sum::<usize>();
        let words = &text[before..];
        let after = words.chars().rev().take(BLANKS).take_while(is_blank).map(char::len_utf8).sum::<usize>();
        Span::new(start + before, start + text.len() - after)
    }

    /// The words of a span of the view.
    pub(super) fn words(&self, span: Span) -> &str {
        span.of(self.view.text())
    }

    /// Whether a block is open, that is, has text.
    pub(super) fn in_block(&self) -> bool {
        self.open.is_some()
    }

    /// Whether the next text begins a block or a line.
    pub(super) fn at_line_start(&self) -> bool {
        !self.in_block() || self.view.text().ends_with('\n')
    }

    /// Ends the open block; the next text opens one of `kind`.
    pub(super) fn begin(&mut self, kind: BlockKind) {
        if let Some(start) = self.open.take() {
            let span = Span::new(start, self.position());
            self.blocks.push(Block { kind: self.kind, span });
            self.waivers.extend(self.covering.drain(..).map(|mark| mark.over(Scope::Range(span))));
        }
        self.kind = kind;
    }

    /// Takes text of the file, without the marks that stand in it.
    pub(super) fn text(&mut self, span: Span) {
        let mut at = span.start.max(self.cut_to);
        while let Some(mark) = self.marks.next_if(|mark| mark.cut.start < span.end) {
            self.push(Span::new(at, mark.cut.start));
            at = at.max(mark.cut.end);
            self.fire(mark);
        }
        self.push(Span::new(at, span.end));
    }

    /// Takes text made from `origin` of the file.
    pub(super) fn decoded(&mut self, text: &str, origin: Span) {
        self.pass_marks(origin.start + 1);
        if origin.start >= self.cut_to && (self.in_block() || !text.trim().is_empty()) {
            self.open_block();
            self.view.push_decoded(text, origin);
        }
    }

    /// Reads the marks before byte `end` of the file, while the block that holds them is open.
    pub(super) fn pass_marks(&mut self, end: usize) {
        while let Some(mark) = self.marks.next_if(|mark| mark.cut.start < end) {
            self.fire(mark);
        }
    }

    /// Verbatim text; digits of other scripts become ASCII.
    fn push(&mut self, span: Span) {
        let text = span.of(self.source);
        let trimmed = if self.in_block() { text } else { text.trim_start() };
        if trimmed.is_empty() {
            return;
        }
        self.open_block();
        let mut at = span.end - trimmed.len();
        let mut rest = trimmed;
        while let Some(from) = digit_of_another_script(rest) {
            let run = &rest[from..];
            let length = run.find(|c| ascii_digit(c).is_none()).unwrap_or(run.len());
            let digits: String = run[..length].chars().filter_map(ascii_digit).collect();
            self.view.push_verbatim(&rest[..from], at);
            self.view.push_decoded(&digits, Span::new(at + from, at + from + length));
            at += from + length;
            rest = &run[length..];
        }
        self.view.push_verbatim(rest, at);
    }

    fn open_block(&mut self) {
        if self.open.is_none() {
            if self.position() > 0 {
                self.view.push_synthetic("\n\n");
            }
            self.open = Some(self.position());
            self.covering.append(&mut self.next);
        }
    }

    fn fire(&mut self, mark: Mark) {
        self.cut_to = self.cut_to.max(mark.cut.end);
        match mark.kind {
            MarkKind::Skipped => {}
            MarkKind::Citation(keys) => {
                let here = Span::new(self.position(), self.position());
                for key in keys {
                    self.cite(CitationKind::Key, key.id, key.locator, here, mark.span);
                }
            }
            MarkKind::Waiver(read) => self.waiver(read, mark.span),
        }
    }
}

impl Builder<'_> {
    pub(super) fn cite(
        &mut self,
        kind: CitationKind,
        target: String,
        locator: Option<String>,
        span: Span,
        file_span: Span,
    ) {
        self.citations.push(Citation { kind, target, locator, span, file_span });
    }

    /// A reference to the note called `label`.
    pub(super) fn refer(&mut self, label: String, file_span: Span) {
        self.references.push((label, self.position(), file_span));
    }

    /// The note called `label`, in the view; the first of a name counts.
    pub(super) fn note(&mut self, label: String, span: Span) {
        self.notes.entry(label).or_insert(span);
    }

    pub(super) fn find(
        &mut self,
        rule: &'static str,
        severity: Severity,
        message: impl Into<String>,
        span: Span,
    ) {
        self.findings.push(Finding::new(rule, severity, message, Place { file: self.path.to_owned(), span }));
    }

    pub(super) fn malformed(&mut self, message: &str, file_span: Span) {
        self.find("waiver-malformed", Severity::Error, message, file_span);
    }

    pub(super) fn waive(&mut self, waiver: Waiver) {
        self.waivers.push(waiver);
    }

    /// A waiver's mark at this point of the text.
    pub(super) fn waiver(&mut self, read: Result<waiver::Mark, String>, file_span: Span) {
        let mark = match read {
            Ok(mark) => mark,
            Err(message) => return self.malformed(&message, file_span),
        };
        let pending = Pending { rules: mark.rules, reason: mark.reason, file_span };
        match mark.verb {
            Verb::Ignore => {
                let last = self.blocks.last().map_or(0, |block| block.span.start);
                let before = Span::new(self.open.unwrap_or(last), self.position());
                self.waivers.push(pending.over(Scope::Before(before)));
            }
            Verb::IgnoreNext => self.next.push(pending),
            Verb::IgnoreFile => self.waivers.push(pending.over(Scope::File)),
            Verb::Off => {
                let start = self.position();
                for rule in &pending.rules {
                    let reason = pending.reason.clone();
                    let off = Pending { rules: vec![rule.clone()], reason, file_span };
                    self.off.entry(rule.clone()).or_default().push((start, off));
                }
            }
            Verb::On => self.switch_on(&pending),
        }
    }

    fn switch_on(&mut self, on: &Pending) {
        let end = self.position();
        for rule in &on.rules {
            let stretches = self.off.remove(rule).unwrap_or_default();
            if stretches.is_empty() {
                let message = format!("waiver `on` for `{rule}`, which is not off here");
                self.malformed(&message, on.file_span);
            }
            for (start, off) in stretches {
                self.waivers.push(off.over(Scope::Range(Span::new(start, end))));
            }
        }
    }

    /// Opens a group of blocks (list item, quotation, table, row): a mark before it covers it whole.
    pub(super) fn open_group(&mut self) {
        let marks = std::mem::take(&mut self.next);
        self.groups.push((self.position(), marks));
    }

    pub(super) fn close_group(&mut self) {
        if let Some((start, marks)) = self.groups.pop() {
            let scope = Scope::Range(Span::new(start, self.position()));
            self.waivers.extend(marks.into_iter().map(|mark| mark.over(scope.clone())));
        }
    }

    /// Ends the document.
    pub(super) fn finish(mut self, format: Format) -> Document {
        self.pass_marks(usize::MAX);
        self.begin(BlockKind::Paragraph);
        while !self.groups.is_empty() {
            self.close_group();
        }
        let end = self.position();
        for (start, off) in std::mem::take(&mut self.off).into_values().flatten() {
            self.waivers.push(off.over(Scope::Range(Span::new(start, end))));
        }
        let nothing = Scope::Range(Span::new(end, end));
        self.waivers.extend(self.next.drain(..).map(|mark| mark.over(nothing.clone())));
        self.cite_addresses();
        self.citations.sort_by_key(|citation| (citation.span, citation.file_span));
        let from_notes = self.cite_notes();
        self.citations.extend(from_notes);
        self.citations.sort_by_key(|citation| (citation.span, citation.file_span));
        self.waivers.sort_by_key(|waiver| waiver.file_span);
        self.findings.sort_by_key(|finding| finding.place.span);
        self.meta.title = self.meta.title.take().or_else(|| self.first_title());
        self.meta.name_date = name_date::name_date(self.path);
        Document {
            path: self.path.to_owned(),
            format,
            view: self.view,
            blocks: self.blocks,
            citations: self.citations,
            waivers: self.waivers,
            meta: self.meta,
            findings: self.findings,
            source: self.source.to_owned(),
        }
    }

    fn first_title(&self) -> Option<String> {
        let is_title = |block: &&Block| block.kind == BlockKind::Title;
        let is_heading = |block: &&Block| matches!(block.kind, BlockKind::Heading(_));
        let found = self.blocks.iter().find(is_title).or_else(|| self.blocks.iter().find(is_heading))?;
        Some(found.span.of(self.view.text()).to_owned())
    }

    /// Addresses that stand in the text, unless a link holds them.
    fn cite_addresses(&mut self) {
        let mut linked: Vec<Span> = self
            .citations
            .iter()
            .filter(|citation| citation.kind == CitationKind::Link)
            .map(|citation| citation.span)
            .collect();
        linked.sort();
        let mut linked = linked.into_iter().peekable();
        let text = self.view.text();
        let mut found = Vec::new();
        for block in self.blocks.iter().filter(|block| block.kind != BlockKind::Code) {
            for span in citation::addresses(text, block.span) {
                while linked.next_if(|link| link.end <= span.start).is_some() {}
                let is_linked = linked.peek().is_some_and(|link| link.overlaps(span));
                if let Some(file_span) = self.view.to_file(span).filter(|_| !is_linked) {
                    found.push((span.of(text).to_owned(), span, file_span));
                }
            }
        }
        for (target, span, file_span) in found {
            self.cite(CitationKind::Link, target, None, span, file_span);
        }
    }

    /// A citation for each source that a referred note names, else one with the note's words.
    fn cite_notes(&self) -> Vec<Citation> {
        let mut found = Vec::new();
        let mut budget = BUDGET + 4 * self.source.len();
        for (label, at, file_span) in &self.references {
            let Some(&note) = self.notes.get(label) else { continue };
            let first = self.citations.partition_point(|citation| citation.span.start < note.start);
            let footnote = |target: &str, locator: Option<String>| Citation {
                kind: CitationKind::Footnote,
                target: target.to_owned(),
                locator,
                span: Span::new(*at, *at),
                file_span: *file_span,
            };
            let before = found.len();
            found.extend(
                self.citations[first..]
                    .iter()
                    .take_while(|citation| citation.span.start <= note.end)
                    .filter(|citation| citation.span.end <= note.end)
                    .take(SOURCES_A_NOTE)
                    .map(|citation| footnote(&citation.target, citation.locator.clone())),
            );
            let words = self.words(note).trim();
            if found.len() == before && !words.is_empty() {
                found.push(footnote(&words[..words.floor_char_boundary(NOTE)], None));
            }
            let size: usize = found[before..].iter().map(|citation| citation.target.len()).sum();
            budget = budget.saturating_sub(size);
            if budget == 0 {
                break;
            }
        }
        found
    }
}

/// Where the first digit that is not ASCII stands.
fn digit_of_another_script(text: &str) -> Option<usize> {
    // the bytes that such digits begin with
    let mut begins = memchr3_iter(0xd9, 0xdb, 0xef, text.as_bytes());
    begins.find(|&at| text[at..].chars().next().and_then(ascii_digit).is_some())
}

/// The ASCII digit for a full-width, Arabic-Indic or Persian one.
fn ascii_digit(c: char) -> Option<char> {
    let zero = match c {
        '０'..='９' => '０',
        '٠'..='٩' => '٠',
        '۰'..='۹' => '۰',
        _ => return None,
    };
    char::from_digit(u32::from(c) - u32::from(zero), 10)
}
