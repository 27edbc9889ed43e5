//! Who is said to say it.

mod hedge;
mod quotation;

use std::ops::Range;

use crate::extract::{Kind, Mention};
use crate::lang::cues::Cues;
use crate::lang::{Language, TokenKind, Tokens};
use crate::span::Span;

pub(super) use quotation::quoted;

/// Reads attributions and hedges off one sentence.
pub(super) struct Attributor<'a> {
    pub(super) tokens: Tokens<'a>,
    pub(super) lang: &'static Language,
    /// What the words of the sentence are cues of.
    cues: Cues,
}

/// Who speaks in a sentence.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Speaker {
    /// By name or description, as written.
    Named {
        name: String,
        /// The tokens that say who speaks, their verb included: no figure in them is what is said.
        said: Range<usize>,
    },
    /// `he said`: whoever was named before.
    Pronoun,
}

impl<'a> Attributor<'a> {
    pub(super) fn new(tokens: Tokens<'a>, lang: &'static Language) -> Self {
        Attributor { tokens, lang, cues: lang.cues.of_tokens(&tokens) }
    }

    /// The source that the sentence names for what it says.
    pub(super) fn source(&self) -> Option<Speaker> {
        if !self.cues.meets(Cues::SOURCE) {
            return None;
        }
        let tables = &self.lang.attribution;
        let named = |span: Span, said: Range<usize>| {
            Some(Speaker::Named { name: span.of(self.tokens.text).to_owned(), said })
        };
        let cues = (0..self.tokens.len()).filter(|&at| self.is_cue_of_source(at));
        for at in cues.clone() {
            if let Some((end, ())) = tables.according.longest(&self.tokens, at)
                && let Some((name_end, span)) = self.name_from(end)
            {
                return named(self.name_behind(name_end).unwrap_or(span), at..self.phrase_end(name_end));
            }
        }
        if let Some(span) = self.signature() {
            return named(span, 0..0);
        }
        let mut pronoun = None;
        for at in cues {
            if !tables.verbs.has(self.tokens.word(at)) || self.tokens.capitalised(at) || !self.states(at) {
                continue;
            }
            if let Some((start, span)) = self.name_before(at) {
                return named(span, start..at + 1);
            }
            if let Some((end, span)) = self.name_after_verb(at) {
                return named(span, at..end);
            }
            if at.checked_sub(1).is_some_and(|before| tables.pronouns.has(self.tokens.word(before))) {
                pronoun = Some(Speaker::Pronoun);
            }
        }
        self.owner_of_estimate().and_then(|(span, said)| named(span, said)).or(pronoun)
    }

    fn is_cue_of_source(&self, at: usize) -> bool {
        self.lang.cues.of_word(self.tokens.word(at)).meets(Cues::SOURCE)
    }

    /// Whether the verb at `at` states something: `they can claim` and `it is estimated` do not.
    fn states(&self, at: usize) -> bool {
        const REACH: usize = 3;
        let unstated = |at: usize| self.lang.attribution.unstated.has(self.tokens.word(at));
        let before = (at.saturating_sub(REACH)..at).rev();
        !before
            .take_while(|&at| {
                unstated(at) || self.is_adverb(at) || self.lang.grammar.auxiliaries.has(self.tokens.word(at))
            })
            .any(unstated)
    }

    /// Where the words that belong to a source end: a participle with its date, up to a comma.
    /// `according to a posting made 24 hours ago, …`
    fn phrase_end(&self, name_end: usize) -> usize {
        const LONGEST: usize = 8;
        if !self.is_participle(name_end) {
            return name_end;
        }
        (name_end..(name_end + LONGEST).min(self.tokens.len()))
            .find(|&at| matches!(self.tokens.str(at), "," | "." | ";" | "—"))
            .unwrap_or(name_end)
    }

    /// `in the bureau's estimate,`: whose estimate it is.
    fn owner_of_estimate(&self) -> Option<(Span, Range<usize>)> {
        let c = &self.lang.numbers.connectives;
        let tables = &self.lang.attribution;
        let at = (0..self.tokens.len()).find(|&at| {
            self.is_owner_mark(at)
                && tables.utterances.has(self.tokens.word(at + 2))
                && matches!(self.tokens.str(at + 3), "," | ".")
        })?;
        const LONGEST: usize = 6;
        let by = (at.saturating_sub(LONGEST)..at)
            .rev()
            .find(|&by| c.in_.has(self.tokens.word(by)) || c.by.has(self.tokens.word(by)))?;
        (by + 1 < at).then(|| (self.tokens.span(by + 1, at), by..at + 3))
    }

