//! The table of `shared/noise.yaml`: runs with digits in them that are no figures.

use regex::{Regex, RegexSet};
use serde::Deserialize;

use crate::span::Span;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Raw {
    name: String,
    reason: String,
    pattern: String,
    unless: Option<String>,
}

/// Patterns of addresses, telephone numbers, versions and the like.
#[derive(Debug)]
pub struct NoiseTables {
    any: RegexSet,
    patterns: Vec<(Regex, Noise)>,
}

/// What a run is, and the name of the reason why it is no claim.
#[derive(Debug)]
pub struct Noise {
    /// What the run is.
    pub name: String,
    /// Name of the reason.
    pub reason: String,
    /// Runs that look like this are something else.
    unless: Option<Regex>,
}

impl NoiseTables {
    /// Reads the table; the error names the line or the pattern.
    pub fn load(yaml: &str) -> Result<Self, String> {
        let raw: Vec<Raw> =
            serde_saphyr::from_str(yaml).map_err(|error| format!("shared/noise.yaml: {error}"))?;
        // ASCII word boundaries: the Unicode ones are many times slower on prose
        let bounded = |pattern: &str| pattern.replace(r"\b", r"(?-u:\b)");
        let any = RegexSet::new(raw.iter().map(|entry| bounded(&entry.pattern)));
        let mut patterns = Vec::new();
        for entry in raw {
            let regex = |pattern: &str| {
                Regex::new(&bounded(pattern)).map_err(|error| format!("shared/noise.yaml: {error}"))
            };
            let unless = entry.unless.as_deref().map(regex).transpose()?;
            patterns.push((regex(&entry.pattern)?, Noise { name: entry.name, reason: entry.reason, unless }));
        }
        Ok(NoiseTables { any: any.map_err(|error| format!("shared/noise.yaml: {error}"))?, patterns })
    }

    /// The runs in `span` of `text` that hold a digit, in order; of overlapping ones the first.
    pub fn runs(&self, text: &str, span: Span) -> Vec<(Span, &Noise)> {
        let sentence = span.of(text);
        let mut found: Vec<(Span, &Noise)> = Vec::new();
        // most sentences have none, and which patterns match takes several times as long to tell
        if !self.any.is_match(sentence) {
            return found;
        }
        for index in self.any.matches(sentence) {
            let (regex, noise) = &self.patterns[index];
            // a group is the run, and what stands around it tells what it is
            let runs = regex
                .captures_iter(sentence)
                .filter_map(|found| found.get(1).or_else(|| found.get(0)))
                .filter(|run| run.as_str().bytes().any(|byte| byte.is_ascii_digit()))
                .filter(|run| noise.unless.as_ref().is_none_or(|unless| !unless.is_match(run.as_str())));
            found
                .extend(runs.map(|run| (Span::new(span.start + run.start(), span.start + run.end()), noise)));
        }
        found.sort_by_key(|(place, _)| *place);
        let mut end = 0;
        found.retain(|(place, _)| {
            let free = place.start >= end;
            end = end.max(place.end);
            free
        });
        found
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn finds_runs_that_are_no_figures() {
        let tables = NoiseTables::load(include_str!("shared/noise.yaml")).unwrap();
        let runs = |text: &'static str| -> Vec<(&str, &str)> {
            let found = tables.runs(text, Span::new(0, text.len()));
            found.into_iter().map(|(span, noise)| (span.of(text), noise.reason.as_str())).collect()
        };
        assert_eq!(
            runs("Call (202) 555-0143 or write to desk4@example.org."),
            [("(202) 555-0143", "contact"), ("desk4@example.org", "contact")]
        );
        assert_eq!(
            runs("See https://example.org/2031/04?id=7."),
            [("https://example.org/2031/04?id=7", "contact")]
        );
        assert_eq!(runs("Version 2.10.3 of 1.5 million, or 1.000.000."), [("2.10.3", "name")]);
        assert_eq!(runs("under 18 U.S.C. 1341 he"), [("18 U.S.C. 1341", "law")]);
        assert_eq!(runs("Some 1,500 to 2,000 people in 2019-20 paid $3.50."), []);
    }
}
