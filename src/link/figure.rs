//! Claim → figure: same measure or event, a time and a unit that do not contradict.

use std::collections::BTreeMap;

use super::index::{Entry, WordSet, all_in, shared};
use super::period::Days;
use super::surroundings::{Context, is_date};
use super::{Candidate, Candidates, Difference, Link, Why};
use crate::claim::Claim;
use crate::extract::Kind;
use crate::lang::linking::linking;
use crate::registry::Source;
use crate::span::Span;

/// What the words of the claim offer to a figure's measure.
pub(super) struct Wanted {
    date: bool,
    pub(super) measure: WordSet,
    /// The same with fillers, for figures of which nothing more is said.
    full: WordSet,
    neighbourhood: WordSet,
    following: WordSet,
    /// Whether its measure may be no more than length, height or weight, of whatever stands beside it.
    is_dimension: bool,
    /// The roles of casualties that stand beside it.
    pub(super) roles: WordSet,
    /// Whether it is told per head or the like.
    pub(super) per: bool,
    /// Whether it tells by how much something changed.
    pub(super) change: bool,
    /// Whether it counts a part of what another figure of its sentence counts.
    pub(super) part: bool,
    alone: bool,
    pub(super) explicit: bool,
}

/// A figure of the right measure; the higher the rank, the closer its words.
struct Match {
    entry: usize,
    rank: usize,
    difference: Option<Difference>,
}

/// The figures of sources that the article names.
pub(super) fn named<'a>(at: usize, named: &[(&'a Source, Why)], context: &Context<'a>) -> Candidates<'a> {
    let wanted = Wanted::of(at, true, context);
    let mut pool: Vec<usize> = Vec::new();
    for (source, _) in named {
        // with what replaces the source, or it replaces
        let figures = context.index.by_source.get(source.id.as_str()).and_then(|own| own.first());
        let chain = figures.and_then(|&own| context.index.by_chain.get(context.index.entries[own].chain));
        pool.extend(chain.into_iter().flatten());
    }
    pool.sort_unstable();
    pool.dedup();
    let matches = pool.into_iter().filter_map(|entry| wanted.matching(entry, at, context)).collect();
    let mut found = sort_out(matches, at, context);
    found.explicit = true;
    let is_named = |id: &str| named.iter().any(|(source, _)| source.id == id);
    found.differing.retain(|(candidate, _)| is_named(&candidate.source.id));
    for (source, why) in named {
        let all = found.current.iter().chain(&found.older);
        let figures = all.filter(|candidate| candidate.source.id == source.id);
        let figures: Vec<usize> = figures.map(|candidate| candidate.number).collect();
        found.links.push(Link { source: source.id.clone(), figures, why: why.clone() });
    }
    if found.links.iter().any(|link| !link.figures.is_empty()) {
        found.links.retain(|link| !link.figures.is_empty() || matches!(link.why, Why::Cited(_)));
    } else {
        found.links.truncate(named.iter().filter(|(_, why)| matches!(why, Why::Cited(_))).count().max(1));
    }
    let newest = found.current.iter().filter(|candidate| !is_named(&candidate.source.id));
    let newest: Vec<Link> = newest
        .map(|candidate| Link {
            source: candidate.source.id.clone(),
            figures: vec![candidate.number],
            why: Why::Inferred(match &candidate.source.series {
                Some(series) => format!("newest of the series {series}"),
                None => "replaces the named source".into(),
            }),
        })
        .collect();
    found.links.extend(newest);
    found
}

/// The figures of any source that measure the same, at the same time and place.
pub(super) fn inferred<'a>(at: usize, context: &Context<'a>) -> Candidates<'a> {
    if context.index.entries.is_empty() {
        return Candidates::default();
    }
    let (claim, index) = (&context.claims[at], context.index);
    let looked_up = if is_date(claim) {
        index.known_set(context.neighbourhood(at).of(context.text))
    } else {
        let measure = claim.measure.as_deref().unwrap_or_default();
        let set = index.set(measure);
        if set.is_empty() { index.full_set(measure) } else { set }
    };
    let mut pool: Vec<usize> =
        looked_up.iter().filter_map(|&word| index.by_word.get(word as usize)).flatten().copied().collect();
    pool.sort_unstable();
    pool.dedup();
    pool.retain(|&entry| is_about(&index.entries[entry], at, context));
    if pool.is_empty() {
        return Candidates::default();
    }
    let wanted = Wanted::of(at, false, context);
    let matches = pool
        .into_iter()
        .filter_map(|entry| wanted.matching(entry, at, context))
        .filter(|found| found.difference.is_none())
        .collect();
    let mut found = sort_out(matches, at, context);
    for candidate in &found.current {
        let why = match &candidate.figure.place {
            Some(place) => format!("same measure: {}, {place}", candidate.figure.measure),
            None => format!("same measure: {}", candidate.figure.measure),
        };
        found.links.push(Link {
            source: candidate.source.id.clone(),
            figures: vec![candidate.number],
            why: Why::Inferred(why),
        });
    }
    found
}

