use super::testing::Language;
use super::*;

/// What is found in a sentence, left to right.
fn found(text: &str) -> Vec<(String, Found)> {
    let language = Language::english();
    let items = language.tokens(text);
    let tokens = Tokens { text, items: &items };
    let mut all = Vec::new();
    let mut at = 0;
    while at < tokens.len() {
        match date_at(&tokens, at, &language.tables, language) {
            Some(found) => {
                let surface = tokens.span(at, found.end).of(text).to_owned();
                at = found.end;
                all.push((surface, found));
            }
            None => at += 1,
        }
    }
    all
}

fn surfaces(text: &str) -> String {
    found(text).into_iter().map(|(surface, _)| surface).collect::<Vec<_>>().join(" | ")
}

fn check(cases: &[(&str, &str)]) {
    for (text, expected) in cases {
        assert_eq!(surfaces(text), *expected, "{text}");
    }
}

#[test]
fn finds_days_and_months() {
    check(&[
        ("Voted on 22 January in Port Elsin", "22 January"),
        ("On January 22, the office said", "January 22"),
        ("Signed Jan. 22, 2026, in Port Elsin", "Jan. 22, 2026"),
        ("the 22nd of January 2026", "22nd of January 2026"),
        ("the 7th March meeting", "7th March"),
        ("the fourth of July parade", "fourth of July"),
        ("the March 11 this year event", "March 11 this year"),
        ("in March of this year", "March of this year"),
        ("since September 2014 and in Sept.", "September 2014 | Sept"),
        ("In September the river rose", "September"),
        ("October, 1805", "October, 1805"),
        ("in May last year", "May last year"),
        ("the May 3 elections", "May 3"),
        ("In January 22 homes burned", "January"),
        ("In May 2000 homes burned", "May"),
        ("on May 3, 2000 homes burned", "May 3"),
        ("born on 15 April '87", "15 April '87"),
        ("on 05-Aug-2016", "05-Aug-2016"),
        ("in April and May", "April | May"),
        ("in June and July 2015", "June | July 2015"),
        ("on 9 and 10 June 2024, in the year to March", "9 | 10 June 2024 | March"),
        ("on May 3 and 4 in Port Elsin", "May 3 | 4"),
        ("on 3, 4 and 5 May 2022", "3 | 4 | 5 May 2022"),
        ("figures for May were, for May's government", "May"),
        ("by mid-August, the act of 5 July 1994 stands", "mid-August | 5 July 1994"),
        ("since January 1, 2010 or earlier", "January 1, 2010"),
        ("on Christmas Day 2025 and New Year's Eve", "Christmas Day 2025 | New Year's Eve"),
    ]);
}

#[test]
fn joins_a_weekday_to_a_full_date_only() {
    check(&[
        ("Tuesday, June 19, 2018", "Tuesday, June 19, 2018"),
        ("Friday 22 January 2026", "Friday 22 January 2026"),
        ("on Friday, January 22, the office", "Friday | January 22"),
        ("Sunday night (March 4) was cold", "Sunday | March 4"),
        ("on Saturday Night", "Saturday"),
        ("last Friday and next Tuesday", "last Friday | next Tuesday"),
        ("this past Saturday", "past Saturday"),
        ("on Sat. 3 May", "Sat. | 3 May"),
    ]);
}

#[test]
fn finds_dates_in_digits() {
    check(&[
        ("Published 1/30/26 by", "1/30/26"),
        ("30/1/2026 and 2026-01-30.", "30/1/2026 | 2026-01-30"),
        ("on 30.01.2026.", "30.01.2026"),
        ("02-02-2020", "02-02-2020"),
        ("since 2019-10", "2019-10"),
        ("at 2026-01-30T14:30Z", "2026-01-30T14:30Z"),
        ("version 10.12.2010 of 3/4", ""),
        ("call 555-12-2010-3", ""),
    ]);
    let (_, slashed) = found("on 3/4/2026").remove(0);
    assert_eq!(slashed.expr, DateExpr::Numeric { first: 3, second: 4, year: Year::Written(2026) });
    assert_eq!(slashed.alternatives.len(), 2);
}

