//! `tieout claims`: the ledger of articles.

use std::path::{Path, PathBuf};

use anyhow::Context as _;

use super::args::{ClaimsArgs, ClaimsCommand, Common};
use super::inputs::{self, Input};
use super::output::{self, Exit};
use super::project::{Names, Projects, trouble};
use super::{environment, files};
use crate::ledger::{self, Decision};
use crate::report::table;
use crate::review::{entries, review};

pub(super) fn run(args: &ClaimsArgs, common: &Common) -> anyhow::Result<Exit> {
    let (ClaimsCommand::Write { paths } | ClaimsCommand::List { paths }) = &args.command;
    let mut troubled = false;
    let mut projects = Projects::new(&args.project, None)?;
    let inputs = inputs::collect(paths, Path::new("stdin.md"), &mut projects, &mut troubled)?;
    match args.command {
        ClaimsCommand::Write { .. } => {
            for input in &inputs {
                match write(input, &projects.names) {
                    Ok((path, claims)) if !common.quiet => {
                        output::say(&format!("wrote {claims} claims to {}", projects.names.of(&path)));
                    }
                    Ok(_) => {}
                    Err(error) => trouble(&error, &mut troubled),
                }
            }
        }
        ClaimsCommand::List { .. } => list(&inputs, &projects.names, common, &mut troubled)?,
    }
    Ok(if troubled { Exit::Trouble } else { Exit::Clean })
}

fn write(input: &Input, names: &Names) -> anyhow::Result<(PathBuf, usize)> {
    let project = &input.project;
    let path = project.ledger_path(&input.path)?;
    let document = project.open(&input.name, &input.read()?)?;
    let old = project.ledger(&input.path, names)?;
    let entries = entries(&review(&document, &project.registry, &old.ledger, &project.settings));
    let existing = old
        .file
        .map(|(name, bytes)| String::from_utf8(bytes).with_context(|| format!("{name} is not UTF-8")));
    let text = ledger::write(existing.transpose()?.as_deref(), &entries)
        .map_err(anyhow::Error::msg)
        .with_context(|| format!("cannot write {}", names.of(&path)))?;
    files::write(&path, text.as_bytes())?;
    Ok((path, entries.len()))
}

fn list(inputs: &[Input], names: &Names, common: &Common, troubled: &mut bool) -> anyhow::Result<()> {
    let mut rows = Vec::new();
    for input in inputs {
        match input.project.ledger(&input.path, names) {
            Ok(loaded) => rows.extend(loaded.ledger.entries.into_iter().map(|entry| {
                vec![
                    input.name.clone(),
                    entry.id,
                    entry.quote,
                    entry.links.join(", "),
                    decision_name(entry.decision).to_owned(),
                    [entry.by, entry.on, entry.reason].into_iter().flatten().collect::<Vec<_>>().join("; "),
                ]
            })),
            Err(error) => trouble(&error, troubled),
        }
    }
    let options = environment::options(common);
    let header = ["article", "claim", "figure", "sources", "decision", "by, on, why"];
    output::print(|out| write!(out, "{}", table::render(&header, rows, &options)))
}

fn decision_name(decision: Option<Decision>) -> &'static str {
    match decision {
        None => "",
        Some(Decision::Verified) => "verified",
        Some(Decision::Wrong) => "wrong",
        Some(Decision::Exempt) => "exempt",
    }
}
