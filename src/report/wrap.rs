//! Prose for the terminal: wrapped at words, control characters visible, marked stretches underlined.

use unicode_width::{UnicodeWidthChar, UnicodeWidthStr};

use super::escape::visible;
use crate::span::Span;

/// A row of wrapped text.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Row {
    /// Safe for terminals.
    pub(crate) text: String,
    /// The underline below it; empty where nothing is marked.
    pub(crate) underline: String,
}

/// What is shown for one character, or one run of white space.
struct Shown {
    text: String,
    width: usize,
    marked: bool,
}

/// Rows that a text may take before only a window of it is shown.
const WHOLE: usize = 3;

/// Wraps `text` to `width` columns and underlines `marks` with `line`. Text of more than three rows is cut, at
/// words, to two rows around the first mark; the second value says whether it was.
pub(crate) fn quote(
    text: &str,
    marks: &[Span],
    line: char,
    ellipsis: &str,
    width: usize,
) -> (Vec<Row>, bool) {
    let shown = show(text, marks);
    let rows = break_rows(&shown, width);
    if rows.len() <= WHOLE {
        return (rows.iter().map(|row| draw(&shown[row.range()], line)).collect(), false);
    }
    let margin = ellipsis.width() + 1;
    let rows = break_rows(&shown, width.saturating_sub(2 * margin));
    let holds_mark = |row: &Span| shown[row.range()].iter().any(|cell| cell.marked);
    let first = rows.iter().position(holds_mark).unwrap_or(0);
    let runs_on = rows.get(first + 1).is_some_and(holds_mark);
    let from = if runs_on || first == 0 { first } else { first - 1 };
    let to = (from + 2).min(rows.len());
    let mut drawn: Vec<Row> = rows[from..to].iter().map(|row| draw(&shown[row.range()], line)).collect();
    if let Some(row) = drawn.first_mut().filter(|_| from > 0) {
        row.text.insert_str(0, &format!("{ellipsis} "));
        if !row.underline.is_empty() {
            row.underline.insert_str(0, &" ".repeat(margin));
        }
    }
    if let Some(row) = drawn.last_mut().filter(|_| to < rows.len()) {
        row.text.push_str(&format!(" {ellipsis}"));
    }
    (drawn, true)
}

/// Wraps plain text.
pub(crate) fn lines(text: &str, width: usize) -> Vec<String> {
    let shown = show(text, &[]);
    break_rows(&shown, width).iter().map(|row| draw(&shown[row.range()], ' ').text).collect()
}

fn show(text: &str, marks: &[Span]) -> Vec<Shown> {
    let mut shown: Vec<Shown> = Vec::new();
    for (at, c) in text.char_indices() {
        let marked = marks.iter().any(|mark| mark.start <= at && at < mark.end);
        if c.is_whitespace() && visible(c).is_none_or(|_| c.is_ascii_whitespace()) {
            match shown.last_mut() {
                Some(last) if last.text == " " => last.marked &= marked,
                Some(_) => shown.push(Shown { text: " ".into(), width: 1, marked }),
                None => {}
            }
            continue;
        }
        let text = visible(c).unwrap_or_else(|| c.to_string());
        let width = if text.len() == c.len_utf8() { c.width().unwrap_or(0) } else { text.width() };
        shown.push(Shown { text, width, marked });
    }
    if shown.last().is_some_and(|last| last.text == " ") {
        shown.pop();
    }
    shown
}

/// Rows as ranges of `shown`; blanks at a break belong to none. A word wider than a row is broken.
fn break_rows(shown: &[Shown], width: usize) -> Vec<Span> {
    let width = width.max(8);
    let mut rows = Vec::new();
    let (mut start, mut used, mut blank) = (0, 0, None);
    for (at, cell) in shown.iter().enumerate() {
        if cell.text == " " {
            blank = Some(at);
        }
        if used + cell.width > width {
            let (end, next) = match blank {
                Some(blank) if blank > start => (blank, blank + 1),
                _ => (at, at),
            };
            rows.push(Span::new(start, end));
            start = next;
            blank = None;
            used = shown.get(start..at).map_or(0, |carried| carried.iter().map(|cell| cell.width).sum());
            if start > at {
                continue;
            }
        }
        used += cell.width;
    }
    if start < shown.len() || rows.is_empty() {
        rows.push(Span::new(start, shown.len()));
    }
    rows
}

fn draw(shown: &[Shown], line: char) -> Row {
    let text = shown.iter().map(|cell| cell.text.as_str()).collect();
    let mut underline = String::new();
    for cell in shown {
        let c = if cell.marked { line } else { ' ' };
        underline.extend(std::iter::repeat_n(c, cell.width));
    }
    underline.truncate(underline.trim_end().len());
    Row { text, underline }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn mark(text: &str, part: &str) -> Span {
        let at = text.find(part).unwrap();
        Span::new(at, at + part.len())
    }

    #[test]
    fn short_text_is_shown_whole_with_both_parts_underlined() {
        let text = "The budget rose by\n34 percent, the report said.";
        let (rows, cut) = quote(text, &[mark(text, "34 percent")], '~', "…", 22);
        assert!(!cut);
        assert_eq!(
            rows[0],
            Row { text: "The budget rose by 34".into(), underline: "                   ~~".into() }
        );
        assert_eq!(rows[1], Row { text: "percent, the report".into(), underline: "~~~~~~~".into() });
        assert_eq!(rows.len(), 3);
    }

    #[test]
    fn long_text_is_cut_to_a_window_at_words() {
        let text = format!("{} rose by 1,240 in the year {}", "before ".repeat(200), "after ".repeat(200));
        for width in [30, 60, 80, 120] {
            let (rows, cut) = quote(&text, &[mark(&text, "1,240")], '^', "…", width);
            assert!(cut);
            assert_eq!(rows.len(), 2);
            assert!(rows.iter().all(|row| row.text.width() <= width), "{rows:?}");
            assert!(rows[0].text.starts_with("… ") && rows[1].text.ends_with(" …"), "{rows:?}");
            let row = rows.iter().find(|row| !row.underline.is_empty()).unwrap();
            let at = row.underline.find('^').unwrap();
            let column = row.text.find("1,240").unwrap();
            assert_eq!(row.text[..column].width(), at);
        }
    }

    #[test]
    fn wide_and_hidden_characters_keep_the_underline_in_place() {
        let text = "数字 12\u{200b}34 \u{1b}[31m";
        let (rows, _) = quote(text, &[mark(text, "12\u{200b}34")], '~', "…", 80);
        assert_eq!(rows[0].text, "数字 12\\u{200b}34 ␛[31m");
        assert_eq!(rows[0].underline, "     ~~~~~~~~~~~~");
    }

    #[test]
    fn words_wider_than_the_row_are_broken() {
        assert_eq!(lines(&"9".repeat(20), 8), ["99999999", "99999999", "9999"]);
        assert_eq!(lines("", 8), [""]);
        assert_eq!(lines("aaaaaaaa bb", 8), ["aaaaaaaa", "bb"]);
    }
}
