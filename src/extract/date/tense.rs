//! What the verbs around a date speak of.

use crate::lang::dates::{DateTables, Link, Tense};
use crate::lang::token::{TokenKind, Tokens};

/// Whether token `at` stands in words about the subject before its verb: `the law, passed in 1996, expires`,
/// `the bridge (1874)`.
pub fn is_aside(tokens: &Tokens<'_>, at: usize, tables: &DateTables) -> bool {
    const WINDOW: usize = 20;
    if at > 0 && tokens.is_symbol(at - 1, "(") {
        return true;
    }
    let opens = |comma: &usize| {
        let next = comma + 1;
        let told = || matches!(tables.tense(tokens, next), Some((_, Tense::Past)));
        tokens.is_symbol(*comma, ",") && (told() || tables.relatives.longest(tokens, next).is_some())
    };
    let comma = (at.saturating_sub(WINDOW)..at).find(opens);
    comma.is_some_and(|comma| {
        (comma.saturating_sub(WINDOW)..comma).all(|before| tables.tense(tokens, before).is_none())
    })
}

/// Whether a word for a record stands shortly before token `at`: `the most since 2007`.
pub fn is_record(tokens: &Tokens<'_>, at: usize, tables: &DateTables) -> bool {
    const REACH: usize = 5;
    (at.saturating_sub(REACH)..at).any(|before| tables.is_record(tokens, before))
}

/// Whether token `at` stands in a clause of `since`: `has led since the race began on Monday`.
pub fn is_since(tokens: &Tokens<'_>, at: usize, tables: &DateTables) -> bool {
    const REACH: usize = 8;
    let clause = (at.saturating_sub(REACH)..at).rev();
    let mut clause = clause.take_while(|&before| !tokens.is(before, TokenKind::Symbol));
    clause.any(|before| tables.looking_back.longest(tokens, before).is_some())
}

/// Whether `had` stands before the verb at `at`, over `been` and an adverb: `had initially been planned`.
fn is_past_perfect(tokens: &Tokens<'_>, at: usize, tables: &DateTables) -> bool {
    const BETWEEN: usize = 2;
    (0..=BETWEEN)
        .filter_map(|back| at.checked_sub(back))
        .any(|at| tables.follows(&tables.past_perfect, tokens, at))
}

/// What the nearest verb before token `at`, else behind it, says of time.
pub fn tense(tokens: &Tokens<'_>, at: usize, tables: &DateTables) -> Tense {
    const WINDOW: usize = 40;
    /// Words after `will` or `is` whose past form belongs to it: `will be held`, `is closed`.
    const GROUP: usize = 2;
    /// A date so many tokens from the start opens the sentence.
    const OPENING: usize = 4;
    /// Words between `could` and the date by which.
    const MAY: usize = 16;
    let article = usize::from(at > 0 && tables.link(Link::The, tokens, at - 1) == Some(at));
    if tables.follows(&tables.looking_back, tokens, at - article) {
        return Tense::Past;
    }
    if tables.follows(&tables.looking_ahead, tokens, at - article) {
        // `had initially been scheduled for Tuesday`, `Previously, it was scheduled for Tuesday`
        let formerly = (0..at).any(|before| tables.formerly.longest(tokens, before).is_some());
        let had = formerly
            || (1..=2).any(|back| is_past_perfect(tokens, (at - article).saturating_sub(back), tables));
        return if had { Tense::Past } else { Tense::Future };
    }
    // `results from Thursday's vote` are out
    let owner = tokens.ends_owner(at + 2) && tokens.glued(at + 1);
    if owner && tables.follows(&tables.after_owned, tokens, at) {
        return Tense::Past;
    }
    // `The talks are on Friday`, `Election day is Sunday`
    let on =
        usize::from(at > article && tables.link(Link::On, tokens, at - article - 1) == Some(at - article));
    // `could be in service by October`, `could come as early as June`
    // ... but `could have been ready by May`
    let may = |&modal: &usize| tables.may_be.longest(tokens, modal).is_some();
    if tables.follows(&tables.to_come_by, tokens, at - article)
        && let Some(modal) = (at.saturating_sub(MAY)..at).rev().find(may)
        && tables.unreal.longest(tokens, modal + 1).is_none()
    {
        return Tense::Future;
    }
    // the `am` of `6:30 am on Tuesday` is no verb
    let told = (at - article)
        .checked_sub(on + 1)
        .filter(|&verb| verb > 0 && !tokens.is(verb - 1, TokenKind::Number));
    if told.is_some_and(|verb| tables.states.longest(tokens, verb).is_some())
        && tables.weekdays.longest(tokens, at).is_some()
    {
        return Tense::Future;
    }
    let mut before = None;
    let until = tables.follows(&tables.until, tokens, at - article);
    let (mut next, mut group_until) = (at.saturating_sub(WINDOW), 0);
    while next < at {
        // `agreed to sell it on 3 May`
        if let Some((end, ())) = tables.open.longest(tokens, next) {
            (before, next) = (Some(Tense::Unknown), end);
            continue;
        }
        match tables.tense(tokens, next) {
            Some((end, Tense::Past)) if next < group_until => (next, group_until) = (end, end + 1),
            // `had planned`
            Some((end, Tense::Future)) if is_past_perfect(tokens, next, tables) => {
                (before, next) = (Some(Tense::Past), end);
            }
            Some((end, tense)) => {
                (before, next) = (Some(tense), end);
                group_until = if tense == Tense::Future { end + GROUP } else { 0 };
            }
            None => {
                if tables.states.longest(tokens, next).is_some() {
                    group_until = next + 1 + GROUP;
                    // `he said seats are left until Monday`
                    before = if until { Some(Tense::Future) } else { before };
                }
                next += 1;
            }
        }
    }
    if let Some(before) = before {
        return before;
    }
    // Behind a date within a clause, `and` begins another.
    let opening = at <= OPENING;
    let ends = |at: &usize| !opening && tables.link(Link::And, tokens, *at).is_some();
    // `Saturday is the anniversary`
    if at == 0
        && tables.states.longest(tokens, at + 1).is_some()
        && tables.weekdays.longest(tokens, at).is_some()
    {
        return Tense::Future;
    }
    let mut behind = (at..tokens.len().min(at + WINDOW)).take_while(|at| !ends(at));
    let untold = if until { Tense::Future } else { Tense::Unknown };
    behind.find_map(|at| tables.tense(tokens, at)).map_or(untold, |(_, tense)| tense)
}
