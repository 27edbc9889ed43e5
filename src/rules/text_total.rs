//! `text-total`: parts that do not make their total.

use super::Rule;
use super::arithmetic::{closed, shown};
use super::sentence::{Sentence, amount, sentences};
use super::support::{about, related, surface};
use crate::extract::Kind;
use crate::finding::{Finding, Severity};
use crate::quantity::agree::Window;
use crate::quantity::decimal::last_unit;
use crate::quantity::{Amount, Qualifier, Unit};
use crate::review::{Review, Reviewed};
use rust_decimal::Decimal;

pub(super) const RULE: Rule = Rule {
    name: "text-total",
    severity: Severity::Error,
    summary: "parts in brackets or behind a colon that do not make the total before them",
    page: include_str!("text_total.md"),
    check: Some(check),
};

/// Kinds that are added up.
const SUMMED: [Kind; 4] = [Kind::Count, Kind::Casualties, Kind::Money, Kind::Number];
/// How far off parts may be, in parts of the total, to be parts of it at all.
const NEAR: Decimal = Decimal::from_parts(2, 0, 0, false, 1);

fn check(review: &Review<'_>) -> Vec<Finding> {
    sentences(review, &SUMMED, 3).filter_map(|sentence| finding(&sentence, review)).collect()
}

/// The finding on `23 people (12 men and 10 women)` or `$23 million: $12 million for … and $10 million for …`.
fn finding(sentence: &Sentence<'_>, review: &Review<'_>) -> Option<Finding> {
    let claims: Vec<&Reviewed> = sentence.figures.iter().filter(|figure| figure.claim.is_claim()).collect();
    let at =
        claims.iter().zip(claims.get(1..)?).position(|(total, part)| opens_list(sentence, total, part))?;
    let total = *claims.get(at)?;
    let open = sentence.between(total, claims.get(at + 1)?).next_back()?;
    let bracket = sentence.tokens().str(open) == "(";
    let close = bracket.then(|| (open..sentence.tokens().len()).find(|&at| sentence.tokens().str(at) == ")"));
    let end = close.flatten().unwrap_or(sentence.tokens().len());
    let parts: Vec<&Reviewed> = claims
        .get(at + 1..)?
        .iter()
        .copied()
        .take_while(|part| part.claim.mention.tokens.end <= end)
        .collect();
    let whole = amount(total)?;
    let unit = |figure: &Reviewed| amount(figure).and_then(|amount| amount.unit.clone());
    let alike = |part: &Reviewed| {
        SUMMED.contains(&part.claim.kind)
            && unit(part) == unit(total)
            && amount(part).is_some_and(|part| part.qualifier == Qualifier::Exact && part.value < whole.value)
    };
    let summed = SUMMED.contains(&total.claim.kind)
        && whole.qualifier == Qualifier::Exact
        && unit(total).as_deref().is_none_or(Unit::is_currency);
    let partial = sentence.has(open.saturating_sub(2)..end, &review.language.checks.not_all);
    if !summed || parts.len() < 2 || partial || !parts.iter().all(|part| alike(part)) {
        return None;
    }
    let amounts: Vec<_> = parts.iter().filter_map(|part| amount(part)).collect();
    let sum = |end: fn(&Window) -> Option<Decimal>| {
        amounts.iter().try_fold(Decimal::ZERO, |sum, part| sum.checked_add(end(&counted(part))?))
    };
    let reached = Window { lo: sum(|part| part.lo), hi: sum(|part| part.hi), lo_open: false, hi_open: false };
    let exact = amounts.iter().try_fold(Decimal::ZERO, |sum, part| sum.checked_add(part.value))?;
    let near = (exact - whole.value).abs() <= whole.value.checked_mul(NEAR)?;
    if reached.meets(&counted(whole)) || !near {
        return None;
    }
    let terms: Vec<String> = amounts.iter().map(|part| shown(part.value)).collect();
    let message =
        format!("{}: the parts make {} ({})", surface(total, review), shown(exact), terms.join(" + "));
    let mut finding = about(total, review, RULE.name, Severity::Error, message)?;
    finding.related.extend(parts.iter().filter_map(|part| related(part, review)));
    Some(finding)
}

/// What a part can be: people and things counted to the last one are not rounded.
fn counted(part: &Amount) -> Window {
    let exact = part.unit.is_none() && last_unit(part.value) == Decimal::ONE;
    if exact { closed(part.value, part.value) } else { Window::allowed(part) }
}

/// Whether a bracket or colon stands between the total with its noun and the first part.
fn opens_list(sentence: &Sentence<'_>, total: &Reviewed, part: &Reviewed) -> bool {
    const NOUN: usize = 5;
    let between = sentence.between(total, part);
    let mark = between.clone().next_back();
    let opens = mark.is_some_and(|at| matches!(sentence.tokens().str(at), "(" | ":"));
    opens && between.len() <= NOUN && !sentence.words(between).contains(',')
}
