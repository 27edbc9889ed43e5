//! All comparisons of a claim → its verdict.

use std::cmp::Reverse;
use std::collections::BTreeSet;

use rust_decimal::Decimal;

use super::compare::{Comparison, agrees_in_value, compare};
use super::explain::{both, difference, exemption, recorded, records, surface};
use super::{Outcome, Verdict};
use crate::claim::Claim;
use crate::link::{self, Candidates, Context, Difference};
use crate::quantity::agree::Fit;
use crate::registry::{Figure, Recorded, Standing};

/// Figures that dissent from an agreement, or come later, are noted up to this many.
const MOST_NOTES: usize = 8;
/// A slip is looked for in this many figures.
const MOST_SLIPS: usize = 64;

/// Numbers up to this stand for so many things that an equal one in another role says nothing.
const FEWEST_FOR_A_ROLE: Decimal = Decimal::TEN;

/// What every figure that may speak to a claim said.
struct Case<'a> {
    claim: &'a Claim,
    context: &'a Context<'a>,
    candidates: &'a Candidates<'a>,
    current: Vec<Comparison<'a>>,
    older: Vec<Comparison<'a>>,
    /// Whether it is the A of `from A to B`.
    is_earlier_level: bool,
}

/// The verdict on the claim at `at`, with one sentence that a person can check.
pub fn decide(at: usize, candidates: &Candidates<'_>, context: &Context<'_>) -> Outcome {
    let claim = &context.claims[at];
    if let Some(reason) = claim.exempt {
        return Outcome { explanation: exemption(reason).into(), ..Outcome::default() };
    }
    if claim.negated {
        let explanation = "the text denies this figure, so it is not compared".into();
        return Outcome { explanation, explicit: candidates.explicit, ..Outcome::default() };
    }
    let compared = |list| -> Vec<Comparison<'_>> {
        let list: &[_] = list;
        list.iter().filter_map(|candidate| compare(claim, candidate)).collect()
    };
    let mut case = Case {
        claim,
        context,
        candidates,
        current: compared(&candidates.current),
        older: compared(&candidates.older),
        is_earlier_level: context.is_earlier_level(at),
    };
    if case.is_earlier_level {
        case.current.append(&mut case.older);
    }
    let mut outcome = case.verdict();
    outcome.supported_by = agreeing(&case.current);
    outcome.explicit = candidates.explicit;
    outcome.notes.extend(case.later_notes());
    outcome
}

/// The sources of the registry with a figure that agrees with the claim at `at`, whether the article names them
/// or not.
pub fn supporting(at: usize, context: &Context<'_>) -> BTreeSet<String> {
    let claim = &context.claims[at];
    let candidates = link::unnamed(at, context);
    agreeing(&candidates.current.iter().filter_map(|one| compare(claim, one)).collect::<Vec<_>>())
}

