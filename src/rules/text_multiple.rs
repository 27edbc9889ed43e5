//! `text-multiple`: a multiple that the two figures beside it do not give.

use super::Rule;
use super::arithmetic::{quotient, shown};
use super::sentence::{Sentence, amount, only, sentences};
use super::support::{about, surface};
use crate::extract::Kind;
use crate::finding::{Finding, Severity};
use crate::quantity::agree::Window;
use crate::quantity::{Amount, Qualifier};
use crate::review::Review;
use rust_decimal::Decimal;

pub(super) const RULE: Rule = Rule {
    name: "text-multiple",
    severity: Severity::Error,
    summary: "doubled, tripled or N-fold where the two figures beside it say otherwise",
    page: include_str!("text_multiple.md"),
    check: Some(check),
};

/// How far from its word a multiple may lie, as a part of it: nobody says `1.9 times` where `doubled` will do.
const SLACK: Decimal = Decimal::from_parts(15, 0, 0, false, 2);

fn check(review: &Review<'_>) -> Vec<Finding> {
    sentences(review, &[Kind::Multiple], 1).filter_map(|sentence| finding(&sentence, review)).collect()
}

fn finding(sentence: &Sentence<'_>, review: &Review<'_>) -> Option<Finding> {
    let [multiple] = only(sentence.claims(&[Kind::Multiple]))?;
    let change = sentence.change().filter(|change| sentence.tells(multiple, change))?;
    let (a, b) = (&change.from.amount, &change.to.amount);
    let (first, last) = (Window::allowed(a), Window::allowed(b));
    let printed = amount(multiple)?;
    // `it halved from 10 to 5`, but also `a tenfold fall from 10 to 1`
    let falls = printed.value > Decimal::ONE && b.value < a.value;
    let ratio = if falls { quotient(&first, &last)? } else { quotient(&last, &first)? };
    let allowed = allowed(printed)?;
    if allowed.meets(&ratio) {
        return None;
    }
    let (over, under) = if falls { (a, b) } else { (b, a) };
    let message = format!(
        "{}: from {} to {} is {} times ({} / {}), the text allows {allowed} times",
        surface(multiple, review),
        change.from.surface(review),
        change.to.surface(review),
        shown(over.value.checked_div(under.value)?),
        shown(over.value),
        shown(under.value),
    );
    let mut finding = about(multiple, review, RULE.name, Severity::Error, message)?;
    finding.related.extend(change.related(review));
    Some(finding)
}

/// What a multiple of that value and qualifier can mean.
fn allowed(printed: &Amount) -> Option<Window> {
    let slack = printed.value.checked_mul(SLACK)?;
    let (below, above) = (printed.value - slack, printed.value + slack);
    // nearly halved is not yet halved
    let qualifier =
        if printed.value < Decimal::ONE { printed.qualifier.mirrored() } else { printed.qualifier };
    let (lo, hi) = match qualifier {
        Qualifier::Nearly | Qualifier::JustUnder => (Some(below), Some(printed.value)),
        Qualifier::JustOver => (Some(printed.value), Some(above)),
        Qualifier::MoreThan | Qualifier::AtLeast => (Some(printed.value), None),
        Qualifier::LessThan | Qualifier::AtMost => (None, Some(printed.value)),
        Qualifier::Exact | Qualifier::About => (Some(below), Some(above)),
    };
    let (lo_open, hi_open) =
        (qualifier == Qualifier::JustOver, matches!(qualifier, Qualifier::Nearly | Qualifier::JustUnder));
    Some(Window { lo, hi, lo_open, hi_open })
}
