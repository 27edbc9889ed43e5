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
mod line;
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
pub use line::write_line;
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn formats_have_names_that_parse_back() {
        for format in ReportFormat::ALL {
            assert_eq!(format.name().parse(), Ok(format));
        }
        let error = "htlm".parse::<ReportFormat>().unwrap_err();
        assert_eq!(error.to_string(), "unknown format `htlm`; did you mean `html`?");
    }

    #[test]
    fn formats_for_people_print_no_control_character() {
        const HOSTILE: &str = "1\u{1b}[2J\u{7}\u{200b}\u{202e}\u{9b}\r5";
        let mut report = sample::report();
        for file in &mut report.files {
            file.path = HOSTILE.into();
            for finding in &mut file.findings {
                finding.file = HOSTILE.into();
                finding.message = HOSTILE.into();
                finding.snippet.text = HOSTILE.into();
                for related in &mut finding.related {
                    related.file = HOSTILE.into();
                    related.message = HOSTILE.into();
                    related.snippet.text = HOSTILE.into();
                }
                for fix in &mut finding.fixes {
                    fix.text = HOSTILE.into();
                }
            }
            for claim in &mut file.claims {
                claim.surface = HOSTILE.into();
                claim.explanation = HOSTILE.into();
            }
        }
        let options = Options { detail: 2, ..Options::default() };
        for format in [ReportFormat::Terminal, ReportFormat::Compact, ReportFormat::Markdown] {
            let mut bytes = Vec::new();
            format.write(&report, &options, &mut bytes).unwrap();
            let text = String::from_utf8(bytes).unwrap();
            let raw: Vec<char> =
                text.chars().filter(|&c| c != '\n' && escape::visible(c).is_some()).collect();
            assert!(raw.is_empty(), "{}: {raw:?}", format.name());
        }
    }
}
