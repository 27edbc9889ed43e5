//! Ranges and scores: two numbers that make one figure; or a change and the level it reached, which make two.

use std::sync::Arc;

use rust_decimal::Decimal;

use super::Kind;
use super::numeral::Numeral;
use super::parser::{Parsed, Parser, amount};
use crate::lang::TokenKind;
use crate::quantity::{Qualifier, Unit};

/// What a score of wickets and runs is found by.
pub(crate) const WICKETS: &str = "wickets";

/// How the two ends are joined.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Joint {
    /// `between A and B`.
    Between,
    /// `from A to B`.
    From,
    /// `A to B`, `A–B`.
    Plain,
    /// `two or three`.
    Or,
}

impl Parser<'_> {
    /// `between A and B`, `from A to B`, `A to B`, `A–B`, `two or three`, and scores.
    pub(super) fn range(&self, at: usize) -> Option<Parsed> {
        const RATIO: usize = 2;
        // `13 to 14,000`, but `from 5 to 10,000`
        const NEAR: Decimal = Decimal::from_parts(125, 0, 0, false, 2);
        const LAST_YEAR: Decimal = Decimal::from_parts(2100, 0, 0, false, 0);
        let c = self.connectives();
        let opening = match self.tokens.word(at) {
            word if c.between.has(word) => Some(Joint::Between),
            word if c.from.has(word) => Some(Joint::From),
            _ => None,
        };
        let inner = at + usize::from(opening.is_some());
        // `between about 20 and 30`, but `between about 1750 and 1800` are years
        let near = self.lang.qualifiers.before.longest(&self.tokens, inner).filter(|&(end, &qualifier)| {
            opening == Some(Joint::Between) && qualifier == Qualifier::About && self.date(end).is_none()
        });
        let inner = near.map_or(inner, |(end, _)| end);
        // `between the ages of 5 and 11`
        let ages = self.lang.units.age_before.longest(&self.tokens, inner).filter(|_| opening.is_some());
        let inner = ages.map_or(inner, |(end, _)| end);
        // `between a 1.6% and 2.0% cut`
        let article = opening == Some(Joint::Between)
            && c.article.has(self.tokens.word(inner))
            && self.tokens.is(inner + 1, TokenKind::Number);
        let inner = inner + usize::from(article);
        let currency = self.currency(inner);
        if currency.is_some() && opening.is_none() {
            return None;
        }
        let (first_at, sign) = self.signed(currency.map_or(inner, |(end, _)| end));
        let mut first = self.numeral(first_at)?;
        // a unit may stand after the first end too: `5 percent to 10 percent`
        let mut first_unit = self.unit_after(first.end, first.digits);
        let joint_at = first_unit.as_ref().map_or(first.end, |unit| unit.end);
        if opening.is_none()
            && let Some(score) = self.votes(at, &first).or_else(|| self.wickets(at, &first))
        {
            return Some(score);
        }
        let (joint, next) = self.joint(opening, joint_at)?;
        // `from 13 million in 2005 to 19 million`, `from 13,000 in 2005 to 19,000`
        let dates = &self.lang.dates;
        let dated = first.digits
            && first.end == first_at + 1
            && self.tokens.str(first_at).len() == 4
            && first_unit.is_none()
            && self
                .numeral(next)
                .is_some_and(|second| second.factor > Decimal::ONE || second.value > LAST_YEAR)
            // `up 22 percent over 2015 to 67,972`
            && (self.word_before(at, 1, &c.in_) || dates.follows(&dates.compared_with, &self.tokens, at));
        if dated && joint == Joint::Plain && !self.is_dash(joint_at) {
            return None;
        }
        // `from 142/91 to 128/84`
        let slash = |at: usize| matches!(self.tokens.str(at), "/" | "⁄") && self.tokens.glued(at);
        if opening.is_none() && at.checked_sub(1).is_some_and(slash) && self.tokens.glued(at) {
            return None;
        }
        // `between 2 and about 7`
        let about = self.lang.qualifiers.before.longest(&self.tokens, next);
        let next = match about {
            Some((end, Qualifier::About)) if joint != Joint::Or => end,
            // `from 200,000 to as many as 5 million`
            Some((end, Qualifier::AtMost)) if joint == Joint::From => end,
            _ => next,
        };
        let second_currency = self.currency(next);
        if second_currency.is_some() && currency.is_none() && first_unit.is_none() {
            return None; // `from $909 million in 1998 to $1.56 billion`
        }
        let second_at = second_currency.map_or(next, |(end, _)| end);
        let (second_at, second_sign) = self.signed(second_at);
        let lasts = first_unit.as_ref().is_some_and(|unit| unit.kind == Kind::Duration);
        let one = || if lasts { self.one_of_unit(second_at) } else { None };
        let mut second = self.numeral(second_at).or_else(one)?;

        // `2.5m-3m people`: what the second tells to be a scale is no metre
        let letter =
            joint_at.checked_sub(1).filter(|&letter| letter == first.end && second.factor > Decimal::ONE);
        if let Some(letter) = letter
            && self.tokens.str(letter) == self.tokens.str(second.end - 1)
            && self.scale(&mut first, joint_at, second.factor)
        {
            first_unit = None;
        }
        let longer =
            first_unit.as_ref().filter(|_| lasts).filter(|first| self.convert_longer(&mut second, first));
        let unit = || self.unit_after(second.end, second.digits).is_some();
        if joint == Joint::Or
            && !neighbours(&first, &second)
            && !((unit() || self.is_content_word(second.end)) && round_neighbours(&first, &second))
        {
            return None;
        }
        if joint == Joint::Plain && self.is_hyphen(joint_at) {
            // `7-Eleven`
            if first.digits != second.digits {
                return None;
            }
        }
        if joint != Joint::Or && first_unit.is_none() {
            let times = if self.is_hyphen(joint_at) { Decimal::TWO } else { NEAR };
            self.thousands_left_out(&mut first, first_at, second_at, &second, times);
        }
        // `a ratio of 1 to 10`
        if joint == Joint::Plain && self.word_before(at, RATIO, &self.lang.numbers.ratio_context) {
            return None;
        }
        if joint == Joint::Plain && first_unit.is_none() {
            if let Some(score) = self.score(at, &first, &second).filter(|_| sign == Decimal::ONE) {
                return Some(score);
            }
            if self.is_hyphen(joint_at)
                && self.is_hyphen(second.end)
                && self.tokens.is(second.end + 1, TokenKind::Number)
            {
                return None; // `1-222-2222`
            }
        }
        let led_by_particle = self.word_before(at, 1, &self.lang.qualifiers.particles)
            && self.word_before(at, 1, &self.lang.numbers.change);
        let two_figures = match joint {
            Joint::Between => false,
            // `rose 5 percent to 10 percent`: the second is the level reached
            Joint::Plain if first_unit.is_some() && self.word_before(at, 3, &self.lang.numbers.change) => {
                true
            }
            // `shot up 11 to 29`, but `up 5 to 10 percent`
            Joint::Plain if led_by_particle && !self.is_dash(joint_at) && currency.is_none() && !unit() => {
                true
            }
            // `fell by 10 to 15 percent`, but `rose by 5 to 10`
            Joint::Plain if self.word_before(at, 1, &c.by) && first_unit.is_none() && currency.is_none() => {
                let scaled = second.factor != Decimal::ONE && first.factor == Decimal::ONE;
                !(unit() || scaled) && self.change_and_level(at)
            }
            // `double the share, from 35 percent to 70 percent`
            Joint::Plain if self.word_before(at, 1, &c.from) && self.change_and_level(at - 1) => true,
            _ => !self.is_dash(joint_at) && self.change_and_level(at),
        };
        if two_figures {
            return None;
        }
        let first = Numeral { value: first.value * sign, ..first };
        let second = Numeral { value: second.value * second_sign, ..second };
        // `between -2 and -7`: the lower end is the second
        let below = first.value.is_sign_negative() && second.value < first.value;
        let (mut low, mut high) = (first, second);
        if below {
            std::mem::swap(&mut low, &mut high);
            std::mem::swap(&mut low.end, &mut high.end);
        }
        let (first, second) = paired(low, high)?;
        let mut parsed = self.with_unit(at, &first, Some(&second), Decimal::ONE);
        let whole = parsed.quantity.amount.as_mut()?;
        if let Some(first) = longer.filter(|_| parsed.kind == Kind::Duration) {
            whole.unit = Some(Arc::clone(&first.unit));
        }
        // `two to three times as many`
        if whole.unit.is_none()
            && parsed.end == second.end
            && let Some(end) = self.multiple_noun(parsed.end)
        {
            (parsed.kind, parsed.end) = (Kind::Multiple, end);
        }
        if let Some((_, unit)) = currency {
            whole.unit.get_or_insert_with(|| Arc::clone(unit));
            parsed.kind = Kind::Money;
        }
        if let Some(first_unit) = &first_unit
            && whole.unit.as_ref().is_none_or(|unit| {
                // `2°–3°C`
                let degrees = unit.dimension == Unit::TEMPERATURE && first_unit.unit.dimension == Unit::ANGLE;
                unit.name != first_unit.unit.name && !degrees
            })
        {
            return None;
        }
        if ages.is_some() && parsed.kind == Kind::Number {
            whole.unit = Some(Arc::clone(&self.lang.units.year_of_age));
            parsed.kind = Kind::Age;
        }
        if near.is_some() {
            whole.qualifier = Qualifier::About;
        }
        parsed.cue = "range";
        Some(parsed)
    }

    /// What joins the ends at `at`, after `opening`, and where the second begins.
    fn joint(&self, opening: Option<Joint>, at: usize) -> Option<(Joint, usize)> {
        let c = self.connectives();
        let word = self.tokens.word(at);
        match opening {
            // `between $2 to $18` is often written
            Some(Joint::Between) => (c.and.has(word) || c.to.has(word)).then_some((Joint::Between, at + 1)),
            Some(_) => c.to.has(word).then_some((Joint::From, at + 1)),
            None if c.or.has(word) => Some((Joint::Or, at + 1)),
            None => self.range_joint(at).map(|next| (Joint::Plain, next)),
        }
    }

    /// One past what joins two ends at `at`: a dash, `to`, or both (`8- to 16-metre`).
    pub(super) fn range_joint(&self, at: usize) -> Option<usize> {
        let c = self.connectives();
        let dash = self.is_dash(at);
        let hanging = dash && self.tokens.glued(at) && !self.tokens.glued(at + 1);
        if hanging && c.to.has(self.tokens.word(at + 1)) {
            return Some(at + 2);
        }
        // `10-to-15-minute`
        if self.is_hyphen(at) && c.to.has(self.tokens.word(at + 1)) && self.is_hyphen(at + 2) {
            return Some(at + 3);
        }
        let even = self.tokens.glued(at) == self.tokens.glued(at + 1);
        // `2014~2018` are years, and for the dates to read
        let until = c.until.has(self.tokens.word(at))
            && even
            && at.checked_sub(1).is_some_and(|first| self.date(first).is_none())
            && self.date(at + 1).is_none();
        (dash && even || until || c.to.has(self.tokens.word(at))).then_some(at + 1)
    }

    /// Makes five thousand of the five in `5-6,000`, where the second is then at most so many `times` it: `1-5,000` counts
    /// from one.
    fn thousands_left_out(
        &self,
        first: &mut Numeral,
        first_at: usize,
        second_at: usize,
        second: &Numeral,
        times: Decimal,
    ) {
        let short = first.digits && first.end == first_at + 1 && self.tokens.str(first_at).len() <= 3;
        if !short || !self.tokens.str(second_at).ends_with(",000") {
            return;
        }
        let (Some(value), Some(step)) =
            (first.value.checked_mul(Decimal::ONE_THOUSAND), first.step.checked_mul(Decimal::ONE_THOUSAND))
        else {
            return;
        };
        let near = value.checked_mul(times).is_some_and(|most| most >= second.value);
        if near && value < second.value {
            (first.value, first.step) = (value, step);
        }
    }

    /// Whether what begins at `at` is the first of a change and a level: `rose by 5 to 10`, `fell from 9 to 10`.
    pub(super) fn change_and_level(&self, at: usize) -> bool {
        const PARALLEL: usize = 30;
        let Some(before) = at.checked_sub(1) else { return false };
        let c = self.connectives();
        // `tripled within two years, from 5.7 percent to 17.9 percent`
        let measured = || {
            let unit = |first: Numeral| self.unit_after(first.end, first.digits);
            self.currency(at + 1).is_some() || self.numeral(at + 1).and_then(unit).is_some()
        };
        if c.from.has(self.tokens.word(at)) && self.tokens.is_symbol(before, ",") && measured() {
            return self.sentence_has(&self.lang.numbers.change);
        }
        // `raised it at one bank from $5 million to $9 million, and at the other from $1 million to $2 million`
        let sums = |from: usize| c.from.has(self.tokens.word(from)) && self.currency(from + 1).is_some();
        let led = if c.from.has(self.tokens.word(before)) { before } else { at };
        let joined = |other: usize| {
            let and = (other..led).rev().find(|&at| c.and.has(self.tokens.word(at)));
            and.is_some_and(|and| {
                let next = self.tokens.word(and + 1);
                c.from.has(next) || self.lang.measures.prepositions.has(next)
            })
        };
        let parallel = led.saturating_sub(PARALLEL)..led;
        if sums(led) && parallel.into_iter().any(|other| sums(other) && joined(other) && self.is_moved(other))
        {
            return true;
        }
        self.is_moved(at)
    }

    /// Whether a word of change stands before the `from` or `by` at `at` or right before it.
    fn is_moved(&self, at: usize) -> bool {
        // without a comma between, and with one
        const REACH: [usize; 2] = [10, 6];
        const QUALIFIER: usize = 3;
        let Some(before) = at.checked_sub(1) else { return false };
        let c = self.connectives();
        let from = c.from.has(self.tokens.word(before)) || c.from.has(self.tokens.word(at));
        let by = self.word_before(at, QUALIFIER, &c.by);
        let led = usize::from(c.from.has(self.tokens.word(before)));
        let comma = before.checked_sub(led).is_some_and(|comma| self.tokens.is_symbol(comma, ","));
        let reach = REACH[usize::from(comma)] + led;
        (from || by) && self.word_before(at, reach, &self.lang.numbers.change)
    }

    /// `28 votes to 19`, but not `fell from 40 votes to 12` or `12 votes to 10 songs`.
    fn votes(&self, at: usize, first: &Numeral) -> Option<Parsed> {
        let c = self.connectives();
        let votes = self.lang.numbers.vote_nouns.has(self.tokens.word(first.end))
            && c.to.has(self.tokens.word(first.end + 1))
            && !self.word_before(at, 1, &c.from);
        let second = if votes { self.numeral(first.end + 2)? } else { return None };
        let plain = |numeral: &Numeral| numeral.value.is_integer() && numeral.factor == Decimal::ONE;
        let counts = self.is_content_word(second.end) || c.to.has(self.tokens.word(second.end));
        (plain(first) && plain(&second) && !counts).then(|| scored(at, first, &second, "votes"))
    }

    /// `7 for 381`: so many wickets for so many runs; but not `3 for 10 pages`.
    fn wickets(&self, at: usize, first: &Numeral) -> Option<Parsed> {
        const MOST_RUNS: Decimal = Decimal::ONE_THOUSAND;
        if !self.connectives().for_.has(self.tokens.word(first.end)) {
            return None;
        }
        let second = self.numeral(first.end + 1).filter(|second| second.digits)?;
        let plain = |numeral: &Numeral, most| {
            numeral.value.is_integer() && numeral.factor == Decimal::ONE && numeral.value <= most
        };
        let counts = self.is_content_word(second.end)
            || self.unit_after(second.end, true).is_some()
            || self.is_hyphen(second.end)
            || !self.sentence_has(&self.lang.numbers.cricket);
        (plain(first, Decimal::TEN) && plain(&second, MOST_RUNS) && !counts)
            .then(|| scored(at, first, &second, WICKETS))
    }

    /// `3–2`, `52-48`: falling pairs, pairs beside words of contests or between two names.
    fn score(&self, at: usize, first: &Numeral, second: &Numeral) -> Option<Parsed> {
        const DIGITS: usize = 3;
        const REACH: usize = 5;
        let whole = |numeral: &Numeral| {
            let short = !numeral.digits || self.tokens.str(numeral.end - 1).len() <= DIGITS;
            numeral.value.is_integer() && numeral.factor == Decimal::ONE && short
        };
        let joint = first.end;
        let dash = self.is_dash(joint) && (self.tokens.glued(joint) == self.tokens.glued(joint + 1));
        let to = self.is_hyphen(joint)
            && self.connectives().to.has(self.tokens.word(joint + 1))
            && self.is_hyphen(joint + 2);
        let end = second.end;
        let longer = self.tokens.glued(end)
            && (self.is_dash(end) || self.tokens.str(end) == "/")
            && self.tokens.glued(end + 1)
            && self.tokens.is(end + 1, TokenKind::Number);
        // `won 3 to 1`, `by a vote of five to four`
        // and not `dipped from 52 to 47`
        let told = first.value > second.value
            && self.connectives().to.has(self.tokens.word(joint))
            && !self.word_before(at, 1, &self.connectives().from)
            && self.word_before(at, REACH, &self.lang.numbers.contest);
        // `odds of 5-1`
        let ratio = second.value == Decimal::ONE && self.beside_ratio(at, joint);
        let digits = told || first.digits && second.digits;
        let unit = self.unit_after(end, true);
        // `rejected by 55-45 percent`
        let all = first.value.checked_add(second.value) == Some(Decimal::ONE_HUNDRED);
        if let Some(unit) =
            unit.as_ref().filter(|unit| all && unit.unit.is_share() && first.value > second.value)
            && dash
            && whole(first)
            && whole(second)
        {
            return Some(Parsed { end: unit.end, ..scored(at, first, second, "score") });
        }
        if ratio
            || self.age_before(at, end)
            || !digits
            || !whole(first)
            || !whole(second)
            || !(dash || to || told)
            || longer
            || unit.is_some()
        {
            return None;
        }
        let after = self.tokens.word(end);
        let score_noun = self.lang.numbers.score_nouns.has(after);
        let counts = self.tokens.is(end, TokenKind::Word)
            && !score_noun
            && !self.tokens.capitalised(end)
            && !self.lang.grammar.function_words.has(after);
        let named = |index: usize| self.tokens.capitalised(index);
        let teams = at.checked_sub(1).is_some_and(named) && named(end);
        let told = self.sentence_has(&self.lang.numbers.contest);
        let contest = first.value >= second.value || told;
        // `a vote of 68-30 last week`, `a 7-0 rout`: no range falls
        // of the nine of a court, or to nothing: `6-3`, `7-0`, but `the 80-20 rule`, `open 9-5`
        let sum = first.value.checked_add(second.value).is_some_and(|sum| sum <= Decimal::from(9));
        let bare = dash && !to && self.tokens.glued(joint) && (sum || second.value.is_zero());
        let falling = first.value > second.value && (told || bare);
        (score_noun || contest && !counts || falling || teams).then(|| scored(at, first, second, "score"))
    }
}

