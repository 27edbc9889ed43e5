//! Clock times: `9 a.m.`, `2:30 pm GMT`, `14:30`, `0800 UTC`, `noon`.

use super::{DateExpr, Found, Kind, Link, Period, Scan, TokenKind};
use crate::lang::dates::Meridiem;

impl Scan<'_> {
    /// A clock time, with its zone; the day behind it is noted and stays outside.
    pub(super) fn clock(&self, at: usize) -> Option<Found> {
        let (end, hour, minute) = self.clock_face(at)?;
        let (end, zone) = match self.zone(end) {
            Some((zone_end, zone)) if self.tokens.capitalised(end) => (zone_end, zone),
            _ => (end, self.zone_in_brackets(end).and_then(|(_, zone)| zone)),
        };
        let day = self.day_of_clock(at, end).map(Box::new);
        let expr = DateExpr::Clock { hour, minute, zone, day };
        Some(Found { kind: Kind::Time, ..Found::date(end, expr) })
    }

    /// The day of the clock time from `at` to `end`, where the words beside it name one.
    fn day_of_clock(&self, at: usize, end: usize) -> Option<DateExpr> {
        let end = self.skip(Link::LocalTime, self.behind_conversion(at, end));
        let day_at = if self.symbol(",", end) { end + 1 } else { self.skip(Link::At, end) };
        if [end, day_at].iter().any(|&at| self.recurring(at).is_some()) || self.after_recurring(at) {
            return Some(DateExpr::Recurring);
        }
        let day = self.named_day(day_at).or_else(|| self.which(day_at))?;
        matches!(day.kind, Kind::Date).then_some(day.expr)
    }

    /// The zone at `at`, in minutes east of Greenwich: `AEDT`, `GMT+2`.
    fn zone(&self, at: usize) -> Option<(usize, Option<i16>)> {
        const MOST_HOURS: u8 = 14;
        let (end, &zone) = self.tables.zones.longest(self.tokens, at)?;
        let sign = if self.symbol("+", end) { 1 } else { -1 };
        let signed = sign > 0 || self.symbol("-", end) || self.symbol("−", end);
        let hours = self.two_digits(end + 1).filter(|&hours| signed && hours <= MOST_HOURS);
        match hours.filter(|_| self.tokens.glued(end) && self.tokens.glued(end + 1)) {
            // `CEST+1` names its distance once more
            Some(hours) if zone == Some(0) => Some((end + 2, Some(sign * 60 * i16::from(hours)))),
            Some(_) => Some((end + 2, zone)),
            None => Some((end, zone)),
        }
    }

    /// The zone of `1:00am (AEDT)`, with the index one past its bracket.
    fn zone_in_brackets(&self, at: usize) -> Option<(usize, Option<i16>)> {
        let (end, zone) = self.zone(at + 1).filter(|_| self.symbol("(", at))?;
        self.symbol(")", end).then_some((end + 1, zone))
    }

    /// The index one past the bracket of `11:52 a.m. (0352 GMT)`, for either time, or of `11:52 a.m. (GMT)`.
    fn behind_conversion(&self, at: usize, end: usize) -> usize {
        if let Some((close, _)) = self.zone_in_brackets(end) {
            return close;
        }
        let close = match self.symbol("(", end) {
            true => self.clock_face(end + 1).map(|(end, _, _)| end),
            false => Some(end).filter(|_| at > 0 && self.symbol("(", at - 1)),
        };
        let close = close.map(|at| self.tables.zones.longest(self.tokens, at).map_or(at, |(end, _)| end));
        close.filter(|&close| self.symbol(")", close)).map_or(end, |close| close + 1)
    }

    fn clock_face(&self, at: usize) -> Option<(usize, u8, u8)> {
        // `12 noon`
        let name_at = at + usize::from(self.digits(at) == Some("12"));
        if let Some((end, &(hour, minute))) = self.tables.clocks.longest(self.tokens, name_at) {
            return Some((end, hour, minute));
        }
        self.with_day_half(at)
            .or_else(|| self.with_fraction(at))
            .or_else(|| self.with_minutes(at))
            .or_else(|| self.in_words(at))
            .or_else(|| self.on_part_of_day(at))
            .or_else(|| self.with_colon(at))
            .or_else(|| self.with_meridiem(at))
            .or_else(|| self.with_zone(at))
            .or_else(|| self.with_hours(at))
    }

    /// The `3 in the morning` of `at 3 in the morning`, `five o'clock in the afternoon`.
    fn with_day_half(&self, at: usize) -> Option<(usize, u8, u8)> {
        let (end, hour) = self.count(at).filter(|(_, hour)| (1..=12).contains(hour))?;
        let (half_at, full) = match self.tables.meridiems.longest(self.tokens, end) {
            Some((half_at, Meridiem::Hour)) => (half_at, true),
            _ => (end, false),
        };
        if full && let Some((_, &half)) = self.tables.day_part_halves.longest(self.tokens, half_at) {
            // `seven o'clock tonight`: the day stays outside
            return Some((half_at, on_half(u8::try_from(hour).ok()?, half), 0));
        }
        let (end, half) = self.tables.day_halves.longest(self.tokens, half_at)?;
        let hour = on_half(u8::try_from(hour).ok()?, *half);
        (full || self.is_at_clock(at)).then_some((end, hour, 0))
    }

    /// Whether `at` stands before the time at `at`, over a word such as `about`.
    fn is_at_clock(&self, at: usize) -> bool {
        let about = at.checked_sub(1).filter(|&about| {
            self.tables.approximately.longest(self.tokens, about).is_some_and(|(end, ())| end == at)
        });
        self.after_link(Link::AtClock, about.unwrap_or(at))
    }

    /// `half past nine`, `at quarter to six`.
    fn with_fraction(&self, at: usize) -> Option<(usize, u8, u8)> {
        let (hour_at, &minutes) = self.tables.clock_fractions.longest(self.tokens, at)?;
        let (end, hour) = self.count(hour_at).filter(|(_, hour)| (1..=12).contains(hour))?;
        let article = usize::from(self.after_link(Link::One, at));
        // `It was a quarter to nine.`
        let alone = self.tokens.is(end - 1, TokenKind::Word) && self.clause_ends(end);
        let cued = minutes > 0 || self.after_link(Link::AtClock, at - article) || alone;
        let (end, hour) = match self.tables.day_halves.longest(self.tokens, end) {
            Some((end, Meridiem::Pm)) => (end, hour % 12 + 12),
            Some((end, _)) => (end, hour % 12),
            None => (end, hour),
        };
        let total = (u16::try_from(hour).ok()? * 60).checked_add_signed(i16::from(minutes))?;
        let (hour, minute) = (u8::try_from(total / 60 % 24).ok()?, u8::try_from(total % 60).ok()?);
        cued.then_some((end, hour, minute))
    }

    /// `twenty past six`, `five minutes to one`, `ten to six` behind `at`.
    fn with_minutes(&self, at: usize) -> Option<(usize, u8, u8)> {
        if !self.tokens.is(at, TokenKind::Word) {
            return None;
        }
        let (mut to_at, minutes) = self.count(at).filter(|(_, minutes)| (1..=29).contains(minutes))?;
        let unit = self.tables.units.longest(self.tokens, to_at).filter(|(_, unit)| unit.0 == Period::Minute);
        to_at = unit.map_or(to_at, |(end, _)| end);
        let (hour_at, &past) = self.tables.clock_sides.longest(self.tokens, to_at)?;
        let (end, hour) = self.count(hour_at).filter(|(_, hour)| (1..=12).contains(hour))?;
        // `ten to twelve people`, `12 to 6`
        let cued = past || self.after_link(Link::AtClock, at) || unit.is_some();
        let words = self.tokens.is(hour_at, TokenKind::Word);
        let half = self.tables.day_halves.longest(self.tokens, end);
        let closed = self.clause_ends(end) || half.is_some();
        let hour = match half {
            Some((_, &half)) => u32::from(on_half(u8::try_from(hour).ok()?, half)),
            None => hour % 12,
        };
        let end = half.map_or(end, |(end, _)| end);
        let total = if past { hour * 60 + minutes } else { (hour * 60 + 24 * 60 - minutes) % (24 * 60) };
        let time = (u8::try_from(total / 60).ok()?, u8::try_from(total % 60).ok()?);
        (cued && words && closed).then_some((end, time.0, time.1))
    }

    /// `seven-thirty in the morning`, `ten-thirty a.m.`, the `eight fifteen` of `at eight fifteen`.
    fn in_words(&self, at: usize) -> Option<(usize, u8, u8)> {
        if !self.tokens.is(at, TokenKind::Word) {
            return None;
        }
        let (end, hour) = self.count(at).filter(|(_, hour)| (1..=12).contains(hour))?;
        let joined = self.symbol("-", end) && self.tokens.glued(end) && self.tokens.glued(end + 1);
        let minute_at = end + usize::from(joined);
        if !self.tokens.is(minute_at, TokenKind::Word) {
            return None;
        }
        let (end, minute) = self.count(minute_at).filter(|(_, minute)| (10..60).contains(minute))?;
        let (hour, minute) = (u8::try_from(hour).ok()?, u8::try_from(minute).ok()?);
        if let Some((end, &half)) = self.tables.day_halves.longest(self.tokens, end) {
            return Some((end, on_half(hour, half), minute));
        }
        if let Some((end, hour)) = self.meridiem(end, hour) {
            return Some((end, hour, minute));
        }
        let told = self.is_at_clock(at) && (joined || self.clause_ends(end));
        told.then_some((end, hour, minute))
    }

    /// The `7:30` of `7:30 tonight`, the `8` of `at 8 on Friday evening`.
    fn on_part_of_day(&self, at: usize) -> Option<(usize, u8, u8)> {
        let hour = self.two_digits(at).filter(|hour| (1..=12).contains(hour))?;
        let (end, minute) = match self.joined(":", at + 1).filter(|_| self.tokens.str(at + 2).len() == 2) {
            Some(minute) => (at + 3, minute),
            None => match self.tables.meridiems.longest(self.tokens, at + 1) {
                Some((end, Meridiem::Hour)) => (end, 0),
                Some(_) => return None,
                None => (at + 1, 0),
            },
        };
        if end == at + 1 && !self.after_link(Link::AtClock, at) {
            return None;
        }
        let part_at = self.skip(Link::At, end);
        let weekday = self.tables.weekdays.longest(self.tokens, part_at).map(|(end, _)| end);
        // `at 8 the evening began`
        if weekday.is_none() && self.tables.day_parts.longest(self.tokens, part_at).is_some() {
            return None;
        }
        let part_at = weekday.unwrap_or(part_at);
        let (_, half) = self.tables.day_part_halves.longest(self.tokens, part_at)?;
        let hour = on_half(hour, *half);
        (minute < 60).then_some((end, hour, minute))
    }

    /// `14:30`, `2:30 pm`, `08:30:15`.
    fn with_colon(&self, at: usize) -> Option<(usize, u8, u8)> {
        let hour = self.two_digits(at)?;
        let minute = self.joined(":", at + 1).filter(|_| self.tokens.str(at + 2).len() == 2)?;
        let seconds = self.joined(":", at + 3).filter(|_| self.tokens.str(at + 4).len() == 2);
        let end = if seconds.is_some() { at + 5 } else { at + 3 };
        if let Some((half_end, half)) =
            self.tables.day_halves.longest(self.tokens, end).filter(|_| hour <= 12)
        {
            let hour = on_half(hour, *half);
            return (minute < 60).then_some((half_end, hour, minute));
        }
        if let Some((end, hour)) = self.meridiem(end, hour) {
            return (minute < 60).then_some((end, hour, minute));
        }
        let race = seconds.is_some() && self.tokens.str(at).len() < 2;
        // `9:00–17:00`
        let range =
            ["-", "–"].iter().any(|mark| self.symbol(mark, end)) && self.joined(":", end + 2).is_some();
        let closed = self.closed(end) || range;
        let valid = hour < 24 && minute < 60 && closed && !race && !self.is_verse(at);
        valid.then_some((end, hour, minute))
    }

    /// Whether a name stands before `at`, as before `3:16`; weekdays and the first word are none.
    fn is_verse(&self, at: usize) -> bool {
        at > 1
            && self.tokens.is(at - 1, TokenKind::Word)
            && self.tokens.capitalised(at - 1)
            && !self.tables.may_start(self.tokens.word(at - 1))
    }

    /// `9 a.m.`, `9am`, `9.30pm`, `5 o'clock`.
    fn with_meridiem(&self, at: usize) -> Option<(usize, u8, u8)> {
        let (hour, minute) = match self.dotted_time(at) {
            Some(time) => time,
            None if self.tokens.is(at, TokenKind::Word) => {
                self.tables.meridiems.longest(self.tokens, at + 1)?;
                let (end, hour) = self.count(at).filter(|_| self.link(Link::One, at).is_none())?;
                return self.meridiem(end, u8::try_from(hour).ok()?).map(|(end, hour)| (end, hour, 0));
            }
            None => (self.two_digits(at)?, 0),
        };
        let (end, hour) = self.meridiem(at + 1, hour)?;
        (minute < 60).then_some((end, hour, minute))
    }

    /// The hour and minute of `16.30`.
    fn dotted_time(&self, at: usize) -> Option<(u8, u8)> {
        let (hour, minute) = self.tokens.str(at).split_once('.').filter(|(_, minute)| minute.len() == 2)?;
        Some((hour.parse().ok()?, minute.parse().ok()?))
    }

    /// The hour of the day that `hour` with the words at `at` is.
    fn meridiem(&self, at: usize, hour: u8) -> Option<(usize, u8)> {
        let (end, &meridiem) = self.tables.meridiems.longest(self.tokens, at)?;
        let hour = match meridiem {
            Meridiem::Am => hour % 12 + if hour > 12 { 24 } else { 0 },
            Meridiem::Pm => hour % 12 + if hour > 12 { 24 } else { 12 },
            Meridiem::Hour => hour,
        };
        (hour < 24 && !(self.tokens.glued(end) && self.closed_word(end))).then_some((end, hour))
    }

    /// Whether a letter or digit is glued to what ends before `at`.
    fn closed_word(&self, at: usize) -> bool {
        self.tokens.get(at).is_some_and(|token| token.kind != TokenKind::Symbol)
    }

    /// The `1730 hours` of `at about 1730 hours`, the `0900` of `at 0900`.
    fn with_hours(&self, at: usize) -> Option<(usize, u8, u8)> {
        let time = self.four_digits(at)?;
        let hours = self.tables.units.longest(self.tokens, at + 1).filter(|(_, unit)| unit.0 == Period::Hour);
        let bare = self.tokens.str(at).starts_with('0') && self.clause_ends(at + 1) && self.closed(at + 1);
        let end = hours.map(|(end, _)| end).or(bare.then_some(at + 1))?;
        let cued =
            (0..=1).filter_map(|back| at.checked_sub(back)).any(|at| self.after_link(Link::AtClock, at));
        let (hour, minute) = (u8::try_from(time / 100).ok()?, u8::try_from(time % 100).ok()?);
        (cued && hour < 24 && minute < 60).then_some((end, hour, minute))
    }

    /// `0800 UTC`, `16.00 GMT`.
    fn with_zone(&self, at: usize) -> Option<(usize, u8, u8)> {
        self.tables.zones.longest(self.tokens, at + 1).filter(|_| self.tokens.capitalised(at + 1))?;
        let together = || {
            let time = self.four_digits(at)?;
            Some((u8::try_from(time / 100).ok()?, u8::try_from(time % 100).ok()?))
        };
        let (hour, minute) = self.dotted_time(at).or_else(together)?;
        (hour < 24 && minute < 60).then_some((at + 1, hour, minute))
    }
}

/// The hour, 0 to 23, of the hour on a clock face in the morning or behind noon.
fn on_half(hour: u8, half: Meridiem) -> u8 {
    hour % 12 + if half == Meridiem::Pm { 12 } else { 0 }
}
