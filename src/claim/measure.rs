//! What a number counts: a casualty role, or the head of the noun phrase that it belongs to.

use std::sync::Arc;

use rust_decimal::Decimal;

use super::casualty;
use super::noun::{Noun, Nouns};
use super::subject::{before as head_before, cut_in, subject};
use crate::extract::{Kind, Mention, WICKETS};
use crate::lang::{Language, TokenKind, WordId};
use crate::quantity::Unit;

/// What was found about a mention's measure.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Measure {
    /// The normalised noun or role.
    pub(super) name: Option<String>,
    /// Whether it is a casualty role.
    pub(super) casualty: bool,
}

impl Measure {
    /// The same as a role, if it names what befell people: the measure of `executions rose to 40`.
    pub(super) fn with_role(self, nouns: &Nouns<'_>) -> Self {
        let tables = &nouns.lang.measures;
        let word = self.name.as_deref().map(|name| nouns.lang.vocabulary.lookup(name));
        // `the number of measles cases rose to 43`
        let ill = || (0..nouns.tokens.len()).any(|at| tables.illnesses.has(nouns.tokens.word(at)));
        let cases = word.filter(|&word| tables.cases.has(word) && ill()).map(|_| &tables.case_role);
        // `four regulatory bodies`, `two dozen prior arrests`
        let unhurt = |at: usize| {
            let before = nouns.tokens.word(at);
            let described = tables.of_bodies.has(before) || tables.prior.has(before);
            described && Some(nouns.tokens.word(at + 1)) == word
        };
        if (0..nouns.tokens.len()).any(unhurt) {
            return self;
        }
        match word.and_then(|word| tables.event_role(word)).or(cases) {
            Some(role) => Measure { name: Some(role.clone()), casualty: true },
            None => self,
        }
    }

    /// Whether it names a change of `kind`, `a rise of 5 percent`, and not what changed.
    pub(super) fn is_change(&self, kind: Kind, lang: &Language) -> bool {
        let named = self.name.as_deref();
        named.is_some_and(|name| names_change(lang.vocabulary.lookup(name), kind, lang))
    }
}

/// Whether `word` names a change where a figure of `kind` stands; a loss of money is a sum of its own.
fn names_change(word: WordId, kind: Kind, lang: &Language) -> bool {
    let tables = &lang.measures;
    tables.changes.has(word) && !(kind == Kind::Money && tables.sums.has(word))
}

/// The measure of `mention`; `before` is the end of the mention before it, `next` the start of the one after, which
/// is `following` in the same sentence.
pub(super) fn measure(
    nouns: &Nouns<'_>,
    mention: &Mention,
    before: usize,
    next: usize,
    following: Option<&Mention>,
) -> Measure {
    let plain = |name: Option<String>| Measure { name, casualty: false };
    if let Some(noun) = behind_conversion(nouns, mention) {
        return plain(Some(nouns.text(noun.head)));
    }
    let of = nouns.lang.numbers.connectives.of.has(nouns.tokens.word(mention.tokens.end));
    let after = || noun_after(nouns, mention, next);
    let subject = || subject(nouns, mention, before);
    // `the 66-year-old Orla Venn` is told by name
    let bearer = || {
        let named = |noun: Noun| nouns.tokens.capitalised(noun.head);
        if nouns.after(mention.tokens.end, next).is_some_and(named) { None } else { after() }
    };
    match mention.kind {
        Kind::Date | Kind::Time => Measure::default(),
        Kind::Number | Kind::Count => match casualty::role(nouns, mention, before, next)
            .or_else(|| casualty::shared(nouns, mention, following))
            .or_else(|| casualty::over_age(nouns, mention, following))
        {
            Some(role) => Measure { name: Some(role), casualty: true },
            None => match after() {
                Some(name) => plain(Some(name)),
                // `the top ten`
                None if is_share_of_people(nouns, mention) => Measure::default(),
                None => shared(nouns, mention, following).unwrap_or_else(|| plain(subject())),
            },
        },
        Kind::Score => plain(contest(nouns, mention)),
        Kind::Multiple => plain(multiplied(nouns, mention, before, next).or_else(after)),
        Kind::Fraction if !of => plain(cut_in(nouns, mention, before).or_else(after).or_else(subject)),
        Kind::Fraction | Kind::Ordinal | Kind::Rank => plain(after().or_else(subject)),
        // `30 tonnes of coal a year`
        Kind::Rate if let Some(noun) = inside_of(nouns, mention) => plain(Some(noun)),
        Kind::Rate if !is_measured(mention) => plain(inside(nouns, mention).or_else(subject)),
        Kind::Percentage if is_share_of_people(nouns, mention) => {
            plain(Some(nouns.lang.measures.people.clone()))
        }
        Kind::Percentage | Kind::Money if of || nouns.is_content(mention.tokens.end) => {
            plain(after().or_else(subject).or_else(|| changed(nouns, mention, next)))
        }
        Kind::Duration if of => plain(after().or_else(subject)),
        Kind::Money => plain(spent_in(nouns, mention, next).or_else(subject).or_else(after)),
        Kind::Duration | Kind::Measurement if is_attribute(nouns, mention) => {
            plain(dimension(nouns, mention).or_else(after).or_else(subject))
        }
        // `the magnitude-5.8 quake`
        Kind::Measurement
            if nouns.lang.units.labelled.longest(&nouns.tokens, mention.tokens.start).is_some() =>
        {
            plain(after().or_else(subject))
        }
        // `27,500 tonnes of wheat`
        Kind::Measurement | Kind::Rate if of => {
            plain(dimension(nouns, mention).or_else(after).or_else(subject))
        }
        Kind::Measurement | Kind::Rate => plain(dimension(nouns, mention).or_else(subject).or_else(after)),
        Kind::Age if is_at(nouns, mention) => plain(after()),
        Kind::Age => plain(aged(nouns, mention, before).or_else(bearer).or_else(subject)),
        Kind::Duration => plain(term(nouns, mention)),
        _ => plain(subject().or_else(after)),
    }
}

