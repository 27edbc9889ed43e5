//! Documents: an article file as a text view plus the map back to the file's bytes.
//!
//! [`open`] decodes the bytes, picks a reader by the path and returns what an extractor needs:
//! the words as a person reads them, in blocks, with every citation and waiver taken out and kept
//! beside. Spans of the view lead back to bytes of [`Document::source`] through [`TextView::to_file`].

use thiserror::Error;

use crate::finding::{Finding, Place, Severity};
use crate::quantity::PartialDate;
use crate::span::Span;

mod builder;
mod citation;
mod encoding;
mod front_matter;
mod html;
mod html_survey;
mod html_text;
pub mod locator;
mod markdown;
mod markdown_marks;
mod name_date;
mod plain;
pub mod quotation;
pub mod sentence;
pub mod source_map;
mod waiver;

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
    /// The file as decoded, in which all file spans count: byte for byte the file if that is UTF-8
    /// (a byte order mark included).
    pub source: String,
}

/// Why a file cannot be read at all.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum OpenError {
    /// No text.
    #[error("binary content, not a text")]
    Binary,
    /// UTF-8, but damaged.
    #[error("damaged UTF-8: byte {at} of the file does not belong there")]
    Utf8 {
        /// First byte that does not belong.
        at: usize,
    },
    /// Bytes that the encoding does not know.
    #[error("cannot be decoded as {encoding}; save it as UTF-8")]
    Undecodable {
        /// The encoding that the file seems to have.
        encoding: &'static str,
    },
}

/// Opens an article. `path` names it in findings and decides how it is read, by its extension;
/// nothing is read from disk.
///
/// # Errors
///
/// Only for what cannot be read at all; whatever else is wrong becomes a finding of the document.
pub fn open(path: &str, bytes: &[u8]) -> Result<Document, OpenError> {
    let head = String::from_utf8_lossy(&bytes[..bytes.len().min(SNIFFED)]);
    let format = format_of(path, &head);
    let decoded = encoding::decode(bytes, format == Format::Html)?;
    let mut document = open_str(path, &decoded.text);
    if let Some(name) = decoded.assumed {
        let place = Place { file: path.to_owned(), span: Span::new(0, 0) };
        let message =
            format!("read as {name}; places count in the text decoded to UTF-8. Save the file as UTF-8");
        document.findings.insert(0, Finding::new("document-encoding", Severity::Note, message, place));
    }
    Ok(document)
}

/// Opens an article that is already text. `path` serves as in [`open`] and may be empty.
pub fn open_str(path: &str, text: &str) -> Document {
    match format_of(path, text) {
        Format::Plain => plain::read(path, text),
        Format::Markdown => markdown::read(path, text),
        Format::Html => html::read(path, text),
    }
}

/// Bytes looked at to tell HTML without its extension.
const SNIFFED: usize = 512;

fn format_of(path: &str, text: &str) -> Format {
    let extension = path.rsplit_once('.').map_or(String::new(), |(_, end)| end.to_ascii_lowercase());
    match extension.as_str() {
        "md" | "markdown" => Format::Markdown,
        "html" | "htm" | "xhtml" => Format::Html,
        "txt" | "text" => Format::Plain,
        _ => {
            let head = text.trim_start_matches('\u{feff}').trim_start().get(..14).unwrap_or("");
            let head = head.to_ascii_lowercase();
            let is_html = head.starts_with("<!doctype html") || head.starts_with("<html");
            if is_html { Format::Html } else { Format::Plain }
        }
    }
}

#[cfg(test)]
mod testing;
#[cfg(test)]
mod tests;
