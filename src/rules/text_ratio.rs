//! `text-ratio`: a share that the two counts beside it do not give.

use super::Rule;
use super::arithmetic::{quotient, shown, times};
use super::sentence::{Sentence, amount, sentences};
use super::support::{about, related, surface};
use crate::extract::Kind;
use crate::finding::{Finding, Severity};
use crate::quantity::agree::Window;
use crate::review::{Review, Reviewed};
use rust_decimal::Decimal;

pub(super) const RULE: Rule = Rule {
    name: "text-ratio",
    severity: Severity::Error,
    summary: "X of Y is Z percent, where it is not",
    page: include_str!("text_ratio.md"),
    check: Some(check),
};

fn check(review: &Review<'_>) -> Vec<Finding> {
    let mut found = Vec::new();
    for sentence in sentences(review, &[Kind::Percentage], 1) {
        let claims: Vec<&Reviewed> =
            sentence.figures.iter().filter(|figure| figure.claim.is_claim()).collect();
        for three in claims.windows(3) {
            found.extend(finding(&[three[0], three[1], three[2]], &sentence, review));
        }
    }
    found
}

/// The finding on `X of the Y …, or Z percent` or `Z percent (X of Y)`.
fn finding(three: &[&Reviewed; 3], sentence: &Sentence<'_>, review: &Review<'_>) -> Option<Finding> {
    let is_percent = |figure: &Reviewed| figure.claim.kind == Kind::Percentage;
    let [part, whole, percent] = match *three {
        [part, whole, percent]
            if is_percent(percent) && !is_percent(part) && restates(sentence, whole, percent) =>
        {
            [part, whole, percent]
        }
        [percent, part, whole]
            if is_percent(percent)
                && !is_percent(part)
                && sentence.words(sentence.between(percent, part)) == "(" =>
        {
            [part, whole, percent]
        }
        _ => return None,
    };
    if !is_part_of(sentence, part, whole) {
        return None;
    }
    let (x, y, z) = (amount(part)?, amount(whole)?, amount(percent)?);
    if x.unit.is_some() || y.unit.is_some() || x.value >= y.value {
        return None;
    }
    let share = times(&quotient(&Window::allowed(x), &Window::allowed(y))?, Decimal::ONE_HUNDRED)?;
    let allowed = Window::allowed(z);
    if allowed.meets(&share) {
        return None;
    }
    let message = format!(
        "{}: {} of {} is {} % ({} / {} × 100), the text allows {allowed} %",
        surface(percent, review),
        surface(part, review),
        surface(whole, review),
        shown(x.value.checked_div(y.value)?.checked_mul(Decimal::ONE_HUNDRED)?),
        shown(x.value),
        shown(y.value),
    );
    let mut finding = about(percent, review, RULE.name, Severity::Error, message)?;
    finding.related.extend([related(part, review)?, related(whole, review)?]);
    Some(finding)
}

/// `273 of the 2,054`, `four out of five`.
fn is_part_of(sentence: &Sentence<'_>, part: &Reviewed, whole: &Reviewed) -> bool {
    const LONGEST: usize = 4;
    let c = &sentence.language.numbers.connectives;
    let between = sentence.between(part, whole);
    between.len() <= LONGEST
        && between.clone().any(|at| c.of.has(sentence.tokens().word(at)))
        && between.into_iter().all(|at| {
            let word = sentence.tokens().word(at);
            let grammar = &sentence.language.grammar;
            c.of.has(word) || c.out.has(word) || grammar.determiners.has(word)
        })
}

/// Whether nothing but the noun, a comma or bracket and `or` stands between the whole and the percentage.
fn restates(sentence: &Sentence<'_>, whole: &Reviewed, percent: &Reviewed) -> bool {
    const NOUN: usize = 4;
    let between = sentence.between(whole, percent);
    let last = between.clone().next_back();
    let or = last.filter(|&at| sentence.language.numbers.connectives.or.has(sentence.tokens().word(at)));
    let mark = or.map_or(last, |at| at.checked_sub(1));
    let Some(mark) = mark.filter(|at| between.contains(at)) else { return false };
    let text = sentence.tokens().str(mark);
    let opens = matches!(text, "(" | "—" | "–") || or.is_some() && text == ",";
    let noun = between.start..mark;
    let function = &sentence.language.grammar.function_words;
    opens && noun.len() <= NOUN && !sentence.has(noun, function)
}
