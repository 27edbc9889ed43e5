//! The period of a claim: the date that governs it in its sentence, or that its paragraph has named before.

use super::Claim;
use crate::document::sentence::Sentence;
use crate::extract::Kind;
use crate::quantity::When;

/// Gives the claims from `from` on, all of one sentence, their period.
///
/// The nearest date before a figure governs it, else the nearest after it; without one the period of the
/// sentence before, in the same block, still holds.
pub(super) fn assign(claims: &mut [Claim], from: usize, sentences: &[Sentence]) {
    let dates: Vec<(usize, When)> =
        (from..claims.len()).filter_map(|at| Some((at, governing(&claims[at])?))).collect();
    let carried = from.checked_sub(1).and_then(|last| {
        let same_block = |one: usize, other: usize| {
            sentences.get(one).zip(sentences.get(other)).is_some_and(|(one, other)| one.block == other.block)
        };
        let (before, here) = (&claims[last], claims.get(from)?);
        if same_block(before.mention.sentence, here.mention.sentence) {
            before.period.or(governing(before))
        } else {
            None
        }
    });
    for (at, claim) in claims.iter_mut().enumerate().skip(from) {
        let behind = dates.partition_point(|&(date, _)| date <= at);
        let nearest = behind.checked_sub(1).or(Some(0)).and_then(|nearest| dates.get(nearest));
        claim.period = nearest.map(|&(_, when)| when).or(carried);
    }
}

/// The date of a claim that says when something was: no clock time, no `today`.
fn governing(claim: &Claim) -> Option<When> {
    let dated = matches!(claim.kind, Kind::Date | Kind::Duration) && claim.is_claim();
    if dated { claim.mention.quantity.when } else { None }
}
