//! `tieout report`: the same as `check`, to a file.

use std::str::FromStr as _;

use anyhow::anyhow;

use super::args::{Common, ReportArgs};
use super::check::Request;
use super::files;
use super::output::{self, Exit};
use crate::report::{Options, ReportFormat};

pub(super) fn run(args: &ReportArgs, common: &Common) -> anyhow::Result<Exit> {
    let request = Request {
        paths: &args.inputs.paths,
        stdin_filename: &args.inputs.stdin_filename,
        project: &args.project,
        rules: Some(&args.rules),
    };
    let checked = request.check(common)?;
    if checked.report.summary.files == 0 {
        // A report on nothing would read as a clean one.
        output::complain(&anyhow!("no article could be checked: {} was not written", args.output.display()));
        return Ok(Exit::Trouble);
    }
    let mut bytes = Vec::new();
    format(args).write(&checked.report, &Options::default(), &mut bytes)?;
    files::write(&args.output, &bytes)?;
    if !common.quiet {
        output::say(&format!("wrote {}", args.output.display()));
    }
    Ok(if checked.troubled { Exit::Trouble } else { Exit::Clean })
}

/// By the flag, else by the ending of the file.
fn format(args: &ReportArgs) -> ReportFormat {
    let by_ending = || {
        let ending = args.output.extension()?.to_str()?;
        match ending {
            "md" => Some(ReportFormat::Markdown),
            "txt" => Some(ReportFormat::Terminal),
            other => ReportFormat::from_str(other).ok(),
        }
    };
    args.format.or_else(by_ending).unwrap_or(ReportFormat::Html)
}
