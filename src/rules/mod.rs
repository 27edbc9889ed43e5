//! Rules: review → findings. One rule is a pair of files, `my_rule.rs` and its page `my_rule.md`.

use crate::finding::{Finding, Severity};
use crate::review::Review;

/// A rule.
#[derive(Debug)]
pub struct Rule {
    /// Name.
    pub name: &'static str,
    /// Severity unless configured.
    pub severity: Severity,
    /// One line.
    pub summary: &'static str,
    /// The page, Markdown.
    pub page: &'static str,
}

/// All rules.
pub const ALL: &[Rule] = &[
    Rule {
        name: "source-disagrees",
        severity: Severity::Error,
        summary: "a source gives another value",
        page: "# source-disagrees\n",
    },
    Rule {
        name: "source-unsourced",
        severity: Severity::Warning,
        summary: "a claim without a source",
        page: "# source-unsourced\n",
    },
];

/// Runs all rules; the second value counts findings that waivers suppress.
pub fn findings(review: &Review) -> (Vec<Finding>, usize) {
    (review.document.findings.clone(), 0)
}
