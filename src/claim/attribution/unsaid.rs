//! Figures in the sentence of a source that are no part of what it says.

use std::ops::Range;

use super::Attributor;
use crate::extract::{Kind, Mention};
use crate::lang::TokenKind;
use crate::lang::dates::Tense;

impl Attributor<'_> {
    /// Whether `mention`, of the sentence whose source stands at `said`, is no part of what is said: it stands in the
    /// words that name the source, or is the date of the saying.
    pub(in crate::claim) fn is_unsaid(&self, mention: &Mention, said: &Range<usize>) -> bool {
        const LEAD: usize = 10;
        const OPENING: usize = 1;
        const SOURCE: usize = 4;
        let at = mention.tokens.start;
        if self.is_of_who_adds(mention) {
            return true;
        }
        if said.is_empty() {
            return false;
        }
        // `Since 2019, Orla Venn said, 12 came`
        let since = self.lang.dates.looking_back.longest(&self.tokens, 0).is_some();
        if since && at < said.start {
            return false;
        }
        if said.contains(&at)
            || self.is_of_statement(mention, said)
            || self.is_of_speaker(mention, said)
            || self.is_of_listener(mention, said)
            || self.is_unquoted(mention, said)
            || self.is_of_opener(mention, said)
            || self.is_of_clause_behind(mention, said)
        {
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
        let before = ahead && gap() <= reach && plain() && !self.is_quoted(at);
        // `says 2001 will be weak`, `says today's plan is`, `says last week he felt`
        let year = at == said.end && mention.tokens.len() == 1 && self.tokens.is(at, TokenKind::Number);
        let owner = self.is_owner_mark(mention.tokens.end);
        let told = matches!(self.lang.dates.tense(&self.tokens, said.end - 1), Some((_, Tense::Past)));
        let behind = at >= said.end
            && !year
            && !owner
            && (told || !self.lang.attribution.verbs.has(self.tokens.word(said.end - 1)))
            && at - said.end <= 1
            && (said.end..at).all(|at| self.tells_the_day(at) || self.is_determiner(at));
        // `On the first day of the hearing Orla Venn warned`
        let day = mention.kind == Kind::Ordinal && adjunct && before;
        day || matches!(mention.kind, Kind::Date | Kind::Time)
            && (before
                || behind
                || self.is_behind_listener(mention, said)
                || self.is_of_occasion(mention, said)
                || self.is_behind_quotation(mention, said))
    }

    /// Whether `mention` tells the age of somebody without a name: `added the 60-year-old sailor`.
    fn is_of_who_adds(&self, mention: &Mention) -> bool {
        let start = mention.tokens.start;
        mention.kind == Kind::Age
            && start > 2
            && self.is_determiner(start - 1)
            && self.lang.attribution.verbs.has(self.tokens.word(start - 2))
            && self.lang.attribution.quote_marks.has(self.tokens.word(start - 3))
    }

    /// Whether `mention` stands in words at the head of the sentence that tell of the saying: `Ending its two-day talks,
    /// the council said`, `After two months of counting, police said`, `In an interview (12 May 1987), Orla Venn said`.
    fn is_of_opener(&self, mention: &Mention, said: &Range<usize>) -> bool {
        let Some(comma) = said.start.checked_sub(1) else { return false };
        if !self.tokens.is_symbol(comma, ",") || mention.tokens.end > comma || !self.goes_on(said.end) {
            return false;
        }
        let tables = &self.lang.attribution;
        let lasts = mention.kind == Kind::Duration
            && mention.tokens.start == 1
            && tables.asides.has(self.tokens.word(0))
            && !(0..comma).any(|at| self.is_verb(at));
        let occasion = (0..comma).any(|at| tables.occasions.has(self.tokens.word(at)));
        let held = mention.kind == Kind::Date
            && self.lang.measures.prepositions.has(self.tokens.word(0))
            && occasion;
        let running =
            self.nouns().is_running(0) && !self.lang.grammar.function_words.has(self.tokens.word(0));
        running || lasts || held
    }

    /// Whether `mention` stands in a clause behind the words that tell who said what was quoted before: `"We need it," she
    /// told members when she called on 40 of them`.
    fn is_of_clause_behind(&self, mention: &Mention, said: &Range<usize>) -> bool {
        let quote = |at: usize| self.lang.attribution.quote_marks.has(self.tokens.word(at));
        let when = |at: usize| {
            let tables = &self.lang.attribution;
            tables.asides.has(self.tokens.word(at)) || tables.meanwhile.has(self.tokens.word(at))
        };
        let mut between = said.end..mention.tokens.start;
        if !said.start.checked_sub(1).is_some_and(quote) || between.clone().any(quote) {
            return false;
        }
        // `, adding that it fell where 12 had`
        let comma = between.clone().find(|&at| self.tokens.is_symbol(at, ","));
        between.find(|&at| when(at)).is_some_and(|when| comma.is_none_or(|comma| when <= comma + 1))
    }

    /// Whether the date belongs to the words that tell who said what was quoted before: `"It is good," Orla Venn said at
    /// the opening today.`
    fn is_behind_quotation(&self, mention: &Mention, said: &Range<usize>) -> bool {
        let quote = |at: usize| self.lang.attribution.quote_marks.has(self.tokens.word(at));
        let from = mention.tokens.start;
        let goes_on =
            |at: usize| matches!(self.tokens.str(at), "," | ";" | ":") || quote(at) || self.is_verb(at);
        from >= said.end
            && said.start.checked_sub(1).is_some_and(quote)
            && !self.leads_to_that(said.end)
            && !(said.end..from).any(goes_on)
    }

    /// Whom a bracket behind `mention` gives as its source: `12 boats (source: Venn Analytics)`.
    pub(in crate::claim) fn credit(&self, mention: &Mention) -> Option<String> {
        const REACH: usize = 3;
        let end = mention.tokens.end;
        let tables = &self.lang.attribution;
        let open = (end..end + REACH).find(|&at| {
            self.tokens.is_symbol(at, "(")
                && tables.credits.has(self.tokens.word(at + 1))
                && self.tokens.is_symbol(at + 2, ":")
        })?;
        let (_, span) = self.name_from(open + 3).filter(|_| self.tokens.capitalised(open + 3))?;
        Some(span.of(self.tokens.text).to_owned())
    }

    /// Whether the date is that of the interview or letter in which it is said: `confirmed it in an interview held in May`,
    /// `at a 4 August press briefing`, `warned the town on Thursday that`.
    fn is_of_occasion(&self, mention: &Mention, said: &Range<usize>) -> bool {
        const REACH: usize = 5;
        let nouns = self.nouns();
        let occasion = |at: &usize| self.lang.attribution.occasions.has(self.tokens.word(*at));
        let (start, end) = (mention.tokens.start, mention.tokens.end);
        let small = |at: &usize| {
            self.lang.grammar.function_words.has(self.tokens.word(*at))
                && !self.lang.attribution.that.has(self.tokens.word(*at))
                || nouns.is_past(*at)
                || nouns.is_participle(*at)
        };
        // `said it was decided at a conference in May` is not that of the saying
        let near = |at: &usize| *at < said.start || !(said.end..*at).any(|at| self.is_verb(at));
        let before = (start.saturating_sub(REACH)..start).rev().find(|at| !small(at)).filter(occasion);
        let determined = start.checked_sub(1).is_some_and(|article| self.is_determiner(article));
        let behind = (end..end + REACH).take_while(|&at| determined && nouns.is_content(at)).find(occasion);
        // `warned the town on Thursday that`, `told a gathering in Elsin last night, the rest is`
        let tables = &self.lang.attribution;
        let that = tables.that.has(self.tokens.word(end)) && tables.serving.has(self.tokens.word(start - 1));
        let told = tables.addressing.has(self.tokens.word(said.end - 1)) && self.tokens.is_symbol(end, ",");
        let that = (that || told)
            && start > said.end
            && start - said.end <= REACH
            && !(said.end..start).any(|at| self.is_verb(at));
        // `said in its report, published on Wednesday`
        let put_out = (start.saturating_sub(2)..start).any(|at| tables.put_out.has(self.tokens.word(at)));
        before.or(behind).is_some_and(|at| near(&at)) || that || put_out
    }

    /// Whether `mention` describes who speaks: `said Orla Venn, one of 12 drivers`, `says Orla Venn, who led 3 teams`,
    /// `Now 15, Orla Venn said`.
    fn is_of_speaker(&self, mention: &Mention, said: &Range<usize>) -> bool {
        let tables = &self.lang.attribution;
        let (start, end) = (mention.tokens.start, mention.tokens.end);
        if start <= 1 && self.tokens.is_symbol(end, ",") && said.start == end + 1 {
            return mention.kind != Kind::Count;
        }
        // `the number one Orla Venn says`, `40 keepers said`, but `worth $40 according to Orla Venn`
        if end == said.start && self.according(end).is_none() {
            return true;
        }
        let inverted = said.len() > 1 && tables.verbs.has(self.tokens.word(said.start));
        let c = &self.lang.numbers.connectives;
        // `said Orla Venn, 41, who lost two`, `said Orla Venn, head of Venn Care, a 25-bed hospital`
        let describes = |at: usize| {
            let word = self.tokens.word(at);
            self.lang.measures.relatives.has(word) || c.article.has(word)
        };
        let goes_on = |at: usize| {
            let words = [&tables.quote_marks, &tables.verbs, &tables.participles, &c.and, &c.but];
            words.iter().any(|words| words.has(self.tokens.word(at)))
                || self.tokens.is_symbol(at, ",") && !describes(at + 1)
                || self.tokens.is_symbol(at, ";")
        };
        let comma = said.end;
        // `says Orla Venn, 12 times the number in 2022`
        let amount = |at: usize| {
            let behind = self.tokens.word(at + 1);
            self.lang.is_number(&self.tokens, at)
                && self.tokens.is(at + 1, TokenKind::Word)
                && !c.of.has(behind)
        };
        !amount(comma + 1)
            && inverted
            && start > comma
            && self.tokens.is_symbol(comma, ",")
            && !(comma + 1..start).any(goes_on)
    }

    /// Whether `mention` describes who is told: `told a room of 40 that`.
    fn is_of_listener(&self, mention: &Mention, said: &Range<usize>) -> bool {
        let tables = &self.lang.attribution;
        let that = |at: usize| tables.that.has(self.tokens.word(at));
        let mut behind = said.end..self.tokens.len();
        tables.addressing.has(self.tokens.word(said.end - 1))
            && mention.tokens.start >= said.end
            && behind
                .find(|&at| that(at) || self.is_verb(at))
                .is_some_and(|at| at >= mention.tokens.end && that(at))
    }

    /// Whether `mention` is the day when somebody was told: `told the Elsin News agency on Monday`.
    fn is_behind_listener(&self, mention: &Mention, said: &Range<usize>) -> bool {
        const LONGEST: usize = 8;
        let start = mention.tokens.start;
        let day = start.checked_sub(1).filter(|&on| self.tells_the_day(on)).unwrap_or(start);
        let listener = |at: usize| {
            self.tokens.capitalised(at) || self.speaks(at) || at == said.end && self.is_determiner(at)
        };
        self.lang.attribution.addressing.has(self.tokens.word(said.end - 1))
            && said.end < day
            && day - said.end <= LONGEST
            && (said.end..day).all(listener)
    }

    /// Whether the verb speaks only in a quotation, and `mention` stands outside: `asked 12 people`.
    fn is_unquoted(&self, mention: &Mention, said: &Range<usize>) -> bool {
        let quoting = |at: usize| self.lang.attribution.quoting.has(self.tokens.word(at));
        (quoting(said.start) || quoting(said.end - 1)) && !self.is_quoted(mention.tokens.start)
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
}