    fn is_owner_mark(&self, at: usize) -> bool {
        matches!(self.tokens.str(at), "'" | "’") && self.tokens.glued(at) && self.tokens.glued(at + 1)
    }

    /// Whether `mention`, of the sentence whose source stands at `said`, is no part of what is said: it stands in the
    /// words that name the source, or is the date of the saying.
    pub(super) fn is_unsaid(&self, mention: &Mention, said: &Range<usize>) -> bool {
        const LEAD: usize = 10;
        const APPOSITION: usize = 8;
        const OPENING: usize = 1;
        const SOURCE: usize = 4;
        let at = mention.tokens.start;
        if said.contains(&at) {
            return true;
        }
        // `On Monday police said`, `In Geneva last month, the UN's commissioner, Orla Venn, suggested`
        let comma = self.tokens.is_symbol(mention.tokens.end, ",");
        let reach = if comma {
            APPOSITION
        } else if at <= OPENING {
            // `A 2019 report by the audit office warned`
            SOURCE
        } else {
            1
        };
        let before = mention.tokens.end <= said.start
            && said.start - mention.tokens.end <= reach
            && at <= LEAD
            && (0..said.start).all(|at| self.lang.dates.tense(&self.tokens, at).is_none());
        let behind = at >= said.end
            && at - said.end <= 1
            && (said.end..at).all(|at| self.lang.grammar.function_words.has(self.tokens.word(at)));
        matches!(mention.kind, Kind::Date | Kind::Time) && !said.is_empty() && (before || behind)
    }

    /// Whether the sentence's first token is a quotation mark.
    pub(super) fn begins_quotation(&self) -> bool {
        self.lang.attribution.quote_marks.has(self.tokens.word(0))
    }

    /// Whether the sentence begins with the dash of a signature.
    pub(super) fn begins_signature(&self) -> bool {
        self.lang.numbers.connectives.dash.has(self.tokens.word(0))
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
        let signs = |at: usize| dash(at) && at.checked_sub(1).is_none_or(quote);
        (0..self.tokens.len()).filter(|&at| signs(at)).find_map(|at| {
            let end = self.name_end(at + 1);
            (end >= at + 3).then(|| self.tokens.span(at + 1, end))
        })
    }

    /// A name that begins at `from`: up to punctuation, a verb or a function word that does not join names.
    fn name_from(&self, from: usize) -> Option<(usize, Span)> {
        const LONGEST: usize = 10;
        let c = &self.lang.numbers.connectives;
        let mut end = from;
        let mut named = from;
        let mut within = false;
        while end < self.tokens.len() && end < from + LONGEST {
            let word = self.tokens.word(end);
            let determiner = end == from && self.lang.grammar.determiners.has(word);
            let capital = self.tokens.capitalised(end) && self.tokens.is(end, TokenKind::Word);
            // `the Office of Management and Budget`
            let list = within
                && c.and.has(word)
                && self.tokens.capitalised(end - 1)
                && self.tokens.capitalised(end + 1);
            let place =
                c.to.has(word) && c.the.has(self.tokens.word(end + 1)) && self.tokens.capitalised(end + 2);
            let joins = end > from
                && (c.of.has(word)
                    || c.the.has(word)
                    || self.tokens.is_symbol(end, "-") && self.tokens.glued(end)
                    || self.is_initial_stop(end)
                    || self.is_possessive(end)
                    || list
                    || place)
                || self.tokens.is_symbol(end, "&");
            let content = self.tokens.is(end, TokenKind::Word)
                && !self.lang.grammar.function_words.has(word)
                && !(end > from && self.speaks_of_itself(end))
                && !(named > from && !capital && self.is_participle(end));
            // `the EPA towboats emit`: behind a name only a word for a source goes on with it
            let foreign = named > from
                && self.tokens.capitalised(named - 1)
                && named == end
                && !capital
                && !self.is_source_ahead(end);
            within |= c.of.has(word);
            if content && !foreign {
                named = end + 1;
            } else if !determiner && !joins {
                break;
            }
            end += 1;
        }
        (named > from).then(|| (named, self.tokens.span(from, named)))
    }

    fn is_participle(&self, at: usize) -> bool {
        let text = self.tokens.str(at);
        let tables = &self.lang.measures;
        tables.participles.has(self.tokens.word(at))
            || text.len() > 4
                && tables.participle_endings.iter().any(|ending| text.ends_with(ending.as_str()))
    }

