//! One text against another, without a registry: does the evidence carry the figures of the claim?
//!
//! Shared digits prove nothing, and different digits prove nothing either unless they count the same thing:
//! a figure disagrees only where measure and context match and nothing but the number differs.

use std::collections::BTreeSet;

use crate::claim::{Claim, Claims};
use crate::extract::Kind;
use crate::lang::linking::linking;
use crate::link::is_date;
use crate::link::period::Days;
use crate::quantity::agree::{Fit, Window, fit};
use crate::quantity::{Amount, Qualifier, Unit};

/// Of the content words around a figure this share must stand around the other one, in hundredths.
const CONTEXT: usize = 50;
/// Bytes on either side of a figure that are its context, within its sentence.
const REACH: usize = 200;
/// Context words without which a match would be chance.
const FEWEST: usize = 2;
/// Figures of the evidence that each figure of the claim is compared with at most.
const MOST: usize = 2_000;

/// A text with the figures read from it.
#[derive(Clone, Copy, Debug)]
pub struct Text<'a> {
    /// The text view.
    pub text: &'a str,
    /// Its figures and sentences.
    pub read: &'a Claims,
}

/// What the evidence says about a figure, or about all of them.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum TextVerdict {
    /// The claim has no figure.
    NoFigures,
    /// A comparable figure of the evidence says otherwise.
    Disagrees,
    /// The evidence has no comparable figure.
    NotFound,
    /// The evidence carries it.
    Agrees,
}

impl TextVerdict {
    /// The name in the output formats.
    pub fn name(self) -> &'static str {
        match self {
            TextVerdict::NoFigures => "no-figures",
            TextVerdict::Disagrees => "disagrees",
            TextVerdict::NotFound => "not-found",
            TextVerdict::Agrees => "agrees",
        }
    }
}

/// What became of one figure of the claim.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ComparedFigure {
    /// Its index among the claim's figures.
    pub claim: usize,
    /// The index of the evidence's figure that decided.
    pub evidence: Option<usize>,
    /// What it gave; never `NoFigures`.
    pub verdict: TextVerdict,
    /// One sentence with both figures.
    pub explanation: String,
}

/// What became of all figures of the claim.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ComparedText {
    /// The worst of the figures' verdicts.
    pub verdict: TextVerdict,
    /// One a figure, in order of place.
    pub figures: Vec<ComparedFigure>,
}

/// Compares each figure of the claim with the comparable ones of the evidence.
pub fn compare_texts(claim: Text<'_>, evidence: Text<'_>) -> ComparedText {
    let theirs: Vec<Described> = describe(evidence).take(MOST).collect();
    let figures: Vec<ComparedFigure> = describe(claim).map(|ours| compare_one(&ours, &theirs)).collect();
    let verdict = figures.iter().map(|figure| figure.verdict).min().unwrap_or(TextVerdict::NoFigures);
    ComparedText { verdict, figures }
}

/// A figure with the words that tell what it is about.
struct Described<'a> {
    index: usize,
    claim: &'a Claim,
    surface: &'a str,
    measure: BTreeSet<String>,
    context: BTreeSet<String>,
}

