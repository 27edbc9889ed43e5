//! Byte offsets → lines and columns. Done here, once, at the edge of the pipeline.

use std::collections::BTreeMap;

use memchr::memchr;

use crate::span::Span;

/// A place for people and editors: line and columns from 1, a byte order mark not counted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Position {
    /// Line.
    pub line: usize,
    /// Column in Unicode code points.
    pub column: usize,
    /// Column in UTF-16 units.
    pub utf16: usize,
}

impl Default for Position {
    fn default() -> Self {
        Position { line: 1, column: 1, utf16: 1 }
    }
}

/// Bytes between two marks within one line, a character more or less: what a lookup counts at most.
const STRIDE: usize = 256;

/// The lines and columns of one text.
#[derive(Debug, Default)]
pub struct LineIndex {
    marks: Vec<(usize, Position)>,
}

impl LineIndex {
    /// Indexes `text`, which may begin with a byte order mark and have lines of any length.
    pub fn new(text: &str) -> Self {
        let skipped = if text.starts_with('\u{feff}') { '\u{feff}'.len_utf8() } else { 0 };
        let mut here = Position::default();
        let mut marks = vec![(skipped, here)];
        let mut last = skipped;
        while last < text.len() {
            let reach = text.ceil_char_boundary(last + STRIDE);
            let line = memchr(b'\n', &text.as_bytes()[last..reach]);
            let next = line.map_or(reach, |at| last + at + 1);
            here = match line {
                Some(_) => Position { line: here.line + 1, ..Position::default() },
                None => advanced(here, &text[last..next]),
            };
            marks.push((next, here));
            last = next;
        }
        LineIndex { marks }
    }

    /// Where the byte `offset` of `text` stands; offsets past the end give the end. `text` is the indexed one.
    pub fn position(&self, text: &str, offset: usize) -> Position {
        let next = self.marks.partition_point(|&(at, _)| at <= offset);
        let Some(&(from, here)) = next.checked_sub(1).and_then(|mark| self.marks.get(mark)) else {
            return Position::default();
        };
        let to = text.ceil_char_boundary(offset);
        advanced(here, &text[from.min(to)..to])
    }
}

/// The position behind `text`, which holds no line break and begins `here`.
fn advanced(here: Position, text: &str) -> Position {
    let (characters, pairs) = if text.is_ascii() {
        (text.len(), 0)
    } else {
        // from the byte 11110000 on a character takes two UTF-16 units
        (text.chars().count(), text.bytes().filter(|&byte| byte >= 0xf0).count())
    };
    Position { column: here.column + characters, utf16: here.utf16 + characters + pairs, ..here }
}

/// The texts that findings point into, by path: the registry's files and the ledger's.
#[derive(Debug, Default)]
pub struct Texts<'a> {
    by_path: BTreeMap<String, (String, LineIndex)>,
    base: Option<&'a Texts<'a>>,
}

impl<'a> Texts<'a> {
    /// Those of `base`, to which further files can be added.
    pub fn over(base: &'a Texts<'a>) -> Self {
        Texts { by_path: BTreeMap::new(), base: Some(base) }
    }

    /// Adds a file; bytes that are no UTF-8 are replaced, since only places are read from it.
    pub fn insert(&mut self, path: &str, bytes: &[u8]) {
        let text = String::from_utf8_lossy(bytes).into_owned();
        let index = LineIndex::new(&text);
        self.by_path.insert(path.to_owned(), (text, index));
    }

    /// The text and lines of a file; `None` for files never added.
    pub fn get(&self, path: &str) -> Option<(&str, &LineIndex)> {
        let own = self.by_path.get(path).map(|(text, index)| (text.as_str(), index));
        own.or_else(|| self.base?.get(path))
    }
}

/// The line of `text` that holds the start of `span`, without its line break, and `span` within that line.
/// Long lines are cut to `limit` bytes around the span.
pub(crate) fn line_around(text: &str, span: Span, limit: usize) -> (Span, Span) {
    let start = floor(text, span.start);
    // A line of megabytes is not looked through for each of its figures.
    let (first, last) = (floor(text, start.saturating_sub(limit + 1)), floor(text, start + limit + 1));
    let from = text[first..start].rfind('\n').map_or(first, |at| first + at + 1);
    let to = text[start..last].find('\n').map_or(last, |at| start + at);
    cut(text, Span::new(from, to), span, limit)
}

/// `whole` cut to `limit` bytes around `span`, and `span` within that part.
pub(crate) fn cut(text: &str, whole: Span, span: Span, limit: usize) -> (Span, Span) {
    let start = span.start.clamp(whole.start, whole.end);
    let end = span.end.clamp(start, whole.end).min(start + limit / 2);
    let (mut from, mut to) = (whole.start, whole.end);
    if to - from > limit {
        from = from.max(start.saturating_sub(limit / 2));
        to = to.min(end + limit / 2);
    }
    let (from, to) = (floor(text, from), floor(text, to));
    let start = floor(text, start).clamp(from, to);
    let end = floor(text, end).clamp(start, to);
    (Span::new(from, to), Span::new(start - from, end - from))
}

/// The nearest character boundary at or before `offset`.
fn floor(text: &str, offset: usize) -> usize {
    let mut at = offset.min(text.len());
    while !text.is_char_boundary(at) {
        at -= 1;
    }
    at
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn counts_code_points_and_skips_the_mark() {
        let text = "\u{feff}né 5\r\n😀 12";
        let index = LineIndex::new(text);
        let five = text.find('5').unwrap();
        assert_eq!(index.position(text, five), Position { line: 1, column: 4, utf16: 4 });
        let twelve = text.find("12").unwrap();
        assert_eq!(index.position(text, twelve), Position { line: 2, column: 3, utf16: 4 });
        assert_eq!(index.position(text, 999).line, 2);
        assert_eq!(index.position(text, 0), Position::default());
    }

    #[test]
    fn long_lines_are_counted_from_the_nearest_mark() {
        let text = "é".repeat(5_000);
        let index = LineIndex::new(&text);
        assert!(index.marks.len() > 10);
        assert_eq!(index.position(&text, 8_000).column, 4_001);
    }

    #[test]
    fn cuts_around_the_span_on_character_boundaries() {
        let text = format!("{}1,240{}\nnext", "é".repeat(500), "ü".repeat(500));
        let (line, span) = line_around(&text, Span::new(1_000, 1_005), 101);
        assert_eq!(span.of(line.of(&text)), "1,240");
        assert!(line.len() <= 110, "{}", line.len());
        assert_eq!(line_around("a\nbc\nd", Span::new(3, 4), 99), (Span::new(2, 4), Span::new(1, 2)));
        assert_eq!(line_around("", Span::new(3, 9), 99), (Span::new(0, 0), Span::new(0, 0)));
    }
}
