//! A table file → its rows, one at a time: never held whole, however large.

use std::io::{self, Chain, Cursor, Read};

use csv::{ByteRecord, ErrorKind, Reader, ReaderBuilder};
use memchr::{memchr, memchr_iter};
use sha2::{Digest, Sha256};

use super::cell::DecimalMark;
use crate::finding::Place;

/// Bytes that one record may have; a quote that is never closed would make it the rest of the file.
const MAX_RECORD: usize = 1 << 20;
/// Bytes from which the separator is told.
const SNIFFED: u64 = 8 << 10;
const BUFFER: usize = 64 << 10;

/// A table whose cells the figures of a source select.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Table {
    /// The file, relative to the registry's folder.
    pub path: String,
    /// What parts its fields; without one it is told from the file.
    pub separator: Option<u8>,
    /// Whether a comma stands before the decimals.
    pub decimal_comma: Option<bool>,
    /// Spellings of cells without a value; if given, empty cells have none either.
    pub missing: Option<Vec<String>>,
    /// Where it stands in the registry file.
    pub at: Place,
}

/// The rows of a table file.
pub(super) struct Rows {
    reader: Reader<Metered>,
    record: ByteRecord,
    /// The first row: the names of the columns.
    pub(super) header: Vec<String>,
    pub(super) decimal: DecimalMark,
    /// The line of the last record, if that went over several.
    long_record: Option<u64>,
}

impl Rows {
    /// Reads the header. `hashed` asks for the hash of the whole file once all rows are read.
    ///
    /// # Errors
    /// One sentence on a file that is no table.
    pub(super) fn open(input: Box<dyn Read>, table: &Table, hashed: bool) -> Result<Self, String> {
        let mut input = input;
        let mut head = Vec::new();
        input.by_ref().take(SNIFFED).read_to_end(&mut head).map_err(|error| error.to_string())?;
        if head.starts_with(b"\xff\xfe") || head.starts_with(b"\xfe\xff") {
            return Err("is UTF-16: save it as UTF-8".into());
        }
        if memchr(0, &head).is_some() {
            return Err("is binary, not a table".into());
        }
        let mut hash = hashed.then(Sha256::new);
        if head.starts_with(b"\xef\xbb\xbf") {
            let mark: Vec<u8> = head.drain(..3).collect();
            hash.iter_mut().for_each(|hash| hash.update(&mark));
        }
        let separator = table.separator.unwrap_or_else(|| separator(&table.path, &head));
        let decimal = match table.decimal_comma {
            Some(true) => DecimalMark::Comma,
            Some(false) => DecimalMark::Point,
            None if separator == b';' => DecimalMark::Unsaid,
            None => DecimalMark::Point,
        };
        let input = Metered {
            input: Cursor::new(head).chain(input),
            left: 0,
            quotes: 0,
            hash,
            held: false,
            last: None,
        };
        let reader = ReaderBuilder::new()
            .delimiter(separator)
            .buffer_capacity(BUFFER)
            .has_headers(false)
            .from_reader(input);
        let mut rows =
            Rows { reader, record: ByteRecord::new(), header: Vec::new(), decimal, long_record: None };
        let Some((_, header)) = rows.next()? else { return Err("is empty".into()) };
        let names = header.iter().map(|name| std::str::from_utf8(name).map(|name| name.trim().to_owned()));
        rows.header = names.collect::<Result<_, _>>().map_err(|_| "is not UTF-8: save it as UTF-8")?;
        Ok(rows)
    }

    /// The next row and the line on which it begins.
    ///
    /// # Errors
    /// One sentence on a record that is too long or has another number of fields, and on a quote left open.
    pub(super) fn next(&mut self) -> Result<Option<(u64, &ByteRecord)>, String> {
        self.reader.get_mut().left = MAX_RECORD + BUFFER;
        let from = self.reader.position().line();
        let more = self.reader.read_byte_record(&mut self.record).map_err(|error| match error.kind() {
            ErrorKind::UnequalLengths { pos, expected_len, len } => {
                let line = pos.as_ref().map_or(from, csv::Position::line);
                format!("has {len} fields on line {line}, and {expected_len} in its first row")
            }
            _ => format!("cannot be read from line {from} on: {error}"),
        })?;
        if !more {
            return match self.long_record.filter(|_| self.reader.get_ref().quotes % 2 == 1) {
                // the last record has no end of line of its own then
                Some(line) => Err(format!("has a quote on line {} that is never closed", line + 1)),
                None => Ok(None),
            };
        }
        // the reader counts from where it stood, before blank lines
        let within = memchr_iter(b'\n', self.record.as_slice()).count();
        let line = self.reader.position().line().saturating_sub(within as u64 + 1);
        self.long_record = (within > 0).then_some(line);
        Ok(Some((line, &self.record)))
    }

    /// The hash of what was read, if it was asked for.
    pub(super) fn hash(self) -> Option<String> {
        self.reader.into_inner().hash.map(super::snapshot::hex)
    }
}

/// The file, every line of it ended by a line feed alone, with a limit to what one record may take.
struct Metered {
    input: Chain<Cursor<Vec<u8>>, Box<dyn Read>>,
    left: usize,
    quotes: usize,
    hash: Option<Sha256>,
    /// A carriage return that waits for what follows it.
    held: bool,
    /// The last byte given; none before the first and after the last.
    last: Option<u8>,
}

