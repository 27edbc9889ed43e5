//! The verdict table and the decided cases, one by one, on fictional sources.

use std::sync::Arc;

use super::{Outcome, Verdict};
use crate::claim::Exempt;
use crate::link::{Difference, Why};
use crate::quantity::{Unit, When};
use crate::registry::{Figure, Recorded, Reference, Registry, Source, Standing};
use crate::verify::testing::{Article, date, event, figure, registry, source, when};

const TITLE: &str = "Flood in Port Elsin";

fn article(sentence: &str) -> Article {
    Article::new("2031-05-10", TITLE, &[sentence])
}

fn recorded(id: &str, on: &str, value: &str) -> Source {
    Source { date: Some(date(on)), figures: vec![figure("killed", value)], ..source(id) }
}

fn verdict(printed: &str, sources: impl IntoIterator<Item = Source>) -> Outcome {
    let mut article = article("The flood left N people dead.");
    article.number("N", "killed", printed);
    article.outcome("N", &registry(sources)).1
}

fn cited(printed: &str, registry: &Registry, id: &str) -> Outcome {
    let mut article = article("The flood left N people dead. More rain fell.");
    article.number("N", "killed", printed);
    article.cite("dead.", id);
    article.outcome("N", registry).1
}

#[test]
fn a_bound_supports_only_what_is_near() {
    let relief = || [recorded("relief", "2031-05-09", ">=3428")];
    assert_eq!(verdict("3500", relief()).verdict, Some(Verdict::Agrees));
    assert_eq!(verdict("3000", relief()).verdict, Some(Verdict::Disagrees));
    assert_eq!(verdict("35000", relief()).verdict, None, "nobody is cited");
    let outcome = cited("35000", &registry(relief()), "relief");
    assert_eq!(outcome.verdict, Some(Verdict::NotFound));
    assert!(outcome.explanation.contains("at least 3,428"), "{}", outcome.explanation);
}

#[test]
fn a_citation_after_the_full_stop_covers_the_sentence() {
    let both = registry([recorded("relief", "2031-05-09", "1204"), recorded("army", "2031-05-09", "1240")]);
    let outcome = cited("1240", &both, "relief");
    assert_eq!((outcome.verdict, outcome.explicit), (Some(Verdict::Disagrees), true));
    assert!(outcome.explanation.ends_with("two digits are swapped"), "{}", outcome.explanation);
    assert_eq!(outcome.decided_by, Some(("relief".into(), 0)));
}

#[test]
fn an_exempt_mention_says_why() {
    let mut article = article("The flood left N people dead.");
    article.number("N", "killed", "1240");
    article.claims[0].exempt = Some(Exempt::Name);
    let (links, outcome) = article.outcome("N", &registry([recorded("relief", "2031-05-09", "1204")]));
    assert_eq!((links, outcome.verdict), (Vec::new(), None));
    assert_eq!(outcome.explanation, "part of a name");
}

#[test]
fn an_unknown_key_gives_no_verdict_and_keeps_its_link() {
    let known = registry([recorded("relief", "2031-05-09", "1204")]);
    let mut article = article("The flood left N people dead.");
    article.number("N", "killed", "1240");
    article.cite("N", "releif");
    let (links, outcome) = article.outcome("N", &known);
    assert_eq!(outcome.verdict, None);
    assert_eq!(links.len(), 1);
    assert_eq!(links[0].why, Why::Cited("[@releif]".into()));
}

#[test]
fn an_attribution_is_as_good_as_a_citation() {
    let office = Source {
        publisher: Some("The Elsin Relief Office".into()),
        ..recorded("relief", "2031-05-09", "1204")
    };
    let mut article = article("The flood left N people dead, the Elsin relief office said.");
    article.number("N", "killed", "1240").attribution = Some("the Elsin relief office".into());
    let (links, outcome) = article.outcome("N", &registry([office]));
    assert_eq!((outcome.verdict, outcome.explicit), (Some(Verdict::Disagrees), true));
    assert_eq!(links[0].why, Why::Attributed("the Elsin relief office".into()));
}

