//! The ledger: what people decided about claims, in `claims/`.
//!
//! ```text
//! file bytes ─► yaml::load ─► Ledger ─► reconcile with the claims of today
//! claims ─► write::write ─► the same file with new claims added and people's words kept
//! ```

pub mod reconcile;
pub mod write;
pub mod yaml;

pub use reconcile::{Current, Match, reconcile};
pub use write::write;
pub use yaml::load;

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
    /// All, in the order of the manual.
    pub const ALL: [Decision; 3] = [Decision::Verified, Decision::Wrong, Decision::Exempt];

    /// The name in the ledger.
    pub fn name(self) -> &'static str {
        match self {
            Decision::Verified => "verified",
            Decision::Wrong => "wrong",
            Decision::Exempt => "exempt",
        }
    }

    /// The decision of that name.
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|decision| decision.name() == name)
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
