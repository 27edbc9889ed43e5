//! Amounts for unit tests.

use rust_decimal::Decimal;

use super::{Amount, Qualifier};

/// A number as the registry spells it, with the claims' `<~` nearly and `>~` just over.
pub(crate) fn amount(text: &str) -> Amount {
    let (qualifier, number) = [
        ("<~", Qualifier::Nearly),
        (">~", Qualifier::JustOver),
        ("~", Qualifier::About),
        (">=", Qualifier::AtLeast),
        ("<=", Qualifier::AtMost),
        (">", Qualifier::MoreThan),
        ("<", Qualifier::LessThan),
    ]
    .into_iter()
    .find_map(|(mark, qualifier)| Some((qualifier, text.strip_prefix(mark)?)))
    .unwrap_or((Qualifier::Exact, text));
    let (lo, hi) = number.split_once("..").map_or((number, None), |(lo, hi)| (lo, Some(hi)));
    let value: Decimal = lo.parse().unwrap();
    Amount {
        value,
        hi: hi.map(|hi| hi.parse().unwrap()),
        qualifier,
        unit: None,
        step: Decimal::new(1, value.scale()),
    }
}
