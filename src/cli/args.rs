//! Every argument of the command line, with its help: this is the manual.

use std::path::PathBuf;

use clap::{Args, Parser, Subcommand, ValueEnum};

use super::inputs::STDIN;
use crate::config::{fail_on, rule_level};
use crate::error::unknown;
use crate::finding::Severity;
use crate::quantity::PartialDate;
use crate::report::ReportFormat;
use crate::rules;

/// Check the figures of articles against their sources
///
/// Finds every figure in an article, ties each one to a source in the project's registry, checks that the source
/// really says so, and reports what is unsourced, outdated, disputed or wrong. Works offline; the same input
/// gives the same output.
///
/// Without a subcommand, `tieout` runs `tieout check`.
#[derive(Debug, Parser)]
#[command(
    name = "tieout",
    version,
    args_conflicts_with_subcommands = true,
    after_help = "Exit codes: 0 clean, 1 findings at or above --fail-on, 2 something could not be checked.\n\
                  Start a project with `tieout init`; `tieout explain --list` lists the rules."
)]
pub(super) struct Cli {
    #[command(subcommand)]
    pub(super) command: Option<Command>,
    #[command(flatten)]
    pub(super) check: CheckArgs,
    #[command(flatten)]
    pub(super) common: Common,
}

#[derive(Debug, Subcommand)]
pub(super) enum Command {
    /// Check articles against the registry; the default
    Check(CheckArgs),
    /// List every figure found, no registry needed
    Extract(ExtractArgs),
    /// Compare the figures of one text with other texts, no registry needed
    Compare(CompareArgs),
    /// Write a report to a file: HTML unless the name or --format says otherwise
    Report(ReportArgs),
    /// Look into the registry
    Sources(SourcesArgs),
    /// Save and list what people decided about claims
    Claims(ClaimsArgs),
    /// Explain a rule, or the figure at PATH:LINE:COLUMN
    Explain(ExplainArgs),
    /// Start a project: tieout.toml, articles/, sources/, claims/
    Init(InitArgs),
    /// Print a completion script for a shell
    Completions(CompletionsArgs),
    /// Print a JSON Schema
    Schema(SchemaArgs),
}