#[test]
fn the_newest_of_a_series_counts_for_undated_claims_only() {
    let daily =
        |id: &str, on: &str, value: &str| Source { series: Some("daily".into()), ..recorded(id, on, value) };
    let reports = || {
        [daily("d1", "2031-05-02", "80"), daily("d2", "2031-05-06", "120"), daily("d3", "2031-05-12", "150")]
    };
    let outcome = verdict("120", reports());
    assert_eq!(outcome.verdict, Some(Verdict::Agrees));
    assert_eq!(outcome.notes, ["after publication d3 records 150 killed"]);
    assert_eq!(verdict("80", reports()).verdict, Some(Verdict::Outdated));
    assert_eq!(verdict("150", reports()).verdict, Some(Verdict::Disagrees));
    assert_eq!(cited("80", &registry(reports()), "d1").verdict, Some(Verdict::Outdated));
    let mut dated = article("By 3 May N people were dead.");
    dated.number("N", "killed", "80").period = Some(When::At(date("2031-05-03")));
    assert_eq!(dated.outcome("N", &registry(reports())).1.verdict, Some(Verdict::Agrees));
    let mut change = article("The toll rose from N to M dead.");
    change.number("N", "killed", "80");
    change.number("M", "killed", "120");
    assert_eq!(change.outcome("N", &registry(reports())).1.verdict, Some(Verdict::Agrees));
    assert_eq!(change.outcome("M", &registry(reports())).1.verdict, Some(Verdict::Agrees));
}

#[test]
fn what_a_source_supersedes_is_outdated() {
    let first = recorded("first", "2031-05-09", "80");
    let corrected = Source {
        supersedes: vec![Reference { id: "first".into(), at: first.at.clone() }],
        ..recorded("corrected", "2031-05-09", "120")
    };
    let both = || [first.clone(), corrected.clone()];
    assert_eq!(verdict("120", both()).verdict, Some(Verdict::Agrees));
    let outcome = cited("80", &registry(both()), "first");
    assert_eq!(outcome.verdict, Some(Verdict::Outdated));
    assert!(
        outcome.explanation.ends_with("since then corrected records 120 killed"),
        "{}",
        outcome.explanation
    );
}

#[test]
fn plain_fact_from_a_bound_a_range_or_an_estimate_is_overstated() {
    let of = |value: &str| [recorded("relief", "2031-05-09", value)];
    assert_eq!(verdict("551", of("<=551")).verdict, Some(Verdict::Overstated));
    assert_eq!(verdict(">500", of("<=551")).verdict, Some(Verdict::Agrees));
    assert_eq!(verdict("<=551", of("<=551")).verdict, Some(Verdict::Agrees));
    assert_eq!(verdict("18000", of("16500..18000")).verdict, Some(Verdict::Overstated));
    assert_eq!(verdict("16500..18000", of("16500..18000")).verdict, Some(Verdict::Agrees));
    assert_eq!(verdict("350000", of(">350000")).verdict, Some(Verdict::Agrees));
    let mut estimate = of("1204");
    estimate[0].figures[0].hedged = true;
    assert_eq!(verdict("1204", estimate.clone()).verdict, Some(Verdict::Overstated));
    assert_eq!(verdict("~1200", estimate).verdict, Some(Verdict::Agrees));
}

#[test]
fn the_highest_standing_decides() {
    let of = |id: &str, value: &str, standing| Source { standing, ..recorded(id, "2031-05-09", value) };
    let outcome = verdict("120", [of("a", "120", Standing::Primary), of("b", "200", Standing::Reference)]);
    assert_eq!(outcome.verdict, Some(Verdict::Agrees));
    assert_eq!(outcome.notes, ["but b records 200 killed"]);
    let outcome = verdict("200", [of("a", "120", Standing::Primary), of("b", "200", Standing::Reference)]);
    assert_eq!(outcome.verdict, Some(Verdict::Disputed));
    let outcome = verdict("160", [of("a", "120", Standing::Primary), of("b", "200", Standing::Primary)]);
    assert_eq!(outcome.verdict, Some(Verdict::Disputed));
    let outcome = verdict("160", [of("a", "120", Standing::Primary), of("b", "~120", Standing::Primary)]);
    assert_eq!(outcome.verdict, Some(Verdict::Disagrees));
}

#[test]
fn another_period_or_unit_makes_equal_numbers_disagree() {
    let period = Some(when("2018"));
    let old = Source {
        figures: vec![Figure { period, ..figure("killed", "120") }],
        ..recorded("relief", "2019-01-09", "1")
    };
    let mut article = article("In 2017 floods left N people dead.");
    article.number("N", "killed", "120").period = Some(when("2017"));
    article.cite("dead", "relief");
    let outcome = article.outcome("N", &registry([old])).1;
    assert_eq!((outcome.verdict, outcome.difference), (Some(Verdict::Disagrees), Some(Difference::Period)));
    assert!(outcome.explanation.contains("2018") && outcome.explanation.contains("2017"));

    let points =
        Source { figures: vec![figure("turnout change", "4")], ..recorded("relief", "2031-05-09", "1") };
    let mut registry = registry([points]);
    let figure = &mut registry.sources.get_mut("relief").unwrap().figures[0];
    if let Recorded::Value { unit, .. } = &mut figure.recorded {
        *unit = Some("percentage point".into());
    }
    let mut article = self::article("Turnout rose N here.");
    let claim = article.number("N", "turnout", "4");
    claim.mention.quantity.amount.as_mut().unwrap().unit = Some(Arc::new(Unit::named("percent")));
    article.cite("here", "relief");
    let outcome = article.outcome("N", &registry).1;
    assert_eq!((outcome.verdict, outcome.difference), (Some(Verdict::Disagrees), Some(Difference::Unit)));
}

