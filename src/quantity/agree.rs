//! The allowed interval of a printed number, and whether a recorded one meets it.

use std::fmt;

use rust_decimal::Decimal;

use super::decimal::{grouped, last_unit, leading_unit};
use super::{Amount, Qualifier};

const HUNDREDTH: Decimal = Decimal::from_parts(1, 0, 0, false, 2);
/// A plain number with trailing zeros may be rounded by this share of itself, in hundredths.
const ROUNDED_AT_MOST: Decimal = Decimal::from_parts(5, 0, 0, false, 0);
/// `about` leaves at least this share on either side, in hundredths.
const ABOUT_AT_LEAST: Decimal = Decimal::from_parts(25, 0, 0, false, 1);
/// `about` leaves at most this share on either side, in hundredths.
const ABOUT_AT_MOST: Decimal = Decimal::from_parts(10, 0, 0, false, 0);

/// An interval of numbers; a missing end is unbounded, an open one excludes its number.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Window {
    /// Lower end.
    pub lo: Option<Decimal>,
    /// Upper end.
    pub hi: Option<Decimal>,
    /// Whether the lower end itself lies outside.
    pub lo_open: bool,
    /// Whether the upper end itself lies outside.
    pub hi_open: bool,
}

/// How a recorded number stands to the allowed interval of a printed one.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Fit {
    /// They meet.
    Meets,
    /// The record is a bound, and the printed number lies too far out on its open side to be supported.
    Beyond,
    /// They contradict each other.
    Outside,
}

impl Window {
    fn closed(lo: Option<Decimal>, hi: Option<Decimal>) -> Self {
        Window { lo, hi, lo_open: false, hi_open: false }
    }

    /// What a text allows by printing `amount`.
    pub fn allowed(amount: &Amount) -> Self {
        let (lo, hi) = ends(amount);
        match amount.qualifier {
            Qualifier::Exact => Self::closed(
                Some(lo.saturating_sub(rounding(lo, amount.step))),
                Some(hi.saturating_add(rounding(hi, amount.step))),
            ),
            Qualifier::About => Self::closed(
                Some(lo.saturating_sub(vagueness(lo, amount.step))),
                Some(hi.saturating_add(vagueness(hi, amount.step))),
            ),
            Qualifier::Nearly | Qualifier::JustUnder => Window {
                hi_open: true,
                ..Self::closed(Some(lo.saturating_sub(vagueness(lo, amount.step))), Some(hi))
            },
            Qualifier::JustOver => Window {
                lo_open: true,
                ..Self::closed(Some(lo), Some(hi.saturating_add(vagueness(hi, amount.step))))
            },
            Qualifier::MoreThan | Qualifier::AtLeast => Self::closed(Some(lo), None),
            Qualifier::LessThan | Qualifier::AtMost => {
                Self::closed((!hi.is_sign_negative()).then_some(Decimal::ZERO), Some(hi))
            }
        }
    }

    /// What a text that prints `amount` can be taken to speak for: like [`Window::allowed`], but a lower
    /// bound reaches only one unit of its leading digit up.
    pub fn spoken_for(amount: &Amount) -> Self {
        let window = Self::allowed(amount);
        if !amount.qualifier.is_lower_bound() {
            return window;
        }
        let (_, hi) = ends(amount);
        Window { hi: Some(hi.saturating_add(leading_unit(hi))), ..window }
    }

    /// What a source supports by recording `amount`: a bound reaches one unit of its leading digit.
    pub fn recorded(amount: &Amount) -> Self {
        let (lo, hi) = ends(amount);
        match amount.qualifier {
            Qualifier::Exact => Self::closed(Some(lo), Some(hi)),
            Qualifier::MoreThan => {
                Window { lo_open: true, ..Self::closed(Some(lo), Some(hi.saturating_add(leading_unit(hi)))) }
            }
            Qualifier::AtLeast => Self::closed(Some(lo), Some(hi.saturating_add(leading_unit(hi)))),
            Qualifier::LessThan => {
                Window { hi_open: true, ..Self::closed(Some(lo.saturating_sub(leading_unit(lo))), Some(hi)) }
            }
            Qualifier::AtMost => Self::closed(Some(lo.saturating_sub(leading_unit(lo))), Some(hi)),
            Qualifier::About | Qualifier::Nearly | Qualifier::JustUnder | Qualifier::JustOver => {
                Self::allowed(amount)
            }
        }
    }

    /// Whether `value` lies inside.
    pub fn holds(&self, value: Decimal) -> bool {
        self.meets(&Self::closed(Some(value), Some(value)))
    }

    /// Whether the two share a number.
    pub fn meets(&self, other: &Window) -> bool {
        !self.is_below(other) && !other.is_below(self)
    }

