//! `tieout sources add`: a file that was read → a snapshot, and an entry with the figures it may record.

use std::collections::BTreeSet;
use std::path::{Component, PathBuf};

use anyhow::{Context as _, anyhow, bail, ensure};

use super::args::AddArgs;
use super::files;
use super::output::{self, Exit};
use super::project::{Project, Projects};
use crate::claim::{Claim, claims};
use crate::config::Settings;
use crate::document::Document;
use crate::document::locator::Locator;
use crate::extract::Kind;
use crate::quantity::When;
use crate::registry::{self, NewFigure, NewSource};
use crate::report::count;

/// Kinds that a figure of the registry can record; a date needs the words of its event, which a person must find.
const KINDS: [Kind; 9] = [
    Kind::Casualties,
    Kind::Count,
    Kind::Percentage,
    Kind::Money,
    Kind::Measurement,
    Kind::Rate,
    Kind::Duration,
    Kind::Age,
    Kind::Number,
];
/// Endings of the files that can be read again as evidence.
const ENDINGS: [&str; 6] = ["txt", "text", "md", "markdown", "html", "htm"];

pub(super) fn run(args: &AddArgs, project: &Project, projects: &Projects<'_>) -> anyhow::Result<Exit> {
    ensure!(
        registry::is_id(&args.id),
        "`{}` is no id: one word of letters, digits and any of `- _ . : / +`",
        args.id
    );
    if let Some(known) = project.registry.sources.get(&args.id) {
        bail!("the registry has `{}` already, in {}: choose another id", args.id, known.at.file);
    }
    let target = target(args, project, projects)?;
    let bytes = files::read(&args.file, project.config.max_bytes)?;
    let name = projects.names.of(&args.file);
    let document = project.open(&name, &bytes)?;
    let path = snapshot_path(args)?;
    let source = describe(args, &document, &project.settings, path, registry::sha256_hex(&bytes))?;

    let existing = files::read_if_there(&target.file, project.config.max_bytes)?;
    let text = existing.map(String::from_utf8).transpose();
    let file = projects.names.of(&target.file);
    let text = text.with_context(|| format!("{file} is not UTF-8"))?;
    let text = registry::append(text.as_deref(), &source)
        .map_err(|reason| anyhow!("cannot add to {file}: {reason}"))?;

    let snapshot = files::write_below(&target.folder, &source.snapshot, &bytes)?;
    output::say(&format!("wrote {}", projects.names.of(&snapshot)));
    files::write(&target.file, text.as_bytes())?;
    let figures = count(source.figures.len(), "candidate figure");
    output::say(&format!("added `{}` with {figures} to {file}: keep those that matter", source.id));
    Ok(Exit::Clean)
}

/// The registry's folder, and the file in it that gets the entry.
struct Target {
    folder: PathBuf,
    file: PathBuf,
}

/// The first folder of the registry with a file of the id's name, or its first file.
fn target(args: &AddArgs, project: &Project, projects: &Projects<'_>) -> anyhow::Result<Target> {
    let given = projects.registry_paths(project)?.into_iter().next();
    let first = given.unwrap_or_else(|| project.root.join("sources"));
    let (folder, file) = match first.parent().filter(|_| first.is_file()) {
        Some(folder) => (folder.to_owned(), first.clone()),
        None => (first.clone(), first.join(format!("{}.yaml", file_stem(&args.id)))),
    };
    files::make_folder(&folder)?;
    let Some(to) = &args.to else { return Ok(Target { folder, file }) };
    let to = std::path::absolute(to)?;
    let is_yaml = to.extension().is_some_and(|ending| ending == "yaml" || ending == "yml");
    let inside = to.starts_with(&folder) && !to.components().any(|part| part == Component::ParentDir);
    ensure!(is_yaml && inside, "--to must name a .yaml file in {}", folder.display());
    Ok(Target { folder, file: to })
}

/// An id as the name of a file: what no file system takes is replaced.
fn file_stem(id: &str) -> String {
    id.chars().map(|c| if matches!(c, ':' | '/' | '+') { '-' } else { c }).collect()
}

fn snapshot_path(args: &AddArgs) -> anyhow::Result<String> {
    let ending = args.file.extension().and_then(|ending| ending.to_str()).unwrap_or_default().to_lowercase();
    ensure!(
        ENDINGS.contains(&ending.as_str()),
        "{}: a snapshot is a text, Markdown or HTML file ({})",
        args.file.display(),
        ENDINGS.map(|ending| format!(".{ending}")).join(", ")
    );
    Ok(format!("snapshots/{}.{ending}", file_stem(&args.id)))
}

/// The entry for a document, with whatever it says of itself that the arguments do not.
fn describe(
    args: &AddArgs,
    document: &Document,
    settings: &Settings,
    snapshot: String,
    sha256: String,
) -> anyhow::Result<NewSource> {
    let read = claims(document, &Settings { published: args.date, ..settings.clone() });
    let title = args.title.clone().or_else(|| document.meta.title.clone());
    let locator = Locator::new(document);
    let mut figures: Vec<NewFigure> = Vec::new();
    let mut remarks = Vec::new();
    let mut seen = BTreeSet::new();
    for claim in read.claims.iter().filter(|claim| claim.is_claim() && KINDS.contains(&claim.kind)) {
        let span = claim.mention.span;
        let place = locator.of(document, span);
        match figure(claim, &place) {
            Some(figure) => {
                let same = (
                    figure.measure.clone(),
                    figure.value.clone(),
                    figure.unit.clone(),
                    figure.period.clone(),
                );
                if seen.insert(same) {
                    figures.push(figure);
                }
            }
            None => {
                remarks.push(format!(
                    "{} ({place}): it is not clear what it measures",
                    span.of(document.view.text())
                ));
            }
        }
    }
    Ok(NewSource {
        id: args.id.clone(),
        title: title.with_context(|| format!("{} states no title: give --title", args.file.display()))?,
        publisher: args.publisher.clone(),
        date: args.date.or(read.published).map(|date| date.without_time().to_string()),
        url: args.url.clone(),
        snapshot,
        sha256,
        figures,
        remarks,
    })
}

/// The figure that would record a claim; none if what it measures is not known.
fn figure(claim: &Claim, locator: &str) -> Option<NewFigure> {
    let amount = claim.mention.quantity.amount.as_ref()?;
    let period = claim.period.map(|period| period.to_iso());
    Some(NewFigure {
        measure: claim.measure.clone()?,
        value: registry::spell(amount),
        unit: amount.unit.as_ref().map(|unit| unit.name.clone()),
        period: period.filter(|period| When::from_iso(period).is_some()),
        hedged: claim.hedged,
        locator: locator.to_owned(),
    })
}
