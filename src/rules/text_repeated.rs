//! `text-repeated`: one figure told twice with two values that a slip of the keys explains.

use std::collections::BTreeMap;

use super::Rule;
use super::sentence::amount;
use super::support::{about, related, surface};
use crate::extract::Kind;
use crate::finding::{Finding, Severity};
use crate::lang::{TokenKind, Tokens};
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
/// Words on either side that are looked at.
const WORDS: usize = 6;

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
    let (one, other) = (tokens(first, review), tokens(second, review));
    let (a, b) = (&first.claim.mention.tokens, &second.claim.mention.tokens);
    let behind = (a.end..a.end + WORDS).zip(b.end..b.end + WORDS);
    let before =
        (a.start.saturating_sub(WORDS)..a.start).rev().zip((b.start.saturating_sub(WORDS)..b.start).rev());
    let shared = |pairs: &mut dyn Iterator<Item = (usize, usize)>| {
        let is_word = |at: usize| one.is(at, TokenKind::Word);
        let same = pairs.take_while(|&(a, b)| is_word(a) && one.str(a).eq_ignore_ascii_case(other.str(b)));
        let same: Vec<usize> = same.map(|(a, _)| a).collect();
        // the thing is named, and not only what it is in
        let named = same.iter().rposition(|&at| !review.language.grammar.function_words.has(one.word(at)));
        named.is_some_and(|last| last + 1 >= SHARED)
    };
    shared(&mut behind.into_iter()) || shared(&mut before.into_iter())
}

fn tokens<'r>(figure: &Reviewed, review: &'r Review<'_>) -> Tokens<'r> {
    review.cut.tokens(review.document.view.text(), figure.claim.mention.sentence)
}
