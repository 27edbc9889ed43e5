//! `meaning-average`: an average of skewed figures, mean or median unsaid.

use super::Rule;
use super::sentence::{Sentence, sentences};
use super::support::{about, surface};
use crate::extract::Kind;
use crate::finding::{Finding, Severity};
use crate::review::{Review, Reviewed};

pub(super) const RULE: Rule = Rule {
    name: "meaning-average",
    severity: Severity::Note,
    summary: "an average of pay or prices that does not say which average it is",
    page: include_str!("meaning_average.md"),
    check: Some(check),
};

fn check(review: &Review<'_>) -> Vec<Finding> {
    sentences(review, &[Kind::Money], 1).filter_map(|sentence| finding(&sentence, review)).collect()
}

fn finding(sentence: &Sentence<'_>, review: &Review<'_>) -> Option<Finding> {
    const THING: usize = 3;
    let checks = &review.language.checks;
    let tokens = sentence.tokens();
    let all = 0..tokens.len();
    let average = all.clone().find(|&at| checks.average.has(tokens.word(at)))?;
    let skewed = sentence.has(average + 1..average + 1 + THING, &checks.skewed);
    if !skewed || sentence.has(all, &checks.averages) {
        return None;
    }
    let figure: &Reviewed =
        sentence.claims(&[Kind::Money]).find(|figure| figure.claim.mention.tokens.start > average)?;
    let message =
        format!("{}: the mean or the median? a few large values pull the mean up", surface(figure, review));
    about(figure, review, RULE.name, Severity::Note, message)
}
