//! Texts made to be consistent give no alarm; each of them with one figure made wrong does.

use tieout::config::Settings;
use tieout::document::open_str;
use tieout::finding::Severity;
use tieout::ledger::Ledger;
use tieout::registry::Registry;
use tieout::review::review;
use tieout::rules;

/// A consistent text and the ways in which it is made wrong.
struct Case {
    right: String,
    wrong: Vec<String>,
}

/// A text from its figures: the last is worked out from the others, and `errors` are wrong values of it.
fn case(text: &dyn Fn(&str) -> String, right: &str, errors: &[String]) -> Case {
    Case {
        right: text(right),
        wrong: errors.iter().filter(|wrong| *wrong != right).map(|wrong| text(wrong)).collect(),
    }
}

/// A whole number wrong in the ways that hands and eyes make it wrong, if that changes more than rounding hides.
fn slips(value: i64) -> Vec<String> {
    let far = |other: &i64| *other > 0 && (other - value).abs() * 10 > value;
    let digits = value.to_string();
    let mut swapped: Vec<char> = digits.chars().collect();
    if swapped.len() > 1 {
        swapped.swap(0, 1);
    }
    let swapped: String = swapped.into_iter().collect();
    let all = [value * 10, value / 10, value * 2, value + value / 2 + 1, swapped.parse().unwrap_or(value)];
    all.into_iter().filter(far).map(|value| value.to_string()).collect()
}

fn percent(part: i64, whole: i64) -> i64 {
    (part * 200 + whole) / (whole * 2)
}

fn cases() -> Vec<Case> {
    let mut all = Vec::new();
    for (a, b) in [(400, 520), (1_250, 2_400), (36, 81), (7_300, 5_100), (640, 980), (15_200, 18_900)] {
        let change = ((b - a) * 100_i64 + if b > a { a / 2 } else { -a / 2 }) / a;
        let verb = if b > a { "rose" } else { "fell" };
        let noun = if b > a { "an increase" } else { "a decrease" };
        all.push(case(
            &|change| format!("The number of boats {verb} from {a} to {b}, {noun} of {change} percent."),
            &change.abs().to_string(),
            &slips(change.abs()),
        ));
        all.push(case(
            &|change| format!("Costs {verb} from ${a} million to ${b} million, {noun} of {change} percent."),
            &change.abs().to_string(),
            &slips(change.abs()),
        ));
    }
    for (part, whole) in [(273, 954), (40, 160), (118, 640), (1_204, 3_300), (57, 90), (310, 4_700)] {
        let share = percent(part, whole);
        all.push(case(
            &|share| format!("Some firms closed: {part} of the {whole} firms, or {share} percent, are gone."),
            &share.to_string(),
            &slips(share),
        ));
        all.push(case(
            &|share| format!("In Marrow {share} percent ({part} of {whole}) of the boats sank."),
            &share.to_string(),
            &slips(share),
        ));
    }
    for (from, to) in [(5, 10), (12, 24), (40, 80), (31, 62), (220, 440)] {
        let words = ["tripled", "quadrupled", "halved"].map(str::to_owned);
        all.push(case(&|word| format!("The fleet {word} from {from} to {to} boats."), "doubled", &words));
    }
    for (from, to) in [(6, 7), (12, 15), (40, 43), (55, 61)] {
        let points = to - from;
        let wrong = [format!("{points} percent")];
        all.push(case(
            &|change| format!("The levy rose from {from} percent to {to} percent, an increase of {change}."),
            &format!("{points} percentage points"),
            &wrong,
        ));
    }
    for (men, women) in [(12, 10), (41, 33), (118, 97), (7, 9)] {
        let total = men + women;
        let wrong = [total + 1, total - 1, total + 2].map(|total| total.to_string());
        all.push(case(
            &|total| format!("The boat took {total} people ({men} men and {women} women) to the island."),
            &total.to_string(),
            &wrong,
        ));
    }
    for (one, two) in [(45, 33), (61, 24), (38, 27), (52, 19)] {
        let rest: i32 = 100 - one - two;
        let wrong = [rest + 5, rest - 4, rest * 2].map(|rest| rest.to_string());
        all.push(case(
            &|rest| format!("Of the guests {one} percent came by boat, {two} percent by bus and the remaining {rest} percent on foot."),
            &rest.to_string(),
            &wrong,
        ));
    }
    for (cases, people) in [(1_200, 400_000), (36, 90_000), (820, 1_640_000), (75, 60_000)] {
        let rate = cases * 100_000 / people;
        all.push(case(
            &|rate| format!("There were {cases} cases in {people} people, or {rate} per 100,000."),
            &rate.to_string(),
            &slips(rate),
        ));
    }
    for miles in [120_i64, 500, 35, 2_400, 60] {
        let kilometres = miles * 1_609 / 1_000;
        all.push(case(
            &|kilometres| format!("The road is {miles} miles ({kilometres} km) long."),
            &kilometres.to_string(),
            &slips(kilometres),
        ));
    }
    for (from, to) in [(1998, 2003), (1951, 1987), (2004, 2029), (1890, 1911)] {
        let years = to - from;
        let wrong = [years + 3, years - 2, years * 2].map(|years| years.to_string());
        all.push(case(
            &|years| format!("It grew in the {years} years from {from} to {to}."),
            &years.to_string(),
            &wrong,
        ));
        all.push(case(
            &|years| format!("In {to} the town marked the {years}th anniversary of the {from} flood."),
            &years.to_string(),
            &wrong,
        ));
        let ages = [years + 4, years - 3].map(|age| age.to_string());
        all.push(case(
            &|age| format!("She was born in {from} and died in {to} at the age of {age}."),
            &years.to_string(),
            &ages,
        ));
    }
    let days = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];
    for (date, day) in
        [("5 May 2031", 0), ("14 February 2029", 2), ("1 January 2030", 1), ("30 April 2028", 6)]
    {
        let others: Vec<String> =
            days.iter().filter(|name| **name != days[day]).map(|name| (*name).to_owned()).collect();
        all.push(case(&|day| format!("The council met on {day}, {date}, in Marrow."), days[day], &others));
    }
    for millions in [43, 17, 262, 9] {
        let right = format!("{millions} million");
        let wrong = [format!("{}", millions * 10), format!("{}", millions + millions / 3 + 1)]
            .map(|millions| format!("{millions} million"));
        all.push(case(
            &|sum| format!("# Port Elsin to get ${sum} for its quay\n\nPort Elsin will get ${millions} million for its quay, the council said."),
            &right,
            &wrong,
        ));
    }
    all
}

