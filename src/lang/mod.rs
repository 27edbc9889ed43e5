//! Languages: tables as data. Nothing else in the crate names a language's words or a currency's symbol.
//!
//! A language is a folder of YAML tables (`en/`) with a corpus of what must be found and one of what must
//! not; `shared/` holds what languages have in common. Tables are read once, on first use.

pub mod dates;
pub mod linking;
pub mod phrase;
pub mod token;
pub mod vocabulary;

pub use phrase::PhraseTable;
pub use token::{Space, Token, TokenKind};
pub use vocabulary::{Vocabulary, WordId};

/// The unit of that name or symbol, as the registry writes it.
pub fn unit_named(name: &str) -> Option<std::sync::Arc<crate::quantity::Unit>> {
    Some(std::sync::Arc::new(crate::quantity::Unit::named(name)))
}
