//! Whether a verb says something.

use super::Attributor;
use crate::lang::TokenKind;
use crate::span::Span;

impl Attributor<'_> {
    /// Whether the word at `at` says nothing: `a claim is`, `the White House report`, `a law, called`, `announced a
    /// plan`.
    fn is_unspoken(&self, at: usize) -> bool {
        const ISSUED: usize = 5;
        let tables = &self.lang.attribution;
        let word = self.tokens.word(at);
        let nouns = self.nouns();
        // `a claim is`, but `which Orla Venn claims is`
        const RELATIVE: usize = 4;
        let relative = |at: usize| self.lang.measures.relatives.has(self.tokens.word(at));
        if self.lang.measures.copulas.has(self.tokens.word(at + 1))
            && !(at.saturating_sub(RELATIVE)..at).any(relative)
        {
            return true;
        }
        // `all told, 40 boats sank`: nobody is told
        let named = tables.quote_marks.has(self.tokens.word(at + 1));
        if tables.addressing.has(word) && !named && !self.goes_on(at + 1) {
            return true;
        }
        // `has announced it is closing`, `announced today it would close`
        // ... and `announced on Friday its profits were down`
        let auxiliary = |at: usize| self.lang.grammar.auxiliaries.has(self.tokens.word(at));
        let it = || {
            self.behind_the_day(at + 1).is_some_and(|subject| {
                let clause = tables.pronouns.has(self.tokens.word(subject)) && auxiliary(subject + 1);
                (clause || subject > at + 1 && self.is_clause(subject)) && !tables.finding.has(word)
            })
        };
        // `"We have 12," the firm announced on Friday`, `40 came, the firm announced at a meeting`
        let ends = || {
            let behind = self.tokens.word(at + 1);
            let tag = self.follows_comma(at) && self.lang.measures.prepositions.has(behind);
            !tables.finding.has(word) && (tag || !self.goes_on(at + 1))
        };
        // `speaks of 40 killed`, `issued the following statement`
        let number_of = || {
            let figure = at + 2 + usize::from(tables.quote_marks.has(self.tokens.word(at + 2)));
            self.lang.numbers.connectives.of.has(self.tokens.word(at + 1))
                && (self.lang.is_number(&self.tokens, figure)
                    || self.lang.qualifiers.before.longest(&self.tokens, figure).is_some())
        };
        let issued = || (at + 1..at + ISSUED).any(|at| tables.utterances.has(self.tokens.word(at)));
        if tables.speaking_of.has(word) && !number_of() || tables.issuing.has(word) && !issued() {
            return true;
        }
        // `announced passage of $2 million`, `announces job cuts of 10,000`
        let amount = || {
            const OBJECT: usize = 6;
            let c = &self.lang.numbers.connectives;
            let of = (at + 1..at + OBJECT)
                .find(|&of| c.of.has(self.tokens.word(of)) && self.begins_figure(of + 1));
            tables.proclaiming.has(word) && of.is_some_and(|of| !(at + 1..of).any(|at| self.is_verb(at)))
        };
        // `The court heard he took 40 coins`
        let tried = || at.checked_sub(1).is_some_and(|court| tables.courts.has(self.tokens.word(court)));
        let alone = !self.leads_to_that(at + 1)
            && !it()
            && !ends()
            && !amount()
            && !tried()
            && !self.follows_quotation(at);
        if tables.only_with_that.has(word) && alone {
            return true;
        }
        if tables.shows.has(word) && tables.phrasal.has(self.tokens.word(at + 1)) {
            return true;
        }
        if self.costs_lives(at) || self.is_kind_of_report(at) || self.adds(at) || self.is_deed(at) {
            return true;
        }
        // `all Elsin states will have`
        let noun = nouns.is_plural(at) && !tables.speaking.has(word);
        if noun && self.lang.grammar.modals.has(self.tokens.word(at + 1)) {
            return true;
        }
        if tables.only_with_at.has(word) && !self.leads_to_level(at) {
            return true;
        }
        let Some(last) = at.checked_sub(1) else { return true };
        let before = self.tokens.word(last);
        // `called in to Marrow`, `union claims of fraud`
        let next = self.tokens.word(at + 1);
        let led = self.lang.measures.prepositions.has(next);
        if tables.naming.has(word) {
            // `a firm called Tarnley`
            let article = |at: usize| self.lang.numbers.connectives.article.has(self.tokens.word(at));
            let named = self.tokens.capitalised(at + 1) && self.phrase_start(last).is_some_and(article);
            return self.tokens.is_symbol(last, ",") || led || named;
        }
        let c = &self.lang.numbers.connectives;
        if tables.utterances.has(word) && [&c.of, &c.from, &c.by].iter().any(|words| words.has(next)) {
            return true;
        }
        // `results for 2028 show`
        let head = self.subject_end(at).checked_sub(1);
        let verb = head.is_some_and(|head| nouns.is_plural(head))
            || self.noun_of(at).is_some_and(|noun| nouns.is_plural(noun))
            || self.lang.grammar.auxiliaries.has(before)
            || tables.pronouns.has(before)
            || tables.subjects.has(before)
            || nouns.is_adverb(last)
            || self.lang.measures.relatives.has(before)
            || self.tokens.is(last, TokenKind::Symbol);
        tables.also_nouns.has(word) && !verb
    }

    /// Whether a level stands behind the verb at `at`: `put the toll at 12`, `put the Greens on 38%`.
    fn leads_to_level(&self, at: usize) -> bool {
        const LEVEL: usize = 10;
        (at..at + LEVEL).any(|index| {
            let word = self.tokens.word(index);
            self.lang.measures.levels.has(word)
                || self.lang.attribution.serving.has(word) && self.is_percentage(index + 1)
        })
    }

    /// Whether a number, a currency or what qualifies a number stands at `at`: `about $12`.
    pub(super) fn begins_figure(&self, at: usize) -> bool {
        self.lang.is_number(&self.tokens, at)
            || self.lang.currencies.symbols.longest(&self.tokens, at).is_some()
            || self.lang.qualifiers.before.longest(&self.tokens, at).is_some()
    }

    /// Whether a number of per cent stands at `at`: `on 38%`.
    fn is_percentage(&self, at: usize) -> bool {
        let unit = || self.lang.units.expression(&self.tokens, at + 1, true);
        self.lang.is_number(&self.tokens, at) && unit().is_some_and(|(_, unit)| unit.is_share())
    }

    /// Whether what the verb at `at` puts at a level is told: `put the toll at 12`, not `puts pay at $40`.
    fn is_told(&self, at: usize) -> bool {
        const NOUN: usize = 4;
        let measures = &self.lang.measures;
        (at + 1..at + NOUN).any(|at| {
            let word = self.tokens.word(at);
            measures.anaphors.has(word) || measures.generic.has(word)
        })
    }

    /// Whether the verb at `at` takes lives: `the war has claimed hundreds of lives`, not `claims that 40 lost their lives`.
    fn costs_lives(&self, at: usize) -> bool {
        const OBJECT: usize = 7;
        let measures = &self.lang.measures;
        let lives = |at: &usize| measures.losses.get(self.tokens.word(*at)).is_some();
        let clause = |at: usize| {
            self.lang.attribution.that.has(self.tokens.word(at))
                || self.lang.dates.tense(&self.tokens, at).is_some()
        };
        let object = (at + 1..at + OBJECT).find(lives);
        measures.loses.has(self.tokens.word(at)) && object.is_some_and(|end| !(at + 1..end).any(clause))
    }

    /// Whether the verb at `at` does something: `claimed responsibility for 40 fires`, `admitted killing 12 sheep`,
    /// `confirmed Orla Venn by 12 votes`, not `confirmed Orla Venn was dead`.
    fn is_deed(&self, at: usize) -> bool {
        let tables = &self.lang.attribution;
        let word = self.tokens.word(at);
        if tables.deeds.longest(&self.tokens, at).is_some()
            || tables.admitting.has(word) && self.nouns().ends_running(at + 1)
        {
            return true;
        }
        let c = &self.lang.numbers.connectives;
        let name = self.name_end(at + 1);
        let to = self.tokens.word(name);
        let somebody = name > at + 1 && (c.by.has(to) || c.to.has(to) || tables.meanwhile.has(to));
        let him = tables.objects.has(self.tokens.word(at + 1)) && !self.nouns().is_content(at + 2);
        let subject = at.checked_sub(1).is_some_and(|before| self.tokens.is(before, TokenKind::Word));
        tables.appointing.has(word) && subject && (somebody || him)
    }

    /// Whether a clause with a verb of its own begins at `at`: `its net profits were down`.
    fn is_clause(&self, at: usize) -> bool {
        const SUBJECT: usize = 5;
        let verb = (at + 1..at + SUBJECT).find(|&at| !self.is_modifier(at));
        self.is_determiner(at)
            && verb.is_some_and(|verb| {
                let word = self.tokens.word(verb);
                verb > at + 1 && (self.lang.measures.copulas.has(word) || self.lang.grammar.modals.has(word))
            })
    }

    /// Whether a comma stands before the short subject of the verb at `at`: `40 came, the firm announced`.
    fn follows_comma(&self, at: usize) -> bool {
        const SUBJECT: usize = 5;
        let start = (at.saturating_sub(SUBJECT)..at)
            .rev()
            .find(|&at| !self.is_modifier(at) && !self.is_determiner(at));
        at > 1 && start.is_some_and(|comma| comma + 1 < at && self.tokens.is_symbol(comma, ","))
    }

    /// Whether a quotation ends right before the verb at `at` or its subject: `"It is good," the mayor wrote in May`.
    fn follows_quotation(&self, at: usize) -> bool {
        const SUBJECT: usize = 6;
        let quote = |at: &usize| self.lang.attribution.quote_marks.has(self.tokens.word(*at));
        let close = (at.saturating_sub(SUBJECT)..at).rev().find(quote);
        close.is_some_and(|close| !self.is_quoted(at) && !(close + 1..at).any(|at| self.is_verb(at)))
    }

    /// Whether the word at `at` is a noun: `initial reports spoke of`.
    fn is_kind_of_report(&self, at: usize) -> bool {
        let tables = &self.lang.attribution;
        let kind = at.checked_sub(1).is_some_and(|kind| tables.report_kinds.has(self.tokens.word(kind)));
        let next = self.tokens.word(at + 1);
        let verb =
            self.lang.dates.tense(&self.tokens, at + 1).is_some() || self.lang.grammar.auxiliaries.has(next);
        kind && (verb || tables.verbs.has(next))
    }

    /// Whether the verb at `at` adds things: `employers added 40 jobs`, not `he added 40 people were missing`.
    fn adds(&self, at: usize) -> bool {
        let tables = &self.lang.attribution;
        let number = |at: usize| self.lang.is_number(&self.tokens, at);
        // `added the third goal`, `added €97 million`
        let ordinal = self.is_determiner(at + 1) && self.lang.numbers.ordinals.has(self.tokens.word(at + 2));
        let sum = self.tokens.is(at + 1, TokenKind::Symbol) && number(at + 2);
        let counts = ordinal
            || sum
            || number(at + 1)
            || self.lang.numbers.halves.has(self.tokens.word(at + 1))
            || self.lang.qualifiers.before.longest(&self.tokens, at + 1).is_some();
        if !tables.adding.has(self.tokens.word(at)) || !counts {
            return false;
        }
        let nouns = self.nouns();
        let figure = (at + 1..self.tokens.len()).find(|&at| nouns.is_content(at) && !number(at));
        let noun = figure.and_then(|figure| nouns.after(figure, self.tokens.len()));
        !noun.is_some_and(|noun| {
            nouns.is_past(noun.end)
                || nouns.is_linking(noun.end)
                || self.lang.measures.copulas.has(self.tokens.word(noun.end))
        })
    }

    /// Whether `that` stands at `at`, over the day of the saying: `announced on Friday that`.
    pub(super) fn leads_to_that(&self, at: usize) -> bool {
        self.behind_the_day(at).is_some_and(|index| self.lang.attribution.that.has(self.tokens.word(index)))
    }

    /// The first word from `at` on that is none of the day and place of a saying.
    fn behind_the_day(&self, at: usize) -> Option<usize> {
        const REACH: usize = 4;
        (at..at + REACH).find(|&index| !self.tells_the_day(index))
    }

    /// Whether the word at `at` belongs to the day and place of a saying: `said late on Friday in Elsin`.
    pub(super) fn tells_the_day(&self, at: usize) -> bool {
        let tables = &self.lang.attribution;
        let word = self.tokens.word(at);
        let dates = &self.lang.dates;
        // `this morning`
        let this = |at: usize| dates.which.longest(&self.tokens, at).is_some();
        let part = |at: usize| dates.day_parts.longest(&self.tokens, at).is_some();
        // `March 6`
        let month = |at: usize| self.behind_day(at) == Some(at + 2);
        dates.weekdays.longest(&self.tokens, at).is_some()
            || month(at)
            || at.checked_sub(1).is_some_and(month)
            || this(at) && part(at + 1)
            || part(at) && at.checked_sub(1).is_some_and(this)
            || self.lang.exempt.empty_dates.has(word)
            || tables.place_prepositions.has(word)
            || tables.serving.has(word)
    }

    /// Whether whoever does what the sentence begins with says something at `at`, too: `Unions are worried, saying`,
    /// `Doctors saw him and said`.
    pub(super) fn continues_to_say(&self, at: usize) -> bool {
        let tables = &self.lang.attribution;
        let word = self.tokens.word(at);
        let Some(last) = at.checked_sub(1) else { return false };
        let participle = tables.participles.has(word) && self.tokens.is_symbol(last, ",");
        let c = &self.lang.numbers.connectives;
        let before = self.tokens.word(last);
        let joined = (c.and.has(before) || c.but.has(before)) && tables.verbs.has(word);
        // `The rebels denied it and put the toll at 12`
        let level = joined && tables.only_with_at.has(word) && self.leads_to_level(at) && self.is_told(at);
        // `, claiming it had`
        let it = participle
            && tables.subjects.has(self.tokens.word(at + 1))
            && self.lang.grammar.auxiliaries.has(self.tokens.word(at + 2));
        level || it || (participle || joined) && (tables.speaking.has(word) || self.leads_to_that(at + 1))
    }

    /// Whether the verb at `at` tells what was come upon, and the source at `span` is no study: `police found 12 boats`.
    pub(super) fn only_finds(&self, at: usize, span: Span) -> bool {
        let tables = &self.lang.attribution;
        let words = self.words_of(span);
        // `a poll by Venn found`
        let by = words.start.checked_sub(2).filter(|&study| {
            let c = &self.lang.numbers.connectives;
            let joint = self.tokens.word(study + 1);
            c.by.has(joint) || c.from.has(joint)
        });
        let study = || by.into_iter().chain(words.clone()).any(|at| tables.studies.has(self.tokens.word(at)));
        let word = self.tokens.word(at);
        let speaks = || words.clone().any(|at| self.speaks(at));
        // `prices showed a rise`
        let shows = tables.shows.has(word) && !speaks();
        // `75 firms take part, the Courier found.`
        let closes = at + 2 == self.tokens.len()
            && words.start.checked_sub(1).is_some_and(|at| {
                let the = self.lang.numbers.connectives.the.has(self.tokens.word(at));
                self.tokens.is_symbol(at - usize::from(the && at > 0), ",")
            });
        (tables.finding.has(word) || shows) && !self.leads_to_that(at + 1) && !closes && !study()
    }

    /// Whether the verb at `at` states something: `they can claim` and `it is estimated` do not.
    pub(super) fn states(&self, at: usize) -> bool {
        const REACH: usize = 3;
        if self.is_unspoken(at) {
            return false;
        }
        // `may`, not `May`
        let unstated = |at: usize| {
            self.lang.attribution.unstated.has(self.tokens.word(at)) && !self.tokens.capitalised(at)
        };
        let before = (at.saturating_sub(REACH)..at).rev();
        !before
            .take_while(|&at| {
                unstated(at)
                    || self.nouns().is_adverb(at)
                    || self.lang.grammar.auxiliaries.has(self.tokens.word(at))
            })
            .any(unstated)
    }
}
