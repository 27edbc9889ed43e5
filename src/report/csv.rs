//! Every figure as a row, for spreadsheets. Text is quoted, numbers are not, formulas are disarmed.

use std::io::{self, Write};

use super::Report;
use super::escape;
use super::model::ClaimRow;
use crate::verify::Verdict;

const HEADER: [&str; 25] = [
    "file",
    "line",
    "column",
    "surface",
    "kind",
    "value",
    "value_hi",
    "qualifier",
    "unit",
    "date",
    "measure",
    "claim",
    "exempt",
    "attribution",
    "hedged",
    "status",
    "verdict",
    "source",
    "figure",
    "why",
    "explanation",
    "findings",
    "id",
    "start",
    "end",
];

pub(super) fn write(report: &Report, out: &mut dyn Write) -> io::Result<()> {
    let mut writer = csv::WriterBuilder::new().quote_style(csv::QuoteStyle::NonNumeric).from_writer(out);
    writer.write_record(HEADER)?;
    for file in &report.files {
        let by_claim = file.findings_by_claim();
        for claim in &file.claims {
            let findings = by_claim.get(claim.id.as_str()).map_or(&[] as &[_], Vec::as_slice);
            let rules: Vec<&str> = findings.iter().map(|finding| finding.rule).collect();
            let fields = record(&file.path, claim, &rules.join(" "));
            writer.write_record(fields.iter().map(|field| escape::csv(field).into_owned()))?;
        }
    }
    writer.flush()
}

fn record(path: &str, claim: &ClaimRow, rules: &str) -> [String; 25] {
    let reading = &claim.reading;
    let text = |value: Option<&str>| value.unwrap_or_default().to_owned();
    let joined = |part: fn(&super::model::LinkRow) -> Option<&str>| {
        claim.links.iter().filter_map(part).collect::<Vec<_>>().join("; ")
    };
    [
        path.to_owned(),
        claim.line.to_string(),
        claim.column.to_string(),
        claim.surface.clone(),
        reading.kind.to_owned(),
        text(reading.value.as_ref().map(super::number::Number::as_str)),
        text(reading.value_hi.as_ref().map(super::number::Number::as_str)),
        // An equals sign alone would be taken for a formula and gains nothing by a quote before it.
        text(reading.qualifier.filter(|&symbol| symbol != "=")),
        text(reading.unit.as_deref()),
        text(reading.date.as_deref()),
        text(reading.measure.as_deref()),
        reading.claim.to_string(),
        text(reading.exempt),
        text(reading.attribution.as_deref()),
        reading.hedged.to_string(),
        claim.status.name().to_owned(),
        text(claim.verdict.map(Verdict::name)),
        joined(|link| Some(&link.source)),
        joined(|link| link.figure.as_deref()),
        joined(|link| Some(&link.why)),
        claim.explanation.clone(),
        rules.to_owned(),
        claim.id.clone(),
        claim.start.to_string(),
        claim.end.to_string(),
    ]
}

#[cfg(test)]
mod tests {
    use crate::report::{Options, ReportFormat, sample};

    #[test]
    fn one_row_a_figure() {
        let written = sample::written(ReportFormat::Csv);
        let lines: Vec<&str> = written.lines().collect();
        assert_eq!(lines.len(), 4);
        assert_eq!(
            lines[1],
            r#""articles/quake.md",3,37,"1,240","casualties",1240,"","","","","killed","true","","the Northland relief office","false","sourced","disagrees","relief-14","killed","cited [@relief-14]","relief-14 records 1,204 killed (table 2); 1,240 allows 1,239.5 to 1,240.5; two digits are swapped","source-disagrees","5c1f0e9a7b21",58,63"#
        );
    }

    #[test]
    fn no_cell_begins_a_formula() {
        const HOSTILE: &str = "=HYPERLINK(\"http://example.org\",\"1\")\r\n@x";
        let mut report = sample::report();
        let file = &mut report.files[0];
        file.path = HOSTILE.into();
        for claim in &mut file.claims {
            claim.surface = HOSTILE.into();
            claim.explanation = HOSTILE.into();
            claim.reading.measure = Some(HOSTILE.into());
            claim.reading.attribution = Some(HOSTILE.into());
            claim.links.iter_mut().for_each(|link| link.source = HOSTILE.into());
        }
        let mut bytes = Vec::new();
        ReportFormat::Csv.write(&report, &Options::default(), &mut bytes).unwrap();
        let mut rows = csv::ReaderBuilder::new().from_reader(bytes.as_slice());
        let cells: Vec<String> = rows
            .records()
            .flat_map(|row| row.unwrap().iter().map(str::to_owned).collect::<Vec<_>>())
            .collect();
        assert!(cells.len() > 3 && cells.iter().any(|cell| cell.starts_with("'=")));
        let formula = |cell: &&String| cell.starts_with(['=', '@', '+', '\t', '\r']);
        assert_eq!(cells.iter().find(formula), None);
    }
}
