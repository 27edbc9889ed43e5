//! `text-percent-point`: percent and percentage points mixed up.

use rust_decimal::Decimal;

use super::Rule;
use super::arithmetic::{difference, percent_change, shown};
use super::sentence::{Sentence, amount, only, sentences};
use super::support::{about, related, surface};
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
    let (from, to) = sentence.change().filter(|(_, to)| is_share(to))?;
    let others = sentence.claims(&[Kind::Percentage]).filter(|figure| {
        figure.claim.mention.span != from.claim.mention.span
            && figure.claim.mention.span != to.claim.mention.span
    });
    let [change] = only(others)?;
    let near = sentence.has_before(change, 4, &review.language.numbers.change)
        || sentence.has_after(change, 3, &review.language.numbers.change);
    let partial = sentence.has_before(change, 4, &review.language.numbers.partial_change)
        || sentence.has_after(change, 3, &review.language.numbers.partial_change);
    if !near || partial {
        return None;
    }
    let (a, b) = (Window::allowed(amount(from)?), Window::allowed(amount(to)?));
    let points = difference(&b, &a)?;
    let points = if points.hi? < Decimal::ZERO { difference(&a, &b)? } else { points };
    let percent = percent_change(&a, &b)?;
    let printed = amount(change)?;
    let allowed = Window::allowed(&Amount { value: printed.value.abs(), ..printed.clone() });
    let (fits, other) = if is_share(change) { (&percent, &points) } else { (&points, &percent) };
    let (a, b) = (amount(from)?.value, amount(to)?.value);
    let relative = ((b - a).checked_div(a)?.checked_mul(Decimal::ONE_HUNDRED)?).abs();
    // the very difference, called percent, of shares that rounding would excuse
    let mistaken = is_share(change) && printed.value.abs() == (b - a).abs() && !allowed.holds(relative);
    if !mistaken && (allowed.meets(fits) || !allowed.meets(other)) {
        return None;
    }
    let message = format!(
        "{}: from {} to {} is {} percentage points, or {} % ({} / {} − 1)",
        surface(change, review),
        surface(from, review),
        surface(to, review),
        shown((b - a).abs()),
        shown(relative),
        shown(b),
        shown(a),
    );
    let mut finding = about(change, review, RULE.name, Severity::Error, message)?;
    finding.related.extend([related(from, review)?, related(to, review)?]);
    Some(finding)
}

/// A percentage, not one in points.
fn is_share(figure: &Reviewed) -> bool {
    let amount = figure.claim.mention.quantity.amount.as_ref();
    amount.and_then(|amount| amount.unit.as_ref()).is_some_and(|unit| unit.dimension == Unit::SHARE)
}