/// What the rules about the text alone say about it, hints apart.
fn alarms(text: &str) -> Vec<String> {
    let article =
        if text.starts_with(['#', '-']) { text.to_owned() } else { format!("# Port Elsin\n\n{text}\n") };
    let document = open_str("a.md", &article);
    let settings = Settings { published: "2031-05-10".parse().ok(), isolated: true, ..Settings::default() };
    let registry = Registry::default();
    let review = review(&document, &registry, &Ledger::default(), &settings);
    let findings = rules::findings(&review).findings.into_iter();
    findings
        .filter(|finding| finding.severity >= Severity::Warning)
        .map(|finding| format!("{}: {}", finding.rule, finding.message))
        .collect()
}

#[test]
fn wrong_figures_are_caught_and_right_ones_pass() {
    /// Of a hundred wrong texts so many must be caught.
    const CAUGHT: usize = 97;
    let cases = cases();
    let false_alarms: Vec<String> = cases
        .iter()
        .flat_map(|case| alarms(&case.right).into_iter().map(|alarm| format!("{}\n    {alarm}", case.right)))
        .collect();
    let wrong: Vec<&String> = cases.iter().flat_map(|case| &case.wrong).collect();
    let missed: Vec<&String> = wrong.iter().copied().filter(|text| alarms(text).is_empty()).collect();
    println!("{} right texts, {} wrong ones, {} missed", cases.len(), wrong.len(), missed.len());
    assert!(false_alarms.is_empty(), "false alarms:\n{}", false_alarms.join("\n"));
    assert!(
        (wrong.len() - missed.len()) * 100 >= wrong.len() * CAUGHT,
        "{} of {} missed:\n{}",
        missed.len(),
        wrong.len(),
        missed.iter().map(|text| text.as_str()).collect::<Vec<_>>().join("\n")
    );
}

#[test]
fn the_example_article_gives_no_alarm_about_itself() {
    let article = include_str!("../articles/after-the-protests.md");
    let own: Vec<String> = alarms(article)
        .into_iter()
        .filter(|alarm| ["text-", "number-", "date-"].iter().any(|group| alarm.starts_with(group)))
        .collect();
    assert_eq!(own, Vec::<String>::new());
}
