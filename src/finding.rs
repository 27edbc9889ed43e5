//! Findings: what the readers, the loaders and the rules have to tell the user.

use std::fmt;
use std::str::FromStr;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::span::Span;

/// How much a finding weighs. An error is a proof, a guess is at most a warning.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum Severity {
    /// Worth knowing.
    Note,
    /// Probably wrong or missing; a person decides.
    Warning,
    /// Proven from the inputs that the finding names.
    Error,
}

impl Severity {
    /// The name used in every output format.
    pub fn name(self) -> &'static str {
        match self {
            Severity::Note => "note",
            Severity::Warning => "warning",
            Severity::Error => "error",
        }
    }
}

impl fmt::Display for Severity {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.name())
    }
}

impl FromStr for Severity {
    type Err = String;

    fn from_str(name: &str) -> Result<Self, String> {
        match name {
            "note" => Ok(Severity::Note),
            "warning" => Ok(Severity::Warning),
            "error" => Ok(Severity::Error),
            _ => Err(format!("unknown severity `{name}`: note, warning or error")),
        }
    }
}

/// A place in a file, as stored on disk.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Place {
    /// Path as the user gave it, or relative to the project.
    pub file: String,
    /// Bytes of the file, BOM and carriage returns counted.
    pub span: Span,
}

/// A second place that explains the finding.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Related {
    /// Where.
    pub place: Place,
    /// What stands there, in a few words.
    pub message: String,
}

/// A replacement that would mend the finding. Applied by nobody but the user.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fix {
    /// Bytes of the file of the finding's primary place.
    pub span: Span,
    /// What to put there.
    pub text: String,
}

/// One thing to tell the user. It has exactly one primary place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finding {
    /// Name of the rule, such as `source-unsourced`.
    pub rule: &'static str,
    /// Weight, after the configuration has had its say.
    pub severity: Severity,
    /// One sentence, with the values and the interval where there are any.
    pub message: String,
    /// The primary place.
    pub place: Place,
    /// Further places, the registry's among them.
    pub related: Vec<Related>,
    /// Id of the claim it is about.
    pub claim: Option<String>,
    /// Suggested corrections, where sure.
    pub fixes: Vec<Fix>,
}

impl Finding {
    /// A finding with a place and nothing more.
    pub fn new(rule: &'static str, severity: Severity, message: impl Into<String>, place: Place) -> Self {
        Finding {
            rule,
            severity,
            message: message.into(),
            place,
            related: Vec::new(),
            claim: None,
            fixes: Vec::new(),
        }
    }
}
