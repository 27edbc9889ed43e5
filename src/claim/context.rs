//! Measures that a figure takes from the figures before it.

use std::ops::Range;

use rust_decimal::Decimal;

use super::Claim;
use super::casualty;
use super::measure::Measure;
use super::noun::{Noun, Nouns};
use crate::extract::{Kind, Mention};
use crate::lang::TokenKind;
use crate::quantity::{Amount, Unit};

/// Figures back that are looked at.
const REACH: usize = 50;

/// Gives a bare number the unit of the figure before that it is compared with: `from 110 km/h to 80`, `from 5.2 percent
/// in 2019 to 4.8`, `12 percent, up from 10`, `1.7 percent and Elsin 1.6`, `100 acres, of which 75 are woodland`, `111 tons from Elsin and 105 from Marrow`.
pub(super) fn take_unit(claims: &[Claim], mention: &mut Mention, nouns: &Nouns<'_>) {
    const LONGEST: usize = 6;
    const LONGEST_OF_MONEY: usize = 12;
    let c = &nouns.lang.numbers.connectives;
    // `up from 219,000 last year`
    let counts = nouns.is_content(mention.tokens.end)
        && !nouns.is_adverb(mention.tokens.end)
        && !nouns.lang.measures.not_nouns.has(nouns.tokens.word(mention.tokens.end));
    // `against a 6.99 billion loss`
    let of_money = nouns.lang.measures.sums.has(nouns.tokens.word(mention.tokens.end));
    if mention.kind != Kind::Number || counts && !of_money {
        return;
    }
    let Some(first) = here(claims, mention).next() else { return };
    let units = [Kind::Percentage, Kind::Measurement, Kind::Money, Kind::Rate, Kind::Duration];
    let gap = first.mention.tokens.end..mention.tokens.start;
    let longest = if first.kind == Kind::Money { LONGEST_OF_MONEY } else { LONGEST };
    if !units.contains(&first.kind) || gap.len() > longest {
        return;
    }
    let from = first.mention.tokens.start.checked_sub(1);
    let from = from.is_some_and(|at| c.from.has(nouns.tokens.word(at)));
    let to = gap.clone().last().is_some_and(|at| c.to.has(nouns.tokens.word(at)));
    // `widened by 2.4 percentage points, to 22.9`
    let unit = first.mention.quantity.amount.as_ref().and_then(|amount| amount.unit.as_ref());
    let level = to && unit.is_some_and(|unit| unit.dimension == Unit::POINT);
    let beside = gap.len() == 1 || gap.len() == 2 && nouns.tokens.is_symbol(gap.start, ",");
    if let Some(amount) = mention.quantity.amount.as_mut().filter(|_| level && beside) {
        amount.unit = nouns.lang.units.named("percent").cloned();
        mention.kind = Kind::Percentage;
        return;
    }
    let plain = gap.clone().all(|at| !nouns.tokens.is(at, TokenKind::Symbol));
    // `11 days to find it and another two to close it`
    let again = || {
        let another = mention.tokens.start.checked_sub(1);
        another.is_some_and(|at| nouns.lang.measures.again.has(nouns.tokens.word(at)))
    };
    let compared = || is_compared_before(nouns, mention) || again();
    // `and Elsin 1.6`
    let other = || {
        let name = gap.end.checked_sub(1).filter(|&at| at > gap.start && nouns.tokens.capitalised(at));
        let decimal = |amount: &Amount| !amount.value.is_integer();
        let amounts = first.mention.quantity.amount.as_ref().zip(mention.quantity.amount.as_ref());
        let alike = amounts.is_some_and(|(one, other)| decimal(one) && decimal(other));
        let joined = c.and.has(nouns.tokens.word(gap.start)) || nouns.tokens.is_symbol(gap.start, ",");
        name.is_some() && alike && joined
    };
    // `$5 million in aid on top of the four million it has`
    let scaled = |mention: &Mention| {
        mention.tokens.clone().any(|at| nouns.lang.numbers.scales.has(nouns.tokens.word(at)))
    };
    // `down from a forecast of 2.6 billion`, but `and killed two million`
    let before = |back: usize| mention.tokens.start.checked_sub(back).map(|at| nouns.tokens.word(at));
    let of_a_sum = before(1).is_some_and(|word| c.of.has(word))
        && before(2).is_some_and(|word| nouns.lang.measures.sums.has(word));
    let the = before(1).is_some_and(|word| c.the.has(word));
    let behind = nouns.tokens.word(mention.tokens.end);
    let part = c.of.has(behind) || nouns.lang.measures.relatives.has(behind);
    let summed = first.kind == Kind::Money
        && (the || of_a_sum || of_money)
        && !part
        && scaled(mention)
        && scaled(&first.mention);
    // `111 tons from Elsin and 105 from Marrow`
    let parallel = || {
        let behind = nouns.tokens.word(first.mention.tokens.end);
        let last = mention.tokens.start.checked_sub(1);
        let joined =
            last.is_some_and(|at| c.and.has(nouns.tokens.word(at)) || nouns.tokens.is_symbol(at, ","));
        first.kind == Kind::Measurement
            && joined
            && nouns.lang.measures.prepositions.has(behind)
            && behind == nouns.tokens.word(mention.tokens.end)
    };
    // `100 acres, of which 75 are woodland`
    let of_those = || {
        let of_which =
            |at: usize| nouns.lang.measures.parts_behind.spanning(&nouns.tokens, at, gap.end).is_some();
        first.kind == Kind::Measurement && gap.clone().any(of_which)
    };
    let near = gap.len() <= LONGEST;
    if !(summed || near && (from && to && plain || compared() || other() || parallel() || of_those())) {
        return;
    }
    let unit = first.mention.quantity.amount.as_ref().and_then(|amount| amount.unit.clone());
    if let Some(amount) = mention.quantity.amount.as_mut().filter(|amount| amount.unit.is_none()) {
        amount.unit = unit;
        mention.kind = first.kind;
    }
}

