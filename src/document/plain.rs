//! Plain text: paragraphs between blank lines, one paragraph a line, or wrapped by hand.

use memchr::{memchr_iter, memchr2};

use super::builder::{Builder, Mark, MarkKind};
use super::{BlockKind, Document, Format, citation, front_matter, waiver};
use crate::span::Span;

/// The longest first line that is taken for a title, in characters.
const TITLE: usize = 200;
/// Lengths of the lines of text wrapped by hand, in characters.
const WRAPPED: std::ops::RangeInclusive<usize> = 45..=110;

/// The longest waiver read, in bytes: bounds the search for its closing bracket.
const LONGEST: usize = 1000;

/// Reads plain text.
pub(super) fn read(path: &str, source: &str) -> Document {
    let mut builder = Builder::new(path, source);
    let start = front_matter::read(&mut builder);
    builder.set_marks(marks(source, start));
    let mut chunk: Vec<Span> = Vec::new();
    for line in lines(source, start) {
        let text = line.of(source);
        let mark = waiver::parse_line(text);
        if !text.is_empty() && mark.is_none() {
            chunk.push(line);
            continue;
        }
        take(&mut builder, &chunk);
        chunk.clear();
        if let Some(read) = mark {
            builder.pass_marks(line.start);
            builder.waiver(read, line);
        }
    }
    take(&mut builder, &chunk);
    builder.finish(Format::Plain)
}

/// The lines from `start` on, without blanks around them.
fn lines(source: &str, start: usize) -> impl Iterator<Item = Span> {
    let ends = memchr_iter(b'\n', &source.as_bytes()[start..]).map(move |end| start + end + 1);
    let mut at = start;
    ends.chain([source.len()]).map(move |end| {
        let line = &source[at..end];
        let from = end - line.trim_start().len();
        at = end;
        Span::new(from, from + line.trim().len())
    })
}

/// Takes lines between two blank ones: one paragraph if they were wrapped by hand, else one each.
fn take(builder: &mut Builder<'_>, mut chunk: &[Span]) {
    let source = builder.source();
    let wrapped = is_wrapped(source, chunk);
    if builder.position() == 0 && is_title(source, chunk, wrapped) {
        block(builder, BlockKind::Title, &chunk[..1]);
        chunk = &chunk[1..];
    }
    while !chunk.is_empty() {
        let pairs = if wrapped { chunk.windows(2) } else { [].windows(2) };
        let length = 1 + pairs.take_while(|pair| !begins_block(source, pair[0], pair[1])).count();
        let kind = if is_item(chunk[0].of(source)) { BlockKind::ListItem } else { BlockKind::Paragraph };
        block(builder, kind, &chunk[..length]);
        chunk = &chunk[length..];
    }
}

/// Whether `line`, in wrapped text, begins an item of a list, or a paragraph set off from the one `before` by its indent.
fn begins_block(source: &str, before: Span, line: Span) -> bool {
    const INDENT: usize = 2;
    let set_off = indent(source, line) >= indent(source, before) + INDENT;
    is_item(line.of(source)) || set_off && ends_sentence(before.of(source))
}

/// Blanks before a line.
fn indent(source: &str, line: Span) -> usize {
    source[..line.start].bytes().rev().take_while(|&byte| byte != b'\n').count()
}

fn block(builder: &mut Builder<'_>, kind: BlockKind, lines: &[Span]) {
    builder.begin(kind);
    for (index, &line) in lines.iter().enumerate() {
        if index > 0 {
            builder.decoded(" ", Span::new(lines[index - 1].end, line.start));
        }
        builder.text(line);
    }
}

