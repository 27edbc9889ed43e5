//! A claim that no source records, worked out from figures that they do: sums, shares, changes, ratios.
//!
//! Two numbers can nearly always be combined into a third. Chance is kept out by role, since the sentence must tell
//! what each term measures, and by digits: of `n` ways that the roles allow, some hit a number of `d` digits by
//! chance in about one of `9 × 10^(d−1) / n` cases, and that must be one of twenty at the most. A single way is no
//! search, and may hit any number.

use std::collections::BTreeSet;

use rust_decimal::Decimal;

use super::compare::meant;
use super::explain::{recorded, surface};
use super::snapshot::Snapshots;
use super::{Outcome, Verdict};
use crate::claim::Claim;
use crate::extract::Kind;
use crate::link::period::Days;
use crate::link::terms::{Term, joined_roles, measures_nothing, tells_a_change, tells_of_each, terms};
use crate::link::{Context, Index, Link};
use crate::quantity::agree::Window;
use crate::quantity::decimal::{grouped, leading_unit};
use crate::quantity::{Amount, Unit};

/// Of twenty numbers, a search may hit one by chance.
const ONE_IN: usize = 20;
/// A multiple may lie this part of itself off: nobody says `1.9 times` where `doubled` will do.
const MULTIPLE_STEP: Decimal = Decimal::from_parts(3, 0, 0, false, 1);

/// One way to work the claim's number out.
struct Way<'t, 'a> {
    value: Decimal,
    formula: String,
    terms: Vec<&'t Term<'a>>,
    /// Whether it is what the claim says of what it measures, so that another value contradicts it.
    is_certain: bool,
}

/// What the figures of the named sources give together, if `outcome` found none that speaks to the claim at `at`.
pub fn derive(outcome: Outcome, at: usize, links: &[Link], context: &Context<'_>) -> Outcome {
    if !outcome.is_empty_handed() {
        return outcome;
    }
    let claim = &context.claims[at];
    let Some(printed) = claim.mention.quantity.amount.as_ref() else { return outcome };
    let printed = printed_as_meant(claim, printed);
    let found = [false, true].into_iter().find_map(|with_opening| {
        let terms = terms(at, links, context, with_opening);
        let search = Search { at, claim, context, terms: &terms, unit: printed.unit.as_deref() };
        search.result(&printed)
    });
    match found {
        Some(found) => Outcome { explicit: outcome.explicit, notes: outcome.notes, ..found },
        None => outcome,
    }
}

/// The same from what the snapshots of the sources say, for the claims that recorded figures alone do not give.
pub fn derive_from_passages(
    outcomes: &mut [(Vec<Link>, Outcome)],
    article: &Context<'_>,
    snapshots: &Snapshots<'_>,
) {
    let open = outcomes.iter().filter(|(_, outcome)| outcome.is_empty_handed());
    let links = open.flat_map(|(links, _)| links);
    let named: BTreeSet<&str> =
        links.filter(|link| link.why.is_explicit()).map(|link| &*link.source).collect();
    let registry = snapshots.as_registry(named);
    if registry.sources.is_empty() {
        return;
    }
    let index = Index::new(&registry, article.index.language());
    let context =
        Context::new(article.document, article.sentences, article.claims, article.published, &index);
    for (at, (links, outcome)) in outcomes.iter_mut().enumerate() {
        *outcome = derive(std::mem::take(outcome), at, links, &context);
    }
}

/// Fractions and multiples have no last digit.
fn printed_as_meant(claim: &Claim, printed: &Amount) -> Amount {
    let mut printed = meant(claim, printed);
    if claim.kind == Kind::Multiple {
        printed.step = printed.value.saturating_mul(MULTIPLE_STEP);
    }
    printed
}

/// What the claim can be taken to speak for: a bound reaches one unit of its leading digit.
fn within_reach(printed: &Amount) -> Window {
    let window = Window::spoken_for(printed);
    match printed.qualifier.is_upper_bound() {
        true => Window { lo: Some(printed.value.saturating_sub(leading_unit(printed.value))), ..window },
        false => window,
    }
}

