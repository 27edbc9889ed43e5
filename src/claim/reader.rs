//! The walk over the mentions of a document that makes claims of them, sentence by sentence.

use std::cell::RefCell;
use std::vec;

use rust_decimal::Decimal;
use rustc_hash::FxHashMap;

use super::attribution::{Attributor, Speaker};
use super::exempt::{self, Judge};
use super::measure::{self, Measure, measure, refers_back};
use super::noun::Nouns;
use super::place::Places;
use super::reading::Locale;
use super::resolve::{self, Reference};
use super::{Claim, Exempt, context, id, moment, period, sign};
use crate::document::{BlockKind, Document};
use crate::extract::{Extraction, Kind, Mention, ROMAN};
use crate::lang::dates::{Link, Tense};
use crate::lang::{Language, TokenKind, Tokens};
use crate::quantity::{PartialDate, Quantity};
use crate::span::Span;

/// Whether the number of `mention` is whole, and printed as one: not `6.0`.
fn is_whole(mention: &Mention) -> bool {
    let amount = mention.quantity.amount.as_ref();
    amount.is_some_and(|amount| amount.value.is_integer() && amount.step >= Decimal::ONE)
}

/// Turns the mentions of a document into claims, sentence by sentence.
pub(super) struct Reader<'a> {
    pub(super) document: &'a Document,
    pub(super) language: &'static Language,
    pub(super) extraction: &'a Extraction,
    pub(super) locale: Locale<'a>,
    pub(super) datelines: Vec<Span>,
    /// For each sentence, whether it begins within a quotation or with one.
    pub(super) quoted: Vec<bool>,
    /// For each block, the speaker whose label it begins with.
    pub(super) labels: Vec<Option<&'a str>>,
    /// Who speaks in the sentences that were looked at.
    pub(super) speakers: RefCell<FxHashMap<usize, Option<Speaker>>>,
}

