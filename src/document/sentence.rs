//! Sentences: the unit in which citations, attributions and periods hold.

use crate::span::Span;

/// A sentence of the view.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Sentence {
    /// Where it stands in the view, without surrounding blanks.
    pub span: Span,
    /// Index of its block.
    pub block: usize,
}
