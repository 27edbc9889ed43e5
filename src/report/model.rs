//! The report, version 1: what every format writes. Fields that JSON does not carry are marked `skip`.

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};

use schemars::JsonSchema;
use serde::{Serialize, Serializer};

use super::number::Number;
use crate::document::Block;
use crate::finding::Severity;
use crate::ledger::Decision;
use crate::review::Status;
use crate::span::Span;
use crate::verify::Verdict;

/// A whole run: `check --format json`.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Report {
    /// Version of this shape.
    pub version: u32,
    /// What made it.
    pub tool: Tool,
    /// Counts over all files.
    pub summary: Summary,
    /// The articles in the order given, then the registry and ledger files that have findings.
    pub files: Vec<FileReport>,
    /// No registry was read: `source-*` rules were silent.
    #[serde(skip)]
    pub isolated: bool,
}

/// The program.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Tool {
    /// `tieout`.
    pub name: &'static str,
    /// Its version.
    pub version: &'static str,
}

/// Names with how often each occurs, in a defined order.
#[derive(Clone, Debug, Default, PartialEq, Eq, JsonSchema)]
#[schemars(with = "BTreeMap<String, usize>")]
pub struct Tally(pub Vec<(&'static str, usize)>);

impl Tally {
    /// How often `name` occurs.
    pub fn of(&self, name: &str) -> usize {
        self.0.iter().find(|&&(this, _)| this == name).map_or(0, |&(_, count)| count)
    }
}

impl Serialize for Tally {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_map(self.0.iter().copied())
    }
}

/// Counts. Every figure found is in exactly one status.
#[derive(Clone, Debug, Default, Serialize, JsonSchema)]
pub struct Summary {
    /// Articles.
    pub files: usize,
    /// Figures found, exempt ones included.
    pub mentions: usize,
    /// Figures that are claims.
    pub claims: usize,
    /// Mentions by status.
    pub status: Tally,
    /// Claims by verdict; verdicts that do not occur are left out.
    pub verdicts: Tally,
    /// Findings by severity, hidden ones included.
    pub findings: Tally,
    /// Findings that a waiver in the text silences.
    pub suppressed: usize,
    /// Findings below the lowest severity to show.
    #[serde(skip)]
    pub hidden: usize,
}

/// One file.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct FileReport {
    /// Path as given, or relative to the project.
    pub path: String,
    /// Publication date, ISO 8601.
    pub published: Option<String>,
    /// Title.
    pub title: Option<String>,
    /// Its figures in order of place, exempt ones included.
    pub claims: Vec<ClaimRow>,
    /// What is wrong, in order of place.
    pub findings: Vec<FindingRow>,
    /// Findings that waivers silence.
    #[serde(skip)]
    pub suppressed: usize,
    /// The text, for formats that show it; none for registry files.
    #[serde(skip)]
    pub article: Option<Article>,
}

impl FileReport {
    /// The findings about each claim, by the claim's id.
    pub fn findings_by_claim(&self) -> BTreeMap<&str, Vec<&FindingRow>> {
        let mut by_claim = BTreeMap::<_, Vec<_>>::new();
        for finding in &self.findings {
            if let Some(id) = finding.claim.as_deref() {
                by_claim.entry(id).or_default().push(finding);
            }
        }
        by_claim
    }
}

/// The article as it reads.
#[derive(Clone, Debug, Default)]
pub struct Article {
    /// The text view.
    pub text: String,
    /// Its blocks; spans count in `text`.
    pub blocks: Vec<Block>,
    /// Indexes of the blocks that begin a row of a table.
    pub row_starts: BTreeSet<usize>,
    /// BCP 47 tag.
    pub language: String,
}

/// What a figure of the article means: the keys that `extract` and `check` share.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Reading<'a> {
    /// Kind: `casualties`, `count`, `percentage`, …
    pub kind: &'static str,
    /// The number, scaled; the lower end of a range; null for pure dates.
    pub value: Option<Number>,
    /// The upper end of a range.
    pub value_hi: Option<Number>,
    /// `= ~ > >= < <=`; for pure dates `~` if approximate, else null.
    pub qualifier: Option<&'static str>,
    /// Unit, currency or `percent`; null for counts.
    pub unit: Option<Cow<'a, str>>,
    /// ISO 8601 date, `start/end`, `199X`.
    pub date: Option<String>,
    /// What is counted or measured.
    pub measure: Option<Cow<'a, str>>,
    /// Whether it asserts something to be traced.
    pub claim: bool,
    /// Why it is no claim.
    pub exempt: Option<&'static str>,
    /// Whom the text names for it.
    pub attribution: Option<Cow<'a, str>>,
    /// Whether the text marks it as uncertain.
    pub hedged: bool,
}

/// One line of `extract --format jsonl`.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct MentionRow<'a> {
    /// Path as given.
    pub file: &'a str,
    /// First byte in the file as stored.
    pub start: usize,
    /// One past the last byte.
    pub end: usize,
    /// Line from 1.
    pub line: usize,
    /// Column in code points from 1.
    pub column: usize,
    /// The bytes of the file between start and end.
    pub surface: &'a str,
    /// What it means.
    #[serde(flatten)]
    pub reading: Reading<'a>,
    /// Stable id.
    pub id: &'a str,
}

