//! What runs or fetches something in a web page: one rule for each element and attribute, by which the findings are told and
//! the clean copy is made.

use std::time::{Duration, Instant};

use html5ever::{
    tendril::StrTendril,
    tokenizer::{
        BufferQueue, Tag, TokenSink, Tokenizer,
        states::{RawKind, Rawtext, Rcdata, ScriptData},
    },
};

/// How much is given to the tokenizer before the clock is looked at, in bytes.
const STRETCH: usize = 16 << 10;
/// How long a page is looked at. Attributes that are said twice are looked for in the square of their number.
const TIME: Duration = Duration::from_secs(5);

/// What becomes of an element in a clean copy.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Fate {
    /// It stays, but for the attributes at these places.
    Without(Vec<usize>),
    /// Its tags go, and what is between them stays.
    Bare,
    /// It goes with all between its tags.
    Out,
}

/// Whether an element runs or fetches something by being there.
pub fn is_active(tag: &Tag) -> bool {
    match &*tag.name {
        "script" => !attribute(tag, "type").is_some_and(|kind| kind.contains("json")),
        "iframe" | "frame" | "object" | "embed" | "applet" | "base" | "portal" | "fencedframe" => true,
        "link" => {
            attribute(tag, "href").is_some_and(is_outside)
                && !attribute(tag, "rel").is_some_and(|rel| {
                    // These only say how pages belong together.
                    [
                        "canonical",
                        "alternate",
                        "author",
                        "license",
                        "next",
                        "prev",
                        "help",
                        "search",
                        "shortlink",
                    ]
                    .contains(&&*rel.to_ascii_lowercase())
                })
        }
        "meta" => attribute(tag, "http-equiv").is_some_and(|kind| kind.eq_ignore_ascii_case("refresh")),
        _ => false,
    }
}

/// The attributes of an element that run or fetch something, by their places.
pub fn active_attributes(tag: &Tag) -> Vec<usize> {
    let fetches = matches!(
        &*tag.name,
        "img"
            | "audio"
            | "video"
            | "source"
            | "track"
            | "input"
            | "body"
            | "table"
            | "td"
            | "th"
            | "tr"
            | "image"
            | "use"
    );
    let active = |name: &str, value: &str| {
        let plain: String = value
            .chars()
            .filter(|c| !c.is_whitespace() && !c.is_control())
            .take(30)
            .collect::<String>()
            .to_lowercase();
        let runs = ["javascript:", "vbscript:", "data:text/html", "data:image/svg", "data:application"]
            .iter()
            .any(|start| plain.starts_with(start));
        match name {
            "src" | "poster" | "background" | "data" | "xlink:href" | "href" if fetches => {
                runs || is_outside(value)
            }
            "srcset" => value.split(',').any(|one| is_outside(one.trim())),
            "style" => is_fetching_style(value),
            "ping" | "srcdoc" => true,
            _ => runs || name.len() > 2 && name.starts_with("on"),
        }
    };
    let named = tag.attrs.iter().enumerate();
    named.filter(|(_, found)| active(&found.name.local, &found.value)).map(|(at, _)| at).collect()
}

/// Whether a style sheet fetches something.
pub fn is_fetching_style(style: &str) -> bool {
    let lower = style.to_ascii_lowercase();
    // A backslash can write the letters of `url` in other ways.
    lower.contains("@import")
        || lower.contains("expression(")
        || lower.contains('\\') && lower.contains('(')
        || lower.split("url(").skip(1).any(|url| is_outside(url.trim_start_matches(['"', '\'', ' '])))
}

/// What becomes of an element.
pub fn fate(tag: &Tag) -> Fate {
    match &*tag.name {
        "script" | "iframe" | "noembed" | "noframes" | "xmp" | "svg" | "math" | "template" => Fate::Out,
        "noscript" | "object" | "applet" | "frameset" | "portal" | "fencedframe" | "plaintext" => Fate::Bare,
        _ if is_active(tag) => Fate::Bare,
        _ => Fate::Without(active_attributes(tag)),
    }
}

/// An attribute's value.
pub fn attribute<'a>(tag: &'a Tag, name: &str) -> Option<&'a str> {
    tag.attrs.iter().find(|found| &*found.name.local == name).map(|found| &*found.value)
}

/// Whether an address leads out of the page.
fn is_outside(address: &str) -> bool {
    let start = address.trim_start().get(..8).unwrap_or(address.trim_start()).to_ascii_lowercase();
    ["http:", "https:", "//", "ftp:", "file:", "\\\\"].iter().any(|scheme| start.starts_with(scheme))
}

/// How the characters after a tag are read, up to the tag that ends it.
pub fn raw(name: &str) -> Option<RawKind> {
    match name {
        "script" => Some(ScriptData),
        "style" | "iframe" | "noembed" | "noframes" | "xmp" => Some(Rawtext),
        "title" | "textarea" => Some(Rcdata),
        _ => None,
    }
}

/// Gives all tokens of a page to `sink`; what it has become, and whether the page came to its end in time.
pub fn run<S: TokenSink>(page: &str, sink: S) -> (S, bool) {
    let end = Instant::now() + TIME;
    let tokenizer = Tokenizer::new(sink, Default::default());
    let input = BufferQueue::default();
    let mut rest = page;
    while !rest.is_empty() {
        if Instant::now() > end {
            return (tokenizer.sink, false);
        }
        let (now, later) = rest.split_at(rest.ceil_char_boundary(STRETCH.min(rest.len())));
        input.push_back(StrTendril::from_slice(now));
        // It pauses after tags that a browser would act on, and goes on when it is asked again.
        while !input.is_empty() {
            let _ = tokenizer.feed(&input);
        }
        rest = later;
    }
    tokenizer.end();
    (tokenizer.sink, true)
}
