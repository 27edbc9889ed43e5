//! What the rules share: findings about a figure, with the place of the record that decided.

use rust_decimal::Decimal;

use super::{
    date_relative, source_direction, source_disagrees, source_period, source_rounded, source_scale,
    source_unit,
};
use crate::finding::{Finding, Fix, Place, Related, Severity};
use crate::ledger::Decision;
use crate::link::Difference;
use crate::quantity::Qualifier;
use crate::quantity::decimal::grouped;
use crate::quantity::slip::Slip;
use crate::registry::Recorded;
use crate::review::{Review, Reviewed};
use crate::verify::{Verdict, explain};

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
    finding.related.extend(figure.outcome.named.iter().filter_map(|(source, number)| {
        let recorded = review.registry.sources.get(source)?.figures.get(*number)?;
        let message = format!("{source}: {}", explain::recorded(recorded));
        Some(Related { place: recorded.at.clone(), message })
    }));
    finding.related.extend(figure.outcome.passage.as_ref().map(|passage| Related {
        place: passage.place.clone(),
        message: format!("{}: {}", passage.source, passage.words),
    }));
    Some(finding)
}

/// What `finding` says of each figure which no person has settled.
pub(super) fn of_unsettled(
    review: &Review<'_>,
    finding: impl Fn(&Reviewed, &Review<'_>) -> Option<Finding>,
) -> Vec<Finding> {
    let unsettled = review.figures.iter().filter(|figure| !is_settled(figure));
    unsettled.filter_map(|figure| finding(figure, review)).collect()
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
        let outcome = &figure.outcome;
        let is_weak = outcome.slip == Some(Slip::Coarse) || outcome.passage.is_some() || outcome.is_derived;
        let proven = verdict == Verdict::Disagrees && outcome.explicit && !is_weak;
        let severity = if proven { Severity::Error } else { Severity::Warning };
        let message = format!("{}: {advice}", figure.outcome.explanation);
        let mut finding = about(figure, review, rule, severity, message)?;
        let text = swapped_back(figure, review);
        finding.fixes.extend(text.map(|text| Fix { span: finding.place.span, text }));
        Some(finding)
    });
    found.collect()
}

/// The contradictions of a source that are told under `rule`: each under one.
pub(super) fn contradictions(review: &Review<'_>, rule: &'static str, advice: &str) -> Vec<Finding> {
    of_verdict(review, rule, Verdict::Disagrees, advice, |figure| contradiction(figure) == rule)
}

fn contradiction(figure: &Reviewed) -> &'static str {
    match (figure.outcome.difference, figure.outcome.slip) {
        (Some(Difference::Period), _) => source_period::RULE.name,
        (Some(Difference::Unit), _) => source_unit::RULE.name,
        _ if date_relative::is_relative(figure) => date_relative::RULE.name,
        (None, Some(Slip::Scale(_))) => source_scale::RULE.name,
        (None, Some(Slip::Direction)) => source_direction::RULE.name,
        (None, Some(Slip::Coarse | Slip::Misrounded)) => source_rounded::RULE.name,
        (None, _) => source_disagrees::RULE.name,
    }
}

/// The recorded number, spelled as the printed one, where nothing but two swapped digits parts them from the
/// source that the article itself names: any other correction would be a guess.
fn swapped_back(figure: &Reviewed, review: &Review<'_>) -> Option<String> {
    let outcome = &figure.outcome;
    let (source, number) = outcome.decided_by.as_ref()?;
    let recorded = review.registry.sources.get(source)?.figures.get(*number)?;
    let Recorded::Value { amount, unit: None } = &recorded.recorded else { return None };
    let is_plain = amount.qualifier == Qualifier::Exact && amount.hi.is_none();
    let is_sure = outcome.explicit && outcome.slip == Some(Slip::Transposed) && is_plain;
    let printed = surface(figure, review);
    let text = grouped(amount.value);
    let bare: String = text.chars().filter(char::is_ascii_digit).collect();
    let digits = printed.chars().all(|c| c.is_ascii_digit() || c == ',') && amount.value.is_integer();
    (is_sure && digits).then(|| if printed.contains(',') { text } else { bare })
}

