//! A figure with the words that tell what it is about.

use std::sync::Arc;

use super::Text;
use super::side::{Forms, SentenceWords, Word, sentences};
use crate::claim::Claim;
use crate::extract::Kind;
use crate::lang::comparing::comparing;
use crate::lang::linking::{linking, words};
use crate::link::is_date;
use crate::link::period::Days;
use crate::quantity::When;
use crate::span::Span;

/// Bytes on either side of a figure that are its context, within its sentence.
const REACH: usize = 200;
/// Words beside an event or figure that tell whose it is, or deny it.
const NEAR: usize = 3;
/// Figures on either side among which the date of a number is looked for.
const SIBLINGS: usize = 8;
/// Words of a noun phrase that are looked at.
const PHRASE: usize = 6;

/// A figure of one of the texts.
pub(super) struct Described<'a> {
    pub(super) index: usize,
    pub(super) claim: &'a Claim,
    pub(super) surface: &'a str,
    /// The content words around it.
    pub(super) context: Forms,
    /// What it is said to have happened, in one form for all spellings.
    pub(super) events: Forms,
    /// Whether the tables know these events.
    pub(super) known: bool,
    /// What is counted, measured or made.
    pub(super) thing: Option<String>,
    /// The words between the figure and the thing, which narrow it down.
    pub(super) narrowed: Forms,
    /// The first of these.
    pub(super) order: Option<String>,
    /// Whether it is a part of another figure: `one of the seven`.
    pub(super) partial: bool,
    /// The days that its sentence says it is of, where a date there is no event's own.
    pub(super) period: Option<Days>,
    /// The names behind the thing: `president of the Republic of Marrow`.
    pub(super) scope: Forms,
    /// The superlatives at the figure: `third-largest`.
    pub(super) superlatives: Forms,
    /// Whether a hyphen joins the thing to the number: `three-act`.
    pub(super) joined: bool,
    /// Whether the year stands before what was made in it: `a 1972 novel`.
    pub(super) making: bool,
    /// Whether the year stands right before a noun: `the 2016 report`.
    pub(super) attributive: bool,
    pub(super) negated: bool,
    /// Whether it is the first of its events.
    pub(super) first: bool,
    /// Whether a bare number is an age: `was 65 when`.
    pub(super) is_age: bool,
    /// Whether its sentence begins with a pronoun or the like.
    pub(super) refers_back: bool,
    /// The names before the verb of its sentence.
    pub(super) opening: Forms,
    /// The other words before the verb; none beside a pronoun.
    pub(super) heads: Forms,
    /// The words before it.
    pub(super) lead: Forms,
    /// The words next to its event.
    pub(super) near: Forms,
    /// The relatives of whom it may be told.
    pub(super) kin: Forms,
    /// How a word before it bounds a date.
    pub(super) bound: Option<Bound>,
    /// The words before the bracket that it stands in.
    pub(super) bracketed: Option<Bracket>,
    /// Whom its sentence speaks of; none if nobody knows.
    pub(super) subject: Option<Arc<Forms>>,
}

/// A date that only begins or ends the time meant.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Bound {
    Since,
    Until,
}

/// A bracket that a date stands in: `Ada Merrow (2 May 1902 – 1977)`.
pub(super) struct Bracket {
    /// The words right before it.
    pub(super) named: Forms,
    /// Whether a dash stands before the date.
    pub(super) ends: bool,
    /// Whether a word says that the date is a guess.
    pub(super) guessed: bool,
}

