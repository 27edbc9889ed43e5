//! tieout reads an article, finds every figure in it, ties each one to a source of a registry, checks that the
//! source says so, and tells what is unsourced, outdated, disputed or wrong.
//!
//! ```text
//! article bytes ─► document ─► extract ─► claim ─┐
//! sources/*.yaml ─► registry ────────────────────┼─► link ─► verify ─► review ─► rules ─► report
//! claims/*.yaml ─► ledger ───────────────────────┘
//! ```
//!
//! Everything between reading the files and writing the report is a pure function of its arguments: no file, no
//! clock, no network, no random order. The whole pipeline on strings:
//!
//! ```
//! use tieout::config::Settings;
//! use tieout::ledger::Ledger;
//! use tieout::{document, registry, review, rules};
//!
//! let article = document::open_str(
//!     "flood.md",
//!     "---\ndate: 2031-05-04\n---\nThe flood in Port Elsin destroyed 312 homes [@relief-14].\n",
//! );
//! let source = "relief-14:
//!   title: Day 14
//!   date: 2031-05-03
//!   figures:
//!     - measure: homes
//!       value: \"321\"
//!       place: Port Elsin
//! ";
//! let (registry, problems) = registry::load([("sources/relief.yaml", source.as_bytes())]);
//! assert!(problems.is_empty());
//!
//! let settings = Settings::default();
//! let review = review::review(&article, &registry, &Ledger::default(), &settings);
//! let found = rules::findings(&review).findings;
//! assert_eq!(found[0].rule, "source-disagrees");
//! assert!(found[0].message.contains("321"), "{}", found[0].message);
//! ```
//!
//! `examples/check_string.rs` goes on to a report. Without the feature `cli` (on by default) nothing of the command
//! line is built.

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