    /// Whether the two share no number.
    pub fn disjoint(&self, other: &Window) -> bool {
        !self.meets(other)
    }

    fn is_below(&self, other: &Window) -> bool {
        match (self.hi, other.lo) {
            (Some(hi), Some(lo)) => hi < lo || (hi == lo && (self.hi_open || other.lo_open)),
            _ => false,
        }
    }
}

impl fmt::Display for Window {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match (self.lo.map(shown), self.hi.map(shown)) {
            (Some(lo), Some(hi)) if lo == hi => f.write_str(&lo),
            (Some(lo), Some(hi)) => {
                let above = if self.lo_open { "above " } else { "" };
                let below = if self.hi_open { "below " } else { "" };
                write!(f, "{above}{lo} to {below}{hi}")
            }
            (Some(lo), None) => write!(f, "{lo} or more"),
            (None, Some(hi)) => write!(f, "{hi} or less"),
            (None, None) => f.write_str("any number"),
        }
    }
}

/// An end of a window, without the endless digits of a third.
fn shown(end: Decimal) -> String {
    const MOST: u32 = 9;
    grouped(if end.scale() > MOST { end.round_sf(MOST / 2).unwrap_or(end) } else { end })
}

/// How the recorded amount stands to the printed one; both in the same unit.
pub fn fit(printed: &Amount, recorded: &Amount) -> Fit {
    let allowed = Window::allowed(printed);
    let supported = Window::recorded(recorded);
    if allowed.meets(&supported) {
        return Fit::Meets;
    }
    let further_out = (recorded.qualifier.is_lower_bound() && supported.is_below(&allowed))
        || (recorded.qualifier.is_upper_bound() && allowed.is_below(&supported));
    if further_out { Fit::Beyond } else { Fit::Outside }
}

fn ends(amount: &Amount) -> (Decimal, Decimal) {
    let hi = amount.hi.unwrap_or(amount.value);
    (amount.value.min(hi), amount.value.max(hi))
}

/// Half a unit of the last digit that counts.
fn rounding(value: Decimal, step: Decimal) -> Decimal {
    let half_step = step.abs() / Decimal::TWO;
    if !zeros_hold_places(step) {
        return half_step;
    }
    let most = share(value, ROUNDED_AT_MOST);
    (last_unit(value) / Decimal::TWO).min(most).max(half_step)
}

/// What `about` leaves on either side; never less than the plain number would.
fn vagueness(value: Decimal, step: Decimal) -> Decimal {
    let half = last_unit(value) / Decimal::TWO;
    half.max(share(value, ABOUT_AT_LEAST)).min(share(value, ABOUT_AT_MOST)).max(rounding(value, step))
}

/// Zeros after a decimal point were measured (`1.20 million`, `3.50`); those of `45,000` only hold places.
/// A step that is a power of a thousand tells the latter.
fn zeros_hold_places(step: Decimal) -> bool {
    let mut rest = step.abs().normalize();
    let thousand = Decimal::ONE_THOUSAND;
    while rest > Decimal::ONE {
        rest /= thousand;
    }
    rest == Decimal::ONE
}