/// Whether what a rate counts is a unit: `barrels per day`, not `cars per day`.
fn is_measured(mention: &Mention) -> bool {
    let unit = mention.quantity.amount.as_ref().and_then(|amount| amount.unit.as_ref());
    unit.is_some_and(|unit| unit.quotient().is_some())
}

/// Whether `at` stands before the number: `dies at 87`.
fn is_at(nouns: &Nouns<'_>, mention: &Mention) -> bool {
    let before = mention.tokens.start.checked_sub(1);
    before.is_some_and(|at| nouns.lang.measures.levels.has(nouns.tokens.word(at)))
}

/// `children` of `children under 12`, `children aged 12`.
fn aged(nouns: &Nouns<'_>, mention: &Mention, before: usize) -> Option<String> {
    let start = mention.tokens.start;
    // `pupils aged 11-18`
    let aged = |at: &usize| nouns.lang.units.age_before.spanning(&nouns.tokens, *at, start).is_some();
    let start = start.checked_sub(1).filter(aged).unwrap_or(start);
    let at = start.checked_sub(1).filter(|&at| at >= before)?;
    (nouns.is_noun(at) && nouns.is_plural(at)).then(|| nouns.text(at))
}

/// `the richest 1 percent`.
fn is_share_of_people(nouns: &Nouns<'_>, mention: &Mention) -> bool {
    let before = mention.tokens.start.checked_sub(1);
    before.is_some_and(|before| nouns.lang.measures.people_shares.has(nouns.tokens.word(before)))
}

/// `bars` of `40 or 50 bars`: what the number joined to this one counts.
fn shared(nouns: &Nouns<'_>, mention: &Mention, following: Option<&Mention>) -> Option<Measure> {
    let c = &nouns.lang.numbers.connectives;
    let joint = nouns.tokens.word(mention.tokens.end);
    let other = following.filter(|other| other.tokens.start == mention.tokens.end + 1)?;
    if !matches!(other.kind, Kind::Number | Kind::Count) || !c.and.has(joint) && !c.or.has(joint) {
        return None;
    }
    let measure = measure(nouns, other, mention.tokens.end, nouns.tokens.len(), None);
    measure.name.is_some().then_some(measure)
}

/// What a multiple multiplies: `doubled the budget`, `ten times as many people`, `premiums doubled`.
fn multiplied(nouns: &Nouns<'_>, mention: &Mention, before: usize, next: usize) -> Option<String> {
    let end = mention.tokens.end;
    let object = nouns.lang.determines(nouns.tokens.word(end));
    let compared = nouns.lang.measures.quantifiers.longest(&nouns.tokens, end).map(|(end, ())| end);
    let c = &nouns.lang.numbers.connectives;
    let after = compared.or(object.then_some(end)).and_then(|at| nouns.after(at, next));
    // `doubled their number of seats`
    let counted = after.filter(|noun| {
        let word = nouns.tokens.word(noun.head);
        nouns.lang.measures.anaphors.has(word) && c.of.has(nouns.tokens.word(noun.end))
    });
    let after = counted.and_then(|noun| nouns.after(noun.end + 1, next)).or(after);
    let head = after.map(|noun| noun.head).or_else(|| head_before(nouns, mention.tokens.start, before))?;
    Some(nouns.text(head))
}

