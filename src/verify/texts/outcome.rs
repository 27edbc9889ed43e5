//! What several texts together say of one figure.

use super::{ComparedFigure, TextVerdict};
use crate::verify::{Outcome, Verdict};

/// The result for a figure that was compared with each of the texts, by their names.
pub fn outcome(said: &[(&str, &ComparedFigure)]) -> Outcome {
    let that = |verdict: TextVerdict| said.iter().filter(move |(_, figure)| figure.verdict == verdict);
    let agreeing = that(TextVerdict::Agrees).count();
    let verdict = match (agreeing, that(TextVerdict::Disagrees).count()) {
        (0, 0) => Verdict::NotFound,
        (0, _) => Verdict::Disagrees,
        (_, 0) => Verdict::Agrees,
        _ => Verdict::Disputed,
    };
    let tells =
        |figure: &ComparedFigure| verdict == Verdict::NotFound || figure.verdict != TextVerdict::NotFound;
    let explanations =
        said.iter().filter(|(_, figure)| tells(figure)).map(|(_, figure)| figure.explanation.as_str());
    Outcome {
        verdict: (!said.is_empty()).then_some(verdict),
        explanation: explanations.collect::<Vec<_>>().join("; "),
        supported_by: that(TextVerdict::Agrees).map(|(name, _)| (*name).to_owned()).collect(),
        explicit: true,
        ..Outcome::default()
    }
}
