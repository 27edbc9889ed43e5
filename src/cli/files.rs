//! The only door to the file system: bounded reads, atomic writes, walks that respect .gitignore.

use std::fs::{self, File, OpenOptions};
use std::io::{self, Read, Write as _};
use std::path::{Path, PathBuf};

use anyhow::{Context as _, bail, ensure};

/// Endings of the files that a folder's walk takes for articles.
const ARTICLES: [&str; 5] = ["md", "markdown", "html", "htm", "txt"];

/// Reads a file of at most `limit` bytes.
#[expect(clippy::disallowed_methods, reason = "the one place where files are opened")]
pub(super) fn read(path: &Path, limit: u64) -> anyhow::Result<Vec<u8>> {
    let name = path.display();
    let file = File::open(path).with_context(|| format!("cannot read {name}"))?;
    let data = file.metadata();
    ensure!(!data.as_ref().is_ok_and(fs::Metadata::is_dir), "cannot read {name}: it is a folder");
    // room for all of it, so that it need not be moved as it grows; and a byte, so that its end is seen at once
    let size = data.map_or(0, |data| data.len()).min(limit) + 1;
    bounded_with_room(file, limit, usize::try_from(size).unwrap_or(0))
        .with_context(|| format!("cannot read {name}"))
}

/// Reads the file at `path` below `folder` if there is one; a link must not lead out of the folder.
pub(super) fn read_below(folder: &Path, path: &str, limit: u64) -> anyhow::Result<Option<Vec<u8>>> {
    let Some(file) = open_below(folder, path)? else { return Ok(None) };
    bounded(file, limit).with_context(|| format!("cannot read {}", folder.join(path).display())).map(Some)
}

/// Opens the file at `path` below `folder` if there is one, for reading piece by piece; as [`read_below`].
#[expect(clippy::disallowed_methods, reason = "the one place where files are opened")]
pub(super) fn open_below(folder: &Path, path: &str) -> anyhow::Result<Option<File>> {
    let file = folder.join(path);
    if !file.exists() {
        return Ok(None);
    }
    let name = file.display();
    ensure!(is_below(&file, folder)?, "cannot read {name}: it is a link out of {}", folder.display());
    // a pipe would wait for ever
    ensure!(file.is_file(), "cannot read {name}: it is no file");
    File::open(&file).with_context(|| format!("cannot read {name}")).map(Some)
}

fn is_below(path: &Path, folder: &Path) -> io::Result<bool> {
    Ok(fs::canonicalize(path)?.starts_with(fs::canonicalize(folder)?))
}

/// Writes a file that is not there yet at `path` below `folder`, and says where; the same bytes may be there already.
pub(super) fn write_below(folder: &Path, path: &str, bytes: &[u8]) -> anyhow::Result<PathBuf> {
    let file = folder.join(path);
    let parent = file.parent().unwrap_or(folder);
    make_folder(parent)?;
    ensure!(is_below(parent, folder)?, "cannot write {}: it is a link out of the folder", parent.display());
    match open_below(folder, path)? {
        None => write(&file, bytes)?,
        Some(there) => {
            let same = bounded(there, bytes.len() as u64).is_ok_and(|there| there == bytes);
            ensure!(same, "cannot write {}: another file is there already", file.display());
        }
    }
    Ok(file)
}

/// Reads standard input, at most `limit` bytes.
pub(super) fn read_stdin(limit: u64) -> anyhow::Result<Vec<u8>> {
    bounded(io::stdin().lock(), limit).context("cannot read standard input")
}

fn bounded(input: impl Read, limit: u64) -> anyhow::Result<Vec<u8>> {
    bounded_with_room(input, limit, 0)
}

fn bounded_with_room(input: impl Read, limit: u64, room: usize) -> anyhow::Result<Vec<u8>> {
    let mut bytes = Vec::with_capacity(room);
    input.take(limit.saturating_add(1)).read_to_end(&mut bytes)?;
    ensure!(
        bytes.len() as u64 <= limit,
        "larger than {limit} bytes (`max-bytes` of `[files]` in tieout.toml)"
    );
    Ok(bytes)
}

/// Opens a file for reading line by line.
#[expect(clippy::disallowed_methods, reason = "the one place where files are opened")]
pub(super) fn open_lines(path: &Path) -> anyhow::Result<Box<dyn io::BufRead>> {
    if path.as_os_str() == "-" {
        return Ok(Box::new(io::BufReader::new(io::stdin())));
    }
    let file = File::open(path).with_context(|| format!("cannot read {}", path.display()))?;
    Ok(Box::new(io::BufReader::new(file)))
}

/// Reads a file if there is one.
pub(super) fn read_if_there(path: &Path, limit: u64) -> anyhow::Result<Option<Vec<u8>>> {
    if path.exists() { read(path, limit).map(Some) } else { Ok(None) }
}