    /// Whether a word for a source stands at `at`, over small words: `relief office`.
    fn is_source_ahead(&self, at: usize) -> bool {
        const LONGEST: usize = 3;
        let tables = &self.lang.attribution;
        (at..at + LONGEST)
            .take_while(|&at| {
                let word = self.tokens.word(at);
                self.tokens.is(at, TokenKind::Word) && !self.lang.grammar.function_words.has(word)
            })
            .any(|at| tables.nouns.has(self.tokens.word(at)) || tables.utterances.has(self.tokens.word(at)))
    }

    /// The full stop of `George W. Bush`.
    fn is_initial_stop(&self, at: usize) -> bool {
        self.tokens.is_symbol(at, ".")
            && at > 0
            && self.tokens.str(at - 1).len() == 1
            && self.tokens.capitalised(at - 1)
            && self.tokens.capitalised(at + 1)
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
    fn name_before(&self, verb: usize) -> Option<(usize, Span)> {
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
            let Some(open) = self.before_apposition(comma) else {
                return self
                    .name_ending(comma)
                    .filter(|&(start, _)| (start..comma).any(|at| self.serves(at)));
            };
            last = open;
            // `the mayor, Orla Venn, said`
            let name = last + 1..comma;
            if name.len() >= 2 && name.clone().all(|at| self.tokens.capitalised(at)) {
                return Some((name.start, self.tokens.span(name.start, name.end)));
            }
        }
        self.name_ending(last)
    }

    /// Whether `for` at `at` ties a person or body to what it serves: `Orla Venn for the Harbour Board`.
    fn serves(&self, at: usize) -> bool {
        let c = &self.lang.numbers.connectives;
        self.lang.attribution.serving.has(self.tokens.word(at))
            && at > 0
            && self.tokens.capitalised(at - 1)
            && (self.tokens.capitalised(at + 1) || c.the.has(self.tokens.word(at + 1)))
    }

    /// The name that ends at `end`.
    fn name_ending(&self, end: usize) -> Option<(usize, Span)> {
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
                    || self.is_initial_stop(at)
                    || self.serves(at)
                    || (c.and.has(word) && between_names)
                    || (c.the.has(word)
                        && at > 0
                        && (c.of.has(self.tokens.word(at - 1))
                            || self.lang.attribution.serving.has(self.tokens.word(at - 1)))));
            if !(name || speaks(at) || title_stop || joins) {
                break;
            }
            first = at;
        }
        if first == end || self.lang.attribution.pronouns.has(self.tokens.word(first)) {
            return None;
        }
        // `Simply put`
        if end == first + 1 && !speaks(first) && self.is_adverb(first) {
            return None;
        }
        let start = if speaks(end - 1) { self.determiner_before(first).unwrap_or(first) } else { first };
        // `the group Lantern Watch`
        let proper = (first..end).find(|&at| self.tokens.capitalised(at)).unwrap_or(first);
        let described =
            (first..proper).all(speaks) && end >= proper + 2 && (proper..end).all(|at| !speaks(at));
        let first = if described { proper } else { start };
        Some((start, self.tokens.span(first, self.without_utterance(first, end))))
    }

    /// The article before a noun at `at`, over its adjectives: `the interior` of `the interior ministry`.
    fn determiner_before(&self, at: usize) -> Option<usize> {
        const ADJECTIVES: usize = 3;
        let c = &self.lang.numbers.connectives;
        let determiner = |at: usize| {
            let word = self.tokens.word(at);
            c.the.has(word) || c.article.has(word) || self.lang.attribution.owners.has(word)
        };
        let adjective = |at: usize| {
            self.tokens.is(at, TokenKind::Word)
                && !self.lang.grammar.function_words.has(self.tokens.word(at))
                && !self.lang.attribution.verbs.has(self.tokens.word(at))
        };
        let from = at.saturating_sub(ADJECTIVES + 1);
        let begin = (from..at).rev().find(|&at| !adjective(at))?;
        determiner(begin).then_some(begin)
    }

    fn is_adverb(&self, at: usize) -> bool {
        let text = self.tokens.str(at);
        self.lang.measures.adverb_endings.iter().any(|ending| text.ends_with(ending.as_str()))
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
    fn name_after_verb(&self, verb: usize) -> Option<(usize, Span)> {
        let quoted = verb.checked_sub(1).is_some_and(|before| {
            self.lang.attribution.quote_marks.has(self.tokens.word(before))
                || self.tokens.is_symbol(before, ",")
        });
        let c = &self.lang.numbers.connectives;
        let next = self.tokens.word(verb + 1);
        let begins = self.tokens.capitalised(verb + 1) || c.the.has(next) || c.article.has(next);
        if quoted && begins { self.name_from(verb + 1) } else { None }
    }
}
