//! Colours and characters of the terminal.

use crate::finding::Severity;

/// The characters that the terminal output draws with.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Glyphs {
    /// At the left of quoted text.
    pub bar: &'static str,
    /// For words left out.
    pub ellipsis: &'static str,
    /// Whether tables may use box-drawing characters.
    pub boxes: bool,
}

impl Glyphs {
    /// For terminals that show Unicode.
    pub const UNICODE: Glyphs = Glyphs { bar: "│", ellipsis: "…", boxes: true };
    /// For those that do not.
    pub const ASCII: Glyphs = Glyphs { bar: "|", ellipsis: "...", boxes: false };
}

/// A role of text on the terminal.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Style {
    Path,
    Dim,
    Rule,
    Weight(Severity),
}

impl Style {
    /// `text` in this style, or as it is without colour.
    pub(crate) fn paint(self, text: &str, color: bool) -> String {
        if !color || text.is_empty() {
            return text.to_owned();
        }
        let code = match self {
            Style::Path => "1",
            Style::Dim => "2",
            Style::Rule => "36",
            Style::Weight(Severity::Error) => "1;31",
            Style::Weight(Severity::Warning) => "1;33",
            Style::Weight(Severity::Note) => "1;34",
        };
        format!("\u{1b}[{code}m{text}\u{1b}[0m")
    }
}