fn share(value: Decimal, hundredths: Decimal) -> Decimal {
    value.abs().saturating_mul(HUNDREDTH).saturating_mul(hundredths)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::quantity::slip::slip;
    use crate::quantity::testing::amount;

    #[test]
    fn the_allowed_interval_follows_the_printed_form() {
        for (printed, window) in [
            ("1240", "1,235 to 1,245"),
            ("1241", "1,240.5 to 1,241.5"),
            ("45000", "44,500 to 45,500"),
            ("10", "9.5 to 10.5"),
            ("300", "285 to 315"),
            ("3.50", "3.495 to 3.505"),
            ("~1500", "1,450 to 1,550"),
            ("~35000", "34,125 to 35,875"),
            ("~30", "27 to 33"),
            ("~1000", "900 to 1,100"),
            ("<~223", "217.425 to below 223"),
            (">~223", "above 223 to 228.575"),
            (">25000", "25,000 or more"),
            (">=50", "50 or more"),
            ("<50", "0 to 50"),
            ("<=50", "0 to 50"),
            ("16500..18000", "16,450 to 18,500"),
            ("~3", "2.5 to 3.5"),
            ("-11.8", "-11.85 to -11.75"),
        ] {
            assert_eq!(Window::allowed(&amount(printed)).to_string(), window, "{printed}");
        }
        let million = |value: i64, step: i64| Amount { step: step.into(), ..Amount::plain(value.into()) };
        assert_eq!(Window::allowed(&million(1_200_000, 100_000)).to_string(), "1,150,000 to 1,250,000");
        assert_eq!(Window::allowed(&million(20_000_000, 1_000_000)).to_string(), "19,000,000 to 21,000,000");
    }

    #[test]
    fn a_sources_bound_reaches_one_unit_of_its_leading_digit() {
        for (recorded, window) in [
            ("6373", "6,373"),
            (">=3428", "3,428 to 4,428"),
            (">36500", "above 36,500 to 46,500"),
            ("<=551", "451 to 551"),
            ("<551", "451 to below 551"),
            ("~1500", "1,450 to 1,550"),
            ("330000..360000", "330,000 to 360,000"),
        ] {
            assert_eq!(Window::recorded(&amount(recorded)).to_string(), window, "{recorded}");
        }
        assert_eq!(Window::spoken_for(&amount(">25000")).to_string(), "25,000 to 35,000");
        assert_eq!(Window::spoken_for(&amount(">=250000")).to_string(), "250,000 to 350,000");
    }

    #[test]
    fn a_figure_meets_stays_outside_or_is_only_a_nearer_bound() {
        for (printed, recorded, expected) in [
            ("45000", "45348", Fit::Meets),
            ("10", "6.2", Fit::Outside),
            ("35000", ">=3428", Fit::Beyond),
            ("~35000", ">36500", Fit::Outside),
            ("~35000", "6373", Fit::Outside),
            (">500", "<=551", Fit::Meets),
            ("551", "<=551", Fit::Meets),
            ("100", "<=551", Fit::Beyond),
            ("~1500", "~1500", Fit::Meets),
            ("~1500", ">=304", Fit::Beyond),
            (">250000", "330000..360000", Fit::Meets),
            ("350000", ">350000", Fit::Meets),
            ("<~223", "227.9", Fit::Outside),
            ("<~100", "100", Fit::Outside),
            (">50", "48", Fit::Outside),
        ] {
            assert_eq!(fit(&amount(printed), &amount(recorded)), expected, "{printed} for {recorded}");
        }
    }

    #[test]
    fn extreme_numbers_do_not_overflow() {
        for value in [Decimal::MAX, Decimal::MIN, Decimal::ZERO, Decimal::new(1, 28)] {
            for qualifier in [Qualifier::Exact, Qualifier::About, Qualifier::AtLeast, Qualifier::AtMost] {
                for step in [Decimal::ONE, Decimal::ZERO, Decimal::MAX] {
                    let amount = Amount { qualifier, step, ..Amount::plain(value) };
                    assert_eq!(fit(&amount, &amount), Fit::Meets, "{amount:?}");
                    assert_eq!(slip(&amount, &amount), None);
                }
            }
        }
    }

    fn amounts() -> impl Strategy<Value = Amount> {
        let qualifiers = prop_oneof![
            Just(Qualifier::Exact),
            Just(Qualifier::About),
            Just(Qualifier::MoreThan),
            Just(Qualifier::AtLeast),
            Just(Qualifier::AtMost),
        ];
        (1_i64..10_000_000, 0_u32..4, qualifiers).prop_map(|(value, scale, qualifier)| Amount {
            qualifier,
            step: Decimal::new(1, scale),
            ..Amount::plain(Decimal::new(value, scale))
        })
    }

    proptest! {
        #[test]
        fn meeting_is_symmetric(a in amounts(), b in amounts()) {
            let (a, b) = (Window::allowed(&a), Window::recorded(&b));
            prop_assert_eq!(a.meets(&b), b.meets(&a));
            prop_assert_eq!(a.disjoint(&b), !a.meets(&b));
        }

        #[test]
        fn what_is_printed_is_always_allowed(a in amounts()) {
            prop_assert!(Window::allowed(&a).holds(a.value));
        }

        #[test]
        fn about_allows_whatever_the_plain_number_allows(a in amounts(), offset in -1_000_i64..1_000) {
            let value = a.value.saturating_add(offset.into());
            let plain = Window::allowed(&Amount { qualifier: Qualifier::Exact, ..a.clone() });
            let about = Window::allowed(&Amount { qualifier: Qualifier::About, ..a });
            prop_assert!(!plain.holds(value) || about.holds(value));
        }

        #[test]
        fn a_nearer_value_never_fits_worse(a in amounts(), near in 0_i64..1_000, further in 0_i64..1_000) {
            let window = Window::allowed(&Amount { qualifier: Qualifier::Exact, ..a.clone() });
            let near_value = a.value.saturating_add(near.into());
            let far_value = near_value.saturating_add(further.into());
            prop_assert!(window.holds(near_value) || !window.holds(far_value));
        }
    }
}