impl Wanted {
    fn of(at: usize, explicit: bool, context: &Context<'_>) -> Self {
        let claim = &context.claims[at];
        let near = context.neighbourhood(at);
        let following = Span::new(claim.mention.span.end, near.end);
        Wanted {
            date: is_date(claim),
            measure: claim.measure.as_deref().map(|measure| context.index.set(measure)).unwrap_or_default(),
            full: claim.measure.as_deref().map(|measure| context.index.full_set(measure)).unwrap_or_default(),
            neighbourhood: context.index.known_set(near.of(context.text)),
            following: context.index.known_set(following.of(context.text)),
            is_dimension: claim.kind == Kind::Measurement,
            roles: context.roles(at),
            per: linking().has_per(near.of(context.text)),
            change: context.is_change(at),
            part: context.is_part(at),
            alone: context.is_alone(at),
            explicit,
        }
    }

    fn matching(&self, entry: usize, at: usize, context: &Context<'_>) -> Option<Match> {
        let known = &context.index.entries[entry];
        if known.is_date() != self.date || known.measure.is_empty() {
            return None;
        }
        let rank = if self.date {
            self.event_rank(known, &context.title)?
        } else {
            self.measure_rank(known, context.sentence_words(at), &context.index.roles)?
        };
        let difference = if self.date { None } else { self.difference(known, at, context)? };
        Some(Match { entry, rank, difference })
    }

    /// Three in four of the event's words stand near the date or in the title, half of these near the date.
    fn event_rank(&self, entry: &Entry<'_>, title: &[u32]) -> Option<usize> {
        let count = entry.measure.len();
        let needed = count - count / 4;
        let near = shared(&entry.measure, &self.neighbourhood);
        let both = entry.measure.iter().filter(|word| {
            self.neighbourhood.binary_search(word).is_ok() || title.binary_search(word).is_ok()
        });
        (both.count() >= needed && near * 2 >= needed).then_some(near)
    }

    /// How well the figure's measure fits the claim's words; `None` if it measures something else.
    fn measure_rank(&self, entry: &Entry<'_>, sentence: &[u32], roles: &[u32]) -> Option<usize> {
        const SAME: usize = 200;
        const FOLLOWS: usize = 100;
        const NEAR: usize = 50;
        let theirs = &entry.measure;
        // `repairs in Port Elsin will cost`: where, and not what
        let ours: WordSet =
            self.measure.iter().copied().filter(|word| entry.place.binary_search(word).is_err()).collect();
        let both = shared(&ours, theirs);
        // A source that the article names is taken at its word: its measure's words stand beside the figure. Those of
        // a figure that has a measure of its own must stand behind it, in part at least.
        let beside = || match ours.is_empty() || self.is_dimension || shared(theirs, &self.following) > 0 {
            _ if !self.explicit => None,
            true if all_in(theirs, &self.following) => Some(FOLLOWS),
            true if all_in(theirs, &self.neighbourhood) => Some(NEAR),
            true if self.alone && all_in(theirs, sentence) => Some(0),
            _ => None,
        };
        if ours.is_empty() && self.full == *theirs {
            return Some(SAME);
        }
        if ours.is_empty() {
            return beside();
        }
        if both == ours.len() {
            let named_near = theirs.iter().all(|word| {
                ours.binary_search(word).is_ok()
                    || self.neighbourhood.binary_search(word).is_ok()
                    || self.explicit
                        && roles.binary_search(word).is_ok()
                        && sentence.binary_search(word).is_ok()
            });
            return named_near.then_some(SAME + theirs.len());
        }
        // The claim says more than the figure: whom or where, perhaps a part of what the figure counts.
        let rest_is_subject = ours.iter().all(|word| {
            let about = || entry.about.iter().any(|about| about.binary_search(word).is_ok());
            theirs.binary_search(word).is_ok() || entry.place.binary_search(word).is_ok() || about()
        });
        if both == theirs.len() && (self.explicit || rest_is_subject) {
            return Some(both);
        }
        beside()
    }
}

