//! `path:line:col: level rule: message`, in the order that editors and problem matchers read.

use std::io::{self, Write};

use super::Report;
use super::escape::line;

pub(super) fn write(report: &Report, out: &mut dyn Write) -> io::Result<()> {
    for finding in report.findings() {
        writeln!(
            out,
            "{}:{}:{}: {} {}: {}",
            line(&finding.file),
            finding.line,
            finding.column,
            finding.severity,
            finding.rule,
            line(&finding.message)
        )?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use crate::report::{ReportFormat, sample};

    #[test]
    fn one_line_a_finding() {
        assert_eq!(
            sample::written(ReportFormat::Compact),
            "articles/quake.md:3:37: error source-disagrees: 1,240 killed, but relief-14 records 1,204: two \
             digits are swapped\n\
             articles/quake.md:3:68: warning source-unsourced: 34% of homes has no source\n"
        );
    }
}
