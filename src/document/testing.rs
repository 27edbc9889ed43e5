//! What the readers' tests look at.

use crate::document::{BlockKind, Document, Scope};

/// Each block with its text.
pub(super) fn blocks(document: &Document) -> Vec<(BlockKind, &str)> {
    document.blocks.iter().map(|block| (block.kind, block.span.of(document.view.text()))).collect()
}

/// The reason of each waiver with the text that it covers.
pub(super) fn waivers(document: &Document) -> Vec<(&str, &str)> {
    let covered = |scope: &Scope| match *scope {
        Scope::Before(span) | Scope::Range(span) => span.of(document.view.text()).trim(),
        Scope::File => "FILE",
    };
    document.waivers.iter().map(|waiver| (waiver.reason.as_str(), covered(&waiver.scope))).collect()
}