/// Whether the breaks between the lines come from wrapping: the lines are of a usual width, most
/// end in mid-sentence, and most go on without a capital or have no room for the first word of the next.
fn is_wrapped(source: &str, chunk: &[Span]) -> bool {
    let [broken @ .., _] = chunk else { return false };
    let texts = || broken.iter().map(|line| line.of(source));
    // a character takes at most four bytes
    let is_long = |text: &str| text.len() > 4 * WRAPPED.end();
    let width =
        |text: &str| if is_long(text) { usize::MAX } else { text.chars().take(WRAPPED.end() + 1).count() };
    // one long line is enough to tell
    if chunk.iter().any(|line| width(line.of(source)) > *WRAPPED.end()) {
        return false;
    }
    let of_width = texts().filter(|text| WRAPPED.contains(&width(text))).count();
    let unfinished = texts().filter(|text| !ends_sentence(text)).count();
    let going_on = chunk.iter().skip(1).filter(|line| goes_on(line.of(source))).count();
    let most = |count: usize| count * 2 >= broken.len() && count > 0;
    most(of_width) && most(unfinished) && (most(going_on) || is_filled(source, chunk))
}

/// Whether nearly every line that ends in mid-sentence is as full as the longest: the next word would not have fitted.
fn is_filled(source: &str, chunk: &[Span]) -> bool {
    /// Lines that are not all full by chance.
    const ENOUGH: usize = 4;
    let width = widest(source, chunk);
    let open = || chunk.windows(2).filter(|pair| !ends_sentence(pair[0].of(source)));
    let full = open().filter(|pair| is_full(source, pair[0], pair[1], width));
    chunk.len() > ENOUGH && full.count() * 10 >= open().count() * 9
}

/// Whether the first line of the document is its title: short, no full stop, text after it, and not
/// the first line of a wrapped paragraph (there the next line's first word would have fitted).
fn is_title(source: &str, chunk: &[Span], wrapped: bool) -> bool {
    let [first, rest @ ..] = chunk else { return false };
    let text = first.of(source);
    let length = text.chars().take(TITLE + 1).count();
    let stops = text.ends_with(['.', '。', '۔', ':', ';', ',']);
    if length > TITLE || stops || is_item(text) || source[first.end..].trim().is_empty() {
        return false;
    }
    let Some(&next) = rest.first() else { return true };
    let begins_sentence = next.of(source).starts_with(|c: char| !c.is_lowercase());
    begins_sentence && (!wrapped || !is_full(source, *first, next, widest(source, chunk)))
}

/// Characters of the widest line, its indent included.
fn widest(source: &str, chunk: &[Span]) -> usize {
    chunk.iter().map(|&line| indent(source, line) + line.of(source).chars().count()).max().unwrap_or(0)
}

/// Whether `line` has no room for the first word of the `next` in so many characters.
fn is_full(source: &str, line: Span, next: Span, width: usize) -> bool {
    let word = next.of(source).split_whitespace().next().unwrap_or_default();
    indent(source, line) + line.of(source).chars().count() + 1 + word.chars().count() > width
}

/// Whether the line begins with no capital, and no number, which may be a date.
fn goes_on(text: &str) -> bool {
    !text.chars().find(|c| c.is_alphanumeric()).is_some_and(|c| c.is_uppercase() || c.is_ascii_digit())
}

fn ends_sentence(text: &str) -> bool {
    text.trim_end_matches(['"', '\'', '”', '’', '»', ')', ']'])
        .ends_with(['.', '!', '?', '…', ':', '。', '！', '？', '؟', '۔'])
}

/// Whether the line begins with a bullet or a number of a list.
fn is_item(text: &str) -> bool {
    let after = text.strip_prefix(['-', '*', '•', '–', '·']).or_else(|| {
        let digits = text.bytes().take(4).take_while(u8::is_ascii_digit).count();
        text[digits..].strip_prefix(['.', ')']).filter(|_| (1..=3).contains(&digits))
    });
    after.is_some_and(|rest| rest.starts_with([' ', '\t']))
}

