//! The terminal: each finding in its sentence, figures of one sentence and rule together, the counts last.

use std::io::{self, Write};

use super::model::{ClaimRow, FileReport, FindingRow, RelatedRow};
use super::style::Style;
use super::wrap::{self, Row};
use super::{Options, Report, escape, table, words};
use crate::finding::Severity;
use crate::span::Span;
use crate::verify::Verdict;

/// Columns before quoted text.
const INDENT: usize = 4;

pub(super) fn write(report: &Report, options: &Options, out: &mut dyn Write) -> io::Result<()> {
    for file in &report.files {
        let mut rest = file.findings.as_slice();
        while let Some(first) = rest.first() {
            let together = rest.iter().take_while(|finding| belong_together(first, finding)).count();
            let (group, after) = rest.split_at(together);
            write_group(group, options, out)?;
            writeln!(out)?;
            rest = after;
        }
        if options.detail >= 2 && !file.claims.is_empty() {
            write_figures(file, options, out)?;
            writeln!(out)?;
        }
    }
    if options.detail >= 1 {
        for row in wrap::lines(&words::footer(report), options.width) {
            writeln!(out, "{row}")?;
        }
    }
    Ok(())
}

fn belong_together(a: &FindingRow, b: &FindingRow) -> bool {
    a.rule == b.rule
        && a.severity == b.severity
        && a.snippet.at == b.snippet.at
        && a.snippet.text == b.snippet.text
}

fn write_group(group: &[FindingRow], options: &Options, out: &mut dyn Write) -> io::Result<()> {
    let Some(first) = group.first() else { return Ok(()) };
    let marks: Vec<Span> = group.iter().map(|finding| finding.snippet.mark).collect();
    let width = options.width.saturating_sub(INDENT);
    let (rows, cut) =
        wrap::quote(&first.snippet.text, &marks, underline(first), options.glyphs.ellipsis, width);
    if cut && group.len() > 1 {
        // The window shows only the first: each gets its own.
        for (index, finding) in group.iter().enumerate() {
            if index > 0 {
                writeln!(out)?;
            }
            write_group(std::slice::from_ref(finding), options, out)?;
        }
        return Ok(());
    }
    let place = format!("{}:{}:{}", escape::line(&first.file), first.line, first.column);
    writeln!(
        out,
        "{}  {}  {}",
        Style::Path.paint(&place, options.color),
        Style::Weight(first.severity).paint(first.severity.name(), options.color),
        Style::Rule.paint(first.rule, options.color)
    )?;
    write_quote(&rows, first.severity, options, out)?;
    for finding in group {
        let message = if group.len() > 1 {
            format!("{}:{} {}", finding.line, finding.column, finding.message)
        } else {
            finding.message.clone()
        };
        write_note(&message, options, out)?;
        for related in &finding.related {
            write_related(related, options, out)?;
        }
        for fix in &finding.fixes {
            write_note(&format!("help: write `{}`", fix.text), options, out)?;
        }
    }
    Ok(())
}

/// The state by its character too, not by colour alone.
fn underline(finding: &FindingRow) -> char {
    match finding.severity {
        _ if finding.rule == "source-outdated" => '.',
        Severity::Error => '^',
        Severity::Warning | Severity::Note => '~',
    }
}

fn write_quote(rows: &[Row], severity: Severity, options: &Options, out: &mut dyn Write) -> io::Result<()> {
    let bar = Style::Dim.paint(options.glyphs.bar, options.color);
    for row in rows.iter().filter(|row| !row.text.is_empty()) {
        writeln!(out, "  {bar} {}", row.text)?;
        if !row.underline.is_empty() {
            let marks = row.underline.trim_start();
            let blanks = &row.underline[..row.underline.len() - marks.len()];
            writeln!(out, "  {bar} {blanks}{}", Style::Weight(severity).paint(marks, options.color))?;
        }
    }
    Ok(())
}

fn write_note(text: &str, options: &Options, out: &mut dyn Write) -> io::Result<()> {
    for (index, row) in wrap::lines(text, options.width.saturating_sub(INDENT)).iter().enumerate() {
        let sign = if index == 0 { "=" } else { " " };
        writeln!(out, "  {} {row}", Style::Dim.paint(sign, options.color))?;
    }
    Ok(())
}

/// A second place: the registry's line, or another sentence.
fn write_related(related: &RelatedRow, options: &Options, out: &mut dyn Write) -> io::Result<()> {
    let place = format!("{}:{}:{}", escape::line(&related.file), related.line, related.column);
    writeln!(out, "  ::: {}  {}", Style::Path.paint(&place, options.color), escape::line(&related.message))?;
    let snippet = &related.snippet;
    let width = options.width.saturating_sub(INDENT);
    let (rows, _) = wrap::quote(&snippet.text, &[snippet.mark], ' ', options.glyphs.ellipsis, width);
    let rows: Vec<Row> = rows.into_iter().map(|row| Row { underline: String::new(), ..row }).collect();
    write_quote(&rows, Severity::Note, options, out)
}

/// Every figure of a file, with `-v`.
fn write_figures(file: &FileReport, options: &Options, out: &mut dyn Write) -> io::Result<()> {
    let row = |claim: &ClaimRow| {
        vec![
            format!("{}:{}", claim.line, claim.column),
            claim.surface.clone(),
            claim.status.name().to_owned(),
            claim.verdict.map_or("", Verdict::name).to_owned(),
            claim.explanation.clone(),
        ]
    };
    let rows = file.claims.iter().map(row);
    write!(out, "{}", table::render(&["place", "figure", "status", "verdict", "why"], rows, options))
}

#[cfg(test)]
mod tests {
    use crate::report::{Options, ReportFormat, sample};

    #[test]
    fn each_finding_stands_in_its_sentence() {
        assert_eq!(
            sample::written(ReportFormat::Terminal),
            "\
articles/quake.md:3:37  error  source-disagrees
  │ The Northland relief office counted 1,240 killed [@relief-14], and 34% of homes are damaged.
  │                                     ^^^^^
  = 1,240 killed, but relief-14 records 1,204: two digits are swapped
  ::: sources/relief.yaml:5:14  recorded here
  │ value: \"1204\"
  = help: write `1,204`

articles/quake.md:3:68  warning  source-unsourced
  │ The Northland relief office counted 1,240 killed [@relief-14], and 34% of homes are damaged.
  │                                                                    ~~~
  = 34% of homes has no source

3 figures: 1 sourced, 1 exempt, 1 open; verdicts: 1 disagrees; findings: 1 error, 1 warning, 0 notes
"
        );
    }

    #[test]
    fn nothing_is_wider_than_the_terminal_and_colour_is_asked_for() {
        let report = sample::report();
        let mut narrow = Vec::new();
        let options = Options { width: 40, ..Options::default() };
        ReportFormat::Terminal.write(&report, &options, &mut narrow).unwrap();
        let text = String::from_utf8(narrow).unwrap();
        for line in text.lines().filter(|line| !line.contains(":::") && !line.starts_with("articles")) {
            assert!(line.chars().count() <= 40, "{line}");
        }
        assert!(!text.contains('\u{1b}'));
        let mut colored = Vec::new();
        let options = Options { color: true, ..Options::default() };
        ReportFormat::Terminal.write(&report, &options, &mut colored).unwrap();
        assert!(String::from_utf8(colored).unwrap().contains("\u{1b}[1;31merror\u{1b}[0m"));
    }
}
