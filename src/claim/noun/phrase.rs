//! The walk over the words of a noun phrase, from its first to its head.

use rust_decimal::Decimal;

use super::{Noun, Nouns};
use crate::lang::TokenKind;

/// A noun phrase as far as it is read.
pub(super) struct Phrase<'n, 'a> {
    nouns: &'n Nouns<'a>,
    /// Its first word.
    start: usize,
    /// One past the last word that may belong to it.
    limit: usize,
    /// The last plural.
    head: Option<usize>,
    /// The last word that may be a noun.
    last: Option<usize>,
}

/// What the token at hand is to the phrase.
enum Step {
    /// So many tokens that belong to it and are no nouns.
    Over(usize),
    /// An owner's ending, two tokens long: what owns is not the head.
    Owner,
    /// A word that may be the head.
    Word,
    /// No part of it.
    End,
}

impl<'n, 'a> Phrase<'n, 'a> {
    pub(super) fn new(nouns: &'n Nouns<'a>, start: usize, limit: usize) -> Self {
        Phrase { nouns, start, limit, head: None, last: None }
    }

    /// The phrase from token `index` on.
    pub(super) fn read(mut self, mut index: usize) -> Option<Noun> {
        let single = index == self.start && self.counts_one();
        while index < self.limit {
            match self.step(index) {
                Step::Over(tokens) => index += tokens,
                Step::Owner => {
                    (self.head, self.last) = (None, None);
                    index += 2;
                }
                Step::Word if self.ends_before(index) => break,
                // `one person makes the trip`, but `one sports club`
                Step::Word if single && self.last.is_some() && self.nouns.is_plural(index) => break,
                Step::Word => {
                    if !single && self.is_head(index) {
                        self.head = Some(index);
                    } else if self.head.is_some() {
                        break;
                    }
                    self.last = Some(index);
                    index += 1;
                }
                Step::End => break,
            }
        }
        let head = self.head.or(self.last.filter(|&last| !self.describes(last)))?;
        Some(Noun { head, end: head + 1 })
    }

    /// Whether `one` stands before the phrase, and not as the end of `twenty-one`.
    fn counts_one(&self) -> bool {
        let nouns = self.nouns;
        let one = |at: usize| nouns.lang.numbers.cardinals.get(nouns.tokens.word(at)) == Some(&Decimal::ONE);
        let goes_on = |at: usize| {
            let word = nouns.tokens.word(at);
            nouns.is_hyphen(at)
                || nouns.lang.numbers.connectives.and.has(word)
                || nouns.lang.is_number(&nouns.tokens, at)
        };
        let number = self.start.checked_sub(1).filter(|&number| one(number));
        number.is_some_and(|number| number.checked_sub(1).is_none_or(|before| !goes_on(before)))
    }

    fn step(&self, at: usize) -> Step {
        let nouns = self.nouns;
        let tables = &nouns.lang.measures;
        let word = nouns.tokens.word(at);
        // `18F` in `97 new 18F team members`
        let glued_name = nouns.tokens.is(at, TokenKind::Number)
            && nouns.tokens.glued(at + 1)
            && nouns.tokens.is(at + 1, TokenKind::Word);
        if glued_name {
            return Step::Over(2);
        }
        // `six W350 jets`, `22 Venn 787 Dreamliners`, `four Moor-Venn Tern 900 engines`
        let glued = nouns.tokens.is(at, TokenKind::Number) && nouns.tokens.glued(at);
        if self.last.is_some() && (glued || nouns.is_in_name(at) || nouns.is_model(at)) {
            return Step::Over(1);
        }
        // `very skilled personnel`, `well-trained officers`
        let described = |at: usize| {
            nouns.is_content(at) || nouns.is_hyphen(at) || tables.intensifiers.has(nouns.tokens.word(at))
        };
        if tables.intensifiers.has(word) && described(at + 1) {
            return Step::Over(1);
        }
        if nouns.is_hyphen(at) {
            // `three members--Orla Venn`
            return if nouns.is_hyphen(at + 1) { Step::End } else { Step::Over(1) };
        }
        // `the 10 most populous states`
        if nouns.lang.numbers.superlatives.has(word) && self.last.is_none() && nouns.is_content(at + 1) {
            return Step::Over(1);
        }
        // `one source close to`, `one door open`
        if self.last.is_some() && tables.behind_nouns.has(word) && !nouns.is_content(at + 1) {
            return Step::End;
        }
        // `K-12` in `$5 million in K-12 funds`
        if nouns.is_hyphen(at + 1) && nouns.tokens.is(at + 2, TokenKind::Number) {
            let letter = nouns.tokens.glued(at + 3) && nouns.tokens.is(at + 3, TokenKind::Word);
            return Step::Over(3 + usize::from(letter));
        }
        // `seriously ill patients`, `4 percent nationally`
        if nouns.is_adverb(at) {
            return if nouns.is_content(at + 1) { Step::Over(1) } else { Step::End };
        }
        // `U.S. homes`
        if nouns.is_initial(at) {
            return Step::Over(2);
        }
        // `the nation's income`
        if self.last.is_some() && nouns.is_possessive(at) {
            return Step::Owner;
        }
        // `confident, caring people`
        if self.head.is_none() && self.last.is_some() && nouns.is_series(at, self.limit) {
            return Step::Over(1);
        }
        if !nouns.is_content(at) || self.is_verb(at) {
            return Step::End;
        }
        // `one made up of`, but `three drawn games`
        if tables.participles.has(word) {
            return if nouns.is_content(at + 1) { Step::Over(1) } else { Step::End };
        }
        if self.head.is_some_and(|head| self.is_verb_of(head, at))
            || self.head.is_some() && nouns.is_plural(at) && self.has_object(at)
        {
            return Step::End;
        }
        Step::Word
    }

