//! JSON Lines in, JSON Lines out, in input order, with bounded memory: `--input jsonl`.

use std::io::{BufRead as _, Read as _};
use std::path::{Path, PathBuf};

use anyhow::ensure;
use rayon::prelude::*;
use serde::{Deserialize, Serialize};
use serde_json::Value;

use super::args::ProjectArgs;
use super::files;
use super::output::{self, Exit};
use super::project::Projects;
use crate::config::Settings;
use crate::document;
use crate::report::mention_rows;
use crate::report::model::Reading;
use crate::review::mentions;

/// Lines worked on at once.
const CHUNK: usize = 512;
/// Longest line taken; a longer one is an error row.
const LONGEST: u64 = 20_000_000;
/// Bytes of lines worked on at once.
const CHUNK_BYTES: usize = 32_000_000;

#[derive(Deserialize)]
struct TextLine {
    #[serde(default)]
    id: Value,
    text: String,
    #[serde(default)]
    ref_date: Option<String>,
    #[serde(default)]
    lang: Option<String>,
}

#[derive(Serialize)]
struct Items {
    id: Value,
    items: Vec<Item>,
}

/// A mention, without file and line.
#[derive(Serialize)]
struct Item {
    start: usize,
    end: usize,
    surface: String,
    #[serde(flatten)]
    reading: Reading<'static>,
    id: String,
}

#[derive(Deserialize)]
struct PairLine {
    #[serde(default)]
    id: Value,
    claim: String,
    evidence: String,
}

#[derive(Serialize)]
struct Compared {
    id: Value,
    verdict: &'static str,
    figures: Vec<super::compare::FigureRow>,
}

#[derive(Serialize)]
struct Failed {
    id: Value,
    error: String,
}

/// `extract --input jsonl`.
pub(super) fn extract(paths: &[PathBuf], args: &ProjectArgs) -> anyhow::Result<Exit> {
    let mut projects = Projects::new(args, None)?;
    let settings = projects.of(Path::new("."))?.settings.clone();
    ensure!(paths.len() <= 1, "--input jsonl takes one file, or `-` for standard input");
    let standard_input = PathBuf::from("-");
    run(paths.first().unwrap_or(&standard_input), &|line| extract_line(line, &settings))
}

/// `compare --input jsonl`.
pub(super) fn compare(path: &Path) -> anyhow::Result<Exit> {
    run(path, &compare_line)
}

fn extract_line(line: &str, settings: &Settings) -> String {
    answer::<TextLine, _>(line, |line| {
        let mut settings = settings.clone();
        if let Some(date) = &line.ref_date {
            settings.published = Some(date.parse().map_err(|error| format!("ref_date: {error}"))?);
        }
        if let Some(language) = line.lang {
            settings.language = language;
        }
        let document = document::open_str("text.txt", &line.text);
        let items = mention_rows(&document, &mentions(&document, &settings))
            .map(|row| Item {
                start: row.start,
                end: row.end,
                surface: row.surface.to_owned(),
                reading: row.reading.into_owned(),
                id: row.id.to_owned(),
            })
            .collect();
        Ok(Items { id: line.id, items })
    })
}

fn compare_line(line: &str) -> String {
    answer::<PairLine, _>(line, |line| {
        let open = |text: &str| document::open_str("text.txt", text);
        let (verdict, figures) = super::compare::compare(&open(&line.claim), &open(&line.evidence));
        Ok(Compared { id: line.id, verdict: verdict.name(), figures })
    })
}

/// Reads one line and writes its answer; whatever is wrong becomes an error row with the line's id.
fn answer<'l, Line: Deserialize<'l>, Answer: Serialize>(
    line: &'l str,
    work: impl FnOnce(Line) -> Result<Answer, String>,
) -> String {
    let result = serde_json::from_str(line).map_err(|error| error.to_string()).and_then(work);
    let json = match result {
        Ok(answer) => serde_json::to_string(&answer),
        Err(error) => serde_json::to_string(&Failed { id: id_of(line), error }),
    };
    json.expect("rows have string keys and no failing parts")
}

/// The id of a line that is otherwise wrong, if it is JSON at all.
fn id_of(line: &str) -> Value {
    let value: Option<Value> = serde_json::from_str(line).ok();
    value.and_then(|mut value| value.get_mut("id").map(Value::take)).unwrap_or(Value::Null)
}

fn run(path: &Path, work: &(dyn Fn(&str) -> String + Sync)) -> anyhow::Result<Exit> {
    let mut input = files::open_lines(path)?;
    let mut lines: Vec<Result<String, String>> = Vec::new();
    let mut held = 0;
    loop {
        let mut bytes = Vec::new();
        let read = input.by_ref().take(LONGEST).read_until(b'\n', &mut bytes)?;
        let ended = read == 0;
        if !ended {
            let line = if read as u64 == LONGEST && bytes.last() != Some(&b'\n') {
                input.skip_until(b'\n')?;
                Err(format!("line longer than {LONGEST} bytes"))
            } else {
                String::from_utf8(bytes).map_err(|error| error.to_string())
            };
            held += read;
            // Empty lines are no rows.
            lines.extend(
                Some(line)
                    .filter(|line| line.as_ref().is_ok_and(|line| !line.trim().is_empty()) || line.is_err()),
            );
        }
        if ended || lines.len() >= CHUNK || held >= CHUNK_BYTES {
            let answers: Vec<String> = lines.par_iter().map(|line| respond(line, work)).collect();
            output::print(|out| answers.iter().try_for_each(|answer| writeln!(out, "{answer}")))?;
            lines.clear();
            held = 0;
        }
        if ended {
            return Ok(Exit::Clean);
        }
    }
}

fn respond(line: &Result<String, String>, work: &(dyn Fn(&str) -> String + Sync)) -> String {
    match line {
        Ok(line) => work(line),
        Err(error) => serde_json::to_string(&Failed { id: Value::Null, error: error.clone() })
            .expect("rows have string keys and no failing parts"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_bad_line_keeps_its_id() {
        let settings = Settings::default();
        assert_eq!(extract_line(r#"{"id":7,"text":""}"#, &settings), r#"{"id":7,"items":[]}"#);
        let row: Value = serde_json::from_str(&extract_line(r#"{"id":"a","txt":""}"#, &settings)).unwrap();
        assert_eq!(row["id"], "a");
        assert!(row["error"].as_str().unwrap().contains("text"));
        let row: Value = serde_json::from_str(&extract_line("{", &settings)).unwrap();
        assert_eq!(row["id"], Value::Null);
        let row = extract_line(r#"{"id":1,"text":"x","ref_date":"soon"}"#, &settings);
        assert!(row.contains("ref_date"), "{row}");
    }
}
