//! Inputs made to hurt: no panic, time and memory that grow with the input, nothing live in any report.
//! Each case is small; what must stay linear is run at two sizes.

#![expect(
    clippy::unwrap_used,
    clippy::disallowed_methods,
    reason = "a test fails by panic and looks at the clock"
)]

use std::time::{Duration, Instant};

use tieout::config::Settings;
use tieout::document;
use tieout::ledger::Ledger;
use tieout::registry::{self, Registry};
use tieout::report::{FileReport, Options, Report, ReportFormat, Texts};
use tieout::review::review;
use tieout::rules;

fn report(path: &str, text: &str, registry: &Registry) -> Report {
    let document = document::open_str(path, text);
    let settings = Settings::default();
    let review = review(&document, registry, &Ledger::default(), &settings);
    let judged = rules::findings(&review);
    let texts = Texts::default();
    Report::new(vec![FileReport::new(&review, &judged.findings, judged.suppressed.len(), &texts)], false)
}

fn written(report: &Report, format: ReportFormat) -> String {
    let mut bytes = Vec::new();
    format.write(report, &Options { detail: 2, ..Options::default() }, &mut bytes).unwrap();
    String::from_utf8(bytes).unwrap()
}

/// Reviews and writes it, and says how long that took.
fn time(path: &str, text: &str) -> Duration {
    let start = Instant::now();
    written(&report(path, text, &Registry::default()), ReportFormat::Jsonl);
    start.elapsed()
}

/// Stretches of text that something looks through for each figure, unless it is careful.
const UNITS: [(&str, &str, &str, &str); 17] = [
    ("no full stop", "x.txt", "the council spent 12 crowns on 34 bridges ", ""),
    ("number words", "x.txt", "one and ", ""),
    ("fractions", "x.txt", "half of a third of a quarter of a ", ""),
    ("open ranges", "x.txt", "from 5 to ", ""),
    ("sums moved", "x.txt", "raised from $5 to $9 and ", ""),
    ("colons", "x.txt", "1:", ""),
    ("hyphens", "x.txt", "-", "34 killed"),
    ("quotes", "x.txt", "\"", "34 killed"),
    ("spaces", "x.txt", "          ", "34 killed"),
    ("stops", "x.txt", "..........", " 34 killed"),
    ("short sentences on one line", "x.txt", "He has 5. ", ""),
    ("brackets", "x.md", "[", "5 killed"),
    ("quotation marks", "x.md", ">", "5 killed"),
    ("emphasis", "x.md", "*a_", "5 killed"),
    ("citations", "x.md", "[@a] 5 killed ", ""),
    ("links", "x.md", "[5 killed](http://example.org/) ", ""),
    ("waivers", "x.md", "5 killed <!-- tieout: ignore[source-unsourced] own count --> ", ""),
];

#[test]
fn time_grows_with_the_input_and_no_faster() {
    const SMALL: usize = 5_000;
    const GROWTH: u32 = 8;
    time("warm.txt", "5 killed");
    for (name, path, unit, tail) in UNITS {
        let text = |bytes: usize| unit.repeat(bytes / unit.len()) + tail;
        let small = time(path, &text(SMALL)).max(Duration::from_millis(20));
        let large = time(path, &text(SMALL * GROWTH as usize));
        // A quadratic loop would take 64 times as long; the machine may be busy with other things.
        assert!(large < small * GROWTH * 4, "{name}: {small:?} became {large:?}");
    }
}

#[test]
fn deep_nesting_is_no_danger() {
    for open in ["<div>", "<table><tr><td>", "<b>", "<blockquote><p>"] {
        let text = open.repeat(20_000) + "5 were killed";
        assert_eq!(report("x.html", &text, &Registry::default()).summary.mentions, 1, "{open}");
    }
    let text = "> ".repeat(5_000) + "5 were killed\n\n" + &"- ".repeat(5_000) + "6 were killed";
    report("x.md", &text, &Registry::default());
}

