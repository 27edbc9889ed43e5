//! The role of a casualty count: killed, injured, arrested, …

mod told;

use std::ops::Range;

use super::noun::{Noun, Nouns};
use crate::extract::{Kind, Mention};
use crate::lang::TokenKind;
use told::{among, forced, listed, number_behind, toll};

/// The role that the words around `mention` give it; `before` is the end of the mention before it, `next` the start
/// of the one after.
pub(super) fn role(nouns: &Nouns<'_>, mention: &Mention, before: usize, next: usize) -> Option<String> {
    let tables = &nouns.lang.measures;
    let at = mention.tokens.end;
    // `jailed twice`
    if nouns.lang.numbers.occasions.has(nouns.tokens.word(mention.tokens.start)) {
        return None;
    }
    // `a mother of five who died`
    let of = mention.tokens.start.checked_sub(2).filter(|&parent| {
        let parents = &nouns.lang.measures.parents;
        nouns.lang.numbers.connectives.of.has(nouns.tokens.word(parent + 1))
            && parents.has(nouns.tokens.word(parent))
    });
    // `two dozen prior arrests`
    let prior = nouns.lang.measures.prior.has(nouns.tokens.word(at));
    if of.is_some() || prior {
        return None;
    }
    // `shot dead by two policemen`
    let by = mention.tokens.start.checked_sub(1);
    if by.is_some_and(|by| nouns.lang.numbers.connectives.by.has(nouns.tokens.word(by)) && is_done(nouns, by))
    {
        return None;
    }
    // `25,000 arrested`, `eleven dead`, `20 were injured`
    // `43 did not survive`
    if let Some(role) = role_at(nouns, at, next).or_else(|| role_at(nouns, over_auxiliaries(nouns, at), next))
    {
        return Some(role);
    }
    // `60, ten of whom later died`, `another 22 who remain trapped`
    let part = tables.parts_behind.longest(&nouns.tokens, at).map(|(end, ())| end);
    let relative = tables.relatives.has(nouns.tokens.word(at)).then_some(at + 1);
    let whole = nouns.tokens.len();
    // `four of those who were killed`
    let part = part.map(|end| end + usize::from(tables.relatives.has(nouns.tokens.word(end))));
    if let Some(end) = part.or(relative)
        && let Some(role) = role_at(nouns, over_auxiliaries(nouns, over_adverbs(nouns, end)), whole)
    {
        return Some(role);
    }
    if let Some(role) = number_behind(nouns, at).or_else(|| among(nouns, mention.tokens.start)) {
        return Some(role);
    }
    // `48, some in critical condition, were taken to hospital`
    if let Some(verb) = after_apposition(nouns, at)
        && let Some(role) = role_at(nouns, over_auxiliaries(nouns, verb), whole)
    {
        return Some(role);
    }
    let Some((noun, next)) = noun_of(nouns, mention, next) else {
        let bare = tables.role_nouns.get(nouns.tokens.word(nouns.over_skipped(at))).cloned();
        return bare
            .or_else(|| role_before(nouns, mention.tokens.start, before, None))
            .or_else(|| forced(nouns, mention.tokens.start, at))
            .or_else(|| toll(nouns, mention.tokens.start))
            .or_else(|| listed(nouns, mention));
    };
    // `three members of one family were killed`
    if nouns.is_of_one(mention.tokens.start) {
        return None;
    }
    let word = nouns.tokens.word(noun.head);
    // `40 confirmed cases of cholera`
    let ill = || {
        // `suspected cases`, but `suspected cases of fraud`
        let of = nouns.lang.numbers.connectives.of.has(nouns.tokens.word(noun.end));
        let kind = noun.head > at && tables.case_kinds.has(nouns.tokens.word(noun.head - 1));
        kind && !of || (0..nouns.tokens.len()).any(|at| tables.illnesses.has(nouns.tokens.word(at)))
    };
    if tables.cases.has(word) && ill() {
        return Some(tables.case_role.clone());
    }
    // `two handguns`, but `two United Nations workers`
    let thing = |at: usize| tables.not_people.has(nouns.tokens.word(at));
    let things = thing(noun.head) || !tables.persons.has(word) && thing(noun.head.saturating_sub(1));
    if things {
        return None;
    }
    let named = || tables.role_nouns.get(word).cloned();
    // `four regulatory bodies` are alive
    if (at..noun.head).any(|index| tables.of_bodies.has(nouns.tokens.word(index))) {
        return None;
    }
    if let Some(role) = tables.event_role(word) {
        return Some(role.clone());
    }
    // `the 612 murder victims`
    let victims = noun.head.checked_sub(1).filter(|&before| before >= at && tables.victims.has(word));
    if let Some(role) = victims.and_then(|event| tables.event_role(nouns.tokens.word(event))) {
        return Some(role.clone());
    }
    if tables.losses.has(word) {
        return loss(nouns, mention, before, &noun);
    }
    if is_whole(nouns, mention, before) {
        // `was one of four people killed`
        let told = before.checked_sub(2).is_some_and(|at| tables.copulas.has(nouns.tokens.word(at)));
        return role_at(nouns, noun.end, next).filter(|_| told).or_else(named);
    }
    // `thousands of arrested protesters`, `35,000 protesters may have been killed`; `12 prisoners were killed`
    let before = || role_before(nouns, mention.tokens.start, before, Some(&noun));
    let behind = (at..noun.head)
        .find_map(|index| role_at(nouns, index, noun.end))
        .or_else(|| participle_after(nouns, noun.end, next))
        .filter(|_| is_person(nouns, noun.head) || !befalls_things(nouns, noun.end));
    match behind {
        // `the bodies of 12 miners were found`, `12 coins were found`
        Some(role) if role == tables.found => before().or(Some(role).filter(|_| tables.persons.has(word))),
        Some(role) => Some(role),
        None => before(),
    }
    .or_else(|| forced(nouns, mention.tokens.start, noun.end))
    .or_else(|| toll(nouns, mention.tokens.start).filter(|_| tables.persons.has(word)))
    .or_else(named)
}

