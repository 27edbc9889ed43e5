//! Rules: review → findings. One rule is a pair of files, `my_rule.rs` and its page `my_rule.md`.
//!
//! The page is the manual and the test: its `article`, `source` and `findings` blocks run under `cargo test`.
//! Rules whose findings are made while files are read have a page and no check.

mod arithmetic;
mod change;
mod date_age;
mod date_elapsed;
mod date_impossible;
mod date_new_year;
mod date_order;
mod date_relative;
mod date_tense;
mod date_weekday;
mod ledger_changed;
mod ledger_wrong;
mod meaning_average;
mod meaning_no_base_period;
mod meaning_relative_risk;
mod meaning_small_base;
mod meaning_superlative;
mod meaning_times_more;
mod meaning_vague_source;
mod number_conversion;
mod number_currency;
mod number_double_scale;
mod number_false_precision;
mod number_malformed;
mod number_missing_scale;
mod number_over_100;
mod sentence;
mod source_circular;
mod source_direction;
mod source_disagrees;
mod source_disputed;
mod source_not_found;
mod source_outdated;
mod source_overstated;
mod source_period;
mod source_quote;
mod source_rounded;
mod source_scale;
mod source_single;
mod source_stale;
mod source_unit;
mod source_unknown;
mod source_unsourced;
mod support;
mod text_average_of;
mod text_count;
mod text_headline;
mod text_multiple;
mod text_p_value;
mod text_percent_change;
mod text_percent_point;
mod text_range_order;
mod text_rate;
mod text_ratio;
mod text_repeated;
mod text_same_comparison;
mod text_score;
mod text_shares;
mod text_total;
mod waivers;

use crate::config::Settings;
use crate::finding::{Finding, Severity};
use crate::review::Review;

/// A rule: what makes findings.
#[derive(Clone, Copy, Debug)]
pub struct Rule {
    /// Name, such that "allow NAME" reads well.
    pub name: &'static str,
    /// Weight of its findings where the configuration says nothing; its heaviest, if they differ.
    pub severity: Severity,
    /// What it finds, in one line.
    pub summary: &'static str,
    /// Its page, in Markdown.
    pub page: &'static str,
    /// What finds it in a review; none for findings that are made while files are read.
    pub check: Option<fn(&Review<'_>) -> Vec<Finding>>,
}

impl Rule {
    /// The first word of its name: what it looks at.
    pub fn group(&self) -> &'static str {
        self.name.split('-').next().unwrap_or(self.name)
    }

    /// `proof`, or `hint` where a person must decide.
    pub fn sort(&self) -> &'static str {
        if self.severity == Severity::Note { "hint" } else { "proof" }
    }
}

