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

fn grouped(value: i64) -> String {
    let thousands = value / 1_000;
    if thousands == 0 { value.to_string() } else { format!("{},{:03}", grouped(thousands), value % 1_000) }
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
    all.extend(titled());
    all.extend(forms());
    all
}

/// Texts whose title takes its figure from the text.
fn titled() -> Vec<Case> {
    let mut all = Vec::new();
    for millions in [43, 17, 262, 9] {
        let right = format!("{millions} million");
        let wrong = [format!("{}", millions * 10), format!("{}", millions + millions / 3 + 1)]
            .map(|millions| format!("{millions} million"));
        let wrong = [wrong.as_slice(), &[format!("{millions} billion"), format!("{millions},000")]].concat();
        all.push(case(
            &|sum| format!("# Port Elsin to get ${sum} for its quay\n\nPort Elsin will get ${millions} million for its quay, the council said."),
            &right,
            &wrong,
        ));
    }
    for thousands in [512, 340, 875, 128] {
        let wrong = [thousands * 10, thousands + 60, thousands / 10].map(|thousands| format!("{thousands}K"));
        all.push(case(
            &|sum| format!("# MARROW QUAY TO RECEIVE ${sum} IN GRANTS\n\nThe Marrow quay will receive ${thousands},240 in grants from the harbour agency."),
            &format!("{thousands}K"),
            &wrong,
        ));
    }
    for dead in [42, 118, 27, 61] {
        all.push(case(
            &|told| format!("# {told} killed in ferry accident at Tarn\n\nA ferry accident at Tarn killed {dead} people, the coast guard said."),
            &dead.to_string(),
            &slips(dead),
        ));
    }
    for [one, two, three] in [[81_200, 60_505, 90_000], [120_340, 45_010, 36_250], [9_450, 7_120, 12_600]] {
        let total = one + two + three;
        let wrong = [total + 72_276, total * 10, total - 7_001].map(grouped);
        all.push(case(
            &|total| format!("# THREE TOWNS TO RECEIVE ${total}\n\nThree towns will receive grants, the agency said.\n\nMarrow will receive ${}, Tarn will receive ${} and Lower Tarn will receive ${}.", grouped(one), grouped(two), grouped(three)),
            &grouped(total),
            &wrong,
        ));
    }
    all
}

