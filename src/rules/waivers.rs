//! Waivers in the text: what they keep back, and which of them keep back nothing.

use std::collections::BTreeSet;

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
    let reaches = Reaches::new(review);
    let (suppressed, findings) =
        findings.into_iter().partition(|finding| reaches.covering(finding).next().is_some());
    Judged { findings, suppressed }
}

/// A finding for each waiver that names a rule which does not exist or of which it keeps nothing back.
pub(super) fn unused(review: &Review<'_>, suppressed: &[Finding]) -> Vec<Finding> {
    let reaches = Reaches::new(review);
    let kept: BTreeSet<(usize, &str)> = suppressed
        .iter()
        .flat_map(|finding| reaches.covering(finding).map(|waiver| (waiver, finding.rule)))
        .collect();
    let mut found = Vec::new();
    for (index, waiver) in review.document.waivers.iter().enumerate() {
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
        let keeps_back = |rule: &str| kept.contains(&(index, rule));
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

/// What each waiver of an article reaches, in the order of the stretches' starts.
struct Reaches<'a> {
    review: &'a Review<'a>,
    stretches: Vec<Reach>,
}

struct Reach {
    /// Bytes of the file.
    span: Span,
    /// The furthest end of this stretch and of those before it.
    furthest: usize,
    /// Its waiver.
    waiver: usize,
}

impl<'a> Reaches<'a> {
    fn new(review: &'a Review<'a>) -> Self {
        let whole = Span::new(0, review.document.source.len());
        let span = |waiver: &Waiver| match waiver.scope {
            Scope::File => Some(whole),
            _ => review.document.view.to_file(view_span(waiver, review)?),
        };
        let waivers = review.document.waivers.iter().enumerate();
        let mut stretches: Vec<Reach> = waivers
            .filter_map(|(waiver, mark)| Some(Reach { span: span(mark)?, furthest: 0, waiver }))
            .collect();
        stretches.sort_by_key(|reach| reach.span.start);
        let mut furthest = 0;
        for reach in &mut stretches {
            furthest = furthest.max(reach.span.end);
            reach.furthest = furthest;
        }
        Reaches { review, stretches }
    }

    /// The waivers that cover a finding.
    fn covering(&self, finding: &Finding) -> impl Iterator<Item = usize> {
        let place = &finding.place;
        let begun = self.stretches.partition_point(|reach| reach.span.start <= place.span.start);
        let near = self.stretches[..begun].iter().rev();
        near.take_while(|reach| reach.furthest >= place.span.end)
            .filter(|reach| reach.span.contains(place.span) && place.file == self.review.document.path)
            .map(|reach| reach.waiver)
            .filter(|&waiver| {
                self.review.document.waivers[waiver].rules.iter().any(|rule| rule == finding.rule)
            })
    }
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
