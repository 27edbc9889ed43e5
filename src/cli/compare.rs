//! `tieout compare`: the figures of one text against other texts, without a registry.

use std::path::Path;

use serde::Serialize;

use super::args::{Common, CompareArgs, ListFormat};
use super::output::{self, Exit};
use super::{batch, environment, files};
use crate::claim::claims;
use crate::config::{Config, Settings};
use crate::document::{self, Document};
use crate::report::table;
use crate::verify::texts::{ComparedFigure, Text, TextVerdict, compare_texts};

/// One figure of the compared text, as JSON shows it.
#[derive(Serialize)]
pub(super) struct FigureRow {
    surface: String,
    verdict: &'static str,
    explanation: String,
}

/// The figures of one document against another's, and the verdict over all of them.
pub(super) fn rows(
    article: &Document,
    source: &Document,
    settings: &Settings,
) -> (TextVerdict, Vec<FigureRow>) {
    let (ours, theirs) = (claims(article, settings), claims(source, settings));
    let (our_text, their_text) = (article.view.text(), source.view.text());
    let compared =
        compare_texts(Text { text: our_text, read: &ours }, Text { text: their_text, read: &theirs });
    let row = |figure: &ComparedFigure| FigureRow {
        surface: ours.claims[figure.claim].mention.span.of(our_text).to_owned(),
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
    let settings = Settings::default();
    let article = document(&args.article)?;
    let mut answers = Vec::new();
    for path in &args.sources {
        let (verdict, figures) = rows(&article, &document(path)?, &settings);
        answers.push(Row { source: path.display().to_string(), verdict: verdict.name(), figures });
    }
    let options = environment::options(common);
    output::print(|out| {
        for row in &answers {
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
    let disagrees = answers.iter().any(|row| row.verdict == TextVerdict::Disagrees.name());
    Ok(if disagrees { Exit::Findings } else { Exit::Clean })
}

fn document(path: &Path) -> anyhow::Result<Document> {
    let limit = Config::default().max_bytes;
    let bytes = if path.as_os_str() == "-" { files::read_stdin(limit)? } else { files::read(path, limit)? };
    let name = path.display().to_string();
    document::open(&name, &bytes)
        .map_err(|error| anyhow::Error::new(error).context(format!("cannot read {name}")))
}
