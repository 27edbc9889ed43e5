//! A quotation × the words it quotes: is the figure inside still the source's?

use super::Passage;
use super::snapshot::{Evidence, Snapshots};
use crate::claim::Claim;
use crate::document::Document;
use crate::document::quotation::quotation;
use crate::lang::linking::words;
use crate::quantity::Quantity;
use crate::span::Span;

/// Words on either side of a figure that are compared.
const REACH: usize = 6;
/// Words that must be the same for two places to be the same words.
const FEWEST: usize = 4;

/// The words of a snapshot from which a quotation of an article differs in its figure only.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Altered {
    /// Where the source says it.
    pub passage: Passage,
    /// The figure as the source prints it.
    pub printed: String,
}

/// What the snapshots of `sources` say in the words of the quotation in which `claim` stands, if they say it with
/// another figure and nowhere with the same.
pub fn altered<'s>(
    claim: &Claim,
    document: &Document,
    sources: impl Iterator<Item = &'s str>,
    snapshots: &Snapshots<'_>,
) -> Option<Altered> {
    let (text, span) = (document.view.text(), claim.mention.span);
    let mut read = sources.filter_map(|id| snapshots.evidence(id)).peekable();
    read.peek()?;
    let block = document.blocks.partition_point(|block| block.span.end < span.end);
    let quoted = quotation(text, document.blocks.get(block)?.span, span)?;
    let ours = Around::new(text, quoted, span);
    if ours.before.len() + ours.after.len() < FEWEST {
        return None;
    }
    let mut found = None;
    for (source, evidence) in read {
        let text = evidence.document.view.text();
        let whole = Span::new(0, text.len());
        for theirs in &evidence.read.claims {
            if !ours.is_in(&Around::new(text, whole, theirs.mention.span)) {
                continue;
            }
            if same(&claim.mention.quantity, &theirs.mention.quantity) {
                return None;
            }
            found = found.or_else(|| Some(evidence.altered(&source.id, theirs)));
        }
    }
    found
}

impl Evidence {
    fn altered(&self, source: &str, theirs: &Claim) -> Altered {
        let printed = theirs.mention.span.of(self.document.view.text());
        Altered { passage: self.passage(source, theirs), printed: printed.to_owned() }
    }
}

/// The same number in the same unit, whether in digits or in words.
fn same(ours: &Quantity, theirs: &Quantity) -> bool {
    match (&ours.amount, &theirs.amount) {
        (Some(ours), Some(theirs)) => {
            (ours.value, ours.hi, ours.qualifier, &ours.unit)
                == (theirs.value, theirs.hi, theirs.qualifier, &theirs.unit)
        }
        _ => ours.when == theirs.when,
    }
}

/// The words before a figure, the nearest first, and those behind it.
struct Around {
    before: Vec<String>,
    after: Vec<String>,
}

impl Around {
    fn new(text: &str, within: Span, span: Span) -> Self {
        /// Bytes that hold the words.
        const BYTES: usize = 120;
        let from = text.ceil_char_boundary(span.start.saturating_sub(BYTES)).max(within.start);
        let to = text.floor_char_boundary(span.end.saturating_add(BYTES)).min(within.end);
        let lower = |word: &str| word.to_lowercase();
        let before = words(text.get(from..span.start).unwrap_or_default()).rev().map(lower).take(REACH);
        let after = words(text.get(span.end..to).unwrap_or_default()).map(lower).take(REACH);
        Around { before: before.collect(), after: after.collect() }
    }

    /// Whether the same words stand in the other text.
    fn is_in(&self, other: &Around) -> bool {
        other.before.starts_with(&self.before) && other.after.starts_with(&self.after)
    }
}