impl Reader<'_> {
    /// The claims of `mentions`. Each question is put to the whole document before the next: code that runs again and
    /// again stays in the processor's cache.
    pub(super) fn read(&self, mut mentions: Vec<Mention>, mut reference: Reference) -> Vec<Claim> {
        for sentence in mentions.chunk_by_mut(|one, next| one.sentence == next.sentence) {
            reference.begin_sentence();
            self.resolve(sentence, &mut reference);
        }
        let mut claims = self.measured(mentions);
        for sentence in claims.chunk_by_mut(|one, next| one.mention.sentence == next.mention.sentence) {
            self.attribute(sentence);
        }
        self.identify(&mut claims);
        claims
    }

    /// Resolves the dates of one sentence, and gives its numbers the reading that holds where the document was written.
    fn resolve(&self, mentions: &mut [Mention], reference: &mut Reference) {
        let Some(sentence) = mentions.first().map(|first| first.sentence) else { return };
        let tokens = self.extraction.cut.tokens(self.document.view.text(), sentence);
        for index in 0..mentions.len() {
            let (ahead, rest) = mentions.split_at_mut(index);
            let Some((mention, behind)) = rest.split_first_mut() else { break };
            let start = mention.tokens.start;
            let over = || {
                let today = reference.published.map(PartialDate::without_time);
                reference.day.is_none_or(|day| Some(day) == today)
                    && resolve::tense(&tokens, start, &self.language.dates) == Tense::Past
            };
            moment::take_day(mention, behind.first(), &tokens, over);
            self.resolve_date(mention, &tokens, reference);
            if let Some(first) = ahead.last() {
                moment::convert(first, mention, &tokens);
            }
            self.locale.settle(mention, &tokens);
        }
    }

    /// What each figure counts and where, and whether it is a claim.
    fn measured(&self, mentions: Vec<Mention>) -> Vec<Claim> {
        let mut claims: Vec<Claim> = Vec::with_capacity(mentions.len());
        let mut mentions = mentions.into_iter();
        while let Some(first) = mentions.as_slice().first() {
            let sentence = first.sentence;
            let count = mentions.as_slice().iter().take_while(|mention| mention.sentence == sentence).count();
            let from = claims.len();
            self.sentence(&mut mentions, count, &mut claims);
            period::assign(&mut claims, from, &self.extraction.sentences);
        }
        claims
    }

    /// The claims of one sentence, of the next `count` mentions, appended to `claims`.
    fn sentence(&self, mentions: &mut vec::IntoIter<Mention>, count: usize, claims: &mut Vec<Claim>) {
        /// Names between a number and its noun: `97 new 18F team members`.
        const NEAR: usize = 4;
        let text = self.document.view.text();
        let Some(sentence) = mentions.as_slice().first().map(|first| first.sentence) else { return };
        let tokens = self.extraction.cut.tokens(text, sentence);
        let nouns = Nouns { tokens, lang: self.language };
        let attributor = Attributor::new(tokens, self.language, self.is_quoted(sentence));
        let judge = Judge { tokens, lang: self.language, attributor: &attributor };
        let places = Places::of(&tokens, self.language);
        let stamp = self.is_stamp(sentence, &mentions.as_slice()[..count], &tokens)
            || self.language.dates.notices.longest(&tokens, 0).is_some();
        // end of the number before
        let mut before = 0;
        for index in 0..count {
            let Some(mut mention) = mentions.next() else { break };
            let behind = &mentions.as_slice()[..count - index - 1];
            let following = behind.iter().take(NEAR).find(|other| {
                // `a $75,250 Title V grant`
                let roman = other.cue == ROMAN;
                let named = nouns.is_in_name(other.tokens.start) || nouns.is_model(other.tokens.start);
                // `three members of one family were killed`
                let of_one = nouns.is_of_one(other.tokens.start);
                other.shape.is_none() && !roman && !named && !of_one
            });
            let next = following.map_or(tokens.len(), |other| other.tokens.start);
            self.locale.settle_cents(&mut mention, claims, behind, &tokens);
            self.locale.settle_degrees(&mut mention, claims, &tokens);
            let per = self.locale.take_period(&mut mention);
            context::take_unit(claims, &mut mention, &nouns);
            let mut measure = measure(&nouns, &mention, before, next, following);
            if refers_back(&nouns, &mention, before, next) && !measure.casualty {
                measure = context::referred(claims, &mention).unwrap_or(measure);
            } else if !measure.casualty
                && let Some(role) = context::part_of_casualties(claims, &mention, &nouns)
            {
                measure = role;
            } else if measure.name.is_none() || measure.is_change(mention.kind, self.language) {
                measure = context::continued(claims, &mention, &nouns).unwrap_or(measure);
            }
            // `four of the victims were taken to hospital`, but `were found outdoors`
            let told = measure.casualty && measure.name.as_ref() != Some(&self.language.measures.found);
            if matches!(mention.kind, Kind::Number | Kind::Count) && !told {
                measure = context::of_role_before(claims, &mention, &nouns)
                    .unwrap_or_else(|| measure.with_role(&nouns));
            }
            let exempt = if stamp || self.datelines.iter().any(|line| line.overlaps(mention.span)) {
                Some(Exempt::Dateline)
            } else {
                judge.exempt(&mention, &measure, claims.last())
            };
            let exempt = exempt.or_else(|| {
                let unreal = self.is_quoted(mention.sentence) && attributor.is_unreal(mention.tokens.start);
                unreal.then_some(Exempt::Other)
            });
            let no_quantity = exempt.is_some_and(Exempt::is_no_quantity);
            if no_quantity {
                measure = Measure::default();
            }
            // `the index closed at 8,579` counts nothing
            let level = mention.kind == Kind::Number
                && measure.name.as_ref() == Some(&self.language.measures.index)
                && (!nouns.is_content(mention.tokens.end)
                    || self.language.exempt.bounds.has(tokens.word(mention.tokens.end)));
            let kind = match mention.kind {
                Kind::Number | Kind::Count | Kind::Duration if no_quantity || level => Kind::Number,
                Kind::Number | Kind::Count if measure.casualty => Kind::Casualties,
                Kind::Rank if exempt.is_some() => Kind::Ordinal,
                // a bare whole number counts what is left unsaid: `the Greens had eight`
                Kind::Number
                    if is_whole(&mention) && (measure.name.is_some() || exempt.is_none())
                        || measure.name.is_some() && nouns.is_content(mention.tokens.end) =>
                {
                    Kind::Count
                }
                kind => kind,
            };
            if measure.name.is_none() && exempt.is_none() && measure::is_of_an_index(&nouns, &mention) {
                measure.name = Some(self.language.measures.index.clone());
            }
            if exempt == Some(Exempt::Idiom)
                && let Some(amount) = &mut mention.quantity.amount
            {
                amount.unit = None;
            }
            let end = if mention.date.is_none() { mention.tokens.end } else { before };
            claims.push(Claim {
                id: String::new(),
                context: id::Context::default(),
                kind,
                measure: measure.name,
                exempt,
                hedged: false,
                attribution: None,
                negated: false,
                place: places.place(&mention, before, next, &tokens),
                period: None,
                per,
                sign: sign::sign(&mention, &tokens, self.language),
                mention,
            });
            before = end;
        }
    }

    /// Says of the claims of one sentence who says them, and how sure.
    fn attribute(&self, claims: &mut [Claim]) {
        let Some(sentence) = claims.first().map(|first| first.mention.sentence) else { return };
        let tokens = self.extraction.cut.tokens(self.document.view.text(), sentence);
        let attributor = Attributor::new(tokens, self.language, self.is_quoted(sentence));
        let hedges = attributor.hedges(claims);
        let sources = attributor.clauses(self.source(&attributor, sentence));
        for claim in claims {
            let mention = &claim.mention;
            claim.negated = attributor.negated(mention.tokens.start);
            if claim.exempt.is_some_and(Exempt::is_no_quantity) {
                continue;
            }
            let source = sources.iter().find(|(clause, _)| clause.contains(&mention.tokens.start));
            let said = source.and_then(|(_, source)| source.as_ref()).filter(|(_, said)| {
                claim.exempt != Some(Exempt::Dateline) && !attributor.is_unsaid(mention, said)
            });
            let name = attributor.credit(mention).or_else(|| said.map(|(name, _)| name.clone()));
            claim.hedged = attributor.hedged(mention, &hedges)
                || mention.date.is_none() && name.as_deref().is_some_and(|name| attributor.is_estimate(name));
            claim.attribution = name;
        }
    }

    /// Gives each claim its id.
    fn identify(&self, claims: &mut [Claim]) {
        let text = self.document.view.text();
        let mut ids = id::Ids::default();
        for claim in claims {
            let mention = &claim.mention;
            let block = self.extraction.sentences[mention.sentence].block;
            claim.context = id::context(text, mention.span, self.document.blocks[block].span);
            claim.id = ids.next(&mention.quantity, mention.span.of(text), &claim.context);
        }
    }

    /// Whether sentence `index`, with these mentions, is when something was posted: a paragraph of nothing but a date,
    /// its time and words such as `Updated`.
    fn is_stamp(&self, index: usize, mentions: &[Mention], tokens: &Tokens<'_>) -> bool {
        let sentence = &self.extraction.sentences[index];
        let block = &self.document.blocks[sentence.block];
        let has = |kind: Kind| mentions.iter().any(|mention| mention.kind == kind);
        let dated = has(Kind::Date) && has(Kind::Time);
        let other = |at: &usize| !mentions.iter().any(|mention| mention.tokens.contains(at));
        let dates = &self.language.dates;
        let lead = |at: usize| {
            tokens.is(at, TokenKind::Symbol)
                || dates.datelines.longest(tokens, at).is_some()
                || dates.link(Link::AtClock, tokens, at).is_some()
                || dates.link(Link::On, tokens, at).is_some()
        };
        dated
            && block.kind == BlockKind::Paragraph
            && block.span.of(self.document.view.text()).trim().len() == sentence.span.len()
            && mentions.iter().all(|mention| matches!(mention.kind, Kind::Date | Kind::Time))
            && (0..tokens.len()).filter(other).all(lead)
    }

    /// Whether sentence `index` begins within a quotation of its block, or with one.
    pub(super) fn is_quoted(&self, index: usize) -> bool {
        self.quoted.get(index).copied().unwrap_or(false)
    }

    /// Whether the date at `at` is none of the year that the sentence names: `the largest in 2019, according to the office
    /// on May 3`, `came out in 1991, while the new one is released on May 3`, `the right to host the 2034 Games is decided
    /// on May 3`, not `the 2034 Games will begin on May 3`.
    fn is_apart(&self, tokens: &Tokens<'_>, at: usize) -> bool {
        const REACH: usize = 20;
        const YEAR: usize = 4;
        let tables = &self.language.attribution;
        let year = |at: &usize| tokens.is(*at, TokenKind::Number) && tokens.str(*at).len() == YEAR;
        let Some(named) = (at.saturating_sub(REACH)..at).rev().find(year) else { return false };
        let mut words = named + 1..at;
        let source = words.clone().any(|at| tables.according.longest(tokens, at).is_some());
        let on = at.checked_sub(1).is_some_and(|on| tables.serving.has(tokens.word(on)));
        let clause = words.clone().rev().find(|&at| tables.clause_breaks.has(tokens.word(at)));
        let present =
            |clause: usize| (clause..at).any(|at| self.language.exempt.present.has(tokens.word(at)));
        let of_a_name = tokens.capitalised(named + 1)
            && named.checked_sub(1).is_some_and(|the| self.language.determines(tokens.word(the)));
        let happens = |at: usize| self.language.exempt.happening.has(tokens.word(at));
        source && on || clause.is_some_and(present) || of_a_name && !words.any(happens)
    }

    /// Resolves the date of `mention`, which the dates after it may count from.
    fn resolve_date(&self, mention: &mut Mention, tokens: &Tokens<'_>, reference: &mut Reference) {
        let Some(expr) = &mention.date else { return };
        reference.quoted = self.is_quoted(mention.sentence);
        if resolve::depends_on_tense(expr) {
            reference.tense = resolve::tense(tokens, mention.tokens.start, &self.language.dates);
        }
        let apart = reference.year.is_some() && self.is_apart(tokens, mention.tokens.start);
        // the past tense may be that of the other clause
        let tense = if reference.tense == Tense::Future { Tense::Future } else { Tense::Unknown };
        let alone = Reference { year: None, tense, ..*reference };
        mention.quantity.when = resolve::resolve(expr, if apart { &alone } else { reference });
        if self.locale.leaves_open(expr) {
            let other = Reference { month_first: !reference.month_first, ..*reference };
            mention.alternatives.extend(
                resolve::resolve(expr, &other)
                    .map(|when| Quantity { when: Some(when), ..Quantity::default() }),
            );
        }
        mention.fault = mention.fault.take().or_else(|| resolve::fault(expr, reference));
        let end = mention.tokens.end;
        if exempt::is_year_of_a_law(tokens, self.language, end - 1)
            || mention.tokens.len() == 1 && exempt::is_year_of_a_plan(tokens, self.language, end - 1)
        {
            return;
        }
        let (year, previous, day) = (reference.year, reference.previous, reference.day);
        reference.note(expr, mention.quantity.when);
        // `the lowest since 2007` is not when the sentence is
        let dates = &self.language.dates;
        let compared = dates.follows(&dates.looking_back, tokens, mention.tokens.start);
        // `led since the race began on Monday` tells no day of what follows
        if resolve::is_since(tokens, mention.tokens.start, dates) {
            reference.day_before_since.get_or_insert(day);
        }
        // ... and what follows does not count from it: `the most since 2007. Half came a year earlier`
        if compared && resolve::is_record(tokens, mention.tokens.start, dates) {
            reference.previous = previous;
        }
        if reference.year != year && (compared || resolve::is_aside(tokens, mention.tokens.start, dates)) {
            reference.year = year;
        }
        // `Next year's games will begin on June 30`
        if mention.tokens.start == 0 && (tokens.is_symbol(end, ",") || tokens.ends_owner(end + 1)) {
            reference.open_sentence(expr, mention.quantity.when);
        }
    }
}
