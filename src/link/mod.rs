//! Claim → source: by citation, by attribution in words, by what is measured.

/// Why a claim is tied to a source.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Why {
    /// The sentence cites it: the mark as written.
    Cited(String),
    /// The sentence attributes the figure to it: the name as written.
    Attributed(String),
    /// Nothing names it: same measure, period and place.
    Inferred(String),
}

impl Why {
    /// Whether the article itself names the source: only then can a disagreement be an error.
    pub fn is_explicit(&self) -> bool {
        !matches!(self, Why::Inferred(_))
    }
}

/// Claim → source, and the figures of it that may speak to the claim.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Link {
    /// Id of the source; perhaps one that the registry does not have.
    pub source: String,
    /// Indexes into the source's figures; empty if it has none that is comparable.
    pub figures: Vec<usize>,
    /// Why.
    pub why: Why,
}
