//! Claim → source by the name that the text gives for it.

use super::index::Index;
use crate::lang::linking::{linking, words};
use crate::registry::Source;

/// The sources whose author, publisher, alias or id stands in the attribution as whole words, in id order.
pub(super) fn attributed<'a>(attribution: &str, index: &Index<'a>) -> Vec<&'a Source> {
    let written: Vec<&str> = words(attribution).collect();
    let lower: Vec<String> = written.iter().map(|word| word.to_lowercase()).collect();
    let mut found: Vec<&'a Source> = Vec::new();
    for (at, word) in lower.iter().enumerate() {
        let names = index.names.get(word).map_or(&[][..], Vec::as_slice);
        for name in names {
            if lower[at..].starts_with(&name.words) && stands_alone(&written, at, name.words.len()) {
                found.push(name.source);
            }
        }
    }
    found.sort_unstable_by(|a, b| a.id.cmp(&b.id));
    found.dedup_by(|a, b| a.id == b.id);
    found
}

/// Whether a one-word name is no mere part of a longer one (`Times` in `New York Times`).
fn stands_alone(written: &[&str], at: usize, length: usize) -> bool {
    let capital = |word: &&str| word.chars().next().is_some_and(char::is_uppercase);
    let acronym = |word: &str| word.chars().all(|character| !character.is_lowercase());
    let inside_a_name = at > 0 && capital(&written[at - 1]) && !linking().is_article(written[at - 1]);
    length > 1 || acronym(written[at]) || !inside_a_name
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::verify::testing::{registry, source};

    #[test]
    fn names_are_found_as_whole_words_only() {
        let mut office = source("relief-14");
        office.author = Some("The Northland Relief Office".into());
        office.aliases = vec!["NRO".into()];
        let mut times = source("times-1");
        times.publisher = Some("The Times".into());
        let registry = registry([office, times]);
        let index = Index::new(&registry, crate::lang::language("en"));
        let ids = |text: &str| -> Vec<&str> {
            attributed(text, &index).into_iter().map(|source| source.id.as_str()).collect()
        };
        assert_eq!(ids("a spokeswoman of the northland relief office"), ["relief-14"]);
        assert_eq!(ids("NRO"), ["relief-14"]);
        assert_eq!(ids("the Times"), ["times-1"]);
        assert_eq!(ids("the New Elsin Times"), Vec::<&str>::new());
        assert_eq!(ids("estimates"), Vec::<&str>::new());
        assert_eq!(ids("the office"), Vec::<&str>::new());
    }
}