fn agreeing(comparisons: &[Comparison<'_>]) -> BTreeSet<String> {
    let agreeing = comparisons.iter().filter(|one| one.fit == Fit::Meets);
    agreeing.map(|one| one.candidate.source.id.clone()).collect()
}

impl<'a> Case<'a> {
    fn verdict(&self) -> Outcome {
        let agreeing = self.current.iter().filter(|one| one.fit == Fit::Meets && !self.is_left_behind(one));
        if let Some(best) = agreeing.min_by_key(|one| rank(one)) {
            return self.agreement(best);
        }
        let older =
            self.older.iter().filter(|one| one.fit == Fit::Meets && one.is_close && self.was_said(one));
        if let Some(older) = older.max_by_key(|one| one.candidate.held.map(|held| held.first)) {
            return self.outdated(older);
        }
        if let Some(outcome) = self.differing() {
            return outcome;
        }
        let outside = || self.current.iter().filter(|one| one.fit == Fit::Outside);
        let slipped =
            outside().take(MOST_SLIPS).filter(|one| one.slip().is_some()).min_by_key(|one| rank(one));
        let Some(nearest) = slipped.or_else(|| outside().min_by_key(|one| rank(one))) else {
            return self.unsupported();
        };
        let mut outcome = match self.dispute() {
            Some(dispute) => dispute,
            None => self.disagreement(nearest),
        };
        outcome.decided_by = Some(nearest.candidate.key());
        outcome
    }

    /// Whether the article can have taken its figure from this record: a bound gives no value to repeat.
    fn was_said(&self, one: &Comparison<'_>) -> bool {
        let bound = matches!(&one.candidate.figure.recorded, Recorded::Value { amount, .. }
            if amount.qualifier.is_lower_bound() || amount.qualifier.is_upper_bound());
        let amount = self.claim.mention.quantity.amount.as_ref();
        let is_bound = amount
            .is_some_and(|amount| amount.qualifier.is_lower_bound() || amount.qualifier.is_upper_bound());
        !bound || is_bound
    }

    /// Whether a threshold such as `over 25,000` still holds, but an older figure is what it spoke of.
    fn is_left_behind(&self, newest: &Comparison<'_>) -> bool {
        let replaced = |older: &Comparison<'_>| older.is_close && newest.candidate.succeeds(older.candidate);
        !newest.is_close && self.older.iter().any(replaced)
    }

    fn agreement(&self, best: &Comparison<'_>) -> Outcome {
        let dissent = || self.current.iter().filter(|one| one.fit == Fit::Outside);
        if !self.candidates.explicit && !self.is_earlier_level {
            let above = dissent().any(|one| one.candidate.source.standing < best.candidate.source.standing);
            if let Some(dispute) = above.then(|| self.dispute()).flatten() {
                return Outcome { decided_by: Some(best.candidate.key()), ..dispute };
            }
            let newer = dissent().find(|one| {
                one.candidate.source.standing == best.candidate.source.standing
                    && one.candidate.held.map(|held| held.first) > best.candidate.held.map(|held| held.last)
                    && best.candidate.held.is_some()
            });
            if newer.is_some() {
                return self.outdated(best);
            }
        }
        let sober = self.current.iter().filter(|one| one.fit == Fit::Meets && !one.is_overstated);
        let (verdict, by) = match sober.min_by_key(|one| rank(one)) {
            Some(sober) => (Verdict::Agrees, sober),
            None => (Verdict::Overstated, best),
        };
        let facts = both(self.claim, by, self.context);
        Outcome {
            verdict: Some(verdict),
            explanation: match verdict {
                Verdict::Overstated => format!("{facts}; stated as plain fact, {}", weaker(by)),
                _ => facts,
            },
            notes: dissent().take(MOST_NOTES).map(|one| format!("but {}", records(one.candidate))).collect(),
            decided_by: Some(by.candidate.key()),
            named: vec![by.candidate.key()],
            ..Outcome::default()
        }
    }

    fn outdated(&self, older: &Comparison<'_>) -> Outcome {
        let facts = both(self.claim, older, self.context);
        let newer = self.current.iter().filter(|one| one.candidate.key() != older.candidate.key());
        let newest = newer.filter(|one| !one.is_close).max_by_key(|one| {
            (one.candidate.succeeds(older.candidate), one.candidate.held.map(|held| held.first))
        });
        let since = newest.map(|one| format!("; since then {}", records(one.candidate))).unwrap_or_default();
        let named = std::iter::once(older).chain(newest).map(|one| one.candidate.key()).collect();
        Outcome {
            verdict: Some(Verdict::Outdated),
            explanation: format!("{facts}{since}"),
            decided_by: Some(older.candidate.key()),
            named,
            ..Outcome::default()
        }
    }

    /// Equal numbers for another time or in another unit.
    fn differing(&self) -> Option<Outcome> {
        let stated = self.candidates.differing.iter().find(|(one, _)| agrees_in_value(self.claim, one));
        let (candidate, why) = match stated {
            Some((candidate, why)) => (candidate, *why),
            None => {
                let confused = self.current.iter().find(|one| one.in_other_unit)?;
                (confused.candidate, Difference::Unit)
            }
        };
        Some(Outcome {
            verdict: Some(Verdict::Disagrees),
            explanation: format!("{}: {}", records(candidate), difference(why, self.claim, candidate)),
            decided_by: Some(candidate.key()),
            named: vec![candidate.key()],
            difference: Some(why),
            ..Outcome::default()
        })
    }

    /// Two sources, of which none supports the claim, contradict each other.
    fn dispute(&self) -> Option<Outcome> {
        let disjoint = |a: &Comparison<'_>, b: &Comparison<'_>| {
            let apart = a.supported.zip(b.supported).is_some_and(|(a, b)| a.disjoint(&b));
            apart && a.candidate.source.id != b.candidate.source.id
        };
        let mut ordered: Vec<&Comparison<'_>> = self.current.iter().collect();
        ordered.sort_by_key(|one| lowest(one));
        let (low, high) = (*ordered.first()?, *ordered.last()?);
        let contradict =
            disjoint(low, high) || ordered.iter().any(|one| disjoint(one, low) || disjoint(one, high));
        let allowed = low.allowed?;
        let mut heard = BTreeSet::new();
        ordered.retain(|one| heard.insert((lowest(one), &one.candidate.source.id)));
        if ordered.len() > MOST_NOTES {
            ordered.drain(MOST_NOTES - 1..ordered.len() - 1);
        }
        let said: Vec<String> = ordered.iter().map(|one| records(one.candidate)).collect();
        contradict.then(|| Outcome {
            verdict: Some(Verdict::Disputed),
            explanation: format!(
                "sources contradict each other, from the lowest to the highest: {}; {} allows {allowed}",
                said.join("; "),
                surface(self.claim, self.context.text),
            ),
            named: vec![low.candidate.key(), high.candidate.key()],
            ..Outcome::default()
        })
    }

    fn disagreement(&self, nearest: &Comparison<'_>) -> Outcome {
        let role = self.other_role(nearest);
        let slip = nearest.slip().filter(|_| role.is_none());
        let how = role.or_else(|| slip.map(|slip| format!("; {slip}"))).unwrap_or_default();
        Outcome {
            verdict: Some(Verdict::Disagrees),
            explanation: format!("{}{how}", both(self.claim, nearest, self.context)),
            named: vec![nearest.candidate.key()],
            slip,
            ..Outcome::default()
        }
    }

    /// What the same source gives the printed number for, if for something else: 73 *killed* for 73 *injured*.
    fn other_role(&self, nearest: &Comparison<'_>) -> Option<String> {
        let printed = self.claim.mention.quantity.amount.as_ref()?;
        let candidate = nearest.candidate;
        let figures = candidate.source.figures.iter();
        let same_number = |figure: &&Figure| {
            figure.measure != candidate.figure.measure
                && matches!(&figure.recorded, Recorded::Value { amount, .. } if amount.value == printed.value)
        };
        let figure = figures.filter(|_| printed.value.abs() > FEWEST_FOR_A_ROLE).find(same_number)?;
        Some(format!("; it records {}", recorded(figure)))
    }

    /// No comparable figure, or only bounds that lie too far off.
    fn unsupported(&self) -> Outcome {
        let of_measure =
            self.claim.measure.as_ref().map(|measure| format!(" for {measure}")).unwrap_or_default();
        let bound = self.current.iter().min_by_key(|one| rank(one));
        let known = self
            .candidates
            .links
            .iter()
            .find(|link| link.why.is_explicit() && self.context.index.has(&link.source));
        let explanation = match (bound, known, self.candidates.links.first()) {
            (Some(bound), ..) => {
                let facts = both(self.claim, bound, self.context);
                format!("{facts}; the bound is too far off to support it")
            }
            (None, Some(link), _) => format!("{} records no comparable figure{of_measure}", link.source),
            (None, None, Some(link)) => format!("{} is not in the registry", link.source),
            (None, None, None) => {
                format!("no citation in the sentence and no recorded figure{of_measure}")
            }
        };
        let named = bound.map(|bound| bound.candidate.key()).into_iter().collect();
        Outcome { verdict: known.map(|_| Verdict::NotFound), explanation, named, ..Outcome::default() }
    }

    fn later_notes(&self) -> impl Iterator<Item = String> + '_ {
        self.candidates.later.iter().take(MOST_NOTES).map(|one| format!("after publication {}", records(one)))
    }
}

/// Highest standing first, then the newest, then by id.
fn rank<'c>(one: &'c Comparison<'_>) -> (Standing, Reverse<Option<i32>>, &'c str, usize) {
    let candidate = one.candidate;
    let held = candidate.held.map(|held| held.first);
    (candidate.source.standing, Reverse(held), &candidate.source.id, candidate.number)
}

fn lowest(one: &Comparison<'_>) -> Option<Decimal> {
    one.supported.and_then(|window| window.lo)
}

fn weaker(one: &Comparison<'_>) -> &'static str {
    match &one.candidate.figure.recorded {
        Recorded::Value { amount, .. } if amount.qualifier.is_upper_bound() => {
            "the source gives an upper bound"
        }
        Recorded::Value { amount, .. } if amount.hi.is_some() => "the source gives a range",
        _ => "the source calls it an estimate",
    }
}
