//! Office files are zip archives of XML parts: opens one, and unpacks no more of it than an honest document needs.

use std::{
    collections::HashMap,
    io::{Cursor, Read},
};

use commons_extract::{Content, Refusal, open_document};
use zip::{ZipArchive, result::ZipError};

use crate::xml;

/// An honest document has hundreds of entries.
const ENTRIES: usize = 10_000;
/// The largest part that is unpacked, in bytes.
const PART_BYTES: u64 = 32 << 20;
/// The most that is unpacked of one document, in bytes.
const TOTAL_BYTES: u64 = 128 << 20;
/// How many times larger than its archive an honest document is, once it is large at all. Deflate ends at 1,032.
const RATIO: u128 = 100;
/// Below this size, in bytes, any ratio is harmless: a small sheet of equal cells packs very well.
const HARMLESS_BYTES: u128 = 64 << 20;

/// What the content type of a main part contains, the folder of its parts by habit, and what that makes of the document.
const KINDS: [(&str, &str, Content); 6] = [
    ("wordprocessingml", "word/", Content::Docx),
    ("ms-word", "word/", Content::Docx),
    ("spreadsheetml", "xl/", Content::Xlsx),
    ("ms-excel", "xl/", Content::Xlsx),
    ("presentationml", "ppt/", Content::Pptx),
    ("ms-powerpoint", "ppt/", Content::Pptx),
];

/// An opened archive. Names are found without regard to letter case, and with either slash, as office programs do.
pub struct Archive<'a> {
    zip: ZipArchive<Cursor<&'a [u8]>>,
    entries: HashMap<String, usize>,
    types: Vec<(String, String)>,
    unpacked: u64,
}

impl<'a> Archive<'a> {
    /// Opens an archive and reads its list of content types (ECMA-376 part 2, 10.1.2), if it has one.
    pub fn open(bytes: &'a [u8]) -> Result<Self, Refusal> {
        let mut zip = ZipArchive::new(Cursor::new(bytes)).map_err(refuse)?;
        if zip.len() > ENTRIES {
            return Err(Refusal::Bomb);
        }
        // What the directory declares. If it lies, the limits on what is really unpacked still hold.
        let mut declared = 0_u128;
        for at in 0..zip.len() {
            declared += zip.by_index_raw(at).map_or(0, |entry| u128::from(entry.size()));
        }
        if declared > HARMLESS_BYTES && declared > RATIO * bytes.len() as u128 {
            return Err(Refusal::Bomb);
        }
        let entries = (0..zip.len())
            .filter_map(|at| Some((plain(zip.name_for_index(at)?), at)))
            .collect::<HashMap<_, _>>();
        let mut archive = Self { zip, entries, types: Vec::new(), unpacked: 0 };
        archive.types = archive.content_types()?;
        Ok(archive)
    }

    /// What kind of document it holds.
    pub fn content(&mut self) -> Result<Content, Refusal> {
        // An OpenDocument file has no list of types but one type of its own.
        if self.types.is_empty()
            && let Some(media_type) = self.xml("mimetype")?
            && let Some(content) = open_document(media_type.as_bytes())
        {
            return Ok(content);
        }
        Ok(self.office_content())
    }

    fn office_content(&self) -> Content {
        for (mark, _, content) in KINDS {
            let main = |(name, kind): &(String, String)| {
                kind.contains(mark) && kind.contains(".main+xml") && self.entries.contains_key(name)
            };
            if self.types.iter().any(main) {
                return content;
            }
        }
        // Without a list, or with one that speaks of parts that are not there, the folders tell.
        for (folder, content) in KINDS.map(|(_, folder, content)| (folder, content)) {
            if self.entries.keys().any(|name| name.starts_with(folder) && name.ends_with(".xml")) {
                return content;
            }
        }
        Content::Zip
    }

    /// The names of the parts whose content type contains `kind`, in the list's order; or, if the list names none,
    /// the parts that are called so by habit.
    pub fn parts(&self, kind: &str, habit: &str) -> Vec<String> {
        let mut found: Vec<String> = self
            .types
            .iter()
            .filter(|(name, of)| of.contains(kind) && self.entries.contains_key(name))
            .map(|(name, _)| name.clone())
            .collect();
        if found.is_empty() {
            let called = |name: &&String| name.starts_with(habit) && name.ends_with(".xml");
            found = self.entries.keys().filter(called).cloned().collect();
            found.sort();
        }
        found
    }

