//! Numerals: digits, words and mixtures of both, scaled by what follows.

use rust_decimal::Decimal;

use super::parser::Parser;
use crate::lang::cues::Cues;
use crate::lang::{Space, TokenKind};

/// A number as written at a place.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Numeral {
    /// Token index one past it.
    pub(super) end: usize,
    /// Its value, scaled.
    pub(super) value: Decimal,
    /// One unit of its last printed digit, scaled.
    pub(super) step: Decimal,
    /// Whether it begins with digits.
    pub(super) digits: bool,
    /// What its scale words and abbreviations multiplied it by.
    pub(super) factor: Decimal,
    /// Other values the same spelling may have.
    pub(super) alternatives: Vec<Decimal>,
    /// Whether no number is written like this.
    pub(super) malformed: bool,
}

impl Numeral {
    /// A number in words, at no place yet.
    pub(super) fn words(value: Decimal) -> Self {
        Numeral {
            end: 0,
            value,
            step: Decimal::ONE,
            digits: false,
            factor: Decimal::ONE,
            alternatives: Vec::new(),
            malformed: false,
        }
    }
}

impl Parser<'_> {
    /// The numeral at `at`, with its scale words.
    pub(super) fn numeral(&self, at: usize) -> Option<Numeral> {
        self.cues(at).meets(Cues::COUNT).then(|| self.numerals.at(at, || self.read_numeral(at))).flatten()
    }

    fn read_numeral(&self, at: usize) -> Option<Numeral> {
        let mut numeral = if self.tokens.is(at, TokenKind::Number) {
            self.scaled(self.digits(at)?)
        } else if self.tokens.is_symbol(at, ".") {
            self.scaled(self.leading_dot(at)?)
        } else {
            return self.spelled(at);
        };
        numeral.end = self.over_tolerance(numeral.end);
        Some(numeral)
    }

    /// `.5`
    fn leading_dot(&self, at: usize) -> Option<Numeral> {
        let open = !self.tokens.glued(at)
            || self.tokens.is(at.checked_sub(1)?, TokenKind::Symbol) && !self.tokens.is_symbol(at - 1, ".");
        let digits = self.tokens.str(at + 1);
        let whole = digits.bytes().all(|byte| byte.is_ascii_digit());
        if !open || !whole || !self.tokens.glued(at + 1) {
            return None;
        }
        let mut numeral = self.digits(at + 1)?;
        numeral.value = format!("0.{digits}").parse().ok()?;
        numeral.step = Decimal::new(1, numeral.value.scale());
        Some(numeral)
    }

    /// Digits: separators, space groups, fractions, a sign before.
    pub(super) fn digits(&self, at: usize) -> Option<Numeral> {
        let digits = parse_digits(self.tokens.str(at))?;
        let mut numeral = Numeral {
            end: at + 1,
            value: digits.value,
            step: digits.step,
            digits: true,
            factor: Decimal::ONE,
            alternatives: digits.alternatives,
            malformed: digits.malformed,
        };
        self.add_space_groups(at, &mut numeral);
        self.add_vulgar_fraction(&mut numeral);
        self.raise(&mut numeral);
        Some(numeral)
    }

    /// `158 000`, `1'000`: groups of three after one to three digits.
    fn add_space_groups(&self, at: usize, numeral: &mut Numeral) {
        let first = self.tokens.str(at);
        if first.len() > 3 || first.starts_with('0') || !first.bytes().all(|byte| byte.is_ascii_digit()) {
            return;
        }
        let thousand = Decimal::ONE_THOUSAND;
        loop {
            let group = match self.tokens.get(numeral.end) {
                Some(token) if token.kind == TokenKind::Number && token.space == Space::Blank => {
                    let gap = self.gap(numeral.end);
                    if gap != " " && gap != "\u{a0}" && gap != "\u{202f}" && gap != "\u{2009}" {
                        return;
                    }
                    numeral.end
                }
                Some(_)
                    if self.is_apostrophe(numeral.end)
                        && self.tokens.glued(numeral.end)
                        && self.tokens.glued(numeral.end + 1)
                        && self.tokens.is(numeral.end + 1, TokenKind::Number) =>
                {
                    numeral.end + 1
                }
                _ => return,
            };
            let text = self.tokens.str(group);
            // `1 234 567.89`: only the last group has decimals
            let (text, decimals) = match text.split_once('.') {
                Some((whole, decimals)) if numeral.end > at + 1 || whole == "000" => (whole, decimals),
                _ => (text, ""),
            };
            let glued_on = self.tokens.glued(group + 1) && self.tokens.is(group + 1, TokenKind::Word);
            let digits = text.bytes().chain(decimals.bytes()).all(|byte| byte.is_ascii_digit());
            if text.len() != 3 || !digits || glued_on {
                return;
            }
            let Ok(part) = self.tokens.str(group).parse::<Decimal>() else { return };
            let Some(value) = numeral.value.checked_mul(thousand).and_then(|v| v.checked_add(part)) else {
                return;
            };
            numeral.value = value;
            numeral.step = Decimal::new(1, part.scale());
            numeral.end = group + 1;
            if !decimals.is_empty() {
                return;
            }
        }
    }

    /// `2½`, `2 1/2`, `5 and a half`.
    fn add_vulgar_fraction(&self, numeral: &mut Numeral) {
        if !numeral.value.is_integer() {
            return;
        }
        if let Some(part) = vulgar(self.tokens.str(numeral.end)) {
            numeral.value += part;
            numeral.end += 1;
            numeral.step = Decimal::new(1, 2);
            return;
        }
        let dashed = usize::from(self.is_dash(numeral.end) && self.tokens.glued(numeral.end));
        if let Some((end, part)) = self.slashed(numeral.end + dashed)
            && (dashed == 1 || self.gap(numeral.end).bytes().all(|byte| byte == b' '))
        {
            numeral.value += part;
            numeral.end = end;
            numeral.step = Decimal::new(1, 2);
        } else if let Some((end, fraction)) = self.and_a_fraction(numeral.end) {
            numeral.value += fraction;
            numeral.end = end;
            numeral.step = Decimal::new(25, 2);
        }
    }

    /// `and a half`, `and three quarters` at `at`: one past it and the fraction.
    pub(super) fn and_a_fraction(&self, at: usize) -> Option<(usize, Decimal)> {
        let and = self.over_hyphen(at);
        if !self.connectives().and.has(self.tokens.word(and)) {
            return None;
        }
        let start = self.over_hyphen(and + 1);
        let (end, fraction) = self
            .fraction_words(start)
            .or_else(|| self.singular_quarters(start))
            .or_else(|| self.slashed(start))?;
        // `five and half of them`: a bare half is another figure, but `five and half years`, `two and half million`; `two
        // thousand and a third party`
        let halves = self.lang.numbers.halves.has(self.tokens.word(start));
        let scale = self.lang.numbers.scales.has(self.tokens.word(end));
        let bare_half = end == start + 1 && !(halves && (scale || self.unit_after(end, false).is_some()));
        let ordinal = self.connectives().article.has(self.tokens.word(start))
            && !self.lang.numbers.halves.has(self.tokens.word(end - 1))
            && self.is_content_word(end)
            && !scale
            && self.unit_after(end, false).is_none();
        (!bare_half && !ordinal).then_some((end, fraction))
    }

    /// `three quarter`, of `four and three quarter miles`.
    fn singular_quarters(&self, at: usize) -> Option<(usize, Decimal)> {
        let numbers = &self.lang.numbers;
        let &over = numbers.cardinals.get(self.tokens.word(at))?;
        let under_at = self.over_joint(at + 1);
        let word = self.tokens.word(under_at);
        let &under = numbers.denominators.get(word).filter(|_| !numbers.ordinals.has(word))?;
        (over < under && !over.is_zero()).then(|| (under_at + 1, over / under))
    }

    /// `1/2` at `at`: one past it and its value, for denominators that people write.
    pub(super) fn slashed(&self, at: usize) -> Option<(usize, Decimal)> {
        const WRITTEN: [u32; 14] = [2, 3, 4, 5, 6, 7, 8, 10, 12, 16, 32, 64, 100, 1000];
        let whole = |index: usize| -> Option<u32> {
            self.tokens.is(index, TokenKind::Number).then(|| self.tokens.str(index).parse().ok())?
        };
        let (over, under) = (whole(at)?, whole(at + 2)?);
        let slash = matches!(self.tokens.str(at + 1), "/" | "⁄");
        // tokenised text: `7 3 / 4`
        let even = self.tokens.glued(at + 1) == self.tokens.glued(at + 2);
        let longer = matches!(self.tokens.str(at + 3), "/" | "⁄") && self.tokens.glued(at + 3);
        let fits = slash && even && !longer && over < under && over > 0 && WRITTEN.contains(&under);
        fits.then(|| (at + 3, Decimal::from(over) / Decimal::from(under)))
    }

    /// Multiplies by the scale words and abbreviations that follow.
    fn scaled(&self, mut numeral: Numeral) -> Numeral {
        if numeral.malformed {
            return numeral;
        }
        if let Some((end, scale)) = self.short_scale(numeral.end) {
            self.scale(&mut numeral, end, scale);
            return numeral;
        }
        while let Some((end, scale)) = self.scale_word(numeral.end) {
            if !self.scale(&mut numeral, end, scale) {
                break;
            }
        }
        if numeral.factor == Decimal::ONE {
            return numeral;
        }
        if let Some((end, fraction)) = self.and_a_fraction(numeral.end) {
            if let Some(part) = fraction.checked_mul(numeral.factor) {
                numeral.value += part;
                numeral.end = end;
            }
        } else if let Some(rest) = self.smaller_group(numeral.end, numeral.factor) {
            numeral.value += rest.value;
            numeral.step = rest.step;
            numeral.end = rest.end;
        }
        numeral
    }

    /// `3 hundred and 21` after `4 thousand`, `and two hundred` after `6 crore`.
    fn smaller_group(&self, at: usize, factor: Decimal) -> Option<Numeral> {
        let and = self.connectives().and.has(self.tokens.word(at));
        let rest = self.numeral(at + usize::from(and))?;
        let hundreds = rest.factor == Decimal::ONE_HUNDRED || factor == Decimal::ONE_HUNDRED;
        let fits = rest.value < factor
            && !rest.malformed
            && if and { hundreds } else { rest.factor > Decimal::ONE && rest.factor < factor };
        fits.then_some(rest)
    }

    pub(super) fn scale(&self, numeral: &mut Numeral, end: usize, scale: Decimal) -> bool {
        let (Some(value), Some(step)) = (numeral.value.checked_mul(scale), numeral.step.checked_mul(scale))
        else {
            return false;
        };
        numeral.value = value.normalize();
        numeral.step = step.normalize();
        numeral.end = end;
        numeral.factor *= scale;
        numeral.alternatives.clear();
        true
    }
}

