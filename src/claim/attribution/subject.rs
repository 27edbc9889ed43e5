//! Who does the saying: the subject of a verb, before it or behind.

use std::ops::Range;

use super::{Attributor, Speaker};
use crate::lang::TokenKind;
use crate::span::Span;

impl Attributor<'_> {
    /// The subject of a verb of saying at `verb`: a capitalised name, or a noun that can speak.
    pub(super) fn name_before(&self, verb: usize) -> Option<(usize, Span)> {
        let mut last = self.subject_end(verb);
        if last == 0 {
            return None;
        }
        // `Orla Venn, who said`
        let relative = self.lang.measures.relatives.has(self.tokens.word(last - 1));
        if relative && last > 2 && self.tokens.is_symbol(last - 2, ",") {
            return self.name_ending(last - 2).filter(|&(start, _)| !self.is_led(start, last - 2, verb));
        }
        if self.tokens.str(last - 1) == "," {
            let comma = last - 1;
            if let Some(name) = self.name_between_commas(comma) {
                return Some(name);
            }
            let Some(open) = self.before_apposition(comma) else {
                // `Orla Venn, said:`
                let alone = |start: usize| start <= 1 && self.is_full_name(start, comma);
                return self
                    .name_ending(comma)
                    .filter(|&(start, _)| (start..comma).any(|at| self.serves(at)) || alone(start));
            };
            last = self.before_office(open).unwrap_or(open);
        }
        if let Some(study) = self.study_of(last, verb) {
            let named = self.name_ending(study + 1).or_else(|| self.noun_phrase(study + 1));
            return named.map(|(start, _)| (start, self.tokens.span(start, study + 1)));
        }
        self.name_ending(last)
            .filter(|&(start, _)| !self.is_led(start, last, verb))
            .or_else(|| self.research_of(last))
            .or_else(|| self.source_placed(last))
    }

    /// The study of what ends at `end`: `A survey of 2,000 adults found`, `An analysis of sea temperatures found that`.
    fn study_of(&self, end: usize, verb: usize) -> Option<usize> {
        const LONGEST: usize = 8;
        let c = &self.lang.numbers.connectives;
        let study = |of: usize| {
            let study = of.checked_sub(1)?;
            let named = self.lang.attribution.studies.has(self.tokens.word(study));
            (c.of.has(self.tokens.word(of)) && named).then_some(study)
        };
        let of = (end.saturating_sub(LONGEST)..end).rev().find(|&of| study(of).is_some())?;
        // `The Institute of Tarn said that` is a name
        let that = |study| !self.tokens.capitalised(study) && self.leads_to_that(verb + 1);
        let clause = (of + 1..end).any(|at| self.is_verb(at));
        study(of).filter(|&study| !clause && (self.begins_figure(of + 1) || that(study)))
    }

    /// The study that ends at `end` behind the name of who made it: `Elsin Institute research found`.
    fn research_of(&self, end: usize) -> Option<(usize, Span)> {
        let study =
            end.checked_sub(1).filter(|&at| self.lang.attribution.studies.has(self.tokens.word(at)))?;
        let (start, _) = self.name_ending(study)?;
        let named = study >= start + 2 && (start..study).all(|at| self.tokens.capitalised(at));
        named.then(|| (start, self.tokens.span(start, end)))
    }

    /// The source before a place that ends at `end`: `Traders on the exchange estimate`, `Analysts in oil markets say`.
    fn source_placed(&self, end: usize) -> Option<(usize, Span)> {
        let within = self.place_before(end)?;
        self.speaks(within.checked_sub(1)?).then(|| self.name_ending(within)).flatten()
    }

    /// Where the `on the exchange` begins that ends at `end`.
    fn place_before(&self, end: usize) -> Option<usize> {
        const LONGEST: usize = 8;
        let part = |at: usize| self.is_modifier(at) || self.is_possessive(at);
        let first = (end.saturating_sub(LONGEST)..end).rev().find(|&at| !part(at))?;
        let within = if self.is_determiner(first) { first.checked_sub(1)? } else { first };
        let placed = first + 1 < end && self.lang.attribution.within.has(self.tokens.word(within));
        placed.then_some(within)
    }

    /// One past the subject of the verb at `verb`, over adverbs, auxiliaries, days and brackets.
    pub(super) fn subject_end(&self, verb: usize) -> usize {
        let mut last = verb;
        loop {
            let before = last.checked_sub(1).map(|before| self.tokens.word(before));
            if let Some(start) = self.period_before(last).or_else(|| self.month_before(last)) {
                last = start;
            } else if before.is_some_and(|word| {
                self.lang.grammar.auxiliaries.has(word) || self.lang.exempt.empty_dates.has(word)
            }) {
                last -= 1;
            } else if last > 2 && self.lang.dates.weekdays.longest(&self.tokens, last - 1).is_some() {
                // `Marrow Mills on Tuesday reported`
                last -= 1 + usize::from(self.lang.attribution.serving.has(self.tokens.word(last - 2)));
            } else if before.is_some_and(|word| self.lang.attribution.adverbs.has(word))
                || last > 1 && self.nouns().is_adverb(last - 1)
            {
                last -= 1;
            } else if let Some(open) = self.bracket_before(last).or_else(|| self.contrast_before(last)) {
                last = open;
            } else {
                break;
            }
        }
        last
    }

    /// Where the `, however,` begins that ends right before `at`: `Orla Venn, however, said`.
    fn contrast_before(&self, at: usize) -> Option<usize> {
        let open = at.checked_sub(3).filter(|&open| open > 0)?;
        let comma = |at: usize| self.tokens.is_symbol(at, ",");
        let contrast = self.lang.attribution.contrasts.has(self.tokens.word(open + 1));
        (contrast && comma(open) && comma(at - 1)).then_some(open)
    }

    /// Whether a preposition leads to the name from `at` to `end`, which speaks with no `verb`: `swept into the Elsin
    /// River, says`, not `with Orla Venn saying`.
    fn is_led(&self, at: usize, end: usize, verb: usize) -> bool {
        let tables = &self.lang.attribution;
        let c = &self.lang.numbers.connectives;
        let Some(before) = self.before_article(at) else { return false };
        // `in Elsin police said`, `a statement from the Elsin Hospital says`, `envoy to Elsin Orla Venn said`
        let noun = !self.tokens.capitalised(end - 1);
        let tied = before
            .checked_sub(1)
            .is_some_and(|at| tables.utterances.has(self.tokens.word(at)) || self.is_role(at));
        let participle = tables.participles.has(self.tokens.word(verb));
        // `the wife of one keeper told`
        let counted = self.lang.is_number(&self.tokens, before);
        let of = counted && before > 0 && c.of.has(self.tokens.word(before - 1));
        let by = c.by.has(self.tokens.word(before));
        of || self.is_preposition(before) && !noun && !tied && !participle && !by
    }

    /// `the mayor, Orla Venn, said`: the name that closes with the comma at `comma`.
    fn name_between_commas(&self, comma: usize) -> Option<(usize, Span)> {
        const LONGEST: usize = 5;
        // `Elsin Motors (EM),`
        let end = self.bracket_before(comma).unwrap_or(comma);
        let open = (end.saturating_sub(LONGEST)..end).rev().find(|&at| self.tokens.is_symbol(at, ","))?;
        let name = open + 1..end;
        let part = |at: usize| {
            self.tokens.capitalised(at)
                || self.is_name_joint(at)
                || self.is_title_stop(at)
                || self.tokens.is_symbol(at, "&")
        };
        // `Venn's son, Orro, said`
        let kin = open > 2
            && self.lang.ages.described.has(self.tokens.word(open - 1))
            && self.is_possessive(open - 2);
        let capitals = (name.len() >= 2 || kin) && name.clone().all(part);
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

    /// Where the `from late May` or `in 2028` begins that ends right before `at`: `the poll from late May placed`.
    fn month_before(&self, at: usize) -> Option<usize> {
        const YEAR: usize = 4;
        let dates = &self.lang.dates;
        let year = |at: usize| self.tokens.is(at, TokenKind::Number) && self.tokens.str(at).len() == YEAR;
        let named = |at: usize| dates.months.longest(&self.tokens, at).is_some();
        // `Data on Dec 7 showed`
        let day =
            at.checked_sub(2).filter(|&month| named(month) && self.tokens.is(at - 1, TokenKind::Number));
        if let Some(on) = day.and_then(|month| month.checked_sub(1))
            && self.lang.attribution.serving.has(self.tokens.word(on))
        {
            return Some(on);
        }
        let month = at.checked_sub(1).filter(|&at| year(at) || named(at))?;
        let part = month.checked_sub(1).filter(|&at| dates.parts.longest(&self.tokens, at).is_some());
        let led = part.unwrap_or(month).checked_sub(1)?;
        // `results for 2028 show`
        let tables = &self.lang.attribution;
        let word = self.tokens.word(led);
        (tables.within.has(word) || tables.serving.has(word) && year(month)).then_some(led)
    }

    /// Where the bracket opens that closes right before `at`: `Orla Venn (R-Elsin) said`.
    fn bracket_before(&self, at: usize) -> Option<usize> {
        const LONGEST: usize = 8;
        let close = at.checked_sub(1).filter(|&close| self.tokens.is_symbol(close, ")"))?;
        (close.saturating_sub(LONGEST)..close).rev().find(|&open| self.tokens.is_symbol(open, "("))
    }

    /// Where the apposition that closes with the comma at `comma` begins: `Orla Venn, the mayor, said`.
    fn before_apposition(&self, comma: usize) -> Option<usize> {
        const LONGEST: usize = 30;
        let open = (comma.saturating_sub(LONGEST)..comma).rev().find(|&at| self.tokens.str(at) == ",")?;
        // `Orla Venn, 32, the mayor, said`
        let aged = open
            .checked_sub(2)
            .filter(|&age| self.tokens.is_symbol(age, ",") && self.tokens.is(open - 1, TokenKind::Number));
        let open = aged.unwrap_or(open);
        let noun = open.checked_sub(1).is_some_and(|at| {
            self.tokens.capitalised(at) || self.speaks(at) || self.lang.is_syllable(&self.tokens, at)
        });
        noun.then_some(open)
    }

    /// The comma before the office that ends at `end`, behind the name of who has it: `Orla Venn, head of the Elsin Board`.
    fn before_office(&self, end: usize) -> Option<usize> {
        let (start, _) = self.name_ending(end).filter(|&(start, _)| !self.tokens.capitalised(start))?;
        self.holder(start, end).map(|(comma, _)| comma)
    }

    /// `said Orla Venn`: the name after the verb, after a quotation.
    pub(super) fn name_after_verb(&self, verb: usize) -> Option<(usize, Span)> {
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
        let described = || (verb + 1..=verb + 2).any(|at| self.speaks(at));
        let marked = || self.lang.attribution.quote_marks.has(self.tokens.word(verb - 1));
        let (end, span) = self.name_from(verb + 1).filter(|_| quoted)?;
        // `One keeper, Orla Venn, says the deal is`
        let names = |at: usize| self.tokens.capitalised(at) || self.speaks(at);
        let determined = c.the.has(next) || c.article.has(next);
        // `Some are missing, says the registry.`
        let closes = self.lang.attribution.speaking.has(self.tokens.word(verb))
            && (end == self.tokens.len() || matches!(self.tokens.str(end), "." | ","));
        let begins = self.tokens.capitalised(verb + 1)
            || determined && (marked() || closes || (verb + 2..end).any(names))
            || described();
        if !begins {
            return None;
        }
        // `Venn, who dissented, said the economy is`
        let clause = self.lang.measures.copulas.has(self.tokens.word(end))
            || self.lang.grammar.auxiliaries.has(self.tokens.word(end));
        (!clause).then_some((end, span))
    }

    /// Whatever speaks with the verb at `verb`: `the sailors said`.
    pub(super) fn noun_before(&self, verb: usize) -> Option<(usize, Span)> {
        let says = self.lang.attribution.speaking.has(self.tokens.word(verb)) || self.leads_to_that(verb + 1);
        let end = self.subject_end(verb);
        // `a photographer at the scene said`, not `a letter in the file saying`
        let participle = self.lang.attribution.participles.has(self.tokens.word(verb));
        let placed = || {
            let noun = self.noun_phrase(self.place_before(end)?);
            noun.filter(|&(start, _)| self.is_determiner(start) && !participle)
        };
        let noun = || self.noun_phrase(end).or_else(|| self.noun_of_headline(end, verb)).or_else(placed);
        says.then(|| noun().or_else(|| self.phrase_after_comma(end))).flatten()
    }

    /// The phrase with `of` or `for` from a comma to `end`: `40 came, the centre for relief of the people in Marrow said`.
    fn phrase_after_comma(&self, end: usize) -> Option<(usize, Span)> {
        const LONGEST: usize = 14;
        let c = &self.lang.numbers.connectives;
        let comma = (end.saturating_sub(LONGEST)..end).rev().find(|&at| self.tokens.is_symbol(at, ","))?;
        let start = comma + 1;
        let joins = |at: usize| {
            let word = self.tokens.word(at);
            c.of.has(word) || c.for_.has(word) || self.is_preposition(at)
        };
        let part = |at: usize| self.is_modifier(at) || self.is_determiner(at) || joins(at);
        let whole = self.is_determiner(start)
            && start + 2 < end
            && self.is_modifier(start + 1)
            && self.is_modifier(end - 1)
            && (start + 1..end).all(part);
        let place = |&at: &usize| self.lang.attribution.place_prepositions.has(self.tokens.word(at));
        let cut = (start + 2..end).find(place).unwrap_or(end);
        whole.then(|| (start, self.tokens.span(start, cut)))
    }

    /// The noun without an article that closes a headline with its verb: `40 die in fire, airport says`.
    fn noun_of_headline(&self, end: usize, verb: usize) -> Option<(usize, Span)> {
        let noun = end.checked_sub(1).filter(|&noun| self.is_modifier(noun))?;
        let comma = noun.checked_sub(1).filter(|&comma| self.tokens.is_symbol(comma, ","))?;
        (verb + 1 == self.tokens.len()).then(|| (noun, self.tokens.span(comma + 1, end)))
    }

    /// The source that closes the sentence, whoever told something in it: `The mayor told them 12 came, an official said.`
    pub(super) fn closing_source(&self, cues: &[usize]) -> Option<(Span, Range<usize>)> {
        let &verb = cues.last().filter(|_| cues.len() > 1)?;
        let stop = (verb + 1..self.tokens.len()).find(|&at| !self.tells_the_day(at))?;
        let ends = self.tokens.is_symbol(stop, ".") && stop + 1 == self.tokens.len();
        if !ends || !self.lang.attribution.speaking.has(self.tokens.word(verb)) {
            return None;
        }
        let (start, span) = self.name_before(verb).or_else(|| self.noun_before(verb))?;
        let comma = start.checked_sub(1).is_some_and(|comma| self.tokens.is_symbol(comma, ","));
        // `the town says 12 came, but the owner says 40, the report said`
        let broken = (0..start).any(|at| self.lang.attribution.clause_breaks.has(self.tokens.word(at)));
        (comma && !broken).then(|| (span, start..verb + 1))
    }

    /// The noun that the sentence begins with, which a clause about it parts from the verb of saying at `verb`: `A doctor
    /// working for the agency said`, `A man who surrendered says`; not `People living there said to be ill`.
    pub(super) fn subject_over_clause(&self, verb: usize) -> Option<(usize, Span)> {
        let c = &self.lang.numbers.connectives;
        let says = self.lang.attribution.speaking.has(self.tokens.word(verb))
            && !c.to.has(self.tokens.word(verb + 1));
        let end = self.subject_before_clause(verb)?;
        // `Port records seen by the Courier show`
        let shows =
            self.nouns().is_participle(end) && self.lang.attribution.studies.has(self.tokens.word(end - 1));
        if !says && !shows {
            return None;
        }
        // `A poll published on Sunday by the Elsin Institute found`
        if let Some((_, publisher)) = self.publisher(end).filter(|&(behind, _)| shows && behind == verb) {
            return Some((0, publisher));
        }
        let one_clause =
            (end..verb).all(|at| self.tokens.is(at, TokenKind::Word) || self.nouns().is_hyphen(at));
        // `who surrendered` has a verb of its own
        let verbs = (end + 1..verb).filter(|&at| self.is_verb(at)).count();
        // `who presided over a trial televised abroad said Thursday that`
        let that = usize::from(self.leads_to_that(verb + 1));
        let own = usize::from(!self.nouns().is_running(end)) + that;
        (one_clause && verbs <= own).then(|| (0, self.tokens.span(0, end)))
    }

    /// One past the noun phrase that the sentence begins with, where a clause about it follows, before `verb`.
    fn subject_before_clause(&self, verb: usize) -> Option<usize> {
        const LONGEST: usize = 9;
        let nouns = self.nouns();
        let first = usize::from(self.is_determiner(0));
        let study = |at: usize| self.lang.attribution.studies.has(self.tokens.word(at));
        let clause = |at: usize| {
            nouns.is_running(at) && !self.tokens.capitalised(at)
                || at > first && nouns.is_participle(at) && study(at - 1)
                || self.lang.measures.relatives.has(self.tokens.word(at))
        };
        let phrase = |at: usize| {
            let of = self.lang.numbers.connectives.of.has(self.tokens.word(at));
            self.is_modifier(at) || of || at > first && self.is_determiner(at)
        };
        let end =
            (first..verb.min(LONGEST)).find(|&at| clause(at) || !phrase(at)).filter(|&at| clause(at))?;
        let head = end.checked_sub(1).filter(|&head| head >= first)?;
        // a lone noun without an article is a plural; a name is read elsewhere
        let noun = first > 0 || nouns.is_plural(head) || head > 0;
        let name = head > 0 && self.tokens.capitalised(head);
        (noun && !name).then_some(end)
    }

    /// The subject that the sentence begins with, for a verb at `at` that goes on with it.
    pub(super) fn subject(&self, at: usize) -> Option<(usize, Span)> {
        let verb = self.first_verb(at)?;
        let adjunct = self.lang.grammar.function_words.has(self.tokens.word(0));
        let subject = self.name_before(verb).or_else(|| self.noun_phrase(verb));
        subject.filter(|&(start, _)| start <= 1 || adjunct && self.tokens.is_symbol(start - 1, ","))
    }

    /// The pronoun that is this subject.
    pub(super) fn pronoun_at_head(&self, at: usize) -> Option<Speaker> {
        self.first_verb(at).filter(|&verb| verb == 1).and_then(|verb| self.pronoun_before(verb))
    }

    /// The first verb of the sentence, before `at`.
    fn first_verb(&self, at: usize) -> Option<usize> {
        const LONGEST: usize = 10;
        (1..at.min(LONGEST)).find(|&at| self.is_verb(at))
    }

    /// Whether the word at `at` tells of the past, the future or a state.
    pub(super) fn is_verb(&self, at: usize) -> bool {
        let dates = &self.lang.dates;
        dates.tense(&self.tokens, at).is_some() || dates.states.longest(&self.tokens, at).is_some()
    }

    /// The subject that words about it part from the verb at `verb`: `The administrator of the chain, Traveland, says`,
    /// `The papers, filed in Marrow, allege`.
    pub(super) fn subject_over_comma(&self, verb: usize) -> Option<(usize, Span)> {
        const LONGEST: usize = 6;
        let comma = verb.checked_sub(1).filter(|&comma| comma > 1 && self.tokens.is_symbol(comma, ","))?;
        let end = (1..comma.min(LONGEST)).find(|&at| !self.is_modifier(at))?;
        let speaks = self.speaks(end - 1) || self.lang.attribution.speaking.has(self.tokens.word(verb));
        let inside = self.tokens.is_symbol(end, ",") && end < comma || self.tokens.is(end, TokenKind::Word);
        (self.is_determiner(0) && end > 1 && speaks && inside).then(|| (0, self.tokens.span(0, end)))
    }
}
