//! Distances in halves and weekdays: `two and a half years ago`, `half a year later`, `three Mondays ago`.

use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;

use super::relative::MOST_UNITS;
use super::{DateExpr, Found, Item, Kind, Link, Period, Scan, Shift, TokenKind};

impl Scan<'_> {
    /// `2 and a half years ago`, `a year and a half later`, `half a year ago`.
    pub(super) fn half_distance(&self, at: usize, count: Option<(usize, u32)>) -> Option<Found> {
        let (end, halves, unit) = self.halves_of_unit(at, count)?;
        let (count, smaller) = half_of(unit)?;
        let (end, shift, from) = self.shift(end)?;
        if unit < Period::Day && matches!(shift, Shift::Earlier | Shift::Later) {
            return None;
        }
        let expr = DateExpr::Shifted { count: count * halves, unit: smaller, shift, from };
        Some(Found::date(end, expr).with_halves(halves, unit))
    }

    /// The `two and a half years` of `last two and a half years`, the `year and a half` of `past year and a half`.
    pub(super) fn half_stretch(&self, at: usize, back: bool) -> Option<Found> {
        let single = || {
            let (end, &(unit, plural)) = self.tables.units.longest(self.tokens, at)?;
            self.and_a_half(end).filter(|_| !plural).map(|end| (end, 3, unit))
        };
        let (end, halves, unit) = single().or_else(|| self.halves_of_unit(at, self.count(at)))?;
        let (count, smaller) = half_of(unit)?;
        let expr = DateExpr::Stretch { count: count * halves, unit: smaller, back };
        Some(Found { kind: Kind::Duration, ..Found::date(end, expr) }.with_halves(halves, unit))
    }

    /// The odd number of halves in `2 and a half years`, `a year and a half`, `half a year`.
    fn halves_of_unit(&self, at: usize, count: Option<(usize, u32)>) -> Option<(usize, u32, Period)> {
        let (unit_at, count, halved) = self.count_and_half(at, count)?;
        let (end, &(unit, _)) = self.tables.units.longest(self.tokens, unit_at)?;
        let end = if halved { end } else { self.and_a_half(end)? };
        Some((end, 2 * count + 1, unit))
    }

    /// The whole units of `2 and a half`, `two and a half`, `half a`, and whether the half is among these words.
    fn count_and_half(&self, at: usize, count: Option<(usize, u32)>) -> Option<(usize, u32, bool)> {
        if let Some((end, ())) = self.tables.half.longest(self.tokens, at) {
            return Some((self.link(Link::One, end)?, 0, true));
        }
        let Some((end, count)) = count else {
            let (end, value) = match self.tokens.is(at, TokenKind::Number) {
                true => (at + 1, self.tokens.str(at).parse().ok()?),
                false => self.numbers.cardinal(self.tokens, at)?,
            };
            let half = value.fract() == Decimal::new(5, 1);
            return half.then(|| value.trunc().to_u32()).flatten().map(|count| (end, count, true));
        };
        let half = self.and_a_half(end);
        (count <= MOST_UNITS).then_some((half.unwrap_or(end), count, half.is_some()))
    }

    pub(super) fn and_a_half(&self, at: usize) -> Option<usize> {
        self.tables.and_a_half.longest(self.tokens, at).map(|(end, ())| end)
    }

    /// `Sunday two weeks ago`, `Thursday, two years from now`: that day of the week it leads to.
    pub(super) fn weekday_at_distance(&self, at: usize) -> Option<Found> {
        let (end, name) = self.tables.weekdays.longest(self.tokens, at)?;
        let comma = self.symbol(",", end);
        let found = self.shifted(if comma { end + 1 } else { end })?;
        let DateExpr::Shifted { count, unit, shift, from } = found.expr else { return None };
        // `Thursday, two days after Christmas` are two mentions of one day
        if comma && shift != Shift::Ahead || unit < Period::Day {
            return None;
        }
        let (shift, from) = match (shift, from) {
            (Shift::Ago, None) => (Shift::Earlier, Box::new(DateExpr::Day(0))),
            (Shift::Ahead, None) => (Shift::Later, Box::new(DateExpr::Day(0))),
            (shift, Some(from)) => (shift, from),
            (Shift::Earlier | Shift::Later, None) => return None,
        };
        let day = DateExpr::Shifted { count, unit, shift, from: Some(from) };
        let of = Box::new(DateExpr::WeekOf(Box::new(day)));
        let expr = DateExpr::Within { position: 1, count: 1, item: Item::Weekday(name.number), of };
        Some(Found::date(found.end, expr))
    }

    /// The `Mondays ago` of `three Mondays ago`, the `Fridays before Christmas` of two.
    pub(super) fn weekdays_away(&self, day_at: usize, count: u32) -> Option<Found> {
        let (end, day) = match self.tables.weekdays_in_plural.longest(self.tokens, day_at) {
            Some((end, &day)) => (end, day),
            None => {
                let (end, name) = self.tables.weekdays.longest(self.tokens, day_at)?;
                (end, Some(name.number).filter(|_| count == 1 && !name.doubtful)?)
            }
        };
        let (end, shift, from) = self.shift(end).filter(|_| count > 0)?;
        Some(Found::date(end, DateExpr::Weekdays { count, day, shift, from }))
    }
}

/// How many of a smaller unit are half of `unit`.
fn half_of(unit: Period) -> Option<(u32, Period)> {
    match unit {
        Period::Hour => Some((30, Period::Minute)),
        Period::Day => Some((12, Period::Hour)),
        Period::Week => Some((84, Period::Hour)),
        Period::Year => Some((6, Period::Month)),
        Period::Decade => Some((5, Period::Year)),
        Period::Century => Some((50, Period::Year)),
        _ => None,
    }
}