#[test]
fn finds_years_by_their_neighbours() {
    check(&[
        ("in 1998 and since 2004", "1998 | 2004"),
        ("from 2004 to 2009", "from 2004 to 2009"),
        ("between 2000 and 2006", "between 2000 and 2006"),
        ("the 2000 - 2050 average", "2000 - 2050"),
        ("the 2022/23 season, 2012-13 and 1998–2001", "2022/23 | 2012-13 | 1998–2001"),
        ("by 2050, the", "2050"),
        ("In 1805 he left", "1805"),
        ("World Cup 2018 day", "2018"),
        ("the 2018 elections", "2018"),
        ("the end of 2010", "end of 2010"),
        ("post-2015 plans", "2015"),
        ("the book (1738), the letters (1892 – 94)", "1738 | 1892 – 94"),
        ("In 1687 and 1689 he went", "1687 | 1689"),
        ("in a 2003 interview, planned for 2015", "2003 | 2015"),
        ("10% of 2000 levels", "2000"),
        ("In 2014 voters chose", "2014"),
        ("It was so. 2002 World Cup", "2002"),
        ("'98 and the '90s", "'98 | '90s"),
        ("347 AD, AD 420 and 44 BC", "347 AD | AD 420 | 44 BC"),
        ("July 2003 to December 2004", "July 2003 to December 2004"),
        ("between July 2003 and December 2004", "between July 2003 and December 2004"),
    ]);
}

#[test]
fn takes_counts_for_no_years() {
    check(&[
        ("in 1,998 homes", ""),
        ("some 1500 people and 2000 homes", ""),
        ("some 2000 children and 1998 adults", ""),
        ("in 2000 homes", ""),
        ("a total of 2000 were found", ""),
        ("between 1500 and 2000 people", ""),
        ("$2000 and €1999", ""),
        ("scored 2000 in one game", ""),
        ("a 2000-year-old tree, 1998m", ""),
        ("at 5, version 2010", ""),
        ("No. 2012 and room 1999", ""),
    ]);
}

#[test]
fn finds_decades_centuries_and_labels() {
    check(&[
        ("the 1990s, the 90s and the 1930’s", "1990s | 90s | 1930’s"),
        ("in his 90s", ""),
        ("in Vision 2030’s goals", "2030"),
        ("the start of the 2014 season", "2014"),
        ("mid-1980s, mid-2024, early 2019, the late 1990s", "mid-1980s | mid-2024 | early 2019 | late 1990s"),
        ("in the twentieth century and the 19th century", "twentieth century | 19th century"),
        ("the twenty-first century and 17th-century art", "twenty-first century | 17th-century"),
        (
            "the 18th and 19th centuries, the 17th to the 19th century",
            "18th | 19th centuries | 17th to the 19th century",
        ),
        ("Q3 2025, 2019-Q1 and Q1", "Q3 2025 | 2019-Q1 | Q1"),
        ("3Q25, 1H 2024, H1 2020 exports", "3Q25 | 1H 2024 | H1 2020"),
        ("winter 2021-22, FY2011-12", "winter 2021-22 | FY2011-12"),
        ("the April 2017 bonus", "April 2017"),
        ("third quarter of 2025", "third quarter of 2025"),
        ("the first half of 2024 and the second half", "first half of 2024"),
        ("the first half of the year", "first half of the year"),
        (
            "FY 2010, FY2011, fiscal 2009 and fiscal year 2012-13",
            "FY 2010 | FY2011 | fiscal 2009 | fiscal year 2012-13",
        ),
        ("summer 2019, fall of 2004, prices fall", "summer 2019 | fall of 2004"),
    ]);
}

