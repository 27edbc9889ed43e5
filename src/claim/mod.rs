//! Mentions → claims: kind, measure, period, place, attribution, hedge; or exempt, with the reason.

pub mod dateline;
pub mod resolve;

use crate::extract::{Kind, Mention};
use crate::quantity::When;

/// Why a mention is no claim.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Exempt {
    /// Part of a name: Boeing 737.
    Name,
    /// A law, article or section.
    Law,
    /// Numbering of a list, page, chapter or figure.
    List,
    /// Phone, postcode, address, URL.
    Contact,
    /// An idiom: one of the, one day.
    Idiom,
    /// `one` as a pronoun.
    Pronoun,
    /// First … second … as discourse order.
    Enumeration,
    /// The article's own date or dateline.
    Dateline,
    /// A clock time with no factual weight.
    Time,
    /// Hypothetical, indefinite, instruction.
    Other,
}

impl Exempt {
    /// The name in the output formats.
    pub fn name(self) -> &'static str {
        match self {
            Exempt::Name => "name",
            Exempt::Law => "law",
            Exempt::List => "list",
            Exempt::Contact => "contact",
            Exempt::Idiom => "idiom",
            Exempt::Pronoun => "pronoun",
            Exempt::Enumeration => "enumeration",
            Exempt::Dateline => "dateline",
            Exempt::Time => "time",
            Exempt::Other => "other",
        }
    }
}

/// A mention with what the text says about it. Claims and exempt mentions both: nothing disappears.
#[derive(Clone, Debug, PartialEq)]
pub struct Claim {
    /// The mention, its date resolved.
    pub mention: Mention,
    /// Stable id: 12 hex digits, free of position and path.
    pub id: String,
    /// Kind, refined by what is counted.
    pub kind: Kind,
    /// What is counted or measured, one normalised noun phrase.
    pub measure: Option<String>,
    /// Why it is no claim; `None` for claims.
    pub exempt: Option<Exempt>,
    /// Whom the text names for it.
    pub attribution: Option<String>,
    /// Whether the text marks it as uncertain.
    pub hedged: bool,
    /// What time the sentence speaks of, where it says so.
    pub period: Option<When>,
    /// `-1` where the words give it a sign (`fell`, `cheaper`), else `1`; 0 is never used.
    pub sign: i8,
}

impl Claim {
    /// Whether it asserts something an editor would want traced.
    pub fn is_claim(&self) -> bool {
        self.exempt.is_none()
    }
}
