//! Ranges of time whose ends are told in two units: `18 months to two years`, `30 minutes to an hour`.

use rust_decimal::Decimal;

use super::Kind;
use super::numeral::Numeral;
use super::parser::Parser;
use super::unit::UnitAt;

impl Parser<'_> {
    /// The `an` of `30 minutes to an hour`.
    pub(super) fn one_of_unit(&self, at: usize) -> Option<Numeral> {
        let unit = self.unit_after(at + 1, false).filter(|unit| unit.kind == Kind::Duration);
        let fits = self.connectives().article.has(self.tokens.word(at)) && unit.is_some();
        fits.then(|| Numeral { end: at + 1, ..Numeral::words(Decimal::ONE) })
    }

    /// Tells the end `second` in the unit of the first, where its own is longer and made of so many of those.
    pub(super) fn convert_longer(&self, second: &mut Numeral, first: &UnitAt) -> bool {
        let times = || {
            let unit = self.unit_after(second.end, second.digits)?.unit;
            let (longer, shorter) = (unit.factor?, first.unit.factor?);
            let fits = unit.dimension == first.unit.dimension && longer > shorter;
            fits.then(|| longer.checked_div(shorter))?
        };
        let value = times().and_then(|times| second.value.checked_mul(times));
        if let Some(value) = value {
            second.value = value.normalize();
        }
        value.is_some()
    }
}
