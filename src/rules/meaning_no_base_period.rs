//! `meaning-no-base-period`: a change in percent without what it is measured from.

use super::Rule;
use super::sentence::{Sentence, sentences};
use super::support::{about, surface};
use crate::extract::Kind;
use crate::finding::{Finding, Severity};
use crate::review::{Review, Reviewed};

pub(super) const RULE: Rule = Rule {
    name: "meaning-no-base-period",
    severity: Severity::Note,
    summary: "a change in percent that does not say since when",
    page: include_str!("meaning_no_base_period.md"),
    check: Some(check),
};

fn check(review: &Review<'_>) -> Vec<Finding> {
    let mut found = Vec::new();
    for sentence in sentences(review, &[Kind::Percentage], 1) {
        let told =
            sentence.figures.iter().any(|figure| matches!(figure.claim.kind, Kind::Date | Kind::Duration))
                || sentence.change().is_some()
                || sentence.has(0..sentence.tokens().len(), &review.language.checks.base);
        if !told {
            found.extend(
                sentence.claims(&[Kind::Percentage]).find_map(|figure| finding(figure, &sentence, review)),
            );
        }
    }
    found
}

fn finding(figure: &Reviewed, sentence: &Sentence<'_>, review: &Review<'_>) -> Option<Finding> {
    const NEAR: usize = 2;
    let change = &review.language.numbers.change;
    if figure.claim.period.is_some()
        || !(sentence.has_before(figure, NEAR, change)
            || sentence.has_after(figure, 1, &review.language.measures.changes))
    {
        return None;
    }
    let message = format!("{}: since when, or compared with what?", surface(figure, review));
    about(figure, review, RULE.name, Severity::Note, message)
}
