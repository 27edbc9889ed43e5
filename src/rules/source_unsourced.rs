//! `source-unsourced`: a claim that nothing ties to a source.

use rust_decimal::Decimal;

use super::Rule;
use super::support::{about, surface};
use crate::extract::Kind;
use crate::finding::{Finding, Severity};
use crate::quantity::Qualifier;
use crate::review::{Review, Reviewed, Status};

pub(super) const RULE: Rule = Rule {
    name: "source-unsourced",
    severity: Severity::Warning,
    summary: "a figure without a source",
    page: include_str!("source_unsourced.md"),
    check: Some(check),
};

/// A plain count up to this many needs no source.
const FEW: Decimal = Decimal::TEN;

fn check(review: &Review<'_>) -> Vec<Finding> {
    let open = review.figures.iter().filter(|figure| figure.status == Status::Open);
    let told = open.filter(|figure| !review.settings.silent.contains(&figure.claim.kind) && !is_few(figure));
    told.filter(|figure| figure.claim.mention.fault.is_none())
        .filter_map(|figure| {
            let message = format!(
                "{}: {}; cite a source, record the figure or decide it in the ledger",
                surface(figure, review),
                figure.outcome.explanation
            );
            about(figure, review, RULE.name, Severity::Warning, message)
        })
        .collect()
}

/// `two dams`; never casualties, money or percentages.
fn is_few(figure: &Reviewed) -> bool {
    let counts = matches!(figure.claim.kind, Kind::Count | Kind::Number);
    let amount = figure.claim.mention.quantity.amount.as_ref();
    counts
        && amount.is_some_and(|amount| {
            amount.qualifier == Qualifier::Exact && amount.hi.unwrap_or(amount.value).abs() <= FEW
        })
}
