//! Writes a PDF document (ISO 32000-2, 7.5): streams one by one, and the other objects packed together.

use std::io::Write;

use commons_extract::Refusal;
use flate2::{Compression, write::ZlibEncoder};
use pdf_oxide::object::Object;

use crate::pdf_rules::Dictionary;

/// How many objects are packed together.
const TOGETHER: usize = 100;

/// A document that is being written.
pub struct Writer {
    out: Vec<u8>,
    /// Of each object's number where it is.
    places: Vec<(u32, Place)>,
    /// The objects that wait to be packed: their numbers and where they begin.
    packed: Vec<(u32, usize)>,
    pack: Vec<u8>,
    /// Packs that are full; their numbers are given when all others are known.
    packs: Vec<Pack>,
}

/// Objects packed together.
struct Pack {
    count: usize,
    /// Where in the unpacked bytes the first object begins.
    first: usize,
    data: Vec<u8>,
}

#[derive(Clone, Copy)]
enum Place {
    /// So many bytes from the start.
    At(usize),
    /// The pack and the place within it.
    Packed(usize, usize),
}

impl Writer {
    /// A document without objects.
    pub fn new() -> Self {
        // The second line shows programs that the file is not text.
        let out = b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n".to_vec();
        Self { out, places: Vec::new(), packed: Vec::new(), pack: Vec::new(), packs: Vec::new() }
    }

    /// Adds the object of this number.
    ///
    /// # Errors
    /// None but what packing may answer.
    pub fn put(&mut self, number: u32, object: &Object) -> Result<(), Refusal> {
        if let Object::Stream { dict, data } = object {
            self.stream(number, dict, data);
            return Ok(());
        }
        self.places.push((number, Place::Packed(self.packs.len(), self.packed.len())));
        self.packed.push((number, self.pack.len()));
        write(&mut self.pack, object);
        self.pack.push(b'\n');
        if self.packed.len() == TOGETHER { self.end_pack() } else { Ok(()) }
    }

    fn stream(&mut self, number: u32, dictionary: &Dictionary, data: &[u8]) {
        self.places.push((number, Place::At(self.out.len())));
        let mut dictionary = dictionary.clone();
        dictionary.insert("Length".to_owned(), Object::Integer(data.len() as i64));
        self.out.extend(format!("{number} 0 obj\n").bytes());
        write(&mut self.out, &Object::Dictionary(dictionary));
        self.out.extend(b"\nstream\n");
        self.out.extend(data);
        self.out.extend(b"\nendstream\nendobj\n");
    }

    fn end_pack(&mut self) -> Result<(), Refusal> {
        if self.packed.is_empty() {
            return Ok(());
        }
        let table: String = self.packed.iter().map(|(number, start)| format!("{number} {start} ")).collect();
        let mut body = table.into_bytes();
        let first = body.len();
        body.append(&mut self.pack);
        self.packs.push(Pack { count: self.packed.len(), first, data: deflated(&body)? });
        self.packed.clear();
        Ok(())
    }

    /// The whole document, with the numbers of its root and its properties.
    ///
    /// # Errors
    /// None but what packing may answer.
    pub fn finish(mut self, root: u32, info: Option<u32>) -> Result<Vec<u8>, Refusal> {
        self.end_pack()?;
        let mut next = self.places.iter().map(|(number, _)| number + 1).max().unwrap_or(1);
        let first_pack = next;
        let name = |name: &str| Object::Name(name.to_owned());
        for pack in std::mem::take(&mut self.packs) {
            let dictionary = Dictionary::from([
                ("Type".to_owned(), name("ObjStm")),
                ("N".to_owned(), Object::Integer(pack.count as i64)),
                ("First".to_owned(), Object::Integer(pack.first as i64)),
                ("Filter".to_owned(), name("FlateDecode")),
            ]);
            self.stream(next, &dictionary, &pack.data);
            next += 1;
        }
        self.table(next, first_pack, root, info)
    }

