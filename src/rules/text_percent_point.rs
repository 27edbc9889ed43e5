//! `text-percent-point`: percent and percentage points mixed up.

use rust_decimal::Decimal;

use super::Rule;
use super::arithmetic::{difference, percent_change, shown};
use super::sentence::{Sentence, amount, only, sentences};
use super::support::{about, surface};
use crate::extract::Kind;
use crate::finding::{Finding, Severity};
use crate::quantity::agree::Window;
use crate::quantity::{Amount, Unit};
use crate::review::{Review, Reviewed};

pub(super) const RULE: Rule = Rule {
    name: "text-percent-point",
    severity: Severity::Error,
    summary: "a change of a share given in percent where points are meant, or the reverse",
    page: include_str!("text_percent_point.md"),
    check: Some(check),
};

fn check(review: &Review<'_>) -> Vec<Finding> {
    sentences(review, &[Kind::Percentage], 3).filter_map(|sentence| finding(&sentence, review)).collect()
}

/// The finding on a sentence with two shares, `from A to B`, and one change.
fn finding(sentence: &Sentence<'_>, review: &Review<'_>) -> Option<Finding> {
    let levels = sentence.change().filter(|levels| is_percent(&levels.to.amount))?;
    let [change] = only(sentence.claims(&[Kind::Percentage]).filter(|figure| !levels.has(figure)))?;
    if !sentence.is_of_change(change) || !sentence.tells(change, &levels) {
        return None;
    }
    let (a, b) = (Window::allowed(&levels.from.amount), Window::allowed(&levels.to.amount));
    let points = difference(&b, &a)?;
    let points = if points.hi? < Decimal::ZERO { difference(&a, &b)? } else { points };
    let percent = percent_change(&a, &b)?;
    let printed = amount(change)?;
    let allowed = Window::allowed(&Amount { value: printed.value.abs(), ..printed.clone() });
    let (fits, other) = if is_share(change) { (&percent, &points) } else { (&points, &percent) };
    let (a, b) = (levels.from.amount.value, levels.to.amount.value);
    let relative = ((b - a).checked_div(a)?.checked_mul(Decimal::ONE_HUNDRED)?).abs();
    // the very difference, called percent, of shares that rounding would excuse
    let mistaken = is_share(change) && printed.value.abs() == (b - a).abs() && !allowed.holds(relative);
    if !mistaken && (allowed.meets(fits) || !allowed.meets(other)) {
        return None;
    }
    let message = format!(
        "{}: from {} to {} is {} percentage points, or {} % ({} / {} − 1)",
        surface(change, review),
        levels.from.surface(review),
        levels.to.surface(review),
        shown((b - a).abs()),
        shown(relative),
        shown(b),
        shown(a),
    );
    let mut finding = about(change, review, RULE.name, Severity::Error, message)?;
    finding.related.extend(levels.related(review));
    Some(finding)
}

/// A percentage, not one in points.
fn is_share(figure: &Reviewed) -> bool {
    figure.claim.mention.quantity.amount.as_ref().is_some_and(is_percent)
}

fn is_percent(amount: &Amount) -> bool {
    amount.unit.as_ref().is_some_and(|unit| unit.dimension == Unit::SHARE)
}
