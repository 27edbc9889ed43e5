//! Changes told with both levels: `from A to B`, `to B from A`, `B, compared with A`.

use std::ops::Range;

use super::arithmetic::shown;
use super::sentence::{Sentence, amount};
use super::support::{related, surface};
use crate::extract::Kind;
use crate::finding::Related;
use crate::lang::{TokenKind, WordSet};
use crate::quantity::Amount;
use crate::review::{Review, Reviewed};

/// Kinds of levels.
const LEVELS: [Kind; 7] = [
    Kind::Money,
    Kind::Count,
    Kind::Casualties,
    Kind::Measurement,
    Kind::Rate,
    Kind::Number,
    Kind::Percentage,
];

/// One end of a change.
pub(super) struct Level<'r> {
    pub(super) figure: &'r Reviewed,
    /// Its number; of a range one end.
    pub(super) amount: Amount,
}

/// The two ends of a change.
pub(super) struct Change<'r> {
    pub(super) from: Level<'r>,
    pub(super) to: Level<'r>,
}

impl Level<'_> {
    /// It as printed; of a range the one end.
    pub(super) fn surface(&self, review: &Review<'_>) -> String {
        let is_end =
            self.figure.claim.mention.quantity.amount.as_ref().is_some_and(|whole| whole.hi.is_some());
        if is_end { shown(self.amount.value) } else { surface(self.figure, review) }
    }
}

impl Change<'_> {
    /// The places of the two ends; of a range its one place.
    pub(super) fn related(&self, review: &Review<'_>) -> Vec<Related> {
        let mut places: Vec<Related> =
            [&self.from, &self.to].iter().filter_map(|end| related(end.figure, review)).collect();
        places.dedup();
        places
    }

    /// Whether `figure` is one of the two ends.
    pub(super) fn has(&self, figure: &Reviewed) -> bool {
        let span = figure.claim.mention.span;
        span == self.from.figure.claim.mention.span || span == self.to.figure.claim.mention.span
    }

    /// The tokens from the first end to the last.
    fn tokens(&self) -> Range<usize> {
        let (from, to) = (&self.from.figure.claim.mention.tokens, &self.to.figure.claim.mention.tokens);
        from.start.min(to.start)..from.end.max(to.end)
    }
}

