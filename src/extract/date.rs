//! Dates as written: tokens → [`DateExpr`].

/// A date as written, before the publication date resolves it.
#[derive(Clone, Debug, PartialEq)]
pub enum DateExpr {}
