//! Dates that a word points at: `last year`, `this summer`, `next Friday`, `past two decades`.

use super::calendar::{calendar, feast_of, same_day};
use super::relative::MOST_UNITS;
use super::year::months;
use super::{DateExpr, Found, Kind, Link, Period, Scan, Shift, Which, Year};

impl Scan<'_> {
    /// `last Friday`, `last August`, `this summer`, `last year`, `last 12 months`.
    pub(super) fn which(&self, at: usize) -> Option<Found> {
        let (end, &which) = self.tables.which.longest(self.tokens, at)?;
        if let Some((end, name)) =
            self.tables.weekdays.longest(self.tokens, end).filter(|(_, name)| !name.doubtful)
        {
            // `this Friday (June 15)` are two mentions of one day.
            let bracket = end + usize::from(self.symbol("(", end));
            if let Some(day) = self.stroke_without_year(end) {
                return Some(day);
            }
            if let Some(day) = self.day_of_month(bracket).or_else(|| self.stroke_without_year(bracket)) {
                return Some(same_day(end, day));
            }
            let which = Some(self.as_told(at, which));
            return Some(Found::date(end, DateExpr::Weekday { day: name.number, which }));
        }
        if let Some((month_end, name)) = self.tables.months.longest(self.tokens, end) {
            // `said that May would go`
            let somebody = which == Which::Same && name.doubtful && self.verb(month_end);
            if self.is_part_of_word(month_end) || somebody {
                return None;
            }
            // `this May 3` is a day with a year to be found.
            return match self.month_first(end) {
                Some(found) if found.end > month_end => None,
                _ => Some(calendar(month_end, Year::Which(which), Some(name.number), None)),
            };
        }
        if let Some((end, &(feast, _))) = self.tables.feasts.longest(self.tokens, end) {
            return Some(feast_of(end, feast, Year::Which(which)));
        }
        if let Some(found) = self.day_pointed_at(end, which).or_else(|| self.stroke_pointed_at(end, which)) {
            return Some(found);
        }
        if let Some((end, &first)) = self.tables.seasons.longest(self.tokens, end) {
            // `this Spring Festival`
            if self.tokens.capitalised(end - 1) && self.tokens.capitalised(end) {
                return None;
            }
            return self.year_behind(end).is_none().then(|| months(end, first.into(), 3, Year::Which(which)));
        }
        // `the next morning`, `that night`
        if let Some((end, ())) = self.tables.day_parts.longest(self.tokens, end)
            && let told @ (Which::Following | Which::Preceding | Which::Same) = self.as_told(at, which)
        {
            return Some(Found::date(end, DateExpr::Period { unit: Period::Day, which: told }));
        }
        // `this Fiscal Year 2006 debate` is of 2006
        if let Some((fiscal_end, ())) = self.tables.fiscal.longest(self.tokens, end)
            && self.four_digits(fiscal_end).is_none()
            && self.tables.units.longest(self.tokens, fiscal_end - 1)
                == Some((fiscal_end, &(Period::Year, false)))
        {
            return period(fiscal_end, Period::Year, which);
        }
        if let Some(found) = direction(which).and_then(|back| self.half_stretch(end, back)) {
            return Some(found);
        }
        if let Some((end, &(unit, plural))) = self.tables.units.longest(self.tokens, end) {
            // `the last week of the campaign` is the campaign's.
            let whole = which == Which::Last && self.link(Link::Of, end).is_some();
            // `same month a year ago`
            if which == Which::Same
                && unit < Period::Year
                && let Some(Found {
                    end,
                    expr: DateExpr::Shifted { count, unit: Period::Year, from: None, .. },
                    ..
                }) = self.shifted(self.skip(Link::The, end)).filter(|_| unit >= Period::Day)
            {
                let from = Some(Box::new(DateExpr::Period { unit, which }));
                let expr = DateExpr::Shifted { count, unit: Period::Year, shift: Shift::Earlier, from };
                return Some(Found::date(end, expr));
            }
            if which == Which::Same
                && unit < Period::Year
                && let Some(found) = self.year_before(end, unit)
            {
                return Some(found);
            }
            if let Some(found) =
                step(which).filter(|_| unit == Period::Year).and_then(|year| self.part_owned(end, year))
            {
                return Some(found);
            }
            // `up by the same quarter-point`
            if unit == Period::Quarter && self.symbol("-", end) && self.tokens.glued(end) {
                return None;
            }
            // `within the next week` begins now
            let coming = which == Which::Next
                && self.after_link(Link::The, at)
                && self.tables.stretching.longest(self.tokens, at.saturating_sub(2)).is_some();
            // `in the last week` and `in the last month` end now; `in the last century` was another
            let past = which == Which::Last
                && unit <= Period::Year
                && self.after_link(Link::The, at)
                && at.checked_sub(2).is_some_and(|led| {
                    self.link(Link::In, led).is_some()
                        || self.tables.stretching.longest(self.tokens, led).is_some()
                });
            let which = match which {
                _ if coming => Which::Coming,
                _ if past => Which::Past,
                which => which,
            };
            let allowed = !whole && (!plural || which == Which::This && unit == Period::Year);
            return allowed.then(|| period(end, unit, which)).flatten();
        }
        // In `is expected to last six weeks` it is a verb.
        let verb = which == Which::Last
            && at > 0
            && (self.after_link(Link::To, at) || self.tables.tense(self.tokens, at - 1).is_some());
        // `a party following five days of rain`
        let preposition = which == Which::Following && !self.after_link(Link::The, at);
        (!verb && !preposition).then(|| self.stretch(end, which)).flatten()
    }

    /// The `of the previous year` or `last year` at `at`, behind `same month`.
    fn year_before(&self, at: usize, unit: Period) -> Option<Found> {
        let which_at = self.skip(Link::The, self.skip(Link::Of, at));
        let (year_at, which) = self.tables.which.longest(self.tokens, which_at)?;
        let (end, year) = self.tables.units.longest(self.tokens, year_at)?;
        let before = matches!(which, Which::Last | Which::Preceding) && *year == (Period::Year, false);
        let from = Some(Box::new(DateExpr::Period { unit, which: Which::Same }));
        let expr = DateExpr::Shifted { count: 1, unit: Period::Year, shift: Shift::Earlier, from };
        before.then(|| Found::date(end, expr))
    }

    /// `the next Tuesday` counts from what was told before.
    fn as_told(&self, at: usize, which: Which) -> Which {
        let told = which == Which::Next && self.after_link(Link::The, at);
        if told { Which::Following } else { which }
    }

    /// The `6th of April` of `next 6th of April`.
    fn day_pointed_at(&self, at: usize, which: Which) -> Option<Found> {
        let ordinal = self.day_number(at).is_some_and(|(_, _, ordinal)| ordinal);
        let found = ordinal.then(|| self.day_first(at)).flatten()?;
        match found.expr {
            DateExpr::Calendar(date) if date.year == Year::Bare => {
                Some(calendar(found.end, Year::Which(which), date.month, date.day))
            }
            _ => None,
        }
    }

    /// The `12 months` of `last 12 months`.
    fn stretch(&self, at: usize, which: Which) -> Option<Found> {
        let back = direction(which)?;
        if self.link(Link::One, at).is_some() {
            return None;
        }
        let (end, least) = self.count(at)?;
        // `next 10 to 20 years`
        let range =
            self.link(Link::To, end).and_then(|next| self.count(next)).filter(|(_, most)| *most > least);
        let (unit_at, count) = range.unwrap_or((end, least));
        let (end, &(unit, _)) = self.tables.units.longest(self.tokens, unit_at)?;
        let whole = which == Which::Last && self.link(Link::Of, end).is_some();
        if whole || !(1..=MOST_UNITS).contains(&count) {
            return None;
        }
        let mut found = stretch(end, count, unit, back);
        if let Some(amount) = found.amount.as_mut().filter(|_| range.is_some()) {
            (amount.value, amount.hi) = (least.into(), Some(count.into()));
        }
        Some(found)
    }
}