/// Whether `mention` has no noun of its own in a sentence about an index: `the Nikkei fell 9 percent to 8,276.43`.
pub(super) fn is_of_an_index(nouns: &Nouns<'_>, mention: &Mention) -> bool {
    let amount = mention.quantity.amount.as_ref();
    let points = amount.is_some_and(|amount| match &amount.unit {
        Some(unit) => unit.is_share() || Some(unit) == nouns.lang.units.named("point"),
        None => matches!(mention.kind, Kind::Number | Kind::Count) && !amount.value.is_integer(),
    });
    // `index-linked bonds`
    let index =
        |at: usize| nouns.lang.measures.indices.has(nouns.tokens.word(at)) && !nouns.is_hyphen(at + 1);
    points && (0..mention.tokens.start).any(index)
}

/// Whether the words right before the number refer back: `the figure was`.
pub(super) fn refers_back(nouns: &Nouns<'_>, mention: &Mention, before: usize, next: usize) -> bool {
    const REACH: usize = 5;
    let start = mention.tokens.start;
    // `more than double the number the year before`
    let end = mention.tokens.end;
    let doubled = nouns.is_determined(end + 1)
        && nouns.lang.measures.anaphors.has(nouns.tokens.word(end + 1))
        && !nouns.lang.numbers.connectives.of.has(nouns.tokens.word(end + 2));
    if mention.kind == Kind::Multiple && doubled {
        return true;
    }
    let alone = || nouns.after(mention.tokens.end, next).is_none();
    let of = &nouns.lang.numbers.connectives.of;
    let tables = &nouns.lang.measures;
    let refers = |index: usize| {
        // `the number of homes was` names what it counts
        // and `the toll charge` is a charge
        // `an earlier figure of 31`
        let determined = || {
            nouns.is_determined(index)
                || index > 0 && nouns.tokens.is(index - 1, TokenKind::Word) && nouns.is_determined(index - 1)
        };
        tables.anaphors.has(nouns.tokens.word(index))
            && determined()
            && (!of.has(nouns.tokens.word(index + 1)) || index + 2 == start)
            && (!nouns.is_noun(index + 1) || tables.generic.has(nouns.tokens.word(index + 1)))
    };
    (start.saturating_sub(REACH).max(before)..start).any(refers) && alone()
}

/// The noun behind the number; of `a 5 percent decline in earnings` the earnings.
fn noun_after(nouns: &Nouns<'_>, mention: &Mention, next: usize) -> Option<String> {
    let c = &nouns.lang.numbers.connectives;
    // `$52,000 a year`
    if mention.kind == Kind::Money && c.article.has(nouns.tokens.word(mention.tokens.end)) {
        return None;
    }
    // `the second highest-grossing film`
    let end = mention.tokens.end;
    let compound = mention.kind == Kind::Rank && nouns.is_hyphen(end);
    let after = || nouns.after(if compound { end + 2 } else { end }, next);
    let noun = nouns.whole(mention, next).or_else(after)?;
    let counted = matches!(mention.kind, Kind::Number | Kind::Count);
    let ranked = matches!(mention.kind, Kind::Rank | Kind::Ordinal);
    if !counted && !ranked && names_change(nouns.tokens.word(noun.head), mention.kind, nouns.lang) {
        let word = nouns.tokens.word(noun.end);
        if !c.in_.has(word) && !c.of.has(word) {
            return None;
        }
        let of = noun.end + 1;
        // `a 9 percent fall in October`
        if nouns.lang.dates.names_day_or_month(&nouns.tokens, of) {
            return None;
        }
        return nouns.after(of, nouns.tokens.len()).map(|noun| nouns.named(noun.head, of));
    }
    let amount = mention.quantity.amount.as_ref();
    // `The two try to`: more than one need a plural
    let many = amount.is_some_and(|amount| amount.value > Decimal::ONE);
    let hyphen = nouns.tokens.is_symbol(mention.tokens.end, "-");
    // `a 120 bed hall`
    let first = mention.tokens.end;
    let article = mention.tokens.start.checked_sub(1).is_some_and(|at| c.article.has(nouns.tokens.word(at)));
    let attribute = article
        && noun.head == first + 1
        && nouns.is_noun(first)
        && !nouns.tokens.capitalised(first)
        && !nouns.lang.measures.not_nouns.has(nouns.tokens.word(first));
    if counted && many && attribute {
        return Some(nouns.plural(first));
    }
    let several =
        nouns.is_plural(noun.head) || nouns.lang.measures.participle_nouns.has(nouns.tokens.word(noun.head));
    if counted && many && !several && !hyphen {
        return None;
    }
    let single = amount.is_some_and(|amount| amount.value == Decimal::ONE && amount.unit.is_none());
    Some(if counted && single { nouns.plural(noun.head) } else { nouns.text(noun.head) })
}

