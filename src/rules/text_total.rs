//! `text-total`: parts that do not make their total.

use super::Rule;
use super::arithmetic::{closed, counted, shown};
use super::sentence::{Sentence, amount, sentences};
use super::support::{about, related, surface};
use crate::document::BlockKind;
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
    summary: "parts that do not make the total beside them",
    page: include_str!("text_total.md"),
    check: Some(check),
};

/// Kinds that are added up.
const SUMMED: [Kind; 4] = [Kind::Count, Kind::Casualties, Kind::Money, Kind::Number];
/// How far off parts may be, in parts of the total, to be parts of it at all.
const NEAR: Decimal = Decimal::from_parts(2, 0, 0, false, 1);

fn check(review: &Review<'_>) -> Vec<Finding> {
    sentences(review, &SUMMED, 3)
        .filter_map(|sentence| {
            finding(&sentence, review)
                .or_else(|| summed_up(&sentence, review))
                .or_else(|| divided(&sentence, review))
        })
        .chain(lists(review))
        .collect()
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
    mismatch(total, &parts, review, Severity::Error)
}

/// The finding on `12 men and ten women, a total of 24 people`.
fn summed_up(sentence: &Sentence<'_>, review: &Review<'_>) -> Option<Finding> {
    const LED: usize = 3;
    let claims: Vec<&Reviewed> = sentence.figures.iter().filter(|figure| figure.claim.is_claim()).collect();
    let checks = &review.language.checks;
    let tokens = sentence.tokens();
    let leads = |figure: &&Reviewed| {
        let start = figure.claim.mention.tokens.start;
        let from = start.saturating_sub(LED);
        let total = (from..start).rev().find(|&at| checks.total.has(tokens.word(at)));
        // `brings the total to` counts what is not told
        total.is_some_and(|at| {
            let article = &sentence.language.numbers.connectives.article;
            checks.summing.has(tokens.word(at))
                || at.checked_sub(1).is_some_and(|at| article.has(tokens.word(at)))
                    && sentence.language.numbers.connectives.of.has(tokens.word(at + 1))
        })
    };
    let at = claims.iter().position(leads).filter(|&at| at >= 2)?;
    let (total, parts) = (*claims.get(at)?, claims.get(..at)?);
    let first = parts.first()?.claim.mention.tokens.start;
    let whole = amount(total)?;
    let alike = |part: &&Reviewed| {
        SUMMED.contains(&part.claim.kind)
            && amount(part).is_some_and(|part| {
                part.unit == whole.unit && part.qualifier == Qualifier::Exact && part.value < whole.value
            })
    };
    let partial = sentence.has(first..total.claim.mention.tokens.start, &checks.not_all);
    let money = total.claim.kind == Kind::Money;
    if whole.qualifier != Qualifier::Exact || partial || !parts.iter().all(alike) {
        return None;
    }
    mismatch(total, parts, review, if money { Severity::Error } else { Severity::Warning })
}

/// The finding on `a crew of 14, nine men and six women,` and `57 people died, 31 in Marrow and 24 in Tarn`: there may
/// be others, so it is no proof.
fn divided(sentence: &Sentence<'_>, review: &Review<'_>) -> Option<Finding> {
    const NOUN: usize = 6;
    let claims: Vec<&Reviewed> = sentence.figures.iter().filter(|figure| figure.claim.is_claim()).collect();
    let &[total, ref parts @ ..] = claims.as_slice() else { return None };
    let [first, .., last] = parts else { return None };
    let tokens = sentence.tokens();
    let whole = amount(total)?;
    let gap = sentence.between(total, first);
    let opens = gap.clone().next_back().is_some_and(|at| tokens.str(at) == ",");
    let end = last.claim.mention.tokens.end;
    let inside = first.claim.mention.tokens.start..end;
    let words = sentence.words(inside.clone());
    let c = &sentence.language.numbers.connectives;
    let ends =
        (end..tokens.len()).find(|&at| matches!(tokens.str(at), "," | "." | ";")).unwrap_or(tokens.len());
    let plain = gap.len() <= NOUN
        && ends - end <= NOUN
        && sentence.has(inside, &c.and)
        && !words.contains(['(', ';', ':'])
        && !sentence.has(first.claim.mention.tokens.end..ends, &c.of)
        && !sentence.has(gap.start..ends, &review.language.checks.not_all)
        && !sentence.has(first.claim.mention.tokens.end..ends, &review.language.checks.predicates);
    let alike = |figure: &&Reviewed| {
        SUMMED.contains(&figure.claim.kind)
            && amount(figure)
                .is_some_and(|amount| amount.unit == whole.unit && amount.qualifier == Qualifier::Exact)
    };
    let smaller = parts.iter().all(|part| amount(part).is_some_and(|part| part.value < whole.value));
    if !opens || !plain || !smaller || !claims.iter().all(alike) {
        return None;
    }
    mismatch(total, parts, review, Severity::Warning)
}

