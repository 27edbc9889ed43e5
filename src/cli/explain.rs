//! `tieout explain`: the page of a rule, or all that is known about one figure.

use std::path::{Path, PathBuf};

use anyhow::{anyhow, bail};

use super::args::{Common, ExplainArgs};
use super::check::Request;
use super::environment;
use super::inputs::STDIN;
use super::output::{self, Exit};
use crate::error::unknown;
use crate::report::model::{ClaimRow, FileReport};
use crate::report::{escape, table};
use crate::rules;
use crate::verify::Verdict;

pub(super) fn run(args: &ExplainArgs, common: &Common) -> anyhow::Result<Exit> {
    let Some(subject) = &args.subject else { return list(common) };
    if let Some(rule) = rules::named(subject) {
        output::print(|out| writeln!(out, "{}", rule.page.trim_end()))?;
        return Ok(Exit::Clean);
    }
    match place(subject) {
        Some((path, line, column)) => figure(&path, line, column, args, common),
        None if Path::new(subject).exists() || subject.contains([':', '/', '.']) => {
            bail!("`{subject}` is neither a rule nor a place: expected PATH:LINE:COLUMN")
        }
        None => bail!(unknown("rule", subject, rules::ALL.iter().map(|rule| rule.name))),
    }
}

fn list(common: &Common) -> anyhow::Result<Exit> {
    let options = environment::options(common);
    let rows = rules::ALL.iter().map(|rule| {
        [rule.group(), rule.name, rule.severity.name(), rule.sort(), rule.summary].map(str::to_owned).to_vec()
    });
    let header = ["group", "rule", "severity", "sort", "finds"];
    output::print(|out| write!(out, "{}", table::render(&header, rows, &options)))?;
    Ok(Exit::Clean)
}

/// `PATH:LINE:COLUMN`.
fn place(subject: &str) -> Option<(PathBuf, usize, usize)> {
    let (rest, column) = subject.rsplit_once(':')?;
    let (path, line) = rest.rsplit_once(':')?;
    Some((path.into(), line.parse().ok()?, column.parse().ok()?))
}

fn figure(
    path: &Path,
    line: usize,
    column: usize,
    args: &ExplainArgs,
    common: &Common,
) -> anyhow::Result<Exit> {
    let paths = [path.to_owned()];
    let request =
        Request { paths: &paths, stdin_filename: Path::new(STDIN), project: &args.project, rules: None };
    let checked = request.check(common)?;
    let Some(file) = checked.report.files.iter().find(|file| file.article.is_some()) else {
        return Ok(Exit::Trouble);
    };
    // The figure that holds the place, else the nearest before it on the line.
    let claim = file
        .claims
        .iter()
        .rfind(|claim| claim.line == line && claim.column <= column)
        .or_else(|| file.claims.iter().find(|claim| claim.line == line))
        .ok_or_else(|| anyhow!("no figure on line {line} of {}", path.display()))?;
    output::print(|out| write!(out, "{}", describe(file, claim)))?;
    Ok(if checked.troubled { Exit::Trouble } else { Exit::Clean })
}

/// The figure's whole way: found, read as, ties, verdict, findings.
fn describe(file: &FileReport, claim: &ClaimRow) -> String {
    let reading = &claim.reading;
    let mut lines = vec![format!("{}:{}:{}  {}", file.path, claim.line, claim.column, claim.surface)];
    let mut add = |name: &str, value: Option<&str>| {
        if let Some(value) = value.filter(|value| !value.is_empty()) {
            lines.push(format!("  {name:<12} {value}"));
        }
    };
    add("found by", Some(claim.cue));
    add("kind", Some(reading.kind));
    let value = reading.value.as_ref().map(|value| {
        let hi = reading.value_hi.as_ref().map(|hi| format!(" to {}", hi.as_str()));
        format!("{} {}{}", reading.qualifier.unwrap_or("="), value.as_str(), hi.unwrap_or_default())
    });
    add("value", value.as_deref());
    add("unit", reading.unit.as_deref());
    let date = reading.date.as_ref().map(|date| match reading.qualifier.filter(|_| value.is_none()) {
        Some(qualifier) => format!("{qualifier} {date}"),
        None => date.clone(),
    });
    add("date", date.as_deref());
    for other in &claim.alternatives {
        add("or", Some(other));
    }
    add("measure", reading.measure.as_deref());
    add("attribution", reading.attribution.as_deref());
    add("hedged", reading.hedged.then_some("yes"));
    add("denied", claim.negated.then_some("yes"));
    add("place", claim.place.as_deref());
    add("period", claim.period.as_deref());
    let is_claim = reading.exempt.map_or_else(|| "yes".to_owned(), |reason| format!("no, {reason}"));
    add("claim", Some(&format!("{is_claim}: {}", claim.why)));
    add("status", Some(claim.status.name()));
    add("verdict", claim.verdict.map(Verdict::name));
    add("why", Some(&claim.explanation));
    for note in &claim.notes {
        add("note", Some(note));
    }
    for link in &claim.links {
        let recorded = link.origin.as_ref().and_then(|origin| origin.recorded.as_ref());
        let recorded = recorded.map(|words| format!(": {words}")).unwrap_or_default();
        add("source", Some(&format!("{}{recorded} ({})", link.source, link.why)));
    }
    for finding in file.findings.iter().filter(|finding| finding.claim.as_ref() == Some(&claim.id)) {
        add("finding", Some(&format!("{} {}: {}", finding.severity, finding.rule, finding.message)));
    }
    add("id", Some(&claim.id));
    lines.iter().map(|line| format!("{}\n", escape::terminal(line))).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_have_a_line_and_a_column() {
        assert_eq!(place("a:b.md:5:12"), Some(("a:b.md".into(), 5, 12)));
        assert_eq!(place("source-unsourced"), None);
        assert_eq!(place("a.md:5"), None);
    }
}
