//! `tieout compare`: the figures of one text against other texts, without a registry.

use std::path::Path;

use serde::Serialize;

use super::args::{Common, CompareArgs, ListFormat};
use super::output::{self, Exit};
use super::{batch, environment, files};
use crate::config::Config;
use crate::report::table;
use crate::verify::{ComparedFigure, Verdict, compare_texts};

/// One figure of the compared text, as JSON shows it.
#[derive(Serialize)]
pub(super) struct FigureRow {
    surface: String,
    verdict: &'static str,
    explanation: String,
}

impl From<&ComparedFigure> for FigureRow {
    fn from(figure: &ComparedFigure) -> Self {
        FigureRow {
            surface: figure.surface.clone(),
            verdict: figure.verdict.name(),
            explanation: figure.explanation.clone(),
        }
    }
}

#[derive(Serialize)]
struct Row {
    source: String,
    verdict: &'static str,
    figures: Vec<FigureRow>,
}

pub(super) fn run(args: &CompareArgs, common: &Common) -> anyhow::Result<Exit> {
    if args.input.is_some() {
        return batch::compare(&args.article);
    }
    let article = text(&args.article)?;
    let mut rows = Vec::new();
    for path in &args.sources {
        let (verdict, figures) = compare_texts(&article, &text(path)?);
        let figures = figures.iter().map(FigureRow::from).collect();
        rows.push(Row { source: path.display().to_string(), verdict, figures });
    }
    let options = environment::options(common);
    output::print(|out| {
        for row in &rows {
            match args.format {
                ListFormat::Jsonl => {
                    serde_json::to_writer(&mut *out, row)?;
                    writeln!(out)?;
                }
                ListFormat::Terminal => {
                    writeln!(out, "{}: {}", crate::report::escape::terminal(&row.source), row.verdict)?;
                    let cells = row.figures.iter().map(|figure| {
                        vec![figure.surface.clone(), figure.verdict.to_owned(), figure.explanation.clone()]
                    });
                    if !row.figures.is_empty() {
                        write!(out, "{}", table::render(&["figure", "verdict", "why"], cells, &options))?;
                    }
                }
            }
        }
        Ok(())
    })?;
    let disagrees = rows.iter().any(|row| row.verdict == Verdict::Disagrees.name());
    Ok(if disagrees { Exit::Findings } else { Exit::Clean })
}

/// The text view of a file: markup gone.
fn text(path: &Path) -> anyhow::Result<String> {
    let bytes = if path.as_os_str() == "-" {
        files::read_stdin(Config::default().max_bytes)?
    } else {
        files::read(path, Config::default().max_bytes)?
    };
    let name = path.display().to_string();
    let document = crate::document::open(&name, &bytes)
        .map_err(|error| anyhow::Error::new(error).context(format!("cannot read {name}")))?;
    Ok(document.view.text().to_owned())
}
