//! One mention at a place: qualifier, number or range, unit, in the order in which people write them.

use std::sync::Arc;

use rust_decimal::Decimal;

use super::date::{DateExpr, NumberWords, date_at};
use super::numeral::{Numeral, vulgar};
use super::parser::{Parsed, Parser, amount};
use super::unit::kind_of;
use super::{Fault, Kind};
use crate::lang::cues::Cues;
use crate::lang::dates::Part;
use crate::lang::{Space, Token, TokenKind, Tokens};
use crate::quantity::{Amount, Quantity, Unit};
use crate::span::Span;

/// A reader of one form of number.
type Grammar<P> = fn(&P, usize) -> Option<Parsed>;

impl Parser<'_> {
    /// The first token from `at` on with which a mention may begin. Most tokens of a text are words and commas that
    /// begin none, which their own cues and the blank behind them tell.
    pub(super) fn next_place(&self, at: usize) -> usize {
        const CUES: Cues = Cues::NUMBER.or(Cues::DATE).or(Cues::QUALIFIER);
        let begins_none = |token: &Token| match token.kind {
            TokenKind::Number => false,
            // a longer one may be `½`
            TokenKind::Symbol if token.span().len() > 1 => false,
            TokenKind::Word | TokenKind::Symbol => !self.lang.cues.of_word(token.word).meets(CUES),
        };
        let rest = self.tokens.items.get(at..).unwrap_or_default();
        let place = rest.windows(2).position(|pair| !begins_none(&pair[0]) || pair[1].space == Space::None);
        at + place.unwrap_or(rest.len().saturating_sub(1))
    }

    /// The mention that begins at token `at`, if one does.
    pub(super) fn mention(&self, at: usize) -> Option<Parsed> {
        let cues = self.cues(at);
        let figure = cues.meets(Cues::NUMBER.or(Cues::DATE));
        if !figure && !cues.meets(Cues::QUALIFIER) && !self.tokens.glued(at + 1) {
            return None;
        }
        // one after the other, as a chain of `or_else` copies each of them
        if let Some(name) = self.glued_name(at) {
            return Some(name);
        }
        if let Some(name) = self.model(at) {
            return Some(name);
        }
        if let Some(name) = self.slashed_name(at) {
            return Some(name);
        }
        let qualified = || {
            let (end, &qualifier) = self.lang.qualifiers.before.longest(&self.tokens, at)?;
            // `<Four Winds Inns>` is a name in brackets, `<4` a bound
            let opens = self.tokens.is(at, TokenKind::Symbol) && self.tokens.is(end, TokenKind::Word);
            if opens && self.tokens.glued(end) {
                return None;
            }
            // the `C.` of `D.C. 20544`
            let joined = self.tokens.glued(at)
                && at.checked_sub(1).is_some_and(|stop| self.tokens.is_symbol(stop, "."));
            if joined { None } else { self.qualified(at, end, qualifier) }
        };
        let mut parsed = cues.meets(Cues::QUALIFIER).then(qualified).flatten();
        // `over` may be no qualifier and yet the phrase begin a mention: `under 18s`
        if parsed.is_none() && (figure || self.is_apostrophe(at) && self.number_glued(at + 1)) {
            parsed = self.unqualified(at);
        }
        let mut parsed = parsed?;
        self.qualify_after(&mut parsed);
        Some(self.two_sided(&parsed).unwrap_or(parsed))
    }

    pub(super) fn unqualified(&self, at: usize) -> Option<Parsed> {
        let number = self.number(at);
        let date = self.date(at);
        // `in her early 40s`, `in his mid-30s` are no decades
        if date.is_some()
            && self.word_before(at, 1, &self.lang.units.age_owners)
            && let Some(age) = self.something(self.over_joint(at + 1))
        {
            return Some(Parsed { start: at, ..age });
        }
        if let Some(age) = self.spelled_tens(at) {
            return Some(age);
        }
        // `highs in the mid-80s`
        let ten =
            if self.lang.numbers.places.has(self.tokens.word(at)) { self.over_joint(at + 1) } else { at };
        if date.is_some()
            && let Some(degrees) = self.something(ten).filter(|tens| tens.kind == Kind::Measurement)
        {
            return Some(degrees);
        }
        match (number, date) {
            // `a scale of 1:10` is no time of day
            (Some(number), Some(date)) => {
                let ratio = number.cue == "ratio" && self.beside_measure(at);
                Some(if number.end > date.end || ratio { number } else { date })
            }
            (number, date) => date.or(number),
        }
    }

    /// Anything at `at` that is no date.
    fn number(&self, at: usize) -> Option<Parsed> {
        // `parts per billion`
        let base = || self.word_before(at, 1, &self.connectives().per);
        if !self.may_begin_number(at) || self.lang.numbers.scales.has(self.tokens.word(at)) && base() {
            return None;
        }
        const SIGNED: Cues = Cues::COUNT.or(Cues::MINUS);
        // with what each can begin; a hyphen may stand before a vague word: `-million`
        let grammars: [(Cues, Grammar<Self>); 17] = [
            (Cues::LABEL, Self::labelled_rank),
            (Cues::SCALE, Self::labelled_scale),
            (Cues::COUNT, Self::even),
            (SIGNED.or(Cues::RANGE), Self::range),
            (Cues::MINUS.or(Cues::CURRENCY), Self::money),
            (Cues::COUNT.or(Cues::MULTIPLE), Self::multiple),
            (SIGNED.or(Cues::FRACTION).or(Cues::RANGE), Self::fraction),
            (Cues::DIGITS.or(Cues::ORDINAL), Self::ordinal),
            (SIGNED.or(Cues::VAGUE), Self::vague),
            (Cues::PAIR, Self::pair),
            (Cues::ROMAN, Self::roman),
            (Cues::COUNT, Self::unit_and_a_half),
            (Cues::COUNT.or(Cues::CURRENCY), Self::something),
            (Cues::DIGITS, Self::stopwatch),
            (Cues::DIGITS, Self::lettered_time),
            (Cues::DIGITS, Self::bracketed),
            (SIGNED, Self::plain),
        ];
        let cues = self.cues(at);
        // the longest wins; of equals the first
        let mut found: Option<Parsed> = None;
        for (_, grammar) in grammars.iter().filter(|(begins, _)| begins.meets(cues)) {
            if let Some(next) = grammar(self, at)
                && found.as_ref().is_none_or(|best| next.end > best.end)
            {
                found = Some(next);
            }
        }
        found.or_else(|| self.uncountable(at))
    }

    /// Digits that no value is made of, such as more than 28 of them: found all the same, without a value.
    fn uncountable(&self, at: usize) -> Option<Parsed> {
        self.tokens.is(at, TokenKind::Number).then(|| Parsed {
            start: at,
            end: at + 1,
            kind: Kind::Number,
            quantity: Quantity::default(),
            date: None,
            alternatives: Vec::new(),
            fault: None,
            shape: None,
            cue: "digits beyond counting",
        })
    }

    /// What can begin with the token at `at`: digits, what a word of the tables does, `½`, the point of `.5`.
    pub(super) fn cues(&self, at: usize) -> Cues {
        let Some(token) = self.tokens.get(at) else { return Cues::default() };
        match token.kind {
            TokenKind::Number => Cues::DIGITS,
            TokenKind::Word => self.lang.cues.of_word(token.word),
            TokenKind::Symbol if self.tokens.is_symbol(at, ".") => {
                if self.number_glued(at + 1) {
                    Cues::NUMERAL
                } else {
                    Cues::default()
                }
            }
            TokenKind::Symbol if vulgar(self.tokens.str(at)).is_some() => Cues::FRACTION,
            TokenKind::Symbol => self.lang.cues.of_word(token.word),
        }
    }

    /// Whether a number can begin with the token at `at`.
    fn begins_number(&self, at: usize) -> bool {
        self.cues(at).meets(Cues::NUMBER)
    }

    /// Whether digits at `at` are glued to the token before.
    pub(super) fn number_glued(&self, at: usize) -> bool {
        self.tokens.glued(at) && self.tokens.is(at, TokenKind::Number)
    }

    /// Whether any number grammar can begin at `at`; small words begin a number only before one.
    fn may_begin_number(&self, at: usize) -> bool {
        let begins = |at: usize| self.begins_number(at);
        let c = self.connectives();
        let word = self.tokens.word(at);
        let small = c.article.has(word) || c.from.has(word) || c.between.has(word);
        // `an hour and a half`, `an hour and 20 minutes`
        let of_unit = || {
            c.article.has(word)
                && c.and.has(self.tokens.word(at + 2))
                && (begins(at + 3) || self.and_a_fraction(at + 2).is_some())
        };
        let ages = || self.lang.units.age_before.longest(&self.tokens, at + 1).is_some();
        let followed = || self.cues(at + 1).meets(Cues::NUMBER.or(Cues::QUALIFIER)) || ages();
        begins(at) && (!small || followed() || of_unit())
    }

    /// `below zero` after a bare number or one of degrees: makes `value` negative; one past it.
    fn below_zero(&self, end: usize, kind: Kind, value: &mut Amount) -> Option<usize> {
        let units = &self.lang.units;
        let (below, ()) = units.below_zero.longest(&self.tokens, end)?;
        let degree = units.named("degree");
        let fits = match &value.unit {
            Some(unit) => unit.dimension == Unit::TEMPERATURE || Some(unit) == degree,
            None => kind == Kind::Number,
        };
        if !fits || value.value.is_sign_negative() {
            return None;
        }
        value.value = -value.value;
        value.unit = value.unit.take().or_else(|| degree.cloned());
        Some(below)
    }

    /// `an hour and a half`, `two miles and a quarter`: the fraction is one of the unit; `an hour and 20 minutes`.
    fn unit_and_a_half(&self, at: usize) -> Option<Parsed> {
        let one = || {
            self.connectives()
                .article
                .has(self.tokens.word(at))
                .then(|| Numeral { end: at + 1, ..Numeral::words(Decimal::ONE) })
        };
        let numeral = one().or_else(|| self.numeral(at))?;
        let unit = self.unit_after(numeral.end, false)?;
        let measured = matches!(unit.kind, Kind::Measurement | Kind::Duration);
        // `an hour and half`
        let and_half = || {
            let half = unit.end + 1;
            let bare = self.connectives().and.has(self.tokens.word(unit.end))
                && self.lang.numbers.halves.has(self.tokens.word(half))
                && !self.tokens.is(half + 1, TokenKind::Word);
            bare.then_some((half + 1, Decimal::new(5, 1)))
        };
        if let Some((end, fraction)) = self.and_a_fraction(unit.end).or_else(and_half).filter(|_| measured) {
            let value = amount(numeral.value + fraction, Decimal::new(25, 2), Some(unit.unit));
            return Some(self.finish(at, end, unit.kind, value, &numeral));
        }
        // a number of units and their parts is for the plain figure to read
        let mut value = amount(Decimal::ONE, Decimal::ONE, Some(unit.unit));
        one()?;
        let end = self.add_smaller_parts(unit.end, &mut value, unit.kind);
        (end > unit.end).then(|| self.finish(at, end, unit.kind, value, &numeral))
    }

    /// A numeral with its unit.
    fn plain(&self, at: usize) -> Option<Parsed> {
        let (start, sign) = self.signed(at);
        let numeral = self.numeral(start)?;
        let mut parsed = self.with_unit(at, &numeral, None, sign);
        if parsed.kind == Kind::Number && self.is_counted_off(at, &numeral) {
            parsed.kind = Kind::Ordinal;
        }
        Some(parsed)
    }

    /// Where the numeral begins after a minus sign at `at`, and its sign.
    pub(super) fn signed(&self, at: usize) -> (usize, Decimal) {
        let c = self.connectives();
        let number = |index: usize| self.tokens.is(index, TokenKind::Number);
        // `<-60`, `(-4)`, but `5-4`
        let opened = !self.tokens.glued(at)
            || at.checked_sub(1).is_some_and(|before| {
                matches!(self.tokens.str(before), "<" | ">" | "≤" | "≥" | "~" | "≈" | "∼" | "=" | "(" | "[")
            });
        let sign = c.minus.has(self.tokens.word(at))
            && self.tokens.is(at, TokenKind::Symbol)
            && opened
            && self.tokens.glued(at + 1)
            && number(at + 1);
        // `plus or minus 3`
        let either = at.checked_sub(1).is_some_and(|before| c.or.has(self.tokens.word(before)));
        let word = c.minus_word.has(self.tokens.word(at))
            && self.tokens.is(at, TokenKind::Word)
            && !either
            && (number(at + 1) || self.lang.numbers.cardinals.has(self.tokens.word(at + 1)));
        // tokenised text: ` - 20 degrees Celsius`; elsewhere this is a dash
        let below = self.tokens.is_symbol(at, "-")
            && !self.tokens.glued(at + 1)
            && number(at + 1)
            && self.unit_after(at + 2, true).is_some_and(|unit| unit.unit.dimension == Unit::TEMPERATURE);
        if sign || word || below { (at + 1, Decimal::NEGATIVE_ONE) } else { (at, Decimal::ONE) }
    }

    /// The mention made of a numeral, or of two as a range, and the unit after the last.
    pub(super) fn with_unit(
        &self,
        start: usize,
        first: &Numeral,
        second: Option<&Numeral>,
        sign: Decimal,
    ) -> Parsed {
        let last = second.unwrap_or(first);
        // `0.2 of a percentage point`
        let share = || {
            let part = second.is_none() && first.value < Decimal::ONE;
            self.unit_of_one(last.end).filter(|unit| part && unit.kind == Kind::Percentage)
        };
        let unit = self.unit_after(last.end, last.digits).or_else(share);
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
        if kind == Kind::Measurement
            && let Some((per_end, unit)) = value.unit.as_deref().and_then(|unit| self.measure_per(end, unit))
        {
            (end, kind, value.unit) = (per_end, kind_of(&unit), Some(unit));
        }
        // `six days a week`
        if kind == Kind::Duration
            && let Some((per_end, under)) = self.per_time(end)
            && let Some(unit) = value.unit.as_deref()
        {
            (end, kind, value.unit) = (per_end, Kind::Rate, Some(self.lang.units.quotient(unit, &under)));
        }
        let bare = kind == Kind::Number && second.is_none();
        if matches!(kind, Kind::Number | Kind::Duration) && self.age_before(start, end)
            || bare && self.is_age(start, end, value.value)
        {
            kind = Kind::Age;
            value.unit = Some(Arc::clone(&self.lang.units.year_of_age));
        }
        if kind == Kind::Number
            && let Some((_, unit)) = self.lang.units.scales_behind.longest(&self.tokens, end)
        {
            kind = Kind::Measurement;
            value.unit = Some(Arc::clone(unit));
        }
        if let Some((rate_end, unit)) = self.rate_after(end)
            && kind == Kind::Number
        {
            kind = Kind::Rate;
            end = rate_end;
            value.unit = Some(unit);
        }
        if second.is_none() {
            end = self.add_smaller_parts(end, &mut value, kind);
            if let Some(below) = self.below_zero(end, kind, &mut value) {
                (end, kind) = (below, Kind::Measurement);
            }
        }
        self.finish(start, end, kind, value, first)
    }

    pub(super) fn finish(
        &self,
        start: usize,
        end: usize,
        kind: Kind,
        value: Amount,
        numeral: &Numeral,
    ) -> Parsed {
        let alternatives = numeral
            .alternatives
            .iter()
            .map(|&other| Quantity {
                amount: Some(Amount { value: other, ..value.clone() }),
                ..Quantity::default()
            })
            .collect();
        Parsed {
            alternatives,
            fault: numeral.malformed.then_some(Fault::Malformed),
            ..Parsed::number(start, end, kind, value, if numeral.digits { "digits" } else { "number words" })
        }
    }

    /// Whether `run` is a date in a single token: `30.11.2021` has the shape of a version.
    pub(super) fn is_date(&self, at: usize, run: Span) -> bool {
        let single = self.tokens.span(at, at + 1) == run && self.tokens.is(at, TokenKind::Number);
        single && self.date(at).is_some()
    }

    /// The date, time or period at `at`.
    pub(super) fn date(&self, at: usize) -> Option<Parsed> {
        let found = date_at(&self.tokens, at, &self.lang.dates, self)?;
        // `three days later than planned` is by how much
        if found.amount.is_some() && self.connectives().than.has(self.tokens.word(found.end)) {
            return None;
        }
        // the `early` of `early 2031` says nothing that the date tells
        let vague = matches!(found.expr, DateExpr::Part { part: Part::Early | Part::Late, .. });
        let next = at + 1 + usize::from(self.is_hyphen(at + 1));
        let alone =
            vague && self.lang.dates.parts.longest(&self.tokens, at).is_some_and(|(end, _)| end == at + 1);
        Some(Parsed {
            start: if alone { next } else { at },
            end: found.end,
            kind: found.kind,
            quantity: Quantity { amount: found.amount, ..Quantity::default() },
            date: Some(found.expr),
            alternatives: Vec::new(),
            fault: found.fault,
            shape: None,
            cue: "date",
        })
    }
}