/// The finding on parts that nearly make the total.
fn mismatch(
    total: &Reviewed,
    parts: &[&Reviewed],
    review: &Review<'_>,
    severity: Severity,
) -> Option<Finding> {
    let whole = amount(total)?;
    let amounts: Vec<&Amount> = parts.iter().filter_map(|part| amount(part)).collect();
    let sum = |end: fn(&Window) -> Option<Decimal>| {
        amounts.iter().try_fold(Decimal::ZERO, |sum, part| sum.checked_add(end(&counted(part))?))
    };
    let reached = closed(sum(|part| part.lo)?, sum(|part| part.hi)?);
    let exact = amounts.iter().try_fold(Decimal::ZERO, |sum, part| sum.checked_add(part.value))?;
    let near = (exact - whole.value).abs() <= whole.value.checked_mul(NEAR)?;
    // one part counted to the last one, and so the sum is
    let to_the_last = amounts.iter().any(|part| part.unit.is_none() && last_unit(part.value) < Decimal::TEN)
        && whole.value < Decimal::ONE_THOUSAND;
    let total_window = if to_the_last { closed(whole.value, whole.value) } else { counted(whole) };
    if reached.meets(&total_window) || !near {
        return None;
    }
    let terms: Vec<String> = amounts.iter().map(|part| shown(part.value)).collect();
    let message = format!(
        "{}: the parts make {} ({}), the text allows {total_window}",
        surface(total, review),
        shown(exact),
        terms.join(" + ")
    );
    let mut finding = about(total, review, RULE.name, severity, message)?;
    finding.related.extend(parts.iter().filter_map(|part| related(part, review)));
    Some(finding)
}

/// The findings on lists with an item for the total, each item with one sum of the same unit.
fn lists(review: &Review<'_>) -> Vec<Finding> {
    let block = |figure: &Reviewed| review.sentences[figure.claim.mention.sentence].block;
    let is_item = |block: usize| {
        review.document.blocks.get(block).is_some_and(|block| block.kind == BlockKind::ListItem)
    };
    let summed = review.figures.iter().filter(|figure| {
        figure.claim.is_claim() && SUMMED.contains(&figure.claim.kind) && is_item(block(figure))
    });
    let summed: Vec<&Reviewed> = summed.collect();
    let lists = summed.chunk_by(|one, next| block(next) - block(one) <= 1);
    lists.filter_map(|list| list_finding(list, &block, review)).collect()
}

fn list_finding(
    list: &[&Reviewed],
    block: &impl Fn(&Reviewed) -> usize,
    review: &Review<'_>,
) -> Option<Finding> {
    let exact = |figure: &Reviewed| amount(figure).is_some_and(|amount| amount.qualifier == Qualifier::Exact);
    let unit = |figure: &Reviewed| amount(figure).and_then(|amount| amount.unit.clone());
    let one_each = list.windows(2).all(|pair| block(pair[0]) < block(pair[1]));
    let (total, parts) = list.split_last()?;
    let text = review.document.blocks.get(block(total))?.span.of(review.document.view.text());
    let vocabulary = &review.language.vocabulary;
    let named = text
        .split(|character: char| !character.is_alphabetic())
        .any(|word| review.language.checks.total.has(vocabulary.lookup(word)));
    let alike = list
        .iter()
        .all(|figure| exact(figure) && unit(figure) == unit(total) && figure.claim.kind == total.claim.kind);
    if !named || !one_each || !alike || parts.len() < 2 {
        return None;
    }
    mismatch(total, parts, review, Severity::Error)
}

/// Whether a bracket or colon stands between the total with its noun and the first part.
fn opens_list(sentence: &Sentence<'_>, total: &Reviewed, part: &Reviewed) -> bool {
    const NOUN: usize = 5;
    let between = sentence.between(total, part);
    let mark = between.clone().next_back();
    let opens = mark.is_some_and(|at| matches!(sentence.tokens().str(at), "(" | ":"));
    opens && between.len() <= NOUN && !sentence.words(between).contains(',')
}
