//! The noun before a number that tells what it measures: the subject of its verb, or the object that is changed.

use super::noun::Nouns;
use crate::extract::{Kind, Mention};
use crate::lang::TokenKind;

/// Words before the number that are looked at.
const REACH: usize = 10;

/// `turnout of`, `a growth rate of` before the number; else the object of a change, `raised the fee to`; else the
/// subject of the verb that leads to it, `premiums rose`. Nothing before token `before` is looked at.
pub(super) fn subject(nouns: &Nouns<'_>, mention: &Mention, before: usize) -> Option<String> {
    let at = mention.tokens.start;
    let from = at.saturating_sub(REACH).max(before);
    // the verb of `deaths in Elsin exceed 200` belongs to the figure
    if nouns.is_linking(at) && nouns.is_content(at) && mention.tokens.len() > 1 {
        return head(nouns, at, from);
    }
    let last = at.checked_sub(1).filter(|&last| last >= from)?;
    let c = &nouns.lang.numbers.connectives;
    let word = nouns.tokens.word(last);
    let tables = &nouns.lang.measures;
    // `income ($562 million)`
    if nouns.tokens.is_symbol(last, "(") && last > from {
        return (nouns.is_noun(last - 1) && !nouns.tokens.capitalised(last - 1))
            .then(|| nouns.named(last - 1, from));
    }
    // `Elsin, population 340`
    let alone = last > from && matches!(nouns.tokens.str(last - 1), "," | "(");
    if alone && tables.stated.has(word) {
        return Some(nouns.text(last));
    }
    if nouns.tokens.is_symbol(last, ":") {
        return heading(nouns, last);
    }
    if c.of.has(word)
        && let Some(measure) = measured_of(nouns, last, from)
    {
        return Some(measure);
    }
    // `would increase food needs by`, `inflation at`, `the death rate, at`
    if c.by.has(word) || tables.levels.has(word) {
        return head(nouns, before_comma(nouns, last), from);
    }
    // `three grants totaling $2 million`
    if tables.amounting.has(word) {
        return head(nouns, last, from);
    }
    // `a rise in incidents, from only three`
    let level = |at: usize| c.from.has(nouns.tokens.word(at)) || c.to.has(nouns.tokens.word(at));
    if (level(last) || last > from && level(last - 1))
        && matches!(mention.kind, Kind::Number | Kind::Count)
        && let Some(noun) = changed_in(nouns, at)
    {
        return Some(noun);
    }
    // `employment declined, from 69,084`
    if c.from.has(word) && before_comma(nouns, last) < last {
        return head(nouns, last - 1, from);
    }
    if c.to.has(word) || c.from.has(word) {
        let object = object(nouns, last, from);
        if object.is_some() {
            return object;
        }
        // `the margin widened to 31 percent`
        if last > from && nouns.is_past(last - 1) {
            return head(nouns, last - 1, from);
        }
    }
    // `sales climbed 7 percent`, `lifts profit 18 percent`
    if mention.kind == Kind::Percentage {
        if nouns.is_past(last) || is_infinitive(nouns, last) {
            return head(nouns, last, from);
        }
        let again = tables.again.has(word) || tables.skip.has(word) || tables.not_nouns.has(word);
        if nouns.is_noun(last) && !nouns.tokens.capitalised(last) && !again {
            return Some(nouns.text(last));
        }
    }
    let clause = (from..at).rev().take_while(|&index| !divides(nouns, index)).last()?;
    let verb = (clause..at).rev().find(|&index| nouns.is_linking(index))?;
    // `is estimated to get $5 million`, `were killed in Marrow and 12 in Elsin`
    let other_verb = (verb + 1..at).any(|index| {
        is_joint(nouns, index)
            || c.to.has(nouns.tokens.word(index)) && index + 1 < at && nouns.is_content(index + 1)
    });
    // `the measure provides $24 million`
    let giving = mention.kind == Kind::Money && tables.giving.has(nouns.tokens.word(verb));
    if other_verb || giving { None } else { head(nouns, verb, from) }
}

