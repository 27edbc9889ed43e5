use super::*;
use crate::extract::date::date_at;
use crate::extract::date::testing::Language;
use crate::lang::Tokens;

/// `surface = date` of all that is found, each resolved with the one before as the last date named.
fn dates(published: &str, text: &str) -> String {
    let language = Language::english();
    let items = language.tokens(text);
    let tokens = Tokens { text, items: &items };
    let mut reference = Reference { published: published.parse().ok(), ..Reference::default() };
    let (mut all, mut at) = (Vec::new(), 0);
    while at < tokens.len() {
        let Some(found) = date_at(&tokens, at, &language.tables, language) else {
            if tokens.is_symbol(at, ".") {
                reference.begin_sentence();
            }
            at += 1;
            continue;
        };
        reference.tense = tense(&tokens, at, &language.tables);
        let when = resolve(&found.expr, &reference);
        let iso = when.map_or("-".to_owned(), |when| when.to_iso());
        all.push(format!("{}={iso}", tokens.span(at, found.end).of(text)));
        reference.note(&found.expr, when);
        at = found.end;
    }
    all.join(" | ")
}

fn check(published: &str, cases: &[(&str, &str)]) {
    for (text, expected) in cases {
        assert_eq!(dates(published, text), *expected, "{text} ({published})");
    }
}

#[test]
fn resolves_full_dates_without_publication() {
    check(
        "",
        &[
            ("on Jan. 22, 2026", "Jan. 22, 2026=2026-01-22"),
            ("in September 2014", "September 2014=2014-09"),
            ("from 2004 to 2009", "from 2004 to 2009=2004/2009"),
            ("the 2022/23 season", "2022/23=2022/2023"),
            ("1990s", "1990s=199X"),
            ("on September the 20th, 2001", "September the 20th, 2001=2001-09-20"),
            ("the '90s", "'90s=199X"),
            ("the 19th century", "19th century=18XX"),
            ("Q3 2025", "Q3 2025=2025-07/2025-09"),
            ("winter 2019", "winter 2019=2019-12/2020-02"),
            ("the first half of 2024", "first half of 2024=2024-01/2024-06"),
            ("January 3-5, 2020", "January 3-5, 2020=2020-01-03/2020-01-05"),
            ("from November to March 2015", "from November to March 2015=2014-11/2015-03"),
            ("on 22 January and yesterday", "22 January=- | yesterday=-"),
            ("June 31, 2018", "June 31, 2018=-"),
            ("1/30/26", "1/30/26=2026-01-30"),
            ("44 BC", "44 BC=-0043"),
            ("10/1-11/2/2017", "10/1-11/2/2017=2017-01-10/2017-02-11"),
            ("the 18th and 19th centuries", "18th=17XX | 19th centuries=18XX"),
            ("after 2018 or before June 2010", "2018=2019/.. | June 2010=../2010-05"),
            ("shortly after 2018, two years after 2018", "2018=2018 | two years after 2018=2020"),
            ("winter 2021-22 and 3Q25", "winter 2021-22=2021-12/2022-02 | 3Q25=2025-07/2025-09"),
            ("2026-01-30T14:30:05Z", "2026-01-30T14:30:05Z=2026-01-30T14:30Z"),
            ("early 2019 and the late 1990s", "early 2019=2019 | late 1990s=199X"),
            ("the end of 2010", "end of 2010=2010-12"),
            ("fiscal 2009 and FY10", "fiscal 2009=2009 | FY10=2010"),
        ],
    );
}

