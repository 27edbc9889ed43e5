//! Results to stdout, everything else to stderr, and the exit code.

use std::io::{self, BufWriter, Write as _};
use std::process::ExitCode;

use crate::report::escape;

/// How a run ended; trouble outweighs findings.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Exit {
    /// Nothing to complain about.
    Clean,
    /// Findings at or above `--fail-on`.
    Findings,
    /// Something could not be checked.
    Trouble,
}

impl From<Exit> for ExitCode {
    fn from(exit: Exit) -> Self {
        ExitCode::from(match exit {
            Exit::Clean => 0,
            Exit::Findings => 1,
            Exit::Trouble => 2,
        })
    }
}

/// Writes results to stdout.
pub(super) fn print(write: impl FnOnce(&mut dyn io::Write) -> io::Result<()>) -> anyhow::Result<()> {
    let mut out = BufWriter::new(io::stdout().lock());
    write(&mut out)?;
    out.flush()?;
    Ok(())
}

/// Prints an error with its causes to stderr, made safe for terminals.
pub(super) fn complain(error: &anyhow::Error) {
    say(&format!("error: {error:#}"));
}

/// Prints a line to stderr; a stderr that is gone is no reason to stop.
pub(super) fn say(message: &str) {
    let lines: Vec<_> = message.lines().map(escape::terminal).collect();
    let _ = writeln!(io::stderr().lock(), "{}", lines.join("\n"));
}

/// Whether the reader of stdout has gone away, as `head` does: no failure of ours.
pub(super) fn is_broken_pipe(error: &anyhow::Error) -> bool {
    error.chain().any(|cause| {
        cause.downcast_ref::<io::Error>().is_some_and(|error| error.kind() == io::ErrorKind::BrokenPipe)
            || cause
                .downcast_ref::<serde_json::Error>()
                .is_some_and(|error| error.io_error_kind() == Some(io::ErrorKind::BrokenPipe))
    })
}
