//! A clock time and the same moment elsewhere, in brackets: `6:00pm local time (3:00am AEDT)`.

use crate::extract::{DateExpr, Mention};
use crate::lang::dates::{Period, Shift};
use crate::lang::{TokenKind, Tokens};
use crate::quantity::{PartialDate, When};

use super::resolve::shifted;

/// Minutes of a day.
const DAY: i64 = 24 * 60;
/// Minutes that clocks anywhere differ from Greenwich's.
const OFFSETS: std::ops::RangeInclusive<i64> = -12 * 60..=14 * 60;

/// Gives `first` its day where the time in brackets behind it, which `next` may be, tells it: by the name behind or in the
/// brackets, or, for what is `over` by publication, as the day before if it is the next day already in the other zone.
pub(super) fn take_day(
    first: &mut Mention,
    next: Option<&Mention>,
    tokens: &Tokens<'_>,
    over: impl FnOnce() -> bool,
) {
    let Some((next, days)) = next.and_then(|next| Some((next, days_apart(first, next, tokens)?))) else {
        return;
    };
    let named = match &next.date {
        // `(1914 UTC) on Monday`
        Some(DateExpr::Clock { day: Some(day), .. }) if closes(next, tokens) || days == 0 => {
            Some(day.clone())
        }
        // `11 p.m. (0300 GMT Tuesday)`
        Some(DateExpr::Clock { day: Some(day), .. }) => {
            let shift = if days > 0 { Shift::Earlier } else { Shift::Later };
            Some(Box::new(DateExpr::Shifted { count: 1, unit: Period::Day, shift, from: Some(day.clone()) }))
        }
        _ if days == 1 && over() => Some(Box::new(DateExpr::Day(-1))),
        _ => None,
    };
    if let Some(DateExpr::Clock { day: day @ None, .. }) = &mut first.date {
        *day = named;
    }
}

/// Gives `second` its day by `first`, which was resolved, if it is the same moment in another zone.
pub(super) fn convert(first: &Mention, second: &mut Mention, tokens: &Tokens<'_>) {
    let Some(days) = days_apart(first, second, tokens) else { return };
    if let (Some(When::At(known)), Some(When::At(other))) = (first.quantity.when, second.quantity.when)
        && let (Some(day), Some((hour, minute))) = (shifted(known.first_day(), days), other.time)
        && let Some(moved) = PartialDate::from(day).at_time(hour, minute, other.zone)
    {
        second.quantity.when = Some(When::At(moved));
    }
}

/// Days by which the day in brackets is another one than that of `first`; none if `second` is no such time.
fn days_apart(first: &Mention, second: &Mention, tokens: &Tokens<'_>) -> Option<i64> {
    const LONGEST: usize = 4;
    let (here, zone) = clock(first)?;
    let (there, Some(its_zone)) = clock(second)? else { return None };
    let open = second.tokens.start.checked_sub(1).filter(|&open| open >= first.tokens.end)?;
    // `(2046 GMT)`, `(2046 GMT Monday)`
    let close = second.tokens.end + usize::from(!closes(second, tokens));
    let bracketed = tokens.is_symbol(open, "(") && tokens.is_symbol(close, ")");
    let mut between = first.tokens.end..open;
    let near = between.len() <= LONGEST && between.all(|at| tokens.is(at, TokenKind::Word));
    // minutes east of Greenwich, if both are of one day
    let east = here - (there - its_zone);
    let fits =
        |days: &i64| zone.map_or(OFFSETS.contains(&(east - days * DAY)), |zone| east - days * DAY == zone);
    // where two days are possible, the nearer zone is meant
    let days = [0, 1, -1].into_iter().filter(fits).min_by_key(|days| (east - days * DAY).abs());
    days.filter(|_| bracketed && near)
}

/// Whether the bracket closes right behind the time `second`.
fn closes(second: &Mention, tokens: &Tokens<'_>) -> bool {
    tokens.is_symbol(second.tokens.end, ")")
}

/// The minutes of the day that a clock time is, and its zone's east of Greenwich.
fn clock(mention: &Mention) -> Option<(i64, Option<i64>)> {
    match mention.date {
        Some(DateExpr::Clock { hour, minute, zone, .. }) => {
            Some((i64::from(hour) * 60 + i64::from(minute), zone.map(i64::from)))
        }
        _ => None,
    }
}
