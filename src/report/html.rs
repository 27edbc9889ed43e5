//! The HTML report: one file, no script, nothing loaded, a content security policy that says so.

use std::io::{self, Write};

use minijinja::value::{Serde, Value};
use minijinja::{Environment, context};
use sha2::{Digest, Sha256};

use super::{Report, page};

const TEMPLATE: &str = include_str!("report.html");
const STYLE: &str = include_str!("report.css");

pub(super) fn write(report: &Report, out: &mut dyn Write) -> io::Result<()> {
    let mut environment = Environment::new();
    // The name's ending switches on the escaping of every value.
    environment.add_template("report.html", TEMPLATE).map_err(io::Error::other)?;
    let template = environment.get_template("report.html").map_err(io::Error::other)?;
    let style_hash = base64(&Sha256::digest(STYLE));
    let values = context! { page => Value::from(Serde(page::page(report))), style => STYLE, style_hash };
    template.render_captured_to(values, out).map_err(io::Error::other)?;
    Ok(())
}

/// Base64 with padding, as a content security policy spells a hash.
fn base64(bytes: &[u8]) -> String {
    const DIGITS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let mut text = String::with_capacity(bytes.len().div_ceil(3) * 4);
    for chunk in bytes.chunks(3) {
        let byte = |index: usize| chunk.get(index).copied().map_or(0, u32::from);
        let bits = byte(0) << 16 | byte(1) << 8 | byte(2);
        for digit in 0..4 {
            let index = (bits >> (18 - 6 * digit)) & 63;
            text.push(if digit <= chunk.len() { char::from(DIGITS[index as usize]) } else { '=' });
        }
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::{ReportFormat, sample};

    #[test]
    fn base64_pads() {
        for (bytes, text) in [("", ""), ("f", "Zg=="), ("fo", "Zm8="), ("foo", "Zm9v"), ("foob", "Zm9vYg==")]
        {
            assert_eq!(base64(bytes.as_bytes()), text);
        }
    }

    #[test]
    fn marks_each_figure_and_notes_it() {
        let page = sample::written(ReportFormat::Html);
        assert!(page.contains(r##"<mark class="bad" id="a1-t1"><a href="#a1-n1" aria-describedby="a1-n1">1,240<sup>1</sup></a></mark>"##), "{page}");
        assert!(page.contains(r#"<mark class="quiet" id="a1-t3">737</mark>"#), "{page}");
        assert!(page.contains("two digits are swapped"));
        assert!(page.contains(r#"<a href="https:&#x2f;&#x2f;example.org&#x2f;day-14">Day 14</a>"#));
        assert_eq!(page, sample::written(ReportFormat::Html), "the same report gives the same bytes");
    }

    #[test]
    fn nothing_from_an_article_or_registry_becomes_live() {
        const HOSTILE: &str = "</style></script><script>alert(1)</script><img src=x onerror='alert(2)'>\"";
        let mut report = sample::report();
        let file = &mut report.files[0];
        file.path = HOSTILE.into();
        file.title = Some(HOSTILE.into());
        file.findings[0].message = HOSTILE.into();
        file.findings[1].claim = None;
        for claim in &mut file.claims {
            claim.surface = HOSTILE.into();
            claim.explanation = HOSTILE.into();
            for link in &mut claim.links {
                link.source = HOSTILE.into();
                link.why = HOSTILE.into();
                if let Some(origin) = &mut link.origin {
                    origin.title = Some(HOSTILE.into());
                    origin.url = Some("javascript:alert(3)".into());
                }
            }
        }
        if let Some(article) = &mut file.article {
            article.language = HOSTILE.into();
        }
        let mut bytes = Vec::new();
        ReportFormat::Html.write(&report, &crate::report::Options::default(), &mut bytes).unwrap();
        let page = String::from_utf8(bytes).unwrap();
        for live in ["<script", "<img", "href=\"javascript", "onerror='", "onerror=\""] {
            assert!(!page.contains(live), "{live}");
        }
        assert_eq!(page.matches("</style>").count(), 1);
    }
}
