//! The words and letters behind a number that multiply it: `5 million`, `2.3m`.

use rust_decimal::Decimal;

use super::parser::Parser;
use crate::lang::TokenKind;
use crate::quantity::Unit;

impl Parser<'_> {
    /// A scale word at `at`, perhaps after a hyphen: `5 million`, `5-million`.
    pub(super) fn scale_word(&self, at: usize) -> Option<(usize, Decimal)> {
        let at =
            if self.is_dash(at) && self.tokens.glued(at) && self.tokens.glued(at + 1) { at + 1 } else { at };
        let numbers = &self.lang.numbers;
        let word = self.tokens.word(at);
        let scale = *numbers.scales.get(word).or_else(|| numbers.plural_scales.get(word))?;
        Some((at + 1, scale))
    }

    /// `k`, `bn`, `m` at `at`. Those that are unit symbols too count only behind a currency or people, or before a noun
    /// or currency.
    pub(super) fn short_scale(&self, at: usize) -> Option<(usize, Decimal)> {
        let (end, &scale) = self.lang.numbers.short_scales.longest(&self.tokens, at)?;
        let text = self.tokens.str(at);
        // `5kg`, `60 k.p.h.`
        let dotted = self.tokens.is_symbol(end, ".")
            && self.tokens.glued(end)
            && self.tokens.glued(end + 1)
            && self.tokens.is(end + 1, TokenKind::Word);
        if self.tokens.glued(end) && self.tokens.is(end, TokenKind::Word) || dotted {
            return None;
        }
        // `section 6B`
        let labelled = at.checked_sub(2).is_some_and(|label| {
            self.lang.exempt.labels.longest(&self.tokens, label).is_some_and(|(end, _)| end + 1 == at)
        });
        if labelled && self.tokens.capitalised(at) {
            return None;
        }
        let ambiguous = self.lang.numbers.ambiguous_scales.iter().any(|symbol| symbol == text);
        if !ambiguous {
            return Some((end, scale));
        }
        // `20m x 30m`
        let by = self.lang.numbers.multiple_nouns.has(self.tokens.word(end))
            && self.tokens.is(end + 1, TokenKind::Number);
        // `221B Elm Street`
        let address = self.tokens.capitalised(at)
            && self.tokens.glued(at)
            && self.tokens.capitalised(end)
            && !self.tokens.glued(end);
        if address && !self.currency_before(at) {
            return None;
        }
        let metre = by || self.lang.numbers.metre_nouns.has(self.tokens.word(end));
        if self.currency_before(at) || !metre && self.counts_people(at) {
            return Some((end, scale));
        }
        // nobody writes `1500b` for 1.5 trillion
        let large = at
            .checked_sub(1)
            .is_some_and(|number| self.tokens.str(number).bytes().take_while(u8::is_ascii_digit).count() > 3);
        if large {
            return None;
        }
        let unit = self.lang.units.symbols.longest(&self.tokens, at);
        if !self.tokens.glued(at) {
            // `1,674.5 M`, but `1.5 M HCl` and `Section 12 B`
            let printed = at.checked_sub(1).map_or("", |number| self.tokens.str(number));
            let closed = !self.tokens.is(end, TokenKind::Word) || !self.tokens.capitalised(end);
            let beside = self.lang.units.beside.longest(&self.tokens, at);
            let closed =
                closed && !beside.is_some_and(|(_, all)| all.iter().any(|one| self.sentence_has(&one.words)));
            return (unit.is_none() && closed && printed.contains(['.', ','])).then_some((end, scale));
        }
        if self.lang.currencies.words.longest(&self.tokens, end).is_some()
            || self.lang.currencies.symbols.longest(&self.tokens, end).is_some()
            || self.lang.units.words.longest(&self.tokens, end).is_some()
        {
            return Some((end, scale));
        }
        // `100K` is a temperature only where the sentence is about one
        let unit_symbol = unit.is_some_and(|(_, unit)| {
            unit.dimension != Unit::TEMPERATURE || self.sentence_has(&self.lang.units.temperature_context)
        });
        let noun_follows = self.tokens.is(end, TokenKind::Word)
            && !self.tokens.glued(end)
            && !self.lang.grammar.function_words.has(self.tokens.word(end));
        (!unit_symbol || (noun_follows && !metre)).then_some((end, scale))
    }

    /// Whether the words before the digits that end at `at` count people: `infected 2.3m`, `a population of 2.3m`; not
    /// `found dead 300m from his home`.
    fn counts_people(&self, at: usize) -> bool {
        const REACH: usize = 3;
        let Some(last) = at.checked_sub(2) else { return false };
        let tables = &self.lang.measures;
        let role = |start: usize| tables.role_before.spanning(&self.tokens, start, last + 1).is_some();
        let befell =
            !tables.role_nouns.has(self.tokens.word(last)) && (last.saturating_sub(REACH)..=last).any(role);
        let of = self.connectives().of.has(self.tokens.word(last));
        befell || of && self.word_before(last, 1, &self.lang.numbers.scaled_nouns)
    }

    /// Whether a currency symbol stands right before the digits that end at `at`.
    fn currency_before(&self, at: usize) -> bool {
        let Some(number) = at.checked_sub(1) else { return false };
        (number.saturating_sub(4)..number)
            .any(|start| self.currency(start).is_some_and(|(end, _)| end == number))
    }
}