/// One figure of an article with its verdict.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct ClaimRow {
    /// Stable id: no path, no position in it.
    pub id: String,
    /// First byte in the file as stored.
    pub start: usize,
    /// One past the last byte.
    pub end: usize,
    /// Line from 1.
    pub line: usize,
    /// Column in code points from 1.
    pub column: usize,
    /// The bytes of the file between start and end.
    pub surface: String,
    /// What it means.
    #[serde(flatten)]
    pub reading: Reading<'static>,
    /// Where it ends: sourced, derived, cited, decided, exempt or open.
    #[serde(serialize_with = "status_name")]
    #[schemars(with = "String")]
    pub status: Status,
    /// What comparing it with its sources gave.
    #[serde(serialize_with = "verdict_name")]
    #[schemars(with = "Option<String>")]
    pub verdict: Option<Verdict>,
    /// Its ties to sources.
    pub links: Vec<LinkRow>,
    /// One sentence, with both values and the allowed interval.
    pub explanation: String,
    /// Further notes.
    #[serde(skip)]
    pub notes: Vec<String>,
    /// What it was found by.
    #[serde(skip)]
    pub cue: &'static str,
    /// Other readings of the same spelling.
    #[serde(skip)]
    pub alternatives: Vec<String>,
    /// The time it is of, where the text tells.
    #[serde(skip)]
    pub period: Option<String>,
    /// Where, as the sentence names it.
    #[serde(skip)]
    pub place: Option<String>,
    /// Whether the text says that it is not so.
    #[serde(skip)]
    pub negated: bool,
    /// Why it is a claim or none.
    #[serde(skip)]
    pub why: &'static str,
    /// What a person decided.
    #[serde(skip)]
    pub decision: Option<DecisionRow>,
    /// Where it stands in the article's text view.
    #[serde(skip)]
    pub span: Span,
}

fn status_name<S: Serializer>(status: &Status, serializer: S) -> Result<S::Ok, S::Error> {
    serializer.serialize_str(status.name())
}

#[expect(clippy::ref_option, reason = "the signature that serde calls")]
fn verdict_name<S: Serializer>(verdict: &Option<Verdict>, serializer: S) -> Result<S::Ok, S::Error> {
    verdict.map(Verdict::name).serialize(serializer)
}

/// Claim → source.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct LinkRow {
    /// Id of the source; perhaps one that the registry does not have.
    pub source: String,
    /// Measure of the figure that speaks to the claim.
    pub figure: Option<String>,
    /// Why they are tied.
    pub why: String,
    /// What the registry says of the source; none for unknown ids.
    #[serde(skip)]
    pub origin: Option<Origin>,
}

/// A source as reports show it.
#[derive(Clone, Debug, Default)]
pub struct Origin {
    /// Title.
    pub title: Option<String>,
    /// Address.
    pub url: Option<String>,
    /// Page, table or paragraph of the figure.
    pub locator: Option<String>,
    /// What the figure records, in words.
    pub recorded: Option<String>,
    /// Whether the explanation names the figure.
    pub named: bool,
}

/// A person's decision, from the ledger.
#[derive(Clone, Debug)]
pub struct DecisionRow {
    /// What.
    pub decision: Decision,
    /// Why.
    pub reason: Option<String>,
    /// Who.
    pub by: Option<String>,
    /// When, ISO 8601.
    pub on: Option<String>,
}

/// One finding: also one line of `check --format jsonl`.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct FindingRow {
    /// Rule.
    pub rule: &'static str,
    /// Weight.
    pub severity: Severity,
    /// One sentence.
    pub message: String,
    /// File.
    pub file: String,
    /// First byte in the file as stored.
    pub start: usize,
    /// One past the last byte.
    pub end: usize,
    /// Line from 1.
    pub line: usize,
    /// Column in code points from 1.
    pub column: usize,
    /// Line of the end.
    pub end_line: usize,
    /// Column of the end: one past the last character.
    pub end_column: usize,
    /// Further places.
    pub related: Vec<RelatedRow>,
    /// Id of the claim it is about.
    pub claim: Option<String>,
    /// Suggested corrections; bytes of `file`.
    pub fixes: Vec<FixRow>,
    /// The sentence or line it stands in.
    #[serde(skip)]
    pub snippet: Snippet,
}

/// A further place of a finding.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct RelatedRow {
    /// File.
    pub file: String,
    /// First byte.
    pub start: usize,
    /// One past the last byte.
    pub end: usize,
    /// Line from 1.
    pub line: usize,
    /// Column in code points from 1.
    pub column: usize,
    /// What stands there.
    pub message: String,
    /// The line it stands in.
    #[serde(skip)]
    pub snippet: Snippet,
}

/// A suggested correction.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct FixRow {
    /// First byte to replace.
    pub start: usize,
    /// One past the last.
    pub end: usize,
    /// What to put there.
    pub text: String,
}

/// The words around a place, from the file as stored.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Snippet {
    /// The sentence or line, cut to a few thousand bytes.
    pub text: String,
    /// Byte of the file at which `text` begins.
    pub at: usize,
    /// The place, within `text`.
    pub mark: Span,
}
