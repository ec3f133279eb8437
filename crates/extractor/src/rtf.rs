//! Reads rich text (Microsoft's Rich Text Format 1.9.1) without recursion: the words in their code pages, tables, headings,
//! notes at the end. Pictures and field codes are left out, and so is all that a clean copy is without: objects, comments,
//! hidden and deleted text.

use std::mem;

use commons_extract::{Refusal, TEXT_BYTES};
use encoding_rs::{MACINTOSH, WINDOWS_1252};

use crate::{
    document::Found,
    headings::Headings,
    rtf_codes::{language, letter},
    rtf_fonts::{Fonts, code_page},
    rtf_group::{Group, Sink, destination},
    rtf_styles::Styles,
    rtf_tokens::Token,
    rtf_walk::{End, walk},
    xml::Flow,
};

/// Reads the text. One that breaks off is read as far as it goes, and that is said.
pub fn read(bytes: &[u8]) -> Result<Found, Refusal> {
    let mut reader = Reader::default();
    let end = walk(bytes, |piece| {
        if piece.stays {
            reader.take(piece.token);
        }
        let full = reader.text.len() + reader.notes.len() > TEXT_BYTES;
        if full { Flow::Stop } else { Flow::On }
    })?;
    reader.flush();
    reader.text.push_str("\n\n");
    reader.text.push_str(&reader.notes);
    Ok(Found {
        text: reader.text,
        title: Some(reader.title),
        language: reader.language,
        truncated: !matches!(end, End::Whole(_)),
        headings: reader.headings.finish(),
        ..Found::default()
    })
}

#[derive(Default)]
struct Reader {
    group: Group,
    outer: Vec<Group>,
    fonts: Fonts,
    /// Bytes of text that wait to be decoded together, since a character may have two.
    waiting: Vec<u8>,
    /// The first half of a character that UTF-16 writes in two.
    surrogate: Option<u16>,
    /// How many characters are still to be left out: what an older program shows instead of one in Unicode.
    instead: usize,
    /// Whether nothing of the group was read yet: only there a star marks what leads away from the page.
    fresh: bool,
    starred: bool,
    text: String,
    notes: String,
    title: String,
    language: Option<String>,
    headings: Headings,
    /// Where the paragraph that is being read begins in the text.
    paragraph: usize,
    styles: Styles,
}

impl Reader {
    fn take(&mut self, token: Token<'_>) {
        match token {
            Token::Open => self.open(),
            Token::Close => self.close(),
            Token::Word(..) if self.instead > 0 => self.instead -= 1,
            Token::Word(word, number) => self.word(word, number),
            Token::Symbol(symbol) => self.symbol(symbol),
            Token::Hex(byte) => self.byte(byte),
            Token::Text(text) => text.iter().for_each(|byte| self.byte(*byte)),
            Token::Raw(_) | Token::Break => {}
        }
    }

    fn open(&mut self) {
        self.flush();
        let inner = self.group.inner();
        self.outer.push(mem::replace(&mut self.group, inner));
        self.fresh = true;
    }

    fn close(&mut self) {
        self.flush();
        self.group = self.outer.pop().unwrap_or_default();
    }

    fn byte(&mut self, byte: u8) {
        (self.fresh, self.starred) = (false, false);
        if self.instead > 0 {
            self.instead -= 1;
        } else if self.group.shows() {
            self.waiting.push(byte);
        }
    }

    fn symbol(&mut self, symbol: u8) {
        match symbol {
            b'*' => self.starred = mem::take(&mut self.fresh),
            b'~' => self.sign(" "),
            b'_' => self.sign("-"),
            b'\\' | b'{' | b'}' => self.byte(symbol),
            _ => {}
        }
    }

    fn sign(&mut self, text: &str) {
        if self.instead > 0 {
            self.instead -= 1;
        } else {
            self.flush();
            self.put(text);
        }
    }

    fn word(&mut self, word: &str, number: Option<i32>) {
        // A character in Unicode may follow bytes of the same font; all else parts them.
        self.flush();
        let starred = mem::take(&mut self.starred);
        self.fresh = false;
        if word == "ud" {
            // The same words again, in Unicode: those before it were for older programs.
            self.group.into = self.outer.last().map_or(Sink::Text, |group| group.into);
            return;
        }
        if let Some(into) = destination(word, starred) {
            self.group.lead(into);
            return;
        }
        let value = number.unwrap_or(0);
        match word {
            "u" => return self.unicode(value as u16),
            "uc" => self.group.instead = usize::try_from(value).unwrap_or(1),
            "upr" => self.group.in_two_ways = true,
            "ansicpg" => self.fonts.default = code_page(value).unwrap_or(WINDOWS_1252),
            "mac" => self.fonts.default = MACINTOSH,
            "deff" => self.group.font = value,
            "f" if self.group.into == Sink::Fonts => self.fonts.begin(value),
            "f" => self.group.font = value,
            "fcharset" => self.fonts.charset(value),
            "cpg" => self.fonts.code_page(value),
            "s" if self.group.into == Sink::Styles => self.styles.begin(value),
            "s" => self.group.level = self.styles.level(value),
            "outlinelevel" => {
                let level = u8::try_from(value).ok().filter(|level| *level < 9).map(|level| level + 1);
                match self.group.into {
                    Sink::Styles => self.styles.outline(level),
                    _ => self.group.level = level,
                }
            }
            "deflang" if self.language.is_none() => self.language = language(value).map(str::to_owned),
            "pard" => (self.group.level, self.group.in_table) = (None, false),
            "intbl" => self.group.in_table = true,
            "par" | "sect" | "page" | "column" => {
                self.end_paragraph(if self.group.in_table { " " } else { "\n" })
            }
            "cell" | "nestcell" => self.end_paragraph("\t"),
            "row" | "nestrow" => self.end_paragraph("\n"),
            "line" | "softline" | "lbr" => self.put("\n"),
            "tab" => self.put("\t"),
            other => self.put(letter(other)),
        }
        self.surrogate = None;
    }

