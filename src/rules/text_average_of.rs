//! `text-average-of`: a percentage that is impossible for its base (the GRIM test).

use super::Rule;
use super::arithmetic::shown;
use super::sentence::{Sentence, amount, sentences};
use super::support::{about, related, surface};
use crate::extract::Kind;
use crate::finding::{Finding, Severity};
use crate::quantity::Qualifier;
use crate::review::{Review, Reviewed};
use rust_decimal::{Decimal, RoundingStrategy};

pub(super) const RULE: Rule = Rule {
    name: "text-average-of",
    severity: Severity::Warning,
    summary: "a percentage that no whole number out of the base gives",
    page: include_str!("text_average_of.md"),
    check: Some(check),
};

fn check(review: &Review<'_>) -> Vec<Finding> {
    let mut found = Vec::new();
    for sentence in sentences(review, &[Kind::Percentage], 1) {
        for pair in sentence.figures.windows(2) {
            let (one, other) = (&pair[0], &pair[1]);
            if is_share_of(&sentence, one, other) {
                found.extend(finding(one, other, review));
            } else if sentence.divides(one, other) {
                found.extend(finding(other, one, review));
            }
        }
    }
    found
}

/// The finding on `33 percent of the 7 boats` and `of the 7 boats, 33 percent`.
fn finding(percent: &Reviewed, base: &Reviewed, review: &Review<'_>) -> Option<Finding> {
    let counts = [Kind::Count, Kind::Casualties];
    let claims = percent.claim.is_claim() && base.claim.is_claim();
    if !claims || percent.claim.kind != Kind::Percentage || !counts.contains(&base.claim.kind) {
        return None;
    }
    let (share, whole) = (amount(percent)?, amount(base)?);
    let exact = share.qualifier == Qualifier::Exact && whole.qualifier == Qualifier::Exact;
    if !exact || share.value >= Decimal::ONE_HUNDRED || whole.step != Decimal::ONE {
        return None;
    }
    let digits = share.step.scale();
    let count = whole.value.checked_mul(share.value)?.checked_div(Decimal::ONE_HUNDRED)?;
    let near = [count.floor(), count.ceil()].map(|part| (part, part * Decimal::ONE_HUNDRED / whole.value));
    let rounds = |value: Decimal| {
        // half a unit may have been rounded either way
        [
            RoundingStrategy::MidpointAwayFromZero,
            RoundingStrategy::MidpointTowardZero,
            RoundingStrategy::ToZero,
        ]
        .iter()
        .any(|&way| value.round_dp_with_strategy(digits, way) == share.value)
    };
    if near.iter().any(|&(_, value)| rounds(value)) {
        return None;
    }
    let [(low, below), (high, above)] = near;
    let message = format!(
        "{}: no whole number out of {} gives it; {} is {} %, {} is {} %",
        surface(percent, review),
        shown(whole.value),
        shown(low),
        shown(below),
        shown(high),
        shown(above),
    );
    let mut finding = about(percent, review, RULE.name, Severity::Warning, message)?;
    finding.related.extend(related(base, review));
    Some(finding)
}

/// Whether nothing but `of the` stands between.
fn is_share_of(sentence: &Sentence<'_>, percent: &Reviewed, base: &Reviewed) -> bool {
    let c = &sentence.language.numbers.connectives;
    let between = sentence.between(percent, base);
    between.clone().next().is_some_and(|at| c.of.has(sentence.tokens().word(at)))
        && between.skip(1).all(|at| sentence.language.grammar.determiners.has(sentence.tokens().word(at)))
}
