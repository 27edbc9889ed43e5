//! Errors of the library's edges: names that do not exist, settings that cannot be read.

use std::fmt::Write as _;

/// What can go wrong outside an article.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Error {
    /// tieout.toml says something that cannot be meant.
    #[error("{path}:{line}:{column}: {message}")]
    Config {
        /// Path of the file.
        path: String,
        /// Line from 1.
        line: usize,
        /// Column in code points from 1.
        column: usize,
        /// What is wrong, with the nearest valid spelling.
        message: String,
    },
    /// A name that is not in a closed list.
    #[error("{0}")]
    Unknown(String),
}

impl Error {
    /// `name` is no `what`; says which names there are or which one is near.
    pub fn unknown<'a>(what: &str, name: &str, known: impl IntoIterator<Item = &'a str>) -> Self {
        Error::Unknown(unknown(what, name, known))
    }
}

/// The sentence for a name that is not in `known`: the nearest one, or the whole list where none is near.
pub fn unknown<'a>(what: &str, name: &str, known: impl IntoIterator<Item = &'a str>) -> String {
    let known: Vec<&str> = known.into_iter().collect();
    let mut message = format!("unknown {what} `{name}`");
    // Writing to a string cannot fail.
    let _ = match nearest(name, known.iter().copied()) {
        Some(candidate) => write!(message, "; did you mean `{candidate}`?"),
        None => write!(message, "; there are {}", known.join(", ")),
    };
    message
}

/// What `name` was probably meant to be: a known name that begins with it, or from which few letters part it.
pub fn nearest<'a>(name: &str, known: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    // Comparing takes time in proportion to both lengths.
    const LONGEST: usize = 64;
    let known = known.into_iter().filter(|known| known.len().max(name.len()) <= LONGEST);
    let near = known
        .map(|known| (strsim::damerau_levenshtein(name, known), known))
        .filter(|&(distance, known)| distance * 3 <= known.len().max(name.len()) || known.starts_with(name));
    near.min().map(|(_, known)| known).filter(|_| !name.is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn suggests_the_nearest_name_or_lists_all() {
        let known = ["source-unsourced", "date-weekday"];
        assert_eq!(
            unknown("rule", "source-unsorced", known),
            "unknown rule `source-unsorced`; did you mean `source-unsourced`?"
        );
        assert_eq!(nearest("date", known), Some("date-weekday"));
        assert_eq!(nearest("", known), None);
        assert_eq!(nearest(&"date-weekday".repeat(1_000_000), known), None);
        assert_eq!(unknown("rule", "x", known), "unknown rule `x`; there are source-unsourced, date-weekday");
    }
}
