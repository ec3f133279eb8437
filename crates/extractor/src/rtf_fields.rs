//! Looks ahead for the fields of a rich text whose code goes: those that fetch something, and those that were deleted.

use std::collections::HashMap;

use commons_extract::{FindingCode, Refusal};

use crate::{
    findings::word::fetches,
    package::Why,
    rtf_tokens::Token,
    rtf_walk::{Piece, walk_by},
    xml::Flow,
};

/// The most bytes of a code that are kept: it is judged by its first word.
const CODE: usize = 64;

/// The places where the groups of such fields begin, and why their code goes.
///
/// # Errors
/// Too deep when groups are nested deeper than in any honest text.
pub fn fields(bytes: &[u8]) -> Result<HashMap<usize, Why>, Refusal> {
    // Most texts have none, and need not be walked through one more time.
    if !bytes.split(|byte| *byte == b'\\').any(|control| control.starts_with(b"fldinst")) {
        return Ok(HashMap::new());
    }
    let mut scan = Scan::default();
    walk_by(bytes, &HashMap::new(), |piece| {
        scan.take(&piece);
        Flow::On
    })?;
    let why = |field: &Field| {
        if fetches(&field.code) {
            Some(Why::Found(FindingCode::ActiveContent))
        } else {
            (field.lost && field.code.is_empty()).then_some(Why::Quiet)
        }
    };
    // Of two fields in one group, the graver one is told.
    let mut fields: HashMap<usize, Why> = HashMap::new();
    for (field, why) in scan.fields.iter().filter_map(|field| Some((field, why(field)?))) {
        let known = fields.entry(field.start).or_insert(why);
        if why != Why::Quiet {
            *known = why;
        }
    }
    Ok(fields)
}

#[derive(Default)]
struct Scan {
    fields: Vec<Field>,
    group: Group,
    outer: Vec<Group>,
}

#[derive(Default)]
struct Field {
    start: usize,
    code: String,
    /// Some of its code goes anyway.
    lost: bool,
}

#[derive(Clone, Copy, Default)]
struct Group {
    start: usize,
    /// The field that it belongs to.
    field: Option<usize>,
    /// The field whose code its text is.
    code: Option<usize>,
    /// The field in whose code this field stands: there its result is code too.
    around: Option<usize>,
}

impl Scan {
    fn take(&mut self, piece: &Piece<'_>) {
        match piece.token {
            Token::Open => {
                self.outer.push(self.group);
                self.group.start = piece.from;
            }
            Token::Close => self.group = self.outer.pop().unwrap_or_default(),
            Token::Word(word, number) if piece.stays => self.word(word, number),
            Token::Text(text) => self.text(piece.stays, &String::from_utf8_lossy(text)),
            Token::Hex(byte) | Token::Symbol(byte) => {
                self.text(piece.stays, char::from(byte).encode_utf8(&mut [0; 4]))
            }
            Token::Word(..) | Token::Raw(_) | Token::Break => {}
        }
    }

    fn word(&mut self, word: &str, number: Option<i32>) {
        let group = &mut self.group;
        match word {
            "field" => {
                (group.around, group.code, group.field) = (group.code, None, Some(self.fields.len()));
                self.fields.push(Field { start: group.start, ..Field::default() });
            }
            "fldinst" => group.code = group.field,
            "fldrslt" => group.code = group.around,
            "u" => {
                let letter = char::from_u32(u32::from(number.unwrap_or(0) as u16)).unwrap_or(' ');
                self.text(true, letter.encode_utf8(&mut [0; 4]));
            }
            _ => {}
        }
    }

    fn text(&mut self, stays: bool, text: &str) {
        let Some(field) = self.group.code.and_then(|at| self.fields.get_mut(at)) else { return };
        if !stays {
            field.lost |= !text.trim().is_empty();
        } else if field.code.is_empty() {
            field.code.push_str(text.trim_start());
        } else if field.code.len() < CODE {
            field.code.push_str(text);
        }
    }
}
