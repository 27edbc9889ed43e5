//! `tieout schema`.

use super::args::{SchemaArgs, SchemaOf};
use super::output::{self, Exit};
use crate::{registry, report};

pub(super) fn run(args: &SchemaArgs) -> anyhow::Result<Exit> {
    let schema = match args.of {
        SchemaOf::Registry => registry::schema(),
        SchemaOf::Report => report::schema(),
    };
    output::print(|out| writeln!(out, "{schema:#}"))?;
    Ok(Exit::Clean)
}
