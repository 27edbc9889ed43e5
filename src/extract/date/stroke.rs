//! Days and months in digits without a year of their own: `22/04`, `Friday 5/12`, `10/1-11/2/2017`.

use super::{Calendar, DateExpr, Found, Link, Scan, TokenKind, Which, Year};
use crate::quantity::PartialDate;
use crate::quantity::date::days_in_month;

impl Scan<'_> {
    /// `22/04`, where `on` or a weekday stands before it, or where it is all that the clause says.
    pub(super) fn stroke_without_year(&self, at: usize) -> Option<Found> {
        let (first, second) = self.stroke(at)?;
        let end = at + 3;
        // `11/20: the fair opens`
        let alone = at == 0 && (13..=31).contains(&second) && self.clause_ends(end);
        let cued = self.after_on(at) || self.weekday_before(at).is_some() || alone;
        let of = self.link(Link::Of, end).is_some();
        (cued && !of).then(|| self.either_order(end, first, second, Year::Bare)).flatten()
    }

    /// The `6/14/2031` of `Friday, 6/14/2031`, in the order in which it falls on that weekday, if in one.
    pub(super) fn stroked_on(&self, weekday: u8, at: usize) -> Option<Found> {
        let found = self.numeric(at)?;
        let DateExpr::Numeric { first, second, year: Year::Written(year) } = found.expr else {
            let day = matches!(
                found.expr,
                DateExpr::Calendar(Calendar { day: Some(_), year: Year::Written(_), .. })
            );
            return day.then_some(found);
        };
        let falls = |&(month, day): &(u8, u8)| {
            PartialDate::from_day(year, month, day).and_then(PartialDate::weekday) == Some(weekday)
        };
        let mut fitting = [(first, second), (second, first)].into_iter().filter(falls);
        let (month, day) = fitting.next().filter(|_| fitting.next().is_none())?;
        Some(Found::date(found.end, day_of(month, day, Year::Written(year))))
    }

    /// The `5/12` of `next 5/12`.
    pub(super) fn stroke_pointed_at(&self, at: usize, which: Which) -> Option<Found> {
        let (first, second) = self.stroke(at).filter(|_| self.clause_ends(at + 3))?;
        self.either_order(at + 3, first, second, Year::Which(which))
    }

    /// `on 5.12`, where the clause ends and a decimal number would have no unit.
    pub(super) fn dotted_without_year(&self, at: usize) -> Option<Found> {
        let (first, second) = self.tokens.str(at).split_once('.')?;
        let shaped = first.len() <= 2 && second.len() == 2 && self.after_on(at) && self.clause_ends(at + 1);
        let fits = shaped && self.closed(at + 1);
        fits.then(|| self.either_order(at + 1, first.parse().ok()?, second.parse().ok()?, Year::Bare))
            .flatten()
    }

    /// `10/1-11/2/2017`, `5/1-5/7, 2020`, `from 10/25 to 01/25`.
    pub(super) fn strokes(&self, at: usize, announced: bool) -> Option<Found> {
        let first = self.two_digits(at).zip(self.joined("/", at + 1)).filter(|_| self.detached(at))?;
        let next = self.link(Link::To, at + 3)?;
        let last = self.two_digits(next).zip(self.joined("/", next + 1))?;
        let end = next + 3;
        let stroked =
            (self.symbol("/", end) && self.tokens.glued(end + 1)).then(|| self.four_digits(end + 1));
        let (end, year) = match stroked.flatten() {
            Some(year) => (end + 2, Year::Written(year)),
            None => self.year_behind(end).unwrap_or((end, Year::Bare)),
        };
        // Fractions are below one and have no leading zeros.
        let padded = |at: usize| self.tokens.str(at).starts_with('0');
        let whole =
            first.0 > first.1 || last.0 > last.1 || [at, at + 2, next, next + 2].into_iter().any(padded);
        if !(year != Year::Bare || announced && whole) || !self.closed(end) {
            return None;
        }
        let ends = match (fits(first) && fits(last), fits(swapped(first)) && fits(swapped(last))) {
            (true, true) => [first, last].map(|(first, second)| DateExpr::Numeric { first, second, year }),
            (true, false) => [first, last].map(|(month, day)| day_of(month, day, year)),
            (false, true) => [first, last].map(|(day, month)| day_of(month, day, year)),
            (false, false) => return None,
        };
        let [first, last] = ends.map(Box::new);
        Some(Found::date(end, DateExpr::Interval(first, last)))
    }

    /// Two numbers with a stroke between them, and nothing more.
    fn stroke(&self, at: usize) -> Option<(u8, u8)> {
        self.two_digits(at).zip(self.joined("/", at + 1)).filter(|_| self.closed(at + 3))
    }

    pub(super) fn after_on(&self, at: usize) -> bool {
        self.after_link(Link::On, at) && self.tokens.is(at - 1, TokenKind::Word)
    }

    /// The day and month of two numbers, in whichever order the calendar has them.
    pub(super) fn either_order(&self, end: usize, first: u8, second: u8, year: Year) -> Option<Found> {
        let date = |month, day| day_of(month, day, year);
        match (fits((first, second)), fits((second, first))) {
            (true, true) if first != second => Some(Found {
                alternatives: vec![date(first, second), date(second, first)],
                ..Found::date(end, DateExpr::Numeric { first, second, year })
            }),
            (true, _) => Some(self.checked(Found::date(end, date(first, second)))),
            (false, true) => Some(self.checked(Found::date(end, date(second, first)))),
            (false, false) => {
                let (month, day) = if second > 12 { (first, second) } else { (second, first) };
                let shaped = (1..=12).contains(&month) && (1..=31).contains(&day);
                shaped.then(|| self.checked(Found::date(end, date(month, day))))
            }
        }
    }
}

/// Whether a year may have the day: month first.
fn fits((month, day): (u8, u8)) -> bool {
    (1..=12).contains(&month) && (1..=days_in_month(2000, month)).contains(&day)
}

fn swapped((first, second): (u8, u8)) -> (u8, u8) {
    (second, first)
}

fn day_of(month: u8, day: u8, year: Year) -> DateExpr {
    DateExpr::Calendar(Calendar { year, month: Some(month), day: Some(day), weekday: None })
}