/// The year that the word points at from that of publication.
pub(super) fn step(which: Which) -> Option<Year> {
    match which {
        Which::This => Some(Year::Step(0)),
        Which::Last => Some(Year::Step(-1)),
        Which::Next => Some(Year::Step(1)),
        Which::Same => Some(Year::Told(0)),
        Which::Following => Some(Year::Told(1)),
        Which::Preceding => Some(Year::Told(-1)),
        _ => None,
    }
}

/// Whether the word points back; none for `this`.
pub(super) fn direction(which: Which) -> Option<bool> {
    match which {
        Which::Last | Which::Past | Which::Preceding => Some(true),
        Which::Next | Which::Coming | Which::Following => Some(false),
        Which::This | Which::Same => None,
    }
}

/// A single period, last, this or next; none for turns of speech such as `this minute`.
fn period(end: usize, unit: Period, which: Which) -> Option<Found> {
    let text = matches!(which, Which::Same | Which::Preceding | Which::Following);
    let known = match unit {
        Period::Minute => false,
        Period::Fortnight => which != Which::This && !text,
        Period::Hour => matches!(which, Which::Past | Which::Next | Which::Coming),
        Period::Day => matches!(which, Which::Past | Which::Next | Which::Preceding | Which::Following),
        Period::Workday => which != Which::This && which != Which::Same,
        _ => true,
    };
    if !known {
        return None;
    }
    let back = matches!(which, Which::Last | Which::Past);
    let span = match unit {
        Period::Decade | Period::Fortnight => which != Which::This && !text,
        Period::Weekend => false,
        Period::Hour => true,
        _ => matches!(which, Which::Past | Which::Coming),
    };
    if span {
        let found = stretch(end, 1, unit, back);
        let long = unit == Period::Decade || unit == Period::Century || unit == Period::Hour;
        return Some(if long { found } else { Found { kind: Kind::Date, amount: None, ..found } });
    }
    Some(Found::date(end, DateExpr::Period { unit, which }))
}

pub(super) fn stretch(end: usize, count: u32, unit: Period, back: bool) -> Found {
    let expr = DateExpr::Stretch { count, unit, back };
    Found { kind: Kind::Duration, ..Found::date(end, expr) }.with_amount(count, unit)
}