/// Whether the plural at `at` is of persons: `men`, `Elsiners`.
fn is_person(nouns: &Nouns<'_>, at: usize) -> bool {
    let word = nouns.tokens.word(at);
    let tables = &nouns.lang.measures;
    // `servicemen`
    let irregular =
        tables.irregular_endings.iter().any(|ending| nouns.tokens.str(at).ends_with(ending.as_str()));
    tables.persons.has(word) || tables.victims.has(word) || irregular || nouns.tokens.capitalised(at)
}

/// Whether the words behind `at` say what befalls things, too: `scenes were shot`, `incubators were rushed to hospital`.
fn befalls_things(nouns: &Nouns<'_>, at: usize) -> bool {
    const REACH: usize = 9;
    let tables = &nouns.lang.measures;
    (at..at + REACH).any(|at| {
        tables.needs_person.has(nouns.tokens.word(at)) || tables.taken_to.longest(&nouns.tokens, at).is_some()
    })
}

/// Whether words that end at `end` say what was done to somebody: `shot dead`, `killed`.
fn is_done(nouns: &Nouns<'_>, end: usize) -> bool {
    const LONGEST: usize = 4;
    let done = |at| nouns.lang.measures.role_after.spanning(&nouns.tokens, at, end).is_some();
    (end.saturating_sub(LONGEST)..end).any(done)
}

/// The role that the number joined to `mention` has, which `following` is: `three troops and five guides were killed`.
pub(super) fn shared(nouns: &Nouns<'_>, mention: &Mention, following: Option<&Mention>) -> Option<String> {
    let following = following.filter(|following| matches!(following.kind, Kind::Number | Kind::Count))?;
    let noun = nouns.after(mention.tokens.end, following.tokens.start)?;
    let things = nouns.lang.measures.not_people.has(nouns.tokens.word(noun.head));
    if things || !is_list(nouns, noun.end..following.tokens.start) {
        return None;
    }
    let behind = nouns.after(following.tokens.end, nouns.tokens.len())?;
    participle_after(nouns, behind.end, nouns.tokens.len())
}

