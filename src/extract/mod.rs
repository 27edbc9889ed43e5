//! Text view → mentions. One pass finds anchors, parsers run only there.

use std::ops::Range;

mod age;
mod bracketed;
mod compound;
pub mod date;
mod fraction;
mod longer_unit;
mod mention;
mod miswritten;
mod money;
mod multiple;
mod name;
mod numeral;
mod ordinal;
mod parser;
mod qualified;
mod range;
mod rate;
mod scale;
mod scan;
mod scientific;
mod shared_unit;
mod special;
mod spelled;
mod stopwatch;
mod unit;
mod vague;

pub use date::DateExpr;
pub(crate) use range::WICKETS;
pub use scan::{Cut, Extraction, extract};
pub(crate) use special::ROMAN;

use crate::lang::{Language, Tokens};

/// The number words of `language`, for the readers of dates.
pub fn number_words(language: &'static Language) -> impl date::NumberWords {
    parser::Parser::new(Tokens { text: "", items: &[] }, language)
}

use crate::quantity::Quantity;
use crate::span::Span;

/// What kind of figure a mention is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Kind {
    /// People or animals killed, injured, missing, arrested, displaced, infected …
    Casualties,
    /// Any other countable.
    Count,
    /// `%`, per cent, percentage points.
    Percentage,
    /// A third of, half, one in five.
    Fraction,
    /// A sum of money.
    Money,
    /// A date, absolute or relative.
    Date,
    /// A length of time.
    Duration,
    /// Age of a person or thing.
    Age,
    /// Length, area, mass, temperature, speed, …
    Measurement,
    /// Per 100,000, a day, per hour.
    Rate,
    /// Doubled, three times, fivefold.
    Multiple,
    /// Third-largest, No. 1, first woman to.
    Rank,
    /// 3–2, a 52–48 vote.
    Score,
    /// Clock time.
    Time,
    /// 22nd Amendment, 39th session.
    Ordinal,
    /// None of these.
    Number,
}

impl Kind {
    /// All kinds, in order.
    pub const ALL: [Kind; 16] = [
        Kind::Casualties,
        Kind::Count,
        Kind::Percentage,
        Kind::Fraction,
        Kind::Money,
        Kind::Date,
        Kind::Duration,
        Kind::Age,
        Kind::Measurement,
        Kind::Rate,
        Kind::Multiple,
        Kind::Rank,
        Kind::Score,
        Kind::Time,
        Kind::Ordinal,
        Kind::Number,
    ];

    /// The name used in every output format and in tieout.toml.
    pub fn name(self) -> &'static str {
        match self {
            Kind::Casualties => "casualties",
            Kind::Count => "count",
            Kind::Percentage => "percentage",
            Kind::Fraction => "fraction",
            Kind::Money => "money",
            Kind::Date => "date",
            Kind::Duration => "duration",
            Kind::Age => "age",
            Kind::Measurement => "measurement",
            Kind::Rate => "rate",
            Kind::Multiple => "multiple",
            Kind::Rank => "rank",
            Kind::Score => "score",
            Kind::Time => "time",
            Kind::Ordinal => "ordinal",
            Kind::Number => "number",
        }
    }

    /// The kind of that name.
    pub fn from_name(name: &str) -> Option<Kind> {
        Kind::ALL.into_iter().find(|kind| kind.name() == name)
    }
}

/// What is wrong with a mention as it is written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Fault {
    /// No number is written like this: `1,58,3.164`.
    Malformed,
    /// A date that no calendar has: `June 31`.
    Impossible,
    /// The weekday does not fall on the date; this is the one that does (0 = Monday).
    Weekday(u8),
}

/// A place in the text that carries one number, date or range, with qualifier and unit. As written.
#[derive(Clone, Debug, PartialEq)]
pub struct Mention {
    /// Where it stands in the view.
    pub span: Span,
    /// Kind by its form; `claim` refines it by what is counted.
    pub kind: Kind,
    /// What it means.
    pub quantity: Quantity,
    /// A date as written, before it is resolved against the publication date.
    pub date: Option<DateExpr>,
    /// Other readings of the same spelling: `3/4/2026`, `1.200`, `$`.
    pub alternatives: Vec<Quantity>,
    /// What is wrong with the spelling.
    pub fault: Option<Fault>,
    /// Name of the reason why its shape alone makes it no claim: a telephone number, letters and digits in one word.
    pub shape: Option<&'static str>,
    /// The parser that found it, for `explain`.
    pub cue: &'static str,
    /// Index of its sentence.
    pub sentence: usize,
    /// Its tokens within the sentence.
    pub tokens: Range<usize>,
}
