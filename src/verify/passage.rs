//! Claim × passage: what a cited source's own text says where nothing is recorded.
//!
//! A passage is chosen by what it measures, its unit, its time and the words around it, never by its value. Words are
//! weaker than a record: a passage contradicts a claim only where everything but the number fits.

use super::compare::{Comparison, compare};
use super::described::{Described, Words, holds, shared};
use super::explain::surface;
use super::snapshot::{Evidence, Snapshots};
use super::{Outcome, Passage, Verdict};
use crate::claim::Claim;
use crate::extract::Kind;
use crate::finding::Place;
use crate::link::period::Days;
use crate::link::{Candidate, Candidates, Context, is_date};
use crate::quantity::agree::Fit;
use crate::quantity::{Amount, Qualifier};
use crate::registry::{Figure, Recorded, Source};
use crate::span::Span;

/// Bytes of a passage that are quoted on either side of its figure.
const QUOTED: usize = 120;
/// Of the words around a claim this share must stand around the passage, in hundredths, for a contradiction.
const CONTRADICTS: usize = 60;
/// The same where what is measured is not known on both sides, and how many words it must be.
const CONTRADICTS_UNNAMED: (usize, usize) = (80, 4);
/// The same for an agreement where what is measured is not known on both sides.
const AGREES: usize = 40;
/// Shared words without which a likeness is chance.
const FEWEST: usize = 2;

/// How sure it is that two figures measure the same.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Likeness {
    /// Neither says what it measures.
    Unknown,
    /// One says it, and the other's sentence has the words.
    Named,
    /// Both say the same.
    Same,
}

/// A passage that may speak to the claim.
struct Found<'e> {
    described: &'e Described,
    claim: &'e Claim,
    likeness: Likeness,
    /// Whether its time, where it states one, is the claim's or the time of publication.
    is_timely: bool,
    shared: usize,
}

/// What the snapshots of the sources that the claim at `at` names say of it, if `outcome` found nothing recorded.
pub fn look_up(
    outcome: Outcome,
    at: usize,
    candidates: &Candidates<'_>,
    context: &Context<'_>,
    snapshots: &Snapshots<'_>,
) -> Outcome {
    if !outcome.is_empty_handed() {
        return outcome;
    }
    let named = candidates.links.iter().filter(|link| link.why.is_explicit());
    let named: Vec<_> = named.filter(|link| context.index.has(&link.source)).collect();
    let read: Vec<_> = named.iter().filter_map(|link| snapshots.evidence(&link.source)).collect();
    let said: Vec<Outcome> =
        read.iter().filter_map(|(source, evidence)| evidence.say(source, at, context)).collect();
    let contradicts = |one: &&Outcome| one.verdict == Some(Verdict::Disagrees);
    // of several sources that a sentence names, any may be the one for this figure
    let chosen = said.iter().find(|one| !contradicts(one)).or(said.first().filter(|_| named.len() == 1));
    match chosen {
        Some(chosen) => Outcome { explicit: outcome.explicit, notes: outcome.notes, ..chosen.clone() },
        None if read.is_empty() => outcome,
        None => {
            Outcome { explanation: format!("{}, nor has its snapshot one", outcome.explanation), ..outcome }
        }
    }
}

