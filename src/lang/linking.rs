//! The tables of `linking.yaml`: which words of a measure, an event or a name count, and which mean the same.

use std::collections::{HashMap, HashSet};
use std::sync::LazyLock;

use serde::Deserialize;

static ENGLISH: LazyLock<Linking> = LazyLock::new(|| {
    Linking::read(include_str!("en/linking.yaml")).expect("the tables are part of the program")
});

#[derive(Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
struct Tables {
    stop: HashSet<String>,
    filler: HashSet<String>,
    articles: HashSet<String>,
    same: Vec<Vec<String>>,
    signed: HashSet<String>,
    of: HashSet<String>,
    from: HashSet<String>,
    to: HashSet<String>,
    change_by: HashSet<String>,
    change_after: HashSet<String>,
    joins: HashSet<String>,
    roles: Vec<String>,
    per: HashSet<String>,
    each: HashSet<String>,
    endings: Vec<(String, String)>,
}

/// The words that linking needs of a language.
pub struct Linking {
    tables: Tables,
    canonical: HashMap<String, String>,
}

/// The linking words of the articles' language.
pub fn linking() -> &'static Linking {
    &ENGLISH
}

impl Linking {
    fn read(yaml: &str) -> Result<Self, serde_saphyr::Error> {
        let tables: Tables = serde_saphyr::from_str(yaml)?;
        let mut canonical = HashMap::new();
        for group in &tables.same {
            for word in group {
                canonical.insert(word.clone(), group[0].clone());
            }
        }
        Ok(Linking { tables, canonical })
    }

    /// The words of `text` that carry meaning, each in the one form that all its spellings share.
    pub fn content<'a>(&'a self, text: &'a str) -> impl Iterator<Item = String> + 'a {
        words(text).map(str::to_lowercase).filter_map(|word| self.canonical(word))
    }

    /// Whether a word in its shared form may be left out of a measure.
    pub fn is_filler(&self, word: &str) -> bool {
        self.tables.filler.contains(word)
    }

    /// Whether a figure of this measure is a signed change.
    pub fn is_signed(&self, measure: &str) -> bool {
        words(measure).any(|word| self.tables.signed.contains(&word.to_lowercase()))
    }

    /// Whether `word` is an article.
    pub fn is_article(&self, word: &str) -> bool {
        self.tables.articles.contains(&word.to_lowercase())
    }

    /// Whether `word` joins a share to what it is a share of.
    pub fn is_of(&self, word: &str) -> bool {
        self.tables.of.contains(&word.to_lowercase())
    }

    /// Whether `word` carries no meaning of its own.
    pub fn is_stop(&self, word: &str) -> bool {
        self.tables.stop.contains(&word.to_lowercase())
    }

    /// Whether `before` ends in the first word of `from A to B`.
    pub fn ends_in_from(&self, before: &str) -> bool {
        last_word(before).is_some_and(|word| self.tables.from.contains(&word.to_lowercase()))
    }

    /// Whether `between` holds the second word of `from A to B`.
    pub fn holds_to(&self, between: &str) -> bool {
        words(between).any(|word| self.tables.to.contains(&word.to_lowercase()))
    }

    /// Whether `before` ends as it does before the whole in `34 of the 61 members`.
    pub fn ends_in_of(&self, before: &str) -> bool {
        let mut last = words(before).rev().skip_while(|word| self.is_article(word));
        last.next().is_some_and(|word| self.is_of(word))
    }

    /// Whether `before` ends in the words of `rose by 40` or `an increase of 40`.
    pub fn ends_in_change(&self, before: &str) -> bool {
        let mut last = words(before).rev().map(str::to_lowercase);
        let by = last.next().is_some_and(|word| self.tables.change_by.contains(&word));
        by && last
            .next()
            .and_then(|word| self.canonical(word))
            .is_some_and(|word| self.tables.signed.contains(&word))
    }

    /// Whether `after` begins as `40 more` goes on.
    pub fn begins_in_change(&self, after: &str) -> bool {
        words(after).next().is_some_and(|word| self.tables.change_after.contains(&word.to_lowercase()))
    }

    /// Whether `text` tells of a change: `rose`, `12 percent more`.
    pub fn tells_change(&self, text: &str) -> bool {
        self.content(text).any(|word| self.tables.signed.contains(&word))
    }

