//! Speed of the pipeline on made-up prose: `cargo bench`.

use divan::Bencher;
use divan::counter::BytesCount;
use tieout::claim::claims;
use tieout::config::Settings;
use tieout::document::{self, Document};
use tieout::lang::language;
use tieout::ledger::Ledger;
use tieout::registry::{self, Registry};
use tieout::review::review;
use tieout::rules;

/// Sentences about a place that does not exist; about one in two has a figure, as in news.
const SENTENCES: [&str; 8] = [
    "The harbour office of Port Elsin had expected a quiet year, and for a while it had one.",
    "Then the river rose, and within two days some 1,240 homes stood under water.",
    "Nobody in the valley could remember anything like it.",
    "According to the Northland relief office, at least 34 people were killed and more than 200 injured.",
    "Repairs to the quay will cost between £26 million and £31 million, the council said on 3 May 2031.",
    "Neighbours carried furniture up the hill and slept in the school.",
    "Turnout at the meeting that followed was 41.5 percent, up from 38 percent in 2029.",
    "The mayor thanked the volunteers, promised a new dyke and left for Marrow.",
];

fn prose(bytes: usize) -> String {
    let mut text = String::with_capacity(bytes + 1_000);
    for (index, sentence) in SENTENCES.iter().cycle().enumerate() {
        if text.len() >= bytes {
            break;
        }
        text.push_str(sentence);
        text.push_str(if index % 4 == 3 { "\n\n" } else { " " });
    }
    text
}

fn article(bytes: usize) -> Document {
    document::open_str("flood.txt", &prose(bytes))
}

fn sources() -> Registry {
    let yaml = "relief-14:\n  title: Day 14\n  author: Northland relief office\n  date: 2031-05-02\n  figures:\n    \
        - measure: killed\n      value: \"34\"\n      place: Port Elsin\n";
    registry::load([("sources/relief.yaml", yaml.as_bytes())]).0
}

const SIZES: [usize; 2] = [10_000, 1_000_000];

#[divan::bench(args = SIZES)]
fn open(bencher: Bencher<'_, '_>, bytes: usize) {
    let text = prose(bytes);
    bencher.counter(BytesCount::new(text.len())).bench(|| document::open_str("flood.txt", &text));
}

#[divan::bench(args = SIZES)]
fn scan(bencher: Bencher<'_, '_>, bytes: usize) {
    let article = article(bytes);
    let language = language("en");
    bencher.counter(BytesCount::new(bytes)).bench(|| tieout::extract::extract(&article, language));
}

#[divan::bench(args = SIZES)]
fn extract(bencher: Bencher<'_, '_>, bytes: usize) {
    let (article, settings) = (article(bytes), Settings::default());
    bencher.counter(BytesCount::new(bytes)).bench(|| claims(&article, &settings));
}

#[divan::bench(args = SIZES)]
fn check(bencher: Bencher<'_, '_>, bytes: usize) {
    let (article, settings, registry) = (article(bytes), Settings::default(), sources());
    bencher.counter(BytesCount::new(bytes)).bench(|| {
        let review = review(&article, &registry, &Ledger::default(), &settings);
        rules::findings(&review).findings.len()
    });
}

fn main() {
    divan::main();
}
