//! A cell of a table → a number, read strictly: what may mean two things is refused with the reason.

use std::sync::LazyLock;

use regex::Regex;
use rust_decimal::Decimal;

/// Sign, whole part with its separators, decimals; around them currency marks, `%`, a unit, footnote marks.
static CELL: LazyLock<Regex> = LazyLock::new(|| {
    let pattern = r"(?x)^
        (?<before> \p{Sc} | \p{Lu}{1,3}\p{Sc} | \p{Lu}{3} )? \s*
        (?<sign> [+\-\u{2212}\u{2013}] )? \s*
        (?<inner> \p{Sc} )?
        (?<number> [0-9] (?: [0-9.,'\u{2019}\u{20}\u{a0}\u{2009}\u{202f}]* [0-9] )? )
        \s* (?<after> % | \p{Sc} | \p{L}[\p{L}\u{20}/\u{b2}\u{b3}]* )?
        \s* (?: \[ [0-9A-Za-z]{1,3} \] | [*\u{2020}\u{2021}\u{a7}\u{b9}\u{2070}\u{2074}-\u{2079}] )*
        $";
    Regex::new(pattern).expect("the pattern is part of the program")
});

/// The mark that separates decimals.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum DecimalMark {
    Point,
    Comma,
    /// A comma may be either: the table is parted by semicolons and nobody has said.
    Unsaid,
}

/// What a cell gives of its unit.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Mark<'c> {
    None,
    Percent,
    Currency,
    /// Letters, to be compared with the unit that the figure names.
    Letters(&'c str),
}

/// The number in a cell and what stands beside it.
///
/// # Errors
/// Why it cannot be read, as the end of a sentence.
pub(super) fn read(cell: &str, decimal: DecimalMark) -> Result<(Decimal, Mark<'_>), String> {
    let cell = cell.trim();
    if cell.is_empty() {
        return Err("is empty".into());
    }
    if let Some(value) = plain(cell, decimal) {
        return Ok((value, Mark::None));
    }
    let Some(found) = CELL.captures(cell) else { return Err("is no number".into()) };
    let part = |name: &str| found.name(name).map(|found| found.as_str().trim());
    let before = part("before").or(part("inner"));
    let mark = match (before, part("after")) {
        (Some(_), Some(_)) => return Err("has marks on both sides".into()),
        (None, None) => Mark::None,
        (None, Some("%")) => Mark::Percent,
        (Some(mark), None) | (None, Some(mark)) if mark.chars().all(char::is_alphabetic) => {
            Mark::Letters(mark)
        }
        (None, Some(mark)) if mark.chars().next().is_some_and(char::is_alphabetic) => Mark::Letters(mark),
        _ => Mark::Currency,
    };
    let plain = digits(part("number").unwrap_or_default(), decimal)?;
    let value = Decimal::from_str_exact(&plain).map_err(|_| "has more than 28 digits")?;
    let negative = part("sign").is_some_and(|sign| sign != "+");
    Ok((if negative { -value } else { value }, mark))
}

/// A cell of digits with a point at most, as nearly all are: without the pattern.
fn plain(cell: &str, decimal: DecimalMark) -> Option<Decimal> {
    let (whole, decimals) = match cell.split_once('.').filter(|_| decimal != DecimalMark::Comma) {
        Some((whole, decimals)) => (whole, decimals),
        None => (cell, "0"),
    };
    let is_digits = |part: &str| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit());
    if is_digits(whole) && is_digits(decimals) { Decimal::from_str_exact(cell).ok() } else { None }
}

/// The number with a point before its decimals and nothing between its thousands.
fn digits(number: &str, decimal: DecimalMark) -> Result<String, String> {
    let point = match decimal {
        DecimalMark::Comma => ',',
        DecimalMark::Point => '.',
        DecimalMark::Unsaid if number.contains(',') => {
            return Err(
                "has a comma, which parts thousands or decimals: say which in `decimal` of the table".into(),
            );
        }
        DecimalMark::Unsaid => '.',
    };
    let (whole, decimals) =
        number.split_once(point).map_or((number, None), |(whole, rest)| (whole, Some(rest)));
    let is_digits = |part: &str| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit());
    if decimals.is_some_and(|decimals| !is_digits(decimals)) {
        return Err(format!("has a separator after its decimal mark `{point}`"));
    }
    let blank = |c: char| if c.is_whitespace() { ' ' } else { c };
    let separators: Vec<char> = whole.chars().filter(|c| !c.is_ascii_digit()).map(blank).collect();
    let mut groups = whole.split(|c: char| !c.is_ascii_digit());
    let first = groups.next().unwrap_or_default();
    let is_grouped = separators.is_empty()
        || (is_digits(first) && first.len() <= 3 && groups.all(|group| group.len() == 3 && is_digits(group)));
    let is_one = separators.windows(2).all(|pair| pair[0] == pair[1]);
    if !is_grouped || !is_one {
        return Err(format!("has separators that part no thousands (decimals take `{point}`)"));
    }
    let whole: String = whole.chars().filter(char::is_ascii_digit).collect();
    Ok(decimals.map_or(whole.clone(), |decimals| format!("{whole}.{decimals}")))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_with_marks_are_read() {
        use DecimalMark::{Comma, Point, Unsaid};
        for (cell, decimal, value, mark) in [
            ("1204", Point, "1204", Mark::None),
            (" 1,204.50 ", Point, "1204.50", Mark::None),
            ("1 204", Point, "1204", Mark::None),
            ("1\u{202f}204\u{a0}511", Point, "1204511", Mark::None),
            ("1'204", Point, "1204", Mark::None),
            ("1.204,5", Comma, "1204.5", Mark::None),
            ("3,4", Comma, "3.4", Mark::None),
            ("3.4", Unsaid, "3.4", Mark::None),
            ("\u{2212}11.8%", Point, "-11.8", Mark::Percent),
            ("+3 %", Point, "3", Mark::Percent),
            ("$1,200", Point, "1200", Mark::Currency),
            ("-$5", Point, "-5", Mark::Currency),
            ("A$5", Point, "5", Mark::Currency),
            ("5 €", Point, "5", Mark::Currency),
            ("USD 5", Point, "5", Mark::Letters("USD")),
            ("12.5 km²", Point, "12.5", Mark::Letters("km²")),
            ("12*", Point, "12", Mark::None),
            ("12 [a]", Point, "12", Mark::None),
            ("12%†", Point, "12", Mark::Percent),
            ("12¹", Point, "12", Mark::None),
        ] {
            assert_eq!(read(cell, decimal), Ok((value.parse().unwrap(), mark)), "{cell}");
        }
    }

    #[test]
    fn what_is_no_number_or_two_is_refused() {
        use DecimalMark::{Comma, Point, Unsaid};
        for (cell, decimal, reason) in [
            ("", Point, "is empty"),
            ("n/a", Point, "is no number"),
            ("..", Point, "is no number"),
            ("(12)", Point, "is no number"),
            ("1.2e6", Point, "is no number"),
            ("12-14", Point, "is no number"),
            ("2031-05-09", Point, "is no number"),
            ("#REF!", Point, "is no number"),
            ("3,4", Point, "part no thousands"),
            ("1,2345", Point, "part no thousands"),
            ("1,204 511", Point, "part no thousands"),
            ("1.204.511", Point, "after its decimal mark"),
            ("1,204.5", Comma, "after its decimal mark"),
            ("1,204", Unsaid, "say which"),
            ("$5%", Point, "both sides"),
            ("99999999999999999999999999999999", Point, "28 digits"),
        ] {
            let found = read(cell, decimal).unwrap_err();
            assert!(found.contains(reason), "{cell}: {found}");
        }
    }
}