#[test]
fn resolves_days_near_publication() {
    check(
        "2017-07-21",
        &[
            ("said on Tuesday", "Tuesday=2017-07-18"),
            ("said on Friday", "Friday=2017-07-21"),
            ("It will be held on Monday", "Monday=2017-07-24"),
            ("It is to be opened on Monday", "Monday=2017-07-24"),
            ("He said it would have been called off on Monday", "Monday=2017-07-24"),
            ("It turns two on Monday", "Monday=2017-07-24"),
            ("will meet on Monday", "Monday=2017-07-24"),
            ("He said on Monday that it will rain on Wednesday", "Monday=2017-07-17 | Wednesday=2017-07-26"),
            ("last Friday and next Friday", "last Friday=2017-07-14 | next Friday=2017-07-28"),
            ("on Monday and the next Wednesday", "Monday=2017-07-17 | next Wednesday=2017-07-19"),
            ("3 days from today", "3 days from today=2017-07-24"),
            ("since 9/11, at 9 a.m.", "9/11=2001-09-11 | 9 a.m.=2017-07-21T09:00"),
            ("the week after next", "week after next=2017-07-31/2017-08-06"),
            ("the year before last", "year before last=2015"),
            ("It opens next weekend", "next weekend=2017-07-29/2017-07-30"),
            ("for 3 days from today", "3 days from today=2017-07-21/2017-07-23"),
            ("2 years 1 month 21 days later", "2 years 1 month 21 days later=2019-09-11"),
            ("two years and three months ago", "two years and three months ago=2015-04"),
            (
                "9 to 11 a.m. ET on Monday",
                "9 to 11 a.m. ET=2017-07-17T09:00/2017-07-17T11:00 | Monday=2017-07-17",
            ),
            (
                "yesterday, today, tonight and tomorrow",
                "yesterday=2017-07-20 | today=2017-07-21 | tonight=2017-07-21 | tomorrow=2017-07-22",
            ),
            ("last week it rose", "last week=2017-07-10/2017-07-16"),
            ("this week", "this week=2017-07-17/2017-07-23"),
            ("it rained at the weekend", "weekend=2017-07-15/2017-07-16"),
            ("it will rain this weekend", "this weekend=2017-07-22/2017-07-23"),
            ("from Monday to Wednesday it rained", "from Monday to Wednesday=2017-07-17/2017-07-19"),
            ("Seventeen years ago", "Seventeen years ago=2000"),
            ("three days ago", "three days ago=2017-07-18"),
            ("24 hours ago", "24 hours ago=2017-07-20"),
            ("four months ago", "four months ago=2017-03"),
        ],
    );
    check("2007-03-05", &[("until next Tuesday", "next Tuesday=2007-03-13")]);
}

#[test]
fn finds_the_year_of_a_month_or_day() {
    check(
        "2016-03-18",
        &[
            ("In May, 12 people died", "May=2015-05"),
            ("It fell in October", "October=2015-10"),
            ("It fell in April", "April=2015-04"),
            ("It will fall in October", "October=2016-10"),
            ("since September", "September=2015-09"),
            ("It fell on 22 January", "22 January=2016-01-22"),
            ("It will fall on 22 January", "22 January=2017-01-22"),
            ("the vote on March 20 was called", "March 20=2016-03-20"),
            ("last August", "last August=2015-08"),
            ("next March", "next March=2017-03"),
            ("March 11 this year", "March 11 this year=2016-03-11"),
            ("May last year", "May last year=2015-05"),
            ("In 2009 it fell in May", "2009=2009 | May=2009-05"),
            ("from November to February it rained", "from November to February=2015-11/2016-02"),
            ("on 29 February", "29 February=2016-02-29"),
            ("it rose last summer", "last summer=2015-06/2015-08"),
        ],
    );
}

#[test]
fn resolves_periods() {
    check(
        "2016-03-18",
        &[
            ("last month", "last month=2016-02"),
            ("this year, last year and next year", "this year=2016 | last year=2015 | next year=2017"),
            ("the past month", "past month=2016-02-18/2016-03-18"),
            ("the last 12 months", "last 12 months=2015-03/2016-03"),
            ("the last 30 years", "last 30 years=1986/2016"),
            ("the past two decades", "past two decades=1996/2016"),
            ("the last decade", "last decade=2006/2016"),
            ("the next five years", "next five years=2016/2021"),
            ("the last three weeks", "last three weeks=2016-02-26/2016-03-18"),
            ("last quarter", "last quarter=2015-10/2015-12"),
            ("the end of the month", "end of the month=2016-03"),
            ("the end of last year", "end of last year=2015-12"),
            ("the beginning of the year", "beginning of the year=2016-01"),
            ("this decade", "this decade=201X"),
            ("last century", "last century=19XX"),
        ],
    );
    check("2026-01-31", &[("the past fortnight", "past fortnight=2026-01-17/2026-01-31")]);
    check("2026-01-31", &[("the past month", "past month=2025-12-31/2026-01-31")]);
    check("2026-01-30", &[("last month", "last month=2025-12")]);
}

