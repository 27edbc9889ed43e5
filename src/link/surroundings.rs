//! What stands around a claim: its sentence, its neighbours, the title and the lead.

use super::index::{Index, WordSet};
use super::{citation, period::Days};
use rust_decimal::Decimal;

use crate::claim::Claim;
use crate::document::sentence::Sentence;
use crate::document::{BlockKind, Document};
use crate::extract::Kind;
use crate::lang::linking::{linking, words};
use crate::quantity::PartialDate;
use crate::span::Span;

/// Bytes on either side of a mention in which its own words are looked for.
const REACH: usize = 400;
/// Words after the title that count as the lead, rounded up to a whole block.
const LEAD: usize = 60;

/// An article ready for linking.
#[derive(Debug)]
pub struct Context<'a> {
    /// The article.
    pub document: &'a Document,
    /// Its text.
    pub text: &'a str,
    /// Its sentences.
    pub sentences: &'a [Sentence],
    /// Its claims and exempt mentions, in order of place.
    pub claims: &'a [Claim],
    /// When it was published.
    pub published: Option<PartialDate>,
    /// The registry.
    pub index: &'a Index<'a>,
    pub(super) citations_of: Vec<Vec<usize>>,
    pub(super) title: WordSet,
    /// The words of title and lead.
    pub(super) opening: WordSet,
    pub(super) sentence_words: Vec<WordSet>,
}

impl<'a> Context<'a> {
    /// Reads title, lead, sentences and citations once.
    pub fn new(
        document: &'a Document,
        sentences: &'a [Sentence],
        claims: &'a [Claim],
        published: Option<PartialDate>,
        index: &'a Index<'a>,
    ) -> Self {
        let text = document.view.text();
        let title = title(document);
        let opening = format!("{title}\n{}", lead(document));
        let mut context = Context {
            document,
            text,
            sentences,
            claims,
            published,
            index,
            citations_of: Vec::new(),
            title: index.known_set(&title),
            opening: index.known_set(&opening),
            sentence_words: sentences
                .iter()
                .map(|sentence| index.known_set(sentence.span.of(text)))
                .collect(),
        };
        context.citations_of = citation::assign(&context);
        context
    }

    /// The time the claim's sentence speaks of, where it says so.
    pub(super) fn stated_period(&self, at: usize) -> Option<Days> {
        self.claims[at].period.as_ref().and_then(Days::of)
    }

    /// The words of the claim's own sentence.
    pub(super) fn sentence_words(&self, at: usize) -> &[u32] {
        self.sentence_words.get(self.claims[at].mention.sentence).map_or(&[], Vec::as_slice)
    }

    /// The text from the mention before to the mention after that are of the same sort (date or number).
    pub(super) fn neighbourhood(&self, at: usize) -> Span {
        let own = self.claims[at].mention.span;
        let sentence = self.sentence_span(at).join(own);
        let from = self.floor(own.start.saturating_sub(REACH)).max(sentence.start);
        let to = self.floor(own.end.saturating_add(REACH)).min(sentence.end);
        let alike = |claim: &&Claim| is_date(claim) == is_date(&self.claims[at]);
        let before =
            self.claims[..at].iter().rev().take_while(|claim| claim.mention.span.end > from).find(alike);
        let after =
            self.claims[at + 1..].iter().take_while(|claim| claim.mention.span.start < to).find(alike);
        let from = before.map_or(from, |claim| claim.mention.span.end.clamp(from, own.start));
        // what stands before a comma or an `and` belongs to the figure before
        let from = match before {
            Some(_) => from + linking().last_join(Span::new(from, own.start).of(self.text)),
            None => from,
        };
        let to = after.map_or(to, |claim| claim.mention.span.start.clamp(own.end, to.max(own.end)));
        Span::new(from, to)
    }

    /// Whether no other claim of the same sort (date or number) stands in the sentence.
    pub(super) fn is_alone(&self, at: usize) -> bool {
        let own = &self.claims[at];
        let beside = |claim: &&Claim| claim.mention.sentence == own.mention.sentence;
        let alike = |claim: &Claim| is_date(claim) == is_date(own);
        let before = self.claims[..at].iter().rev().take_while(beside).any(alike);
        let after = self.claims[at + 1..].iter().take_while(beside).any(alike);
        !before && !after
    }