/// `sums` of `Sums authorised over five years: $15 billion`: the first noun of the few words before a colon.
fn heading(nouns: &Nouns<'_>, colon: usize) -> Option<String> {
    const LONGEST: usize = 8;
    let says = |index: usize| nouns.lang.attribution.verbs.has(nouns.tokens.word(index));
    if colon > LONGEST || (0..colon).any(says) {
        return None;
    }
    let ends = |index: usize| !nouns.is_content(index) || nouns.is_participle(index);
    // of a name only the bearer is known: `Orla Venn (Reds): 340`
    let named = nouns.tokens.capitalised(0) && nouns.tokens.capitalised(1);
    let noun = |index: &usize| nouns.is_content(*index) && !nouns.is_participle(*index) && ends(index + 1);
    (0..colon).find(noun).filter(|_| !named).map(|head| nouns.text(head))
}

/// `incidents` of `a rise in incidents in Elsin, from 3 to 106`, of which one of the numbers stands at `at`.
fn changed_in(nouns: &Nouns<'_>, at: usize) -> Option<String> {
    const REACH: usize = 16;
    let changes = &nouns.lang.measures.changes;
    let rise = (at.saturating_sub(REACH)..at).rev().find(|&at| changes.has(nouns.tokens.word(at)))?;
    let led = nouns.lang.numbers.connectives.in_.has(nouns.tokens.word(rise + 1));
    let noun = nouns.after(rise + 2, at).filter(|_| led)?;
    let told = (noun.end..at).any(|at| nouns.is_linking(at) || nouns.is_past(at));
    (nouns.is_plural(noun.head) && !told).then(|| nouns.named(noun.head, rise + 2))
}

/// `deficit` of `cut the deficit in half`.
pub(super) fn cut_in(nouns: &Nouns<'_>, mention: &Mention, before: usize) -> Option<String> {
    let at = mention.tokens.start.checked_sub(1)?;
    if !nouns.lang.numbers.connectives.in_.has(nouns.tokens.word(at)) {
        return None;
    }
    // `bills cut roughly in half`
    let verb =
        |index: usize| nouns.is_adverb(index) || nouns.lang.measures.falling.has(nouns.tokens.word(index));
    let object = (before..at).rev().find(|&index| !verb(index))?;
    head(nouns, object + 1, before)
}

/// `turnout` of `a turnout of`; the rate of `a growth rate of` is one of growth.
fn measured_of(nouns: &Nouns<'_>, of: usize, from: usize) -> Option<String> {
    let tables = &nouns.lang.measures;
    let mut head = of.checked_sub(1).filter(|&head| head >= from)?;
    // `defrauded 1,700 investors of $62 million`
    let counted = |at: usize| nouns.lang.is_number(&nouns.tokens, at);
    if head.checked_sub(1).is_some_and(counted) && nouns.is_plural(head) {
        return None;
    }
    if let Some(counted) = tables.collectives.get(nouns.tokens.word(head)) {
        return Some(counted.clone());
    }
    // `a loan in the amount of`
    let c = &nouns.lang.numbers.connectives;
    let given = head >= from + 2
        && tables.generic.has(nouns.tokens.word(head))
        && c.the.has(nouns.tokens.word(head - 1))
        && c.in_.has(nouns.tokens.word(head - 2));
    if given {
        return self::head(nouns, head - 2, from);
    }
    let describes = |at: usize| tables.not_nouns.has(nouns.tokens.word(at));
    while head > from && tables.generic.has(nouns.tokens.word(head)) && !describes(head - 1) {
        head -= 1;
    }
    (nouns.is_content(head) && !tables.generic.has(nouns.tokens.word(head))).then(|| nouns.named(head, from))
}

/// `fee` of `raised the fee to`: a noun right before the preposition at `at`, that no other preposition leads to.
fn object(nouns: &Nouns<'_>, at: usize, from: usize) -> Option<String> {
    let last = at.checked_sub(1).filter(|&last| last >= from && nouns.is_noun(last))?;
    if nouns.tokens.capitalised(last) || is_infinitive(nouns, last) {
        return None;
    }
    let head = before(nouns, at, from)?;
    let phrase = (from..head).rev().take_while(|&index| {
        nouns.is_content(index) && !nouns.is_linking(index)
            || nouns.lang.grammar.determiners.has(nouns.tokens.word(index)) && !is_preposition(nouns, index)
    });
    let start = phrase.last().unwrap_or(head);
    let led = start.checked_sub(1).is_some_and(|index| index >= from && is_preposition(nouns, index));
    (!led).then(|| nouns.text(head))
}

