//! The worked example's registry and figures, with hand-made claims.

use super::Verdict;
use crate::registry::{Figure, Registry, Source, Standing};
use crate::verify::testing::{Article, date, event, figure, registry, source, when};

const UNREST: &str = "2025-12-28/2026-01-28";

fn of(id: &str, on: &str, standing: Standing, figures: Vec<Figure>) -> Source {
    Source { date: Some(date(on)), standing, figures, ..source(id) }
}

fn iran(measure: &str, value: &str, period: &str) -> Figure {
    Figure { place: Some("Iran".into()), period: Some(when(period)), ..figure(measure, value) }
}

fn daily(id: &str, on: &str, figures: &[(&str, &str)]) -> Source {
    let figures = figures.iter().map(|(measure, value)| iran(measure, value, &format!("2025-12-28/{on}")));
    Source { series: Some("hrana-daily".into()), ..of(id, on, Standing::Primary, figures.collect()) }
}

fn sources() -> Registry {
    use Standing::{Primary, Reference, Secondary};
    let abstentions = |votes: &str| iran("abstentions", votes, "2026-01-23");
    registry([
        daily("hrana-2026-01-20", "2026-01-20", &[("killed", "4519"), ("arrested", "26314")]),
        daily("hrana-2026-01-24", "2026-01-24", &[("killed", "5459"), ("arrested", "40887")]),
        daily(
            "hrana-2026-01-28",
            "2026-01-28",
            &[("killed", "6373"), ("arrested", "42486"), ("severely injured", "11018")],
        ),
        of(
            "iranintl-2026-01-25",
            "2026-01-25",
            Secondary,
            vec![
                iran("killed", ">36500", "2026-01-08/2026-01-09"),
                Figure { as_of: Some(date("2026-01-21")), ..iran("killed", ">=27500", UNREST) },
            ],
        ),
        of(
            "doctors-2026-01-18",
            "2026-01-18",
            Secondary,
            vec![
                Figure { hedged: true, ..iran("killed", "16500..18000", UNREST) },
                Figure { hedged: true, ..iran("injured", "330000..360000", UNREST) },
            ],
        ),
        of("ihrngo-2026-01-14", "2026-01-14", Primary, vec![iran("killed", ">=3428", UNREST)]),
        of(
            "eunews-2026-01-22",
            "2026-01-22",
            Secondary,
            vec![event("European Parliament resolution on Iran", "2026-01-22")],
        ),
        of(
            "ungeneva-2026-01-23",
            "2026-01-23",
            Primary,
            vec![event("UN Human Rights Council special session on Iran", "2026-01-23"), abstentions("14")],
        ),
        of("wikipedia-unhrc-2026", "2026", Reference, vec![abstentions("13")]),
        of("unffm-2024-03-08", "2024-03-08", Secondary, vec![iran("killed", "<=551", "2022/2023")]),
        of("reuters-2019-12-23", "2019-12-23", Primary, vec![iran("killed", "~1500", "2019")]),
        of("amnesty-2019-12-16", "2019-12-16", Primary, vec![iran("killed", ">=304", "2019")]),
    ])
}

fn article() -> Article {
    let mut article = Article::new(
        "2026-01-30",
        "No more talks",
        &[
            "Iran went offline, and then the shooting began.",
            "By recent estimates some 35,000 may have been killed, over 25,000 arrested and more than a \
             quarter of a million injured. The unrest of 2022/23 cost over 500 lives. In 2019 the toll was \
             around 1,500.",
            "A resolution that the European Parliament passed on 22 January says so. The UN Human Rights \
             Council held a special session on Iran last month.",
            "Of the thousands of arrested protesters, 10% are minors, after literally millions marched.",
        ],
    );
    let hedged = article.number("some 35,000", "killed", "~35000");
    hedged.hedged = true;
    hedged.attribution = Some("estimates".into());
    article.number("over 25,000", "arrested", ">25000");
    article.number("more than a quarter of a million", "injured", ">250000");
    article.number("over 500", "killed", ">500").period = Some(when("2022/2023"));
    article.number("around 1,500", "killed", "~1500").period = Some(when("2019"));
    article.date("22 January", "2026-01-22");
    article.date("last month", "2025-12");
    article.number("thousands", "arrested", ">=1000");
    article.number("10%", "minors", "10");
    article.number("millions", "marched", ">=1000000");
    article
}

#[test]
fn every_figure_gets_the_conclusion_of_a_careful_checker() {
    let (article, registry) = (article(), sources());
    for (surface, verdict, by) in [
        ("some 35,000", Some(Verdict::Disputed), None),
        ("over 25,000", Some(Verdict::Outdated), Some("hrana-2026-01-20")),
        ("more than a quarter of a million", Some(Verdict::Agrees), Some("doctors-2026-01-18")),
        ("over 500", Some(Verdict::Agrees), Some("unffm-2024-03-08")),
        ("around 1,500", Some(Verdict::Agrees), Some("reuters-2019-12-23")),
        ("22 January", Some(Verdict::Agrees), Some("eunews-2026-01-22")),
        ("last month", Some(Verdict::Disagrees), Some("ungeneva-2026-01-23")),
        ("thousands", Some(Verdict::Agrees), Some("hrana-2026-01-28")),
        ("10%", None, None),
        ("millions", None, None),
    ] {
        let (links, outcome) = article.outcome(surface, &registry);
        assert_eq!(outcome.verdict, verdict, "{surface}: {outcome:?} {links:?}");
        if verdict != Some(Verdict::Disputed) {
            let decided = outcome.decided_by.as_ref().map(|(source, _)| source.as_str());
            assert_eq!(decided, by, "{surface}: {outcome:?}");
        }
        assert!(!outcome.explicit);
    }
}

#[test]
fn explanations_show_both_values_and_the_interval() {
    let (article, registry) = (article(), sources());
    for (surface, explanation) in [
        (
            "over 25,000",
            "hrana-2026-01-20 records 26,314 arrested; over 25,000 allows 25,000 or more; \
             since then hrana-2026-01-28 records 42,486 arrested",
        ),
        (
            "some 35,000",
            "sources contradict each other, from the lowest to the highest: ihrngo-2026-01-14 records at least \
             3,428 killed; hrana-2026-01-28 records 6,373 killed; doctors-2026-01-18 records 16,500 to 18,000 \
             killed; iranintl-2026-01-25 records more than 36,500 killed; some 35,000 allows 34,125 to 35,875",
        ),
        (
            "last month",
            "ungeneva-2026-01-23 records 2026-01-23 for UN Human Rights Council special session on Iran; \
             last month is 2025-12",
        ),
        ("10%", "no citation in the sentence and no recorded figure for minors"),
    ] {
        assert_eq!(article.outcome(surface, &registry).1.explanation, explanation);
    }
}