#[test]
fn finds_relative_dates() {
    check(&[
        ("yesterday, Today's news, tonight and this morning", "yesterday | Today | tonight | this morning"),
        (
            "last year, Last\nyear, this month, the past month",
            "last year | Last\nyear | this month | past month",
        ),
        (
            "the last 12 months, past two decades, next five years",
            "last 12 months | past two decades | next five years",
        ),
        ("over the last decade", "last decade"),
        ("two years ago and just over 24 hours ago", "two years ago | 24 hours ago"),
        ("three weeks later, a year earlier", "three weeks later | a year earlier"),
        ("It is expected to last six weeks, up to last year", "last year"),
        ("ten years after 9/11, 9/11 of them", "ten years after 9/11"),
        ("Six minutes later", ""),
        ("the day before, and the year before.", "day before | year before"),
        (
            "the week after next, the year before last, the day after last week",
            "week after next | year before last | last week",
        ),
        ("the day before the vote, two days after the vote", ""),
        ("two days after Christmas Day", "two days after Christmas Day"),
        ("end of the month on April 29", "end of the month | April 29"),
        ("the end of last year, beginning of the year", "end of last year | beginning of the year"),
        ("over the weekend", "weekend"),
        ("last August and this summer", "last August | this summer"),
        ("this years event", "this years"),
        ("2:30 the next day", "2:30 | next day"),
        ("the last day, this time, last few years, in last years, for decades", ""),
        ("early Tuesday", "Tuesday"),
        ("earlier in the year, later in the month", "earlier in the year | later in the month"),
        ("rose 3 percent for the day.", "day"),
        ("the day of the fair, player of the year", ""),
        ("2 years 1 month 21 days later", "2 years 1 month 21 days later"),
        ("two years and three months ago", "two years and three months ago"),
        ("away for 3 days from today", "3 days from today"),
        ("the day before yesterday, the middle of 2000", "day before yesterday | middle of 2000"),
        ("the last week of the campaign", ""),
        ("half a century ago, that Sun", "half a century ago"),
    ]);
    let (_, last) = found("the last 12 months").remove(0);
    assert_eq!(last.kind, Kind::Duration);
    let amount = last.amount.unwrap();
    assert_eq!((amount.value, amount.unit.unwrap().name.as_str()), (Decimal::from(12), "month"));
    assert_eq!(found("two years ago")[0].1.kind, Kind::Date);
    assert_eq!(found("the last decade")[0].1.kind, Kind::Duration);
    assert_eq!(found("the past month")[0].1.kind, Kind::Date);
}

#[test]
fn finds_clock_times() {
    check(&[
        ("at 9 a.m. in Port Elsin", "9 a.m."),
        ("2:30 pm GMT", "2:30 pm GMT"),
        ("at 14:30, 0800 UTC and noon", "14:30 | 0800 UTC | noon"),
        ("6:00am, 9.30pm", "6:00am | 9.30pm"),
        ("from 9 a.m. to 5 p.m.", "from 9 a.m. to 5 p.m."),
        ("open 9am-5pm", "9am-5pm"),
        ("9-11 a.m.", "9-11 a.m."),
        ("at 5 o'clock", "5 o'clock"),
        ("12:00 UTC Monday", "12:00 UTC | Monday"),
        ("9 a.m. ET on Sunday", "9 a.m. ET | Sunday"),
        (
            "at 3 in the morning, five o'clock in the afternoon",
            "3 in the morning | five o'clock in the afternoon",
        ),
        ("it killed 3 in the morning", ""),
        ("by year-end, the year-end party", "year-end"),
        ("a 3:1 ratio, 25:99, I am", ""),
    ]);
    assert_eq!(found("14:30")[0].1.kind, Kind::Time);
}

#[test]
fn finds_ranges_of_days() {
    check(&[
        ("January 3-5, 2020", "January 3-5, 2020"),
        ("from 3 to 5 January", "from 3 to 5 January"),
        ("between May 3 and 5", "between May 3 and 5"),
        ("from Monday 3 to Friday 7 March", "from Monday 3 to Friday 7 March"),
        ("3–5 January 2020", "3–5 January 2020"),
        ("Nov 18 2014-Dec 19 2015, Nov-Feb 2017", "Nov 18 2014-Dec 19 2015 | Nov-Feb 2017"),
        ("between the end of 2007 and the end of 2008", "between the end of 2007 and the end of 2008"),
        ("January 3 to February 5", "January 3 to February 5"),
        ("from Monday to Friday", "from Monday to Friday"),
        ("from 9 to 10 seats", ""),
        ("from Friday", "Friday"),
    ]);
}

