//! Documents: an article file as a text view plus the map back to the file's bytes.

use crate::finding::Finding;
use crate::quantity::PartialDate;
use crate::span::Span;

pub mod sentence;
pub mod source_map;

pub use source_map::{Piece, TextView};

/// How a file is read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    /// Plain text.
    Plain,
    /// CommonMark with front matter, tables and footnotes.
    Markdown,
    /// HTML.
    Html,
}

/// What a block of text is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum BlockKind {
    /// The article's title.
    Title,
    /// A heading within it, level 1 to 6.
    Heading(u8),
    /// Running text.
    Paragraph,
    /// An item of a list.
    ListItem,
    /// A block quotation.
    Quote,
    /// A cell of a table.
    TableCell,
    /// The caption of a figure or table.
    Caption,
    /// The text of a footnote.
    Footnote,
    /// Code: shown in reports, not read for figures.
    Code,
}

/// A stretch of the view that belongs together; blocks are in order and do not overlap.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Block {
    /// What it is.
    pub kind: BlockKind,
    /// Where it stands in the view.
    pub span: Span,
}

/// How a citation was written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CitationKind {
    /// `[@id, p. 3]`, or the attribute `data-source="id p. 3"`.
    Key,
    /// A link; the target is its address.
    Link,
    /// A footnote mark whose note holds the key or address given as the target.
    Footnote,
    /// `<cite>`; the target is its text.
    Cite,
}

/// A mark in the article that names a source.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Citation {
    /// How it was written.
    pub kind: CitationKind,
    /// Source id, address or title.
    pub target: String,
    /// Page, table or paragraph, as written.
    pub locator: Option<String>,
    /// Where the mark stands in the view; empty spans are marks that leave no text (`[^1]`, `[@id]`).
    pub span: Span,
    /// The mark in the file, for findings about it.
    pub file_span: Span,
}

/// What a waiver covers.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Scope {
    /// The sentence before the mark (view span filled in by the reader: the block up to the mark).
    Before(Span),
    /// A stretch of the view: the next block, or from `off` to `on`.
    Range(Span),
    /// The whole file.
    File,
}

/// A waiver in the text: `tieout: ignore[rule, …] reason`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Waiver {
    /// The rules it names.
    pub rules: Vec<String>,
    /// Why; never empty.
    pub reason: String,
    /// What it covers.
    pub scope: Scope,
    /// The mark itself, in the file.
    pub file_span: Span,
}

/// What the file says of itself.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Meta {
    /// Title, from front matter, metadata or the first heading or line.
    pub title: Option<String>,
    /// Publication date from front matter or metadata; a dateline in the text is found later, by `claim`.
    pub published: Option<PartialDate>,
    /// A date in the file's name: used when nothing better is found.
    pub name_date: Option<PartialDate>,
    /// BCP 47 tag from front matter or `<html lang>`.
    pub language: Option<String>,
}

/// An article: what it reads like, and where each byte of that stands in the file.
#[derive(Clone, Debug)]
pub struct Document {
    /// Path as given; findings and reports name it.
    pub path: String,
    /// How it was read.
    pub format: Format,
    /// The text view and its map.
    pub view: TextView,
    /// Its blocks, in order.
    pub blocks: Vec<Block>,
    /// Its citations, in order.
    pub citations: Vec<Citation>,
    /// Its waivers, in order.
    pub waivers: Vec<Waiver>,
    /// Title, date, language.
    pub meta: Meta,
    /// What reading it had to say: encoding, malformed waivers, front matter.
    pub findings: Vec<Finding>,
    /// The file decoded to UTF-8, when the file itself is in another encoding; places count in it then.
    pub source: String,
}

/// Why a file could not be opened.
#[derive(Debug, thiserror::Error)]
#[error("{0}")]
pub struct OpenError(String);

/// Reads an article.
///
/// # Errors
/// If the bytes are no text.
pub fn open(path: &str, bytes: &[u8]) -> Result<Document, OpenError> {
    let source = String::from_utf8(bytes.to_vec()).map_err(|_| OpenError("not text".into()))?;
    let mut view = TextView::default();
    let mut blocks = Vec::new();
    let mut at = 0;
    for part in source.split("\n\n") {
        if !part.trim().is_empty() {
            if !blocks.is_empty() {
                view.push_synthetic("\n\n");
            }
            let start = view.text().len();
            view.push_verbatim(part, at);
            let kind = if blocks.is_empty() { BlockKind::Title } else { BlockKind::Paragraph };
            blocks.push(Block { kind, span: Span::new(start, view.text().len()) });
        }
        at += part.len() + 2;
    }
    Ok(Document {
        path: path.into(),
        format: Format::Plain,
        view,
        blocks,
        citations: Vec::new(),
        waivers: Vec::new(),
        meta: Meta::default(),
        findings: Vec::new(),
        source,
    })
}
