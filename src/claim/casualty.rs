//! The role of a casualty count: killed, injured, arrested, …

use super::noun::Nouns;
use crate::extract::Mention;

/// The role that the words around `mention` give it; `before` is the end of the mention before it, `next` the start
/// of the one after.
pub(super) fn role(nouns: &Nouns<'_>, mention: &Mention, before: usize, next: usize) -> Option<String> {
    let tables = &nouns.lang.measures;
    let at = mention.tokens.end;
    // `25,000 arrested`, `eleven dead`, `20 were injured`
    if let Some(role) = role_at(nouns, over_auxiliaries(nouns, at), next) {
        return Some(role);
    }
    let Some(noun) = nouns.after(at, next) else {
        let bare = tables.role_nouns.get(nouns.tokens.word(nouns.over_skipped(at))).cloned();
        return bare.or_else(|| role_before(nouns, mention.tokens.start, before));
    };
    let things = (noun.head.saturating_sub(1)..=noun.head)
        .any(|index| tables.not_people.has(nouns.tokens.word(index)));
    if things {
        return None;
    }
    // `thousands of arrested protesters`, `35,000 protesters may have been killed`; `12 prisoners were killed`
    (at..noun.head)
        .find_map(|index| role_at(nouns, index, noun.end))
        .or_else(|| participle_after(nouns, noun.end, next))
        .or_else(|| role_before(nouns, mention.tokens.start, before))
        .or_else(|| tables.role_nouns.get(nouns.tokens.word(noun.head)).cloned())
}

/// The participle of a noun phrase that ends at `at`, over auxiliaries and short phrases of place or time.
fn participle_after(nouns: &Nouns<'_>, at: usize, next: usize) -> Option<String> {
    const REACH: usize = 9;
    // an apposition, with figures of its own, may stand between: `nine people, among them two children, were killed`
    let (at, next) = match after_apposition(nouns, at) {
        Some(end) => (end, nouns.tokens.len()),
        None => (at, next),
    };
    let limit = (at + REACH).min(next).min(nouns.tokens.len());
    let mut index = at;
    while index < limit {
        let verb = over_auxiliaries(nouns, index);
        let passive = || (index..verb).find_map(|auxiliary| role_at(nouns, auxiliary, next));
        if let Some(role) = role_at(nouns, verb, next).or_else(passive) {
            // `were killed`, `were among those killed`
            let before = index.checked_sub(1).map(|before| nouns.tokens.word(before));
            let grammar = &nouns.lang.grammar;
            let led =
                before.is_some_and(|word| grammar.auxiliaries.has(word) || grammar.determiners.has(word));
            return (verb > index || index == at || led).then_some(role);
        }
        if ends_clause(nouns, index) || begins_clause(nouns, index) {
            return None;
        }
        index = verb.max(index + 1);
    }
    None
}

/// One past the apposition between commas at `at`, where an auxiliary follows it.
fn after_apposition(nouns: &Nouns<'_>, at: usize) -> Option<usize> {
    const LONGEST: usize = 10;
    let is_comma = |index: usize| nouns.tokens.str(index) == ",";
    if !is_comma(at) {
        return None;
    }
    let close = (at + 1..at + LONGEST).find(|&index| is_comma(index))?;
    let auxiliary = nouns.lang.grammar.auxiliaries.has(nouns.tokens.word(close + 1));
    (auxiliary || role_at(nouns, close + 1, nouns.tokens.len()).is_some()).then_some(close + 1)
}

/// Whether a comma and a new subject stand at `at`: `of the top 55 officials, we have captured 45`.
fn begins_clause(nouns: &Nouns<'_>, at: usize) -> bool {
    nouns.tokens.str(at) == "," && nouns.lang.attribution.subjects.has(nouns.tokens.word(at + 1))
}

/// The role said by the words right before the number: `killing at least`, `a death toll of`.
fn role_before(nouns: &Nouns<'_>, start: usize, before: usize) -> Option<String> {
    const REACH: usize = 6;
    let mut found = None;
    let mut index = start.saturating_sub(REACH).max(before);
    while index < start {
        if ends_clause(nouns, index) {
            found = None;
        }
        let role = nouns.lang.measures.role_before.longest(&nouns.tokens, index);
        let role = role.filter(|&(end, _)| end <= start);
        if let Some((end, role)) = role
            && (end..start).all(|between| carries_over(nouns, between))
        {
            found = Some(role.clone());
        }
        index = role.map_or(index + 1, |(end, _)| end);
    }
    found
}

/// Whether a word may stand between a role and its number: `toll rose to`, `killed more than`.
fn carries_over(nouns: &Nouns<'_>, index: usize) -> bool {
    let word = nouns.tokens.word(index);
    nouns.lang.measures.linking.has(word)
        || nouns.lang.grammar.auxiliaries.has(word)
        || nouns.lang.grammar.determiners.has(word)
        || nouns.lang.measures.skip.has(word)
        || nouns.lang.numbers.connectives.in_.has(word)
        || nouns.lang.measures.levels.has(word)
        || nouns.tokens.is_symbol(index, ":")
}

fn role_at(nouns: &Nouns<'_>, at: usize, limit: usize) -> Option<String> {
    let (end, role) = nouns.lang.measures.role_after.longest(&nouns.tokens, at)?;
    role.clone().filter(|_| end <= limit.max(at + 1))
}

fn over_auxiliaries(nouns: &Nouns<'_>, mut at: usize) -> usize {
    while nouns.lang.grammar.auxiliaries.has(nouns.tokens.word(at)) {
        at += 1;
    }
    at
}

fn ends_clause(nouns: &Nouns<'_>, at: usize) -> bool {
    matches!(nouns.tokens.str(at), "." | ";" | ":" | "!" | "?")
}
