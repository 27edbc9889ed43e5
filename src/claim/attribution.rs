//! Who is said to say it, and whether the text is sure.

use crate::document::Block;
use crate::document::quotation::{is_quote, quotes};
use crate::document::sentence::Sentence;
use crate::extract::Mention;
use crate::lang::{Language, TokenKind, Tokens};
use crate::span::Span;

/// Reads attributions and hedges off one sentence.
pub(super) struct Attributor<'a> {
    pub(super) tokens: Tokens<'a>,
    pub(super) lang: &'static Language,
}

/// For each sentence whether it begins within a quotation, or with one.
///
/// A quotation that its paragraph leaves open goes on in the next one only if that closes it before it opens another.
pub(super) fn quoted(text: &str, sentences: &[Sentence], blocks: &[Block]) -> Vec<bool> {
    let mut open = false;
    let mut block = usize::MAX;
    let mut quoted = Vec::with_capacity(sentences.len());
    for sentence in sentences {
        let words = sentence.span.of(text);
        if sentence.block != block {
            block = sentence.block;
            open = open && blocks.get(block).is_some_and(|block| closes_first(block.span.of(text)));
        }
        quoted.push(open || words.starts_with(['"', '“', '„', '«']));
        for (_, mark) in quotes(words) {
            open = match mark {
                '"' => !open,
                '”' | '»' => false,
                _ => true,
            };
        }
    }
    quoted
}

/// Whether the first quotation mark of `words` closes: it follows a word and a blank or nothing follows it.
fn closes_first(words: &str) -> bool {
    let Some(at) = words.find(is_quote) else { return false };
    let mut rest = words[at..].chars();
    let mark = rest.next();
    let after = rest.next().is_none_or(char::is_whitespace);
    let before = words[..at].chars().next_back().is_some_and(|before| !before.is_whitespace());
    matches!(mark, Some('”' | '»')) || mark == Some('"') && before && after
}

/// Where a sentence says that it is not sure, in tokens, in order.
#[derive(Clone, Debug, Default)]
pub(super) struct Hedges {
    /// Hedges of the whole sentence behind them.
    free: Vec<usize>,
    /// Starts of the figures that a hedge stands right before: `an expected 20 percent`; it hedges no other.
    bound: Vec<usize>,
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
        if let Some(span) = self.signature() {
            return named(span);
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

    /// Whether the sentence's first token is a quotation mark.
    pub(super) fn begins_quotation(&self) -> bool {
        self.lang.attribution.quote_marks.has(self.tokens.word(0))
    }

    /// The first person named: two or more capitalised words in a row.
    pub(super) fn person(&self) -> Option<String> {
        const LONGEST: usize = 4;
        let mut at = 0;
        while at < self.tokens.len() {
            let end = self.name_end(at);
            if (2..=LONGEST).contains(&(end - at)) {
                return Some(self.tokens.span(at, end).of(self.tokens.text).to_owned());
            }
            at = end + 1;
        }
        None
    }

    /// One past the capitalised words that begin at `at`.
    fn name_end(&self, at: usize) -> usize {
        let name = |at: usize| {
            self.tokens.is(at, TokenKind::Word)
                && self.tokens.capitalised(at)
                && !self.lang.grammar.function_words.has(self.tokens.word(at))
        };
        (at..self.tokens.len()).find(|&end| !name(end)).unwrap_or(self.tokens.len())
    }

    /// `" - Orla Venn`: the name behind a dash that follows a quotation.
    fn signature(&self) -> Option<Span> {
        let dash = |at: usize| self.lang.numbers.connectives.dash.has(self.tokens.word(at));
        let quote = |at: usize| self.lang.attribution.quote_marks.has(self.tokens.word(at));
        (1..self.tokens.len()).filter(|&at| dash(at) && quote(at - 1)).find_map(|at| {
            let end = self.name_end(at + 1);
            (end >= at + 3).then(|| self.tokens.span(at + 1, end))
        })
    }

    /// The hedges of the sentence, told apart by the `mentions` that they stand right before.
    pub(super) fn hedges(&self, mentions: &[Mention]) -> Hedges {
        let mut hedges = Hedges::default();
        let mut next = mentions.iter().peekable();
        for at in 0..self.tokens.len() {
            while next.next_if(|mention| mention.tokens.end <= at).is_some() {}
            let mention = next.peek().map(|mention| mention.tokens.clone());
            if mention.as_ref().is_some_and(|tokens| tokens.contains(&at)) {
                continue;
            }
            match self.hedge(at) {
                Some(end) if mention.is_some_and(|tokens| tokens.start == end) => hedges.bound.push(end),
                Some(_) => hedges.free.push(at),
                None => {}
            }
        }
        hedges
    }

    /// Whether the sentence marks what stands at `mention` as uncertain: a hedge in it, before it, or right behind
    /// it in the same clause.
    pub(super) fn hedged(&self, mention: &Mention, hedges: &Hedges) -> bool {
        const AFTER: usize = 6;
        let tokens = &mention.tokens;
        let inside =
            || tokens.clone().any(|at| self.lang.qualifiers.hedging.longest(&self.tokens, at).is_some());
        let clause = (tokens.end..(tokens.end + AFTER).min(self.tokens.len()))
            .take_while(|&at| !self.lang.attribution.clause.has(self.tokens.word(at)))
            .last();
        let last = clause.filter(|_| mention.date.is_none()).unwrap_or(tokens.start);
        hedges.bound.binary_search(&tokens.start).is_ok()
            || hedges.free.first().is_some_and(|&first| first < tokens.start)
            || hedges
                .free
                .get(hedges.free.partition_point(|&at| at < tokens.end))
                .is_some_and(|&at| at <= last)
            || inside()
    }

    /// Whether what stands at `at` could have been and was not: `we could've scored two`.
    pub(super) fn is_unreal(&self, at: usize) -> bool {
        const REACH: usize = 12;
        let tables = &self.lang.attribution;
        (at.saturating_sub(REACH)..at).any(|before| {
            tables.modals.has(self.tokens.word(before)) && tables.unreal.has(self.tokens.word(before + 1))
        })
    }

    /// One past the hedge at `at`.
    fn hedge(&self, at: usize) -> Option<usize> {
        const NEGATED_BY: usize = 3;
        let tables = &self.lang.attribution;
        let (end, ()) = tables.hedges.longest(&self.tokens, at)?;
        let negated =
            (at.saturating_sub(NEGATED_BY)..at).any(|before| tables.negations.has(self.tokens.word(before)));
        let unreal = tables.modals.has(self.tokens.word(at)) && tables.unreal.has(self.tokens.word(end));
        (!negated && !unreal && !self.is_month(at)).then_some(end)
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
                && !(end > from && self.speaks_of_itself(end));
            if content {
                named = end + 1;
            } else if !determiner && !joins {
                break;
            }
            end += 1;
        }
        (named > from).then(|| (named, self.tokens.span(from, named)))
    }

