//! Parts of years, fiscal years and centuries: `third quarter of 2025`, `Q3 2025`, `2019 H2`, `FY 2010`, `20th century`.

use super::calendar::calendar;
use super::year::{RECENT, months};
use super::{DateExpr, Found, Link, Period, Scan, Which, Year};

impl Scan<'_> {
    /// The `18th` of `18th and 19th centuries`.
    fn first_century(&self, end: usize, at: usize, number: u32) -> Option<Found> {
        let other = self.link(Link::And, at).or_else(|| self.link(Link::To, at))?;
        // `late 18th and early 19th centuries`
        let other = self.skip(Link::The, other);
        let other = self.tables.parts.longest(self.tokens, other).map_or(other, |(end, _)| end);
        let (unit_at, last) = self.ordinal(other)?;
        let unit_at =
            if self.symbol("-", unit_at) && self.tokens.glued(unit_at) { unit_at + 1 } else { unit_at };
        let (_, &(unit, _)) = self.tables.units.longest(self.tokens, unit_at)?;
        (unit == Period::Century && number < last).then(|| century(end, number)).flatten()
    }

    /// `20th century`, `third quarter of 2025`, `first half of this year`.
    pub(super) fn ordinal_period(&self, at: usize) -> Option<Found> {
        let (end, number) = self.ordinal(at)?;
        let (number_end, next) = (end, end);
        let next = if self.symbol("-", next) && self.tokens.glued(next) { next + 1 } else { next };
        if let Some((end, ())) = self.tables.half.longest(self.tokens, next) {
            let (end, year) = self.year_of_part(end)?;
            return part_of_year(end, number, 6, year);
        }
        if let Some(found) = self.first_century(end, next, number) {
            return Some(found);
        }
        let (end, &(unit, plural)) = self.tables.units.longest(self.tokens, next)?;
        let part = usize::from(at > 0 && self.tables.parts.longest(self.tokens, at - 1).is_some());
        let last_of_list = [Link::And, Link::To].iter().any(|&link| self.after_link(link, at - part));
        match unit {
            Period::Century if !plural || last_of_list => century(end, number),
            Period::Quarter if !plural && (1..=4).contains(&number) => {
                // `third-quarter results` are of the nearest, whatever the verb says.
                let bare = if next > number_end { Year::Which(Which::This) } else { Year::Bare };
                let business = || self.speaks_of_business(at).then_some((end, bare));
                if let Some(found) = self.quarter_ended(end) {
                    return Some(found);
                }
                let (end, year) = self.year_of_part(end).or_else(business)?;
                part_of_year(end, number, 3, year)
            }
            _ => None,
        }
    }

    /// The quarter that ends at `at` and is told by the day behind it: `third quarter ended 30 June 2025`, `third quarter,
    /// ending 30 June`.
    fn quarter_ended(&self, at: usize) -> Option<Found> {
        let ended = at + usize::from(self.symbol(",", at));
        let (day_at, _) = self.tables.running.longest(self.tokens, ended).filter(|(_, ends)| **ends)?;
        let DateExpr::Calendar(day) = self.day_of_month(day_at)?.expr else { return None };
        let month = u32::from(day.month?);
        let year = match day.year {
            Year::Written(year) => Year::Written(year - i32::from(month < 3)),
            year => year,
        };
        Some(months(at, (month + 9) % 12 + 1, 3, year))
    }

    /// Whether a word near `at` shows that its quarters are those of a year, not of a match.
    fn speaks_of_business(&self, at: usize) -> bool {
        const REACH: usize = 30;
        (at.saturating_sub(REACH)..self.tokens.len().min(at + REACH))
            .any(|near| self.tables.business.longest(self.tokens, near).is_some())
    }

    /// The `first quarter` of `next year's first quarter`, by its months.
    pub(super) fn part_owned(&self, at: usize, year: Year) -> Option<Found> {
        let letter = if self.apostrophe(at) { at + 1 } else { return None };
        let (part_at, ()) = self.tables.plural_decade.longest(self.tokens, letter)?;
        let (next, number) = self.ordinal(part_at)?;
        if let Some((end, ())) = self.tables.half.longest(self.tokens, next) {
            return part_of_year(end, number, 6, year);
        }
        let (end, unit) = self.tables.units.longest(self.tokens, next)?;
        let quarter = *unit == (Period::Quarter, false);
        quarter.then(|| part_of_year(end, number, 3, year)).flatten()
    }

    /// The year behind a half or a quarter: `of 2025`, `2025`, `of the year`.
    pub(super) fn year_of_part(&self, at: usize) -> Option<(usize, Year)> {
        let fiscal = self.skip(Link::Of, at);
        if let Some((end, ())) = self.tables.fiscal.longest(self.tokens, fiscal)
            && let Some(Found { end, expr: DateExpr::Calendar(date), .. }) = self.fiscal_year(end)
        {
            return Some((end, date.year));
        }
        self.year_behind(at).or_else(|| {
            let unit = self.link(Link::The, self.link(Link::Of, at)?)?;
            let (end, &(period, _)) = self.tables.units.longest(self.tokens, unit)?;
            (period == Period::Year).then_some((end, Year::Step(0)))
        })
    }

    /// `Q3 2025`, `H1 2024`, `FY 2010`, `fiscal 2009`, `AD 347`.
    pub(super) fn labelled(&self, at: usize) -> Option<Found> {
        if let Some((end, ())) = self.tables.fiscal.longest(self.tokens, at) {
            let found = self.fiscal_year(end)?;
            return Some(self.part_of_fiscal(&found).unwrap_or(found));
        }
        if let Some((end, &before)) = self.tables.eras.longest(self.tokens, at) {
            let year = self.digits(end).filter(|text| text.len() <= 4)?.parse().ok()?;
            let fits = !before && self.tokens.str(at).chars().all(char::is_uppercase) && self.closed(end + 1);
            return fits.then(|| calendar(end + 1, Year::Written(year), None, None));
        }
        let (end, count) = self.lettered_part(at)?;
        // `Q1-2019`
        let joined = self.symbol("-", end + 1) && self.tokens.glued(end + 2);
        if let Some(year) = self.four_digits(end + 2).filter(|year| joined && RECENT.contains(year)) {
            let number = self.two_digits(end)?.into();
            let fits = self.tokens.glued(end) && self.closed(end + 3);
            return fits.then(|| part_of_year(end + 3, number, count, Year::Written(year))).flatten();
        }
        let fits = self.tokens.glued(end) && self.closed(end + 1);
        let number = self.two_digits(end).filter(|_| fits)?.into();
        let year = self.year_of_part(end + 1).or_else(|| {
            let year = self.four_digits(end + 1).filter(|year| RECENT.contains(year))?;
            self.closed(end + 2).then_some((end + 2, Year::Written(year)))
        });
        if year.is_none() && (count == 6 || !self.tokens.capitalised(at)) {
            return None;
        }
        let (end, year) = year.unwrap_or((end + 1, Year::Bare));
        part_of_year(end, number, count, year)
    }

    /// `2019 Q1`, `2019-Q1`, `2019 H2`.
    pub(super) fn year_and_part(&self, at: usize) -> Option<Found> {
        let year = self.four_digits(at).filter(|year| RECENT.contains(year))?;
        let label = if self.symbol("-", at + 1) && self.tokens.glued(at + 1) { at + 2 } else { at + 1 };
        self.numbered_part(label, Year::Written(year))
    }

    /// `3Q25`, `1H 2024`.
    pub(super) fn part_and_year(&self, at: usize) -> Option<Found> {
        let (year_at, count) = self.lettered_part(at + 1).filter(|_| self.tokens.glued(at + 1))?;
        let number = self.two_digits(at)?.into();
        let year = match self.four_digits(year_at) {
            Some(year) => Year::Written(Some(year).filter(|year| RECENT.contains(year))?),
            None if self.tokens.str(year_at).len() == 2 => Year::Short(self.two_digits(year_at)?),
            None => return None,
        };
        self.closed(year_at + 1).then(|| part_of_year(year_at + 1, number, count, year)).flatten()
    }

    /// The `Q` of `Q3` or the `H` of `H1`: the index of the number, and the months of each.
    fn lettered_part(&self, at: usize) -> Option<(usize, u8)> {
        match self.tables.quarter_letters.longest(self.tokens, at) {
            Some((end, ())) => Some((end, 3)),
            None => self.tables.half_letters.longest(self.tokens, at).map(|(end, ())| (end, 6)),
        }
    }

    /// The `Q1` of `FY25 Q1`.
    fn part_of_fiscal(&self, year: &Found) -> Option<Found> {
        let DateExpr::Calendar(date) = year.expr else { return None };
        self.numbered_part(year.end, date.year)
    }

    /// The `Q1` or `H2` at `at`, of that year.
    fn numbered_part(&self, at: usize, year: Year) -> Option<Found> {
        let (number_at, count) = self.lettered_part(at)?;
        let number = self.two_digits(number_at)?.into();
        let fits = self.tokens.glued(number_at) && self.closed(number_at + 1);
        fits.then(|| part_of_year(number_at + 1, number, count, year)).flatten()
    }

    fn fiscal_year(&self, at: usize) -> Option<Found> {
        if let Some(found) = self.years_linked(at) {
            return Some(found);
        }
        if let Some(year) = self.four_digits(at).filter(|year| RECENT.contains(year) && self.closed(at + 1)) {
            return Some(calendar(at + 1, Year::Written(year), None, None));
        }
        let number = if self.apostrophe(at) { at + 1 } else { at };
        // `FY 07`, but not `fiscal 07`
        let letters =
            at.checked_sub(1).is_some_and(|label| self.tokens.str(label).chars().all(char::is_uppercase));
        let joined = self.tokens.glued(at) || number > at || letters;
        let year = self.two_digits(number).filter(|_| joined && self.tokens.str(number).len() == 2)?;
        self.closed(number + 1).then(|| calendar(number + 1, Year::Short(year), None, None))
    }
}

/// The part of a year by its number and the months of each: the third quarter; none where a year has no such part.
fn part_of_year(end: usize, number: u32, count: u8, year: Year) -> Option<Found> {
    let each = u32::from(count);
    (1..=12 / each).contains(&number).then(|| months(end, (number - 1) * each + 1, count, year))
}

fn century(end: usize, number: u32) -> Option<Found> {
    let first = i32::try_from(number).ok().filter(|number| (1..=30).contains(number))? * 100 - 100;
    Some(Found::date(end, DateExpr::Century(first)))
}
