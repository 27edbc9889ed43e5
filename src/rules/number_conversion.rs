//! `number-conversion`: a conversion in brackets that is wrong.

use super::Rule;
use super::arithmetic::{closed, shown};
use super::sentence::{Sentence, sentences};
use super::support::{about, related, surface};
use crate::extract::Kind;
use crate::finding::{Finding, Severity};
use crate::quantity::decimal::last_unit;
use crate::quantity::{Amount, Unit};
use crate::review::{Review, Reviewed};
use rust_decimal::Decimal;

pub(super) const RULE: Rule = Rule {
    name: "number-conversion",
    severity: Severity::Error,
    summary: "a bracketed conversion into another unit that is wrong",
    page: include_str!("number_conversion.md"),
    check: Some(check),
};

/// How far off a conversion may be beside rounding, as a part of it.
const SLACK: Decimal = Decimal::from_parts(5, 0, 0, false, 2);

fn check(review: &Review<'_>) -> Vec<Finding> {
    let mut found = Vec::new();
    for sentence in sentences(review, &[Kind::Measurement, Kind::Rate], 2) {
        for pair in sentence.figures.windows(2) {
            found.extend(finding(&pair[0], &pair[1], &sentence, review));
        }
    }
    found
}

/// The finding on `500 miles (8,000 km)`.
fn finding(
    first: &Reviewed,
    second: &Reviewed,
    sentence: &Sentence<'_>,
    review: &Review<'_>,
) -> Option<Finding> {
    if !is_conversion(first, second, sentence) {
        return None;
    }
    let quantity = |figure: &'_ Reviewed| figure.claim.mention.quantity.amount.clone();
    let (a, b) = (quantity(first)?, quantity(second)?);
    let (from, to) = (a.unit.clone()?, b.unit.clone()?);
    let converts = from.dimension == to.dimension && from.name != to.name && a.hi.is_some() == b.hi.is_some();
    if !converts {
        return None;
    }
    let ends = |amount: &Amount| [Some(amount.value), amount.hi].into_iter().flatten().collect::<Vec<_>>();
    let wrong = ends(&a).into_iter().zip(ends(&b)).find(|&(own, other)| !agrees(own, &from, other, &to))?;
    let message = format!(
        "{}: {} {} is {} {}",
        surface(second, review),
        shown(wrong.0),
        from.name,
        shown(from.convert(wrong.0, &to)?),
        to.name,
    );
    let mut finding = about(second, review, RULE.name, Severity::Error, message)?;
    finding.related.extend(related(first, review));
    Some(finding)
}

/// Whether the second figure stands in a bracket right behind the first.
fn is_conversion(first: &Reviewed, second: &Reviewed, sentence: &Sentence<'_>) -> bool {
    let measured = [Kind::Measurement, Kind::Rate];
    let kinds = measured.contains(&first.claim.kind) && measured.contains(&second.claim.kind);
    let end = second.claim.mention.tokens.end;
    // `a 30-foot-tall (9-metre-tall) mast`
    let between = sentence.words(sentence.between(first, second));
    let opens = between == "(" || between.starts_with("- ") && between.ends_with(" (") && between.len() < 12;
    // `(300 km in Veld)` is another road
    let function = &sentence.language.grammar.function_words;
    let close = (end..end + 4).find(|&at| sentence.tokens().str(at) == ")");
    let closes = close.is_some_and(|close| !sentence.has(end..close, function));
    kinds && opens && closes
}

/// Whether either of the two can be the other, rounded to its own last digit that is no zero.
fn agrees(a: Decimal, from: &Unit, b: Decimal, to: &Unit) -> bool {
    let printed = |value: Decimal| {
        let half = (last_unit(value) / Decimal::TWO).max(value.abs() * SLACK);
        (value - half, value + half)
    };
    let ((low, high), (lo, hi)) = (printed(a), printed(b));
    let Some((low, high)) = from.convert(low, to).zip(from.convert(high, to)) else { return true };
    let given = closed(lo.min(hi), lo.max(hi));
    // of temperatures it may be the difference: a rise by 2 °C (3.6 °F)
    let zero = from.convert(Decimal::ZERO, to).unwrap_or_default();
    [Decimal::ZERO, zero].iter().any(|&zero| {
        let (low, high) = (low.saturating_sub(zero), high.saturating_sub(zero));
        closed(low.min(high), low.max(high)).meets(&given)
    })
}
