//! What printed numbers need of decimals: the weight of their digits, and thousands separators.

use rust_decimal::Decimal;

/// Ten to the power `exponent`, within what a decimal holds.
fn power_of_ten(exponent: i32) -> Decimal {
    let exponent = exponent.clamp(-28, 28);
    if exponent < 0 {
        Decimal::from_i128_with_scale(1, exponent.unsigned_abs())
    } else {
        Decimal::from_i128_with_scale(10_i128.pow(exponent.unsigned_abs()), 0)
    }
}

/// One unit of the last non-zero digit: 1,000 for 45,000, 0.1 for 3.50; one for zero.
pub fn last_unit(value: Decimal) -> Decimal {
    let value = value.normalize();
    let mut rest = value.mantissa();
    if rest == 0 || value.scale() > 0 {
        return power_of_ten(-exponent_of(value.scale()));
    }
    let mut zeros = 0;
    while rest % 10 == 0 {
        rest /= 10;
        zeros += 1;
    }
    power_of_ten(zeros)
}

/// One unit of the first digit: 1,000 for 3,428, 100 for 551; one for zero.
pub fn leading_unit(value: Decimal) -> Decimal {
    let value = value.normalize();
    match value.mantissa().unsigned_abs().checked_ilog10() {
        Some(digits) => power_of_ten(exponent_of(digits) - exponent_of(value.scale())),
        None => Decimal::ONE,
    }
}

fn exponent_of(count: u32) -> i32 {
    i32::try_from(count).unwrap_or(28)
}

/// Appends the number as it is printed, without trailing zeros; whole ones, which most are, at a tenth of the cost.
pub fn push_plain(value: Decimal, out: &mut String) {
    match u64::try_from(value.mantissa()) {
        Ok(whole) if value.scale() == 0 => out.push_str(itoa::Buffer::new().format(whole)),
        _ => out.push_str(&value.normalize().to_string()),
    }
}

/// The number as people print it: `42,486`, `-1,234.5`.
pub fn grouped(value: Decimal) -> String {
    let plain = value.normalize().to_string();
    let (sign, digits) = plain.strip_prefix('-').map_or(("", plain.as_str()), |digits| ("-", digits));
    let (whole, fraction) = digits.split_once('.').unwrap_or((digits, ""));
    let mut text = String::from(sign);
    for (index, digit) in whole.chars().enumerate() {
        if index > 0 && (whole.len() - index) % 3 == 0 {
            text.push(',');
        }
        text.push(digit);
    }
    if !fraction.is_empty() {
        text.push('.');
        text.push_str(fraction);
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(text: &str) -> Decimal {
        text.parse().unwrap()
    }

    #[test]
    fn weighs_the_first_and_the_last_digit() {
        for (value, last, first) in [
            ("45000", "1000", "10000"),
            ("3.50", "0.1", "1"),
            ("3428", "1", "1000"),
            ("0.02", "0.01", "0.01"),
        ] {
            assert_eq!(last_unit(of(value)), of(last), "{value}");
            assert_eq!(leading_unit(of(value)), of(first), "{value}");
        }
        assert_eq!(last_unit(Decimal::ZERO), Decimal::ONE);
        assert_eq!(leading_unit(Decimal::ZERO), Decimal::ONE);
        assert_eq!(leading_unit(Decimal::MAX), power_of_ten(28));
    }

    #[test]
    fn prints_plain_numbers() {
        for value in
            ["0", "7", "1240", "12.50", "-3", "-0.5", "0.000", "18446744073709551615", "18446744073709551616"]
        {
            let mut out = String::new();
            push_plain(of(value), &mut out);
            assert_eq!(out, of(value).normalize().to_string());
        }
    }

    #[test]
    fn groups_thousands() {
        for (value, text) in
            [("42486", "42,486"), ("-1234.50", "-1,234.5"), ("999", "999"), ("0.0001", "0.0001")]
        {
            assert_eq!(grouped(of(value)), text);
        }
    }
}
