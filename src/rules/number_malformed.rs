//! `number-malformed`: a number that is written in no known way.

use super::Rule;
use super::support::{about, surface};
use crate::extract::Fault;
use crate::finding::{Finding, Severity};
use crate::review::Review;

pub(super) const RULE: Rule = Rule {
    name: "number-malformed",
    severity: Severity::Error,
    summary: "a number that is written in no known way",
    page: include_str!("number_malformed.md"),
    check: Some(check),
};

fn check(review: &Review<'_>) -> Vec<Finding> {
    let wrong = review
        .figures
        .iter()
        .filter(|figure| figure.claim.is_claim() && figure.claim.mention.fault == Some(Fault::Malformed));
    wrong
        .filter_map(|figure| {
            let printed = surface(figure, review);
            let fix = respelled(&printed);
            let advice = match &fix {
                Some(fix) => format!("write {fix} if that is meant"),
                None => "correct its digits or separators".to_owned(),
            };
            let message = format!("{printed}: no number is written like this; {advice}");
            about(figure, review, RULE.name, Severity::Error, message)
        })
        .collect()
}

/// The same digits with the separators that they can have: `$1,583,164` for `$1,583.164`; none where the digits too
/// must be wrong.
fn respelled(printed: &str) -> Option<String> {
    let is_part = |character: char| character.is_ascii_digit() || matches!(character, ',' | '.');
    let start = printed.find(|character: char| character.is_ascii_digit())?;
    let end = start + printed[start..].find(|character| !is_part(character)).unwrap_or(printed.len() - start);
    let (before, number, after) = (&printed[..start], &printed[start..end], &printed[end..]);
    if let Some(number) = number.strip_suffix('.') {
        return Some(format!("{before}{number}{after}"));
    }
    let mut groups = number.split([',', '.']).filter(|group| !group.is_empty());
    let first = groups.next()?;
    let grouped = first.len() <= 3 && groups.clone().all(|group| group.len() == 3) && groups.next().is_some();
    let parts: Vec<&str> = number.split([',', '.']).filter(|group| !group.is_empty()).collect();
    grouped.then(|| format!("{}{}{after}", before.trim_end_matches([',', '.']), parts.join(",")))
}
