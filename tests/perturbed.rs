//! Articles that agree with their registries give no alarm; with one sourced figure made wrong, in the ways in
//! which figures go wrong, they do.

#![expect(clippy::unwrap_used, clippy::disallowed_methods, reason = "a test reads files and fails by panic")]

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use rust_decimal::Decimal;
use tieout::config::Settings;
use tieout::document::open_str;
use tieout::ledger::Ledger;
use tieout::quantity::agree::Window;
use tieout::quantity::decimal::grouped;
use tieout::registry::{self, Recorded, Registry};
use tieout::review::{Review, review};
use tieout::rules;
use tieout::span::Span;
use tieout::verify::Verdict;

const ARTICLES: [(&str, &str); 4] = [
    ("tests/articles/flood.md", "tests/articles/flood.yaml"),
    ("tests/articles/budget.md", "tests/articles/budget.yaml"),
    ("tests/articles/heat.md", "tests/articles/heat.yaml"),
    ("articles/after-the-protests.md", "sources"),
];

/// Words that are swapped, by the kind of mistake.
const WORDS: [(&str, &[(&str, &str)]); 5] = [
    (
        "unit",
        &[
            ("metres", "kilometres"),
            ("kilometres", "miles"),
            ("millimetres", "centimetres"),
            ("hectares", "square kilometres"),
            ("tonnes", "kilograms"),
            ("gigawatts", "megawatts"),
            ("hours", "minutes"),
            ("days", "weeks"),
            ("Celsius", "Fahrenheit"),
            ("£", "$"),
            ("$", "£"),
        ],
    ),
    ("scale", &[("million", "billion"), ("million", "thousand")]),
    ("points", &[("percentage points", "percent"), (" percent", " percentage points")]),
    (
        "bound",
        &[
            ("More than", "Fewer than"),
            ("more than", "fewer than"),
            ("Fewer than", "More than"),
            ("Less than", "More than"),
            ("At least", "At most"),
            ("Up to", "More than"),
            ("Nearly", "Just over"),
        ],
    ),
    (
        "role",
        &[
            ("killed", "injured"),
            ("injured", "killed"),
            ("missing", "arrested"),
            ("displaced", "arrested"),
            ("deaths", "injuries"),
        ],
    ),
];

fn read(path: &str) -> String {
    fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join(path)).unwrap()
}

fn registry_of(path: &str) -> Registry {
    let files: Vec<(String, String)> = if path.ends_with(".yaml") {
        vec![(path.into(), read(path))]
    } else {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join(path);
        let mut names: Vec<String> = fs::read_dir(folder)
            .unwrap()
            .map(|entry| entry.unwrap().file_name().into_string().unwrap())
            .filter(|name| name.ends_with(".yaml"))
            .collect();
        names.sort();
        names.into_iter().map(|name| (name.clone(), read(&format!("{path}/{name}")))).collect()
    };
    let (registry, problems) =
        registry::load(files.iter().map(|(name, text)| (name.as_str(), text.as_bytes())));
    assert_eq!(problems, []);
    registry
}

/// The places in the article of what the `source-*` rules find.
fn alarms(review: &Review<'_>) -> Vec<(Span, String)> {
    let findings = rules::findings(review).findings;
    let about_sources = findings.into_iter().filter(|finding| finding.rule.starts_with("source-"));
    about_sources.map(|finding| (finding.place.span, finding.message)).collect()
}

