//! `tieout check`: articles → report → stdout and files.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use indicatif::ProgressBar;
use rayon::prelude::*;

use super::args::{CheckArgs, Common, FailOn, ProjectArgs, ResultArgs, RuleArgs};
use super::inputs::{self, Input};
use super::output::{self, Exit};
use super::project::{Names, Projects, trouble};
use super::{environment, files};
use crate::finding::Severity;
use crate::report::{FileReport, Report, Texts};
use crate::review::review;
use crate::rules;

/// Files below which a progress bar is only noise.
const FEW: usize = 20;

pub(super) fn run(args: &CheckArgs, common: &Common) -> anyhow::Result<Exit> {
    let request = Request {
        paths: &args.inputs.paths,
        stdin_filename: &args.inputs.stdin_filename,
        project: &args.project,
        rules: Some(&args.rules),
    };
    conclude(request.check(common)?, &args.results, common)
}

/// Prints and writes the report, and tells how the run ended.
pub(super) fn conclude(mut checked: Checked, args: &ResultArgs, common: &Common) -> anyhow::Result<Exit> {
    let fail_on = args.fail_on.map_or(checked.fail_on, |FailOn(level)| level);
    let failed = fail_on.is_some_and(|level| checked.report.reaches(level));
    if let Some(lowest) = args.min_severity {
        checked.report.hide_below(lowest);
    }
    let options = environment::options(common);
    for (format, path) in &args.output {
        let mut bytes = Vec::new();
        format.write(&checked.report, &crate::report::Options::default(), &mut bytes)?;
        if let Err(error) = files::write(path, &bytes) {
            trouble(&error, &mut checked.troubled);
        }
    }
    output::print(|out| args.format.write(&checked.report, &options, out))?;
    Ok(match checked.troubled {
        true => Exit::Trouble,
        false if failed => Exit::Findings,
        false => Exit::Clean,
    })
}

/// What to check.
pub(super) struct Request<'a> {
    pub(super) paths: &'a [PathBuf],
    pub(super) stdin_filename: &'a Path,
    pub(super) project: &'a ProjectArgs,
    pub(super) rules: Option<&'a RuleArgs>,
}

/// What checking gave.
pub(super) struct Checked {
    pub(super) report: Report,
    /// Something could not be checked; it was said on stderr.
    pub(super) troubled: bool,
    /// `fail-on` of the configuration: the strictest, if there are several projects.
    pub(super) fail_on: Option<Severity>,
}

impl Request<'_> {
    /// Checks everything asked for, in parallel, with the results in the order of the paths.
    pub(super) fn check(&self, common: &Common) -> anyhow::Result<Checked> {
        let mut troubled = false;
        let mut projects = Projects::new(self.project, self.rules)?;
        let inputs = inputs::collect(self.paths, self.stdin_filename, &mut projects, &mut troubled)?;
        let texts: Vec<_> = projects.all().map(|project| (Arc::clone(project), project.texts())).collect();
        let texts_of = |input: &Input| {
            texts.iter().find(|(project, _)| Arc::ptr_eq(project, &input.project)).map(|(_, texts)| texts)
        };
        let nothing = Texts::default();
        let one = |input: &Input| check_one(input, texts_of(input).unwrap_or(&nothing), &projects.names);
        let results: Vec<_> = if inputs.len() > 1 {
            let progress = progress(inputs.len(), common);
            let results = inputs
                .par_iter()
                .map(|input| {
                    let result = one(input);
                    progress.inc(1);
                    result
                })
                .collect();
            progress.finish_and_clear();
            results
        } else {
            inputs.iter().map(one).collect()
        };
        let mut articles = Vec::new();
        let mut others = Vec::new();
        for result in results {
            match result {
                Ok((article, ledger)) => {
                    articles.push(article);
                    others.extend(ledger);
                }
                Err(error) => trouble(&error, &mut troubled),
            }
        }
        for (project, texts) in &texts {
            let findings = rules::configured(&project.settings, project.findings.clone());
            others.extend(FileReport::of_findings(&findings, texts));
            troubled |= project.complain_if_broken();
        }
        articles.extend(others);
        let fail_on = projects.all().filter_map(|project| project.config.fail_on).min();
        Ok(Checked { report: Report::new(articles, self.project.isolated), troubled, fail_on })
    }
}

fn progress(files: usize, common: &Common) -> ProgressBar {
    if files > FEW && environment::may_show_progress(common) {
        ProgressBar::new(files as u64)
    } else {
        ProgressBar::hidden()
    }
}

/// The report of an article, and of its ledger's file if that has findings.
fn check_one(
    input: &Input,
    texts: &Texts<'_>,
    names: &Names,
) -> anyhow::Result<(FileReport, Vec<FileReport>)> {
    let project = &input.project;
    let document = project.open(&input.name, &input.read()?)?;
    let ledger = project.ledger(&input.path, names)?;
    let mut texts = Texts::over(texts);
    if let Some((name, bytes)) = &ledger.file {
        texts.insert(name, bytes);
    }
    let review = review(&document, &project.registry, &ledger.ledger, &project.settings);
    let judged = rules::findings(&review);
    let article = FileReport::new(&review, &judged.findings, judged.suppressed.len(), &texts);
    let findings = rules::configured(&project.settings, ledger.findings);
    Ok((article, FileReport::of_findings(&findings, &texts)))
}
