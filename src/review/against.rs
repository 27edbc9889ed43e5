//! The pipeline without a registry: an article and the texts to compare it with → review. Pure.

use std::mem;

use super::{Review, Reviewed, status};
use crate::claim::claims;
use crate::config::Settings;
use crate::document::Document;
use crate::link::{Link, Why};
use crate::registry::Registry;
use crate::verify::Snapshots;
use crate::verify::texts::{ComparedText, Text, compare_texts, outcome};

/// Reviews an article against other texts: each figure is compared with those of every text. The registry is empty.
pub fn review_against<'a>(
    document: &'a Document,
    sources: &[Document],
    registry: &'a Registry,
    settings: &'a Settings,
) -> Review<'a> {
    let mut read = claims(document, settings);
    let ours = Text { name: &document.path, text: document.view.text(), read: &read };
    let compare = |source: &Document| {
        let theirs = claims(source, settings);
        compare_texts(ours, Text { name: &source.path, text: source.view.text(), read: &theirs })
    };
    let compared: Vec<ComparedText> = sources.iter().map(compare).collect();
    let mut said = vec![Vec::new(); read.claims.len()];
    for (source, compared) in sources.iter().zip(&compared) {
        for figure in &compared.figures {
            said[figure.claim].push((source.path.as_str(), figure));
        }
    }
    let figures = mem::take(&mut read.claims).into_iter().zip(said).map(|(claim, said)| {
        let link = |name: &str| Link { source: name.into(), figures: Vec::new(), why: Why::Compared };
        let links: Vec<Link> = said.iter().map(|(name, _)| link(name)).collect();
        let outcome = outcome(&said);
        let status = status(&claim, &links, &outcome, None);
        Reviewed { claim, links, outcome, status, decision: None, lapsed: None }
    });
    let (snapshots, figures) = (Snapshots::new(registry, settings), figures.collect());
    Review::new(document, registry, settings, read, snapshots, figures)
}
