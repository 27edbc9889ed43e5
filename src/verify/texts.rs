//! One text against another, without a registry: does the evidence carry the figures of the claim?
//!
//! Shared digits prove nothing, and different digits prove nothing either unless they tell the same of the same
//! thing: a figure disagrees only where thing or event, subject and surroundings match and nothing but the number
//! differs, and where every figure of the evidence that could be meant differs.

mod derived;
mod described;
mod fits;
mod index;
mod outcome;
mod relation;
mod side;

use crate::claim::Claims;
use crate::link::is_date;
use described::{Described, describe};
use fits::{Fits, Sort, allowed as allowed_by, fits, sort};
use index::Index;
pub use outcome::outcome;
use relation::{other_event, same_context, same_role, shared};

/// A text with the figures read from it.
#[derive(Clone, Copy, Debug)]
pub struct Text<'a> {
    /// What explanations call it.
    pub name: &'a str,
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
    let theirs = describe(evidence);
    let evidence = Evidence { name: evidence.name, index: Index::new(&theirs), figures: theirs };
    let figures: Vec<ComparedFigure> = describe(claim).iter().map(|ours| evidence.compare(ours)).collect();
    let verdict = figures.iter().map(|figure| figure.verdict).min().unwrap_or(TextVerdict::NoFigures);
    ComparedText { verdict, figures }
}

/// What one figure of the evidence says of ours.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Says {
    /// The same, and of the same thing.
    Agrees,
    /// The same number, though it may be of something else.
    Same,
    /// The same date of another event.
    Elsewhere,
    /// Something else of the same thing.
    Disagrees,
    /// Something of the same thing that cannot be read.
    Unclear,
}

/// The text that decides.
struct Evidence<'a> {
    name: &'a str,
    figures: Vec<Described<'a>>,
    index: Index,
}

impl Evidence<'_> {
    fn compare(&self, ours: &Described<'_>) -> ComparedFigure {
        let Some(sort) = sort(ours) else { return self.not_found(ours) };
        let candidates = self.index.candidates(ours, sort);
        let said: Vec<(&Described<'_>, Says)> = candidates
            .iter()
            .filter_map(|&at| Some((&self.figures[at], says(ours, &self.figures[at], sort)?)))
            .collect();
        let nearest = |what: Says| {
            let of = said.iter().filter(|(_, says)| *says == what).map(|(theirs, _)| *theirs);
            of.max_by_key(|theirs| nearness(ours, theirs))
        };
        if let Some(theirs) = nearest(Says::Agrees) {
            return self.found(ours, theirs, TextVerdict::Agrees, "agrees with");
        }
        let near = |theirs: &Described<'_>| nearness(ours, theirs);
        let doubted = |theirs: &Described<'_>| {
            let same =
                nearest(Says::Same).is_some_and(|same| sort == Sort::Date || near(same) > near(theirs));
            let elsewhere = ours.events.is_disjoint(&theirs.events) && nearest(Says::Elsewhere).is_some();
            same || elsewhere || nearest(Says::Unclear).is_some() || !is_unique(ours, theirs, &said, sort)
        };
        if let Some(theirs) = nearest(Says::Disagrees).filter(|theirs| !doubted(theirs)) {
            let allowed = ours.claim.mention.quantity.amount.as_ref().filter(|_| !is_date(ours.claim));
            let allowed =
                allowed.map(|amount| allowed_by(amount, sort)).filter(|window| window.lo != window.hi);
            let allowed = allowed.map(|window| format!("(allows {window}) "));
            let how = format!("{}disagrees with", allowed.unwrap_or_default());
            return self.found(ours, theirs, TextVerdict::Disagrees, &how);
        }
        match nearest(Says::Same) {
            Some(theirs) => self.found(ours, theirs, TextVerdict::Agrees, "agrees with"),
            None => self.not_found(ours),
        }
    }

    fn found(
        &self,
        ours: &Described<'_>,
        theirs: &Described<'_>,
        verdict: TextVerdict,
        how: &str,
    ) -> ComparedFigure {
        ComparedFigure {
            claim: ours.index,
            evidence: Some(theirs.index),
            verdict,
            explanation: format!("{} {how} {} of {}", ours.surface, theirs.surface, self.name),
        }
    }

    fn not_found(&self, ours: &Described<'_>) -> ComparedFigure {
        ComparedFigure {
            claim: ours.index,
            evidence: None,
            verdict: TextVerdict::NotFound,
            explanation: format!("{}: {} has no comparable figure", ours.surface, self.name),
        }
    }
}

/// How near theirs stands to ours: first by what happened, then by the words around.
fn nearness(ours: &Described<'_>, theirs: &Described<'_>) -> (bool, usize) {
    (!ours.events.is_disjoint(&theirs.events), shared(&ours.context, &theirs.context))
}

/// Whether no other figure that disagrees, and with this one too, stands as near to ours.
fn is_unique(
    ours: &Described<'_>,
    nearest: &Described<'_>,
    said: &[(&Described<'_>, Says)],
    sort: Sort,
) -> bool {
    let near = |theirs: &Described<'_>| nearness(ours, theirs);
    let others = said.iter().filter(|(_, says)| *says == Says::Disagrees).map(|(theirs, _)| *theirs);
    let mut rivals = others.filter(|other| near(other) >= near(nearest));
    rivals.all(|other| !matches!(fits(nearest, other, sort), Some(Fits::Apart)))
}

fn says(ours: &Described<'_>, theirs: &Described<'_>, own: Sort) -> Option<Says> {
    match derived::derived(ours, theirs, own) {
        Some(Fits::Apart) => return Some(Says::Disagrees),
        Some(_) => return Some(Says::Agrees),
        None => {}
    }
    if sort(theirs) != Some(own) {
        return None;
    }
    let role = same_role(ours, theirs, own);
    match fits(ours, theirs, own) {
        Some(Fits::Meets) if role => Some(Says::Agrees),
        Some(Fits::Meets) if own == Sort::Date && other_event(ours, theirs) => Some(Says::Elsewhere),
        Some(Fits::Meets) if own == Sort::Date => Some(Says::Same),
        Some(Fits::Meets) => same_value(ours, theirs).then_some(Says::Same),
        Some(Fits::Around) => (role || same_context(ours, theirs)).then_some(Says::Agrees),
        Some(Fits::Apart) => role.then_some(Says::Disagrees),
        None => (role && own == Sort::Date && theirs.claim.mention.quantity.when.is_none())
            .then_some(Says::Unclear),
    }
}

fn same_value(ours: &Described<'_>, theirs: &Described<'_>) -> bool {
    let amount = |figure: &Described<'_>| {
        figure.claim.mention.quantity.amount.as_ref().map(|amount| (amount.value, amount.hi))
    };
    amount(ours) == amount(theirs)
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
            Text { name: "the claim", text: claim.document.view.text(), read: &ours },
            Text { name: "the evidence", text: evidence.document.view.text(), read: &theirs },
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
        // how near a date has to be to `about 1962` is not said
        let mut near = text("The Elsin dam was opened in about 1962.", &[]);
        near.date("about 1962", "1962").mention.quantity.approximate = true;
        assert_eq!(verdict(&near, &evidence), TextVerdict::NotFound);
        let mut elsewhere = text("The Harrow lock burned down in 1962.", &[]);
        elsewhere.date("1962", "1962");
        assert_eq!(verdict(&elsewhere, &evidence), TextVerdict::NotFound);
    }
}