/// Whether a person has said that the figure may stand.
pub(super) fn is_settled(figure: &Reviewed) -> bool {
    let decision = figure.decision.as_ref().and_then(|entry| entry.decision);
    matches!(decision, Some(Decision::Verified | Decision::Exempt))
}

/// Another figure of the article, as a second place.
pub(super) fn related(figure: &Reviewed, review: &Review<'_>) -> Option<Related> {
    let span = review.document.view.to_file(figure.claim.mention.span)?;
    let place = Place { file: review.document.path.clone(), span };
    Some(Related { place, message: surface(figure, review) })
}

/// The number that the first run of digits of the figure prints, and where in the view the run ends.
pub(super) fn printed_digits(figure: &Reviewed, review: &Review<'_>) -> Option<(usize, Decimal)> {
    let span = figure.claim.mention.span;
    let text = span.of(review.document.view.text());
    let start = text.find(|c: char| c.is_ascii_digit())?;
    let run = text[start..].find(|c: char| !(c.is_ascii_digit() || c == ',' || c == '.'));
    let digits = text[start..run.map_or(text.len(), |length| start + length)].trim_end_matches(['.', ',']);
    Some((span.start + start + digits.len(), digits.replace(',', "").parse().ok()?))
}

/// The figure as printed, on one line.
pub(super) fn surface(figure: &Reviewed, review: &Review<'_>) -> String {
    explain::surface(&figure.claim, review.document.view.text())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::config::Settings;
    use crate::document::open_str;
    use crate::ledger::Ledger;
    use crate::review::review;
    use crate::{registry, rules};

    const RELIEF: &str = "relief-14:\n  title: Report 14\n  date: 2031-05-09\n  figures:\n    - measure: killed\n      \
                          value: \"1204\"\n      place: Port Elsin\n";
    const ARMY: &str = "army-2:\n  title: Report 2\n  date: 2031-05-09\n  figures:\n    - measure: killed\n      \
                        value: \"980\"\n      place: Port Elsin\n";

    /// The findings on a sentence: rule, corrections, places in the registry.
    fn found(sentence: &str, sources: &str) -> Vec<(&'static str, Vec<String>, Vec<String>)> {
        let text = format!("---\ntitle: Flood in Port Elsin\ndate: 2031-05-10\n---\n\n{sentence}\n");
        let document = open_str("a.md", &text);
        let (registry, problems) = registry::load([("s.yaml", sources.as_bytes())]);
        assert_eq!(problems, []);
        let settings = Settings::default();
        let findings = rules::findings(&review(&document, &registry, &Ledger::default(), &settings)).findings;
        let texts = |finding: &Finding| finding.fixes.iter().map(|fix| fix.text.clone()).collect();
        let places = |finding: &Finding| {
            finding.related.iter().map(|related| related.place.span.of(sources).to_owned()).collect()
        };
        findings.iter().map(|finding| (finding.rule, texts(finding), places(finding))).collect()
    }

    #[test]
    fn only_swapped_digits_of_a_cited_figure_are_corrected() {
        let corrections = |sentence| {
            let found = found(sentence, RELIEF);
            assert_eq!(found.len(), 1, "{found:?}");
            assert_eq!(
                (found[0].0, found[0].2.as_slice()),
                ("source-disagrees", ["\"1204\"".to_owned()].as_slice())
            );
            found[0].1.clone()
        };
        assert_eq!(corrections("The flood killed 1,240 people [@relief-14]."), ["1,204"]);
        assert_eq!(corrections("The flood killed 1240 people [@relief-14]."), ["1204"]);
        let none: [String; 0] = [];
        assert_eq!(corrections("The flood killed 1,240 people."), none, "nobody is cited");
        assert_eq!(corrections("The flood killed 1,900 people [@relief-14]."), none, "no slip");
        assert_eq!(
            corrections("The flood killed about 1,420 people [@relief-14]."),
            none,
            "more than digits"
        );
    }

    #[test]
    fn a_dispute_points_to_the_two_records_that_it_names() {
        let found = found("The flood killed 1,500 people.", &format!("{RELIEF}{ARMY}"));
        assert_eq!(found.len(), 1, "{found:?}");
        assert_eq!(found[0].0, "source-disputed");
        assert_eq!(found[0].2, ["\"980\"", "\"1204\""]);
    }
}
