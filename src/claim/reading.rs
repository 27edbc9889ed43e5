//! Readings: what the document's place and time make of a spelling that means several things.

use std::sync::Arc;

use rust_decimal::Decimal;

use super::Claim;
use crate::extract::date::DateExpr;
use crate::extract::{Kind, Mention};
use crate::lang::{Language, Tokens};
use crate::quantity::{Amount, PartialDate, Quantity, Unit};

/// Where and when a document was written.
pub(super) struct Locale<'a> {
    pub(super) language: &'static Language,
    /// The territory that its language tag names: `GB`.
    pub(super) territory: Option<&'a str>,
    pub(super) published: Option<PartialDate>,
}

impl Locale<'_> {
    /// Whether the tag leaves open whether `3/4/2026` is in March or in April.
    pub(super) fn leaves_open(&self, expr: &DateExpr) -> bool {
        const MONTHS: u8 = 12;
        let DateExpr::Numeric { first, second, .. } = *expr else { return false };
        first != second && first <= MONTHS && second <= MONTHS && self.territory.is_none()
    }

    /// Gives a number the reading that holds here, and keeps another that the words allow.
    pub(super) fn settle(&self, mention: &mut Mention, tokens: &Tokens<'_>) {
        let Some(amount) = &mut mention.quantity.amount else { return };
        let tables = &self.language.currencies;
        if let Some(unit) = &amount.unit {
            let words = mention.tokens.clone().map(|at| tokens.word(at));
            if let Some(local) = self.territory.and_then(|territory| tables.local(unit, territory))
                && !words.clone().any(|word| tables.explicit.has(word))
            {
                amount.unit = Some(local);
            } else if self.territory.is_none()
                && !words.clone().any(|word| tables.explicit.has(word))
                && !tables.others(unit).is_empty()
            {
                let others = tables.others(unit).iter();
                let reading = |other: &Arc<Unit>| Quantity {
                    amount: Some(Amount { unit: Some(Arc::clone(other)), ..amount.clone() }),
                    ..Quantity::default()
                };
                mention.alternatives.extend(others.map(reading));
            } else if let Some(other) = self.pounds(
                unit,
                mention
                    .tokens
                    .clone()
                    .next_back()
                    .and_then(|last| self.language.units.words.longest(tokens, last))
                    .map(|(_, unit)| unit),
            ) {
                let other = Amount { unit: Some(other), ..amount.clone() };
                mention.alternatives.push(Quantity { amount: Some(other), ..Quantity::default() });
            }
        }
        let foreign = mention.kind == Kind::Money
            && amount.unit.as_ref().is_none_or(|unit| {
                !self.language.numbers.long_scale.currencies.iter().any(|currency| *currency == unit.name)
            });
        if self.is_long_scale()
            && !foreign
            && mention.tokens.clone().any(|at| self.language.numbers.long_scale.words.has(tokens.word(at)))
        {
            let short = amount.clone();
            let longer = |value: Decimal| value.checked_mul(Decimal::ONE_THOUSAND);
            if let Some(value) = longer(amount.value) {
                amount.value = value;
                amount.hi = amount.hi.and_then(longer);
                amount.step = longer(amount.step).unwrap_or(amount.step);
                mention.alternatives.push(Quantity { amount: Some(short), ..Quantity::default() });
            }
        }
    }

    /// Makes 0.53 euros of 53 cents where the last sum of `claims` is of euros, or the next `behind` in the sentence.
    pub(super) fn settle_cents(
        &self,
        mention: &mut Mention,
        claims: &[Claim],
        behind: &[Mention],
        tokens: &Tokens<'_>,
    ) {
        const REACH: usize = 6;
        // `12 US cents`
        let explicit = &self.language.currencies.explicit;
        if mention.tokens.clone().any(|at| explicit.has(tokens.word(at)) || tokens.capitalised(at)) {
            return;
        }
        let unit =
            |mention: &Mention| mention.quantity.amount.as_ref().and_then(|amount| amount.unit.clone());
        let Some(whole) = unit(mention).filter(|_| mention.kind == Kind::Money) else { return };
        // `27 cents a share`
        let (cent, under) = match whole.quotient() {
            Some((cent, under)) => (self.language.unit_named(cent), Some(under)),
            None => (Some(Arc::clone(&whole)), None),
        };
        let Some(cent) = cent else { return };
        let near = |claim: &&Claim| claim.mention.sentence + 1 >= mention.sentence;
        let sum =
            |claim: &Claim| unit(&claim.mention).filter(|unit| claim.kind == Kind::Money && **unit != *cent);
        let next = || {
            let next = behind.iter().take(REACH).find(|next| next.kind == Kind::Money)?;
            unit(next).filter(|unit| **unit != *cent)
        };
        let last = claims.iter().rev().take(REACH).take_while(near).find_map(sum);
        let Some(currency) = last.or_else(next) else { return };
        let Some(amount) = &mut mention.quantity.amount else { return };
        if self.language.currencies.are_cents(&cent, &currency) {
            let of_cents = |value: Decimal| value / Decimal::ONE_HUNDRED;
            (amount.value, amount.step) = (of_cents(amount.value), of_cents(amount.step));
            amount.hi = amount.hi.map(of_cents);
            let each = |name: &str| {
                let under = self.language.unit_named(name).unwrap_or_else(|| Arc::new(Unit::named(name)));
                self.language.units.quotient(&currency, &under)
            };
            amount.unit = Some(under.map_or_else(|| Arc::clone(&currency), each));
        }
    }

    /// Makes degrees Celsius of bare degrees where the last temperature of `claims` near by is in those.
    pub(super) fn settle_degrees(&self, mention: &mut Mention, claims: &[Claim], tokens: &Tokens<'_>) {
        const REACH: usize = 12;
        const SENTENCES: usize = 6;
        let units = &self.language.units;
        let turned = units.of_angles.has(tokens.word(mention.tokens.end));
        let Some(amount) = mention.quantity.amount.as_mut().filter(|_| !turned) else { return };
        if amount.unit.as_ref() != units.named("degree") || amount.unit.is_none() {
            return;
        }
        let near = |claim: &&Claim| claim.mention.sentence + SENTENCES >= mention.sentence;
        let heat = |claim: &Claim| {
            let unit = claim.mention.quantity.amount.as_ref()?.unit.clone()?;
            (unit.dimension == Unit::TEMPERATURE).then_some(unit)
        };
        if let Some(unit) = claims.iter().rev().take(REACH).take_while(near).find_map(heat) {
            amount.unit = Some(unit);
        }
    }

    /// Makes a plain sum of a sum for each year or recipient: the unit that it had.
    pub(super) fn take_period(&self, mention: &mut Mention) -> Option<Arc<Unit>> {
        let amount = mention.quantity.amount.as_mut()?;
        let per = amount.unit.clone().filter(|unit| unit.is_of_money())?;
        if mention.kind == Kind::Rate {
            mention.kind = Kind::Money;
        }
        let unit = |name: &str| self.language.unit_named(name);
        let (sum, under) = per.quotient()?;
        // `USD per hour` is a price of its own, and so is `USD per gallon`
        let day = unit("day").and_then(|day| day.factor);
        let own = |under: &Unit| match under.dimension.as_str() {
            Unit::TIME => under.factor < day,
            Unit::MONTH => false,
            _ => true,
        };
        if let Some(sum) = unit(sum).filter(|_| !unit(under).is_some_and(|under| own(&under))) {
            amount.unit = Some(sum);
        }
        Some(per)
    }

    /// What else `5 pounds` is: a sum of money for a mass, and the reverse.
    fn pounds(&self, unit: &Unit, word: Option<&Arc<Unit>>) -> Option<Arc<Unit>> {
        let masses = &self.language.currencies.money_masses;
        let mass = word?;
        let money = masses.get(&mass.name)?;
        if unit.name == mass.name {
            Some(Arc::clone(money))
        } else {
            Some(Arc::clone(mass)).filter(|_| unit.name == money.name)
        }
    }

    /// Whether a billion was a million millions where and when this was written.
    fn is_long_scale(&self) -> bool {
        let long = &self.language.numbers.long_scale;
        let here = self.territory.is_some_and(|here| long.territories.iter().any(|one| one == here));
        here && self.published.is_some_and(|date| date.year < long.until)
    }
}

