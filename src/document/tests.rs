//! What holds for every reader: figures lead back to their bytes, and nothing breaks.

use proptest::prelude::*;

use super::*;

/// The bytes of the file that the one place of `figure` in the view came from.
fn written<'a>(document: &'a Document, figure: &str) -> &'a str {
    let at =
        document.view.text().find(figure).unwrap_or_else(|| panic!("{figure} in {}", document.view.text()));
    let span = document.view.to_file(Span::new(at, at + figure.len())).unwrap();
    &document.source[span.range()]
}

#[test]
fn figures_lead_back_to_their_bytes() {
    let cases = [
        ("a.txt", "Title\r\n\r\nSome 1,500 homes.", "1,500", "1,500"),
        ("a.txt", "\u{feff}1,500 homes.", "1,500", "1,500"),
        ("a.txt", "A\u{a0}b [@x2019, p. 7] é 1,500 homes.", "1,500", "1,500"),
        ("a.txt", "Some １,５００ or ١٥٠٠ homes.", "1,500", "１,５００"),
        ("a.txt", "Some ١٥٠٠ homes.", "1500", "١٥٠٠"),
        ("a.md", "---\r\ntitle: x\r\n---\r\n\r\n# A\r\n\r\né *x* 1,500 homes.\r\n", "1,500", "1,500"),
        ("a.md", "\u{feff}# A &amp; b\n\n1,500 homes.", "1,500", "1,500"),
        ("a.md", "Some **1**,5**0**0 homes.", "1,500", "1**,5**0**0"),
        ("a.md", "Rose 5\\% &mdash; &euro;1,500.", "5%", "5\\%"),
        ("a.md", "Rose 5\\% &mdash; &euro;1,500.", "€1,500", "&euro;1,500"),
        ("a.md", "> - A\n>   1,500\n>   homes `x` {{< y >}} [a [@b] 7 c](d).", "7", "7"),
        ("a.md", "| a | b |\n|---|---|\n| x <!-- 9 --> | 1,500 |\n", "1,500", "1,500"),
        ("a.html", "<p>\r\n&nbsp;&lt;b&gt; 1,500 homes", "1,500", "1,500"),
        ("a.html", "\u{feff}<p>é<b>1,</b>500", "1,500", "1,</b>500"),
        ("a.html", "<p>1&#44;5&#48;0&nbsp;km", "1,500\u{a0}km", "1&#44;5&#48;0&nbsp;km"),
        ("a.html", "<article><p title='1,500 > 2'>a < 3 <!-- 4 --> 1,500</article>", "1,500", "1,500"),
        (
            "a.html",
            "<script>if (a<b) '</p>'</script><title>x</title><?x?><![CDATA[y]]><p>1,500",
            "1,500",
            "1,500",
        ),
    ];
    for (path, source, figure, expected) in cases {
        assert_eq!(written(&open_str(path, source), figure), expected, "{source}");
    }
}

#[test]
fn bytes_of_utf8_files_are_counted_with_their_mark() {
    let bytes = "\u{feff}Title\r\n\r\nSome 1,500 homes.".as_bytes();
    let document = open("a.txt", bytes).unwrap();
    let at = document.view.text().find("1,500").unwrap();
    let span = document.view.to_file(Span::new(at, at + 5)).unwrap();
    assert_eq!(&bytes[span.range()], b"1,500");
    assert!(document.view.text().starts_with("Title"));
    assert_eq!(document.findings, []);
}

#[test]
fn names_the_encoding_it_assumed() {
    let document = open("a.txt", b"\xfe\xff\0\x35\0\x20\0a").unwrap();
    assert_eq!(document.view.text(), "5 a");
    assert_eq!(
        (document.findings[0].rule, document.findings[0].severity),
        ("document-encoding", Severity::Note)
    );
    assert!(document.findings[0].message.contains("UTF-16BE"));
    assert_eq!(open("a.txt", b"a\0").unwrap_err().to_string(), "binary content, not a text");
}

#[test]
fn picks_the_reader() {
    let format = |path: &str, text: &str| open_str(path, text).format;
    assert_eq!(format("a.MD", ""), Format::Markdown);
    assert_eq!(format("a.xhtml", ""), Format::Html);
    assert_eq!(format("-", " <!DOCTYPE html><p>"), Format::Html);
    assert_eq!(format("page", "<html lang=en>"), Format::Html);
    assert_eq!(format("a.txt", "<html>"), Format::Plain);
    assert_eq!(format("", "a"), Format::Plain);
}

#[test]
fn title_and_dates() {
    let document = open_str("x/2016-03-18-floods.md", "# Floods\n\nText");
    assert_eq!(document.meta.title.as_deref(), Some("Floods"));
    assert_eq!(document.meta.published, None);
    assert_eq!(document.meta.name_date.map(|date| date.year), Some(2016));
}

