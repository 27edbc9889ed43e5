//! The text view of a file and the map from it back to the file's bytes.

use crate::span::Span;

/// How a stretch of the view came to be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Piece {
    /// Byte for byte from the file, beginning at this byte of it.
    Verbatim(usize),
    /// Made from this span of the file (`&nbsp;`, `\%`, a soft break): all or nothing.
    Decoded(Span),
    /// No source: a paragraph break, a separator between table cells. No mention may touch it.
    Synthetic,
}

/// What the article reads like, as one string, with its map.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct TextView {
    text: String,
    /// Start in the view and origin, in order; each piece runs to the next one's start.
    pieces: Vec<(usize, Piece)>,
}

impl TextView {
    /// An empty view with room for `bytes` of text.
    pub fn with_capacity(bytes: usize) -> Self {
        TextView { text: String::with_capacity(bytes), pieces: Vec::new() }
    }

    /// The text.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// Its stretches in order, each with its span of the view.
    pub fn pieces(&self) -> impl Iterator<Item = (Span, Piece)> {
        let ends = self.pieces.iter().skip(1).map(|&(start, _)| start).chain([self.text.len()]);
        self.pieces.iter().zip(ends).map(|(&(start, piece), end)| (Span::new(start, end), piece))
    }

    /// Appends a stretch that stands in the file at `file_start` byte for byte.
    pub fn push_verbatim(&mut self, text: &str, file_start: usize) {
        let at = self.text.len();
        let continues = self.pieces.last().is_some_and(
            |&(start, piece)| matches!(piece, Piece::Verbatim(from) if from + (at - start) == file_start),
        );
        if !continues && !text.is_empty() {
            self.pieces.push((at, Piece::Verbatim(file_start)));
        }
        self.text.push_str(text);
    }

    /// Appends a stretch made from `origin` in the file.
    pub fn push_decoded(&mut self, text: &str, origin: Span) {
        if !text.is_empty() {
            self.pieces.push((self.text.len(), Piece::Decoded(origin)));
            self.text.push_str(text);
        }
    }

    /// Appends a stretch that has no source.
    pub fn push_synthetic(&mut self, text: &str) {
        if !text.is_empty() {
            self.pieces.push((self.text.len(), Piece::Synthetic));
            self.text.push_str(text);
        }
    }

    /// The span of the file that `span` of the view came from; `None` if it touches nothing that has a source.
    pub fn to_file(&self, span: Span) -> Option<Span> {
        let mut found: Option<Span> = None;
        let first = self.pieces.partition_point(|&(start, _)| start <= span.start).saturating_sub(1);
        for (index, &(start, piece)) in self.pieces.iter().enumerate().skip(first) {
            if start >= span.end && !(span.is_empty() && start == span.start) {
                break;
            }
            let end = self.pieces.get(index + 1).map_or(self.text.len(), |&(next, _)| next);
            let origin = match piece {
                Piece::Verbatim(from) => {
                    let lo = span.start.clamp(start, end);
                    let hi = span.end.clamp(start, end);
                    Span::new(from + (lo - start), from + (hi - start))
                }
                Piece::Decoded(origin) => origin,
                Piece::Synthetic => continue,
            };
            found = Some(found.map_or(origin, |all| all.join(origin)));
        }
        found
    }

    /// Whether `span` touches a synthetic stretch.
    pub fn is_synthetic(&self, span: Span) -> bool {
        let first = self.pieces.partition_point(|&(start, _)| start <= span.start).saturating_sub(1);
        self.pieces
            .iter()
            .skip(first)
            .take_while(|&&(start, _)| start < span.end)
            .any(|&(_, piece)| piece == Piece::Synthetic)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn maps_each_kind_of_stretch() {
        let mut view = TextView::default();
        view.push_verbatim("rose ", 10);
        view.push_verbatim("to 5", 15);
        view.push_decoded("%", Span::new(19, 21));
        view.push_synthetic("\n\n");
        view.push_verbatim("7", 30);
        assert_eq!(view.text(), "rose to 5%\n\n7");
        assert_eq!(view.to_file(Span::new(8, 10)), Some(Span::new(18, 21)));
        assert_eq!(view.to_file(Span::new(0, 4)), Some(Span::new(10, 14)));
        assert_eq!(view.to_file(Span::new(10, 12)), None);
        assert!(view.is_synthetic(Span::new(9, 13)));
        assert!(!view.is_synthetic(Span::new(12, 13)));
        assert_eq!(view.to_file(Span::new(12, 13)), Some(Span::new(30, 31)));
    }
}
