//! Who is said to say it, and whether the text is sure.

use crate::extract::Mention;
use crate::lang::{Language, TokenKind, Tokens};
use crate::span::Span;

/// Reads attributions and hedges off one sentence.
pub(super) struct Attributor<'a> {
    pub(super) tokens: Tokens<'a>,
    pub(super) lang: &'static Language,
}

/// Who speaks in a sentence.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Speaker {
    /// By name or description, as written.
    Named(String),
    /// `he said`: whoever was named before.
    Pronoun,
}

impl Attributor<'_> {
    /// The source that the sentence names for what it says.
    pub(super) fn source(&self) -> Option<Speaker> {
        let tables = &self.lang.attribution;
        let named = |span: Span| Some(Speaker::Named(span.of(self.tokens.text).to_owned()));
        for at in 0..self.tokens.len() {
            if let Some((end, ())) = tables.according.longest(&self.tokens, at)
                && let Some((name_end, span)) = self.name_from(end)
            {
                return named(self.name_behind(name_end).unwrap_or(span));
            }
        }
        let mut pronoun = None;
        for at in 0..self.tokens.len() {
            if !tables.verbs.has(self.tokens.word(at)) || self.tokens.capitalised(at) {
                continue;
            }
            if let Some(span) = self.name_before(at).or_else(|| self.name_after_verb(at)) {
                return named(span);
            }
            if at.checked_sub(1).is_some_and(|before| tables.pronouns.has(self.tokens.word(before))) {
                pronoun = Some(Speaker::Pronoun);
            }
        }
        pronoun
    }

    /// Where the sentence hedges.
    pub(super) fn hedges(&self) -> Vec<usize> {
        (0..self.tokens.len()).filter(|&at| self.is_hedge(at)).collect()
    }

    /// Whether the sentence, hedging at `hedges`, marks what stands at `mention` as uncertain.
    pub(super) fn hedged(&self, mention: &Mention, hedges: &[usize]) -> bool {
        const AFTER: usize = 6;
        let tables = &self.lang.attribution;
        let inside =
            mention.tokens.clone().any(|at| self.lang.qualifiers.hedging.longest(&self.tokens, at).is_some());
        let end = mention.tokens.end;
        let clause = (end..(end + AFTER).min(self.tokens.len()))
            .find(|&at| tables.clause.has(self.tokens.word(at)))
            .unwrap_or((end + AFTER).min(self.tokens.len()));
        let mut before_clause = hedges.iter().take_while(|&&at| at < clause);
        inside || before_clause.any(|at| !mention.tokens.contains(at))
    }

    fn is_hedge(&self, at: usize) -> bool {
        let tables = &self.lang.attribution;
        let Some((end, ())) = tables.hedges.longest(&self.tokens, at) else { return false };
        let negated = at.checked_sub(1).is_some_and(|before| tables.negations.has(self.tokens.word(before)));
        let unreal = tables.modals.has(self.tokens.word(at)) && tables.unreal.has(self.tokens.word(end));
        !negated && !unreal && !self.is_month(at)
    }

    /// `May`, capitalised and not first in the sentence, is the month.
    fn is_month(&self, at: usize) -> bool {
        at > 0 && self.tokens.capitalised(at)
    }

    /// A name that begins at `from`: up to punctuation, a verb or a function word that does not join names.
    fn name_from(&self, from: usize) -> Option<(usize, Span)> {
        const LONGEST: usize = 8;
        let c = &self.lang.numbers.connectives;
        let mut end = from;
        let mut named = from;
        while end < self.tokens.len() && end < from + LONGEST {
            let word = self.tokens.word(end);
            let determiner = end == from && self.lang.grammar.determiners.has(word);
            let joins = end > from
                && (c.of.has(word)
                    || c.the.has(word)
                    || self.tokens.is_symbol(end, "-")
                    || self.is_possessive(end))
                || self.tokens.is_symbol(end, "&");
            let content = self.tokens.is(end, TokenKind::Word)
                && !self.lang.grammar.function_words.has(word)
                && !(end > from && self.lang.attribution.verbs.has(word) && !self.tokens.capitalised(end));
            if content {
                named = end + 1;
            } else if !determiner && !joins {
                break;
            }
            end += 1;
        }
        (named > from).then(|| (named, self.tokens.span(from, named)))
    }

    /// The name in apposition at `at`: `the team's coach, Orla Venn,`.
    fn name_behind(&self, at: usize) -> Option<Span> {
        let start = at + 1;
        let mut end = start;
        while self.tokens.is(end, TokenKind::Word) && self.tokens.capitalised(end) {
            end += 1;
        }
        let closed = matches!(self.tokens.str(end), "," | ".") || end == self.tokens.len();
        (self.tokens.str(at) == "," && end >= start + 2 && closed).then(|| self.tokens.span(start, end))
    }

    fn is_possessive(&self, at: usize) -> bool {
        matches!(self.tokens.str(at), "'" | "’") && self.tokens.glued(at)
            || self.tokens.str(at) == "s" && self.tokens.glued(at)
    }

    /// The subject of a verb of saying at `verb`: a capitalised name, or a noun that can speak.
    fn name_before(&self, verb: usize) -> Option<Span> {
        let mut last = verb;
        // over adverbs, auxiliaries and an apposition
        while last > 0 && self.lang.grammar.auxiliaries.has(self.tokens.word(last - 1)) {
            last -= 1;
        }
        if last == 0 {
            return None;
        }
        if self.tokens.str(last - 1) == "," {
            last = self.before_apposition(last - 1)?;
        }
        let end = last;
        let speaks = |at: usize| self.lang.attribution.nouns.has(self.tokens.word(at));
        let mut first = end;
        while first > 0 {
            let at = first - 1;
            let word = self.tokens.word(at);
            let name = self.tokens.is(at, TokenKind::Word)
                && self.tokens.capitalised(at)
                && !self.lang.grammar.function_words.has(word);
            let title_stop = self.tokens.is_symbol(at, ".")
                && at > 0
                && self.lang.attribution.titles.has(self.tokens.word(at - 1));
            let joins = first < end
                && (self.lang.numbers.connectives.of.has(word)
                    || self.is_possessive(at)
                    || self.tokens.is_symbol(at, "-"));
            if !(name || speaks(at) || title_stop || joins) {
                break;
            }
            first = at;
        }
        if first == end || self.lang.attribution.pronouns.has(self.tokens.word(first)) {
            return None;
        }
        if first > 0 && self.lang.grammar.determiners.has(self.tokens.word(first - 1)) && speaks(end - 1) {
            first -= 1;
        }
        Some(self.tokens.span(first, end))
    }

    /// Where the apposition that closes with the comma at `comma` begins: `Orla Venn, the mayor, said`.
    fn before_apposition(&self, comma: usize) -> Option<usize> {
        const LONGEST: usize = 12;
        let open = (comma.saturating_sub(LONGEST)..comma).rev().find(|&at| self.tokens.str(at) == ",")?;
        let name = open.checked_sub(1).is_some_and(|at| self.tokens.capitalised(at));
        name.then_some(open)
    }

    /// `said Orla Venn`: the name after the verb, after a quotation.
    fn name_after_verb(&self, verb: usize) -> Option<Span> {
        let quoted = verb.checked_sub(1).is_some_and(|before| {
            self.lang.attribution.quote_marks.has(self.tokens.word(before))
                || self.tokens.is_symbol(before, ",")
        });
        let begins = self.tokens.capitalised(verb + 1)
            || self.lang.grammar.determiners.has(self.tokens.word(verb + 1));
        if quoted && begins { self.name_from(verb + 1).map(|(_, span)| span) } else { None }
    }
}
