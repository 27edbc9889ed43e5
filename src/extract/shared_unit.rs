//! A unit or scale that is said once for several figures: `from 9.4 to 11.5 percent`, `9 or 4.8 months`,
//! `5, 10 and 15 km`, `rose from $26 to $31 million`.

use std::sync::Arc;

use rust_decimal::Decimal;

use super::numeral::Numeral;
use super::parser::Parser;
use super::unit::kind_of;
use super::{Kind, Mention};
use crate::lang::TokenKind;
use crate::quantity::Unit;

impl Parser<'_> {
    /// Gives the unit of a figure to those that are joined to it and have none of their own.
    pub(super) fn share_units(&self, mentions: &mut [Mention]) {
        let mut listed = false;
        for index in (1..mentions.len()).rev() {
            let (before, behind) = mentions.split_at_mut(index);
            let (Some(first), Some(second)) = (before.last_mut(), behind.first()) else { return };
            listed = self.shares(first, second, listed) && share(first, second);
            self.share_scale(first, second);
        }
        self.points_of_percent(mentions);
    }

    /// Gives the scale of the level that a change reached to where it began: `from $26 to $31 million`, but not
    /// `from $900 to $1 million` or the proverbial `from $1 to $1 million`.
    fn share_scale(&self, first: &mut Mention, second: &Mention) {
        let c = self.connectives();
        let to = first.tokens.end;
        let led = self.word_before(first.tokens.start, 1, &c.from);
        if !led || !c.to.has(self.tokens.word(to)) || to + 1 != second.tokens.start {
            return;
        }
        let (Some(begun), Some(reached)) = (self.printed(first), self.printed(second)) else { return };
        let near = reached.value.checked_div(reached.factor).and_then(|raw| raw.checked_mul(Decimal::TWO));
        let scaled = begun.digits == reached.digits
            && begun.end == to
            && begun.factor == Decimal::ONE
            && reached.factor > Decimal::ONE
            && begun.value > Decimal::ONE
            && near.is_some_and(|near| begun.value < near);
        let times = |value: Decimal| value.checked_mul(reached.factor);
        if let Some(amount) = first.quantity.amount.as_mut().filter(|_| scaled)
            && let (Some(value), Some(step)) = (times(begun.value), times(begun.step))
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
        let lasted = second.kind == Kind::Duration && digits(first) && !later;
        // `2 x 250 mg`, `4 x 100 m`: so many of them
        const SIDES: i64 = 20;
        let times = unit.dimension != Unit::LENGTH
            || one.value.checked_mul(SIDES.into()).is_some_and(|sides| sides < other.value);
        let by = by && !times;
        let joined = by && measured
            || c.to.has(word)
            || c.or.has(word)
            || c.and.has(word) && (measured || lasted)
            || listed && self.tokens.is_symbol(joint, ",");
        alike && joined && second.kind != Kind::Age
    }
}

/// Gives `first` the unit and kind of `second`.
fn share(first: &mut Mention, second: &Mention) -> bool {
    let unit = second.quantity.amount.as_ref().and_then(|amount| amount.unit.as_ref());
    if let (Some(amount), Some(unit)) = (first.quantity.amount.as_mut(), unit) {
        amount.unit = Some(Arc::clone(unit));
        first.kind = second.kind;
    }
    true
}
