//! What comes again and again and so is no date: `every Monday`, `Tuesdays`, `first Friday of each month`, `daily`.

use super::{Link, Scan};

impl Scan<'_> {
    /// Whether the weekday or month from `at` to `end` is any of its kind.
    pub(super) fn recurs(&self, at: usize, end: usize) -> bool {
        // `the first Tuesday after that`
        let counted = at.checked_sub(1).and_then(|before| self.ordinal_word(before));
        // `a Friday deadline`
        let one =
            self.after_link(Link::One, at) && self.tables.on_one_day.longest(self.tokens, end).is_some();
        self.tables.follows(&self.tables.recurring, self.tokens, at) && !one
            || counted.is_some_and(|(end, _)| end == at)
            || self.link(Link::Of, end).is_some_and(|next| self.recurring(next).is_some())
    }

    /// The index one past `daily`, `Mondays` or `every Monday` at `at`.
    pub(super) fn recurring(&self, at: usize) -> Option<usize> {
        let (tables, tokens) = (self.tables, self.tokens);
        if let Some((end, ())) = tables.recurring_alone.longest(tokens, at) {
            return Some(end);
        }
        if let Some((end, _)) = tables.weekdays_in_plural.longest(tokens, at) {
            return Some(end);
        }
        let (next, ()) = tables.recurring.longest(tokens, at)?;
        let day = tables.weekdays.longest(tokens, next).map(|(end, _)| end);
        let end = day
            .or_else(|| tables.units.longest(tokens, next).map(|(end, _)| end))
            .or_else(|| tables.day_parts.longest(tokens, next).map(|(end, ())| end))?;
        self.link(Link::One, at).is_none().then_some(end)
    }

    /// Whether what recurs ends before the clock time at `at`: `every Monday at 3 p.m.`, `Mondays, from 9 to 5`.
    pub(super) fn after_recurring(&self, at: usize) -> bool {
        const LONGEST: usize = 4;
        let mut end = at;
        while let Some(last) = end.checked_sub(1)
            && (self.symbol(",", last)
                || [Link::AtClock, Link::From].iter().any(|&link| self.link(link, last) == Some(end)))
        {
            end = last;
        }
        (1..=LONGEST).filter_map(|back| end.checked_sub(back)).any(|start| self.recurring(start) == Some(end))
    }
}
