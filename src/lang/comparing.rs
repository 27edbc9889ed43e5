//! The tables of `comparing.yaml`: which words decide that two texts speak of the same thing.

use std::collections::{HashMap, HashSet};
use std::sync::LazyLock;

use serde::Deserialize;

use super::linking::linking;

static ENGLISH: LazyLock<Comparing> = LazyLock::new(|| {
    Comparing::read(include_str!("en/comparing.yaml")).expect("the tables are part of the program")
});

/// Letters that a word keeps at least when it loses its ending.
const SHORTEST: usize = 3;

/// What comparing two texts needs of a language.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Comparing {
    events: Vec<Vec<String>>,
    alike: Vec<Vec<String>>,
    light: HashSet<String>,
    /// Events that happen once to their subject.
    pub once: HashSet<String>,
    /// Events that an attributive year dates: `a 1972 novel`.
    pub makings: HashSet<String>,
    /// What is made so.
    pub works: HashSet<String>,
    /// Things that are not the same by their name alone.
    pub vague: HashSet<String>,
    /// Words that stand for what was named before.
    pub pronouns: HashSet<String>,
    /// Words with which a noun does.
    pub definites: HashSet<String>,
    /// People whose events are not those of the one named beside them.
    pub kin: HashSet<String>,
    /// Words that deny.
    pub negations: HashSet<String>,
    /// Words after which they do not.
    pub affirmations: HashSet<String>,
    /// Words behind a bare number that make it an age.
    pub ages: HashSet<String>,
    /// Words of which there is one.
    pub firsts: HashSet<String>,
    /// Before a date: from it on.
    pub since: HashSet<String>,
    /// Before a date: up to and with it.
    pub until: HashSet<String>,
    /// Words before a year that is a guess.
    pub circa: HashSet<String>,
    /// The event at the start of a life.
    pub birth: String,
    /// The event at its end.
    pub death: String,
    endings: Vec<(String, String)>,
    verb_endings: Vec<String>,
    superlative_endings: Vec<String>,
    superlatives: HashSet<String>,
    #[serde(skip)]
    event_of: HashMap<String, String>,
    #[serde(skip)]
    thing_of: HashMap<String, String>,
}

/// The comparing words of the texts' language.
pub fn comparing() -> &'static Comparing {
    &ENGLISH
}

impl Comparing {
    fn read(yaml: &str) -> Result<Self, serde_saphyr::Error> {
        let mut tables: Comparing = serde_saphyr::from_str(yaml)?;
        for group in &tables.events {
            tables.event_of.extend(group.iter().map(|word| (word.clone(), group[0].clone())));
        }
        for group in &tables.alike {
            let forms = group.iter().flat_map(|word| [word.clone(), tables.stem(word)]);
            let forms: Vec<_> = forms.map(|form| (form, group[0].clone())).collect();
            tables.thing_of.extend(forms);
        }
        let forms = |words: &HashSet<String>| words.iter().filter_map(|word| tables.form(word)).collect();
        let (works, vague, kin) = (forms(&tables.works), forms(&tables.vague), forms(&tables.kin));
        (tables.works, tables.vague, tables.kin) = (works, vague, kin);
        Ok(tables)
    }

    /// The one form that a content word (in lower case) shares with its relatives; none for words without meaning.
    pub fn form(&self, word: &str) -> Option<String> {
        let letter = word.chars().nth(1).is_none();
        if letter || linking().is_stop(word) {
            return None;
        }
        let stem = self.stem(word);
        let known = [word, stem.as_str()]
            .into_iter()
            .find_map(|form| self.event_of.get(form).or(self.thing_of.get(form)));
        Some(known.cloned().unwrap_or(stem))
    }

    /// The event that a word (in lower case) tells of, and whether the tables know it; else only its ending tells.
    pub fn event(&self, word: &str) -> Option<(String, bool)> {
        if let Some(event) = self.event_of.get(word) {
            return Some((event.clone(), true));
        }
        let verb = self
            .verb_endings
            .iter()
            .any(|ending| word.len() > ending.len() + SHORTEST && word.ends_with(ending.as_str()));
        (verb && !self.light.contains(word)).then(|| (self.stem(word), false))
    }

    /// Whether a word (in lower case) is a superlative.
    pub fn is_superlative(&self, word: &str) -> bool {
        let ending =
            |ending: &String| word.len() > ending.len() + SHORTEST && word.ends_with(ending.as_str());
        self.superlatives.contains(word) || self.superlative_endings.iter().any(ending)
    }

    fn stem(&self, word: &str) -> String {
        let mut stem = word.to_owned();
        for (ending, instead) in &self.endings {
            if let Some(rest) = word.strip_suffix(ending.as_str()).filter(|rest| rest.len() >= SHORTEST) {
                stem = format!("{rest}{instead}");
                break;
            }
        }
        // `plann` of `planned`
        let last = stem.chars().next_back();
        if stem.len() < word.len() && stem.len() > SHORTEST && last == stem.chars().rev().nth(1) {
            stem.pop();
        }
        stem
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn relatives_of_a_word_share_its_form() {
        let form = |word: &str| comparing().form(word).unwrap_or_default();
        for alike in [
            ["moved", "moving"],
            ["closing", "closed"],
            ["planned", "plans"],
            ["movies", "films"],
            ["death", "died"],
        ] {
            assert_eq!(form(alike[0]), form(alike[1]), "{alike:?}");
        }
        assert_eq!((form("the"), form("s")), (String::new(), String::new()));
        assert_ne!(form("seven"), form("severn"));
    }

    #[test]
    fn tells_events_by_the_tables_or_by_their_ending() {
        assert_eq!(comparing().event("premiered"), Some(("released".into(), true)));
        assert_eq!(comparing().event("flooded"), Some(("flood".into(), false)));
        assert_eq!(comparing().event("based"), None);
        assert_eq!(comparing().event("bridge"), None);
        assert!(comparing().is_superlative("largest") && !comparing().is_superlative("large"));
    }
}
