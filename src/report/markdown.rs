//! Markdown for job summaries and pull requests: counts, findings, every figure.

use std::io::{self, Write};

use super::Report;
use super::escape::markdown as cell;
use super::model::FileReport;
use super::words;

/// Rows of a table before the rest is only counted: job summaries are limited to 1 MiB.
const ROWS: usize = 200;

pub(super) fn write(report: &Report, out: &mut dyn Write) -> io::Result<()> {
    writeln!(out, "# {}\n", words::count(report.summary.mentions, "figure"))?;
    writeln!(out, "{}.", words::footer(report))?;
    for file in &report.files {
        write_file(file, out)?;
    }
    Ok(())
}

fn write_file(file: &FileReport, out: &mut dyn Write) -> io::Result<()> {
    writeln!(out, "\n## {}\n", cell(&file.path))?;
    if file.findings.is_empty() {
        writeln!(out, "Nothing to check.")?;
    } else {
        writeln!(out, "| Place | Severity | Rule | Finding |\n|---|---|---|---|")?;
        for finding in file.findings.iter().take(ROWS) {
            writeln!(
                out,
                "| {}:{} | {} | {} | {} |",
                finding.line,
                finding.column,
                finding.severity,
                finding.rule,
                cell(&finding.message)
            )?;
        }
        write_rest(file.findings.len(), "finding", out)?;
    }
    if file.claims.is_empty() {
        return Ok(());
    }
    writeln!(out, "\n| Line | Figure | State | Source | Why |\n|--:|---|---|---|---|")?;
    let by_claim = file.findings_by_claim();
    for claim in file.claims.iter().take(ROWS) {
        let findings = by_claim.get(claim.id.as_str()).map_or(&[] as &[_], Vec::as_slice);
        let sources: Vec<String> = claim.links.iter().map(|link| cell(&link.source)).collect();
        writeln!(
            out,
            "| {} | {} | {} | {} | {} |",
            claim.line,
            cell(&claim.surface),
            words::state(claim, findings).label,
            sources.join(", "),
            cell(&claim.explanation)
        )?;
    }
    write_rest(file.claims.len(), "figure", out)
}

fn write_rest(rows: usize, noun: &str, out: &mut dyn Write) -> io::Result<()> {
    match rows.checked_sub(ROWS) {
        Some(rest) if rest > 0 => writeln!(out, "\n… and {} more.", words::count(rest, noun)),
        _ => Ok(()),
    }
}

#[cfg(test)]
mod tests {
    use crate::report::{ReportFormat, sample};

    #[test]
    fn counts_findings_and_figures() {
        assert_eq!(sample::written(ReportFormat::Markdown), "\
# 3 figures

3 figures: 1 sourced, 1 exempt, 1 open; verdicts: 1 disagrees; findings: 1 error, 1 warning, 0 notes.

## articles/quake.md

| Place | Severity | Rule | Finding |
|---|---|---|---|
| 3:37 | error | source-disagrees | 1,240 killed, but relief-14 records 1,204: two digits are swapped |
| 3:68 | warning | source-unsourced | 34% of homes has no source |

| Line | Figure | State | Source | Why |
|--:|---|---|---|---|
| 3 | 1,240 | Disagrees with its source | relief-14 | relief-14 records 1,204 killed (table 2); 1,240 allows 1,239.5 to 1,240.5; two digits are swapped |
| 3 | 34% | No source |  | no citation in the sentence and no recorded figure for homes |
| 5 | 737 | Not a claim |  | part of the name Boeing 737 |
");
    }
}
