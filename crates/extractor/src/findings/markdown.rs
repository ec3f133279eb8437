//! Looks through Markdown: pictures without a description, vague links, and HTML in it that runs or fetches.

use std::sync::LazyLock;

use commons_extract::FindingCode;
use regex::Regex;

use super::{
    links,
    places::{Places, around},
};
use crate::{document::Found, pattern::pattern};

/// Adds what the source shows.
pub fn look(found: &mut Found) {
    static PICTURE: LazyLock<Regex> = pattern!(r"!\[\s*\]\([^)\n]*\)|<img\b[^>]*>");
    static LINK: LazyLock<Regex> = pattern!(r"\[([^\]\[\n]{1,80})\]\([^)\n]+\)");
    let places = Places::of(found);
    let text = &found.text;
    for picture in PICTURE.find_iter(text).filter(|picture| !picture.as_str().contains("alt=")) {
        found.findings.add(FindingCode::MissingAltText, places.at(picture.start()), picture.as_str());
    }
    for link in LINK.captures_iter(text) {
        let (Some(all), Some(words)) = (link.get(0), link.get(1)) else { continue };
        if links::is_vague(words.as_str()) && !text[..all.start()].ends_with('!') {
            found.findings.add(FindingCode::VagueLinkText, places.at(all.start()), all.as_str());
        }
    }
    for pattern in active_patterns() {
        for active in pattern.find_iter(text) {
            let shown = around(text, active.start(), active.start(), "");
            found.findings.add(FindingCode::ActiveContent, places.at(active.start()), shown);
        }
    }
}

/// What runs or fetches in the HTML within Markdown.
pub fn active_patterns() -> [&'static Regex; 3] {
    static ELEMENT: LazyLock<Regex> = pattern!(
        r"(?is)<script\b.*?(?:</script\s*>|\z)|<iframe\b.*?(?:</iframe\s*>|\z)|</?(?:object|embed|applet|base|frame|frameset|link|meta)\b[^>]*>?"
    );
    static HANDLER: LazyLock<Regex> =
        pattern!(r#"(?i)<[a-z][^>]{0,1000}?[\s/"'](on[a-z]+\s*=\s*(?:"[^"]*"|'[^']*'|[^\s>]*))"#);
    static ADDRESS: LazyLock<Regex> =
        pattern!(r"(?i)\]\(\s*(?:javascript|vbscript|data:text/html)[^)\n]*\)?");
    [&ELEMENT, &HANDLER, &ADDRESS]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_source_is_looked_through() {
        let text = "# A\n![](a.png) ![Seal](b.png)\n[here](x) [Seal log](y)\n<script>a()</script> <p onclick='a()'>x</p> [b](javascript:a)\non = 3";
        let mut found = Found { text: text.into(), ..Found::default() };
        look(&mut found);
        let told: Vec<_> =
            found.findings.finish().iter().map(|finding| (finding.code, finding.count)).collect();
        assert_eq!(
            told,
            [
                (FindingCode::ActiveContent, 3),
                (FindingCode::MissingAltText, 1),
                (FindingCode::VagueLinkText, 1)
            ]
        );
    }
}