/// How many different numbers the claim's digits can print.
fn chances(printed: &Amount) -> usize {
    let digits = printed.value.normalize().mantissa().unsigned_abs().checked_ilog10().unwrap_or(0);
    match printed.qualifier.is_lower_bound() || printed.qualifier.is_upper_bound() {
        true => 9,
        false => 9_usize.saturating_mul(10_usize.saturating_pow(digits)),
    }
}

impl Way<'_, '_> {
    /// Its value and a hundredth to either side: the source's own rounding.
    fn loosely(&self) -> Window {
        let slack = (self.value / Decimal::ONE_HUNDRED).abs();
        let (lo, hi) = (self.value.saturating_sub(slack), self.value.saturating_add(slack));
        Window { lo: Some(lo), hi: Some(hi), lo_open: false, hi_open: false }
    }

    fn explanation(&self, claim: &Claim, printed: &Amount, context: &Context<'_>) -> String {
        let unit = printed.unit.as_ref().map(|unit| format!(" {}", unit.name)).unwrap_or_default();
        let mut source = "";
        let said: Vec<String> = self
            .terms
            .iter()
            .map(|term| {
                let id = std::mem::replace(&mut source, &term.candidate.source.id);
                let figure = term.candidate.figure;
                let locator = figure.locator.as_ref().map(|at| format!(" ({at})")).unwrap_or_default();
                let said = format!("{}{locator}", recorded(figure));
                if id == source { said } else { format!("{source} gives {said}") }
            })
            .collect();
        format!(
            "{}; {} = {}{unit}; {} allows {}{unit}",
            said.join(" and "),
            self.formula,
            shown(self.value),
            surface(claim, context.text),
            Window::allowed(printed),
        )
    }
}

/// The search for ways, bounded by the number of terms.
struct Search<'s, 'a> {
    at: usize,
    claim: &'s Claim,
    context: &'s Context<'a>,
    terms: &'s [Term<'a>],
    unit: Option<&'s Unit>,
}

type Ways<'s, 'a> = Vec<Way<'s, 'a>>;

impl<'s, 'a> Search<'s, 'a> {
    /// What the ways give, if they are no chance.
    fn result(&self, printed: &Amount) -> Option<Outcome> {
        let ways = self.ways();
        let window = within_reach(printed);
        let hits = ways.iter().filter(|way| window.holds(way.value));
        let hit = hits.min_by_key(|way| way.terms.len());
        let (verdict, way) = match (hit, ways.as_slice()) {
            (Some(hit), all) if all.len() == 1 || all.len() * ONE_IN <= chances(printed) => {
                (Verdict::AgreesDerived, hit)
            }
            (None, [only]) if only.is_certain && !Window::allowed(printed).meets(&only.loosely()) => {
                (Verdict::Disagrees, only)
            }
            _ => return None,
        };
        let sources = way.terms.iter().map(|term| term.candidate.source.id.clone());
        Some(Outcome {
            verdict: Some(verdict),
            explanation: way.explanation(self.claim, printed, self.context),
            decided_by: way.terms.first().map(|term| term.candidate.key()),
            named: way.terms.iter().map(|term| term.candidate.key()).collect(),
            supported_by: sources.filter(|_| verdict == Verdict::AgreesDerived).collect(),
            is_derived: true,
            ..Outcome::default()
        })
    }

    /// All ways that the claim's kind and the roles of the terms allow.
    fn ways(&self) -> Ways<'s, 'a> {
        let is_change = self.context.is_change(self.at) || tells_a_change(self.at, self.context);
        match self.unit.map(|unit| unit.dimension.as_str()) {
            _ if self.claim.kind == Kind::Multiple => self.ratios(),
            None if self.claim.kind == Kind::Fraction => self.shares(Decimal::ONE),
            Some(Unit::SHARE) if is_change => self.changes(),
            Some(Unit::SHARE) => self.shares(Decimal::ONE_HUNDRED),
            Some(Unit::RATE) => {
                let base = self.unit.and_then(|unit| Decimal::ONE.checked_div(unit.factor?));
                base.map(|base| self.shares(base)).unwrap_or_default()
            }
            Some(Unit::POINT) => self.differences(),
            _ if is_change => self.differences(),
            _ => {
                let mut ways = self.sums();
                ways.extend(self.products());
                if tells_of_each(self.at, self.context) {
                    ways.extend(self.averages());
                }
                ways
            }
        }
    }