impl<'r> Sentence<'r> {
    /// The one change of the sentence that tells both levels, in one unit.
    pub(super) fn change(&self) -> Option<Change<'r>> {
        let c = &self.language.numbers.connectives;
        let levels: Vec<&'r Reviewed> = self.claims(&LEVELS).collect();
        let led = |set: &WordSet| -> Vec<&'r Reviewed> {
            levels.iter().copied().filter(|figure| self.is_led(figure, set)).collect()
        };
        match (led(&c.from).as_slice(), led(&c.to).as_slice()) {
            (&[from], &[to]) => self.paired(from, to),
            (&[both], &[]) if range(both).is_some() => {
                let (from, to) = range(both)?;
                Some(Change {
                    from: Level { figure: both, amount: from },
                    to: Level { figure: both, amount: to },
                })
            }
            (_, &[]) => levels.iter().enumerate().find_map(|(at, &from)| {
                let unit = |figure: &Reviewed| amount(figure).map(|amount| amount.unit.clone());
                let to = levels[..at].iter().rev().find(|&&to| unit(to) == unit(from))?;
                self.compared(to, from)
            }),
            _ => None,
        }
    }

    /// `from 5 to 17 percent` names the unit once.
    fn paired(&self, from: &'r Reviewed, to: &'r Reviewed) -> Option<Change<'r>> {
        let (a, b) = (amount(from)?, amount(to)?);
        let unit = |amount: &Amount| amount.unit.as_ref().map(|unit| unit.name.clone());
        let next = self.between(from, to).len() == 1;
        (unit(a) == unit(b) || unit(a).is_none() && next).then(|| Change {
            from: Level { figure: from, amount: a.clone() },
            to: Level { figure: to, amount: b.clone() },
        })
    }

    /// `B, compared with A`, `B, up from A`.
    fn compared(&self, to: &'r Reviewed, from: &'r Reviewed) -> Option<Change<'r>> {
        const LONGEST: usize = 8;
        let c = &self.language.numbers.connectives;
        let checks = &self.language.checks;
        let between = self.between(to, from);
        let joined = between.len() <= LONGEST
            && (self.has(between.clone(), &checks.compared_with)
                || self.is_led(from, &c.from) && self.has(between.clone(), &self.language.numbers.change));
        if !joined || self.words(between).contains(';') { None } else { self.paired(from, to) }
    }

    /// Whether a word of `set` leads to the figure, with nothing between but words such as `just` and `the`.
    fn is_led(&self, figure: &Reviewed, set: &WordSet) -> bool {
        const REACH: usize = 3;
        let start = figure.claim.mention.tokens.start;
        let between = &self.language.checks.before_level;
        let mut words = (start.saturating_sub(REACH)..start).rev().map(|at| self.tokens().word(at));
        words.find(|&word| !between.has(word)).is_some_and(|word| set.has(word))
    }

    /// Whether `figure` tells of this change: of the same clause, and no other level stands among the three.
    pub(super) fn tells(&self, figure: &Reviewed, change: &Change<'_>) -> bool {
        let (told, ends) = (&figure.claim.mention.tokens, change.tokens());
        let gap =
            if told.end <= ends.start { told.end..ends.start } else { ends.end..told.start.max(ends.end) };
        let all = told.start.min(ends.start)..told.end.max(ends.end);
        let unit = &change.to.amount.unit;
        let other = self.claims(&LEVELS).any(|other| {
            let own = other.claim.mention.span == figure.claim.mention.span || change.has(other);
            let alike = amount(other).is_none_or(|amount| amount.unit == *unit);
            !own && (alike || all.contains(&other.claim.mention.tokens.start))
        });
        !other && !self.breaks(gap)
    }

    /// Whether another clause begins among these tokens; `, which is a 5 percent rise` goes on with the same.
    fn breaks(&self, mut range: Range<usize>) -> bool {
        let tokens = self.tokens();
        let checks = &self.language.checks;
        // the `and` of `between 2019 and 2029`
        let inside = |at: usize| self.figures.iter().any(|figure| figure.claim.mention.tokens.contains(&at));
        range.any(|at| {
            let goes_on = checks.amounts_to.has(tokens.word(at + 1));
            tokens.str(at) == ";" || checks.clauses.has(tokens.word(at)) && !goes_on && !inside(at)
        })
    }

    /// Whether the percentage or multiple is of a change, and of the whole one: `a 58 percent increase`, `up 58
    /// percent`; not `an annual increase of 5 percent`.
    pub(super) fn is_of_change(&self, figure: &Reviewed) -> bool {
        const REACH: usize = 3;
        let tokens = self.tokens();
        let told = &figure.claim.mention.tokens;
        let stays = |&at: &usize| tokens.is(at, TokenKind::Word) || tokens.is(at, TokenKind::Number);
        let before = (told.start.saturating_sub(REACH)..told.start).rev().take_while(stays);
        let near: Vec<usize> = before.chain((told.end..told.end + REACH).take_while(stays)).collect();
        let numbers = &self.language.numbers;
        let partial = near.iter().any(|&at| {
            let named =
                at.checked_sub(1).is_some_and(|at| self.language.checks.particular.has(tokens.word(at)));
            numbers.partial_change.has(tokens.word(at)) && !named
        });
        let change = near.iter().any(|&at| numbers.change.has(tokens.word(at)));
        // `…, or 58 percent`
        let or = &numbers.connectives.or;
        let by = &numbers.connectives.by;
        let restates = match told.start.checked_sub(1) {
            Some(at) if by.has(tokens.word(at)) => {
                at.checked_sub(1).is_some_and(|at| or.has(tokens.word(at)))
            }
            Some(at) => or.has(tokens.word(at)),
            None => false,
        };
        let verb = || self.has(0..told.start, &numbers.change);
        !partial && (change || restates && verb())
    }
}

/// The two ends of a range.
fn range(figure: &Reviewed) -> Option<(Amount, Amount)> {
    let amount = figure.claim.mention.quantity.amount.as_ref()?;
    let end = |value| Amount { value, hi: None, ..amount.clone() };
    Some((end(amount.value), end(amount.hi?)))
}
