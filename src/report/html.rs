//! html
use super::Report;
use std::io::{self, Write};
pub(super) fn write(_report: &Report, out: &mut dyn Write) -> io::Result<()> {
    writeln!(out)
}