/// The measure that `the figure` refers back to: the last one stated for a figure of the kind of `mention`.
pub(super) fn referred(claims: &[Claim], mention: &Mention) -> Option<Measure> {
    let counts: &[Kind] = match mention.kind {
        Kind::Number | Kind::Count => &[Kind::Casualties, Kind::Count],
        Kind::Percentage | Kind::Fraction => &[Kind::Percentage, Kind::Fraction],
        Kind::Money => &[Kind::Money],
        Kind::Multiple => &[Kind::Casualties, Kind::Count, Kind::Money],
        _ => &[],
    };
    let last = claims
        .iter()
        .rev()
        .take(REACH)
        .find(|claim| claim.measure.is_some() && counts.contains(&claim.kind))?;
    Some(of(last))
}

/// The measure of a figure before, which this one continues: `43 percent of the staff works in Marrow, 19 percent in
/// Port Elsin`; `300 posts, which is a 12 percent increase`; `two teams, one made up of guests`; `500 miles (800 km)`;
/// `exports rose by a fifth to $4 billion`; `34 bodies. Four of them`.
pub(super) fn continued(claims: &[Claim], mention: &Mention, nouns: &Nouns<'_>) -> Option<Measure> {
    const NEAR: usize = 6;
    let tokens = &nouns.tokens;
    let tables = &nouns.lang.measures;
    if tables.parts_behind.longest(tokens, mention.tokens.end).is_some() {
        const SHARES: [Kind; 2] = [Kind::Percentage, Kind::Fraction];
        let share = SHARES.contains(&mention.kind);
        let whole = |kind| are_alike(kind, Kind::Count) || SHARES.contains(&kind);
        return if share { last_of(claims, mention, whole) } else { whole_of(claims, mention) }.map(of);
    }
    // `Of these, 40 were`
    let of_these = mention.tokens.start.checked_sub(1).filter(|&comma| {
        let part = |at: usize| tables.parts_behind.spanning(tokens, at, comma).is_some();
        tokens.is_symbol(comma, ",") && comma.checked_sub(2).is_some_and(part)
    });
    if of_these.is_some() && mention.kind == Kind::Number {
        return last_count(claims, mention).map(of);
    }
    // `40 in 2031, up 28% from 31`
    let from = mention.tokens.start.checked_sub(1).filter(|&from| {
        nouns.lang.numbers.connectives.from.has(tokens.word(from))
            && here(claims, mention)
                .next()
                .is_some_and(|claim| claim.kind == Kind::Percentage && claim.mention.tokens.end == from)
    });
    if from.is_some() && mention.kind == Kind::Number || is_compared(nouns, mention) {
        let alike = here(claims, mention).find(|claim| are_alike(claim.kind, mention.kind));
        return alike.map(of);
    }
    let mut here = here(claims, mention);
    let Some(last) = here.next() else {
        let bare = mention.kind == Kind::Number
            && (is_bare_object(claims, mention, nouns) || is_bare_subject(mention, nouns));
        return last_count(claims, mention).filter(|_| bare).map(of);
    };
    // `two teams, one young and one made up of guests`
    let one = |it: &Mention| it.quantity.amount.as_ref().is_some_and(|it| it.value == Decimal::ONE);
    let pair = self::here(claims, mention).nth(1).filter(|_| one(&last.mention) && one(mention));
    let last = pair.filter(|whole| is_larger(whole, mention)).unwrap_or(last);
    let gap = last.mention.tokens.end..mention.tokens.start;
    let sums = [Kind::Percentage, Kind::Money];
    // `58.8 percent, or $1,774`
    let joined = gap.len() <= 2 && gap.clone().all(|at| tokens.str(at).len() <= 2);
    let changes = || tables.changes.has(tokens.word(mention.tokens.end));
    match mention.kind {
        Kind::Percentage if changes() => {
            let counted = matches!(last.kind, Kind::Count | Kind::Casualties | Kind::Money);
            (counted && gap.len() <= NEAR).then(|| of(last))
        }
        Kind::Percentage | Kind::Money if joined && sums.contains(&last.kind) => Some(of(last)),
        // `was halved (from 31 percent to 13 percent)`
        Kind::Percentage
            if matches!(last.kind, Kind::Fraction | Kind::Multiple) && is_bracketed(nouns, &gap) =>
        {
            Some(of(last))
        }
        _ if (is_change(nouns, &gap) || is_dated_level(claims, nouns, &gap))
            && mention.kind != Kind::Date =>
        {
            Some(of(last))
        }
        Kind::Percentage | Kind::Money | Kind::Rate => {
            std::iter::once(last).chain(here).find(|claim| claim.kind == mention.kind).map(of)
        }
        // `40 people died in Marrow and 12 in Port Elsin`
        Kind::Number | Kind::Count if is_parallel(nouns, mention) && are_alike(last.kind, mention.kind) => {
            Some(of(last))
        }
        Kind::Number | Kind::Count if is_bare_object(claims, mention, nouns) => {
            last_count(claims, mention).map(of)
        }
        // one of those counted before
        Kind::Number | Kind::Count if is_larger(last, mention) && mention.cue != "multiple" => {
            // `of the 12 dead, five were women`
            let alone = nouns.lang.measures.copulas.has(tokens.word(mention.tokens.end));
            Some(Measure { name: last.measure.clone(), casualty: alone && last.kind == Kind::Casualties })
        }
        Kind::Measurement => {
            let converted = gap.len() == 1 && tokens.is_symbol(gap.start, "(");
            (converted && is_same_dimension(last, mention)).then(|| of(last))
        }
        _ => None,
    }
}