impl Evidence {
    fn say(&self, source: &Source, at: usize, context: &Context<'_>) -> Option<Outcome> {
        let claim = &context.claims[at];
        let sentence = context.sentences.get(claim.mention.sentence)?.span;
        let mut number = |word: String| self.words.0.get(&word).copied().unwrap_or(Words::UNKNOWN);
        let title = context.document.meta.title.as_deref().unwrap_or_default();
        let ours = Described::one((at, claim), sentence, context.text, title, &mut number);
        let found = self.found(&ours, claim, context);
        let best = found.iter().max_by_key(|one| (one.likeness, one.is_timely, one.shared))?;
        let is_close = |one: &&Found<'_>| {
            (one.likeness, one.is_timely) == (best.likeness, best.is_timely)
                && one.shared * 4 >= best.shared * 3
        };
        let mut closest: Vec<&Found<'_>> = found.iter().filter(is_close).collect();
        closest.sort_by_key(|one| std::cmp::Reverse(one.shared));
        let enough = match best.likeness {
            Likeness::Same => best.shared > 0 || ours.sentence.is_empty(),
            Likeness::Named => best.shared > 0 && best.shared * 100 >= ours.sentence.len() * AGREES,
            Likeness::Unknown => best.shared >= FEWEST && best.shared * 100 >= ours.sentence.len() * AGREES,
        };
        if !enough {
            return None;
        }
        for one in &closest {
            let figure = figure(one.claim, source, |qualifier| qualifier)?;
            let candidate = candidate(source, &figure, one.claim);
            if let Some(meets) = compare(claim, &candidate).filter(|compared| compared.fit == Fit::Meets) {
                let verdict = if meets.is_overstated { Verdict::Overstated } else { Verdict::Agrees };
                return Some(self.outcome(verdict, source, one, &meets, claim, context));
            }
        }
        let one = closest.first()?;
        let figure = figure(one.claim, source, about)?;
        let candidate = candidate(source, &figure, one.claim);
        let compared = compare(claim, &candidate).filter(|compared| compared.fit == Fit::Outside)?;
        let is_clear = closest.iter().all(|other| fits_clearly(&ours, claim, other));
        let contradicts = is_clear && !self.says_elsewhere(source, claim);
        contradicts.then(|| self.outcome(Verdict::Disagrees, source, one, &compared, claim, context))
    }

    /// The passages that may speak of the same.
    fn found(&self, ours: &Described, claim: &Claim, context: &Context<'_>) -> Vec<Found<'_>> {
        let mut near = vec![false; self.figures.len()];
        let known = ours.beside.iter().filter_map(|&word| self.by_word.get(word as usize));
        known.flatten().for_each(|&figure| near[figure] = true);
        let near = near.iter().zip(&self.figures).filter(|(near, _)| **near);
        let found = near.filter_map(|(_, described)| {
            // what most of them fail is asked first
            let likeness = likeness((ours, claim), described)?;
            let theirs = &self.read.claims[described.claim];
            let is_alike = is_date(claim) == is_date(theirs) && family(claim.kind) == family(theirs.kind);
            if !is_alike || !same_sort(claim, theirs) || claim.sign != theirs.sign {
                return None;
            }
            Some(Found {
                likeness,
                is_timely: is_timely(claim, theirs, context),
                shared: shared(&ours.sentence, &described.beside),
                claim: theirs,
                described,
            })
        });
        found.collect()
    }

    /// Whether the snapshot prints the claim's value for something else that it may yet mean.
    fn says_elsewhere(&self, source: &Source, claim: &Claim) -> bool {
        self.figures.iter().map(|described| &self.read.claims[described.claim]).any(|theirs| {
            let other_role = claim.kind == Kind::Casualties && theirs.kind == Kind::Casualties;
            let other_role = other_role && claim.measure != theirs.measure;
            let figure = figure(theirs, source, about).filter(|_| same_sort(claim, theirs) && !other_role);
            figure.is_some_and(|figure| {
                let candidate = candidate(source, &figure, theirs);
                compare(claim, &candidate).is_some_and(|compared| compared.fit == Fit::Meets)
            })
        })
    }

    /// The numbers of the snapshot as figures of its source; those that count nothing known are left out.
    pub(super) fn figures<'s>(&'s self, source: &'s Source) -> impl Iterator<Item = Figure> + 's {
        let claims = self.read.claims.iter().filter(|claim| claim.is_claim() && claim.measure.is_some());
        claims.filter(|claim| !is_date(claim)).filter_map(|claim| {
            let locator = Some(self.locator.of(&self.document, claim.mention.span));
            Some(Figure { locator, ..figure(claim, source, |qualifier| qualifier)? })
        })
    }

    /// The words in which a figure of the snapshot stands.
    pub(super) fn passage(&self, source: &str, claim: &Claim) -> Passage {
        let span = claim.mention.span;
        let sentence = self.read.sentences.get(claim.mention.sentence).map_or(span, |s| s.span);
        let file_span = self.document.view.to_file(span).unwrap_or_default();
        Passage {
            source: source.to_owned(),
            place: Place { file: self.document.path.clone(), span: file_span },
            words: quote(self.document.view.text(), sentence, span),
            locator: self.locator.of(&self.document, span),
        }
    }

    fn outcome(
        &self,
        verdict: Verdict,
        source: &Source,
        one: &Found<'_>,
        compared: &Comparison<'_>,
        claim: &Claim,
        context: &Context<'_>,
    ) -> Outcome {
        let passage = self.passage(&source.id, one.claim);
        let surface = surface(claim, context.text);
        let allowed = match (compared.allowed, &claim.mention.quantity.when) {
            (Some(allowed), _) => {
                let unit = claim.mention.quantity.amount.as_ref().and_then(|amount| amount.unit.as_ref());
                let unit = unit.map(|unit| format!(" {}", unit.name)).unwrap_or_default();
                format!("; {surface} allows {allowed}{unit}")
            }
            (None, Some(when)) => format!("; {surface} is {}", when.to_iso()),
            (None, None) => String::new(),
        };
        let slip = compared.slip().filter(|_| verdict == Verdict::Disagrees);
        let how = slip.map(|slip| format!("; {slip}")).unwrap_or_default();
        let bound = if verdict == Verdict::Overstated { "; stated as plain fact" } else { "" };
        Outcome {
            verdict: Some(verdict),
            explanation: format!(
                "{} says “{}” ({}){allowed}{how}{bound}",
                source.id, passage.words, passage.locator
            ),
            passage: Some(passage),
            slip,
            ..Outcome::default()
        }
    }
}

