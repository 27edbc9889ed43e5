//! Quantities: what a mention means. Values, no text, no floating point.
//!
//! ```text
//! Quantity ─┬─ Amount   value (or range), qualifier, unit, printed precision
//!           └─ When     a calendar date, an interval, a decade; what `date` prints
//! ```

pub mod agree;
pub mod date;
pub mod decimal;
pub mod slip;
#[cfg(test)]
pub(crate) mod testing;
pub mod unit;

pub use date::{PartialDate, When};
use rust_decimal::Decimal;
pub use unit::Unit;

use std::sync::Arc;

/// How a text bounds the number it prints.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Qualifier {
    /// No qualifier: `1,500`.
    #[default]
    Exact,
    /// `about`, `some`, `around`, `roughly`.
    About,
    /// `nearly`, `almost`: about, and below.
    Nearly,
    /// `just under`: the same by a word that bounds.
    JustUnder,
    /// `just over`: about, and above.
    JustOver,
    /// `more than`, `over`.
    MoreThan,
    /// `at least`, `N or more`.
    AtLeast,
    /// `less than`, `under`.
    LessThan,
    /// `up to`, `as many as`, `at most`.
    AtMost,
}

impl Qualifier {
    /// The symbol of the registry and of ids: `= ~ > >= < <=`; `nearly` and `just over` are about.
    pub fn symbol(self) -> &'static str {
        match self {
            Qualifier::Exact => "=",
            Qualifier::About | Qualifier::Nearly | Qualifier::JustUnder | Qualifier::JustOver => "~",
            Qualifier::MoreThan => ">",
            Qualifier::AtLeast => ">=",
            Qualifier::LessThan => "<",
            Qualifier::AtMost => "<=",
        }
    }

    /// The symbol of the output formats: as [`Qualifier::symbol`], but `just over` is `>` and `just under` `<`, by their
    /// words.
    pub fn shown(self) -> &'static str {
        match self {
            Qualifier::JustOver => ">",
            Qualifier::JustUnder => "<",
            other => other.symbol(),
        }
    }

    /// The name used in the language tables.
    pub fn from_name(name: &str) -> Option<Self> {
        Some(match name {
            "exact" => Qualifier::Exact,
            "about" => Qualifier::About,
            "nearly" => Qualifier::Nearly,
            "just-under" => Qualifier::JustUnder,
            "just-over" => Qualifier::JustOver,
            "more-than" => Qualifier::MoreThan,
            "at-least" => Qualifier::AtLeast,
            "less-than" => Qualifier::LessThan,
            "at-most" => Qualifier::AtMost,
            _ => return None,
        })
    }

    /// Whether it leaves the upper side open.
    pub fn is_lower_bound(self) -> bool {
        matches!(self, Qualifier::MoreThan | Qualifier::AtLeast)
    }

    /// Whether it leaves the lower side open.
    pub fn is_upper_bound(self) -> bool {
        matches!(self, Qualifier::LessThan | Qualifier::AtMost)
    }

    /// What it says of the value where a fall is meant: `more than halved` is less than half.
    #[must_use]
    pub fn mirrored(self) -> Self {
        match self {
            Qualifier::Nearly | Qualifier::JustUnder => Qualifier::JustOver,
            Qualifier::JustOver => Qualifier::JustUnder,
            Qualifier::MoreThan => Qualifier::LessThan,
            Qualifier::LessThan => Qualifier::MoreThan,
            Qualifier::AtLeast => Qualifier::AtMost,
            Qualifier::AtMost => Qualifier::AtLeast,
            Qualifier::Exact | Qualifier::About => self,
        }
    }
}

/// A number with what belongs to it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Amount {
    /// The number, scaled (`1.2 billion` is 1200000000); the lower end of a range.
    pub value: Decimal,
    /// The upper end of a range.
    pub hi: Option<Decimal>,
    /// About, more than, up to …
    pub qualifier: Qualifier,
    /// Unit, currency or `percent`; none for counts.
    pub unit: Option<Arc<Unit>>,
    /// One unit of the last printed digit, scaled: 100000 for `1.2 million`, 0.01 for `3.50`, 1 for `45,000`.
    pub step: Decimal,
}

impl Amount {
    /// A plain number printed to the unit.
    pub fn plain(value: Decimal) -> Self {
        Amount { value, hi: None, qualifier: Qualifier::Exact, unit: None, step: Decimal::ONE }
    }
}

/// What a mention means: a number, a date, or both (`last 12 months`, `two years ago`).
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Quantity {
    /// The number, if there is one.
    pub amount: Option<Amount>,
    /// The date or interval, once resolved.
    pub when: Option<When>,
    /// Whether a date or time is one near by: `in about 1870`, `around 8:40 p.m.`; an amount has its qualifier.
    pub approximate: bool,
}

impl Quantity {
    /// About, more than, up to …; none for a date that is not approximate.
    pub fn qualifier(&self) -> Option<Qualifier> {
        let near = self.approximate.then_some(Qualifier::About);
        self.amount.as_ref().map(|amount| amount.qualifier).or(near)
    }

    /// The date or interval, unless it is approximate.
    pub fn exact_when(&self) -> Option<When> {
        self.when.filter(|_| !self.approximate)
    }
}