#[cfg(test)]
mod tests {
    use crate::claim::claims;
    use crate::config::Settings;
    use crate::document::open_str;

    /// The first figure of `text` in the language `tag`, then its other readings.
    fn read(tag: &str, published: &str, text: &str) -> Vec<String> {
        let settings =
            Settings { language: tag.into(), published: published.parse().ok(), ..Settings::default() };
        let claim = claims(&open_str("a.md", text), &settings).claims.swap_remove(0);
        let mention = claim.mention;
        std::iter::once(&mention.quantity)
            .chain(&mention.alternatives)
            .map(|reading| match (&reading.amount, reading.when) {
                (Some(amount), _) => {
                    let unit = amount.unit.as_ref().map_or("", |unit| unit.name.as_str());
                    format!("{} {unit}", amount.value.normalize())
                }
                (None, when) => when.map(|when| when.to_iso()).unwrap_or_default(),
            })
            .collect()
    }

    #[test]
    fn the_locale_decides_what_a_bare_sign_means() {
        assert_eq!(
            read("en", "", "It cost $5."),
            ["5 USD", "5 AUD", "5 CAD", "5 NZD", "5 HKD", "5 SGD"],
            "nothing tells which"
        );
        assert_eq!(read("en", "", "It cost US$5."), ["5 USD"]);
        assert_eq!(read("en-US", "", "It cost $5."), ["5 USD"]);
        assert_eq!(read("en-AU", "", "It cost $5."), ["5 AUD"]);
        assert_eq!(read("en-CA", "", "It cost five dollars."), ["5 CAD"]);
        assert_eq!(read("en-AU", "", "It cost US$5."), ["5 USD"]);
        assert_eq!(read("en-AU", "", "It cost 5 US dollars."), ["5 USD"]);
        assert_eq!(read("en-PK", "", "It cost 5 rupees."), ["5 PKR"]);
    }

