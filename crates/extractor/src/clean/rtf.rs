//! Cleans a rich text: names, comments, tracked changes, hidden text and objects go; what stays, stays byte for byte.

use commons_extract::Refusal;

use crate::{
    rtf_tokens::Token,
    rtf_walk::{End, Piece, walk},
    xml::Flow,
};

/// The copy of a text.
///
/// # Errors
/// Damaged when a group has no end or there are fewer raw bytes than promised: nobody knows what such a text shows.
pub fn clean(bytes: &[u8]) -> Result<Vec<u8>, Refusal> {
    let mut copy = Copy { out: Vec::with_capacity(bytes.len()), gap: false, open: false };
    let end = walk(bytes, |piece| {
        copy.take(&piece, bytes);
        Flow::On
    })?;
    let End::Whole(end) = end else { return Err(Refusal::damaged("the text breaks off within a group")) };
    // No reader shows what follows the end, so only what means nothing may follow.
    let rest = &bytes[end..];
    if rest.iter().all(|byte| byte.is_ascii_whitespace() || *byte == 0) {
        copy.out.extend(rest);
    }
    Ok(copy.out)
}

struct Copy {
    out: Vec<u8>,
    /// Something went since the last token that stayed.
    gap: bool,
    /// The last token is a control word that a letter or a digit would go on.
    open: bool,
}

impl Copy {
    fn take(&mut self, piece: &Piece<'_>, bytes: &[u8]) {
        if !piece.stays {
            self.gap = true;
            return;
        }
        let token = &bytes[piece.from..piece.to];
        if self.gap {
            self.part(token[0]);
        }
        self.out.extend(token);
        let is_word = matches!(piece.token, Token::Word(..) | Token::Raw(Some(0)));
        self.open = is_word && token.last().is_some_and(u8::is_ascii_alphanumeric);
        self.gap = false;
    }

    /// Parts two tokens between which something went, so that they do not become another one.
    fn part(&mut self, first: u8) {
        let half_hex = || match self.out.as_slice() {
            [.., b'\\', b'\'', digit] => digit.is_ascii_hexdigit(),
            out => out.ends_with(b"\\'"),
        };
        if self.open && (first.is_ascii_alphanumeric() || matches!(first, b' ' | b'-')) {
            self.out.push(b' ');
        } else if first.is_ascii_hexdigit() && half_hex() {
            // A line's end means nothing to a reader.
            self.out.push(b'\n');
        }
    }
}

#[cfg(test)]
mod tests {
    use std::fmt::Write;

    use super::*;
    use crate::rtf::read;

    fn cleaned(rtf: &str) -> String {
        String::from_utf8(clean(rtf.as_bytes()).unwrap()).unwrap()
    }

    /// The copy has the same text, and nothing in it would go.
    fn check(rtf: &[u8]) {
        let Ok(copy) = clean(rtf) else { return };
        let shown = String::from_utf8_lossy(rtf);
        let end = walk(&copy, |piece| {
            assert!(piece.stays && piece.found.is_none(), "{shown}\n{}", String::from_utf8_lossy(&copy));
            Flow::On
        });
        assert!(matches!(end, Ok(End::Whole(_))), "{shown}");
        let (before, after) = (read(rtf).unwrap(), read(&copy).unwrap());
        assert_eq!(before.text, after.text, "{shown}\n{}", String::from_utf8_lossy(&copy));
        assert_eq!(before.title, after.title, "{shown}");
        assert_eq!(before.headings, after.headings, "{shown}");
        assert_eq!(clean(&copy).as_ref(), Ok(&copy), "{shown}");
    }