/// What every subcommand takes.
#[derive(Debug, Args)]
pub(super) struct Common {
    /// When to use colours; NO_COLOR and CLICOLOR_FORCE are heeded in `auto`
    #[arg(long, value_enum, default_value_t = Color::Auto, global = true, value_name = "WHEN", help_heading = "Output")]
    pub(super) color: Color,
    /// Columns to wrap at [default: the terminal's, at most 120; 100 without one]
    #[arg(long, global = true, value_name = "N", help_heading = "Output")]
    pub(super) width: Option<usize>,
    /// Print findings only, without the counts
    #[arg(short, long, global = true, conflicts_with = "verbose", help_heading = "Output")]
    pub(super) quiet: bool,
    /// Print every figure with its verdict too
    #[arg(short, long, global = true, help_heading = "Output")]
    pub(super) verbose: bool,
    /// Show no progress bar
    #[arg(long, global = true, help_heading = "Output")]
    pub(super) no_progress: bool,
    /// Threads to use [default: one for each core]
    #[arg(short, long, global = true, value_name = "N", help_heading = "Output")]
    pub(super) jobs: Option<usize>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(super) enum Color {
    Auto,
    Always,
    Never,
}

/// Which project an article belongs to.
#[derive(Debug, Default, Args)]
pub(super) struct ProjectArgs {
    /// Use this tieout.toml [default: the nearest one above each file]
    #[arg(short, long, value_name = "FILE", help_heading = "Project")]
    pub(super) config: Option<PathBuf>,
    /// Use no tieout.toml, registry or ledger: rules that need a registry are silent
    #[arg(long, conflicts_with_all = ["config", "sources"], help_heading = "Project")]
    pub(super) isolated: bool,
    /// Registry file or folder, instead of the configured ones (repeatable)
    #[arg(long, value_name = "PATH", help_heading = "Project")]
    pub(super) sources: Vec<PathBuf>,
    /// Publication date of the articles, whatever they say themselves, such as 2026-01-30
    #[arg(long, value_name = "DATE", help_heading = "Project")]
    pub(super) published: Option<PartialDate>,
    /// The day to take for today [default: SOURCE_DATE_EPOCH, else the clock]
    #[arg(long, value_name = "DATE", help_heading = "Project")]
    pub(super) today: Option<PartialDate>,
}

/// Which articles to read.
#[derive(Debug, Args)]
pub(super) struct InputArgs {
    /// Files and folders; `-` reads standard input [default: `articles` of tieout.toml]
    ///
    /// Folders are searched for .md, .markdown, .html, .htm and .txt files; .gitignore is respected.
    #[arg(value_name = "PATH")]
    pub(super) paths: Vec<PathBuf>,
    /// The path that standard input stands for: gives its format, project and name in reports
    #[arg(long, value_name = "PATH", default_value = STDIN, help_heading = "Project")]
    pub(super) stdin_filename: PathBuf,
}

/// How results are shown, and which of them fail the run.
#[derive(Debug, Args)]
pub(super) struct ResultArgs {
    /// What to print: terminal, compact, json, jsonl, markdown, csv or html
    #[arg(short, long, value_name = "FORMAT", default_value = "terminal", help_heading = "Output")]
    pub(super) format: ReportFormat,
    /// Also write FILE in FORMAT (repeatable); the exit code stays the same
    #[arg(long, value_name = "FORMAT=FILE", value_parser = output, help_heading = "Output")]
    pub(super) output: Vec<(ReportFormat, PathBuf)>,
    /// Lowest severity that makes the exit code 1: note, warning, error or never
    /// [default: error; `check` reads `fail-on` of tieout.toml]
    #[arg(long, value_name = "LEVEL", value_parser = fail_on_level, help_heading = "Rules")]
    pub(super) fail_on: Option<FailOn>,
    /// Lowest severity shown: note, warning or error; the counts and the exit code still see the rest
    #[arg(long, value_name = "LEVEL", help_heading = "Rules")]
    pub(super) min_severity: Option<Severity>,
}

#[derive(Debug, Args)]
pub(super) struct CheckArgs {
    #[command(flatten)]
    pub(super) results: ResultArgs,
    #[command(flatten)]
    pub(super) rules: RuleArgs,
    #[command(flatten)]
    pub(super) project: ProjectArgs,
    #[command(flatten)]
    pub(super) inputs: InputArgs,
}

/// Which rules run, and how much they weigh.
#[derive(Debug, Args)]
pub(super) struct RuleArgs {
    /// Run only this rule (repeatable)
    #[arg(long, value_name = "RULE", value_parser = rule, help_heading = "Rules")]
    pub(super) select: Vec<String>,
    /// Leave this rule out (repeatable)
    #[arg(long, value_name = "RULE", value_parser = rule, help_heading = "Rules")]
    pub(super) ignore: Vec<String>,
    /// Give a rule another weight: off, note, warning or error (repeatable)
    #[arg(long, value_name = "RULE=LEVEL", value_parser = severity, help_heading = "Rules")]
    pub(super) severity: Vec<(String, RuleLevel)>,
}

/// A level of `--severity`; `None` is off.
#[derive(Clone, Copy, Debug)]
pub(super) struct RuleLevel(pub(super) Option<Severity>);

/// A level of `--fail-on`; `None` is never.
#[derive(Clone, Copy, Debug)]
pub(super) struct FailOn(pub(super) Option<Severity>);

#[derive(Debug, Args)]
pub(super) struct ExtractArgs {
    /// What to print
    #[arg(short, long, value_enum, value_name = "FORMAT", default_value_t = ListFormat::Terminal, help_heading = "Output")]
    pub(super) format: ListFormat,
    /// Read JSON Lines {"id","text","ref_date","lang"} and print {"id","items"} for each, in order
    #[arg(long, value_enum, value_name = "FORMAT")]
    pub(super) input: Option<InputFormat>,
    #[command(flatten)]
    pub(super) project: ProjectArgs,
    #[command(flatten)]
    pub(super) inputs: InputArgs,
}

/// Formats of lists.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(super) enum ListFormat {
    /// A table.
    Terminal,
    /// One object a line.
    Jsonl,
}

/// Formats of batch input.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(super) enum InputFormat {
    /// One object a line.
    Jsonl,
}

#[derive(Debug, Args)]
pub(super) struct CompareArgs {
    /// The text whose figures are compared
    #[arg(value_name = "ARTICLE", required = true)]
    pub(super) article: PathBuf,
    /// The texts to compare with
    #[arg(value_name = "SOURCE", required_unless_present = "input")]
    pub(super) sources: Vec<PathBuf>,
    /// Read JSON Lines {"id","claim","evidence"} from ARTICLE (`-` is standard input) and print
    /// {"id","verdict","figures"} for each, in order
    #[arg(long, value_enum, value_name = "FORMAT", conflicts_with = "sources")]
    pub(super) input: Option<InputFormat>,
    #[command(flatten)]
    pub(super) results: ResultArgs,
}

#[derive(Debug, Args)]
pub(super) struct ReportArgs {
    /// The file to write
    #[arg(short, long, value_name = "FILE", default_value = "report.html")]
    pub(super) output: PathBuf,
    /// Its format [default: by the ending of FILE, else html]
    #[arg(short, long, value_name = "FORMAT", help_heading = "Output")]
    pub(super) format: Option<ReportFormat>,
    #[command(flatten)]
    pub(super) rules: RuleArgs,
    #[command(flatten)]
    pub(super) project: ProjectArgs,
    #[command(flatten)]
    pub(super) inputs: InputArgs,
}

