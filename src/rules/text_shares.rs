//! `text-shares`: shares that do not make a whole.

use super::Rule;
use super::arithmetic::shown;
use super::sentence::{Sentence, amount, sentences};
use super::support::{about, related, surface};
use crate::extract::Kind;
use crate::finding::{Finding, Severity};
use crate::quantity::Qualifier;
use crate::review::{Review, Reviewed};
use rust_decimal::Decimal;

pub(super) const RULE: Rule = Rule {
    name: "text-shares",
    severity: Severity::Error,
    summary: "shares of one whole that do not make 100 percent",
    page: include_str!("text_shares.md"),
    check: Some(check),
};

fn check(review: &Review<'_>) -> Vec<Finding> {
    sentences(review, &[Kind::Percentage], 3).filter_map(|sentence| finding(&sentence, review)).collect()
}

/// The finding on `45 percent …, 38 percent … and the remaining 22 percent …`.
fn finding(sentence: &Sentence<'_>, review: &Review<'_>) -> Option<Finding> {
    const REACH: usize = 4;
    let shares: Vec<&Reviewed> = sentence.claims(&[Kind::Percentage]).collect();
    let last = *shares.last()?;
    let changes = shares.iter().any(|share| {
        sentence.has_before(share, REACH, &review.language.numbers.change)
            || sentence.has_after(share, 2, &review.language.numbers.change)
    });
    if changes || !sentence.has_before(last, REACH, &review.language.checks.rest) {
        return None;
    }
    let amounts: Vec<_> = shares.iter().filter_map(|share| amount(share)).collect();
    if amounts.len() < shares.len() || amounts.iter().any(|share| share.qualifier != Qualifier::Exact) {
        return None;
    }
    let sum = amounts.iter().try_fold(Decimal::ZERO, |sum, share| sum.checked_add(share.value))?;
    // every share may be rounded by half a unit of its last digit
    let slack =
        amounts.iter().try_fold(Decimal::ZERO, |slack, share| slack.checked_add(share.step))? / Decimal::TWO;
    if (sum - Decimal::ONE_HUNDRED).abs() <= slack {
        return None;
    }
    let terms: Vec<String> = amounts.iter().map(|share| shown(share.value)).collect();
    let message = format!(
        "{}: the shares make {} % ({}), and rounding explains {} at most",
        surface(last, review),
        shown(sum),
        terms.join(" + "),
        shown(slack),
    );
    let mut finding = about(last, review, RULE.name, Severity::Error, message)?;
    finding.related.extend(shares.iter().take(shares.len() - 1).filter_map(|share| related(share, review)));
    Some(finding)
}