struct Digits {
    value: Decimal,
    step: Decimal,
    alternatives: Vec<Decimal>,
    malformed: bool,
}

/// Reads `1,500.50`; a comma that groups nothing is a decimal comma, dots that group are kept as an alternative.
fn parse_digits(text: &str) -> Option<Digits> {
    const LONGEST: usize = 60;
    if text.len() > LONGEST {
        return None;
    }
    let count = |sign: u8| text.bytes().filter(|&byte| byte == sign).count();
    let (commas, dots) = (count(b','), count(b'.'));
    let plain = |digits: &str| digits.parse::<Decimal>().ok();
    let made = |value: Decimal, decimals: usize| Digits {
        value,
        step: Decimal::new(1, u32::try_from(decimals.min(28)).unwrap_or(28)),
        alternatives: Vec::new(),
        malformed: false,
    };
    // `118,56.85`: what the digits say without their separators
    let broken = || {
        let value = plain(&text.replace(',', "")).unwrap_or_default();
        Some(Digits { malformed: true, ..made(value, 0) })
    };
    match (commas, dots) {
        (0, 0) => Some(made(plain(text)?, 0)),
        (0, 1) => {
            let decimals = text.len() - text.find('.')? - 1;
            let mut digits = made(plain(text)?, decimals);
            if decimals == 3 && !text.starts_with('0') && text.len() <= 7 {
                digits.alternatives.extend(plain(&text.replace('.', "")));
            }
            Some(digits)
        }
        (0, _) => {
            if groups_of_three(text, '.') {
                Some(made(plain(&text.replace('.', ""))?, 0))
            } else {
                None
            }
        }
        (_, 0) => {
            if groups_of_three(text, ',') || indian_groups(text) {
                Some(made(plain(&text.replace(',', ""))?, 0))
            } else if commas == 1 {
                let decimals = text.len() - text.find(',')? - 1;
                let mut digits = made(plain(&text.replace(',', "."))?, decimals);
                digits.malformed = decimals > 3 || (decimals == 3 && text.find(',')? > 3);
                Some(digits)
            } else if text.split(',').all(|item| item.len() < 3) {
                // a list: `3,4,5`
                None
            } else {
                broken()
            }
        }
        (_, 1) => {
            let (whole, decimals) = text.split_once('.')?;
            if !decimals.contains(',') && (groups_of_three(whole, ',') || indian_groups(whole)) {
                Some(made(plain(&text.replace(',', ""))?, decimals.len()))
            } else if let Some((whole, decimals)) = text.split_once(',')
                && groups_of_three(whole, '.')
                && !decimals.contains('.')
            {
                Some(made(plain(&format!("{}.{decimals}", whole.replace('.', "")))?, decimals.len()))
            } else {
                broken()
            }
        }
        _ => {
            let (whole, decimals) = text.rsplit_once(',')?;
            if commas == 1 && groups_of_three(whole, '.') {
                Some(made(plain(&format!("{}.{decimals}", whole.replace('.', "")))?, decimals.len()))
            } else {
                broken()
            }
        }
    }
}

