//! What stands after a number and belongs to it: percent, currency, unit, age.

use std::sync::Arc;

use rust_decimal::Decimal;

use super::Kind;
use super::numeral::vulgar;
use super::parser::Parser;
use crate::lang::cues::Cues;
use crate::lang::{TokenKind, WordSet};
use crate::quantity::Unit;

/// A unit after a number.
#[derive(Clone, Debug)]
pub(super) struct UnitAt {
    /// Token index one past it.
    pub(super) end: usize,
    pub(super) unit: Arc<Unit>,
    pub(super) kind: Kind,
    /// What the number is multiplied by: 0.01 for cents.
    pub(super) factor: Decimal,
}

impl Parser<'_> {
    /// The unit that follows a number which ends at `at`; symbols only after digits.
    pub(super) fn unit_after(&self, at: usize, digits: bool) -> Option<UnitAt> {
        let none = match self.tokens.get(at).map(|token| token.kind) {
            Some(TokenKind::Word) => !self.cues(at).meets(Cues::UNIT),
            Some(TokenKind::Symbol) => [",", ".", ")"].iter().any(|mark| self.tokens.is_symbol(at, mark)),
            Some(TokenKind::Number) => false,
            None => true,
        };
        if none { None } else { self.units[usize::from(digits)].at(at, || self.read_unit(at, digits)) }
    }

    fn read_unit(&self, at: usize, digits: bool) -> Option<UnitAt> {
        const REACH: usize = 4;
        let units = &self.lang.units;
        let currencies = &self.lang.currencies;
        let next = self.over_hyphen(at);
        // `248 month-to-date records`
        let date = self.is_hyphen(next + 1) && self.is_hyphen(next + 3);
        if date && self.connectives().to.has(self.tokens.word(next + 2)) {
            return None;
        }
        // tokenised text: `six - mile`
        let spaced = next == at && self.tokens.is_symbol(at, "-") && self.over_joint(at) > at;
        let found = |end: usize, unit: &Arc<Unit>, kind: Kind, factor: Decimal| {
            Some(UnitAt { end, unit: Arc::clone(unit), kind, factor })
        };
        if let Some((end, unit)) = units.age_after.longest(&self.tokens, if spaced { at + 1 } else { next }) {
            return found(end, unit, Kind::Age, Decimal::ONE);
        }
        if digits && let Some(marked) = self.marked(at) {
            return Some(marked);
        }
        // `a thousand points`, but no `three m`
        if !digits
            && self.tokens.str(next).len() > 3
            && let Some(beside) = self.beside(at)
        {
            return Some(beside);
        }
        let plain = units.expression(&self.tokens, next, digits);
        let money = currencies.words.longest(&self.tokens, next).or_else(|| {
            currencies.symbols.longest(&self.tokens, next).filter(|&(end, _)| {
                // `the three Rs`
                let symbol = digits || !self.tokens.is(next, TokenKind::Word);
                // `1990 $5` is no amount of 1990 dollars
                symbol && !(self.tokens.glued(end) && self.tokens.is(end, TokenKind::Number))
            })
        });
        if let Some((end, unit)) = money
            && plain.as_ref().is_none_or(|(plain_end, _)| end >= *plain_end)
            // `5 euro cents`
            && currencies.sub_units.longest(&self.tokens, next).is_none_or(|(part_end, _)| end >= part_end)
        {
            let (end, unit, kind) = self.money_per(end, unit);
            let (end, factor) = self.scale_word(end).unwrap_or((end, Decimal::ONE));
            return found(end, &unit, kind, factor);
        }
        if let Some((end, (unit, factor))) = currencies.multiplied.longest(&self.tokens, next) {
            let (end, unit, kind) = self.money_per(end, unit);
            return found(end, &unit, kind, *factor);
        }
        // `2030 Year in Review`
        let titled = at.checked_sub(1).is_some_and(|number| {
            let digits = self.tokens.is(number, TokenKind::Number) && self.tokens.str(number).len() == 4;
            digits && self.tokens.capitalised(at) && !self.tokens.glued(at)
        });
        if let Some((end, unit)) = plain.filter(|(_, unit)| {
            !(titled && is_time(unit) && self.tokens.str(at).eq_ignore_ascii_case(&unit.name))
        }) {
            // `in 2018 day five`: the unit counts what follows
            if self.lang.numbers.ordinal_units.has(self.tokens.word(end - 1))
                && self.lang.numbers.cardinals.has(self.tokens.word(end))
            {
                return None;
            }
            let unit = match currencies.money_masses.get(&unit.name) {
                Some(currency)
                    if (self.sentence_has(&currencies.money_context) || self.large_scale_before(at))
                        && !self.word_before(at, REACH, &currencies.mass_context)
                        && !self.other_money(currency)
                        // `5 million pounds of beef`
                        && !self.connectives().of.has(self.tokens.word(end)) =>
                {
                    currency
                }
                _ => &unit,
            };
            return found(end, unit, kind_of(unit), Decimal::ONE);
        }
        if let Some((end, unit)) = currencies.scaled.longest(&self.tokens, next)
            && self.large_scale_before(at)
            && !self.is_content_word(end)
        {
            return found(end, unit, Kind::Money, Decimal::ONE);
        }
        // `In 2003 Sen. Venn` spent none
        let title = self.tokens.capitalised(next) && self.lang.attribution.titles.has(self.tokens.word(next));
        if let Some((end, unit)) = currencies.sub_units.longest(&self.tokens, next).filter(|_| !title) {
            let (end, unit, kind) = self.money_per(end, unit);
            return found(end, &unit, kind, Decimal::ONE);
        }
        if let Some((end, unit)) = currencies.sub_letters.longest(&self.tokens, next)
            && digits
            && self.tokens.glued(next)
            && self.letter_is_money(end, unit)
        {
            let (end, unit, kind) = self.money_per(end, unit);
            return found(end, &unit, kind, Decimal::ONE);
        }
        // the singular tells that the two are one word
        if spaced
            && let Some((end, unit)) = units.words.longest(&self.tokens, at + 1)
            && self.tokens.str(end - 1) == unit.name
        {
            return found(end, unit, kind_of(unit), Decimal::ONE);
        }
        // `two more years`, but `the 2031-32 academic year`
        let worded = self.tokens.is(at, TokenKind::Word) && units.before_unit.has(self.tokens.word(at));
        let year = at.checked_sub(1).is_some_and(|number| self.tokens.is(number, TokenKind::Number));
        let (end, unit) = units
            .words
            .longest(&self.tokens, at + 1)
            .filter(|&(end, unit)| worded && !(year && self.tokens.str(end - 1) == unit.name))?;
        found(end, unit, kind_of(unit), Decimal::ONE)
    }

    /// Whether `million`, `bn` or more stands right before `at`.
    fn large_scale_before(&self, at: usize) -> bool {
        const LEAST: i64 = 100_000;
        let Some(before) = at.checked_sub(1) else { return false };
        let numbers = &self.lang.numbers;
        let short = numbers.short_scales.longest(&self.tokens, before).map(|(_, scale)| scale);
        let scale = numbers
            .scales
            .get(self.tokens.word(before))
            .or(numbers.vague.get(self.tokens.word(before)))
            .or(short);
        scale.is_some_and(|scale| *scale > Decimal::from(LEAST))
    }

    /// Whether the letter that ends at `end` is money: `60p`, but `43c` only where money stands about it.
    fn letter_is_money(&self, end: usize, unit: &Unit) -> bool {
        let currencies = &self.lang.currencies;
        // `1080p` is a picture
        let small = end.checked_sub(2).is_some_and(|number| {
            self.tokens.str(number).split('.').next().is_some_and(|whole| whole.len() < 4)
        });
        let closed = small && (!self.tokens.glued(end) || self.tokens.is(end, TokenKind::Symbol));
        let pounds =
            currencies.money_masses.values().any(|money| money.currency_code() == unit.currency_code());
        closed && (pounds || self.sentence_has(&currencies.money_context))
    }

    /// The currency whose symbol or code begins at `at`, perhaps with blanks in it: `HK $ 5`.
    pub(super) fn currency(&self, at: usize) -> Option<(usize, &'static Arc<Unit>)> {
        let currencies = &self.lang.currencies;
        currencies.symbols.longest(&self.tokens, at).or_else(|| self.currency_letter(at)).or_else(|| {
            currencies.spaced.longest(&self.tokens, at).filter(|&(end, _)| {
                let letters = self.tokens.str(at);
                let shouted = letters.len() > 1 && letters.chars().all(char::is_uppercase);
                let spaced = !self.tokens.glued(end) && !self.connectives().article.has(self.tokens.word(at));
                // `it 's $ 5` holds no Singapore dollars
                let alone = at.checked_sub(1).is_none_or(|before| !self.is_apostrophe(before));
                alone && !self.tokens.glued(at) && (shouted || spaced)
            })
        })
    }

    /// `R` of `R500 million`.
    pub(super) fn currency_letter(&self, at: usize) -> Option<(usize, &'static Arc<Unit>)> {
        let found = self.lang.currencies.letters.longest(&self.tokens, at)?;
        let number = found.0;
        let scaled = || {
            self.scale_word(number + 1).is_some()
                || self.lang.numbers.short_scales.longest(&self.tokens, number + 1).is_some()
                    && self.tokens.glued(number + 1)
        };
        let glued = !self.tokens.glued(at) && self.tokens.glued(number);
        (glued && self.tokens.is(number, TokenKind::Number) && scaled()).then_some(found)
    }

    /// `per kilogram`, `/hour`, `a year` after a sum that ends at `at`: one past it, the unit, and the kind, a rate if the
    /// sum is meant of each stretch of time.
    pub(super) fn money_per(&self, at: usize, unit: &Arc<Unit>) -> (usize, Arc<Unit>, Kind) {
        let units = &self.lang.units;
        let each = || self.each(at).or_else(|| self.adverb(at)).map(|(end, under)| (end, Arc::clone(under)));
        let under = units.denominator(&self.tokens, at).or_else(each);
        match under {
            Some((end, under)) if is_time(&under) => (end, units.quotient(unit, &under), Kind::Rate),
            Some((end, under)) if kind_of(&under) == Kind::Measurement => {
                (end, units.quotient(unit, &under), Kind::Money)
            }
            _ => match self.counted_under(at) {
                Some(under) => (at + 2, units.quotient(unit, &under), Kind::Money),
                None => (at, Arc::clone(unit), Kind::Money),
            },
        }
    }

    /// The noun of `per recipient` or `a share` at `at`.
    fn counted_under(&self, at: usize) -> Option<Unit> {
        let noun = self.tokens.str(at + 1);
        let fits = self.connectives().per.has(self.tokens.word(at))
            && self.tokens.is(at, TokenKind::Word)
            && self.is_content_word(at + 1)
            && !self.tokens.capitalised(at + 1)
            // `per cent`, `per thousand`
            && self.lang.units.words.longest(&self.tokens, at).is_none()
            && !self.lang.numbers.scales.has(self.tokens.word(at + 1));
        let each = || {
            self.connectives().article.has(self.tokens.word(at))
                && self.lang.units.each_nouns.has(self.tokens.word(at + 1))
                && !self.connectives().of.has(self.tokens.word(at + 2))
                && !self.lang.measures.relatives.has(self.tokens.word(at + 2))
                && !self.is_content_word(at + 2)
        };
        (fits || each()).then(|| Unit::named(noun))
    }

    /// `of coal a year`, `daily` after a measure of `unit` that ends at `at`: one past it, and the unit by that time.
    pub(super) fn measure_per(&self, at: usize, unit: &Unit) -> Option<(usize, Arc<Unit>)> {
        const NOUNS: usize = 3;
        let of = self.connectives().of.has(self.tokens.word(at));
        let first = at + usize::from(of);
        let nouns =
            (0..=NOUNS).take_while(|&count| count == 0 || of && self.is_content_word(first + count - 1));
        let (end, under) = nouns.map(|count| first + count).find_map(|period| self.per_time(period))?;
        Some((end, self.lang.units.quotient(unit, &under)))
    }

    /// `per week`, `a week`, `weekly` at `at`: one past it and the unit of time.
    pub(super) fn per_time(&self, at: usize) -> Option<(usize, Arc<Unit>)> {
        let per = self.lang.units.denominator(&self.tokens, at).filter(|(_, under)| is_time(under));
        per.or_else(|| self.period(at).map(|(end, under)| (end, Arc::clone(under))))
    }

    /// `a day`, `an hour`, `a barrel` at `at`: one past it and the unit.
    fn each(&self, at: usize) -> Option<(usize, &'static Arc<Unit>)> {
        let (end, unit) = self.lang.units.each(&self.tokens, at)?;
        // `twelve people a day died`, `one bus a week stops`, but `a second time`
        let verb = self.lang.dates.tense(&self.tokens, end).is_some() || self.ends_as_plural(end);
        // `two hours a day`, but `a day and a half`
        let c = self.connectives();
        let broken = c.and.has(self.tokens.word(end))
            && c.article.has(self.tokens.word(end + 1))
            && self.lang.numbers.halves.has(self.tokens.word(end + 2));
        (verb || !self.is_content_word(end) && !broken).then_some((end, unit))
    }

    /// `a day`, `an hour`, `daily` at `at`: one past it and the unit of time.
    pub(super) fn period(&self, at: usize) -> Option<(usize, &'static Arc<Unit>)> {
        self.each(at).filter(|(_, unit)| is_time(unit)).or_else(|| self.adverb(at))
    }

    /// `annually` at `at`, before no noun: one past it and the unit of time.
    fn adverb(&self, at: usize) -> Option<(usize, &'static Arc<Unit>)> {
        self.lang
            .units
            .period_adverbs
            .longest(&self.tokens, at)
            // `12 daily and 3 weekly flights`
            .filter(|&(end, _)| !self.is_content_word(end) && !self.joins_number(end))
    }

    /// Whether `and` or `or` and a number stand at `at`.
    fn joins_number(&self, at: usize) -> bool {
        let c = self.connectives();
        let word = self.tokens.word(at);
        (c.and.has(word) || c.or.has(word)) && self.lang.is_number(&self.tokens, at + 1)
    }

    /// Whether the sentence names money of another currency by its symbol.
    fn other_money(&self, currency: &Unit) -> bool {
        (0..self.tokens.len()).any(|index| {
            self.tokens.is(index, TokenKind::Symbol)
                && self
                    .lang
                    .currencies
                    .symbols
                    .longest(&self.tokens, index)
                    .is_some_and(|(_, unit)| unit.name != currency.name)
        })
    }

    /// A word that is a unit only beside certain others: `40 points` of an index.
    fn beside(&self, at: usize) -> Option<UnitAt> {
        let (end, besides) = self.lang.units.beside.longest(&self.tokens, self.over_hyphen(at))?;
        // `1.5 b euros`
        let money = self.lang.currencies.words.longest(&self.tokens, end).is_some();
        let whole = !money && (!self.tokens.glued(end) || self.tokens.is(end, TokenKind::Symbol));
        let told = |words: &WordSet, decimals| self.sentence_has(words) || decimals && self.broken(at);
        let told = besides.iter().find(|beside| told(&beside.words, beside.decimals));
        let unit = &told.filter(|_| whole)?.unit;
        Some(UnitAt { end, unit: Arc::clone(unit), kind: kind_of(unit), factor: Decimal::ONE })
    }

    /// Units that only their surroundings tell: `(kg)`, `5'10"`, `-10C`.
    fn marked(&self, at: usize) -> Option<UnitAt> {
        let units = &self.lang.units;
        let found = |end: usize, unit: &Arc<Unit>| {
            Some(UnitAt { end, unit: Arc::clone(unit), kind: kind_of(unit), factor: Decimal::ONE })
        };
        // `5in`, `5 in deep`
        if let Some((end, unit)) = units.compound_symbols.longest(&self.tokens, at)
            && if self.tokens.glued(at) {
                !self.tokens.glued(end)
            } else {
                self.lang.measures.dimensions.has(self.tokens.word(end))
            }
        {
            return found(end, unit);
        }
        if let Some(beside) = self.beside(at) {
            return Some(beside);
        }
        let closing = match self.tokens.str(at) {
            "(" => ")",
            "<" => ">",
            _ => "",
        };
        if !closing.is_empty()
            && let Some((end, unit)) = units.expression(&self.tokens, at + 1, true)
            && self.tokens.is_symbol(end, closing)
            && kind_of(&unit) == Kind::Measurement
        {
            return found(end + 1, &unit);
        }
        if let Some((end, unit)) = units.marks.longest(&self.tokens, at)
            && self.tokens.glued(at)
            && self.is_mark(at, end)
        {
            return found(end, unit);
        }
        let (end, unit) = units.temperature_letters.longest(&self.tokens, at)?;
        let below = at.checked_sub(2).is_some_and(|sign| {
            let c = self.connectives();
            let word = self.tokens.word(sign);
            c.minus.has(word) && self.tokens.glued(sign + 1) || c.minus_word.has(word)
        });
        let closed = !self.tokens.glued(end) || self.tokens.is(end, TokenKind::Symbol);
        // no name has decimals: `1.5C`; but beside money this is cents
        let decimals = at.checked_sub(1).is_some_and(|number| self.tokens.str(number).contains('.'))
            && !self.sentence_has(&self.lang.currencies.money_context);
        (closed && (below || decimals || self.sentence_has(&units.temperature_context)))
            .then(|| found(end, unit))
            .flatten()
    }

    /// Whether the number that ends at `at` is not whole: `0.75`, `¾`, `3/4`.
    fn broken(&self, at: usize) -> bool {
        let last = at.checked_sub(1).map_or("", |last| self.tokens.str(last));
        let slash = at.checked_sub(2).is_some_and(|slash| matches!(self.tokens.str(slash), "/" | "⁄"));
        last.contains('.') || vulgar(last).is_some() || slash
    }

    /// Whether the quotation mark at `at` is a mark of measure: the first or second of a pair (`5'10"`), or a
    /// single one before a noun (`an 8" pipe`) or last.
    fn is_mark(&self, at: usize, end: usize) -> bool {
        let mark = |index: usize| self.lang.units.marks.longest(&self.tokens, index).is_some();
        let number = |index: usize| self.tokens.is(index, TokenKind::Number);
        let first = number(end) && mark(end + 1) && self.tokens.glued(end + 1);
        let second = at.checked_sub(2).is_some_and(|before| mark(before) && self.tokens.glued(before))
            && number(at - 1)
            && number(at.saturating_sub(3));
        let same = |index: &usize| self.tokens.str(*index) == self.tokens.str(at);
        let alone = (0..self.tokens.len()).filter(same).count() == 1;
        let noun = end == self.tokens.len()
            || self.tokens.is(end, TokenKind::Word)
                && !self.tokens.glued(end)
                && !self.lang.grammar.function_words.has(self.tokens.word(end));
        let double = self.tokens.str(at) == "\"" && alone;
        // `13.3'' screens`, `15'' or 17'' screens`; two such marks may close a quotation
        let quote = |at: usize| matches!(self.tokens.str(at), "'" | "`" | "’" | "‘");
        let opens = |at: usize| quote(at) && quote(at + 1) && !at.checked_sub(1).is_some_and(number);
        let twice = end == at + 2 && !(0..at).any(opens);
        let joined = self.connectives().or.has(self.tokens.word(end)) && number(end + 1) && mark(end + 2);
        first || second || double && noun || twice && (noun && end < self.tokens.len() || joined)
    }
}

/// Whether the unit is one of time.
pub(super) fn is_time(unit: &Unit) -> bool {
    matches!(unit.dimension.as_str(), Unit::TIME | Unit::MONTH)
}

/// Whether the unit is of each day or longer: `barrel per day`; `kilometre per hour` is a speed.
fn is_per_period(unit: &Unit) -> bool {
    const PERIODS: [&str; 4] = ["day", "week", "month", "year"];
    unit.quotient().is_some_and(|(_, period)| PERIODS.contains(&period))
}

/// The kind of figure that a unit makes.
pub(super) fn kind_of(unit: &Unit) -> Kind {
    match unit.dimension.as_str() {
        _ if unit.is_currency() => Kind::Money,
        Unit::TIME | Unit::MONTH => Kind::Duration,
        Unit::SHARE | Unit::POINT | Unit::BASIS_POINT => Kind::Percentage,
        Unit::WORK_TIME => Kind::Duration,
        _ if is_per_period(unit) => Kind::Rate,
        _ => Kind::Measurement,
    }
}
