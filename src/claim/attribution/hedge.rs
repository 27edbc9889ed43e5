//! Whether the text is sure.

use rust_decimal::Decimal;

use super::Attributor;
use crate::claim::Claim;
use crate::extract::{Kind, Mention};
use crate::lang::TokenKind;
use crate::lang::cues::Cues;
use crate::lang::dates::Which;

/// Where a sentence says that it is not sure, in tokens, in order.
#[derive(Clone, Debug, Default)]
pub(in crate::claim) struct Hedges {
    /// Hedges of the whole sentence behind them.
    free: Vec<usize>,
    /// Hedges of the noun behind them, and of what follows: `of expected revenue`.
    attributive: Vec<usize>,
    /// Starts of the figures that a hedge stands in or right before: `an expected 20 percent`; it hedges no other.
    bound: Vec<usize>,
    /// Where clauses begin that a hedge before them does not reach.
    clauses: Vec<usize>,
}

impl Hedges {
    /// The nearest hedge before `at` that stands in its clause.
    fn before(&self, at: usize) -> Option<usize> {
        let clause = self.clauses.partition_point(|&clause| clause < at).checked_sub(1);
        let from = clause.map_or(0, |clause| self.clauses[clause]);
        let hedge = self.free.partition_point(|&hedge| hedge < at).checked_sub(1)?;
        Some(self.free[hedge]).filter(|&hedge| hedge >= from)
    }
}

