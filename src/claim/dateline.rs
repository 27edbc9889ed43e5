//! The publication date that the text itself states: `Friday, July 21, 2017`, `Originally Published 1/30/26`.

use super::resolve::{Reference, resolve};
use crate::document::{Block, BlockKind};
use crate::extract::date::{Calendar, DateExpr, NumberWords, date_at};
use crate::lang::dates::{DateTables, Link, Tense};
use crate::lang::token::{TokenKind, Tokens, tokenize};
use crate::lang::vocabulary::Vocabulary;
use crate::quantity::{PartialDate, When};
use crate::span::Span;

/// Lines from the top that may be a dateline.
const LINES: usize = 6;
/// Tokens that may stand before the date: a place, an agency, a lead-in.
const LEAD: usize = 8;
/// What divides a dateline from the text.
const DASHES: [&str; 3] = ["—", "–", "-"];
/// Bytes of a line that are looked at.
const LINE_BYTES: usize = 400;

/// The date of one line.
struct Stated {
    /// Month and day.
    day: (Option<u8>, Option<u8>),
    /// The whole date, where the line has a year.
    date: Option<PartialDate>,
    span: Span,
}

impl Stated {
    fn on(date: PartialDate, span: Span) -> Stated {
        Stated { day: (date.month, date.day), date: Some(date.without_time()), span }
    }
}

/// When the text says that it was published, and where it says so.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Dateline {
    /// The day, where one of the datelines has a year.
    pub published: Option<PartialDate>,
    /// The dates of the datelines: a posting date may stand above the line with the place.
    pub spans: Vec<Span>,
}

/// The dateline among the first lines of `text`, a second one of the same day, or the date that closes a letter.
///
/// A dateline is a full date that is a line of its own, follows a lead-in (`Published:`), or follows
/// a place and is closed by a dash or the end of the line (`Port Elsin, 3 March 2031 —`). Between a place and a dash
/// it needs no year (`PORT ELSIN, March 3 —`).
pub fn dateline(
    text: &str,
    blocks: &[Block],
    vocabulary: &Vocabulary,
    tables: &DateTables,
    numbers: &dyn NumberWords,
    month_first: bool,
) -> Dateline {
    let reference = Reference { month_first, ..Reference::default() };
    let mut items = Vec::new();
    let mut found = Dateline::default();
    let mut day = None;
    let top = blocks
        .iter()
        .filter(|block| !matches!(block.kind, BlockKind::Code | BlockKind::Footnote | BlockKind::TableCell))
        .flat_map(|block| lines(text, block.span))
        .take(LINES)
        .enumerate();
    for (number, line) in top {
        items.clear();
        tokenize(text, line, vocabulary, &mut items);
        let tokens = Tokens { text, items: &items };
        let title = || {
            let titled = number == 0 || is_imprint(&tokens, tables);
            titled.then(|| behind_title(&tokens, tables, numbers, &reference)).flatten()
        };
        let Some(stated) = in_line(&tokens, tables, numbers, &reference).or_else(title) else {
            continue;
        };
        // a full date beside another dateline must be the same day
        let same = match (stated.date, found.published) {
            (Some(date), Some(published)) => date == published,
            (Some(_), None) => *day.get_or_insert(stated.day) == stated.day,
            (None, _) => true,
        };
        day = day.or(Some(stated.day));
        if same && found.spans.len() < 2 {
            found.published = found.published.or(stated.date);
            found.spans.push(stated.span);
        }
    }
    let letter = |block: &&Block| found.spans.is_empty() && block.kind == BlockKind::Paragraph;
    let last = blocks.last().filter(letter);
    if let Some(line) = last.and_then(|block| lines(text, block.span).last()) {
        items.clear();
        tokenize(text, line, vocabulary, &mut items);
        let tokens = Tokens { text, items: &items };
        let whole = date_at(&tokens, 0, tables, numbers).filter(|date| date.end == tokens.len());
        if let Some(When::At(date)) = whole.and_then(|date| resolve(&date.expr, &reference))
            && date.day.is_some()
        {
            found = Dateline { published: Some(date.without_time()), spans: vec![line] };
        }
    }
    found
}

/// The lines of a block that hold text, each cut off at a bounded length.
fn lines(text: &str, block: Span) -> impl Iterator<Item = Span> {
    let mut start = block.start;
    block
        .of(text)
        .split('\n')
        .map(move |line| {
            let mut end = line.len().min(LINE_BYTES);
            while !line.is_char_boundary(end) {
                end -= 1;
            }
            let span = Span::new(start, start + end);
            start += line.len() + 1;
            span
        })
        .filter(|span| !span.of(text).trim().is_empty())
}