fn reviewed<T>(text: &str, registry: &Registry, then: impl FnOnce(&Review<'_>) -> T) -> T {
    let document = open_str("articles/a.md", text);
    let settings = Settings { language: "en-GB".into(), ..Settings::default() };
    then(&review(&document, registry, &Ledger::default(), &settings))
}

/// A change of the article: what stands in `span` becomes `text`.
struct Slip {
    kind: &'static str,
    span: Span,
    text: String,
}

/// The ways in which the digits of `number` go wrong.
fn digit_slips(number: &str) -> Vec<(&'static str, String)> {
    let plain: String = number.chars().filter(|c| *c != ',').collect();
    let Ok(value) = plain.parse::<Decimal>() else { return Vec::new() };
    let spelled = |value: Decimal| {
        if number.contains(',') || value >= Decimal::ONE_THOUSAND {
            grouped(value)
        } else {
            value.to_string()
        }
    };
    let mut slips = vec![
        ("ten times", spelled(value * Decimal::TEN)),
        ("a thousand times", spelled(value * Decimal::ONE_THOUSAND)),
    ];
    let digits: Vec<char> = plain.chars().collect();
    let respelled = |digits: Vec<char>| -> Option<String> {
        let text: String = digits.into_iter().collect();
        if text.starts_with(['0', '.']) || text.ends_with('.') {
            return None;
        }
        Some(spelled(text.parse().ok()?))
    };
    if let Some(at) = (1..digits.len()).find(|&at| {
        digits[at] != digits[at - 1] && digits[at].is_ascii_digit() && digits[at - 1].is_ascii_digit()
    }) {
        let mut swapped = digits.clone();
        swapped.swap(at, at - 1);
        slips.extend(respelled(swapped).map(|text| ("swapped", text)));
    }
    if digits.iter().filter(|c| c.is_ascii_digit()).count() > 1 {
        let mut dropped = digits;
        dropped.remove(0);
        slips.extend(respelled(dropped).map(|text| ("dropped", text)));
    }
    slips
}

/// Every slip of the figure that is printed in `figure` of the article.
fn slips(article: &str, figure: Span, sentence: Span, years: &[Span]) -> Vec<Slip> {
    let printed = figure.of(article);
    let mut slips = Vec::new();
    let digits: Vec<(usize, &str)> = printed
        .match_indices(|c: char| c.is_ascii_digit())
        .filter(|&(at, _)| {
            at == 0 || !printed[..at].ends_with(|c: char| c.is_ascii_digit() || c == ',' || c == '.')
        })
        .map(|(at, _)| {
            let rest = &printed[at..];
            let end =
                rest.find(|c: char| !(c.is_ascii_digit() || c == ',' || c == '.')).unwrap_or(rest.len());
            (at, rest[..end].trim_end_matches([',', '.']))
        })
        .collect();
    if let &[(at, number)] = digits.as_slice() {
        let span = Span::new(figure.start + at, figure.start + at + number.len());
        slips.extend(digit_slips(number).into_iter().map(|(kind, text)| Slip { kind, span, text }));
    }
    if let &[(low, _), (high, number)] = digits.as_slice() {
        let text = number.to_owned();
        let end = figure.start + high + number.len();
        let start = if printed.starts_with("Between") { figure.start } else { figure.start + low };
        slips.push(Slip { kind: "range collapsed", span: Span::new(start, end), text });
    }
    for (kind, words) in WORDS {
        // a role stands beside the figure, all else in it
        let within = if kind == "role" { Span::new(figure.end, sentence.end) } else { figure };
        for (word, other) in words {
            if let Some(at) = within.of(article).find(word) {
                // up to the next figure only
                if kind == "role"
                    && within.of(article)[..at].contains(|c: char| c.is_ascii_digit() || c == '[')
                {
                    continue;
                }
                let start = within.start + at;
                let span = Span::new(start, start + word.len());
                slips.push(Slip { kind, span, text: (*other).to_owned() });
            }
        }
    }
    for year in years.iter().filter(|year| sentence.contains(**year)) {
        if let Ok(number) = year.of(article).parse::<i32>() {
            slips.push(Slip { kind: "year", span: *year, text: (number - 1).to_string() });
        }
    }
    slips
}

/// Whether what the article now prints still allows what was recorded.
fn still_allowed(review: &Review<'_>, registry: &Registry, at: usize, key: &(String, usize)) -> bool {
    let Some(now) = review.figures.get(at) else { return false };
    let Recorded::Value { amount, .. } = &registry.sources[&key.0].figures[key.1].recorded else {
        return false;
    };
    let Some(printed) = &now.claim.mention.quantity.amount else { return false };
    now.claim.measure.is_some() && Window::allowed(printed).meets(&Window::recorded(amount))
}

#[test]
fn wrong_figures_are_caught_and_right_ones_pass() {
    let mut tried: BTreeMap<&str, (usize, usize)> = BTreeMap::new();
    let mut missed = Vec::new();
    for (path, sources) in ARTICLES {
        let (article, registry) = (read(path), registry_of(sources));
        let sourced = reviewed(&article, &registry, |review| {
            let told = alarms(review);
            let view = &review.document.view;
            let years: Vec<Span> = review
                .figures
                .iter()
                .filter(|figure| figure.claim.mention.quantity.amount.is_none())
                .filter_map(|figure| view.to_file(figure.claim.mention.span))
                .filter(|span| span.of(&article).len() == 4)
                .collect();
            let mut sourced = Vec::new();
            for (at, figure) in review.figures.iter().enumerate() {
                if figure.outcome.verdict != Some(Verdict::Agrees) {
                    continue;
                }
                let span = view.to_file(figure.claim.mention.span).unwrap();
                assert!(told.iter().all(|(place, _)| *place != span), "{path}: {told:?}");
                let sentence = review.sentences[figure.claim.mention.sentence].span;
                let sentence = view.to_file(sentence).unwrap_or(span);
                let key = figure.outcome.decided_by.clone().unwrap();
                let slips = slips(&article, span, sentence, &years);
                sourced.extend(slips.into_iter().map(|slip| (at, span, key.clone(), slip)));
            }
            sourced
        });
        assert!(!sourced.is_empty(), "{path}");
        for (at, figure, key, slip) in sourced {
            let mut wrong = article.clone();
            wrong.replace_range(slip.span.start..slip.span.end, &slip.text);
            let numeric = !matches!(slip.kind, "role" | "year" | "unit" | "points" | "range collapsed");
            let caught = reviewed(&wrong, &registry, |review| {
                if numeric && still_allowed(review, &registry, at, &key) {
                    return None;
                }
                let moved = |end: usize| (end + slip.text.len()).saturating_sub(slip.span.of(&article).len());
                let end = if slip.span.start < figure.end { moved(figure.end) } else { figure.end };
                let start = if slip.span.end <= figure.start { moved(figure.start) } else { figure.start };
                let near = |place: &Span| place.start < end && place.end > start;
                Some(alarms(review).iter().any(|(place, _)| near(place)))
            });
            let Some(caught) = caught else { continue };
            let count = tried.entry(slip.kind).or_default();
            count.0 += 1;
            count.1 += usize::from(caught);
            if !caught {
                let line = article[..figure.start].matches('\n').count() + 1;
                let told = format!("{} -> {}", slip.span.of(&article), slip.text);
                missed.push(format!("{path}:{line} {}: {told} ({})", slip.kind, figure.of(&article)));
            }
        }
    }
    let (all, caught) = tried.values().fold((0, 0), |sum, one| (sum.0 + one.0, sum.1 + one.1));
    println!("{caught} of {all} caught: {tried:?}");
    assert!(caught * 100 >= all * 97, "{caught} of {all} caught, missed:\n{}", missed.join("\n"));
}