    /// Whether the content word at `at` is a verb: of the clause, or of what befell those who are counted.
    fn is_verb(&self, at: usize) -> bool {
        let nouns = self.nouns;
        let tables = &nouns.lang.measures;
        let word = nouns.tokens.word(at);
        let ends = self.head.is_some() || !nouns.is_content(at + 1);
        // `good paying jobs`, but `one poster admitted to`, `8 carrying`
        let verb = || nouns.is_participle(at) && ends;
        // `meeting set to take place`
        let leads_to_verb =
            |at: usize| nouns.lang.dates.tense(&nouns.tokens, at).is_some_and(|(end, _)| end > at + 1);
        // `quake kills`, `quake struck the`, but `heat-attributed damage`, `road deaths`
        let struck = || {
            !nouns.is_hyphen(at - 1)
                && ((nouns.is_past(at) || leads_to_verb(at)) && ends
                    || !tables.role_events.has(word)
                        && tables.role_before.longest(&nouns.tokens, at).is_some())
        };
        // `two sizable increases`
        let plural = || nouns.is_plural(at) && !tables.not_plural.has(word);
        let links = || nouns.is_linking(at) && (self.head.is_some() || !plural());
        self.last.is_some() && (verb() || struck() || links()) || at == self.start && nouns.is_verb(at)
    }

    /// Whether the phrase ends with the noun before the word at `at`: that is a verb with its object, `the authorization
    /// sends a message`, or begins a name, `his daughter Orla`.
    fn ends_before(&self, at: usize) -> bool {
        let nouns = self.nouns;
        let Some(last) = self.last.filter(|&last| last + 1 == at && !nouns.tokens.capitalised(last)) else {
            return false;
        };
        let c = &nouns.lang.numbers.connectives;
        let small = |at: usize| !nouns.tokens.capitalised(at);
        // of a figure that describes, as a count needs its plural: `the two-year authorization`
        let attribute = self.start.checked_sub(2).is_some_and(|joint| nouns.is_hyphen(joint));
        let verb = attribute
            && small(at)
            && nouns.is_plural(at)
            && nouns.is_noun(last)
            && !nouns.is_plural(last)
            && (c.the.has(nouns.tokens.word(at + 1)) || c.article.has(nouns.tokens.word(at + 1)));
        let name = !small(at)
            && nouns.is_noun(last)
            && nouns.lang.ages.described.has(nouns.tokens.word(last))
            && !(at..self.limit).take_while(|&at| nouns.is_content(at)).any(|at| nouns.is_plural(at));
        verb || name
    }

    /// Whether the word at `at` is what the persons at `head` do: `one in five adults smokes`, but `women voters`.
    fn is_verb_of(&self, head: usize, at: usize) -> bool {
        let nouns = self.nouns;
        let plural = nouns.tokens.str(head).ends_with(nouns.lang.measures.plural_ending.as_str());
        head + 1 == at
            && plural
            && nouns.lang.measures.persons.has(nouns.tokens.word(head))
            && nouns.is_plural(at)
            && !nouns.tokens.capitalised(at)
    }

    /// Whether an object follows the word at `at`, which then is a verb: `workers holds two jobs`.
    fn has_object(&self, at: usize) -> bool {
        self.nouns.lang.is_number(&self.nouns.tokens, at + 1)
    }

    /// Whether the word at `at` is a plural that is counted, not a name that tells of which kind: `two United States
    /// fighter jets`.
    fn is_head(&self, at: usize) -> bool {
        let nouns = self.nouns;
        let named = nouns.tokens.capitalised(at)
            && !nouns.tokens.capitalised(at + 1)
            && nouns.is_noun(at + 1)
            && (at + 2..self.limit)
                .take_while(|&at| nouns.is_content(at))
                .any(|at| nouns.is_plural(at) && !nouns.tokens.capitalised(at));
        nouns.is_plural(at) && !named
    }

    /// Whether the word at `at` is no noun by itself: an adjective, or a verb with its object.
    fn describes(&self, at: usize) -> bool {
        let nouns = self.nouns;
        nouns.lang.measures.not_nouns.has(nouns.tokens.word(at))
            || nouns.is_running(at) && nouns.lang.grammar.determiners.has(nouns.tokens.word(at + 1))
    }
}
