//! `source-stale`: a record too old to stand for the present.

use super::Rule;
use super::support::{about, of_unsettled, surface};
use crate::finding::{Finding, Severity};
use crate::review::{Review, Reviewed};
use crate::verify::Verdict;

pub(super) const RULE: Rule = Rule {
    name: "source-stale",
    severity: Severity::Warning,
    summary: "a figure of the present whose record is older than the policy allows",
    page: include_str!("source_stale.md"),
    check: Some(check),
};

fn check(review: &Review<'_>) -> Vec<Finding> {
    of_unsettled(review, finding)
}

fn finding(figure: &Reviewed, review: &Review<'_>) -> Option<Finding> {
    let limit = review.settings.policy.days_for(figure.claim.kind)?;
    let outcome = &figure.outcome;
    let stands = matches!(outcome.verdict?, Verdict::Agrees | Verdict::AgreesDerived | Verdict::Overstated);
    if !stands || figure.claim.period.is_some() || figure.claim.mention.quantity.amount.is_none() {
        return None;
    }
    let (id, number) = outcome.decided_by.as_ref()?;
    let source = review.registry.sources.get(id)?;
    let held = source.figures.get(*number).and_then(|figure| figure.as_of).or(source.date)?;
    let now = review.published.or(review.settings.today)?;
    let age = now.first_day().signed_duration_since(held.last_day()).num_days();
    let message = format!(
        "{}: {id} held on {held}, {age} days before {now}; the limit is {limit} days: look for a newer record, \
         or say when this one held",
        surface(figure, review),
    );
    (age > i64::from(limit)).then(|| about(figure, review, RULE.name, Severity::Warning, message))?
}
