//! tieout: a fact-checking toolkit for figures.

pub mod claim;
#[cfg(feature = "cli")]
pub mod cli;
pub mod config;
pub mod document;
pub mod error;
pub mod extract;
pub mod finding;
pub mod lang;
pub mod ledger;
pub mod link;
pub mod quantity;
pub mod registry;
pub mod report;
pub mod review;
pub mod rules;
pub mod span;
pub mod verify;
pub mod yaml;
