//! The environment, the terminal and the clock: read here and nowhere else.

use std::io::IsTerminal as _;
use std::path::PathBuf;

use super::args::{Color, Common};
use crate::quantity::PartialDate;
use crate::report::{Glyphs, Options};

#[expect(clippy::disallowed_methods, reason = "the command line's one door to the environment")]
fn variable(name: &str) -> Option<String> {
    std::env::var(name).ok().filter(|value| !value.is_empty())
}

/// The working folder.
#[expect(clippy::disallowed_methods, reason = "the command line's one door to the environment")]
pub(super) fn working_folder() -> anyhow::Result<PathBuf> {
    Ok(std::env::current_dir()?)
}

/// SOURCE_DATE_EPOCH, else the clock, as a day in UTC.
#[expect(clippy::disallowed_methods, reason = "the command line's one door to the clock")]
pub(super) fn today() -> Option<PartialDate> {
    let epoch = variable("SOURCE_DATE_EPOCH").and_then(|seconds| seconds.parse().ok());
    let now = match epoch {
        Some(seconds) => chrono::DateTime::from_timestamp(seconds, 0)?,
        None => chrono::Utc::now(),
    };
    now.date_naive().to_string().parse().ok()
}

/// How reports are printed to stdout.
pub(super) fn options(common: &Common) -> Options {
    let terminal = std::io::stdout().is_terminal();
    let color = match common.color {
        Color::Always => true,
        Color::Never => false,
        Color::Auto if variable("NO_COLOR").is_some() => false,
        Color::Auto if variable("CLICOLOR_FORCE").is_some_and(|value| value != "0") => true,
        Color::Auto => terminal && variable("TERM").as_deref() != Some("dumb"),
    };
    let columns = terminal_size::terminal_size().filter(|_| terminal).map(|(columns, _)| columns.0.into());
    let width = common.width.or(columns).unwrap_or(100).clamp(20, 120);
    let locale = ["LC_ALL", "LC_CTYPE", "LANG"].into_iter().find_map(variable);
    let ascii = terminal && matches!(locale.as_deref(), Some("C" | "POSIX"));
    let glyphs = if ascii { Glyphs::ASCII } else { Glyphs::UNICODE };
    let detail = if common.quiet { 0 } else { 1 + u8::from(common.verbose) };
    Options { color, width, glyphs, detail }
}

/// Whether a progress bar may be drawn.
pub(super) fn may_show_progress(common: &Common) -> bool {
    !common.no_progress && !common.quiet && std::io::stderr().is_terminal()
}