/// The role of the casualties that `mention` counts a part of, `nine people, including two children, died`, or goes on
/// to list.
pub(super) fn part_of_casualties(claims: &[Claim], mention: &Mention, nouns: &Nouns<'_>) -> Option<Measure> {
    const LEAD: usize = 3;
    if !matches!(mention.kind, Kind::Number | Kind::Count) {
        return None;
    }
    let start = mention.tokens.start;
    let before = here(claims, mention).next()?;
    let from = start.saturating_sub(LEAD).max(before.mention.tokens.end);
    let part = (from..start)
        .any(|at| nouns.lang.measures.parts.longest(&nouns.tokens, at).is_some_and(|(end, ())| end == start));
    if before.kind != Kind::Casualties {
        return None;
    }
    // `killing two nuns, three priests and a guide`
    let listed = |noun: Noun| {
        let things = nouns.lang.measures.not_people.has(nouns.tokens.word(noun.head));
        let next = nouns.tokens.word(noun.end);
        let acts = nouns.is_past(noun.end)
            || nouns.is_linking(noun.end)
            || nouns.lang.measures.copulas.has(next)
            || nouns.lang.grammar.auxiliaries.has(next) && !nouns.lang.measures.prepositions.has(next);
        !things && !acts && nouns.is_plural(noun.head)
    };
    // `12 were hurt, two seriously`
    let severe = nouns.lang.measures.severities.has(nouns.tokens.word(mention.tokens.end));
    // `killing 18 tourists, 14 of them women, and three guides`
    let end = before.mention.tokens.end;
    let end = nouns.lang.measures.parts_behind.longest(&nouns.tokens, end).map_or(end, |(end, ())| end);
    let more = casualty::is_list(nouns, end..start)
        && nouns.after(mention.tokens.end, nouns.tokens.len()).is_some_and(listed);
    (more
        || (part || severe) && is_larger(before, mention)
        || severe && before.mention.tokens.end + 3 >= start)
        .then(|| of(before))
}

