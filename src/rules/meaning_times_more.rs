//! `meaning-times-more`: a multiple that readers understand in two ways.

use super::Rule;
use super::sentence::{Sentence, sentences};
use super::support::{about, surface};
use crate::extract::Kind;
use crate::finding::{Finding, Severity};
use crate::review::{Review, Reviewed};

pub(super) const RULE: Rule = Rule {
    name: "meaning-times-more",
    severity: Severity::Note,
    summary: "`three times more`, which is three times as much to some and four to others",
    page: include_str!("meaning_times_more.md"),
    check: Some(check),
};

fn check(review: &Review<'_>) -> Vec<Finding> {
    let mut found = Vec::new();
    for sentence in sentences(review, &[Kind::Multiple], 1) {
        found.extend(
            sentence.claims(&[Kind::Multiple]).filter_map(|figure| finding(figure, &sentence, review)),
        );
    }
    found
}

fn finding(figure: &Reviewed, sentence: &Sentence<'_>, review: &Review<'_>) -> Option<Finding> {
    if !sentence.has_after(figure, 1, &review.language.checks.more_or_less) {
        return None;
    }
    let end = figure.claim.mention.tokens.end;
    let message = format!(
        "{} {}: say how many times as much, or give both figures",
        surface(figure, review),
        sentence.words(end..end + 1)
    );
    about(figure, review, RULE.name, Severity::Note, message)
}
