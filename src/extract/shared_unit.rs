//! A unit or scale that is said once for several figures: `from 9.4 to 11.5 percent`, `9 or 4.8 months`,
//! `5, 10 and 15 km`, `rose from $26 to $31 million`.

use std::sync::Arc;

use rust_decimal::Decimal;

use super::numeral::Numeral;
use super::parser::Parser;
use super::unit::kind_of;
use super::{Kind, Mention};
use crate::lang::TokenKind;
use crate::quantity::{Amount, Unit};

impl Parser<'_> {
    /// Gives the unit of a figure to those that are joined to it and have none of their own.
    pub(super) fn share_units(&self, mentions: &mut [Mention]) {
        let mut listed = false;
        for index in (1..mentions.len()).rev() {
            let (before, behind) = mentions.split_at_mut(index);
            let (Some(first), Some(second)) = (before.last_mut(), behind.first()) else { return };
            listed = self.shares(first, second, listed) && share(first, second);
            if self.goes_to(first, second) {
                self.share_scale(first, second);
            }
        }
        for index in 1..mentions.len() {
            let (before, behind) = mentions.split_at_mut(index);
            let reached = before.iter().rfind(|it| it.kind != Kind::Date);
            if let (Some(reached), Some(begun)) = (reached, behind.first_mut())
                && self.comes_from(reached, begun)
            {
                share(begun, reached);
                self.share_scale(begun, reached);
            }
        }
        self.points_of_percent(mentions);
    }

    /// Whether a change goes from `begun` to `reached`: `from $26 to $31 million`.
    fn goes_to(&self, begun: &Mention, reached: &Mention) -> bool {
        let c = self.connectives();
        let to = begun.tokens.end;
        self.word_before(begun.tokens.start, 1, &c.from)
            && c.to.has(self.tokens.word(to))
            && to + 1 == reached.tokens.start
    }

    /// Whether `begun` is told behind the level that was `reached` from it, in the same unit: `to 8.1 percent last month
    /// from 7.9`, `40 tonnes, up from 30`, but not `raised 40 euros from 30 donors`.
    fn comes_from(&self, reached: &Mention, begun: &Mention) -> bool {
        const QUALIFIER: usize = 3;
        let c = self.connectives();
        let (Some(level), Some(start)) = (&reached.quantity.amount, &begun.quantity.amount) else {
            return false;
        };
        let from = begun.tokens.start.checked_sub(1).filter(|&at| c.from.has(self.tokens.word(at)));
        let moved = |from: usize| {
            self.word_before(reached.tokens.start, QUALIFIER, &c.to)
                || self.word_before(from, 1, &self.lang.numbers.change)
        };
        let measured =
            matches!(reached.kind, Kind::Measurement | Kind::Percentage | Kind::Money | Kind::Rate);
        let bare = begun.kind == Kind::Number && begun.date.is_none() && start.unit.is_none();
        from.is_some_and(moved)
            && measured
            && level.unit.is_some()
            && (bare && is_comparable(start, level) || start.unit == level.unit)
            && !self.is_content_word(begun.tokens.end)
            && !self.is_hyphen(begun.tokens.end)
    }

    /// Gives the scale of the level that a change reached to where it began, but not of `from $900 to $1 million` or the
    /// proverbial `from $1 to $1 million`.
    fn share_scale(&self, begun: &mut Mention, reached: &Mention) {
        let (Some(first), Some(last)) = (self.printed(begun), self.printed(reached)) else { return };
        let near = last.value.checked_div(last.factor).and_then(|raw| raw.checked_mul(Decimal::TWO));
        let scaled = first.digits == last.digits
            && first.end == begun.tokens.end
            && first.factor == Decimal::ONE
            && last.factor > Decimal::ONE
            && first.value > Decimal::ONE
            && near.is_some_and(|near| first.value < near);
        let times = |value: Decimal| value.checked_mul(last.factor);
        if let Some(amount) = begun.quantity.amount.as_mut().filter(|_| scaled)
            && let (Some(value), Some(step)) = (times(first.value), times(first.step))
        {
            (amount.value, amount.step) = (value, step);
        }
    }

    /// The numeral of a mention that begins with it or with its currency.
    fn printed(&self, mention: &Mention) -> Option<Numeral> {
        let start = mention.tokens.start;
        self.numeral(self.currency(start).map_or(start, |(end, _)| end))
    }

    /// `68 percent, 4.9 points lower than in 2031`: points beside a percentage are percentage points, unless the sentence
    /// is about something else that is measured in points.
    fn points_of_percent(&self, mentions: &mut [Mention]) {
        let numbers = &self.lang.numbers;
        let c = self.connectives();
        let percent = |mention: &Mention| mention.kind == Kind::Percentage;
        let Some(first) = mentions.iter().position(percent) else { return };
        let levels: Vec<usize> = mentions.iter().filter(|it| percent(it)).map(|it| it.tokens.start).collect();
        for (index, mention) in mentions.iter_mut().enumerate() {
            let end = mention.tokens.end;
            let bare = mention.kind == Kind::Number && mention.date.is_none();
            // `rises two points to 90 percent`
            let to = || c.to.has(self.tokens.word(end + 1)) && levels.contains(&(end + 2));
            if bare
                && (index > first || to())
                && numbers.rate_points.has(self.tokens.word(end))
                && (!self.is_content_word(end + 1) || numbers.comparatives.has(self.tokens.word(end + 1)))
                && !self.sentence_has(&numbers.point_scales)
                && let Some(unit) = self.lang.units.named("percentage point")
                && let Some(amount) = mention.quantity.amount.as_mut()
            {
                amount.unit = Some(Arc::clone(unit));
                mention.kind = Kind::Percentage;
                mention.tokens.end = end + 1;
                mention.span = self.tokens.span(mention.tokens.start, end + 1);
            }
        }
    }

    /// Whether the unit of `second` counts for `first` too; after a comma only if `second` has it from a list.
    fn shares(&self, first: &Mention, second: &Mention, listed: bool) -> bool {
        let c = self.connectives();
        let joint = self.over_hyphen(first.tokens.end);
        let by = c.by.has(self.tokens.word(joint)) || matches!(self.tokens.str(joint), "x" | "X" | "×");
        if (joint > first.tokens.end) != self.is_hyphen(joint + 1)
            || joint > first.tokens.end && !by
            || self.over_hyphen(joint + 1) != second.tokens.start
            || first.kind != Kind::Number
            || first.date.is_some()
        {
            return false;
        }
        let (Some(one), Some(other)) = (&first.quantity.amount, &second.quantity.amount) else {
            return false;
        };
        let Some(unit) = other.unit.as_ref().filter(|_| one.unit.is_none() && second.date.is_none()) else {
            return false;
        };
        // digits with digits, words with words; the unit of `5 and $10` stands before the second only
        let digits = |mention: &Mention| self.tokens.is(mention.tokens.start, TokenKind::Number);
        let words = |mention: &Mention| self.tokens.is(mention.tokens.start, TokenKind::Word);
        let spelled = self.lang.numbers.cardinals.has(self.tokens.word(second.tokens.start));
        // `up to 300 x 200 yards`
        let printed = digits(first) || by && self.tokens.is(first.tokens.end - 1, TokenKind::Number);
        let alike = printed && digits(second) || words(first) && words(second) && spelled;
        let word = self.tokens.word(joint);
        let measured = matches!(kind_of(unit), Kind::Measurement | Kind::Percentage);
        // `after 11 and 19 years`, but `12 and 30 minutes later 14 more`
        let later = self.lang.units.points_in_time.longest(&self.tokens, second.tokens.end).is_some();
        let lasted = second.kind == Kind::Duration && !later;
        // `2 x 250 mg`, `4 x 100 m`: so many of them
        const SIDES: i64 = 20;
        let times = unit.dimension != Unit::LENGTH
            || one.value.checked_mul(SIDES.into()).is_some_and(|sides| sides < other.value);
        let by = by && !times;
        // `at 35 and 45 dollars`; before one, `$` is its own only
        let paid = second.kind == Kind::Money && digits(second);
        let joined = by && measured
            || c.to.has(word)
            || c.or.has(word)
            || c.and.has(word) && (measured || lasted || paid)
            || listed && self.tokens.is_symbol(joint, ",");
        alike && joined && is_comparable(one, other) && second.kind != Kind::Age
    }
}

/// Whether `one` may be a percentage where `other` is: not the first of `205,000 or 12.8 percent`.
fn is_comparable(one: &Amount, other: &Amount) -> bool {
    let share = other.unit.as_ref().is_some_and(|unit| unit.dimension == Unit::SHARE);
    let most = other.value.checked_mul(Decimal::ONE_HUNDRED);
    !share || most.is_none_or(|most| one.value <= most)
}

/// Gives `figure` the unit and kind of `other`.
fn share(figure: &mut Mention, other: &Mention) -> bool {
    let unit = other.quantity.amount.as_ref().and_then(|amount| amount.unit.as_ref());
    if let (Some(amount), Some(unit)) = (figure.quantity.amount.as_mut(), unit) {
        amount.unit = Some(Arc::clone(unit));
        figure.kind = other.kind;
    }
    true
}