fn in_line(
    tokens: &Tokens<'_>,
    tables: &DateTables,
    numbers: &dyn NumberWords,
    reference: &Reference,
) -> Option<Stated> {
    let introduced = lead_in(tokens, tables);
    let starts = match introduced {
        // `Posted by Orla Venn on January 4, 2031`
        Some(start) => start..(start + LEAD).min(tokens.len()),
        None => 0..LEAD.min(tokens.len()),
    };
    for start in starts {
        if let Some(found) = date_at(tokens, start, tables, numbers) {
            // `For release 8:30 a.m. (ET) Monday, March 3, 2031`: the day stands behind its time
            let timed = introduced.is_some() && matches!(found.expr, DateExpr::Clock { .. });
            let span = tokens.span(start, if timed { tokens.len() } else { found.end });
            if let Some(When::At(date)) = resolve(&found.expr, reference)
                && date.day.is_some()
            {
                let closes = introduced == Some(start) || is_closed(tokens, start, found.end);
                return closes.then(|| Stated::on(date, span));
            }
            // `Orla Venn (4 May 1982 – 3 June 2031) was`
            if matches!(found.expr, DateExpr::Interval(..)) {
                return None;
            }
            let closing = behind_brackets(tokens, found.end);
            let dash = || DASHES.iter().any(|dash| tokens.is_symbol(closing, dash));
            if let DateExpr::Calendar(Calendar { month, day: Some(day), .. }) = found.expr
                && start > 0
                && (dash() || is_before_agency(tokens, closing))
            {
                return Some(Stated { day: (month, Some(day)), date: None, span });
            }
        }
        if introduced.is_none() && !is_named(tokens, start) {
            return None;
        }
    }
    None
}

/// Whether the line is of a few words without a verb and ends with a date behind a comma: `Press note no. 88, 11 June
/// 2031`, `Presented to the Harbour Board on June 21st, 2031`.
fn is_imprint(tokens: &Tokens<'_>, tables: &DateTables) -> bool {
    const LONGEST: usize = 14;
    let verb = |at: usize| tables.tense(tokens, at).is_some() || tables.states.longest(tokens, at).is_some();
    let sentence = !tokens.is_empty() && tokens.is_symbol(tokens.len() - 1, ".");
    tokens.len() <= LONGEST && !sentence && !(1..tokens.len()).any(verb)
}

/// Whether the token at `at` may stand before the date without a lead-in: a place's or an agency's name, a number of an
/// issue. `When: 3 March 2031` is an appointment.
fn is_named(tokens: &Tokens<'_>, at: usize) -> bool {
    match tokens.get(at).map(|token| token.kind) {
        Some(TokenKind::Word) => tokens.capitalised(at),
        Some(TokenKind::Symbol) => !tokens.is_symbol(at, ":"),
        Some(TokenKind::Number) => true,
        None => false,
    }
}

/// Where the date behind a lead-in begins: `Published: `, `Bulletin No. 3, issued `, but not `Hostage Released `.
fn lead_in(tokens: &Tokens<'_>, tables: &DateTables) -> Option<usize> {
    let first = tables.datelines.longest(tokens, 0).map(|(end, ())| after_colon(tokens, tables, end));
    let within = || {
        (1..LEAD).take_while(|&at| is_named(tokens, at - 1) || tokens.is_symbol(at - 1, ":")).find_map(|at| {
            let (end, ()) = tables.datelines.longest(tokens, at)?;
            let behind_mark = tokens.is(at - 1, TokenKind::Symbol) && (!tokens.glued(at) || at == 1);
            let told = tokens.is_symbol(end, ":") || behind_mark;
            told.then(|| after_colon(tokens, tables, end))
        })
    };
    first.or_else(within)
}

