//! The clauses of a sentence that speak for different sources: `the army said 12 died, while residents said 40`.

use std::ops::Range;

use super::{Attributor, Speaker};
use crate::lang::TokenKind;

/// A stretch of the sentence, and who says it: by name, with the tokens that say so.
pub(in crate::claim) type Said = (Range<usize>, Option<(String, Range<usize>)>);

impl Attributor<'_> {
    /// The clauses that contrast with each other, where more than one has a source of its own or the one behind
    /// leaves the one before without: `12 died, but the army said that 40 lived`. `whole` is the sentence's source.
    pub(in crate::claim) fn clauses(&self, whole: Option<(String, Range<usize>)>) -> Vec<Said> {
        let end = self.tokens.len();
        let whole_sentence = |whole| vec![(0..end, whole)];
        let Some((_, first)) = &whole else { return whole_sentence(whole) };
        let starts = self.clause_starts();
        if starts.len() < 2 || first.is_empty() {
            return whole_sentence(whole);
        }
        let mut clauses: Vec<Said> = Vec::with_capacity(starts.len());
        for (index, &start) in starts.iter().enumerate() {
            let range = start..starts.get(index + 1).copied().unwrap_or(end);
            let own = match self.source_in(range.clone()) {
                Some(Speaker::Named { name, said, .. }) => Some((name, said)),
                // `Orla Venn left after she said 12 came`
                Some(Speaker::Pronoun { said, .. }) if said == *first => whole.clone(),
                _ => None,
            };
            // what stands around an aside is said by the same
            let around = usize::from(self.ends_aside(start)) + 1;
            let before = clauses.len().checked_sub(around).and_then(|at| clauses.get(at));
            // `While Orla Venn has said it is good, others fear` it
            let before = before.filter(|_| index > 1 || !self.opens_clause(0));
            let said = own.or_else(|| before.and_then(|(_, said)| said.clone()));
            clauses.push((range, said));
        }
        // what a source at the end of its clause says may begin before: `12 died but 40 lived, the army said`
        let opens = clauses
            .iter()
            .any(|(range, said)| said.as_ref().is_some_and(|(_, said)| self.opens(range.clone(), said)));
        for (_, said) in &mut clauses {
            if said.is_none() && !opens {
                said.clone_from(&whole);
            }
        }
        clauses
    }

    /// Whether `clause` begins with the source at `said`, and goes on to tell what it says.
    fn opens(&self, clause: Range<usize>, said: &Range<usize>) -> bool {
        const LEAD: usize = 3;
        let first = said.start <= clause.start + LEAD
            && !(clause.start + 2..said.start).any(|at| self.tokens.is_symbol(at, ","));
        // `but, according to Orla Venn, 9 were left`
        let comma = self.according(said.start).is_some() && self.tokens.is_symbol(said.end, ",");
        first && self.goes_on(said.end + usize::from(comma)) || self.begins_saying(clause.start)
    }

    /// Whether words follow at `at`, over the day of the saying.
    pub(super) fn goes_on(&self, at: usize) -> bool {
        const REACH: usize = 4;
        let word = (at..at + REACH).find(|&at| !self.tells_the_day(at));
        word.is_some_and(|at| self.tokens.is(at, TokenKind::Word) || self.tokens.is(at, TokenKind::Number))
    }

    /// Whether the word at `at` begins what somebody says of it, behind what the writer says: `it fell silent, as rebels
    /// claimed they had won`, `fled to Marrow, where locals say 40 came`, not `40 died, as rebels claimed`.
    fn begins_saying(&self, at: usize) -> bool {
        const SOURCE: usize = 12;
        let tables = &self.lang.attribution;
        let word = self.tokens.word(at);
        if at == 0 {
            return false;
        }
        let asides = tables.asides.has(word);
        // `12 died, 40 were hurt and the mayor said that`
        let and = self.lang.numbers.connectives.and.has(word) && (0..at).any(|at| self.is_verb(at));
        if !(asides || and || tables.meanwhile.has(word) && self.tokens.is_symbol(at - 1, ",")) {
            return false;
        }
        let says = |at: &usize| tables.verbs.has(self.tokens.word(*at));
        let source = |at: &usize| {
            let word = self.tokens.is(*at, TokenKind::Word) || self.is_possessive(*at);
            word && self.lang.dates.tense(&self.tokens, *at).is_none() || says(at)
        };
        // `after a report found`: the first that is no noun
        let mut verbs = (at + 1..at + SOURCE).take_while(source).filter(says).filter(|&verb| verb > at + 1);
        let according = (asides || and) && (at + 1..at + 3).any(|at| self.according(at).is_some());
        according || verbs.any(|verb| self.states(verb) && self.goes_on(verb + 1))
    }

    /// Whether the sentence goes on at `at` behind an aside: `the site, which Orla Venn called good, had 12 members`.
    fn ends_aside(&self, at: usize) -> bool {
        let verb = self.is_verb(at) || self.lang.grammar.auxiliaries.has(self.tokens.word(at));
        at > 0 && self.tokens.is_symbol(at - 1, ",") && verb
    }

    /// Whether the word at `at` begins a clause that another one follows: `while`, `after`.
    fn opens_clause(&self, at: usize) -> bool {
        let tables = &self.lang.attribution;
        let word = self.tokens.word(at);
        tables.clause_breaks.has(word) || tables.clause_openers.has(word)
    }

    /// Where the clauses begin: at the first word, at `while` and `but`, where somebody else says it, and behind a clause that they open.
    fn clause_starts(&self) -> Vec<usize> {
        let breaks = |at: usize| self.lang.attribution.clause_breaks.has(self.tokens.word(at));
        let mut starts = vec![0];
        for at in 1..self.tokens.len() {
            let saying = self.begins_saying(at);
            if breaks(at) || saying {
                starts.push(at);
            }
            if saying && self.tokens.is_symbol(at - 1, ",") {
                let comma = (at..self.tokens.len()).find(|&at| self.tokens.is_symbol(at, ","));
                starts.extend(comma.map(|comma| comma + 1).filter(|&end| self.ends_aside(end)));
            }
        }
        let opens = self.lang.attribution.clause_openers.has(self.tokens.word(0));
        let adjunct = self.lang.attribution.adjunct_openers.has(self.tokens.word(0));
        if breaks(0) || opens || adjunct {
            let comma = (1..self.tokens.len()).find(|&at| self.tokens.is_symbol(at, ","));
            // `After 2019, the ministry said` opens no clause
            let says =
                |comma: &usize| (1..*comma).any(|at| self.lang.dates.tense(&self.tokens, at).is_some());
            starts.extend(comma.filter(|comma| !opens || says(comma)).map(|comma| comma + 1));
        }
        starts.sort_unstable();
        starts.dedup();
        starts
    }
}
