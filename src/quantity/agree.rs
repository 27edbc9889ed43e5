//! The allowed interval of a printed number, and whether a recorded one meets it.
