//! From bytes to text: UTF-8 as it is, other encodings decoded and named, binary content refused.

use std::borrow::Cow;

use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::Encoding;
use memchr::memchr;

use super::OpenError;

/// A file's text and, if it had to be decoded, from what.
#[derive(Debug)]
pub(super) struct Decoded<'a> {
    pub(super) text: Cow<'a, str>,
    /// Name of the encoding that was assumed; `None` for UTF-8.
    pub(super) assumed: Option<&'static str>,
}

/// Decodes a file. A UTF-8 byte order mark stays in the text, so that its offsets are the file's.
pub(super) fn decode(bytes: &[u8], is_html: bool) -> Result<Decoded<'_>, OpenError> {
    let error_at = match std::str::from_utf8(bytes) {
        Ok(text) => {
            return match memchr(0, bytes) {
                Some(_) => Err(OpenError::Binary),
                None => Ok(Decoded { text: text.into(), assumed: None }),
            };
        }
        Err(error) => error.valid_up_to(),
    };
    match Encoding::for_bom(bytes) {
        Some((encoding, _)) if encoding == encoding_rs::UTF_8 => Err(OpenError::Utf8 { at: error_at }),
        Some((encoding, length)) => decode_as(encoding, &bytes[length..]),
        None if bytes.contains(&0) => Err(OpenError::Binary),
        None if is_damaged_utf8(bytes) => Err(OpenError::Utf8 { at: error_at }),
        None => {
            let declared = is_html.then(|| declared(bytes)).flatten();
            decode_as(declared.unwrap_or_else(|| guess(bytes)), bytes)
        }
    }
}

fn decode_as<'a>(encoding: &'static Encoding, bytes: &'a [u8]) -> Result<Decoded<'a>, OpenError> {
    let text = encoding
        .decode_without_bom_handling_and_without_replacement(bytes)
        .ok_or(OpenError::Undecodable { encoding: encoding.name() })?;
    let controls = text.chars().filter(|&c| c.is_control() && !"\t\n\r\u{c}".contains(c)).count();
    if text.contains('\0') || controls > text.len() / 100 {
        return Err(OpenError::Binary);
    }
    Ok(Decoded { text, assumed: Some(encoding.name()) })
}

fn guess(bytes: &[u8]) -> &'static Encoding {
    let mut detector = EncodingDetector::new(Iso2022JpDetection::Deny);
    detector.feed(bytes, true);
    detector.guess(None, Utf8Detection::Deny)
}

/// Mostly UTF-8 with a few stray bytes: decoding it as anything else would garble the rest in silence.
fn is_damaged_utf8(bytes: &[u8]) -> bool {
    let (mut sound, mut broken) = (0, 0);
    for chunk in bytes.utf8_chunks() {
        sound += chunk.valid().bytes().filter(|&byte| byte >= 0xC0).count();
        broken += chunk.invalid().len();
    }
    sound > 4 * broken
}

/// The encoding that an HTML page declares in its first kilobyte.
fn declared(bytes: &[u8]) -> Option<&'static Encoding> {
    let head = bytes[..bytes.len().min(1024)].to_ascii_lowercase();
    let at = head.windows(8).position(|window| window == b"charset=")? + 8;
    let label = head[at..].strip_prefix(b"\"").or(head[at..].strip_prefix(b"'")).unwrap_or(&head[at..]);
    let end = label.iter().position(|byte| !byte.is_ascii_alphanumeric() && !b"-_:.".contains(byte))?;
    // A page that declares UTF-8 and got here is not UTF-8.
    Encoding::for_label(&label[..end]).filter(|&encoding| encoding != encoding_rs::UTF_8)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keeps_utf8_and_its_byte_order_mark() {
        let decoded = decode("\u{feff}é 5".as_bytes(), false).unwrap();
        assert_eq!((&*decoded.text, decoded.assumed), ("\u{feff}é 5", None));
    }

    #[test]
    fn decodes_and_names_other_encodings() {
        let decoded = decode(b"\xff\xfe1\0,\x005\x00", false).unwrap();
        assert_eq!((&*decoded.text, decoded.assumed), ("1,5", Some("UTF-16LE")));
        let decoded =
            decode(b"Le caf\xe9 de Port Elsin, ouvert en 1998, re\xe7oit 1\xa0500 clients", false).unwrap();
        assert!(decoded.text.contains("café") && decoded.text.contains("1\u{a0}500"), "{}", decoded.text);
        assert_eq!(decoded.assumed, Some("windows-1252"));
        let page = b"<meta charset=\"iso-8859-5\"><p>\xbf\xde\xe0\xe2 5</p>";
        assert_eq!(decode(page, true).unwrap().assumed, Some("ISO-8859-5"));
    }

    #[test]
    fn refuses_what_is_no_text() {
        assert!(matches!(decode(b"PK\x03\x04\x00\x00", false), Err(OpenError::Binary)));
        assert!(matches!(decode(b"a\0b", false), Err(OpenError::Binary)));
        assert!(matches!(decode(b"\x89\x01\x02\x03\x04\x05\xff\x80", false), Err(OpenError::Binary)));
        assert!(matches!(decode(b"\xef\xbb\xbfa\xff", false), Err(OpenError::Utf8 { at: 4 })));
        let mut damaged = "é".repeat(20).into_bytes();
        damaged.push(0xff);
        assert!(matches!(decode(&damaged, false), Err(OpenError::Utf8 { at: 40 })));
        assert!(matches!(
            decode(b"\xff\xfe\x00\xd8", false),
            Err(OpenError::Undecodable { encoding: "UTF-16LE" })
        ));
    }
}