#[test]
fn finds_parts_of_periods() {
    check(&[
        ("the first week of March", "first week of March"),
        ("in the first three months of 2021,", "first three months of 2021"),
        ("the last 2 weeks of this year", "last 2 weeks of this year"),
        ("the 15th day of next month", "15th day of next month"),
        ("on the last Friday in May", "last Friday in May"),
        ("the second Tuesday of November 2019", "second Tuesday of November 2019"),
        ("the third day of the month", "third day of the month"),
        ("week 3 of 2027", "week 3 of 2027"),
        ("the week of 5 May", "week of 5 May"),
        ("the week beginning 5 May 2019", "week beginning 5 May 2019"),
        ("for w/c 5 May 2019", "w/c 5 May 2019"),
        ("on Sunday 3 weeks after January 15th", "Sunday 3 weeks after January 15th"),
        ("on Thursday, two years from now", "Thursday, two years from now"),
        ("on Thursday, two years after 4 May 2019", "Thursday | two years after 4 May 2019"),
        ("for 3 days starting tomorrow", "3 days starting tomorrow"),
        ("on Tuesday of next week", "Tuesday of next week"),
        ("on Monday last week", "Monday last week"),
        ("next week Wednesday", "next week Wednesday"),
        ("last week - Monday, next week Mon or later", "last week - Monday | next week Mon"),
        ("on Thursday, week 23.", "Thursday | week 23"),
        ("the rest of the year", "rest of the year"),
        ("by the end of year.", "end of year"),
        ("on Labor Day weekend 2019", "Labor Day weekend 2019"),
        ("over the five previous years", "five previous years"),
        ("the third day of the race", ""),
        ("the first day of the 2014 Winter Games", "2014"),
        ("week 4 of the season, the last week of work", ""),
    ]);
}

#[test]
fn finds_feasts() {
    check(&[
        ("on Good Friday", "Good Friday"),
        ("at Easter 2018 and last Christmas", "Easter 2018 | last Christmas"),
        ("two weeks before Christmas", "two weeks before Christmas"),
        ("on Labor Day", "Labor Day"),
        ("on Thanksgiving, before Christmas, on Christmas cards", "Thanksgiving | Christmas"),
        ("on Whit Monday 2019 and Ash Wednesday", "Whit Monday 2019 | Ash Wednesday"),
        ("Christmas trees and the Easter rising", ""),
    ]);
}

#[test]
fn finds_days_by_their_number() {
    check(&[
        ("It closed on the 22nd.", "22nd"),
        ("on the 21st of this month", "21st of this month"),
        ("on Friday 14th in Port Elsin", "Friday 14th"),
        ("on Tuesday the eleventh.", "Tuesday the eleventh"),
        ("on Sunday 31.", "Sunday 31"),
        ("on the 22nd floor, on Saturday 31-20, on Saturday 31 people", "Saturday | Saturday"),
        ("the 22nd.", ""),
    ]);
}

#[test]
fn finds_years_in_words() {
    check(&[
        ("in nineteen eighteen it rose", "nineteen eighteen"),
        ("in May nineteen eighteen", "May nineteen eighteen"),
        ("on June nineteen, 2019 and June nineteen.", "June nineteen, 2019 | June nineteen"),
        ("In May nineteen homes burned", "May"),
        ("the mid-nineties, the 1990 s", "mid-nineties | 1990 s"),
        ("twenty January 1986", "twenty January 1986"),
        ("in the nineties and the late eighties", "nineties | late eighties"),
        ("nineteen eighteen, in nineteen eighteen votes, in his nineties", ""),
    ]);
}

