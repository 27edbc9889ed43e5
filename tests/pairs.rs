//! Claims beside evidence: `tests/pairs.yaml` says what comparing each pair gives.

use tieout::claim::claims;
use tieout::config::Settings;
use tieout::document::open_str;
use tieout::verify::texts::{Text, compare_texts};

#[test]
fn pairs_give_their_verdicts() {
    let pairs: Vec<(String, String, String)> = serde_saphyr::from_str(include_str!("pairs.yaml")).unwrap();
    let settings = Settings::default();
    let mut wrong = Vec::new();
    for (expected, claim, evidence) in &pairs {
        let (ours, theirs) = (open_str("claim.txt", claim), open_str("evidence.txt", evidence));
        let (our_figures, their_figures) = (claims(&ours, &settings), claims(&theirs, &settings));
        let compared = compare_texts(
            Text { name: "the claim", text: ours.view.text(), read: &our_figures },
            Text { name: "the evidence", text: theirs.view.text(), read: &their_figures },
        );
        if compared.verdict.name() != expected {
            wrong.push(format!("{} instead of {expected}: {claim} | {evidence}", compared.verdict.name()));
        }
    }
    assert!(wrong.is_empty(), "{} of {}:\n{}", wrong.len(), pairs.len(), wrong.join("\n"));
}