fn groups_of_three(text: &str, separator: char) -> bool {
    let mut groups = text.split(separator);
    let first = groups.next().unwrap_or("");
    (1..=3).contains(&first.len()) && groups.all(|group| group.len() == 3)
}

/// `12,34,56,789`: the last group of three, the others of two.
fn indian_groups(text: &str) -> bool {
    let groups: Vec<&str> = text.split(',').collect();
    let Some((last, rest)) = groups.split_last() else { return false };
    let Some((first, middle)) = rest.split_first() else { return false };
    last.len() == 3
        && !middle.is_empty()
        && (1..=2).contains(&first.len())
        && middle.iter().all(|group| group.len() == 2)
}

/// The value of a vulgar fraction character.
pub(super) fn vulgar(text: &str) -> Option<Decimal> {
    let (over, under) = match text {
        "½" => (1, 2),
        "⅓" => (1, 3),
        "⅔" => (2, 3),
        "¼" => (1, 4),
        "¾" => (3, 4),
        "⅕" => (1, 5),
        "⅖" => (2, 5),
        "⅗" => (3, 5),
        "⅘" => (4, 5),
        "⅙" => (1, 6),
        "⅚" => (5, 6),
        "⅛" => (1, 8),
        "⅜" => (3, 8),
        "⅝" => (5, 8),
        "⅞" => (7, 8),
        _ => return None,
    };
    Some(Decimal::from(over) / Decimal::from(under))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Option<(String, String, bool)> {
        parse_digits(text).map(|d| (d.value.to_string(), d.step.to_string(), d.malformed))
    }

    #[test]
    fn reads_separators() {
        let cases = [
            ("35,000", "35000", "1"),
            ("1.20", "1.20", "0.01"),
            ("1,234.5", "1234.5", "0.1"),
            ("12,34,567", "1234567", "1"),
            ("1.234.567", "1234567", "1"),
            ("1.234,56", "1234.56", "0.01"),
            ("2,5", "2.5", "0.1"),
        ];
        for (text, value, step) in cases {
            assert_eq!(read(text), Some((value.into(), step.into(), false)), "{text}");
        }
        for text in ["2,588,6000", "118,56.85", "1,58,3.164"] {
            assert!(read(text).unwrap().2, "{text}");
        }
        assert_eq!(read("1.2.3"), None, "a version");
    }
}