#[test]
fn finds_rarer_spellings_of_dates() {
    check(&[
        ("Dec-2018, Dec/2018", "Dec-2018 | Dec/2018"),
        ("Sep-23-2020", "Sep-23-2020"),
        ("2019/Aug/01 and 2019-Aug-01", "2019/Aug/01 | 2019-Aug-01"),
        ("12/2015, 12-2015", "12/2015 | 12-2015"),
        ("built 20161016", "20161016"),
        ("on 22/04, on Oct/2", "22/04 | Oct/2"),
        (
            "2020/23/Sep, 23-2020-September and September-2020-23",
            "2020/23/Sep | 23-2020-September | September-2020-23",
        ),
        ("2018/9/5, 2018.09.05 and 2015-3", "2018/9/5 | 2018.09.05 | 2015-3"),
        ("On 2016 10 16, it closed", "2016 10 16"),
        ("on Friday 5/12, this 5/12.", "Friday 5/12 | this 5/12"),
        ("11/20: it opens", "11/20"),
        ("done on 5.12.", "5.12"),
        ("10/1-11/2/2017, 5/1-5/7, 2020", "10/1-11/2/2017 | 5/1-5/7, 2020"),
        ("from 10/25 to 01/25", "from 10/25 to 01/25"),
        ("10-1-2018-10-7-2018", "10-1-2018-10-7-2018"),
        ("on 7/Jan, in 2018-Dec, on 27 Nov.", "7/Jan | 2018-Dec | 27 Nov"),
        ("on Dec31, 1994, he says:30 December", "Dec31, 1994 | 30 December"),
        ("12 of Nov, April of 87", "12 of Nov | April of 87"),
        ("on the next 6th of April", "next 6th of April"),
        ("from 10/1 to 11/7", "from 10/1 to 11/7"),
        ("10/1/2018-10/7/2018", "10/1/2018-10/7/2018"),
        ("02-02-2020 - 03-03-2020", "02-02-2020 - 03-03-2020"),
        ("Q1-2019 and 2019 H2", "Q1-2019 | 2019 H2"),
        ("in 2017 April.", "2017 April"),
        ("14 nov 2023", "14 nov 2023"),
        ("on 28 June in 2020", "28 June in 2020"),
        ("before 2010 or after 2018", "2010 | 2018"),
        ("between 1/3 and 2/3 of them, 22/04, 20169916, 2000 or more", ""),
        ("a rise of 5.12, on 5.12 acres, 2/29 of them, from 1/4 to 1/2, 3/4-7/8 inch", ""),
        ("Resolution 2015-3, the gene Oct4, in 12 of May's days", "May"),
    ]);
}

#[test]
fn finds_ranges_up_to_now() {
    check(&[
        ("from 2013 to the present", "from 2013 to the present"),
        ("(2013 – present)", "2013 – present"),
        ("between now and 15 November", "between now and 15 November"),
        ("from next Monday to Friday", "from next Monday to Friday"),
        ("from 26 June to 28 June in 2020", "from 26 June to 28 June in 2020"),
        ("from 2013 to present findings", "2013"),
    ]);
}

#[test]
fn finds_distances_ahead() {
    check(&[
        ("It will open in two weeks.", "two weeks"),
        ("In two weeks, it will open", "two weeks"),
        ("three days from tomorrow", "three days from tomorrow"),
        ("It was built in two weeks", ""),
        ("It will be the first rise in two years", ""),
        ("It will be the highest in two years", ""),
        ("It will fall by 5 in two years", ""),
        ("two years from 2004 to 2009", "from 2004 to 2009"),
    ]);
}

#[test]
fn takes_words_that_look_alike_for_what_they_are() {
    check(&[
        ("It may be. May I? They march on the second day.", ""),
        ("May said so. March for peace. The Sun said.", ""),
        ("Jan went. He sat. A fall of 20 points", ""),
        ("COVID-19 and the 737", ""),
        ("on a Monday, every March, as in John 3:16", ""),
    ]);
}

#[test]
fn marks_what_no_calendar_has() {
    let fault = |text: &str| found(text).remove(0).1.fault;
    assert_eq!(fault("June 31"), Some(Fault::Impossible));
    assert_eq!(fault("31 April 2008"), Some(Fault::Impossible));
    assert_eq!(fault("30 February"), Some(Fault::Impossible));
    assert_eq!(fault("29 February"), None);
    assert_eq!(fault("29 February 2023"), Some(Fault::Impossible));
    assert_eq!(fault("2/30/2026"), Some(Fault::Impossible));
    assert_eq!(fault("Tuesday, January 9, 2006"), Some(Fault::Weekday(0)));
    assert_eq!(fault("Monday, January 9, 2006"), None);
}

#[test]
fn stays_linear_on_long_lists() {
    let text = format!("May 3{}", ", 4 and 5".repeat(20_000));
    assert!(!found(&text).is_empty());
}
