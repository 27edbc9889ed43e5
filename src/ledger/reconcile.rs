//! The claims of today against the decisions of before.

use std::collections::{BTreeMap, BTreeSet, VecDeque};

use crate::ledger::Ledger;

/// A claim of the article as it is now.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Current {
    /// Claim id.
    pub id: String,
    /// The figure as printed.
    pub quote: String,
    /// Five words before, numbers masked.
    pub before: String,
    /// Five words after, likewise.
    pub after: String,
    /// Its value, as `extract` prints it.
    pub value: Option<String>,
}

/// What the ledger has on a claim; indexes count in [`Ledger::entries`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Match {
    /// The entry with its id has a decision.
    Decided(usize),
    /// That entry has a decision about the same words with another figure: it is dropped, and reported.
    Changed(usize),
    /// No decision.
    New,
}

/// Finds for each current claim, in order, what the ledger decided.
///
/// A decision whose claim is gone belongs to the first current claim between the same words that has no decision;
/// several such pair up in order.
pub fn reconcile(ledger: &Ledger, current: &[Current]) -> Vec<Match> {
    let present: BTreeSet<&str> = current.iter().map(|claim| claim.id.as_str()).collect();
    let mut decided = BTreeMap::new();
    let mut orphans: BTreeMap<(&str, &str), VecDeque<usize>> = BTreeMap::new();
    for (index, entry) in ledger.entries.iter().enumerate().filter(|(_, entry)| entry.decision.is_some()) {
        decided.insert(entry.id.as_str(), index);
        if !present.contains(entry.id.as_str()) {
            orphans.entry((entry.before.trim(), entry.after.trim())).or_default().push_back(index);
        }
    }
    current
        .iter()
        .map(|claim| {
            if let Some(&index) = decided.get(claim.id.as_str()) {
                return Match::Decided(index);
            }
            let orphan = orphans.get_mut(&(claim.before.trim(), claim.after.trim()));
            orphan.and_then(VecDeque::pop_front).map_or(Match::New, Match::Changed)
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ledger::{Decision, Entry};

    fn entry(id: &str, before: &str, decision: Option<Decision>) -> Entry {
        Entry {
            id: id.into(),
            quote: "some figure".into(),
            before: before.into(),
            after: "people were displaced".into(),
            value: None,
            links: Vec::new(),
            decision,
            reason: None,
            by: None,
            on: None,
        }
    }

    fn claim(id: &str, before: &str) -> Current {
        let after = "people were displaced".into();
        Current { id: id.into(), quote: "x".into(), before: before.into(), after, value: None }
    }

    fn ledger(entries: Vec<Entry>) -> Ledger {
        Ledger { entries }
    }

    const DONE: Option<Decision> = Some(Decision::Verified);

    #[test]
    fn a_decision_holds_while_the_id_does() {
        let ledger = ledger(vec![entry("a", "in May", DONE), entry("b", "in June", None)]);
        let current = [claim("z", "a new sentence says"), claim("b", "in June"), claim("a", "in May")];
        assert_eq!(reconcile(&ledger, &current), [Match::New, Match::New, Match::Decided(0)]);
    }

    #[test]
    fn a_changed_figure_loses_its_decision() {
        let ledger = ledger(vec![entry("a", "in May", DONE), entry("b", "in May", None)]);
        assert_eq!(reconcile(&ledger, &[claim("c", "in May")]), [Match::Changed(0)]);
        // Still so once the new claim has been written down undecided.
        assert_eq!(reconcile(&ledger, &[claim("b", "in May")]), [Match::Changed(0)]);
        assert_eq!(reconcile(&ledger, &[claim("c", "in July")]), [Match::New]);
    }

    #[test]
    fn equal_surroundings_pair_up_in_order() {
        let ledger = ledger(vec![entry("a", "in May", DONE), entry("b", "in May", DONE)]);
        let both = [claim("a", "in May"), claim("b", "in May")];
        assert_eq!(reconcile(&ledger, &both), [Match::Decided(0), Match::Decided(1)]);
        let second_changed = [claim("a", "in May"), claim("c", "in May"), claim("d", "in May")];
        assert_eq!(reconcile(&ledger, &second_changed), [Match::Decided(0), Match::Changed(1), Match::New]);
        let both_changed = [claim("c", "in May"), claim("d", "in May")];
        assert_eq!(reconcile(&ledger, &both_changed), [Match::Changed(0), Match::Changed(1)]);
    }
}
