//! Noun phrases behind a number, found by tables and endings, without a parser.

mod phrase;

use rust_decimal::Decimal;

use crate::extract::Mention;
use crate::lang::dates::Tense;
use crate::lang::{Language, TokenKind, Tokens};
use phrase::Phrase;

/// Finds the nouns of one sentence.
#[derive(Clone, Copy)]
pub(super) struct Nouns<'a> {
    pub(super) tokens: Tokens<'a>,
    pub(super) lang: &'static Language,
}

/// A noun phrase: its head word and one past it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Noun {
    pub(super) head: usize,
    pub(super) end: usize,
}

impl Nouns<'_> {
    /// The noun phrase that begins at `at`, before `next`.
    pub(super) fn after(&self, at: usize, next: usize) -> Option<Noun> {
        const LONGEST: usize = 6;
        // `"more than 200" deaths`
        let quoted = matches!(self.tokens.str(at), "\"" | "”" | "’")
            && self.tokens.glued(at)
            && !self.tokens.glued(at + 1);
        let mut index = self.over_skipped(at + usize::from(quoted));
        // `0.3 percent month on month`, `2 percent year-on-year`
        let on = index + 1 + usize::from(self.is_hyphen(index + 1));
        let second = on + 1 + usize::from(self.is_hyphen(on + 1));
        let again = self.tokens.str(index).eq_ignore_ascii_case(self.tokens.str(second));
        if self.is_content(index) && again && !self.is_content(on) {
            return None;
        }
        if let Some(unit) = self.joined_unit(index) {
            return Some(Noun { head: unit, end: unit + 1 });
        }
        // `U.S.` is one word
        let initials = (index..next).step_by(2).take_while(|&at| self.is_initial(at)).count();
        let mut limit = (index + 2 * initials + LONGEST).min(next).min(self.tokens.len());
        // `two four-storey buildings`
        if index == next
            && self.is_hyphen(index + 1)
            && self.is_content(index + 2)
            && self.is_content(index + 3)
        {
            index += 3;
            limit = (index + LONGEST).min(self.tokens.len());
        }
        Phrase::new(self, at, limit).read(index)
    }

    /// `regions` of `12 of the 15 regions`, where the next number begins at `next`.
    pub(super) fn whole(&self, mention: &Mention, next: usize) -> Option<Noun> {
        let end = mention.tokens.end;
        let of = self.lang.numbers.connectives.of.has(self.tokens.word(end));
        let joined = of && self.is_determined_by(end + 1..next);
        let is_number = |at: usize| {
            self.tokens.is(at, TokenKind::Number)
                || self.lang.numbers.cardinals.has(self.tokens.word(at))
                || self.lang.numbers.scales.has(self.tokens.word(at))
                || self.lang.currencies.symbols.longest(&self.tokens, at).is_some()
        };
        let behind = (next..self.tokens.len()).find(|&at| !is_number(at))?;
        // `five of the three-ton satellites`
        if joined && behind > next && !self.is_hyphen(behind) {
            self.after(behind, self.tokens.len())
        } else {
            None
        }
    }

    /// Whether the tokens of `gap` only determine the number behind them: `the`, `their last`, `the bridge's`.
    fn is_determined_by(&self, gap: std::ops::Range<usize>) -> bool {
        let determiner = |at: usize| self.lang.grammar.determiners.has(self.tokens.word(at));
        let owner = gap.len() >= 2 && self.is_possessive(gap.end - 2);
        let rest = if owner { gap.start..gap.end - 2 } else { gap.clone() };
        let adjective = |at: usize| self.is_content(at) && !self.is_plural(at) && at > gap.start;
        let mut described = 0;
        rest.into_iter().all(|at| {
            let adjective = adjective(at);
            described += usize::from(adjective);
            determiner(at) || adjective && described == 1
        })
    }

    /// The word that a hyphen at `at` joins to a number: `lane` of `two-lane road`.
    fn joined_unit(&self, at: usize) -> Option<usize> {
        let spaced = self.tokens.is_symbol(at, "-")
            && self.tokens.is(at + 1, TokenKind::Word)
            && !self.is_plural(at + 1)
            && !self.tokens.capitalised(at + 1);
        // `a two-month-long voyage`, `a 3,000-strong force`
        let tables = &self.lang.measures;
        let word = self.tokens.word(at + 1);
        let dimension = tables.dimensions.get(word).is_some() || tables.not_nouns.has(word);
        ((self.is_hyphen(at) || spaced) && !dimension && self.is_content(at + 1) && self.is_content(at + 2))
            .then_some(at + 1)
    }

    /// `U.` of `U.S. homes`.
    fn is_initial(&self, at: usize) -> bool {
        self.tokens.is(at, TokenKind::Word)
            && self.tokens.str(at).len() == 1
            && self.tokens.capitalised(at)
            && self.tokens.is_symbol(at + 1, ".")
            && self.tokens.glued(at + 1)
    }

    /// Whether the comma or `and` at `at` parts two adjectives: a plural noun follows without another, before `limit`.
    fn is_series(&self, at: usize, limit: usize) -> bool {
        let parts =
            self.tokens.is_symbol(at, ",") || self.lang.numbers.connectives.and.has(self.tokens.word(at));
        // `seven US and Russian astronauts`
        let names = self.tokens.capitalised(at - 1)
            && self.tokens.capitalised(at + 1)
            && !self.tokens.is_symbol(at, ",");
        // `the contract, citing major flaws`
        let citing = self.is_running(at + 1) && !self.is_plural(at + 2);
        !citing
            && parts
            && (names || !self.tokens.capitalised(at - 1))
            && (at + 1..limit + 1)
                .take_while(|&at| self.is_content(at) || self.is_hyphen(at))
                .skip(1)
                // `for the sixth year, study finds`
                .any(|at| self.is_plural(at) && !self.lang.attribution.verbs.has(self.tokens.word(at)))
    }

    /// Whether the first word behind a number is a verb: `the remaining three shrank`, `8 carrying passengers`.
    fn is_verb(&self, at: usize) -> bool {
        const SERIES: usize = 5;
        let tables = &self.lang.measures;
        let word = self.tokens.word(at);
        // `the $98 cost of the quay`, `the second largest cost`
        let named = self.lang.numbers.connectives.of.has(self.tokens.word(at + 1))
            || at.checked_sub(1).is_some_and(|before| {
                let numbers = &self.lang.numbers;
                numbers.superlatives.has(self.tokens.word(before))
                    || ends_in(self.tokens.str(before), &numbers.superlative_endings)
            });
        let linking = tables.linking.has(word) && !tables.changes.has(word) && !named;
        let carrying = self.is_running(at);
        // `aftershocks of up to 5.4 followed`, but `47 million uninsured`
        let followed =
            tables.participle_endings.iter().any(|ending| self.tokens.str(at).ends_with(ending.as_str()))
                && !tables.participle_nouns.has(word)
                && !tables.running_nouns.has(word);
        let series = self.is_series(at + 1, at + SERIES);
        // `one in ten reported sharing a room`, but `12 reported cases`
        let object = followed && self.is_running(at + 1);
        linking || object || (carrying || followed) && !self.is_content(at + 1) && !series
    }

    /// Whether the word at `at` is a verb in -ing: `within 15 minutes of leaving the pier`.
    pub(super) fn is_running(&self, at: usize) -> bool {
        self.ends_running(at) && !self.lang.measures.running_nouns.has(self.tokens.word(at))
    }

    /// Whether the word at `at` has the ending of one in -ing, be it a noun: `building`.
    pub(super) fn ends_running(&self, at: usize) -> bool {
        ends_in(self.tokens.str(at), &self.lang.measures.running_endings)
    }

    /// The text of the word at `at`, lower case, with digits glued to it (`CO2`), or what the project calls it.
    pub(super) fn text(&self, at: usize) -> String {
        let own = self.lang.measures.own_names.get(self.tokens.word(at));
        let digits = self.tokens.glued(at + 1) && self.tokens.is(at + 1, TokenKind::Number);
        // `sell-off`
        let particle = self.is_hyphen(at + 1) && self.lang.qualifiers.particles.has(self.tokens.word(at + 2));
        let end = at + 1 + usize::from(digits) + 2 * usize::from(particle);
        let word = || self.tokens.span(at, end).of(self.tokens.text);
        own.cloned().unwrap_or_else(|| word().to_lowercase())
    }

    /// The text of a singular noun in the plural, as measures are named.
    pub(super) fn plural(&self, at: usize) -> String {
        let tables = &self.lang.measures;
        let text = self.text(at);
        if tables.own_names.has(self.tokens.word(at)) {
            return text;
        }
        if let Some(plural) = tables.irregular_plurals.get(&text) {
            return plural.clone();
        }
        if self.is_plural(at) || text.ends_with(tables.plural_ending.as_str()) {
            return text;
        }
        tables.regular_plural(&text)
    }

    /// What the noun at `at`, which does not begin before `from`, names: of `passenger numbers` and `pageview growth`
    /// the passengers and pageviews.
    pub(super) fn named(&self, at: usize, from: usize) -> String {
        let tables = &self.lang.measures;
        let empty = |at: usize| {
            let word = self.tokens.word(at);
            tables.generic.has(word) || tables.changes.has(word) || tables.anaphors.has(word)
        };
        let mut head = at;
        let mut counted = false;
        while empty(head)
            && head > from
            && self.is_content(head - 1)
            && !self.is_participle(head - 1)
            && !tables.not_nouns.has(self.tokens.word(head - 1))
            && !self.is_linking(head - 1)
            && !self.lang.attribution.verbs.has(self.tokens.word(head - 1))
        {
            let word = self.tokens.word(head);
            counted |= tables.anaphors.has(word) || tables.changes.has(word);
            head -= 1;
        }
        if head == at || empty(head) || self.tokens.capitalised(head) {
            self.text(at)
        } else if counted {
            self.plural(head)
        } else {
            self.text(head)
        }
    }

    /// One past the words that may stand between a number and its noun.
    pub(super) fn over_skipped(&self, mut at: usize) -> usize {
        while self.lang.measures.skip.has(self.tokens.word(at)) && !self.is_lettered(at) {
            at += 1;
        }
        at
    }

    /// Whether the word at `at` may be a noun: no function word, verb, participle or adverb.
    pub(super) fn is_noun(&self, at: usize) -> bool {
        self.is_content(at)
            && !self.is_linking(at)
            && !self.is_participle(at)
            && !self.is_adverb(at)
            && !self.is_past(at)
    }

    /// Whether an article or owner, or nothing, stands before the word at `at`: `the figure`, not `earnings per share`.
    pub(super) fn is_determined(&self, at: usize) -> bool {
        let c = &self.lang.numbers.connectives;
        at.checked_sub(1).is_none_or(|before| {
            let word = self.tokens.word(before);
            let tables = &self.lang.attribution;
            c.the.has(word)
                || c.article.has(word)
                || tables.owners.has(word)
                || tables.that.has(word)
                || self.lang.measures.generic.has(word)
        })
    }

    /// Whether a verb in the past stands at `at`.
    pub(super) fn is_past(&self, at: usize) -> bool {
        matches!(self.lang.dates.tense(&self.tokens, at), Some((_, Tense::Past)))
    }

    /// Whether the word at `at` is no function word; `US` is none.
    pub(super) fn is_content(&self, at: usize) -> bool {
        let acronym = || {
            let capital = |at: usize| self.tokens.str(at).chars().all(char::is_uppercase);
            self.tokens.str(at).len() > 1
                && capital(at)
                && self.tokens.is(at + 1, TokenKind::Word)
                && !capital(at + 1)
        };
        self.tokens.is(at, TokenKind::Word)
            && (!self.lang.grammar.function_words.has(self.tokens.word(at))
                || acronym()
                || self.is_lettered(at))
    }

    /// Whether digits are glued to the capital at `at`: `A350`.
    fn is_lettered(&self, at: usize) -> bool {
        self.tokens.glued(at + 1) && self.tokens.is(at + 1, TokenKind::Number) && self.tokens.capitalised(at)
    }

    pub(super) fn is_hyphen(&self, at: usize) -> bool {
        self.lang.is_hyphen(&self.tokens, at)
    }

    /// Whether the number at `at` stands within a name: `Venn 787 Dreamliner`.
    pub(super) fn is_in_name(&self, at: usize) -> bool {
        let name = |at: usize| self.tokens.is(at, TokenKind::Word) && self.tokens.capitalised(at);
        self.tokens.is(at, TokenKind::Number) && at > 0 && name(at - 1) && name(at + 1)
    }

    /// Whether `one` stands at `at` behind a plural and `of`: `members of one family`.
    pub(super) fn is_of_one(&self, at: usize) -> bool {
        let c = &self.lang.numbers.connectives;
        self.lang.numbers.cardinals.get(self.tokens.word(at)) == Some(&Decimal::ONE)
            && self.is_content(at + 1)
            && at >= 2
            && c.of.has(self.tokens.word(at - 1))
            && self.is_plural(at - 2)
    }

    /// Whether the number at `at` is a model of the name before it: `Tern 900 engines`, but `On 12 May 400 people came`.
    pub(super) fn is_model(&self, at: usize) -> bool {
        let digits = self.tokens.str(at);
        let name = at.checked_sub(1).is_some_and(|name| {
            self.tokens.is(name, TokenKind::Word)
                && self.tokens.capitalised(name)
                && self.is_content(name)
                && !self.lang.dates.names_day_or_month(&self.tokens, name)
        });
        name && matches!(digits.len(), 3 | 4)
            && digits.bytes().all(|byte| byte.is_ascii_digit())
            && self.is_plural(at + 1)
            && !self.tokens.capitalised(at + 1)
    }

    /// Whether an apostrophe and the ending of an owner stand at `at`.
    fn is_possessive(&self, at: usize) -> bool {
        matches!(self.tokens.str(at), "'" | "’")
            && self.tokens.glued(at)
            && self.tokens.glued(at + 1)
            && self.tokens.str(at + 1).len() == 1
    }

    pub(super) fn is_linking(&self, at: usize) -> bool {
        self.lang.measures.linking.has(self.tokens.word(at))
    }

    pub(super) fn is_plural(&self, at: usize) -> bool {
        let word = self.tokens.word(at);
        let text = self.tokens.str(at);
        let tables = &self.lang.measures;
        let ending = text.len().checked_sub(tables.plural_ending.len()).and_then(|at| text.get(at..));
        let regular = text.len() > 3
            && ending.is_some_and(|ending| ending.eq_ignore_ascii_case(&tables.plural_ending))
            && !ends_in(text, &tables.singular_endings);
        let irregular = ends_in(text, &tables.irregular_endings);
        tables.plurals.has(word) || (regular || irregular) && !tables.not_plural.has(word)
    }

    pub(super) fn is_participle(&self, at: usize) -> bool {
        let text = self.tokens.str(at);
        let tables = &self.lang.measures;
        tables.participles.has(self.tokens.word(at))
            || text.len() > 4
                && !tables.running_nouns.has(self.tokens.word(at))
                && (ends_in(text, &tables.participle_endings)
                    || tables.role_after.longest(&self.tokens, at).is_some())
    }

    pub(super) fn is_adverb(&self, at: usize) -> bool {
        let tables = &self.lang.measures;
        let text = self.tokens.str(at);
        ends_in(text, &tables.adverb_endings) && !tables.not_adverbs.has(self.tokens.word(at))
    }

    /// Whether an adverb stands at `at`, one without an ending too: `later`.
    pub(super) fn is_any_adverb(&self, at: usize) -> bool {
        self.is_adverb(at) || self.lang.attribution.adverbs.has(self.tokens.word(at))
    }
}

/// Whether `text` ends in one of `endings`; their last letter tells most words apart.
fn ends_in(text: &str, endings: &[String]) -> bool {
    let last = text.as_bytes().last();
    endings.iter().any(|ending| ending.as_bytes().last() == last && text.ends_with(ending.as_str()))
}