#[test]
fn a_fall_is_a_negative_change() {
    let crime =
        Source { figures: vec![figure("crime change", "-11.8")], ..recorded("police", "2031-05-09", "1") };
    let registry = registry([crime]);
    let mut article = article("Crime fell N in Port Elsin. It rose M elsewhere.");
    article.number("N", "crime", "11.8").sign = -1;
    article.number("M", "crime", "11.8");
    assert_eq!(article.outcome("N", &registry).1.verdict, Some(Verdict::Agrees));
    assert_eq!(article.outcome("M", &registry).1.verdict, Some(Verdict::Disagrees));
}

#[test]
fn a_sum_of_money_is_compared_with_no_count() {
    let homes = Source { figures: vec![figure("homes", "2054")], ..recorded("relief", "2031-05-09", "1") };
    let mut article = article("The charge is N here.");
    let claim = article.number("N", "homes", "5");
    claim.mention.quantity.amount.as_mut().unwrap().unit = crate::lang::language("en").unit_named("USD");
    article.cite("here.", "relief");
    assert_eq!(article.outcome("N", &registry([homes])).1.verdict, Some(Verdict::NotFound));
}

#[test]
fn a_date_nearby_is_not_contradicted_by_another() {
    let opening =
        Source { figures: vec![event("opening of the Elsin mill", "1868-05-02")], ..source("annals") };
    let registry = registry([opening]);
    let said = |year: &str, approximate: bool| {
        let mut article = article("The opening of the Elsin mill was in N. Rain fell.");
        article.date("N", year).mention.quantity.approximate = approximate;
        article.cite("N.", "annals");
        article.outcome("N", &registry).1.verdict
    };
    assert_eq!(said("1868", true), Some(Verdict::Agrees));
    assert_eq!(said("1870", false), Some(Verdict::Disagrees));
    assert_eq!(said("1870", true), Some(Verdict::NotFound));
}

#[test]
fn people_are_a_measure_where_nothing_more_is_said() {
    let town = || Source { figures: vec![figure("people", "120")], ..recorded("town", "2031-05-09", "1") };
    let said = |printed: &str| {
        let mut article = article("The town has N people.");
        article.number("N", "people", printed);
        article.cite("people.", "town");
        article.outcome("N", &registry([town()])).1.verdict
    };
    assert_eq!(said("120"), Some(Verdict::Agrees));
    assert_eq!(said("210"), Some(Verdict::Disagrees));
}

#[test]
fn the_number_of_another_role_is_named() {
    let both = Source {
        figures: vec![figure("killed", "37"), figure("injured", "73")],
        ..recorded("relief", "2031-05-09", "1")
    };
    let outcome = cited("73", &registry([both]), "relief");
    assert_eq!(outcome.verdict, Some(Verdict::Disagrees));
    assert!(outcome.explanation.contains("it records 73 injured"), "{}", outcome.explanation);
}

#[test]
fn other_measures_and_other_places_are_no_candidates() {
    let injured =
        Source { figures: vec![figure("severely injured", "120")], ..recorded("relief", "2031-05-09", "1") };
    let mut article = article("The flood left N people injured.");
    article.number("N", "injured", "120");
    assert_eq!(article.outcome("N", &registry([injured])).1.verdict, None);
    let mut elsewhere = recorded("relief", "2031-05-09", "120");
    elsewhere.figures[0].place = Some("Mount Harrow".into());
    assert_eq!(verdict("120", [elsewhere]).verdict, None);
}

#[test]
fn a_link_names_every_source_at_its_address() {
    let page = Some("https://www.example.org/flood/".to_owned());
    let at_page = |id: &str, value: &str| Source { url: page.clone(), ..recorded(id, "2031-05-09", value) };
    let registry = registry([at_page("army", "80"), at_page("relief", "120")]);
    let mut article = article("The flood left N people dead, a page says.");
    article.number("N", "killed", "120");
    article.cite("a page", "http://example.org/flood#toll");
    article.document.citations[0].kind = crate::document::CitationKind::Link;
    let (links, outcome) = article.outcome("N", &registry);
    assert_eq!((outcome.verdict, outcome.explicit), (Some(Verdict::Agrees), true));
    assert_eq!(links.len(), 2);
}