/// Whether nothing but the number parts the claim from the passage.
fn fits_clearly(ours: &Described, claim: &Claim, one: &Found<'_>) -> bool {
    let theirs = one.described;
    let (share, fewest) = match one.likeness {
        Likeness::Same => (CONTRADICTS, FEWEST.min(ours.sentence.len()).max(1)),
        Likeness::Named | Likeness::Unknown => CONTRADICTS_UNNAMED,
    };
    let subject = one.shared >= fewest && one.shared * 100 >= ours.sentence.len() * share;
    // all words of a claim in a unit of its own: a sentence that was copied, with another number
    let in_unit = claim.mention.quantity.amount.as_ref().is_some_and(|amount| amount.unit.is_some());
    let copied = in_unit && ours.sentence.len() >= FEWEST && one.shared == ours.sentence.len();
    let ours_there = ours.noun.iter().all(|&word| holds(&theirs.beside, word));
    let theirs_here = theirs.noun.iter().all(|&word| holds(&ours.beside, word));
    !is_date(claim) && (subject || copied) && ours_there && theirs_here && one.is_timely
}

/// A sentence that names no time speaks of the days before it was published.
fn is_timely(claim: &Claim, theirs: &Claim, context: &Context<'_>) -> bool {
    let recent = context.published.and_then(Days::before);
    let stated = theirs.period.as_ref().and_then(Days::of).filter(|_| claim.period.is_none());
    stated.zip(recent).is_none_or(|(stated, recent)| stated.overlaps(recent))
}

/// How sure it is that both measure the same; none if they do not.
fn likeness((ours, claim): (&Described, &Claim), theirs: &Described) -> Option<Likeness> {
    let named = |measure: &[u32], beside: &[u32]| measure.iter().all(|&word| holds(beside, word));
    // what people or things are counted is read well; what a share or a sum is of, less so
    let is_count = family(claim.kind) == Kind::Count;
    let here = || named(&theirs.measure, &ours.beside);
    let there = || named(&ours.measure, &theirs.beside);
    match (ours.measure.is_empty(), theirs.measure.is_empty()) {
        (true, true) => Some(Likeness::Unknown),
        (false, true) => there().then_some(Likeness::Named),
        (true, false) => here().then_some(Likeness::Named),
        (false, false) if ours.measure == theirs.measure => Some(Likeness::Same),
        (false, false) if is_count => {
            let overlap = shared(&ours.measure, &theirs.measure) > 0;
            (overlap && here() && there()).then_some(Likeness::Named)
        }
        (false, false) => there().then_some(Likeness::Named),
    }
}

