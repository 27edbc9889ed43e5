//! `tieout init`: the three folders and a commented example; nothing that is there is touched.

use super::args::InitArgs;
use super::files;
use super::output::{self, Exit};

const FILES: [(&str, &str); 2] = [
    ("tieout.toml", include_str!("init/tieout.toml")),
    ("sources/example.yaml", include_str!("init/example.yaml")),
];
const FOLDERS: [&str; 3] = ["articles", "sources", "claims"];

pub(super) fn run(args: &InitArgs) -> anyhow::Result<Exit> {
    for folder in FOLDERS {
        files::make_folder(&args.folder.join(folder))?;
    }
    for (name, text) in FILES {
        let path = args.folder.join(name);
        if path.exists() {
            output::say(&format!("kept {name}: it is already there"));
        } else {
            files::write(&path, text.as_bytes())?;
            output::say(&format!("wrote {name}"));
        }
    }
    output::say("Put an article into articles/, describe its sources in sources/, then run `tieout check`.");
    Ok(Exit::Clean)
}

#[cfg(test)]
mod tests {
    use crate::config::Config;

    #[test]
    fn the_configuration_written_is_valid_and_the_default() {
        let names: Vec<&str> = crate::rules::ALL.iter().map(|rule| rule.name).collect();
        let config = Config::parse(super::FILES[0].1, "tieout.toml", &names).unwrap();
        assert_eq!(config.articles, Config::default().articles);
        assert_eq!(config.claims, Config::default().claims);
    }

    #[test]
    fn the_example_source_loads_without_findings() {
        let (name, text) = super::FILES[1];
        let (_, findings) = crate::registry::load([(name, text.as_bytes())]);
        assert_eq!(findings, []);
    }
}
