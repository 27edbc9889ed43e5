//! Sentences that a person can check: both values, the allowed interval, the source and the passage.

use super::compare::Comparison;
use crate::claim::{Claim, Exempt};
use crate::link::{Candidate, Context, Difference};
use crate::quantity::agree::Window;
use crate::quantity::decimal::grouped;
use crate::quantity::{Amount, Qualifier, When};
use crate::registry::{Figure, Recorded};

/// The claim as printed in `text`, on one line.
pub(crate) fn surface(claim: &Claim, text: &str) -> String {
    claim.mention.span.of(text).split_whitespace().collect::<Vec<_>>().join(" ")
}

/// What a figure records, for instance `at least 3,428 killed`.
pub(crate) fn recorded(figure: &Figure) -> String {
    match &figure.recorded {
        Recorded::Value { amount, unit } => {
            // `tonnes handled` says its unit already
            let unit =
                unit.as_ref().filter(|unit| !figure.measure.to_lowercase().contains(&unit.to_lowercase()));
            let unit = unit.map(|unit| format!(" {unit}")).unwrap_or_default();
            format!("{}{unit} {}", amount_words(amount), figure.measure)
        }
        Recorded::Date(when) => format!("{} for {}", when.to_iso(), figure.measure),
    }
}

/// `hrana-2026-01-28 records 6,373 killed (first paragraph)`.
pub(super) fn records(candidate: &Candidate<'_>) -> String {
    let locator = candidate.figure.locator.as_ref().map(|at| format!(" ({at})")).unwrap_or_default();
    format!("{} records {}{locator}", candidate.source.id, recorded(candidate.figure))
}

/// The two sides of a comparison: the record, and what the printed figure allows.
pub(super) fn both(claim: &Claim, comparison: &Comparison<'_>, context: &Context<'_>) -> String {
    let record = records(comparison.candidate);
    let surface = surface(claim, context.text);
    match (&comparison.allowed, &claim.mention.quantity.when) {
        (Some(allowed), _) => {
            let unit = claim.mention.quantity.amount.as_ref().and_then(|amount| amount.unit.as_ref());
            let unit = unit.map(|unit| format!(" {}", unit.name)).unwrap_or_default();
            let here = supported_here(comparison).map(|window| format!(", that is {window}{unit}"));
            format!("{record}{}; {surface} allows {allowed}{unit}", here.unwrap_or_default())
        }
        (None, Some(when)) => format!("{record}; {surface} is {}", when.to_iso()),
        (None, None) => record,
    }
}

/// The figure in the claim's unit where that is another one.
fn supported_here(comparison: &Comparison<'_>) -> Option<Window> {
    let Recorded::Value { amount, .. } = &comparison.candidate.figure.recorded else { return None };
    comparison.supported.filter(|window| *window != Window::recorded(amount))
}

/// Why a mention is no claim.
pub(super) fn exemption(reason: Exempt) -> &'static str {
    match reason {
        Exempt::Name => "part of a name",
        Exempt::Law => "names a law, an article or a section",
        Exempt::List => "numbers a page, a chapter or an item of a list",
        Exempt::Contact => "part of an address or a telephone number",
        Exempt::Idiom => "part of an idiom",
        Exempt::Pronoun => "stands for someone or something",
        Exempt::Enumeration => "orders the points of the text",
        Exempt::Dateline => "the article's own date",
        Exempt::Time => "a time that asserts nothing",
        Exempt::Other => "hypothetical or indefinite",
    }
}

/// Why two equal numbers do not agree.
pub(super) fn difference(difference: Difference, claim: &Claim, candidate: &Candidate<'_>) -> String {
    match difference {
        Difference::Period => {
            let theirs = candidate.figure.period.as_ref().map(When::to_iso);
            let theirs =
                theirs.or_else(|| candidate.figure.as_of.map(|date| date.to_string())).unwrap_or_default();
            let ours = claim.period.as_ref().map(When::to_iso).unwrap_or_default();
            format!("the numbers agree, but it is for {theirs} and the sentence speaks of {ours}")
        }
        Difference::Unit => {
            let theirs = candidate.unit.as_ref().map_or("a plain number", |unit| unit.name.as_str());
            let ours = claim.mention.quantity.amount.as_ref().and_then(|amount| amount.unit.as_ref());
            let ours = ours.map_or("a plain number", |unit| unit.name.as_str());
            format!("the numbers agree, but it is in {theirs} and the sentence in {ours}")
        }
    }
}

fn amount_words(amount: &Amount) -> String {
    let value = match amount.hi {
        Some(hi) => format!("{} to {}", grouped(amount.value), grouped(hi)),
        None => grouped(amount.value),
    };
    match amount.qualifier {
        Qualifier::Exact => value,
        Qualifier::About => format!("about {value}"),
        Qualifier::Nearly => format!("nearly {value}"),
        Qualifier::JustUnder => format!("just under {value}"),
        Qualifier::JustOver => format!("just over {value}"),
        Qualifier::MoreThan => format!("more than {value}"),
        Qualifier::AtLeast => format!("at least {value}"),
        Qualifier::LessThan => format!("less than {value}"),
        Qualifier::AtMost => format!("up to {value}"),
    }
}