/// The role of those whose age, which is `following`, stands before it: `some 60 children under five died`.
pub(super) fn over_age(nouns: &Nouns<'_>, mention: &Mention, following: Option<&Mention>) -> Option<String> {
    let age = following.filter(|following| following.kind == Kind::Age)?;
    let noun = nouns.after(mention.tokens.end, age.tokens.start)?;
    let start = age.tokens.start;
    let aged =
        noun.end == start || nouns.lang.units.age_before.spanning(&nouns.tokens, noun.end, start).is_some();
    // `aged three and 13`
    let end = age.tokens.end;
    let and = nouns.lang.numbers.connectives.and.has(nouns.tokens.word(end));
    let end = if and && nouns.lang.is_number(&nouns.tokens, end + 1) { end + 2 } else { end };
    aged.then(|| participle_after(nouns, end, nouns.tokens.len())).flatten()
}

/// Whether the tokens of `gap` only go on with a list: words of a name, a comma or `and` last.
pub(super) fn is_list(nouns: &Nouns<'_>, gap: Range<usize>) -> bool {
    let c = &nouns.lang.numbers.connectives;
    let joint = |at: usize| nouns.tokens.is_symbol(at, ",") || c.and.has(nouns.tokens.word(at));
    let names = |at: usize| nouns.is_noun(at) || joint(at) || nouns.is_hyphen(at);
    gap.clone().last().is_some_and(joint) && gap.into_iter().all(names)
}

/// The noun that `mention` counts, before `next`; of `twelve of the 40 crew` the crew, and then there is no next.
fn noun_of(nouns: &Nouns<'_>, mention: &Mention, next: usize) -> Option<(Noun, usize)> {
    let whole = nouns.whole(mention, next).map(|noun| (noun, nouns.tokens.len()));
    whole.or_else(|| nouns.after(mention.tokens.end, next).map(|noun| (noun, next)))
}

/// Whether `mention` is the whole of which the number before it, that ends at `before`, is a part: `twelve of the 40`.
fn is_whole(nouns: &Nouns<'_>, mention: &Mention, before: usize) -> bool {
    const DETERMINERS: usize = 2;
    let start = mention.tokens.start;
    let determined = |at: usize| {
        let word = nouns.tokens.word(at);
        nouns.lang.grammar.determiners.has(word) || nouns.lang.measures.skip.has(word)
    };
    before > 0
        && (before + 1..=before + 1 + DETERMINERS).contains(&start)
        && (before + 1..start).all(determined)
        && nouns.lang.numbers.connectives.of.has(nouns.tokens.word(before))
}

/// The role of lives that were lost: `claimed 40 lives`, `40 lives were lost`.
fn loss(nouns: &Nouns<'_>, mention: &Mention, before: usize, noun: &Noun) -> Option<String> {
    const REACH: usize = 6;
    let tables = &nouns.lang.measures;
    let start = mention.tokens.start;
    let lost = (start.saturating_sub(REACH).max(before)..start)
        .any(|index| tables.loses.has(nouns.tokens.word(index)));
    let role = tables.losses.get(nouns.tokens.word(noun.head));
    role.filter(|_| lost)
        .cloned()
        .or_else(|| role_at(nouns, noun.head, nouns.tokens.len()))
        .or_else(|| role_before(nouns, start, before, Some(noun)))
}

