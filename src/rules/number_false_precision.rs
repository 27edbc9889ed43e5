//! `number-false-precision`: a rough figure with too many digits.

use super::Rule;
use super::support::{about, surface};
use crate::extract::Kind;
use crate::finding::{Finding, Severity};
use crate::quantity::Qualifier;
use crate::review::{Review, Reviewed};

pub(super) const RULE: Rule = Rule {
    name: "number-false-precision",
    severity: Severity::Note,
    summary: "a rough figure with more digits than a rough figure has",
    page: include_str!("number_false_precision.md"),
    check: Some(check),
};

/// Digits that a rough figure may have.
const DIGITS: u32 = 4;

fn check(review: &Review<'_>) -> Vec<Finding> {
    review.figures.iter().filter_map(|figure| finding(figure, review)).collect()
}

fn finding(figure: &Reviewed, review: &Review<'_>) -> Option<Finding> {
    let amount = figure.claim.mention.quantity.amount.as_ref()?;
    let counted = matches!(
        figure.claim.kind,
        Kind::Count | Kind::Casualties | Kind::Money | Kind::Measurement | Kind::Percentage
    );
    let mantissa = amount.value.normalize().mantissa().unsigned_abs();
    let zeros = (0..).take_while(|&zeros| mantissa != 0 && mantissa % 10u128.pow(zeros + 1) == 0).count();
    let digits = mantissa.checked_ilog10()? + 1 - u32::try_from(zeros).ok()?;
    if !figure.claim.is_claim() || !counted || amount.qualifier != Qualifier::About || digits <= DIGITS {
        return None;
    }
    let message = format!("{}: a rough figure with {digits} digits that count", surface(figure, review));
    about(figure, review, RULE.name, Severity::Note, message)
}
