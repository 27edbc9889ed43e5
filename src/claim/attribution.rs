//! Who is said to say it.

mod clause;
mod hedge;
mod label;
mod name;
mod quotation;
mod saying;

use std::ops::Range;

use super::noun::Nouns;
use crate::extract::{Kind, Mention};
use crate::lang::cues::Cues;
use crate::lang::dates::Tense;
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
        self.source_among(&outside)
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
        let mut open = self.opened;
        for (at, token) in self.tokens.items.iter().enumerate().take(clause.end) {
            open = self.opens_after(at, open);
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
        for &at in cues {
            if let Some(end) = self.according(at)
                && let Some((name_end, span)) = self.name_from(end)
            {
                let (name_end, span) = self.publisher(name_end).unwrap_or((name_end, span));
                return named(self.name_behind(name_end).unwrap_or(span), at..self.phrase_end(name_end));
            }
        }
        if let Some(span) = self.signature(cues) {
            return named(span, 0..0);
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
            if let Some((start, span)) = self.name_before(at)
                && !self.is_subordinate(start)
                && !self.only_finds(at, span)
            {
                // `He says that Orla told him of it` is his
                let told = pronoun.is_some() && !self.tokens.is(at + 1, TokenKind::Symbol);
                return if told { pronoun } else { named(span, start..at + 1) };
            }
            if let Some((end, span)) = self.name_after_verb(at) {
                return named(span, at..end);
            }
            pronoun = pronoun.or_else(|| self.pronoun_before(at));
            if pronoun.is_none()
                && let Some((start, span)) = self.noun_before(at).or_else(|| self.subject_over_comma(at))
            {
                return named(span, start..at + 1);
            }
        }
        self.owner_of_estimate(cues).and_then(|(span, said)| named(span, said)).or(pronoun)
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
            let speaks = |at: usize| self.tokens.capitalised(at) || tables.nouns.has(self.tokens.word(at));
            let dated = self.lang.dates.names_day_or_month(&self.tokens, end);
            (!dated && (end..name_end).any(speaks)).then_some(end)
        };
        let according = tables.according.longest(&self.tokens, at).map(|(end, ())| end);
        let end = according.or_else(issued).or_else(by_whom)?;
        (!tables.no_sources.has(self.tokens.word(end))).then_some(end)
    }

    /// The pronoun before the verb at `at`, where it is not what another clause speaks of: `in which he said`.
    fn pronoun_before(&self, at: usize) -> Option<Speaker> {
        let tables = &self.lang.attribution;
        let pronoun = at.checked_sub(1).map(|before| self.tokens.word(before))?;
        let subordinate = at.checked_sub(2).is_some_and(|before| {
            let word = self.tokens.word(before);
            let clause = self.lang.measures.relatives.has(word) || tables.indirect.has(word);
            clause || tables.verbs.has(word)
        });
        (tables.pronouns.has(pronoun) && !subordinate)
            .then(|| Speaker::Pronoun { person: tables.personal.has(pronoun) })
    }

    /// Whether the source at `span` may be one person: no ministry, no officials, not `the Pentagon`.
    fn is_person(&self, span: Span) -> bool {
        let mut words = self.words_of(span);
        let entitled = self.lang.numbers.connectives.the.has(self.tokens.word(words.start));
        let nouns = Nouns { tokens: self.tokens, lang: self.lang };
        let tables = &self.lang.attribution;
        let speaks = |at: usize| tables.nouns.has(self.tokens.word(at));
        let role = |at: usize| speaks(at) && !tables.bodies.has(self.tokens.word(at)) && !nouns.is_plural(at);
        let body = |at: usize| speaks(at) && !role(at);
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
        if uttered && (c.by.has(word) || c.from.has(word)) { self.name_from(at + 1) } else { None }
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
        (by + 1 < at).then(|| (self.tokens.span(by + 1, at), by..at + 3))
    }

    fn is_owner_mark(&self, at: usize) -> bool {
        self.tokens.is(at, TokenKind::Symbol)
            && matches!(self.tokens.str(at), "'" | "’")
            && self.tokens.glued(at)
            && self.tokens.glued(at + 1)
    }

    /// Whether `mention`, of the sentence whose source stands at `said`, is no part of what is said: it stands in the
    /// words that name the source, or is the date of the saying.
    pub(super) fn is_unsaid(&self, mention: &Mention, said: &Range<usize>) -> bool {
        const LEAD: usize = 10;
        const OPENING: usize = 1;
        const SOURCE: usize = 4;
        let at = mention.tokens.start;
        if said.is_empty() {
            return false;
        }
        if said.contains(&at) || self.is_of_statement(mention, said) || self.is_of_speaker(mention, said) {
            return true;
        }
        let head = 0..said.start;
        let plain = || head.clone().all(|at| self.lang.dates.tense(&self.tokens, at).is_none());
        let ahead = at <= LEAD && mention.tokens.end <= said.start;
        let gap = || said.start - mention.tokens.end;
        // `On Monday police said`, `A 2019 report by the audit office warned`; `In Geneva last month, the UN's commissioner,
        // Orla Venn, suggested` and `During a visit in 1995 for his book Orla Venn said` are of the saying as well
        let first = self.tokens.word(0);
        let adjunct = self.lang.grammar.function_words.has(first)
            && !self.is_determiner(0)
            && !self.lang.attribution.subjects.has(first);
        let reach = if adjunct || self.tokens.is_symbol(mention.tokens.end, ",") {
            LEAD
        } else if at <= OPENING {
            SOURCE
        } else {
            1
        };
        let before = ahead && gap() <= reach && plain();
        // `says 2001 will be weak`, `says today's plan is`, `says last week he felt`
        let year = at == said.end && mention.tokens.len() == 1 && self.tokens.is(at, TokenKind::Number);
        let owner = self.is_owner_mark(mention.tokens.end);
        let told = matches!(self.lang.dates.tense(&self.tokens, said.end - 1), Some((_, Tense::Past)));
        let behind = at >= said.end
            && !year
            && !owner
            && (told || !self.lang.attribution.verbs.has(self.tokens.word(said.end - 1)))
            && at - said.end <= 1
            && (said.end..at).all(|at| self.lang.grammar.function_words.has(self.tokens.word(at)));
        matches!(mention.kind, Kind::Date | Kind::Time)
            && (before || behind || self.is_of_occasion(mention, said))
    }

    /// Whether the date is that of the interview or letter in which it is said: `confirmed it in an interview held in May`,
    /// `at a 4 August press briefing`, `warned the town on Thursday that`.
    fn is_of_occasion(&self, mention: &Mention, said: &Range<usize>) -> bool {
        const REACH: usize = 5;
        let nouns = Nouns { tokens: self.tokens, lang: self.lang };
        let occasion = |at: &usize| self.lang.attribution.occasions.has(self.tokens.word(*at));
        let (start, end) = (mention.tokens.start, mention.tokens.end);
        let small = |at: &usize| {
            self.lang.grammar.function_words.has(self.tokens.word(*at))
                && !self.lang.attribution.that.has(self.tokens.word(*at))
                || nouns.is_past(*at)
                || nouns.is_participle(*at)
        };
        let behind = (start.saturating_sub(REACH)..start).rev().find(|at| !small(at));
        // `said it was decided at a conference in May` is not that of the saying
        let near = |at: usize| at < said.start || !(said.end..at).any(|at| self.is_verb(at));
        let noun = |at: &usize| nouns.is_content(*at);
        let before = start
            .checked_sub(1)
            .is_some_and(|article| self.is_determiner(article))
            .then(|| (end..end + REACH).take_while(noun).find(occasion));
        let that = self.lang.attribution.that.has(self.tokens.word(end))
            && start > said.end
            && start - said.end < REACH
            && self.lang.attribution.serving.has(self.tokens.word(start - 1));
        behind.into_iter().chain(before.flatten()).any(|at| occasion(&at) && near(at)) || that
    }

    /// Whether `mention` describes who speaks: `said Orla Venn, one of 12 drivers`, `says Orla Venn, who led 3 teams`,
    /// `Now 15, Orla Venn said`.
    fn is_of_speaker(&self, mention: &Mention, said: &Range<usize>) -> bool {
        let tables = &self.lang.attribution;
        let (start, end) = (mention.tokens.start, mention.tokens.end);
        if start <= 1 && self.tokens.is_symbol(end, ",") && said.start == end + 1 {
            return mention.kind != Kind::Count;
        }
        // `asked 12 people`, `told a room of 40 that`
        let verb = said.end - 1;
        let quoted =
            tables.quoting.has(self.tokens.word(verb)) || tables.quoting.has(self.tokens.word(said.start));
        if quoted && !(0..start).fold(self.opened, |open, at| self.opens_after(at, open)) {
            return true;
        }
        if tables.addressing.has(self.tokens.word(verb)) {
            let that = |at: &usize| tables.that.has(self.tokens.word(*at)) || self.is_verb(*at);
            let found = (said.end..self.tokens.len()).find(that);
            if found.is_some_and(|at| at >= end && tables.that.has(self.tokens.word(at))) && start > said.end
            {
                return true;
            }
        }
        let inverted = said.len() > 1 && tables.verbs.has(self.tokens.word(said.start));
        let aside = said.end + 1..start;
        let c = &self.lang.numbers.connectives;
        let goes_on = |at: usize| {
            let word = self.tokens.word(at);
            tables.quote_marks.has(word)
                || tables.verbs.has(word)
                || tables.participles.has(word)
                || c.and.has(word)
                || c.but.has(word)
                || self.tokens.is_symbol(at, ",")
                || self.tokens.is_symbol(at, ";")
        };
        inverted
            && start > said.end
            && self.tokens.is_symbol(said.end, ",")
            && !aside.into_iter().any(goes_on)
    }

    /// Whether `mention` describes the statement itself: `In a three-page letter, the mayor says`.
    fn is_of_statement(&self, mention: &Mention, said: &Range<usize>) -> bool {
        const LONGEST: usize = 8;
        let comma = said.start.checked_sub(1).filter(|&comma| self.tokens.is_symbol(comma, ","));
        let uttered = |at: usize| self.lang.attribution.utterances.has(self.tokens.word(at));
        comma.is_some_and(|comma| {
            comma <= LONGEST
                && self.lang.measures.prepositions.has(self.tokens.word(0))
                && mention.tokens.end <= comma
                && (mention.tokens.end..comma).any(uttered)
        })
    }

    /// Whether words of the sentence are quoted.
    fn quotes(&self) -> bool {
        self.opened || self.tokens.items.iter().any(|token| self.lang.attribution.quote_marks.has(token.word))
    }

    /// Whether the sentence's first token is a quotation mark.
    pub(super) fn begins_quotation(&self) -> bool {
        self.lang.attribution.quote_marks.has(self.tokens.word(0))
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
            (end >= at + 3).then(|| self.tokens.span(at + 1, end))
        })
    }

    fn is_participle(&self, at: usize) -> bool {
        let text = self.tokens.str(at);
        let tables = &self.lang.measures;
        tables.participles.has(self.tokens.word(at))
            || text.len() > 4
                && tables.participle_endings.iter().any(|ending| text.ends_with(ending.as_str()))
    }

    /// The subject of a verb of saying at `verb`: a capitalised name, or a noun that can speak.
    fn name_before(&self, verb: usize) -> Option<(usize, Span)> {
        let mut last = verb;
        // over adverbs, auxiliaries and an apposition
        loop {
            let before = last.checked_sub(1).map(|before| self.tokens.word(before));
            if before.is_some_and(|word| {
                self.lang.grammar.auxiliaries.has(word) || self.lang.exempt.empty_dates.has(word)
            }) {
                last -= 1;
            } else if last > 2 && self.lang.dates.weekdays.longest(&self.tokens, last - 1).is_some() {
                // `Marrow Mills on Tuesday reported`
                last -= 1 + usize::from(self.lang.attribution.serving.has(self.tokens.word(last - 2)));
            } else if before.is_some_and(|word| self.lang.attribution.adverbs.has(word))
                || last > 1 && self.is_adverb(last - 1)
            {
                last -= 1;
            } else if let Some(start) = self.period_before(last) {
                last = start;
            } else if let Some(open) = self.bracket_before(last) {
                last = open;
            } else {
                break;
            }
        }
        if last == 0 {
            return None;
        }
        if self.tokens.str(last - 1) == "," {
            let comma = last - 1;
            if let Some(name) = self.name_between_commas(comma) {
                return Some(name);
            }
            let Some(open) = self.before_apposition(comma) else {
                return self
                    .name_ending(comma)
                    .filter(|&(start, _)| (start..comma).any(|at| self.serves(at)));
            };
            last = open;
        }
        self.name_ending(last).filter(|&(start, _)| !self.is_led(start, last, verb))
    }

    /// Whether a preposition leads to the name from `at` to `end`, which speaks with no `verb`: `swept into the Elsin
    /// River, says`, not `with Orla Venn saying`.
    fn is_led(&self, at: usize, end: usize, verb: usize) -> bool {
        let tables = &self.lang.attribution;
        let c = &self.lang.numbers.connectives;
        let article = at.checked_sub(1).filter(|&before| c.the.has(self.tokens.word(before)));
        let Some(before) = article.unwrap_or(at).checked_sub(1) else { return false };
        let word = self.tokens.word(before);
        let led = tables.place_prepositions.has(word) || self.lang.measures.prepositions.has(word);
        // `in Elsin police said`, `a statement from the Elsin Hospital says`, `envoy to Elsin Orla Venn said`
        let noun = !self.tokens.capitalised(end - 1);
        let tied = before
            .checked_sub(1)
            .is_some_and(|at| tables.utterances.has(self.tokens.word(at)) || self.is_role(at));
        let participle = tables.participles.has(self.tokens.word(verb));
        // `the wife of one keeper told`
        let counted = self.lang.is_number(&self.tokens, before);
        let of = counted && before > 0 && c.of.has(self.tokens.word(before - 1));
        of || led && !noun && !tied && !participle && !c.by.has(word)
    }

    /// `the mayor, Orla Venn, said`: the name that closes with the comma at `comma`.
    fn name_between_commas(&self, comma: usize) -> Option<(usize, Span)> {
        const LONGEST: usize = 5;
        let open = (comma.saturating_sub(LONGEST)..comma).rev().find(|&at| self.tokens.is_symbol(at, ","))?;
        let name = open + 1..comma;
        let joint = |at: usize| {
            let title = at > 0 && self.lang.attribution.titles.has(self.tokens.word(at - 1));
            self.is_name_joint(at) || title && self.tokens.is_symbol(at, ".")
        };
        let capitals = name.len() >= 2 && name.clone().all(|at| self.tokens.capitalised(at) || joint(at));
        capitals.then(|| (name.start, self.tokens.span(name.start, name.end)))
    }

    /// Where the `last week` begins that ends right before `at`: `Marrow Mills last week reported`.
    fn period_before(&self, at: usize) -> Option<usize> {
        let dates = &self.lang.dates;
        let start = at.checked_sub(2)?;
        let which = dates.which.longest(&self.tokens, start).is_some_and(|(end, _)| end == start + 1);
        let unit = dates.units.longest(&self.tokens, start + 1).is_some_and(|(end, _)| end == at);
        (which && unit).then_some(start)
    }

    /// Where the bracket opens that closes right before `at`: `Orla Venn (R-Elsin) said`.
    fn bracket_before(&self, at: usize) -> Option<usize> {
        const LONGEST: usize = 8;
        let close = at.checked_sub(1).filter(|&close| self.tokens.is_symbol(close, ")"))?;
        (close.saturating_sub(LONGEST)..close).rev().find(|&open| self.tokens.is_symbol(open, "("))
    }

    fn is_adverb(&self, at: usize) -> bool {
        let text = self.tokens.str(at);
        self.lang.measures.adverb_endings.iter().any(|ending| text.ends_with(ending.as_str()))
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
        // `told Orla` has a listener
        let addresses = self.lang.attribution.addressing.has(self.tokens.word(verb));
        let quoted = !addresses
            && verb.checked_sub(1).is_some_and(|before| {
                self.lang.attribution.quote_marks.has(self.tokens.word(before))
                    || self.tokens.is_symbol(before, ",")
            });
        let c = &self.lang.numbers.connectives;
        let next = self.tokens.word(verb + 1);
        // `said lead author Orla Venn`
        let described =
            || (verb + 1..=verb + 2).any(|at| self.lang.attribution.nouns.has(self.tokens.word(at)));
        let marked = || self.lang.attribution.quote_marks.has(self.tokens.word(verb - 1));
        let (end, span) = self.name_from(verb + 1).filter(|_| quoted)?;
        // `One keeper, Orla Venn, says the deal is`
        let speaks =
            |at: usize| self.tokens.capitalised(at) || self.lang.attribution.nouns.has(self.tokens.word(at));
        let determined = c.the.has(next) || c.article.has(next);
        let begins = self.tokens.capitalised(verb + 1)
            || determined && (marked() || (verb + 2..end).any(speaks))
            || described();
        if !begins {
            return None;
        }
        // `Venn, who dissented, said the economy is`
        let clause = self.lang.measures.copulas.has(self.tokens.word(end))
            || self.lang.grammar.auxiliaries.has(self.tokens.word(end));
        (!clause).then_some((end, span))
    }
}