/// `contract` of `a $40 billion (£20 billion) contract`.
fn behind_conversion(nouns: &Nouns<'_>, mention: &Mention) -> Option<Noun> {
    const LONGEST: usize = 8;
    let open = mention.tokens.end;
    if mention.kind != Kind::Money || !nouns.tokens.is_symbol(open, "(") {
        return None;
    }
    let close = (open..open + LONGEST).find(|&at| nouns.tokens.is_symbol(at, ")"))?;
    let sums = &nouns.lang.currencies.symbols;
    let unit = mention.quantity.amount.as_ref()?.unit.as_ref();
    let other = |(_, currency): (usize, &Arc<Unit>)| unit.is_some_and(|unit| unit.name != currency.name);
    let converted = sums.longest(&nouns.tokens, open + 1).is_some_and(other);
    let determined =
        mention.tokens.start.checked_sub(1).is_some_and(|at| nouns.lang.determines(nouns.tokens.word(at)));
    // `a $40 million (£20 million) "aid package"`
    let quoted = nouns.lang.attribution.quote_marks.has(nouns.tokens.word(close + 1));
    let behind = close + 1 + usize::from(quoted);
    nouns.after(behind, nouns.tokens.len()).filter(|_| converted && determined && nouns.is_content(behind))
}

/// `loss` of `a $1.6 billion loss`, where nothing tells what changed.
fn changed(nouns: &Nouns<'_>, mention: &Mention, next: usize) -> Option<String> {
    let noun = nouns.after(mention.tokens.end, next)?;
    nouns.lang.measures.changes.has(nouns.tokens.word(noun.head)).then(|| nouns.text(noun.head))
}

/// `debris` of `$5 million in debris`; no place, no `in total`.
fn spent_in(nouns: &Nouns<'_>, mention: &Mention, next: usize) -> Option<String> {
    let c = &nouns.lang.numbers.connectives;
    // `$300 million more in fuel costs`
    let more = nouns.lang.measures.skip.has(nouns.tokens.word(mention.tokens.end));
    let at = mention.tokens.end + usize::from(more && c.in_.has(nouns.tokens.word(mention.tokens.end + 1)));
    let begins = c.in_.has(nouns.tokens.word(at))
        && nouns.is_content(at + 1)
        && (!nouns.tokens.capitalised(at + 1) || is_headline(nouns))
        && !nouns.lang.measures.in_all.has(nouns.tokens.word(at + 1));
    let noun = nouns.after(at + 1, next).filter(|_| begins)?;
    Some(nouns.named(noun.head, at + 1))
}

/// Whether no word of content is in small letters: `ELSIN RECEIVES OVER $7 MILLION IN GRANTS`.
fn is_headline(nouns: &Nouns<'_>) -> bool {
    (0..nouns.tokens.len()).all(|at| !nouns.is_content(at) || nouns.tokens.capitalised(at))
}

/// `20 minute` of `a 20 minute walk`: a unit in the singular with a noun behind it.
fn is_attribute(nouns: &Nouns<'_>, mention: &Mention) -> bool {
    let Some(last) = mention.tokens.end.checked_sub(1) else { return false };
    let amount = mention.quantity.amount.as_ref();
    let end = mention.tokens.end;
    amount.is_some_and(|amount| amount.value != Decimal::ONE || amount.hi.is_some())
        && nouns.tokens.is(last, TokenKind::Word)
        && nouns.tokens.str(last).len() > 2
        && !nouns.is_plural(last)
        && nouns.is_content(end + usize::from(nouns.is_hyphen(end)))
}

