//! Numbers that a word beside them makes a label: `Section 230`, `page 12`, `Boeing 737`, `221 Elm Street`.

use super::{Judge, reason_named};
use crate::claim::{Claim, Exempt};
use crate::extract::{Kind, Mention};
use crate::lang::TokenKind;
use rust_decimal::Decimal;

impl Judge<'_> {
    /// A label right before the number: `Section 230`, `page 12`, `Boeing 737`.
    pub(super) fn label(&self, mention: &Mention) -> Option<Exempt> {
        const REACH: usize = 4;
        if !matches!(
            mention.kind,
            Kind::Number | Kind::Rank | Kind::Ordinal | Kind::Count | Kind::Date | Kind::Score
        ) {
            return None;
        }
        // `the operation 17 days ago`, `a ban in the ACT today`
        let digits = self.tokens.is(mention.tokens.start, TokenKind::Number);
        // `pages 1914-1918`
        let stretch = mention.tokens.len() == 3
            && self.lang.numbers.connectives.dash.has(self.tokens.word(mention.tokens.start + 1));
        if mention.kind == Kind::Date && (mention.tokens.len() > 1 && !stretch || !digits) {
            return None;
        }
        let start = mention.tokens.start;
        let label_before = |end: usize| {
            (end.saturating_sub(REACH)..end).find_map(|at| {
                if self.is_joined(at) {
                    return None;
                }
                let reason = self.lang.exempt.labels.spanning(&self.tokens, at, end)?;
                Some((at, reason_named(reason)?))
            })
        };
        // `Regulation (EU) 2031/679`
        let bracket = || {
            let open = start.checked_sub(3).filter(|&open| self.tokens.is_symbol(open, "("))?;
            let law = self.tokens.is_symbol(start - 1, ")") && self.tokens.is_symbol(mention.tokens.end, "/");
            label_before(open)
                .filter(|&(at, reason)| law && reason == Exempt::Law && self.tokens.capitalised(at))
        };
        let (label, reason) = label_before(start).or_else(bracket)?;
        // `bulletin No. 14` too
        let number = if mention.kind == Kind::Rank { mention.tokens.end - 1 } else { start };
        let digits = self.tokens.is(number, TokenKind::Number);
        let capital = self.tokens.capitalised(label);
        let counted = self.counts_something(mention);
        let loose = self.lang.exempt.loose_labels.has(self.tokens.word(label));
        match reason {
            // `the bill 40 senators signed`: a law's label is written with a capital
            Exempt::Law | Exempt::Contact
                if !capital && label > 0 && counted && self.counts_many(mention) =>
            {
                None
            }
            Exempt::List if !capital && counted && self.counts_many(mention) && self.is_plural(label) => None,
            // `will release 33 hostages`
            Exempt::List if !capital && loose => None,
            Exempt::Law if !capital && !digits => None,
            Exempt::Name if !capital && (loose && (counted || !digits) || counted && !digits) => None,
            // `Galaxy Note 7`
            Exempt::List if capital && label > 0 && self.is_name(label - 1) => Some(Exempt::Name),
            // `Line 44:` of a form
            Exempt::Name if label == 0 && self.tokens.is_symbol(mention.tokens.end, ":") => {
                Some(Exempt::List)
            }
            _ => Some(reason),
        }
    }

    /// Whether a label of a list stands at `at`, with its number behind it: `page 15`.
    pub(super) fn is_list_label(&self, at: usize) -> bool {
        let label = self.lang.exempt.labels.longest(&self.tokens, at);
        label.is_some_and(|(end, reason)| {
            reason_named(reason) == Some(Exempt::List) && self.tokens.is(end, TokenKind::Number)
        })
    }

    /// Whether the token at `at` is a part of the word before it.
    fn is_joined(&self, at: usize) -> bool {
        const OPENING: [&str; 8] = ["(", "[", "\"", "“", "‘", "—", "–", "/"];
        let before = at.checked_sub(1).map_or("", |before| self.tokens.str(before));
        self.tokens.glued(at) && !OPENING.contains(&before)
    }

    fn counts_something(&self, mention: &Mention) -> bool {
        let next = mention.tokens.end;
        self.tokens.is(next, TokenKind::Word)
            && !self.lang.grammar.function_words.has(self.tokens.word(next))
            && !self.tokens.capitalised(next)
    }

    /// Whether a plural follows: `40 senators`, not `section 1876 authority`.
    fn counts_many(&self, mention: &Mention) -> bool {
        const ADJECTIVES: usize = 3;
        let end = mention.tokens.end;
        (end..end + ADJECTIVES).take_while(|&at| self.is_noun(at)).any(|at| self.is_plural(at))
    }

    fn is_plural(&self, at: usize) -> bool {
        self.nouns().is_plural(at)
    }

    /// `Resolutions 242 and 338`, `Priority 7 and 8`: a number joined to the one `before`, which a label explains.
    pub(super) fn joined_to(&self, mention: &Mention, before: Option<&Claim>) -> Option<Exempt> {
        let before = before.filter(|before| before.mention.sentence == mention.sentence)?;
        let labels = [Exempt::Name, Exempt::Law, Exempt::List, Exempt::Contact];
        let reason = before.exempt.filter(|reason| labels.contains(reason))?;
        let gap = before.mention.tokens.end..mention.tokens.start;
        // `Article 71(3)`
        let clause = gap.len() == 1
            && reason == Exempt::Law
            && self.tokens.is_symbol(gap.start, "(")
            && self.tokens.is_symbol(mention.tokens.end, ")");
        if clause {
            return Some(reason);
        }
        let c = &self.lang.numbers.connectives;
        let joins = |at: usize| {
            let word = self.tokens.word(at);
            c.and.has(word)
                || c.or.has(word)
                || c.to.has(word)
                || c.dash.has(word)
                || matches!(self.tokens.str(at), "," | "&")
        };
        let joined = (1..=2).contains(&gap.len()) && gap.clone().all(joins);
        // `runway 9/27`
        let slashed = gap.len() == 1 && self.tokens.is_symbol(gap.start, "/") && self.tokens.glued(gap.start);
        let plain = |mention: &Mention| {
            mention.tokens.len() == 1 && self.tokens.is(mention.tokens.start, TokenKind::Number)
        };
        let bare = matches!(mention.kind, Kind::Number | Kind::Count)
            && plain(mention)
            && plain(&before.mention)
            && before.mention.shape.is_none();
        let value = |mention: &Mention| mention.quantity.amount.as_ref().map(|amount| amount.value);
        let next = value(&before.mention)
            .zip(value(mention))
            .is_some_and(|(before, here)| here > before && here - before <= Decimal::TWO);
        // `Boeing 737, 12 of them`
        let comma = self.tokens.is_symbol(gap.start, ",") && reason == Exempt::Name;
        let counts = !self.is_plural_label(before.mention.tokens.start)
            && (self.counts_something(mention) || c.of.has(self.tokens.word(mention.tokens.end)));
        (bare && (slashed || joined && (next || !counts && !comma))).then_some(reason)
    }

    /// Whether the label of the list of numbers before `at` is a plural: `Resolutions`.
    fn is_plural_label(&self, at: usize) -> bool {
        const REACH: usize = 12;
        let ending = self.lang.measures.plural_ending.as_str();
        let c = &self.lang.numbers.connectives;
        let label = (at.saturating_sub(REACH)..at)
            .rev()
            .find(|&at| self.tokens.is(at, TokenKind::Word) && !c.and.has(self.tokens.word(at)));
        label.is_some_and(|label| self.tokens.str(label).ends_with(ending))
    }

    /// `1.`, `2)` at the start of a line; `either 1) wait or 2) leave`; `(1) wait`; the mark of a footnote, `[3]`.
    pub(super) fn numbering(&self, mention: &Mention) -> Option<Exempt> {
        // tokens that a bracket may hold
        const BRACKET: usize = 40;
        let tokens = &mention.tokens;
        if mention.kind != Kind::Number
            || tokens.len() != 1
            || !self.tokens.is(tokens.start, TokenKind::Number)
        {
            return None;
        }
        let start = tokens.start;
        let before = start.checked_sub(1).map_or("", |before| self.tokens.str(before));
        let bracketed = matches!(before, "(" | "[");
        let mark = matches!(self.tokens.str(tokens.end), "." | ")" | "]") && self.tokens.glued(tokens.end);
        let leads = start == usize::from(start == 1 && bracketed);
        // `as planned.[4]`, `at the quay [4] and`, but `he said [12] people came`, `[12] of us`, `[12] had left`
        let c = &self.lang.numbers.connectives;
        let behind = self.tokens.word(tokens.end + 1);
        let closed = start >= 2 && !self.tokens.is(start - 2, TokenKind::Word);
        let counts = self.is_noun(tokens.end + 1)
            || start >= 2 && c.from.has(self.tokens.word(start - 2))
            || c.of.has(behind)
            || c.to.has(behind)
            || !closed && self.lang.grammar.auxiliaries.has(behind)
            || !closed && self.lang.measures.copulas.has(behind);
        let noted = before == "["
            && mark
            && (self.tokens.glued(start - 1)
                || self.tokens.str(start).len() <= 3 && !counts && !self.attributor.is_quoted(start));
        let small = mention.quantity.amount.as_ref().is_some_and(|amount| amount.value <= Decimal::from(20));
        let closes =
            self.tokens.is_symbol(tokens.end, ")") && self.tokens.is(tokens.end + 1, TokenKind::Word);
        // `whether it (1) measures and (2) verifies`
        let value = |at: usize| self.tokens.str(at).parse::<u32>().ok();
        let beside = |at: usize| {
            self.tokens.is_symbol(at, "(")
                && self.tokens.is_symbol(at + 2, ")")
                && value(at + 1).zip(value(start)).is_some_and(|(other, own)| other.abs_diff(own) == 1)
        };
        let counted_off = bracketed && small && closes && (0..self.tokens.len()).any(beside);
        let inline = small
            && closes
            && if bracketed {
                start
                    .checked_sub(2)
                    .is_some_and(|at| !self.tokens.is(at, TokenKind::Number) && !self.is_noun(at))
            } else {
                !(start.saturating_sub(BRACKET)..start).any(|at| self.tokens.is_symbol(at, "("))
            };
        // `delayed: 1. Boats. 2. Lamps`, which end sentences
        let first =
            before == ":" && self.tokens.str(start) == "1" && mark && tokens.end + 1 == self.tokens.len();
        (leads && mark || noted || counted_off || inline || first).then_some(Exempt::List)
    }

    pub(super) fn is_noun(&self, at: usize) -> bool {
        self.tokens.is(at, TokenKind::Word) && !self.lang.grammar.function_words.has(self.tokens.word(at))
    }

    /// `221 Elm Street`, `48.85° N`.
    pub(super) fn address(&self, mention: &Mention) -> Option<Exempt> {
        const LONGEST: usize = 4;
        let end = mention.tokens.end;
        let e = &self.lang.exempt;
        if mention.kind == Kind::Measurement {
            // the letter may be part of the figure
            let letter = |at: usize| {
                let compass = e.compass.has(self.tokens.word(at)) && self.tokens.str(at).len() == 1;
                compass && self.tokens.capitalised(at) && self.tokens.is(at - 1, TokenKind::Symbol)
            };
            return (letter(end) || mention.tokens.len() > 1 && letter(end - 1)).then_some(Exempt::Contact);
        }
        let numbered = matches!(mention.kind, Kind::Number | Kind::Count)
            && mention.tokens.len() == 1
            && self.tokens.is(mention.tokens.start, TokenKind::Number);
        if !numbered {
            return None;
        }
        let street = (end..end + LONGEST)
            .take_while(|&at| self.tokens.is(at, TokenKind::Word) && self.tokens.capitalised(at))
            .find(|&at| at > end && e.street.has(self.tokens.word(at)))?;
        let next = street + 1;
        (!self.is_noun(next) || self.tokens.capitalised(next)).then_some(Exempt::Contact)
    }

    /// `licence No. 4471`: a number too high for a rank.
    pub(super) fn serial(&self, mention: &Mention) -> Option<Exempt> {
        const HIGHEST_RANK: Decimal = Decimal::from_parts(500, 0, 0, false, 0);
        // `Tax Topic No. 303`
        let named =
            mention.tokens.start.checked_sub(1).is_some_and(|at| at > 0 && self.tokens.capitalised(at));
        let highest = if named { Decimal::ONE_HUNDRED } else { HIGHEST_RANK };
        let high = mention.quantity.amount.as_ref().is_some_and(|amount| amount.value > highest);
        (mention.kind == Kind::Rank && mention.cue == NUMBER_LABEL && high).then_some(Exempt::Name)
    }
}

/// The parser of `No. 4471`.
pub(super) const NUMBER_LABEL: &str = "number label";