#[test]
fn empty_and_odd_files_give_an_empty_report() {
    for text in ["", "\n", "\u{feff}", "\0", "---\n", "---\n---\n", "<", "<!--", "\u{200b}"] {
        for path in ["x.md", "x.html", "x.txt"] {
            assert_eq!(report(path, text, &Registry::default()).summary.mentions, 0, "{path} {text:?}");
        }
    }
}

#[test]
fn a_number_too_long_for_any_use_is_never_cut_to_a_shorter_one() {
    let figures = |text: &str| report("x.txt", text, &Registry::default()).summary.mentions;
    assert!(figures(&"7".repeat(100_000)) <= 1);
    assert!(figures(&"7,777".repeat(20_000)) <= 1);
}

#[test]
fn an_alias_bomb_is_refused() {
    let mut bomb = String::from("a0: &a0 [x, x, x, x, x, x, x, x, x]\n");
    for level in 1..20 {
        let inner = vec![format!("*a{}", level - 1); 9].join(", ");
        bomb.push_str(&format!("a{level}: &a{level} [{inner}]\n"));
    }
    let (registry, findings) = registry::load([("bomb.yaml", bomb.as_bytes())]);
    assert!(registry.sources.is_empty());
    assert!(!findings.is_empty());
    let text = format!("---\n{bomb}---\n5 were killed");
    assert_eq!(report("x.md", &text, &Registry::default()).summary.mentions, 1);
}

const EVIL: &str =
    "<script>alert(1)</script><img src=x onerror=alert(1)>\u{1b}[31m\u{202e}\u{200b}\u{7}|`=1+1";

fn evil() -> Report {
    let yaml = format!(
        "evil:\n  type: report\n  title: {title}\n  author: {title}\n  url: 'javascript:alert(1)'\n  date: 2031-05-02\n  \
         figures:\n    - measure: killed\n      value: \"12\"\n      locator: {title}\n",
        title = serde_json::to_string(EVIL).unwrap()
    );
    let (registry, _) = registry::load([("sources/evil.yaml", yaml.as_bytes())]);
    assert!(registry.sources.contains_key("evil"));
    let text = format!("# {EVIL}\n\n{EVIL} killed 55 people [@evil]. {EVIL}");
    report(&format!("{}.md", EVIL.replace('/', "")), &text, &registry)
}

#[test]
fn nothing_is_live_in_html() {
    let html = written(&evil(), ReportFormat::Html);
    assert!(!html.contains("<script") && !html.contains("<img"), "{html}");
    assert!(!html.contains("href=\"javascript:"));
    assert!(html.contains("default-src 'none'"));
}

#[test]
fn terminals_get_no_control_bidi_or_invisible_characters() {
    for format in [ReportFormat::Terminal, ReportFormat::Compact] {
        let text = written(&evil(), format);
        let raw = text.chars().find(|&c| {
            c.is_control() && c != '\n'
                || matches!(c, '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
        });
        assert_eq!(raw, None, "{text}");
    }
}

#[test]
fn markdown_cells_stay_cells() {
    let markdown = written(&evil(), ReportFormat::Markdown);
    assert!(!markdown.contains("<script") && !markdown.contains("<img"), "{markdown}");
    let bars = |line: &str| line.replace("\\|", "").matches('|').count();
    for line in markdown.lines().filter(|line| line.starts_with('|')) {
        assert!(matches!(bars(line), 5 | 6), "{line}");
    }
}

#[test]
fn no_cell_of_a_table_is_a_formula() {
    for sign in ["=", "+", "-", "@", "\t", "\r"] {
        let text = format!("# x\n\n{sign}1+cmd killed 55 people, said {sign}SUM.");
        let report = report(&format!("{sign}x.md"), &text, &Registry::default());
        let csv = written(&report, ReportFormat::Csv);
        for cell in csv.lines().skip(1).flat_map(|line| line.split(",\"")) {
            assert!(!cell.trim_start_matches('"').starts_with(['=', '+', '@', '\t']), "{sign:?}: {cell}");
        }
    }
}
