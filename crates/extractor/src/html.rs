//! Reads a web page (WHATWG HTML) token by token: its words without scripts and styles. No tree is built, so that depth
//! costs nothing, and nothing is fetched or run.

use std::{
    cell::RefCell,
    time::{Duration, Instant},
};

use commons_extract::TEXT_BYTES;
use html5ever::{
    tendril::StrTendril,
    tokenizer::{
        BufferQueue, Tag, TagKind, Token, TokenSink, TokenSinkResult, Tokenizer,
        states::{Rawtext, Rcdata, ScriptData},
    },
};

use crate::{document::Found, headings::Headings, html_encoding::decode};

/// How much is given to the tokenizer before the clock is looked at, in bytes.
const STRETCH: usize = 16 << 10;
/// How long a page is read before the rest is left out. The tokenizer looks for attributes that are said twice, which
/// takes the square of their number: a page of nothing but attributes would take for ever.
const TIME: Duration = Duration::from_secs(8);
/// Elements that stand on lines of their own.
const BLOCKS: &[&str] = &[
    "address",
    "article",
    "aside",
    "blockquote",
    "body",
    "br",
    "caption",
    "center",
    "dd",
    "details",
    "dialog",
    "dir",
    "div",
    "dl",
    "dt",
    "fieldset",
    "figcaption",
    "figure",
    "footer",
    "form",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "head",
    "header",
    "hr",
    "html",
    "legend",
    "li",
    "main",
    "menu",
    "nav",
    "ol",
    "optgroup",
    "option",
    "p",
    "pre",
    "search",
    "section",
    "summary",
    "ul",
];

/// Reads a page in whatever encoding it comes.
pub fn read(bytes: &[u8]) -> Found {
    let text = decode(bytes);
    let end = Instant::now() + TIME;
    let tokenizer = Tokenizer::new(Page::default(), Default::default());
    let input = BufferQueue::default();
    let mut rest = text.as_str();
    while !rest.is_empty() && !tokenizer.sink.words.borrow().full {
        if Instant::now() > end {
            tokenizer.sink.words.borrow_mut().full = true;
            break;
        }
        let (now, later) = rest.split_at(rest.ceil_char_boundary(STRETCH));
        input.push_back(StrTendril::from_slice(now));
        // It pauses after tags that a browser would act on, and goes on when it is asked again.
        while !input.is_empty() {
            let _ = tokenizer.feed(&input);
        }
        rest = later;
    }
    tokenizer.end();
    let words = tokenizer.sink.words.into_inner();
    Found {
        text: words.text,
        title: Some(words.title),
        language: words.language,
        truncated: words.full,
        headings: words.headings.finish(),
        ..Found::default()
    }
}

/// Takes tokens. The tokenizer lends it out without the right to change it.
#[derive(Default)]
struct Page {
    words: RefCell<Words>,
}

#[derive(Default)]
struct Words {
    text: String,
    title: String,
    language: Option<String>,
    headings: Headings,
    /// Level and start of the heading that is being read.
    heading: Option<(u8, usize)>,
    raw: Raw,
    templates: usize,
    in_cell: bool,
    full: bool,
}

/// What the characters up to the next tag are.
#[derive(Clone, Copy, Default, PartialEq, Eq)]
enum Raw {
    #[default]
    Words,
    Title,
    Skipped,
}

impl TokenSink for Page {
    type Handle = ();

    fn process_token(&self, token: Token, _line: u64) -> TokenSinkResult<()> {
        let mut words = self.words.borrow_mut();
        match token {
            Token::TagToken(tag) if tag.kind == TagKind::StartTag => return words.open(&tag),
            Token::TagToken(tag) => words.close(&tag.name),
            Token::CharacterTokens(text) => words.put(&text),
            _ => {}
        }
        TokenSinkResult::Continue
    }
}