/// Whether the figure's place or subject stands in the sentence, the title or the lead.
fn is_about(entry: &Entry<'_>, at: usize, context: &Context<'_>) -> bool {
    let sentence = context.sentence_words(at);
    let found = |wanted: &WordSet| {
        !wanted.is_empty()
            && wanted.iter().all(|word| {
                sentence.binary_search(word).is_ok() || context.opening.binary_search(word).is_ok()
            })
    };
    let says_nothing = entry.place.is_empty() && entry.about.is_empty();
    if is_elsewhere(entry, at, context) {
        return false;
    }
    found(&entry.place) || entry.about.iter().any(found) || (entry.is_date() && says_nothing)
}

/// Whether the sentence gives the claim another place than the figure's, and the figure's place to another claim:
/// `40 in Marrow and 12 in Port Elsin`.
fn is_elsewhere(entry: &Entry<'_>, at: usize, context: &Context<'_>) -> bool {
    let claims = context.claims;
    let own = &claims[at];
    if entry.place.is_empty() || own.place.is_none() {
        return false;
    }
    let stands_there = |claim: &Claim| {
        let place = context.index.known_set(claim.place.as_deref().unwrap_or_default());
        entry.place.iter().all(|word| place.binary_search(word).is_ok())
    };
    // claims on either side
    const REACH: usize = 20;
    let beside = |claim: &&Claim| claim.mention.sentence == own.mention.sentence;
    let before = claims[..at].iter().rev().take_while(beside).take(REACH);
    let after = claims[at + 1..].iter().take_while(beside).take(REACH);
    let mut others = before.chain(after);
    !stands_there(own) && others.any(stands_there)
}

/// Of each series or source keeps the closest measures, and of these the newest; the others by their role.
fn sort_out<'a>(matches: Vec<Match>, at: usize, context: &Context<'a>) -> Candidates<'a> {
    let entries = &context.index.entries;
    let mut found = Candidates::default();
    let mut chains: BTreeMap<&str, Vec<Match>> = BTreeMap::new();
    for found in matches {
        chains.entry(entries[found.entry].chain).or_default().push(found);
    }
    for chain in chains.into_values() {
        let best = chain.iter().map(|found| found.rank).max().unwrap_or_default();
        let mut alike: BTreeMap<(&WordSet, &WordSet), Vec<&Entry<'a>>> = BTreeMap::new();
        for close in chain.iter().filter(|found| found.rank == best) {
            let entry = &entries[close.entry];
            match close.difference {
                Some(difference) => found.differing.push((Candidate::of(entry), difference)),
                None => alike.entry((&entry.measure, &entry.place)).or_default().push(entry),
            }
        }
        for entries in alike.into_values() {
            pick_newest(&entries, at, context, &mut found);
        }
    }
    found.current.sort_by(|a, b| a.source.id.cmp(&b.source.id).then(a.number.cmp(&b.number)));
    found
}

fn pick_newest<'a>(entries: &[&Entry<'a>], at: usize, context: &Context<'a>, found: &mut Candidates<'a>) {
    let published = context.published.and_then(Days::of_date).map_or(i32::MAX, |days| days.last);
    let reference = context.stated_period(at).map_or(published, |stated| stated.last.min(published));
    let day = |entry: &Entry<'_>| entry.held.map_or(i32::MIN, |held| held.first);
    let replacing: Vec<&str> = entries
        .iter()
        .filter(|entry| day(entry) <= published && !entry.source.supersedes.is_empty())
        .map(|entry| entry.source.id.as_str())
        .collect();
    let replaced = context.index.registry.superseded_by(&replacing);
    let is_replaced = |entry: &Entry<'_>| replaced.contains(entry.source.id.as_str());
    let standing: Vec<i32> = entries
        .iter()
        .filter(|entry| day(entry) <= published && !is_replaced(entry))
        .map(|entry| day(entry))
        .collect();
    let newest = standing.iter().filter(|&&day| day <= reference).max().or_else(|| standing.iter().min());
    for entry in entries {
        let list = match Some(&day(entry)).cmp(&newest) {
            _ if day(entry) > published => &mut found.later,
            _ if is_replaced(entry) => &mut found.older,
            std::cmp::Ordering::Equal => &mut found.current,
            std::cmp::Ordering::Less => &mut found.older,
            std::cmp::Ordering::Greater => continue,
        };
        list.push(Candidate::of(entry));
    }
}