    /// The names of all entries, as names are compared, in order of the alphabet.
    pub fn names(&self) -> Vec<String> {
        let mut names: Vec<String> = self.entries.keys().cloned().collect();
        names.sort();
        names
    }

    /// Which of the entries is meant by a name, when the archive holds it twice.
    pub fn place_of(&self, name: &str) -> Option<usize> {
        self.entries.get(&plain(name)).copied()
    }

    /// The bytes of an entry; `None` when there is no such entry.
    pub fn bytes(&mut self, name: &str) -> Result<Option<Vec<u8>>, Refusal> {
        let Some(at) = self.entries.get(&plain(name)) else { return Ok(None) };
        let entry = self.zip.by_index(*at).map_err(refuse)?;
        let mut bytes = Vec::new();
        entry.take(PART_BYTES + 1).read_to_end(&mut bytes).map_err(Refusal::damaged)?;
        self.unpacked += bytes.len() as u64;
        if bytes.len() as u64 > PART_BYTES || self.unpacked > TOTAL_BYTES {
            return Err(Refusal::TooBig);
        }
        Ok(Some(bytes))
    }

    /// The XML of a part as text, whatever its encoding; `None` when there is no such part.
    pub fn xml(&mut self, name: &str) -> Result<Option<String>, Refusal> {
        Ok(self.bytes(name)?.map(xml::decode))
    }

    fn content_types(&mut self) -> Result<Vec<(String, String)>, Refusal> {
        let mut types = Vec::new();
        let Some(list) = self.xml("[Content_Types].xml")? else { return Ok(types) };
        xml::walk(&list, |piece| {
            if let xml::Piece::Open("Override", attributes) = piece
                && let (Some(name), Some(kind)) = (attributes.get("PartName"), attributes.get("ContentType"))
            {
                types.push((plain(&name), kind));
            }
            Ok(xml::Flow::On)
        })?;
        Ok(types)
    }
}

/// A name as names are compared: no leading slash, forward slashes, lower case.
fn plain(name: &str) -> String {
    name.replace('\\', "/").trim_start_matches('/').to_lowercase()
}

fn refuse(cause: ZipError) -> Refusal {
    match cause {
        ZipError::UnsupportedArchive(ZipError::PASSWORD_REQUIRED) => Refusal::Encrypted,
        other => Refusal::damaged(other),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sample;

    #[test]
    fn bombs_are_refused_unread() {
        let zeros = vec![b' '; 80 << 20];
        let bytes = sample::zip(&[("word/document.xml", &zeros)]);
        assert_eq!(Archive::open(&bytes).err(), Some(Refusal::Bomb));
        let names: Vec<String> = (0..=ENTRIES).map(|n| n.to_string()).collect();
        let many: Vec<(&str, &[u8])> = names.iter().map(|name| (name.as_str(), &b""[..])).collect();
        assert_eq!(Archive::open(&sample::zip(&many)).err(), Some(Refusal::Bomb));
    }

    #[test]
    fn a_part_over_the_limit_is_refused_whatever_the_directory_says() {
        let spaces = vec![b' '; PART_BYTES as usize + 1];
        let bytes = sample::zip(&[("a.xml", &spaces)]);
        assert_eq!(Archive::open(&bytes).unwrap().xml("A.xml"), Err(Refusal::TooBig));
    }

    #[test]
    fn what_is_no_archive_is_damaged() {
        for bytes in [&b"PK\x03\x04 and no more"[..], b"PK\x05\x06", b"hello"] {
            assert_eq!(Archive::open(bytes).err().map(|refusal| refusal.code()), Some("damaged"));
        }
        let whole = sample::zip(&[("word/document.xml", b"<w:document/>")]);
        for cut in 0..whole.len() {
            if let Ok(mut archive) = Archive::open(&whole[..cut]) {
                let _ = archive.xml("word/document.xml");
            }
        }
    }
}
