//! `tieout compare`: the figures of one text against other texts, without a registry.

use std::path::Path;

use serde::Serialize;

use super::args::{Common, CompareArgs, ListFormat};
use super::output::{self, Exit};
use super::{batch, environment, files};
use crate::claim::claims;
use crate::config::Config;
use crate::config::Settings;
use crate::document::Document;
use crate::report::table;
use crate::verify::texts::{ComparedFigure, Text, TextVerdict, compare_texts};

/// One figure of the compared text, as JSON shows it.
#[derive(Serialize)]
pub(super) struct FigureRow {
    surface: String,
    verdict: &'static str,
    explanation: String,
}

/// Compares the figures of `claim` with those of `evidence`: the verdict, and each figure's.
pub(super) fn compare(claim: &Document, evidence: &Document) -> (TextVerdict, Vec<FigureRow>) {
    let settings = Settings::default();
    let (ours, theirs) = (claims(claim, &settings), claims(evidence, &settings));
    let compared = compare_texts(
        Text { text: claim.view.text(), read: &ours },
        Text { text: evidence.view.text(), read: &theirs },
    );
    let row = |figure: &ComparedFigure| FigureRow {
        surface: ours.claims[figure.claim].mention.span.of(claim.view.text()).to_owned(),
        verdict: figure.verdict.name(),
        explanation: figure.explanation.clone(),
    };
    (compared.verdict, compared.figures.iter().map(row).collect())
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
    let article = open(&args.article)?;
    let mut disagrees = false;
    let mut rows = Vec::new();
    for path in &args.sources {
        let (verdict, figures) = compare(&article, &open(path)?);
        disagrees |= verdict == TextVerdict::Disagrees;
        rows.push(Row { source: path.display().to_string(), verdict: verdict.name(), figures });
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
    Ok(if disagrees { Exit::Findings } else { Exit::Clean })
}

fn open(path: &Path) -> anyhow::Result<Document> {
    let bytes = if path.as_os_str() == "-" {
        files::read_stdin(Config::default().max_bytes)?
    } else {
        files::read(path, Config::default().max_bytes)?
    };
    let name = path.display().to_string();
    crate::document::open(&name, &bytes)
        .map_err(|error| anyhow::Error::new(error).context(format!("cannot read {name}")))
}
