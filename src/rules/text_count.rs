//! `text-count`: an announced number of things, of which more or fewer are listed.

use std::ops::Range;

use super::Rule;
use super::sentence::{Sentence, amount, sentences};
use super::support::{about, surface};
use crate::claim::Exempt;
use crate::extract::Kind;
use crate::finding::{Finding, Severity};
use crate::lang::TokenKind;
use crate::quantity::Qualifier;
use crate::review::{Review, Reviewed};
use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;

pub(super) const RULE: Rule = Rule {
    name: "text-count",
    severity: Severity::Warning,
    summary: "an announced number of things and a list of more or fewer",
    page: include_str!("text_count.md"),
    check: Some(check),
};

/// The longest announcement that is checked.
const MOST: Decimal = Decimal::TEN;
/// The longest item that is a thing and no clause, in words.
const ITEM: usize = 5;

fn check(review: &Review<'_>) -> Vec<Finding> {
    let mut found = Vec::new();
    for sentence in sentences(review, &[], 0) {
        if let Some(last) = sentence.figures.last() {
            found.extend(finding(last, &sentence, review));
        }
    }
    found
}

/// The finding on `four priorities: education, crime and roads`.
fn finding(figure: &Reviewed, sentence: &Sentence<'_>, review: &Review<'_>) -> Option<Finding> {
    const NOUN: usize = 7;
    let announced = amount(figure)?;
    let small =
        announced.qualifier == Qualifier::Exact && announced.value > Decimal::ONE && announced.value <= MOST;
    let end = figure.claim.mention.tokens.end;
    let tokens = sentence.tokens();
    let colon = (end..end + NOUN + 1).find(|&at| matches!(tokens.str(at), ":" | "("))?;
    let close = if tokens.str(colon) == "(" {
        (colon..tokens.len()).find(|&at| tokens.str(at) == ")")?
    } else {
        tokens.len()
    };
    let noun = (end..colon).all(|at| tokens.is(at, TokenKind::Word));
    let counts = figure.claim.is_claim() || figure.claim.exempt == Some(Exempt::Enumeration);
    if !counts || figure.claim.kind != Kind::Count || !small || colon == end || !noun {
        return None;
    }
    let (fewest, most) = items(sentence, colon + 1..close)?;
    let count = announced.value.to_usize()?;
    if (fewest..=most).contains(&count) {
        return None;
    }
    let listed = if fewest == most { most.to_string() } else { format!("{fewest} to {most}") };
    let message =
        format!("{} {}: the list has {listed}", surface(figure, review), sentence.words(end..colon));
    about(figure, review, RULE.name, Severity::Warning, message)
}

/// How many things the rest of the sentence lists, at least and at most; none where it is no plain list.
fn items(sentence: &Sentence<'_>, list: Range<usize>) -> Option<(usize, usize)> {
    let tokens = sentence.tokens();
    let and = &sentence.language.numbers.connectives.and;
    let Range { start: from, mut end } = list;
    while end > from && matches!(tokens.str(end - 1), "." | "!" | "?" | "\"" | "”") {
        end -= 1;
    }
    let (mut commas, mut ands, mut oxford, mut length) = (0, 0, 0, 0);
    for at in from..end {
        if tokens.str(at) == "," {
            (commas, length) = (commas + 1, 0);
        } else if and.has(tokens.word(at)) {
            let behind_comma = at > from && tokens.str(at - 1) == ",";
            ands += usize::from(!behind_comma);
            oxford += usize::from(behind_comma);
            length = 0;
        } else if tokens.is(at, TokenKind::Word) || tokens.str(at) == "-" {
            length += 1;
        } else {
            return None;
        }
        if length > ITEM || sentence.language.checks.predicates.has(tokens.word(at)) {
            return None;
        }
    }
    // the list ends with its last `and`; an `and` before that may join the words of one item
    match (commas, ands, oxford) {
        (0, 1, 0) => Some((2, 2)),
        (1.., 1, 0) => Some((commas + 2, commas + 2)),
        // a name may hold commas too: `Blood, Sweat and Tears`
        (1.., 2.., 0) => Some((2, commas + 1 + ands)),
        (1.., 0, 1) => Some((commas + 1, commas + 1)),
        (1.., 1.., 1) => Some((2, commas + 1 + ands)),
        _ => None,
    }
}