    /// The table of all objects as a stream (7.5.8): a kind, a place of four bytes, and a second of two.
    fn table(
        mut self,
        number: u32,
        first_pack: u32,
        root: u32,
        info: Option<u32>,
    ) -> Result<Vec<u8>, Refusal> {
        let start = self.out.len();
        let mut rows = vec![[0_u8; 7]; number as usize + 1];
        rows[0] = [0, 0, 0, 0, 0, 0xff, 0xff];
        let row = |kind: u8, place: usize, second: usize| {
            let [a, b, c, d] = u32::try_from(place).unwrap_or(u32::MAX).to_be_bytes();
            let [e, f] = u16::try_from(second).unwrap_or(u16::MAX).to_be_bytes();
            [kind, a, b, c, d, e, f]
        };
        self.places.push((number, Place::At(start)));
        for (number, place) in &self.places {
            rows[*number as usize] = match place {
                Place::At(at) => row(1, *at, 0),
                Place::Packed(pack, at) => row(2, first_pack as usize + pack, *at),
            };
        }
        let reference = |number: u32| Object::Reference(pdf_oxide::object::ObjectRef::new(number, 0));
        let widths = [1, 4, 2].map(Object::Integer).to_vec();
        let mut dictionary = Dictionary::from([
            ("Type".to_owned(), Object::Name("XRef".to_owned())),
            ("Size".to_owned(), Object::Integer(rows.len() as i64)),
            ("W".to_owned(), Object::Array(widths)),
            ("Filter".to_owned(), Object::Name("FlateDecode".to_owned())),
            ("Root".to_owned(), reference(root)),
        ]);
        dictionary.extend(info.map(|info| ("Info".to_owned(), reference(info))));
        let data = deflated(&rows.concat())?;
        self.stream(number, &dictionary, &data);
        self.out.extend(format!("startxref\n{start}\n%%EOF\n").bytes());
        Ok(self.out)
    }
}

fn deflated(bytes: &[u8]) -> Result<Vec<u8>, Refusal> {
    let mut encoder = ZlibEncoder::new(Vec::new(), Compression::default());
    encoder.write_all(bytes).map_err(Refusal::damaged)?;
    encoder.finish().map_err(Refusal::damaged)
}

/// Writes an object in its own words (7.3).
fn write(out: &mut Vec<u8>, object: &Object) {
    match object {
        Object::Null | Object::Stream { .. } => out.extend(b"null"),
        Object::Boolean(value) => out.extend(if *value { &b"true"[..] } else { b"false" }),
        Object::Integer(value) => out.extend(value.to_string().bytes()),
        Object::Real(value) if value.is_finite() => out.extend(value.to_string().bytes()),
        Object::Real(_) => out.push(b'0'),
        Object::String(bytes) => {
            out.push(b'<');
            out.extend(bytes.iter().flat_map(|byte| format!("{byte:02x}").into_bytes()));
            out.push(b'>');
        }
        Object::Name(words) => name(out, words),
        Object::Array(items) => {
            out.push(b'[');
            for item in items {
                write(out, item);
                out.push(b' ');
            }
            out.push(b']');
        }
        Object::Dictionary(dictionary) => {
            out.extend(b"<<");
            // In one order, so that the same document gives the same copy.
            let mut entries: Vec<_> = dictionary.iter().collect();
            entries.sort_by_key(|(key, _)| *key);
            for (key, value) in entries {
                name(out, key);
                out.push(b' ');
                write(out, value);
            }
            out.extend(b">>");
        }
        Object::Reference(reference) => out.extend(format!("{} {} R", reference.id, reference.r#gen).bytes()),
    }
}

/// A name; its reader made a character of each byte that was written in hexadecimal.
fn name(out: &mut Vec<u8>, words: &str) {
    out.push(b'/');
    for character in words.chars() {
        match character {
            c if c.is_ascii_alphanumeric() || "_-.+*:,;!?@$&'^|~=`\"\\".contains(c) => out.push(c as u8),
            c if u32::from(c) < 256 => out.extend(format!("#{:02X}", u32::from(c)).bytes()),
            c => out.extend(c.to_string().bytes().flat_map(|byte| format!("#{byte:02X}").into_bytes())),
        }
    }
}