/// All rules, by name.
pub const ALL: &[Rule] = &[
    date_age::RULE,
    date_elapsed::RULE,
    date_impossible::RULE,
    date_new_year::RULE,
    date_order::RULE,
    date_relative::RULE,
    date_tense::RULE,
    date_weekday::RULE,
    Rule {
        name: "document-encoding",
        severity: Severity::Note,
        summary: "an article that is not UTF-8",
        page: include_str!("document_encoding.md"),
        check: None,
    },
    Rule {
        name: "document-front-matter",
        severity: Severity::Warning,
        summary: "front matter that cannot be read",
        page: include_str!("document_front_matter.md"),
        check: None,
    },
    ledger_changed::RULE,
    Rule {
        name: "ledger-invalid",
        severity: Severity::Error,
        summary: "a ledger file with a mistake in it",
        page: include_str!("ledger_invalid.md"),
        check: None,
    },
    ledger_wrong::RULE,
    meaning_average::RULE,
    meaning_no_base_period::RULE,
    meaning_relative_risk::RULE,
    meaning_small_base::RULE,
    meaning_superlative::RULE,
    meaning_times_more::RULE,
    meaning_vague_source::RULE,
    number_conversion::RULE,
    number_currency::RULE,
    number_double_scale::RULE,
    number_false_precision::RULE,
    number_malformed::RULE,
    number_missing_scale::RULE,
    number_over_100::RULE,
    Rule {
        name: "registry-invalid",
        severity: Severity::Error,
        summary: "a registry file with a mistake in it",
        page: include_str!("registry_invalid.md"),
        check: None,
    },
    Rule {
        name: "source-changed",
        severity: Severity::Warning,
        summary: "a snapshot that is no longer what was read",
        page: include_str!("source_changed.md"),
        check: None,
    },
    source_circular::RULE,
    source_direction::RULE,
    source_disagrees::RULE,
    source_disputed::RULE,
    Rule {
        name: "source-missing-snapshot",
        severity: Severity::Warning,
        summary: "a snapshot file that is not there",
        page: include_str!("source_missing_snapshot.md"),
        check: None,
    },
    source_not_found::RULE,
    source_outdated::RULE,
    source_overstated::RULE,
    source_period::RULE,
    source_quote::RULE,
    source_rounded::RULE,
    source_scale::RULE,
    source_single::RULE,
    source_stale::RULE,
    Rule {
        name: "source-table",
        severity: Severity::Error,
        summary: "a figure that its table does not give",
        page: include_str!("source_table.md"),
        check: None,
    },
    source_unit::RULE,
    source_unknown::RULE,
    source_unsourced::RULE,
    text_average_of::RULE,
    text_count::RULE,
    text_headline::RULE,
    text_multiple::RULE,
    text_p_value::RULE,
    text_percent_change::RULE,
    text_percent_point::RULE,
    text_range_order::RULE,
    text_rate::RULE,
    text_ratio::RULE,
    text_repeated::RULE,
    text_same_comparison::RULE,
    text_score::RULE,
    text_shares::RULE,
    text_total::RULE,
    Rule {
        name: "waiver-malformed",
        severity: Severity::Error,
        summary: "a waiver without a rule or a reason",
        page: include_str!("waiver_malformed.md"),
        check: None,
    },
    Rule {
        name: waivers::UNUSED,
        severity: Severity::Warning,
        summary: "a waiver that waives nothing",
        page: include_str!("waiver_unused.md"),
        check: None,
    },
];

/// The rule of that name.
pub fn named(name: &str) -> Option<&'static Rule> {
    ALL.iter().find(|rule| rule.name == name)
}

/// What the rules have to say about an article.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Judged {
    /// What is to be told, in order of place; the reader's own findings among them.
    pub findings: Vec<Finding>,
    /// What waivers in the text keep back, in the same order.
    pub suppressed: Vec<Finding>,
}

/// Runs all rules over a review, applies the configured severities and the waivers.
pub fn findings(review: &Review<'_>) -> Judged {
    let mut all = review.document.findings.clone();
    let checks = ALL.iter().filter(|rule| !is_silent(rule.name, review));
    for check in checks.filter_map(|rule| rule.check) {
        all.extend(check(review));
    }
    let mut judged = waivers::apply(review, configured(review.settings, all));
    judged.findings.extend(configured(review.settings, waivers::unused(review, &judged.suppressed)));
    judged.findings.sort_by(in_order);
    judged.suppressed.sort_by(in_order);
    judged
}

/// Gives each finding the severity that the configuration sets for its rule; drops those that are off.
pub fn configured(settings: &Settings, findings: Vec<Finding>) -> Vec<Finding> {
    let set = |mut finding: Finding| match settings.rules.get(finding.rule) {
        None => Some(finding),
        Some(severity) => {
            finding.severity = (*severity)?;
            Some(finding)
        }
    };
    findings.into_iter().filter_map(set).collect()
}

/// Whether the rule needs the registry that an isolated run does without.
fn is_silent(rule: &str, review: &Review<'_>) -> bool {
    review.settings.isolated && rule.starts_with("source-")
}

fn in_order(a: &Finding, b: &Finding) -> std::cmp::Ordering {
    (&a.place, a.rule, &a.message).cmp(&(&b.place, b.rule, &b.message))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rules_are_in_order_and_their_pages_carry_their_names() {
        assert!(ALL.windows(2).all(|pair| pair[0].name < pair[1].name));
        for rule in ALL {
            assert!(rule.group() != "meaning" || rule.sort() == "hint", "{}", rule.name);
            assert!(rule.page.starts_with(&format!("# {}\n", rule.name)), "{}", rule.name);
        }
        assert_eq!(named("source-unit").map(|rule| rule.name), Some("source-unit"));
    }
}
