//! `tieout compare`: the figures of one text against other texts, without a registry.

use std::path::Path;

use serde::Serialize;

use super::args::{Common, CompareArgs};
use super::check::{Checked, conclude};
use super::output::Exit;
use super::{batch, files};
use crate::claim::claims;
use crate::config::{Config, Settings};
use crate::document::Document;
use crate::finding::Severity;
use crate::registry::Registry;
use crate::report::{FileReport, Report, Texts};
use crate::review::review_against;
use crate::rules;
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
        Text { name: "the claim", text: claim.view.text(), read: &ours },
        Text { name: "the evidence", text: evidence.view.text(), read: &theirs },
    );
    let row = |figure: &ComparedFigure| FigureRow {
        surface: ours.claims[figure.claim].mention.span.of(claim.view.text()).to_owned(),
        verdict: figure.verdict.name(),
        explanation: figure.explanation.clone(),
    };
    (compared.verdict, compared.figures.iter().map(row).collect())
}

/// The rules that tell what comparing gave; the article's own slips are `check`'s business.
const RULES: [&str; 4] = ["date-relative", "source-disagrees", "source-disputed", "source-not-found"];

pub(super) fn run(args: &CompareArgs, common: &Common) -> anyhow::Result<Exit> {
    if args.input.is_some() {
        return batch::compare(&args.article);
    }
    let article = open(&args.article)?;
    let sources = args.sources.iter().map(|path| open(path)).collect::<anyhow::Result<Vec<_>>>()?;
    let (registry, settings) = (Registry::default(), Settings::default());
    let review = review_against(&article, &sources, &registry, &settings);
    let mut judged = rules::findings(&review);
    judged.findings.retain(|finding| RULES.contains(&finding.rule));
    let suppressed = judged.suppressed.iter().filter(|finding| RULES.contains(&finding.rule)).count();
    let file = FileReport::new(&review, &judged.findings, suppressed, &Texts::default());
    let report = Report::new(vec![file], false);
    conclude(Checked { report, troubled: false, fail_on: Some(Severity::Error) }, &args.results, common)
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
