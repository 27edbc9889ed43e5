//! Numbers in the titles of works and in names of words: `"Sunday in the Park"`, `Slaughter Five`, `the Six-Day War`.

use super::Judge;
use crate::claim::Exempt;
use crate::extract::{Kind, Mention};
use crate::lang::TokenKind;

impl Judge<'_> {
    /// `a film called "Attack of the 50 Foot Woman"`, `"Sunday in the Park"`: a quotation of a few words, all with capitals
    /// but small ones, in a sentence that has others.
    pub(super) fn in_title(&self, mention: &Mention) -> Option<Exempt> {
        const LONGEST: usize = 10;
        let tokens = &mention.tokens;
        if !self.attributor.is_quoted(tokens.start) {
            return None;
        }
        let quote = |at: usize| self.lang.attribution.quote_marks.has(self.tokens.word(at));
        let open = (tokens.start.saturating_sub(LONGEST)..tokens.start).rev().find(|&at| quote(at))?;
        let close = (tokens.end..tokens.end + LONGEST).find(|&at| quote(at))?;
        let fits = |at: usize| {
            let word = self.tokens.is(at, TokenKind::Word);
            let small = word && self.lang.grammar.function_words.has(self.tokens.word(at));
            let mark = matches!(self.tokens.str(at), ":" | "'" | "’" | "-" | "&" | ",");
            self.is_name(at) || small || mark || tokens.contains(&at) || self.tokens.is(at, TokenKind::Number)
        };
        // what a comma ends is speech: `"Two," he said`
        let title = (open + 1..close).all(fits) && !self.tokens.is_symbol(close - 1, ",");
        let name = (open + 1..close).any(|at| self.is_name(at) && !tokens.contains(&at))
            || tokens.len() > 1 && self.is_name(tokens.end - 1);
        let small = || (0..open).chain(close..self.tokens.len()).any(|at| self.is_small(at));
        (title && name && small()).then_some(Exempt::Name)
    }

    /// `wrote "Twelve Tides"`, `the fund Six Thirty`: a capitalised number word that begins a title or name.
    pub(super) fn title(&self, mention: &Mention) -> Option<Exempt> {
        let tokens = &mention.tokens;
        let quoted = tokens
            .start
            .checked_sub(1)
            .is_some_and(|at| self.lang.attribution.quote_marks.has(self.tokens.word(at)));
        let capital = |at: usize| self.tokens.is(at, TokenKind::Word) && self.tokens.capitalised(at);
        let single = tokens.len() == 1 && capital(tokens.start);
        let named = quoted && single && capital(tokens.end) && tokens.start > 1;
        // `runs the fund Six Thirty`, `the Zero Gravity Seats`
        let small = |at: usize| self.tokens.is(at, TokenKind::Word) && !self.tokens.capitalised(at);
        let number = |at: usize| capital(at) && self.lang.numbers.cardinals.has(self.tokens.word(at));
        let before = tokens.start.checked_sub(1);
        let within = single
            && before.is_some_and(|before| {
                small(before) && capital(tokens.end)
                    || number(before) && before.checked_sub(1).is_some_and(small)
            });
        // `Zeus Two failed`
        let behind = single
            && tokens.start > 0
            && capital(tokens.start - 1)
            && !self.lang.grammar.function_words.has(self.tokens.word(tokens.start - 1))
            && small(tokens.end)
            && (!self.lang.grammar.function_words.has(self.tokens.word(tokens.end))
                || self.lang.exempt.singular_verbs.has(self.tokens.word(tokens.end)));
        // `her book Slaughter Five.`, `the cup of the Elsin Seven`, the second of `Harbour Nine-Nine`
        let hyphen = before.is_some_and(|at| self.is_hyphen(at) && at > 0 && number(at - 1));
        let led = hyphen || before.is_some_and(|at| self.tokens.ends_owner(at) || at > 0 && self.is_name(at));
        let first = if hyphen { tokens.start - 2 } else { tokens.start };
        let closing =
            single && number(tokens.start) && led && !capital(tokens.end) && self.leads_to_name(first);
        // `the Six-Day War`, `Three Mile Island leaked`
        let last = tokens.end - 1;
        let measured = tokens.len() > 1
            && capital(tokens.start)
            && self.lang.numbers.cardinals.has(self.tokens.word(tokens.start))
            && capital(last)
            && capital(tokens.end)
            && before.is_some_and(|at| small(at) || self.lang.determines(self.tokens.word(at)))
            && (0..self.tokens.len()).any(|at| small(at) && self.nouns().is_content(at));
        let bare = matches!(mention.kind, Kind::Number | Kind::Count);
        (bare && (named || within || behind || closing) || measured).then_some(Exempt::Name)
    }

    /// Whether words of a sentence, an article or a quotation mark lead to the name that ends before `at`; those of a
    /// headline do not: `Blast Kills Nine, police say`.
    fn leads_to_name(&self, at: usize) -> bool {
        let opens = |at: usize| {
            self.lang.determines(self.tokens.word(at))
                || self.lang.attribution.quote_marks.has(self.tokens.word(at))
        };
        (0..at).any(|at| self.is_small(at)) || at.checked_sub(2).is_some_and(opens)
    }
}
