//! The parser of one sentence: what the grammars in this folder share.

use std::cell::RefCell;
use std::sync::Arc;

use rust_decimal::Decimal;

use super::numeral::Numeral;
use super::unit::UnitAt;
use super::{DateExpr, Fault, Kind};
use crate::lang::numbers::Connectives;
use crate::lang::{Language, TokenKind, Tokens};
use crate::quantity::{Amount, Qualifier, Quantity, Unit};

/// The tokens of a sentence and the language to read them in.
pub(super) struct Parser<'a> {
    pub(super) tokens: Tokens<'a>,
    pub(super) lang: &'static Language,
    /// The numerals read last: the grammars that begin at one token all read the same ones.
    pub(super) numerals: Memo<Numeral>,
    /// The units read last, after digits and after words.
    pub(super) units: [Memo<UnitAt>; 2],
}

/// What was found at the places looked at last, nothing included.
pub(super) struct Memo<T>(RefCell<[Option<Slot<T>>; 4]>);

/// A place and what was found there.
type Slot<T> = (usize, Option<T>);

impl<T: Clone> Memo<T> {
    fn new() -> Self {
        Memo(RefCell::new([const { None }; 4]))
    }

    /// What `find` finds at `at`, or found there lately.
    pub(super) fn at(&self, at: usize, find: impl FnOnce() -> Option<T>) -> Option<T> {
        let slot = at % 4;
        if let Some((place, known)) = &self.0.borrow()[slot]
            && *place == at
        {
            return known.clone();
        }
        let found = find();
        self.0.borrow_mut()[slot] = Some((at, found.clone()));
        found
    }
}

/// A mention as a grammar found it, in tokens.
#[derive(Clone, Debug)]
pub(super) struct Parsed {
    pub(super) start: usize,
    pub(super) end: usize,
    pub(super) kind: Kind,
    pub(super) quantity: Quantity,
    pub(super) date: Option<DateExpr>,
    pub(super) alternatives: Vec<Quantity>,
    pub(super) fault: Option<Fault>,
    pub(super) shape: Option<&'static str>,
    pub(super) cue: &'static str,
}

impl Parsed {
    /// A number without a unit.
    pub(super) fn number(start: usize, end: usize, kind: Kind, amount: Amount, cue: &'static str) -> Self {
        Parsed {
            start,
            end,
            kind,
            quantity: Quantity { amount: Some(amount), ..Quantity::default() },
            date: None,
            alternatives: Vec::new(),
            fault: None,
            shape: None,
            cue,
        }
    }
}

/// An amount printed to `step`.
pub(super) fn amount(value: Decimal, step: Decimal, unit: Option<Arc<Unit>>) -> Amount {
    Amount { value, hi: None, qualifier: Qualifier::Exact, unit, step }
}

impl<'a> Parser<'a> {
    pub(super) fn new(tokens: Tokens<'a>, lang: &'static Language) -> Self {
        Parser { tokens, lang, numerals: Memo::new(), units: [Memo::new(), Memo::new()] }
    }

    pub(super) fn connectives(&self) -> &'static Connectives {
        &self.lang.numbers.connectives
    }

    pub(super) fn is_dash(&self, at: usize) -> bool {
        self.tokens.is(at, TokenKind::Symbol) && self.connectives().dash.has(self.tokens.word(at))
    }

    pub(super) fn is_apostrophe(&self, at: usize) -> bool {
        self.tokens.is(at, TokenKind::Symbol) && matches!(self.tokens.str(at), "'" | "’" | "‘")
    }

    /// Whether the token at `at` is a hyphen that joins the words on both sides.
    pub(super) fn is_hyphen(&self, at: usize) -> bool {
        self.lang.is_hyphen(&self.tokens, at)
    }

    /// One past a joining hyphen at `at`, or `at`.
    pub(super) fn over_hyphen(&self, at: usize) -> usize {
        if self.is_hyphen(at) { at + 1 } else { at }
    }

    /// One past a hyphen at `at` that joins two number words, or `at`; tokenised text sets blanks about it.
    pub(super) fn over_joint(&self, at: usize) -> usize {
        let spaced = self.tokens.is_symbol(at, "-") && !self.tokens.glued(at) && !self.tokens.glued(at + 1);
        if spaced { at + 1 } else { self.over_hyphen(at) }
    }

    /// The text between token `at` and the one before it.
    pub(super) fn gap(&self, at: usize) -> &'a str {
        match (at.checked_sub(1).and_then(|before| self.tokens.get(before)), self.tokens.get(at)) {
            (Some(before), Some(here)) => {
                self.tokens.text.get(before.end as usize..here.start as usize).unwrap_or("")
            }
            _ => "",
        }
    }

    /// Whether one of the `reach` words before `at` is in the set.
    pub(super) fn word_before(&self, at: usize, reach: usize, set: &crate::lang::WordSet) -> bool {
        (at.saturating_sub(reach)..at).any(|index| set.has(self.tokens.word(index)))
    }

    /// Whether a word stands at `at` that is no function word.
    pub(super) fn is_content_word(&self, at: usize) -> bool {
        self.tokens.is(at, TokenKind::Word) && !self.lang.grammar.function_words.has(self.tokens.word(at))
    }

    /// Whether the word at `at` ends as plurals do, and verbs in the third person.
    pub(super) fn ends_as_plural(&self, at: usize) -> bool {
        self.tokens.str(at).ends_with(self.lang.measures.plural_ending.as_str())
    }

    /// Whether the word at `at` ends as verbs in -ing do.
    pub(super) fn ends_as_running(&self, at: usize) -> bool {
        let endings = &self.lang.measures.running_endings;
        endings.iter().any(|ending| self.tokens.str(at).ends_with(ending.as_str()))
    }

    /// Whether a word of the set stands anywhere in the sentence.
    pub(super) fn sentence_has(&self, set: &crate::lang::WordSet) -> bool {
        (0..self.tokens.len()).any(|index| set.has(self.tokens.word(index)))
    }
}