/// A full date that closes the first line: `Orla Venn on her ants Tuesday, September 1, 2015`.
fn behind_title(
    tokens: &Tokens<'_>,
    tables: &DateTables,
    numbers: &dyn NumberWords,
    reference: &Reference,
) -> Option<Stated> {
    let end = tokens.len();
    let (start, found) = (end.saturating_sub(LEAD).max(1)..end).find_map(|start| {
        let found = date_at(tokens, start, tables, numbers).filter(|found| found.end == end)?;
        Some((start, found))
    })?;
    let When::At(date) = resolve(&found.expr, reference)? else { return None };
    // `— Orla Venn, Port Elsin, North Tarn, March 3, 2031` signs a quotation
    if DASHES.iter().any(|dash| tokens.is_symbol(0, dash)) {
        return None;
    }
    let in_sentence = tables.follows(&tables.before_month, tokens, start);
    // `When: 3 March 2031` is an appointment
    let colon = tokens.is_symbol(start - 1, ":");
    let introduced =
        (0..start).any(|at| tables.datelines.longest(tokens, at).is_some_and(|(end, ())| end == start - 1));
    // `the colours were unveiled June 7, 2031`, but `Orla Venn interviewed Tuesday, September 1, 2015`
    let told = !introduced
        && (1..start).any(|at| matches!(tables.tenses.longest(tokens, at), Some((_, Tense::Past))));
    (date.day.is_some() && !in_sentence && !told && (!colon || introduced))
        .then(|| Stated::on(date, tokens.span(start, end)))
}

fn after_colon(tokens: &Tokens<'_>, tables: &DateTables, at: usize) -> usize {
    let mark = tokens.is_symbol(at, ":") || DASHES.iter().any(|dash| tokens.is_symbol(at, dash));
    let at = at + usize::from(mark);
    tables.link(Link::At, tokens, at).unwrap_or(at)
}

/// Whether an agency between slashes stands at `at`: `MOSCOW, February 7. /TASS/.`
fn is_before_agency(tokens: &Tokens<'_>, at: usize) -> bool {
    const NAME: usize = 5;
    let open = at + usize::from(tokens.is_symbol(at, "."));
    tokens.is_symbol(open, "/") && (open + 2..open + NAME).any(|close| tokens.is_symbol(close, "/"))
}

/// Behind the bracket around the date, or one that names an agency: `(March 3) —`, `March 3 (NNA) —`.
fn behind_brackets(tokens: &Tokens<'_>, at: usize) -> usize {
    const AGENCY: usize = 7;
    if tokens.is_symbol(at, ")") {
        return at + 1;
    }
    let opens = tokens.is_symbol(at, "(");
    let close = (at..at + AGENCY).find(|&close| opens && tokens.is_symbol(close, ")"));
    close.map_or(at, |close| close + 1)
}

