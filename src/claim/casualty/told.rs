//! Roles that stand apart from their number: the toll of a storm, the number of people killed, people forced to flee.

use super::super::noun::{Noun, Nouns};
use super::{ends_clause, role_at};
use crate::extract::Mention;
use crate::lang::TokenKind;

/// The role of people whom `forced … to flee` or `driving … from their homes` stand about, who end at `end`.
pub(super) fn forced(nouns: &Nouns<'_>, start: usize, end: usize) -> Option<String> {
    const REACH: usize = 4;
    let tables = &nouns.lang.measures;
    let (_, role) = tables.forced_to.longest(&nouns.tokens, end)?;
    let forces = |at: usize| tables.forces_people.has(nouns.tokens.word(at));
    (start.saturating_sub(REACH)..start).any(forces).then(|| role.clone())
}

/// The role of `to at least 305 the number of people killed`, of which `at` is the end of the figure.
pub(super) fn number_behind(nouns: &Nouns<'_>, at: usize) -> Option<String> {
    let (of, ()) = nouns.lang.measures.quantifiers.longest(&nouns.tokens, at)?;
    let noun = nouns.after(of, nouns.tokens.len())?;
    role_of(nouns, of, &noun)
}

/// The role of what a number before `start` is of: `Of the executions, 503`.
pub(super) fn among(nouns: &Nouns<'_>, start: usize) -> Option<String> {
    const LONGEST: usize = 6;
    let comma = start.checked_sub(1).filter(|&comma| nouns.tokens.is_symbol(comma, ","))?;
    let of = (comma.saturating_sub(LONGEST)..comma)
        .find(|&at| nouns.lang.numbers.connectives.of.has(nouns.tokens.word(at)))?;
    let opens = of == 0 || nouns.tokens.is(of - 1, TokenKind::Symbol);
    let noun = nouns.after(of + 1, comma).filter(|noun| opens && noun.end == comma)?;
    role_of(nouns, of + 1, &noun)
}

/// The role of those whom the noun phrase from `at` names: `internally displaced people`, `people killed`.
fn role_of(nouns: &Nouns<'_>, at: usize, noun: &Noun) -> Option<String> {
    let within = (at..noun.head).find_map(|index| role_at(nouns, index, noun.end));
    let event = || nouns.lang.measures.event_role(nouns.tokens.word(noun.head)).cloned();
    within.or_else(|| role_at(nouns, noun.end, nouns.tokens.len())).or_else(event)
}

/// The role of a number in brackets behind a place: `Most deaths were in Elsin (130)`.
pub(super) fn listed(nouns: &Nouns<'_>, mention: &Mention) -> Option<String> {
    let place = mention.tokens.start.checked_sub(2)?;
    let listed = nouns.tokens.is_symbol(place + 1, "(")
        && nouns.tokens.is_symbol(mention.tokens.end, ")")
        && nouns.tokens.capitalised(place);
    let event = |at: usize| nouns.lang.measures.event_role(nouns.tokens.word(at)).cloned();
    if listed { (0..place).find_map(event) } else { None }
}

/// The role of a toll that is told from where or when before its verb: `the death toll from Tuesday's storm rose to`.
pub(super) fn toll(nouns: &Nouns<'_>, start: usize) -> Option<String> {
    const REACH: usize = 16;
    let tables = &nouns.lang.measures;
    let c = &nouns.lang.numbers.connectives;
    let level = |at: usize| {
        let word = nouns.tokens.word(at);
        c.to.has(word) || tables.levels.has(word)
    };
    let last = start.checked_sub(1)?;
    let verb = if level(last) { last.checked_sub(1)? } else { last };
    // `bringing the death toll of the storms to`
    let brought = |toll: usize| {
        c.to.has(nouns.tokens.word(last))
            && (toll.saturating_sub(2)..toll).any(|at| tables.bringing.has(nouns.tokens.word(at)))
    };
    // `passes` leads to the number as `rose to` does
    let leads_on = nouns.is_linking(verb) || tables.reaching.has(nouns.tokens.word(verb));
    if level(last)
        && let Some((number, role)) = counted_before(nouns, last)
        && (leads_on || (number.saturating_sub(REACH)..number).any(brought))
    {
        return Some(role);
    }
    let clause = (verb.saturating_sub(REACH)..verb).rev().take_while(|&at| {
        !ends_clause(nouns, at) && nouns.tokens.str(at) != "," && !c.and.has(nouns.tokens.word(at))
    });
    clause.into_iter().find_map(|at| {
        let (end, role) = tables.role_before.longest(&nouns.tokens, at)?;
        let counts = (at..end).any(|at| tables.anaphors.has(nouns.tokens.word(at)));
        let leads =
            |at: usize| tables.prepositions.has(nouns.tokens.word(at)) || c.of.has(nouns.tokens.word(at));
        let led = leads(end - 1) || leads(end);
        (counts && led && (leads_on || brought(at))).then(|| role.clone())
    })
}

/// Where `the number of people killed by floods` stands before `end`, and its role.
fn counted_before(nouns: &Nouns<'_>, end: usize) -> Option<(usize, String)> {
    const REACH: usize = 24;
    let c = &nouns.lang.numbers.connectives;
    let of = (end.saturating_sub(REACH).max(1)..end).find(|&at| {
        c.of.has(nouns.tokens.word(at)) && nouns.lang.measures.anaphors.has(nouns.tokens.word(at - 1))
    })?;
    let noun = nouns.after(of + 1, end)?;
    Some((of - 1, role_of(nouns, of + 1, &noun)?))
}
