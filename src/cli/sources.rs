//! `tieout sources`: what the registry holds, and whether its files are sound.

use std::path::Path;

use super::args::{Common, SourcesArgs, SourcesCommand};
use super::output::{self, Exit};
use super::project::{Project, Projects};
use super::{add, environment};
use crate::finding::Severity;
use crate::report::{FileReport, Report, ReportFormat, count, table};
use crate::rules;

pub(super) fn run(args: &SourcesArgs, common: &Common) -> anyhow::Result<Exit> {
    let mut projects = Projects::new(&args.project, None)?;
    let project = projects.of(Path::new("."))?;
    match &args.command {
        SourcesCommand::List => list(&project, common),
        SourcesCommand::Check => check(&project, &projects, common),
        SourcesCommand::Add(args) => add::run(args, &project, &projects),
    }
}

fn list(project: &Project, common: &Common) -> anyhow::Result<Exit> {
    let rows = project.registry.sources.values().map(|source| {
        vec![
            source.id.clone(),
            source.title.clone().unwrap_or_default(),
            source.date.map(|date| date.to_string()).unwrap_or_default(),
            source.figures.len().to_string(),
            source.url.clone().unwrap_or_default(),
        ]
    });
    let options = environment::options(common);
    let text = table::render(&["source", "title", "date", "figures", "address"], rows, &options);
    output::print(|out| write!(out, "{text}"))?;
    if project.is_broken() {
        output::say("error: the registry has errors: `tieout sources check` shows them");
        return Ok(Exit::Trouble);
    }
    Ok(Exit::Clean)
}

fn check(project: &Project, projects: &Projects<'_>, common: &Common) -> anyhow::Result<Exit> {
    let findings = rules::configured(&project.settings, project.findings.clone());
    let report = Report::new(FileReport::of_findings(&findings, &project.texts()), false);
    let options = crate::report::Options { detail: 0, ..environment::options(common) };
    output::print(|out| {
        ReportFormat::Terminal.write(&report, &options, out)?;
        if common.quiet {
            return Ok(());
        }
        let figures: usize = project.registry.sources.values().map(|source| source.figures.len()).sum();
        writeln!(
            out,
            "{} with {} in {}: {}, {}",
            count(project.registry.sources.len(), "source"),
            count(figures, "figure"),
            count(project.files.len(), "file"),
            count(report.summary.findings.of("error"), "error"),
            count(report.summary.findings.of("warning"), "warning"),
        )
    })?;
    if project.files.is_empty() {
        output::say(&format!("no registry files below {}", projects.names.of(&project.root.join("sources"))));
    }
    if project.is_broken() {
        return Ok(Exit::Trouble);
    }
    Ok(if report.reaches(Severity::Error) { Exit::Findings } else { Exit::Clean })
}
