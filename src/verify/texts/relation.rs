//! Whether two figures tell the same of the same thing.

use super::described::Described;
use super::fits::{Sort, ends};
use super::side::Forms;
use crate::extract::Kind;
use crate::lang::comparing::comparing;

/// Of the content words around a figure this share must stand around the other one, in hundredths.
const CONTEXT: usize = 50;
/// Context words without which a match would be chance.
const FEWEST: usize = 2;

/// Whether nothing but the number tells the two apart.
pub(super) fn same_role(ours: &Described<'_>, theirs: &Described<'_>, sort: Sort) -> bool {
    if conflict(ours, theirs, sort) || !same_subject(ours, theirs) {
        return false;
    }
    let event = ours.events.intersection(&theirs.events).next();
    match sort {
        Sort::Date if both_periods(ours, theirs) => {
            ours.bracketed.is_some() == theirs.bracketed.is_some() && same_context(ours, theirs)
        }
        Sort::Date if ours.making || theirs.making => event.is_some() && same_work(ours, theirs),
        Sort::Date if ours.attributive != theirs.attributive && event.is_none() => false,
        Sort::Date if event.is_some_and(|event| happens_once(event, ours, theirs)) => true,
        Sort::Date if event.is_none() && !ours.attributive => false,
        Sort::Date => same_context(ours, theirs),
        Sort::Age => event.is_some() || same_context(ours, theirs),
        Sort::Order => {
            same_thing(ours, theirs) && same_order(ours, theirs) && within(&theirs.scope, &ours.context)
        }
        Sort::Count if is_telling(ours) => same_thing(ours, theirs) && same_lead(ours, theirs),
        Sort::Count => same_thing(ours, theirs) && same_context(ours, theirs),
        Sort::Other(Kind::Score) => false,
        Sort::Other(Kind::Duration) => same_context(ours, theirs),
        Sort::Share | Sort::Other(_) => {
            same_thing(ours, theirs) && same_context(ours, theirs) || same_words(ours, theirs)
        }
    }
}

/// Whether the event has one date: a birth, or the first of its sort.
fn happens_once(event: &str, ours: &Described<'_>, theirs: &Described<'_>) -> bool {
    comparing().once.contains(event) || ours.first && theirs.first
}

/// Whether the words around the two figures speak of different things.
fn conflict(ours: &Described<'_>, theirs: &Described<'_>, sort: Sort) -> bool {
    other_event(ours, theirs)
        || ours.negated != theirs.negated
        || is_of_events(sort) && ours.kin != theirs.kin
        || ours.superlatives != theirs.superlatives
        || ours.partial != theirs.partial
        || sort != Sort::Date && !ours.joined && other_period(ours, theirs)
}

fn is_of_events(sort: Sort) -> bool {
    matches!(sort, Sort::Date | Sort::Age)
}

/// Whether the tables know what happened in both, and it is not the same.
pub(super) fn other_event(ours: &Described<'_>, theirs: &Described<'_>) -> bool {
    ours.known && theirs.known && ours.events.is_disjoint(&theirs.events)
}

/// Whether both are numbers of stated times that share no day.
fn other_period(ours: &Described<'_>, theirs: &Described<'_>) -> bool {
    matches!((ours.period, theirs.period), (Some(ours), Some(theirs)) if !ours.overlaps(theirs))
}

/// Whether they may speak of the same: they share a name, or one of them does not say of whom it speaks.
fn same_subject(ours: &Described<'_>, theirs: &Described<'_>) -> bool {
    match (&ours.subject, &theirs.subject) {
        (Some(ours), Some(theirs)) => !ours.is_disjoint(theirs),
        _ => ours.heads.is_empty() || theirs.heads.is_empty() || !ours.heads.is_disjoint(&theirs.heads),
    }
}

fn same_thing(ours: &Described<'_>, theirs: &Described<'_>) -> bool {
    let narrowed = ours.narrowed.is_empty()
        || theirs.narrowed.is_empty()
        || !ours.narrowed.is_disjoint(&theirs.narrowed);
    ours.thing.is_some() && ours.thing == theirs.thing && narrowed
}

/// Whether the words before the two have one in common, or stand for others.
fn same_lead(ours: &Described<'_>, theirs: &Described<'_>) -> bool {
    let silent = |figure: &Described<'_>| figure.refers_back || figure.lead.is_empty();
    silent(ours) || silent(theirs) || !ours.lead.is_disjoint(&theirs.lead)
}

/// Whether both count in one order: not `seventh consecutive` beside `35th annual`.
fn same_order(ours: &Described<'_>, theirs: &Described<'_>) -> bool {
    ours.order.is_none() || theirs.order.is_none() || ours.order == theirs.order
}

/// Whether a thing is the same by its name: two numbers of films, not two numbers of times.
fn is_telling(figure: &Described<'_>) -> bool {
    figure.joined || figure.thing.as_ref().is_some_and(|thing| !comparing().vague.contains(thing))
}

/// Whether the text around one year names what the other was made in, or the work itself: `Marrow is a 1972 novel` beside
/// `the novel appeared in` or `Marrow appeared in`.
fn same_work(ours: &Described<'_>, theirs: &Described<'_>) -> bool {
    let named = |made: &Described<'_>, other: &Described<'_>| {
        let work = made.thing.as_ref();
        let by_name = !made.opening.is_empty() && made.opening == other.opening && !names_work(other);
        !made.making
            || work == other.thing.as_ref()
            || by_name
            || work.is_some_and(|work| other.near.contains(work))
    };
    named(ours, theirs) && named(theirs, ours)
}

fn names_work(figure: &Described<'_>) -> bool {
    figure.context.iter().any(|form| comparing().works.contains(form))
}

fn both_periods(ours: &Described<'_>, theirs: &Described<'_>) -> bool {
    let period =
        |figure: &Described<'_>| figure.claim.mention.quantity.when.as_ref().and_then(ends).is_some();
    period(ours) && period(theirs)
}

/// Whether enough of the words around our figure stand around theirs; a pronoun there stands for our subject.
pub(super) fn same_context(ours: &Described<'_>, theirs: &Described<'_>) -> bool {
    let both = shared(&ours.context, &theirs.context);
    let stood_for = |form: &&String| {
        theirs.refers_back && ours.opening.contains(*form) && !theirs.context.contains(*form)
    };
    let all = ours.context.iter().filter(|form| !stood_for(form)).count();
    let both_say = ours.context.intersection(&theirs.context);
    let more = both_say.filter(|form| !ours.opening.contains(*form) && !ours.events.contains(*form)).count();
    more >= 1 && both >= FEWEST && both * 100 >= all * CONTEXT
}

/// Whether all that is said of ours is said of theirs too: a sentence that was copied, with another number.
fn same_words(ours: &Described<'_>, theirs: &Described<'_>) -> bool {
    let all =
        |figure: &Described<'_>| -> Forms { figure.context.iter().chain(&figure.thing).cloned().collect() };
    let (ours, theirs) = (all(ours), all(theirs));
    ours.len() >= FEWEST && ours.is_subset(&theirs)
}

/// Whether most of the names are among the words.
fn within(names: &Forms, words: &Forms) -> bool {
    shared(names, words) * 100 >= names.len() * CONTEXT
}

/// How many words both hold.
pub(super) fn shared(one: &Forms, other: &Forms) -> usize {
    one.intersection(other).count()
}
