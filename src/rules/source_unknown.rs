//! `source-unknown`: a citation of an id that the registry does not have.

use super::Rule;
use crate::document::{Citation, CitationKind};
use crate::error::nearest;
use crate::finding::{Finding, Place, Severity};
use crate::review::Review;

pub(super) const RULE: Rule = Rule {
    name: "source-unknown",
    severity: Severity::Error,
    summary: "a citation of a source that the registry does not have",
    page: include_str!("source_unknown.md"),
    check: Some(check),
};

fn check(review: &Review<'_>) -> Vec<Finding> {
    let unknown = |citation: &&Citation| {
        names_an_id(citation) && !review.registry.sources.contains_key(&citation.target)
    };
    let citations = review.document.citations.iter().filter(unknown);
    citations.map(|citation| finding(citation, review)).collect()
}

/// Links and titles also stand in an article for other reasons; only ids can be wrong.
fn names_an_id(citation: &Citation) -> bool {
    match citation.kind {
        CitationKind::Key => true,
        CitationKind::Footnote => !citation.target.contains(['/', ' ']),
        CitationKind::Link | CitationKind::Cite => false,
    }
}

fn finding(citation: &Citation, review: &Review<'_>) -> Finding {
    let target = &citation.target;
    let advice = match nearest(target, review.registry.sources.keys().map(String::as_str)) {
        Some(id) => format!("did you mean `{id}`?"),
        None => "add it to the registry or correct the id".into(),
    };
    let place = Place { file: review.document.path.clone(), span: citation.file_span };
    Finding::new(RULE.name, Severity::Error, format!("no source has the id `{target}`: {advice}"), place)
}
