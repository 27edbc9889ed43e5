//! The ledger: what people decided about claims, in `claims/`.

/// What a person decided.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Decision {
    /// Checked and right.
    Verified,
    /// Checked and wrong.
    Wrong,
    /// Needs no source; the reason says why.
    Exempt,
}

impl Decision {
    /// The name in the ledger.
    pub fn name(self) -> &'static str {
        match self {
            Decision::Verified => "verified",
            Decision::Wrong => "wrong",
            Decision::Exempt => "exempt",
        }
    }
}

/// One claim as the ledger keeps it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    /// Claim id.
    pub id: String,
    /// The figure as printed.
    pub quote: String,
    /// Five words before, their numbers masked as in the id.
    pub before: String,
    /// Five words after, likewise.
    pub after: String,
    /// Its value, as `extract` prints it.
    pub value: Option<String>,
    /// Ids of the sources it is tied to.
    pub links: Vec<String>,
    /// What a person decided, if anything.
    pub decision: Option<Decision>,
    /// Why; required for `exempt`.
    pub reason: Option<String>,
    /// Who decided.
    pub by: Option<String>,
    /// When, as an ISO date.
    pub on: Option<String>,
}

/// The ledger of one article.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Ledger {
    /// In file order.
    pub entries: Vec<Entry>,
}
