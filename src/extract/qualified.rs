//! What bounds a number, before and behind it: `more than 10`, `500 or more`, `at least 20 but less than 40`.

use rust_decimal::Decimal;

use super::Kind;
use super::parser::{Parsed, Parser, amount};
use crate::lang::TokenKind;
use crate::lang::dates::Tense;
use crate::quantity::{Qualifier, Unit};

impl Parser<'_> {
    /// `more than 10 and less than 40`, `at most 100, at least 20`: two bounds of one figure.
    pub(super) fn two_sided(&self, first: &Parsed) -> Option<Parsed> {
        let c = self.connectives();
        let joint = self.tokens.word(first.end);
        let one = first.quantity.amount.as_ref().filter(|one| one.hi.is_none() && first.date.is_none())?;
        let side = lower_bound(one.qualifier)?;
        if !c.and.has(joint) && !c.but.has(joint) && !self.tokens.is_symbol(first.end, ",") {
            return None;
        }
        let next = first.end + 1;
        let (end, &qualifier) = self.lang.qualifiers.before.longest(&self.tokens, next)?;
        if lower_bound(qualifier)? == side {
            return None;
        }
        let mut second = self.qualified(next, end, qualifier)?;
        let other = second.quantity.amount.as_mut().filter(|other| other.hi.is_none())?;
        if one.unit.is_some() && one.unit != other.unit {
            return None;
        }
        let (low, high) = if side { (one.value, other.value) } else { (other.value, one.value) };
        (other.value, other.hi, other.qualifier) = (low, Some(high), Qualifier::Exact);
        other.step = other.step.min(one.step);
        second.start = first.start;
        (low < high).then_some(second)
    }

    pub(super) fn qualified(&self, at: usize, end: usize, qualifier: Qualifier) -> Option<Parsed> {
        let mut start = end;
        // `talks over a 12 percent raise`, `below a three-month high`
        let article = self.connectives().article.has(self.tokens.word(end));
        let counted = self.tokens.is(end + 1, TokenKind::Number)
            || self.lang.numbers.cardinals.has(self.tokens.word(end + 1));
        if end == at + 1 && qualifier.symbol() != "~" && article && counted {
            return None;
        }
        // `the toll has gone up to 40`
        let moves = |verb: usize| self.lang.qualifiers.rising.has(self.tokens.word(verb));
        if self.lang.qualifiers.particles.has(self.tokens.word(at)) && at.checked_sub(1).is_some_and(moves) {
            return None;
        }
        // `since at least 2007`
        let dates = &self.lang.dates;
        if qualifier == Qualifier::AtLeast
            && dates.follows(&dates.dated, &self.tokens, end)
            && self.date(end).is_some()
        {
            return None;
        }
        // `more than about 10`, `up to some 400`: the bound holds
        if let Some((inner, Qualifier::About)) = self.lang.qualifiers.before.longest(&self.tokens, start) {
            start = inner;
        }
        // `under the age of 30`
        let ages = &self.lang.units.age_before;
        if let Some((inner, _)) = ages.longest(&self.tokens, start).filter(|_| !article || end == start) {
            start = inner;
        }
        // `about 5G`
        if self.glued_name(start).is_some() || self.model(start).is_some() {
            return None;
        }
        let mut parsed = if self.is_hyphen(start) {
            self.plural_age(start + 1) // `over-65s`
        } else {
            self.unqualified(start)
        };
        if parsed.is_none() && article {
            parsed = self.qualified_one(at, end);
        }
        if parsed.is_none() && self.lang.qualifiers.between.has(self.tokens.word(start)) {
            start += 1;
            parsed = self.unqualified(start).filter(|parsed| {
                !matches!(parsed.kind, Kind::Date | Kind::Ordinal | Kind::Rank | Kind::Time)
                    && parsed.date.is_none()
            });
        }
        let mut parsed = parsed?;
        // `30p more than a year ago`
        let more = || {
            let than = self.connectives().than.has(self.tokens.word(end - 1));
            let figure = |at: usize| {
                self.tokens.is(at, TokenKind::Number) || self.tokens.glued(at) || self.is_unit_of_a_number(at)
            };
            than && at.checked_sub(1).is_some_and(figure)
        };
        let compared = parsed.kind == Kind::Date
            && (self.lang.qualifiers.comparing.longest(&self.tokens, at).is_some() || more());
        if compared || matches!(parsed.kind, Kind::Ordinal | Kind::Rank | Kind::Score) {
            return None;
        }
        let approximate = parsed.quantity.amount.is_none() && self.is_approximate(at, &parsed, qualifier);
        match &mut parsed.quantity.amount {
            // `almost no one`
            Some(amount) if amount.value.is_zero() && parsed.cue == "pair" => return None,
            Some(amount) if amount.qualifier == Qualifier::Exact => amount.qualifier = qualifier,
            Some(_) => {}
            None if approximate => parsed.quantity.approximate = true,
            // `a film about 1968`
            None => return None,
        }
        // `turned around twice`
        let verb = at.checked_sub(1);
        if verb.is_some_and(|verb| self.lang.qualifiers.turning.spanning(&self.tokens, verb, end).is_some()) {
            return None;
        }
        // `took over two stations`, but `took over two hours`
        let over = self.connectives().over.has(self.tokens.word(at)) && end == at + 1;
        if over && parsed.kind != Kind::Duration && self.word_before(at, 1, &self.lang.qualifiers.taking) {
            return None;
        }
        // `tried over 2022 campaign funding`
        let digits = self.tokens.str(parsed.end - 1);
        let year = digits.len() == 4 && (digits.starts_with("19") || digits.starts_with("20"));
        let noun = self.is_content_word(parsed.end) && !self.lang.dates.is_counted(&self.tokens, parsed.end);
        if over && year && noun && parsed.end == end + 1 {
            return None;
        }
        // `sovereignty over twelve islands`
        if over && self.word_before(at, 1, &self.lang.qualifiers.ruling) {
            return None;
        }
        // `thaws over six to eight hours`
        if over && parsed.quantity.amount.as_ref().is_some_and(|amount| amount.hi.is_some()) {
            return None;
        }
        // `$15 billion over five years`, `Over two years, 40 died`
        let opens = over
            && at == 0
            && self.tokens.is_symbol(parsed.end, ",")
            && !self.connectives().and.has(self.tokens.word(parsed.end + 1));
        if parsed.kind == Kind::Duration && (opens || self.lasts(at) || over && self.is_period(&parsed)) {
            return None;
        }
        // `three races over 100 metres`
        if over && parsed.kind == Kind::Measurement && self.word_before(at, 1, &self.lang.qualifiers.raced) {
            return None;
        }
        // `a story about one of them`
        let one = self.connectives().of.has(self.tokens.word(parsed.end))
            && matches!(&parsed.quantity.amount, Some(amount) if amount.value == Decimal::ONE);
        // `talking about two areas`
        let spoken = self.word_before(at, 1, &self.lang.qualifiers.spoken_of);
        if (one || spoken) && qualifier == Qualifier::About && parsed.kind == Kind::Number {
            return None;
        }
        parsed.start = at;
        Some(parsed)
    }

    /// Whether the date or time `parsed` is one near by: `in about 1870`, `about 5 p.m.`.
    fn is_approximate(&self, at: usize, parsed: &Parsed, qualifier: Qualifier) -> bool {
        matches!(qualifier, Qualifier::About | Qualifier::Nearly)
            && (parsed.kind == Kind::Time
                || parsed.kind == Kind::Date && self.lang.dates.approximates(&self.tokens, at, parsed.start))
    }

    /// `an hour` of `more than an hour`, behind the qualifier from `at` to `article`; none in `a film about a week in Marrow`.
    fn qualified_one(&self, at: usize, article: usize) -> Option<Parsed> {
        let before = at.checked_sub(1);
        let told = |at: usize| {
            self.is_content_word(at)
                && self.lang.dates.tense(&self.tokens, at).is_none()
                && !self.lang.measures.linking.has(self.tokens.word(at))
        };
        // `more than a second term`, `more than a day job`
        let unit = self.unit_after(article + 1, false).filter(|unit| {
            let ordinal = self.ordinal_value(article + 1).is_some();
            // `less than a dollar a day`, `less than a millimetre`
            let long = unit.kind == Kind::Measurement && unit.unit.dimension == Unit::LENGTH;
            let counted = matches!(unit.kind, Kind::Duration | Kind::Money)
                || long
                || unit.kind == Kind::Rate && unit.unit.is_of_money();
            // `exceeds a $ 4 billion`
            let word = self.tokens.is(article + 1, TokenKind::Word);
            counted && word && !ordinal && !self.is_content_word(unit.end)
        })?;
        // `up to a quarter of their income`
        let share = self.fraction_words(article).is_some();
        let preposition = article == at + 1 && before.is_some_and(told);
        let one = amount(Decimal::ONE, Decimal::ONE, Some(unit.unit));
        (!preposition && !share).then(|| Parsed::number(at, unit.end, unit.kind, one, "qualified unit"))
    }

    /// Whether `over` at `at` tells how long the amount or change before it took; `lasted over five years` is a bound.
    fn lasts(&self, at: usize) -> bool {
        let Some(before) = at.checked_sub(1).filter(|_| self.connectives().over.has(self.tokens.word(at)))
        else {
            return false;
        };
        let word = self.tokens.word(before);
        let change = self.lang.measures.changes.has(word);
        // `a survey of 33 members over nine months`, but `delays over three hours`
        let counted = self.lang.dates.is_counted(&self.tokens, before)
            && before.checked_sub(1).is_some_and(|number| self.lang.is_number(&self.tokens, number));
        let amount = self.lang.is_number(&self.tokens, before)
            || self.tokens.is_symbol(before, "%")
            || self.lang.numbers.scales.has(word)
            || self.unit_after(before, true).is_some();
        amount || change || counted || self.happens(before)
    }

    /// Whether `over` and the duration tell of a stretch of time: `over a two-week period`.
    fn is_period(&self, duration: &Parsed) -> bool {
        let article = duration.start.checked_sub(1);
        article.is_some_and(|at| self.connectives().article.has(self.tokens.word(at)))
            && self.lang.qualifiers.stretches.has(self.tokens.word(duration.end))
    }

    /// Whether the word at `at` tells what happened over some time: `met over three days`, `attacks over two weeks`; not
    /// `waited over three hours`.
    fn happens(&self, at: usize) -> bool {
        let measures = &self.lang.measures;
        let word = self.tokens.word(at);
        // `shared out over two years`
        let particle = self.lang.qualifiers.particles.has(word) && at > 0;
        if particle && self.happens(at - 1) {
            return true;
        }
        let done = matches!(self.lang.dates.tense(&self.tokens, at), Some((_, Tense::Past)));
        done && !self.lang.qualifiers.lasting.has(word) && !measures.linking.has(word)
    }

    /// Whether the word at `at` is the unit of a number before it: `12 cents`.
    fn is_unit_of_a_number(&self, at: usize) -> bool {
        at.checked_sub(1).is_some_and(|number| {
            self.lang.is_number(&self.tokens, number) && self.unit_after(at, true).is_some()
        })
    }

    /// `500 or more`, `30+`, `20 or so`.
    pub(super) fn qualify_after(&self, parsed: &mut Parsed) {
        let Some((end, &qualifier)) = self.lang.qualifiers.after.longest(&self.tokens, parsed.end) else {
            return;
        };
        let Some(amount) = &mut parsed.quantity.amount else { return };
        let symbol = self.tokens.is(parsed.end, TokenKind::Symbol);
        let fits = if symbol {
            // `20 + copies` of tokenised text, but `20 + 5`
            let small = self.tokens.str(end).len() > 1 && !self.tokens.capitalised(end);
            let joined = self.tokens.glued(parsed.end) || !self.tokens.glued(end) && small;
            joined && !self.tokens.is(end, TokenKind::Number)
        } else {
            // `£50m plus £5m`
            let sum = self.currency(end).is_some() || self.tokens.is(end, TokenKind::Number);
            !self.tokens.glued(parsed.end) && !sum
        };
        let counted =
            !matches!(parsed.kind, Kind::Ordinal | Kind::Rank | Kind::Date | Kind::Score | Kind::Multiple);
        // `about 500 or more` is at least 500; `200 or more than 300` are two figures
        let open = amount.qualifier == Qualifier::Exact
            || amount.qualifier == Qualifier::About && lower_bound(qualifier).is_some();
        let compared = self.connectives().than.has(self.tokens.word(end));
        if fits && counted && open && !compared && amount.hi.is_none() {
            amount.qualifier = qualifier;
            parsed.end = end;
            self.scale_behind(parsed);
            self.unit_behind(parsed);
            self.age_of_bound(parsed);
        }
    }

    /// `$20-plus million`: the scale stands behind the qualifier.
    fn scale_behind(&self, parsed: &mut Parsed) {
        let Some(amount) = parsed.quantity.amount.as_mut() else { return };
        let Some((end, scale)) = self.scale_word(parsed.end) else { return };
        let scaled = |value: Decimal| value.checked_mul(scale).map(|value| value.normalize());
        if amount.value < Decimal::ONE_THOUSAND
            && let (Some(value), Some(step)) = (scaled(amount.value), scaled(amount.step))
        {
            (amount.value, amount.step, parsed.end) = (value, step, end);
        }
    }

    /// `30-plus years`, `500 or so miles`: the unit stands behind the qualifier.
    fn unit_behind(&self, parsed: &mut Parsed) {
        let Some(amount) = parsed.quantity.amount.as_mut().filter(|amount| amount.unit.is_none()) else {
            return;
        };
        let digits = self.tokens.is(parsed.start, TokenKind::Number);
        let unit = self.unit_after(parsed.end, digits).filter(|unit| unit.factor == Decimal::ONE);
        if let Some(unit) = unit.filter(|_| parsed.kind == Kind::Number) {
            (parsed.end, parsed.kind, amount.unit) = (unit.end, unit.kind, Some(unit.unit));
        }
    }
}

/// Whether the qualifier bounds from below; none if it does not bound.
fn lower_bound(qualifier: Qualifier) -> Option<bool> {
    match qualifier {
        Qualifier::MoreThan | Qualifier::AtLeast => Some(true),
        Qualifier::LessThan | Qualifier::AtMost => Some(false),
        _ => None,
    }
}
