//! The driver: sentences with an anchor are cut into tokens and read from left to right.

use super::parser::{Parsed, Parser};
use super::{Kind, Mention};
use crate::document::sentence::{self, Sentence};
use crate::document::{BlockKind, Document};
use crate::lang::noise::Noise;
use crate::lang::token::tokenize;
use crate::lang::{Language, Token, TokenKind, Tokens};
use crate::quantity::Quantity;
use crate::span::Span;

/// What reading a document found.
#[derive(Clone, Debug, Default)]
pub struct Extraction {
    /// All sentences of the document.
    pub sentences: Vec<Sentence>,
    /// Their tokens.
    pub cut: Cut,
    /// The mentions, in order of place.
    pub mentions: Vec<Mention>,
}

/// The sentences of a document cut into tokens, those that have an anchor.
#[derive(Clone, Debug, Default)]
pub struct Cut {
    tokens: Vec<Token>,
    /// For each sentence its stretch of `tokens`.
    ranges: Vec<std::ops::Range<usize>>,
}

impl Cut {
    /// The tokens of sentence `index`; none if nothing in it can be a figure.
    pub fn tokens<'a>(&'a self, text: &'a str, index: usize) -> Tokens<'a> {
        Tokens { text, items: self.ranges.get(index).map_or(&[], |range| &self.tokens[range.clone()]) }
    }
}

// Bytes of text to one sentence, figure and token of prose: room for most of them at once, as long lists are slow to
// move when they outgrow theirs.
const SENTENCE: usize = 100;
const FIGURE: usize = 150;
const TOKEN: usize = 6;

/// Finds every mention of `document`.
pub fn extract(document: &Document, language: &'static Language) -> Extraction {
    let text = document.view.text();
    let mut found = Extraction::default();
    found.sentences.reserve(text.len() / SENTENCE);
    found.mentions.reserve(text.len() / FIGURE);
    found.cut.tokens.reserve(text.len() / TOKEN);
    for (index, block) in document.blocks.iter().enumerate() {
        if block.kind != BlockKind::Code {
            sentence::split(text, block.span, index, language, &mut found.sentences);
        }
    }
    // all are cut before the first is read: code that runs again and again stays in the processor's cache
    for sentence in &found.sentences {
        let start = found.cut.tokens.len();
        let surface = sentence.span.of(text);
        if has_digit(surface) || language.anchors.is_match(surface) {
            tokenize(text, sentence.span, &language.vocabulary, &mut found.cut.tokens);
        }
        found.cut.ranges.push(start..found.cut.tokens.len());
    }
    for (index, sentence) in found.sentences.iter().enumerate() {
        let items = found.cut.tokens(text, index).items;
        let digits = items.iter().any(|token| token.kind == TokenKind::Number);
        let noise = if digits { language.noise.runs(text, sentence.span) } else { Vec::new() };
        read_sentence(text, index, items, &noise, language, &mut found.mentions);
    }
    found
}

/// Whether `text` holds a digit; looks at every byte, which the compiler does many at a time.
fn has_digit(text: &str) -> bool {
    text.bytes().fold(false, |found, byte| found | byte.is_ascii_digit())
}

fn read_sentence(
    text: &str,
    sentence: usize,
    items: &[Token],
    noise: &[(Span, &'static Noise)],
    lang: &'static Language,
    out: &mut Vec<Mention>,
) {
    let parser = Parser::new(Tokens { text, items }, lang);
    let mut runs = noise.iter().peekable();
    let found = out.len();
    let mut at = 0;
    while at < items.len() {
        if runs.peek().is_none() {
            at = parser.next_place(at);
        }
        let start = items[at].start as usize;
        if let Some(&(run, noise)) = runs.next_if(|(run, _)| run.start <= start)
            && !parser.is_date(at, run)
        {
            let end = items.partition_point(|token| (token.start as usize) < run.end).max(at + 1);
            out.push(Mention {
                span: run,
                kind: Kind::Number,
                quantity: Quantity::default(),
                date: None,
                alternatives: Vec::new(),
                fault: None,
                shape: Some(&noise.reason),
                cue: &noise.name,
                sentence,
                tokens: at..end,
            });
            at = end;
            continue;
        }
        // `Under 18 U.S.C. 1341`: what begins before the run and holds its first token is none
        let next = runs.peek().copied();
        let torn = |parsed: &Parsed| {
            next.is_some_and(|(run, _)| {
                let first = items.partition_point(|token| (token.start as usize) < run.start);
                (parsed.start..parsed.end).contains(&first)
                    && parsed.start < first
                    && !parser.is_date(first, *run)
            })
        };
        let parsed = match parser.mention(at) {
            Some(parsed) if !torn(&parsed) => parsed,
            _ => {
                at += 1;
                continue;
            }
        };
        out.push(Mention {
            span: parser.tokens.span(parsed.start, parsed.end),
            kind: parsed.kind,
            quantity: parsed.quantity,
            date: parsed.date,
            alternatives: parsed.alternatives,
            fault: parsed.fault,
            shape: parsed.shape,
            cue: parsed.cue,
            sentence,
            tokens: parsed.start..parsed.end,
        });
        at = parsed.end.max(at + 1);
    }
    parser.share_units(&mut out[found..]);
}
