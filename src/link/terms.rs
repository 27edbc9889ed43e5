//! Claim → the recorded numbers from which it may be worked out.

use super::index::{Entry, all_in, shared};
use super::period::Days;
use super::surroundings::Context;
use super::{Candidate, Link};
use crate::lang::linking::linking;
use crate::quantity::{Amount, Qualifier, Unit};
use crate::registry::Recorded;

/// Terms beyond this are not looked at: the search stays short, and more of them would fit anything.
const MOST: usize = 24;

/// A recorded number that may be a term of a sum, a share, a change.
#[derive(Clone, Debug)]
pub struct Term<'a> {
    /// The figure.
    pub candidate: Candidate<'a>,
    /// Its number.
    pub amount: &'a Amount,
    /// Its words, as the registry's index numbers them.
    pub measure: &'a [u32],
    /// The words of its place.
    pub place: &'a [u32],
    /// What it covers, else when it held.
    pub time: Option<Days>,
    /// Whether the sentence tells all of its measure, with the help of the article's opening if that was asked for.
    pub is_told: bool,
    /// Whether it counts what the claim counts, or a part of it.
    pub is_part: bool,
}

impl Term<'_> {
    /// Whether both measure the same in the same place.
    pub fn is_like(&self, other: &Term<'_>) -> bool {
        self.measure == other.measure && self.place == other.place
    }

    /// Whether this is the earlier of the two.
    pub fn is_before(&self, other: &Term<'_>) -> bool {
        self.time
            .zip(other.time)
            .is_some_and(|(ours, theirs)| ours.first <= theirs.first && ours.last < theirs.last)
    }

    /// Whether both are of one time, as far as they say.
    pub fn is_of_one_time(&self, other: &Term<'_>) -> bool {
        self.time.zip(other.time).is_none_or(|(ours, theirs)| ours.overlaps(theirs))
    }

    /// The unit's dimension; counts have none.
    pub fn dimension(&self) -> Option<&str> {
        self.candidate.unit.as_deref().map(|unit| unit.dimension.as_str())
    }

    /// Its number in `unit`, if the two convert.
    pub fn in_unit(&self, unit: Option<&Unit>) -> Option<rust_decimal::Decimal> {
        match (self.candidate.unit.as_deref(), unit) {
            (None, None) => Some(self.amount.value),
            (Some(ours), Some(theirs)) => ours.convert(self.amount.value, theirs),
            _ => None,
        }
    }
}

/// The numbers that the sources which the article names for the claim at `at` record of what its sentence tells;
/// `with_opening` adds what the article's title and lead tell.
pub fn terms<'a>(at: usize, links: &[Link], context: &Context<'a>, with_opening: bool) -> Vec<Term<'a>> {
    let claim = &context.claims[at];
    let index = context.index;
    let measure = claim.measure.as_deref().map(|measure| index.set(measure)).unwrap_or_default();
    let roles = context.roles(at);
    let sentence = context.sentence_words(at);
    let told = |entry: &Entry<'_>| {
        let is_there = |word: &u32| {
            sentence.binary_search(word).is_ok()
                || with_opening && context.opening.binary_search(word).is_ok()
        };
        shared(&entry.measure, sentence) > 0 && entry.measure.iter().all(is_there)
    };
    let counts_the_same = |entry: &Entry<'_>| match roles.len() {
        0 | 1 => all_in(&measure, &entry.measure),
        _ => shared(&roles, &entry.measure) == 1,
    };
    let named = links.iter().filter(|link| link.why.is_explicit());
    let figures = named.filter_map(|link| index.by_source.get(link.source.as_str())).flatten();
    let terms = figures.filter_map(|&figure| {
        let entry: &Entry<'a> = &index.entries[figure];
        let figure = entry.figure;
        let Recorded::Value { amount, .. } = &figure.recorded else { return None };
        let is_plain = amount.hi.is_none() && matches!(amount.qualifier, Qualifier::Exact | Qualifier::About);
        let (is_told, is_part) = (told(entry), counts_the_same(entry));
        (is_plain && (is_told || is_part)).then(|| Term {
            candidate: Candidate::of(entry),
            amount,
            measure: &entry.measure,
            place: &entry.place,
            time: entry.period.or(entry.held),
            is_told,
            is_part,
        })
    });
    terms.take(MOST).collect()
}

/// Whether the claim says nothing of what it measures: `the number doubled`.
pub fn measures_nothing(at: usize, context: &Context<'_>) -> bool {
    let measure = context.claims[at].measure.as_deref();
    measure.is_none_or(|measure| context.index.set(measure).is_empty())
}

/// The roles of casualties that the claim counts together, if there are several.
pub fn joined_roles(at: usize, context: &Context<'_>) -> Vec<u32> {
    let roles = context.roles(at);
    if roles.len() > 1 { roles } else { Vec::new() }
}

/// Whether the words around the claim tell of a change.
pub fn tells_a_change(at: usize, context: &Context<'_>) -> bool {
    linking().tells_change(context.neighbourhood(at).of(context.text))
}

/// Whether the sentence of the claim tells of something for each of many.
pub fn tells_of_each(at: usize, context: &Context<'_>) -> bool {
    linking().has_each(context.sentence_text(at))
}
