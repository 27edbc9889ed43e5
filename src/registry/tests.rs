use super::*;
use crate::finding::{Finding, Severity};
use crate::quantity::Qualifier;

fn load_one(text: &str) -> (Registry, Vec<Finding>) {
    load([("sources/a.yaml", text.as_bytes())])
}

/// `line: "what stands there" message` of each finding.
fn problems(text: &str) -> Vec<String> {
    let describe = |finding: &Finding| {
        assert_eq!((finding.rule, finding.severity), (load::RULE, Severity::Error));
        let span = finding.place.span;
        let line = text[..span.start].matches('\n').count() + 1;
        format!("{line}: \"{}\" {}", span.of(text), finding.message)
    };
    load_one(text).1.iter().map(describe).collect()
}

fn assert_problems(text: &str, expected: &[&str]) {
    let found = problems(text);
    assert_eq!(found.len(), expected.len(), "{found:#?}");
    for (found, expected) in found.iter().zip(expected) {
        assert!(found.starts_with(expected), "{found}\nexpected {expected}");
    }
}

const GOOD: &str = "\
# Reports of the relief office.
relief-2031-05-02:
  type: report
  title: Flood bulletin 4
  author: [Northland relief office, Jo Example]
  publisher: { name: Port Elsin Gazette }
  date: 2031-05-02
  url: { value: \"https://www.relief.example/bulletins/4/\", date: 2031-05-03 }
  aliases: NRO
  standing: primary
  series: bulletins
  figures:
    - measure: displaced
      value: \">=1,200\"
      period: 2031-04-28/2031-05-02
      as-of: 2031-05-02
      place: Northland
      about: [flood]
      hedged: true
      locator: page 2
    - { measure: rainfall, value: 1.10, unit: metre }
    - event: dam failure
      date: 2031-04-29
relief-2031-05-01:
  title: Flood bulletin 3
  date: 2031-05-01
  series: bulletins
  url: http://relief.example/bulletins/3
";

#[test]
fn a_good_file_is_read_whole() {
    let (registry, findings) = load_one(GOOD);
    assert_eq!(findings, []);
    let source = &registry.sources["relief-2031-05-02"];
    assert_eq!(source.at.span.of(GOOD), "relief-2031-05-02");
    assert_eq!(
        (source.standing, source.aliases.as_slice()),
        (Standing::Primary, ["NRO".to_string()].as_slice())
    );
    assert_eq!(source.accessed, "2031-05-03".parse().ok());
    let [displaced, rainfall, failure] = source.figures.as_slice() else { panic!("three figures") };
    let Recorded::Value { amount, unit: None } = &displaced.recorded else { panic!("a count") };
    assert_eq!((amount.qualifier, amount.value.to_string()), (Qualifier::AtLeast, "1200".into()));
    assert_eq!((displaced.hedged, displaced.place.as_deref()), (true, Some("Northland")));
    assert_eq!(displaced.at.span.of(GOOD), "\">=1,200\"");
    let Recorded::Value { amount, unit: Some(unit) } = &rainfall.recorded else { panic!("a length") };
    assert_eq!(
        (amount.value.to_string(), amount.step.to_string(), unit.as_str()),
        ("1.10".into(), "0.01".into(), "metre")
    );
    assert_eq!(failure.measure, "dam failure");
    assert_eq!(failure.recorded, Recorded::Date(When::from_iso("2031-04-29").unwrap()));
}

#[test]
fn every_problem_is_reported_in_its_place_and_costs_only_itself() {
    let text = "\
a:
  titel: Bulletin
  date: 2031-02-30
  standing: official
  url: relief
  sha256: abc
  snapshot: ../../etc/passwd
  figures:
    - measure: displaced
      valeu: 1
    - measure: displaced
      value: 1.2 million
    - { measure: displaced, value: 12, as-of: yesterday, hedged: maybe }
    - { event: landslide, value: 12 }
    - measure: injured
      value: 7
    - 12
b: bulletin
b c: { title: B }
";
    assert_problems(
        text,
        &[
            "1: \"a\" source `a` has no `title`",
            "2: \"titel\" unknown key `titel` of source `a`: did you mean `title`?",
            "3: \"2031-02-30\" `2031-02-30` is no date",
            "4: \"official\" unknown standing `official`: one of primary, secondary",
            "5: \"relief\" `relief` is no address",
            "6: \"abc\" `sha256` must be 64",
            "7: \"../../etc/passwd\"",
            "9: \"measure\" the figure has no `value`",
            "10: \"valeu\" unknown key `valeu` of the figure: did you mean `value`?",
            "12: \"1.2 million\" `1.2 million` is no value: write all digits",
            "13: \"yesterday\"",
            "13: \"maybe\" `hedged` is",
            "14: \"event\" the figure has no `date`",
            "14: \"value\" an `event` has a `date`",
            "17: \"12\" the figure must be a mapping",
            "18: \"bulletin\" source `b` must be a mapping",
            "19: \"b c\" an id must be one word",
        ],
    );
    assert_eq!(load_one(text).0.sources["a"].figures.len(), 2, "the good figures are kept");
}

#[test]
fn duplicates_name_the_first() {
    let one = "a: { title: A, figures: [{ measure: m, value: 1 }, { measure: m, value: 2 }, { measure: m, value: 1 }] }\n";
    let found = load_one(one).1;
    assert_eq!((found.len(), found[0].place.span.start), (1, one.rfind('1').unwrap()));
    assert_eq!(found[0].related[0].place.span.start, one.find('1').unwrap());

    let (registry, found) =
        load([("a.yaml", b"x: { title: A }\n".as_slice()), ("b.yaml", b"x: { title: B }\n")]);
    assert_eq!(found[0].message, "duplicate id `x`");
    assert_eq!((found[0].place.file.as_str(), found[0].related[0].place.file.as_str()), ("b.yaml", "a.yaml"));
    assert_eq!(registry.sources["x"].title.as_deref(), Some("A"));
    assert_problems("x: { title: A }\nx: { title: B }\n", &["2: \"x\" duplicate id `x`"]);
}

#[test]
fn a_syntax_error_costs_its_entry_only() {
    let text = "a:\n  title: A\nb:\n  title: [B\nc:\n  title: C\nd:\n  title: D\n  date: 2031-13\n";
    let (registry, found) = load_one(text);
    assert_eq!(registry.sources.keys().collect::<Vec<_>>(), ["a", "c", "d"], "{found:?}");
    assert_eq!(found.len(), 2, "{found:?}");
    let lines = problems(text);
    assert!(lines[1].starts_with("9: \"2031-13\""), "{lines:?}");
    // A bound without quotes is a block scalar to YAML.
    let text = "a: { title: A }\nb:\n  title: B\n  figures:\n    - measure: m\n      value: >36500\n";
    let found = problems(text);
    assert!(found[0].starts_with("6: ") && found[0].contains("quote"), "{found:?}");
}

#[test]
fn hostile_and_odd_files_are_refused_fast() {
    let bomb = format!("a: &a [{}]\nb: {{ title: [{}] }}\n", "x,".repeat(5000), "*a,".repeat(5000));
    let found = load_one(&bomb).1;
    assert_eq!(found.len(), 2, "one anchor, one alias: {found:?}");
    assert!(found[0].message.contains("anchor") && found[1].message.contains("alias"));

    let huge = vec![b' '; crate::yaml::MAX_BYTES + 1];
    assert!(load([("a.yaml", huge.as_slice())]).1[0].message.contains("larger than 10 MB"));
    let found = load([("a.yaml", b"a: { title: \xff }".as_slice())]).1;
    assert_eq!((found[0].place.span.start, found.len()), (12, 1));
    assert_eq!(load_one(&"k: 1\n- ".repeat(20_000)).1.len(), 1001);
    assert_problems("- a\n- b\n", &["1: \"- a\n- b\" a registry file must be a mapping"]);
    assert_eq!(load_one("").1, []);
    assert_eq!(load_one("# nothing yet\n").1, []);
}

#[test]
fn byte_order_mark_and_carriage_returns_keep_their_bytes() {
    let text = "\u{feff}a:\r\n  titel: A\r\n";
    assert_problems(text, &["1: \"a\" source `a` has no", "2: \"titel\""]);
}

#[test]
fn ten_thousand_figures_load() {
    let mut text = String::new();
    for source in 0..1000 {
        text.push_str(&format!("s{source}:\n  title: T\n  figures:\n"));
        for value in 0..10 {
            text.push_str(&format!(
                "    - measure: displaced\n      value: \"{value}\"\n      as-of: 2031-05-02\n"
            ));
        }
    }
    let (registry, findings) = load_one(&text);
    assert_eq!(findings, []);
    assert_eq!(registry.sources.values().map(|source| source.figures.len()).sum::<usize>(), 10_000);
}

/// A value that each key accepts.
fn sample(key: &str) -> &'static str {
    match key {
        "date" | "as-of" | "period" => "2031-05-02",
        "url" => "https://relief.example/",
        "standing" => "press-release",
        "snapshot" | "table" => "data/a.csv",
        "sha256" => "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
        "supersedes" | "derived-from" => "[other]",
        "figures" => "[]",
        "hedged" => "true",
        "where" => "{ place: Northland }",
        "value" => "\"<5\"",
        _ => "text",
    }
}

