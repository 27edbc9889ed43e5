//! Snapshots: the files of what was read, and whether they are still the same.

use sha2::{Digest, Sha256};

use crate::finding::{Finding, Severity};
use crate::registry::Registry;

/// Checks that a path of the registry stays in the registry's folder, and gives it back.
///
/// Links that leave the folder are for whoever opens the file to refuse.
///
/// # Errors
/// One sentence on an absolute path, `..`, a backslash, a drive letter or a control character.
pub(super) fn safe_path(path: &str) -> Result<&str, String> {
    let path = path.trim();
    let reason = if path.is_empty() || path.ends_with('/') {
        "it names no file"
    } else if path.starts_with('/') {
        "it must be relative to the registry's folder"
    } else if path.contains('\\') {
        "folders are parted by `/`"
    } else if path.split('/').any(|part| part == "..") {
        "it must not leave the registry's folder (`..`)"
    } else if path.contains(':') || path.contains(char::is_control) {
        "it must not hold `:` or control characters"
    } else {
        return Ok(path);
    };
    Err(format!("`{path}` cannot be used as a path: {reason}"))
}

/// SHA-256 of `bytes` as 64 lower-case hexadecimal digits.
pub fn sha256_hex(bytes: &[u8]) -> String {
    hex(Sha256::new_with_prefix(bytes))
}

/// A finished hash in hexadecimal digits.
pub(super) fn hex(hash: Sha256) -> String {
    hash.finalize().iter().map(|byte| format!("{byte:02x}")).collect()
}

/// The file of what was read of a source.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Snapshot {
    /// The file as reports name it; its ending says how it is read.
    pub file: String,
    /// What it holds.
    pub bytes: Vec<u8>,
}

/// Reads the file that a registry file names by a path relative to the registry's folder: none if it is not there, an
/// error with the reason if it may not be read.
pub type ReadSnapshot<'r> = dyn FnMut(&str, &str) -> Result<Option<Snapshot>, String> + 'r;

/// Reads every snapshot into the registry; reports those that are missing, changed or refused.
pub fn read_snapshots(registry: &mut Registry, read: &mut ReadSnapshot<'_>) -> Vec<Finding> {
    let mut findings = Vec::new();
    for source in registry.sources.values() {
        let (Some(path), Some(at)) = (&source.snapshot, &source.snapshot_at) else { continue };
        let snapshot = match read(&at.file, path) {
            Ok(Some(snapshot)) => snapshot,
            Ok(None) => {
                let message = format!("the snapshot `{path}` of `{}` is missing", source.id);
                let rule = "source-missing-snapshot";
                findings.push(Finding::new(rule, Severity::Warning, message, at.clone()));
                continue;
            }
            Err(reason) => {
                let message = format!("the snapshot `{path}` of `{}`: {reason}", source.id);
                findings.push(Finding::new(super::load::RULE, Severity::Error, message, at.clone()));
                continue;
            }
        };
        let actual = sha256_hex(&snapshot.bytes);
        if let (Some(recorded), Some(at)) = (&source.sha256, &source.sha256_at)
            && *recorded != actual
        {
            let message =
                format!("the snapshot `{path}` of `{}` has changed: its SHA-256 is {actual}", source.id);
            findings.push(Finding::new("source-changed", Severity::Warning, message, at.clone()));
        }
        registry.snapshots.insert(source.id.clone(), snapshot);
    }
    findings
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paths_stay_in_the_folder() {
        for path in ["snapshots/a.txt", "a..b/c.txt", "./a.txt", "a b.html"] {
            assert_eq!(safe_path(path), Ok(path));
        }
        for path in ["", "/etc/passwd", "../a", "a/../../b", "a\\b", "C:/a", "c:a", "a/", "a\0b", ".."] {
            assert!(safe_path(path).is_err(), "{path}");
        }
    }

    #[test]
    fn missing_and_changed_snapshots_are_reported_at_their_keys() {
        let hash = sha256_hex(b"as read");
        let text = format!(
            "gone: {{title: A, snapshot: gone.txt}}\nsame: {{title: B, snapshot: b.txt, sha256: {}}}\n\
             changed: {{title: C, snapshot: c.txt, sha256: {hash}}}\nrefused: {{title: D, snapshot: d.txt}}\n",
            hash.to_uppercase()
        );
        let (mut registry, findings) = crate::registry::load([("s.yaml", text.as_bytes())]);
        assert_eq!(findings, []);
        let file = |bytes: &[u8]| Snapshot { file: "snapshot.txt".into(), bytes: bytes.to_vec() };
        let findings = read_snapshots(&mut registry, &mut |_, path| match path {
            "b.txt" => Ok(Some(file(b"as read"))),
            "c.txt" => Ok(Some(file(b"as edited"))),
            "d.txt" => Err("it is a link".into()),
            _ => Ok(None),
        });
        let found: Vec<_> = findings.iter().map(|f| (f.rule, f.place.span.of(&text))).collect();
        let expected = [
            ("source-changed", hash.as_str()),
            ("source-missing-snapshot", "gone.txt"),
            ("registry-invalid", "d.txt"),
        ];
        assert_eq!(found, expected);
        assert_eq!(registry.snapshots.keys().collect::<Vec<_>>(), ["changed", "same"]);
        assert_eq!(sha256_hex(b""), "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
    }
}
