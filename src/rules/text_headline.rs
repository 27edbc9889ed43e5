//! `text-headline`: a sum or toll in the title that the text below neither states nor gives.

use std::collections::BTreeSet;

use rust_decimal::Decimal;

use super::Rule;
use super::arithmetic::shown;
use super::number_double_scale::double_scaled;
use super::support::{about, related, surface};
use crate::document::{Block, BlockKind};
use crate::extract::Kind;
use crate::finding::{Finding, Severity};
use crate::lang::linking::linking;
use crate::lang::token::{Token, tokenize};
use crate::quantity::agree::Window;
use crate::quantity::decimal::last_unit;
use crate::quantity::slip::{Slip, slip};
use crate::quantity::{Amount, Qualifier};
use crate::review::{Review, Reviewed};

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
    let Some(article) = Article::new(review) else { return Vec::new() };
    let titles = article.head.iter().filter(|figure| is_compared(figure));
    let captions = article.body.iter().filter(|figure| is_compared(figure) && article.is_caption(figure));
    let found = titles.filter_map(|figure| finding(figure, &article));
    found.chain(captions.filter_map(|figure| caption(figure, &article))).collect()
}

/// The finding on a caption that tells what the text tells, with its number mistyped.
fn caption(caption: &Reviewed, article: &Article<'_>) -> Option<Finding> {
    const SHARED: usize = 2;
    let review = article.review;
    let printed = caption.claim.mention.quantity.amount.as_ref()?;
    let words = |figure: &Reviewed| -> BTreeSet<String> {
        let sentence = review.sentences[figure.claim.mention.sentence].span;
        let words = linking().content(sentence.of(review.document.view.text()));
        words.filter(|word| !linking().is_filler(word) && word.chars().all(char::is_alphabetic)).collect()
    };
    let body = article.body.iter().filter(|figure| is_compared(figure) && !article.is_caption(figure));
    let alike: Vec<&Reviewed> = body.filter(|figure| same_sort(caption, figure)).take(LONGEST).collect();
    let amounts = || alike.iter().filter_map(|figure| figure.claim.mention.quantity.amount.as_ref());
    if amounts().any(|amount| states(printed, amount)) {
        return None;
    }
    let told = words(caption);
    let twin = alike.iter().find_map(|figure| {
        let slip = slip(printed, figure.claim.mention.quantity.amount.as_ref()?)?;
        let mistyped = matches!(slip, Slip::Scale(_) | Slip::Transposed | Slip::Dropped | Slip::Added);
        (mistyped && words(figure).intersection(&told).count() >= SHARED).then_some((*figure, slip))
    });
    let (figure, slip) = twin?;
    let message = format!("{}: the text says {}: {slip}", surface(caption, review), surface(figure, review));
    let mut finding = about(caption, review, RULE.name, Severity::Warning, message)?;
    finding.related.push(related(figure, review)?);
    Some(finding)
}

/// An article with its title, and the lead that the title is taken from.
struct Article<'r> {
    review: &'r Review<'r>,
    /// The figures of the title and of a standfirst under it.
    head: &'r [Reviewed],
    body: &'r [Reviewed],
    /// The block that begins the text.
    lead: usize,
}

impl<'r> Article<'r> {
    /// None without a title.
    fn new(review: &'r Review<'r>) -> Option<Self> {
        const TOP: usize = 4;
        let blocks = &review.document.blocks;
        let title = blocks.iter().take(TOP).position(|block| block.kind == BlockKind::Title)?;
        let text = review.document.view.text();
        // a standfirst, place or date is no sentence that ends
        let is_text = |block: &Block| {
            block.span.of(text).trim_end().ends_with(['.', '!', '?', '"', '”', ')', ':', '…'])
        };
        let lead = (title + 1..blocks.len().min(title + 1 + TOP)).find(|&at| is_text(&blocks[at]))?;
        let block = |figure: &Reviewed| review.sentences[figure.claim.mention.sentence].block;
        let (head, body) =
            review.figures.split_at(review.figures.partition_point(|figure| block(figure) < lead));
        Some(Article { review, head, body, lead })
    }

