//! The registry made ready for look-ups: measures as sets of words, names and series by their first word.

use std::collections::HashMap;
use std::sync::Arc;

use rust_decimal::Decimal;
use url::Url;

use super::period::Days;
use crate::lang::Language;
use crate::lang::linking::{Linking, linking, words};
use crate::quantity::Unit;
use crate::registry::{Figure, Recorded, Registry, Source};

/// The content words of a phrase as sorted numbers, each once.
pub(super) type WordSet = Vec<u32>;

/// Number of a word that the registry never uses.
const UNKNOWN: u32 = u32::MAX;

/// A figure with what selecting it needs.
#[derive(Debug)]
pub(super) struct Entry<'a> {
    pub(super) source: &'a Source,
    /// The sources that replace one another and that its source is one of.
    pub(super) chain: &'a str,
    pub(super) number: usize,
    pub(super) figure: &'a Figure,
    pub(super) measure: WordSet,
    pub(super) place: WordSet,
    pub(super) about: Vec<WordSet>,
    pub(super) period: Option<Days>,
    /// First and last day on which it may have been recorded: `as-of`, else the source's date.
    pub(super) held: Option<Days>,
    pub(super) unit: Option<Arc<Unit>>,
}

impl Entry<'_> {
    pub(super) fn is_date(&self) -> bool {
        matches!(self.figure.recorded, Recorded::Date(_))
    }

    /// Whether it records a number that can be a share of something.
    pub(super) fn is_at_most_one(&self) -> bool {
        matches!(&self.figure.recorded, Recorded::Value { amount, .. } if amount.value <= Decimal::ONE)
    }
}

/// A name an article may attribute to.
#[derive(Debug)]
pub(super) struct Name<'a> {
    pub(super) words: Vec<String>,
    pub(super) source: &'a Source,
}

/// The registry, indexed once a review.
#[derive(Debug)]
pub struct Index<'a> {
    pub(super) registry: &'a Registry,
    language: &'static Language,
    pub(super) entries: Vec<Entry<'a>>,
    pub(super) by_source: HashMap<&'a str, Vec<usize>>,
    pub(super) by_chain: HashMap<&'a str, Vec<usize>>,
    pub(super) by_word: Vec<Vec<usize>>,
    pub(super) names: HashMap<String, Vec<Name<'a>>>,
    /// By address, title and alias, in the form of [`key_of`].
    pub(super) by_key: HashMap<String, Vec<&'a Source>>,
    numbers: HashMap<String, u32>,
    /// The roles of casualties that the registry knows.
    pub(super) roles: WordSet,
}

impl<'a> Index<'a> {
    /// Reads the registry once.
    pub fn new(registry: &'a Registry, language: &'static Language) -> Self {
        let mut index = Index {
            registry,
            language,
            entries: Vec::new(),
            by_source: HashMap::new(),
            by_chain: HashMap::new(),
            by_word: Vec::new(),
            names: HashMap::new(),
            by_key: HashMap::new(),
            numbers: HashMap::new(),
            roles: WordSet::new(),
        };
        let chains = registry.chains();
        for source in registry.sources.values() {
            index.add_names(source);
            let chain = chains.get(source.id.as_str()).copied().unwrap_or(&source.id);
            for number in 0..source.figures.len() {
                index.add_figure(source, chain, number);
            }
        }
        let roles = linking().all_roles().filter_map(|role| index.numbers.get(role).copied());
        index.roles = sorted(roles.collect());
        index
    }

