//! Which mentions are no claims, and why.

use crate::claim::Exempt;
use crate::extract::{Kind, Mention};
use crate::lang::{Language, TokenKind, Tokens};
use rust_decimal::Decimal;

/// Judges the mentions of one sentence.
pub(super) struct Judge<'a> {
    pub(super) tokens: Tokens<'a>,
    pub(super) lang: &'static Language,
}

impl Judge<'_> {
    /// Why `mention` is no claim; `None` if it is one. `measure` is what it was found to count.
    pub(super) fn exempt(&self, mention: &Mention, measure: Option<&str>, casualty: bool) -> Option<Exempt> {
        let shape = mention.shape.and_then(reason_named);
        shape
            .or_else(|| self.phrase(mention))
            .or_else(|| self.label(mention))
            .or_else(|| self.numbering(mention))
            .or_else(|| self.date(mention))
            .or_else(|| self.one(mention, casualty))
            .or_else(|| self.ordinal(mention))
            .or_else(|| self.beside_a_name(mention, measure))
    }

    /// A set phrase that holds the number: `one of the`, `9/11`, `Big 12`.
    fn phrase(&self, mention: &Mention) -> Option<Exempt> {
        const REACH: usize = 5;
        let tokens = &mention.tokens;
        (tokens.start.saturating_sub(REACH)..tokens.end).find_map(|start| {
            let (_, reason) = self
                .lang
                .exempt
                .phrases
                .all(&self.tokens, start)
                .find(|&(end, _)| start <= tokens.start && end >= tokens.end)?;
            reason_named(reason)
        })
    }

    /// A label right before the number: `Section 230`, `page 12`, `Boeing 737`.
    fn label(&self, mention: &Mention) -> Option<Exempt> {
        const REACH: usize = 4;
        if !matches!(
            mention.kind,
            Kind::Number | Kind::Rank | Kind::Ordinal | Kind::Count | Kind::Date | Kind::Score
        ) {
            return None;
        }
        let start = mention.tokens.start;
        let (label, reason) = (start.saturating_sub(REACH)..start).find_map(|at| {
            if self.tokens.glued(at) {
                return None;
            }
            let (_, reason) = self.lang.exempt.labels.all(&self.tokens, at).find(|&(end, _)| end == start)?;
            Some((at, reason_named(reason)?))
        })?;
        let digits = self.tokens.is(start, TokenKind::Number);
        let capital = self.tokens.capitalised(label);
        let counted = self.counts_something(mention);
        match reason {
            // `the bill 40 senators signed`: a law's label is written with a capital
            Exempt::Law | Exempt::Contact if !capital && label > 0 && counted => None,
            Exempt::Law if !capital && !digits => None,
            Exempt::Name if !capital && counted => None,
            _ => Some(reason),
        }
    }

    fn counts_something(&self, mention: &Mention) -> bool {
        let next = mention.tokens.end;
        self.tokens.is(next, TokenKind::Word)
            && !self.lang.grammar.function_words.has(self.tokens.word(next))
            && !self.tokens.capitalised(next)
    }

    /// `1.`, `2)` at the start of a line.
    fn numbering(&self, mention: &Mention) -> Option<Exempt> {
        let tokens = &mention.tokens;
        let opening = usize::from(tokens.start == 1 && matches!(self.tokens.str(0), "(" | "["));
        let first = tokens.start == opening && self.tokens.is(tokens.start, TokenKind::Number);
        let mark = matches!(self.tokens.str(tokens.end), "." | ")" | "]") && self.tokens.glued(tokens.end);
        (first && mark && mention.kind == Kind::Number).then_some(Exempt::List)
    }

    /// `today`, and years that belong to a name: `the 2018 World Cup`.
    fn date(&self, mention: &Mention) -> Option<Exempt> {
        if mention.kind != Kind::Date {
            return None;
        }
        let start = mention.tokens.start;
        let end = mention.tokens.end;
        if end == start + 1 && self.lang.exempt.empty_dates.has(self.tokens.word(start)) {
            return Some(Exempt::Other);
        }
        let single = end == start + 1;
        let nicknamed = single
            && start.checked_sub(1).is_some_and(|before| {
                self.lang.exempt.named_days.has(self.tokens.word(before)) && self.tokens.capitalised(before)
            });
        if nicknamed {
            return Some(Exempt::Name);
        }
        let year = single && self.tokens.is(start, TokenKind::Number);
        let name = |at: usize| {
            self.tokens.is(at, TokenKind::Word)
                && self.tokens.capitalised(at)
                && !self.lang.exempt.not_name_after.has(self.tokens.word(at))
                && !self.lang.grammar.function_words.has(self.tokens.word(at))
        };
        let before = start.checked_sub(1);
        let after_name = before.is_some_and(|at| name(at) && at > 0 && name(at - 1));
        (year && (name(end) && !self.tokens.is_symbol(end, ",") || after_name)).then_some(Exempt::Name)
    }

    /// `one` as a pronoun, in an idiom, or as an indefinite article.
    fn one(&self, mention: &Mention, casualty: bool) -> Option<Exempt> {
        let tokens = &mention.tokens;
        let start = tokens.start;
        let is_one = self.tokens.is(start, TokenKind::Word)
            && self.lang.numbers.cardinals.get(self.tokens.word(start)) == Some(&Decimal::ONE);
        if !is_one || casualty {
            return None;
        }
        let e = &self.lang.exempt;
        let before = start.checked_sub(1).map(|at| self.tokens.word(at));
        if mention.kind == Kind::Duration && tokens.len() == 2 {
            let stated = before.is_some_and(|word| e.one_unit_claims.has(word)) || self.is_hyphen(start + 1);
            return (!stated).then_some(Exempt::Idiom);
        }
        if tokens.len() > 1 || !matches!(mention.kind, Kind::Number | Kind::Count) {
            return None;
        }
        let next = self.tokens.word(tokens.end);
        if self.lang.numbers.connectives.of.has(next) {
            return Some(Exempt::Idiom);
        }
        if self.is_hyphen(tokens.end) {
            return None;
        }
        let follows = self.tokens.is(tokens.end, TokenKind::Word)
            && !self.lang.grammar.function_words.has(next)
            && !self.lang.grammar.auxiliaries.has(next);
        if !follows || before.is_some_and(|word| e.pronoun_before.has(word)) {
            return Some(Exempt::Pronoun);
        }
        (!e.one_claims.has(next)).then_some(Exempt::Other)
    }

    fn is_hyphen(&self, at: usize) -> bool {
        self.lang.is_hyphen(&self.tokens, at)
    }

    /// `First, …`, `the second case`, `the Ninth Ward`, `FIRST`.
    fn ordinal(&self, mention: &Mention) -> Option<Exempt> {
        if !matches!(mention.kind, Kind::Ordinal | Kind::Rank) {
            return None;
        }
        let start = mention.tokens.start;
        let end = mention.tokens.end;
        let text = self.tokens.str(start);
        let shouted = text.len() > 2 && text.chars().all(char::is_uppercase);
        let neighbour_shouts = [start.wrapping_sub(1), end].into_iter().any(|at| {
            let text = self.tokens.str(at);
            text.len() > 3 && text.chars().all(char::is_uppercase)
        });
        if shouted && !neighbour_shouts {
            return Some(Exempt::Name);
        }
        let opens = start == 0 || matches!(self.tokens.str(start - 1), "\"" | "“" | "(" | ":" | ";");
        if opens && matches!(self.tokens.str(end), "," | ":") && self.tokens.is(start, TokenKind::Word) {
            return Some(Exempt::Enumeration);
        }
        let enumerated = self.lang.exempt.enumerated.has(self.tokens.word(end))
            && mention.kind == Kind::Ordinal
            && self.tokens.is(start, TokenKind::Word);
        if enumerated {
            return Some(Exempt::Enumeration);
        }
        if self.lang.exempt.street.has(self.tokens.word(end)) && self.tokens.capitalised(end) {
            return Some(Exempt::Contact);
        }
        let unit = mention.quantity.amount.as_ref().is_some_and(|amount| amount.unit.is_some());
        let named = self.tokens.capitalised(end) && self.tokens.is(end, TokenKind::Word) && !shouted && !unit;
        let capital = self.tokens.capitalised(start) && start > 0 || self.tokens.is(start, TokenKind::Number);
        let bracketed = self.tokens.capitalised(start) && start > 0 && self.tokens.is_symbol(end, ")");
        ((named && capital) || bracketed).then_some(Exempt::Name)
    }

    /// A bare number after a capitalised word, or between two: `Vostok 1`, `Movimento 5 Stelle`.
    fn beside_a_name(&self, mention: &Mention, measure: Option<&str>) -> Option<Exempt> {
        let tokens = &mention.tokens;
        if mention.kind != Kind::Number || tokens.len() != 1 || tokens.start == 0 {
            return None;
        }
        let digits = self.tokens.is(tokens.start, TokenKind::Number);
        let small =
            self.tokens.str(tokens.start).len() <= 4 && !self.tokens.str(tokens.start).contains([',', '.']);
        let name = |at: usize| {
            self.tokens.is(at, TokenKind::Word)
                && self.tokens.capitalised(at)
                && !self.lang.grammar.function_words.has(self.tokens.word(at))
        };
        let before = name(tokens.start - 1) && tokens.start > 1;
        let after = name(tokens.end) && !self.tokens.glued(tokens.end);
        let bare = measure.is_none() || after;
        (digits && small && before && (bare || after)).then_some(Exempt::Name)
    }
}

fn reason_named(name: &str) -> Option<Exempt> {
    Exempt::ALL.into_iter().find(|reason| reason.name() == name)
}
