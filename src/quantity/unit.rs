//! Units: a name, a dimension and an exact factor to the dimension's base unit.

use rust_decimal::Decimal;

/// A unit of measure, a currency, `percent`, or a rate (`per 100,000`).
///
/// Names are singular and in full: `kilometre`, `degree Celsius`, `percent`, `USD`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unit {
    /// Name in the output formats.
    pub name: String,
    /// `length`, `mass`, `time`, `share`, `currency USD` …; units of one dimension convert into each other.
    pub dimension: String,
    /// Base units in one of this unit; none where there is no exact factor.
    pub factor: Option<Decimal>,
    /// Added to `value × factor` to reach the base unit: 273.15 for degrees Celsius.
    pub offset: Decimal,
}

impl Unit {
    /// How the dimension of a currency begins; each has its own, and is never converted into another.
    const CURRENCY: &'static str = "currency ";
    /// Name of the dimension of degrees of heat.
    pub const TEMPERATURE: &'static str = "temperature";
    /// Name of the dimension of degrees of arc.
    pub const ANGLE: &'static str = "angle";
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
    /// Dimension of basis points, hundredths of those.
    pub const BASIS_POINT: &'static str = "basis point";

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

    /// The currency of that code, which is its own dimension.
    pub fn currency(code: impl Into<String>) -> Self {
        let name = code.into();
        let dimension = format!("{}{name}", Self::CURRENCY);
        Unit { name, dimension, factor: Some(Decimal::ONE), offset: Decimal::ZERO }
    }

    /// A part of this currency, such as its cent.
    pub fn part(&self, name: impl Into<String>, factor: Decimal) -> Self {
        Unit { name: name.into(), factor: Some(factor), ..self.clone() }
    }

    /// The code of the currency that it is, or is a part of.
    pub fn currency_code(&self) -> Option<&str> {
        self.dimension.strip_prefix(Self::CURRENCY).filter(|code| !code.contains(' '))
    }

    /// Whether it is a currency or a part of one.
    pub fn is_currency(&self) -> bool {
        self.currency_code().is_some()
    }

    /// Whether it is per cent or percentage points.
    pub fn is_share(&self) -> bool {
        self.dimension == Self::SHARE || self.dimension == Self::POINT
    }

    /// Whether it is a currency, or a currency for each of something: `USD per year`.
    pub fn is_of_money(&self) -> bool {
        self.dimension.starts_with(Self::CURRENCY)
    }

    /// The names of what it is so much of, and for each of what: `USD` and `year` of `USD per year`.
    pub fn quotient(&self) -> Option<(&str, &str)> {
        self.name.rsplit_once(" per ")
    }

    /// What is counted for each of `under`: `per year`.
    pub fn per(under: &Unit) -> Self {
        Self::named(format!("per {}", under.name))
    }

    /// `value` of this unit in `other` units, if the two convert exactly and the result fits.
    pub fn convert(&self, value: Decimal, other: &Unit) -> Option<Decimal> {
        if self.dimension != other.dimension {
            return None;
        }
        if self.name == other.name {
            return Some(value);
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
        let (usd, eur) = (Unit::currency("USD"), Unit::currency("EUR"));
        assert_eq!(usd.convert(Decimal::ONE, &eur), None, "currencies are never converted silently");
        let cent = usd.part("cent", Decimal::new(1, 2));
        assert_eq!(cent.convert(Decimal::from(50), &usd), Some(Decimal::new(5, 1)));
        assert_eq!(cent.currency_code(), Some("USD"));
    }
}