/// The figures of a text that assert something.
pub(super) fn describe(side: Text<'_>) -> Vec<Described<'_>> {
    let sentences = sentences(side);
    let claims = &side.read.claims;
    let figures = claims.iter().enumerate().filter(|(_, claim)| claim.is_claim());
    let described = figures.filter_map(|(index, claim)| {
        let sentence = sentences.get(claim.mention.sentence)?.as_ref()?;
        Some(Surroundings::new(side, index, sentence).describe())
    });
    described.collect()
}

/// The events that govern a figure, and where the first of them stands in the window.
struct Governing {
    at: Option<usize>,
    events: Forms,
    known: bool,
}

/// A figure among the words of its sentence.
struct Surroundings<'a, 's> {
    side: Text<'a>,
    index: usize,
    claim: &'a Claim,
    sentence: &'s SentenceWords,
    /// The words within reach.
    window: &'s [Word],
    /// How many of these stand before the figure, and how many before its end.
    before: usize,
    behind: usize,
}

impl<'a, 's> Surroundings<'a, 's> {
    fn new(side: Text<'a>, index: usize, sentence: &'s SentenceWords) -> Self {
        let claim = &side.read.claims[index];
        let span = claim.mention.span;
        let words = &sentence.words;
        let from = words.partition_point(|word| word.span.start + REACH < span.start);
        let to = words.partition_point(|word| word.span.end <= span.end + REACH).max(from);
        let window = &words[from..to];
        let before = window.partition_point(|word| word.span.start < span.start);
        let behind = window.partition_point(|word| word.span.start < span.end).max(before);
        Surroundings { side, index, claim, sentence, window, before, behind }
    }

    fn describe(self) -> Described<'a> {
        let span = self.claim.mention.span;
        let making = self.making();
        let joined = self.joined();
        let thing = making.clone().or_else(|| joined.clone()).or_else(|| self.measure());
        let mut governing = self.governing();
        let negated = self.is_negated(&governing);
        if making.is_some() {
            governing =
                Governing { at: None, events: comparing().makings.iter().cloned().collect(), known: true };
        }
        let phrase = self.phrase(thing.as_deref());
        let forms = |words: &[Word]| -> Forms { words.iter().filter_map(|word| word.form.clone()).collect() };
        let context = self.window.iter().filter(|word| !word.figure).filter_map(|word| word.form.clone());
        let at = governing.at.unwrap_or(self.before);
        let near = forms(&self.window[at.saturating_sub(NEAR)..(at + NEAR + 1).min(self.window.len())]);
        let kin =
            comparing().kin.iter().filter(|kin| near.contains(*kin) || self.sentence.heads.contains(*kin));
        let context: Forms = context.filter(|form| Some(form) != thing.as_ref()).collect();
        Described {
            index: self.index,
            claim: self.claim,
            surface: span.of(self.side.text),
            events: governing.events,
            known: governing.known,
            narrowed: forms(&self.window[self.behind..phrase]),
            order: self.window[self.behind..phrase].first().and_then(|word| word.form.clone()),
            period: self.period(),
            scope: self.scope(phrase),
            partial: self.is_partial(),
            superlatives: self.superlatives(phrase),
            making: making.is_some(),
            joined: joined.is_some(),
            negated,
            first: self.is_first(),
            is_age: self.is_age(),
            attributive: self.is_attributive(),
            refers_back: self.sentence.refers_back,
            opening: self.sentence.opening.clone(),
            kin: kin.cloned().collect(),
            near,
            lead: forms(&self.window[..self.before]),
            heads: self.sentence.heads.clone(),
            bound: self.bound(),
            bracketed: self.bracket(),
            subject: self.sentence.subject.clone(),
            thing,
            context,
        }
    }

    /// What the year dates: `novel` of `a 1972 horror novel`.
    fn making(&self) -> Option<String> {
        if !self.is_year() {
            return None;
        }
        let phrase = self.run(self.behind, self.claim.mention.span.end);
        phrase.iter().filter_map(|word| word.form.clone()).find(|form| comparing().works.contains(form))
    }

    /// The words from `at` on, `end` being the place before them, up to a mark or a function word.
    fn run(&self, at: usize, end: usize) -> &'s [Word] {
        let words = &self.window[at..];
        let mut end = end;
        let length = words.iter().take(PHRASE).take_while(|word| {
            let glued = !word.figure && word.form.is_some() && !self.is_cut(end, word.span.start);
            end = word.span.end;
            glued
        });
        &words[..length.count()]
    }

    fn is_cut(&self, from: usize, to: usize) -> bool {
        Span::new(from.min(to), to).of(self.side.text).contains([',', ';', ':', '(', ')', '.', '"', '–', '—'])
    }

    /// What a hyphen joins to the number: `act` of `a three-act play`.
    fn joined(&self) -> Option<String> {
        let end = self.claim.mention.span.end;
        let next = self.window.get(self.behind)?;
        let hyphen = next.span.start == end + 1 && self.side.text.as_bytes().get(end) == Some(&b'-');
        next.form.clone().filter(|_| hyphen)
    }

    /// What is counted or measured.
    fn measure(&self) -> Option<String> {
        let measure = words(self.claim.measure.as_deref()?);
        measure.filter_map(|word| comparing().form(&word.to_lowercase())).next_back()
    }

    /// One past the words of the figure's noun phrase.
    fn phrase(&self, thing: Option<&str>) -> usize {
        let run = self.run(self.behind, self.claim.mention.span.end);
        let head = run.iter().position(|word| word.form.as_deref() == thing && thing.is_some());
        self.behind + head.unwrap_or(0)
    }

    /// The names that follow the thing, with a small word between: `of the Republic of Marrow`.
    fn scope(&self, phrase: usize) -> Forms {
        let rest = self.window.get(phrase + 1..).unwrap_or_default();
        let mut end = self.window.get(phrase).map_or(self.claim.mention.span.end, |word| word.span.end);
        let near = rest.iter().take(2 * PHRASE).take_while(|word| {
            let goes_on =
                !self.is_cut(end, word.span.start) && (word.capital || linking().is_stop(&word.lower));
            end = word.span.end;
            goes_on && !word.figure
        });
        near.filter(|word| word.capital).filter_map(|word| word.form.clone()).collect()
    }

    fn superlatives(&self, phrase: usize) -> Forms {
        let last = phrase.max(self.behind).min(self.window.len());
        let words = self.window[self.before..last].iter();
        words.filter(|word| comparing().is_superlative(&word.lower)).map(|word| word.lower.clone()).collect()
    }

    /// The event that governs the figure: the nearest before it, else the nearest after it, no further than the next
    /// figure of its sort; with one that `and` joins to it.
    fn governing(&self) -> Governing {
        let (from, to) = self.reach();
        let before = &self.window[..self.before];
        let first = before.partition_point(|word| word.span.start < from);
        let nearest = (first..self.before).rev().find_map(|at| Some((at, before[at].event()?)));
        let after = || {
            let behind = self.window.iter().enumerate().skip(self.behind);
            let mut behind = behind.take_while(|(_, word)| word.span.start < to);
            behind.find_map(|(at, word)| Some((at, word.event()?)))
        };
        let Some((at, (name, known))) = nearest.or_else(after) else {
            return Governing { at: None, events: Forms::new(), known: false };
        };
        let mut events = Forms::from([name]);
        let other = at.checked_sub(2).filter(|_| self.window[at - 1].form.is_none());
        let joined = other.filter(|_| at < self.before).and_then(|other| self.window[other].event());
        events.extend(joined.map(|(name, _)| name));
        Governing { at: Some(at), events, known }
    }

    /// From the figure of its sort before to the one after, or a semicolon or bracket between.
    fn reach(&self) -> (usize, usize) {
        let claims = &self.side.read.claims;
        let own = self.claim;
        let alike =
            |claim: &&Claim| claim.mention.sentence != own.mention.sentence || is_date(claim) == is_date(own);
        let before = claims[..self.index].iter().rev().find(alike).map_or(0, |claim| claim.mention.span.end);
        let after =
            claims[self.index + 1..].iter().find(alike).map_or(usize::MAX, |claim| claim.mention.span.start);
        let Span { start, end } = own.mention.span;
        let text = self.side.text;
        let low = text.floor_char_boundary(start.saturating_sub(REACH)).max(before.min(start));
        let high = text.floor_char_boundary(end.saturating_add(REACH)).min(after.max(end));
        let marks = [';', ':', '(', ')'];
        let mark = Span::new(low, start).of(text).rfind(marks).map_or(low, |at| low + at);
        let next = Span::new(end, high).of(text).find(marks).map_or(high, |at| end + at);
        (mark, next)
    }

    /// Whether a word just before the event or the figure denies it.
    fn is_negated(&self, governing: &Governing) -> bool {
        let tables = comparing();
        let at = governing.at.unwrap_or(self.before);
        let from = at.min(self.before).saturating_sub(NEAR);
        (from..at.max(self.before)).any(|at| {
            let affirmed =
                self.window.get(at + 1).is_some_and(|next| tables.affirmations.contains(&next.lower));
            tables.negations.contains(&self.window[at].lower) && !affirmed
        })
    }

    /// The nearest date of the sentence, if a number can be of it: not that of a birth or an opening.
    fn period(&self) -> Option<Days> {
        let claims = &self.side.read.claims;
        let beside = |at: &usize| claims[*at].mention.sentence == self.claim.mention.sentence;
        let is_date_at = |at: &usize| is_date(&claims[*at]) && claims[*at].is_claim();
        let before = (0..self.index).rev().take(SIBLINGS).take_while(beside).find(is_date_at);
        let after = || (self.index + 1..claims.len()).take(SIBLINGS).take_while(beside).find(is_date_at);
        let date = before.or_else(after)?;
        let governing = Surroundings::new(self.side, date, self.sentence).governing();
        let own = governing.events.iter().any(|event| comparing().once.contains(event));
        Days::of(&claims[date].mention.quantity.when.filter(|_| !own)?)
    }

    fn is_partial(&self) -> bool {
        let mut behind = self.window[self.behind..].iter();
        let of = behind.next().is_some_and(|word| linking().is_of(&word.lower));
        of && behind.take(2).any(|word| word.figure)
    }

    fn is_first(&self) -> bool {
        let (from, to) = self.reach();
        let near = self.window.iter().filter(|word| word.span.start >= from && word.span.end <= to);
        near.into_iter().any(|word| comparing().firsts.contains(&word.lower))
    }

    fn is_age(&self) -> bool {
        let bare = matches!(self.claim.kind, Kind::Number | Kind::Count);
        bare && self.window.get(self.behind).is_some_and(|next| comparing().ages.contains(&next.lower))
    }

    fn is_attributive(&self) -> bool {
        self.is_year() && !self.run(self.behind, self.claim.mention.span.end).is_empty()
    }

    fn is_year(&self) -> bool {
        let year = |when| matches!(when, When::At(date) if date.month.is_none());
        self.claim.kind == Kind::Date && self.claim.mention.quantity.when.is_some_and(year)
    }

    fn bound(&self) -> Option<Bound> {
        let word = &self.window[self.before.checked_sub(1)?].lower;
        let tables = comparing();
        let bounds = [(&tables.since, Bound::Since), (&tables.until, Bound::Until)];
        bounds.into_iter().find_map(|(words, bound)| words.contains(word).then_some(bound))
    }

    fn bracket(&self) -> Option<Bracket> {
        let span = self.claim.mention.span;
        let text = self.side.text;
        let from = self.window.first()?.span.start.min(span.start);
        let lead = Span::new(from, span.start).of(text);
        let open = from + lead.rfind('(').filter(|&open| lead.rfind(')').is_none_or(|close| close < open))?;
        let named = self.window[..self.before].iter().filter(|word| word.span.end <= open && word.capital);
        let within = self.window[..self.before].iter().filter(|word| word.span.start > open);
        Some(Bracket {
            named: named.filter_map(|word| word.form.clone()).collect(),
            ends: lead.trim_end().ends_with(['-', '–', '—']),
            guessed: within.into_iter().any(|word| comparing().circa.contains(&word.lower)),
        })
    }
}
