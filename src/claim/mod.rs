//! Mentions → claims: kind, measure, period, place, attribution, hedge, denial; or exempt, with the reason.

mod attribution;
mod casualty;
mod context;
pub mod dateline;
mod exempt;
pub mod id;
mod measure;
mod moment;
mod noun;
mod period;
mod place;
mod reader;
mod reading;
pub mod resolve;
mod sign;
mod speaker;
mod subject;

use std::cell::RefCell;
use std::mem;
use std::sync::Arc;

use crate::config::Settings;
use crate::document::Document;
use crate::document::sentence::Sentence;
use crate::extract::{Cut, Kind, Mention, extract, number_words};
use crate::lang::{self, Language};
use crate::quantity::{PartialDate, Unit, When};

use reader::Reader;
use reading::Locale;
use resolve::Reference;

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
    /// All reasons.
    pub const ALL: [Exempt; 10] = [
        Exempt::Name,
        Exempt::Law,
        Exempt::List,
        Exempt::Contact,
        Exempt::Idiom,
        Exempt::Pronoun,
        Exempt::Enumeration,
        Exempt::Dateline,
        Exempt::Time,
        Exempt::Other,
    ];

    /// Whether the number counts and measures nothing, rather than nothing that matters.
    fn is_no_quantity(self) -> bool {
        matches!(
            self,
            Exempt::Name | Exempt::Law | Exempt::List | Exempt::Contact | Exempt::Idiom | Exempt::Pronoun
        )
    }

    /// What the reason says, in words.
    pub fn meaning(self) -> &'static str {
        match self {
            Exempt::Name => "part of a name",
            Exempt::Law => "names a law, article or section",
            Exempt::List => "numbers a list, page, chapter or figure",
            Exempt::Contact => "an address, telephone number or postcode",
            Exempt::Idiom => "an idiom counts nothing",
            Exempt::Pronoun => "`one` stands for a noun",
            Exempt::Enumeration => "puts points in order",
            Exempt::Dateline => "the article's own date",
            Exempt::Time => "a time of day of no weight",
            Exempt::Other => "hypothetical, indefinite or an instruction",
        }
    }

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
    /// The words around it that the id is made of.
    pub context: id::Context,
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
    /// Whether the text says that it is not so: `denied that 300 were killed`.
    pub negated: bool,
    /// Where, as the sentence names it.
    pub place: Option<String>,
    /// What time the sentence speaks of, where it says so.
    pub period: Option<When>,
    /// Of a sum for each year or recipient, its unit with that: `USD per year`. It is compared as a sum like any other, since
    /// what is recorded mostly leaves the year to its measure.
    pub per: Option<Arc<Unit>>,
    /// `-1` where the words give it a sign (`fell`, `cheaper`), else `1`; 0 is never used.
    pub sign: i8,
}

impl Claim {
    /// Whether it asserts something an editor would want traced.
    pub fn is_claim(&self) -> bool {
        self.exempt.is_none()
    }

    /// The kind in the output formats: a sum for each year or recipient is a rate.
    pub fn shown_kind(&self) -> Kind {
        if self.per.is_some() && self.kind == Kind::Money { Kind::Rate } else { self.kind }
    }

    /// The unit in the output formats, with what a sum is for each of.
    pub fn shown_unit(&self) -> Option<&Arc<Unit>> {
        let unit = || self.mention.quantity.amount.as_ref().and_then(|amount| amount.unit.as_ref());
        self.per.as_ref().or_else(unit)
    }
}

/// The figures of a document, and what they were read from.
#[derive(Clone, Debug)]
pub struct Claims {
    /// Claims and exempt mentions, in order of place.
    pub claims: Vec<Claim>,
    /// The document's sentences.
    pub sentences: Vec<Sentence>,
    /// Their tokens.
    pub cut: Cut,
    /// When it was published, if anything says so.
    pub published: Option<PartialDate>,
    /// The language it was read in.
    pub language: &'static Language,
}

/// Reads every figure of `document`.
pub fn claims(document: &Document, settings: &Settings) -> Claims {
    let tag = document.meta.language.as_deref().unwrap_or(&settings.language);
    let language = settings.tables.unwrap_or_else(|| lang::language(tag));
    let mut extraction = extract(document, language);
    let mentions = mem::take(&mut extraction.mentions);
    let month_first = language.month_first(tag);
    let dateline = dateline::dateline(
        document.view.text(),
        &document.blocks,
        &language.vocabulary,
        &language.dates,
        &number_words(language),
        month_first,
    );
    let published =
        settings.published.or(document.meta.published).or(dateline.published).or(document.meta.name_date);
    let reader = Reader {
        quoted: attribution::quoted(document.view.text(), &extraction.sentences, &document.blocks),
        labels: attribution::labels(document.view.text(), &document.blocks, language),
        speakers: RefCell::default(),
        datelines: dateline.spans,
        extraction: &extraction,
        locale: Locale { language, territory: lang::territory(tag), published },
        document,
        language,
    };
    let claims = reader.read(mentions, Reference { published, month_first, ..Reference::default() });
    Claims { claims, sentences: extraction.sentences, cut: extraction.cut, published, language }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::open_str;

    #[test]
    fn a_sum_by_the_day_is_compared_without_it() {
        let text = "It costs $5 a minute, $12 an hour, $3 a day, $9 million a year and $4 per boat.";
        let claims = claims(&open_str("a.md", text), &Settings::default()).claims;
        let units = claims.iter().map(|claim| {
            let compared = claim.mention.quantity.amount.as_ref().and_then(|amount| amount.unit.as_ref());
            (compared.map_or("", |unit| unit.name.as_str()), claim.shown_unit().map_or("", |unit| &unit.name))
        });
        let expected = [
            ("USD per minute", "USD per minute"),
            ("USD per hour", "USD per hour"),
            ("USD", "USD per day"),
            ("USD", "USD per year"),
            ("USD", "USD per boat"),
        ];
        assert_eq!(units.collect::<Vec<_>>(), expected);
    }
}
