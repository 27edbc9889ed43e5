//! Dates told from another date: `two weeks ago`, `three years later`, `day before`, `end of the month`.

use super::calendar::calendar;
use super::pointed::{direction, stretch};
use super::tense::tense;
use super::{DateExpr, Found, Kind, Link, Part, Period, Scan, Shift, TokenKind, Which, Year};
use crate::lang::dates::Tense;

/// More units than this are no date but a figure of speech.
pub(super) const MOST_UNITS: u32 = 5000;

impl Scan<'_> {
    /// `two years ago`, `a year earlier`, `three weeks later`, `two days after Christmas Day`.
    pub(super) fn shifted(&self, at: usize) -> Option<Found> {
        if self.tables.follows(&self.tables.half, self.tokens, at) {
            return None;
        }
        let Some((unit_at, count)) = self.count(at) else { return self.half_distance(at, None) };
        if count > MOST_UNITS {
            return None;
        }
        if let Some(found) = self.weekdays_away(unit_at, count) {
            return Some(found);
        }
        if self.and_a_half(unit_at).is_some() {
            return self.half_distance(at, Some((unit_at, count)));
        }
        if let Some((unit_at, &which)) = self.tables.which.longest(self.tokens, unit_at) {
            // `five following years`
            let (end, &(unit, _)) =
                self.tables.units.longest(self.tokens, unit_at).filter(|(_, unit)| unit.1)?;
            return direction(which).filter(|_| count > 1).map(|back| stretch(end, count, unit, back));
        }
        let (end, &(unit, _)) = self.tables.units.longest(self.tokens, unit_at)?;
        if self.and_a_half(end).is_some() {
            return self.half_distance(at, Some((unit_at, count)));
        }
        if let Some(found) = self.run(end, count, unit) {
            return Some(found);
        }
        if let Some(found) = self.run_from(at, end, count, unit).or_else(|| self.chain(end, count, unit)) {
            return Some(found);
        }
        if self.after_link(Link::For, at) && self.link(Link::From, end).is_some() {
            return None;
        }
        let (end, shift, from) = self.shift(end).or_else(|| self.ahead(at, end))?;
        let (end, shift, from) =
            match self.day_behind_ago(end).filter(|_| shift == Shift::Ago && unit > Period::Day) {
                Some(Found { end, expr, .. }) => (end, Shift::Earlier, Some(Box::new(expr))),
                None => (end, shift, from),
            };
        let from_text = matches!(shift, Shift::Earlier | Shift::Later);
        if let Some(date) = self.date_behind(end).filter(|_| from_text && from.is_none()) {
            return Some(Found::date(end, DateExpr::SameDay(Box::new(date))).with_amount(count, unit));
        }
        if from_text && unit < Period::Day || unit == Period::Weekend {
            return None;
        }
        Some(Found::date(end, DateExpr::Shifted { count, unit, shift, from }).with_amount(count, unit))
    }

    /// The `6 January 1931` of `two days later, on 6 January 1931`.
    fn date_behind(&self, at: usize) -> Option<DateExpr> {
        let next = self.symbol(",", at).then_some(at + 1)?;
        let date = match self.link(Link::On, next) {
            Some(next) => self.day_of_month(next),
            None => self
                .link(Link::In, next)
                .and_then(|next| self.month_alone(next).or_else(|| self.bare_year(next, true))),
        };
        date.filter(|date| {
            self.clause_ends(date.end)
                || self.verb(date.end)
                || !matches!(date.expr, DateExpr::Calendar(date) if date.month.is_none())
        })
        .map(|date| date.expr)
    }

    /// The `today` of `a year ago today`, the `this month` of `20 years ago this month`.
    fn day_behind_ago(&self, at: usize) -> Option<Found> {
        if let Some((end, 0)) = self.tables.days.longest(self.tokens, at).map(|(end, &days)| (end, days)) {
            return Some(Found::date(end, DateExpr::Day(0)));
        }
        let (unit_at, which) = self.tables.which.longest(self.tokens, at)?;
        let (end, unit) = self.tables.units.longest(self.tokens, unit_at)?;
        let month = *which == Which::This && *unit == (Period::Month, false);
        month.then(|| Found::date(end, DateExpr::Period { unit: Period::Month, which: Which::This }))
    }

    /// `2 years 1 month 21 days later`, `two years and three months ago`.
    fn chain(&self, at: usize, count: u32, unit: Period) -> Option<Found> {
        let (mut end, mut steps) = (at, vec![(count, unit)]);
        while let Some((unit_at, count)) =
            self.count(self.skip(Link::And, end)).filter(|&(_, count)| count <= MOST_UNITS)
            && let Some((next, &(smaller, _))) = self.tables.units.longest(self.tokens, unit_at)
            && steps.last().is_some_and(|&(_, unit)| smaller < unit && smaller >= Period::Day)
        {
            steps.push((count, smaller));
            end = next;
        }
        let &(_, smallest) = steps.last().filter(|_| steps.len() > 1)?;
        let (end, shift, from) = self.shift(end)?;
        // As precise as the smallest unit.
        let (unit, which) = match (smallest, shift) {
            (Period::Month, Shift::Earlier | Shift::Later) => (Period::Month, Which::Same),
            (Period::Month, _) => (Period::Month, Which::This),
            (_, Shift::Earlier | Shift::Later) => (Period::Day, Which::Same),
            (_, Shift::Ago | Shift::Ahead) => (Period::Day, Which::This),
        };
        let base = from.unwrap_or_else(|| Box::new(DateExpr::Period { unit, which }));
        let towards =
            if matches!(shift, Shift::Ago | Shift::Earlier) { Shift::Earlier } else { Shift::Later };
        let expr = steps.into_iter().fold(*base, |from, (count, unit)| DateExpr::Shifted {
            count,
            unit,
            shift: towards,
            from: Some(Box::new(from)),
        });
        Some(Found::date(end, expr))
    }

    /// `day before`, `year after`; the article stays outside.
    pub(super) fn unit_before_or_after(&self, at: usize) -> Option<Found> {
        let (end, &(unit, _)) = self.tables.units.longest(self.tokens, at)?;
        // `the year-ago quarter`
        if self.symbol("-", end)
            && self.tokens.glued(end)
            && unit >= Period::Day
            && let Some((end, Shift::Ago | Shift::Earlier)) = self.tables.shifts.longest(self.tokens, end + 1)
        {
            let shifted = DateExpr::Shifted { count: 1, unit, shift: Shift::Ago, from: None };
            return Some(Found::date(end, shifted).with_amount(1, unit));
        }
        // `in weekend raids`
        let event = unit == Period::Weekend
            && self.tables.weekend_events.longest(self.tokens, end).is_some()
            && !self.tables.follows(&self.tables.recurring, self.tokens, at);
        if !self.after_link(Link::The, at) && !event {
            return None;
        }
        if unit == Period::Weekend {
            return Some(Found::date(end, DateExpr::Period { unit, which: Which::This }));
        }
        if unit < Period::Day {
            return None;
        }
        // `up 3 percent for the day`; the quarter of `for the quarter` may have been named before
        let whole = match self.after_link(Link::For, at - 1) {
            true => self.clause_ends(end),
            false => self.after_link(Link::Whole, at - 1) && self.link(Link::Of, end).is_none(),
        };
        if whole && unit != Period::Fortnight {
            let which = if unit > Period::Week { Which::Same } else { Which::This };
            return Some(Found::date(end, DateExpr::Period { unit, which }));
        }
        if let Some(found) = self.after_next(end, unit) {
            return Some(found);
        }
        let (end, shift, from) = self.relation(end)?;
        Some(Found::date(end, DateExpr::Shifted { count: 1, unit, shift, from }))
    }

    /// The `after next` of `week after next`, the `before last` of `year before last`.
    fn after_next(&self, at: usize, unit: Period) -> Option<Found> {
        let (end, shift, which) = self.next_but_one(at)?;
        let from = Some(Box::new(DateExpr::Period { unit, which }));
        let expr = DateExpr::Shifted { count: 1, unit, shift, from };
        let week = unit == Period::Week;
        Some(Found::date(end, if week { DateExpr::WeekOf(Box::new(expr)) } else { expr }))
    }

    /// The `before last` behind `Sunday`.
    pub(super) fn weekday_after_next(&self, at: usize, day: u8) -> Option<Found> {
        let (end, shift, which) = self.next_but_one(at)?;
        let from = Some(Box::new(DateExpr::Weekday { day, which: Some(which) }));
        Some(Found::date(end, DateExpr::Shifted { count: 1, unit: Period::Week, shift, from }))
    }

    fn next_but_one(&self, at: usize) -> Option<(usize, Shift, Which)> {
        let (which_at, &shift) = self.tables.relations.longest(self.tokens, at)?;
        let (end, &which) = self.tables.which.longest(self.tokens, which_at)?;
        let paired = matches!((shift, which), (Shift::Later, Which::Next) | (Shift::Earlier, Which::Last));
        (paired && self.which(which_at).is_none()).then_some((end, shift, which))
    }

    pub(super) fn shift(&self, at: usize) -> Option<(usize, Shift, Option<Box<DateExpr>>)> {
        match self.tables.shifts.longest(self.tokens, at) {
            Some((end, &shift)) => Some((end, shift, None)),
            None => self.relation(at),
        }
    }

    /// `in two weeks`, said of what will be; `first rise in two years` looks back.
    fn ahead(&self, at: usize, end: usize) -> Option<(usize, Shift, Option<Box<DateExpr>>)> {
        let unit = self.tables.units.longest(self.tokens, end - 1).map(|(_, unit)| unit.0);
        let cued = self.after_link(Link::In, at) && self.link(Link::Of, end).is_none();
        let future = cued && unit >= Some(Period::Day) && self.clause_looks_ahead(at - 1);
        future.then_some((end, Shift::Ahead, None))
    }

    /// Whether the clause up to `at` speaks of what will be, and neither measures nor ranks anything.
    fn clause_looks_ahead(&self, at: usize) -> bool {
        const REACH: usize = 12;
        if at == 0 {
            return tense(self.tokens, at, self.tables) == Tense::Future;
        }
        let mut future = false;
        for before in (at.saturating_sub(REACH)..at).rev() {
            let measures = self.tokens.is(before, TokenKind::Number)
                || self.tables.is_record(self.tokens, before)
                || self.ordinal_word(before).is_some();
            if measures {
                return false;
            }
            if [",", ";", ":", "—"].iter().any(|mark| self.symbol(mark, before)) {
                break;
            }
            future |= self.tables.tense(self.tokens, before).is_some_and(|(_, tense)| tense == Tense::Future);
        }
        future
    }

    /// `before` and `after`, where a date follows or the clause ends.
    pub(super) fn relation(&self, at: usize) -> Option<(usize, Shift, Option<Box<DateExpr>>)> {
        if let Some(next) = self.link(Link::From, at) {
            let mut day = self.named_day(next).filter(|day| is_single(&day.expr))?;
            let range = self.link(Link::To, day.end).is_some();
            // `a week from Friday` counts from that to come
            if let DateExpr::Weekday { which: which @ None, .. } = &mut day.expr {
                *which = Some(Which::Coming);
            }
            return (!range).then(|| (day.end, Shift::Later, Some(Box::new(day.expr))));
        }
        let (end, &shift) = self.tables.relations.longest(self.tokens, at)?;
        if self.clause_ends(end) || self.link(Link::And, end).is_some() {
            return Some((end, shift, None));
        }
        let date = self
            .named_day(end)
            .or_else(|| self.which(end).filter(|day| is_single(&day.expr)))
            .or_else(|| self.bare_year(end, true))?;
        Some((date.end, shift, Some(Box::new(date.expr))))
    }

    /// A date whose parser asks for no other relative date, so that nothing nests.
    pub(super) fn named_day(&self, at: usize) -> Option<Found> {
        if self.tokens.is(at, TokenKind::Number) {
            return self.numeric(at).or_else(|| self.event(at)).or_else(|| self.day_first(at));
        }
        self.day(at)
            .or_else(|| self.feast(at, true))
            .or_else(|| self.weekday(at))
            .or_else(|| self.month_first(at))
    }

    /// The `year-end` of `by year-end`.
    pub(super) fn part_of_year(&self, at: usize) -> Option<Found> {
        let (end, &part) = self.tables.parts_of_year.longest(self.tokens, at)?;
        let cued = self.after_link(Link::AtClock, at)
            || self.tables.follows(&self.tables.before_year, self.tokens, at);
        // `from year-end 2004`
        if let Some((end, year)) = self.year_behind(end) {
            let of = Box::new(calendar(end, year, None, None).expr);
            return Some(Found::date(end, DateExpr::Part { part, of }));
        }
        let of = Box::new(DateExpr::Period { unit: Period::Year, which: Which::This });
        cued.then(|| Found::date(end, DateExpr::Part { part, of }))
    }

    /// `early 2019`, `mid-1980s`, `late September`, `end of the month`, `beginning of last year`.
    pub(super) fn part(&self, at: usize) -> Option<Found> {
        let (end, &part) = self.tables.parts.longest(self.tokens, at)?;
        let end = if self.symbol("-", end) && self.tokens.glued(end) { end + 1 } else { end };
        let loose = matches!(part, Part::Early | Part::Middle | Part::Late);
        let found = match part {
            Part::Some => self.unit_named(end, Which::Same)?,
            _ if loose => self
                .divisible(end)
                .or_else(|| self.unit_named(end, Which::Same))
                .or_else(|| self.mid_century(part, end))?,
            _ => self.whole(end)?,
        };
        let expr = DateExpr::Part { part, of: Box::new(found.expr) };
        Some(Found { kind: Kind::Date, ..Found::date(found.end, expr) })
    }

    /// The `century` of `by mid-century`.
    fn mid_century(&self, part: Part, at: usize) -> Option<Found> {
        let (end, unit) = self.tables.units.longest(self.tokens, at)?;
        let fits = part == Part::Middle && *unit == (Period::Century, false);
        fits.then(|| Found::date(end, DateExpr::Period { unit: Period::Century, which: Which::This }))
    }

    /// Something that has a beginning, a middle and an end: a year, a decade, a month, a season.
    pub(super) fn divisible(&self, at: usize) -> Option<Found> {
        let article = self.link(Link::The, at).is_some();
        let at = self.skip(Link::The, at);
        if self.tokens.is(at, TokenKind::Number) {
            return self.decade(at).or_else(|| self.ordinal_period(at)).or_else(|| self.years(at)).or_else(
                || {
                    let year = self.four_digits(at).filter(|year| (1000..2200).contains(year))?;
                    // `start of the 2014 season` is the season's start.
                    let counts = self.tables.is_counted(self.tokens, at + 1);
                    let sure = !article && self.closed(at + 1) && !counts;
                    sure.then(|| calendar(at + 1, Year::Written(year), None, None))
                },
            );
        }
        let year_at = self.skip(Link::Year, at);
        if year_at > at {
            return self.bare_year(year_at, true);
        }
        self.short_year(at)
            .or_else(|| self.month_alone(at))
            .or_else(|| self.season(at))
            .or_else(|| self.labelled(at))
            .or_else(|| self.spelled_decade(at))
            .or_else(|| self.ordinal_period(at))
            .or_else(|| self.which(at).filter(|found| divides(&found.expr)))
    }

    /// A month, with its year or without, but no day.
    pub(super) fn month_alone(&self, at: usize) -> Option<Found> {
        let whole = |found: &Found| matches!(&found.expr, DateExpr::Calendar(date) if date.day.is_none());
        self.month_first(at).filter(whole)
    }
}

/// Whether it is a day.
pub(super) fn is_single(expr: &DateExpr) -> bool {
    match expr {
        DateExpr::Calendar(date) => date.day.is_some(),
        expr => matches!(
            expr,
            DateExpr::Numeric { .. }
                | DateExpr::Event(_)
                | DateExpr::Day(_)
                | DateExpr::Weekday { .. }
                | DateExpr::Feast { .. }
        ),
    }
}

fn divides(expr: &DateExpr) -> bool {
    match expr {
        DateExpr::Period { unit, .. } => *unit > Period::Weekend || *unit == Period::Week,
        DateExpr::Calendar(_) | DateExpr::Months { .. } => true,
        _ => false,
    }
}