    /// Whether the word at `at` is a verb of saying and no noun: it ends a name.
    fn speaks_of_itself(&self, at: usize) -> bool {
        let word = self.tokens.word(at);
        let tables = &self.lang.attribution;
        tables.verbs.has(word) && !tables.nouns.has(word) && !self.tokens.capitalised(at)
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
            let comma = last - 1;
            last = self.before_apposition(comma)?;
            // `the mayor, Orla Venn, said`
            let name = last + 1..comma;
            if name.len() >= 2 && name.clone().all(|at| self.tokens.capitalised(at)) {
                return Some(self.tokens.span(name.start, name.end));
            }
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
            let c = &self.lang.numbers.connectives;
            let between_names = at > 0 && self.tokens.capitalised(at - 1) && self.tokens.capitalised(at + 1);
            let joins = first < end
                && (c.of.has(word)
                    || self.is_possessive(at)
                    || self.tokens.is_symbol(at, "-")
                    || (c.and.has(word) && between_names)
                    || (c.the.has(word)
                        && self.tokens.capitalised(at)
                        && at > 0
                        && c.of.has(self.tokens.word(at - 1))));
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
        Some(self.tokens.span(first, self.without_utterance(first, end)))
    }

    /// Where the owner ends in `Orla Venn's statement`; `end` where no utterance is owned.
    fn without_utterance(&self, first: usize, end: usize) -> usize {
        let uttered = self.lang.attribution.utterances.has(self.tokens.word(end - 1));
        let owner = (first + 1..end).find(|&at| self.is_possessive(at));
        owner.filter(|_| uttered && self.tokens.capitalised(first)).unwrap_or(end)
    }

    /// Where the apposition that closes with the comma at `comma` begins: `Orla Venn, the mayor, said`.
    fn before_apposition(&self, comma: usize) -> Option<usize> {
        const LONGEST: usize = 30;
        let open = (comma.saturating_sub(LONGEST)..comma).rev().find(|&at| self.tokens.str(at) == ",")?;
        let noun = open.checked_sub(1).is_some_and(|at| {
            self.tokens.capitalised(at) || self.lang.attribution.nouns.has(self.tokens.word(at))
        });
        noun.then_some(open)
    }

    /// `said Orla Venn`: the name after the verb, after a quotation.
    fn name_after_verb(&self, verb: usize) -> Option<Span> {
        let quoted = verb.checked_sub(1).is_some_and(|before| {
            self.lang.attribution.quote_marks.has(self.tokens.word(before))
                || self.tokens.is_symbol(before, ",")
        });
        let c = &self.lang.numbers.connectives;
        let next = self.tokens.word(verb + 1);
        let begins = self.tokens.capitalised(verb + 1) || c.the.has(next) || c.article.has(next);
        if quoted && begins { self.name_from(verb + 1).map(|(_, span)| span) } else { None }
    }
}
