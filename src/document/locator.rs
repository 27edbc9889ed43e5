//! Where a place stands, as people say it: `line 12`; of HTML, whose lines say nothing, `paragraph 3`.

use memchr::memchr_iter;

use super::{BlockKind, Document, Format};
use crate::span::Span;

/// The lines or paragraphs of a document, found once.
#[derive(Clone, Debug)]
pub struct Locator {
    unit: &'static str,
    starts: Vec<usize>,
}

impl Locator {
    /// Looks through `document`.
    pub fn new(document: &Document) -> Self {
        match document.format {
            Format::Plain | Format::Markdown => {
                let breaks = memchr_iter(b'\n', document.source.as_bytes());
                Locator { unit: "line", starts: [0].into_iter().chain(breaks.map(|at| at + 1)).collect() }
            }
            Format::Html => Locator { unit: "paragraph", starts: paragraphs(document) },
        }
    }

    /// The place of `span` of the view of the same document.
    pub fn of(&self, document: &Document, span: Span) -> String {
        let at = match document.format {
            Format::Plain | Format::Markdown => document.view.to_file(span).map_or(0, |file| file.start),
            Format::Html => span.start,
        };
        let number = self.starts.partition_point(|&start| start <= at).max(1);
        format!("{} {number}", self.unit)
    }
}

/// Where the blocks of running text begin; a table is one.
fn paragraphs(document: &Document) -> Vec<usize> {
    let mut starts = Vec::new();
    let mut in_table = false;
    for block in &document.blocks {
        let is_cell = block.kind == BlockKind::TableCell;
        let is_head = matches!(block.kind, BlockKind::Title | BlockKind::Heading(_));
        if !(is_head || is_cell && in_table) {
            starts.push(block.span.start);
        }
        in_table = is_cell;
    }
    starts
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::open_str;

    fn place(path: &str, text: &str, word: &str) -> String {
        let document = open_str(path, text);
        let start = document.view.text().find(word).unwrap();
        Locator::new(&document).of(&document, Span::new(start, start + word.len()))
    }

    #[test]
    fn lines_of_texts_and_paragraphs_of_html() {
        let text = "---\ntitle: A\n---\n\nOne.\n\nTwo and\nthree.\n";
        assert_eq!(place("a.md", text, "three"), "line 8");
        assert_eq!(place("a.txt", "One.\r\nTwo.\r\n", "Two"), "line 2");
        let html = "<h1>A</h1><p>One.</p><table><tr><td>1</td><td>Two</td></tr></table><p>Three.</p>";
        assert_eq!(place("a.html", html, "Two"), "paragraph 2");
        assert_eq!(place("a.html", html, "Three"), "paragraph 3");
    }
}
