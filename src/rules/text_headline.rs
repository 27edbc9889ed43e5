//! `text-headline`: a sum or toll in the title that the text below neither states nor gives.

use std::collections::BTreeSet;

use rust_decimal::Decimal;

use super::Rule;
use super::number_double_scale::double_scaled;
use super::support::{about, related, surface};
use crate::document::BlockKind;
use crate::extract::Kind;
use crate::finding::{Finding, Severity};
use crate::lang::token::tokenize;
use crate::quantity::agree::Window;
use crate::quantity::decimal::last_unit;
use crate::quantity::slip::slip;
use crate::quantity::{Amount, Qualifier};
use crate::review::{Review, Reviewed};
use crate::span::Span;

pub(super) const RULE: Rule = Rule {
    name: "text-headline",
    severity: Severity::Error,
    summary: "a figure of the title that the text below does not give",
    page: include_str!("text_headline.md"),
    check: Some(check),
};

/// Figures of the text that sums and products are made of; a text with more of them is not searched further.
const LONGEST: usize = 40;

fn check(review: &Review<'_>) -> Vec<Finding> {
    let titles = review.figures.iter().filter(|figure| is_compared(figure) && is_title(figure, review));
    titles.filter_map(|figure| finding(figure, review)).collect()
}

fn finding(title: &Reviewed, review: &Review<'_>) -> Option<Finding> {
    let headline = title.claim.mention.quantity.amount.as_ref()?;
    let body = || review.figures.iter().filter(|figure| !is_title(figure, review));
    let alike: Vec<&Reviewed> =
        body().filter(|figure| is_compared(figure) && same_sort(title, figure)).collect();
    // a figure that is itself wrong proves nothing
    if alike.iter().any(|figure| double_scaled(figure, review).is_some()) {
        return None;
    }
    let counterpart = counterpart(title, &alike, review)?;
    let amount = counterpart.claim.mention.quantity.amount.as_ref()?;
    let amounts = alike.iter().filter_map(|figure| figure.claim.mention.quantity.amount.as_ref());
    let values = |kinds: &[Kind]| -> Vec<Decimal> {
        let claims = body().filter(|figure| figure.claim.is_claim() && kinds.contains(&figure.claim.kind));
        claims.filter_map(|figure| Some(figure.claim.mention.quantity.amount.as_ref()?.value)).collect()
    };
    let (counts, percentages) = (values(&[Kind::Count, Kind::Casualties]), values(&[Kind::Percentage]));
    if amounts.clone().any(|other| states(headline, other))
        || gives(headline, &amounts.map(|amount| amount.value).collect::<Vec<_>>(), &counts, &percentages)
    {
        return None;
    }
    let slip = slip(headline, amount).map(|slip| format!(": {slip}")).unwrap_or_default();
    let message = format!(
        "{}: the text says {}{slip}; the title allows {}, and no sum, difference, product or share of the text's \
         figures lies there",
        surface(title, review),
        surface(counterpart, review),
        Window::allowed(headline),
    );
    let mut finding = about(title, review, RULE.name, Severity::Error, message)?;
    finding.related.push(related(counterpart, review)?);
    Some(finding)
}

fn is_title(figure: &Reviewed, review: &Review<'_>) -> bool {
    let block = review.sentences[figure.claim.mention.sentence].block;
    review.document.blocks.get(block).is_some_and(|block| block.kind == BlockKind::Title)
}

/// Sums of money and tolls: what a title takes from the text.
fn is_compared(figure: &Reviewed) -> bool {
    let amount = figure.claim.mention.quantity.amount.as_ref();
    figure.claim.is_claim()
        && matches!(figure.claim.kind, Kind::Money | Kind::Casualties)
        && amount.is_some_and(|amount| amount.hi.is_none())
}

fn same_sort(a: &Reviewed, b: &Reviewed) -> bool {
    let unit = |figure: &Reviewed| {
        let amount = figure.claim.mention.quantity.amount.as_ref()?;
        amount.unit.as_ref().map(|unit| unit.name.clone())
    };
    let money = a.claim.kind == Kind::Money;
    a.claim.kind == b.claim.kind && unit(a) == unit(b) && (money || a.claim.measure == b.claim.measure)
}

