//! Registry files → sources, with every problem of every file. Never fails: a broken entry costs that entry only.

use crate::finding::Finding;
use crate::registry::{Registry, entry, relations};
use crate::span::Span;
use crate::yaml::{self, Content, Node, Problems, SyntaxError};

/// Rule of everything that is wrong with a registry file.
pub(super) const RULE: &str = "registry-invalid";

/// Reads registry files, each a path (for messages) and its bytes. Findings are in order of file and place.
pub fn load<'a>(files: impl IntoIterator<Item = (&'a str, &'a [u8])>) -> (Registry, Vec<Finding>) {
    let mut registry = Registry::default();
    let mut findings = Vec::new();
    for (path, bytes) in files {
        let mut problems = Problems::new(path, RULE);
        for (key, node) in entries(bytes, &mut problems) {
            let Some(source) = entry::read(&key, &node, &mut problems) else { continue };
            match registry.sources.get(&source.id) {
                Some(first) => {
                    let message = format!("duplicate id `{}`", source.id);
                    problems.conflict(key.span, message, &first.at, "the id is taken here");
                }
                None => {
                    registry.sources.insert(source.id.clone(), source);
                }
            }
        }
        findings.extend(problems.into_findings());
    }
    findings.extend(relations::check(&registry));
    (registry, findings)
}

/// The top level of a file: ids and what stands under them.
fn entries(bytes: &[u8], problems: &mut Problems<'_>) -> Vec<(Node, Node)> {
    let Some((text, offset)) = yaml::decode(bytes, problems) else { return Vec::new() };
    match yaml::parse(text, offset) {
        Ok(root) => root.map_or_else(Vec::new, |root| pairs(root, problems)),
        Err(error) if error.is_too_large => {
            problems.error(error.span, error.message);
            Vec::new()
        }
        Err(error) => entries_apart(text, offset, &error, problems),
    }
}

/// The entries of a text that does not parse as a whole because of `error`, each parsed on its own.
fn entries_apart(
    text: &str,
    offset: usize,
    error: &SyntaxError,
    problems: &mut Problems<'_>,
) -> Vec<(Node, Node)> {
    let mut entries = Vec::new();
    let mut is_explained = false;
    for chunk in chunks(text) {
        if problems.is_full() {
            break;
        }
        match yaml::parse(chunk.of(text), offset + chunk.start) {
            Ok(root) => entries.extend(root.map_or_else(Vec::new, |root| pairs(root, problems))),
            Err(error) => {
                is_explained = true;
                problems.error(error.span, error.message);
            }
        }
    }
    if !is_explained {
        problems.error(error.span, error.message.as_str());
    }
    entries
}

fn pairs(root: Node, problems: &mut Problems<'_>) -> Vec<(Node, Node)> {
    match root.content {
        Content::Map(pairs) => pairs,
        _ => {
            problems.error(
                root.span,
                "a registry file must be a mapping of ids to sources (`id:` and its keys below)",
            );
            Vec::new()
        }
    }
}

/// The stretches of text that start where a line does, without indentation: one entry each.
fn chunks(text: &str) -> Vec<Span> {
    let mut starts = Vec::new();
    let mut at = 0;
    for line in text.split_inclusive('\n') {
        if !line.starts_with([' ', '\t', '\r', '\n', '#', '}', ']']) {
            starts.push(at);
        }
        at += line.len();
    }
    let ends = starts.iter().skip(1).copied().chain([text.len()]);
    starts.iter().copied().zip(ends).map(|(start, end)| Span::new(start, end)).collect()
}