/// Whether the line ends behind the date, or a dash divides it from the text.
fn is_closed(tokens: &Tokens<'_>, start: usize, end: usize) -> bool {
    const CLOCK_TOKENS: usize = 8;
    let marks: &[&str] = if start == 0 { &["—", "–", "|", "·"] } else { &["|", "·", ")", ":"] };
    // `PORT ELSIN, 3 March 2031 (Tarn News) — `
    let behind = behind_brackets(tokens, end);
    let dash = DASHES.iter().any(|dash| tokens.is_symbol(behind, dash));
    let agency = behind > end + 1 && (dash || start > 0 && behind == tokens.len());
    let marked = agency
        || marks.iter().any(|mark| tokens.is_symbol(end, mark))
        || start > 0 && DASHES.iter().any(|dash| tokens.is_symbol(end, dash));
    // `June 19, 2018, 2:15 pm`: a clock time and little else.
    let clock = tokens.len() <= end + CLOCK_TOKENS
        && (tokens.is(end, TokenKind::Number)
            || tokens.is_symbol(end, ",") && tokens.is(end + 1, TokenKind::Number));
    end == tokens.len() || marked || clock
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::extract::date::testing::Language;

    fn found(text: &str) -> Option<String> {
        let language = Language::english();
        let blocks = [Block { kind: BlockKind::Paragraph, span: Span::new(0, text.len()) }];
        let found = dateline(text, &blocks, &language.vocabulary, &language.tables, language, true);
        let spans: Vec<&str> = found.spans.iter().map(|span| span.of(text)).collect();
        (!spans.is_empty()).then(|| {
            format!("{} {}", found.published.map_or("?".into(), |date| date.to_string()), spans.join(" / "))
        })
    }

    #[test]
    fn finds_a_line_that_is_a_date() {
        for (text, expected) in [
            (
                "Flood in Northland\n\nFriday, July 21, 2017\n\nThe river rose.",
                "2017-07-21 Friday, July 21, 2017",
            ),
            ("A title\nOriginally Published 1/30/26 On Northland Notes\nText", "2026-01-30 1/30/26"),
            ("Published: 3 March 2031\nText", "2031-03-03 3 March 2031"),
            ("Updated on March 3, 2031\nText", "2031-03-03 March 3, 2031"),
            ("PORT ELSIN, 3 March 2031 — The relief office said", "2031-03-03 3 March 2031"),
            ("Port Elsin (NNA), March 3, 2031 - The office", "2031-03-03 March 3, 2031"),
            ("PORT ELSIN, 3 March 2031 (Tarn News) — The relief office said", "2031-03-03 3 March 2031"),
            ("PORT ELSIN, 3 March 2031 (North Sea Sports Wire) — Elsin won", "2031-03-03 3 March 2031"),
            ("PORT ELSIN, Northland, 3 March 2031 (Tarn Press)\nA ship", "2031-03-03 3 March 2031"),
            ("PORT ELSIN, March 3 — The relief office said", "? March 3"),
            ("PORT ELSIN (March 3) -- The relief office said", "? March 3"),
            ("PORT ELSIN, March 3. /NNA/. The relief office said", "? March 3"),
            ("PORT ELSIN, March 3 (NNA) -- The relief office said", "? March 3"),
            (
                "Orla Venn on her ants Tuesday, September 1, 2015\n\nAnts",
                "2015-09-01 Tuesday, September 1, 2015",
            ),
            (
                "Orla Venn interviewed by her ants Tuesday, September 1, 2015\n\nAnts",
                "2015-09-01 Tuesday, September 1, 2015",
            ),
            ("Aid for Marrow For Immediate Release: March 3, 2031\nAid", "2031-03-03 March 3, 2031"),
            ("2031-03-03\n", "2031-03-03 2031-03-03"),
            (
                "For release 8:30 a.m. (ET) Monday, March 3, 2031",
                "2031-03-03 8:30 a.m. (ET) Monday, March 3, 2031",
            ),
            ("Tide Bulletin No. 3, issued 9 January 2031", "2031-01-09 9 January 2031"),
            ("As of 22 August 2031\n\nHIGHLIGHTS", "2031-08-22 22 August 2031"),
            (
                "NAO-19-213: Published: Nov 6, 2031. Publicly Released: Nov 13, 2031.",
                "2031-11-06 Nov 6, 2031",
            ),
            ("Bureau of Tides\n\nPress note no. 88, 11 June 2031\nTides rose", "2031-06-11 11 June 2031"),
            (
                "Tides in 2031\nEmbargoed until 00:01 GMT, 8 April 2031\nTides",
                "2031-04-08 00:01 GMT, 8 April 2031",
            ),
            ("Tides\nPresented to the Harbour Board on June 21st, 2031\nTides", "2031-06-21 June 21st, 2031"),
            ("Tides\nPosted by Orla Venn on January 4, 2031 · 6 min\nTides", "2031-01-04 January 4, 2031"),
            ("Tide Tip 2031-09, January 27, 2031", "2031-01-27 January 27, 2031"),
            ("Press release - 22 June 2031", "2031-06-22 22 June 2031"),
            ("DEC. 21, 2031 — The population of Marrow grew", "2031-12-21 DEC. 21, 2031"),
            ("March 3, 2031, 2:15 pm", "2031-03-03 March 3, 2031"),
            ("PORT ELSIN, March 3 - The tide rose.\nTides\nUpdated: 5 May 2030\nMore", "? March 3"),
            ("Tides\n3-MAR-2031\n\nPORT ELSIN, March 3 - The tide rose.", "2031-03-03 3-MAR-2031 / March 3"),
            (
                "Dear members,\nThe tide rose.\nThe sea fell.\nSo did we.\nYours,\nOrla Venn\nHarbour master\nMarch 3, 2031",
                "2031-03-03 March 3, 2031",
            ),
        ] {
            assert_eq!(found(text).as_deref(), Some(expected), "{text}");
        }
    }

    #[test]
    fn leaves_dates_within_the_text_alone() {
        for text in [
            "On March 3, 2031 the river rose.",
            "March 3, 2031 was a quiet day in Port Elsin.",
            "The river rose on 3 March 2031.",
            "March 2031\nText",
            "June 31, 2018\nText",
            "Friday\nText",
            "The river rose on Friday, March 3, 2031",
            "Storm to reach the coast by 3 March 2031",
            "When: Monday, March 3, 2031\nText",
            "March 3 — the river rises",
            "In Port Elsin March 3 was quiet",
            "Hostage Released 3 March 2031 Tells Her Story",
            "The colours of the club were unveiled March 3, 2031",
            "— Orla Venn, Port Elsin, North Tarn, Marrow, March 3, 2031",
            "Orla Venn (4 May 1982 – 3 June 2031) was a painter.",
            "",
        ] {
            assert_eq!(found(text), None, "{text}");
        }
    }
}