impl Parser<'_> {
    /// What `read` makes of `tokens`: mostly the parser's own, whose numerals it knows.
    fn reading<T>(&self, tokens: &Tokens<'_>, read: impl FnOnce(&Parser<'_>) -> T) -> T {
        let own = std::ptr::eq(self.tokens.items, tokens.items);
        if own { read(self) } else { read(&Parser::new(*tokens, self.lang)) }
    }
}

impl NumberWords for Parser<'_> {
    fn begins(&self, tokens: &Tokens<'_>, at: usize) -> bool {
        const WORDS: Cues = Cues::NUMERAL.or(Cues::ORDINAL);
        self.lang.cues.of_word(tokens.word(at)).meets(WORDS)
    }

    fn cardinal(&self, tokens: &Tokens<'_>, at: usize) -> Option<(usize, Decimal)> {
        let word = tokens.is(at, TokenKind::Word);
        let read = |parser: &Parser<'_>| if word { parser.numeral(at) } else { parser.spelled(at) };
        self.reading(tokens, read).map(|numeral| (numeral.end, numeral.value))
    }

    fn ordinal(&self, tokens: &Tokens<'_>, at: usize) -> Option<(usize, u32)> {
        let (end, value) = self.reading(tokens, |parser| parser.ordinal_value(at))?;
        Some((end, u32::try_from(value).ok()?))
    }
}
