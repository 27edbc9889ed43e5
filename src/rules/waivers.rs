//! Waivers in the text: what they keep back, and which of them keep back nothing.

use super::Judged;
use crate::document::{Scope, Waiver};
use crate::error::nearest;
use crate::finding::{Finding, Place, Severity};
use crate::review::Review;
use crate::span::Span;

/// Name of the rule about waivers that waive nothing.
pub(super) const UNUSED: &str = "waiver-unused";

/// Parts the findings that a waiver covers from the others. Only findings of the article itself are waived.
pub(super) fn apply(review: &Review<'_>, findings: Vec<Finding>) -> Judged {
    let reaches: Vec<Option<Span>> = reaches(review);
    let covered = |finding: &Finding| {
        let waivers = review.document.waivers.iter().zip(&reaches);
        waivers.into_iter().any(|(waiver, reach)| covers(waiver, *reach, finding, review))
    };
    let (suppressed, findings) = findings.into_iter().partition(covered);
    Judged { findings, suppressed }
}

/// A finding for each waiver that names a rule which does not exist or of which it keeps nothing back.
pub(super) fn unused(review: &Review<'_>, suppressed: &[Finding]) -> Vec<Finding> {
    let reaches = reaches(review);
    let mut found = Vec::new();
    for (waiver, reach) in review.document.waivers.iter().zip(reaches) {
        let mut tell = |message: String| {
            let place = Place { file: review.document.path.clone(), span: waiver.file_span };
            found.push(Finding::new(UNUSED, Severity::Warning, message, place));
        };
        let (known, strange): (Vec<&str>, Vec<&str>) =
            waiver.rules.iter().map(String::as_str).partition(|rule| super::named(rule).is_some());
        for name in strange {
            let near = nearest(name, super::ALL.iter().map(|rule| rule.name));
            let hint = near.map(|near| format!(" (did you mean `{near}`?)")).unwrap_or_default();
            tell(format!("no rule is called `{name}`{hint}: correct the waiver or remove it"));
        }
        let keeps_back = |rule: &str| {
            let mut there = suppressed.iter().filter(|finding| finding.rule == rule);
            there.any(|finding| covers(waiver, reach, finding, review))
        };
        let idle: Vec<&str> =
            known.into_iter().filter(|rule| is_checked(rule, review) && !keeps_back(rule)).collect();
        if !idle.is_empty() {
            tell(format!("nothing here breaks {}: remove it from the waiver", idle.join(" or ")));
        }
    }
    found
}

/// Whether this run looks for what the rule finds.
fn is_checked(rule: &str, review: &Review<'_>) -> bool {
    let off = review.settings.rules.get(rule).is_some_and(Option::is_none);
    !off && !super::is_silent(rule, review)
}

fn covers(waiver: &Waiver, reach: Option<Span>, finding: &Finding, review: &Review<'_>) -> bool {
    waiver.rules.iter().any(|rule| rule == finding.rule)
        && finding.place.file == review.document.path
        && (waiver.scope == Scope::File || reach.is_some_and(|reach| reach.contains(finding.place.span)))
}

/// The bytes of the file that each waiver reaches; those of the whole file reach no stretch of their own.
fn reaches(review: &Review<'_>) -> Vec<Option<Span>> {
    let waivers = review.document.waivers.iter();
    waivers.map(|waiver| review.document.view.to_file(view_span(waiver, review)?)).collect()
}

fn view_span(waiver: &Waiver, review: &Review<'_>) -> Option<Span> {
    match waiver.scope {
        Scope::File => None,
        Scope::Range(span) => Some(span),
        Scope::Before(span) => {
            let next = review.sentences.partition_point(|sentence| sentence.span.start < span.end);
            let sentence = review.sentences.get(next.checked_sub(1)?)?;
            Some(Span::new(sentence.span.start.max(span.start), span.end))
        }
    }
}
