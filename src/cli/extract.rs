//! `tieout extract`: every figure found, without a registry.

use std::io::Write as _;

use rayon::prelude::*;

use super::args::{Common, ExtractArgs, ListFormat};
use super::inputs::{self, Input};
use super::output::{self, Exit};
use super::project::{Projects, trouble};
use super::{batch, environment};
use crate::report::model::MentionRow;
use crate::report::{Options, count, escape, mention_rows, table};
use crate::review::mentions;

/// Files read and listed in parallel before their lines are printed.
const FILES_AT_A_TIME: usize = 64;

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
        let rows = mention_rows(&document, &claims);
        Ok((rows.len(), written(&rows, args.format, &options)?))
    };
    let mut figures = 0;
    output::print(|out| {
        // a few files at a time: their rows need not fit into memory all at once
        for some in inputs.chunks(FILES_AT_A_TIME) {
            let lists: Vec<_> = if some.len() > 1 {
                some.par_iter().map(list).collect()
            } else {
                some.iter().map(list).collect()
            };
            for result in lists {
                match result {
                    Ok((count, bytes)) => {
                        figures += count;
                        out.write_all(&bytes)?;
                    }
                    Err(error) => trouble(&error, &mut troubled),
                }
            }
        }
        match args.format {
            ListFormat::Jsonl => Ok(()),
            ListFormat::Terminal => writeln!(out, "{}", count(figures, "figure")),
        }
    })?;
    Ok(if troubled { Exit::Trouble } else { Exit::Clean })
}

/// The rows of one file, as they are printed.
fn written(rows: &[MentionRow<'_>], format: ListFormat, options: &Options) -> anyhow::Result<Vec<u8>> {
    let mut out = Vec::new();
    match format {
        ListFormat::Jsonl => {
            for row in rows {
                serde_json::to_writer(&mut out, row)?;
                out.push(b'\n');
            }
        }
        ListFormat::Terminal => {
            let header = ["place", "figure", "kind", "value", "unit", "date", "measure", "claim"];
            if let Some(first) = rows.first() {
                writeln!(out, "{}", escape::line(first.file))?;
                writeln!(out, "{}", table::render(&header, rows.iter().map(cells), options))?;
            }
        }
    }
    Ok(out)
}

fn cells(row: &MentionRow<'_>) -> Vec<String> {
    let reading = &row.reading;
    let mut value = reading.qualifier.filter(|&symbol| symbol != "=").unwrap_or_default().to_owned();
    value.push_str(reading.value.as_ref().map_or("", |number| number.as_str()));
    if let Some(hi) = &reading.value_hi {
        value.push_str(&format!("..{}", hi.as_str()));
    }
    vec![
        format!("{}:{}", row.line, row.column),
        row.surface.to_owned(),
        reading.kind.to_owned(),
        value,
        reading.unit.as_deref().unwrap_or_default().to_owned(),
        reading.date.clone().unwrap_or_default(),
        reading.measure.as_deref().unwrap_or_default().to_owned(),
        reading.exempt.unwrap_or("yes").to_owned(),
    ]
}