#[test]
fn the_schema_knows_the_keys_of_the_loader() {
    let schema = schema();
    let names = |kind: &str| -> Vec<String> {
        let properties = schema["$defs"][kind]["properties"].as_object().unwrap();
        let mut names: Vec<String> = properties.keys().cloned().collect();
        names.sort();
        names
    };
    let sorted = |keys: &[&str]| -> Vec<String> {
        let mut keys: Vec<String> = keys.iter().map(|key| key.to_string()).collect();
        keys.sort();
        keys
    };
    assert_eq!(names("source"), sorted(&[entry::KEYS, entry::BIBLIOGRAPHY_KEYS].concat()));
    assert_eq!(names("figure"), sorted(&[figure::KEYS, selector::KEYS].concat()));

    let lines = |keys: Vec<String>, indent: &str| -> String {
        keys.iter().map(|key| format!("{indent}{key}: {}\n", sample(key))).collect()
    };
    let source: Vec<String> = names("source").into_iter().filter(|key| key != "figures").collect();
    let value: Vec<String> = names("figure")
        .into_iter()
        .filter(|k| !["event", "date"].contains(&k.as_str()) && !selector::KEYS.contains(&k.as_str()))
        .collect();
    let cell: Vec<String> = value
        .iter()
        .filter(|key| *key != "value")
        .cloned()
        .chain(["where".into(), "column".into()])
        .collect();
    let text = format!(
        "other: {{ title: Other }}\nall:\n{}  figures:\n    -\n{}    -\n{}    - {{ event: flood, date: 2031-05 }}\n",
        lines(source, "  "),
        lines(value, "      "),
        lines(cell, "      ")
    );
    let (registry, findings) = load_one(&text);
    assert_eq!(findings, [], "{text}");
    assert_eq!((registry.sources["all"].figures.len(), registry.sources["all"].cells.len()), (2, 1));
    assert_problems(
        "a: { title: A, figures: [{ measure: m, column: c }] }",
        &["1: \"measure\" the figure has no `value`", "1: \"column\" unknown key `column`"],
    );
}