/// The participle of a noun phrase that ends at `at`, over auxiliaries and short phrases of place or time.
fn participle_after(nouns: &Nouns<'_>, at: usize, next: usize) -> Option<String> {
    const REACH: usize = 9;
    // `two men working in the oil fields of the northern reach were abducted`
    const FAR: usize = 14;
    // `fighters, captured in the hills, have been`
    // `killed 246 people, injured 128`: of the next number
    if nouns.tokens.is_symbol(at, ",")
        && !nouns.lang.is_number(&nouns.tokens, at + 2)
        && let Some(role) = role_at(nouns, at + 1, nouns.tokens.len())
    {
        return Some(role);
    }
    // an apposition, with figures of its own, may stand between: `nine people, among them two children, were killed`,
    // `all 224 people aboard, including the crew, were killed`
    let comma = Some(over_adverbs(nouns, at)).filter(|&end| nouns.tokens.is_symbol(end, ","));
    let at = comma.unwrap_or(at);
    let (at, next) = match after_apposition(nouns, at).or_else(|| after_part(nouns, at)) {
        Some(end) => (end, nouns.tokens.len()),
        None => (at, next),
    };
    let limit = (at + REACH).min(next).min(nouns.tokens.len());
    // `victims who died`, `miners who remain trapped`
    if nouns.lang.measures.relatives.has(nouns.tokens.word(at))
        && let Some(role) =
            role_at(nouns, at + 1, limit).or_else(|| role_at(nouns, over_auxiliaries(nouns, at + 1), limit))
    {
        return Some(role);
    }
    // `books in 32 languages, has died`
    if nouns.tokens.is_symbol(at, ",") && nouns.lang.grammar.auxiliaries.has(nouns.tokens.word(at + 1)) {
        return None;
    }
    if let Some(role) = role_at(nouns, over_adverbs(nouns, at), limit) {
        return Some(role);
    }
    // `armed with a rifle and two grenades was arrested`: more than one are not the subject of `was`
    let noun = at.saturating_sub(1);
    let things = nouns.is_plural(noun) && !nouns.lang.measures.persons.has(nouns.tokens.word(noun));
    if things && nouns.lang.exempt.singular_verbs.has(nouns.tokens.word(at)) {
        return None;
    }
    let far = (at + FAR).min(next).min(nouns.tokens.len());
    let mut index = at;
    let mut told = false;
    while index < if told { limit } else { far } {
        let verb = over_auxiliaries(nouns, index);
        let passive = || (index..verb).find_map(|auxiliary| role_at(nouns, auxiliary, next));
        if let Some(role) = role_at(nouns, verb, next).or_else(passive) {
            // `were killed`, `were among those killed`
            let before = index.checked_sub(1).map(|before| nouns.tokens.word(before));
            let grammar = &nouns.lang.grammar;
            // `were among those killed`, but `relatives of the dead`
            let of = index
                .checked_sub(2)
                .is_some_and(|of| nouns.lang.numbers.connectives.of.has(nouns.tokens.word(of)));
            let led = before.is_some_and(|word| {
                let told = nouns.lang.attribution.verbs.has(word);
                told || grammar.auxiliaries.has(word) || grammar.determiners.has(word) && !of
            });
            return (verb > index || index == at || led).then_some(role);
        }
        // `supporters, who said their leader had been arrested`
        // ... but `people reported to be injured`, `people were said to have been injured`
        // `people were reported wounded`
        let says = nouns.lang.attribution.verbs.has(nouns.tokens.word(index))
            && !nouns.lang.numbers.connectives.to.has(nouns.tokens.word(index + 1))
            && role_at(nouns, index + 1, next).is_none();
        if says || ends_clause(nouns, index) || begins_clause(nouns, index) {
            return None;
        }
        told |= verb > index;
        index = verb.max(index + 1);
    }
    None
}

/// One past the apposition between commas at `at`, where an auxiliary follows it.
fn after_apposition(nouns: &Nouns<'_>, at: usize) -> Option<usize> {
    const LONGEST: usize = 18;
    let is_comma = |index: usize| nouns.tokens.str(index) == ",";
    if !is_comma(at) {
        return None;
    }
    let close = (at + 1..at + LONGEST).find(|&index| is_comma(index))?;
    let auxiliary = nouns.lang.grammar.auxiliaries.has(nouns.tokens.word(close + 1));
    (auxiliary || role_at(nouns, close + 1, nouns.tokens.len()).is_some()).then_some(close + 1)
}

/// The auxiliary behind the part that is named at `at`: `21 people including 14 miners were killed`.
fn after_part(nouns: &Nouns<'_>, at: usize) -> Option<usize> {
    const LONGEST: usize = 8;
    nouns.lang.measures.parts.longest(&nouns.tokens, at)?;
    // `including two who were injured`
    let goes_on = |&index: &usize| {
        !nouns.tokens.is(index, TokenKind::Symbol)
            && !nouns.lang.measures.relatives.has(nouns.tokens.word(index))
    };
    let mut part = (at + 1..at + LONGEST).take_while(goes_on);
    part.find(|&index| nouns.lang.grammar.auxiliaries.has(nouns.tokens.word(index)))
}

