//! ISO dates of the registry and the ledger.

use chrono::NaiveDate;

use crate::quantity::{PartialDate, When};

/// Reads `YYYY`, `YYYY-MM`, `YYYY-MM-DD` or `YYYY-MM-DDTHH:MM`, if it is a date of the calendar.
pub(crate) fn partial_date(text: &str) -> Option<PartialDate> {
    let (date, time) = text.split_once('T').map_or((text, None), |(date, time)| (date, Some(time)));
    let mut lengths = [4, 2, 2].into_iter();
    let parts: Option<Vec<u16>> = date.split('-').map(|part| digits(part, lengths.next()?)).collect();
    let parts = parts?;
    let part = |index: usize| parts.get(index).and_then(|&part| u8::try_from(part).ok());
    let (year, month, day) = (i32::from(*parts.first()?), part(1), part(2));
    NaiveDate::from_ymd_opt(year, month.unwrap_or(1).into(), day.unwrap_or(1).into())?;
    let time = match time {
        None => None,
        Some(_) if day.is_none() => return None,
        Some(time) => Some(clock(time)?),
    };
    Some(PartialDate { year, month, day, time })
}

fn clock(text: &str) -> Option<(u8, u8)> {
    let (hour, minute) = text.split_once(':')?;
    let (hour, minute) = (digits(hour, 2)?, digits(minute, 2)?);
    if hour > 23 || minute > 59 {
        return None;
    }
    Some((u8::try_from(hour).ok()?, u8::try_from(minute).ok()?))
}

/// Reads a date, an interval `from/to` with one end left out or `..` for open, or a decade `199X`.
pub(crate) fn when(text: &str) -> Option<When> {
    if let Some((from, to)) = text.split_once('/') {
        let end = |part: &str| match part {
            "" | ".." => Some(None),
            part => partial_date(part).map(Some),
        };
        return match (end(from)?, end(to)?) {
            (None, None) => None,
            (Some(first), Some(last)) if is_after(first, last) => None,
            (from, to) => Some(When::Interval(from, to)),
        };
    }
    if let Some(decade) = text.strip_suffix('X') {
        return digits(decade, 3).map(|tens| When::Decade(i32::from(tens) * 10));
    }
    partial_date(text).map(When::At)
}

/// Whether the first date is later than the second, as far as both are given.
fn is_after(first: PartialDate, second: PartialDate) -> bool {
    let month = first.month.zip(second.month).unwrap_or_default();
    let day = first.day.zip(second.day).unwrap_or_default();
    (first.year, month.0, day.0) > (second.year, month.1, day.1)
}

/// Exactly `length` ASCII digits.
fn digits(text: &str, length: usize) -> Option<u16> {
    if text.len() != length || !text.bytes().all(|byte| byte.is_ascii_digit()) {
        return None;
    }
    text.parse().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_are_as_coarse_as_written() {
        let date = |year, month, day, time| Some(PartialDate { year, month, day, time });
        assert_eq!(partial_date("2026"), date(2026, None, None, None));
        assert_eq!(partial_date("2026-01"), date(2026, Some(1), None, None));
        assert_eq!(partial_date("2026-01-28T23:05"), date(2026, Some(1), Some(28), Some((23, 5))));
        for wrong in [
            "",
            "26",
            "2026-1",
            "2026-13",
            "2026-02-30",
            "2026-01-28-01",
            "2026-01T10:00",
            "2026-01-28T24:00",
        ] {
            assert_eq!(partial_date(wrong), None, "{wrong}");
        }
    }

    #[test]
    fn intervals_run_forward_and_may_be_open() {
        let year = |year| PartialDate { year, month: None, day: None, time: None };
        assert_eq!(when("2022/2023"), Some(When::Interval(Some(year(2022)), Some(year(2023)))));
        assert_eq!(when("2019/.."), Some(When::Interval(Some(year(2019)), None)));
        assert_eq!(when("199X"), Some(When::Decade(1990)));
        assert!(when("2026-01/2026").is_some());
        for wrong in ["2023/2022", "2026-02/2026-01-31", "/", "../..", "19XX", "2022/2023/2024"] {
            assert_eq!(when(wrong), None, "{wrong}");
        }
    }
}