fn describe(side: Text<'_>) -> impl Iterator<Item = Described<'_>> {
    let claims = side.read.claims.iter().enumerate().filter(|(_, claim)| claim.is_claim());
    claims.map(move |(index, claim)| {
        let span = claim.mention.span;
        let sentence = side.read.sentences.get(claim.mention.sentence).map_or(span, |sentence| sentence.span);
        let from = side.text.floor_char_boundary(span.start.saturating_sub(REACH)).max(sentence.start);
        let to = side.text.floor_char_boundary(span.end.saturating_add(REACH)).min(sentence.end);
        let around = side.text.get(from..span.start).into_iter().chain(side.text.get(span.end..to));
        let words = around.flat_map(|text| linking().content(text));
        Described {
            index,
            claim,
            surface: span.of(side.text),
            measure: claim.measure.iter().flat_map(|measure| linking().content(measure)).collect(),
            context: words.filter(|word| !word.starts_with(|first: char| first.is_numeric())).collect(),
        }
    })
}

fn compare_one(ours: &Described<'_>, theirs: &[Described<'_>]) -> ComparedFigure {
    let answer = |evidence: Option<&Described<'_>>, verdict, how: &str| ComparedFigure {
        claim: ours.index,
        evidence: evidence.map(|evidence| evidence.index),
        verdict,
        explanation: match evidence {
            Some(evidence) => format!("{} {how} {} of the evidence", ours.surface, evidence.surface),
            None => format!("{}: {how}", ours.surface),
        },
    };
    let unresolved = |theirs: &&Described<'_>| {
        let date =
            is_date(ours.claim) && is_date(theirs.claim) && theirs.claim.mention.quantity.when.is_none();
        date && same_subject(ours, theirs)
    };
    let fits = theirs.iter().filter_map(|theirs| Some((theirs, fit_of(ours.claim, theirs.claim)?)));
    let (meeting, apart): (Vec<_>, Vec<_>) = fits.partition(|(_, fit)| *fit == Fit::Meets);
    if let Some((best, _)) = meeting.iter().max_by_key(|(theirs, _)| shared(&ours.context, &theirs.context)) {
        return answer(Some(best), TextVerdict::Agrees, "agrees with");
    }
    let outside = apart.iter().filter(|(theirs, fit)| *fit == Fit::Outside && same_subject(ours, theirs));
    match outside.max_by_key(|(theirs, _)| shared(&ours.context, &theirs.context)) {
        Some((worst, _)) if !theirs.iter().any(|theirs| unresolved(&theirs)) => {
            let allowed = ours.claim.mention.quantity.amount.as_ref().filter(|_| !is_date(ours.claim));
            let allowed = allowed.map(|amount| format!("(allows {}) ", Window::allowed(amount)));
            let how = format!("{}disagrees with", allowed.unwrap_or_default());
            answer(Some(worst), TextVerdict::Disagrees, &how)
        }
        _ => answer(None, TextVerdict::NotFound, "the evidence has no comparable figure"),
    }
}

/// Whether both count the same thing: the same measure, and enough of the words around it.
fn same_subject(ours: &Described<'_>, theirs: &Described<'_>) -> bool {
    let date = is_date(ours.claim);
    let same_measure = !ours.measure.is_empty() && ours.measure == theirs.measure;
    let without = |described: &Described<'_>| -> BTreeSet<String> {
        described.context.difference(&ours.measure).cloned().collect()
    };
    let (here, there) = (without(ours), without(theirs));
    let both = shared(&here, &there);
    let enough = both >= FEWEST.min(here.len().max(1)) && both * 100 >= here.len() * CONTEXT;
    (date || same_measure) && enough
}

fn shared(a: &BTreeSet<String>, b: &BTreeSet<String>) -> usize {
    a.intersection(b).count()
}

/// How two figures of the same sort stand to each other; `None` if they are of different sorts.
fn fit_of(ours: &Claim, theirs: &Claim) -> Option<Fit> {
    if is_date(ours) || is_date(theirs) {
        return dates(ours, theirs);
    }
    let (printed, other) = (ours.mention.quantity.amount.as_ref()?, theirs.mention.quantity.amount.as_ref()?);
    if family(ours.kind) != family(theirs.kind) {
        return None;
    }
    let converted = in_unit(other, printed.unit.as_deref())?;
    let widened = Amount { qualifier: about(converted.qualifier), ..converted };
    Some(fit(printed, &widened))
}

fn dates(ours: &Claim, theirs: &Claim) -> Option<Fit> {
    if !is_date(ours) || !is_date(theirs) || (ours.kind == Kind::Time) != (theirs.kind == Kind::Time) {
        return None;
    }
    let ours = Days::of(ours.mention.quantity.when.as_ref()?)?;
    let theirs = Days::of(theirs.mention.quantity.when.as_ref()?)?;
    Some(if ours.overlaps(theirs) { Fit::Meets } else { Fit::Outside })
}

