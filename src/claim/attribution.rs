//! Who is said to say it.

mod clause;
mod hedge;
mod introduction;
mod label;
mod name;
mod phrase;
mod quotation;
mod saying;
mod subject;
mod unsaid;

use std::ops::Range;

use super::noun::Nouns;
use crate::lang::cues::Cues;
use crate::lang::{Language, TokenKind, Tokens};
use crate::span::Span;

pub(super) use label::labels;
pub(super) use quotation::quoted;

/// Reads attributions and hedges off one sentence.
pub(super) struct Attributor<'a> {
    pub(super) tokens: Tokens<'a>,
    pub(super) lang: &'static Language,
    /// What the words of the sentence are cues of.
    cues: Cues,
    /// Whether the sentence begins within a quotation that a sentence before it opened.
    opened: bool,
}

/// Who speaks in a sentence.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Speaker {
    /// By name or description, as written.
    Named {
        name: String,
        /// The tokens that say who speaks, their verb included: no figure in them is what is said.
        said: Range<usize>,
        /// Whether it may be the `he` of the sentences behind: it is no ministry, and no several people.
        person: bool,
    },
    /// `he said`: whoever was named before.
    Pronoun {
        /// `he` or `she`, not `they` or `it`.
        person: bool,
        /// The tokens of the pronoun and its verb.
        said: Range<usize>,
    },
}

impl<'a> Attributor<'a> {
    /// `quoted`: whether the sentence begins within a quotation or with one.
    pub(super) fn new(tokens: Tokens<'a>, lang: &'static Language, quoted: bool) -> Self {
        let opened = quoted && !lang.attribution.quote_marks.has(tokens.word(0));
        Attributor { tokens, lang, cues: lang.cues.of_tokens(&tokens), opened }
    }

    /// The source that the sentence names for what it says.
    pub(super) fn source(&self) -> Option<Speaker> {
        self.source_in(0..self.tokens.len())
    }

    /// The source that it names outside of quotations: who speaks in those beside it.
    pub(super) fn speaker(&self) -> Option<Speaker> {
        let (_, outside) = self.source_cues(0..self.tokens.len());
        self.source_among(&outside).or_else(|| self.introduced())
    }

    /// Who speaks in the question or cry before, if the sentence tells nothing else: `Orla Venn asked.`
    pub(super) fn tag(&self) -> Option<String> {
        let (_, outside) = self.source_cues(0..self.tokens.len());
        let says = |word| self.lang.attribution.verbs.has(word) || self.lang.attribution.quoting.has(word);
        let verb = outside.into_iter().find(|&at| says(self.tokens.word(at)) && !self.goes_on(at + 1))?;
        let (start, span) = self.name_before(verb).or_else(|| self.noun_before(verb))?;
        (start <= 1).then(|| span.of(self.tokens.text).to_owned())
    }

    /// The source that `clause` names; `"He told me that 12 came," she said` is hers.
    fn source_in(&self, clause: Range<usize>) -> Option<Speaker> {
        let (quoted, outside) = self.source_cues(clause);
        let inner = || {
            let speaker = self.source_among(&quoted)?;
            matches!(speaker, Speaker::Named { .. }).then_some(speaker)
        };
        self.source_among(&outside).or_else(inner)
    }

    /// Where words of `clause` may tell of a source: within quotations, and outside. Looks through the sentence once.
    fn source_cues(&self, clause: Range<usize>) -> (Vec<usize>, Vec<usize>) {
        let (mut quoted, mut outside) = (Vec::new(), Vec::new());
        if !self.cues.meets(Cues::SOURCE) {
            return (quoted, outside);
        }
        let quotes = self.quotes();
        let mut open = self.opened;
        let from = if quotes { 0 } else { clause.start };
        for (at, token) in self.tokens.items.iter().enumerate().take(clause.end).skip(from) {
            open = quotes && self.opens_after(at, open);
            if at >= clause.start && self.lang.cues.of_word(token.word).meets(Cues::SOURCE) {
                if open { quoted.push(at) } else { outside.push(at) }
            }
        }
        (quoted, outside)
    }