#[test]
fn resolves_parts_of_periods() {
    check(
        "2019-07-04",
        &[
            ("the first week of 2015", "first week of 2015=2014-12-29/2015-01-04"),
            ("the fourth week of May 2015", "fourth week of May 2015=2015-05-25/2015-05-31"),
            // No period has parts beyond its end.
            ("the fifth week of May 2015", "fifth week of May 2015=-"),
            ("the fifth quarter of 2015", "fifth quarter of 2015=-"),
            ("the 13th month of 2015", "13th month of 2015=-"),
            ("the fifth weekend of July 2015", "fifth weekend of July 2015=-"),
            ("the last week of December 2016", "last week of December 2016=2016-12-26/2017-01-01"),
            ("the first 2 weeks of 2021", "first 2 weeks of 2021=2021-01-04/2021-01-17"),
            ("the first ten days of last year", "first ten days of last year=2018-01-01/2018-01-10"),
            ("the first three months of 2021", "first three months of 2021=2021-01/2021-03"),
            ("the last two months of 2020", "last two months of 2020=2020-11/2020-12"),
            ("the 9th month of next year", "9th month of next year=2020-09"),
            ("the last quarter of 2018", "last quarter of 2018=2018-10/2018-12"),
            ("the last decade of the 19th century", "last decade of the 19th century=1890/1899"),
            ("the 15th day of next month", "15th day of next month=2019-08-15"),
            ("the last Friday in May 2019", "last Friday in May 2019=2019-05-31"),
            ("the second Tuesday of November 2018", "second Tuesday of November 2018=2018-11-13"),
            ("the fifth Tuesday of November 2018", "fifth Tuesday of November 2018=-"),
            ("the first weekend of June 2019", "first weekend of June 2019=2019-06-01/2019-06-02"),
            ("week 3 of 2027", "week 3 of 2027=2027-01-18/2027-01-24"),
            ("the week of 5 July 2019", "week of 5 July 2019=2019-07-01/2019-07-07"),
            ("the week beginning 5 July 2019", "week beginning 5 July 2019=2019-07-05/2019-07-11"),
            ("the week ending 5 July 2019", "week ending 5 July 2019=2019-06-29/2019-07-05"),
            ("w/e 5 July 2019", "w/e 5 July 2019=2019-06-29/2019-07-05"),
            ("on Sunday two weeks ago", "Sunday two weeks ago=2019-06-23"),
            ("on Friday, two years from now", "Friday, two years from now=2021-07-02"),
            ("for 3 days starting tomorrow", "3 days starting tomorrow=2019-07-05/2019-07-07"),
            ("on Tuesday of next week", "Tuesday of next week=2019-07-09"),
            ("on Monday last week", "Monday last week=2019-06-24"),
            ("in June, from the same month a year ago", "June=2019-06 | same month a year ago=2018-06"),
            ("two months after 31 December 2018", "two months after 31 December 2018=2019-02-28"),
            ("the rest of the year", "rest of the year=2019-07-04/2019-12-31"),
            ("the past two quarters", "past two quarters=2019-01/2019-06"),
            ("the next three quarters", "next three quarters=2019-10/2020-06"),
            ("the next 3 days", "next 3 days=2019-07-05/2019-07-07"),
            ("the next 5 hours", "next 5 hours=2019-07-04/2019-07-04"),
            ("It will open in two weeks", "two weeks=2019-07-18"),
            ("from next Monday to Friday", "from next Monday to Friday=2019-07-08/2019-07-12"),
            ("from 2013 to the present", "from 2013 to the present=2013/2019-07-04"),
            ("in the nineties", "nineties=199X"),
        ],
    );
}

#[test]
fn resolves_feasts() {
    check(
        "2019-07-04",
        &[
            ("Easter 2018", "Easter 2018=2018-04-01"),
            ("Good Friday 2024", "Good Friday 2024=2024-03-29"),
            ("Easter Monday 1961", "Easter Monday 1961=1961-04-03"),
            ("next Easter", "next Easter=2020-04-12"),
            ("last Christmas", "last Christmas=2018-12-25"),
            ("Thanksgiving 2023", "Thanksgiving 2023=2023-11-23"),
            ("Black Friday 2010", "Black Friday 2010=2010-11-26"),
            ("Memorial Day 2019", "Memorial Day 2019=2019-05-27"),
            ("Labor Day weekend 2021", "Labor Day weekend 2021=2021-09-04/2021-09-05"),
            ("the weekend of Thanksgiving 2023", "weekend of Thanksgiving 2023=2023-11-25/2023-11-26"),
            ("two weeks before Christmas 2010", "two weeks before Christmas 2010=2010-12-11"),
        ],
    );
}

#[test]
fn finds_the_month_of_a_numbered_day() {
    check(
        "2018-08-07",
        &[
            ("It closed on the 22nd.", "22nd=2018-07-22"),
            ("It will close on the 4th.", "4th=2018-09-04"),
            ("It closed on the 7th.", "7th=2018-08-07"),
            ("on the 21st of this month", "21st of this month=2018-08-21"),
            ("It fell on Friday 13th in Port Elsin", "Friday 13th=2018-07-13"),
        ],
    );
}

#[test]
fn tells_a_story_in_the_years_it_names() {
    check(
        "2018-09-12",
        &[
            (
                "In 2009 it rose. In 2010 it fell. In 2012 it rose. It fell on 4 September",
                "2009=2009 | 2010=2010 | 2012=2012 | 4 September=2012-09-04",
            ),
            (
                "In 2009 it rose. In 2010 it fell. It rose on 4 May",
                "2009=2009 | 2010=2010 | 4 May=2018-05-04",
            ),
            (
                "In 2009 it rose. In 2010 it fell. In 2012 it rose. It rose last week. It fell on 4 September",
                "2009=2009 | 2010=2010 | 2012=2012 | last week=2018-09-03/2018-09-09 | 4 September=2018-09-04",
            ),
        ],
    );
}