    /// Whether `text` tells of something for each of many: `per head`, `on average`.
    pub fn has_each(&self, text: &str) -> bool {
        words(text).map(str::to_lowercase).any(|word| self.tables.each.contains(&word))
    }

    /// Where the last part of `text` begins that a comma, a semicolon or a word such as `and` parts from the rest.
    pub fn last_join(&self, text: &str) -> usize {
        let mut end = text.len();
        for (at, mark) in text.rmatch_indices(|character: char| !character.is_alphanumeric()) {
            let start = at + mark.len();
            if self.tables.joins.contains(&text[start..end]) {
                return end;
            }
            if matches!(mark, "," | ";") {
                return start;
            }
            end = at;
        }
        0
    }

    /// The roles of casualties, each by its one name.
    pub fn all_roles(&self) -> impl Iterator<Item = &str> {
        self.tables.roles.iter().map(String::as_str)
    }

    /// The roles of casualties that `text` names together, as in `killed or injured`; the first of them alone where
    /// it stands alone.
    pub fn roles(&self, text: &str) -> Vec<String> {
        const BETWEEN: usize = 2;
        let mut roles = Vec::new();
        let (mut apart, mut is_joined) = (0, true);
        for word in words(text).map(str::to_lowercase) {
            let is_join = self.tables.joins.contains(&word);
            match self.canonical(word).filter(|word| self.tables.roles.contains(word)) {
                Some(role) if is_joined => {
                    roles.push(role);
                    (apart, is_joined) = (0, false);
                }
                Some(_) => break,
                None if roles.is_empty() => {}
                None if apart == BETWEEN => break,
                None => (apart, is_joined) = (apart + 1, is_joined || is_join),
            }
        }
        roles
    }

    /// Whether `text` tells something per head or the like.
    pub fn has_per(&self, text: &str) -> bool {
        words(text).any(|word| self.tables.per.contains(&word.to_lowercase()))
    }

    fn canonical(&self, word: String) -> Option<String> {
        let letter = word.chars().count() == 1 && word.chars().all(char::is_alphabetic);
        if letter || self.tables.stop.contains(&word) {
            return None;
        }
        if let Some(first) = self.canonical.get(&word) {
            return Some(first.clone());
        }
        let stem = self.singular(word);
        Some(self.canonical.get(&stem).cloned().unwrap_or(stem))
    }

    fn singular(&self, word: String) -> String {
        const SHORTEST: usize = 4;
        if word.len() < SHORTEST {
            return word;
        }
        for (ending, instead) in &self.tables.endings {
            if let Some(stem) = word.strip_suffix(ending.as_str()) {
                return format!("{stem}{instead}");
            }
        }
        word
    }
}

/// The words of a text: runs of letters and digits.
pub fn words(text: &str) -> impl DoubleEndedIterator<Item = &str> {
    text.split(|character: char| !character.is_alphanumeric()).filter(|word| !word.is_empty())
}

fn last_word(text: &str) -> Option<&str> {
    words(text).next_back()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spellings_of_one_measure_share_a_form() {
        let of = |text: &str| linking().content(text).collect::<Vec<_>>();
        assert_eq!(of("the deaths of Protesters"), ["killed", "protester"]);
        assert_eq!(of("the European Parliament’s resolution"), ["european", "parliament", "resolution"]);
        assert_eq!(of("2022/23 bodies, pass"), ["2022", "23", "body", "pass"]);
    }

    #[test]
    fn tells_where_the_words_of_a_figure_begin() {
        let rest = |text: &'static str| &text[linking().last_join(text)..];
        assert_eq!(rest(" women; in all "), " in all ");
        assert_eq!(rest(" women and another "), " another ");
        assert_eq!(rest(" killed, over "), " over ");
        assert_eq!(rest(" women of the land "), " women of the land ");
        assert!(linking().ends_in_change("traffic rose by ") && linking().ends_in_change("an increase of "));
        assert!(!linking().ends_in_change("a crowd of "));
        assert_eq!(linking().roles("people were dead or badly wounded"), ["killed", "injured"]);
        assert_eq!(linking().roles("of arrested men, a matter of life and death"), ["arrested"]);
    }

    #[test]
    fn tells_the_first_level_of_a_change() {
        assert!(linking().ends_in_from("rose from "));
        assert!(!linking().ends_in_from("rose by "));
        assert!(linking().holds_to(" to "));
        assert!(linking().is_signed("crime change"));
        assert!(!linking().is_signed("crime"));
    }
}
