//! Mentions → claims: kind, measure, period, place, attribution, hedge; or exempt, with the reason.

mod attribution;
pub mod dateline;
mod exempt;
pub mod id;
mod measure;
mod period;
pub mod resolve;

use crate::config::Settings;
use crate::document::Document;
use crate::document::sentence::Sentence;
use crate::extract::{Extraction, Kind, Mention, NAME_CUE, extract, number_words};
use crate::lang::token::tokenize;
use crate::lang::{self, Language, Tokens};
use crate::quantity::{PartialDate, When};
use crate::span::Span;

use attribution::{Attributor, Speaker};
use exempt::Judge;
use measure::{Measure, Measurer};
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

/// The figures of a document, and what they were read from.
#[derive(Clone, Debug, Default)]
pub struct Claims {
    /// Claims and exempt mentions, in order of place.
    pub claims: Vec<Claim>,
    /// The document's sentences.
    pub sentences: Vec<Sentence>,
    /// When it was published, if anything says so.
    pub published: Option<PartialDate>,
}

/// Reads every figure of `document`.
pub fn claims(document: &Document, settings: &Settings) -> Claims {
    let tag = document.meta.language.as_deref().unwrap_or(&settings.language);
    let language = lang::language(tag);
    let extraction = extract(document, language);
    let month_first = language.month_first(tag);
    let dateline = dateline::dateline(
        document.view.text(),
        &document.blocks,
        &language.vocabulary,
        &language.dates,
        &number_words(language),
        month_first,
    );
    let published = settings
        .published
        .or(document.meta.published)
        .or(dateline.map(|(date, _)| date))
        .or(document.meta.name_date);
    let reader =
        Reader { document, language, extraction: &extraction, dateline: dateline.map(|(_, span)| span) };
    let claims = reader.read(Reference { published, month_first, ..Reference::default() });
    Claims { claims, sentences: extraction.sentences, published }
}

/// Turns the mentions of a document into claims, sentence by sentence.
struct Reader<'a> {
    document: &'a Document,
    language: &'static Language,
    extraction: &'a Extraction,
    dateline: Option<Span>,
}

impl Reader<'_> {
    fn read(&self, mut reference: Reference) -> Vec<Claim> {
        let mut ids = id::Ids::default();
        let mut claims: Vec<Claim> = Vec::with_capacity(self.extraction.mentions.len());
        for mentions in self.extraction.mentions.chunk_by(|left, right| left.sentence == right.sentence) {
            reference.begin_sentence();
            let from = claims.len();
            self.sentence(mentions, &mut reference, &mut ids, &mut claims);
            period::assign(&mut claims, from, &self.extraction.sentences);
        }
        claims
    }

    /// The claims of one sentence, appended to `claims`.
    fn sentence(
        &self,
        mentions: &[Mention],
        reference: &mut Reference,
        ids: &mut id::Ids,
        claims: &mut Vec<Claim>,
    ) {
        let text = self.document.view.text();
        let tokens = self.extraction.tokens(text, mentions[0].sentence);
        let measurer = Measurer { tokens, lang: self.language };
        let attributor = Attributor { tokens, lang: self.language };
        let block = self.document.blocks[self.extraction.sentences[mentions[0].sentence].block].span;
        let judge = Judge { tokens, lang: self.language };
        let attribution = self.source(&attributor, mentions[0].sentence);
        let hedges = attributor.hedges();
        for (index, mention) in mentions.iter().enumerate() {
            let before = index.checked_sub(1).map_or(0, |other| mentions[other].tokens.end);
            let next = mentions[index + 1..].iter().find(|other| other.cue != NAME_CUE);
            let next = next.map_or(tokens.len(), |other| other.tokens.start);
            let mut mention = self.resolved(mention, &tokens, reference);
            let mut measure = measurer.measure(&mention, before, next);
            if measurer.refers_back(&mention, before) && !measure.casualty {
                measure = referred(claims).unwrap_or(measure);
            }
            let exempt = if self.dateline.is_some_and(|line| line.overlaps(mention.span)) {
                Some(Exempt::Dateline)
            } else {
                judge.exempt(&mention, measure.name.as_deref(), measure.casualty)
            };
            let kind = match mention.kind {
                Kind::Number | Kind::Count if measure.casualty => Kind::Casualties,
                Kind::Number | Kind::Count | Kind::Duration if exempt.is_some_and(Exempt::is_no_quantity) => {
                    Kind::Number
                }
                Kind::Rank if exempt.is_some() => Kind::Ordinal,
                Kind::Number if measure.name.is_some() => Kind::Count,
                kind => kind,
            };
            if exempt == Some(Exempt::Idiom)
                && let Some(amount) = &mut mention.quantity.amount
            {
                amount.unit = None;
            }
            let context = id::context(text, mention.span, block);
            claims.push(Claim {
                id: ids.next(&mention.quantity, mention.span.of(text), &context),
                context,
                kind,
                measure: measure.name,
                exempt,
                attribution: attribution.clone(),
                hedged: attributor.hedged(&mention, &hedges),
                period: None,
                sign: 1,
                mention,
            });
        }
    }

    /// Whom sentence `index` names for what it says; for `he said` whom the sentences before it name.
    fn source(&self, attributor: &Attributor<'_>, index: usize) -> Option<String> {
        const REACH: usize = 5;
        match attributor.source()? {
            Speaker::Named(name) => Some(name),
            Speaker::Pronoun => self.extraction.sentences[index.saturating_sub(REACH)..index]
                .iter()
                .rev()
                .find_map(|before| {
                    let text = self.document.view.text();
                    let mut items = Vec::new();
                    tokenize(text, before.span, &self.language.vocabulary, &mut items);
                    let tokens = Tokens { text, items: &items };
                    match (Attributor { tokens, lang: self.language }).source()? {
                        Speaker::Named(name) => Some(name),
                        Speaker::Pronoun => None,
                    }
                }),
        }
    }

    /// The mention with its date resolved, which the dates after it may count from.
    fn resolved(&self, mention: &Mention, tokens: &Tokens<'_>, reference: &mut Reference) -> Mention {
        let mut mention = mention.clone();
        if let Some(expr) = &mention.date {
            reference.tense = resolve::tense(tokens, mention.tokens.start, &self.language.dates);
            mention.quantity.when = resolve::resolve(expr, reference);
            mention.fault = mention.fault.or_else(|| resolve::fault(expr, reference));
            reference.note(expr, mention.quantity.when);
        }
        mention
    }
}

/// The measure that `the figure` refers back to: the last one stated.
fn referred(claims: &[Claim]) -> Option<Measure> {
    let counts = [Kind::Casualties, Kind::Count, Kind::Percentage, Kind::Money];
    const REACH: usize = 50;
    let last = claims
        .iter()
        .rev()
        .take(REACH)
        .find(|claim| claim.measure.is_some() && counts.contains(&claim.kind))?;
    Some(Measure { name: last.measure.clone(), casualty: last.kind == Kind::Casualties })
}
