//! `meaning-superlative`: a record since some date.

use super::Rule;
use super::sentence::{Sentence, sentences};
use super::support::{about, surface};
use crate::extract::Kind;
use crate::finding::{Finding, Severity};
use crate::review::{Review, Reviewed};

pub(super) const RULE: Rule = Rule {
    name: "meaning-superlative",
    severity: Severity::Note,
    summary: "a record since a year, which needs a source of its own",
    page: include_str!("meaning_superlative.md"),
    check: Some(check),
};

fn check(review: &Review<'_>) -> Vec<Finding> {
    let mut found = Vec::new();
    for sentence in sentences(review, &[Kind::Date], 1) {
        found.extend(sentence.claims(&[Kind::Date]).filter_map(|date| finding(date, &sentence, review)));
    }
    found
}

/// The finding on `the largest flood since 1945`.
fn finding(date: &Reviewed, sentence: &Sentence<'_>, review: &Review<'_>) -> Option<Finding> {
    const REACH: usize = 6;
    let language = review.language;
    let start = date.claim.mention.tokens.start;
    let since = start.checked_sub(1).filter(|&at| language.checks.since.has(sentence.tokens().word(at)));
    // `since 1945` may be one date
    let from = since.or_else(|| language.checks.since.has(sentence.tokens().word(start)).then_some(start))?;
    let superlative = |at: usize| {
        let word = sentence.tokens().word(at);
        language.checks.superlatives.has(word)
            || is_superlative(sentence.tokens().str(at)) && !language.grammar.not_superlative.has(word)
    };
    if !(from.saturating_sub(REACH)..from).any(superlative) || !date.links.is_empty() {
        return None;
    }
    let message = format!("{}: a record needs a source for all the years between", surface(date, review));
    about(date, review, RULE.name, Severity::Note, message)
}

/// `largest`, `deadliest`.
fn is_superlative(word: &str) -> bool {
    const SHORTEST: usize = 5;
    word.len() >= SHORTEST && word.ends_with("est") && word.chars().all(char::is_lowercase)
}