/// The figure of the lead that the title speaks of: the only value of its sort there, in a sentence that shares
/// words with the title.
fn counterpart<'r>(title: &Reviewed, alike: &[&'r Reviewed], review: &Review<'_>) -> Option<&'r Reviewed> {
    const SHARED: usize = 2;
    let block = |figure: &Reviewed| review.sentences[figure.claim.mention.sentence].block;
    let value = |figure: &Reviewed| figure.claim.mention.quantity.amount.as_ref().map(|amount| amount.value);
    let first = *alike.iter().find(|figure| block(figure) > block(title))?;
    let mut lead = alike.iter().filter(|figure| block(figure) == block(first));
    let opening = block(first) == block(title) + 1;
    let alone = lead.all(|figure| value(figure) == value(first));
    let told = stems(first, review);
    let shared = stems(title, review).intersection(&told).count();
    (opening && alone && shared >= SHARED).then_some(first)
}

/// The beginnings of the longer words of the figure's sentence.
fn stems(figure: &Reviewed, review: &Review<'_>) -> BTreeSet<String> {
    const STEM: usize = 5;
    let text = review.document.view.text();
    let span = review.sentences[figure.claim.mention.sentence].span;
    let mut tokens = Vec::new();
    tokenize(text, Span::new(span.start, span.end), &review.language.vocabulary, &mut tokens);
    let words = tokens.iter().filter(|token| !review.language.grammar.function_words.has(token.word));
    let lower = words.map(|token| token.span().of(text).to_lowercase());
    lower.filter(|word| word.chars().count() >= STEM).map(|word| word.chars().take(STEM).collect()).collect()
}

/// Whether the text's figure is the title's, either of them rounded to the other's digits.
fn states(title: &Amount, text: &Amount) -> bool {
    let two_sided = |amount: &Amount| matches!(amount.qualifier, Qualifier::Exact | Qualifier::About);
    let apart = (title.value - text.value).abs();
    let unit = last_unit(title.value).max(last_unit(text.value));
    let rounded = two_sided(title) && apart <= unit / Decimal::TWO;
    rounded || Window::spoken_for(title).meets(&Window::recorded(text))
}

/// Whether the figures of the text give the title's by a sum, a difference, a share, or so many each.
fn gives(title: &Amount, values: &[Decimal], counts: &[Decimal], percentages: &[Decimal]) -> bool {
    if values.len() > LONGEST {
        return true;
    }
    // the parts are rounded, each for itself
    let slack = title.value.abs() / Decimal::ONE_THOUSAND;
    let window = Window::spoken_for(title);
    let near = |value: Decimal| {
        let ends =
            Window { lo: Some(value - slack), hi: Some(value + slack), lo_open: false, hi_open: false };
        window.meets(&ends)
    };
    let runs = (0..values.len()).any(|from| {
        let mut sum = Decimal::ZERO;
        values[from..].iter().any(|&value| {
            sum = sum.saturating_add(value);
            near(sum)
        })
    });
    let each = |value: Decimal| {
        let counted =
            counts.iter().flat_map(move |&count| [value.checked_mul(count), value.checked_div(count)]);
        counted.flatten().any(near)
    };
    let shares = |value: Decimal| {
        let of = percentages.iter().filter_map(move |&percent| value.checked_mul(percent));
        of.filter_map(|product| product.checked_div(Decimal::ONE_HUNDRED)).chain([value])
    };
    let with = |index: usize, one: Decimal| {
        let others = values.iter().enumerate().filter(move |&(other, _)| other != index);
        others.flat_map(move |(_, &other)| [one.saturating_add(other), one.saturating_sub(other).abs()])
    };
    let parts = |(index, &value): (usize, &Decimal)| {
        each(value) || shares(value).any(|one| near(one) || with(index, one).any(near))
    };
    runs || values.iter().enumerate().any(parts)
}