    /// The source that the words at `cues` tell of.
    fn source_among(&self, cues: &[usize]) -> Option<Speaker> {
        let tables = &self.lang.attribution;
        let named = |span: Span, said: Range<usize>| {
            let name = span.of(self.tokens.text).to_owned();
            Some(Speaker::Named { name, said, person: self.is_person(span) })
        };
        let cites = |at: usize| tables.citing.has(self.tokens.word(at));
        let according = |&at: &usize| {
            let (name_end, span) = self.name_from(self.according(at)?)?;
            let (name_end, span) = self.publisher(name_end).unwrap_or((name_end, span));
            named(self.name_behind(name_end).unwrap_or(span), at..self.phrase_end(name_end))
        };
        if let Some(source) = cues.iter().filter(|&&at| !cites(at)).find_map(according) {
            return Some(source);
        }
        if let Some(span) = self.signature(cues) {
            return named(span, 0..0);
        }
        if let Some((span, said)) = self.closing_source(cues) {
            return named(span, said);
        }
        let mut pronoun = None;
        for &at in cues {
            if self.continues_to_say(at) {
                pronoun = pronoun.or_else(|| self.pronoun_at_head(at));
                if pronoun.is_none()
                    && let Some((start, span)) = self.subject(at)
                {
                    return named(span, start..at + 1);
                }
            }
            let word = self.tokens.word(at);
            let verb = tables.verbs.has(word) || tables.quoting.has(word) && self.quotes();
            if !verb || self.tokens.capitalised(at) || !self.states(at) {
                continue;
            }
            if let Some((start, span)) = self.subject_over_clause(at) {
                return named(span, start..at + 1);
            }
            if let Some((start, span)) = self.name_before(at)
                && !self.is_subordinate(start)
                && !self.only_finds(at, span)
            {
                // `He says that Orla told him of it` is his
                let told = pronoun.is_some() && !self.tokens.is(at + 1, TokenKind::Symbol);
                return if told { pronoun } else { named(span, start..at + 1) };
            }
            if let Some((end, span)) = self.name_after_verb(at) {
                return named(self.name_behind(end).unwrap_or(span), at..end);
            }
            pronoun = pronoun.or_else(|| self.pronoun_before(at));
            if pronoun.is_none()
                && let Some((start, span)) = self.noun_before(at).or_else(|| self.subject_over_comma(at))
            {
                return named(span, start..at + 1);
            }
        }
        let cited = || cues.iter().filter(|&&at| cites(at)).find_map(according);
        cited()
            .or_else(|| self.owner_of_estimate(cues).and_then(|(span, said)| named(span, said)))
            .or(pronoun)
    }

    /// One past the `according to` at `at`.
    fn according(&self, at: usize) -> Option<usize> {
        const REACH: usize = 4;
        let tables = &self.lang.attribution;
        let issued = || {
            let (end, ()) = tables.issued.longest(&self.tokens, at)?;
            let uttered = |at: usize| tables.utterances.has(self.tokens.word(at));
            (at.saturating_sub(REACH)..at).any(uttered).then_some(end)
        };
        // `expected by the bank`, not `expected by Monday`
        let by_whom = || {
            let (end, ()) = tables.by_whom.longest(&self.tokens, at)?;
            let (name_end, _) = self.name_from(end)?;
            let names = |at: usize| self.tokens.capitalised(at) || self.speaks(at);
            let dated = self.lang.dates.names_day_or_month(&self.tokens, end);
            (!dated && (end..name_end).any(names)).then_some(end)
        };
        // `Data from the bank show`, not `receive location data from apps`
        let taken = || {
            tables.utterances.has(self.tokens.word(at))
                && at.checked_sub(1).is_some_and(|before| {
                    self.nouns().is_content(before) && !tables.report_kinds.has(self.tokens.word(before))
                })
        };
        let according = tables.according.longest(&self.tokens, at).filter(|_| !taken());
        let end = according.map(|(end, ())| end).or_else(issued).or_else(by_whom)?;
        (!tables.no_sources.has(self.tokens.word(end))).then_some(end)
    }

    /// The pronoun before the verb at `at`, where it is not what another clause speaks of: `in which he said`.
    fn pronoun_before(&self, at: usize) -> Option<Speaker> {
        let tables = &self.lang.attribution;
        // `she also claims`
        let last = at.checked_sub(1)?;
        let last = if self.nouns().is_any_adverb(last) { last.checked_sub(1)? } else { last };
        let pronoun = self.tokens.word(last);
        let subordinate = last.checked_sub(1).is_some_and(|before| {
            let word = self.tokens.word(before);
            let clause = self.lang.measures.relatives.has(word) || tables.indirect.has(word);
            clause || tables.verbs.has(word)
        });
        // `he found success in 1971`
        let finds = tables.finding.has(self.tokens.word(at)) && !self.leads_to_that(at + 1);
        (tables.pronouns.has(pronoun) && !subordinate && !finds)
            .then(|| Speaker::Pronoun { person: tables.personal.has(pronoun), said: last..at + 1 })
    }

    /// Whether the source at `span` may be one person: no ministry, no officials, not `the Pentagon`.
    fn is_person(&self, span: Span) -> bool {
        let mut words = self.words_of(span);
        let entitled = self.lang.numbers.connectives.the.has(self.tokens.word(words.start));
        let nouns = self.nouns();
        let role = |at: usize| self.is_role(at) && !nouns.is_plural(at);
        let body = |at: usize| self.speaks(at) && !role(at);
        words.clone().any(role) || !words.any(body) && !entitled
    }

    /// The tokens of the name at `span`.
    fn words_of(&self, span: Span) -> Range<usize> {
        let place =
            |offset: usize| self.tokens.items.partition_point(|token| (token.start as usize) < offset);
        place(span.start)..place(span.end)
    }

    /// Whether the source at `at` says only what a relative clause adds: `the $598 million that analysts had forecast`.
    fn is_subordinate(&self, at: usize) -> bool {
        let c = &self.lang.numbers.connectives;
        let Some(that) = at.checked_sub(1) else { return false };
        let figure = that.checked_sub(1).is_some_and(|before| {
            self.tokens.is(before, TokenKind::Number)
                || self.lang.numbers.scales.has(self.tokens.word(before))
        });
        let word = self.tokens.word(that);
        c.than.has(word) || self.lang.measures.relatives.has(word) && figure
    }

