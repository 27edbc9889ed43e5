//! What Markdown holds beside its text: comments, calls of templates and citations. They are found
//! before parsing and hidden from the parser, so that their inside is never taken for Markdown.

use std::borrow::Cow;

use super::builder::{Mark, MarkKind};
use super::plain::with_blank;
use super::{citation, waiver};
use crate::span::Span;

/// Hides a mark within a line: punctuation that means nothing to Markdown.
pub(super) const FILLER: char = ',';

/// Opening and closing of what is skipped; the longer openings first.
const PAIRS: [(&str, &str); 5] =
    [("<!--", "-->"), ("{{<", ">}}"), ("{{%", "%}}"), ("{{", "}}"), ("{%", "%}")];

/// Where a text stands next, searched once however often it is asked for.
struct Finder<'a> {
    source: &'a str,
    needle: &'static str,
    next: Option<usize>,
}

impl<'a> Finder<'a> {
    fn new(source: &'a str, needle: &'static str) -> Self {
        Finder { source, needle, next: source.find(needle) }
    }

    /// The first place at or after `at`; `at` never goes back.
    fn after(&mut self, at: usize) -> Option<usize> {
        if self.next? < at {
            self.next = self.source[at..].find(self.needle).map(|from| at + from);
        }
        self.next
    }
}

/// The marks of `source` from byte `start` on, outside the stretches of code.
pub(super) fn find(source: &str, start: usize, code: &[Span]) -> Vec<Mark> {
    let mut closers = PAIRS.map(|(_, close)| Finder::new(source, close));
    let mut blank_lines = ["\n\n", "\n\r\n"].map(|needle| Finder::new(source, needle));
    let mut code = code.iter().peekable();
    let mut marks: Vec<Mark> = Vec::new();
    let mut at = start;
    while let Some(found) = source[at..].find(['<', '{', '[', '@', '%']).map(|from| at + from) {
        at = found + 1;
        while code.next_if(|span| span.end <= found).is_some() {}
        if let Some(span) = code.peek().filter(|span| span.start <= found) {
            at = span.end;
            continue;
        }
        if source[..found].ends_with('\\') {
            continue;
        }
        let rest = &source[found..];
        let pair = PAIRS.iter().position(|(open, _)| rest.starts_with(open));
        let read = match pair {
            Some(index) => {
                let (open, close) = PAIRS[index];
                closers[index].after(found + open.len()).and_then(|end| {
                    let inner = &source[found + open.len()..end];
                    let is_comment = index == 0;
                    let in_paragraph =
                        blank_lines.iter_mut().all(|line| line.after(found).is_none_or(|blank| end < blank));
                    (is_comment || in_paragraph).then(|| (skipped(inner, is_comment), end + close.len()))
                })
            }
            None if rest.starts_with("%%") => {
                obsidian(source, found).map(|end| (skipped(&source[found + 2..end - 2], true), end))
            }
            None => {
                citation::at(source, found).map(|(keys, length)| (MarkKind::Citation(keys), found + length))
            }
        };
        if let Some((kind, end)) = read {
            at = end;
            let span = Span::new(found, end);
            let floor = marks.last().map_or(start, |mark| mark.cut.end);
            marks.push(Mark { cut: with_blank(source, span, floor), span, kind });
        }
    }
    marks
}

fn skipped(inner: &str, is_comment: bool) -> MarkKind {
    let read = if is_comment { waiver::parse(inner) } else { None };
    read.map_or(MarkKind::Skipped, MarkKind::Waiver)
}

/// End of the comment `%% … %%`, on one line. A percent sign after a digit is none.
fn obsidian(source: &str, found: usize) -> Option<usize> {
    if source[..found].ends_with(|c: char| c.is_alphanumeric() || c == '%') {
        return None;
    }
    let rest = &source[found + 2..];
    let end = rest.find("%%")?;
    (!rest[..end].contains('\n')).then_some(found + 2 + end + 2)
}

/// The text for the parser, from `start` on: as long as the original, the marks hidden.
pub(super) fn hide<'a>(source: &'a str, start: usize, marks: &[Mark]) -> Cow<'a, str> {
    if marks.is_empty() {
        return Cow::Borrowed(&source[start..]);
    }
    let mut hidden = String::with_capacity(source.len() - start);
    let mut at = start;
    for mark in marks {
        hidden.push_str(&source[at..mark.span.start]);
        at = mark.span.end;
        let before = hidden.trim_end_matches([' ', '\t']);
        let after = source[at..].trim_start_matches([' ', '\t', '\r']);
        let opens_line = before.is_empty() || before.ends_with('\n');
        let closes_line = after.is_empty() || after.starts_with('\n');
        let filler = if opens_line && closes_line { ' ' } else { FILLER };
        let keep = |byte: u8| if matches!(byte, b'\n' | b'\r') { char::from(byte) } else { filler };
        hidden.extend(mark.span.of(source).bytes().map(keep));
    }
    hidden.push_str(&source[at..]);
    Cow::Owned(hidden)
}