impl Words {
    fn open(&mut self, tag: &Tag) -> TokenSinkResult<()> {
        let name: &str = &tag.name;
        match name {
            "html" | "body" if self.language.is_none() => self.language = lang(tag),
            "template" => self.templates += 1,
            "h1" | "h2" | "h3" | "h4" | "h5" | "h6" => {
                self.break_line();
                self.end_heading();
                self.heading = Some((name.as_bytes()[1] - b'0', self.text.len()));
            }
            "td" | "th" => {
                self.text.push('\t');
                self.in_cell = true;
            }
            "tr" | "table" | "thead" | "tbody" | "tfoot" => self.end_row(),
            "script" => {
                self.raw = Raw::Skipped;
                return TokenSinkResult::RawData(ScriptData);
            }
            "style" | "iframe" | "noembed" | "noframes" => {
                self.raw = Raw::Skipped;
                return TokenSinkResult::RawData(Rawtext);
            }
            "xmp" => return TokenSinkResult::RawData(Rawtext),
            // A picture inside the page may have a title of its own.
            "title" => {
                self.raw = if self.title.is_empty() { Raw::Title } else { Raw::Skipped };
                return TokenSinkResult::RawData(Rcdata);
            }
            "textarea" => return TokenSinkResult::RawData(Rcdata),
            "plaintext" => return TokenSinkResult::Plaintext,
            _ => {}
        }
        if BLOCKS.contains(&name) {
            self.break_line();
        }
        TokenSinkResult::Continue
    }

    fn close(&mut self, name: &str) {
        self.raw = Raw::Words;
        match name {
            "template" => self.templates = self.templates.saturating_sub(1),
            "h1" | "h2" | "h3" | "h4" | "h5" | "h6" => self.end_heading(),
            "td" | "th" => self.in_cell = false,
            "tr" | "table" => self.end_row(),
            _ => {}
        }
        if BLOCKS.contains(&name) {
            self.break_line();
        }
    }

    fn put(&mut self, text: &str) {
        if self.full || self.templates > 0 {
            return;
        }
        // Lines in the source are no lines on the page.
        let spaced = text.chars().map(|c| if matches!(c, '\n' | '\r' | '\t') { ' ' } else { c });
        match self.raw {
            Raw::Words => self.text.extend(spaced),
            Raw::Title => self.title.extend(spaced),
            Raw::Skipped => {}
        }
        self.full = self.text.len() > TEXT_BYTES;
    }

    /// A cell is one field of its row, however many blocks it has.
    fn break_line(&mut self) {
        if !self.text.ends_with("\n\n") {
            self.text.push(if self.in_cell { ' ' } else { '\n' });
        }
    }

    fn end_row(&mut self) {
        self.in_cell = false;
        self.text.push('\n');
    }

    fn end_heading(&mut self) {
        if let Some((level, start)) = self.heading.take() {
            self.headings.add(level, self.text.get(start..).unwrap_or_default());
        }
    }
}

fn lang(tag: &Tag) -> Option<String> {
    let named = tag.attrs.iter().find(|attribute| matches!(&*attribute.name.local, "lang" | "xml:lang"));
    named.map(|attribute| attribute.value.to_string())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tidy;

    fn text(page: &str) -> String {
        tidy::tidy(&read(page.as_bytes()).text).0
    }

    #[test]
    fn words_are_read_and_programs_are_not() {
        let page = "<!DOCTYPE html><html lang='es-US'><head><title>Line &amp; care</title><style>p { color: red }</style>\
            <script>document.write('<p>no</p>')</script></head><body><!-- nor this --><h1>Water<br>here</h1>\
            <p onclick='alert(1)'>For   voters &ndash;\n all<template>nor that</template></p><ul><li>Chairs<li>Signs</ul>\
            <table><tr><th>Ward<td><p>12</p><p>13</p></td></tr><tr><td>b</table><h2>Shade</h2>end<svg><title>x</title></svg>";
        let found = read(page.as_bytes());
        let expected = "Water\nhere\n\nFor voters – all\n\nChairs\nSigns\n\nWard\t12 13\n\nb\n\nShade\nend";
        assert_eq!(tidy::tidy(&found.text).0, expected);
        assert_eq!((found.title.as_deref(), found.language.as_deref()), (Some("Line & care"), Some("es-US")));
        let headings: Vec<_> = found.headings.iter().map(|h| (h.level, h.text.as_str())).collect();
        assert_eq!(headings, [(1, "Water here"), (2, "Shade")]);
    }

    #[test]
    fn what_is_left_open_or_never_opened_harms_nothing() {
        for (page, expected) in [
            ("</template></td>a", "a"),
            ("a<script>b", "a"),
            ("<script><!-- <script> </script> --></script>a", "a"),
            ("a<p title='b", "a"),
            ("<!-- b", ""),
            ("<plaintext>a<b>", "a<b>"),
            ("&#x110000;&#0;&nope;&", "\u{fffd}\u{fffd}&nope;&"),
        ] {
            assert_eq!(text(page), expected, "{page}");
        }
        assert_eq!(text(&"<div>".repeat(300_000)), "");
    }
}
