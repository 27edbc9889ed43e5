//! The `tieout` command.

use std::process::ExitCode;

/// `check` keeps many short strings, which the allocator of the system is slow with: this takes a fifth off its time.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() -> ExitCode {
    tieout::cli::main()
}
