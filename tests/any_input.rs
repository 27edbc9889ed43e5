//! Whatever an article, a registry and a ledger hold, the pipeline ends, every figure has its place in the file,
//! and the same input gives the same bytes in every format.

use proptest::prelude::*;
use tieout::config::Settings;
use tieout::document;
use tieout::ledger;
use tieout::registry;
use tieout::report::{FileReport, Options, Report, ReportFormat, Texts};
use tieout::review::review;
use tieout::rules;

/// What articles and registries are made of, with what may break a reader.
const PIECES: [&str; 48] = [
    "The flood killed ",
    "1,204",
    " people",
    ". ",
    "\n",
    "\n\n",
    "- ",
    "| ",
    "# ",
    "> ",
    "12%",
    "$5 million",
    "about ",
    "from 3 to 5",
    "last month",
    "Friday, 9 May 2031",
    "31 June",
    "1,00,0",
    "[@relief-14]",
    "[^1]",
    "[^1]: ",
    "<!-- tieout: ignore[source-unsourced] own -->",
    "<!-- tieout: off[",
    "<!--",
    "-->",
    "{{<",
    "---\n",
    "title: ",
    "date: 2031-05-10\n",
    "<p>",
    "</p>",
    "<table><tr><td>",
    "<script>",
    "&nbsp;",
    "&#x1f600;",
    "\u{feff}",
    "\u{202e}",
    "\u{200b}",
    "\u{1b}[31m",
    "\r\n",
    "relief-14:\n  title: R\n  figures:\n",
    "    - measure: killed\n",
    "      value: \"1204\"\n",
    "- id: \"0\"\n",
    "  quote: \"",
    "é",
    "&x ",
    "*x",
];

fn text() -> impl Strategy<Value = String> {
    let piece = prop_oneof![6 => prop::sample::select(&PIECES[..]).prop_map(str::to_owned), 1 => "\\PC{0,8}"];
    prop::collection::vec(piece, 0..40).prop_map(|pieces| pieces.concat())
}

/// Everything that a run prints about an article.
fn printed(path: &str, article: &str, sources: &str, decided: &str) -> Vec<Vec<u8>> {
    let (registry, mut problems) = registry::load([("s.yaml", sources.as_bytes())]);
    let (ledger, found) = ledger::load("c.yaml", decided.as_bytes());
    problems.extend(found);
    let Ok(document) = document::open(path, article.as_bytes()) else { return Vec::new() };
    let settings = Settings::default();
    let review = review(&document, &registry, &ledger, &settings);
    for figure in &review.figures {
        let place = document.view.to_file(figure.claim.mention.span);
        assert!(
            place.is_some_and(|place| article.get(place.range()).is_some()),
            "{:?}",
            figure.claim.mention
        );
    }
    let judged = rules::findings(&review);
    let mut texts = Texts::default();
    texts.insert("s.yaml", sources.as_bytes());
    texts.insert("c.yaml", decided.as_bytes());
    let mut files = vec![FileReport::new(&review, &judged.findings, judged.suppressed.len(), &texts)];
    files.extend(FileReport::of_findings(&problems, &texts));
    let report = Report::new(files, false);
    let status: usize = report.summary.status.0.iter().map(|(_, count)| count).sum();
    assert_eq!(status, report.summary.mentions, "each figure is in exactly one status");
    let write = |format: ReportFormat| {
        let mut bytes = Vec::new();
        format.write(&report, &Options::default(), &mut bytes).expect("writing to memory");
        bytes
    };
    ReportFormat::ALL.map(write).into()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    #[test]
    fn nothing_breaks_the_pipeline(article in text(), sources in text(), decided in text()) {
        for path in ["a.md", "a.html", "a.txt"] {
            prop_assert_eq!(
                printed(path, &article, &sources, &decided),
                printed(path, &article, &sources, &decided)
            );
        }
    }
}
