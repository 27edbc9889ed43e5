//! The mark of a waiver: `tieout: ignore[rule, …] reason` and its forms.
//!
//! | verb | covers |
//! |---|---|
//! | `ignore[…] reason` | what stands just before |
//! | `ignore-next[…] reason` | the next block |
//! | `off[…] reason` … `on[…]` | the stretch between |
//! | `ignore-file[…] reason` | the file |
//!
//! Rule and reason are required, so that a waiver says what it hides and why.

/// What a mark does.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Verb {
    /// Covers what stands before it.
    Ignore,
    /// Covers the next block.
    IgnoreNext,
    /// Covers the file.
    IgnoreFile,
    /// Opens a stretch.
    Off,
    /// Closes it.
    On,
}

/// A mark as written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Mark {
    pub(super) verb: Verb,
    pub(super) rules: Vec<String>,
    /// Empty only for [`Verb::On`].
    pub(super) reason: String,
}

/// Rules that one waiver can name.
const MOST_RULES: usize = 100;

/// Reads the text of a comment. `None` if it is no mark at all, an error (for the user) if it is a broken one.
pub(super) fn parse(comment: &str) -> Option<Result<Mark, String>> {
    let body = comment.trim().strip_prefix("tieout:")?.trim_start();
    Some(parse_body(body))
}

/// Reads a whole line of plain text, where a sentence may begin with `tieout:` without being a mark.
pub(super) fn parse_line(line: &str) -> Option<Result<Mark, String>> {
    let body = line.trim().strip_prefix("tieout:")?.trim_start();
    let (verb, rest) = split_verb(body);
    let is_mark = !verb.is_empty() && (rest.trim_start().starts_with('[') || verb.starts_with("ignore"));
    is_mark.then(|| parse_body(body))
}

fn split_verb(body: &str) -> (&str, &str) {
    let end = body.find(|c: char| !c.is_ascii_lowercase() && c != '-').unwrap_or(body.len());
    body.split_at(end)
}

fn parse_body(body: &str) -> Result<Mark, String> {
    let (name, rest) = split_verb(body);
    let verb = match name {
        "ignore" => Verb::Ignore,
        "ignore-next" => Verb::IgnoreNext,
        "ignore-file" => Verb::IgnoreFile,
        "off" => Verb::Off,
        "on" => Verb::On,
        _ => {
            return Err(format!(
                "waiver with the unknown verb `{name}`: ignore, ignore-next, ignore-file, off or on"
            ));
        }
    };
    let list = rest.trim_start().strip_prefix('[');
    let Some((list, reason)) = list.and_then(|list| list.split_once(']')) else {
        return Err(format!("waiver without a rule: write `tieout: {name}[rule] reason`"));
    };
    let mark = Mark { verb, rules: rules(list)?, reason: reason.trim().to_owned() };
    if mark.reason.is_empty() && verb != Verb::On {
        return Err(format!("waiver without a reason: write `tieout: {name}[{}] reason`", list.trim()));
    }
    Ok(mark)
}

/// Reads a list of rule names, separated by commas.
pub(super) fn rules(list: &str) -> Result<Vec<String>, String> {
    let is_name = |name: &str| {
        !name.is_empty() && name.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-')
    };
    if list.split(',').count() > MOST_RULES {
        return Err(format!("waiver for more than {MOST_RULES} rules"));
    }
    list.split(',')
        .map(str::trim)
        .map(|name| match name {
            "" => Err("waiver without a rule: name the rules it is for".to_owned()),
            name if is_name(name) => Ok(name.to_owned()),
            name => Err(format!("waiver for `{name}`, which is no rule's name")),
        })
        .collect()
}

/// Reads the attribute form `rule, …: reason`.
pub(super) fn parse_attribute(value: &str) -> Result<(Vec<String>, String), String> {
    let (list, reason) = value.split_once(':').unwrap_or((value, ""));
    let rules = rules(list)?;
    match reason.trim() {
        "" => Err(format!("waiver without a reason: write `{}: reason`", list.trim())),
        reason => Ok((rules, reason.to_owned())),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn mark(verb: Verb, rules: &[&str], reason: &str) -> Option<Result<Mark, String>> {
        let rules = rules.iter().map(|&name| name.to_owned()).collect();
        Some(Ok(Mark { verb, rules, reason: reason.into() }))
    }

    #[test]
    fn reads_each_verb() {
        assert_eq!(
            parse(" tieout: ignore[source-unsourced, date-weekday] poll, our own "),
            mark(Verb::Ignore, &["source-unsourced", "date-weekday"], "poll, our own")
        );
        assert_eq!(parse("tieout:ignore-next[a] b"), mark(Verb::IgnoreNext, &["a"], "b"));
        assert_eq!(parse("tieout: ignore-file[a] b [c]"), mark(Verb::IgnoreFile, &["a"], "b [c]"));
        assert_eq!(parse("tieout: off[a] b"), mark(Verb::Off, &["a"], "b"));
        assert_eq!(parse("tieout: on[a]"), mark(Verb::On, &["a"], ""));
    }

    #[test]
    fn refuses_marks_without_rule_or_reason() {
        for broken in
            ["ignore", "ignore reason", "ignore[] reason", "ignore[a]", "ignore[a, ] r", "hide[a] r", ""]
        {
            assert!(matches!(parse(&format!("tieout: {broken}")), Some(Err(_))), "{broken}");
        }
        assert!(matches!(parse("tieout: ignore[A b] r"), Some(Err(message)) if message.contains("`A b`")));
    }

    #[test]
    fn leaves_other_comments_and_prose_alone() {
        assert_eq!(parse("a note to the editor"), None);
        assert_eq!(parse_line("tieout: on the method"), None);
        assert!(matches!(parse_line("tieout: ignore because"), Some(Err(_))));
        assert!(matches!(parse_line("tieout: skip[a] because"), Some(Err(_))));
    }

    #[test]
    fn reads_the_attribute() {
        assert_eq!(parse_attribute("a, b: own poll"), Ok((vec!["a".into(), "b".into()], "own poll".into())));
        assert!(parse_attribute("a").is_err());
    }
}
