//! The tables of `numbers.yaml`: cardinals, scales, ordinals, fractions, multiples and the small words between.

use std::collections::BTreeMap;

use rust_decimal::Decimal;
use serde::Deserialize;

use super::phrase::PhraseTable;
use super::vocabulary::Vocabulary;
use super::word_map::{WordMap, WordSet};

#[derive(Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
struct Raw {
    cardinals: BTreeMap<String, i64>,
    scales: BTreeMap<String, i64>,
    plural_scales: BTreeMap<String, i64>,
    short_scales: BTreeMap<String, i64>,
    ambiguous_scales: Vec<String>,
    metre_nouns: Vec<String>,
    scaled_nouns: Vec<String>,
    ordinals: BTreeMap<String, i64>,
    ordinal_suffixes: Vec<String>,
    denominators: BTreeMap<String, i64>,
    plural_denominators: BTreeMap<String, i64>,
    denominator_plural: String,
    halves: Vec<String>,
    vague: BTreeMap<String, i64>,
    vague_before_of: Vec<String>,
    tens: Vec<String>,
    vague_determiners: BTreeMap<String, i64>,
    something: Vec<String>,
    places: Vec<String>,
    rate_points: Vec<String>,
    rate_context: Vec<String>,
    ratio_context: Vec<String>,
    multiples: BTreeMap<String, Decimal>,
    multiple_nouns: Vec<String>,
    occasions: Vec<String>,
    plain_multiples: Vec<String>,
    folds: Vec<String>,
    comparative_endings: Vec<String>,
    comparatives: Vec<String>,
    evens: Vec<String>,
    pairs: BTreeMap<String, i64>,
    sequence: Vec<String>,
    counted_off: Vec<String>,
    cricket: Vec<String>,
    placing: Vec<String>,
    overall: Vec<String>,
    point_scales: Vec<String>,
    rank_nouns: Vec<String>,
    roman: Vec<String>,
    roman_letters: Vec<String>,
    vote_nouns: Vec<String>,
    connectives: RawConnectives,
    number_labels: Vec<String>,
    moves: Vec<String>,
    change: Vec<String>,
    partial_change: Vec<String>,
    long_scale: RawLongScale,
    contest: Vec<String>,
    score_nouns: Vec<String>,
    superlatives: Vec<String>,
    superlative_endings: Vec<String>,
    rank_after: Vec<String>,
    first_since: Vec<String>,
    ordinal_units: BTreeMap<String, String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
struct RawConnectives {
    article: Vec<String>,
    the: Vec<String>,
    and: Vec<String>,
    of: Vec<String>,
    or: Vec<String>,
    to: Vec<String>,
    between: Vec<String>,
    from: Vec<String>,
    per: Vec<String>,
    every: Vec<String>,
    r#in: Vec<String>,
    r#for: Vec<String>,
    out: Vec<String>,
    by: Vec<String>,
    point: Vec<String>,
    over: Vec<String>,
    until: Vec<String>,
    but: Vec<String>,
    than: Vec<String>,
    r#as: Vec<String>,
    dash: Vec<String>,
    minus: Vec<String>,
    minus_word: Vec<String>,
}

/// The small words between numbers.
#[derive(Debug)]
pub struct Connectives {
    /// `a`, `an`.
    pub article: WordSet,
    /// `the`.
    pub the: WordSet,
    /// `and`.
    pub and: WordSet,
    /// `of`.
    pub of: WordSet,
    /// `or`.
    pub or: WordSet,
    /// `to`.
    pub to: WordSet,
    /// `between`.
    pub between: WordSet,
    /// `from`.
    pub from: WordSet,
    /// `per`.
    pub per: WordSet,
    /// `every`, `each`.
    pub every: WordSet,
    /// `in`.
    pub in_: WordSet,
    /// `for`, of `two-for-one`.
    pub for_: WordSet,
    /// `out`, of `out of`.
    pub out: WordSet,
    /// `by`.
    pub by: WordSet,
    /// `point`, of `two point five`.
    pub point: WordSet,
    /// `over`, of `one over twenty`.
    pub over: WordSet,
    /// `through`, of `5 through 9`.
    pub until: WordSet,
    /// `but`, of `more than 10 but less than 20`.
    pub but: WordSet,
    /// `than`, of `more than`.
    pub than: WordSet,
    /// `as`, of `as many as`.
    pub as_: WordSet,
    /// Hyphens and dashes.
    pub dash: WordSet,
    /// Minus signs, glued to their number.
    pub minus: WordSet,
    /// `minus`, as a word.
    pub minus_word: WordSet,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RawLongScale {
    territories: Vec<String>,
    currencies: Vec<String>,
    until: i32,
    words: Vec<String>,
}

/// The long scale, in which a billion is a million millions.
#[derive(Debug)]
pub struct LongScale {
    /// ISO 3166 codes of the territories that used it.
    pub territories: Vec<String>,
    /// The currencies of these: sums in others were counted in the short scale.
    pub currencies: Vec<String>,
    /// The first year in which they did not.
    pub until: i32,
    /// The words it concerns.
    pub words: WordSet,
}

/// The number words of a language.
#[derive(Debug)]
pub struct NumberTables {
    /// `seven`, `forty`.
    pub cardinals: WordMap<Decimal>,
    /// `hundred`, `million`, `dozen`.
    pub scales: WordMap<Decimal>,
    /// `dozens`, `millions`: scales after a number only.
    pub plural_scales: WordMap<Decimal>,
    /// `k`, `bn`, after digits.
    pub short_scales: PhraseTable<Decimal>,
    /// Short scales that are unit symbols too.
    pub ambiguous_scales: Vec<String>,
    /// After these a glued `m` is a metre.
    pub metre_nouns: WordSet,
    /// Nouns before a glued `m` that make it million.
    pub scaled_nouns: WordSet,
    /// `first`, `twentieth`.
    pub ordinals: WordMap<Decimal>,
    /// `st`, `nd`.
    pub ordinal_suffixes: WordSet,
    /// `third`, `quarters`.
    pub denominators: WordMap<Decimal>,
    /// Those of them that are plurals.
    pub plural_denominators: WordSet,
    /// `half`.
    pub halves: WordSet,
    /// `dozens`, `thousands`: their floor.
    pub vague: WordMap<Decimal>,
    /// `tens`, of `tens of thousands`.
    pub tens: WordSet,
    /// Vague quantities that count only before `of`.
    pub vague_before_of: WordSet,
    /// `many`, `several`, `a couple of`: how many at least.
    pub vague_determiners: PhraseTable<Decimal>,
    /// `something`, of `40-something`.
    pub something: WordSet,
    /// `low`, of `in the low 20s`.
    pub places: WordSet,
    /// `point`, of `half-point`.
    pub rate_points: WordSet,
    /// Words beside which it is one of a rate.
    pub rate_context: WordSet,
    /// Words beside which `two to one` is a ratio.
    pub ratio_context: WordSet,
    /// `doubled`, `twice`.
    pub multiples: WordMap<Decimal>,
    /// `times`, `fold`.
    pub multiple_nouns: WordSet,
    /// After `three times`: it is a multiple and no number of occasions.
    pub comparatives: WordSet,
    /// Endings of further comparatives.
    pub comparative_endings: Vec<String>,
    /// Multiples that may count occasions: `twice`.
    pub occasions: WordSet,
    /// Multiples that are words of other kinds too: `double`.
    pub plain_multiples: WordSet,
    /// `fold`, `x`: always a multiple.
    pub folds: WordSet,
    /// Two equal shares: `50-50`.
    pub evens: PhraseTable<()>,
    /// `twin`, `in pairs`, `no one`.
    pub pairs: PhraseTable<Decimal>,
    /// Nouns that `first` only puts in a row.
    pub sequence: WordSet,
    /// Nouns that a number behind them tells apart: `game four`.
    pub counted_off: WordSet,
    /// Words beside which `7 for 381` are wickets and runs.
    pub cricket: WordSet,
    /// Words behind such a rank: `third overall`.
    pub overall: WordSet,
    /// Words for what else is measured in points: `the index`.
    pub point_scales: WordSet,
    /// Verbs behind which an ordinal alone is a rank: `came second`.
    pub placing: WordSet,
    /// Nouns that make a rank of any ordinal.
    pub rank_nouns: WordSet,
    /// Roman numerals, exact spelling.
    pub roman: PhraseTable<()>,
    /// Of single letters the ones that are numbers behind a label: `Title V`.
    pub roman_letters: PhraseTable<()>,
    /// `votes`, of `28 votes to 19`.
    pub vote_nouns: WordSet,
    /// The small words.
    pub connectives: Connectives,
    /// `No.` before a number.
    pub number_labels: PhraseTable<()>,
    /// Verbs that move by one sum and to another: `fell $1 to $79`.
    pub moves: WordSet,
    /// Verbs of change.
    pub change: WordSet,
    /// Beside a percentage: it is of every year, or on average, not of the whole change.
    pub partial_change: WordSet,
    /// Where and until when a billion was a million millions.
    pub long_scale: LongScale,
    /// Words of contests and votes.
    pub contest: WordSet,
    /// Nouns after a score.
    pub score_nouns: WordSet,
    /// Irregular superlatives.
    pub superlatives: WordSet,
    /// Endings of regular ones.
    pub superlative_endings: Vec<String>,
    /// `ever`, `since`: they make an ordinal a rank.
    pub rank_after: PhraseTable<()>,
    /// Words that make `first` one: `the first since 2007`.
    pub first_since: WordSet,
    /// Units that ordinals count through, with their names.
    pub ordinal_units: WordMap<String>,
}

impl NumberTables {
    /// Reads the table; the error names the line.
    pub fn load(yaml: &str, vocabulary: &mut Vocabulary) -> Result<Self, String> {
        let raw: Raw = serde_saphyr::from_str(yaml).map_err(|error| format!("numbers.yaml: {error}"))?;
        let mut short_scales = PhraseTable::default();
        for (word, value) in &raw.short_scales {
            short_scales.add(word, true, Decimal::from(*value), vocabulary);
        }
        let mut roman = PhraseTable::default();
        for word in &raw.roman {
            roman.add(word, true, (), vocabulary);
            vocabulary.anchor(&word.to_lowercase());
        }
        // no anchors: `I` stands in every other sentence of an interview
        let mut roman_letters = PhraseTable::default();
        for letter in &raw.roman_letters {
            roman_letters.add(letter, true, (), vocabulary);
        }
        let mut number_labels = PhraseTable::default();
        for word in &raw.number_labels {
            number_labels.add(word, false, (), vocabulary);
        }
        let mut pairs = PhraseTable::default();
        for (phrase, &value) in &raw.pairs {
            pairs.add(phrase, false, Decimal::from(value), vocabulary);
            vocabulary.anchor(phrase.rsplit(' ').next().unwrap_or(phrase));
        }
        let rank_after = PhraseTable::of(&raw.rank_after, vocabulary);
        let evens = PhraseTable::of(&raw.evens, vocabulary);
        let mut vague_determiners = PhraseTable::default();
        for (phrase, &floor) in &raw.vague_determiners {
            vague_determiners.add(phrase, false, Decimal::from(floor), vocabulary);
        }
        let mut multiples = WordMap::default();
        for (word, &factor) in &raw.multiples {
            multiples.insert(vocabulary.anchor(word), factor);
        }
        let mut ordinal_units = WordMap::default();
        for (word, unit) in raw.ordinal_units {
            ordinal_units.insert(vocabulary.intern(&word), unit);
        }
        // `third` and `thirds` from the ordinals; a second is a unit of time
        let parts = raw.ordinals.iter().filter(|&(_, &value)| value > 2);
        let plural = &raw.denominator_plural;
        let plurals: BTreeMap<String, i64> = parts
            .clone()
            .map(|(word, &value)| (format!("{word}{plural}"), value))
            .chain(raw.plural_denominators)
            .collect();
        let singulars = parts.map(|(word, &value)| (word.clone(), value)).chain(raw.denominators);
        let denominators: BTreeMap<String, i64> = singulars.chain(plurals.clone()).collect();
        let plurals: Vec<String> = plurals.into_keys().collect();
        let cardinals = run_together(&raw.cardinals, &raw.cardinals);
        let ordinals = run_together(&raw.cardinals, &raw.ordinals);
        let c = raw.connectives;
        let mut set = |words: &[String]| WordSet::of(words, vocabulary);
        Ok(NumberTables {
            short_scales,
            ambiguous_scales: raw.ambiguous_scales,
            metre_nouns: set(&raw.metre_nouns),
            scaled_nouns: set(&raw.scaled_nouns),
            ordinal_suffixes: set(&raw.ordinal_suffixes),
            halves: set(&raw.halves),
            vague_before_of: set(&raw.vague_before_of),
            tens: set(&raw.tens),
            vague_determiners,
            something: set(&raw.something),
            places: set(&raw.places),
            ratio_context: set(&raw.ratio_context),
            multiples,
            multiple_nouns: set(&raw.multiple_nouns),
            comparatives: set(&raw.comparatives),
            comparative_endings: raw.comparative_endings,
            occasions: set(&raw.occasions),
            plain_multiples: set(&raw.plain_multiples),
            folds: set(&raw.folds),
            roman,
            roman_letters,
            vote_nouns: set(&raw.vote_nouns),
            pairs,
            evens,
            sequence: set(&raw.sequence),
            counted_off: set(&raw.counted_off),
            cricket: set(&raw.cricket),
            placing: set(&raw.placing),
            overall: set(&raw.overall),
            point_scales: set(&raw.point_scales),
            rank_nouns: set(&raw.rank_nouns),
            connectives: Connectives {
                article: set(&c.article),
                the: set(&c.the),
                and: set(&c.and),
                of: set(&c.of),
                or: set(&c.or),
                to: set(&c.to),
                between: set(&c.between),
                from: set(&c.from),
                per: set(&c.per),
                every: set(&c.every),
                in_: set(&c.r#in),
                for_: set(&c.r#for),
                out: set(&c.out),
                by: set(&c.by),
                point: set(&c.point),
                over: set(&c.over),
                until: set(&c.until),
                but: set(&c.but),
                than: set(&c.than),
                as_: set(&c.r#as),
                dash: set(&c.dash),
                minus: set(&c.minus),
                minus_word: set(&c.minus_word),
            },
            number_labels,
            rate_points: set(&raw.rate_points),
            rate_context: set(&raw.rate_context),
            moves: set(&raw.moves),
            change: set(&raw.change),
            partial_change: set(&raw.partial_change),
            long_scale: LongScale {
                territories: raw.long_scale.territories,
                currencies: raw.long_scale.currencies,
                until: raw.long_scale.until,
                words: set(&raw.long_scale.words),
            },
            contest: set(&raw.contest),
            score_nouns: set(&raw.score_nouns),
            superlatives: set(&raw.superlatives),
            superlative_endings: raw.superlative_endings,
            rank_after,
            first_since: set(&raw.first_since),
            ordinal_units,
            cardinals: decimals(&cardinals, vocabulary),
            scales: decimals(&raw.scales, vocabulary),
            ordinals: decimals(&ordinals, vocabulary),
            plural_denominators: WordSet::of(&plurals, vocabulary),
            plural_scales: decimals(&raw.plural_scales, vocabulary),
            denominators: decimals(&denominators, vocabulary),
            vague: decimals(&raw.vague, vocabulary),
        })
    }
}

/// `units` and each of them behind each ten, as careless people write them: `twentyfive`.
fn run_together(cardinals: &BTreeMap<String, i64>, units: &BTreeMap<String, i64>) -> BTreeMap<String, i64> {
    let mut all = units.clone();
    for (ten, &tens) in cardinals.iter().filter(|&(_, &value)| value >= 20) {
        for (unit, &value) in units.iter().filter(|&(_, &value)| (1..10).contains(&value)) {
            all.insert(format!("{ten}{unit}"), tens + value);
        }
    }
    all
}

fn decimals(raw: &BTreeMap<String, i64>, vocabulary: &mut Vocabulary) -> WordMap<Decimal> {
    let mut map = WordMap::default();
    for (word, &value) in raw {
        map.insert(vocabulary.anchor(word), Decimal::from(value));
    }
    map
}
