//! Tells what a clean copy of a rich text is without.

use commons_extract::{FindingCode, Findings};
use encoding_rs::WINDOWS_1252;

use crate::{
    document::Found,
    rtf_codes::letter,
    rtf_tokens::Token,
    rtf_walk::{Piece, walk},
    xml::Flow,
};

/// The most words that are kept of one place, in bytes.
const EXCERPT: usize = 200;

/// Adds what the text shows. What was found until an error stays told.
pub fn look(bytes: &[u8], found: &mut Found) {
    let mut telling = None;
    let _ = walk(bytes, |piece| {
        take(&piece, &mut telling, &mut found.findings);
        Flow::On
    });
    tell(&mut telling, &mut found.findings);
}

/// Something that was found and whose words are being gathered.
struct Telling {
    code: FindingCode,
    at: &'static str,
    /// Whether its words stay, as inserted ones do.
    stays: bool,
    /// How many groups are open, from the one with which its words end.
    open: usize,
    words: String,
    /// How many letters are still to be left out, since an older program shows them instead of one in Unicode.
    instead: usize,
}

fn take(piece: &Piece<'_>, telling: &mut Option<Telling>, findings: &mut Findings) {
    if let Some(code) = piece.found {
        tell(telling, findings);
        let at = match code {
            FindingCode::Comments => "comments",
            FindingCode::Metadata => "properties",
            FindingCode::ActiveContent if piece.stays => "field",
            FindingCode::ActiveContent => "template",
            _ => "",
        };
        let stays = matches!(piece.token, Token::Word("revised" | "mvt", _));
        *telling = Some(Telling { code, at, stays, open: 1, words: String::new(), instead: 0 });
        if piece.token == Token::Open {
            return;
        }
    }
    let Some(told) = telling else { return };
    match piece.token {
        Token::Open => told.open += 1,
        Token::Close => told.open -= 1,
        _ => {}
    }
    let is_text = matches!(piece.token, Token::Text(_) | Token::Hex(_));
    if told.open == 0 {
        tell(telling, findings);
    } else if told.stays || !piece.stays && piece.in_words {
        told.add(piece.token);
    } else if piece.stays && is_text {
        tell(telling, findings);
    }
}

fn tell(telling: &mut Option<Telling>, findings: &mut Findings) {
    let Some(told) = telling.take() else { return };
    let words = told.words.trim();
    // Programs write the fields for names and templates even if there is none.
    let is_blank = words.is_empty() && matches!(told.at, "properties" | "template");
    if !is_blank {
        findings.add(told.code, told.at, words);
    }
}

impl Telling {
    fn add(&mut self, token: Token<'_>) {
        if self.words.len() >= EXCERPT {
            return;
        }
        match token {
            Token::Text(text) => {
                let text = &text[self.instead.min(text.len())..][..];
                let text = &text[..text.len().min(EXCERPT)];
                self.words.push_str(&WINDOWS_1252.decode_without_bom_handling(text).0);
            }
            Token::Hex(byte) if self.instead == 0 => {
                self.words.push_str(&WINDOWS_1252.decode_without_bom_handling(&[byte]).0);
            }
            Token::Symbol(symbol @ (b'\\' | b'{' | b'}')) => self.words.push(char::from(symbol)),
            Token::Symbol(b'~') | Token::Word("par" | "line" | "tab" | "cell", _) => self.words.push(' '),
            Token::Word("u", number) => {
                self.words.extend(char::from_u32(u32::from(number.unwrap_or(0) as u16)));
                self.instead = 1;
                return;
            }
            Token::Word(word, _) => self.words.push_str(letter(word)),
            _ => {}
        }
        self.instead = 0;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told(rtf: &[u8]) -> Vec<(FindingCode, u32, String)> {
        let mut found = Found::default();
        look(rtf, &mut found);
        let excerpts = |finding: &commons_extract::Finding| {
            finding
                .places
                .iter()
                .map(|place| format!("{}: {}", place.at, place.excerpt))
                .collect::<Vec<_>>()
                .join("; ")
        };
        let findings = found.findings.finish();
        findings.iter().map(|finding| (finding.code, finding.count, excerpts(finding))).collect()
    }

    #[test]
    fn what_goes_is_told_with_its_words() {
        use FindingCode::*;
        let rtf = br"{\rtf1{\stylesheet{\s1\v Hidden style;}}{\info{\author Ana Mu\'f1oz}{\*\company }{\operator Jos\u233\'e9}}{\*\template }
{\cs1{\*\atnid AM}{\*\atnauthor Ana}\chatn{\*\annotation{\*\atnref 12}\pard between {\b us}}}
{\object\objemb{\*\objclass Excel.Sheet.8}{\*\objdata 0105}{\result shown}}{\revised\revauth1 new}{\deleted\revauthdel1 old{\b er}}\par
{\v\fs20  }{\v\fs20 secret{\v  again}}\viewkind1 C:\\v \v0 {\*\bkmkstart v}{\xe{\v Ward}}
{\field{\*\fldinst { DDEAUTO} excel}{\fldrslt 7}}{\field{\*\fldinst HYPERLINK DDEAUTO}{\fldrslt 7}}}\author Nobody";
        let expected = [
            (ActiveContent, 1, "field: DDEAUTO excel"),
            (TrackedChanges, 2, ": new; : older"),
            (Comments, 1, "comments: between us"),
            (HiddenText, 1, ": secret again"),
            (EmbeddedFiles, 1, ": Excel.Sheet.8"),
            (Metadata, 2, "properties: Ana Muñoz; properties: José"),
        ];
        let expected: Vec<_> = expected.map(|(code, count, places)| (code, count, places.to_owned())).into();
        assert_eq!(told(rtf), expected);
    }
}
