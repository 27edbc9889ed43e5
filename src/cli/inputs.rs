//! Paths on the command line → the articles to read, each with its project.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use anyhow::anyhow;
use clap::CommandFactory as _;

use super::args::Cli;
use super::files;
use super::project::{Project, Projects, trouble};

/// An article to read.
pub(super) struct Input {
    /// The file; for standard input the path it stands for.
    pub(super) path: PathBuf,
    /// As reports name it.
    pub(super) name: String,
    pub(super) project: Arc<Project>,
    stdin: bool,
}

impl Input {
    /// Its bytes.
    pub(super) fn read(&self) -> anyhow::Result<Vec<u8>> {
        let limit = self.project.config.max_bytes;
        if self.stdin { files::read_stdin(limit) } else { files::read(&self.path, limit) }
    }
}

/// The path that standard input stands for where none is asked for.
pub(super) const STDIN: &str = "stdin.md";

/// The articles that `paths` name, in order and each once; without paths those of the project around the
/// working folder. What cannot be found is said on stderr and sets `troubled`.
pub(super) fn collect(
    paths: &[PathBuf],
    stdin_filename: &Path,
    projects: &mut Projects<'_>,
    troubled: &mut bool,
) -> anyhow::Result<Vec<Input>> {
    let configured;
    let paths = if paths.is_empty() {
        let project = projects.of(Path::new("."))?;
        configured =
            project.config.articles.iter().map(|folder| project.root.join(folder)).collect::<Vec<_>>();
        if configured.iter().all(|folder| !folder.exists()) {
            let names: Vec<_> = configured.iter().map(|folder| projects.names.of(folder)).collect();
            let names = names.join(", ");
            return Err(anyhow!(
                "nothing to check: no PATH given and no {names}; `tieout init` starts a project"
            ));
        }
        &configured
    } else {
        paths
    };
    let mut inputs = Vec::new();
    let mut seen = BTreeSet::new();
    for path in paths {
        if let Err(error) = add(path, stdin_filename, projects, &mut inputs, &mut seen) {
            trouble(&error, troubled);
        }
    }
    Ok(inputs)
}

fn add(
    path: &Path,
    stdin_filename: &Path,
    projects: &mut Projects<'_>,
    inputs: &mut Vec<Input>,
    seen: &mut BTreeSet<PathBuf>,
) -> anyhow::Result<()> {
    let stdin = path.as_os_str() == "-";
    let path = if stdin { stdin_filename } else { path };
    let name = projects.names.of(path);
    let found = if stdin || path.is_file() {
        vec![path.to_owned()]
    } else if path.is_dir() {
        let project = projects.of(path)?;
        files::articles(path, &project.root, &project.config.exclude)?
    } else if path.exists() {
        return Err(anyhow!("{name} is neither a file nor a folder"));
    } else {
        return Err(anyhow!("no such file or folder: {name}{}", meant(&name)));
    };
    if found.is_empty() {
        return Err(anyhow!("no articles in {name}: looked for .md, .markdown, .html, .htm and .txt"));
    }
    for path in found {
        if seen.insert(std::path::absolute(&path)?) {
            let project = projects.of(&path)?;
            inputs.push(Input { name: projects.names.of(&path), path, project, stdin });
        }
    }
    Ok(())
}

/// A word that is nearly a subcommand was probably meant as one.
fn meant(name: &str) -> String {
    let command = Cli::command();
    let near = command
        .get_subcommands()
        .map(clap::Command::get_name)
        .find(|subcommand| (1..=2).contains(&strsim::damerau_levenshtein(name, subcommand)));
    near.map(|subcommand| format!("; did you mean `tieout {subcommand}`?")).unwrap_or_default()
}
