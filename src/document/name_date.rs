//! The date in a file's name: `2016-03-18-storm.md`, `storm_20160318.txt`.

use crate::quantity::PartialDate;

use super::front_matter::iso_date;

/// The first day that the last component of `path` spells in ISO form, with or without hyphens.
pub(super) fn name_date(path: &str) -> Option<PartialDate> {
    let name = path.rsplit(['/', '\\']).next()?;
    let bytes = name.as_bytes();
    let mut at = 0;
    while at < bytes.len() {
        if !bytes[at].is_ascii_digit() {
            at += 1;
            continue;
        }
        let rest = &name[at..];
        let run = rest.bytes().take_while(u8::is_ascii_digit).count();
        let day = match run {
            8 => iso_date(&format!("{}-{}-{}", &rest[..4], &rest[4..6], &rest[6..8])),
            4 => rest
                .get(..10)
                .filter(|_| !rest.as_bytes().get(10).is_some_and(u8::is_ascii_digit))
                .and_then(iso_date),
            _ => None,
        };
        if day.is_some_and(|day| day.day.is_some() && (1000..=2999).contains(&day.year)) {
            return day;
        }
        at += run;
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn finds_days_only() {
        let day = Some(PartialDate { year: 2016, month: Some(3), day: Some(18), time: None, zone: None });
        for name in [
            "2016-03-18-storm.md",
            "in/2020/storm-2016-03-18.md",
            "20160318.txt",
            "a_20160318_b.txt",
            "12 20160318",
        ] {
            assert_eq!(name_date(name), day, "{name}");
        }
        for name in [
            "",
            "2016.md",
            "2016-13-18.md",
            "2016-03-181.md",
            "120160318.txt",
            "2016-03-18/storm.md",
            "2016-03-1é",
        ] {
            assert_eq!(name_date(name), None, "{name}");
        }
    }
}