#[test]
fn counts_quoted_days_from_the_day_named_before() {
    let quoted = |day: Option<&str>| {
        let reference = Reference {
            published: "2011-04-13".parse().ok(),
            day: day.and_then(|day| day.parse().ok()),
            quoted: true,
            ..Reference::default()
        };
        resolve(&DateExpr::Day(0), &reference).map(|when| when.to_iso())
    };
    assert_eq!(quoted(Some("2011-04-12")).as_deref(), Some("2011-04-12"));
    assert_eq!(quoted(Some("1986-01-28")).as_deref(), Some("2011-04-13"));
    assert_eq!(quoted(None).as_deref(), Some("2011-04-13"));
}

#[test]
fn counts_from_the_date_named_before() {
    check(
        "2016-09-09",
        &[
            (
                "It opened on Sunday at 22:30 and closed at 2:30 the next day",
                "Sunday=2016-09-04 | 22:30=2016-09-04T22:30 | 2:30=2016-09-05T02:30 | next day=2016-09-05",
            ),
            (
                "It opened on Sunday. In 2008 it closed at 9 pm",
                "Sunday=2016-09-04 | 2008=2008 | 9 pm=2016-09-04T21:00",
            ),
            ("In 2008 it rose, and a year later it fell", "2008=2008 | a year later=2009"),
            ("On 3 May it rose and two weeks later it fell", "3 May=2016-05-03 | two weeks later=2016-05-17"),
            ("On 3 May 2010 it rose from the day before.", "3 May 2010=2010-05-03 | day before=2010-05-02"),
            ("two days after Christmas Day 2010", "two days after Christmas Day 2010=2010-12-27"),
            ("It came at 15:11 GMT", "15:11 GMT=2016-09-09T15:11Z"),
            ("from 6 pm to midnight", "from 6 pm to midnight=2016-09-09T18:00/2016-09-10T00:00"),
            ("from 9 a.m. to 5 p.m.", "from 9 a.m. to 5 p.m.=2016-09-09T09:00/2016-09-09T17:00"),
        ],
    );
}

#[test]
fn reads_ambiguous_dates_by_locale() {
    let expr = DateExpr::Numeric { first: 3, second: 4, year: Year::Short(26) };
    let iso = |month_first| {
        resolve(&expr, &Reference { month_first, ..Reference::default() }).map(|when| when.to_iso())
    };
    assert_eq!(iso(true).as_deref(), Some("2026-03-04"));
    assert_eq!(iso(false).as_deref(), Some("2026-04-03"));
}

#[test]
fn finds_a_weekday_that_does_not_fit() {
    let date = Calendar { year: Year::Bare, month: Some(1), day: Some(22), weekday: Some(4) };
    let reference = Reference { published: "2026-01-30".parse().ok(), ..Reference::default() };
    assert_eq!(fault(&DateExpr::Calendar(date), &reference), Some(Fault::Weekday(3)));
    assert_eq!(fault(&DateExpr::Calendar(Calendar { weekday: Some(3), ..date }), &reference), None);
    assert_eq!(fault(&DateExpr::Calendar(date), &Reference::default()), None);
}

#[test]
fn survives_dates_at_the_ends_of_the_calendar() {
    for published in ["0001-01-01", "9999-12-31"] {
        for text in
            ["5000 years ago", "the next 5000 centuries", "next week", "last month", "last 5000 decades"]
        {
            dates(published, text);
        }
    }
}

proptest::proptest! {
    #[test]
    fn resolves_any_row_of_words(
        words in proptest::collection::vec(
            proptest::sample::select(vec![
                "last", "next", "the", "of", "a", "two", "third", "5", "22", "31", "1999", "2020", "99999999999", "-",
                "/", ".", ":", ",", "(", "'", "s", "May", "January", "Jan.", "Friday", "Sun", "year", "years",
                "quarter", "half", "century", "weekend", "hour", "ago", "later", "before", "after", "early", "mid",
                "end of", "from", "to", "between", "and", "FY", "Q", "H", "BC", "AD", "pm", "noon", "GMT",
                "summer", "today", "Christmas Day", "week", "weekend", "first", "last", "of", "the", "starting", "22nd",
                "nineteen", "Easter", "in", "will", "present", "rest of", "2026-01-30", "T", "1/2/26", "30.01.2026", "12:30", "\u{e9}",
            ]),
            0..12,
        ),
        glue in proptest::collection::vec(proptest::bool::ANY, 12),
    ) {
        let mut text = String::new();
        for (word, glued) in words.iter().zip(glue) {
            text.push_str(word);
            if !glued {
                text.push(' ');
            }
        }
        for published in ["", "2024", "2024-02", "2024-02-29", "0001-01-01", "9999-12-31"] {
            dates(published, &text);
        }
    }
}
