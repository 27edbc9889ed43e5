//! What the verbs around a date speak of.

use crate::lang::dates::{DateTables, Tense};
use crate::lang::token::Tokens;

/// What the nearest verb before token `at`, else behind it, says of time.
pub fn tense(tokens: &Tokens<'_>, at: usize, tables: &DateTables) -> Tense {
    const WINDOW: usize = 40;
    /// Words after a future verb whose past form belongs to it: `will be held`, `would have been`.
    const GROUP: usize = 2;
    let mut before = Tense::Unknown;
    let (mut next, mut future_until) = (at.saturating_sub(WINDOW), 0);
    while next < at {
        match tables.tense(tokens, next) {
            Some((end, Tense::Past)) if next < future_until => (next, future_until) = (end, end + 1),
            Some((end, tense)) => {
                (before, next) = (tense, end);
                future_until = if tense == Tense::Future { end + GROUP } else { 0 };
            }
            None => next += 1,
        }
    }
    if before != Tense::Unknown {
        return before;
    }
    let behind = (at..tokens.len().min(at + WINDOW)).find_map(|at| tables.tense(tokens, at));
    behind.map_or(Tense::Unknown, |(_, tense)| tense)
}