    #[test]
    fn readings_that_nothing_decides_are_kept() {
        assert_eq!(read("en", "", "On 3/4/2026 it fell."), ["2026-03-04", "2026-04-03"]);
        assert_eq!(read("en-GB", "", "On 3/4/2026 it fell."), ["2026-04-03"]);
        assert_eq!(read("en-US", "", "On 3/4/2026 it fell."), ["2026-03-04"]);
        assert_eq!(read("en", "", "On 13/4/2026 it fell."), ["2026-04-13"]);
        assert_eq!(read("en", "", "It cost 5 pounds."), ["5 GBP", "5 pound"]);
        assert_eq!(read("en", "", "It weighs 5 pounds."), ["5 pound", "5 GBP"]);
        assert_eq!(read("en", "", "It cost £5."), ["5 GBP"]);
    }

    #[test]
    fn a_billion_was_longer_in_older_british_texts() {
        let short = ["2000000000 "];
        assert_eq!(
            read("en-GB", "1951-06-01", "Some 2 billion cells died."),
            ["2000000000000 ", "2000000000 "]
        );
        assert_eq!(read("en-GB", "1991-06-01", "Some 2 billion cells died."), short);
        assert_eq!(
            read("en-GB", "1951-06-01", "It cost £2 billion."),
            ["2000000000000 GBP", "2000000000 GBP"]
        );
        assert_eq!(read("en-GB", "1951-06-01", "It cost US$2 billion."), ["2000000000 USD"]);
        assert_eq!(read("en-US", "1951-06-01", "Some 2 billion cells died."), short);
    }
}