    #[test]
    fn what_hides_goes_and_the_rest_stays_byte_for_byte() {
        for (rtf, expected) in [
            (r"{\rtf1\ansi{\b Seal} log\par}", r"{\rtf1\ansi{\b Seal} log\par}"),
            (
                r"{\rtf1{\info{\title Log}{\author Ana}{\*\company C}{\*\manager M}{\operator O}{\version2}}{\*\userprops{\propname a}}x}",
                r"{\rtf1{\info{\title Log}{\version2}}x}",
            ),
            (
                r"{\rtf1{\*\generator W;}{\*\rsidtbl\rsid1}{\*\passwordhash 01}{\*\xmlnstbl{\xmlns1 a}}\b{\*\template C:\\x.dot}x{\*\datastore 01}}",
                r"{\rtf1\b x}",
            ),
            // Comments.
            (
                r"{\rtf1 a{\*\atrfstart 1}b{\*\atrfend 1}{\cs1{\*\atnid A}{\*\atnauthor Ana}\chatn {\*\annotation{\*\atnref 1}c}} d}",
                r"{\rtf1 ab{\cs1} d}",
            ),
            // Changes are accepted.
            (
                r"{\rtf1{\*\revtbl{Unknown;}{Ana;}}{\b\revised\revauth1\revdttm2 new}{\deleted\revauthdel1 old\par{\field{\*\fldinst PAGE}{\fldrslt 1}}}\i\deleted0 x}",
                r"{\rtf1{\b new}{}\i\deleted0 x}",
            ),
            (
                r"{\rtf1\deleted a\cell\row\plain b{\b\crauth1{\*\oldcprops\i}c}{\*\bkmkstart d}}",
                r"{\rtf1\cell\row\plain b{\b c}{\*\bkmkstart d}}",
            ),
            // Hidden text, but for where it begins and the entries of an index.
            (
                r"{\rtf1{\stylesheet{\s1\v a;}}a{\v\fs20 b\~\'e9\u233 e{\pict 01}{\footnote\plain c}{\xe{\v d}}\plain e}\v f\v0 g}",
                r"{\rtf1{\stylesheet{\s1\v a;}}a{\fs20 {\xe{\v d}}\plain e}\v0 g}",
            ),
            (r"{\rtf1 C:\\v x\viewkind1}", r"{\rtf1 C:\\v x\viewkind1}"),
            // Of objects the result stays, and of fields that fetch.
            (
                r"{\rtf1 a{\object\objemb\objw9{\*\objclass X}{\*\objdata 01\bin3 }}}}{\result {\pict 02}b}}{\object{\*\objdata}}c}",
                r"{\rtf1 a{{{\pict 02}b}}{}c}",
            ),
            (
                r"{\rtf1{\field\fldlock{\*\fldinst{ DDE}AUTO x}{\fldrslt{\b 7}}}{\field{\*\fldinst HYPERLINK}{\fldrslt b}}}",
                r"{\rtf1{{{\b 7}}}{\field{\*\fldinst HYPERLINK}{\fldrslt b}}}",
            ),
            (
                r"{\rtf1{\field{\*\fldinst{\deleted\revauthdel1 PAGE}}{\fldrslt{\deleted 1}}}a}",
                r"{\rtf1{{{}}}a}",
            ),
            // In the middle of a group.
            (r"{\rtf1{\b\annotation c{d}}a{\i\object x{\result y}}}", r"{\rtf1{\b}a{\i{y}}}"),
            // After the end.
            ("{\\rtf1 a}\r\n\0", "{\\rtf1 a}\r\n\0"),
            (r"{\rtf1 a}{\author Ana}", r"{\rtf1 a}"),
        ] {
            assert_eq!(cleaned(rtf), expected);
            check(rtf.as_bytes());
        }
    }

    #[test]
    fn what_stood_apart_stays_apart() {
        for (rtf, expected) in [
            (r"{\rtf1{\b{\author A}a}}", r"{\rtf1{\b a}}"),
            (r"{\rtf1{\b{\author A} a}}", r"{\rtf1{\b  a}}"),
            (r"{\rtf1{\li{\author A}-5}}", r"{\rtf1{\li -5}}"),
            (r"{\rtf1{\li2\chatn 5}}", r"{\rtf1{\li2 5}}"),
            (r"{\rtf1{\b\chatn\i\chatn {}x}}", r"{\rtf1{\b\i{}x}}"),
            (r"{\rtf1\'4{\author A}1}", "{\\rtf1\\'4\n1}"),
            (r"{\rtf1\'{\author A}41}", "{\\rtf1\\'\n41}"),
            ("{\\rtf1 a\\\n{\\author A}1}", "{\\rtf1 a\\\n1}"),
            (r"{\rtf1\bin0{\author A}1}", r"{\rtf1\bin0 1}"),
            (r"{\rtf1\bin1 9{\author A}1}", r"{\rtf1\bin1 91}"),
        ] {
            assert_eq!(cleaned(rtf), expected);
            check(rtf.as_bytes());
        }
    }