/// The role of `17 of the victims` and `two of the cases` where deaths and infections were counted before; not of
/// `burns victims` or `cases of fraud`; and of as many casualties again.
pub(super) fn of_role_before(claims: &[Claim], mention: &Mention, nouns: &Nouns<'_>) -> Option<Measure> {
    if let Some(same) = same_again(claims, mention, nouns) {
        return Some(same);
    }
    let tables = &nouns.lang.measures;
    let noun = nouns.over_skipped(mention.tokens.end);
    let word = nouns.tokens.word(noun);
    let role = match word {
        _ if tables.victims.has(word) => &tables.victim_role,
        _ if tables.cases.has(word) => &tables.case_role,
        _ => return None,
    };
    let of = nouns.lang.numbers.connectives.of.has(nouns.tokens.word(noun + 1));
    let last = claims.iter().rev().take(REACH).find(|claim| claim.kind == Kind::Casualties)?;
    (!of && last.measure.as_ref() == Some(role)).then(|| self::of(last))
}

/// The role of as many casualties before, whom `the three were` speaks of.
fn same_again(claims: &[Claim], mention: &Mention, nouns: &Nouns<'_>) -> Option<Measure> {
    let the = mention.tokens.start.checked_sub(1)?;
    let alone = nouns.lang.numbers.connectives.the.has(nouns.tokens.word(the))
        && nouns.lang.measures.copulas.has(nouns.tokens.word(mention.tokens.end));
    let value = mention.quantity.amount.as_ref().filter(|_| alone)?.value;
    let last = last_count(claims, mention).filter(|last| last.kind == Kind::Casualties)?;
    (last.mention.quantity.amount.as_ref()?.value == value).then(|| of(last))
}