#[derive(Debug, Args)]
pub(super) struct SourcesArgs {
    #[command(subcommand)]
    pub(super) command: SourcesCommand,
    #[command(flatten)]
    pub(super) project: ProjectArgs,
}

#[derive(Debug, Subcommand)]
pub(super) enum SourcesCommand {
    /// List the sources and how many figures each records
    List,
    /// Check the registry's files, that each snapshot is there and unchanged, and what figures select from tables
    Check,
    /// Add a file that was read: copy it to snapshots/, and write an entry with the figures it may record
    ///
    /// Nothing is fetched. Title and date are those that the file states, if the options do not say otherwise. The
    /// entry is added to the end of a file of the registry; what is there is kept as it is.
    Add(AddArgs),
}

#[derive(Debug, Args)]
pub(super) struct AddArgs {
    /// The text, Markdown or HTML file
    #[arg(value_name = "FILE")]
    pub(super) file: PathBuf,
    /// The id of the new source
    #[arg(long, value_name = "ID")]
    pub(super) id: String,
    /// The address it was read at
    #[arg(long, value_name = "URL")]
    pub(super) url: Option<String>,
    /// Its title
    #[arg(long, value_name = "TEXT")]
    pub(super) title: Option<String>,
    /// When it was published, such as 2026-01-30
    #[arg(long, value_name = "DATE")]
    pub(super) date: Option<PartialDate>,
    /// Who published it
    #[arg(long, value_name = "NAME")]
    pub(super) publisher: Option<String>,
    /// The registry's file that gets the entry [default: ID.yaml in the registry's folder]
    #[arg(long, value_name = "FILE")]
    pub(super) to: Option<PathBuf>,
}

#[derive(Debug, Args)]
pub(super) struct ClaimsArgs {
    #[command(subcommand)]
    pub(super) command: ClaimsCommand,
    #[command(flatten)]
    pub(super) project: ProjectArgs,
}

#[derive(Debug, Subcommand)]
pub(super) enum ClaimsCommand {
    /// Save the claims of articles to the ledger; decisions, comments and order are kept
    Write {
        /// Files and folders [default: `articles` of tieout.toml]
        #[arg(value_name = "PATH")]
        paths: Vec<PathBuf>,
    },
    /// List the claims in the ledger of articles, with their decisions
    List {
        /// Files and folders [default: `articles` of tieout.toml]
        #[arg(value_name = "PATH")]
        paths: Vec<PathBuf>,
    },
}

#[derive(Debug, Args)]
pub(super) struct ExplainArgs {
    /// The name of a rule, or PATH:LINE:COLUMN of a figure
    #[arg(value_name = "RULE|PLACE", required_unless_present = "list")]
    pub(super) subject: Option<String>,
    /// List all rules
    #[arg(long, conflicts_with = "subject")]
    pub(super) list: bool,
    #[command(flatten)]
    pub(super) project: ProjectArgs,
}

#[derive(Debug, Args)]
pub(super) struct InitArgs {
    /// The project's folder
    #[arg(value_name = "DIR", default_value = ".")]
    pub(super) folder: PathBuf,
}

#[derive(Debug, Args)]
pub(super) struct CompletionsArgs {
    /// The shell
    #[arg(value_enum)]
    pub(super) shell: clap_complete::Shell,
}

#[derive(Debug, Args)]
pub(super) struct SchemaArgs {
    /// Of what
    #[arg(value_enum)]
    pub(super) of: SchemaOf,
}

#[derive(Clone, Copy, Debug, ValueEnum)]
pub(super) enum SchemaOf {
    /// The files in sources/
    Registry,
    /// The output of `check --format json`
    Report,
}

fn rule(name: &str) -> Result<String, String> {
    let found = rules::named(name).map(|rule| rule.name.to_owned());
    found.ok_or_else(|| unknown("rule", name, rules::ALL.iter().map(|rule| rule.name)))
}

fn severity(text: &str) -> Result<(String, RuleLevel), String> {
    let (name, level) = text.split_once('=').ok_or("expected RULE=LEVEL")?;
    Ok((rule(name)?, RuleLevel(rule_level(level)?)))
}

fn fail_on_level(text: &str) -> Result<FailOn, String> {
    fail_on(text).map(FailOn)
}

fn output(text: &str) -> Result<(ReportFormat, PathBuf), String> {
    let (format, file) = text.split_once('=').ok_or("expected FORMAT=FILE")?;
    let format: ReportFormat = format.parse().map_err(|error: crate::error::Error| error.to_string())?;
    if file.is_empty() { Err("expected FORMAT=FILE".into()) } else { Ok((format, file.into())) }
}

#[cfg(test)]
mod tests {
    use clap::CommandFactory as _;

    #[test]
    fn the_arguments_are_consistent() {
        super::Cli::command().debug_assert();
    }
}
