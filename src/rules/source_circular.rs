//! `source-circular`: sources that lead nowhere but to each other, or all to one.

use std::collections::BTreeSet;

use super::Rule;
use super::support::{about, of_unsettled, surface};
use crate::finding::{Finding, Severity};
use crate::review::{Review, Reviewed};

pub(super) const RULE: Rule = Rule {
    name: "source-circular",
    severity: Severity::Warning,
    summary: "sources that only repeat each other, or all repeat one",
    page: include_str!("source_circular.md"),
    check: Some(check),
};

fn check(review: &Review<'_>) -> Vec<Finding> {
    of_unsettled(review, finding)
}

fn finding(figure: &Reviewed, review: &Review<'_>) -> Option<Finding> {
    let sources: Vec<&str> = figure.outcome.supported_by.iter().map(String::as_str).collect();
    let derived =
        |id: &&str| review.registry.sources.get(*id).is_some_and(|source| !source.derived_from.is_empty());
    if !sources.iter().any(derived) {
        return None;
    }
    let origins: BTreeSet<&str> = sources.iter().flat_map(|id| review.registry.origins(id)).collect();
    let printed = surface(figure, review);
    let named = figure.links.iter().filter(|link| link.why.is_explicit());
    let is_named_twice = named.filter(|link| figure.outcome.supported_by.contains(&link.source)).count() > 1;
    let (severity, message) = match origins.len() {
        0 => (
            Severity::Warning,
            format!(
                "{printed}: {} derive from each other, and none made the figure: find who did",
                listed(review.registry.behind(sources.iter().copied()))
            ),
        ),
        1 if is_named_twice => {
            let origin = origins.first()?;
            let all = listed(sources);
            (Severity::Note, format!("{printed}: {all} go back to {origin} and prove no more than it does"))
        }
        _ => return None,
    };
    about(figure, review, RULE.name, severity, message)
}

fn listed<'s>(ids: impl IntoIterator<Item = &'s str>) -> String {
    ids.into_iter().collect::<Vec<_>>().join(", ")
}
