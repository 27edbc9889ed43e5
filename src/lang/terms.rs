//! A project's own words, which join the built-in tables.

use std::collections::BTreeMap;
use std::sync::Arc;

use rust_decimal::Decimal;

use super::Language;
use crate::quantity::Unit;

/// `[terms]` of tieout.toml.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Terms {
    /// Words that make a name of the number behind them: `Falcon` of `Falcon 9`.
    pub names: Vec<String>,
    /// Units by name, with their size in a unit that is known (`220 kg`), or nothing.
    pub units: BTreeMap<String, String>,
    /// Measures, each with the words that mean it; of a casualty role its verbs.
    pub measures: BTreeMap<String, Vec<String>>,
}

impl Terms {
    /// How many words a project may add; the vocabulary has an end.
    const MOST: usize = 10_000;

    /// The built-in tables with these words. They stay for the life of the program, as the built-in ones do.
    ///
    /// # Errors
    /// The word that cannot be meant, and why.
    pub fn tables(&self) -> Result<&'static Language, (String, String)> {
        let words = self.names.len() + self.units.len() + self.measures.values().map(Vec::len).sum::<usize>();
        if words > Self::MOST {
            return Err(("terms".into(), format!("more than {} words", Self::MOST)));
        }
        let mut language = Language::load_english().expect("the built-in tables are checked by the tests");
        for name in &self.names {
            language.exempt.labels.add(name, false, "name".into(), &mut language.vocabulary);
        }
        for (name, size) in &self.units {
            let unit = own_unit(name, size, &language).map_err(|message| (name.clone(), message))?;
            let unit = Arc::new(unit);
            let plural = language.measures.regular_plural(name);
            for spelling in [name.clone(), plural] {
                language.units.words.add(&spelling, false, Arc::clone(&unit), &mut language.vocabulary);
                language.units.by_name.insert(spelling, Arc::clone(&unit));
            }
        }
        language.cues.units(&language.units);
        for (measure, words) in &self.measures {
            language.measures.add(measure, words, &mut language.vocabulary);
        }
        Ok(Box::leak(Box::new(language)))
    }
}

/// The unit `name` of `size`, which is a number and a unit that `language` knows.
fn own_unit(name: &str, size: &str, language: &Language) -> Result<Unit, String> {
    if size.trim().is_empty() {
        return Ok(Unit::named(name));
    }
    let wrong =
        || format!("`{size}` is no size: write a number and a known unit, such as \"220 kg\", or \"\"");
    let (number, known) = size.trim().split_once(' ').ok_or_else(wrong)?;
    let number: Decimal = number.parse().map_err(|_| wrong())?;
    let known = language.unit_named(known.trim()).ok_or_else(wrong)?;
    let factor = known.factor.and_then(|factor| factor.checked_mul(number)).ok_or_else(wrong)?;
    if number <= Decimal::ZERO || !known.offset.is_zero() {
        return Err(wrong());
    }
    Ok(Unit {
        name: name.to_owned(),
        dimension: known.dimension.clone(),
        factor: Some(factor),
        offset: Decimal::ZERO,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::claim::{Claim, claims};
    use crate::config::Settings;
    use crate::document::open_str;

    fn terms() -> Terms {
        Terms {
            names: vec!["Falcon".into()],
            units: [
                ("bale".into(), "220 kg".into()),
                ("story point".into(), String::new()),
                ("pitch".into(), String::new()),
            ]
            .into(),
            measures: [
                ("displaced".into(), vec!["bussed out".into()]),
                ("homes".into(), vec!["dwellings".into(), "cabins".into()]),
            ]
            .into(),
        }
    }

    fn first(text: &str) -> Claim {
        let settings = Settings { tables: Some(terms().tables().unwrap()), ..Settings::default() };
        claims(&open_str("a.md", text), &settings).claims.swap_remove(0)
    }

    #[test]
    fn a_project_adds_names_units_and_measures() {
        assert_eq!(first("The Falcon 9 flew.").exempt.map(crate::claim::Exempt::name), Some("name"));
        let unit = |text: &str| first(text).mention.quantity.amount.unwrap().unit.unwrap();
        let bale = unit("The mill sold 40 bales.");
        assert_eq!((bale.name.as_str(), bale.dimension.as_str()), ("bale", "mass"));
        let tonne = crate::lang::language("en").unit_named("tonne").unwrap();
        assert_eq!(bale.convert(50.into(), &tonne).map(|value| value.normalize()), Some(11.into()));
        assert_eq!(unit("The team closed 12 story points.").name, "story point");
        assert_eq!(unit("The park is as large as 12 pitches.").name, "pitch");
        assert_eq!(first("The flood took 30 dwellings.").measure.as_deref(), Some("homes"));
        assert_eq!(first("Some 900 people were bussed out.").measure.as_deref(), Some("displaced"));
    }

    #[test]
    fn sizes_that_mean_nothing_are_refused() {
        for size in ["heavy", "220", "0 kg", "-1 kg", "2 furlongs of silk", "5 °C"] {
            let terms = Terms { units: [("bale".into(), size.into())].into(), ..Terms::default() };
            assert_eq!(terms.tables().unwrap_err().0, "bale", "{size}");
        }
        let terms = Terms { names: vec!["a".into(); Terms::MOST + 1], ..Terms::default() };
        assert!(terms.tables().is_err());
    }
}