/// The two from `at` on as a score.
fn scored(at: usize, first: &Numeral, second: &Numeral, cue: &'static str) -> Parsed {
    let mut value = amount(first.value, Decimal::ONE, None);
    value.hi = Some(second.value);
    Parsed::number(at, second.end, Kind::Score, value, cue)
}

/// `two or three`, `one or two thousand`: ends that follow each other.
fn neighbours(first: &Numeral, second: &Numeral) -> bool {
    const HALF: Decimal = Decimal::from_parts(5, 0, 0, false, 1);
    let raw = second.value.checked_div(second.factor).unwrap_or(second.value);
    let base = first.value.checked_div(first.factor).unwrap_or(first.value);
    // `one and a half or two years`
    let half = base.checked_add(HALF) == Some(raw) && !base.is_integer();
    raw <= Decimal::ONE_HUNDRED && (half || base.checked_add(Decimal::ONE) == Some(raw))
}

/// `25 or 50 basis points`, `40 or 50 per cent`: round ends a step apart.
fn round_neighbours(first: &Numeral, second: &Numeral) -> bool {
    const STEPS: [i64; 4] = [5, 10, 25, 100];
    let step = second.value - first.value;
    let whole = |value: Decimal| value.checked_rem(step).is_some_and(|rest| rest.is_zero());
    STEPS.iter().any(|&known| step == Decimal::from(known)) && whole(first.value) && whole(second.value)
}

/// The two as a rising range; the scale of the second counts for the first too: `$26 to $31 million`.
pub(super) fn paired(mut first: Numeral, second: Numeral) -> Option<(Numeral, Numeral)> {
    let raw = second.value.checked_div(second.factor)?;
    if first.factor == Decimal::ONE && second.factor != Decimal::ONE && first.value < raw {
        first.value = first.value.checked_mul(second.factor)?;
        first.step = first.step.checked_mul(second.factor)?;
    }
    let rising = first.value < second.value && !first.malformed && !second.malformed;
    rising.then_some((first, second))
}
