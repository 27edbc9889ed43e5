//! Whether two figures of one sort can both be true of one thing.

use crate::extract::Kind;
use crate::link::is_date;
use crate::link::period::Days;
use crate::quantity::agree::Window;
use crate::quantity::{Amount, Qualifier, Unit, When};
use rust_decimal::Decimal;

use super::described::{Bound, Described};

/// Counts below this are printed as they are, zeros and all.
const EXACT_BELOW: Decimal = Decimal::ONE_HUNDRED;
/// Days that a date may cover to say more than the period that something fell into.
const FINE: i32 = 366;

/// How two figures stand to each other.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Fits {
    /// They can be the same.
    Meets,
    /// They share days, but the other one only names a long period.
    Around,
    /// They cannot.
    Apart,
}

/// Sorts of figures that may speak of one thing.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(super) enum Sort {
    Date,
    Age,
    Count,
    Order,
    Share,
    Other(Kind),
}

/// The sort of a figure; none for those that are not compared.
pub(super) fn sort(figure: &Described<'_>) -> Option<Sort> {
    let claim = figure.claim;
    Some(match claim.kind {
        Kind::Time => return None,
        _ if is_date(claim) => Sort::Date,
        Kind::Age => Sort::Age,
        _ if figure.is_age => Sort::Age,
        Kind::Casualties | Kind::Number | Kind::Count => Sort::Count,
        Kind::Ordinal | Kind::Rank => Sort::Order,
        Kind::Fraction | Kind::Percentage => Sort::Share,
        other => Sort::Other(other),
    })
}

/// How the two figures, of one sort, stand to each other; none if that cannot be told.
pub(super) fn fits(ours: &Described<'_>, theirs: &Described<'_>, sort: Sort) -> Option<Fits> {
    if sort == Sort::Date {
        return dates(ours, theirs);
    }
    let (printed, other) =
        (ours.claim.mention.quantity.amount.as_ref()?, theirs.claim.mention.quantity.amount.as_ref()?);
    let other = if sort == Sort::Age { other.clone() } else { in_unit(other, printed.unit.as_deref())? };
    let allowed = allowed(printed, sort);
    let said = if is_bound(&other) { Window::recorded(&other) } else { self::allowed(&other, sort) };
    if overlap(&allowed, &said) {
        return Some(Fits::Meets);
    }
    // a bound that is far off says nothing: `more than 20` beside 45
    let further_out = other.qualifier.is_lower_bound() && said.hi < allowed.lo
        || other.qualifier.is_upper_bound() && allowed.hi < said.lo;
    (!further_out).then_some(Fits::Apart)
}

/// What a text allows by printing `amount`: ranks, ages and small counts are meant as they stand.
pub(super) fn allowed(amount: &Amount, sort: Sort) -> Window {
    let small = sort == Sort::Count && amount.value < EXACT_BELOW;
    let exact = amount.qualifier == Qualifier::Exact && (small || matches!(sort, Sort::Order | Sort::Age));
    if exact { Window::recorded(amount) } else { Window::allowed(amount) }
}

fn is_bound(amount: &Amount) -> bool {
    amount.qualifier.is_lower_bound() || amount.qualifier.is_upper_bound()
}

/// Whether the two share more than an end: the windows of 1,204 and 1,205 only touch.
fn overlap(one: &Window, other: &Window) -> bool {
    let inner = |window: &Window| window.lo.zip(window.hi).filter(|(lo, hi)| lo < hi);
    match (inner(one), inner(other)) {
        (Some((lo, hi)), Some((from, to))) => lo.max(from) < hi.min(to),
        _ => one.meets(other),
    }
}

fn dates(ours: &Described<'_>, theirs: &Described<'_>) -> Option<Fits> {
    let (our_date, their_date) = (&ours.claim.mention.quantity, &theirs.claim.mention.quantity);
    let (here, there) = (our_date.when?, their_date.when?);
    // how near `about 1870` has to be is not said
    let apart = (!our_date.approximate && !their_date.approximate).then_some(Fits::Apart);
    if let (Some(here), Some(there)) = (ends(&here), ends(&there)) {
        let same = here.0.overlaps(there.0) && here.1.overlaps(there.1);
        return if same { Some(Fits::Meets) } else { apart };
    }
    let (our_days, their_days) = (bounded(&here, ours.bound)?, bounded(&there, theirs.bound)?);
    if our_days.overlaps(their_days) {
        let finer = length(our_days) < length(their_days) && length(their_days) > FINE;
        return Some(if finer { Fits::Around } else { Fits::Meets });
    }
    let period = ends(&here).is_some() || ends(&there).is_some();
    apart.filter(|_| !period)
}

fn length(days: Days) -> i32 {
    days.last.saturating_sub(days.first)
}

/// First and last date of a printed period.
pub(super) fn ends(when: &When) -> Option<(Days, Days)> {
    match when {
        When::Interval(Some(first), Some(last)) => Some((Days::of_date(*first)?, Days::of_date(*last)?)),
        _ => None,
    }
}

fn bounded(when: &When, bound: Option<Bound>) -> Option<Days> {
    let days = Days::of(when)?;
    Some(match bound {
        None => days,
        Some(Bound::Until) => Days { first: i32::MIN, ..days },
        Some(Bound::Since) => Days { last: i32::MAX, ..days },
    })
}

fn in_unit(amount: &Amount, unit: Option<&Unit>) -> Option<Amount> {
    match (amount.unit.as_deref(), unit) {
        (None, None) => Some(amount.clone()),
        (Some(from), Some(to)) => {
            let hi = match amount.hi {
                Some(hi) => Some(from.convert(hi, to)?),
                None => None,
            };
            let value = from.convert(amount.value, to)?;
            let step = from.convert(amount.value.checked_add(amount.step)?, to)?.checked_sub(value)?;
            Some(Amount { value, hi, step, ..amount.clone() })
        }
        _ => None,
    }
}