#[test]
fn hostile_sizes_stay_linear() {
    let (deep, many) = (100_000, 20_000);
    for (path, source) in [
        ("a.html", format!("{}1,500", "<div>".repeat(deep))),
        ("a.html", format!("{}1,500{}", "<cite id=a>".repeat(many), "</b></p>".repeat(many))),
        ("a.html", format!("<p>{}{}", "<b>".repeat(many), "<li>1".repeat(many))),
        ("a.html", "<sup><a href=#n>1</a></sup><p id=n>".repeat(many / 10)),
        ("a.html", "&#48;".repeat(many)),
        ("a.html", "<table><tr><td>1<!-- tieout: ignore-next[a] b -->".repeat(many / 10)),
        ("a.md", format!("{}1,500", "> ".repeat(deep))),
        ("a.md", format!("{}1,500", "- ".repeat(1000))),
        ("a.md", "[".repeat(deep)),
        ("a.md", "{{ {% %% <!-- [@a".repeat(many)),
        ("a.md", "{{x}} ".repeat(many)),
        ("a.md", "[^1] ".repeat(many) + "\n\n[^1]: " + &"https://example.org [@a] ".repeat(many / 10)),
        ("a.txt", "[tieout: ".repeat(many)),
        ("a.txt", "http://".repeat(many)),
        ("a.txt", "@a [@".repeat(many)),
        ("a.txt", "1 ".repeat(many * 10)),
        ("a.txt", "1\n".repeat(many)),
        ("a.txt", "tieout: off[a] b\ntieout: on[c]\n".repeat(many)),
    ] {
        let document = open_str(path, &source);
        assert!(document.view.text().len() <= 2 * source.len() + 10, "{path}");
    }
}

/// Pieces of markup, so that random texts meet the readers' branches.
fn article() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        "\\PC{0,4}",
        proptest::sample::select(vec![
            "1,500",
            " ",
            "\n",
            "\n\n",
            "\r\n",
            "\u{feff}",
            "---\n",
            "# ",
            "- ",
            "> ",
            "| a | b |\n|--|--|\n",
            "**",
            "`",
            "```\n",
            "[",
            "](",
            ")",
            "[^1]",
            "\n[^1]: ",
            "[@a, p. 3]",
            "@a [p. 3]",
            "<p>",
            "</p>",
            "<article>",
            "</article>",
            "<td>",
            "<a href='https://example.org'>",
            "</a>",
            "<sup>",
            "<script>",
            "</script>",
            "<pre>",
            "&amp;",
            "&#49;",
            "&copy",
            "&",
            "<",
            "<!--",
            "-->",
            "tieout: ignore[a] b",
            "tieout: off[a] b",
            "tieout: on[a]",
            "{{<",
            ">}}",
            "{{",
            "}}",
            "%%",
            "http://",
            "é",
            "１",
            "٣",
            "\\",
            "~",
            "title: x\n",
            "<cite>",
            "<br>",
            "\t",
        ])
        .prop_map(str::to_owned),
    ];
    proptest::collection::vec(piece, 0..40).prop_map(|pieces| pieces.concat())
}

proptest! {
    #[test]
    fn views_lead_back_to_the_source(source in article()) {
        for path in ["a.txt", "a.md", "a.html"] {
            let document = open_str(path, &source);
            let text = document.view.text();
            for (span, piece) in document.view.pieces() {
                match piece {
                    Piece::Verbatim(from) => prop_assert_eq!(span.of(text), &source[from..from + span.len()]),
                    Piece::Decoded(origin) => prop_assert!(source.get(origin.range()).is_some_and(|it| !it.is_empty())),
                    Piece::Synthetic => prop_assert_eq!(span.of(text), "\n\n"),
                }
            }
            let mut end = 0;
            for block in &document.blocks {
                prop_assert!(block.span.start >= end && !block.span.of(text).is_empty());
                end = block.span.end;
            }
            prop_assert_eq!(end, text.len());
            for citation in &document.citations {
                prop_assert!(text.get(citation.span.range()).is_some() && source.get(citation.file_span.range()).is_some());
            }
            for waiver in &document.waivers {
                prop_assert!(source.get(waiver.file_span.range()).is_some());
            }
            for finding in &document.findings {
                prop_assert!(source.get(finding.place.span.range()).is_some());
            }
        }
    }

    #[test]
    fn any_bytes_open_or_are_refused(bytes in proptest::collection::vec(any::<u8>(), 0..200)) {
        for path in ["a.txt", "a.md", "a.html"] {
            if let Ok(document) = open(path, &bytes) {
                prop_assert!(document.view.text().len() <= 3 * document.source.len() + 2 * document.blocks.len());
            }
        }
    }
}
