//! From a byte offset to line and column: once, at the edge, for people and their editors.

/// A place as editors count it; all three numbers begin at 1.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Position {
    /// Line.
    pub line: usize,
    /// Column in code points; a byte order mark does not count.
    pub column: usize,
    /// Column in UTF-16 code units.
    pub column_utf16: usize,
}

/// Bytes between two checkpoints: what a look-up counts at most, however long the line.
const STRIDE: usize = 1024;

/// Index of one text for look-ups in logarithmic time.
#[derive(Clone, Debug)]
pub struct LineIndex<'a> {
    text: &'a str,
    /// Byte at which each line starts.
    lines: Vec<usize>,
    /// Code points and UTF-16 units before each multiple of `STRIDE`.
    checkpoints: Vec<(usize, usize)>,
}

impl<'a> LineIndex<'a> {
    /// Indexes `text`, the file as decoded, byte order mark included.
    pub fn new(text: &'a str) -> Self {
        let bom = if text.starts_with('\u{feff}') { '\u{feff}'.len_utf8() } else { 0 };
        let mut lines = vec![bom];
        lines.extend(text.bytes().enumerate().filter(|&(_, byte)| byte == b'\n').map(|(at, _)| at + 1));
        let mut checkpoints = Vec::with_capacity(text.len() / STRIDE + 1);
        let mut counted = (0, 0);
        for chunk in text.as_bytes().chunks(STRIDE) {
            checkpoints.push(counted);
            counted = count(chunk, counted);
        }
        checkpoints.push(counted);
        LineIndex { text, lines, checkpoints }
    }

    /// The position of byte `offset`. Past the end means the end; inside a character means its start.
    pub fn position(&self, offset: usize) -> Position {
        let mut offset = offset.min(self.text.len());
        while !self.text.is_char_boundary(offset) {
            offset -= 1;
        }
        let line = self.lines.partition_point(|&start| start <= offset).max(1);
        let start = self.lines[line - 1].min(offset);
        let (from, to) = (self.counted(start), self.counted(offset));
        Position { line, column: to.0 - from.0 + 1, column_utf16: to.1 - from.1 + 1 }
    }

    /// Code points and UTF-16 units before `offset`.
    fn counted(&self, offset: usize) -> (usize, usize) {
        let checkpoint = offset / STRIDE;
        count(&self.text.as_bytes()[checkpoint * STRIDE..offset], self.checkpoints[checkpoint])
    }
}

/// Adds the characters that begin in `bytes`.
fn count(bytes: &[u8], (points, units): (usize, usize)) -> (usize, usize) {
    let begins = bytes.iter().filter(|&&byte| byte & 0xC0 != 0x80).count();
    let beyond_bmp = bytes.iter().filter(|&&byte| byte >= 0xF0).count();
    (points + begins, units + begins + beyond_bmp)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(text: &str, offset: usize) -> (usize, usize, usize) {
        let place = LineIndex::new(text).position(offset);
        (place.line, place.column, place.column_utf16)
    }

    #[test]
    fn counts_lines_code_points_and_utf16() {
        assert_eq!(at("", 0), (1, 1, 1));
        assert_eq!(at("ab\r\ncd", 3), (1, 4, 4));
        assert_eq!(at("ab\r\ncd", 5), (2, 2, 2));
        assert_eq!(at("é😀5", 6), (1, 3, 4));
        assert_eq!(at("é😀5", 3), (1, 2, 2));
        assert_eq!(at("a\n", 99), (2, 1, 1));
    }

    #[test]
    fn a_byte_order_mark_has_no_column() {
        assert_eq!(at("\u{feff}12\n3", 3), (1, 1, 1));
        assert_eq!(at("\u{feff}12\n3", 0), (1, 1, 1));
        assert_eq!(at("\u{feff}12\n3", 6), (2, 1, 1));
    }

    #[test]
    fn crosses_checkpoints_inside_characters() {
        let text = "a😀".repeat(2000);
        assert_eq!(at(&text, 9996), (1, 4000, 5999));
        assert_eq!(at(&text, text.len()), (1, 4001, 6001));
    }
}