/// A plain figure of running text is as rounded as one of the claim's.
fn about(qualifier: Qualifier) -> Qualifier {
    match qualifier {
        Qualifier::Exact | Qualifier::JustOver | Qualifier::JustUnder => Qualifier::About,
        bound => bound,
    }
}

/// Kinds whose figures may speak of one thing.
fn family(kind: Kind) -> Kind {
    match kind {
        Kind::Casualties | Kind::Number => Kind::Count,
        Kind::Fraction => Kind::Percentage,
        other => other,
    }
}

fn in_unit(amount: &Amount, unit: Option<&Unit>) -> Option<Amount> {
    match (amount.unit.as_deref(), unit) {
        (None, None) => Some(amount.clone()),
        (Some(from), Some(to)) => {
            let hi = match amount.hi {
                Some(hi) => Some(from.convert(hi, to)?),
                None => None,
            };
            Some(Amount { value: from.convert(amount.value, to)?, hi, ..amount.clone() })
        }
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::verify::testing::Article;

    fn read(article: &Article) -> Claims {
        Claims {
            claims: article.claims.clone(),
            sentences: article.sentences.clone(),
            cut: crate::extract::Cut::default(),
            published: article.published,
            language: crate::lang::language("en"),
        }
    }

    fn text(sentence: &str, figures: &[(&str, &str, &str)]) -> Article {
        let mut article = Article::new("2031-05-10", "A title", &[sentence]);
        for (surface, measure, value) in figures {
            article.number(surface, measure, value);
        }
        article
    }

    fn verdict(claim: &Article, evidence: &Article) -> TextVerdict {
        let (ours, theirs) = (read(claim), read(evidence));
        compare_texts(
            Text { text: claim.document.view.text(), read: &ours },
            Text { text: evidence.document.view.text(), read: &theirs },
        )
        .verdict
    }

    #[test]
    fn only_the_same_thing_with_another_number_disagrees() {
        let evidence = text(
            "The Elsin dam has 14 gates and the old Harrow dam has 9 turbines.",
            &[("14", "gates", "14"), ("9", "turbines", "9")],
        );
        let claim = |sentence, figure| text(sentence, &[figure]);
        let same = claim("The Elsin dam has 14 gates.", ("14", "gates", "14"));
        assert_eq!(verdict(&same, &evidence), TextVerdict::Agrees);
        let other_number = claim("The Elsin dam has 41 gates.", ("41", "gates", "41"));
        assert_eq!(verdict(&other_number, &evidence), TextVerdict::Disagrees);
        let other_measure = claim("The Elsin dam has 41 keepers.", ("41", "keepers", "41"));
        assert_eq!(verdict(&other_measure, &evidence), TextVerdict::NotFound);
        let other_context =
            claim("Every lock between Harrow and the sea needs 41 gates.", ("41", "gates", "41"));
        assert_eq!(verdict(&other_context, &evidence), TextVerdict::NotFound);
        let none = text("The Elsin dam has gates.", &[]);
        assert_eq!(verdict(&none, &evidence), TextVerdict::NoFigures);
    }

    #[test]
    fn dates_disagree_where_the_words_around_them_match() {
        let mut evidence = text("The Elsin dam was opened to ships in 1963.", &[]);
        evidence.date("1963", "1963");
        let mut claim = text("The Elsin dam was opened in 1962.", &[]);
        claim.date("1962", "1962");
        assert_eq!(verdict(&claim, &evidence), TextVerdict::Disagrees);
        let mut elsewhere = text("The Harrow lock burned down in 1962.", &[]);
        elsewhere.date("1962", "1962");
        assert_eq!(verdict(&elsewhere, &evidence), TextVerdict::NotFound);
    }
}