    /// `by the audit office` at `at`, behind `an April report`: who put it out.
    fn publisher(&self, at: usize) -> Option<(usize, Span)> {
        let c = &self.lang.numbers.connectives;
        let word = self.tokens.word(at);
        let uttered = at
            .checked_sub(1)
            .is_some_and(|last| self.lang.attribution.utterances.has(self.tokens.word(last)));
        // `figures released by`, `figures released April 3 by`, `a study published on Monday by`
        let participle = self.nouns().is_participle(at);
        let by = if participle { self.behind_date(at + 1) } else { at };
        let word = if participle { self.tokens.word(by) } else { word };
        let named = c.by.has(word) || !participle && c.from.has(word);
        (uttered && named).then(|| self.name_from(by + 1)).flatten()
    }

    /// The first token from `at` on that is none of a date: `released on Thursday by`, `published last year by`.
    fn behind_date(&self, at: usize) -> usize {
        const LONGEST: usize = 5;
        if let Some(behind) = self.behind_day(at) {
            return behind;
        }
        let dates = &self.lang.dates;
        let dated = |at: usize| {
            self.tells_the_day(at)
                || self.tokens.is(at, TokenKind::Number)
                || dates.months.longest(&self.tokens, at).is_some()
                || dates.which.longest(&self.tokens, at).is_some()
                || dates.units.longest(&self.tokens, at).is_some()
        };
        (at..at + LONGEST).find(|&at| !dated(at)).unwrap_or(at)
    }

    /// Where the words that belong to a source end: a participle with its date, up to a comma.
    /// `according to a posting made 24 hours ago, …`
    fn phrase_end(&self, name_end: usize) -> usize {
        const LONGEST: usize = 8;
        // `data from the Elsin Board showed`
        let says = self.lang.attribution.verbs.has(self.tokens.word(name_end));
        if says || !self.nouns().is_participle(name_end) {
            return name_end;
        }
        (name_end..(name_end + LONGEST).min(self.tokens.len()))
            .find(|&at| matches!(self.tokens.str(at), "," | "." | ";" | "—"))
            .unwrap_or(name_end)
    }

    /// `in the bureau's estimate,`: whose estimate it is, where one of `cues` is the estimate.
    fn owner_of_estimate(&self, cues: &[usize]) -> Option<(Span, Range<usize>)> {
        let c = &self.lang.numbers.connectives;
        let tables = &self.lang.attribution;
        let at = cues.iter().filter_map(|utterance| utterance.checked_sub(2)).find(|&at| {
            tables.utterances.has(self.tokens.word(at + 2))
                && self.is_owner_mark(at)
                && matches!(self.tokens.str(at + 3), "," | ".")
        })?;
        const LONGEST: usize = 6;
        let by = (at.saturating_sub(LONGEST)..at)
            .rev()
            .find(|&by| c.in_.has(self.tokens.word(by)) || c.by.has(self.tokens.word(by)))?;
        // `flooded in for Venn's speech`
        let led = self.is_preposition(by + 1);
        (by + 1 < at && !led).then(|| (self.tokens.span(by + 1, at), by..at + 3))
    }

    fn is_owner_mark(&self, at: usize) -> bool {
        self.tokens.is(at, TokenKind::Symbol)
            && matches!(self.tokens.str(at), "'" | "’")
            && self.tokens.glued(at)
            && self.tokens.glued(at + 1)
    }

    /// Whether words of the sentence are quoted.
    fn quotes(&self) -> bool {
        self.opened || self.cues.meets(Cues::QUOTE)
    }

    /// Whether the sentence begins with the dash of a signature.
    pub(super) fn begins_signature(&self) -> bool {
        self.lang.numbers.connectives.dash.has(self.tokens.word(0))
    }

    /// `" - Orla Venn`: the name behind a dash, one of `cues`, that follows a quotation.
    fn signature(&self, cues: &[usize]) -> Option<Span> {
        let dash = |at: usize| self.lang.numbers.connectives.dash.has(self.tokens.word(at));
        let quote = |at: usize| self.lang.attribution.quote_marks.has(self.tokens.word(at));
        let signs = |at: usize| dash(at) && at.checked_sub(1).is_none_or(quote);
        cues.iter().filter(|&&at| signs(at)).find_map(|&at| {
            let end = self.name_end(at + 1);
            // `brains." - Venn, on the marshes`
            let closes = self.tokens.str(end).is_empty()
                || self.tokens.is_symbol(end, ",")
                    && self.lang.attribution.serving.has(self.tokens.word(end + 1));
            let one = end == at + 2 && at > 0 && closes;
            (end >= at + 3 || one).then(|| self.tokens.span(at + 1, end))
        })
    }

    /// The nouns of the sentence.
    fn nouns(&self) -> Nouns<'_> {
        Nouns { tokens: self.tokens, lang: self.lang }
    }
}