/// What somebody is jailed for so long: `sentenced to 20 years`, `six months in prison`, not `spent six months in prison`.
fn term(nouns: &Nouns<'_>, mention: &Mention) -> Option<String> {
    const LONGEST: usize = 3;
    let tables = &nouns.lang.measures;
    let (start, end) = (mention.tokens.start, mention.tokens.end);
    let sentenced = |at: usize| tables.terms_before.spanning(&nouns.tokens, at, start).is_some();
    let before = (start.saturating_sub(LONGEST)..start).any(sentenced);
    let spent = start.checked_sub(1).is_some_and(|at| tables.spending.has(nouns.tokens.word(at)));
    let behind = tables.terms_behind.longest(&nouns.tokens, end).is_some() && !spent;
    (before || behind).then(|| tables.term.clone())
}

/// The noun within a rate: `25 new employees per quarter`.
fn inside(nouns: &Nouns<'_>, mention: &Mention) -> Option<String> {
    let counted =
        |at: usize| nouns.is_content(at) && !nouns.lang.numbers.cardinals.has(nouns.tokens.word(at));
    let units = &nouns.lang.units;
    let period = |at: usize| {
        nouns.lang.numbers.connectives.per.has(nouns.tokens.word(at))
            || units.each(&nouns.tokens, at).is_some()
            || units.period_adverbs.longest(&nouns.tokens, at).is_some()
    };
    let end = mention.tokens.clone().find(|&at| period(at)).unwrap_or(mention.tokens.end);
    // behind the number: the `some` of `some 23,000 passengers a day` is none
    let number = (mention.tokens.start..end).rev().find(|&at| nouns.lang.is_number(&nouns.tokens, at))?;
    let start = (number + 1..end).find(|&at| counted(at))?;
    nouns.after(start, end).map(|noun| nouns.text(noun.head))
}

/// `coal` of `30 tonnes of coal a year`.
fn inside_of(nouns: &Nouns<'_>, mention: &Mention) -> Option<String> {
    let of =
        mention.tokens.clone().find(|&at| nouns.lang.numbers.connectives.of.has(nouns.tokens.word(at)))?;
    let noun = nouns.after(of + 1, mention.tokens.end)?;
    let under = nouns.lang.units.words.longest(&nouns.tokens, noun.head).is_some();
    (!under).then(|| nouns.text(noun.head))
}

/// `100 feet wide`, `110 kilometres off the coast`: the dimension that a word behind the unit names.
fn dimension(nouns: &Nouns<'_>, mention: &Mention) -> Option<String> {
    const REACH: usize = 4;
    let tables = &nouns.lang.measures;
    let (start, end) = (mention.tokens.start, mention.tokens.end);
    let unit = mention.quantity.amount.as_ref().and_then(|amount| amount.unit.as_ref());
    // no `4-year high`
    let is_length = unit.is_some_and(|unit| unit.dimension == Unit::LENGTH);
    let behind = nouns.tokens.word(end + usize::from(nouns.is_hyphen(end)));
    if let Some(name) = tables.dimensions.get(behind).filter(|_| is_length) {
        return Some(name.clone());
    }
    (start.saturating_sub(REACH)..start).rev().find_map(|at| {
        let word = nouns.tokens.word(at);
        let moved = is_length && tables.journeys.has(word);
        // `wind farms made 9.6 terawatt hours`
        let made = unit.is_some_and(|unit| matches!(unit.dimension.as_str(), "energy" | "power"));
        let mass = unit.is_some_and(|unit| unit.dimension == "mass");
        let weight = tables.weighing.get(word).filter(|_| mass);
        let force = tables.forces.get(word).filter(|_| !made).or(weight);
        force.or(moved.then_some(&tables.distance)).cloned()
    })
}

/// What a score counts, by the word behind it or the words of its sentence.
fn contest(nouns: &Nouns<'_>, mention: &Mention) -> Option<String> {
    let tables = &nouns.lang.measures;
    let end = mention.tokens.end;
    if mention.cue == WICKETS {
        return None;
    }
    // the points of `collecting three points` are no score
    let is_counted = |at: usize| {
        at.checked_sub(1).is_some_and(|before| {
            nouns.tokens.is(before, TokenKind::Number)
                || nouns.lang.numbers.cardinals.has(nouns.tokens.word(before))
        })
    };
    let others = (0..nouns.tokens.len()).filter(|&at| !is_counted(at));
    let named = [end]
        .into_iter()
        .chain(mention.tokens.clone())
        .chain(others)
        .find_map(|at| tables.score_measures.get(nouns.tokens.word(at)));
    // `6-3 in the court's favour` counts no goals
    let contest = || (0..nouns.tokens.len()).any(|at| nouns.lang.numbers.contest.has(nouns.tokens.word(at)));
    let game = nouns.tokens.capitalised(end) || contest();
    named.cloned().or_else(|| game.then(|| tables.score_default.clone()))
}
