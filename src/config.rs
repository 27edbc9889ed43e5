//! Settings of a run: what tieout.toml and the flags say, as the pipeline needs it. Parsing only, no files.

use std::collections::{BTreeMap, BTreeSet};

use crate::extract::Kind;
use crate::finding::Severity;
use crate::quantity::PartialDate;

/// What the pipeline needs to know; everything else is the command line's business.
#[derive(Clone, Debug)]
pub struct Settings {
    /// BCP 47 tag for articles that do not say their own.
    pub language: String,
    /// `--published`: overrides what the article says.
    pub published: Option<PartialDate>,
    /// The day the run takes for today. Never stands in for the publication date.
    pub today: Option<PartialDate>,
    /// Severity by rule name; `None` is off. Rules not named keep their own.
    pub rules: BTreeMap<String, Option<Severity>>,
    /// Kinds for which `source-unsourced` is silent.
    pub silent: BTreeSet<Kind>,
    /// No registry: `source-*` rules and whatever else needs one are silent.
    pub isolated: bool,
}

impl Default for Settings {
    fn default() -> Self {
        Settings {
            language: "en".into(),
            published: None,
            today: None,
            rules: BTreeMap::new(),
            silent: [Kind::Date, Kind::Time, Kind::Duration, Kind::Ordinal, Kind::Score].into(),
            isolated: false,
        }
    }
}
