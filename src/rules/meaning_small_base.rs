//! `meaning-small-base`: a percentage of change of a small base.

use super::Rule;
use super::sentence::{Sentence, only, sentences};
use super::support::{about, related, surface};
use crate::extract::Kind;
use crate::finding::{Finding, Severity};
use crate::review::Review;
use rust_decimal::Decimal;

pub(super) const RULE: Rule = Rule {
    name: "meaning-small-base",
    severity: Severity::Note,
    summary: "a percentage of change on a base of a few",
    page: include_str!("meaning_small_base.md"),
    check: Some(check),
};

/// Bases below this are small: one more is five percent.
const SMALL: Decimal = Decimal::from_parts(20, 0, 0, false, 0);

fn check(review: &Review<'_>) -> Vec<Finding> {
    sentences(review, &[Kind::Percentage], 1).filter_map(|sentence| finding(&sentence, review)).collect()
}

fn finding(sentence: &Sentence<'_>, review: &Review<'_>) -> Option<Finding> {
    let [percent] = only(sentence.claims(&[Kind::Percentage]))?;
    let change = sentence.change()?;
    let ends = [&change.from, &change.to];
    let counted = ends.iter().any(|end| matches!(end.figure.claim.kind, Kind::Count | Kind::Casualties));
    let base = &change.from.amount;
    if !counted || base.unit.is_some() || base.value >= SMALL || base.value <= Decimal::ZERO {
        return None;
    }
    let message = format!(
        "{}: of a base of {}; give the counts first",
        surface(percent, review),
        change.from.surface(review)
    );
    let mut finding = about(percent, review, RULE.name, Severity::Note, message)?;
    finding.related.extend(related(change.from.figure, review));
    Some(finding)
}
