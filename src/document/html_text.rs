//! Text between HTML tags: runs of blanks become one, entities become their characters, each with
//! the bytes they came from.

use std::collections::BTreeMap;

use html5gum::{Token, Tokenizer};

use super::builder::Builder;
use crate::span::Span;

/// The longest reference read, in bytes; the longest name has 33.
const LONGEST: usize = 40;

/// Takes text with the rules of HTML. Keeps the blanks that wait for a word after them.
#[derive(Debug, Default)]
pub(super) struct HtmlText {
    /// Blanks at the end of the block so far.
    blank: Option<Span>,
    /// References met before, with their characters and length; no length if it is none.
    known: BTreeMap<String, Option<(String, usize)>>,
}

/// How the text stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Style {
    /// Running text.
    Normal,
    /// `<pre>`: blanks stay.
    Preformatted,
    /// `<sup>`: digits become superscript, so that they never join the number before them.
    Superscript,
}

impl HtmlText {
    /// Forgets blanks: a block or line ended.
    pub(super) fn drop_blank(&mut self) {
        self.blank = None;
    }

    /// Takes the text of the file in `span`.
    pub(super) fn take(&mut self, builder: &mut Builder<'_>, span: Span, style: Style) {
        let source = builder.source();
        let text = span.of(source);
        let mut at = 0;
        while at < text.len() {
            let rest = &text[at..];
            let from = span.start + at;
            let end = rest.find(|c| is_special(c, style)).unwrap_or(rest.len());
            if end > 0 {
                self.flush(builder);
                builder.text(Span::new(from, from + end));
                at += end;
            } else if rest.starts_with('&') {
                let (character, length) = self.reference(rest).unwrap_or(("&".to_owned(), 1));
                self.flush(builder);
                builder.decoded(&character, Span::new(from, from + length));
                at += length;
            } else if let Some(digit) = rest.chars().next().and_then(|c| c.to_digit(10)) {
                self.flush(builder);
                builder.decoded(SUPERSCRIPT[digit as usize], Span::new(from, from + 1));
                at += 1;
            } else {
                let length = rest.find(|c| !is_blank(c)).unwrap_or(rest.len());
                let run = Span::new(from, from + length);
                self.blank = Some(self.blank.map_or(run, |blank| blank.join(run)));
                at += length;
            }
        }
    }

    /// Puts one blank for those that waited, unless they stand before the first word of a block or line.
    fn flush(&mut self, builder: &mut Builder<'_>) {
        let Some(blank) = self.blank.take() else { return };
        if builder.at_line_start() {
            return;
        }
        if blank.of(builder.source()) == " " { builder.text(blank) } else { builder.decoded(" ", blank) }
    }

    /// The characters that the reference at the start of `text` stands for, and its length.
    fn reference(&mut self, text: &str) -> Option<(String, usize)> {
        let name = text[1..].bytes().take(LONGEST).take_while(|b| b.is_ascii_alphanumeric() || *b == b'#');
        let mut length = 1 + name.count();
        length += usize::from(text.as_bytes().get(length) == Some(&b';'));
        let run = &text[..length];
        if let Some(known) = self.known.get(run) {
            return known.clone();
        }
        let decoded = decode(run);
        // A name without `;` may be a known one with letters after it.
        let common = decoded.bytes().rev().zip(run.bytes().rev()).take_while(|(a, b)| a == b).count();
        let found = (decoded != run && common < decoded.len())
            .then(|| (decoded[..decoded.len() - common].to_owned(), length - common));
        self.known.insert(run.to_owned(), found.clone());
        found
    }
}

const SUPERSCRIPT: [&str; 10] = ["⁰", "¹", "²", "³", "⁴", "⁵", "⁶", "⁷", "⁸", "⁹"];

fn decode(run: &str) -> String {
    let mut decoded = Vec::new();
    for Ok(token) in Tokenizer::new(run) {
        if let Token::String(text) = token {
            decoded.extend_from_slice(&text);
        }
    }
    String::from_utf8(decoded).unwrap_or_else(|_| run.to_owned())
}

fn is_blank(c: char) -> bool {
    matches!(c, ' ' | '\t' | '\n' | '\r' | '\u{c}')
}

fn is_special(c: char, style: Style) -> bool {
    c == '&'
        || (style != Style::Preformatted && is_blank(c))
        || (style == Style::Superscript && c.is_ascii_digit())
}
