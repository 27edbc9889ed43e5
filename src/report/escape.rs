//! Text from articles and registries, made safe: one function for each kind of output.

use std::borrow::Cow;
use std::fmt::Write as _;

/// What is shown for a character that would steer a terminal or hide itself; `None` shows it as it is.
pub(crate) fn visible(c: char) -> Option<String> {
    let code = u32::from(c);
    match c {
        '\u{0}'..='\u{1f}' => char::from_u32(0x2400 + code).map(String::from),
        '\u{7f}' => Some('\u{2421}'.into()),
        '\u{80}'..='\u{9f}'
        | '\u{61c}'
        | '\u{200b}'..='\u{200f}'
        | '\u{2028}'..='\u{202e}'
        | '\u{2060}'
        | '\u{2066}'..='\u{2069}'
        | '\u{feff}' => Some(format!("\\u{{{code:x}}}")),
        _ => None,
    }
}

/// For terminals and logs: control, bidirectional and invisible characters become visible.
pub fn terminal(text: &str) -> Cow<'_, str> {
    if !text.chars().any(|c| visible(c).is_some()) {
        return Cow::Borrowed(text);
    }
    let mut safe = String::with_capacity(text.len() + 8);
    for c in text.chars() {
        match visible(c) {
            Some(shown) => safe.push_str(&shown),
            None => safe.push(c),
        }
    }
    Cow::Owned(safe)
}

/// One line of a terminal: as [`terminal`], runs of white space as one blank.
pub fn line(text: &str) -> String {
    terminal(&one_line(text)).into_owned()
}

/// Runs of white space as one blank, none at the ends.
pub(crate) fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// A cell of a Markdown table: no markup, no mention or issue reference, no line break.
pub(crate) fn markdown(text: &str) -> String {
    let mut safe = String::with_capacity(text.len() + 8);
    for c in line(text).chars() {
        match c {
            '<' => safe.push_str("&lt;"),
            '>' => safe.push_str("&gt;"),
            '&' => safe.push_str("&amp;"),
            // Entities, since a backslash keeps no forge from making a mention or an issue link.
            '@' | '#' => {
                let _ = write!(safe, "&#{};", u32::from(c));
            }
            '\\' | '|' | '`' | '*' | '_' | '[' | ']' | '~' | '!' => {
                safe.push('\\');
                safe.push(c);
            }
            _ => safe.push(c),
        }
    }
    safe
}

/// A field of a CSV file: what a spreadsheet would take for a formula gets a leading `'`; numbers stay numbers.
pub(crate) fn csv(text: &str) -> Cow<'_, str> {
    const FORMULA: [char; 11] = ['=', '+', '-', '@', '\t', '\r', '\n', '＝', '＋', '－', '＠'];
    if text.starts_with(FORMULA) && !is_number(text) {
        return Cow::Owned(format!("'{text}"));
    }
    Cow::Borrowed(text)
}

/// A sign, digits with points and commas, perhaps an exponent and a per cent sign.
fn is_number(text: &str) -> bool {
    let text = text.strip_prefix(['-', '+']).unwrap_or(text);
    let text = text.strip_suffix('%').unwrap_or(text);
    let (digits, exponent) = text.split_once('e').unwrap_or((text, "0"));
    let exponent = exponent.strip_prefix(['-', '+']).unwrap_or(exponent);
    digits.starts_with(|c: char| c.is_ascii_digit())
        && digits.chars().all(|c| c.is_ascii_digit() || c == '.' || c == ',')
        && !exponent.is_empty()
        && exponent.bytes().all(|byte| byte.is_ascii_digit())
}

/// The address, if a report may link to it: http and https only.
pub(crate) fn link(address: &str) -> Option<&str> {
    let parsed = url::Url::parse(address).ok()?;
    matches!(parsed.scheme(), "http" | "https").then_some(address)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn terminals_get_no_control_characters() {
        assert_eq!(terminal("a\u{1b}[31mb\u{7}\u{7f}"), "a␛[31mb␇␡");
        assert_eq!(terminal("1\u{200b}2\u{202e}3\u{9b}"), "1\\u{200b}2\\u{202e}3\\u{9b}");
        assert!(matches!(terminal("plain, wärme 😀"), Cow::Borrowed(_)));
        assert_eq!(line(" a\r\n\tb "), "a b");
    }

    #[test]
    fn markdown_cells_cannot_ping_or_break_out() {
        assert_eq!(
            markdown("a|b `c` <img> @all #12\n*x*"),
            "a\\|b \\`c\\` &lt;img&gt; &#64;all &#35;12 \\*x\\*"
        );
    }

    #[test]
    fn csv_formulas_are_disarmed_and_numbers_kept() {
        for kept in ["-3.4", "+12%", "-1,240.5", "1e-5", "text", "-1e5", ""] {
            assert_eq!(csv(kept), kept);
        }
        for armed in ["=1+1", "@x", "-cmd", "+1+1", "\tx", "＝1", "-", "-1e"] {
            assert_eq!(csv(armed), format!("'{armed}"));
        }
    }

    #[test]
    fn only_web_addresses_are_links() {
        assert_eq!(link("https://example.org/a"), Some("https://example.org/a"));
        assert_eq!(link("javascript:alert(1)"), None);
        assert_eq!(link("java\nscript:alert(1)"), None);
        assert_eq!(link("data:text/html,x"), None);
        assert_eq!(link("not a url"), None);
    }
}