/// Citations, and waivers in brackets, in one pass.
fn marks(source: &str, start: usize) -> Vec<Mark> {
    let mut marks: Vec<Mark> = Vec::new();
    let mut at = start;
    while let Some(found) = memchr2(b'[', b'@', &source.as_bytes()[at..]).map(|from| at + from) {
        let read = match bracket_waiver(&source[found..]) {
            Some((read, length)) => Some((MarkKind::Waiver(read), length)),
            None => citation::at(source, found).map(|(keys, length)| (MarkKind::Citation(keys), length)),
        };
        at = found + 1;
        if let Some((kind, length)) = read {
            at = found + length;
            let span = Span::new(found, at);
            let floor = marks.last().map_or(start, |mark| mark.cut.end);
            marks.push(Mark { cut: with_blank(source, span, floor), span, kind });
        }
    }
    marks
}

/// `[tieout: ignore[rule] reason]`, brackets balanced, on one line.
fn bracket_waiver(text: &str) -> Option<(Result<waiver::Mark, String>, usize)> {
    text.strip_prefix("[tieout:")?;
    let line = &text[..text.floor_char_boundary(LONGEST)];
    let line = line.lines().next().unwrap_or(line);
    let mut depth = 0;
    let end = line.bytes().position(|byte| {
        depth += i32::from(byte == b'[') - i32::from(byte == b']');
        depth == 0
    });
    let end = end.unwrap_or(line.len());
    Some((waiver::parse(&line[1..end])?, (end + 1).min(line.len())))
}

/// The span with the blanks before it that would be left over: before punctuation, a blank, or the end.
pub(super) fn with_blank(source: &str, span: Span, floor: usize) -> Span {
    let next = source[span.end..].chars().next();
    if next.is_none_or(|c| c.is_whitespace() || ".,;:!?)".contains(c)) {
        let before = source[floor..span.start].trim_end_matches([' ', '\t']);
        return Span::new(floor + before.len(), span.end);
    }
    span
}

#[cfg(test)]
mod tests {
    use crate::document::testing::{blocks, waivers};
    use crate::document::{BlockKind, CitationKind, open_str};

    #[test]
    fn one_paragraph_a_line() {
        let source = "Floods in Port Elsin\r\nThe relief office counted 1,500 homes under water on Monday.\r\nIt had said 900.\r\n";
        let document = open_str("a.txt", source);
        assert_eq!(
            blocks(&document),
            [
                (BlockKind::Title, "Floods in Port Elsin"),
                (BlockKind::Paragraph, "The relief office counted 1,500 homes under water on Monday."),
                (BlockKind::Paragraph, "It had said 900."),
            ]
        );
        assert_eq!(document.meta.title.as_deref(), Some("Floods in Port Elsin"));
    }

    #[test]
    fn text_wrapped_by_hand() {
        let source = "Floods in Port Elsin\n\nThe Northland relief office counted 1,500 homes under water on\nMonday, after it had said in the morning that no more than 900\nhomes were. The harbour was closed for two days.\n\nSecond paragraph.\n";
        let document = open_str("a.txt", source);
        assert_eq!(
            blocks(&document),
            [
                (BlockKind::Title, "Floods in Port Elsin"),
                (
                    BlockKind::Paragraph,
                    "The Northland relief office counted 1,500 homes under water on Monday, after it had said in the morning that no more than 900 homes were. The harbour was closed for two days."
                ),
                (BlockKind::Paragraph, "Second paragraph."),
            ]
        );
    }

    #[test]
    fn wrapped_text_with_indented_paragraphs() {
        let source = "  The Elsin Harbour Board said on Monday that it had counted\n40 Vaskar and 27 Marrow trawlers in Port Elsin, 9 per cent of\nthe Northland fleet.\n  Orla Venn, the harbour master, said on Monday that the Board\nwould count Vaskar boats again.\n  Wex Point had none.\n";
        let document = open_str("a.txt", source);
        let starts: Vec<&str> = blocks(&document).iter().map(|(_, text)| &text[..8]).collect();
        assert_eq!(starts, ["The Elsi", "Orla Ven", "Wex Poin"]);
        assert!(blocks(&document)[0].1.ends_with("in Port Elsin, 9 per cent of the Northland fleet."));
        // as wide, and yet no wrapped text: the next word would have fitted
        let list = "Vaskar Herald, weekly, of 12 pages and 3 sheets\nMarrow Gazette, on 40 sheets a year and no more\nNorthland Echo, of 8 pages\nPort Elsin Times, daily, of 24 pages and many more\nWex Point Mail, of 16 pages, on Saturdays\n";
        assert_eq!(open_str("a.txt", list).blocks.len(), 5);
    }

