//! Looks through a web page: what runs or fetches, names, pictures, tables, links.

use std::cell::RefCell;

use commons_extract::{FindingCode, Findings};
use html5ever::tokenizer::{Tag, TagKind, Token, TokenSink, TokenSinkResult};

use super::links;
use crate::{
    document::Found,
    html_encoding,
    html_rules::{active_attributes, attribute, is_active, is_fetching_style, raw, run},
};

/// Adds what the page shows.
pub fn look(bytes: &[u8], found: &mut Found) {
    let page = Page::default();
    *page.0.borrow_mut() = Scan { findings: std::mem::take(&mut found.findings), ..Scan::default() };
    let (page, _) = run(&html_encoding::decode(bytes), page);
    found.findings = page.0.into_inner().findings;
}

/// Takes tokens. The tokenizer lends it out without the right to change it.
#[derive(Default)]
struct Page(RefCell<Scan>);

#[derive(Default)]
struct Scan {
    findings: Findings,
    link: Option<String>,
    in_style: bool,
    tables: Vec<Table>,
}

#[derive(Default)]
struct Table {
    rows: usize,
    cells: usize,
    headed: bool,
}

impl TokenSink for Page {
    type Handle = ();

    fn process_token(&self, token: Token, line: u64) -> TokenSinkResult<()> {
        let mut scan = self.0.borrow_mut();
        match token {
            Token::TagToken(tag) if tag.kind == TagKind::StartTag => {
                scan.open(&tag, line);
                if let Some(kind) = raw(&tag.name) {
                    return TokenSinkResult::RawData(kind);
                }
                if &*tag.name == "plaintext" {
                    return TokenSinkResult::Plaintext;
                }
            }
            Token::TagToken(tag) => scan.close(&tag.name, line),
            Token::CharacterTokens(text) => {
                if scan.in_style && is_fetching_style(&text) {
                    scan.findings.add(FindingCode::ActiveContent, format!("line {line}"), "style");
                }
                if let Some(words) = &mut scan.link {
                    words.push_str(&text);
                }
            }
            _ => {}
        }
        TokenSinkResult::Continue
    }
}

impl Scan {
    fn open(&mut self, tag: &Tag, line: u64) {
        let at = format!("line {line}");
        if is_active(tag) {
            self.findings.add(FindingCode::ActiveContent, &*at, format!("<{}>", tag.name));
        }
        for place in active_attributes(tag) {
            let name = &tag.attrs[place].name.local;
            self.findings.add(FindingCode::ActiveContent, &*at, format!("<{} {name}>", tag.name));
        }
        let quiet = attribute(tag, "aria-hidden") == Some("true")
            || matches!(attribute(tag, "role"), Some("presentation" | "none"));
        match &*tag.name {
            "img" | "area"
                if attribute(tag, "alt").is_none() && attribute(tag, "aria-label").is_none() && !quiet =>
            {
                self.findings.add(FindingCode::MissingAltText, at, attribute(tag, "src").unwrap_or_default());
            }
            "img" => {
                if let (Some(words), Some(described)) = (&mut self.link, attribute(tag, "alt")) {
                    words.push_str(described);
                }
            }
            "a" if attribute(tag, "href").is_some() => {
                self.end_link(&at);
                let label = attribute(tag, "aria-label").or_else(|| attribute(tag, "title"));
                // A label says more than the words on the page.
                self.link = label.is_none().then(String::new);
            }
            "meta" if attribute(tag, "name").is_some_and(|name| name.eq_ignore_ascii_case("author")) => {
                if let Some(author) = attribute(tag, "content").filter(|author| !author.trim().is_empty()) {
                    self.findings.add(FindingCode::Metadata, at, author);
                }
            }
            "style" => self.in_style = true,
            "table" => self.tables.push(Table { headed: quiet, ..Table::default() }),
            "tr" => self.with_table(|table| table.rows += 1),
            "td" => self.with_table(|table| table.cells += 1),
            "th" | "thead" => self.with_table(|table| table.headed = true),
            _ => {}
        }
    }

    fn with_table(&mut self, change: impl FnOnce(&mut Table)) {
        if let Some(table) = self.tables.last_mut() {
            change(table);
        }
    }

    fn close(&mut self, name: &str, line: u64) {
        self.in_style = false;
        let at = format!("line {line}");
        match name {
            "a" => self.end_link(&at),
            "table" => {
                if let Some(table) = self.tables.pop()
                    && table.rows > 1
                    && table.cells > table.rows
                    && !table.headed
                {
                    self.findings.add(FindingCode::NoTableHeader, at, "");
                }
            }
            _ => {}
        }
    }

    fn end_link(&mut self, at: &str) {
        if let Some(words) = self.link.take().filter(|words| links::is_vague(words)) {
            self.findings.add(FindingCode::VagueLinkText, at, words.trim());
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn codes(page: &str) -> Vec<(FindingCode, u32)> {
        let mut found = Found::default();
        look(page.as_bytes(), &mut found);
        found.findings.finish().iter().map(|finding| (finding.code, finding.count)).collect()
    }

    #[test]
    fn what_runs_or_fetches_is_found() {
        let page = "<script>x</script><script type='application/ld+json'>{}</script><p onclick='a()'>x</p><a href=' java\nscript:a()'>Seal log</a>\
            <img alt='' src='https://x.example/a.png'><iframe src='/a'></iframe><style>p{background:url(//x.example/a)}</style>\
            <link rel=stylesheet href='https://x.example/a.css'><link rel=canonical href='https://x.example/'><meta http-equiv=Refresh content='0;url=x'>";
        assert_eq!(codes(page), [(FindingCode::ActiveContent, 8)]);
        assert_eq!(
            codes("<p style='color:red'>x</p><img alt=x src='a.png'><a href='https://vote.gov'>vote.gov</a>"),
            []
        );
    }

    #[test]
    fn what_a_screen_reader_misses_is_found() {
        let page = "<img src=a.png><img src=b.png alt=''><a href=x>Click <b>here</b></a><a href=x aria-label='Seal log'>here</a>\
            <table><tr><td>1<td>2<tr><td>3<td>4</table><table><tr><th>1<td>2<tr><td>3<td>4</table><meta name=author content=Ana>";
        let expected = [
            (FindingCode::Metadata, 1),
            (FindingCode::MissingAltText, 1),
            (FindingCode::NoTableHeader, 1),
            (FindingCode::VagueLinkText, 1),
        ];
        assert_eq!(codes(page), expected);
    }
}