    #[test]
    fn what_breaks_off_or_nests_without_end_is_refused_and_costs_little() {
        let code = |rtf: &str| clean(rtf.as_bytes()).map_err(|refusal| refusal.code());
        for rtf in [
            r"{\rtf1 a",
            r"{\rtf1{a}",
            r"{\rtf1\bin9 a}",
            r"{\rtf1\bin99999999999 a}",
            r"{\rtf1 a\",
            r"{\rtf1{\*\annotation",
        ] {
            assert_eq!(code(rtf), Err("damaged"), "{rtf}");
        }
        assert_eq!(code(&"{\\rtf1".repeat(100_000)), Err("too_deep"));
        assert_eq!(code(&format!("{{\\rtf1{}", r"{\*\annotation".repeat(100_000))), Err("too_deep"));
        assert_eq!(code(&format!("{{\\rtf1 a{}", "}".repeat(100_000))), Ok(br"{\rtf1 a}".to_vec()));
        assert_eq!(code(r"{\rtf1\bin-5 a}"), Ok(br"{\rtf1\bin-5 a}".to_vec()));
        for part in [
            "{}",
            "\n",
            "{\n",
            "}{",
            r"\'",
            r"{\*",
            r"\v\v0",
            r"\v a\deleted b\plain",
            r"{\field{\*\fldinst PAGE}}",
            r"{\field{\*\fldinst DDE}{\fldrslt a}}",
            r"{\object{\result}}",
            r"{\*\annotation a}",
            r"\object",
            r"\field\fldinst a",
        ] {
            let many = part.repeat(30_000);
            for rtf in [
                format!("{{\\rtf1 {many}}}"),
                format!("{{\\rtf1{{\\v {many}}}}}"),
                format!("{{\\rtf1{{\\*\\annotation {many}}}}}"),
            ] {
                let _ = code(&rtf);
            }
        }
    }

    #[test]
    fn the_text_is_the_same_and_a_copy_is_clean_whatever_the_words_are() {
        const WORDS: &[&str] = &[
            "{",
            "{",
            "{",
            "}",
            "}",
            "}",
            " ",
            "a",
            "4",
            "-",
            "\n",
            "\u{e9}",
            r"\'e9",
            r"\'",
            r"\*",
            r"\~",
            r"\\",
            r"\{",
            r"\u8217?",
            r"\uc2",
            r"\v",
            r"\v0 ",
            r"\deleted",
            r"\deleted0",
            r"\revised",
            r"\revauth1",
            r"\plain",
            r"\pard",
            r"\par",
            r"\cell",
            r"\tab",
            r"\b",
            r"\s1",
            r"\outlinelevel0",
            r"\bin1",
            r"\bin2 }",
            r"\annotation",
            r"\author",
            r"\object",
            r"\objdata",
            r"\result",
            r"\field",
            r"\fldinst",
            r"\fldrslt",
            "DDE ",
            "PAGE",
            r"\footnote",
            r"\pict",
            r"\xe",
            r"\stylesheet",
            r"\info",
            r"\title",
            r"\upr",
            r"\ud",
            r"\header",
            r"\mvf",
            r"\chatn",
            r"\unknown",
            r"{\*\unknown",
            r"{\*\annotation",
            r"{\object",
            r"{\result",
            r"{\field",
            r"{\*\fldinst",
            r"{\fldrslt",
            r"{\v ",
            r"{\deleted",
        ];
        // Numbers by a linear congruence (Knuth's MMIX), the same each time.
        let mut seed = 1_u64;
        let mut below = |most: usize| {
            seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            (seed >> 33) as usize % most
        };
        for _ in 0..40_000 {
            let mut rtf = String::from(r"{\rtf1 ");
            for _ in 0..below(24) {
                let _ = write!(rtf, "{}", WORDS[below(WORDS.len())]);
            }
            // All groups get an end, so that a copy is made as a rule.
            rtf.push_str(&"}".repeat(30));
            check(rtf.as_bytes());
        }
    }
}