    fn pairs(&self) -> impl Iterator<Item = (&'s Term<'a>, &'s Term<'a>)> + use<'s, 'a> {
        let terms = self.terms;
        terms.iter().enumerate().flat_map(move |(at, one)| {
            let others = terms.iter().enumerate().filter(move |(other, _)| *other != at);
            others.map(move |(_, other)| (one, other))
        })
    }

    /// The same at an earlier and a later time.
    fn over_time(&self) -> impl Iterator<Item = (&'s Term<'a>, &'s Term<'a>)> + use<'s, 'a> {
        self.pairs().filter(|(early, late)| early.is_like(late) && early.is_before(late))
    }

    /// Whether the claim tells a change of just this measure.
    fn is_certain(&self, late: &Term<'a>) -> bool {
        let measured = late.is_part || measures_nothing(self.at, self.context);
        late.is_told && measured && self.is_timely(late)
    }

    /// Whether the claim speaks of the time from one to the other, if of any.
    fn is_timely(&self, late: &Term<'a>) -> bool {
        let stated = self.claim.period.as_ref().and_then(Days::of);
        stated.zip(late.time).is_none_or(|(stated, late)| stated.overlaps(late))
    }

    /// By how many percent something changed.
    fn changes(&self) -> Ways<'s, 'a> {
        let ways = self.over_time().filter_map(|(early, late)| {
            let change = late.amount.value.checked_sub(early.amount.value)?;
            let value = change.checked_div(early.amount.value)?.checked_mul(Decimal::ONE_HUNDRED)?;
            let formula = format!(
                "({} − {}) / {}",
                shown(late.amount.value),
                shown(early.amount.value),
                shown(early.amount.value)
            );
            Some(self.over(self.signed(value), formula, early, late))
        });
        ways.collect()
    }

