//! Which mentions are no claims, and why.

mod date;
mod label;
mod one;
mod ordinal;
mod title;

pub(super) use date::{is_year_of_a_law, is_year_of_a_plan};

use rust_decimal::Decimal;

use crate::claim::attribution::Attributor;
use crate::claim::measure::Measure;
use crate::claim::noun::Nouns;
use crate::claim::{Claim, Exempt};

use crate::extract::{Kind, Mention};
use crate::lang::{Language, TokenKind, Tokens};

/// Judges the mentions of one sentence.
pub(super) struct Judge<'a> {
    pub(super) tokens: Tokens<'a>,
    pub(super) lang: &'static Language,
    /// Who says it, and what is quoted.
    pub(super) attributor: &'a Attributor<'a>,
}

impl Judge<'_> {
    /// Why `mention` is no claim; `None` if it is one. `measure` is what it was found to count, `before` the figure
    /// before it in the document.
    pub(super) fn exempt(
        &self,
        mention: &Mention,
        measure: &Measure,
        before: Option<&Claim>,
    ) -> Option<Exempt> {
        let shape = mention.shape.and_then(reason_named);
        // `Section 25D`
        let labelled = || self.label(mention);
        shape
            .map(|reason| match reason {
                // `page15`
                Exempt::Name if self.is_list_label(mention.tokens.start) => Exempt::List,
                Exempt::Name => labelled().unwrap_or(reason),
                reason => reason,
            })
            .or_else(|| {
                self.phrase(mention).filter(|_| {
                    !self.is_one_who(mention, measure)
                        && !self.is_all_but(mention.tokens.start)
                        && !self.is_one_more(mention, before)
                        && !self.is_one_of_the_hurt(mention, before)
                })
            })
            .or_else(labelled)
            .or_else(|| self.joined_to(mention, before))
            .or_else(|| self.numbering(mention))
            .or_else(|| self.in_title(mention))
            .or_else(|| self.date(mention, before))
            .or_else(|| self.title(mention).filter(|_| !measure.casualty))
            .or_else(|| {
                self.one(mention, measure.casualty, before).filter(|_| !self.is_one_more(mention, before))
            })
            .or_else(|| self.ordinal(mention))
            .or_else(|| self.roman(mention))
            .or_else(|| self.address(mention))
            .or_else(|| self.serial(mention))
            .or_else(|| self.coded(mention))
            .or_else(|| self.of_zone(mention))
            .or_else(|| self.or_two(mention))
            .or_else(|| self.the_two(mention, measure))
            .or_else(|| self.announced(mention))
            .or_else(|| self.supposed(mention))
            .or_else(|| self.model(mention))
            .or_else(|| self.counted_model(mention))
            .or_else(|| self.beside_a_name(mention, measure))
            .or_else(|| self.alone(mention))
    }

    /// A set phrase that holds the number: `one of the`, `9/11`, `Big 12`.
    fn phrase(&self, mention: &Mention) -> Option<Exempt> {
        const REACH: usize = 5;
        let tokens = &mention.tokens;
        // `a group of eight keepers` is no `Group of Eight`
        let counted = |start: usize| {
            start + 2 == tokens.start
                && self.lang.numbers.connectives.of.has(self.tokens.word(start + 1))
                && self.tokens.is(tokens.start, TokenKind::Word)
                && !self.tokens.capitalised(start)
        };
        (tokens.start.saturating_sub(REACH)..tokens.end).find_map(|start| {
            let (_, reason) = self
                .lang
                .exempt
                .phrases
                .all(&self.tokens, start)
                .find(|&(end, _)| start <= tokens.start && end >= tokens.end)?;
            reason_named(reason).filter(|&reason| reason != Exempt::Name || !counted(start))
        })
    }

    /// `two people, one of whom died`: no idiom.
    fn is_one_who(&self, mention: &Mention, measure: &Measure) -> bool {
        const REACH: usize = 3;
        let tables = &self.lang.measures;
        let befell = |at: usize| tables.role_after.longest(&self.tokens, at).is_some();
        // `one of the injured was`
        let noun = self.nouns().over_skipped(mention.tokens.end);
        let injured = tables.role_nouns.has(self.tokens.word(noun)) && !self.nouns().is_content(noun + 1);
        let behind = tables.parts_behind.longest(&self.tokens, mention.tokens.end);
        let who = || behind.is_some_and(|(end, ())| (end..end + REACH).any(befell));
        measure.casualty && (injured || who())
    }

    /// `27 were hurt, one of them seriously`.
    fn is_one_of_the_hurt(&self, mention: &Mention, before: Option<&Claim>) -> bool {
        let tables = &self.lang.measures;
        let hurt = before.is_some_and(|before| {
            before.kind == Kind::Casualties && before.mention.sentence == mention.sentence
        });
        let them = tables.parts_behind.longest(&self.tokens, mention.tokens.end);
        hurt && them.is_some_and(|(end, ())| tables.severities.has(self.tokens.word(end)))
    }

    /// `Phase II`: a roman numeral counts nothing.
    fn roman(&self, mention: &Mention) -> Option<Exempt> {
        let letters = self.tokens.is(mention.tokens.start, TokenKind::Word);
        let numeral = self.lang.numbers.roman.longest(&self.tokens, mention.tokens.start);
        (letters && numeral.is_some() && mention.kind == Kind::Number).then_some(Exempt::Name)
    }

    /// `a bathrobe or two`: some.
    fn or_two(&self, mention: &Mention) -> Option<Exempt> {
        let c = &self.lang.numbers.connectives;
        let or = mention.tokens.start.checked_sub(1).filter(|&or| c.or.has(self.tokens.word(or)))?;
        let article = or.checked_sub(2).filter(|&at| c.article.has(self.tokens.word(at)))?;
        let noun = self.tokens.word(article + 1);
        let timed = self.lang.dates.units.longest(&self.tokens, article + 1).is_some();
        let two = mention.quantity.amount.as_ref().is_some_and(|amount| amount.value == Decimal::TWO);
        let alone = mention.tokens.len() == 1 && self.tokens.is(mention.tokens.start, TokenKind::Word);
        let counts = self.nouns().is_content(mention.tokens.end) || self.lang.numbers.scales.has(noun);
        (two && alone && !timed && !counts).then_some(Exempt::Idiom)
    }

    /// The 1 of `8 a.m. (CEST+1)`.
    fn of_zone(&self, mention: &Mention) -> Option<Exempt> {
        let sign = mention.tokens.start.checked_sub(1).filter(|&sign| {
            matches!(self.tokens.str(sign), "+" | "-" | "−") && self.tokens.glued(mention.tokens.start)
        })?;
        let zone = sign.checked_sub(1).filter(|_| self.tokens.glued(sign))?;
        let named = self.lang.dates.zones.longest(&self.tokens, zone).is_some_and(|(end, _)| end == sign);
        named.then_some(Exempt::Time)
    }

    /// `agent 007`, `Tarn Port (HKG: 3988)`: a number with zeros before it, or behind the letters of an exchange, counts
    /// nothing.
    fn coded(&self, mention: &Mention) -> Option<Exempt> {
        let digits = self.tokens.str(mention.tokens.start);
        let zeros =
            digits.len() > 2 && digits.starts_with('0') && digits.bytes().all(|byte| byte.is_ascii_digit());
        let bare = mention.tokens.len() == 1 && matches!(mention.kind, Kind::Number | Kind::Count);
        let listed = mention.tokens.start.checked_sub(3).is_some_and(|open| {
            let letters = self.tokens.str(open + 1);
            let exchange = letters.len() > 2 && letters.bytes().all(|byte| byte.is_ascii_uppercase());
            exchange
                && self.tokens.is_symbol(open, "(")
                && self.tokens.is_symbol(open + 2, ":")
                && self.tokens.is_symbol(mention.tokens.end, ")")
        });
        ((zeros || listed) && bare).then_some(Exempt::Name)
    }

    /// `war between the two countries`, which the text has named; `the two married`.
    fn the_two(&self, mention: &Mention, measure: &Measure) -> Option<Exempt> {
        let start = mention.tokens.start;
        let the = start
            .checked_sub(1)
            .is_some_and(|at| self.lang.numbers.connectives.the.has(self.tokens.word(at)));
        let two = mention.tokens.len() == 1
            && self.tokens.is(start, TokenKind::Word)
            && mention.quantity.amount.as_ref().is_some_and(|amount| amount.value == Decimal::TWO);
        let noun = mention.tokens.end;
        // `the two countries that refused`, `only the two countries`
        let defined = self.lang.measures.relatives.has(self.tokens.word(noun + 1))
            || self.lang.attribution.that.has(self.tokens.word(noun + 1))
            || start >= 2 && self.lang.exempt.one_counters.has(self.tokens.word(start - 2));
        let acts = self.tense(noun).is_some() || self.is_present(noun);
        if the && two && acts && !measure.casualty {
            return Some(Exempt::Pronoun);
        }
        (the && two && !defined && self.lang.exempt.both.has(self.tokens.word(noun))).then_some(Exempt::Other)
    }

    /// `two reasons`, `5 tips for travellers` as a heading: what the text goes on to name.
    fn announced(&self, mention: &Mention) -> Option<Exempt> {
        const ADJECTIVES: usize = 3;
        let end = mention.tokens.end;
        let e = &self.lang.exempt;
        let tells = |at: usize| self.tense(at).is_some() || self.is_present(at);
        let heads = || mention.tokens.start == 0 && !(0..self.tokens.len()).any(tells);
        // `Here are five takeaways`
        let here = mention.tokens.start == 2
            && e.pointing.has(self.tokens.word(0))
            && self.lang.measures.copulas.has(self.tokens.word(1));
        let named = |at: usize| {
            let word = self.tokens.word(at);
            e.announced.has(word)
                || e.announced_by_colon.has(word) && self.tokens.is_symbol(at + 1, ":")
                || e.announced_by_heading.has(word) && (here || heads())
        };
        let noun =
            || (end..end + ADJECTIVES).take_while(|&at| self.tokens.is(at, TokenKind::Word)).any(named);
        let few = self.tokens.is(end - 1, TokenKind::Word) || self.tokens.str(end - 1).len() == 1;
        let spelled = few && mention.tokens.len() == 1;
        (matches!(mention.kind, Kind::Number | Kind::Count) && spelled && noun())
            .then_some(Exempt::Enumeration)
    }

    /// `Imagine a town with 100 houses`, `Bake for 40 minutes`, `Add 2 cups`.
    fn supposed(&self, mention: &Mention) -> Option<Exempt> {
        let e = &self.lang.exempt;
        let nouns = self.nouns();
        let first = (0..2).find(|&at| self.tokens.is(at, TokenKind::Word))?;
        let word = self.tokens.word(first);
        // `Press reports say`, but `Boil eggs for`
        let says = |at: usize| {
            nouns.is_linking(at) || nouns.is_past(at) || self.lang.attribution.verbs.has(self.tokens.word(at))
        };
        // `Download speeds average`
        let verb = || nouns.is_content(first + 2) && !nouns.is_adverb(first + 2);
        let noun = nouns.is_content(first + 1)
            && nouns.is_plural(first + 1)
            && (verb() || (first + 2..self.tokens.len()).any(says));
        // `Heat wave kills 38`, but `Boil eggs for`
        let compound = nouns.is_content(first + 1)
            && !nouns.is_plural(first + 1)
            && nouns.is_content(first + 2)
            && (nouns.is_past(first + 2) || nouns.is_linking(first + 2) || nouns.is_plural(first + 2))
            && !self.lang.is_number(&self.tokens, first + 1);
        let noun = noun || compound;
        let few = mention.quantity.amount.as_ref().is_some_and(|amount| amount.value <= Decimal::from(20));
        let begins = mention.tokens.start == first + 1 && few && e.loose_instructions.has(word);
        let told = (e.instructions.has(word) && !noun || begins)
            && matches!(mention.kind, Kind::Number | Kind::Count | Kind::Duration | Kind::Measurement);
        // `Say you earn $50,000`
        let next = self.tokens.word(first + 1);
        let somebody = self.lang.attribution.subjects.has(next)
            || self.lang.attribution.owners.has(next)
            || self.lang.numbers.connectives.article.has(next);
        let unreal = (e.suppositions.has(word) || e.loose_suppositions.has(word) && somebody)
            && mention.kind != Kind::Date;
        (told || unreal || self.is_hypothetical(mention)).then_some(Exempt::Other)
    }

    /// Whether the figure is in a clause that a speaker only imagines: `"If you have three children you know"`; not in
    /// `I asked if they found 12`, `if I lost 12`, nor behind the clause: `if we do nothing 40 people will die`.
    fn is_hypothetical(&self, mention: &Mention) -> bool {
        const REACH: usize = 14;
        const BEHIND: usize = 5;
        let e = &self.lang.exempt;
        let start = mention.tokens.start;
        if mention.kind == Kind::Date || !self.attributor.is_quoted(start) {
            return false;
        }
        let imagines = |at: usize| {
            let opens = at.checked_sub(1).is_none_or(|before| {
                !self.tokens.is(before, TokenKind::Word)
                    || self.lang.grammar.function_words.has(self.tokens.word(before))
            });
            let verb = at + 2;
            let unreal = e.unreal.has(self.tokens.word(verb)) || !self.nouns().is_past(verb);
            e.imagining.has(self.tokens.word(at))
                && e.imagined.has(self.tokens.word(at + 1))
                && !e.regarding.has(self.tokens.word(verb))
                && opens
                && unreal
        };
        let mut clause =
            (start.saturating_sub(REACH)..start).rev().take_while(|&at| self.tokens.is(at, TokenKind::Word));
        let Some(subject) = clause.find(|&at| imagines(at)) else { return false };
        let subjects = &self.lang.attribution.subjects;
        let other = (subject + 2..start).any(|at| subjects.has(self.tokens.word(at)));
        let modal = |at: usize| self.lang.grammar.modals.has(self.tokens.word(at));
        let main = (mention.tokens.end..mention.tokens.end + BEHIND).any(modal);
        !other && !main
    }

    /// Whether the token at `at` is a word of content with a capital.
    fn is_name(&self, at: usize) -> bool {
        self.tokens.is(at, TokenKind::Word)
            && self.tokens.capitalised(at)
            && !self.lang.grammar.function_words.has(self.tokens.word(at))
    }

    /// Whether the token at `at` is a word of content in small letters: in a headline in capitals none is.
    fn is_small(&self, at: usize) -> bool {
        self.tokens.is(at, TokenKind::Word)
            && !self.tokens.capitalised(at)
            && !self.lang.grammar.function_words.has(self.tokens.word(at))
    }

    /// Whether the sentence is not a headline in capitals.
    fn has_small_words(&self) -> bool {
        (0..self.tokens.len()).any(|at| self.is_small(at))
    }

    fn nouns(&self) -> Nouns<'_> {
        Nouns { tokens: self.tokens, lang: self.lang }
    }

    fn is_hyphen(&self, at: usize) -> bool {
        self.lang.is_hyphen(&self.tokens, at)
    }

    /// A bare number after a capitalised word, or between two: `Vostok 1`, `Movimento 5 Stelle`.
    fn beside_a_name(&self, mention: &Mention, measure: &Measure) -> Option<Exempt> {
        let tokens = &mention.tokens;
        if mention.kind != Kind::Number || tokens.len() != 1 || tokens.start == 0 {
            return None;
        }
        let digits = self.tokens.is(tokens.start, TokenKind::Number);
        let small =
            self.tokens.str(tokens.start).len() <= 4 && !self.tokens.str(tokens.start).contains([',', '.']);
        let name = |at: usize| self.is_name(at);
        // `In October 40 left`, but `the Student-Sat 1`
        let dated = self.lang.dates.names_day_or_month(&self.tokens, tokens.start - 1)
            && !self.tokens.glued(tokens.start - 1);
        let before = name(tokens.start - 1) && tokens.start > 1 && !dated;
        let after = name(tokens.end) && !self.tokens.glued(tokens.end);
        // `the agency's Vault 7 files`, `a Venn 200 aircraft`; what a preposition leads to names a place: `in the Elsin 12 died`
        let owned = tokens.start.checked_sub(2).is_some_and(|at| {
            let word = self.tokens.word(at);
            let led =
                at.checked_sub(1).is_some_and(|at| self.lang.measures.prepositions.has(self.tokens.word(at)));
            let determined = self.lang.determines(word);
            determined && !led || self.tokens.ends_owner(at)
        });
        let people = measure.casualty
            || measure
                .name
                .as_deref()
                .is_some_and(|name| self.lang.measures.persons.has(self.lang.vocabulary.lookup(name)));
        // `on the Tuesday 12 came`
        let owned = owned && !people && !dated;
        // `Orla Venn 55`, among wickets
        let person = before && name(tokens.start - 2);
        if person && (0..self.tokens.len()).any(|at| self.lang.exempt.scoring.has(self.tokens.word(at))) {
            return None;
        }
        // `the Glock 19 was found`
        let one = self.lang.exempt.singular_verbs.has(self.tokens.word(tokens.end))
            && tokens.start.checked_sub(2).is_some_and(|at| self.lang.determines(self.tokens.word(at)))
            && self.tokens.str(tokens.start) != "1";
        // `gives the Alliance 61 of the 150 seats`
        let part = self.lang.numbers.connectives.of.has(self.tokens.word(tokens.end));
        let bare = !part && (measure.name.is_none() || after || owned || one);
        (digits && small && before && (bare || after)).then_some(Exempt::Name)
    }

    /// `Boeing's larger 777 planes`.
    fn model(&self, mention: &Mention) -> Option<Exempt> {
        const ADJECTIVES: usize = 2;
        let start = mention.tokens.start;
        let described = (0..=ADJECTIVES).take_while(|&back| {
            back == 0 || start.checked_sub(back).is_some_and(|at| self.nouns().is_content(at))
        });
        let owner =
            described.map(|back| start.saturating_sub(back + 1)).find(|&at| self.tokens.ends_owner(at))?;
        let (_, numbers) = self.lang.exempt.models.longest(&self.tokens, owner.checked_sub(2)?)?;
        let number = self.tokens.str(start);
        let bare = mention.tokens.len() == 1 && numbers.iter().any(|model| model == number);
        bare.then_some(Exempt::Name)
    }

    /// `four Venn-Moon Kestrel 900 engines`, `two of the Venn Kestrel 900 engines`: what is counted already.
    fn counted_model(&self, mention: &Mention) -> Option<Exempt> {
        let start = mention.tokens.start;
        let digits = self.tokens.str(start);
        let bare = mention.tokens.len() == 1
            && matches!(digits.len(), 3 | 4)
            && digits.bytes().all(|byte| byte.is_ascii_digit())
            && start.checked_sub(1).is_some_and(|at| self.tokens.capitalised(at))
            && self.nouns().is_content(mention.tokens.end);
        let name = |at: &usize| {
            self.is_hyphen(*at) || self.tokens.is(*at, TokenKind::Word) && self.tokens.capitalised(*at)
        };
        let first = (0..start).rev().take_while(name).last().filter(|_| bare)?;
        let before = first.checked_sub(1)?;
        // `On 12 May 400 people came`
        if self.lang.dates.names_day_or_month(&self.tokens, first) {
            return None;
        }
        let c = &self.lang.numbers.connectives;
        let part = first + 1 < start
            && c.the.has(self.tokens.word(before))
            && before.checked_sub(1).is_some_and(|of| c.of.has(self.tokens.word(of)));
        // `60 of its new Kestrel 350 jets`
        let nouns = self.nouns();
        let small =
            |at: &usize| nouns.is_content(*at) && !self.tokens.capitalised(*at) || self.is_hyphen(*at);
        let owner = (0..first)
            .rev()
            .find(|at| !small(at))
            .filter(|&at| self.lang.attribution.owners.has(self.tokens.word(at)) && at + 1 < first);
        let owned = owner.and_then(|owner| owner.checked_sub(1)).is_some_and(|of| {
            c.of.has(self.tokens.word(of)) && of > 0 && self.lang.is_number(&self.tokens, of - 1)
        });
        (part || owned || self.lang.is_number(&self.tokens, before)).then_some(Exempt::Name)
    }

    /// `the 747, which`: behind an article a number that counts nothing is a name.
    fn alone(&self, mention: &Mention) -> Option<Exempt> {
        let start = mention.tokens.start;
        let c = &self.lang.numbers.connectives;
        let before = start.checked_sub(1).map(|at| self.tokens.word(at))?;
        let digits = self.tokens.is(start, TokenKind::Number)
            && matches!(self.tokens.str(start).len(), 3 | 4)
            && !self.tokens.str(start).contains([',', '.']);
        let nouns = self.nouns();
        let end = mention.tokens.end;
        // `the 767 jetliner`
        let one = nouns.is_noun(end)
            && !nouns.is_plural(end)
            && (!nouns.is_content(end + 1) || nouns.is_past(end + 1))
            && !self.lang.exempt.bounds.has(self.tokens.word(end));
        let ends = one && !self.tokens.capitalised(end)
            || matches!(self.tokens.str(end), "," | "." | ";" | ")" | "");
        let bare = matches!(mention.kind, Kind::Number | Kind::Count) && mention.tokens.len() == 1;
        // `of the 400, 12 came`
        let part = start.checked_sub(2).is_some_and(|at| c.of.has(self.tokens.word(at)));
        let article = (c.the.has(before) || c.article.has(before)) && !part;
        (digits && ends && bare && article).then_some(Exempt::Name)
    }
}

fn reason_named(name: &str) -> Option<Exempt> {
    Exempt::ALL.into_iter().find(|reason| reason.name() == name)
}
