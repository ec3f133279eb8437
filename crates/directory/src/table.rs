//! A CSV file with a header line: columns by name, in any order, others ignored; every row knows its line.

use std::io::{Cursor, Read};

use commons_kernel::{Error, Result};
use csv::{ByteRecord, Reader, ReaderBuilder};

use crate::import::Flaw;

/// The longest cell, in characters.
const CELL: usize = 2000;

/// A column that is wanted.
#[derive(Clone, Copy)]
pub(crate) struct Column {
    /// What we call it.
    pub name: &'static str,
    /// The headers that it may stand under.
    pub headers: &'static [&'static str],
    /// What to do with a file without it.
    pub when_absent: Absent,
}

/// What a missing column means.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Absent {
    /// The file is refused.
    Refuse,
    /// Its cells are empty.
    Empty,
}

/// An open file, wholly in memory.
pub(crate) struct Table {
    reader: Reader<Cursor<Vec<u8>>>,
    /// How many bytes were looked at for line ends, and how many of those there were.
    counted: (usize, u64),
    places: Vec<(&'static str, usize)>,
    width: usize,
}

/// One row: its cells by name, trimmed; absent ones are empty.
pub(crate) struct Row(Vec<(&'static str, String)>);

impl Row {
    /// The cell of this column, as the table was asked for it.
    pub fn get(&self, name: &str) -> &str {
        self.0.iter().find(|(column, _)| *column == name).map_or("", |(_, cell)| cell)
    }

    /// The cell, when it is not empty.
    pub fn some(&self, name: &str) -> Option<String> {
        Some(self.get(name)).filter(|cell| !cell.is_empty()).map(str::to_owned)
    }

    /// The cell, which must not be empty.
    pub fn need(&self, name: &'static str) -> Result<String, Flaw> {
        self.some(name).ok_or_else(|| (name, format!("{name} is missing; every row needs one")))
    }
}

impl Table {
    /// Reads the header.
    ///
    /// # Errors
    /// Bad input when it cannot be read or lacks a needed column.
    pub fn open(mut csv: impl Read, columns: &[Column]) -> Result<Self> {
        let mut bytes = Vec::new();
        csv.read_to_end(&mut bytes).map_err(unreadable)?;
        let mut reader = ReaderBuilder::new().flexible(true).from_reader(Cursor::new(bytes));
        let header = reader.byte_headers().map_err(unreadable)?;
        let find = |column: &Column| {
            column.headers.iter().find_map(|wanted| {
                header.iter().position(|cell| cell.trim_ascii().eq_ignore_ascii_case(wanted.as_bytes()))
            })
        };
        let mut places = Vec::new();
        for column in columns {
            match find(column) {
                Some(place) => places.push((column.name, place)),
                None if column.when_absent == Absent::Empty => {}
                None => {
                    let wanted = column.headers.join("' or '");
                    return Err(Error::bad_input(
                        "file",
                        format!("the header line lacks the column '{wanted}'; add it and import again"),
                    ));
                }
            }
        }
        let width = header.len();
        Ok(Self { reader, counted: (0, 0), places, width })
    }

    /// The next row with its line, or why it cannot be used; nothing at the end of the file.
    ///
    /// # Errors
    /// Bad input when the file cannot be read further.
    pub fn next(&mut self) -> Result<Option<(u64, Result<Row, Flaw>)>> {
        let mut record = ByteRecord::new();
        if !self.reader.read_byte_record(&mut record).map_err(unreadable)? {
            return Ok(None);
        }
        let start = record.position().map_or(0, |place| usize::try_from(place.byte()).unwrap_or(0));
        Ok(Some((self.line(start), self.row(&record))))
    }

    /// The line on which a record begins. The reader's own count stops before the line feed of a CRLF and before blank
    /// lines, so it names the line before.
    fn line(&mut self, start: usize) -> u64 {
        let bytes = self.reader.get_ref().get_ref();
        let (mut place, mut ends) = self.counted;
        while bytes.get(place).is_some_and(|byte| place < start || matches!(byte, b'\r' | b'\n')) {
            ends += u64::from(bytes[place] == b'\n');
            place += 1;
        }
        self.counted = (place, ends);
        ends + 1
    }

    fn row(&self, record: &ByteRecord) -> Result<Row, Flaw> {
        if record.len() != self.width {
            let reason = format!("the row has {} cells, the header line has {}", record.len(), self.width);
            return Err(("row", reason));
        }
        let cells = self.places.iter().map(|&(name, place)| {
            let cell = std::str::from_utf8(&record[place])
                .map_err(|_| (name, "the cell is not UTF-8; save the file as UTF-8".to_owned()))?
                .trim();
            if cell.chars().count() > CELL {
                return Err((name, format!("the cell is longer than {CELL} characters")));
            }
            if cell.chars().any(|letter| letter.is_control() && !matches!(letter, '\n' | '\r' | '\t')) {
                return Err((name, "the cell holds control characters; remove them".to_owned()));
            }
            Ok((name, cell.to_owned()))
        });
        cells.collect::<Result<Vec<_>, Flaw>>().map(Row)
    }
}

fn unreadable(error: impl std::fmt::Display) -> Error {
    Error::bad_input("file", format!("the file cannot be read: {error}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    const COLUMNS: &[Column] = &[
        Column { name: "slug", headers: &["slug"], when_absent: Absent::Refuse },
        Column { name: "name", headers: &["name", "value"], when_absent: Absent::Refuse },
        Column { name: "area", headers: &["area"], when_absent: Absent::Empty },
    ];

    fn table(csv: &[u8]) -> Result<Table> {
        Table::open(csv, COLUMNS)
    }

    #[test]
    fn columns_are_found_by_name_and_rows_know_their_line() -> Result<()> {
        let mut table = table(b"\xef\xbb\xbfValue,other, slug\r\n\"a\nb\",x,one\r\nc,,two\r\n")?;
        let (line, row) = table.next()?.expect("a first row");
        let row = row.expect("a good row");
        assert_eq!((line, row.get("slug"), row.get("name"), row.get("area")), (2, "one", "a\nb", ""));
        let (line, row) = table.next()?.expect("a second row");
        assert_eq!((line, row.expect("a good row").get("name").to_owned()), (4, "c".to_owned()));
        assert!(table.next()?.is_none());
        Ok(())
    }

    #[test]
    fn bad_rows_and_bad_headers_are_named() -> Result<()> {
        assert!(table(b"slug,title\n").is_err_and(|error| error.message().contains("'name' or 'value'")));
        assert!(table(b"").is_err());
        let mut table = table(b"slug,name\none\n\n\xff,x\na\x00b,x\ngood,x")?;
        let mut fields = Vec::new();
        while let Some((line, row)) = table.next()? {
            fields.push((line, row.map_or_else(|(field, _)| field, |_| "good")));
        }
        assert_eq!(fields, [(2, "row"), (4, "slug"), (5, "slug"), (6, "good")]);
        Ok(())
    }
}
