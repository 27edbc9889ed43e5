//! A project: the nearest tieout.toml, its registry and its ledger, loaded once.

use std::collections::BTreeMap;
use std::io::Read;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use anyhow::{Context as _, anyhow};

use super::args::{ProjectArgs, RuleArgs};
use super::{environment, files, output};
use crate::config::{Config, Settings};
use crate::document::Document;
use crate::finding::{Finding, Severity};
use crate::ledger::{self, Ledger};
use crate::registry::{self, Registry, Snapshot};
use crate::report::Texts;
use crate::rules;

const CONFIG: &str = "tieout.toml";

/// What an article is checked against.
pub(super) struct Project {
    /// Folder of tieout.toml, else the working folder.
    pub(super) root: PathBuf,
    pub(super) config: Config,
    pub(super) settings: Settings,
    pub(super) registry: Registry,
    /// What loading the registry found.
    pub(super) findings: Vec<Finding>,
    /// The registry's files, for places in them.
    pub(super) files: Vec<(String, Vec<u8>)>,
}

impl Project {
    /// The texts that findings may point into.
    pub(super) fn texts(&self) -> Texts<'static> {
        let mut texts = Texts::default();
        for (name, bytes) in &self.files {
            texts.insert(name, bytes);
        }
        texts
    }

    /// Whether the registry has errors: then articles cannot be checked against all of it.
    pub(super) fn is_broken(&self) -> bool {
        self.findings.iter().any(|finding| finding.severity == Severity::Error)
    }

    /// Says on stderr if the registry has errors, and whether it has.
    pub(super) fn complain_if_broken(&self) -> bool {
        if self.is_broken() {
            output::say("error: the registry has errors: articles were not checked against all of it");
        }
        self.is_broken()
    }

    /// The ledger file of an article: its path below the folder of articles, in the folder of claims.
    pub(super) fn ledger_path(&self, article: &Path) -> anyhow::Result<PathBuf> {
        let article = std::path::absolute(article)?;
        let inside = self
            .config
            .articles
            .iter()
            .find_map(|folder| article.strip_prefix(self.root.join(folder)).ok())
            .filter(|path| !path.as_os_str().is_empty())
            .or_else(|| article.strip_prefix(&self.root).ok())
            .or_else(|| article.file_name().map(Path::new))
            .ok_or_else(|| anyhow!("{} is no file name", article.display()))?;
        Ok(self.root.join(&self.config.claims).join(inside).with_extension("yaml"))
    }

    /// The ledger of an article, with its file's name and text if there is one, and what loading it found.
    pub(super) fn ledger(&self, article: &Path, names: &Names) -> anyhow::Result<LoadedLedger> {
        if self.settings.isolated {
            return Ok(LoadedLedger::default());
        }
        let path = self.ledger_path(article)?;
        let Some(bytes) = files::read_if_there(&path, self.config.max_bytes)? else {
            return Ok(LoadedLedger::default());
        };
        let name = names.of(&path);
        let (ledger, findings) = ledger::load(&name, &bytes);
        Ok(LoadedLedger { ledger, findings, file: Some((name, bytes)) })
    }

    /// Opens an article.
    pub(super) fn open(&self, name: &str, bytes: &[u8]) -> anyhow::Result<Document> {
        crate::document::open(name, bytes).with_context(|| format!("cannot read {name}"))
    }
}

/// The ledger of one article.
#[derive(Default)]
pub(super) struct LoadedLedger {
    pub(super) ledger: Ledger,
    pub(super) findings: Vec<Finding>,
    pub(super) file: Option<(String, Vec<u8>)>,
}

/// Paths as reports name them: relative to the working folder where they lie in it, with slashes.
pub(super) struct Names {
    folder: PathBuf,
}

impl Names {
    pub(super) fn new() -> anyhow::Result<Self> {
        Ok(Names { folder: environment::working_folder()? })
    }

    pub(super) fn of(&self, path: &Path) -> String {
        let path = path.strip_prefix(&self.folder).unwrap_or(path);
        let path = path.strip_prefix(".").unwrap_or(path);
        path.to_string_lossy().replace('\\', "/")
    }
}

/// The projects of a run, each loaded once.
pub(super) struct Projects<'a> {
    args: &'a ProjectArgs,
    rules: Option<&'a RuleArgs>,
    pub(super) names: Names,
    loaded: BTreeMap<PathBuf, Arc<Project>>,
}

impl<'a> Projects<'a> {
    pub(super) fn new(args: &'a ProjectArgs, rules: Option<&'a RuleArgs>) -> anyhow::Result<Self> {
        Ok(Projects { args, rules, names: Names::new()?, loaded: BTreeMap::new() })
    }

    /// All projects that were asked for, in the order of their folders.
    pub(super) fn all(&self) -> impl Iterator<Item = &Arc<Project>> {
        self.loaded.values()
    }

