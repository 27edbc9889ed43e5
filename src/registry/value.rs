//! The spellings of a recorded value: `6373`, `16500..18000`, `~1500`, `>36500`, `>=304`, `<=551`, `1/3`, `x50`,
//! `-11.8`, `10%`.

use rust_decimal::Decimal;

use crate::quantity::{Amount, Qualifier};

/// Unit of a value that ends in `%`.
pub(super) const PERCENT: &str = "percent";
/// Unit of a factor, `x50`.
pub(super) const MULTIPLE: &str = "multiple";

/// Reads a value and the unit that its spelling implies, if any.
///
/// # Errors
/// One sentence that says what is wrong and how to write it.
pub(super) fn parse(text: &str) -> Result<(Amount, Option<&'static str>), String> {
    let text = text.trim();
    let (qualifier, rest) = bound(text);
    let (rest, unit) = match (rest.strip_prefix('x'), rest.strip_suffix('%')) {
        (Some(factor), _) => (factor, Some(MULTIPLE)),
        (None, Some(share)) => (share.trim_end(), Some(PERCENT)),
        (None, None) => (rest, None),
    };
    let amount = |value, hi, step| Amount { value, hi, qualifier, unit: None, step };
    if let Some((lo, hi)) = rest.split_once("..") {
        if qualifier != Qualifier::Exact {
            return Err(format!("`{text}`: a range takes no `~`, `<` or `>`"));
        }
        let lo = number(lo.strip_suffix('%').filter(|_| unit == Some(PERCENT)).unwrap_or(lo))?;
        let hi = number(hi)?;
        if lo > hi {
            return Err(format!("`{text}`: the range runs from the larger to the smaller value"));
        }
        return Ok((amount(lo, Some(hi), step(lo).min(step(hi))), unit));
    }
    if let Some((over, under)) = rest.split_once('/') {
        let quotient = number(over)?.checked_div(number(under)?);
        let value = quotient.ok_or_else(|| format!("`{text}`: division by zero"))?;
        // A fraction is exact: its last digit is the last that a decimal can hold.
        return Ok((amount(value, None, Decimal::new(1, Decimal::MAX_SCALE)), unit));
    }
    let value = number(rest)?;
    Ok((amount(value, None, step(value)), unit))
}

/// The spelling of an amount, such that reading it gives the amount again as far as the registry can say it.
pub fn spell(amount: &Amount) -> String {
    let plain = |value: Decimal| {
        let mut value = value.normalize();
        value.rescale(value.scale().max(amount.step.normalize().scale()));
        value.to_string()
    };
    match (amount.hi, amount.qualifier) {
        (Some(hi), _) => format!("{}..{}", plain(amount.value.min(hi)), plain(amount.value.max(hi))),
        (None, Qualifier::Exact) => plain(amount.value),
        (None, qualifier) => format!("{}{}", qualifier.symbol(), plain(amount.value)),
    }
}

fn bound(text: &str) -> (Qualifier, &str) {
    const BOUNDS: [(&str, Qualifier); 5] = [
        (">=", Qualifier::AtLeast),
        ("<=", Qualifier::AtMost),
        (">", Qualifier::MoreThan),
        ("<", Qualifier::LessThan),
        ("~", Qualifier::About),
    ];
    for (symbol, qualifier) in BOUNDS {
        if let Some(rest) = text.strip_prefix(symbol) {
            return (qualifier, rest.trim_start());
        }
    }
    (Qualifier::Exact, text)
}

/// One unit of the last digit that `value` is written with.
fn step(value: Decimal) -> Decimal {
    Decimal::new(1, value.scale())
}

/// Digits with an optional sign, commas between groups of three and a decimal point.
fn number(text: &str) -> Result<Decimal, String> {
    let text = text.trim();
    let digits = text.strip_prefix(['-', '+']).unwrap_or(text);
    let (whole, decimals) = digits.split_once('.').unwrap_or((digits, "0"));
    let mut groups = whole.split(',');
    let first = groups.next().unwrap_or("");
    let rest: Vec<&str> = groups.collect();
    let is_digits = |part: &str| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit());
    if !is_digits(first) || !is_digits(decimals) || !rest.iter().all(|group| is_digits(group)) {
        return Err(advice(text));
    }
    if !rest.is_empty() && (first.len() > 3 || rest.iter().any(|group| group.len() != 3)) {
        return Err(format!("`{text}`: commas must part groups of three digits; decimals take a point"));
    }
    let plain: String = text.chars().filter(|c| !matches!(c, ',' | '+')).collect();
    Decimal::from_str_exact(&plain).map_err(|_| format!("`{text}` has more than 28 digits"))
}

