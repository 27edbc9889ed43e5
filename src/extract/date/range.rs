//! Ranges: `from 2004 to 2009`, `between July 2003 and December 2004`, `3-5 January`, `March 3 to 5, 2020`.

use super::calendar::calendar;
use super::{Calendar, DateExpr, Found, Kind, Link, Scan, Year};

/// What the two ends of a range have in common.
#[derive(PartialEq, Eq)]
enum Class {
    Calendar,
    Weekday,
    Clock,
}

impl Scan<'_> {
    /// A range or a single date.
    pub(super) fn range(&self, at: usize) -> Option<Found> {
        if let Some(next) = self.link(Link::From, at) {
            return if self.is_moved(at) { None } else { self.ends(next, Link::To) };
        }
        if let Some(next) = self.link(Link::Between, at) {
            return self.ends(next, Link::And);
        }
        if at > 0 && self.after_link(Link::From, at) && self.is_moved(at - 1) {
            return self.single(at, true);
        }
        let range = self
            .years(at)
            .or_else(|| self.days_of_month(at))
            .or_else(|| self.strokes(at, false))
            .or_else(|| self.hours(at, Link::To));
        if range.is_some() {
            return range;
        }
        let first = self.single(at, false)?;
        match self.continued(&first, Link::To, false) {
            Some(range) => Some(range),
            None => Some(self.beyond(at, first)),
        }
    }

    /// Whether what follows the `from` at `at` was moved to another date: `exams move from May to June`.
    fn is_moved(&self, from: usize) -> bool {
        self.tables.follows(&self.tables.moving, self.tokens, from)
    }

    /// A year or month at `at` behind `after` or `before`: the time beyond it.
    fn beyond(&self, at: usize, found: Found) -> Found {
        let whole = matches!(&found.expr, DateExpr::Calendar(date) if date.day.is_none());
        // `after the year 2018`
        let start = (1..=2).rev().filter_map(|back| at.checked_sub(back));
        let start = start.clone().find(|&start| self.link(Link::Year, start) == Some(at)).unwrap_or(at);
        let relation = (1..=2).filter_map(|back| start.checked_sub(back)).find_map(|word| {
            let (end, &shift) = self.tables.relations.longest(self.tokens, word)?;
            (end == start).then_some((word, shift))
        });
        let Some((word, shift)) = relation.filter(|_| whole) else { return found };
        let near = self.tables.follows(&self.tables.near, self.tokens, word);
        let counted = word > 0 && self.tables.units.longest(self.tokens, word - 1).is_some();
        // `no later than 2018`
        let barred = self.tables.follows(&self.tables.barring, self.tokens, word);
        if near || counted || barred {
            return found;
        }
        Found { expr: DateExpr::Beyond { shift, of: Box::new(found.expr) }, ..found }
    }

    /// The two ends of a range that a word before announces.
    fn ends(&self, at: usize, link: Link) -> Option<Found> {
        if let Some(found) = self.days_linked(at, link).or_else(|| self.strokes(at, true)) {
            return Some(found);
        }
        if let Some(found) = self.hours(at, link) {
            return Some(found);
        }
        let at = self.skip(Link::Year, self.skip(Link::The, at));
        self.continued(&self.single(at, true).or_else(|| self.now(at))?, link, true)
    }

    /// `now`, `present` as the end of a range.
    fn now(&self, at: usize) -> Option<Found> {
        let (end, ()) = self.tables.now.longest(self.tokens, at)?;
        let ends = self.clause_ends(end) || self.link(Link::And, end).is_some();
        ends.then(|| Found::date(end, DateExpr::Day(0)))
    }

    /// `first` with the other end that `link` leads to.
    pub(super) fn continued(&self, first: &Found, link: Link, announced: bool) -> Option<Found> {
        let class = class(&first.expr)?;
        // `from Sunday night to Tuesday`
        let part = self.tables.day_parts.longest(self.tokens, first.end).filter(|_| class == Class::Weekday);
        // `from Oct. 11, 2025, through Jan. 4`
        let comma = usize::from(
            announced && self.symbol(",", first.end) && self.four_digits(first.end - 1).is_some(),
        );
        let next = self.link(link, part.map_or(first.end + comma, |(end, ())| end))?;
        if let DateExpr::Calendar(date @ Calendar { day: Some(_), .. }) = &first.expr
            && let Some((end, day, _)) = self.day_number(next)
            && self.tables.months.longest(self.tokens, self.skip(Link::Of, end)).is_none()
            && self.numeric(next).is_none()
        {
            return self.closing_day(date, end, day);
        }
        if let Some(now) = self.now(next).filter(|_| class == Class::Calendar) {
            return Some(interval(first.clone(), now));
        }
        let next = self.skip(Link::The, next);
        let last = self.linked(self.skip(Link::Year, next), announced);
        let last = last.or_else(|| self.early_year_behind(&first.expr, next))?;
        if self::class(&last.expr) != Some(class) || is_year(&first.expr) && lacks_year(&last.expr) {
            return None;
        }
        Some(interval(first.clone(), last))
    }

    /// The `5, 2020` of `January 3-5, 2020`.
    fn closing_day(&self, first: &Calendar, end: usize, day: u8) -> Option<Found> {
        let counts = self.tables.counted.longest(self.tokens, end).is_some();
        if Some(day) <= first.day || !self.closed(end) || counts {
            return None;
        }
        let (end, year) = match first.year {
            Year::Bare => self.year_behind(end).unwrap_or((end, Year::Bare)),
            year => (end, year),
        };
        Some(self.interval_of_days(end, year, first.month, first.day?, day))
    }

    fn interval_of_days(&self, end: usize, year: Year, month: Option<u8>, first: u8, last: u8) -> Found {
        let day = |day| self.checked(calendar(end, year, month, Some(day)));
        let (first, last) = (day(first), day(last));
        let fault = first.fault.or(last.fault);
        Found { fault, ..Found::date(end, DateExpr::Interval(Box::new(first.expr), Box::new(last.expr))) }
    }

    /// `3-5 January`, `3 to 5 January 2020`, the night of `3/4 January`.
    fn days_of_month(&self, at: usize) -> Option<Found> {
        self.detached(at).then(|| self.days_linked(at, Link::To)).flatten()
    }

    pub(super) fn days_linked(&self, at: usize, link: Link) -> Option<Found> {
        // `Monday 3 to Friday 7 March`
        let day_at = |at| {
            let weekday = self.tables.weekdays.longest(self.tokens, at);
            self.skip(Link::The, weekday.map_or(at, |(end, _)| end))
        };
        let (end, first, _) = self.day_number(day_at(at))?;
        let stroke = self.symbol("/", end) && self.tokens.glued(end) && self.tokens.glued(end + 1);
        let next = if stroke { end + 1 } else { self.link(link, end)? };
        let (end, last, _) = self.day_number(day_at(next)).filter(|found| !stroke || found.1 == first + 1)?;
        let (end, name) = self.tables.months.longest(self.tokens, self.skip(Link::Of, end))?;
        let (end, year) = self.year_behind(end).unwrap_or((end, Year::Bare));
        (first < last).then(|| self.interval_of_days(end, year, Some(name.number), first, last))
    }

    /// `9-11 a.m.`, `9 to 11 a.m.`, the `9 and 11 a.m.` of `between 9 and 11 a.m.`
    fn hours(&self, at: usize, link: Link) -> Option<Found> {
        let hour = self.two_digits(at).filter(|hour| (1..=12).contains(hour) && self.detached(at))?;
        let last = self.clock(self.link(link, at + 1)?)?;
        let DateExpr::Clock { hour: closing, zone, ref day, .. } = last.expr else { return None };
        let half = closing - closing % 12;
        let opening = hour % 12 + half;
        let hour = if opening > closing { hour % 12 } else { opening };
        let recurring = self.after_recurring(at).then(|| Box::new(DateExpr::Recurring));
        let day = day.clone().or(recurring);
        let first = DateExpr::Clock { hour, minute: 0, zone, day };
        let (first, closing) = joined(first, last.expr);
        let expr = DateExpr::Interval(Box::new(first), Box::new(closing));
        Some(Found { kind: Kind::Time, ..Found::date(last.end, expr) })
    }
}

