//! `tieout extract`: every figure found, without a registry.

use rayon::prelude::*;

use super::args::{Common, ExtractArgs, ListFormat};
use super::inputs::{self, Input};
use super::output::{self, Exit};
use super::project::{Projects, trouble};
use super::{batch, environment};
use crate::report::model::MentionRow;
use crate::report::{count, escape, mention_rows, table};
use crate::review::mentions;

pub(super) fn run(args: &ExtractArgs, common: &Common) -> anyhow::Result<Exit> {
    if args.input.is_some() {
        return batch::extract(&args.inputs.paths, &args.project);
    }
    let mut troubled = false;
    let mut projects = Projects::new(&args.project, None)?;
    let inputs =
        inputs::collect(&args.inputs.paths, &args.inputs.stdin_filename, &mut projects, &mut troubled)?;
    let results: Vec<_> = if inputs.len() > 1 {
        inputs.par_iter().map(extract).collect()
    } else {
        inputs.iter().map(extract).collect()
    };
    let mut rows = Vec::new();
    for result in results {
        match result {
            Ok(found) => rows.extend(found),
            Err(error) => trouble(&error, &mut troubled),
        }
    }
    let options = environment::options(common);
    output::print(|out| match args.format {
        ListFormat::Jsonl => rows.iter().try_for_each(|row| {
            serde_json::to_writer(&mut *out, row)?;
            writeln!(out)
        }),
        ListFormat::Terminal => {
            let header = ["place", "figure", "kind", "value", "unit", "date", "measure", "claim"];
            for file in rows.chunk_by(|a, b| a.file == b.file) {
                writeln!(out, "{}", escape::line(&file[0].file))?;
                writeln!(out, "{}", table::render(&header, file.iter().map(cells), &options))?;
            }
            writeln!(out, "{}", count(rows.len(), "figure"))
        }
    })?;
    Ok(if troubled { Exit::Trouble } else { Exit::Clean })
}

fn extract(input: &Input) -> anyhow::Result<Vec<MentionRow>> {
    let document = input.project.open(&input.name, &input.read()?)?;
    Ok(mention_rows(&document, &mentions(&document, &input.project.settings)))
}

fn cells(row: &MentionRow) -> Vec<String> {
    let reading = &row.reading;
    let mut value = reading.qualifier.filter(|&symbol| symbol != "=").unwrap_or_default().to_owned();
    value.push_str(reading.value.as_ref().map_or("", |number| number.as_str()));
    if let Some(hi) = &reading.value_hi {
        value.push_str(&format!("..{}", hi.as_str()));
    }
    vec![
        format!("{}:{}", row.line, row.column),
        row.surface.clone(),
        reading.kind.to_owned(),
        value,
        reading.unit.clone().unwrap_or_default(),
        reading.date.clone().unwrap_or_default(),
        reading.measure.clone().unwrap_or_default(),
        reading.exempt.unwrap_or("yes").to_owned(),
    ]
}
