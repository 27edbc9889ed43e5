//! `meaning-relative-risk`: a relative risk without the absolute one.

use super::Rule;
use super::sentence::{Sentence, sentences};
use super::support::{about, surface};
use crate::extract::Kind;
use crate::finding::{Finding, Severity};
use crate::review::{Review, Reviewed};

pub(super) const RULE: Rule = Rule {
    name: "meaning-relative-risk",
    severity: Severity::Note,
    summary: "a relative change of a risk without the risk itself",
    page: include_str!("meaning_relative_risk.md"),
    check: Some(check),
};

/// What tells how large a risk is.
const ABSOLUTE: [Kind; 5] = [Kind::Rate, Kind::Fraction, Kind::Count, Kind::Casualties, Kind::Number];

fn check(review: &Review<'_>) -> Vec<Finding> {
    sentences(review, &[Kind::Percentage, Kind::Multiple], 1)
        .filter_map(|sentence| finding(&sentence, review))
        .collect()
}

fn finding(sentence: &Sentence<'_>, review: &Review<'_>) -> Option<Finding> {
    const NEAR: usize = 8;
    let kinds = [Kind::Percentage, Kind::Multiple];
    let relative: Vec<&Reviewed> = sentence.claims(&kinds).collect();
    let &[figure] = relative.as_slice() else { return None };
    let risk = &review.language.checks.risk;
    let near = sentence.has_before(figure, NEAR, risk) || sentence.has_after(figure, NEAR, risk);
    let change = &review.language.numbers.change;
    let changed = figure.claim.kind == Kind::Multiple
        || sentence.has_before(figure, NEAR, change)
        || sentence.has_after(figure, NEAR, change);
    if !near || !changed || sentence.claims(&ABSOLUTE).next().is_some() {
        return None;
    }
    let message = format!("{}: of what risk? give it before and after", surface(figure, review));
    about(figure, review, RULE.name, Severity::Note, message)
}
