//! A line of `extract --format jsonl`, key by key: what serde_json writes, at a third of the cost.

use super::model::{MentionRow, Reading};
use super::number::Number;

/// Appends `row` and a line break to `out`.
pub fn write_line(row: &MentionRow<'_>, out: &mut String) {
    let MentionRow { file, start, end, line, column, surface, reading, id } = row;
    let Reading { kind, value, value_hi, qualifier, unit, date, measure, claim, exempt, attribution, hedged } =
        reading;
    let number = |value: &Option<Number>, out: &mut String| match value {
        // its text is JSON as it stands
        Some(number) => out.push_str(number.as_str()),
        None => null(out),
    };
    out.push_str("{\"file\":");
    text(file, out);
    for (key, value) in
        [(",\"start\":", start), (",\"end\":", end), (",\"line\":", line), (",\"column\":", column)]
    {
        out.push_str(key);
        out.push_str(itoa::Buffer::new().format(*value));
    }
    out.push_str(",\"surface\":");
    text(surface, out);
    out.push_str(",\"kind\":");
    name(kind, out);
    out.push_str(",\"value\":");
    number(value, out);
    out.push_str(",\"value_hi\":");
    number(value_hi, out);
    out.push_str(",\"qualifier\":");
    optional(*qualifier, name, out);
    out.push_str(",\"unit\":");
    optional(unit.as_deref(), text, out);
    out.push_str(",\"date\":");
    optional(date.as_deref(), text, out);
    out.push_str(",\"measure\":");
    optional(measure.as_deref(), text, out);
    out.push_str(",\"claim\":");
    flag(*claim, out);
    out.push_str(",\"exempt\":");
    optional(*exempt, name, out);
    out.push_str(",\"attribution\":");
    optional(attribution.as_deref(), text, out);
    out.push_str(",\"hedged\":");
    flag(*hedged, out);
    out.push_str(",\"id\":");
    name(id, out);
    out.push_str("}\n");
}

fn null(out: &mut String) {
    out.push_str("null");
}

fn flag(value: bool, out: &mut String) {
    out.push_str(if value { "true" } else { "false" });
}

fn optional(value: Option<&str>, write: fn(&str, &mut String), out: &mut String) {
    match value {
        Some(value) => write(value, out),
        None => null(out),
    }
}

/// A text that needs no escapes: one of the program's own names, digits.
fn name(value: &str, out: &mut String) {
    out.push('"');
    out.push_str(value);
    out.push('"');
}

fn text(value: &str, out: &mut String) {
    let plain = |byte: u8| byte >= b' ' && byte != b'"' && byte != b'\\';
    // looks at every byte, which the compiler does many at a time
    if value.bytes().fold(true, |all, byte| all & plain(byte)) {
        name(value, out);
    } else {
        out.push_str(&serde_json::Value::from(value).to_string());
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::config::Settings;
    use crate::document::open_str;
    use crate::report::mention_rows;
    use crate::review::mentions;

    #[test]
    fn writes_what_serde_json_writes() {
        let article = "The \"office\" counted 1,500 homes on 3 March 2031, it said. Some 3.5% of 10 to 20\\30 \
                       boats\u{1} sank.\tOne of the\n\n  0.0000001 of “-12 °C” at 10 a.m., a third of 12345678901";
        let document = open_str("a\"b\\c é.txt", article);
        let claims = mentions(&document, &Settings::default());
        assert!(claims.len() > 6);
        for row in mention_rows(&document, &claims) {
            let mut line = String::new();
            write_line(&row, &mut line);
            assert_eq!(line, serde_json::to_string(&row).unwrap() + "\n");
        }
    }
}
