//! Decimals as JSON numbers, digit for digit: no float on the way.

use rust_decimal::Decimal;
use schemars::JsonSchema;
use serde::{Serialize, Serializer};
use serde_json::value::RawValue;

use crate::quantity::decimal::push_plain;

/// A plain decimal number: no exponent, no trailing zeros, 15 significant digits for repeating fractions.
#[derive(Clone, Debug, PartialEq, Eq, JsonSchema)]
#[schemars(with = "f64")]
pub struct Number(String);

impl Number {
    /// Digits after which a repeating fraction is rounded.
    const SIGNIFICANT: u32 = 15;

    /// The number as text.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl From<Decimal> for Number {
    fn from(value: Decimal) -> Self {
        let digits = || value.mantissa().unsigned_abs().checked_ilog10().unwrap_or(0) + 1;
        // A division that does not come out even fills the whole mantissa; nothing printed does.
        let repeats = value.scale() >= 27 || (value.scale() > 0 && digits() >= 28);
        let value = if repeats { value.round_sf(Self::SIGNIFICANT).unwrap_or(value) } else { value };
        let mut text = String::new();
        push_plain(value, &mut text);
        Number(text)
    }
}

impl Serialize for Number {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        // a whole number is JSON as it stands
        if let Ok(whole) = self.0.parse::<i64>() {
            return serializer.serialize_i64(whole);
        }
        let raw = RawValue::from_string(self.0.clone()).map_err(serde::ser::Error::custom)?;
        raw.serialize(serializer)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn prints_plain_numbers() {
        for (value, printed) in [
            (Decimal::from(1240), "1240"),
            (Decimal::new(350, 2), "3.5"),
            (Decimal::new(-118, 1), "-11.8"),
            (Decimal::ONE / Decimal::from(3), "0.333333333333333"),
            (Decimal::from(2) / Decimal::from(3), "0.666666666666667"),
            (Decimal::from(1000) / Decimal::from(7), "142.857142857143"),
            (Decimal::MAX, "79228162514264337593543950335"),
            (Decimal::ZERO, "0"),
        ] {
            assert_eq!(serde_json::to_string(&Number::from(value)).unwrap(), printed);
        }
    }
}