#[test]
fn the_example_registry_is_clean() {
    let files = [
        (
            "sources/iran-earlier-protests.yaml",
            include_bytes!("../../sources/iran-earlier-protests.yaml").as_slice(),
        ),
        ("sources/iran-protests-2026.yaml", include_bytes!("../../sources/iran-protests-2026.yaml")),
        ("sources/iran-resolutions-2026.yaml", include_bytes!("../../sources/iran-resolutions-2026.yaml")),
    ];
    let (registry, findings) = load(files);
    assert_eq!(findings, []);
    assert_eq!(registry.sources.len(), 13);
    assert!(registry.sources.values().all(|source| source.url.is_some() && source.accessed.is_some()));
    let of_series =
        registry.sources.values().filter(|source| source.series.as_deref() == Some("hrana-daily"));
    let arrested = of_series.flat_map(|source| &source.figures).filter(|figure| figure.measure == "arrested");
    assert_eq!(
        arrested.map(|figure| figure.spelling.as_str()).collect::<Vec<_>>(),
        ["26314", "40887", "42486"]
    );
}

#[test]
fn a_file_too_large_is_given_up_at_once_and_messages_stay_short() {
    let found = load_one(&"a: b\n".repeat(600_000)).1;
    assert_eq!(found.len(), 1);
    assert!(found[0].message.contains("split it"), "{found:?}");
    let text = format!("a: {{ title: A, figures: [{{ measure: m, value: '{}ü' }}] }}", "9".repeat(100_000));
    let found = load_one(&text).1;
    assert!(found[0].message.len() < 500 && found[0].message.ends_with("in `unit`"), "{found:?}");
}

proptest::proptest! {
    #[test]
    fn anything_loads(pieces in proptest::collection::vec(0..PIECES.len(), 0..60)) {
        let text: String = pieces.into_iter().map(|piece| PIECES[piece]).collect();
        let (_, findings) = load_one(&text);
        for finding in findings {
            let span = finding.place.span;
            assert!(text.get(span.range()).is_some(), "{span:?} lies in the text");
        }
        let _ = crate::ledger::write(Some(&text), &[]);
    }
}

const PIECES: &[&str] = &[
    "a",
    "b c",
    ":",
    ": ",
    "- ",
    "\n",
    "\n  ",
    "\r\n",
    "[",
    "]",
    "{",
    "}",
    ",",
    "\"",
    "'",
    "#",
    " # é",
    "&x ",
    "*x",
    "!t ",
    "| ",
    ">",
    "---",
    "...",
    "%",
    "?",
    "\t",
    "\u{feff}",
    "ü",
    "title: A\n",
    "figures:\n",
    "    - measure: m\n",
    "      value: 1..2\n",
    "x:\n  title: X\n",
    "- id: a\n  quote: q\n",
    "  on: 2031-05-02\n",
    "\\",
    "\u{2028}",
    "\0",
];
