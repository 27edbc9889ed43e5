//! Names of sources: where they begin and end.

use super::Attributor;
use crate::lang::TokenKind;
use crate::span::Span;

impl Attributor<'_> {
    /// The person who does what the clause before a pronoun at `at` says: `Orla Venn left after she said`.
    pub(in crate::claim) fn person_of_clause(&self, at: usize) -> Option<String> {
        let tables = &self.lang.attribution;
        let word = self.tokens.word(at.checked_sub(1)?);
        tables.asides.has(word).then(|| self.person_before(at)).flatten()
    }

    /// The first person named.
    pub(in crate::claim) fn person(&self) -> Option<String> {
        self.person_before(self.tokens.len())
    }

    /// The first person named before `last`: two or more capitalised words in a row.
    fn person_before(&self, last: usize) -> Option<String> {
        const LONGEST: usize = 6;
        let mut at = 0;
        while at < last {
            let end = self.name_end(at);
            let place = (at..end).any(|at| {
                let word = self.tokens.word(at);
                self.lang.ages.not_persons.has(word) || self.lang.attribution.bodies.has(word)
            });
            // `The Transport Secretary, Orla Venn,`
            if end > at
                && self.is_role(end - 1)
                && let Some(name) = self.name_behind(end)
            {
                return Some(name.of(self.tokens.text).to_owned());
            }
            if (2..=LONGEST).contains(&(end - at)) && !place && !self.is_placed(at) {
                return Some(self.tokens.span(at, end).of(self.tokens.text).to_owned());
            }
            at = end + 1;
        }
        None
    }

    /// Whether a preposition or `of` leads to the name at `at`: `at the White House`.
    fn is_placed(&self, at: usize) -> bool {
        let of = |at: usize| self.lang.numbers.connectives.of.has(self.tokens.word(at));
        self.before_article(at).is_some_and(|before| of(before) || self.is_preposition(before))
    }

    /// The token before the name at `at`, over its article.
    pub(super) fn before_article(&self, at: usize) -> Option<usize> {
        let the = |at: usize| self.lang.numbers.connectives.the.has(self.tokens.word(at));
        let before = at.checked_sub(1)?;
        if the(before) { before.checked_sub(1) } else { Some(before) }
    }

    /// Whether the word at `at` leads to a place or another object: `in`, `with`.
    pub(super) fn is_preposition(&self, at: usize) -> bool {
        let word = self.tokens.word(at);
        self.lang.attribution.place_prepositions.has(word) || self.lang.measures.prepositions.has(word)
    }

    /// One past the capitalised words that begin at `at`.
    pub(super) fn name_end(&self, at: usize) -> usize {
        let name = |at: usize| {
            self.tokens.is(at, TokenKind::Word)
                && self.tokens.capitalised(at)
                && !self.lang.grammar.function_words.has(self.tokens.word(at))
        };
        // the stop of `12 C. They` ends a sentence
        let joint = |end: usize| self.is_initial_stop(end) || self.is_particle(end);
        // `Omar al-Venn`
        let hyphen = |end: usize| self.lang.is_hyphen(&self.tokens, end) && self.is_particle(end - 1);
        let joint = |end: usize| joint(end) || self.is_syllable_joint(end);
        let inside = |end: usize| name(end) || end > at && (joint(end) || hyphen(end) && name(end + 1));
        (at..self.tokens.len()).find(|&end| !inside(end)).unwrap_or(self.tokens.len())
    }

    /// A name that begins at `from`: up to punctuation, a verb or a function word that does not join names.
    pub(super) fn name_from(&self, from: usize) -> Option<(usize, Span)> {
        const LONGEST: usize = 14;
        let c = &self.lang.numbers.connectives;
        let mut end = from;
        let mut named = from;
        while end < self.tokens.len() && end < from + LONGEST {
            let word = self.tokens.word(end);
            let determiner = end == from && self.lang.grammar.determiners.has(word);
            let capital = self.tokens.capitalised(end) && self.tokens.is(end, TokenKind::Word);
            // `the Office of Management and Budget`
            let list = end > from
                && c.and.has(word)
                && self.tokens.capitalised(end - 1)
                && self.tokens.capitalised(end + 1);
            // `the ambassador to the Orlen Islands`, `the Office for the Coordination of Relief`
            let body = c.for_.has(word) && end > from && self.tokens.capitalised(end - 1);
            let the = usize::from(c.the.has(self.tokens.word(end + 1)));
            // `the Organisation for Migration`
            let led = c.to.has(word) && the > 0 || body && (the > 0 || self.speaks(end - 1));
            let place = led && self.tokens.capitalised(end + 1 + the);
            let joins = end > from
                && (c.of.has(word)
                    || c.the.has(word)
                    || self.tokens.is_symbol(end, "-") && self.tokens.glued(end)
                    || self.is_initial_stop(end)
                    || self.is_title_stop(end)
                    || self.is_possessive(end)
                    || self.is_role(end - 1) && self.serves(end)
                    || list
                    || place)
                || self.tokens.is_symbol(end, "&");
            // `an April 2nd report`
            if let Some(behind) = self.behind_day(end).filter(|&behind| self.is_source_ahead(behind)) {
                end = behind;
                continue;
            }
            // `an April 2005 study`
            if self.is_date_word(end) && self.is_source_ahead(end + 1) {
                end += 1;
                continue;
            }
            let content = self.tokens.is(end, TokenKind::Word)
                && (self.is_acronym(end)
                    // `the National Business Daily`
                    || capital && end > from && self.lang.measures.not_adverbs.has(word)
                    || !self.lang.grammar.function_words.has(word))
                && !(end > from && (self.speaks_of_itself(end) || self.is_day_behind(end)))
                && (named == from || capital || self.tokens.glued(end) || !self.nouns().is_participle(end));
            // `the EPA towboats emit`: behind a name only a word for a source goes on with it
            let foreign = named > from
                && self.tokens.capitalised(named - 1)
                && named == end
                && !capital
                && !self.is_source_ahead(end);
            if content && !foreign {
                named = end + 1;
            } else if !determiner && !joins {
                break;
            }
            end += 1;
        }
        (named > from).then(|| (named, self.tokens.span(from, named)))
    }

    /// One past the `April 2nd` at `at`.
    pub(super) fn behind_day(&self, at: usize) -> Option<usize> {
        let (day, _) = self.lang.dates.months.longest(&self.tokens, at)?;
        let number = self.tokens.is(day, TokenKind::Number);
        let suffix = self.lang.numbers.ordinal_suffixes.has(self.tokens.word(day + 1));
        number.then_some(day + 1 + usize::from(suffix && self.tokens.glued(day + 1)))
    }

    /// Whether a weekday stands at `at`, and no name goes on: `authorities Sunday as`, not `the Elsin Sunday Post`.
    fn is_day_behind(&self, at: usize) -> bool {
        self.lang.dates.weekdays.longest(&self.tokens, at).is_some() && !self.tokens.capitalised(at + 1)
    }

    /// Whether a month or a year stands at `at`.
    fn is_date_word(&self, at: usize) -> bool {
        const YEAR: usize = 4;
        self.tokens.is(at, TokenKind::Number) && self.tokens.str(at).len() == YEAR
            || self.lang.dates.months.longest(&self.tokens, at).is_some()
    }

    /// Whether a word for a source stands at `at`, over small words: `relief office`.
    fn is_source_ahead(&self, at: usize) -> bool {
        const LONGEST: usize = 3;
        (at..at + LONGEST)
            .take_while(|&at| {
                let word = self.tokens.word(at);
                self.tokens.is(at, TokenKind::Word) && !self.lang.grammar.function_words.has(word)
            })
            .any(|at| {
                let word = self.tokens.word(at);
                let tables = &self.lang.attribution;
                self.speaks(at) || tables.utterances.has(word) || tables.occasions.has(word)
            })
    }

    /// Whether the small word at `at` ends a name: the `Re` of `Velt Re`.
    fn ends_company(&self, at: usize) -> bool {
        let tables = &self.lang.attribution;
        let word = self.tokens.word(at);
        at > 0
            && self.tokens.capitalised(at - 1)
            && !self.tokens.capitalised(at + 1)
            && !self.is_determiner(at)
            && !self.is_preposition(at)
            && !tables.pronouns.has(word)
            && !tables.subjects.has(word)
    }

    /// Whether the name at `at` has its capital inside: `easyVelt`.
    fn is_brand(&self, at: usize) -> bool {
        const LEAST: usize = 4;
        let text = self.tokens.str(at);
        self.tokens.is(at, TokenKind::Word)
            && text.len() > LEAST
            && !self.tokens.capitalised(at)
            && text.chars().any(char::is_uppercase)
    }

    /// Whether capitals alone stand at `at`: the US, which is no `us`.
    fn is_acronym(&self, at: usize) -> bool {
        let text = self.tokens.str(at);
        text.len() > 1 && text.bytes().all(|byte| byte.is_ascii_uppercase())
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
    pub(super) fn name_behind(&self, at: usize) -> Option<Span> {
        let start = at + 1;
        let mut end = start;
        while self.tokens.is(end, TokenKind::Word) && self.tokens.capitalised(end) {
            end += 1;
        }
        let closed = matches!(self.tokens.str(end), "," | ".") || end == self.tokens.len();
        (self.tokens.str(at) == "," && end >= start + 2 && closed).then(|| self.tokens.span(start, end))
    }

    pub(super) fn is_possessive(&self, at: usize) -> bool {
        matches!(self.tokens.str(at), "'" | "’") && self.tokens.glued(at)
            || self.tokens.str(at) == "s" && self.tokens.glued(at)
    }

    /// Whether `for` at `at` ties a person or body to what it serves: `Orla Venn for the Harbour Board`.
    pub(super) fn serves(&self, at: usize) -> bool {
        let c = &self.lang.numbers.connectives;
        self.lang.attribution.serving.has(self.tokens.word(at))
            && at > 0
            && (self.tokens.capitalised(at - 1) || self.is_role(at - 1))
            && (self.tokens.capitalised(at + 1) || c.the.has(self.tokens.word(at + 1)))
            && self.lang.dates.weekdays.longest(&self.tokens, at + 1).is_none()
            && self.lang.dates.months.longest(&self.tokens, at + 1).is_none()
    }

    /// The source that ends at `end`: of `police in Marrow` the police, else the name.
    pub(super) fn name_ending(&self, end: usize) -> Option<(usize, Span)> {
        let (start, name) = self.name_or_noun(end)?;
        let c = &self.lang.numbers.connectives;
        let article = start.checked_sub(1).filter(|&at| c.the.has(self.tokens.word(at)));
        let noun = article.unwrap_or(start).checked_sub(2);
        let body = |at: usize| {
            let dated = self.lang.dates.names_day_or_month(&self.tokens, at);
            self.speaks(at) || self.tokens.capitalised(at) && at > 0 && !dated
        };
        // `a statement from the hospital` is the hospital's
        let owned = |noun: usize| {
            self.lang.attribution.utterances.has(self.tokens.word(noun))
                && c.from.has(self.tokens.word(noun + 1))
                && c.the.has(self.tokens.word(noun + 2))
        };
        let within = |noun: usize| {
            let word = self.tokens.word(noun + 1);
            let tables = &self.lang.attribution;
            tables.within.has(word) || tables.employing.has(word) && c.the.has(self.tokens.word(noun + 2))
        };
        let placed = noun.filter(|&noun| within(noun) && !owned(noun));
        // `Orla Venn, a spokeswoman for the Red Cross said`, not `a field in the North Sea, the firm said`
        if self.is_determiner(start)
            && let Some((_, holder)) = self.holder(start, end)
        {
            return Some(holder);
        }
        let placed = placed.and_then(|noun| match body(noun) || self.noun_of(noun + 1).is_some() {
            true => self.name_or_noun(noun + 1),
            false => self.noun_phrase(noun + 1),
        });
        placed.or(Some((start, name)))
    }

    /// The comma before the office from `start` to `end`, and the name before it of who has it: `Orla Venn, head of the Elsin
    /// Board`.
    pub(super) fn holder(&self, start: usize, end: usize) -> Option<(usize, (usize, Span))> {
        let comma = start.checked_sub(1).filter(|&comma| self.tokens.is_symbol(comma, ","))?;
        let office = (start..end).any(|at| self.is_role(at));
        let name =
            self.name_or_noun(comma).filter(|&(first, _)| office && self.is_full_name(first, comma))?;
        Some((comma, name))
    }

    /// Whether two capitalised words or more, and nothing else, stand from `first` to `end`.
    pub(super) fn is_full_name(&self, first: usize, end: usize) -> bool {
        let name = |at: usize| self.tokens.capitalised(at) && !self.speaks(at) || self.is_syllable_joint(at);
        end - first >= 2 && (first..end).all(name)
    }

    /// The noun for a source in `the ministry of health` and `supporters of this bill`, which end at `end`.
    pub(super) fn noun_of(&self, end: usize) -> Option<usize> {
        let last = end.checked_sub(1)?;
        let determined = last > 0 && self.lang.grammar.determiners.has(self.tokens.word(last - 1));
        let noun = last.checked_sub(2 + usize::from(determined))?;
        let whole = self.speaks(noun)
            && self.lang.numbers.connectives.of.has(self.tokens.word(noun + 1))
            && self.tokens.is(last, TokenKind::Word)
            && !self.tokens.capitalised(last)
            && !self.lang.grammar.function_words.has(self.tokens.word(last));
        whole.then_some(noun)
    }

    /// The name, or the noun for a source, that ends at `end`.
    fn name_or_noun(&self, end: usize) -> Option<(usize, Span)> {
        if let Some(noun) = self.noun_of(end) {
            let start = self.phrase_start(noun).unwrap_or_else(|| self.kind_before(noun));
            return Some((start, self.tokens.span(start, end)));
        }
        let mut first = end;
        while first > 0 {
            let at = first - 1;
            let word = self.tokens.word(at);
            // the `S` of `the U.S. Senate`
            let initial = self.tokens.str(at).len() == 1 && self.is_initial_stop(at + 1);
            // `in June officials said`, but `April Venn said`, `May's spokesman said`
            let dated = first < end
                && !self.tokens.capitalised(first)
                && !self.is_possessive(first)
                && self.is_date_word(at);
            let small = || self.lang.grammar.function_words.has(word) && !self.ends_company(at);
            let name = self.lang.is_syllable(&self.tokens, at)
                || self.is_brand(at)
                || self.tokens.is(at, TokenKind::Word)
                    && self.tokens.capitalised(at)
                    && (initial || self.is_acronym(at) || !small())
                    && !dated;
            let c = &self.lang.numbers.connectives;
            let between_names = at > 0 && self.tokens.capitalised(at - 1) && self.tokens.capitalised(at + 1);
            let joins = first < end
                && (c.of.has(word)
                    || self.is_possessive(at)
                    || self.lang.is_hyphen(&self.tokens, at)
                    || self.serves(at)
                    || (c.and.has(word) && between_names)
                    || (c.the.has(word)
                        && at > 0
                        && (c.of.has(self.tokens.word(at - 1))
                            || self.lang.attribution.serving.has(self.tokens.word(at - 1)))));
            let inner = first < end && (self.is_name_joint(at) || self.is_inner(at, first));
            // `a U.S. official`
            let stop = first < end && self.is_initial_stop(at) && !self.tokens.capitalised(first);
            if !(name || self.speaks(at) || self.is_title_stop(at) || joins || inner || stop) {
                break;
            }
            first = at;
        }
        // `the testimony of Orla Venn said`, `'to face threats' Elsin said`
        let of = |at: usize| self.lang.numbers.connectives.of.has(self.tokens.word(at));
        let mark = |at: usize| self.tokens.is(at, TokenKind::Symbol) || self.tokens.ends_owner(at);
        while first < end && (of(first) || mark(first)) {
            first += 1;
        }
        if first == end || self.lang.attribution.pronouns.has(self.tokens.word(first)) {
            return None;
        }
        // `Simply put`
        if end == first + 1 && !self.speaks(first) && self.nouns().is_adverb(first) {
            return None;
        }
        let noun = self.speaks(end - 1) || self.speaks(first) && !self.tokens.capitalised(first);
        let start =
            if noun { self.phrase_start(first).unwrap_or_else(|| self.kind_before(first)) } else { first };
        // `the rights group Lantern Watch`, `Lantern Air's Orla Venn`
        let role = |at: usize| self.speaks(at) && !self.tokens.capitalised(at);
        let name = self.name_behind_office(first, end).or_else(|| self.name_behind_post(first, end));
        if let Some(name) = name {
            return Some((start, self.tokens.span(name, end)));
        }
        let described = (first..end).rev().find(|&at| role(at) || self.is_possessive(at)).filter(|&at| {
            let director = || {
                let of = |at: &usize| self.lang.numbers.connectives.of.has(self.tokens.word(*at));
                (first + 1..at).find(of).is_some_and(|of| self.is_role(of - 1))
            };
            let mut name = at + 1..end;
            // the mark of `O’Venn` is no owner's
            name.len() > usize::from(self.is_possessive(at))
                && name
                    .all(|at| self.tokens.capitalised(at) || self.is_name_joint(at) || self.is_title_stop(at))
                && !(self.is_possessive(at) && director())
        });
        let first = described.map_or(start, |at| at + 1);
        Some((start, self.tokens.span(first, self.without_utterance(first, end))))
    }

    /// Where the name begins in `Defence Secretary Orla Venn`, from `first` to `end`; none in `President Venn`, whose office
    /// is a part of the name, and of bodies: `Premier Oil Group`, `Captain Cook Cruises`.
    fn name_behind_office(&self, first: usize, end: usize) -> Option<usize> {
        const LEAST_NAME: usize = 2;
        let office = |at: &usize| {
            self.tokens.capitalised(*at)
                && (self.is_role(*at) || self.lang.attribution.titles.has(self.tokens.word(*at)))
        };
        // `Attorney General Orla Venn`
        let role = (first..end).rev().find(|&at| self.tokens.capitalised(at) && self.is_role(at))?;
        let name = (role + 1..end).find(|at| !office(at))?;
        let last = self.tokens.word(end - 1);
        let body = self.nouns().is_plural(end - 1)
            || self.lang.attribution.bodies.has(last)
            || self.lang.ages.not_persons.has(last);
        let person = (name..end).all(|at| self.tokens.capitalised(at) || self.is_name_joint(at));
        (person && !body && end - name >= LEAST_NAME).then_some(name)
    }

    /// Where the name of two words begins in `Elsin Orla Venn`, from `first` to `end`, behind `Ambassador to`.
    fn name_behind_post(&self, first: usize, end: usize) -> Option<usize> {
        const NAME: usize = 2;
        let to = self.before_article(first)?;
        let post =
            self.lang.numbers.connectives.to.has(self.tokens.word(to)) && to > 0 && self.is_role(to - 1);
        let name = end.checked_sub(NAME).filter(|&name| name > first)?;
        (post && (first..end).all(|at| self.tokens.capitalised(at))).then_some(name)
    }

    /// Whether the word at `at` belongs to the name that goes on at `first`: the `science` of `Lake-science Tarn`, the
    /// `security` of `Elsin security officials`.
    fn is_inner(&self, at: usize, first: usize) -> bool {
        let Some(before) = at.checked_sub(1).filter(|_| self.is_modifier(at)) else { return false };
        let compound =
            self.lang.is_hyphen(&self.tokens, before) && before > 0 && self.tokens.capitalised(before - 1);
        let kind = self.speaks(first) && self.tokens.capitalised(before) && !self.is_determiner(before);
        compound || kind
    }

    /// Whether the token at `at` joins two capitals of a name: the `van` of `Orla van Venn`, the stop of `Orla C. Venn`.
    pub(super) fn is_name_joint(&self, at: usize) -> bool {
        self.is_particle(at) || self.is_initial_stop(at) || self.is_syllable_joint(at)
    }

    /// The hyphen of `Park Geun-hye`, or what stands behind it.
    fn is_syllable_joint(&self, at: usize) -> bool {
        let syllable = |at: usize| self.lang.is_syllable(&self.tokens, at);
        syllable(at) || self.tokens.is(at, TokenKind::Symbol) && syllable(at + 1)
    }

    /// `van` of `van Venn`, `al` of `al-Venn` at `at`.
    fn is_particle(&self, at: usize) -> bool {
        let next = if self.lang.is_hyphen(&self.tokens, at + 1) { at + 2 } else { at + 1 };
        self.lang.attribution.particles.has(self.tokens.word(at)) && self.tokens.capitalised(next)
    }

    /// The stop of `Sen. Venn`, of `Venn Corp.`.
    pub(super) fn is_title_stop(&self, at: usize) -> bool {
        let tables = &self.lang.attribution;
        let shortened = |word| tables.titles.has(word) || tables.company_stops.has(word);
        self.tokens.is_symbol(at, ".") && at > 0 && shortened(self.tokens.word(at - 1))
    }

    /// Whether the word at `at` is a noun that may be a source: `ministry`.
    pub(super) fn speaks(&self, at: usize) -> bool {
        self.lang.attribution.nouns.has(self.tokens.word(at))
    }

    /// Whether the word at `at` is what a person does: `director`.
    pub(super) fn is_role(&self, at: usize) -> bool {
        self.speaks(at) && !self.lang.attribution.bodies.has(self.tokens.word(at))
    }

    /// `the`, `a`, `its` at `at`.
    pub(super) fn is_determiner(&self, at: usize) -> bool {
        self.lang.determines(self.tokens.word(at))
    }

    /// Where the owner ends in `Orla Venn's statement`; `end` where no utterance is owned.
    fn without_utterance(&self, first: usize, end: usize) -> usize {
        let uttered = self.lang.attribution.utterances.has(self.tokens.word(end - 1));
        let owner = (first + 1..end).find(|&at| self.is_possessive(at));
        owner.filter(|_| uttered && self.tokens.capitalised(first)).unwrap_or(end)
    }
}