/// Whether units and times allow two figures to be compared.
fn same_sort(ours: &Claim, theirs: &Claim) -> bool {
    let unit = |claim: &Claim| claim.mention.quantity.amount.as_ref().and_then(|amount| amount.unit.clone());
    let units = match (unit(ours), unit(theirs)) {
        (None, None) => true,
        (Some(ours), Some(theirs)) => theirs.convert(rust_decimal::Decimal::ONE, &ours).is_some(),
        _ => ours.kind == Kind::Fraction || theirs.kind == Kind::Fraction,
    };
    let days = |claim: &Claim| claim.period.as_ref().and_then(Days::of);
    let times = days(ours).zip(days(theirs)).is_none_or(|(ours, theirs)| ours.overlaps(theirs));
    units && times
}

/// Kinds whose figures may speak of one thing.
fn family(kind: Kind) -> Kind {
    match kind {
        Kind::Casualties | Kind::Number => Kind::Count,
        Kind::Fraction => Kind::Percentage,
        other => other,
    }
}

/// A plain figure of running text is as rounded as one of the article's.
fn about(qualifier: Qualifier) -> Qualifier {
    match qualifier {
        Qualifier::Exact | Qualifier::JustOver | Qualifier::Nearly | Qualifier::JustUnder => Qualifier::About,
        bound => bound,
    }
}

/// The figure that would record what a passage says.
fn figure(theirs: &Claim, source: &Source, widen: impl Fn(Qualifier) -> Qualifier) -> Option<Figure> {
    // `no evidence that 40 died` records no forty dead
    if theirs.negated {
        return None;
    }
    let recorded = match (&theirs.mention.quantity.amount, theirs.mention.quantity.when) {
        (_, Some(_)) if is_date(theirs) => Recorded::Date(theirs.mention.quantity.exact_when()?),
        (Some(amount), _) => {
            let unit = amount.unit.as_ref().map(|unit| unit.name.clone());
            let qualifier = widen(amount.qualifier);
            Recorded::Value { amount: Amount { qualifier, unit: None, ..amount.clone() }, unit }
        }
        _ => return None,
    };
    Some(Figure {
        measure: theirs.measure.clone().unwrap_or_default(),
        recorded,
        spelling: String::new(),
        period: theirs.period,
        as_of: None,
        place: None,
        about: Vec::new(),
        hedged: theirs.hedged,
        locator: None,
        note: None,
        at: source.at.clone(),
    })
}

fn candidate<'a>(source: &'a Source, figure: &'a Figure, theirs: &Claim) -> Candidate<'a> {
    let unit = theirs.mention.quantity.amount.as_ref().and_then(|amount| amount.unit.clone());
    let chain = source.series.as_deref().unwrap_or(&source.id);
    Candidate { source, number: 0, figure, unit, held: None, chain }
}

