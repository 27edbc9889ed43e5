//! The whole pipeline on strings, without a file: `cargo run --example check_string`.

use std::io;

use tieout::config::Settings;
use tieout::ledger::Ledger;
use tieout::report::{FileReport, Options, Report, ReportFormat, Texts};
use tieout::{document, registry, review, rules};

const ARTICLE: &str = "---
title: Flood in Port Elsin
date: 2031-05-04
---

The flood killed 1,240 people in Port Elsin [@relief-14]. It cut off 34% of the homes.
";

const SOURCES: &str = r#"
relief-14:
  title: Day 14
  publisher: Northland relief office
  date: 2031-05-03
  figures:
    - measure: killed
      value: "1204"
      place: Port Elsin
      locator: table 2
"#;

fn main() -> io::Result<()> {
    let article = document::open_str("flood.md", ARTICLE);
    let (registry, problems) = registry::load([("sources/relief.yaml", SOURCES.as_bytes())]);
    let settings = Settings::default();

    let review = review::review(&article, &registry, &Ledger::default(), &settings);
    let judged = rules::findings(&review);

    // lines and columns of places in the registry are computed from its text
    let mut texts = Texts::default();
    texts.insert("sources/relief.yaml", SOURCES.as_bytes());
    let mut files = vec![FileReport::new(&review, &judged.findings, judged.suppressed.len(), &texts)];
    files.extend(FileReport::of_findings(&problems, &texts));
    let report = Report::new(files, settings.isolated);
    ReportFormat::Terminal.write(&report, &Options::default(), &mut io::stdout())
}
