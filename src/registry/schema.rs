//! JSON Schema of a registry file, for editors that complete and check YAML.

use serde_json::{Map, Value, json};

use super::selector::Aggregate;
use crate::registry::{Standing, entry};

/// What an id looks like, in the regular expressions that every validator knows: letters, digits and `_.:/+-`,
/// the first no sign.
const ID: &str = r"^[^\s!-/:-@\[-`{-~][^\s!-*,;-@\[-^`{-~]*$";

/// The schema (draft 2020-12) of one registry file. It says what [`load`](fn@crate::registry::load) does, as far as a
/// schema can; dates and values are checked by their characters only.
pub fn schema() -> Value {
    let ignored = entry::BIBLIOGRAPHY_KEYS.iter().map(|&key| {
        let description = "Hayagriva's key; accepted and not read.";
        (key.to_string(), json!({ "description": description }))
    });
    let mut source: Map<String, Value> = source_keys();
    source.extend(ignored);
    json!({
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "tieout registry",
        "description": "A file of `sources/`: a mapping of ids to sources, readable as a Hayagriva bibliography.",
        "type": ["object", "null"],
        "propertyNames": { "pattern": ID },
        "additionalProperties": { "$ref": "#/$defs/source" },
        "$defs": {
            "source": {
                "type": "object",
                "required": ["title"],
                "additionalProperties": false,
                "properties": source,
            },
            "figure": {
                "type": "object",
                "additionalProperties": false,
                "anyOf": [
                    { "required": ["measure", "value"] },
                    { "required": ["event", "date"] },
                    { "required": ["measure", "column"] },
                    { "required": ["measure", "aggregate"] },
                ],
                "properties": figure_keys(),
            },
            "date": {
                "type": ["string", "integer"],
                "pattern": "^-?\\d{4}[0-9TZ:+.-]*$",
            },
            "interval": {
                "type": ["string", "integer"],
                "pattern": "^[0-9TXZ:+./-]+$",
            },
            "text-or-list": {
                "type": ["string", "number", "array"],
                "items": { "type": ["string", "number"] },
            },
            "clause": {
                "type": "object",
                "additionalProperties": { "$ref": "#/$defs/text-or-list" },
            },
            "path": { "type": "string", "pattern": "^[^/\\\\:][^\\\\:]*$" },
        },
    })
}

fn text(description: &str) -> Value {
    json!({ "type": ["string", "number"], "description": description })
}

fn reference(name: &str, description: &str) -> Value {
    json!({ "$ref": format!("#/$defs/{name}"), "description": description })
}

fn keys<const N: usize>(keys: [(&str, Value); N]) -> Map<String, Value> {
    keys.into_iter().map(|(key, value)| (key.to_string(), value)).collect()
}

fn source_keys() -> Map<String, Value> {
    keys([
        ("type", text("Hayagriva's type: report, article, web, …")),
        ("title", json!({ "type": ["string", "number", "object"], "description": "Title." })),
        (
            "author",
            json!({ "type": ["string", "array", "object"], "description": "Author; may be attributed to." }),
        ),
        (
            "publisher",
            json!({ "type": ["string", "object"], "description": "Publisher; may be attributed to." }),
        ),
        ("date", reference("date", "When it was published.")),
        (
            "url",
            json!({
                "description": "Address, or address and the day it was read.",
                "type": ["string", "object"],
                "properties": { "value": { "type": "string" }, "date": { "$ref": "#/$defs/date" } },
                "required": ["value"],
                "additionalProperties": false,
            }),
        ),
        ("aliases", reference("text-or-list", "Further names an article may attribute to.")),
        (
            "standing",
            json!({
                "description": "How near it is to what it reports; secondary if left out.",
                "enum": Standing::ALL.map(Standing::name),
            }),
        ),
        ("series", text("A newer source of the series makes this one outdated.")),
        ("supersedes", reference("text-or-list", "Ids of the sources that this one replaces.")),
        ("derived-from", reference("text-or-list", "Ids of the sources that this one repeats.")),
        ("snapshot", reference("path", "File of what was read, relative to the registry's folder.")),
        (
            "sha256",
            json!({ "type": "string", "pattern": "^[0-9A-Fa-f]{64}$", "description": "Hash of the snapshot." }),
        ),
        (
            "table",
            json!({
                "description": "Table whose cells figures select: a path, or a path and how the file is to be read.",
                "anyOf": [{ "$ref": "#/$defs/path" }, {
                    "type": "object",
                    "required": ["path"],
                    "additionalProperties": false,
                    "properties": {
                        "path": { "$ref": "#/$defs/path" },
                        "separator": { "enum": [",", ";", "|", "tab"], "description": "What parts its fields." },
                        "decimal": { "enum": [".", ","], "description": "What stands before its decimals." },
                        "missing": reference("text-or-list", "Spellings of cells without a value, which are left out."),
                    },
                }],
            }),
        ),
        (
            "figures",
            json!({ "type": "array", "items": { "$ref": "#/$defs/figure" }, "description": "What it says." }),
        ),
    ])
}

fn figure_keys() -> Map<String, Value> {
    keys([
        ("measure", text("What is counted or measured: killed, injured, …")),
        ("event", text("What happened on the date.")),
        (
            "value",
            text(
                "6373, \"16500..18000\", \"~1500\", \">36500\", \">=304\", \"<=551\", 1/3, x50, \"-11.8\" or 10%.",
            ),
        ),
        ("date", reference("interval", "Date or interval of the event.")),
        ("unit", text("Unit, where it is no count.")),
        (
            "period",
            reference(
                "interval",
                "What the value covers: a date, an interval (2025-12-28/2026-01-28), a decade.",
            ),
        ),
        ("as-of", reference("date", "When it held.")),
        ("place", text("Where.")),
        ("about", reference("text-or-list", "What it is about.")),
        (
            "hedged",
            json!({ "type": "boolean", "description": "Whether the source itself calls it an estimate." }),
        ),
        ("locator", text("Page, table, paragraph.")),
        ("note", text("For people.")),
        ("column", text("Column of the source's `table`.")),
        (
            "aggregate",
            json!({
                "enum": Aggregate::names(),
                "description": "What is made of several cells; without it, one cell is selected.",
            }),
        ),
        ("where", reference("clause", "The rows: `{country: Elsinia, year: 2030}`.")),
        ("among", reference("clause", "The rows that a rank or share is of; all, if left out.")),
        ("from", reference("clause", "The earlier row of a change.")),
        ("to", reference("clause", "The later row of a change.")),
    ])
}
