//! `text-repeated`: one figure told twice with two values that a slip of the keys explains.

use std::collections::BTreeMap;

use super::Rule;
use super::sentence::amount;
use super::support::{about, related, surface, words_around};
use crate::extract::Kind;
use crate::finding::{Finding, Severity};
use crate::lang::WordId;
use crate::quantity::Qualifier;
use crate::quantity::slip::{Slip, slip};
use crate::review::{Review, Reviewed};

pub(super) const RULE: Rule = Rule {
    name: "text-repeated",
    severity: Severity::Warning,
    summary: "a figure given twice, the second time with a slip of digits or scale",
    page: include_str!("text_repeated.md"),
    check: Some(check),
};

/// Words around two figures that must be the same.
const SHARED: usize = 2;

fn check(review: &Review<'_>) -> Vec<Finding> {
    let mut by_measure: BTreeMap<(Kind, &str), Vec<&Reviewed>> = BTreeMap::new();
    for figure in review.figures.iter().filter(|figure| is_exact(figure)) {
        if let Some(measure) = &figure.claim.measure {
            by_measure.entry((figure.claim.kind, measure)).or_default().push(figure);
        }
    }
    let groups = by_measure.into_values().filter(|group| (2..=MOST).contains(&group.len()));
    groups.flat_map(|group| findings(&group, review)).collect()
}

/// Figures of one measure; a text with more of them is a list.
const MOST: usize = 20;

fn findings(group: &[&Reviewed], review: &Review<'_>) -> Vec<Finding> {
    let mut found = Vec::new();
    for (at, second) in group.iter().enumerate() {
        found.extend(group[..at].iter().find_map(|first| finding(first, second, review)));
    }
    found
}

fn finding(first: &Reviewed, second: &Reviewed, review: &Review<'_>) -> Option<Finding> {
    let (a, b) = (amount(first)?, amount(second)?);
    let apart = first.claim.mention.sentence != second.claim.mention.sentence;
    let same_time = first.claim.period == second.claim.period;
    if !apart || !same_time || a.unit != b.unit {
        return None;
    }
    let slip = slip(b, a)?;
    if !matches!(slip, Slip::Transposed | Slip::Scale(_)) || !is_same_thing(first, second, review) {
        return None;
    }
    let message = format!("{}: {} before; {slip}", surface(second, review), surface(first, review));
    let mut finding = about(second, review, RULE.name, Severity::Warning, message)?;
    finding.related.extend(related(first, review));
    Some(finding)
}

/// A figure with as many digits as it takes to tell a slip from another figure.
fn is_exact(figure: &Reviewed) -> bool {
    const DIGITS: u32 = 3;
    let counted = matches!(figure.claim.kind, Kind::Count | Kind::Casualties | Kind::Money);
    let digits = |amount: &crate::quantity::Amount| {
        amount.value.normalize().mantissa().unsigned_abs().checked_ilog10().unwrap_or(0) + 1
    };
    figure.claim.is_claim()
        && counted
        && amount(figure)
            .is_some_and(|amount| amount.qualifier == Qualifier::Exact && digits(amount) >= DIGITS)
}

/// Whether the same words stand right behind both, or right before.
fn is_same_thing(first: &Reviewed, second: &Reviewed, review: &Review<'_>) -> bool {
    let ((before, after), (other_before, other_after)) =
        (words_around(first, review), words_around(second, review));
    let shared = |a: &[WordId], b: &[WordId]| {
        let same = a.iter().zip(b).take_while(|(a, b)| a == b && **a != WordId::UNKNOWN).count();
        same >= SHARED
    };
    shared(&after, &other_after) || shared(&before, &other_before)
}