fn head(nouns: &Nouns<'_>, at: usize, from: usize) -> Option<String> {
    let head = before(nouns, at, from)?;
    // of a name only the bearer is known
    let name = (from..head).any(|index| nouns.tokens.is(index, TokenKind::Word))
        && nouns.tokens.capitalised(head)
        && nouns.tokens.str(head).chars().any(char::is_lowercase)
        && !nouns.tokens.capitalised(at);
    (!name).then(|| nouns.text(head))
}

/// The head of the noun phrase that ends right before `at`, over adverbs and auxiliaries, not before `from`:
/// `price` in `the price of a gallon of gas has`.
pub(super) fn before(nouns: &Nouns<'_>, at: usize, from: usize) -> Option<usize> {
    let tables = &nouns.lang.measures;
    let mut index = at;
    let mut head = None;
    while index > from {
        index -= 1;
        let word = nouns.tokens.word(index);
        if head.is_none() {
            if nouns.tokens.is(index, TokenKind::Number) {
                continue;
            }
            // `the project, which cost`
            if nouns.tokens.str(index) == "," && tables.relatives.has(nouns.tokens.word(index + 1)) {
                continue;
            }
            let pronoun = nouns.lang.attribution.subjects.has(word);
            if !nouns.tokens.is(index, TokenKind::Word) || pronoun || is_joint(nouns, index) {
                break;
            }
            // `over the past month has reached`
            let dates = &nouns.lang.dates;
            let time = dates.units.longest(&nouns.tokens, index).is_some()
                && index > from
                && dates.which.longest(&nouns.tokens, index - 1).is_some();
            let skipped = time
                || is_infinitive(nouns, index)
                || nouns.lang.grammar.function_words.has(word)
                || dates.which.longest(&nouns.tokens, index).is_some()
                || nouns.is_linking(index)
                || nouns.is_adverb(index)
                || nouns.is_participle(index)
                || tables.not_nouns.has(word)
                || is_state(nouns, index, from);
            if !skipped {
                head = Some(index);
            }
            continue;
        }
        // `Tri-Valley`, `Venn & Moon`
        let joint = nouns.is_hyphen(index) || nouns.tokens.is_symbol(index, "&");
        if joint && index > from && nouns.tokens.is(index - 1, TokenKind::Word) {
            continue;
        }
        if !nouns.tokens.is(index, TokenKind::Word) {
            break;
        }
        // climb to the noun that the phrase belongs to
        // `people claiming benefits rose`
        let doing = nouns.is_running(index)
            && index > from
            && tables.persons.has(nouns.tokens.word(index - 1))
            && nouns.is_plural(index - 1);
        if doing {
            index -= 1;
            head = Some(index);
            continue;
        }
        // `exports of goods and services`
        if nouns.lang.numbers.connectives.and.has(word)
            && index >= from + 2
            && nouns.is_noun(index - 1)
            && nouns.lang.numbers.connectives.of.has(nouns.tokens.word(index - 2))
        {
            index -= 1;
            continue;
        }
        let of = nouns.lang.numbers.connectives.of.has(word);
        if (of || leads(nouns, index, head)) && index > from {
            let Some(bearer) = bearer(nouns, index, from, of) else { break };
            head = Some(bearer);
            index = bearer;
        } else if begins_phrase(nouns, index, from)
            || nouns.is_participle(index) && !is_described(nouns, index, from)
            || nouns.lang.grammar.function_words.has(word)
                && (is_preposition(nouns, index) || !nouns.lang.grammar.determiners.has(word))
        {
            break;
        }
    }
    head
}

/// Whether the word at `at` is a verb behind an auxiliary: `will average`, `projected to shrink by`.
fn is_infinitive(nouns: &Nouns<'_>, at: usize) -> bool {
    let Some(before) = at.checked_sub(1) else { return false };
    let c = &nouns.lang.numbers.connectives;
    let next = nouns.tokens.word(at + 1);
    let to = || {
        c.to.has(nouns.tokens.word(before)) && (c.by.has(next) || nouns.lang.is_number(&nouns.tokens, at + 1))
    };
    nouns.lang.grammar.modals.has(nouns.tokens.word(before)) || to()
}

