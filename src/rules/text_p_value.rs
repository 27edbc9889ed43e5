//! `text-p-value`: a p value that its test statistic does not give.

#![expect(
    clippy::float_arithmetic,
    reason = "probabilities of distributions; no figure of a text is computed"
)]

use std::str::FromStr;

use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;
use statrs::distribution::{ChiSquared, ContinuousCDF, FisherSnedecor, Normal, StudentsT};

use super::Rule;
use super::sentence::{Sentence, sentences};
use super::support::{about, surface};
use crate::finding::{Finding, Severity};
use crate::lang::Tokens;
use crate::review::Review;

pub(super) const RULE: Rule = Rule {
    name: "text-p-value",
    severity: Severity::Warning,
    summary: "a p value that the test statistic beside it does not give",
    page: include_str!("text_p_value.md"),
    check: Some(check),
};

/// A test as it is reported: `t(28) = 2.20`.
struct Test {
    statistic: Statistic,
    /// Token index one past it.
    end: usize,
}

/// The statistic with its degrees of freedom; values as printed, with half a unit of the last digit.
enum Statistic {
    T(f64, Printed),
    F(f64, f64, Printed),
    Chi(f64, Printed),
    Z(Printed),
}

/// A printed number: the ends that rounding leaves open. Probabilities are no figures of a text that are compared
/// as decimals, so floats will do.
#[derive(Clone, Copy)]
struct Printed {
    lo: f64,
    hi: f64,
}

fn check(review: &Review<'_>) -> Vec<Finding> {
    let mut found = Vec::new();
    for sentence in sentences(review, &[], 2) {
        let tokens = sentence.tokens();
        for at in 0..tokens.len() {
            found.extend(test(&tokens, at).and_then(|test| finding(&test, &sentence, review)));
        }
    }
    found
}

/// The finding on `t(28) = 2.20, p = .50`.
fn finding(test: &Test, sentence: &Sentence<'_>, review: &Review<'_>) -> Option<Finding> {
    const GAP: usize = 2;
    let tokens = sentence.tokens();
    let p = (test.end..test.end + GAP).find(|&at| tokens.str(at) == "p")?;
    let relation = tokens.str(p + 1);
    let (printed, end) = number(&tokens, p + 2)?;
    let (low, high) = p_values(&test.statistic)?;
    // a one-tailed test halves them
    let fits = |low: f64, high: f64| match relation {
        "=" => low <= printed.hi && high >= printed.lo,
        "<" => low < printed.hi,
        ">" => high > printed.lo,
        _ => true,
    };
    if fits(low, high) || fits(low / 2.0, high / 2.0) {
        return None;
    }
    let span = tokens.span(p + 2, end);
    let inside = |figure: &&crate::review::Reviewed| figure.claim.mention.span.overlaps(span);
    let figure = sentence.figures.iter().find(inside)?;
    let message =
        format!("{}: the statistic gives p between {low:.4} and {high:.4}", surface(figure, review));
    about(figure, review, RULE.name, Severity::Warning, message)
}

/// The test reported at `at`.
fn test(tokens: &Tokens<'_>, at: usize) -> Option<Test> {
    let name = tokens.str(at);
    let glued = |at: usize| tokens.glued(at);
    // `χ²`, `χ2`
    let open = at + 1 + usize::from(name == "χ" && matches!(tokens.str(at + 1), "²" | "2") && glued(at + 1));
    if name == "z" {
        let (value, end) = stated(tokens, at + 1)?;
        return Some(Test { statistic: Statistic::Z(value), end });
    }
    if !matches!(name, "t" | "F" | "χ" | "r") || tokens.str(open) != "(" {
        return None;
    }
    let (first, after) = number(tokens, open + 1)?;
    let close = (after..after + SAMPLE).find(|&at| tokens.str(at) == ")")?;
    let second =
        if tokens.str(after) == "," { number(tokens, after + 1).map(|(second, _)| second) } else { None };
    let (value, end) = stated(tokens, close + 1)?;
    let degrees = first.middle();
    let statistic = match (name, second) {
        ("t", None) => Statistic::T(degrees, value),
        ("r", None) => Statistic::T(degrees, value.of_correlation(degrees)?),
        ("F", Some(second)) => Statistic::F(degrees, second.middle(), value),
        ("χ", _) => Statistic::Chi(degrees, value),
        _ => return None,
    };
    Some(Test { statistic, end })
}