/// Texts with a figure that is wrong by its form, its place among others, or its date.
fn forms() -> Vec<Case> {
    let plain = |text: &dyn Fn(&str) -> String, right: &str, wrong: &[&str]| {
        case(text, right, &wrong.iter().map(|wrong| (*wrong).to_owned()).collect::<Vec<_>>())
    };
    let mut all = vec![
        plain(
            &|sum| format!("The quay cost {sum} in all."),
            "$2,588,600",
            &["$2,588,6000", "$2,588.600", "$2,588,60", "$2,,588,600", "$,588,600"],
        ),
        plain(&|sum| format!("The quay cost {sum} in all."), "$1.1 billion", &["$1.1. billion"]),
        plain(
            &|sum| format!("The town spent {sum} on it."),
            "$6,912,715",
            &["$6,912,715 million", "$6,912,715 billion"],
        ),
        plain(
            &|date| format!("The lease ends on {date}."),
            "June 30, 2032",
            &["June 31, 2032", "February 30, 2032", "April 31, 2032"],
        ),
        plain(
            &|date| format!("The sale ran until {date}, the shop said."),
            "29 February 2028",
            &["29 February 2029", "31 November 2028"],
        ),
        plain(&|years| format!("It grew in the years {years}."), "from 2010 to 2025", &["from 2025 to 2010"]),
        plain(
            &|range| format!("The work costs between {range}."),
            "$20 million and $50 million",
            &["$50 million and $20 million"],
        ),
        plain(
            &|fall| format!("The number of thefts fell by {fall} last year."),
            "20 percent",
            &["120 percent", "200 percent"],
        ),
        plain(
            &|other| format!("The crossing takes 90 minutes, compared with {other} before."),
            "two hours",
            &["an hour and a half"],
        ),
        plain(
            &|share| format!("In Marrow, {share} percent of the 7 boats sank."),
            "28.6",
            &["33", "50", "22.4"],
        ),
        plain(
            &|share| format!("In Marrow, {share} percent of the 12 firms closed."),
            "41.7",
            &["54.2", "45", "30"],
        ),
        plain(&|game| format!("The Herons won the series 3-2 in game {game}."), "five", &["seven", "six"]),
        plain(
            &|score| format!("Marrow took the best-of-seven series {score} in Game 7."),
            "4-3",
            &["4-1", "4-2"],
        ),
        plain(&|p| format!("The effect was clear, t(28) = 2.20, p = {p}."), ".036", &[".36", ".50", ".003"]),
        plain(&|p| format!("The groups differed, F(2, 57) = 4.10, p = {p}."), ".022", &[".22", ".40"]),
        plain(&|p| format!("They go together, r(48) = .32, p = {p}."), ".023", &[".23", ".60"]),
        plain(
            &|fine| {
                format!(
                    "The firm paid $1,250,000 in fines to the town. Harte said the {fine} in fines to the town was too little."
                )
            },
            "$1,250,000",
            &["$1,520,000", "$12,500,000"],
        ),
        plain(
            &|rate| {
                format!(
                    "The loan of £150 million (US$190 million) and the grant of £20 million ({rate}) were paid."
                )
            },
            "US$25 million",
            &["US$52 million", "US$250 million"],
        ),
        plain(
            &|date| format!("The hearing in Marrow will be held on {date}."),
            "June 2, 2031",
            &["June 2, 2030"],
        ),
        plain(
            &|bill| format!("The levy went from 4 percent to {bill}."),
            "5 percent, up one percentage point",
            &["5 percent, up 1 percent"],
        ),
    ];
    for (list, right, wrong) in [
        ("education, crime and roads", "three", ["four", "two", "five"]),
        ("cost, time, safety and noise", "four", ["three", "five", "six"]),
        ("Marrow, Tarn, Port Elsin, Veld and Lower Tarn", "five", ["four", "six", "three"]),
        ("peace and bread", "two", ["three", "four", "five"]),
    ] {
        all.push(plain(&|count| format!("The plan names {count} things: {list}."), right, &wrong));
        all.push(plain(&|count| format!("The plan names {count} things ({list})."), right, &wrong));
    }
    for (printed, right, wrong) in [
        ("20 pounds", "9 kg", ["44 kg", "90 kg", "0.9 kg"]),
        ("35,000 feet", "10,700 metres", ["1,067 metres", "107,000 metres", "17,000 metres"]),
        ("40 C", "104 F", ["90 F", "140 F", "401 F"]),
        ("120 acres", "49 hectares", ["490 hectares", "296 hectares", "94 hectares"]),
        ("50 gallons", "189 litres", ["19 litres", "1,890 litres", "918 litres"]),
        ("120 mph", "193 km/h", ["75 km/h", "1,930 km/h", "139 km/h"]),
        ("30 feet", "9 metres", ["48 kilometres", "90 metres", "19 metres"]),
    ] {
        all.push(plain(
            &|converted| format!("They measured {printed} ({converted}) that day."),
            right,
            &wrong,
        ));
    }
    for [one, two, three] in [[4, 3, 2], [14, 11, 6], [32, 21, 18]] {
        let total = one + two + three;
        let wrong = [total + 1, total - 1, total + 2].map(|total| format!("{total}"));
        all.push(case(&|total| format!("The town got ${total} million: ${one} million for roads, ${two} million for schools and ${three} million for boats."), &total.to_string(), &[(total * 6 / 5).to_string()]));
        all.push(case(&|total| format!("Marrow sent {one} boats, Tarn {two} boats and Port Elsin {three} boats, a total of {total} boats."), &total.to_string(), &wrong));
        all.push(case(
            &|total| {
                format!("The {total} guests ({one} from Marrow, {two} from Tarn and {three} from Veld) left.")
            },
            &total.to_string(),
            &wrong,
        ));
        all.push(case(&|total| format!("# Boats\n\nThe boats of the coast:\n\n- Marrow: {one} boats\n- Tarn: {two} boats\n- Veld: {three} boats\n- Total: {total} boats"), &total.to_string(), &wrong));
    }
    for (part, whole) in [(13, 52), (33, 150), (40, 160), (310, 1_240)] {
        let share = percent(part, whole);
        all.push(case(
            &|share| format!("Only {part} out of {whole} wells, or {share} percent, were safe."),
            &share.to_string(),
            &slips(share),
        ));
        all.push(case(
            &|share| format!("Of the {whole} wells, {part}, or {share} percent, were safe."),
            &share.to_string(),
            &slips(share),
        ));
    }
    for (for_it, against) in [(52, 41), (48, 39), (61, 30)] {
        let rest = 100 - for_it - against;
        let wrong = [rest + 5, rest + 10, rest * 3].map(|rest: i32| rest.to_string());
        all.push(case(
            &|rest| {
                format!("Of the voters {for_it}% were in favour, {against}% against and {rest}% undecided.")
            },
            &rest.to_string(),
            &wrong,
        ));
    }
    for (a, b) in [(400, 520), (640, 980), (1_250, 2_400)] {
        let change = (b - a) * 100 / a;
        all.push(case(
            &|change| format!("The fair drew {b} guests, up {change} percent from {a} guests."),
            &change.to_string(),
            &slips(change),
        ));
        all.push(case(
            &|change| format!("Sales climbed {change}% to ${b} million from ${a} million a year earlier."),
            &change.to_string(),
            &slips(change),
        ));
        all.push(case(
            &|change| {
                format!(
                    "Profit was ${b} million, compared with ${a} million, an increase of {change} percent."
                )
            },
            &change.to_string(),
            &slips(change),
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

/// The example article with a sentence at its end: what stands around must neither hide a slip nor make one.
#[test]
fn the_rules_find_the_same_in_the_example_article() {
    let article = include_str!("../articles/after-the-protests.md");
    let within = |text: &str| {
        let own = |alarm: &String| ["text-", "number-", "date-"].iter().any(|group| alarm.starts_with(group));
        alarms(&format!("{article}\n\n{text}\n")).into_iter().filter(own).count()
    };
    // of each sort of text one, and none that counts from the day of publication
    let cases: Vec<Case> = cases()
        .into_iter()
        .filter(|case| !case.right.contains(['#']) && !case.right.contains("2031"))
        .step_by(5)
        .collect();
    let alarmed: Vec<&String> =
        cases.iter().map(|case| &case.right).filter(|right| within(right) > 0).collect();
    let missed: Vec<&String> =
        cases.iter().filter_map(|case| case.wrong.first()).filter(|wrong| within(wrong) == 0).collect();
    assert!(
        cases.len() >= 20 && alarmed.is_empty() && missed.is_empty(),
        "alarmed {alarmed:#?}, missed {missed:#?}"
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
