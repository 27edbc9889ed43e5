//! Claim → source by a mark in the article: key, link, footnote, `<cite>`.

use super::index::key_of;
use super::{Context, Why};
use crate::document::{Citation, CitationKind};
use crate::registry::Source;

/// Citations that one sentence can have; further ones are not looked at.
const MOST: usize = 50;

/// A citation of a sentence, and the sources it names; several may stand at one address.
#[derive(Debug)]
pub(super) struct Cited<'a> {
    pub(super) citation: &'a Citation,
    pub(super) sources: Vec<&'a Source>,
}

impl Cited<'_> {
    pub(super) fn why(&self) -> Why {
        let target = &self.citation.target;
        Why::Cited(match self.citation.kind {
            CitationKind::Key => format!("[@{target}]"),
            CitationKind::Link | CitationKind::Footnote | CitationKind::Cite => target.clone(),
        })
    }

    /// Whether it can only mean a source: links and titles also stand in an article for other reasons.
    pub(super) fn is_certain(&self) -> bool {
        !self.sources.is_empty() || matches!(self.citation.kind, CitationKind::Key | CitationKind::Footnote)
    }
}

/// The citations that cover a sentence, in order.
pub(super) fn cited<'a>(sentence: usize, context: &Context<'a>) -> Vec<Cited<'a>> {
    let marks = context.citations_of.get(sentence).map_or(&[][..], Vec::as_slice);
    marks
        .iter()
        .map(|&at| &context.document.citations[at])
        .map(|citation| Cited { citation, sources: named(citation, context) })
        .collect()
}

fn named<'a>(citation: &Citation, context: &Context<'a>) -> Vec<&'a Source> {
    let index = context.index;
    let by_id = index.registry.sources.get(&citation.target);
    let by_key = || index.by_key.get(&key_of(&citation.target)).cloned().unwrap_or_default();
    match (citation.kind, by_id) {
        (CitationKind::Key, _) => by_id.into_iter().collect(),
        (CitationKind::Footnote, Some(source)) => vec![source],
        (CitationKind::Footnote | CitationKind::Link | CitationKind::Cite, _) => by_key(),
    }
}

/// For each sentence, the citations that cover it: those inside, and those right after its full stop.
pub(super) fn assign(context: &Context<'_>) -> Vec<Vec<usize>> {
    let mut covering = vec![Vec::new(); context.sentences.len()];
    for (at, citation) in context.document.citations.iter().enumerate() {
        if let Some(sentence) = sentence_of(citation, context).filter(|&at| covering[at].len() < MOST) {
            covering[sentence].push(at);
        }
    }
    covering
}

fn sentence_of(citation: &Citation, context: &Context<'_>) -> Option<usize> {
    let sentences = context.sentences;
    let mark = citation.span;
    let inside = sentences.partition_point(|sentence| sentence.span.start <= mark.start).checked_sub(1);
    let Some(here) = inside else { return (!sentences.is_empty()).then_some(0) };
    let follows_another = here > 0 && sentences[here - 1].block == sentences[here].block;
    let before = context.text.get(sentences[here].span.start..mark.start).unwrap_or("");
    let after = context.text.get(mark.end..sentences[here].span.end).unwrap_or("");
    let opens = |text: &str| !text.chars().any(char::is_alphanumeric);
    let alone = opens(before) && (mark.is_empty() || !before.trim().is_empty() || opens(after));
    Some(if follows_another && alone && mark.start < sentences[here].span.end { here - 1 } else { here })
}
