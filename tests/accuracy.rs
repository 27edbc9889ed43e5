//! The accuracy floors of `accuracy.toml`, measured with the annotated data of `../shared/bench`.
//!
//! The data and its scorers are not part of the project; without them the test says so and passes.

#![expect(
    clippy::unwrap_used,
    clippy::disallowed_methods,
    clippy::print_stdout,
    reason = "a test reads files and fails by panic"
)]

use std::collections::BTreeMap;
use std::fs::{self, File};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use regex::Regex;

type Scores = BTreeMap<String, f64>;

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

fn bench() -> Option<PathBuf> {
    let bench = root().join("../shared/bench");
    let python = Command::new("python3").arg("--version").output().is_ok();
    if bench.join("README.md").exists() && python {
        return Some(bench);
    }
    println!("skipped: no annotated data beside the project, or no python3 to score with");
    None
}

/// Runs tieout with `args`, standard input from `input`, standard output to `output`.
fn tieout(args: &[&str], input: Option<&Path>, output: &Path) {
    let stdin = input.map_or_else(Stdio::null, |path| Stdio::from(File::open(path).unwrap()));
    let status = Command::new(env!("CARGO_BIN_EXE_tieout"))
        .args(args)
        .stdin(stdin)
        .stdout(File::create(output).unwrap())
        .stderr(Stdio::null())
        .status()
        .unwrap();
    assert!(status.code().is_some_and(|code| code < 2), "tieout {args:?}: {status}");
}

fn score(script: &Path, args: &[&str]) -> String {
    let output = Command::new("python3").arg(script).args(args).output().unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8(output.stdout).unwrap()
}

/// The first group of `pattern` in `text`.
fn find<'t>(text: &'t str, pattern: &str) -> &'t str {
    let found = Regex::new(pattern).unwrap().captures(text);
    found.unwrap_or_else(|| panic!("`{pattern}` is not in:\n{text}")).get(1).unwrap().as_str()
}

fn number(text: &str, pattern: &str) -> f64 {
    find(text, pattern).parse().unwrap()
}

/// What is left of `whole` after the count that `pattern` finds.
fn rest(whole: i32, text: &str, pattern: &str) -> f64 {
    f64::from(whole - find(text, pattern).parse::<i32>().unwrap())
}

fn articles(bench: &Path, out: &Path) -> Scores {
    let system = out.join("articles.jsonl");
    let mut files: Vec<String> = fs::read_dir(bench.join("articles"))
        .unwrap()
        .map(|entry| entry.unwrap().path().display().to_string())
        .collect();
    files.sort();
    let mut args = vec!["extract", "--isolated", "--format", "jsonl"];
    args.extend(files.iter().map(String::as_str));
    tieout(&args, None, &system);
    let gold = bench.join("articles.gold.jsonl");
    let text = score(
        &bench.join("score_articles.py"),
        &[system.to_str().unwrap(), gold.to_str().unwrap(), "--words", "10500"],
    );
    println!("{text}");
    let mut scores = Scores::new();
    scores.insert("claims-precision".into(), number(&text, r"claims\s+precision ([\d.]+)"));
    scores.insert("claims-recall".into(), number(&text, r"claims\s+precision [\d.]+ recall ([\d.]+)"));
    scores.insert("whole-record-f1".into(), number(&text, r"whole record.*F1 ([\d.]+)"));
    for field in [
        "span",
        "kind",
        "value",
        "qualifier",
        "unit",
        "date",
        "exempt",
        "hedged",
        "attribution",
        "casualty role",
        "measure",
    ] {
        let pattern = format!(r"  ?{field} \d+/\d+ = ([\d.]+)");
        scores.insert(field.replace(' ', "-"), number(&text, &pattern));
    }
    scores
}

/// The sets whose numbers and units are measured together, too.
const POOLED: [&str; 3] = ["recognizers_number", "recognizers_unit", "quantulum"];

