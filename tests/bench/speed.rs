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
use tieout::verify::Verdict;

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

/// How time grows with the text: once for each size.
#[divan::bench(args = [1, 4, 16, 64, 256], sample_count = 1, sample_size = 1)]
fn growth(bencher: Bencher<'_, '_>, megabytes: usize) {
    let (article, settings) = (article(megabytes * 1_000_000), Settings::default());
    bencher.counter(BytesCount::new(megabytes * 1_000_000)).bench(|| claims(&article, &settings));
}

#[divan::bench(args = SIZES)]
fn check(bencher: Bencher<'_, '_>, bytes: usize) {
    let (article, settings, registry) = (article(bytes), Settings::default(), sources());
    bencher.counter(BytesCount::new(bytes)).bench(|| {
        let review = review(&article, &registry, &Ledger::default(), &settings);
        rules::findings(&review).findings.len()
    });
}

const THINGS: [&str; 20] = [
    "boats",
    "homes",
    "schools",
    "bridges",
    "farms",
    "shops",
    "mills",
    "wells",
    "barns",
    "clinics",
    "ferries",
    "orchards",
    "towers",
    "markets",
    "chapels",
    "quays",
    "dams",
    "parks",
    "libraries",
    "bakeries",
];

/// The made-up name of a town: a syllable for each digit of its number.
fn town(number: usize) -> String {
    const SYLLABLES: [&str; 10] = ["mar", "tor", "vel", "kes", "nor", "lin", "das", "rin", "ost", "elm"];
    let name: String = number.to_string().bytes().map(|digit| SYLLABLES[usize::from(digit - b'0')]).collect();
    format!("Port K{name}")
}

/// What a source counts of a thing in a town.
fn value(number: usize, thing: usize) -> usize {
    number % 900 * 7 + thing * 131 + 1_011
}

/// A registry of so many figures: twenty things, counted in each of many towns.
fn registry_of(figures: usize) -> Registry {
    let source = |number: usize| {
        let town = town(number);
        let figures = THINGS.iter().enumerate().map(|(thing, name)| {
            let value = value(number, thing);
            format!("    - {{measure: {name}, value: \"{value}\", place: {town}}}\n")
        });
        let figures: String = figures.collect();
        format!("town{number}:\n  title: Figures of {town}\n  date: 2031-05-02\n  figures:\n{figures}")
    };
    let sources: Vec<String> = (0..figures / THINGS.len()).map(source).collect();
    let files: Vec<String> = sources.chunks(500).map(<[String]>::concat).collect();
    let names: Vec<String> = (0..files.len()).map(|file| format!("sources/{file}.yaml")).collect();
    let (registry, problems) =
        registry::load(names.iter().zip(&files).map(|(name, text)| (name.as_str(), text.as_bytes())));
    assert!(problems.is_empty());
    registry
}

/// An article with a thousand claims, every other one with a citation.
fn counts() -> Document {
    let sentence = |at: usize| {
        let (number, thing) = (at % 50, at % THINGS.len());
        let cited = if at.is_multiple_of(2) { format!(" [@town{number}]") } else { String::new() };
        format!("There are {} {} in {}{cited}.\n\n", value(number, thing), THINGS[thing], town(number))
    };
    let text: String = (0..1_000).map(sentence).collect();
    document::open_str("counts.md", &format!("---\ndate: 2031-05-03\n---\n\n{text}"))
}

/// A thousand claims against ever larger registries; each has its record.
#[divan::bench(args = [1_000, 10_000, 100_000], sample_count = 5)]
fn verify(bencher: Bencher<'_, '_>, figures: usize) {
    let (article, settings, registry) = (counts(), Settings::default(), registry_of(figures));
    let agreeing = || {
        let review = review(&article, &registry, &Ledger::default(), &settings);
        review.figures.iter().filter(|figure| figure.outcome.verdict == Some(Verdict::Agrees)).count()
    };
    assert_eq!(agreeing(), 1_000);
    bencher.bench(agreeing);
}

fn main() {
    divan::main();
}
