//! `text-score`: a score of a series that contradicts its number of games.

use super::Rule;
use super::sentence::{Sentence, only, sentences};
use super::support::{about, surface};
use crate::extract::Kind;
use crate::finding::{Finding, Severity};
use crate::lang::TokenKind;
use crate::review::Review;
use rust_decimal::Decimal;

pub(super) const RULE: Rule = Rule {
    name: "text-score",
    severity: Severity::Error,
    summary: "a score that contradicts the number of games in its sentence",
    page: include_str!("text_score.md"),
    check: Some(check),
};

fn check(review: &Review<'_>) -> Vec<Finding> {
    sentences(review, &[Kind::Score], 1).filter_map(|sentence| finding(&sentence, review)).collect()
}

/// The finding on `won the series 3–2 in game seven`.
fn finding(sentence: &Sentence<'_>, review: &Review<'_>) -> Option<Finding> {
    let [score] = only(sentence.claims(&[Kind::Score]))?;
    let amount = score.claim.mention.quantity.amount.as_ref()?;
    let games = amount.value.checked_add(amount.hi?)?;
    let tokens = sentence.tokens();
    let checks = &sentence.language.checks;
    // `won the series 3–2`, not `won 3–2 in game seven of the series`
    const VERB: usize = 9;
    let start = score.claim.mention.tokens.start;
    let series = start.checked_sub(1).is_some_and(|at| checks.series.has(tokens.word(at)))
        && sentence.has_before(score, VERB, &checks.won);
    let number = |at: usize| -> Option<Decimal> {
        match tokens.is(at, TokenKind::Number) {
            true => tokens.str(at).parse().ok(),
            false => sentence.language.numbers.cardinals.get(tokens.word(at)).copied(),
        }
    };
    let game =
        (0..tokens.len()).filter(|&at| checks.game.has(tokens.word(at))).find_map(|at| number(at + 1))?;
    // an earlier game may be told of; none is played after the series is won
    if !series || game <= games {
        return None;
    }
    let message = format!("{}: {games} games, but the text has a game {game}", surface(score, review));
    about(score, review, RULE.name, Severity::Error, message)
}
