//! The known ways for a number to go wrong between a source and a text.

use std::fmt;

use rust_decimal::Decimal;

use super::agree::{Fit, Window, fit};
use super::decimal::{grouped, last_unit};
use super::{Amount, Qualifier};

/// A known way for a number to go wrong.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Slip {
    /// Too large or too small by this power of ten: ten is a shifted digit, the others a wrong scale word.
    Scale(u64),
    /// Two digits are swapped.
    Transposed,
    /// A digit was lost.
    Dropped,
    /// A digit was added.
    Added,
    /// The right number on the wrong side: `nearly 223` for 227.9.
    Direction,
    /// Rounded to the nearest, but further than the printed form may stand for: 10 for 6.2.
    Coarse,
    /// Rounded, but not to the nearest: 20 for 14.4.
    Misrounded,
}

impl fmt::Display for Slip {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Slip::Scale(10) => f.write_str("a digit is shifted (a factor of 10)"),
            Slip::Scale(factor) => write!(f, "the scale is off by a factor of {}", grouped((*factor).into())),
            Slip::Transposed => f.write_str("two digits are swapped"),
            Slip::Dropped => f.write_str("a digit is missing"),
            Slip::Added => f.write_str("there is a digit too many"),
            Slip::Direction => f.write_str("it lies on the other side"),
            Slip::Coarse => f.write_str("it is rounded too coarsely"),
            Slip::Misrounded => f.write_str("it is rounded the wrong way"),
        }
    }
}

/// Names the slip that turns the recorded amount into the printed one, if there is one.
pub fn slip(printed: &Amount, recorded: &Amount) -> Option<Slip> {
    if fit(printed, recorded) == Fit::Meets {
        return None;
    }
    let two_sided = Amount { qualifier: plain_or_about(printed.qualifier), ..printed.clone() };
    if printed.qualifier != two_sided.qualifier
        && Window::allowed(&Amount { qualifier: Qualifier::About, ..printed.clone() })
            .meets(&Window::recorded(recorded))
    {
        return Some(Slip::Direction);
    }
    let scale = [10, 100, 1_000, 1_000_000].into_iter().find(|&factor| {
        let factor = Decimal::from(factor);
        scaled(recorded, |value| value.checked_mul(factor))
            .is_some_and(|up| fit(&two_sided, &up) == Fit::Meets)
            || scaled(recorded, |value| value.checked_div(factor))
                .is_some_and(|down| fit(&two_sided, &down) == Fit::Meets)
    });
    if let Some(factor) = scale {
        return Some(Slip::Scale(factor));
    }
    if printed.hi.is_some() || recorded.hi.is_some() {
        return None;
    }
    if let Some(rounding) = rounding(printed, recorded) {
        return Some(rounding);
    }
    let (ours, theirs) = (digits(printed.value), digits(recorded.value));
    if swapped(&ours, &theirs) {
        Some(Slip::Transposed)
    } else if one_left_out(&theirs, &ours) {
        Some(Slip::Dropped)
    } else if one_left_out(&ours, &theirs) {
        Some(Slip::Added)
    } else {
        None
    }
}

/// Whether the printed number is the recorded one, rounded to the printed one's last non-zero digit.
fn rounding(printed: &Amount, recorded: &Amount) -> Option<Slip> {
    let exact = recorded.qualifier == Qualifier::Exact && !printed.value.is_zero();
    let unit = last_unit(printed.value);
    let off = printed.value.checked_sub(recorded.value)?.abs();
    match exact && plain_or_about(printed.qualifier) == printed.qualifier {
        true if off.checked_mul(Decimal::TWO)? <= unit => Some(Slip::Coarse),
        true if off < unit => Some(Slip::Misrounded),
        _ => None,
    }
}

fn plain_or_about(qualifier: Qualifier) -> Qualifier {
    match qualifier {
        Qualifier::About => Qualifier::About,
        _ => Qualifier::Exact,
    }
}

fn scaled(amount: &Amount, by: impl Fn(Decimal) -> Option<Decimal>) -> Option<Amount> {
    let hi = match amount.hi {
        Some(hi) => Some(by(hi)?),
        None => None,
    };
    Some(Amount { value: by(amount.value)?, hi, ..amount.clone() })
}

fn digits(value: Decimal) -> Vec<u8> {
    value.normalize().abs().to_string().into_bytes()
}

fn swapped(a: &[u8], b: &[u8]) -> bool {
    if a.len() != b.len() {
        return false;
    }
    let differing: Vec<usize> = (0..a.len()).filter(|&index| a[index] != b[index]).collect();
    matches!(differing[..], [first, second] if a[first] == b[second] && a[second] == b[first])
}

/// Whether `short` is `long` without one of its digits; single digits prove nothing.
fn one_left_out(long: &[u8], short: &[u8]) -> bool {
    if long.len() != short.len() + 1 || short.len() < 2 {
        return false;
    }
    let same = long.iter().zip(short).take_while(|(a, b)| a == b).count();
    long[same + 1..] == short[same..] && long[same].is_ascii_digit()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::quantity::testing::amount;

    #[test]
    fn slips_have_names() {
        for (printed, recorded, expected) in [
            ("1240", "1204", Some(Slip::Transposed)),
            ("13800000", "1380690", Some(Slip::Scale(10))),
            ("250000000", "250000", Some(Slip::Scale(1_000))),
            ("250000", "250000000000", Some(Slip::Scale(1_000_000))),
            ("637", "6373", Some(Slip::Scale(10))),
            ("6733", "6373", Some(Slip::Transposed)),
            ("673", "6973", Some(Slip::Dropped)),
            ("69733", "6973", Some(Slip::Added)),
            ("<~223", "227.9", Some(Slip::Direction)),
            (">50", "48", Some(Slip::Direction)),
            ("<50", "51", Some(Slip::Direction)),
            ("1240", "5000", None),
            ("45000", "45348", None),
            ("10", "6.2", Some(Slip::Coarse)),
            ("20", "14.4", Some(Slip::Misrounded)),
            ("~20", "14.4", Some(Slip::Misrounded)),
            ("3.4", "3.47", Some(Slip::Misrounded)),
            ("5", "7", None),
        ] {
            assert_eq!(slip(&amount(printed), &amount(recorded)), expected, "{printed} for {recorded}");
        }
    }
}
