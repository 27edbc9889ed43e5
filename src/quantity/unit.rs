//! Units: a name, a dimension and an exact factor to the dimension's base unit.

use rust_decimal::Decimal;

/// A unit of measure, a currency, `percent`, or a rate (`per 100,000`).
///
/// Names are singular and in full: `kilometre`, `degree Celsius`, `percent`, `USD`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unit {
    /// Name in the output formats.
    pub name: String,
    /// `length`, `mass`, `time`, `currency`, `share` …; units of one dimension convert into each other,
    /// except currencies.
    pub dimension: String,
    /// Base units in one of this unit; none where there is no exact factor.
    pub factor: Option<Decimal>,
    /// Added to `value × factor` to reach the base unit: 273.15 for degrees Celsius.
    pub offset: Decimal,
}

impl Unit {
    /// Name of the dimension of currencies, which are never converted.
    pub const CURRENCY: &'static str = "currency";
    /// Name of the dimension of degrees.
    pub const TEMPERATURE: &'static str = "temperature";
    /// Name of the dimension of metres.
    pub const LENGTH: &'static str = "length";
    /// Name of the dimension of seconds to weeks.
    pub const TIME: &'static str = "time";
    /// Name of the dimension of months to centuries.
    pub const MONTH: &'static str = "month";
    /// Name of the dimension of hours of work: person-hours.
    pub const WORK_TIME: &'static str = "work time";
    /// Name of the dimension of per cent.
    pub const SHARE: &'static str = "share";
    /// Name of the dimension of percentage points.
    pub const POINT: &'static str = "point";

    /// Name of the dimension of counts per so many.
    pub const RATE: &'static str = "rate";
    /// Name of the dimension of factors.
    pub const MULTIPLE: &'static str = "multiple";

    /// Counts per `base`, for instance per 100,000 people; `per` is the word for it.
    pub fn per_base(per: &str, base: Decimal) -> Self {
        Unit {
            name: format!("{per} {}", base.normalize()),
            dimension: Self::RATE.into(),
            factor: Decimal::ONE.checked_div(base),
            offset: Decimal::ZERO,
        }
    }

    /// A unit known by name alone; it converts into nothing else.
    pub fn named(name: impl Into<String>) -> Self {
        let name = name.into();
        Unit { dimension: name.clone(), name, factor: None, offset: Decimal::ZERO }
    }

    /// Whether it is a currency.
    pub fn is_currency(&self) -> bool {
        self.dimension == Self::CURRENCY
    }

    /// Whether it is per cent or percentage points.
    pub fn is_share(&self) -> bool {
        self.dimension == Self::SHARE || self.dimension == Self::POINT
    }

    /// `value` of this unit in `other` units, if the two convert exactly and the result fits.
    pub fn convert(&self, value: Decimal, other: &Unit) -> Option<Decimal> {
        if self.name == other.name {
            return Some(value);
        }
        if self.dimension != other.dimension || self.is_currency() {
            return None;
        }
        let base = value.checked_mul(self.factor?)?.checked_add(self.offset)?;
        base.checked_sub(other.offset)?.checked_div(other.factor?)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn unit(name: &str, dimension: &str, factor: &str, offset: &str) -> Unit {
        Unit {
            name: name.into(),
            dimension: dimension.into(),
            factor: factor.parse().ok(),
            offset: offset.parse().unwrap(),
        }
    }

    #[test]
    fn converts_within_a_dimension_only() {
        let mile = unit("mile", "length", "1609.344", "0");
        let km = unit("kilometre", "length", "1000", "0");
        assert_eq!(mile.convert(Decimal::TEN, &km).unwrap().to_string(), "16.09344");
        let celsius = unit("degree Celsius", "temperature", "1", "273.15");
        let kelvin = unit("kelvin", "temperature", "1", "0");
        assert_eq!(celsius.convert(Decimal::TEN, &kelvin).unwrap().to_string(), "283.15");
        assert_eq!(mile.convert(Decimal::ONE, &kelvin), None);
        let usd = unit("USD", Unit::CURRENCY, "1", "0");
        let eur = unit("EUR", Unit::CURRENCY, "1", "0");
        assert_eq!(usd.convert(Decimal::ONE, &eur), None, "currencies are never converted silently");
    }
}