    /// The language of its words.
    pub fn language(&self) -> &'static Language {
        self.language
    }

    /// Whether the registry has a source of that id.
    pub fn has(&self, id: &str) -> bool {
        self.registry.sources.contains_key(id)
    }

    fn add_names(&mut self, source: &'a Source) {
        let by_title = source.title.iter().chain(&source.aliases);
        for key in by_title.chain(&source.url) {
            self.by_key.entry(key_of(key)).or_default().push(source);
        }
        let authors = source.author.iter().flat_map(|authors| authors.split("; "));
        let others = source.publisher.iter().chain(&source.aliases).chain([&source.id]);
        for name in authors.chain(others.map(String::as_str)) {
            let words = name_words(name, linking());
            if let Some(first) = words.first().cloned() {
                self.names.entry(first).or_default().push(Name { words, source });
            }
        }
    }

    fn add_figure(&mut self, source: &'a Source, chain: &'a str, number: usize) {
        let figure = &source.figures[number];
        let at = self.entries.len();
        let entry = Entry {
            source,
            chain,
            number,
            figure,
            measure: self.intern(&figure.measure),
            place: figure.place.as_deref().map(|place| self.intern(place)).unwrap_or_default(),
            about: figure.about.iter().map(|about| self.intern(about)).collect(),
            period: figure.period.as_ref().and_then(Days::of),
            held: figure.as_of.or(source.date).and_then(Days::of_date),
            unit: match &figure.recorded {
                Recorded::Value { unit: Some(unit), .. } => {
                    Some(self.language.unit_named(unit).unwrap_or_else(|| Arc::new(Unit::named(unit))))
                }
                _ => None,
            },
        };
        for &word in &entry.measure {
            self.by_word[word as usize].push(at);
        }
        self.by_source.entry(&source.id).or_default().push(at);
        self.by_chain.entry(chain).or_default().push(at);
        self.entries.push(entry);
    }

    fn intern(&mut self, text: &str) -> WordSet {
        let mut set: WordSet = Vec::new();
        // of `people` alone, `people` is all that is said
        let says_more = linking().content(text).any(|word| !linking().is_filler(&word));
        for word in linking().content(text) {
            if says_more && linking().is_filler(&word) {
                continue;
            }
            let next = self.by_word.len() as u32;
            let number = *self.numbers.entry(word).or_insert(next);
            if number == next {
                self.by_word.push(Vec::new());
            }
            set.push(number);
        }
        sorted(set)
    }

    /// The content words of an article's text, without fillers; none if the registry has no figure to compare them with.
    pub(super) fn set(&self, text: &str) -> WordSet {
        if self.entries.is_empty() {
            return Vec::new();
        }
        let known = |word: &String| self.numbers.get(word).copied().unwrap_or(UNKNOWN);
        sorted(
            linking()
                .content(text)
                .filter(|word| !linking().is_filler(word))
                .map(|word| known(&word))
                .collect(),
        )
    }

    /// All content words that the registry uses, fillers too.
    pub(super) fn full_set(&self, text: &str) -> WordSet {
        sorted(linking().content(text).filter_map(|word| self.numbers.get(&word).copied()).collect())
    }

    /// The same, without the words that the registry never uses.
    pub(super) fn known_set(&self, text: &str) -> WordSet {
        let mut set = self.set(text);
        set.retain(|&word| word != UNKNOWN);
        set
    }
}

fn sorted(mut set: WordSet) -> WordSet {
    set.sort_unstable();
    set.dedup();
    set
}

/// How many of `wanted` stand in `set`; both sorted.
pub(super) fn shared(wanted: &[u32], set: &[u32]) -> usize {
    wanted.iter().filter(|word| set.binary_search(word).is_ok()).count()
}

/// Whether all of `wanted`, of which there is at least one, stand in `set`.
pub(super) fn all_in(wanted: &[u32], set: &[u32]) -> bool {
    !wanted.is_empty() && shared(wanted, set) == wanted.len()
}

/// The form in which addresses and titles are compared: a web address without scheme, `www.`, fragment and
/// slash at the end; any other text in lower case.
pub(super) fn key_of(text: &str) -> String {
    let text = text.trim();
    let url = Url::parse(text).ok().filter(|url| matches!(url.scheme(), "http" | "https"));
    let Some(url) = url else { return text.to_lowercase() };
    let host = url.host_str().unwrap_or_default();
    let port = url.port().map(|port| format!(":{port}")).unwrap_or_default();
    let query = url.query().map(|query| format!("?{query}")).unwrap_or_default();
    format!("{}{port}{}{query}", host.strip_prefix("www.").unwrap_or(host), url.path().trim_end_matches('/'))
}

/// The words of a name in lower case, without its article.
pub(super) fn name_words(name: &str, linking: &Linking) -> Vec<String> {
    let mut words = words(name).peekable();
    if words.peek().is_some_and(|first| linking.is_article(first)) {
        words.next();
    }
    words.map(str::to_lowercase).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_has_one_key_however_it_is_spelled() {
        let key = key_of("https://www.relief.example/bulletins/4/");
        for same in ["http://relief.example/bulletins/4", "https://RELIEF.example/bulletins/4/#top"] {
            assert_eq!(key_of(same), key, "{same}");
        }
        for other in [
            "https://relief.example/bulletins/4?page=2",
            "https://relief.example/Bulletins/4",
            "https://relief.example:8080/bulletins/4",
            "mailto:a@relief.example",
        ] {
            assert_ne!(key_of(other), key, "{other}");
        }
        assert_eq!(key_of(" Flood Bulletin 4 "), key_of("Flood bulletin 4"));
    }
}
