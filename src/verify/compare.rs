//! One claim against one figure.

use rust_decimal::Decimal;

use crate::claim::Claim;
use crate::extract::Kind;
use crate::lang::linking::linking;
use crate::link::period::Days;
use crate::link::{Candidate, is_date};
use crate::quantity::agree::{Fit, Window, fit};
use crate::quantity::slip::{Slip, slip};
use crate::quantity::{Amount, Qualifier, Quantity, Unit};
use crate::registry::Recorded;

/// What comparing a claim with one figure gave.
#[derive(Clone, Debug)]
pub struct Comparison<'a> {
    /// The figure.
    pub candidate: &'a Candidate<'a>,
    /// How the two stand to each other.
    pub fit: Fit,
    /// Whether the figure lies in what the claim can be taken to speak for.
    pub is_close: bool,
    /// Whether the claim says more than the figure that it agrees with.
    pub is_overstated: bool,
    /// Whether the numbers agree and only the units, though of one dimension, do not.
    pub in_other_unit: bool,
    /// Both amounts in the claim's unit, as meant; none for dates.
    amounts: Option<(Amount, Amount)>,
    /// What the claim allows, in its own unit; none for dates.
    pub allowed: Option<Window>,
    /// What the figure supports, in the claim's unit; none for dates.
    pub supported: Option<Window>,
}

impl Comparison<'_> {
    /// How a wrong number went wrong.
    pub fn slip(&self) -> Option<Slip> {
        self.amounts.as_ref().and_then(|(printed, recorded)| slip(printed, recorded))
    }
}

/// Compares a claim with a figure of the same sort; `None` if one is a date and the other a number, or if
/// either has no value.
pub fn compare<'a>(claim: &Claim, candidate: &'a Candidate<'a>) -> Option<Comparison<'a>> {
    let readings = std::iter::once(&claim.mention.quantity).chain(&claim.mention.alternatives);
    let all = readings.filter_map(|reading| match &candidate.figure.recorded {
        Recorded::Date(_) => is_date(claim).then(|| compare_dates(reading, candidate))?,
        Recorded::Value { amount, .. } => {
            let printed = reading.amount.as_ref().filter(|_| !is_date(claim))?;
            compare_amounts(claim, printed, amount, candidate)
        }
    });
    all.min_by_key(|comparison| comparison.fit)
}

fn compare_dates<'a>(reading: &Quantity, candidate: &'a Candidate<'a>) -> Option<Comparison<'a>> {
    let Recorded::Date(recorded) = &candidate.figure.recorded else { return None };
    let meets = Days::of(reading.when.as_ref()?)?.overlaps(Days::of(recorded)?);
    // how near `about 1870` has to be is not said
    if reading.approximate && !meets {
        return None;
    }
    Some(Comparison {
        candidate,
        fit: if meets { Fit::Meets } else { Fit::Outside },
        is_close: meets,
        is_overstated: false,
        in_other_unit: false,
        amounts: None,
        allowed: None,
        supported: None,
    })
}

fn compare_amounts<'a>(
    claim: &Claim,
    printed: &Amount,
    recorded: &Amount,
    candidate: &'a Candidate<'a>,
) -> Option<Comparison<'a>> {
    let printed = as_meant(claim, printed, recorded, candidate);
    let converted = in_unit(recorded, candidate.unit.as_deref(), printed.unit.as_deref())?;
    let fit_here = fit(&printed, &converted);
    let spoken_for = Window::spoken_for(&printed);
    let supported = Window::recorded(&converted);
    Some(Comparison {
        candidate,
        fit: fit_here,
        is_close: spoken_for.meets(&supported),
        is_overstated: fit_here == Fit::Meets && is_overstated(claim, &printed, &converted, candidate),
        in_other_unit: fit_here != Fit::Meets
            && converted.value != recorded.value
            && fit(&printed, recorded) == Fit::Meets,
        allowed: Some(Window::allowed(&printed)),
        supported: Some(supported),
        amounts: Some((printed, converted)),
    })
}

/// Whether the numbers agree once units are left aside.
pub fn agrees_in_value(claim: &Claim, candidate: &Candidate<'_>) -> bool {
    let Recorded::Value { amount: recorded, .. } = &candidate.figure.recorded else { return false };
    let Some(printed) = &claim.mention.quantity.amount else { return false };
    let printed = as_meant(claim, printed, recorded, candidate);
    let raw = fit(&printed, recorded) == Fit::Meets;
    let converted = in_unit(recorded, candidate.unit.as_deref(), printed.unit.as_deref());
    raw || converted.is_some_and(|converted| fit(&printed, &converted) == Fit::Meets)
}

/// The printed amount with the sign that the words give it, and a fraction as the percentage it is.
fn as_meant(claim: &Claim, printed: &Amount, recorded: &Amount, candidate: &Candidate<'_>) -> Amount {
    let signed = recorded.value.is_sign_negative() || linking().is_signed(&candidate.figure.measure);
    let mut printed = meant(claim, printed);
    if claim.kind == Kind::Fraction && printed.unit.is_none() && candidate.unit.is_some() {
        let hundred = Decimal::ONE_HUNDRED;
        printed.value = printed.value.saturating_mul(hundred);
        printed.hi = printed.hi.map(|hi| hi.saturating_mul(hundred));
        printed.step = printed.step.saturating_mul(hundred);
    }
    if signed && claim.sign < 0 && printed.value.is_sign_positive() {
        printed.value = -printed.value;
        printed.hi = printed.hi.map(|hi| -hi);
        // a fall of more than ten is a change below minus ten
        printed.qualifier = printed.qualifier.mirrored();
    }
    printed
}

/// A spelled fraction has no last digit: it is taken to stand for a twentieth of itself.
pub(super) fn meant(claim: &Claim, printed: &Amount) -> Amount {
    let mut printed = printed.clone();
    if claim.kind == Kind::Fraction && printed.unit.is_none() {
        printed.step = printed.value / Decimal::from(20);
    }
    printed
}

fn in_unit(recorded: &Amount, from: Option<&Unit>, to: Option<&Unit>) -> Option<Amount> {
    let (Some(from), Some(to)) = (from, to) else { return Some(recorded.clone()) };
    let hi = match recorded.hi {
        Some(hi) => Some(from.convert(hi, to)?),
        None => None,
    };
    Some(Amount { value: from.convert(recorded.value, to)?, hi, ..recorded.clone() })
}

/// Whether the article states as plain fact what the source gives only as an upper bound, the upper part of
/// a range or an estimate. A weaker threshold (`over 500` for `as many as 551`) does not.
fn is_overstated(claim: &Claim, printed: &Amount, recorded: &Amount, candidate: &Candidate<'_>) -> bool {
    let plain = printed.qualifier == Qualifier::Exact && printed.hi.is_none();
    if claim.hedged || !(plain || printed.qualifier.is_lower_bound()) {
        return false;
    }
    let upper = |bound: Decimal| if plain { printed.value > bound } else { printed.value >= bound };
    let only_up_to = recorded.qualifier.is_upper_bound() && (plain || printed.value >= recorded.value);
    let top_of_range = recorded.hi.is_some_and(|hi| upper(recorded.value.saturating_add(hi) / Decimal::TWO));
    only_up_to || top_of_range || (plain && candidate.figure.hedged)
}