    /// Whether the claim is the first level of `from A to B`.
    pub fn is_earlier_level(&self, at: usize) -> bool {
        let own = self.claims[at].mention.span;
        let sentence = self.sentence_span(at);
        let from = self.floor(own.start.saturating_sub(REACH)).max(sentence.start);
        let Some(next) = self.claims[at + 1..]
            .iter()
            .take_while(|claim| claim.mention.span.start < sentence.end)
            .take(3)
            .find(|claim| !is_date(claim))
        else {
            return false;
        };
        let before = Span::new(from, own.start).of(self.text);
        let between = Span::new(own.end, next.mention.span.start).of(self.text);
        linking().ends_in_from(before) && linking().holds_to(between)
    }

    /// Whether the claim counts a part of what another figure of its sentence counts: `of 61 members, 34 voted`.
    pub(super) fn is_part(&self, at: usize) -> bool {
        let own = &self.claims[at];
        let whole = |other: &Claim| {
            let before = Span::new(self.sentence_span(at).start, other.mention.span.start).of(self.text);
            other.mention.sentence == own.mention.sentence
                && other.measure == own.measure
                && linking().ends_in_of(before)
        };
        let beside = [at.checked_sub(1), at.checked_add(1)];
        own.measure.is_some() && beside.into_iter().flatten().filter_map(|at| self.claims.get(at)).any(whole)
    }

    /// Whether the claim tells by how much something changed: `rose by 40`, `an increase of 40`.
    pub fn is_change(&self, at: usize) -> bool {
        let own = self.claims[at].mention.span;
        let from = self.floor(own.start.saturating_sub(REACH)).max(self.sentence_span(at).start);
        let to = self.sentence_span(at).end.max(own.end);
        linking().ends_in_change(Span::new(from.min(own.start), own.start).of(self.text))
            || linking().begins_in_change(Span::new(own.end, to).of(self.text))
    }

    /// The numbers of things and times that the claim's sentence tells beside it.
    pub fn counts_beside(&self, at: usize) -> impl Iterator<Item = Decimal> + '_ {
        let own = &self.claims[at];
        let from = self.claims.partition_point(|claim| claim.mention.sentence < own.mention.sentence);
        let beside =
            self.claims[from..].iter().take_while(|claim| claim.mention.sentence == own.mention.sentence);
        let counts = beside.filter(|claim| {
            matches!(claim.kind, Kind::Count | Kind::Duration) && claim.mention.span != own.mention.span
        });
        counts.filter_map(|claim| claim.mention.quantity.amount.as_ref()).map(|amount| amount.value)
    }

    /// The roles of casualties that stand together behind the claim.
    pub(super) fn roles(&self, at: usize) -> WordSet {
        let near = self.neighbourhood(at);
        let following = Span::new(self.claims[at].mention.span.end, near.end);
        self.index.set(&linking().roles(following.of(self.text)).join(" "))
    }

    /// The words of the claim's own sentence.
    pub(super) fn sentence_text(&self, at: usize) -> &'a str {
        self.sentence_span(at).of(self.text)
    }

    fn sentence_span(&self, at: usize) -> Span {
        let sentence = self.sentences.get(self.claims[at].mention.sentence);
        sentence.map_or(self.claims[at].mention.span, |sentence| sentence.span)
    }

    fn floor(&self, at: usize) -> usize {
        self.text.floor_char_boundary(at)
    }
}

/// Whether the claim asserts a date, as which `two years ago` counts too.
pub(crate) fn is_date(claim: &Claim) -> bool {
    claim.kind == Kind::Date || claim.mention.quantity.amount.is_none()
}

fn title(document: &Document) -> String {
    let block = || {
        let block = document.blocks.iter().find(|block| block.kind == BlockKind::Title);
        block.map(|block| block.span.of(document.view.text()).to_owned())
    };
    document.meta.title.clone().or_else(block).unwrap_or_default()
}

/// The first paragraphs, until they hold enough words to have said what the article is about.
fn lead(document: &Document) -> String {
    let mut lead = String::new();
    let mut count = 0;
    for block in document.blocks.iter().filter(|block| block.kind == BlockKind::Paragraph) {
        let text = block.span.of(document.view.text());
        for word in words(text).take(LEAD * 4) {
            lead.push_str(word);
            lead.push(' ');
            count += 1;
        }
        if count >= LEAD {
            break;
        }
    }
    lead
}