/// Whether the words beside `mention` compare it with a figure before, or count more of the same: `up from 30`,
/// `another 12`.
fn is_compared(nouns: &Nouns<'_>, mention: &Mention) -> bool {
    let (start, end) = (mention.tokens.start, mention.tokens.end);
    let again = |at: usize| nouns.lang.measures.again.has(nouns.tokens.word(at));
    is_compared_before(nouns, mention) || again(end) || start.checked_sub(1).is_some_and(again)
}

/// Whether the words right before `mention` compare it with a figure before: `up from 30`.
fn is_compared_before(nouns: &Nouns<'_>, mention: &Mention) -> bool {
    const LONGEST: usize = 4;
    let start = mention.tokens.start;
    let compared = &nouns.lang.measures.compared;
    (start.saturating_sub(LONGEST)..start)
        .any(|at| compared.longest(&nouns.tokens, at).is_some_and(|(end, ())| end == start))
}

/// Whether `mention` stands behind a comma or `and` and before a preposition: `and 12 in Port Elsin`.
fn is_parallel(nouns: &Nouns<'_>, mention: &Mention) -> bool {
    let c = &nouns.lang.numbers.connectives;
    let joined = mention
        .tokens
        .start
        .checked_sub(1)
        .is_some_and(|at| c.and.has(nouns.tokens.word(at)) || matches!(nouns.tokens.str(at), "," | "("));
    // `two each in Elsin and Marrow`
    let each = nouns.lang.numbers.connectives.every.has(nouns.tokens.word(mention.tokens.end));
    let end = mention.tokens.end + usize::from(each);
    // `40 houses were destroyed and 12 damaged`
    let participle = nouns.is_participle(end) && !nouns.is_content(end + 1);
    // `sentenced 12 men to death and 30 to prison`
    let to = c.to.has(nouns.tokens.word(end)) && nouns.is_content(end + 1);
    joined && (participle || to || nouns.lang.attribution.place_prepositions.has(nouns.tokens.word(end)))
}

/// Whether `mention` is all that its clause says of what another counts: `Elsin had 37`, `in 2020, 267`.
fn is_bare_object(claims: &[Claim], mention: &Mention, nouns: &Nouns<'_>) -> bool {
    let Some(before) = mention.tokens.start.checked_sub(1) else { return false };
    let ends = matches!(nouns.tokens.str(mention.tokens.end), "" | "." | "," | ";" | ")");
    // `Elsin had 37`, `There were 25`
    let there = nouns.lang.measures.copulas.has(nouns.tokens.word(before))
        && before.checked_sub(1).is_some_and(|at| nouns.lang.measures.there.has(nouns.tokens.word(at)));
    let holds = there || nouns.lang.measures.holding.has(nouns.tokens.word(before));
    let dated = nouns.tokens.is_symbol(before, ",")
        && claims.last().is_some_and(|claim| {
            claim.kind == Kind::Date
                && claim.mention.sentence == mention.sentence
                && claim.mention.tokens.end == before
        });
    ends && (holds || dated)
}

/// Whether the sentence begins with `mention`, which alone is its subject: `It had 143 guests. Ninety were from Elsin`.
fn is_bare_subject(mention: &Mention, nouns: &Nouns<'_>) -> bool {
    let next = nouns.tokens.word(mention.tokens.end);
    mention.tokens.start == 0
        && (nouns.lang.measures.copulas.has(next)
            || nouns.lang.dates.tense(&nouns.tokens, mention.tokens.end).is_some())
}

/// The last count with a measure, in the sentence of `mention` or the one before.
fn last_count<'c>(claims: &'c [Claim], mention: &Mention) -> Option<&'c Claim> {
    last_of(claims, mention, |kind| are_alike(kind, Kind::Count))
}

/// The last claim with a measure and a kind that `fits`, in the sentence of `mention` or the one before.
fn last_of<'c>(claims: &'c [Claim], mention: &Mention, fits: impl Fn(Kind) -> bool) -> Option<&'c Claim> {
    let near =
        claims.iter().rev().take(REACH).take_while(|claim| claim.mention.sentence + 1 >= mention.sentence);
    near.filter(|claim| claim.is_claim() && claim.measure.is_some()).find(|claim| fits(claim.kind))
}

