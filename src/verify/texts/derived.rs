//! What follows from the dates of the evidence: the age at death, the length of a period, the ends of a life.

use rust_decimal::Decimal;

use super::described::Described;
use super::fits::{Fits, Sort, ends};
use crate::extract::Kind;
use crate::lang::comparing::comparing;
use crate::link::period::Days;
use crate::quantity::agree::Window;
use crate::quantity::{PartialDate, When};

/// Name of the unit of periods that can be counted from two years.
const YEAR: &str = "year";

/// How our figure stands to what follows from theirs, a date; none if nothing does.
pub(super) fn derived(ours: &Described<'_>, theirs: &Described<'_>, sort: Sort) -> Option<Fits> {
    let when = theirs.claim.mention.quantity.exact_when()?;
    match sort {
        Sort::Date => life(ours, theirs, &when),
        Sort::Age => age(ours, theirs, &when),
        Sort::Other(Kind::Duration) => length(ours, &when),
        _ => None,
    }
}

/// `Ada Merrow (2 May 1902 – 1977)` tells when she was born and when she died.
fn life(ours: &Described<'_>, theirs: &Described<'_>, when: &When) -> Option<Fits> {
    let bracket = theirs.bracketed.as_ref().filter(|bracket| !bracket.guessed)?;
    if !names_our_subject(ours, theirs) || ours.negated {
        return None;
    }
    let tables = comparing();
    let told = match (ends(when), when) {
        (Some((birth, _)), _) if ours.events.contains(&tables.birth) => birth,
        (Some((_, death)), _) if ours.events.contains(&tables.death) => death,
        (None, When::At(date)) if bracket.ends && ours.events.contains(&tables.death) => {
            Days::of_date(*date)?
        }
        _ => return None,
    };
    let said = Days::of(&ours.claim.mention.quantity.exact_when()?)?;
    if ours.bound.is_some() {
        return None;
    }
    Some(if said.overlaps(told) { Fits::Meets } else { Fits::Apart })
}

/// The age of whom a bracket tells birth and death.
fn age(ours: &Described<'_>, theirs: &Described<'_>, when: &When) -> Option<Fits> {
    let When::Interval(Some(birth), Some(death)) = when else { return None };
    let bracket = theirs.bracketed.as_ref().filter(|bracket| !bracket.guessed)?;
    let died = ours.events.contains(&comparing().death) && !bracket.named.is_empty();
    if !died || ours.negated || !names_our_subject(ours, theirs) {
        return None;
    }
    let (lowest, highest) = full_years(*birth, *death)?;
    let amount = ours.claim.mention.quantity.amount.as_ref()?;
    let told = Window { lo: Some(lowest.into()), hi: Some(highest.into()), lo_open: false, hi_open: false };
    let said = Window::recorded(amount);
    Some(if said.meets(&told) { Fits::Meets } else { Fits::Apart })
}

/// A number of years may be counted from the first and last year of a period; another number proves nothing.
fn length(ours: &Described<'_>, when: &When) -> Option<Fits> {
    let When::Interval(Some(first), Some(last)) = when else { return None };
    let amount = ours.claim.mention.quantity.amount.as_ref()?;
    let years = amount.unit.as_ref().is_some_and(|unit| unit.name == YEAR);
    let both = Decimal::from(last.year.saturating_sub(first.year));
    let told = Window { lo: Some(both), hi: Some(both + Decimal::ONE), lo_open: false, hi_open: false };
    (years && Window::allowed(amount).meets(&told)).then_some(Fits::Meets)
}

/// Whether the words before the bracket name whom our sentence speaks of.
fn names_our_subject(ours: &Described<'_>, theirs: &Described<'_>) -> bool {
    let Some(bracket) = &theirs.bracketed else { return false };
    ours.kin.is_empty() && ours.subject.as_ref().is_none_or(|subject| !subject.is_disjoint(&bracket.named))
}

/// Between how many full years lie between the two: one number if both are days.
fn full_years(birth: PartialDate, death: PartialDate) -> Option<(i32, i32)> {
    let years = |from: PartialDate, to: (i32, u8, u8)| {
        let anniversary = (from.month.unwrap_or(1), from.day.unwrap_or(1));
        to.0 - from.year - i32::from((to.1, to.2) < anniversary)
    };
    let (month, day) = (death.month, death.day);
    let latest = (death.year, month.unwrap_or(12), day.unwrap_or(31));
    let earliest = (death.year, month.unwrap_or(1), day.unwrap_or(1));
    let last_birth =
        PartialDate { month: Some(birth.month.unwrap_or(12)), day: Some(birth.day.unwrap_or(31)), ..birth };
    let (lowest, highest) = (years(last_birth, earliest), years(birth, latest));
    (birth.year < death.year).then_some((lowest, highest))
}