/// Writes a whole file or nothing: to a new file beside it, then by renaming. Never through a symbolic link.
pub(super) fn write(path: &Path, bytes: &[u8]) -> anyhow::Result<()> {
    let name = path.display();
    if fs::symlink_metadata(path).is_ok_and(|data| data.is_symlink()) {
        bail!("cannot write {name}: it is a symbolic link");
    }
    let Some(file_name) = path.file_name() else { bail!("cannot write {name}: it is no file name") };
    let folder = path.parent().filter(|parent| !parent.as_os_str().is_empty()).unwrap_or(Path::new("."));
    fs::create_dir_all(folder).with_context(|| format!("cannot make {}", folder.display()))?;
    let mut temporary_name = std::ffi::OsString::from(".");
    temporary_name.push(file_name);
    temporary_name.push(format!(".{}.tmp", std::process::id()));
    let temporary = folder.join(temporary_name);
    let written = OpenOptions::new()
        .write(true)
        .create_new(true)
        .open(&temporary)
        .and_then(|mut file| file.write_all(bytes))
        .and_then(|()| fs::rename(&temporary, path));
    written.with_context(|| {
        // The failure itself is what the user has to hear of.
        let _ = fs::remove_file(&temporary);
        format!("cannot write {name}")
    })
}

/// Makes a folder and those above it.
pub(super) fn make_folder(path: &Path) -> anyhow::Result<()> {
    fs::create_dir_all(path).with_context(|| format!("cannot make {}", path.display()))
}

/// The articles in a folder, sorted; `exclude` are globs relative to `root`.
pub(super) fn articles(folder: &Path, root: &Path, exclude: &[String]) -> anyhow::Result<Vec<PathBuf>> {
    walk(folder, root, exclude, &ARTICLES)
}

/// The YAML files in a folder, sorted.
pub(super) fn registry(folder: &Path) -> anyhow::Result<Vec<PathBuf>> {
    walk(folder, folder, &[], &["yaml", "yml"])
}

fn walk(folder: &Path, root: &Path, exclude: &[String], endings: &[&str]) -> anyhow::Result<Vec<PathBuf>> {
    let mut overrides = ignore::overrides::OverrideBuilder::new(root);
    for glob in exclude {
        overrides.add(&format!("!{glob}")).with_context(|| format!("`exclude` in tieout.toml: {glob}"))?;
    }
    let walk = ignore::WalkBuilder::new(folder)
        .overrides(overrides.build()?)
        .require_git(false)
        .sort_by_file_path(Path::cmp)
        .build();
    let mut files = Vec::new();
    for entry in walk {
        let entry = entry?;
        let is_file = entry.file_type().is_some_and(|kind| kind.is_file());
        let ending = entry.path().extension().and_then(|ending| ending.to_str()).unwrap_or_default();
        if is_file && endings.iter().any(|known| known.eq_ignore_ascii_case(ending)) {
            files.push(entry.into_path());
        }
    }
    Ok(files)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn writes_whole_files_and_never_through_links() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("new/report.html");
        write(&path, b"one").unwrap();
        write(&path, b"two").unwrap();
        assert_eq!(read(&path, 10).unwrap(), b"two");
        assert_eq!(fs::read_dir(folder.path().join("new")).unwrap().count(), 1, "no temporary file is left");
        assert!(read(&path, 2).unwrap_err().to_string().contains("cannot read"));
        #[cfg(unix)]
        {
            let link = folder.path().join("link");
            std::os::unix::fs::symlink(&path, &link).unwrap();
            assert!(write(&link, b"three").unwrap_err().to_string().contains("symbolic link"));
            assert_eq!(read(&path, 10).unwrap(), b"two");
        }
    }

    #[test]
    fn files_below_a_folder_stay_there_and_are_never_replaced() {
        let folder = tempfile::tempdir().unwrap();
        let root = folder.path().join("sources");
        make_folder(&root).unwrap();
        write_below(&root, "snapshots/a.txt", b"one").unwrap();
        write_below(&root, "snapshots/a.txt", b"one").unwrap();
        let error = write_below(&root, "snapshots/a.txt", b"two").unwrap_err();
        assert!(error.to_string().contains("already"), "{error}");
        assert_eq!(read_below(&root, "snapshots/a.txt", 10).unwrap(), Some(b"one".to_vec()));
        assert!(open_below(&root, "snapshots").is_err() && open_below(&root, "b.txt").unwrap().is_none());
        #[cfg(unix)]
        {
            std::os::unix::fs::symlink(folder.path(), root.join("out")).unwrap();
            assert!(write_below(&root, "out/b.txt", b"x").unwrap_err().to_string().contains("link out"));
            write(&folder.path().join("c.txt"), b"x").unwrap();
            assert!(open_below(&root, "out/c.txt").is_err());
        }
    }

    #[test]
    fn walks_respect_gitignore_and_exclude() {
        let folder = tempfile::tempdir().unwrap();
        let root = folder.path();
        for name in ["b.md", "a.TXT", "skip.png", "drafts/c.md", "ignored.md", "deep/d.html"] {
            write(&root.join(name), b"x").unwrap();
        }
        write(&root.join(".gitignore"), b"ignored.md\n").unwrap();
        let found = articles(root, root, &["drafts/".into()]).unwrap();
        let names: Vec<_> = found.iter().map(|path| path.strip_prefix(root).unwrap().to_owned()).collect();
        assert_eq!(names, [Path::new("a.TXT"), Path::new("b.md"), Path::new("deep/d.html")]);
    }
}
