//! Cleans a web page: what runs or fetches goes, comments too; its words and its order stay.

use std::cell::RefCell;

use commons_extract::Refusal;
use html5ever::tokenizer::{Tag, TagKind, Token, TokenSink, TokenSinkResult};

use crate::{
    html_encoding::decode,
    html_rules::{Fate, attribute, fate, is_fetching_style, is_plain, raw, run},
};

/// Elements that end a drawing that was never closed.
const BREAKERS: &[&str] =
    &["p", "div", "table", "ul", "ol", "h1", "h2", "h3", "h4", "h5", "h6", "body", "li", "section", "main"];

/// The copy of a page, in UTF-8.
///
/// # Errors
/// Too big when it cannot be walked through in time.
pub fn clean(bytes: &[u8]) -> Result<Vec<u8>, Refusal> {
    let (page, whole) = run(&decode(bytes), Page::default());
    if !whole {
        return Err(Refusal::TooBig);
    }
    Ok(page.0.into_inner().out.into_bytes())
}

/// Takes tokens. The tokenizer lends it out without the right to change it.
#[derive(Default)]
struct Page(RefCell<Writer>);

#[derive(Default)]
struct Writer {
    out: String,
    /// The element that goes with all in it, and how many of its name are open.
    dropping: Option<(String, usize)>,
    /// The style sheet that is being read.
    style: Option<String>,
}

impl TokenSink for Page {
    type Handle = ();

    fn process_token(&self, token: Token, _line: u64) -> TokenSinkResult<()> {
        let mut writer = self.0.borrow_mut();
        match token {
            Token::DoctypeToken(_) => writer.out.push_str("<!DOCTYPE html>"),
            Token::TagToken(tag) if tag.kind == TagKind::StartTag => {
                writer.open(&tag);
                if let Some(kind) = raw(&tag.name) {
                    return TokenSinkResult::RawData(kind);
                }
                if &*tag.name == "plaintext" {
                    return TokenSinkResult::Plaintext;
                }
            }
            Token::TagToken(tag) => writer.close(&tag),
            Token::CharacterTokens(text) => writer.text(&text),
            _ => {}
        }
        TokenSinkResult::Continue
    }
}

impl Writer {
    fn open(&mut self, tag: &Tag) {
        let name = &*tag.name;
        if let Some((dropped, depth)) = &mut self.dropping {
            *depth += usize::from(dropped == name && !tag.self_closing);
            if !BREAKERS.contains(&name) || !matches!(dropped.as_str(), "svg" | "math") {
                return;
            }
            self.dropping = None;
        }
        let without = match fate(tag) {
            Fate::Out => {
                if !tag.self_closing || raw(name).is_some() {
                    self.dropping = Some((name.to_owned(), 1));
                }
                return;
            }
            Fate::Bare => return,
            Fate::Without(attributes) => attributes,
        };
        // The copy is in UTF-8, and says so in the same place.
        let declares = name == "meta"
            && (attribute(tag, "charset").is_some()
                || attribute(tag, "http-equiv")
                    .is_some_and(|kind| kind.eq_ignore_ascii_case("content-type")));
        if declares {
            self.out.push_str("<meta charset=\"utf-8\">");
            return;
        }
        if name == "meta"
            && attribute(tag, "name")
                .is_some_and(|name| ["author", "generator"].contains(&&*name.to_ascii_lowercase()))
        {
            return;
        }
        if name == "style" {
            self.style = Some(String::new());
        }
        self.out.push('<');
        self.out.push_str(name);
        let kept = tag
            .attrs
            .iter()
            .enumerate()
            .filter(|(at, found)| !without.contains(at) && is_plain(&found.name.local));
        for (_, found) in kept {
            self.out.push_str(&format!(" {}=\"{}\"", found.name.local, escaped(&found.value)));
        }
        self.out.push('>');
    }

    fn close(&mut self, tag: &Tag) {
        let name = &*tag.name;
        if let Some((dropped, depth)) = &mut self.dropping {
            *depth -= usize::from(dropped == name);
            if *depth == 0 {
                self.dropping = None;
            }
            return;
        }
        if let Some(style) = self.style.take().filter(|style| !is_fetching_style(style)) {
            // Between these tags characters stand for themselves.
            self.out.push_str(&style);
        }
        if matches!(fate(tag), Fate::Without(_)) {
            self.out.extend(["</", name, ">"]);
        }
    }

    fn text(&mut self, text: &str) {
        if self.dropping.is_some() {
            return;
        }
        match &mut self.style {
            Some(style) => style.push_str(text),
            None => self.out.push_str(&escaped(text)),
        }
    }
}

fn escaped(words: &str) -> String {
    words.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cleaned(page: &str) -> String {
        String::from_utf8(clean(page.as_bytes()).unwrap()).unwrap()
    }

    #[test]
    fn what_runs_or_fetches_goes_and_words_stay() {
        let page = "<!DOCTYPE html><html lang=en><head><meta charset=iso-8859-1><title>Seal &amp; log</title><script>a('<p>')</script><style>p{color:red}</style>\
            <style>p{background:url(https://x.example/a)}</style></head><body onload='a()'><!-- note --><h1 class='b'>Seals</h1><svg><script>b</script><circle/></svg>\
            <p style='background:url(//x)'>1 &lt; 2 <a href='javascript:a()'>x</a> <a href='https://vote.gov'>vote.gov</a><iframe src=x>y</iframe><object data=x>z</object></p></body></html>";
        let expected = "<!DOCTYPE html><html lang=\"en\"><head><meta charset=\"utf-8\"><title>Seal &amp; log</title><style>p{color:red}</style>\
            <style></style></head><body><h1 class=\"b\">Seals</h1><p>1 &lt; 2 <a>x</a> <a href=\"https://vote.gov\">vote.gov</a>z</p></body></html>";
        assert_eq!(cleaned(page), expected);
        assert_eq!(cleaned(expected), expected);
    }

    #[test]
    fn what_is_written_to_mislead_stays_harmless() {
        for page in [
            "<svg><p>a<script>b",
            "<scr<script>ipt>a</script>",
            "<p title='<script>'>a",
            "<xmp><script>a</script></xmp>b",
            "<noscript><img src=x onerror=a()></noscript>",
        ] {
            let clean = cleaned(page);
            assert!(!clean.contains("<script") && !clean.contains("onerror"), "{page}: {clean}");
        }
    }
}
