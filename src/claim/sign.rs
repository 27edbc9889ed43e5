//! The sign of a change: `fell 11.8 percent`, `a 5 percent decline`, `3 points lower`.

use crate::extract::{Kind, Mention};
use crate::lang::{Language, Tokens};

/// `-1` where the words beside `mention` make it a fall, else `1`.
pub(super) fn sign(mention: &Mention, tokens: &Tokens<'_>, lang: &Language) -> i8 {
    const REACH: usize = 3;
    if matches!(mention.kind, Kind::Date | Kind::Time | Kind::Ordinal | Kind::Rank | Kind::Score | Kind::Age)
    {
        return 1;
    }
    let falls = |at: usize| lang.measures.falling.has(tokens.word(at));
    let c = &lang.numbers.connectives;
    let start = mention.tokens.start;
    let level = |at: usize| c.to.has(tokens.word(at)) || c.from.has(tokens.word(at));
    // `fell to 5 percent` and `fell from 5` state levels
    let before = (start.saturating_sub(REACH)..start).rev().take_while(|&at| !level(at)).any(falls);
    let end = mention.tokens.end;
    if before && !c.from.has(tokens.word(start)) || falls(end) { -1 } else { 1 }
}

#[cfg(test)]
mod tests {
    use crate::claim::claims;
    use crate::config::Settings;
    use crate::document::open_str;

    #[test]
    fn falls_are_negative_and_levels_are_not() {
        let signs = |text: &str| -> Vec<i8> {
            claims(&open_str("a.txt", text), &Settings::default())
                .claims
                .iter()
                .map(|claim| claim.sign)
                .collect()
        };
        assert_eq!(signs("Crime fell 11.8 percent."), [-1]);
        assert_eq!(signs("Prices declined by about 5 percent."), [-1]);
        assert_eq!(signs("They report a 5 percent decline."), [-1]);
        assert_eq!(signs("It is 11 percent cheaper."), [-1]);
        assert_eq!(signs("Turnout fell to 41 percent."), [1]);
        assert_eq!(signs("Turnout fell from 45 to 41 percent."), [1, 1]);
        assert_eq!(signs("Crime rose 11.8 percent."), [1]);
    }
}
