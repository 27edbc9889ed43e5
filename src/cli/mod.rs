//! The command line: arguments in, files read, the library called, bytes and an exit code out.
//!
//! Only this module touches files (`files`), the environment and the clock (`environment`).

use std::process::ExitCode;

use clap::Parser as _;

mod add;
mod args;
mod batch;
mod check;
mod claims;
mod compare;
mod completions;
mod environment;
mod explain;
mod extract;
mod files;
mod in_order;
mod init;
mod inputs;
mod output;
mod project;
mod report;
mod schema;
mod sources;

use args::{Cli, Command};
use output::Exit;

/// Runs the command with the arguments of the process. Exit codes: 0 clean, 1 findings at or above
/// `--fail-on`, 2 something could not be checked.
pub fn main() -> ExitCode {
    let cli = match Cli::try_parse() {
        Ok(cli) => cli,
        Err(error) => {
            // Help and version go to stdout and are a success; a reader that has gone away is no error.
            let _ = error.print();
            return if error.use_stderr() { Exit::Trouble } else { Exit::Clean }.into();
        }
    };
    // A bug must not look like a clean run. The panic's own message is already on stderr.
    let result = std::panic::catch_unwind(|| run(cli));
    match result {
        Ok(Ok(exit)) => exit.into(),
        Ok(Err(error)) if output::is_broken_pipe(&error) => Exit::Clean.into(),
        Ok(Err(error)) => {
            output::complain(&error);
            Exit::Trouble.into()
        }
        Err(_) => Exit::Trouble.into(),
    }
}

fn run(cli: Cli) -> anyhow::Result<Exit> {
    if let Some(jobs) = cli.common.jobs {
        rayon::ThreadPoolBuilder::new().num_threads(jobs).build_global()?;
    }
    let common = &cli.common;
    match cli.command {
        None => check::run(&cli.check, common),
        Some(Command::Check(args)) => check::run(&args, common),
        Some(Command::Extract(args)) => extract::run(&args, common),
        Some(Command::Compare(args)) => compare::run(&args, common),
        Some(Command::Report(args)) => report::run(&args, common),
        Some(Command::Sources(args)) => sources::run(&args, common),
        Some(Command::Claims(args)) => claims::run(&args, common),
        Some(Command::Explain(args)) => explain::run(&args, common),
        Some(Command::Init(args)) => init::run(&args),
        Some(Command::Completions(args)) => completions::run(&args),
        Some(Command::Schema(args)) => schema::run(&args),
    }
}
