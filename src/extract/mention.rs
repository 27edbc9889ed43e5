//! One mention at a place: qualifier, number or range, unit, in the order in which people write them.

use std::sync::Arc;

use rust_decimal::Decimal;

use super::numeral::Numeral;
use super::parser::{NAME_CUE, Parsed, Parser, amount};
use super::unit::kind_of;
use super::{Fault, Kind};
use crate::lang::TokenKind;
use crate::quantity::{Amount, Qualifier, Quantity, Unit};

impl Parser<'_> {
    /// The mention that begins at token `at`, if one does.
    pub(super) fn mention(&self, at: usize) -> Option<Parsed> {
        if let Some(name) = self.glued_name(at) {
            return Some(name);
        }
        let mut parsed = match self.lang.qualifiers.before.longest(&self.tokens, at) {
            Some((end, &qualifier)) => match self.qualified(at, end, qualifier) {
                Some(parsed) => parsed,
                // `over` may be no qualifier and yet the phrase begin a mention: `under 18s`
                None => self.unqualified(at)?,
            },
            None => self.unqualified(at)?,
        };
        self.qualify_after(&mut parsed);
        Some(parsed)
    }

    fn qualified(&self, at: usize, end: usize, qualifier: Qualifier) -> Option<Parsed> {
        let mut start = end;
        let mut parsed = self.unqualified(start);
        if parsed.is_none() && self.lang.qualifiers.between.has(self.tokens.word(start)) {
            start += 1;
            parsed = self.unqualified(start).filter(|parsed| {
                !matches!(parsed.kind, Kind::Date | Kind::Ordinal | Kind::Rank | Kind::Time)
                    && parsed.date.is_none()
            });
        }
        let mut parsed = parsed?;
        if matches!(parsed.kind, Kind::Ordinal | Kind::Rank | Kind::Score) {
            return None;
        }
        match &mut parsed.quantity.amount {
            Some(amount) if amount.qualifier == Qualifier::Exact => amount.qualifier = qualifier,
            Some(_) => {}
            // `around 2008`, `about 5 p.m.`: the date keeps no qualifier, and none is part of it
            None => return None,
        }
        parsed.start = at;
        Some(parsed)
    }

    /// `500 or more`, `30+`, `20 or so`.
    fn qualify_after(&self, parsed: &mut Parsed) {
        let Some((end, &qualifier)) = self.lang.qualifiers.after.longest(&self.tokens, parsed.end) else {
            return;
        };
        let Some(amount) = &mut parsed.quantity.amount else { return };
        let symbol = self.tokens.is(parsed.end, TokenKind::Symbol);
        let fits = if symbol {
            self.tokens.glued(parsed.end) && !self.tokens.is(end, TokenKind::Number)
        } else {
            !self.tokens.glued(parsed.end)
        };
        let counted =
            !matches!(parsed.kind, Kind::Ordinal | Kind::Rank | Kind::Date | Kind::Score | Kind::Multiple);
        if fits && counted && amount.qualifier == Qualifier::Exact && amount.hi.is_none() {
            amount.qualifier = qualifier;
            parsed.end = end;
        }
    }

    fn unqualified(&self, at: usize) -> Option<Parsed> {
        let number = self.number(at);
        let date = self.date(at);
        match (number, date) {
            (Some(number), Some(date)) => Some(if number.end > date.end { number } else { date }),
            (number, date) => date.or(number),
        }
    }

    /// Anything at `at` that is no date.
    fn number(&self, at: usize) -> Option<Parsed> {
        let special = [
            self.labelled_rank(at),
            self.labelled_scale(at),
            self.range(at),
            self.money(at),
            self.multiple(at),
            self.fraction(at),
            self.ordinal(at),
            self.vague(at),
            self.pair(at),
            self.plain(at),
        ];
        // the longest wins; of equals the first
        special.into_iter().flatten().reduce(|best, next| if next.end > best.end { next } else { best })
    }

    /// A numeral with its unit.
    fn plain(&self, at: usize) -> Option<Parsed> {
        let (start, sign) = self.signed(at);
        let numeral = self.numeral(start)?;
        Some(self.with_unit(at, &numeral, None, sign))
    }

    /// Where the numeral begins after a minus sign at `at`, and its sign.
    fn signed(&self, at: usize) -> (usize, Decimal) {
        let c = self.connectives();
        let number = |index: usize| self.tokens.is(index, TokenKind::Number);
        let sign = c.minus.has(self.tokens.word(at))
            && self.tokens.is(at, TokenKind::Symbol)
            && !self.tokens.glued(at)
            && self.tokens.glued(at + 1)
            && number(at + 1);
        let word = c.minus_word.has(self.tokens.word(at))
            && self.tokens.is(at, TokenKind::Word)
            && (number(at + 1) || self.lang.numbers.cardinals.has(self.tokens.word(at + 1)));
        if sign || word { (at + 1, Decimal::NEGATIVE_ONE) } else { (at, Decimal::ONE) }
    }

    /// The mention made of a numeral, or of two as a range, and the unit after the last.
    fn with_unit(&self, start: usize, first: &Numeral, second: Option<&Numeral>, sign: Decimal) -> Parsed {
        let last = second.unwrap_or(first);
        let unit = self.unit_after(last.end, last.digits);
        let factor = unit.as_ref().map_or(Decimal::ONE, |unit| unit.factor);
        let scaled = |value: Decimal| value.checked_mul(factor).map_or(value, |value| value.normalize());
        let mut value = amount(scaled(first.value) * sign, scaled(first.step), None);
        value.hi = second.map(|second| scaled(second.value));
        if let Some(second) = second {
            value.step = value.step.min(scaled(second.step));
        }
        let mut kind = Kind::Number;
        let mut end = last.end;
        if let Some(unit) = unit {
            kind = unit.kind;
            end = unit.end;
            value.unit = Some(unit.unit);
        }
        if matches!(kind, Kind::Number | Kind::Duration) && self.age_before(start) {
            kind = Kind::Age;
            value.unit = Some(Arc::clone(&self.lang.units.year_of_age));
        }
        if let Some((rate_end, unit)) = self.rate_after(end)
            && kind == Kind::Number
        {
            kind = Kind::Rate;
            end = rate_end;
            value.unit = Some(unit);
        }
        self.finish(start, end, kind, value, first)
    }

    fn finish(&self, start: usize, end: usize, kind: Kind, value: Amount, numeral: &Numeral) -> Parsed {
        let alternatives = numeral
            .alternatives
            .iter()
            .map(|&other| Quantity { amount: Some(Amount { value: other, ..value.clone() }), when: None })
            .collect();
        Parsed {
            alternatives,
            fault: numeral.malformed.then_some(Fault::Malformed),
            ..Parsed::number(start, end, kind, value, if numeral.digits { "digits" } else { "number words" })
        }
    }

    /// Whether `aged`, `at the age of` stands right before `at`.
    fn age_before(&self, at: usize) -> bool {
        const LONGEST: usize = 4;
        (at.saturating_sub(LONGEST)..at)
            .any(|start| self.lang.units.age_before.all(&self.tokens, start).any(|(end, ())| end == at))
    }

    /// `new employees per quarter`, `per 100,000 people`, after a number at `at`: one past it and the unit.
    fn rate_after(&self, at: usize) -> Option<(usize, Arc<Unit>)> {
        const NOUNS: usize = 3;
        let per = (at..=at + NOUNS)
            .take_while(|&index| {
                index == at
                    || (self.tokens.is(index - 1, TokenKind::Word)
                        && !self.lang.grammar.function_words.has(self.tokens.word(index - 1)))
            })
            .find(|&index| self.connectives().per.has(self.tokens.word(index)))?;
        let (end, name) = match self.numeral(per + 1) {
            Some(base) => (base.end, base.value.normalize().to_string()),
            None => match self.lang.units.words.longest(&self.tokens, per + 1) {
                Some((end, unit)) => (end, unit.name.clone()),
                None if self.tokens.is(per + 1, TokenKind::Word) => {
                    (per + 2, self.tokens.str(per + 1).to_lowercase())
                }
                None => return None,
            },
        };
        let per_word = self.tokens.str(per).to_lowercase();
        Some((end, Arc::new(Unit::named(format!("{per_word} {name}")))))
    }

    /// A currency symbol or code, then the number, or a range of two.
    fn money(&self, at: usize) -> Option<Parsed> {
        let minus = self.connectives().minus.has(self.tokens.word(at))
            && self.tokens.is(at, TokenKind::Symbol)
            && !self.tokens.glued(at);
        let symbol_at = at + usize::from(minus);
        let (mut number_at, unit) = self.lang.units.currency_symbols.longest(&self.tokens, symbol_at)?;
        let negative = minus || self.connectives().minus.has(self.tokens.word(number_at));
        if negative && !minus {
            number_at += 1;
        }
        let first = self.numeral(number_at).filter(|numeral| numeral.digits)?;
        let mut second = None;
        if let Some(next) = self.range_joint(first.end) {
            let second_at = match self.lang.units.currency_symbols.longest(&self.tokens, next) {
                Some((end, other)) if other.name == unit.name => end,
                Some(_) => next + usize::MAX / 2,
                None => next,
            };
            second = self.numeral(second_at).filter(|numeral| numeral.digits);
        }
        let sign = if negative { Decimal::NEGATIVE_ONE } else { Decimal::ONE };
        let (first, second) = self.paired(at, first, second);
        let last = second.as_ref().unwrap_or(&first);
        let mut end = last.end;
        // `$5 million dollars`, `US$5 USD`
        if let Some((after, same)) = self.lang.units.currency_words.longest(&self.tokens, end)
            && same.name == unit.name
        {
            end = after;
        } else if let Some((after, code)) = self.lang.units.currency_symbols.longest(&self.tokens, end)
            && !self.tokens.glued(end)
            && !self.tokens.glued(after)
        {
            let mut value = amount(first.value * sign, first.step, Some(Arc::clone(code)));
            value.hi = second.as_ref().map(|second| second.value);
            return Some(self.finish(at, after, Kind::Money, value, &first));
        }
        let mut value = amount(first.value * sign, first.step, Some(Arc::clone(unit)));
        value.hi = second.as_ref().map(|second| second.value);
        let mut parsed = self.finish(at, end, Kind::Money, value, &first);
        parsed.cue = "currency";
        // a currency has no third decimal, and no decimal comma where its symbol stands before the number
        let text = self.tokens.str(number_at);
        let odd_cents = text.contains(',')
            && text
                .rsplit(['.', ','])
                .next()
                .is_some_and(|tail| tail.len() != 3 || text.contains('.') && tail.len() > 2)
            && !text.contains('.');
        let third_decimal =
            text.contains(',') && text.rsplit_once('.').is_some_and(|(_, tail)| tail.len() > 2);
        if (odd_cents || third_decimal) && first.factor == Decimal::ONE {
            parsed.fault = Some(Fault::Malformed);
        }
        Some(parsed)
    }

    /// The second end belongs to the first only if the two make a rising range; `$26 to $31 million` scales both.
    fn paired(&self, at: usize, mut first: Numeral, second: Option<Numeral>) -> (Numeral, Option<Numeral>) {
        let Some(second) = second else { return (first, None) };
        if self.change_and_level(at) {
            return (first, None);
        }
        let raw = second.value.checked_div(second.factor).unwrap_or(second.value);
        if first.factor == Decimal::ONE && second.factor != Decimal::ONE && first.value < raw {
            first.value *= second.factor;
            first.step *= second.factor;
        }
        if first.value < second.value && !first.malformed && !second.malformed {
            (first, Some(second))
        } else {
            (first, None)
        }
    }

    /// Whether what begins at `at` is the first of a change and a level: `rose by 5 to 10`, `from 9 to 10`.
    fn change_and_level(&self, at: usize) -> bool {
        const REACH: usize = 6;
        let Some(before) = at.checked_sub(1) else { return false };
        let c = self.connectives();
        let word = self.tokens.word(before);
        let by = c.by.has(word);
        let from = c.from.has(word) || c.from.has(self.tokens.word(at));
        let qualified = !by && !from && self.word_before(at, 3, &c.by);
        (by || from || qualified) && self.word_before(at, REACH, &self.lang.numbers.change)
    }

    /// One past what joins the two ends of a range at `at`: a dash, `to`.
    fn range_joint(&self, at: usize) -> Option<usize> {
        let dash = self.is_dash(at) && (self.tokens.glued(at) == self.tokens.glued(at + 1));
        (dash || self.connectives().to.has(self.tokens.word(at))).then_some(at + 1)
    }

    /// `between A and B`, `from A to B`, `A to B`, `A–B`, `two or three`, and scores.
    fn range(&self, at: usize) -> Option<Parsed> {
        let c = self.connectives();
        let between = c.between.has(self.tokens.word(at));
        let from = c.from.has(self.tokens.word(at));
        if from && self.change_and_level(at) {
            return None;
        }
        let mut first_at = at + usize::from(between || from);
        let currency = |index: usize| self.lang.units.currency_symbols.longest(&self.tokens, index);
        let money = currency(first_at);
        if let Some((end, _)) = money {
            first_at = end;
        }
        if money.is_some() && !between && !from {
            return None;
        }
        let (first_at, sign) = self.signed(first_at);
        let first = self.numeral(first_at)?;
        // a unit may stand after the first end too: `5 percent to 10 percent`
        let first_unit = self.unit_after(first.end, first.digits);
        let joint = first_unit.as_ref().map_or(first.end, |unit| unit.end);
        let mut next = if between {
            c.and.has(self.tokens.word(joint)).then_some(joint + 1)?
        } else if from {
            c.to.has(self.tokens.word(joint)).then_some(joint + 1)?
        } else if c.or.has(self.tokens.word(joint)) {
            joint + 1
        } else {
            self.range_joint(joint)?
        };
        let or = c.or.has(self.tokens.word(next - 1));
        if let Some((end, _)) = currency(next) {
            next = end;
        }
        let second = self.numeral(next)?;
        if or {
            let close = first.value + Decimal::ONE == second.value && second.value <= Decimal::from(100)
                || first.factor != second.factor
                    && first.value < second.value
                    && second.factor != Decimal::ONE;
            if !close {
                return None;
            }
        }
        if !between && !from && !or && money.is_none() && first_unit.is_none() {
            if let Some(score) = self.score(at, &first, &second) {
                return Some(score);
            }
            let dashed = self.is_dash(joint);
            if dashed
                && self.is_dash(second.end)
                && self.tokens.glued(second.end)
                && self.tokens.glued(second.end + 1)
                && self.tokens.is(second.end + 1, TokenKind::Number)
            {
                return None;
            }
        }
        if first_unit.is_some() && !between && !from && self.change_before_level(at) {
            return None;
        }
        let paired_at = if between { first_at.max(1) } else { at };
        let (first, second) = if between {
            self.paired_between(first, second)
        } else {
            self.paired(paired_at, first, Some(second))
        };
        let second = second?;
        let mut parsed = self.with_unit(at, &first, Some(&second), sign);
        if let (Some((_, unit)), Some(amount)) = (money, &mut parsed.quantity.amount) {
            if amount.unit.is_none() {
                amount.unit = Some(Arc::clone(unit));
            }
            parsed.kind = Kind::Money;
        }
        if let Some(unit) = first_unit {
            let amount = parsed.quantity.amount.as_mut()?;
            match &amount.unit {
                None => return None,
                Some(last) if last.name != unit.unit.name => return None,
                Some(_) => {}
            }
        }
        if let Some(unit) = parsed.quantity.amount.as_ref().and_then(|amount| amount.unit.as_ref())
            && parsed.kind == Kind::Number
        {
            parsed.kind = kind_of(unit);
        }
        parsed.cue = "range";
        Some(parsed)
    }

    fn paired_between(&self, mut first: Numeral, second: Numeral) -> (Numeral, Option<Numeral>) {
        let raw = second.value.checked_div(second.factor).unwrap_or(second.value);
        if first.factor == Decimal::ONE && second.factor != Decimal::ONE && first.value < raw {
            first.value *= second.factor;
            first.step *= second.factor;
        }
        let rising = first.value < second.value;
        (first, rising.then_some(second))
    }

    /// `rose 5 percent to 10 percent`: the second is the level reached.
    fn change_before_level(&self, at: usize) -> bool {
        self.word_before(at, 3, &self.lang.numbers.change)
    }

    /// `3–2`, `52-48`: falling pairs, and pairs beside words of contests.
    fn score(&self, at: usize, first: &Numeral, second: &Numeral) -> Option<Parsed> {
        let limit = Decimal::ONE_THOUSAND;
        let whole = |numeral: &Numeral| {
            numeral.digits
                && numeral.value.is_integer()
                && numeral.factor == Decimal::ONE
                && numeral.value < limit
                && self.tokens.str(numeral.end - 1).len() <= 3
        };
        let joint = first.end;
        let dash = self.is_dash(joint) && (self.tokens.glued(joint) == self.tokens.glued(joint + 1));
        let to = self.is_hyphen(joint)
            && self.connectives().to.has(self.tokens.word(joint + 1))
            && self.is_hyphen(joint + 2);
        if !whole(first) || !whole(second) || !(dash || to) {
            return None;
        }
        let end = second.end;
        if self.tokens.glued(end)
            && (self.is_dash(end) || self.tokens.str(end) == "/")
            && self.tokens.glued(end + 1)
            && self.tokens.is(end + 1, TokenKind::Number)
        {
            return None;
        }
        let after = self.tokens.word(end);
        let noun_after = self.lang.numbers.score_nouns.has(after);
        let counts = self.tokens.is(end, TokenKind::Word)
            && !noun_after
            && !self.tokens.capitalised(end)
            && !self.lang.grammar.function_words.has(after);
        let unit = self.unit_after(end, true).is_some();
        let contest = self.sentence_has(&self.lang.numbers.contest);
        let falling = first.value >= second.value;
        if unit || !(noun_after || falling && !counts || contest && !counts) {
            return None;
        }
        let mut value = amount(first.value, Decimal::ONE, None);
        value.hi = Some(second.value);
        Some(Parsed::number(at, end, Kind::Score, value, "score"))
    }

    /// Letters glued to digits that are neither unit nor scale: `M5S`, `18F`, `STS-135`, `H5N1`.
    fn glued_name(&self, at: usize) -> Option<Parsed> {
        let number = if self.tokens.is(at, TokenKind::Number) {
            at
        } else if self.tokens.is(at, TokenKind::Word) {
            let next = self.over_hyphen(at + 1);
            let hyphen = next > at + 1;
            let joined = self.tokens.is(next, TokenKind::Number) && self.tokens.glued(next);
            let capital = self.tokens.capitalised(at) || self.tokens.str(at).chars().any(char::is_uppercase);
            if !joined
                || (hyphen && !capital)
                || self.lang.units.currency_symbols.longest(&self.tokens, at).is_some()
            {
                return None;
            }
            if hyphen
                && (self.date(at).is_some() || self.lang.units.labelled.longest(&self.tokens, at).is_some())
            {
                return None;
            }
            next
        } else {
            return None;
        };
        let mut end = number + 1;
        while self.tokens.glued(end) && !self.tokens.is(end, TokenKind::Symbol) {
            end += 1;
        }
        // `737-800`, `STS-135-A`
        while end > number + 1 - usize::from(at < number)
            && self.is_hyphen(end)
            && at < number
            && (self.tokens.is(end + 1, TokenKind::Number))
        {
            end += 2;
        }
        if at == number {
            let glued_word = self.tokens.glued(number + 1) && self.tokens.is(number + 1, TokenKind::Word);
            let meaningful = !glued_word
                || self.numeral(at).is_some_and(|numeral| numeral.end > number + 1)
                || self.unit_after(number + 1, true).is_some()
                || self.ordinal_value(at).is_some()
                || self.multiple(at).is_some()
                || self.date(at).is_some();
            if meaningful {
                return None;
            }
        }
        let digits: String = self.tokens.str(number).chars().filter(char::is_ascii_digit).collect();
        let value = digits.parse().unwrap_or_default();
        Some(Parsed::number(at, end, Kind::Number, amount(value, Decimal::ONE, None), NAME_CUE))
    }

    fn date(&self, _at: usize) -> Option<Parsed> {
        None
    }
}
