//! How sources stand to each other: which replaces which, and which only repeats another.

use std::collections::{BTreeMap, BTreeSet};

use crate::error::nearest;
use crate::finding::{Finding, Place, Severity};
use crate::registry::{Registry, Source, load};

/// A source that another names in `supersedes` or `derived-from`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reference {
    /// Id of the named source.
    pub id: String,
    /// Where it stands in the registry file.
    pub at: Place,
}

/// What is wrong with the references between sources.
pub(super) fn check(registry: &Registry) -> Vec<Finding> {
    let all = registry.sources.values().flat_map(|source| {
        let named = source.supersedes.iter().chain(&source.derived_from);
        named.map(move |reference| (source, reference))
    });
    let wrong = all.filter_map(|(source, reference)| {
        let message = if reference.id == source.id {
            format!("`{}` names itself", source.id)
        } else if !registry.sources.contains_key(&reference.id) {
            let near = nearest(&reference.id, registry.sources.keys().map(String::as_str));
            let hint = near.map(|near| format!("; did you mean `{near}`?")).unwrap_or_default();
            format!("no source has the id `{}`{hint}", reference.id)
        } else {
            return None;
        };
        Some(Finding::new(load::RULE, Severity::Error, message, reference.at.clone()))
    });
    wrong.collect()
}

impl Registry {
    /// For each source the chain of those that replace one another, by its first member in order of id: sources
    /// of one series, and sources that one supersedes.
    pub fn chains(&self) -> BTreeMap<&str, &str> {
        let mut groups = Groups::default();
        let mut series: BTreeMap<&str, &str> = BTreeMap::new();
        for source in self.sources.values() {
            let first = source.series.as_deref().map(|name| *series.entry(name).or_insert(&source.id));
            let superseded = source.supersedes.iter().map(|reference| reference.id.as_str());
            for other in first.into_iter().chain(superseded) {
                groups.join(&source.id, other);
            }
        }
        self.sources.keys().map(|id| (id.as_str(), groups.of(id))).collect()
    }

    /// The sources that those of `ids` supersede, directly or through others.
    pub fn superseded_by(&self, ids: &[&str]) -> BTreeSet<&str> {
        let newer = ids.iter().filter_map(|id| self.sources.get(*id));
        let older = newer.flat_map(|source| &source.supersedes).map(|reference| reference.id.as_str());
        self.reach(older, |source| &source.supersedes)
    }

    /// The sources of those `ids` and all that they derive from, directly or through others.
    pub fn behind<'i>(&self, ids: impl IntoIterator<Item = &'i str>) -> BTreeSet<&str> {
        self.reach(ids, |source| &source.derived_from)
    }

    /// The sources that `id` goes back to: itself, if it derives from none. Empty where a chain of
    /// `derived-from` ends nowhere but in itself.
    pub fn origins(&self, id: &str) -> BTreeSet<&str> {
        let behind = self.behind([id]);
        let is_origin = |id: &&str| self.sources.get(*id).is_none_or(|source| source.derived_from.is_empty());
        behind.into_iter().filter(is_origin).collect()
    }

    /// How many of the sources are independent: two that have an origin, publisher, author or series in common
    /// count as one, and one that goes back to itself only counts for nothing.
    pub fn independent(&self, ids: &BTreeSet<&str>) -> usize {
        let mut groups = Groups::default();
        let mut members = BTreeSet::new();
        for (id, source) in ids.iter().filter_map(|id| self.sources.get_key_value(*id)) {
            let origins = self.origins(id);
            if origins.is_empty() {
                continue;
            }
            members.insert(id.as_str());
            let of = |origin: &&'_ str| self.sources.get(*origin);
            let names =
                origins.iter().filter_map(of).chain([source]).flat_map(|source| {
                    [&source.publisher, &source.author, &source.series].into_iter().flatten()
                });
            for name in origins.iter().copied().chain(names.map(String::as_str)) {
                groups.join(id, name);
            }
        }
        members.iter().map(|id| groups.of(id)).collect::<BTreeSet<_>>().len()
    }

    /// The sources of those `ids` and every source that they name, directly or through others.
    fn reach<'r, 'i>(
        &'r self,
        ids: impl IntoIterator<Item = &'i str>,
        named: impl Fn(&'r Source) -> &'r Vec<Reference>,
    ) -> BTreeSet<&'r str> {
        let mut found = BTreeSet::new();
        let mut open: Vec<&'r Source> = ids.into_iter().filter_map(|id| self.sources.get(id)).collect();
        while let Some(source) = open.pop() {
            if found.insert(source.id.as_str()) {
                open.extend(named(source).iter().filter_map(|reference| self.sources.get(&reference.id)));
            }
        }
        found
    }
}

/// Sets that grow together.
#[derive(Default)]
struct Groups<'a> {
    parent: BTreeMap<&'a str, &'a str>,
}

impl<'a> Groups<'a> {
    fn of(&self, mut member: &'a str) -> &'a str {
        while let Some(&parent) = self.parent.get(member) {
            member = parent;
        }
        member
    }

    fn join(&mut self, one: &'a str, other: &'a str) {
        let (one, other) = (self.of(one), self.of(other));
        if one != other {
            self.parent.insert(one.max(other), one.min(other));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn registry(text: &str) -> (Registry, Vec<String>) {
        let (registry, findings) = load([("s.yaml", text.as_bytes())]);
        (registry, findings.into_iter().map(|finding| finding.message).collect())
    }

    #[test]
    fn references_must_name_other_sources() {
        let (_, problems) = registry(
            "relief-1: {title: A, supersedes: relief-1}\narmy-2: {title: B, derived-from: [relief-l]}\n",
        );
        assert_eq!(
            problems,
            ["no source has the id `relief-l`; did you mean `relief-1`?", "`relief-1` names itself"]
        );
    }

    #[test]
    fn chains_join_series_and_what_is_superseded() {
        let (registry, problems) = registry(
            "a: {title: A}\nb: {title: B, supersedes: a}\nc: {title: C, series: s, supersedes: [b]}\n\
             d: {title: D, series: s}\ne: {title: E}\n",
        );
        assert_eq!(problems, Vec::<String>::new());
        let chains = registry.chains();
        assert_eq!(chains["d"], chains["a"]);
        assert_ne!(chains["e"], chains["a"]);
        assert_eq!(registry.superseded_by(&["c"]), ["a", "b"].into());
        assert_eq!(registry.superseded_by(&["a", "d"]), BTreeSet::new());
    }

    #[test]
    fn sources_of_one_origin_or_publisher_are_one() {
        let (registry, _) = registry(
            "office: {title: A}\nherald: {title: B, derived-from: office, publisher: Elsin Press}\n\
             gazette: {title: C, publisher: Elsin Press}\narmy: {title: D}\n\
             x: {title: E, derived-from: y}\ny: {title: F, derived-from: x}\n",
        );
        assert_eq!(registry.origins("herald"), ["office"].into());
        assert_eq!(registry.origins("x"), BTreeSet::new());
        assert_eq!(registry.behind(["x"]), ["x", "y"].into());
        let count = |ids: &[&str]| registry.independent(&ids.iter().copied().collect());
        assert_eq!(count(&["office", "herald"]), 1);
        assert_eq!(count(&["office", "herald", "gazette"]), 1);
        assert_eq!(count(&["office", "army"]), 2);
        assert_eq!(count(&["x", "y"]), 0);
    }
}
