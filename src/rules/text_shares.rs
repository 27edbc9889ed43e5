//! `text-shares`: shares that do not make a whole.

use super::Rule;
use super::arithmetic::shown;
use super::sentence::{Sentence, amount, sentences};
use super::support::{about, related, surface};
use crate::extract::Kind;
use crate::finding::{Finding, Severity};
use crate::quantity::{Amount, Qualifier};
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
    sentences(review, &[Kind::Percentage], 2).filter_map(|sentence| finding(&sentence, review)).collect()
}

/// The finding on `45 percent …, 38 percent … and the remaining 22 percent …`.
fn finding(sentence: &Sentence<'_>, review: &Review<'_>) -> Option<Finding> {
    let shares: Vec<&Reviewed> = sentence.claims(&[Kind::Percentage]).collect();
    let last = *shares.last()?;
    let changes = shares.iter().any(|share| is_change(share, sentence, review));
    let rest = rest(last, sentence, review)?;
    let several = shares.len() > 2 || rest == Rest::Named;
    let dates = sentence.claims(&[Kind::Date]).count();
    if changes || !several || dates > 1 {
        return None;
    }
    let amounts: Vec<_> = shares.iter().filter_map(|share| amount(share)).collect();
    let plain = |share: &&Amount| matches!(share.qualifier, Qualifier::Exact | Qualifier::About);
    if amounts.len() < shares.len() || !amounts.iter().all(plain) {
        return None;
    }
    let sum = amounts.iter().try_fold(Decimal::ZERO, |sum, share| sum.checked_add(share.value))?;
    // every share may be rounded by half a unit of its last digit, a rough one by two
    let slack = amounts.iter().try_fold(Decimal::ZERO, |slack, share| {
        let exact = share.qualifier == Qualifier::Exact;
        let units = if exact { Decimal::ONE } else { Decimal::from(4) };
        slack.checked_add(share.step.checked_mul(units)?)
    })? / Decimal::TWO;
    if (sum - Decimal::ONE_HUNDRED).abs() <= slack {
        return None;
    }
    // without `the remaining` there may be others
    if rest == Rest::Undecided && sum < Decimal::ONE_HUNDRED {
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

/// `rose 10 percent`, `a 10 percent rise`; not `makes up 10 percent`.
fn is_change(share: &Reviewed, sentence: &Sentence<'_>, review: &Review<'_>) -> bool {
    const REACH: usize = 2;
    let tokens = sentence.tokens();
    let start = share.claim.mention.tokens.start;
    let verb = (start.saturating_sub(REACH)..start).any(|at| {
        let makes = at.checked_sub(1).is_some_and(|at| review.language.checks.makes.has(tokens.word(at)));
        review.language.numbers.change.has(tokens.word(at)) && !makes
    });
    verb || sentence.has_after(share, 1, &review.language.measures.changes)
}

/// What tells that the last share completes the whole.
#[derive(PartialEq)]
enum Rest {
    /// `the remaining 22 percent`
    Named,
    /// `22 percent are undecided`
    Undecided,
}

fn rest(last: &Reviewed, sentence: &Sentence<'_>, review: &Review<'_>) -> Option<Rest> {
    const REACH: usize = 4;
    let checks = &review.language.checks;
    let start = last.claim.mention.tokens.start;
    let named = (start.saturating_sub(REACH)..start).find(|&at| checks.rest.has(sentence.tokens().word(at)));
    match named {
        // `5 percent of the remaining 40 percent`
        Some(at) => {
            let of = &sentence.language.numbers.connectives.of;
            (!sentence.has(at.saturating_sub(2)..start, of)).then_some(Rest::Named)
        }
        None => sentence.has_after(last, REACH, &checks.undecided).then_some(Rest::Undecided),
    }
}