/// Whether a comma and a new subject stand at `at`: `of the top 55 officials, we have captured 45`.
fn begins_clause(nouns: &Nouns<'_>, at: usize) -> bool {
    nouns.tokens.str(at) == "," && nouns.lang.attribution.subjects.has(nouns.tokens.word(at + 1))
}

/// The role said by the words right before a number that counts `noun`: `killing at least`, `a death toll of`,
/// `Killed: 12`.
fn role_before(nouns: &Nouns<'_>, start: usize, before: usize, noun: Option<&Noun>) -> Option<String> {
    const REACH: usize = 6;
    let tables = &nouns.lang.measures;
    let mut found = None;
    let mut index = start.saturating_sub(REACH).max(before);
    while index < start {
        let colon = nouns.tokens.is_symbol(index, ":") && noun.is_none();
        if ends_clause(nouns, index) && !colon {
            found = None;
        }
        let role = tables.role_before.longest(&nouns.tokens, index);
        let role = role.filter(|&(end, _)| end <= start);
        let word = nouns.tokens.word(index);
        let persons = || noun.is_some_and(|noun| is_person(nouns, noun.head));
        let counts =
            (noun.is_some() || !tables.needs_noun.has(word)) && (!tables.needs_person.has(word) || persons());
        if let Some((end, role)) = role
            && counts
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
    let level = |at: usize| nouns.lang.measures.levels.has(nouns.tokens.word(at));
    // `of the dead were from one family`
    let from = nouns.lang.numbers.connectives.from.has(word);
    if from && index.checked_sub(1).is_some_and(|at| nouns.lang.measures.copulas.has(nouns.tokens.word(at))) {
        return false;
    }
    // `the toll there could reach`
    let there = nouns.lang.measures.there.has(word);
    // `the toll slightly lower, at 57`, `killed a family of seven`
    let comma = nouns.tokens.is_symbol(index, ",") && level(index + 1);
    let of = nouns.lang.numbers.connectives.of.has(word)
        && index.checked_sub(1).is_some_and(|at| nouns.lang.measures.collectives.has(nouns.tokens.word(at)));
    comma
        || there
        || of
        || nouns.lang.measures.collectives.has(word)
        || nouns.is_adverb(index)
        || nouns.lang.measures.not_nouns.has(word)
        || nouns.lang.measures.linking.has(word)
        || nouns.lang.measures.reaching.has(word)
        || nouns.lang.grammar.auxiliaries.has(word)
        || nouns.lang.grammar.determiners.has(word)
        || nouns.lang.measures.skip.has(word)
        || nouns.lang.numbers.connectives.in_.has(word)
        || nouns.lang.measures.levels.has(word)
        || nouns.tokens.is_symbol(index, ":")
}

/// The role of the words at `at`, before `limit`; `dead-end` has none.
fn role_at(nouns: &Nouns<'_>, at: usize, limit: usize) -> Option<String> {
    // `118 detainees 'die'`
    let quoted = matches!(nouns.tokens.str(at), "'" | "‘") && !nouns.tokens.ends_owner(at + 1);
    let at = at + usize::from(quoted);
    let Some((end, role)) = nouns.lang.measures.role_after.longest(&nouns.tokens, at) else {
        return taken_to_hospital(nouns, at);
    };
    let others = || is_denied(nouns, at) || end == at + 1 && is_done_to_another(nouns, at);
    role.clone().filter(|_| end <= limit.max(at + 1) && !nouns.is_hyphen(end) && !others())
}

/// Whether what the word at `at` says did not happen: `were not seriously injured`.
fn is_denied(nouns: &Nouns<'_>, at: usize) -> bool {
    let tables = &nouns.lang.attribution;
    let mut before = (0..at)
        .rev()
        .take_while(|&at| nouns.lang.grammar.auxiliaries.has(nouns.tokens.word(at)) || nouns.is_adverb(at));
    // `not only injured`
    let only = |at: usize| tables.limiting.has(nouns.tokens.word(at));
    before.any(|at| tables.negations.has(nouns.tokens.word(at)) && !only(at + 1))
}

/// Whether those who stand before the verb at `at` did it to somebody: `two gunmen also killed a sergeant`, but `two were
/// killed a week later`, `two killed this week`.
fn is_done_to_another(nouns: &Nouns<'_>, at: usize) -> bool {
    let tokens = &nouns.tokens;
    let before = at.checked_sub(1).map(|at| if nouns.is_adverb(at) { at.saturating_sub(1) } else { at });
    let passive = before.is_some_and(|at| nouns.lang.measures.copulas.has(tokens.word(at)));
    nouns.lang.measures.done_to.has(tokens.word(at)) && !passive && has_victim(nouns, at + 1)
}

/// Whether somebody stands at `object`: `a sergeant`, `three men`, `him`; not `a week later`, `a spokesman said`.
fn has_victim(nouns: &Nouns<'_>, object: usize) -> bool {
    const TIME: usize = 4;
    const CLAUSE: usize = 6;
    let (tokens, lang) = (&nouns.tokens, nouns.lang);
    let dates = &lang.dates;
    let timed = (object..object + TIME).any(|at| dates.units.longest(tokens, at).is_some())
        || (object..object + 2).any(|at| dates.which.longest(tokens, at).is_some())
        || dates.names_day_or_month(tokens, object);
    let says = (object + 1..object + CLAUSE).any(|at| lang.attribution.speaking.has(tokens.word(at)));
    let word = tokens.word(object);
    let person = || nouns.after(object + 1, tokens.len()).is_some_and(|noun| is_person(nouns, noun.head));
    let counted = || lang.is_number(tokens, object) && person();
    // `22 Injured In Fire` is a headline
    let named = || {
        !tokens.capitalised(object - 1)
            && tokens.is(object, TokenKind::Word)
            && tokens.capitalised(object)
            && !lang.grammar.function_words.has(word)
    };
    let somebody = lang.determines(word) || lang.exempt.objects.has(word) || counted() || named();
    somebody && !timed && !says
}

/// The role of those who are `taken to Elsin General Hospital`.
fn taken_to_hospital(nouns: &Nouns<'_>, at: usize) -> Option<String> {
    const NAME: usize = 6;
    let tables = &nouns.lang.measures;
    let (to, ()) = tables.taken_to.longest(&nouns.tokens, at)?;
    let named =
        |at: &usize| nouns.is_content(*at) || nouns.lang.grammar.determiners.has(nouns.tokens.word(*at));
    let hospital = (to..to + NAME).take_while(named).any(|at| tables.hospitals.has(nouns.tokens.word(at)));
    hospital.then(|| tables.hospital_role.clone())
}

/// One past the auxiliaries at `at`, and the adverb behind them: `were seriously injured`.
fn over_auxiliaries(nouns: &Nouns<'_>, at: usize) -> usize {
    // `remain trapped`
    let is_auxiliary = |index: usize| {
        let word = nouns.tokens.word(index);
        nouns.lang.grammar.auxiliaries.has(word) || nouns.lang.measures.copulas.has(word)
    };
    let mut index = at;
    while is_auxiliary(index) || index > at && is_adverb(nouns, index) {
        index += 1;
    }
    index
}

/// One past the adverbs at `at`: `subsequently fell ill`, `later died`.
fn over_adverbs(nouns: &Nouns<'_>, mut at: usize) -> usize {
    while is_adverb(nouns, at) {
        at += 1;
    }
    at
}

/// Whether an adverb that may stand before what befell those counted is at `at`; none where it is part of what did:
/// `fatally shot`.
fn is_adverb(nouns: &Nouns<'_>, at: usize) -> bool {
    let tables = &nouns.lang.measures;
    let adverb = nouns.is_adverb(at) || tables.time_adverbs.has(nouns.tokens.word(at));
    adverb && tables.role_after.longest(&nouns.tokens, at).is_none()
}

fn ends_clause(nouns: &Nouns<'_>, at: usize) -> bool {
    matches!(nouns.tokens.str(at), "." | ";" | ":" | "!" | "?")
}
