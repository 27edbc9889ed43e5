//! Days and months by name: `22 January 2026`, `Jan. 22`, `Tuesday, June 19, 2018`, `Christmas Day`.

use super::pointed::step;
use super::year::months;
use super::{Calendar, DateExpr, Found, Link, Period, Scan, TokenKind, Which, Year};
use crate::lang::dates::Feast;

impl Scan<'_> {
    /// A day counted from publication or a feast: `yesterday`, `Christmas Day 2025`.
    pub(super) fn day(&self, at: usize) -> Option<Found> {
        if let Some((end, &days)) = self.tables.days.longest(self.tokens, at) {
            return Some(Found::date(end, DateExpr::Day(days)));
        }
        self.feast(at, false)
    }

    /// The day and year of `9,2031`, which is one number.
    fn day_and_year(&self, at: usize) -> Option<(u8, i32)> {
        let (day, year) = self.digits(at).is_none().then(|| self.tokens.str(at).split_once(','))??;
        let plain = |digits: &str| digits.bytes().all(|byte| byte.is_ascii_digit());
        let fits = matches!(day.len(), 1 | 2) && year.len() == 4 && plain(day) && plain(year);
        let day = day.parse().ok().filter(|day| fits && (1..=31).contains(day))?;
        Some((day, year.parse().ok()?))
    }

    /// A day of history: `9/11`, `the September 11 attacks`.
    pub(super) fn event(&self, at: usize) -> Option<Found> {
        if let Some((end, date)) = self.tables.told_event(self.tokens, at) {
            return Some(Found::date(end, DateExpr::Event(date)));
        }
        let (end, &date) = self.tables.events.longest(self.tokens, at)?;
        let named = self.closed(end) && self.link(Link::Of, end).is_none();
        named.then(|| Found::date(end, DateExpr::Event(date)))
    }

    /// A feast; `expected` where the words before show that a day is meant: `two weeks before Christmas`.
    pub(super) fn feast(&self, at: usize, expected: bool) -> Option<Found> {
        let (name_end, &(feast, loose)) = self.tables.feasts.longest(self.tokens, at)?;
        if let Some((end, (Period::Weekend, _))) = self.tables.units.longest(self.tokens, name_end) {
            let (end, year) = self.year_behind(end).unwrap_or((end, Year::Bare));
            return Some(Found::date(end, DateExpr::WeekendOf(Box::new(feast_of(end, feast, year).expr))));
        }
        match self.year_behind(name_end) {
            Some((end, year)) => Some(feast_of(end, feast, year)),
            None => (expected || !loose || self.is_day_by_neighbours(at, name_end))
                .then(|| feast_of(name_end, feast, Year::Bare)),
        }
    }

    /// Whether `on`, `before` or `after` stands before the feast at `at`, and no noun behind it.
    fn is_day_by_neighbours(&self, at: usize, end: usize) -> bool {
        let related =
            at.checked_sub(1).is_some_and(|at| self.tables.relations.longest(self.tokens, at).is_some());
        let alone = self.clause_ends(end)
            || self.link(Link::And, end).is_some()
            || self.tables.before_month.longest(self.tokens, end).is_some();
        (related || self.after_on(at)) && alone
    }

    /// A weekday, alone or as the beginning of a full date.
    pub(super) fn weekday(&self, at: usize) -> Option<Found> {
        // `Student-Sat 1`
        let joined = at > 0 && self.tokens.glued(at) && self.symbol("-", at - 1);
        let (end, &name) =
            self.tables.weekdays.longest(self.tokens, at).filter(|(_, name)| !(joined && name.doubtful))?;
        // `the Sunday Times`, but `on Sunday Times readers`
        if self.tokens.capitalised(end)
            && self.tables.newspapers.longest(self.tokens, end).is_some()
            && !self.after_on(at)
        {
            return None;
        }
        let gap = if self.symbol(",", end) { end + 1 } else { end };
        if let Some(found) =
            self.day_of_month(gap).filter(has_year).or_else(|| self.stroked_on(name.number, gap))
        {
            return Some(self.checked(with_weekday(found, name.number)));
        }
        // `Friday 7/6`
        if let Some(found) = self.stroke_without_year(end) {
            return Some(with_weekday(found, name.number));
        }
        // `Friday, 22 January` and `Sunday night (March 4)` are two mentions of one day.
        let mut next = self.tables.day_parts.longest(self.tokens, end).map_or(gap, |(past, ())| past);
        if ["(", ","].iter().any(|mark| self.symbol(mark, next)) {
            next += 1;
        }
        if let Some(found) = self.day_of_month(next) {
            return Some(same_day(end, found));
        }
        if let Some(found) = self.number_of_weekday(name.number, end) {
            return Some(found);
        }
        if let Some(found) = self.weekday_after_next(end, name.number) {
            return Some(found);
        }
        // `the Monday after Easter`
        if self.after_link(Link::The, at)
            && let Some((end, shift, from)) = self.relation(end)
        {
            return Some(Found::date(end, DateExpr::Weekdays { count: 1, day: name.number, shift, from }));
        }
        let listed = self.after_link(Link::And, at)
            && at.checked_sub(2).is_some_and(|at| self.tables.weekdays.longest(self.tokens, at).is_some());
        let sure = !name.doubtful || listed || end > at + 1 && end < self.tokens.len();
        let sure = sure && !self.recurs(at, end);
        sure.then(|| Found::date(end, DateExpr::Weekday { day: name.number, which: None }))
    }

    /// A day of a month, whichever comes first.
    pub(super) fn day_of_month(&self, at: usize) -> Option<Found> {
        let at = self.skip(Link::The, at);
        self.month_first(at)
            .or_else(|| self.day_first(at))
            .filter(|found| matches!(found.expr, DateExpr::Calendar(Calendar { day: Some(_), .. })))
    }

    /// `January 22`, `Jan. 22, 2026`, `September 2014`, `March of this year`, `September`.
    pub(super) fn month_first(&self, at: usize) -> Option<Found> {
        let (end, &name) = self.tables.months.longest(self.tokens, at)?;
        if let Some(event) = self.event(at) {
            return Some(event);
        }
        let month = name.number;
        if let Some(found) = self.three_parts(at).or_else(|| self.two_parts(at)) {
            return Some(found);
        }
        let the = self.link(Link::The, end).and_then(|day_at| self.day_number(day_at));
        if let Some((day_end, day, ordinal)) =
            the.filter(|&(_, _, ordinal)| ordinal).or_else(|| self.day_number(end))
            && let dated = self.year_behind(day_end)
            // `Dec31, 1994` is a day, `Oct4` a name.
            && (ordinal || (dated.is_some() || !self.tokens.glued(end)) && self.is_day_after_month(at, day_end))
        {
            let lent = || self.year_lent(day_end, month, day).unwrap_or(Year::Bare);
            let (end, year) = dated.unwrap_or_else(|| (day_end, lent()));
            let found = calendar(end, year, Some(month), Some(day));
            return Some(self.checked(match self.weekday_before(at) {
                Some(weekday) => with_weekday(found, weekday),
                None => found,
            }));
        }
        // `April 9,2031`, without a blank
        if let Some((day, year)) = self.day_and_year(end) {
            return Some(self.checked(calendar(end + 1, Year::Written(year), Some(month), Some(day))));
        }
        // `the September quarter` is that which September ends
        if let Some((quarter_end, &(Period::Quarter, false))) = self.tables.units.longest(self.tokens, end)
            && month % 3 == 0
            && !self.tokens.glued(end)
        {
            let (end, year) = self.year_behind(quarter_end).unwrap_or((quarter_end, Year::Bare));
            return Some(months(end, u32::from(month) - 2, 3, year));
        }
        if let Some((end, year)) = self.year_behind(end) {
            return Some(calendar(end, year, Some(month), None));
        }
        if let Some((end, year, day)) = self.day_in_words(end, name.doubtful) {
            return Some(self.checked(calendar(end, year, Some(month), Some(day))));
        }
        let end = self.without_full_stop(at, end);
        let sure = !self.is_part_of_word(end)
            && !self.recurs(at, end)
            && (!name.doubtful || self.is_month_by_neighbours(at));
        // `for November delivery`
        let due =
            self.after_link(Link::For, at) && self.tables.deliveries.longest(self.tokens, end).is_some();
        let year = match due {
            true => Year::Which(Which::Next),
            // Not that of another year in the sentence.
            false if self.tables.follows(&self.tables.as_of, self.tokens, at) => Year::Latest,
            false => self.year_of_list(end),
        };
        sure.then(|| calendar(end, year, Some(month), None))
    }

    /// Whether a hyphen ties the month that ends at `end` to another word: `Mar-a-Lago`.
    pub(super) fn is_part_of_word(&self, end: usize) -> bool {
        let hyphen = self.symbol("-", end) && self.tokens.glued(end) && self.tokens.glued(end + 1);
        hyphen
            && self.tokens.is(end + 1, TokenKind::Word)
            && !self.tokens.capitalised(end + 1)
            && self.link(Link::To, end + 1).is_none()
            && self.tables.months.longest(self.tokens, end + 1).is_none()
    }

    /// The end of the month at `at`: the dot of an abbreviation that ends the sentence is the sentence's.
    fn without_full_stop(&self, at: usize, end: usize) -> usize {
        if end > at + 1 && end == self.tokens.len() { end - 1 } else { end }
    }

    /// Whether the number that ends at `end` is a day, behind the month at `at`, and counts nothing.
    fn is_day_after_month(&self, at: usize, end: usize) -> bool {
        let alone = self.tables.follows(&self.tables.before_month_alone, self.tokens, at);
        let dated = self.year_behind(end).is_some();
        let counts = self.tables.is_counted(self.tokens, end) || !dated && self.number_listed(end);
        let unit = self.tables.counted.longest(self.tokens, end).is_some();
        self.closed_day(end) && !unit && !(alone && counts)
    }

    /// The `, 40 and` behind `In April 31`.
    pub(super) fn number_listed(&self, at: usize) -> bool {
        let next = self.tokens.is(at + 1, TokenKind::Number).then_some(at + 2);
        self.symbol(",", at)
            && next.is_some_and(|next| self.symbol(",", next) || self.link(Link::And, next).is_some())
    }

    /// Like [`Scan::closed`], but a dash to another day may follow.
    fn closed_day(&self, end: usize) -> bool {
        let dash = ["-", "–"].iter().any(|mark| self.symbol(mark, end));
        self.closed(end) || dash && self.day_number(end + 1).is_some()
    }

    fn is_month_by_neighbours(&self, at: usize) -> bool {
        let linked = [Link::And, Link::To].iter().any(|&link| self.after_link(link, at));
        // `April and May`, `the year to March`.
        let lists = at >= 2
            && (self.tables.months.longest(self.tokens, at - 2).is_some()
                || self.tables.units.longest(self.tokens, at - 2).is_some());
        let month = |at| self.tables.months.longest(self.tokens, at);
        let begins = month(at).and_then(|(end, _)| self.link(Link::To, end)).and_then(month).is_some();
        // `for May's government`
        let person = self.after_link(Link::For, at) && month(at).is_some_and(|(end, _)| self.apostrophe(end));
        let cued = self.after_part(at) || self.tables.follows(&self.tables.before_month, self.tokens, at);
        begins || linked && lists || cued && !person
    }

    /// The year of the end, for the day that ends at `at`: `on 8 June and lasted until 19 August 1873`.
    fn year_lent(&self, at: usize, month: u8, day: u8) -> Option<Year> {
        const LONGEST: usize = 4;
        let mut next = self.link(Link::And, at)?;
        while next < at + LONGEST && self.verb(next) {
            next += 1;
        }
        let bridge = [Link::To, Link::On, Link::In].iter().find_map(|&link| self.link(link, next))?;
        let (month_at, last) = match self.day_number(self.skip(Link::The, bridge)) {
            Some((end, last, _)) => (self.skip(Link::Of, end), Some(last)),
            None => (bridge, None),
        };
        let (end, name) = self.tables.months.longest(self.tokens, month_at)?;
        let (end, last) = match last {
            Some(last) => (end, last),
            None => self.day_number(end).map(|(end, last, _)| (end, last))?,
        };
        let (_, year) = self.year_behind(end)?;
        ((month, day) < (name.number, last)).then_some(year)
    }

    /// The year of the last month of a list: `June and July 2015`.
    fn year_of_list(&self, end: usize) -> Year {
        let next = self.link(Link::And, end).and_then(|next| {
            let (end, _) = self.tables.months.longest(self.tokens, next)?;
            self.year_behind(end)
        });
        next.map_or(Year::Bare, |(_, year)| year)
    }

    /// `22 January`, `22nd of January 2026`, `fourth of July`, `22 of January`.
    pub(super) fn day_first(&self, at: usize) -> Option<Found> {
        let (day_end, day, ordinal) = self.day_number(at)?;
        let month_at = self.skip(Link::Of, day_end);
        let Some((month_end, name)) = self.tables.months.longest(self.tokens, month_at) else {
            return self.first_day_of_list(at);
        };
        let dated = self.year_behind(month_end);
        let lent = || self.year_lent(month_end, name.number, day).unwrap_or(Year::Bare);
        // `12 of May's 31 days` counts.
        let alone = self.clause_ends(month_end) && !self.apostrophe(month_end);
        if !ordinal && month_at > day_end && dated.is_none() && !alone {
            return None;
        }
        let (end, year) = dated.unwrap_or_else(|| (self.without_full_stop(month_at, month_end), lent()));
        let found = calendar(end, year, Some(name.number), Some(day));
        Some(self.checked(match self.weekday_before(at) {
            Some(weekday) => with_weekday(found, weekday),
            None => found,
        }))
    }

    /// The `9` of `9 and 10 June 2024`, the `3` and `4` of `3, 4 and 5 May`.
    fn first_day_of_list(&self, at: usize) -> Option<Found> {
        const LONGEST_LIST: usize = 5;
        let (end, day, _) = self.day_number(at).filter(|_| !self.named(at))?;
        let mut next = end;
        for _ in 0..LONGEST_LIST {
            let item = match self.symbol(",", next) {
                true => self.skip(Link::And, next + 1),
                false => self.link(Link::And, next)?,
            };
            (next, _, _) = self.day_number(item)?;
            if let Some((month_end, name)) =
                self.tables.months.longest(self.tokens, self.skip(Link::Of, next))
            {
                let year = self.year_behind(month_end).map_or(Year::Bare, |(_, year)| year);
                return Some(self.checked(calendar(end, year, Some(name.number), Some(day))));
            }
        }
        None
    }

    /// The `4` of `May 3 and 4`, the `4` and `5` of `May 3, 4 and 5`.
    pub(super) fn further_day(&self, at: usize) -> Option<Found> {
        let (end, day, _) = self.day_number(at)?;
        if !self.continues_list(at) || !self.closed(end) || !self.list_of_days_ends(end) {
            return None;
        }
        const LONGEST_LIST: usize = 12;
        let mut back = at - 1;
        while back > at.saturating_sub(LONGEST_LIST) {
            back -= 1;
            if let Some((after, name)) = self.tables.months.longest(self.tokens, back) {
                self.day_number(after)?;
                let (end, year) = self.year_behind(end).unwrap_or((end, Year::Bare));
                return Some(self.checked(calendar(end, year, Some(name.number), Some(day))));
            }
            let item =
                self.two_digits(back).is_some() || [",", "."].iter().any(|mark| self.symbol(mark, back));
            if !item && self.tables.ordinal_endings.longest(self.tokens, back).is_none() {
                return None;
            }
        }
        None
    }

    fn continues_list(&self, at: usize) -> bool {
        self.after_link(Link::And, at) || at > 1 && self.symbol(",", at - 1)
    }

    /// Whether the days of the list that goes on at `at` count nothing.
    fn list_of_days_ends(&self, at: usize) -> bool {
        const LONGEST_LIST: usize = 5;
        let mut at = at;
        for _ in 0..LONGEST_LIST {
            let comma = self.symbol(",", at).then_some(at + 1);
            let next = comma.map(|next| self.skip(Link::And, next)).or_else(|| self.link(Link::And, at));
            match next.and_then(|next| self.day_number(next)) {
                Some((end, _, _)) => at = end,
                None => break,
            }
        }
        self.clause_ends(at)
            || self.verb(at)
            || [&self.tables.before_month, &self.tables.before_year, &self.tables.states]
                .iter()
                .any(|words| words.longest(self.tokens, at).is_some())
    }

    /// The year behind a month or day: `2026`, `, 2026`, `of 2026`, `in 2026`, `'98`, `this year`, `of last year`.
    pub(super) fn year_behind(&self, at: usize) -> Option<(usize, Year)> {
        let comma = self.symbol(",", at);
        let after = match self.link(Link::In, if comma { at + 1 } else { at }) {
            Some(year_at) if self.four_digits(year_at).is_some() => year_at,
            _ if comma => at + 1,
            _ => self.skip(Link::Of, at),
        };
        if let Some(end) = self.early_year(after).filter(|_| !comma) {
            let year = self.tokens.str(after).parse().ok()?;
            return Some((end, Year::Written(year)));
        }
        if let Some(year) = self.four_digits(after) {
            let plausible = (1000..2200).contains(&year) && (!self.tokens.glued(after) || comma);
            let counts = self.year_counts(year, after + 1);
            return (plausible && !counts && self.closed(after + 1))
                .then_some((after + 1, Year::Written(year)));
        }
        if self.apostrophe(after) && self.tokens.glued(after + 1) && self.closed(after + 2) {
            return self.two_digits(after + 1).map(|year| (after + 2, Year::Short(year)));
        }
        if after > at && !comma && self.clause_ends(after + 1) && self.closed(after + 1) {
            // `April of 87`; up to 31 it could be a day.
            let shaped = |year: &u8| self.tokens.str(after).len() == 2 && !(10..=31).contains(year);
            if let Some(year) = self.two_digits(after).filter(shaped) {
                return Some((after + 1, Year::Short(year)));
            }
        }
        if comma {
            return None;
        }
        if let Some((end, year)) = self.year_in_words(after) {
            let ends = self.clause_ends(end) || self.link(Link::And, end).is_some_and(|next| self.verb(next));
            let counts = year % 100 == 0 && !ends || self.tables.is_counted(self.tokens, end);
            return (!counts).then_some((end, Year::Written(year)));
        }
        let which_at = self.skip(Link::The, after);
        let (unit_at, &which) = self.tables.which.longest(self.tokens, which_at)?;
        let which = if which == Which::Next && which_at > after { Which::Following } else { which };
        let (end, &(unit, _)) = self.tables.units.longest(self.tokens, unit_at)?;
        step(which).filter(|_| unit == Period::Year).map(|year| (end, year))
    }

    /// The weekday that the date at `at` is said to fall on: `Sunday night (March 4)`.
    pub(super) fn weekday_before(&self, at: usize) -> Option<u8> {
        let mut end = at;
        if end > 0 && ["(", ","].iter().any(|mark| self.symbol(mark, end - 1)) {
            end -= 1;
        }
        if end > 0 && self.tables.day_parts.longest(self.tokens, end - 1).is_some() {
            end -= 1;
        }
        let (past, name) = self.tables.weekdays.longest(self.tokens, end.checked_sub(1)?)?;
        (past == end).then_some(name.number)
    }
}

/// A date by its parts.
pub(super) fn calendar(end: usize, year: Year, month: Option<u8>, day: Option<u8>) -> Found {
    Found::date(end, DateExpr::Calendar(Calendar { year, month, day, weekday: None }))
}

/// A feast of a year.
pub(super) fn feast_of(end: usize, feast: Feast, year: Year) -> Found {
    match feast {
        Feast::Fixed { month, day } => calendar(end, year, Some(month), Some(day)),
        _ => Found::date(end, DateExpr::Feast { feast, year }),
    }
}

fn with_weekday(mut found: Found, weekday: u8) -> Found {
    if let DateExpr::Calendar(date) = &mut found.expr {
        date.weekday = Some(weekday);
    }
    found
}

/// The weekday that ends at `end`, of the day `found` behind it.
pub(super) fn same_day(end: usize, found: Found) -> Found {
    Found::date(end, DateExpr::SameDay(Box::new(found.expr)))
}

fn has_year(found: &Found) -> bool {
    matches!(found.expr, DateExpr::Calendar(Calendar { year: Year::Written(_) | Year::Short(_), .. }))
}
