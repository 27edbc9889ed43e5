//! Arithmetic on windows: what a result can be when its terms are rounded.

use rust_decimal::Decimal;

use crate::quantity::agree::Window;
use crate::quantity::decimal::last_unit;
use crate::quantity::{Amount, Qualifier};

/// What lies between two ends, both included.
pub(super) fn closed(lo: Decimal, hi: Decimal) -> Window {
    Window { lo: Some(lo), hi: Some(hi), lo_open: false, hi_open: false }
}

/// What a printed count can be: people and things counted to the last one, and few of them, are not rounded.
pub(super) fn counted(amount: &Amount) -> Window {
    let few = amount.value < Decimal::ONE_HUNDRED && amount.value.is_integer();
    let exact = amount.unit.is_none() && amount.qualifier == Qualifier::Exact;
    if exact && (few || last_unit(amount.value) == Decimal::ONE) {
        closed(amount.value, amount.value)
    } else {
        Window::allowed(amount)
    }
}

/// `a / b` of positive windows with both ends.
pub(super) fn quotient(a: &Window, b: &Window) -> Option<Window> {
    let (lo, hi) = (a.lo?.checked_div(b.hi?)?, a.hi?.checked_div(b.lo?)?);
    (b.lo? > Decimal::ZERO && lo >= Decimal::ZERO).then(|| closed(lo, hi))
}

/// `a − b`.
pub(super) fn difference(a: &Window, b: &Window) -> Option<Window> {
    Some(closed(a.lo?.checked_sub(b.hi?)?, a.hi?.checked_sub(b.lo?)?))
}

/// `window × factor`, for a factor that is not negative.
pub(super) fn times(window: &Window, factor: Decimal) -> Option<Window> {
    let scaled = |end: Option<Decimal>| match end {
        Some(end) => end.checked_mul(factor).map(Some),
        None => Some(None),
    };
    Some(Window { lo: scaled(window.lo)?, hi: scaled(window.hi)?, ..*window })
}

/// The change from `a` to `b` in percent, without its sign.
pub(super) fn percent_change(a: &Window, b: &Window) -> Option<Window> {
    let ratio = quotient(b, a)?;
    let percent = |ratio: Decimal| ratio.checked_sub(Decimal::ONE)?.checked_mul(Decimal::ONE_HUNDRED);
    Some(match (percent(ratio.lo?)?, percent(ratio.hi?)?) {
        (lo, hi) if lo >= Decimal::ZERO => closed(lo, hi),
        (lo, hi) if hi <= Decimal::ZERO => closed(-hi, -lo),
        (lo, hi) => closed(Decimal::ZERO, hi.max(-lo)),
    })
}

/// A value as messages print it: three digits behind the point at most.
pub(super) fn shown(value: Decimal) -> String {
    crate::quantity::decimal::grouped(value.round_dp(if value.abs() < Decimal::TEN { 3 } else { 1 }))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rounded_terms_widen_the_result() {
        let (a, b) = (closed(9.into(), 11.into()), closed(20.into(), 22.into()));
        let ratio = quotient(&b, &a).unwrap();
        assert!(ratio.holds(2.into()) && !ratio.holds(3.into()));
        assert_eq!(difference(&b, &a), Some(closed(9.into(), 13.into())));
        let change = percent_change(&a, &b).unwrap();
        assert!(change.holds(100.into()) && !change.holds(200.into()));
        assert!(percent_change(&b, &a).unwrap().holds(52.into()));
        assert_eq!(quotient(&a, &closed(0.into(), 1.into())), None);
    }
}