fn advice(text: &str) -> String {
    if text.is_empty() {
        return "a number is missing".into();
    }
    let written_out = text.starts_with(|c: char| c.is_ascii_digit()) && text.contains(char::is_alphabetic);
    let is_dash = |c: char| matches!(c, '-' | '\u{2010}'..='\u{2015}' | '\u{2212}');
    let reason = if written_out {
        "write all digits (`1200000`) and put the unit in `unit`"
    } else if text.get(1..).is_some_and(|rest| rest.contains(is_dash)) {
        "write a range as `16500..18000`"
    } else {
        "write digits, such as `6373`, `16500..18000`, `~1500`, `>36500`, `>=304`, `<=551`, `1/3`, `x50` or `10%`"
    };
    format!("`{text}` is no value: {reason}")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> String {
        match parse(text) {
            Ok((amount, unit)) => {
                let hi = amount.hi.map_or_else(String::new, |hi| format!("..{hi}"));
                let unit = unit.map_or_else(String::new, |unit| format!(" {unit}"));
                format!("{}{}{hi}{unit} step {}", amount.qualifier.symbol(), amount.value, amount.step)
            }
            Err(message) => message,
        }
    }

    #[test]
    fn every_spelling_is_read() {
        for (text, expected) in [
            ("6373", "=6373 step 1"),
            ("16500..18000", "=16500..18000 step 1"),
            ("1.5 .. 2.25", "=1.5..2.25 step 0.01"),
            ("~1500", "~1500 step 1"),
            (">36500", ">36500 step 1"),
            (">= 304", ">=304 step 1"),
            ("<=551", "<=551 step 1"),
            ("<5", "<5 step 1"),
            ("1/4", "=0.25 step 0.0000000000000000000000000001"),
            ("x50", "=50 multiple step 1"),
            ("-11.8", "=-11.8 step 0.1"),
            ("+3", "=3 step 1"),
            ("36,500", "=36500 step 1"),
            ("1.10", "=1.10 step 0.01"),
            ("~10%", "~10 percent step 1"),
            ("3.4 %", "=3.4 percent step 0.1"),
            ("3%..4%", "=3..4 percent step 1"),
            ("-5..-3", "=-5..-3 step 1"),
        ] {
            assert_eq!(read(text), expected, "{text}");
        }
    }

    #[test]
    fn what_is_spelled_is_read_again() {
        for text in
            ["6373", "16500..18000", "~1500", ">36500", ">=304", "<=551", "<5", "-11.8", "1.10", "0.05"]
        {
            let (amount, _) = parse(text).unwrap();
            assert_eq!(spell(&amount), text);
        }
        let million = Amount { step: Decimal::from(100_000), ..Amount::plain("1200000.00".parse().unwrap()) };
        assert_eq!(spell(&million), "1200000");
    }

    #[test]
    fn what_is_no_value_is_refused_with_a_way_out() {
        for (text, expected) in [
            ("1.2 million", "write all digits"),
            ("35k", "write all digits"),
            ("16500-18000", "`16500..18000`"),
            ("16500–18000", "`16500..18000`"),
            ("18000..16500", "larger to the smaller"),
            ("~1..2", "takes no"),
            ("1,50", "groups of three"),
            ("1000,000", "groups of three"),
            ("1/0", "division by zero"),
            ("..5", "missing"),
            ("", "missing"),
            ("many", "write digits"),
            ("1e5", "write all digits"),
            ("1.", "write digits"),
            ("--5", "range"),
            ("99999999999999999999999999999999", "28 digits"),
            ("x", "missing"),
        ] {
            assert!(read(text).contains(expected), "{text}: {}", read(text));
        }
    }
}
