//! Parts of a longer period by their number: `first week of March`, `last three months of 2021`, `week 3 of 2027`.

use super::relative::is_single;
use super::{DateExpr, Found, Item, Link, Period, Scan, TokenKind, Which, Year};

/// More of them are no part of a period.
const MOST: u32 = 100;

impl Scan<'_> {
    /// `first week of March`, `last two months of 2021`, `15th day of next month`, `last Friday in May`.
    pub(super) fn nth(&self, at: usize) -> Option<Found> {
        if let Some(found) = self.day_of_pointed_month(at) {
            return Some(found);
        }
        let (next, position) = match self.tables.which.longest(self.tokens, at) {
            Some((end, Which::Last)) => (end, -1),
            Some(_) => return None,
            None if self.tables.outermost.longest(self.tokens, at).is_some() => {
                self.tables.outermost.longest(self.tokens, at).map(|(end, &position)| (end, position))?
            }
            None => {
                let (end, number) = self.ordinal(at)?;
                (end, i8::try_from(number).ok().filter(|number| *number > 0)?)
            }
        };
        let (item_at, count) = match self.link(Link::One, next) {
            None if position.abs() == 1 => self.count(next).unwrap_or((next, 1)),
            _ => (next, 1),
        };
        let count = u8::try_from(count).ok().filter(|&count| count > 0 && u32::from(count) <= MOST)?;
        let (end, item) = self.item(item_at, count > 1)?;
        self.part_of(end, position, count, item)
    }

    /// What is counted: a unit, or a weekday.
    fn item(&self, at: usize, plural: bool) -> Option<(usize, Item)> {
        if let Some((end, name)) = self.tables.weekdays.longest(self.tokens, at) {
            return (!plural && !name.doubtful).then_some((end, Item::Weekday(name.number)));
        }
        let (end, &(unit, many)) = self.tables.units.longest(self.tokens, at)?;
        let whole = unit >= Period::Day && unit != Period::Fortnight;
        (whole && plural == many).then_some((end, Item::Unit(unit)))
    }

    /// The period behind `of`, or behind `in` where parts are often placed so.
    fn part_of(&self, at: usize, position: i8, count: u8, item: Item) -> Option<Found> {
        let whole = match self.link(Link::Of, at) {
            Some(next) => self.whole(next)?,
            // `first three quarters last year`
            None if self.tables.which.longest(self.tokens, at).is_some() => self.divisible(at)?,
            None => self.month_alone(self.link(Link::In, at)?)?,
        };
        let year = self.tokens.is(whole.end - 1, TokenKind::Number);
        // `third day of 2014 Winter Games`
        let named = year && self.tokens.capitalised(whole.end);
        let longest = match item {
            Item::Unit(unit) => unit,
            Item::Weekday(_) => Period::Day,
        };
        let fits = !named && grain(&whole.expr).is_some_and(|grain| longest < grain);
        let expr = DateExpr::Within { position, count, item, of: Box::new(whole.expr) };
        fits.then(|| Found::date(whole.end, expr))
    }

    /// A period that has parts: `March`, `next year`, `the month`.
    pub(super) fn whole(&self, at: usize) -> Option<Found> {
        self.divisible(at).or_else(|| self.unit_named(at, Which::This)).or_else(|| {
            // `end of year` needs no article.
            let (end, &(unit, plural)) = self.tables.units.longest(self.tokens, at)?;
            let known = !plural && matches!(unit, Period::Month | Period::Year) && self.clause_ends(end);
            known.then(|| Found::date(end, DateExpr::Period { unit, which: Which::This }))
        })
    }

    /// `the year`, where the words before say which one is meant.
    pub(super) fn unit_named(&self, at: usize, which: Which) -> Option<Found> {
        let (end, &(unit, plural)) = self.tables.units.longest(self.tokens, self.link(Link::The, at)?)?;
        let divides = unit > Period::Day && !matches!(unit, Period::Weekend | Period::Fortnight);
        (divides && !plural).then(|| Found::date(end, DateExpr::Period { unit, which }))
    }

    /// A day of a week that is pointed at: `Tuesday of next week`, `Monday last week`, `next week Tuesday`.
    pub(super) fn weekday_of_week(&self, at: usize) -> Option<Found> {
        let (end, weekday, which) = match self.tables.weekdays.longest(self.tokens, at) {
            Some((next, name)) => {
                let (end, which) = self.week_pointed_at(self.skip(Link::Of, next))?;
                (end, name.number, which)
            }
            None => {
                let (next, which) = self.week_pointed_at(at)?;
                let next = if self.symbol("-", next) || self.symbol("–", next) { next + 1 } else { next };
                let (end, name) = self.tables.weekdays.longest(self.tokens, next)?;
                let sure = !name.doubtful || self.clause_ends(end) || self.link(Link::And, end).is_some();
                (end, Some(name.number).filter(|_| sure)?, which)
            }
        };
        let of = Box::new(DateExpr::Period { unit: Period::Week, which });
        let expr = DateExpr::Within { position: 1, count: 1, item: Item::Weekday(weekday), of };
        Some(Found::date(end, expr))
    }

    /// `next week`, `last week`, `this week`.
    fn week_pointed_at(&self, at: usize) -> Option<(usize, Which)> {
        let (unit_at, &which) = self.tables.which.longest(self.tokens, at)?;
        let (end, unit) = self.tables.units.longest(self.tokens, unit_at)?;
        (*unit == (Period::Week, false)).then_some((end, which))
    }

    /// `week 3 of 2027`, `week of 5 May`, `week beginning 5 May`, `w/c 5 May`.
    pub(super) fn week(&self, at: usize) -> Option<Found> {
        if let Some((end, &ends)) = self.tables.running_weeks.longest(self.tokens, at) {
            return self.run_with(end, 7, ends);
        }
        let (end, &(unit, plural)) = self.tables.units.longest(self.tokens, at)?;
        if unit == Period::Weekend {
            let day_at = self.link(Link::Of, end)?;
            let day = self.days_of(day_at).or_else(|| self.feast(day_at, true))?;
            return Some(Found::date(day.end, DateExpr::WeekendOf(Box::new(day.expr))));
        }
        if unit != Period::Week || plural {
            return None;
        }
        if let Some(number) = self.two_digits(end) {
            let cued = self.weekday_before(at).is_some() || self.after_link(Link::The, at);
            let current = (cued && self.clause_ends(end + 1)).then_some((end + 1, Year::Step(0)));
            let (end, year) = self.year_behind(end + 1).or(current)?;
            let known = (1..=53).contains(&number) && matches!(year, Year::Written(_) | Year::Step(_));
            return known.then(|| Found::date(end, DateExpr::Week { number, year }));
        }
        if let Some(day_at) = self.link(Link::Of, end) {
            let day = self.day_alone(day_at).or_else(|| self.days_of(day_at))?;
            return Some(Found::date(day.end, DateExpr::WeekOf(Box::new(day.expr))));
        }
        self.running(end, 7)
    }

    /// The day or days of a week or weekend: `5 May`, `5 and 6 May`, `May 5-6`.
    fn days_of(&self, at: usize) -> Option<Found> {
        self.days_linked(at, Link::And).or_else(|| {
            let first = self.day_of_month(at)?;
            Some(self.continued(&first, Link::To, false).unwrap_or(first))
        })
    }

    /// The `starting tomorrow` of `3 days starting tomorrow`.
    fn running(&self, at: usize, days: i16) -> Option<Found> {
        let (next, &ends) = self.tables.running.longest(self.tokens, at)?;
        self.run_with(next, days, ends)
    }

    /// So many days from the one at `at`, or up to it.
    fn run_with(&self, at: usize, days: i16, ends: bool) -> Option<Found> {
        let day = self.named_day(at).or_else(|| self.which(at))?;
        let days = if ends { -days } else { days };
        is_single(&day.expr).then(|| Found::date(day.end, DateExpr::Run { days, day: Box::new(day.expr) }))
    }

    /// The `starting tomorrow` behind `3 days`.
    pub(super) fn run(&self, at: usize, count: u32, unit: Period) -> Option<Found> {
        self.running(at, i16::try_from(count).ok()?.checked_mul(days_in(unit)?)?)
    }

    /// The `3 days from today` of `for 3 days from today`.
    pub(super) fn run_from(&self, at: usize, end: usize, count: u32, unit: Period) -> Option<Found> {
        let next = if self.symbol(",", end) { end + 1 } else { end };
        let day_at = self.link(Link::From, next).filter(|_| self.after_link(Link::For, at))?;
        let day = self.named_day(day_at).filter(|day| is_single(&day.expr))?;
        if self.link(Link::To, day.end).is_some() {
            return None;
        }
        let days = i16::try_from(count).ok()?.checked_mul(days_in(unit)?)?;
        Some(Found::date(day.end, DateExpr::Run { days, day: Box::new(day.expr) }))
    }

    /// The `22nd` of `on the 22nd`, where no noun follows; the `21st this month`.
    pub(super) fn bare_day(&self, at: usize) -> Option<Found> {
        let cued = at >= 2 && self.link(Link::OnThe, at - 2) == Some(at);
        let digits = self.two_digits(at).is_some() && self.ordinal_ending(at + 1).is_some();
        (cued && digits).then(|| self.day_alone(at)).flatten()
    }

    /// The `21st of this month`, the `first of next month`.
    fn day_of_pointed_month(&self, at: usize) -> Option<Found> {
        if !self.after_link(Link::The, at) {
            return None;
        }
        let (end, day, _) = self.day_number(at).filter(|found| found.2)?;
        let of = self.skip(Link::Of, end);
        let month = self.month_pointed_at(of).filter(|month| !self.apostrophe(month.end))?;
        let digits = self.tokens.is(at, TokenKind::Number);
        let (item, of_month) = (Item::Unit(Period::Day), Box::new(month.expr));
        let position = i8::try_from(day).ok()?;
        let expr = DateExpr::Within { position, count: 1, item, of: of_month };
        (digits || of > end).then(|| Found::date(month.end, expr))
    }

    /// `this month`, `the month`.
    fn month_pointed_at(&self, at: usize) -> Option<Found> {
        let the = self.skip(Link::The, at);
        let (unit_at, which) = match self.tables.which.longest(self.tokens, the) {
            Some((end, &which)) => (end, which),
            None if the > at => (the, Which::This),
            None => return None,
        };
        let (end, _) = self
            .tables
            .units
            .longest(self.tokens, unit_at)
            .filter(|(_, unit)| **unit == (Period::Month, false))?;
        Some(Found::date(end, DateExpr::Period { unit: Period::Month, which }))
    }

    /// An ordinal in digits at the end of a clause.
    fn day_alone(&self, at: usize) -> Option<Found> {
        let at = self.skip(Link::The, at);
        let (end, day, ordinal) = self.day_number(at)?;
        // `on the 23rd and did`
        let ends = self.clause_ends(end) || self.link(Link::And, end).is_some_and(|next| self.verb(next));
        let alone = ordinal && self.tokens.is(at, TokenKind::Number) && ends && self.closed(end);
        alone.then(|| Found::date(end, DateExpr::DayNumber { day, weekday: None }))
    }

    /// The `14th` of `Fri 14th`, the `the 11th` of `Tuesday the 11th`; `31` where the clause ends behind it.
    pub(super) fn number_of_weekday(&self, weekday: u8, at: usize) -> Option<Found> {
        let article = self.link(Link::The, at);
        let day_at = article.unwrap_or(at);
        let (end, day, ordinal) = self.day_number(day_at)?;
        let digits = self.tokens.is(day_at, TokenKind::Number);
        let sure = match (ordinal, digits) {
            (true, true) => !self.tokens.capitalised(end),
            (true, false) => article.is_some() && self.clause_ends(end),
            (false, _) => article.is_none() && self.clause_ends(end) && self.closed(end),
        };
        let glued = self.tokens.glued(at);
        (sure && !glued).then(|| Found::date(end, DateExpr::DayNumber { day, weekday: Some(weekday) }))
    }
}

fn days_in(unit: Period) -> Option<i16> {
    match unit {
        Period::Day => Some(1),
        Period::Week => Some(7),
        _ => None,
    }
}

/// How long the period is; none for what has no parts to number.
fn grain(expr: &DateExpr) -> Option<Period> {
    match expr {
        DateExpr::Calendar(date) if date.month.is_none() => Some(Period::Year),
        DateExpr::Calendar(_) => Some(Period::Month),
        DateExpr::Months { .. } => Some(Period::Quarter),
        DateExpr::Period { unit, .. } => Some(*unit),
        DateExpr::Decade(_) => Some(Period::Decade),
        DateExpr::Century(_) => Some(Period::Century),
        _ => None,
    }
}