/// Whether figures of these kinds may measure the same.
fn are_alike(before: Kind, now: Kind) -> bool {
    let count = |kind| matches!(kind, Kind::Number | Kind::Count | Kind::Casualties);
    before == now || count(before) && count(now)
}

/// The claims before `mention` in its sentence that are no dates, the nearest first.
fn here<'c>(claims: &'c [Claim], mention: &Mention) -> impl Iterator<Item = &'c Claim> {
    let sentence = mention.sentence;
    let here = claims.iter().rev().take(REACH).take_while(move |claim| claim.mention.sentence == sentence);
    here.filter(|claim| claim.is_claim() && claim.kind != Kind::Date)
}

/// The last count that `mention` can be a part of, in its sentence or the one before.
fn whole_of<'c>(claims: &'c [Claim], mention: &Mention) -> Option<&'c Claim> {
    let near =
        claims.iter().rev().take(REACH).take_while(|claim| claim.mention.sentence + 1 >= mention.sentence);
    near.filter(|claim| claim.is_claim() && claim.measure.is_some()).find(|claim| is_larger(claim, mention))
}

/// Whether `claim` is a count that is larger than `mention`.
fn is_larger(claim: &Claim, mention: &Mention) -> bool {
    let amounts = claim.mention.quantity.amount.as_ref().zip(mention.quantity.amount.as_ref());
    matches!(claim.kind, Kind::Count | Kind::Casualties)
        && amounts.is_some_and(|(before, now)| now.unit.is_none() && now.value < before.value)
}

fn is_same_dimension(claim: &Claim, mention: &Mention) -> bool {
    let amounts = claim.mention.quantity.amount.as_ref().zip(mention.quantity.amount.as_ref());
    amounts.is_some_and(|(before, now)| match (&before.unit, &now.unit) {
        (Some(before), Some(now)) => before.dimension == now.dimension,
        _ => false,
    })
}

/// Whether `to`, `from` or `up from` alone stand in `gap`: both figures are of one change.
fn is_change(nouns: &Nouns<'_>, gap: &Range<usize>) -> bool {
    const LONGEST: usize = 3;
    let c = &nouns.lang.numbers.connectives;
    let level = |at: usize| {
        let word = nouns.tokens.word(at);
        c.to.has(word) || c.from.has(word)
    };
    let filler =
        |at: usize| nouns.tokens.is_symbol(at, ",") || nouns.lang.measures.linking.has(nouns.tokens.word(at));
    (1..=LONGEST).contains(&gap.len())
        && gap.clone().any(level)
        && gap.clone().all(|at| level(at) || filler(at))
}

/// Whether only a date and `to` stand in `gap`: `rose 15,000 last week to 444,000`.
fn is_dated_level(claims: &[Claim], nouns: &Nouns<'_>, gap: &Range<usize>) -> bool {
    let to = |at: usize| nouns.lang.numbers.connectives.to.has(nouns.tokens.word(at));
    claims.last().is_some_and(|date| {
        let tokens = &date.mention.tokens;
        let led = tokens.start <= gap.start + 1;
        date.kind == Kind::Date && led && tokens.end + 1 == gap.end && to(tokens.end)
    })
}

/// Whether `gap` opens a bracket, with `from` or nothing behind it.
fn is_bracketed(nouns: &Nouns<'_>, gap: &Range<usize>) -> bool {
    let from = |at: usize| nouns.lang.numbers.connectives.from.has(nouns.tokens.word(at));
    nouns.tokens.is_symbol(gap.start, "(") && (gap.len() == 1 || gap.len() == 2 && from(gap.start + 1))
}

fn of(claim: &Claim) -> Measure {
    Measure { name: claim.measure.clone(), casualty: claim.kind == Kind::Casualties }
}