/// `at`, or the comma right before it that a noun precedes.
fn before_comma(nouns: &Nouns<'_>, at: usize) -> usize {
    let named = |comma: &usize| {
        let noun =
            comma.checked_sub(1).filter(|&noun| nouns.is_noun(noun) && !nouns.tokens.capitalised(noun));
        nouns.tokens.is_symbol(*comma, ",")
            && noun.is_some_and(|noun| !nouns.lang.measures.not_nouns.has(nouns.tokens.word(noun)))
    };
    at.checked_sub(1).filter(named).unwrap_or(at)
}

/// Whether a preposition stands at `at`, before a phrase with this `head`; `to` may begin an infinitive instead:
/// `the goal to cut the deficit`.
fn leads(nouns: &Nouns<'_>, at: usize, head: Option<usize>) -> bool {
    let next = nouns.tokens.word(at + 1);
    let tables = &nouns.lang.measures;
    let infinitive = || {
        head != Some(at + 1)
            && (nouns.is_linking(at + 1)
                || tables.falling.has(next)
                || nouns.lang.grammar.determiners.has(nouns.tokens.word(at + 2)))
    };
    let to = nouns.lang.numbers.connectives.to.has(nouns.tokens.word(at));
    is_preposition(nouns, at) && !(to && infinitive())
}

/// The noun that the phrase behind the preposition at `at` belongs to: `sales in Europe`, `products moved by ship`.
fn bearer(nouns: &Nouns<'_>, at: usize, from: usize, of: bool) -> Option<usize> {
    let last = at - 1;
    if climbs(nouns, last, of) {
        return Some(last);
    }
    let noun = last.checked_sub(1).filter(|&noun| noun >= from)?;
    (nouns.is_participle(last) && climbs(nouns, noun, false)).then_some(noun)
}

/// Whether an article at `at` begins the noun phrase, which belongs to no noun before: `expect its profit`.
fn begins_phrase(nouns: &Nouns<'_>, at: usize, from: usize) -> bool {
    let determiner = nouns.lang.grammar.determiners.has(nouns.tokens.word(at)) && !is_preposition(nouns, at);
    let led = at > from && {
        let before = nouns.tokens.word(at - 1);
        is_preposition(nouns, at - 1) || nouns.lang.numbers.connectives.of.has(before)
    };
    determiner && !led
}

/// Whether the participle at `at` is a part of the noun phrase: `the projected demand`, not `facilities increasing
/// the use of`.
fn is_described(nouns: &Nouns<'_>, at: usize, from: usize) -> bool {
    at > from && {
        let before = nouns.tokens.word(at - 1);
        nouns.lang.grammar.determiners.has(before) && !is_preposition(nouns, at - 1)
    }
}

/// Whether the noun at `at`, before a preposition, is what the noun behind it belongs to: `sales in Europe`, not
/// `growth in sales` or `the number of homes`.
fn climbs(nouns: &Nouns<'_>, at: usize, of: bool) -> bool {
    let tables = &nouns.lang.measures;
    let word = nouns.tokens.word(at);
    let counts = tables.generic.has(word) && tables.anaphors.has(word);
    nouns.is_content(at) && !counts && (of || nouns.is_noun(at) && !tables.changes.has(word))
}

/// Whether the word at `at` is the state that a verb of being before it names: `remains low`, `is forecast to be`.
fn is_state(nouns: &Nouns<'_>, at: usize, from: usize) -> bool {
    let before = (from..at).rev().find(|&index| {
        !nouns.is_adverb(index) && !nouns.lang.grammar.auxiliaries.has(nouns.tokens.word(index))
            || nouns.lang.measures.copulas.has(nouns.tokens.word(index))
    });
    before.is_some_and(|before| nouns.lang.measures.copulas.has(nouns.tokens.word(before)))
}

/// Whether `and` joins a second verb to the first, whose subject this is not: `and are expected to grow by`.
fn is_joint(nouns: &Nouns<'_>, at: usize) -> bool {
    let c = &nouns.lang.numbers.connectives;
    c.and.has(nouns.tokens.word(at)) || c.but.has(nouns.tokens.word(at))
}

fn is_preposition(nouns: &Nouns<'_>, at: usize) -> bool {
    nouns.lang.measures.prepositions.has(nouns.tokens.word(at))
}

/// Whether a clause or bracket ends at `at`.
fn divides(nouns: &Nouns<'_>, at: usize) -> bool {
    matches!(nouns.tokens.str(at), "," | ";" | ":" | "(" | ")" | "—" | "–")
}
