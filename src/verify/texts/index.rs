//! Which figures of the evidence one of the claim is compared with: never all of them.

use std::collections::{BTreeSet, HashMap};

use super::described::Described;
use super::fits::{Sort, sort};
use crate::quantity::When;

/// Figures of one key above which the key tells nothing.
const COMMON: usize = 64;

/// The figures of the evidence by what they are of, what happened and the words around them.
pub(super) struct Index {
    by_key: HashMap<(Sort, String), Vec<usize>>,
    /// Figures of each sort, where there are few.
    all: HashMap<Sort, Vec<usize>>,
}

impl Index {
    pub(super) fn new(figures: &[Described<'_>]) -> Self {
        let mut index = Index { by_key: HashMap::new(), all: HashMap::new() };
        for (at, figure) in figures.iter().enumerate() {
            let Some(sort) = sort(figure) else { continue };
            index.all.entry(sort).or_default().push(at);
            let keys =
                keys(figure).chain(figure.bracketed.iter().flat_map(|bracket| bracket.named.iter().cloned()));
            for key in keys.collect::<BTreeSet<_>>() {
                index.by_key.entry((sort, key)).or_default().push(at);
            }
        }
        index
    }

    /// Those that may speak of the same as `ours`, in order.
    pub(super) fn candidates(&self, ours: &Described<'_>, sort: Sort) -> BTreeSet<usize> {
        let mut found = BTreeSet::new();
        for sort in [sort, Sort::Date] {
            match self.all.get(&sort) {
                Some(all) if all.len() <= COMMON => found.extend(all),
                _ => {
                    for key in keys(ours) {
                        let of_key = self.by_key.get(&(sort, key)).filter(|of_key| of_key.len() <= COMMON);
                        found.extend(of_key.into_iter().flatten());
                    }
                }
            }
        }
        found
    }
}

fn keys(figure: &Described<'_>) -> impl Iterator<Item = String> {
    let when = figure.claim.mention.quantity.when.as_ref().and_then(When::first_day);
    let year = when.map(|day| chrono::Datelike::year(&day).to_string());
    let value =
        figure.claim.mention.quantity.amount.as_ref().map(|amount| amount.value.normalize().to_string());
    let words = figure.thing.iter().chain(&figure.events).chain(&figure.context);
    words.cloned().chain(year).chain(value).collect::<Vec<_>>().into_iter()
}
