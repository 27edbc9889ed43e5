//! Report → bytes: one format a file. Positions in lines and columns are computed here, once.
//!
//! ```text
//! Review + findings ─► build ─► model::Report ─► ReportFormat::write ─► terminal, compact, json, …
//! ```
//!
//! A new format is a file with one writer function and a line in [`ReportFormat`].

use std::io::{self, Write};
use std::str::FromStr;

pub mod build;
mod compact;
mod csv;
pub mod escape;
mod html;
mod json;
mod markdown;
pub mod model;
pub mod number;
mod page;
pub mod position;
mod style;
pub mod table;
mod terminal;
mod words;
mod wrap;

#[cfg(test)]
mod sample;

pub use build::mention_rows;
pub use model::{FileReport, Report};
pub use position::Texts;
pub use style::Glyphs;
pub use words::count;

/// How a report is written; formats for machines use none of it.
#[derive(Clone, Copy, Debug)]
pub struct Options {
    /// Colours by ANSI escapes.
    pub color: bool,
    /// Columns of the terminal.
    pub width: usize,
    /// Characters for rules and marks.
    pub glyphs: Glyphs,
    /// 0 findings only, 1 with the footer, 2 with every figure.
    pub detail: u8,
}

impl Default for Options {
    fn default() -> Self {
        Options { color: false, width: 100, glyphs: Glyphs::UNICODE, detail: 1 }
    }
}

/// An output format of `check` and `report`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ReportFormat {
    /// For people at a terminal: each finding in its sentence.
    Terminal,
    /// `path:line:col: level rule: message`, as compilers print it.
    Compact,
    /// One document, stable from version 1.
    Json,
    /// One finding a line, the summary last.
    Jsonl,
    /// For job summaries and pull requests.
    Markdown,
    /// Every figure, for spreadsheets.
    Csv,
    /// The article with its figures marked, one file without script.
    Html,
}

impl ReportFormat {
    /// All formats.
    pub const ALL: [ReportFormat; 7] = [
        ReportFormat::Terminal,
        ReportFormat::Compact,
        ReportFormat::Json,
        ReportFormat::Jsonl,
        ReportFormat::Markdown,
        ReportFormat::Csv,
        ReportFormat::Html,
    ];

    /// The name on the command line.
    pub fn name(self) -> &'static str {
        match self {
            ReportFormat::Terminal => "terminal",
            ReportFormat::Compact => "compact",
            ReportFormat::Json => "json",
            ReportFormat::Jsonl => "jsonl",
            ReportFormat::Markdown => "markdown",
            ReportFormat::Csv => "csv",
            ReportFormat::Html => "html",
        }
    }

    /// Writes the report.
    ///
    /// # Errors
    /// What writing to `out` gives.
    pub fn write(self, report: &Report, options: &Options, out: &mut dyn Write) -> io::Result<()> {
        match self {
            ReportFormat::Terminal => terminal::write(report, options, out),
            ReportFormat::Compact => compact::write(report, out),
            ReportFormat::Json => json::write(report, out),
            ReportFormat::Jsonl => json::write_lines(report, out),
            ReportFormat::Markdown => markdown::write(report, out),
            ReportFormat::Csv => csv::write(report, out),
            ReportFormat::Html => html::write(report, out),
        }
    }
}

impl FromStr for ReportFormat {
    type Err = crate::error::Error;

    fn from_str(name: &str) -> Result<Self, Self::Err> {
        ReportFormat::ALL.into_iter().find(|format| format.name() == name).ok_or_else(|| {
            crate::error::Error::unknown("format", name, ReportFormat::ALL.map(ReportFormat::name))
        })
    }
}

/// JSON Schema of `check --format json`.
pub fn schema() -> serde_json::Value {
    schemars::schema_for!(Report).to_value()
}
