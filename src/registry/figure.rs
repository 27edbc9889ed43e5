//! One item of `figures` → a figure.

use std::borrow::Cow;

use rust_decimal::Decimal;

use super::selector::{self, Selector};
use super::table::Table;
use crate::quantity::{Amount, When};
use crate::registry::{Figure, Recorded, entry, value};
use crate::yaml::{Fields, Node, Problems};

/// Keys of a figure.
pub(super) const KEYS: &[&str] = &[
    "measure", "event", "value", "date", "unit", "period", "as-of", "place", "about", "hedged", "locator",
    "note",
];

/// What two figures of a source must not share: measure, value, unit, period, as-of, place and about.
pub(super) type Identity<'n> = ([Option<Cow<'n, str>>; 6], Vec<&'n str>);

/// Reads a figure, what it selects if that is in a table, and its identity; none if it records nothing.
pub(super) fn read<'n>(
    node: &'n Node,
    table: Option<&Table>,
    problems: &mut Problems<'_>,
) -> Option<(Figure, Option<Selector>, Identity<'n>)> {
    let known = if table.is_some() { [KEYS, selector::KEYS].concat() } else { KEYS.to_vec() };
    let fields = Fields::read(node, &known, "the figure", problems)?;
    let table = table.filter(|_| Selector::is_in(&fields));
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
    if let (Some(_), Some(span)) = (table, fields.key_span("value")) {
        problems.error(span, "a figure has a `value` or selects one from the table, not both");
    }
    let selected = match table {
        Some(table) => {
            let selector = Selector::read(&fields, problems);
            selector.map(|selector| (Cow::from(selector.describe(table)), Some(selector)))
        }
        None => fields.required(content, "the figure", problems).map(|text| (Cow::from(text.trim()), None)),
    };
    let place = fields.text("place", problems);
    let about = fields.texts("about", problems);
    let period = fields.text("period", problems);
    let as_of = entry::date(&fields, "as-of", problems);
    let hedged = hedged(&fields, problems);
    let period_read = period.and_then(|_| interval(&fields, "period", problems));
    let owned = |text: Option<&str>| text.map(|text| text.trim().to_string());
    let (locator, note) = (fields.text("locator", problems), fields.text("note", problems));
    let unit = fields.text("unit", problems);
    let (measure, (spelling, selector)) = (measure?.trim(), selected?);
    let at = [content, "column", "aggregate"].into_iter().find_map(|key| fields.node(key))?.span;
    let recorded = if is_event {
        Recorded::Date(interval(&fields, "date", problems)?)
    } else if selector.is_some() {
        // what it is, the table says
        Recorded::Value { amount: Amount::plain(Decimal::ZERO), unit: owned(unit) }
    } else {
        let (amount, implied) = value::parse(&spelling).map_err(|error| problems.error(at, error)).ok()?;
        if let (Some(unit), Some(implied)) = (unit, implied)
            && unit != implied
        {
            problems.error(at, format!("`{spelling}` says {implied}, `unit` says {unit}"));
        }
        Recorded::Value { amount, unit: owned(unit.or(implied)) }
    };
    let mut identity = (
        [Some(measure), None, unit, period, fields.node("as-of").and_then(Node::text), place]
            .map(|text| text.map(Cow::from)),
        about.clone(),
    );
    identity.0[1] = Some(spelling.clone());
    let figure = Figure {
        measure: measure.to_string(),
        recorded,
        spelling: spelling.into_owned(),
        period: period_read,
        as_of,
        place: owned(place),
        about: about.into_iter().map(str::to_string).collect(),
        hedged,
        locator: owned(locator),
        note: owned(note),
        at: problems.place(at),
    };
    Some((figure, selector, identity))
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
