//! `tieout extract`: every figure found, without a registry.

use std::io::{self, Write as _};

use super::args::{Common, ExtractArgs, ListFormat};
use super::in_order::in_order;
use super::inputs::{self, Input};
use super::output::{self, Exit};
use super::project::{Projects, trouble};
use super::{batch, environment};
use crate::claim::Claim;
use crate::document::Document;
use crate::report::model::MentionRow;
use crate::report::{Options, count, escape, mention_rows, table, write_line};
use crate::review::mentions;

/// Bytes of a usual line of `jsonl`.
const LINE: usize = 320;

pub(super) fn run(args: &ExtractArgs, common: &Common) -> anyhow::Result<Exit> {
    if args.input.is_some() {
        return batch::extract(&args.inputs.paths, &args.project);
    }
    let mut troubled = false;
    let mut projects = Projects::new(&args.project, None)?;
    let inputs =
        inputs::collect(&args.inputs.paths, &args.inputs.stdin_filename, &mut projects, &mut troubled)?;
    let options = environment::options(common);
    let list = |input: &Input| -> anyhow::Result<(usize, Vec<u8>)> {
        let document = input.project.open(&input.name, &input.read()?)?;
        let claims = mentions(&document, &input.project.settings);
        Ok((claims.len(), written(&document, &claims, args.format, &options)?))
    };
    let (mut files, mut figures) = (0, 0);
    output::print(|out| {
        in_order(&inputs, rayon::current_num_threads(), list, |listed| {
            match listed {
                Ok((count, bytes)) => {
                    files += 1;
                    figures += count;
                    out.write_all(&bytes)?;
                }
                Err(error) => trouble(&error, &mut troubled),
            }
            Ok::<_, io::Error>(())
        })?;
        match args.format {
            // nothing could be read
            ListFormat::Terminal if files > 0 || !troubled => writeln!(out, "{}", count(figures, "figure")),
            ListFormat::Terminal | ListFormat::Jsonl => Ok(()),
        }
    })?;
    Ok(if troubled { Exit::Trouble } else { Exit::Clean })
}

/// The figures of one file, as they are printed.
fn written(
    document: &Document,
    claims: &[Claim],
    format: ListFormat,
    options: &Options,
) -> anyhow::Result<Vec<u8>> {
    let mut out = Vec::new();
    let rows = mention_rows(document, claims);
    match format {
        ListFormat::Jsonl => {
            let mut lines = String::with_capacity(claims.len() * LINE);
            rows.for_each(|row| write_line(&row, &mut lines));
            return Ok(lines.into_bytes());
        }
        ListFormat::Terminal if claims.is_empty() => {}
        ListFormat::Terminal => {
            let header = ["place", "figure", "kind", "value", "unit", "date", "measure", "claim"];
            writeln!(out, "{}", escape::line(&document.path))?;
            writeln!(out, "{}", table::render(&header, rows.map(|row| cells(&row)), options))?;
        }
    }
    Ok(out)
}

fn cells(row: &MentionRow<'_>) -> Vec<String> {
    let reading = &row.reading;
    let qualifier = reading.qualifier.filter(|&symbol| symbol != "=").unwrap_or_default();
    let hi = reading.value_hi.as_ref().map(|hi| format!("..{}", hi.as_str())).unwrap_or_default();
    let value = reading.value.as_ref().map(|value| format!("{qualifier}{}{hi}", value.as_str()));
    let date = reading.date.as_ref().map(|date| match value {
        None => format!("{qualifier}{date}"),
        Some(_) => date.clone(),
    });
    vec![
        format!("{}:{}", row.line, row.column),
        row.surface.to_owned(),
        reading.kind.to_owned(),
        value.unwrap_or_default(),
        reading.unit.as_deref().unwrap_or_default().to_owned(),
        date.unwrap_or_default(),
        reading.measure.as_deref().unwrap_or_default().to_owned(),
        reading.exempt.unwrap_or("yes").to_owned(),
    ]
}