/// From the first to the last.
fn interval(first: Found, last: Found) -> Found {
    let fault = first.fault.or(last.fault);
    let (first_expr, last_expr) = joined(first.expr, last.expr);
    let expr = DateExpr::Interval(Box::new(first_expr), Box::new(last_expr));
    Found { kind: first.kind, fault, ..Found::date(last.end, expr) }
}

fn class(expr: &DateExpr) -> Option<Class> {
    match expr {
        DateExpr::Weekday { .. } => Some(Class::Weekday),
        DateExpr::Clock { .. } => Some(Class::Clock),
        DateExpr::Calendar(_)
        | DateExpr::Numeric { .. }
        | DateExpr::Decade(_)
        | DateExpr::Century(_)
        | DateExpr::Months { .. }
        | DateExpr::Day(_)
        | DateExpr::Part { .. } => Some(Class::Calendar),
        _ => None,
    }
}

fn is_year(expr: &DateExpr) -> bool {
    matches!(expr, DateExpr::Calendar(Calendar { month: None, .. }))
}

fn lacks_year(expr: &DateExpr) -> bool {
    matches!(expr, DateExpr::Calendar(Calendar { year: Year::Bare, .. }))
}

/// Both ends, the year of one lent to the other: `from November to March 2015` begins in 2014.
fn joined(mut first: DateExpr, mut last: DateExpr) -> (DateExpr, DateExpr) {
    if let (DateExpr::Calendar(a), DateExpr::Calendar(b)) = (&mut first, &mut last) {
        let turns = (a.month, a.day) > (b.month, b.day);
        match (a.year, b.year) {
            (Year::Bare, Year::Written(year)) => a.year = Year::Written(year - i32::from(turns)),
            (Year::Bare, year) => a.year = year,
            (Year::Written(year), Year::Bare) => b.year = Year::Written(year + i32::from(turns)),
            (year, Year::Bare) => b.year = year,
            // `between 1934 and '36`
            (Year::Written(year), Year::Short(digits)) if i32::from(digits) > year % 100 => {
                b.year = Year::Written(year - year % 100 + i32::from(digits));
            }
            _ => {}
        }
    }
    // `between 9 a.m. and 5 p.m. on Monday`, `every day from 9 a.m. to 5 p.m.`
    if let (DateExpr::Clock { day: first, .. }, DateExpr::Clock { day: last, .. }) = (&mut first, &mut last) {
        match (&first, &last) {
            (None, _) => first.clone_from(last),
            (Some(_), None) => last.clone_from(first),
            _ => {}
        }
    }
    (first, last)
}
