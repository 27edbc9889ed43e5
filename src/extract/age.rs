//! Bare numbers that the words beside them make ages: `Orla Venn, 43,`, `when I was ten`, `children under 12`.

use std::sync::Arc;

use rust_decimal::Decimal;

use super::Kind;
use super::parser::{Parsed, Parser};
use crate::lang::TokenKind;

impl Parser<'_> {
    /// Whether `aged`, `at the age of` stands right before the number from `at` to `end`.
    pub(super) fn age_before(&self, at: usize, end: usize) -> bool {
        const LONGEST: usize = 4;
        let counts = self.is_content_word(end) && self.lang.dates.tense(&self.tokens, end).is_none();
        let at = if counts { at } else { self.first_of_list(at) };
        (at.saturating_sub(LONGEST)..at).any(|start| {
            let phrase = self.lang.units.age_before.spanning(&self.tokens, start, at);
            // `the number of dead at 88`
            let counted = self.word_before(start, 1, &self.connectives().of);
            phrase.is_some_and(|&alone| !(alone && (counts || counted)))
        })
    }

    /// Makes an age of `65 and older`, `6 months and older`, and of `adults 50 and over`.
    pub(super) fn age_of_bound(&self, parsed: &mut Parsed) {
        let units = &self.lang.units;
        let last = self.tokens.word(parsed.end - 1);
        let persons = || self.word_before(parsed.start, 1, &self.lang.measures.persons);
        let bounds = units.age_bounds.has(last) || units.age_bounds_of_persons.has(last) && persons();
        if !bounds {
            return;
        }
        let Some(amount) = &mut parsed.quantity.amount else { return };
        let age = match (&amount.unit, parsed.kind) {
            (None, Kind::Number) => Some(&units.year_of_age),
            (Some(unit), Kind::Duration) => units.named(&format!("{} of age", unit.name)),
            _ => None,
        };
        if let Some(age) = age {
            (parsed.kind, amount.unit) = (Kind::Age, Some(Arc::clone(age)));
        }
    }

    /// Where the list of numbers begins that goes on at `at`: `aged six, nine and ten`.
    fn first_of_list(&self, mut at: usize) -> usize {
        let c = self.connectives();
        let joint = |at: usize| {
            let word = self.tokens.word(at);
            c.and.has(word) || c.or.has(word) || self.tokens.is_symbol(at, ",")
        };
        let number = |at: usize| self.lang.is_number(&self.tokens, at);
        while at >= 2 && joint(at - 1) && number(at - 2) {
            at -= 2;
        }
        at
    }

    /// Whether the bare number `value` of the tokens `start..end` is an age.
    pub(super) fn is_age(&self, start: usize, end: usize, value: Decimal) -> bool {
        const OLDEST: Decimal = Decimal::from_parts(115, 0, 0, false, 0);
        /// Numbers up to this one may be hours of the day.
        const DOZEN: Decimal = Decimal::from_parts(12, 0, 0, false, 0);
        let possible = value.is_integer() && value > Decimal::ONE && value <= OLDEST;
        let told = || self.is_told(start, end) || self.is_bound(start, end) || self.is_bracketed(start, end);
        possible
            && (self.is_of_oldest(start)
                || self.is_when(start, end)
                || self.is_left_at(start, end)
                || value > DOZEN && (self.is_past_at(start, end) || self.is_listed(start, end))
                || self.is_in_list(start, end)
                || self.is_of_several(start, end)
                || self.is_of_age(start, end)
                || self.is_apposed(start, end)
                || self.is_limit(start, end)
                || start >= 2 && told())
    }

    /// The ages of `raised the retirement age for pilots from 60 to 65`.
    fn is_limit(&self, start: usize, end: usize) -> bool {
        const REACH: usize = 10;
        let c = self.connectives();
        let from = start.checked_sub(1).filter(|&at| c.from.has(self.tokens.word(at)));
        // the other end: `from 60 to 65`
        let to = start
            .checked_sub(3)
            .filter(|&from| c.to.has(self.tokens.word(start - 1)) && c.from.has(self.tokens.word(from)));
        let goes_on = c.to.has(self.tokens.word(end)) || to.is_some();
        let limit = |at: usize| {
            self.lang.units.age_before.longest(&self.tokens, at).is_some()
                && self.word_before(at, 1, &self.lang.ages.limits)
        };
        from.or(to).is_some_and(|from| goes_on && (from.saturating_sub(REACH)..from).any(limit))
    }

    /// `Orla Venn was 16 when she`.
    fn is_when(&self, start: usize, end: usize) -> bool {
        let ages = &self.lang.ages;
        start >= 2
            && ages.be.has(self.tokens.word(start - 1))
            && ages.when.has(self.tokens.word(end))
            && self.is_name(start - 2)
    }

    /// `a boy of six`, but `a man of few words`.
    fn is_of_age(&self, start: usize, end: usize) -> bool {
        start >= 2
            && self.connectives().of.has(self.tokens.word(start - 1))
            && self.lang.ages.of_age.has(self.tokens.word(start - 2))
            // `a woman of 80 died`
            && (!self.is_content_word(end) || self.lang.dates.tense(&self.tokens, end).is_some())
    }

    /// `The oldest victim was 93 and the youngest 22`.
    fn is_of_oldest(&self, start: usize) -> bool {
        const NOUN: usize = 3;
        let Some(last) = start.checked_sub(1) else { return false };
        let verb = self.lang.measures.copulas.has(self.tokens.word(last));
        let from = if verb { last.saturating_sub(NOUN) } else { last };
        (from..=last).any(|at| self.lang.ages.oldest.has(self.tokens.word(at)))
    }

    /// `At 16 he left school`, `and, at 29, the youngest`.
    fn is_left_at(&self, start: usize, end: usize) -> bool {
        let ages = &self.lang.ages;
        let at = start.checked_sub(1).is_some_and(|at| self.lang.measures.levels.has(self.tokens.word(at)));
        // `and, at 29, the youngest`
        let next = self.tokens.word(end + 1);
        let apart = start >= 2
            && self.tokens.is_symbol(start - 2, ",")
            && self.tokens.is_symbol(end, ",")
            && (ages.subjects.has(next) || self.connectives().the.has(next));
        // a capital `I` alone may be a numeral
        at && apart || at && self.tokens.str(end).len() > 1 && ages.subjects.has(self.tokens.word(end))
    }

    /// `Orla Venn, 31 and Orro Tarn, 18`.
    fn is_listed(&self, start: usize, end: usize) -> bool {
        start > 2
            && end == start + 1
            && self.tokens.is(start, TokenKind::Number)
            && self.tokens.is_symbol(start - 1, ",")
            && self.is_full_name(start - 2)
            && self.connectives().and.has(self.tokens.word(end))
            && self.is_name(end + 1)
    }

    /// `two girls, 11 and 12, were`.
    fn is_of_several(&self, start: usize, end: usize) -> bool {
        let comma = |at: usize| self.tokens.is_symbol(at, ",");
        let number = |at: usize| self.tokens.is(at, TokenKind::Number);
        let and = |at: usize| self.connectives().and.has(self.tokens.word(at));
        let persons = |at: usize| self.lang.measures.persons.has(self.tokens.word(at));
        // both ages, from the first one on
        let pair = |first: usize| {
            first > 1
                && persons(first - 2)
                && comma(first - 1)
                && and(first + 1)
                && number(first + 2)
                && comma(first + 3)
        };
        end == start + 1 && number(start) && (pair(start) || start > 3 && pair(start - 2))
    }

    /// `the siblings, Orla, 21, Orro, 18, and 13-year-old Venn`: first names in a row with their ages, where another age is told.
    fn is_in_list(&self, start: usize, end: usize) -> bool {
        let comma = |at: usize| self.tokens.is_symbol(at, ",");
        let and = |at: usize| self.connectives().and.has(self.tokens.word(at));
        let pair = |name: usize| {
            self.is_name(name) && comma(name + 1) && self.tokens.is(name + 2, TokenKind::Number)
        };
        let Some(name) = start.checked_sub(2).filter(|&name| pair(name) && end == start + 1) else {
            return false;
        };
        let behind = comma(end) && pair(end + 1 + usize::from(and(end + 1)));
        let last = name.checked_sub(1).and_then(|last| last.checked_sub(usize::from(and(last))));
        let before = last.is_some_and(|last| comma(last) && last > 2 && pair(last - 3));
        let old = |at: usize| self.lang.units.age_after.longest(&self.tokens, at).is_some();
        let apposed = |at: usize| {
            at > 1 && comma(at - 1) && self.tokens.is(at, TokenKind::Number) && self.is_full_name(at - 2)
        };
        (behind || before) && (0..self.tokens.len()).any(|at| old(at) || apposed(at))
    }

    /// `At 70, he is`.
    fn is_past_at(&self, start: usize, end: usize) -> bool {
        start == 1
            && self.lang.measures.levels.has(self.tokens.word(0))
            && self.tokens.is_symbol(end, ",")
            && self.lang.ages.subjects.has(self.tokens.word(end + 1))
    }

    /// `Orla Venn, 43,`; `the victim, 43,`.
    fn is_apposed(&self, start: usize, end: usize) -> bool {
        let ages = &self.lang.ages;
        // `Orla Venn, 29 was found`
        let told = self.lang.exempt.singular_verbs.has(self.tokens.word(end))
            && start > 1
            && self.tokens.is_symbol(start - 1, ",");
        let dash = self.tokens.is_symbol(end, "-") && !self.tokens.glued(end)
            || matches!(self.tokens.str(end), "–" | "—");
        let closed = (matches!(self.tokens.str(end), "," | "." | ";") || dash || told) && end == start + 1;
        if start == 0 || !closed {
            return false;
        }
        if !self.tokens.is(start, TokenKind::Number) {
            // `a boy, eight, was`
            let described = start >= 2 && ages.described.has(self.tokens.word(start - 2));
            return described && self.tokens.str(start - 1) == "," && self.tokens.is_symbol(end, ",");
        }
        // `Venn, now 43,`
        let then = ages.then.has(self.tokens.word(start - 1));
        if start == 1 && ages.opening.has(self.tokens.word(0)) {
            return self.tokens.capitalised(end + 1); // `Now 43, Venn said`
        }
        let comma = (start - 1).checked_sub(usize::from(then)).filter(|&comma| self.tokens.str(comma) == ",");
        let Some(last) = comma.and_then(|comma| comma.checked_sub(1)) else { return false };
        if ages.described.has(self.tokens.word(last)) {
            return true;
        }
        let before = self.name_start(last).checked_sub(1);
        // `Park Geun-hye, 43,`
        let full = self.is_full_name(last) || self.lang.is_syllable(&self.tokens, last);
        let surname = self.is_name(last) && before.is_none_or(|before| !self.tokens.capitalised(before));
        // a place or a list of scores: `in Port Elsin, 43,`; `Elsin, 43, Marrow, 12`
        let first = before.filter(|_| full).and_then(|before| before.checked_sub(1));
        let placed = first.or(before.filter(|_| !full)).is_some_and(|at| {
            self.lang.attribution.place_prepositions.has(self.tokens.word(at))
                || self.tokens.is_symbol(at, ":")
        });
        // `Venn, 43, of Port Elsin`, but `Elsin, 43, and Marrow, 12`
        let c = self.connectives();
        let joint = self.tokens.word(end + 1);
        let told = self.tokens.is(end + 1, TokenKind::Word)
            && !self.tokens.capitalised(end + 1)
            && !(c.and.has(joint) || c.or.has(joint) || c.to.has(joint));
        !placed && (full || surname && (told || then))
    }

    /// Whether the word at `at` may be part of a person's name.
    fn is_name(&self, at: usize) -> bool {
        let word = self.tokens.word(at);
        self.tokens.is(at, TokenKind::Word)
            && self.tokens.capitalised(at)
            && self.tokens.str(at).chars().any(char::is_lowercase)
            && !self.lang.ages.not_persons.has(word)
            && !self.lang.grammar.function_words.has(word)
    }

    /// Whether two words of a name end with the one at `last`: `Orla Venn`, `Orla al-Venn`.
    fn is_full_name(&self, last: usize) -> bool {
        let before = self.name_start(last).checked_sub(1);
        self.is_name(last) && before.is_some_and(|before| self.is_name(before))
    }

    /// Where the hyphened name begins that ends at `last`.
    fn name_start(&self, last: usize) -> usize {
        let joined = last > 1 && self.is_hyphen(last - 1) && self.tokens.is(last - 2, TokenKind::Word);
        if joined { last - 2 } else { last }
    }

    /// `Orla Venn (43), a baker`; not where points are scored.
    fn is_bracketed(&self, start: usize, end: usize) -> bool {
        const DIGITS: usize = 2;
        let name = start.checked_sub(2).is_some_and(|last| self.is_full_name(last));
        let alone = self.tokens.is_symbol(start - 1, "(") && self.tokens.is_symbol(end, ")");
        name && alone
            && self.tokens.str(start).len() == DIGITS
            && !self.sentence_has(&self.lang.exempt.scoring)
    }

    /// `when I was ten`, `who is about 43`; nothing is counted.
    fn is_told(&self, start: usize, end: usize) -> bool {
        const QUALIFIER: usize = 2;
        let ages = &self.lang.ages;
        let qualifies = |at: &usize| self.lang.qualifiers.before.spanning(&self.tokens, *at, start).is_some();
        let start =
            (start.saturating_sub(QUALIFIER)..start).find(qualifies).filter(|&at| at >= 2).unwrap_or(start);
        // `was only 23`
        let then = start >= 3 && ages.then.has(self.tokens.word(start - 1));
        let start = start - usize::from(then);
        let subject = |at: usize| ages.subjects.has(self.tokens.word(at));
        // `I'm`
        let who = start - if self.is_apostrophe(start - 2) { 3.min(start) } else { 2 };
        // `since I was sixteen doing odd jobs`
        let counts = self.is_content_word(end) && !self.ends_as_running(end);
        let of = self.connectives().of.has(self.tokens.word(end));
        ages.verbs.has(self.tokens.word(start - 1))
            && (subject(who) || then && self.is_full_name(who))
            && !counts
            && !of
            && !self.tokens.is(end, TokenKind::Number)
            && !matches!(self.tokens.str(end), "-" | "–" | "/" | ":" | "%")
    }

    /// `children under 12`; not `children under 12 trees`.
    fn is_bound(&self, start: usize, end: usize) -> bool {
        let ages = &self.lang.ages;
        let counts = self.is_content_word(end) && self.ends_as_plural(end);
        // `half of the victims were under 30`
        let be = start >= 3 && ages.be.has(self.tokens.word(start - 2));
        let who = start - 2 - usize::from(be);
        ages.bounds.has(self.tokens.word(start - 1))
            && ages.persons.has(self.tokens.word(who))
            && !counts
            && !matches!(self.tokens.str(end), "%" | "-" | "–")
    }
}
