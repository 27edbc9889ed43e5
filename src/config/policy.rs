//! `[policy]` and `[staleness]`: how many sources a figure needs, and how old they may be.

use std::collections::BTreeMap;

use toml::Spanned;
use toml::de::DeValue;

use super::Reader;
use crate::error::{Error, unknown};
use crate::extract::Kind;

/// What a newsroom asks of the sources of its figures; empty asks for nothing.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Policy {
    /// Independent sources that must agree on a figure of the kind.
    pub sources: BTreeMap<Kind, usize>,
    /// Days after which a record is too old to stand for the present.
    pub days: Option<u32>,
    /// The same for figures of one kind.
    pub days_of: BTreeMap<Kind, u32>,
}

impl Policy {
    /// Days after which a record is too old for a figure of that kind.
    pub fn days_for(&self, kind: Kind) -> Option<u32> {
        self.days_of.get(&kind).copied().or(self.days)
    }

    /// Reads `[policy]`: kinds and how many sources each needs.
    pub(super) fn read_sources(
        &mut self,
        reader: &Reader<'_>,
        value: &Spanned<DeValue<'_>>,
    ) -> Result<(), Error> {
        for (key, value) in reader.table(value)? {
            let kind = reader.kind(key.span().start, key.get_ref())?;
            let number = match value.get_ref() {
                DeValue::Integer(number) => number.to_string().parse().ok(),
                _ => None,
            };
            let number = number.filter(|number| *number > 0).ok_or_else(|| {
                reader.at(value, "expected how many independent sources must agree, such as 2".into())
            })?;
            self.sources.insert(kind, number);
        }
        Ok(())
    }

    /// Reads `[staleness]`: `default`, or kinds, and the days that a record stays good for.
    pub(super) fn read_days(
        &mut self,
        reader: &Reader<'_>,
        value: &Spanned<DeValue<'_>>,
    ) -> Result<(), Error> {
        for (key, value) in reader.table(value)? {
            let days = reader.days(value)?;
            match key.get_ref().as_ref() {
                "default" => self.days = Some(days),
                name => {
                    self.days_of.insert(reader.kind(key.span().start, name)?, days);
                }
            }
        }
        Ok(())
    }
}

impl Reader<'_> {
    fn kind(&self, at: usize, name: &str) -> Result<Kind, Error> {
        Kind::from_name(name).ok_or_else(|| self.error(at, unknown("kind", name, Kind::ALL.map(Kind::name))))
    }

    /// `"365 days"`.
    fn days(&self, value: &Spanned<DeValue<'_>>) -> Result<u32, Error> {
        let days = value.get_ref().as_str().and_then(|text| text.strip_suffix("days"));
        days.and_then(|number| number.trim().parse().ok())
            .ok_or_else(|| self.at(value, "expected a number of days such as \"365 days\"".into()))
    }
}
