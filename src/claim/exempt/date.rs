//! Dates that say nothing or belong to a name.

use super::Judge;
use crate::claim::{Claim, Exempt};
use crate::extract::{Kind, Mention};
use crate::lang::dates::{Link, Period, Tense};
use crate::lang::{Language, TokenKind, Tokens};

impl Judge<'_> {
    /// `today` where nothing happened, `a better tomorrow`, and years that belong to a name: `the 2018 World Cup`.
    pub(super) fn date(&self, mention: &Mention, before: Option<&Claim>) -> Option<Exempt> {
        let clock = mention.kind == Kind::Time && self.tokens.is(mention.tokens.start, TokenKind::Word);
        // `a book called Freedom at Midnight`
        let start = mention.tokens.start;
        let named = clock && start > 1 && self.tokens.capitalised(start);
        if named && self.has_small_words() && self.is_name(start - 2) {
            return Some(Exempt::Name);
        }
        // `midnight raids`
        if clock && self.nouns().is_content(mention.tokens.end) && mention.tokens.len() == 1 {
            let next = mention.tokens.end;
            let says = self.lang.attribution.verbs.has(self.tokens.word(next))
                || self.lang.dates.names_day_or_month(&self.tokens, next);
            // `at noon prices rose`
            let c = &self.lang.numbers.connectives;
            let led =
                mention.tokens.start.checked_sub(1).map(|at| self.tokens.word(at)).is_some_and(|word| {
                    !c.in_.has(word)
                        && (self.lang.measures.prepositions.has(word)
                            || self.lang.exempt.year_after.has(word))
                });
            return (!says && !led && !self.nouns().is_adverb(next)).then_some(Exempt::Time);
        }
        if mention.kind != Kind::Date {
            return None;
        }
        let e = &self.lang.exempt;
        let start = mention.tokens.start;
        if start.checked_sub(1).is_some_and(|before| e.copyright.has(self.tokens.word(before))) {
            return Some(Exempt::Dateline);
        }
        // `(Elsin Weekly 01/27/2031 page 15)`
        let end = mention.tokens.end;
        if self.tokens.is(start, TokenKind::Number) && self.is_list_label(end) {
            return Some(Exempt::Dateline);
        }
        // `(22.02.2031) The minister spoke`, of a teaser
        let dotted = self.tokens.str(start).contains('.');
        if dotted && start == 1 && self.tokens.is_symbol(0, "(") && self.tokens.is_symbol(end, ")") {
            return Some(Exempt::Dateline);
        }
        let single = end == start + 1;
        let event = self.lang.dates.told_event(&self.tokens, start).is_some();
        // `the Boxing Day Test`, `Elsin's Harvest Day Parade`
        let feast = self.lang.dates.feasts.longest(&self.tokens, start).is_some_and(|(last, _)| last == end)
            && self.tokens.is(end, TokenKind::Word)
            && self.tokens.capitalised(end)
            && start
                .checked_sub(1)
                .is_some_and(|at| self.lang.determines(self.tokens.word(at)) || self.tokens.ends_owner(at))
            && self.has_small_words();
        let programme = end <= start + 2 && self.is_programme(start, end);
        if event || feast || programme || single && self.is_day_in_a_name(start) || self.is_named_so(start) {
            return Some(Exempt::Name);
        }
        // `ended the day at 5,210`
        let bare = single
            && self
                .lang
                .dates
                .units
                .longest(&self.tokens, start)
                .is_some_and(|(_, unit)| unit.0 <= Period::Day);
        if bare || self.is_cited(mention) {
            return Some(Exempt::Other);
        }
        if single && e.empty_dates.has(self.tokens.word(start)) {
            let speaks = (0..self.tokens.len()).any(|at| e.speakers.has(self.tokens.word(at)));
            let spoken = speaks && e.spoken_days.has(self.tokens.word(start));
            let part = start.checked_sub(1).is_some_and(|at| e.day_parts.has(self.tokens.word(at)));
            // `FEMA's approval today`
            let dated = start >= 2
                && e.events.has(self.tokens.word(start - 1))
                && (self.lang.numbers.connectives.the.has(self.tokens.word(start - 2))
                    || self.tokens.ends_owner(start - 2));
            // `holding a hearing today at 3:30`
            let hour = mention.tokens.end + 1;
            let clock = self.lang.dates.link(Link::AtClock, &self.tokens, mention.tokens.end).is_some()
                && self.tokens.is(hour, TokenKind::Number)
                && (self.tokens.is_symbol(hour + 1, ":")
                    || self.lang.dates.meridiems.longest(&self.tokens, hour + 1).is_some());
            let told = || {
                if dated || clock {
                    true
                } else if self.owns(start) {
                    self.owns_event(start)
                } else {
                    self.is_event(start, before, speaks)
                }
            };
            let event = !self.attributor.is_quoted(start)
                && (part || e.event_days.has(self.tokens.word(start)) && !spoken && told());
            return (!event).then_some(Exempt::Other);
        }
        if single && e.figurative_days.has(self.tokens.word(start)) && self.is_figurative(start, before) {
            return Some(Exempt::Other);
        }
        let nicknamed = single
            && start.checked_sub(1).is_some_and(|before| {
                e.named_days.has(self.tokens.word(before)) && self.tokens.capitalised(before)
            });
        let year = single && self.tokens.is(start, TokenKind::Number);
        // `resolution 1325 (2000)`
        let numbered = before.is_some_and(|before| {
            let law = before.mention.sentence == mention.sentence && before.exempt == Some(Exempt::Law);
            law && before.mention.tokens.end + 1 == start && self.tokens.is_symbol(start - 1, "(")
        });
        if year && numbered {
            return Some(Exempt::Law);
        }
        if mention.tokens.len() <= 2 && is_year_of_a_law(&self.tokens, self.lang, mention.tokens.end - 1) {
            return Some(Exempt::Law);
        }
        let joined = before.is_some_and(|before| self.is_joined_date(mention, before));
        let named = || self.is_year_in_a_name(start) || is_year_of_a_plan(&self.tokens, self.lang, start);
        (nicknamed || year && !joined && named()).then_some(Exempt::Name)
    }

    /// `the so-called May 3 memo`, `known as the May 3 memo`.
    fn is_named_so(&self, at: usize) -> bool {
        const LONGEST: usize = 4;
        let article = |at: usize| self.lang.determines(self.tokens.word(at));
        let end = at.checked_sub(1).filter(|&before| article(before)).unwrap_or(at);
        (end.saturating_sub(LONGEST)..end)
            .any(|start| self.lang.exempt.naming.spanning(&self.tokens, start, end).is_some())
    }

    /// `[Harbour Board, Tide Review, March 2031, p. 12]`: the date of a work in a bracket of names without a verb.
    fn is_cited(&self, mention: &Mention) -> bool {
        const LONGEST: usize = 60;
        const LEAST: usize = 5;
        let (start, end) = (mention.tokens.start, mention.tokens.end);
        let mark = |at: usize, mark: &str| self.tokens.is_symbol(at, mark);
        let open = (start.saturating_sub(LONGEST)..start).rev().find(|&at| mark(at, "[") || mark(at, "]"));
        let close = (end..(end + LONGEST).min(self.tokens.len())).find(|&at| mark(at, "[") || mark(at, "]"));
        let (Some(open), Some(close)) = (open.filter(|&at| mark(at, "[")), close.filter(|&at| mark(at, "]")))
        else {
            return false;
        };
        let nouns = self.nouns();
        let says = |at: usize| {
            nouns.is_linking(at)
                || self.lang.attribution.verbs.has(self.tokens.word(at))
                || self.lang.dates.tense(&self.tokens, at).is_some()
        };
        close - open > LEAST
            && self.tokens.capitalised(open + 1)
            && !(open..close).any(says)
            && !self.attributor.is_quoted(start)
    }

    /// `the 2018 World Cup`, `Summer Games 2012`, `our Vision 2030`.
    fn is_year_in_a_name(&self, at: usize) -> bool {
        const DESCRIBED: usize = 2;
        let e = &self.lang.exempt;
        let name = |at: usize| self.is_name(at) && !e.not_name_after.has(self.tokens.word(at));
        let before = at.checked_sub(1);
        // `In 2004 Congress passed`
        let dated = before.is_some_and(|at| e.year_after.has(self.tokens.word(at)));
        if name(at + 1) && !dated {
            // `the 1999 Marrow tragedy`
            let event = (at + 2..).find(|&at| !name(at)).is_some_and(|behind| {
                (behind..behind + DESCRIBED).any(|at| e.mishaps.has(self.tokens.word(at)))
            });
            return !event;
        }
        before.is_some_and(|last| {
            let owned = last.checked_sub(1).is_some_and(|at| self.lang.determines(self.tokens.word(at)));
            // `to WWDC 2005`
            let letters = self.tokens.str(last);
            let acronym = letters.len() > 2 && letters.bytes().all(|byte| byte.is_ascii_uppercase());
            // `For the UN 2005 was the year`
            let subject = || self.lang.measures.copulas.has(self.tokens.word(at + 1));
            name(last)
                && last > 0
                && (name(last - 1) || owned || acronym && self.has_small_words() && !subject())
        })
    }

    /// Whether `and` joins the date to the one `before`, which is a claim: `the fiscal year 2004 and 2005 Grants`.
    fn is_joined_date(&self, mention: &Mention, before: &Claim) -> bool {
        let c = &self.lang.numbers.connectives;
        let word = self.tokens.word(before.mention.tokens.end);
        let beside = before.mention.sentence == mention.sentence
            && before.mention.tokens.end + 1 == mention.tokens.start;
        beside && (c.and.has(word) || c.or.has(word)) && before.kind == Kind::Date && before.is_claim()
    }

    /// `told This Morning`, `the Today show`: a day with capitals behind a word in small letters.
    fn is_programme(&self, start: usize, end: usize) -> bool {
        let e = &self.lang.exempt;
        let day = self.tokens.word(end - 1);
        let before = start.checked_sub(1).is_some_and(|before| {
            self.tokens.is(before, TokenKind::Word) && !self.tokens.capitalised(before)
        });
        (e.empty_dates.has(day)
            || e.figurative_days.has(day)
            || self.lang.dates.day_parts.longest(&self.tokens, end - 1).is_some())
            && before
            && (start..end).all(|at| self.tokens.capitalised(at))
    }

    /// `USA Today`, `the Bright Tomorrow fund`: among capitals in a sentence that is not all capitals.
    fn is_day_in_a_name(&self, at: usize) -> bool {
        let day = self.tokens.word(at);
        let e = &self.lang.exempt;
        let Some(before) = at.checked_sub(1) else { return false };
        let acronym =
            self.tokens.str(before).len() > 1 && self.tokens.str(before).chars().all(char::is_uppercase);
        (e.empty_dates.has(day) || e.figurative_days.has(day))
            && self.tokens.capitalised(at)
            && self.is_name(before)
            && (acronym || self.is_name(at + 1))
            && self.has_small_words()
    }

    /// `the challenges of tomorrow`, `a better tomorrow`, and `tomorrow` beside a `today` that says nothing.
    fn is_figurative(&self, at: usize, before: Option<&Claim>) -> bool {
        let c = &self.lang.numbers.connectives;
        let Some(last) = at.checked_sub(1) else { return false };
        let joined = before.is_some_and(|before| {
            before.exempt == Some(Exempt::Other)
                && before.mention.tokens.end + 1 == at
                && c.and.has(self.tokens.word(last))
        });
        // `a better tomorrow`, but `an announcement yesterday`
        let described = last.checked_sub(1).is_some_and(|at| c.article.has(self.tokens.word(at)))
            && !self.lang.exempt.events.has(self.tokens.word(last));
        c.of.has(self.tokens.word(last)) || described || joined
    }

    /// Whether the day at `at` owns what follows: `today's announcement`.
    fn owns(&self, at: usize) -> bool {
        self.tokens.glued(at + 1) && self.tokens.ends_owner(at + 2)
    }

    /// Whether what the day at `at` owns happened on it: `today's announcement`, not `today's digital world`.
    fn owns_event(&self, at: usize) -> bool {
        const ADJECTIVES: usize = 3;
        let nouns = self.nouns();
        let from = at + 3;
        (from..from + ADJECTIVES)
            .take_while(|&at| nouns.is_content(at))
            .any(|at| self.lang.exempt.events.has(self.tokens.word(at)))
    }

    /// Whether the nearest verb around `at`, or what announces it, says that something happened or will.
    ///
    /// What is to come counts for nothing where somebody `speaks` for himself: `Today we begin`.
    fn is_event(&self, at: usize, claim: Option<&Claim>, speaks: bool) -> bool {
        const BEFORE: usize = 8;
        // what happened reaches on, in its clause
        const FAR_BEFORE: usize = 12;
        const BEHIND: usize = 14;
        // `Today, ` and a long list of names
        const FIRST_BEHIND: usize = 40;
        // `any otter alive today`, `the children of today`, `from $5 trillion to $9 trillion today`
        let lasts = |before: usize| {
            let word = self.tokens.word(before);
            self.lang.exempt.lasting.has(word)
                || self.lang.numbers.connectives.of.has(word)
                || self.lang.numbers.scales.has(word)
                || self.lang.is_number(&self.tokens, before)
        };
        if at.checked_sub(1).is_some_and(lasts) {
            return false;
        }
        if !speaks && (self.is_announced(at) || self.beside_another_day(at)) {
            return true;
        }
        let reach = if at == 0 { FIRST_BEHIND } else { BEHIND };
        let behind = (at + 1..(at + reach).min(self.tokens.len())).find_map(|verb| self.told_by(verb, at));
        // the `am` of `at 9 am today` is no verb
        let clock = claim.filter(|it| it.mention.kind == Kind::Time && it.mention.tokens.end == at);
        let from = clock.map_or(at, |it| it.mention.tokens.start);
        let before = (from.saturating_sub(FAR_BEFORE)..from).rev().find_map(|verb| self.told_by(verb, at));
        let same_clause = |verb: usize| !(verb..from).any(|at| self.tokens.is_symbol(at, ","));
        let before = before
            .filter(|&(verb, tense)| from - verb <= BEFORE || tense == Tense::Past && same_clause(verb));
        let nearest = match (before, behind) {
            // `expected to ease today, but are`
            (Some((_, tense)), Some(_)) if self.ends_clause(at + 1) => Some(tense),
            // `released today is`
            (Some((left, tense)), Some((right, _)))
                if at - left < right - at + usize::from(tense == Tense::Past) =>
            {
                Some(tense)
            }
            (_, Some((_, tense))) | (Some((_, tense)), None) => Some(tense),
            (None, None) => None,
        };
        nearest == Some(Tense::Past) || nearest == Some(Tense::Future) && !speaks
    }

    /// What the verb at `at` tells of the `day`; `Unknown` of what is so.
    fn told_by(&self, at: usize, day: usize) -> Option<(usize, Tense)> {
        // `the hearing begins today`
        let begins = self.lang.exempt.begins.has(self.tokens.word(at));
        let tense = if begins {
            Tense::Future
        } else if self.is_present(at) {
            self.told_by_present(at, day)
        } else {
            self.told_by_verb(at)?
        };
        Some((at, tense))
    }

    /// ... by one that is no verb of the present: `announced`, but not the participle of `are being held`.
    fn told_by_verb(&self, at: usize) -> Option<Tense> {
        let tense = self.tense(at)?;
        // `of limited use`
        let led =
            at.checked_sub(1).is_some_and(|of| self.lang.numbers.connectives.of.has(self.tokens.word(of)));
        if led && self.nouns().is_content(at + 1) {
            return None;
        }
        let before = self.over_adverb_before(at);
        let passive = tense == Tense::Past
            && before.is_some_and(|at| self.is_present(at) && self.under_way(at) == Tense::Unknown);
        // `would be adopted`
        let led = before.and_then(|at| at.checked_sub(1)).and_then(|at| self.tense(at));
        Some(if passive && led != Some(Tense::Future) { Tense::Unknown } else { tense })
    }

    /// ... by one of the present: `is expected to hear`, `will be in force`, but not `he would be a baker today`.
    fn told_by_present(&self, at: usize, day: usize) -> Tense {
        let next = if self.nouns().is_any_adverb(at + 1) { at + 2 } else { at + 1 };
        let copula = self.lang.measures.copulas.has(self.tokens.word(at));
        let expected = copula && self.tense(next) == Some(Tense::Future);
        let led = self.over_adverb_before(at).and_then(|at| self.tense(at)) == Some(Tense::Future)
            && !self.lang.numbers.connectives.article.has(self.tokens.word(next));
        if led || expected {
            return Tense::Future;
        }
        // `are striking today`, but `Today more people are living alone`
        let tense = self.under_way(at);
        if at > day && tense == Tense::Future { Tense::Unknown } else { tense }
    }

    pub(super) fn tense(&self, at: usize) -> Option<Tense> {
        self.lang.dates.tense(&self.tokens, at).map(|(_, tense)| tense)
    }

    /// Whether a verb of the present stands at `at`: `is`, `has`, the `'s` of `it's`.
    pub(super) fn is_present(&self, at: usize) -> bool {
        // `continues to run`
        let goes_on = self.lang.exempt.going_on.has(self.tokens.word(at))
            && self.lang.numbers.connectives.to.has(self.tokens.word(at + 1));
        goes_on || self.lang.exempt.present.has(self.tokens.word(at)) || self.is_contracted(at)
    }

    /// The token before `at`, over an adverb.
    fn over_adverb_before(&self, at: usize) -> Option<usize> {
        let before = at.checked_sub(1)?;
        if self.nouns().is_any_adverb(before) { before.checked_sub(1) } else { Some(before) }
    }

    /// `rules apply from today`, `predicted for today`.
    fn is_announced(&self, at: usize) -> bool {
        const LONGEST: usize = 3;
        let announcing = &self.lang.exempt.announcing;
        (at.saturating_sub(LONGEST)..at).any(|start| announcing.spanning(&self.tokens, start, at).is_some())
    }

    /// `today and tomorrow`, `today or by early tomorrow`.
    fn beside_another_day(&self, at: usize) -> bool {
        const LONGEST: usize = 4;
        let c = &self.lang.numbers.connectives;
        let joined = |at: usize| c.and.has(self.tokens.word(at)) || c.or.has(self.tokens.word(at));
        let Some(joint) = (at + 1..at + 3).find(|&at| joined(at)) else { return false };
        let day = |at: usize| self.lang.exempt.figurative_days.has(self.tokens.word(at));
        (joint + 1..joint + LONGEST).any(day)
    }

    /// Whether a clause ends before `at`.
    fn ends_clause(&self, at: usize) -> bool {
        let c = &self.lang.numbers.connectives;
        let word = self.tokens.word(at);
        self.tokens.is(at, TokenKind::Symbol)
            || c.and.has(word)
            || c.but.has(word)
            || self.lang.dates.relatives.longest(&self.tokens, at).is_some()
    }

    /// What the auxiliary at `at` and the word behind it tell of: `has announced` of the past, `are striking` of what is
    /// to be done.
    fn under_way(&self, at: usize) -> Tense {
        let nouns = self.nouns();
        let word = self.tokens.word(at);
        let next = if nouns.is_adverb(at + 1) { at + 2 } else { at + 1 };
        if self.lang.exempt.perfect.has(word) && (nouns.is_past(next) || nouns.is_participle(next)) {
            return Tense::Past;
        }
        let running = self.lang.measures.copulas.has(word) && nouns.is_running(next);
        if running { Tense::Future } else { Tense::Unknown }
    }

    /// Whether an apostrophe makes a verb of the `s` at `at`: `it's not`.
    fn is_contracted(&self, at: usize) -> bool {
        self.tokens.ends_owner(at) && at >= 2 && self.lang.attribution.subjects.has(self.tokens.word(at - 2))
    }
}

