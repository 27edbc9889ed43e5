//! The snapshots of sources as evidence: each opened and read once a review, when a claim first needs it.

use std::cell::OnceCell;
use std::collections::{BTreeMap, HashMap};

use super::described::{Described, Words};
use crate::claim::{Claims, claims};
use crate::config::Settings;
use crate::document::locator::Locator;
use crate::document::{Document, open};
use crate::registry::{Figure, Registry, Snapshot, Source};

/// The snapshots of a registry.
#[derive(Debug)]
pub struct Snapshots<'a> {
    settings: Settings,
    of: BTreeMap<&'a str, (&'a Source, &'a Snapshot, OnceCell<Option<Evidence>>)>,
}

/// A snapshot with the figures read from it.
#[derive(Debug)]
pub(super) struct Evidence {
    pub(super) document: Document,
    pub(super) read: Claims,
    pub(super) locator: Locator,
    pub(super) words: Words,
    pub(super) figures: Vec<Described>,
    /// For each word, the figures beside which it stands.
    pub(super) by_word: Vec<Vec<usize>>,
}

impl<'a> Snapshots<'a> {
    /// Those of `registry`, to be read as `settings` say.
    pub fn new(registry: &'a Registry, settings: &Settings) -> Self {
        let sources = registry.sources.values();
        let of = sources.filter_map(|source| {
            let snapshot = registry.snapshots.get(&source.id)?;
            Some((source.id.as_str(), (source, snapshot, OnceCell::new())))
        });
        Snapshots { settings: settings.clone(), of: of.collect() }
    }

    /// The files that were opened, each with its text.
    pub fn opened(&self) -> impl Iterator<Item = (&str, &str)> {
        self.of.values().filter_map(|(_, snapshot, read)| {
            Some((snapshot.file.as_str(), read.get()?.as_ref()?.document.source.as_str()))
        })
    }

    /// The sources of those ids that have a snapshot, with the figures that it gives besides the recorded ones.
    pub(super) fn as_registry<'s>(&self, ids: impl IntoIterator<Item = &'s str>) -> Registry {
        let read = ids.into_iter().filter_map(|id| self.evidence(id));
        let sources = read.map(|(source, evidence)| {
            let mut source = source.clone();
            let given: Vec<Figure> = evidence.figures(&source).collect();
            source.figures.extend(given);
            (source.id.clone(), source)
        });
        Registry { sources: sources.collect(), ..Registry::default() }
    }

    /// The source of that id and what its snapshot says; none without a snapshot that can be read.
    pub(super) fn evidence(&self, id: &str) -> Option<(&'a Source, &Evidence)> {
        let (source, snapshot, read) = self.of.get(id)?;
        let evidence = read.get_or_init(|| Evidence::read(source, snapshot, &self.settings));
        Some((source, evidence.as_ref()?))
    }
}

impl Evidence {
    fn read(source: &Source, snapshot: &Snapshot, settings: &Settings) -> Option<Self> {
        let document = open(&snapshot.file, &snapshot.bytes).ok()?;
        // `on Monday` counts from the day of the source, not of the article
        let published = source.date.filter(|date| date.day.is_some());
        let read = claims(&document, &Settings { published, ..settings.clone() });
        let mut words = Words(HashMap::new());
        let figures = Described::all(&document, &read, &mut |word| words.add(word));
        let mut by_word = vec![Vec::new(); words.0.len()];
        for (at, figure) in figures.iter().enumerate() {
            for &word in &figure.beside {
                by_word[word as usize].push(at);
            }
        }
        let locator = Locator::new(&document);
        Some(Evidence { document, read, locator, words, figures, by_word })
    }
}
