//! `date-order`: a period that ends before it begins.

use super::Rule;
use super::support::{about, surface};
use crate::extract::Kind;
use crate::finding::{Finding, Severity};
use crate::lang::token::tokenize;
use crate::lang::{TokenKind, Tokens};
use crate::review::{Review, Reviewed};

pub(super) const RULE: Rule = Rule {
    name: "date-order",
    severity: Severity::Error,
    summary: "a period that ends before it begins",
    page: include_str!("date_order.md"),
    check: Some(check),
};

fn check(review: &Review<'_>) -> Vec<Finding> {
    let dates = review.figures.iter().filter(|figure| {
        figure.claim.kind == Kind::Date
            && figure.claim.is_claim()
            && figure.claim.mention.quantity.when.is_none()
    });
    dates.filter_map(|figure| finding(figure, review)).collect()
}

/// The finding on `from 2010 to 2005`, which is no date of the calendar.
fn finding(figure: &Reviewed, review: &Review<'_>) -> Option<Finding> {
    let text = review.document.view.text();
    let mut items = Vec::new();
    tokenize(text, figure.claim.mention.span, &review.language.vocabulary, &mut items);
    let tokens = Tokens { text, items: &items };
    let years: Vec<i32> = (0..tokens.len())
        .filter(|&at| tokens.is(at, TokenKind::Number) && tokens.str(at).len() == 4)
        .filter_map(|at| tokens.str(at).parse().ok())
        .collect();
    let &[first, last] = years.as_slice() else { return None };
    let years_alone = tokens.len() <= 4;
    if !years_alone || first <= last {
        return None;
    }
    let message = format!("{}: it ends {} years before it begins", surface(figure, review), first - last);
    about(figure, review, RULE.name, Severity::Error, message)
}
