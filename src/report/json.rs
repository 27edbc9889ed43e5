//! JSON and JSON Lines, stable from version 1.

use std::io::{self, Write};

use serde::Serialize;

use super::Report;
use super::model::Summary;

pub(super) fn write(report: &Report, out: &mut dyn Write) -> io::Result<()> {
    serde_json::to_writer_pretty(&mut *out, report)?;
    writeln!(out)
}

/// The last line of `jsonl`.
#[derive(Serialize)]
struct Last<'a> {
    summary: &'a Summary,
}

pub(super) fn write_lines(report: &Report, out: &mut dyn Write) -> io::Result<()> {
    for finding in report.findings() {
        serde_json::to_writer(&mut *out, finding)?;
        writeln!(out)?;
    }
    serde_json::to_writer(&mut *out, &Last { summary: &report.summary })?;
    writeln!(out)
}

#[cfg(test)]
mod tests {
    use crate::report::{ReportFormat, sample};

    /// The order of the keys is part of the format.
    const CLAIM: &str = r#"    {
          "id": "5c1f0e9a7b21",
          "start": 58,
          "end": 63,
          "line": 3,
          "column": 37,
          "surface": "1,240",
          "kind": "casualties",
          "value": 1240,
          "value_hi": null,
          "qualifier": "=",
          "unit": null,
          "date": null,
          "measure": "killed",
          "claim": true,
          "exempt": null,
          "attribution": "the Northland relief office",
          "hedged": false,
          "status": "sourced",
          "verdict": "disagrees",
          "links": [
            {
              "source": "relief-14",
              "figure": "killed",
              "why": "cited [@relief-14]"
            }
          ],
          "explanation": "relief-14 records 1,204 killed (table 2); 1,240 allows 1,239.5 to 1,240.5; two digits are swapped"
        }"#;

    #[test]
    fn json_has_the_keys_of_version_1_in_order() {
        let written = sample::written(ReportFormat::Json);
        assert!(written.contains(CLAIM), "{written}");
        let value: serde_json::Value = serde_json::from_str(&written).unwrap();
        let keys: Vec<&String> = value.as_object().unwrap().keys().collect();
        assert_eq!(keys.len(), 4);
        assert!(written.starts_with("{\n  \"version\": 1,\n  \"tool\": {\n    \"name\": \"tieout\""));
        assert_eq!(value["summary"]["status"]["exempt"], 1);
        assert_eq!(value["summary"]["verdicts"].as_object().unwrap().len(), 1);
        assert_eq!(value["files"][0]["published"], "2031-05-04");
    }

    #[test]
    fn jsonl_ends_with_the_summary() {
        let written = sample::written(ReportFormat::Jsonl);
        let lines: Vec<&str> = written.lines().collect();
        assert_eq!(lines.len(), 3);
        assert!(lines[0].starts_with(
            r#"{"rule":"source-disagrees","severity":"error","message":"1,240 killed, but relief-14 records 1,204: two digits are swapped","file":"articles/quake.md","start":58,"end":63,"line":3,"column":37,"end_line":3,"end_column":42,"related":[{"file":"sources/relief.yaml","start":73,"end":79,"line":5,"column":14,"message":"recorded here"}],"claim":"5c1f0e9a7b21","fixes":[{"start":58,"end":63,"text":"1,204"}]}"#
        ), "{}", lines[0]);
        assert_eq!(
            lines[2],
            r#"{"summary":{"files":1,"mentions":3,"claims":2,"status":{"sourced":1,"derived":0,"cited":0,"decided":0,"exempt":1,"open":1},"verdicts":{"disagrees":1},"findings":{"error":1,"warning":1,"note":0},"suppressed":0}}"#
        );
    }
}
