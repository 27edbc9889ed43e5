//! The corpora of the languages: what must be found in each text, and texts in which nothing must be.

#![expect(clippy::unwrap_used, reason = "a test fails by panic")]

use serde::Deserialize;
use tieout::claim::{self, Claim};
use tieout::config::Settings;
use tieout::document;

const CORPUS: &str = include_str!("../src/lang/en/corpus.yaml");
const NEGATIVE: &str = include_str!("../src/lang/en/negative.yaml");

/// A text and every mention of it, in order.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Case {
    text: String,
    published: Option<String>,
    mentions: Vec<Expected>,
}

/// A mention; only the fields that are given are compared, and `null` is given: there must be none.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Expected {
    surface: String,
    kind: Option<String>,
    value: Option<String>,
    hi: Option<String>,
    qualifier: Option<String>,
    unit: Option<String>,
    date: Option<String>,
    #[serde(default, deserialize_with = "given")]
    measure: Option<Option<String>>,
    hedged: Option<bool>,
    #[serde(default, deserialize_with = "given")]
    attribution: Option<Option<String>>,
    negated: Option<bool>,
    #[serde(default, deserialize_with = "given")]
    place: Option<Option<String>>,
    #[serde(default, deserialize_with = "given")]
    exempt: Option<Option<String>>,
}

fn given<'de, D: serde::Deserializer<'de>>(value: D) -> Result<Option<Option<String>>, D::Error> {
    Option::deserialize(value).map(Some)
}

fn read(text: &str, published: Option<&str>) -> Vec<(String, Claim)> {
    let document = document::open_str("text.txt", text);
    let published = published.map(|date| date.parse().unwrap());
    let settings = Settings { published, ..Settings::default() };
    let claims = claim::claims(&document, &settings).claims;
    let surface = |claim: &Claim| claim.mention.span.of(document.view.text()).to_owned();
    claims.into_iter().map(|claim| (surface(&claim), claim)).collect()
}

/// The fields in which a claim differs from what is expected.
fn differences(expected: &Expected, surface: &str, claim: &Claim) -> Vec<String> {
    let amount = claim.mention.quantity.amount.as_ref();
    let hi = amount.and_then(|amount| amount.hi);
    let plain = |value: rust_decimal::Decimal| value.normalize().to_string();
    let given = |field: Option<String>| field.map(Some);
    let fields = [
        ("surface", given(Some(expected.surface.clone())), Some(surface.to_owned())),
        ("kind", given(expected.kind.clone()), Some(claim.shown_kind().name().to_owned())),
        ("value", given(expected.value.clone()), amount.map(|amount| plain(amount.value))),
        ("hi", given(expected.hi.clone()), hi.map(plain)),
        (
            "qualifier",
            given(expected.qualifier.clone()),
            claim.mention.quantity.qualifier().map(|qualifier| qualifier.shown().to_owned()),
        ),
        ("unit", given(expected.unit.clone()), claim.shown_unit().map(|unit| unit.name.clone())),
        ("date", given(expected.date.clone()), claim.mention.quantity.when.map(|when| when.to_string())),
        ("measure", expected.measure.clone(), claim.measure.clone()),
        ("hedged", given(expected.hedged.map(|hedged| hedged.to_string())), Some(claim.hedged.to_string())),
        ("attribution", expected.attribution.clone(), claim.attribution.clone()),
        (
            "negated",
            given(expected.negated.map(|negated| negated.to_string())),
            Some(claim.negated.to_string()),
        ),
        ("place", expected.place.clone(), claim.place.clone()),
        ("exempt", expected.exempt.clone(), claim.exempt.map(|exempt| exempt.name().to_owned())),
    ];
    fields
        .into_iter()
        .filter_map(|(name, expected, found)| Some((name, expected?, found)))
        .filter(|(_, expected, found)| expected != found)
        .map(|(name, expected, found)| format!("{name}: expected {expected:?}, found {found:?}"))
        .collect()
}

fn failure(case: &Case) -> Option<String> {
    let found = read(&case.text, case.published.as_deref());
    let surfaces: Vec<&str> = found.iter().map(|(surface, _)| surface.as_str()).collect();
    if found.len() != case.mentions.len() {
        return Some(format!("{}\n    found {surfaces:?}", case.text));
    }
    let pairs = case.mentions.iter().zip(&found);
    let wrong: Vec<String> =
        pairs.flat_map(|(expected, (surface, claim))| differences(expected, surface, claim)).collect();
    (!wrong.is_empty()).then(|| format!("{}\n    {}", case.text, wrong.join("\n    ")))
}

#[test]
fn everything_in_the_corpus_is_found() {
    let cases: Vec<Case> = serde_saphyr::from_str(CORPUS).unwrap();
    let failures: Vec<String> = cases.iter().filter_map(failure).collect();
    assert!(failures.is_empty(), "{} of {} fail:\n{}", failures.len(), cases.len(), failures.join("\n"));
}

#[test]
fn nothing_in_the_negative_corpus_is_found() {
    let texts: Vec<String> = serde_saphyr::from_str(NEGATIVE).unwrap();
    let found = |text: &String| {
        let surfaces: Vec<String> = read(text, None).into_iter().map(|(surface, _)| surface).collect();
        (!surfaces.is_empty()).then(|| format!("{text} {surfaces:?}"))
    };
    let failures: Vec<String> = texts.iter().filter_map(found).collect();
    assert!(failures.is_empty(), "{}", failures.join("\n"));
}