/// Whether the year at `at` is in the name of a plan, which is no date of what the sentence tells: `the Clean Harbour
/// 2040 plan, announced in May`, `Vision 2040`.
pub(in crate::claim) fn is_year_of_a_plan(tokens: &Tokens<'_>, lang: &Language, at: usize) -> bool {
    let plan = |at: usize| lang.exempt.plans.has(tokens.word(at));
    let named =
        |before: usize| tokens.capitalised(before) && !lang.grammar.function_words.has(tokens.word(before));
    let before = at.checked_sub(1).filter(|&before| named(before));
    tokens.is(at, TokenKind::Number) && before.is_some_and(|before| plan(before) || plan(at + 1))
}

/// Whether the year at `at` is that of a law: `the Harbour Act of 2005`, `the Piers Act 1968`, `the 2007 Water Act`.
/// Nothing in the text happens then.
pub(in crate::claim) fn is_year_of_a_law(tokens: &Tokens<'_>, lang: &Language, at: usize) -> bool {
    const LONGEST: usize = 7;
    if !tokens.is(at, TokenKind::Number) || tokens.str(at).len() != 4 {
        return false;
    }
    let before = |at: usize| at.checked_sub(1).filter(|&before| tokens.capitalised(before));
    let of = at.checked_sub(1).filter(|&of| lang.numbers.connectives.of.has(tokens.word(of)));
    // `the Rules of 2005`, but `with Commission 2009 figures`
    let behind = match of {
        Some(of) => before(of).is_some_and(|law| lang.exempt.acts.has(tokens.word(law))),
        None => before(at).is_some_and(|law| lang.exempt.statutes.has(tokens.word(law))),
    };
    let named = |at: usize| {
        let word = tokens.word(at);
        let joins = lang.grammar.function_words.has(word) || tokens.is(at, TokenKind::Symbol);
        tokens.capitalised(at) && tokens.is(at, TokenKind::Word) || joins && tokens.capitalised(at + 1)
    };
    let mut name = (at + 1..at + LONGEST).take_while(|&at| named(at));
    // `In 2004 Congress passed the Water Act`
    let dated = at.checked_sub(1).is_some_and(|before| lang.exempt.year_after.has(tokens.word(before)));
    behind || !dated && tokens.capitalised(at + 1) && name.any(|at| lang.exempt.statutes.has(tokens.word(at)))
}