/// The words around `span` within `sentence`, on one line.
fn quote(text: &str, sentence: Span, span: Span) -> String {
    let from = text.floor_char_boundary(span.start.saturating_sub(QUOTED)).max(sentence.start);
    let to = text.ceil_char_boundary(span.end.saturating_add(QUOTED)).min(sentence.end.max(span.end));
    let is_blank = char::is_whitespace;
    let start = match text.get(from..span.start) {
        Some(before) if from > sentence.start => before.find(is_blank).map_or(span.start, |at| from + at),
        _ => from.min(span.start),
    };
    let end = match text.get(span.end..to) {
        Some(after) if to < sentence.end => after.rfind(is_blank).map_or(span.end, |at| span.end + at),
        _ => to.max(span.end),
    };
    let words = text.get(start..end).unwrap_or_default().split_whitespace().collect::<Vec<_>>().join(" ");
    let (open, close) =
        (if start > sentence.start { "… " } else { "" }, if end < sentence.end { " …" } else { "" });
    format!("{open}{words}{close}")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::config::Settings;
    use crate::document::open_str;
    use crate::ledger::Ledger;
    use crate::registry::{self, Snapshot};
    use crate::review::review;

    const SOURCE: &str = "relief-14:\n  title: Bulletin 14\n  publisher: Northland relief office\n  \
                          date: 2031-05-09\n  snapshot: relief-14.md\n";
    const BULLETIN: &str = "# Flood in Port Elsin: bulletin 14\n\n\
        The flood in Port Elsin has killed 37 people and injured 73, the office said on Friday. Some 1,200 families \
        were moved to schools in Marrow.\n\nRepairs to the old bridge will cost about £3.2 million. In 2019 a flood \
        killed 112 people. Turnout in Marrow was 61.4 percent. The office expects up to 900 further evacuees.\n\n\
        The harbour of Kestrel handled 1.42 million tonnes.\n";

    /// Verdict and explanation of the first number of a sentence that cites the bulletin.
    fn outcome(sentence: &str, bulletin: &str) -> Outcome {
        let text =
            format!("---\ntitle: Flood in Port Elsin\ndate: 2031-05-10\n---\n\n{sentence} [@relief-14].\n");
        let document = open_str("a.md", &text);
        let (mut registry, problems) = registry::load([("s.yaml", SOURCE.as_bytes())]);
        assert_eq!(problems, []);
        let snapshot = Snapshot { file: "sources/relief-14.md".into(), bytes: bulletin.into() };
        registry.snapshots.insert("relief-14".into(), snapshot);
        let (ledger, settings) = (Ledger::default(), Settings::default());
        let review = review(&document, &registry, &ledger, &settings);
        let figure = review.figures.iter().find(|figure| !is_date(&figure.claim));
        figure.map(|figure| figure.outcome.clone()).unwrap_or_default()
    }

    #[test]
    fn a_passage_is_found_by_its_words_and_never_by_its_value() {
        for (sentence, verdict) in [
            ("The flood in Port Elsin killed 37 people", Verdict::Agrees),
            // the same digits count something else
            ("The flood in Port Elsin killed 73 people", Verdict::Disagrees),
            ("The flood in Port Elsin killed 39 people", Verdict::Disagrees),
            ("The flood in Port Elsin injured 73 people", Verdict::Agrees),
            ("About 1,200 families were moved to schools in Marrow", Verdict::Agrees),
            ("About 2,100 families were moved to schools in Marrow", Verdict::Disagrees),
            ("The repairs to the bridge will cost £3.2 million", Verdict::Agrees),
            ("The repairs to the bridge will cost £32 million", Verdict::Disagrees),
            ("The repairs to the bridge will cost $32 million", Verdict::NotFound),
            ("The harbour handled 1.24 million tonnes", Verdict::Disagrees),
            ("The harbour handled 1.42 million tonnes", Verdict::Agrees),
            ("The mill handled 1.24 million tonnes", Verdict::NotFound),
            // whom it counts, where, when or what else may be another
            ("The flood in Port Elsin killed 12 children", Verdict::NotFound),
            ("The landslide at Kestrel killed 12 miners", Verdict::NotFound),
            ("The flood in 2025 killed 12 people", Verdict::NotFound),
            ("In Marrow 12 schools are closed", Verdict::NotFound),
            // the passage is rounded, and the article knows better than it
            ("Exactly 1,214 families were moved to schools in Marrow", Verdict::Agrees),
        ] {
            let outcome = outcome(sentence, BULLETIN);
            assert_eq!(outcome.verdict, Some(verdict), "{sentence}: {}", outcome.explanation);
        }
    }

    #[test]
    fn the_explanation_quotes_the_passage_and_tells_its_line() {
        let found = outcome("The repairs to the bridge will cost £32 million", BULLETIN);
        assert_eq!(
            found.explanation,
            "relief-14 says “Repairs to the old bridge will cost about £3.2 million.” (line 5); £32 million allows \
             31,500,000 to 32,500,000 GBP; a digit is shifted (a factor of 10)"
        );
        let passage = found.passage.unwrap();
        assert_eq!(passage.place.span.of(BULLETIN), "about £3.2 million");
        let long = format!(
            "{} The flood killed 37 people {}.",
            "So it was told.".repeat(90),
            "by night ".repeat(90)
        );
        let found = outcome("The flood killed 37 people by night", &long);
        let words = found.passage.unwrap().words;
        assert!(
            words.len() < 300 && words.contains("killed 37 people by") && words.ends_with(" …"),
            "{words}"
        );
    }

    #[test]
    fn a_snapshot_without_words_says_nothing() {
        for nothing in ["", "\u{0}\u{1}\u{2}\u{3}", "---\n", "No number here."] {
            let found = outcome("The flood killed 37 people", nothing);
            assert_eq!(found.verdict, Some(Verdict::NotFound), "{nothing:?}");
        }
        let found = outcome("The flood killed 37 people", "No number here.");
        assert_eq!(
            found.explanation,
            "relief-14 records no comparable figure for killed, nor has its snapshot one"
        );
    }
}