    fn is_caption(&self, figure: &Reviewed) -> bool {
        let block = self.review.sentences[figure.claim.mention.sentence].block;
        self.review.document.blocks.get(block).is_some_and(|block| block.kind == BlockKind::Caption)
    }
}

fn finding(title: &Reviewed, article: &Article<'_>) -> Option<Finding> {
    let review = article.review;
    let headline = title.claim.mention.quantity.amount.as_ref()?;
    let body = || article.body.iter();
    let alike: Vec<&Reviewed> =
        body().filter(|figure| is_compared(figure) && same_sort(title, figure)).collect();
    // a figure that is itself wrong proves nothing
    let faulty =
        |figure: &&Reviewed| figure.claim.mention.fault.is_some() || double_scaled(figure, review).is_some();
    if title.claim.mention.fault.is_some() || alike.iter().any(faulty) {
        return None;
    }
    let Some(counterpart) = counterpart(title, &alike, article) else {
        return itemised(title, &alike, article);
    };
    let amount = counterpart.claim.mention.quantity.amount.as_ref()?;
    let amounts = alike.iter().filter_map(|figure| figure.claim.mention.quantity.amount.as_ref());
    let values = |kinds: &[Kind]| -> Vec<Decimal> {
        let claims = body().filter(|figure| figure.claim.is_claim() && kinds.contains(&figure.claim.kind));
        claims.filter_map(|figure| Some(figure.claim.mention.quantity.amount.as_ref()?.value)).collect()
    };
    let counted = [Kind::Count, Kind::Casualties, Kind::Number, Kind::Duration];
    let counts = values(&counted);
    let percentages = values(&[Kind::Percentage]).into_iter().map(|percent| percent / Decimal::ONE_HUNDRED);
    let shares: Vec<Decimal> = percentages.chain(values(&[Kind::Fraction])).collect();
    let mut summed: Vec<Decimal> = amounts.clone().map(|amount| amount.value).collect();
    if title.claim.kind == Kind::Casualties {
        // `nine children and two adults`
        summed.extend(values(&[Kind::Count]));
    }
    if amounts.clone().any(|other| states(headline, other)) || gives(headline, &summed, &counts, &shares) {
        return None;
    }
    let slip = slip(headline, amount).filter(|slip| !matches!(slip, Slip::Coarse | Slip::Misrounded));
    // what somebody calls for, or a bill as a whole, need not be what the text tells first
    if slip.is_none() && (wished(title, review) || is_of_a_whole(title, review)) {
        return None;
    }
    let slip = slip.map(|slip| format!(": {slip}")).unwrap_or_default();
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

/// The finding on a sum in the title that the only sums of the text, one to each of as many as it announces, do not
/// make.
fn itemised(title: &Reviewed, alike: &[&Reviewed], article: &Article<'_>) -> Option<Finding> {
    const FEWEST: usize = 2;
    let review = article.review;
    let headline = title.claim.mention.quantity.amount.as_ref()?;
    let items: Vec<&Amount> =
        alike.iter().filter_map(|figure| figure.claim.mention.quantity.amount.as_ref()).collect();
    let sum = items.iter().try_fold(Decimal::ZERO, |sum, item| sum.checked_add(item.value))?;
    let count = Decimal::from(items.len());
    let announced = review.figures.iter().any(|figure| {
        let amount = figure.claim.mention.quantity.amount.as_ref();
        let top = review.sentences[figure.claim.mention.sentence].block <= article.lead;
        let counts = [Kind::Count, Kind::Number].contains(&figure.claim.kind);
        top && counts && amount.is_some_and(|amount| amount.value == count && amount.hi.is_none())
    });
    let exact = items.iter().all(|item| item.qualifier == Qualifier::Exact);
    let alone = article.head.iter().filter(|figure| is_compared(figure)).count() == 1;
    let values: Vec<Decimal> = items.iter().map(|item| item.value).collect();
    let given = items.iter().any(|item| states(headline, item)) || gives(headline, &values, &[], &[]);
    if title.claim.kind != Kind::Money
        || items.len() < FEWEST
        || !announced
        || !exact
        || !alone
        || wished(title, review)
        || given
    {
        return None;
    }
    // a sum to the last dollar is one of all its parts
    let to_the_last = last_unit(headline.value) < Decimal::ONE_THOUSAND;
    let severity = if to_the_last { Severity::Error } else { Severity::Warning };
    let terms: Vec<String> = values.iter().map(|value| shown(*value)).collect();
    let message = format!(
        "{}: the {} sums of the text make {} ({}), the title allows {}",
        surface(title, review),
        items.len(),
        shown(sum),
        terms.join(" + "),
        Window::allowed(headline),
    );
    let mut finding = about(title, review, RULE.name, severity, message)?;
    finding.related.extend(alike.iter().filter_map(|figure| related(figure, review)));
    Some(finding)
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
fn counterpart<'r>(title: &Reviewed, alike: &[&'r Reviewed], article: &Article<'_>) -> Option<&'r Reviewed> {
    const SHARED: usize = 2;
    let review = article.review;
    let block = |figure: &Reviewed| review.sentences[figure.claim.mention.sentence].block;
    let value = |figure: &Reviewed| figure.claim.mention.quantity.amount.as_ref().map(|amount| amount.value);
    let first = *alike.first()?;
    let mut lead = alike.iter().filter(|figure| block(figure) == block(first));
    let opening = block(first) == article.lead;
    let amount = first.claim.mention.quantity.amount.as_ref()?;
    // another figure of the title may be this one
    let taken = article.head.iter().filter(|other| other.claim.mention.span != title.claim.mention.span).any(
        |other| {
            let own = other.claim.mention.quantity.amount.as_ref();
            same_sort(other, first) && own.is_some_and(|own| states(own, amount))
        },
    );
    let alone = lead.all(|figure| value(figure) == value(first));
    let told = stems(first, review);
    let shared = stems(title, review).intersection(&told).count();
    (opening && alone && !taken && shared >= SHARED).then_some(first)
}

/// The tokens of the figure's sentence.
fn tokens(figure: &Reviewed, review: &Review<'_>) -> Vec<Token> {
    let mut tokens = Vec::new();
    let sentence = review.sentences[figure.claim.mention.sentence].span;
    tokenize(review.document.view.text(), sentence, &review.language.vocabulary, &mut tokens);
    tokens
}

/// Whether the title tells what somebody wants.
fn wished(title: &Reviewed, review: &Review<'_>) -> bool {
    tokens(title, review).iter().any(|token| review.language.checks.wishes.has(token.word))
}

/// `$285 billion highway bill`: of a whole of which the text tells a part.
fn is_of_a_whole(title: &Reviewed, review: &Review<'_>) -> bool {
    const REACH: usize = 3;
    let end = title.claim.mention.span.end;
    let tokens = tokens(title, review);
    let mut behind = tokens.iter().filter(|token| token.span().start >= end).take(REACH);
    behind.any(|token| review.language.checks.wholes.has(token.word))
}

/// The beginnings of the longer words of the figure's sentence.
fn stems(figure: &Reviewed, review: &Review<'_>) -> BTreeSet<String> {
    const STEM: usize = 4;
    let text = review.document.view.text();
    let tokens = tokens(figure, review);
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
fn gives(title: &Amount, values: &[Decimal], counts: &[Decimal], shares: &[Decimal]) -> bool {
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
    let shares =
        |value: Decimal| shares.iter().filter_map(move |&share| value.checked_mul(share)).chain([value]);
    let with = |index: usize, one: Decimal| {
        let others = values.iter().enumerate().filter(move |&(other, _)| other != index);
        others.flat_map(move |(_, &other)| [one.saturating_add(other), one.saturating_sub(other).abs()])
    };
    let parts = |(index, &value): (usize, &Decimal)| {
        each(value) || shares(value).any(|one| near(one) || with(index, one).any(near))
    };
    runs || values.iter().enumerate().any(parts)
}