impl Attributor<'_> {
    /// The hedges of the sentence, told apart by the figures of its `claims` that they stand right before.
    pub(in crate::claim) fn hedges(&self, claims: &[Claim]) -> Hedges {
        let mut hedges = Hedges::default();
        let mentions = || claims.iter().map(|claim| &claim.mention);
        for mention in mentions().filter(|mention| self.is_hedging(mention)) {
            hedges.bound.push(mention.tokens.start);
            // `up to 160 or 400`
            hedges.bound.extend(self.joined(claims, mention.tokens.start));
        }
        if !self.cues.meets(Cues::HEDGE) {
            return hedges;
        }
        // `214 suspected cases`
        let suspected = mentions().filter(|mention| {
            self.lang.attribution.describing_hedges.has(self.tokens.word(mention.tokens.end))
        });
        hedges.bound.extend(suspected.map(|mention| mention.tokens.start));
        // where the relative clause ends that a hedge stands in
        let mut aside = self.opener_end();
        let mut bracketed = false;
        let mut next = mentions().peekable();
        for at in 0..self.tokens.len() {
            while next.next_if(|mention| mention.tokens.end <= at).is_some() {}
            let mention = next.peek().map(|mention| mention.tokens.clone());
            if mention.as_ref().is_some_and(|tokens| tokens.contains(&at)) {
                continue;
            }
            // `forecast to be $296 million, down from $423 million`
            let compared = self.lang.measures.compared.longest(&self.tokens, at).is_some();
            let ends = compared || self.lang.attribution.hedge_ends.has(self.tokens.word(at));
            // `could exceed $3 trillion (€2 trillion; £1.8 trillion) in May`
            bracketed = !self.tokens.is_symbol(at, ")") && (bracketed || self.tokens.is_symbol(at, "("));
            let ends = ends && !(bracketed && self.tokens.is_symbol(at, ";"));
            if ends && at > 0 || aside == Some(at) {
                hedges.clauses.push(at);
                aside = None;
            }
            match self.hedge(at) {
                Some(end) if mention.as_ref().is_some_and(|tokens| tokens.start == end) => {
                    hedges.bound.push(end);
                    hedges.bound.extend(self.joined(claims, end));
                    // `could double from 20 percent to 40 percent`
                    if next.peek().is_some_and(|mention| mention.kind == Kind::Multiple) {
                        hedges.free.push(at);
                    }
                }
                Some(end) if self.is_part_of_noun(at, end) => {}
                Some(end) => {
                    hedges.free.push(at);
                    if self.is_attributive(at, end)
                        || self.lang.attribution.accusing.has(self.tokens.word(at))
                    {
                        hedges.attributive.push(at);
                    }
                    aside = aside.or_else(|| self.aside_end(at));
                }
                None => {}
            }
        }
        hedges.bound.sort_unstable();
        hedges
    }

    /// Where the figure begins that `or` joins to the one at `at`: `might double or even triple`.
    fn joined(&self, claims: &[Claim], at: usize) -> Option<usize> {
        let index = claims.binary_search_by_key(&at, |claim| claim.mention.tokens.start).ok()?;
        let or = claims[index].mention.tokens.end;
        let next = claims.get(index + 1)?.mention.tokens.start;
        let joined = self.lang.numbers.connectives.or.has(self.tokens.word(or));
        // an adverb may stand between
        (joined && (next == or + 1 || next == or + 2)).then_some(next)
    }

    /// Whether the sentence marks what stands at `mention` as uncertain: a hedge in it, before it, or right behind
    /// it in the same clause.
    pub(in crate::claim) fn hedged(&self, mention: &Mention, hedges: &Hedges) -> bool {
        const NEAR: usize = 6;
        const AFTER: usize = 10;
        let tokens = &mention.tokens;
        let near = tokens.end + NEAR;
        let plain = |at: usize| !self.is_verb(at) && !self.lang.measures.relatives.has(self.tokens.word(at));
        // `12 boats could sink`, `12 boats over the next three years could sink`
        let clause = (tokens.end..(tokens.end + AFTER).min(self.tokens.len()))
            .take_while(|&at| !self.lang.attribution.clause.has(self.tokens.word(at)))
            // `12 boats - potentially more`
            .take_while(|&at| !self.tokens.is_symbol(at, "-") || self.tokens.glued(at))
            .take_while(|&at| at < near || (tokens.end..=at).all(plain))
            // `60 percent said that they may leave`
            .take_while(|&at| {
                let word = self.tokens.word(at);
                let tables = &self.lang.attribution;
                !tables.speaking.has(word) && !tables.hedge_ends.has(word)
            })
            .last();
        // the `fifty-year` of `its fifty-year life could end`
        let describes = matches!(mention.kind, Kind::Duration | Kind::Measurement | Kind::Age)
            && tokens.clone().any(|at| self.lang.is_hyphen(&self.tokens, at))
            && self.nouns().is_content(tokens.end);
        // `the two companies could use it` are two, but `the 400 children who could lose it`
        let few = mention.quantity.amount.as_ref().is_some_and(|amount| amount.value <= Decimal::TEN);
        let relative = |at: usize| self.lang.measures.relatives.has(self.tokens.word(at));
        let the = (few || !(tokens.end..near).any(relative))
            && tokens
                .start
                .checked_sub(1)
                .is_some_and(|at| self.lang.numbers.connectives.the.has(self.tokens.word(at)));
        // `the second night could mark a change`
        let ordinal = matches!(mention.kind, Kind::Ordinal | Kind::Rank);
        let given = mention.date.is_some() || describes || the || ordinal;
        let last = clause.filter(|_| !given).unwrap_or(tokens.start);
        hedges.bound.binary_search(&tokens.start).is_ok()
            || hedges
                .before(tokens.start)
                .is_some_and(|hedge| !self.is_given(mention) && !self.is_over(mention, hedge))
            || hedges
                .free
                .get(hedges.free.partition_point(|&at| at < tokens.end))
                .is_some_and(|&at| at <= last && hedges.attributive.binary_search(&at).is_err())
    }

    /// Whether `mention` is told as a fact, whatever may come of it: the base of a change (`could grow from 13 to 19`), what
    /// is owned (`Elsin's $4 million trade`), the year of a cited work (`(Venn, 2007)`).
    fn is_given(&self, mention: &Mention) -> bool {
        const CITED: usize = 4;
        let c = &self.lang.numbers.connectives;
        let (start, end) = (mention.tokens.start, mention.tokens.end);
        let Some(before) = start.checked_sub(1) else { return false };
        let level = |at: usize| c.to.has(self.tokens.word(at)) && self.begins_figure(at + 1);
        let base = c.from.has(self.tokens.word(before)) && (end..self.tokens.len()).any(level);
        let owned =
            mention.kind == Kind::Money && self.tokens.ends_owner(before) && self.nouns().is_content(end);
        let open = (start.saturating_sub(CITED)..start)
            .any(|at| self.tokens.is_symbol(at, "(") && self.tokens.capitalised(at + 1));
        let cited = mention.kind == Kind::Date && open && self.tokens.is_symbol(end, ")");
        // `may have no more than 26 pupils` is a rule
        let cap = self.lang.attribution.negations.has(self.tokens.word(start));
        // `fears his 13-year-old brother may go`
        // ... `could cost $3,600 for a 55-year-old`
        let whose = mention.kind == Kind::Age
            && (self.lang.attribution.owners.has(self.tokens.word(before))
                && (self.nouns().is_content(end) || self.nouns().is_hyphen(end))
                || self.nouns().is_hyphen(start + 1));
        base && mention.kind != Kind::Date || owned || cited || cap || whose
    }

    /// Whether `mention` is a time that is over, which what the `hedge` before it speaks of is to come after: `could rise in
    /// areas hit last week`, not `may have risen last week`.
    fn is_over(&self, mention: &Mention, hedge: usize) -> bool {
        let tables = &self.lang.attribution;
        let word = self.tokens.word(hedge);
        let to_come = self.lang.grammar.modals.has(word) || tables.forecasts.has(word);
        let perfect = tables.unreal.has(self.tokens.word(hedge + 1));
        let which = self.lang.dates.which.longest(&self.tokens, mention.tokens.start);
        let past = which.is_some_and(|(_, which)| matches!(which, Which::Last | Which::Past));
        to_come && !perfect && past && mention.date.is_some()
    }

    /// Whether the source `name` is an estimate: `according to the board's estimates`.
    pub(in crate::claim) fn is_estimate(&self, name: &str) -> bool {
        let last = name.rsplit(' ').next().unwrap_or_default();
        self.lang.attribution.noun_hedges.has(self.lang.vocabulary.lookup(last))
    }

    /// Whether the words of `mention` mark it as uncertain: `up to 40`.
    fn is_hedging(&self, mention: &Mention) -> bool {
        mention.tokens.clone().any(|at| self.lang.qualifiers.hedging.longest(&self.tokens, at).is_some())
    }

    /// Whether what stands at `at` could have been and was not: `we could've scored two`.
    pub(in crate::claim) fn is_unreal(&self, at: usize) -> bool {
        const REACH: usize = 12;
        let tables = &self.lang.attribution;
        (at.saturating_sub(REACH)..at).any(|before| {
            tables.modals.has(self.tokens.word(before)) && tables.unreal.has(self.tokens.word(before + 1))
        })
    }

    /// Whether the hedge from `at` to `end` describes a noun that something belongs to: `1.9 tonnes with an estimated
    /// value of $57m`.
    fn is_attributive(&self, at: usize, end: usize) -> bool {
        let c = &self.lang.numbers.connectives;
        let article = at.checked_sub(1).is_some_and(|before| c.article.has(self.tokens.word(before)));
        article
            && self.nouns().is_participle(at)
            && self.tokens.is(end, TokenKind::Word)
            && !self.lang.grammar.function_words.has(self.tokens.word(end))
    }

    /// Whether the hedge from `at` to `end` belongs to a noun behind `of` alone: `85 percent of expected crop revenue, or
    /// 80 percent of sales`, `40 percent of our projected imports`.
    fn is_part_of_noun(&self, at: usize, end: usize) -> bool {
        const DETERMINERS: usize = 2;
        let c = &self.lang.numbers.connectives;
        let of = (at.saturating_sub(DETERMINERS)..at).any(|before| c.of.has(self.tokens.word(before)));
        of && self.nouns().is_participle(at) && self.nouns().is_content(end)
    }

    /// The comma that closes a clause or adjunct at the head of the sentence, which a hedge in it does not reach beyond:
    /// `To help those who could lose cover, the town must`.
    fn opener_end(&self) -> Option<usize> {
        let tables = &self.lang.attribution;
        let first = self.tokens.word(0);
        let openers = [&tables.clause_openers, &tables.adjunct_openers, &tables.hedged_openers];
        let opens = openers.iter().any(|words| words.has(first));
        (1..self.tokens.len()).find(|&at| opens && self.tokens.is_symbol(at, ","))
    }

    /// The comma that closes the relative clause that the hedge at `at` stands in: `the plan, which may change, costs`.
    fn aside_end(&self, at: usize) -> Option<usize> {
        const REACH: usize = 6;
        let comma = |index: usize| self.tokens.is_symbol(index, ",");
        // `stayed because they could find nothing, and 12 left`
        let ends = |index: usize| self.lang.attribution.hedge_ends.has(self.tokens.word(index));
        let clause = (at.saturating_sub(REACH)..at).rev().take_while(|&index| !comma(index)).any(ends);
        if clause {
            return (at..self.tokens.len()).find(|&index| comma(index));
        }
        let open = (at.saturating_sub(REACH)..at).rev().find(|&index| comma(index))?;
        let relative = self.lang.measures.relatives.has(self.tokens.word(open + 1));
        (at..self.tokens.len()).find(|&index| relative && comma(index))
    }

    /// One past the hedge at `at`.
    fn hedge(&self, at: usize) -> Option<usize> {
        const NEGATED_BY: usize = 3;
        let tables = &self.lang.attribution;
        let (end, ()) = tables.hedges.longest(&self.tokens, at)?;
        let negated =
            (at.saturating_sub(NEGATED_BY)..at).any(|before| tables.negations.has(self.tokens.word(before)));
        let idiom =
            at.checked_sub(1).is_some_and(|before| tables.not_hedged_after.has(self.tokens.word(before)))
                || tables.not_hedged_before.has(self.tokens.word(end));
        let unreal = tables.modals.has(self.tokens.word(at)) && tables.unreal.has(self.tokens.word(end));
        // `could not find 12`
        let failed = tables.unable.has(self.tokens.word(at)) && tables.negations.has(self.tokens.word(end));
        // `a possible announcement` hedges no figure, `a possible 40` does
        let describes = tables.describing_hedges.has(self.tokens.word(at))
            && self.tokens.is(end, TokenKind::Word)
            && !self.lang.grammar.function_words.has(self.tokens.word(end))
            && !self.lang.numbers.cardinals.has(self.tokens.word(end));
        // `six firms suspected of fraud`
        let of = tables.describing_hedges.has(self.tokens.word(at))
            && self.lang.numbers.connectives.of.has(self.tokens.word(end))
            && at.checked_sub(1).is_some_and(|noun| self.nouns().is_content(noun));
        // `may only be paid to`
        let allows =
            self.lang.grammar.modals.has(self.tokens.word(at)) && tables.limiting.has(self.tokens.word(end));
        // `a model to estimate heat`
        let aim =
            at.checked_sub(1).is_some_and(|to| self.lang.numbers.connectives.to.has(self.tokens.word(to)))
                && tables.verbs.has(self.tokens.word(at));
        // `the Estimates Bureau`
        let named = at > 0
            && tables.noun_hedges.has(self.tokens.word(at))
            && self.tokens.capitalised(at)
            && self.tokens.capitalised(end);
        if describes || of || allows || aim || named || self.is_document(at, end) {
            return None;
        }
        // `is not expected for 12 months` is a forecast, too
        let state = at.checked_sub(2).is_some_and(|at| self.lang.measures.copulas.has(self.tokens.word(at)));
        let negated = negated && !(state && tables.forecasts.has(self.tokens.word(at)));
        (!negated && !unreal && !failed && !idiom && !self.is_month(at)).then_some(end)
    }

    /// Whether the word at `at` is a noun for what was put out, which makes no figure uncertain: `cut its growth forecast for
    /// this year`, `the third estimate will be published`; not `an estimate of 40`, `the bank forecast growth`.
    fn is_document(&self, at: usize, end: usize) -> bool {
        let tables = &self.lang.attribution;
        let Some(before) = at.checked_sub(1).filter(|_| tables.noun_hedges.has(self.tokens.word(at))) else {
            return false;
        };
        let nouns = self.nouns();
        let kind = nouns.is_content(before)
            && !nouns.is_plural(before)
            && !self.tokens.capitalised(before)
            && !tables.adverbs.has(self.tokens.word(before))
            && !self.speaks(before);
        let noun = kind
            || self.is_determiner(before)
            || self.lang.is_number(&self.tokens, before)
            || self.tokens.is_symbol(before, "%");
        let c = &self.lang.numbers.connectives;
        let next = self.tokens.word(end);
        let tells = self.tokens.is_symbol(end, ",")
            || c.of.has(next)
            || tables.that.has(next)
            || tables.hedges.longest(&self.tokens, end).is_some()
            || self.lang.measures.copulas.has(next)
            || self.lang.is_number(&self.tokens, end);
        noun && !tells
    }

    /// `May`, capitalised and not first in the sentence, is the month.
    fn is_month(&self, at: usize) -> bool {
        at > 0 && self.tokens.capitalised(at) && self.lang.dates.names_day_or_month(&self.tokens, at)
    }

    /// Whether the sentence says that what stands at `at` is not so: `no evidence that 40 died`, `did not kill 12`.
    pub(in crate::claim) fn negated(&self, at: usize) -> bool {
        const REACH: usize = 14;
        const NEAR: usize = 4;
        if !self.cues.meets(Cues::DENIAL) {
            return false;
        }
        let tables = &self.lang.attribution;
        let from = at.saturating_sub(REACH);
        let clause = (from..at).rev().find(|&at| self.ends_denial(at)).map_or(from, |end| end + 1);
        let denied = (clause..at).any(|denial| {
            let refused =
                denial.checked_sub(1).is_some_and(|before| tables.negations.has(self.tokens.word(before)));
            tables.denials.longest(&self.tokens, denial).is_some() && !refused
        });
        let near = at.saturating_sub(NEAR).max(clause);
        let negative = (near..at).any(|not| {
            tables.negatives.longest(&self.tokens, not).is_some_and(|(end, ())| {
                (end..at).all(|between| {
                    self.tokens.is(between, TokenKind::Word)
                        && !tables.not_negated.has(self.tokens.word(between))
                })
            })
        });
        denied || negative
    }

    /// Whether a clause ends at `at` that a denial does not reach beyond.
    fn ends_denial(&self, at: usize) -> bool {
        let c = &self.lang.numbers.connectives;
        matches!(self.tokens.str(at), ";" | ":" | "." | "?" | "!" | ",")
            && !c.and.has(self.tokens.word(at + 1))
            || c.but.has(self.tokens.word(at))
    }
}