    /// The project of a file or folder.
    pub(super) fn of(&mut self, path: &Path) -> anyhow::Result<Arc<Project>> {
        let config = match &self.args.config {
            _ if self.args.isolated => None,
            Some(config) => Some(std::path::absolute(config)?),
            None => std::path::absolute(path)?
                .ancestors()
                .map(|folder| folder.join(CONFIG))
                .find(|config| config.is_file()),
        };
        let root = config.as_deref().and_then(Path::parent).unwrap_or(&self.names.folder).to_owned();
        if let Some(project) = self.loaded.get(&root) {
            return Ok(Arc::clone(project));
        }
        let project = Arc::new(self.load(config.as_deref(), root.clone())?);
        self.loaded.insert(root, Arc::clone(&project));
        Ok(project)
    }

    fn load(&self, config: Option<&Path>, root: PathBuf) -> anyhow::Result<Project> {
        let config = match config {
            None => Config::default(),
            Some(path) => {
                let bytes = files::read(path, Config::default().max_bytes)?;
                let name = self.names.of(path);
                let text = std::str::from_utf8(&bytes).with_context(|| format!("{name} is not UTF-8"))?;
                let names: Vec<&str> = rules::ALL.iter().map(|rule| rule.name).collect();
                Config::parse(text, &name, &names)?
            }
        };
        let mut project = Project {
            settings: self.settings(&config),
            root,
            config,
            registry: Registry::default(),
            findings: Vec::new(),
            files: Vec::new(),
        };
        if !self.args.isolated {
            // of each file the registry's folder, from which its paths count
            let mut folders = BTreeMap::new();
            for (path, folder) in self.registry_files(&project)? {
                let bytes = files::read(&path, project.config.max_bytes)?;
                let name = self.names.of(&path);
                folders.insert(name.clone(), folder);
                project.files.push((name, bytes));
            }
            let files = project.files.iter().map(|(name, bytes)| (name.as_str(), bytes.as_slice()));
            (project.registry, project.findings) = registry::load(files);
            let mut read = |file: &str, path: &str| {
                let folder = folders.get(file).unwrap_or(&project.root);
                let bytes = files::read_below(folder, path, project.config.max_bytes);
                let bytes = bytes.map_err(|error| format!("{error:#}"))?;
                Ok(bytes.map(|bytes| Snapshot { file: self.names.of(&folder.join(path)), bytes }))
            };
            project.findings.extend(registry::read_snapshots(&mut project.registry, &mut read));
            let mut open = |file: &str, path: &str| {
                let folder = folders.get(file).unwrap_or(&project.root);
                let opened = files::open_below(folder, path).map_err(|error| format!("{error:#}"))?;
                Ok(opened.map(|opened| Box::new(opened) as Box<dyn Read>))
            };
            project.findings.extend(registry::read_tables(&mut project.registry, &mut open));
        }
        Ok(project)
    }

    fn settings(&self, config: &Config) -> Settings {
        let mut settings = config.settings();
        settings.isolated = self.args.isolated;
        settings.published = self.args.published.or(settings.published);
        settings.today = self.args.today.or(settings.today).or_else(environment::today);
        if let Some(args) = self.rules {
            for rule in rules::ALL {
                let name = rule.name.to_owned();
                if !args.select.is_empty() && !args.select.contains(&name) || args.ignore.contains(&name) {
                    settings.rules.insert(name, None);
                }
            }
            for (name, level) in &args.severity {
                settings.rules.insert(name.clone(), level.0);
            }
        }
        settings
    }

    /// The files and folders of the registry, in the order of the configuration.
    pub(super) fn registry_paths(&self, project: &Project) -> anyhow::Result<Vec<PathBuf>> {
        Ok(match (&project.config.sources, self.args.sources.as_slice()) {
            (Some(configured), []) => configured.iter().map(|path| project.root.join(path)).collect(),
            (None, []) => {
                let folder = project.root.join("sources");
                if folder.is_dir() { vec![folder] } else { Vec::new() }
            }
            (_, given) => given.iter().map(std::path::absolute).collect::<Result<_, _>>()?,
        })
    }

    /// The registry's files, each with the registry's folder, folders sorted.
    fn registry_files(&self, project: &Project) -> anyhow::Result<Vec<(PathBuf, PathBuf)>> {
        let mut found = Vec::new();
        for path in self.registry_paths(project)? {
            if path.is_dir() {
                found.extend(files::registry(&path)?.into_iter().map(|file| (file, path.clone())));
            } else if path.exists() {
                let folder = path.parent().unwrap_or(&project.root).to_owned();
                found.push((path, folder));
            } else {
                let by = if self.args.sources.is_empty() { "`sources` in tieout.toml" } else { "--sources" };
                return Err(anyhow!("no such registry: {} ({by})", self.names.of(&path)));
            }
        }
        Ok(found)
    }
}

/// Says on stderr what became of an error and remembers that there was one.
pub(super) fn trouble(error: &anyhow::Error, troubled: &mut bool) {
    output::complain(error);
    *troubled = true;
}
