//! `tieout claims`: the ledger of articles.

use std::path::{Path, PathBuf};

use anyhow::{Context as _, anyhow};

use super::args::{ClaimsArgs, ClaimsCommand, Common};
use super::inputs::{self, Input};
use super::output::{self, Exit};
use super::project::{Names, Projects, trouble};
use super::{environment, files};
use crate::ledger::{self, Decision, Entry};
use crate::report::model::Reading;
use crate::report::table;
use crate::review::{Review, Reviewed, review};

pub(super) fn run(args: &ClaimsArgs, common: &Common) -> anyhow::Result<Exit> {
    let (ClaimsCommand::Write { paths } | ClaimsCommand::List { paths }) = &args.command;
    let mut troubled = false;
    let mut projects = Projects::new(&args.project, None)?;
    let inputs = inputs::collect(paths, Path::new(inputs::STDIN), &mut projects, &mut troubled)?;
    match args.command {
        ClaimsCommand::Write { .. } => {
            for project in projects.all() {
                if project.complain_if_broken() {
                    output::say("run `tieout check` to see them; nothing was written");
                    return Ok(Exit::Trouble);
                }
            }
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
        .map_err(|error| anyhow!("cannot write {}: {error}", names.of(&path)))?;
    files::write(&path, text.as_bytes())?;
    Ok((path, entries.len()))
}

/// The claims of an article as the ledger keeps them; decisions in force stay.
fn entries(review: &Review<'_>) -> Vec<Entry> {
    let text = review.document.view.text();
    let claims = review.figures.iter().filter(|figure| figure.claim.is_claim());
    let entry = |figure: &Reviewed| {
        let span = figure.claim.mention.span;
        let reading = Reading::from(&figure.claim);
        let decided = figure.decision.as_ref();
        Entry {
            id: figure.claim.id.clone(),
            quote: span.of(text).to_owned(),
            before: figure.claim.context.before.clone(),
            after: figure.claim.context.after.clone(),
            value: reading.value.map(|value| value.as_str().to_owned()).or(reading.date),
            links: figure.links.iter().map(|link| link.source.clone()).collect(),
            decision: decided.and_then(|entry| entry.decision),
            reason: decided.and_then(|entry| entry.reason.clone()),
            by: decided.and_then(|entry| entry.by.clone()),
            on: decided.and_then(|entry| entry.on.clone()),
        }
    };
    claims.map(entry).collect()
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
                    entry.decision.map_or("", Decision::name).to_owned(),
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