    fn unicode(&mut self, unit: u16) {
        let before = self.surrogate.take();
        match char::decode_utf16(before.into_iter().chain([unit])).last() {
            Some(Ok(character)) => self.put(character.encode_utf8(&mut [0; 4])),
            Some(Err(half)) if (0xd800..0xdc00).contains(&half.unpaired_surrogate()) => {
                self.surrogate = Some(unit)
            }
            _ => {}
        }
        self.instead = self.group.instead;
    }

    fn end_paragraph(&mut self, mark: &str) {
        if self.group.into == Sink::Text {
            if let Some(level) = self.group.level {
                self.headings.add(level, self.text.get(self.paragraph..).unwrap_or_default());
            }
            self.put(mark);
            self.paragraph = self.text.len();
        } else {
            self.put(mark);
        }
    }

    /// Decodes what waits, and ends the wait for characters to leave out: groups and words do that (1.9.1, "Unicode").
    fn flush(&mut self) {
        self.instead = 0;
        if !self.waiting.is_empty() {
            let bytes = mem::take(&mut self.waiting);
            let encoding = self.fonts.encoding(self.group.font);
            self.put(&encoding.decode_without_bom_handling(&bytes).0);
            self.waiting = bytes;
            self.waiting.clear();
            self.surrogate = None;
        }
    }

    fn put(&mut self, text: &str) {
        if !self.group.shows() {
            return;
        }
        match self.group.into {
            Sink::Text => self.text.push_str(text),
            Sink::Notes => self.notes.push_str(text),
            Sink::Title => self.title.push_str(text),
            Sink::Styles => self.styles.name(text),
            Sink::Fonts | Sink::About | Sink::Nothing => {}
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tidy;

    fn text(rtf: &[u8]) -> String {
        tidy::tidy(&read(rtf).unwrap().text).0
    }

    #[test]
    fn words_tables_and_notes_are_read_and_the_rest_is_not() {
        let rtf = br"{\rtf1\ansi\ansicpg1252\deff0\deflang1033{\fonttbl{\f0\fnil\fcharset0 Arial{\*\falt Helvetica};}}
{\colortbl;\red0\green0\blue0;}{\stylesheet{\s0 Normal;}{\s1\sbasedon0 heading 1;}{\s5\outlinelevel2 Mine;}{\*\cs10 Default;}}
{\info{\title Seal {\b log}}{\author Somebody}}{\*\generator Word;}{\header Maple County\par}
\pard\s1 Opening the polls\par\pard\s5 Deep\par\pard Seal\~no.\'20{\v hidden}{\deleted gone}{\footnote See the code.}\line next\par
\trowd\intbl Ward\par two\cell 12\cell\row\pard{\field{\*\fldinst HYPERLINK x}{\fldrslt link}}
{\pict\wmetafile8 0102}{\shp{\*\shpinst{\sp{\sn a}{\sv b}}{\shptxt Box\par}}{\shprslt old}}{\object{\*\objdata 01}{\result shown}}
{\upr{ansi}{\*\ud{\u26085?\u26412?}}}\bin5 }}}}}{\*\unknown no}{\b0\*\cs7\emdash end}}";
        let found = read(rtf).unwrap();
        let expected = "Maple County\nOpening the polls\nDeep\nSeal no. \nnext\nWard two\t12\nlinkBox\nshown日本—end\n\nSee the code.";
        assert_eq!(tidy::tidy(&found.text).0, expected.replace(" \n", "\n"));
        assert_eq!((found.title.as_deref(), found.language.as_deref()), (Some("Seal log"), Some("en-US")));
        let headings: Vec<_> = found.headings.iter().map(|h| (h.level, h.text.as_str())).collect();
        assert_eq!(headings, [(1, "Opening the polls"), (3, "Deep")]);
        assert!(!found.truncated);
    }

    #[test]
    fn bytes_are_letters_by_the_code_page_of_their_font() {
        assert_eq!(text(br"{\rtf1\ansi\ansicpg1252 se\'f1al \'93x\'94 \u8217\'92s}"), "señal “x” ’s");
        let fonts = br"{\rtf1\ansi{\fonttbl{\f0\fcharset0 A;}{\f1\fcharset204 B;}{\f2\fcharset128 C;}}\f0 \'e0\f1 \'e0\f2 \'93\'fa\'96{}{\f0\'e0}}";
        assert_eq!(text(fonts).replace('\u{fffd}', "?"), "àа日?à");
        assert_eq!(text(br"{\rtf1\uc2 \u-10179 ??\u-8704 ??\u65 \'41\'42z{\uc0\u66}c}"), "😀AzBc");
        assert_eq!(text("{\\rtf1\\ansi\\ansicpg1251 \\'c1\\'fe}".as_bytes()), "Бю");
    }

    #[test]
    fn what_is_broken_is_read_as_far_as_it_goes() {
        for (rtf, expected) in [
            (&br"{\rtf1 a"[..], "a"),
            (br"{\rtf1 a\bin99999999999 b}", "a"),
            (br"{\rtf1 a\bin-5 b}", "ab"),
            (br"{\rtf1 a\'zz\u\", "azz"),
            (br"{\rtf1 a}}}} b", "a"),
        ] {
            assert_eq!(text(rtf).replace('\0', ""), expected, "{}", String::from_utf8_lossy(rtf));
        }
        assert!(read(br"{\rtf1 a").unwrap().truncated);
        assert_eq!(read("{\\rtf1".repeat(100_000).as_bytes()).err(), Some(Refusal::TooDeep));
    }
}
