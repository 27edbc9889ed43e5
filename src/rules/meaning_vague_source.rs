//! `meaning-vague-source`: a figure whose source is nobody in particular.

use super::Rule;
use super::sentence::{Sentence, sentences};
use super::support::{about, surface};
use crate::extract::Kind;
use crate::finding::{Finding, Severity};
use crate::review::{Review, Reviewed};

pub(super) const RULE: Rule = Rule {
    name: "meaning-vague-source",
    severity: Severity::Note,
    summary: "a figure said by nobody in particular",
    page: include_str!("meaning_vague_source.md"),
    check: Some(check),
};

/// Kinds that need somebody to say them.
const SAID: [Kind; 8] = [
    Kind::Casualties,
    Kind::Count,
    Kind::Money,
    Kind::Percentage,
    Kind::Fraction,
    Kind::Measurement,
    Kind::Rate,
    Kind::Multiple,
];

fn check(review: &Review<'_>) -> Vec<Finding> {
    sentences(review, &SAID, 1).filter_map(|sentence| finding(&sentence, review)).collect()
}

fn finding(sentence: &Sentence<'_>, review: &Review<'_>) -> Option<Finding> {
    let tokens = sentence.tokens();
    let vague = &review.language.checks.vague_sources;
    let (at, end) = (0..tokens.len()).find_map(|at| vague.longest(&tokens, at).map(|(end, ())| (at, end)))?;
    let figure: &Reviewed = sentence.claims(&SAID).find(|figure| figure.links.is_empty())?;
    let message = format!("{}: {}, but who?", surface(figure, review), sentence.words(at..end));
    about(figure, review, RULE.name, Severity::Note, message)
}