    #[test]
    fn a_title_above_wrapped_text_without_a_blank_line() {
        let source = "Floods in Port Elsin leave the harbour closed\nThe Northland relief office counted 1,500 homes under water on\nthe first morning, after it had said in the night that no more\nthan 900 homes were.\n";
        let document = open_str("a.txt", source);
        assert_eq!(document.blocks.len(), 2);
        assert_eq!(document.meta.title.as_deref(), Some("Floods in Port Elsin leave the harbour closed"));
    }

    #[test]
    fn the_first_line_of_a_wrapped_paragraph_is_no_title() {
        let source = "The relief office of the northern province and the harbour office of\nPort Elsin said that no more than 900 homes were under water on\nthe first day.\n";
        let document = open_str("a.txt", source);
        assert_eq!((document.blocks.len(), document.meta.title.as_deref()), (1, None));
    }

    #[test]
    fn a_text_of_one_line_is_a_paragraph() {
        let document = open_str("", "1,500 people in Port Elsin");
        assert_eq!(blocks(&document), [(BlockKind::Paragraph, "1,500 people in Port Elsin")]);
        assert!(open_str("", "").blocks.is_empty());
    }

    #[test]
    fn list_items_are_blocks() {
        let document = open_str("a.txt", "Losses:\n- 12 boats\n- 3 sheds\n2) one crane");
        let kinds: Vec<_> = document.blocks.iter().map(|block| block.kind).collect();
        assert_eq!(
            kinds,
            [BlockKind::Paragraph, BlockKind::ListItem, BlockKind::ListItem, BlockKind::ListItem]
        );
    }

    #[test]
    fn takes_citations_out() {
        let source = "Some 1,500 homes [@census, p. 3]. More at https://example.org/floods.";
        let document = open_str("a.txt", source);
        assert_eq!(document.view.text(), "Some 1,500 homes. More at https://example.org/floods.");
        let [key, link] = &document.citations[..] else { panic!("{:?}", document.citations) };
        assert_eq!(
            (key.kind, key.target.as_str(), key.locator.as_deref()),
            (CitationKind::Key, "census", Some("p. 3"))
        );
        assert_eq!((key.span.start, key.span.len()), ("Some 1,500 homes".len(), 0));
        assert_eq!(key.file_span.of(source), "[@census, p. 3]");
        assert_eq!((link.kind, link.target.as_str()), (CitationKind::Link, "https://example.org/floods"));
    }

    #[test]
    fn reads_waivers() {
        let source = "tieout: ignore-file[date-weekday] archive\n\nA 5. [tieout: ignore[source-unsourced] own [sic] poll]\n\ntieout: ignore-next[number-malformed] quoted\nB 6.\n\ntieout: off[a] x\nC 7.\n\nD 8.\ntieout: on[a]\nE 9.\n\nF [tieout: ignore[a]]\n";
        let document = open_str("a.txt", source);
        assert_eq!(document.view.text(), "A 5.\n\nB 6.\n\nC 7.\n\nD 8.\n\nE 9.\n\nF");
        assert_eq!(
            waivers(&document),
            [("archive", "FILE"), ("own [sic] poll", "A 5."), ("quoted", "B 6."), ("x", "C 7.\n\nD 8."),]
        );
        assert_eq!(document.findings.len(), 1);
        assert_eq!(document.findings[0].rule, "waiver-malformed");
        assert_eq!(document.findings[0].place.span.of(source), "[tieout: ignore[a]]");
    }
}
