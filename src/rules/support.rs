//! What the rules share: findings about a figure, with the place of the record that decided.

use crate::finding::{Finding, Place, Related, Severity};
use crate::ledger::Decision;
use crate::review::{Review, Reviewed};
use crate::verify::Verdict;

/// A finding about a figure of the article.
pub(super) fn about(
    figure: &Reviewed,
    review: &Review<'_>,
    rule: &'static str,
    severity: Severity,
    message: String,
) -> Option<Finding> {
    let span = review.document.view.to_file(figure.claim.mention.span)?;
    let place = Place { file: review.document.path.clone(), span };
    let mut finding = Finding::new(rule, severity, message, place);
    finding.claim = Some(figure.claim.id.clone());
    let record =
        figure.outcome.decided_by.as_ref().and_then(|(source, number)| record(review, source, *number));
    finding.related.extend(record);
    Some(finding)
}

/// Where the registry records figure `number` of `source`, and what it says there.
pub(super) fn record(review: &Review<'_>, source: &str, number: usize) -> Option<Related> {
    let recorded = review.registry.sources.get(source)?.figures.get(number)?;
    Some(Related {
        place: recorded.at.clone(),
        message: format!("{source}: {} {}", recorded.measure, recorded.spelling),
    })
}

/// One finding for each claim of that verdict which no person has settled and which `applies`.
pub(super) fn of_verdict(
    review: &Review<'_>,
    rule: &'static str,
    verdict: Verdict,
    advice: &str,
    applies: impl Fn(&Reviewed) -> bool,
) -> Vec<Finding> {
    let undecided = review.figures.iter().filter(|figure| !is_settled(figure));
    let there = undecided.filter(|figure| figure.outcome.verdict == Some(verdict) && applies(figure));
    let found = there.filter_map(|figure| {
        let proven = verdict == Verdict::Disagrees && figure.outcome.explicit;
        let severity = if proven { Severity::Error } else { Severity::Warning };
        let message = format!("{}: {advice}", figure.outcome.explanation);
        about(figure, review, rule, severity, message)
    });
    found.collect()
}

/// Whether a person has said that the figure may stand.
pub(super) fn is_settled(figure: &Reviewed) -> bool {
    let decision = figure.decision.as_ref().and_then(|entry| entry.decision);
    matches!(decision, Some(Decision::Verified | Decision::Exempt))
}

/// The figure as printed, on one line.
pub(super) fn surface(figure: &Reviewed, review: &Review<'_>) -> String {
    let text = figure.claim.mention.span.of(review.document.view.text());
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}