fn sentences(bench: &Path, out: &Path) -> BTreeMap<String, Scores> {
    let mut sets: Vec<PathBuf> =
        fs::read_dir(bench.join("sentences")).unwrap().map(|entry| entry.unwrap().path()).collect();
    sets.sort();
    let pooled = out.join("pooled.gold.jsonl");
    let read = |name| fs::read_to_string(bench.join(format!("sentences/{name}_en.jsonl"))).unwrap();
    fs::write(&pooled, POOLED.map(read).concat()).unwrap();
    sets.push(pooled);
    let mut scores = BTreeMap::new();
    for set in sets {
        let name = set.file_stem().unwrap().to_str().unwrap().trim_end_matches("_en");
        let name = name.trim_end_matches(".gold").to_owned();
        let system = out.join(format!("{name}.jsonl"));
        tieout(&["extract", "--isolated", "--input", "jsonl", "-"], Some(&set), &system);
        let mut args = vec![set.to_str().unwrap(), system.to_str().unwrap()];
        if ["gum", "meantime", "dates"].iter().any(|dates| name.contains(dates)) {
            args.extend(["--family", "T"]);
        }
        let text = score(&bench.join("score_sentences.py"), &args);
        let all = text.lines().find(|line| line.starts_with("ALL")).expect("a line for all kinds");
        println!("{name:20} {all}");
        let columns: Vec<&str> = all.split('|').collect();
        let f1 = |column: usize| columns.get(column)?.split_whitespace().nth(2)?.parse::<f64>().ok();
        let mut set_scores = Scores::new();
        for (key, column) in [("span-f1", 1), ("value-f1", 2), ("unit-f1", 3)] {
            if let Some(value) = f1(column) {
                set_scores.insert(key.into(), value);
            }
        }
        scores.insert(name, set_scores);
    }
    scores
}

fn pairs(bench: &Path, out: &Path) -> Scores {
    let (set, system) = (bench.join("pairs/dev.jsonl"), out.join("pairs.jsonl"));
    tieout(&["compare", "--input", "jsonl", "-"], Some(&set), &system);
    let text = score(&bench.join("score_pairs.py"), &[set.to_str().unwrap(), system.to_str().unwrap()]);
    println!("{text}");
    let mut scores = Scores::new();
    scores.insert("fm2-precision".into(), number(&text, r"fm2-dev: flags precision ([\d.]+)"));
    scores.insert("fm2-recall".into(), number(&text, r"fm2-dev: flags precision [\d.]+\s+recall ([\d.]+)"));
    scores.insert(
        "wice-not-flagged".into(),
        rest(65, &text, r"wice[\w-]*: agreeing pairs wrongly flagged (\d+)/"),
    );
    scores
}

fn errors(bench: &Path, out: &Path) -> Scores {
    let system = out.join("errors.jsonl");
    let texts = bench.join("errors/texts");
    tieout(&["check", "--isolated", "--format", "jsonl", texts.to_str().unwrap()], None, &system);
    let labels = bench.join("errors/labels.jsonl");
    let args = [labels.to_str().unwrap(), texts.to_str().unwrap(), system.to_str().unwrap()];
    let text = score(&bench.join("score_errors.py"), &args);
    println!("{text}");
    let mut scores = Scores::new();
    scores.insert("found".into(), number(&text, r"real errors found (\d+)/"));
    scores.insert("traps-not-alarmed".into(), rest(6, &text, r"traps alarmed (\d+)/"));
    scores
}

#[test]
fn no_score_falls_below_its_floor() {
    let Some(bench) = bench() else { return };
    let floors = fs::read_to_string(root().join("tests/accuracy.toml")).unwrap();
    let floors: BTreeMap<String, Scores> = toml::from_str(&floors).unwrap();
    let out = tempfile::tempdir().unwrap();

    let mut measured = sentences(&bench, out.path());
    measured.insert("articles".into(), articles(&bench, out.path()));
    measured.insert("pairs".into(), pairs(&bench, out.path()));
    measured.insert("errors".into(), errors(&bench, out.path()));

    let mut below = Vec::new();
    for (set, scores) in &floors {
        for (name, floor) in scores {
            match measured.get(set).and_then(|scores| scores.get(name)) {
                Some(score) if score >= floor => {}
                Some(score) => below.push(format!("{set}.{name}: {score} < {floor}")),
                None => below.push(format!("{set}.{name}: not measured")),
            }
        }
    }
    println!("{}", toml::to_string(&measured).unwrap());
    assert!(below.is_empty(), "{}", below.join("\n"));
}
