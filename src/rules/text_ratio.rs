//! `text-ratio`: a share that the two counts beside it do not give.

use super::Rule;
use super::arithmetic::{closed, counted, quotient, shown, times};
use super::sentence::{Sentence, amount, sentences};
use super::support::{about, related, surface};
use crate::extract::Kind;
use crate::finding::{Finding, Severity};
use crate::quantity::Qualifier;
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
            found.extend(of_counts(&[three[0], three[1], three[2]], &sentence, review));
        }
        for pair in claims.windows(2) {
            found.extend(of_fraction(pair[0], pair[1], &sentence, review));
        }
    }
    found
}

/// The finding on `X of the Y …, or Z percent`, `Z percent (X of Y)` or `of the Y …, X, or Z percent`.
fn of_counts(three: &[&Reviewed; 3], sentence: &Sentence<'_>, review: &Review<'_>) -> Option<Finding> {
    let [part, whole, percent] = match *three {
        [part, whole, percent] if is_part_of(sentence, part, whole) && restates(sentence, whole, percent) => {
            [part, whole, percent]
        }
        [whole, part, percent] if sentence.divides(whole, part) && restates(sentence, part, percent) => {
            [part, whole, percent]
        }
        [percent, part, whole]
            if is_part_of(sentence, part, whole)
                && sentence.words(sentence.between(percent, part)) == "(" =>
        {
            [part, whole, percent]
        }
        _ => return None,
    };
    let (x, y, z) = (amount(part)?, amount(whole)?, amount(percent)?);
    if !is_share(percent) || x.unit.is_some() || y.unit.is_some() || x.value >= y.value {
        return None;
    }
    let share = times(&quotient(&counted(x), &counted(y))?, Decimal::ONE_HUNDRED)?;
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

/// The finding on `13 out of 52 wells, or 35 percent` and `one in five (35 percent)`.
fn of_fraction(
    fraction: &Reviewed,
    percent: &Reviewed,
    sentence: &Sentence<'_>,
    review: &Review<'_>,
) -> Option<Finding> {
    /// How loosely a fraction in words is meant, as a part of it, and `about a third` twice as loosely.
    const WORDS: Decimal = Decimal::from_parts(1, 0, 0, false, 1);
    if fraction.claim.kind != Kind::Fraction || !is_share(percent) || !restates(sentence, fraction, percent) {
        return None;
    }
    let (part, printed) = (amount(fraction)?, amount(percent)?);
    let share = part.value.checked_mul(Decimal::ONE_HUNDRED)?;
    let digits = surface(fraction, review).contains(|character: char| character.is_ascii_digit());
    let slack = match part.qualifier {
        Qualifier::Exact if digits => Decimal::ZERO,
        Qualifier::Exact => share.checked_mul(WORDS)?,
        _ => share.checked_mul(WORDS)?.checked_mul(Decimal::TWO)?,
    };
    let allowed = Window::allowed(printed);
    let bound = part.qualifier.is_lower_bound() || part.qualifier.is_upper_bound();
    let bounded = bound || share >= Decimal::ONE_HUNDRED;
    if bounded || allowed.meets(&closed(share - slack, share + slack)) {
        return None;
    }
    let message = format!(
        "{}: {} is {} %, the text allows {allowed} %",
        surface(percent, review),
        surface(fraction, review),
        shown(share)
    );
    let mut finding = about(percent, review, RULE.name, Severity::Error, message)?;
    finding.related.extend(related(fraction, review));
    Some(finding)
}

fn is_share(figure: &Reviewed) -> bool {
    figure.claim.kind == Kind::Percentage
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
    let opens = matches!(text, "(" | "—" | "–" | "-") || or.is_some() && text == ",";
    let noun = between.start..mark;
    let function = &sentence.language.grammar.function_words;
    opens && noun.len() <= NOUN && !sentence.has(noun, function)
}
