//! One item of `figures` → a figure.

use crate::quantity::When;
use crate::registry::{Figure, Recorded, entry, value};
use crate::yaml::{Fields, Node, Problems};

/// Keys of a figure.
pub(super) const KEYS: &[&str] = &[
    "measure", "event", "value", "date", "unit", "period", "as-of", "place", "about", "hedged", "locator",
    "note",
];

/// Further keys of a figure that selects a cell of its source's `table`; such figures are not evaluated yet.
pub(super) const TABLE_KEYS: &[&str] = &["where", "column"];

/// What two figures of a source must not share: measure, value, unit, period, as-of, place and about.
pub(super) type Identity<'n> = ([Option<&'n str>; 6], Vec<&'n str>);

/// Reads a figure and its identity; none if it records nothing.
pub(super) fn read<'n>(
    node: &'n Node,
    has_table: bool,
    problems: &mut Problems<'_>,
) -> Option<(Figure, Identity<'n>)> {
    let known = if has_table { [KEYS, TABLE_KEYS].concat() } else { KEYS.to_vec() };
    let fields = Fields::read(node, &known, "the figure", problems)?;
    if has_table && fields.node("column").is_some() {
        return None;
    }
    let is_event = fields.key_span("event").is_some()
        || fields.key_span("measure").is_none() && fields.key_span("date").is_some();
    let (name, content) = if is_event { ("event", "date") } else { ("measure", "value") };
    for (stray, message) in [
        ("measure", "a figure has a `measure` with a `value` or an `event` with a `date`, not both"),
        ("value", "an `event` has a `date`; a `value` needs a `measure`"),
        ("date", "a `measure` has a `value`; a `date` needs an `event`"),
        ("unit", "a date has no `unit`"),
    ] {
        let is_allowed = if is_event { stray == "date" } else { stray != "date" };
        if let Some(span) = fields.key_span(stray).filter(|_| !is_allowed) {
            problems.error(span, message);
        }
    }
    let measure = fields.required(name, "the figure", problems);
    let spelling = fields.required(content, "the figure", problems);
    let place = fields.text("place", problems);
    let about = fields.texts("about", problems);
    let period = fields.text("period", problems);
    let as_of = entry::date(&fields, "as-of", problems);
    let hedged = hedged(&fields, problems);
    let period_read = period.and_then(|_| interval(&fields, "period", problems));
    let owned = |text: Option<&str>| text.map(|text| text.trim().to_string());
    let (locator, note) = (fields.text("locator", problems), fields.text("note", problems));
    let unit = fields.text("unit", problems);
    let (measure, spelling) = (measure?.trim(), spelling?.trim());
    let at = fields.node(content)?.span;
    let recorded = if is_event {
        Recorded::Date(interval(&fields, "date", problems)?)
    } else {
        let (amount, implied) = value::parse(spelling).map_err(|error| problems.error(at, error)).ok()?;
        if let (Some(unit), Some(implied)) = (unit, implied)
            && unit != implied
        {
            problems.error(at, format!("`{spelling}` says {implied}, `unit` says {unit}"));
        }
        Recorded::Value { amount, unit: owned(unit.or(implied)) }
    };
    let identity = (
        [Some(measure), Some(spelling), unit, period, fields.node("as-of").and_then(Node::text), place],
        about.clone(),
    );
    let figure = Figure {
        measure: measure.to_string(),
        recorded,
        spelling: spelling.to_string(),
        period: period_read,
        as_of,
        place: owned(place),
        about: about.into_iter().map(str::to_string).collect(),
        hedged,
        locator: owned(locator),
        note: owned(note),
        at: problems.place(at),
    };
    Some((figure, identity))
}

fn interval(fields: &Fields<'_>, key: &str, problems: &mut Problems<'_>) -> Option<When> {
    let text = fields.text(key, problems)?.trim();
    let when = When::from_iso(text);
    if when.is_none() {
        let span = fields.node(key)?.span;
        let ways = "`YYYY`, `YYYY-MM`, `YYYY-MM-DD`, an interval `2025-12-28/2026-01-28`, open `2019/..` or a decade `199X`";
        problems.error(span, format!("`{text}` is no date or interval: write {ways}"));
    }
    when
}

fn hedged(fields: &Fields<'_>, problems: &mut Problems<'_>) -> bool {
    match fields.text("hedged", problems) {
        Some("true") => true,
        None | Some("false") => false,
        Some(text) => {
            let span = fields.node("hedged").map_or(fields.span, |node| node.span);
            problems.error(span, format!("`hedged` is `true` or `false`, not `{text}`"));
            false
        }
    }
}