    /// By how much something changed.
    fn differences(&self) -> Ways<'s, 'a> {
        let is_point = self.unit.is_some_and(|unit| unit.dimension == Unit::POINT);
        let ways = self.over_time().filter_map(|(early, late)| {
            let level = |term: &Term<'_>| match is_point {
                true => (term.dimension() == Some(Unit::SHARE)).then_some(term.amount.value),
                false => term.in_unit(self.unit),
            };
            let (first, last) = (level(early)?, level(late)?);
            let formula = format!("{} − {}", shown(last), shown(first));
            Some(self.over(self.signed(last.checked_sub(first)?), formula, early, late))
        });
        ways.collect()
    }

    /// A change with the sign that the claim's words give it.
    fn signed(&self, change: Decimal) -> Decimal {
        if self.claim.sign < 0 { -change } else { change }
    }

    /// What the same at two times gives.
    fn over(&self, value: Decimal, formula: String, early: &'s Term<'a>, late: &'s Term<'a>) -> Way<'s, 'a> {
        Way { value, formula, terms: vec![early, late], is_certain: self.is_certain(late) }
    }

    /// How many times as much.
    fn ratios(&self) -> Ways<'s, 'a> {
        let ways = self.over_time().filter_map(|(early, late)| {
            let value = late.amount.value.checked_div(early.amount.value)?;
            let formula = format!("{} / {}", shown(late.amount.value), shown(early.amount.value));
            Some(self.over(value, formula, early, late))
        });
        ways.collect()
    }

    /// A part of a whole, of which the sentence tells both.
    fn shares(&self, base: Decimal) -> Ways<'s, 'a> {
        let ways = self.pairs().filter_map(|(part, whole)| {
            let alike = part.is_told
                && whole.is_told
                && part.measure != whole.measure
                && part.is_of_one_time(whole)
                && part.dimension() == whole.dimension();
            let over = whole.in_unit(part.candidate.unit.as_deref()).filter(|_| alike)?;
            let value = part.amount.value.checked_div(over)?;
            let formula = format!("{} / {}", shown(part.amount.value), shown(over));
            let is_share = !value.is_sign_negative() && value <= Decimal::ONE;
            let value = value.checked_mul(base).filter(|_| is_share)?;
            Some(Way { value, formula, terms: vec![part, whole], is_certain: false })
        });
        ways.collect()
    }

    /// Killed and injured together: of each role what is recorded for it, else all of its parts.
    fn sum_of_roles(&self, roles: &[u32]) -> Option<Way<'s, 'a>> {
        let mut terms: Vec<&'s Term<'a>> = Vec::new();
        for role in roles {
            let of_role = || self.terms.iter().filter(|term| term.is_part && term.measure.contains(role));
            match of_role().find(|term| term.measure.len() == 1) {
                Some(whole) => terms.push(whole),
                None => terms.extend(of_role()),
            }
            terms.last().filter(|last| last.measure.contains(role))?;
        }
        let value = terms.iter().try_fold(Decimal::ZERO, |sum, term| sum.checked_add(term.amount.value))?;
        let formula = terms.iter().map(|term| shown(term.amount.value)).collect::<Vec<_>>().join(" + ");
        Some(Way { value, formula, terms, is_certain: false })
    }

    /// Two or three parts of what the claim counts, at one time.
    fn sums(&self) -> Ways<'s, 'a> {
        let roles = joined_roles(self.at, self.context);
        if !roles.is_empty() {
            return self.sum_of_roles(&roles).into_iter().collect();
        }
        let parts: Vec<(&Term<'a>, Decimal)> = self
            .terms
            .iter()
            .filter(|term| term.is_part)
            .filter_map(|term| Some((term, term.in_unit(self.unit)?)))
            .collect();
        let apart = |one: &Term<'_>, other: &Term<'_>| !one.is_like(other) && one.is_of_one_time(other);
        let mut ways = Ways::new();
        for (at, &(one, a)) in parts.iter().enumerate() {
            for (next, &(two, b)) in parts.iter().enumerate().skip(at + 1) {
                let Some(pair) = a.checked_add(b).filter(|_| apart(one, two)) else { continue };
                let formula = format!("{} + {}", shown(a), shown(b));
                ways.extend(parts[next + 1..].iter().filter_map(|&(three, c)| {
                    let value = pair.checked_add(c).filter(|_| apart(one, three) && apart(two, three))?;
                    let formula = format!("{formula} + {}", shown(c));
                    Some(Way { value, formula, terms: vec![one, two, three], is_certain: false })
                }));
                ways.push(Way { value: pair, formula, terms: vec![one, two], is_certain: false });
            }
        }
        ways
    }

    /// So much for each of so many; how many may stand in the sentence.
    fn products(&self) -> Ways<'s, 'a> {
        let counts = self.terms.iter().filter(|term| term.is_told && term.candidate.unit.is_none());
        let recorded: Vec<(Decimal, Option<&Term<'a>>)> =
            counts.map(|term| (term.amount.value, Some(term))).collect();
        let printed = self.context.counts_beside(self.at).map(|value| (value, None));
        let counts: Vec<_> = recorded.into_iter().chain(printed).collect();
        let each = self.terms.iter().filter(|term| {
            (term.is_told || term.is_part) && term.candidate.unit.is_some() && self.unit.is_some()
        });
        let ways = each.flat_map(|term| {
            counts.iter().filter_map(move |&(count, counted)| {
                let each = term.in_unit(self.unit)?;
                let formula = format!("{} × {}", shown(count), shown(each));
                let terms = std::iter::once(term).chain(counted).collect();
                Some(Way { value: each.checked_mul(count)?, formula, terms, is_certain: false })
            })
        });
        ways.collect()
    }

    /// A total shared out among so many.
    fn averages(&self) -> Ways<'s, 'a> {
        let ways = self.pairs().filter_map(|(total, count)| {
            let roles = (total.is_told || total.is_part)
                && count.is_told
                && count.candidate.unit.is_none()
                && total.measure != count.measure
                && total.is_of_one_time(count);
            let sum = total.in_unit(self.unit).filter(|_| roles)?;
            let formula = format!("{} / {}", shown(sum), shown(count.amount.value));
            let value = sum.checked_div(count.amount.value)?;
            Some(Way { value, formula, terms: vec![total, count], is_certain: false })
        });
        ways.collect()
    }
}

/// Four digits tell what a formula gives.
fn shown(value: Decimal) -> String {
    const DIGITS: u32 = 4;
    let rounded = if value.is_integer() { None } else { value.round_sf(DIGITS) };
    grouped(rounded.unwrap_or(value))
}