/// Tokens within the brackets of a statistic: `(1, N = 90)`.
const SAMPLE: usize = 6;

/// `= 2.20` at `at`.
fn stated(tokens: &Tokens<'_>, at: usize) -> Option<(Printed, usize)> {
    if tokens.str(at) == "=" { number(tokens, at + 1) } else { None }
}

/// `2.20`, `.06`, `-1.5` at `at`, and one past it.
fn number(tokens: &Tokens<'_>, at: usize) -> Option<(Printed, usize)> {
    const LONGEST: usize = 3;
    let sign = usize::from(matches!(tokens.str(at), "-" | "−"));
    let point = usize::from(tokens.str(at + sign) == ".");
    let end = at + sign + point + 1;
    let text: String = (at + sign..end).map(|at| tokens.str(at)).collect();
    let text = if point == 1 { format!("0{text}") } else { text };
    let value = Decimal::from_str(&text.replace(',', "")).ok().filter(|_| end - at <= LONGEST)?;
    let half = Decimal::new(5, value.scale() + 1);
    Some((Printed { lo: (value - half).to_f64()?.max(0.0), hi: (value + half).to_f64()? }, end))
}

impl Printed {
    fn middle(self) -> f64 {
        f64::midpoint(self.lo, self.hi)
    }

    /// The t statistic of a printed correlation: r √(degrees / (1 − r²)).
    fn of_correlation(self, degrees: f64) -> Option<Self> {
        let t = |r: f64| r * (degrees / (1.0 - r * r)).sqrt();
        (self.hi < 1.0).then(|| Printed { lo: t(self.lo), hi: t(self.hi) })
    }
}

/// The smallest and the largest two-tailed p that the printed statistic allows.
fn p_values(statistic: &Statistic) -> Option<(f64, f64)> {
    let tail = |distribution: &dyn Fn(f64) -> f64, value: &Printed, tails: f64| {
        (tails * distribution(value.hi), tails * distribution(value.lo))
    };
    Some(match statistic {
        Statistic::T(degrees, value) => {
            let t = StudentsT::new(0.0, 1.0, *degrees).ok()?;
            tail(&|x| t.sf(x), value, 2.0)
        }
        Statistic::F(first, second, value) => {
            let f = FisherSnedecor::new(*first, *second).ok()?;
            tail(&|x| f.sf(x), value, 1.0)
        }
        Statistic::Chi(degrees, value) => {
            let chi = ChiSquared::new(*degrees).ok()?;
            tail(&|x| chi.sf(x), value, 1.0)
        }
        Statistic::Z(value) => {
            let z = Normal::new(0.0, 1.0).ok()?;
            tail(&|x| z.sf(x), value, 2.0)
        }
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Quantiles of printed tables: t(28) and r(28) at .05, F(2, 31) at .05, χ²(1) at .05 and z at .05, two-tailed.
    #[test]
    fn probabilities_are_those_of_the_tables() {
        let at = |value: f64| Printed { lo: value, hi: value };
        for statistic in [
            Statistic::T(28.0, at(2.048)),
            Statistic::T(28.0, at(0.361).of_correlation(28.0).unwrap()),
            Statistic::F(2.0, 31.0, at(3.305)),
            Statistic::Chi(1.0, at(3.841)),
            Statistic::Z(at(1.960)),
        ] {
            let (low, high) = p_values(&statistic).unwrap();
            assert!((low - 0.05).abs() < 0.0005 && (high - 0.05).abs() < 0.0005, "{low} {high}");
        }
    }
}