impl Read for Metered {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        loop {
            if self.left == 0 {
                return Err(io::Error::other("a record of more than 1 MB; is a quote never closed?"));
            }
            let from = usize::from(self.held && buffer.len() > 1);
            let count = self.input.read(&mut buffer[from..])?;
            if count == 0 {
                let is_open =
                    std::mem::take(&mut self.held) || self.last.take().is_some_and(|last| last != b'\n');
                buffer.iter_mut().take(1).for_each(|first| *first = b'\n');
                return Ok(usize::from(is_open).min(buffer.len()));
            }
            let read = &buffer[from..from + count];
            self.left = self.left.saturating_sub(count);
            self.quotes += memchr_iter(b'"', read).count();
            self.hash.iter_mut().for_each(|hash| hash.update(read));
            if from == 1 {
                buffer[0] = b'\r';
            }
            let kept = self.line_feeds(&mut buffer[..from + count]);
            if kept > 0 {
                self.last = Some(buffer[kept - 1]);
                return Ok(kept);
            }
        }
    }
}

impl Metered {
    /// Drops the carriage returns before line feeds; gives what is left.
    fn line_feeds(&mut self, buffer: &mut [u8]) -> usize {
        self.held = buffer.last() == Some(&b'\r');
        let length = buffer.len() - usize::from(self.held);
        let Some(first) = memchr(b'\r', &buffer[..length]) else { return length };
        let mut kept = first;
        for at in first..length {
            if buffer[at] != b'\r' || buffer.get(at + 1) != Some(&b'\n') {
                buffer[kept] = buffer[at];
                kept += 1;
            }
        }
        kept
    }
}

/// The tab in files that are named so, else the mark that stands most often in the first line, outside quotes.
fn separator(path: &str, head: &[u8]) -> u8 {
    let ending = path.rsplit_once('.').map_or("", |(_, ending)| ending);
    if ending.eq_ignore_ascii_case("tsv") || ending.eq_ignore_ascii_case("tab") {
        return b'\t';
    }
    let mut counts = [(b',', 0), (b';', 0), (b'\t', 0)];
    let mut quoted = false;
    for &byte in head {
        match byte {
            b'\n' | b'\r' if !quoted => break,
            b'"' => quoted = !quoted,
            _ => counts
                .iter_mut()
                .filter(|(mark, _)| *mark == byte && !quoted)
                .for_each(|(_, count)| *count += 1),
        }
    }
    counts.into_iter().rev().max_by_key(|&(_, count)| count).map_or(b',', |(mark, _)| mark)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::span::Span;

    fn table(path: &str) -> Table {
        let at = Place { file: "s.yaml".into(), span: Span::default() };
        Table { path: path.into(), separator: None, decimal_comma: None, missing: None, at }
    }

    /// The rows below the header, each as `line: field|field`.
    fn rows(path: &str, bytes: &[u8]) -> Result<Vec<String>, String> {
        let mut rows = Rows::open(Box::new(Cursor::new(bytes.to_vec())), &table(path), false)?;
        let mut found = vec![rows.header.join("|")];
        while let Some((line, record)) = rows.next()? {
            let fields: Vec<_> = record.iter().map(String::from_utf8_lossy).collect();
            found.push(format!("{line}: {}", fields.join("|")));
        }
        Ok(found)
    }

    #[test]
    fn marks_line_ends_and_separators_are_told_from_the_file() {
        assert_eq!(rows("a.csv", b"\xef\xbb\xbfa,b\r\n1,2\r\n\r\n3,4").unwrap(), ["a|b", "2: 1|2", "4: 3|4"]);
        assert_eq!(rows("a.csv", b"a;b\n1,5;2\n").unwrap(), ["a|b", "2: 1,5|2"]);
        assert_eq!(rows("a.tsv", b"a, b\tc\n1\t2\n").unwrap(), ["a, b|c", "2: 1|2"]);
        assert_eq!(
            rows("a.csv", b"\"a;b;c\",d\n\"x\ny\",2\n3,4\n").unwrap(),
            ["a;b;c|d", "2: x\ny|2", "4: 3|4"]
        );
        assert_eq!(rows("a.csv", b"a\n\n\n1").unwrap(), ["a", "4: 1"]);
        assert_eq!(rows("a.csv", b"a\r\n\"x\r\ny\"\r\n1\r").unwrap(), ["a", "2: x\ny", "4: 1"]);
    }

    #[test]
    fn what_is_no_table_is_refused() {
        for (bytes, reason) in [
            (&b""[..], "is empty"),
            (b"a,b\0c\n", "is binary"),
            (b"\xff\xfea\0,\0", "UTF-16"),
            (b"a,\xffb\n", "not UTF-8"),
            (b"a,b\n1,2,3\n", "has 3 fields on line 2, and 2 in its first row"),
            (b"a,b\n1,\"x\n2,3\n", "quote on line 2 that is never closed"),
        ] {
            let found = rows("a.csv", bytes).unwrap_err();
            assert!(found.contains(reason), "{found}");
        }
        let open = [b"a,b\n1,\"".to_vec(), b"2,3\n".repeat(1 << 20)].concat();
        assert!(rows("a.csv", &open).unwrap_err().contains("never closed"));
    }
}
