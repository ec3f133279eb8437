//! What hides in an OpenDocument file (ISO/IEC 26300): one rule for each element and part, by which the findings are told and
//! the clean copy is made.

use std::collections::HashSet;

use commons_extract::{FindingCode, Refusal};

use crate::{
    archive::Archive,
    package::Why,
    xml::{self, Attributes, Flow, Piece},
};

/// What becomes of an element in a clean copy.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Rule {
    /// It is left out with all in it.
    Out(Why),
    /// It is left out, and what is in it stays.
    Unwrap(Why),
}

const ACTIVE: Why = Why::Found(FindingCode::ActiveContent);
/// Actions of a click that only lead somewhere (ODF 1.3 part 3, 19.384).
const LEADING: &[&str] =
    &["show", "next-page", "previous-page", "first-page", "last-page", "stop", "fade-out", "hide", "none"];
const EMBEDDED: Why = Why::Found(FindingCode::EmbeddedFiles);

/// The rule for an element; `None` when it stays as it is. `objects` are the embedded files (see [`objects`]).
pub fn rule(name: &str, attributes: &Attributes<'_>, objects: &HashSet<String>) -> Option<Rule> {
    // What a click on a slide does: leading to another slide or page is a link.
    let leads = attributes.get("action").is_some_and(|action| LEADING.contains(&&*action));
    if name == "event-listener" && leads {
        None
    } else {
        by_address(name, attributes.get("href").as_deref(), objects)
    }
}

fn by_address(name: &str, href: Option<&str>, objects: &HashSet<String>) -> Option<Rule> {
    let inside = href.map(|href| href.trim_start_matches("./").to_lowercase());
    match name {
        // Comments and changes are counted by the walk that tells them; in a clean copy their elements are missing.
        "annotation" | "annotation-end" | "tracked-changes" | "change" | "change-start" | "change-end" => {
            Some(Rule::Out(Why::Quiet))
        }
        "event-listener"
        | "script"
        | "dde-connection-decl"
        | "dde-link"
        | "dde-source"
        | "applet"
        | "floating-frame" => Some(Rule::Out(ACTIVE)),
        "scripts" | "dde-connection-decls" | "dde-links" => Some(Rule::Out(Why::Quiet)),
        "execute-macro" => Some(Rule::Unwrap(ACTIVE)),
        "dde-connection" => Some(Rule::Unwrap(Why::Quiet)),
        // A link waits for a click; the rest is fetched when the file is opened.
        "a" => None,
        _ if href.is_some_and(is_outside) => Some(Rule::Out(ACTIVE)),
        "object-ole" => Some(Rule::Out(EMBEDDED)),
        "object" if inside.is_some_and(|name| objects.contains(&name)) => Some(Rule::Out(EMBEDDED)),
        _ => None,
    }
}

/// Whether an address leads out of the file.
fn is_outside(href: &str) -> bool {
    let scheme = href.split_once(':').is_some_and(|(scheme, _)| {
        !scheme.is_empty()
            && scheme.chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, '+' | '-' | '.'))
    });
    scheme && !href.starts_with("data:")
        || href.starts_with("..")
        || href.starts_with('/')
        || href.starts_with("\\\\")
}

/// Whether a part is left out of a clean copy by its name, in lower case.
pub fn is_left_out(name: &str, objects: &HashSet<String>) -> bool {
    let folder = name.split('/').next().unwrap_or_default();
    matches!(
        folder,
        "basic" | "scripts" | "dialogs" | "thumbnails" | "versions" | "versionlist.xml" | "layout-cache"
    ) || name == "meta-inf/documentsignatures.xml"
        || name == "meta-inf/macrosignatures.xml"
        || name.contains("..")
        || objects.iter().any(|object| {
            name.strip_prefix(object.as_str()).is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
        })
}

/// Whether a part is a macro. Office programs put lists of none into files that have none.
pub fn is_macro(name: &str) -> bool {
    let list = name.ends_with("/script-lb.xml") || name.ends_with("/script-lc.xml") || name.ends_with('/');
    (name.starts_with("basic/") || name.starts_with("scripts/")) && !list
}

/// The embedded files, by their names in the archive in lower case. Charts and formulas are drawn, and are none.
pub fn objects(archive: &mut Archive<'_>) -> Result<HashSet<String>, Refusal> {
    const DRAWN: &[&str] = &["opendocument.chart", "opendocument.formula", "opendocument.graphics"];
    let mut objects = HashSet::new();
    let list = manifest(archive)?;
    xml::walk(&list, |piece| {
        if let Piece::Open("file-entry", attributes) = piece
            && let (Some(path), Some(kind)) = (attributes.get("full-path"), attributes.get("media-type"))
        {
            let path = path.trim_matches('/').to_lowercase();
            let file = kind.contains("opendocument.") && !DRAWN.iter().any(|drawn| kind.contains(drawn));
            if !path.is_empty() && !path.contains('/') && (file || kind.contains("oleobject")) {
                objects.insert(path);
            }
        }
        Ok(Flow::On)
    })?;
    // The list may be silent on an object that the text shows.
    let content = archive.xml("content.xml")?.unwrap_or_default();
    if content.contains("object-ole") {
        xml::walk(&content, |piece| {
            if let Piece::Open("object-ole", attributes) = piece
                && let Some(href) = attributes.get("href").filter(|href| !is_outside(href))
            {
                objects.insert(href.trim_start_matches("./").trim_matches('/').to_lowercase());
            }
            Ok(Flow::On)
        })?;
    }
    objects.remove("");
    Ok(objects)
}

/// The list of parts without a declaration of its grammar, which older programs write.
pub fn manifest(archive: &mut Archive<'_>) -> Result<String, Refusal> {
    let list = archive.xml("META-INF/manifest.xml")?.unwrap_or_default();
    Ok(match list.split_once("<!DOCTYPE") {
        Some((_, rest)) => rest.split_once('>').map_or_else(String::new, |(_, list)| list.to_owned()),
        None => list,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_leads_out_is_told_from_what_is_inside() {
        for outside in
            ["https://x.example/a.png", "file:///home/a", "../a.odt", "//server/a", "\\\\server\\a"]
        {
            assert_eq!(
                by_address("image", Some(outside), &HashSet::new()),
                Some(Rule::Out(ACTIVE)),
                "{outside}"
            );
            assert_eq!(by_address("a", Some(outside), &HashSet::new()), None);
        }
        for inside in ["Pictures/1.png", "./Object 1", "#page", ""] {
            assert_eq!(by_address("image", Some(inside), &HashSet::new()), None, "{inside}");
        }
        let objects = HashSet::from(["object 1".to_owned()]);
        assert_eq!(by_address("object", Some("./Object 1"), &objects), Some(Rule::Out(EMBEDDED)));
        assert!(
            is_left_out("object 1/content.xml", &objects) && !is_left_out("object 12/content.xml", &objects)
        );
        assert!(is_macro("basic/standard/module1.xml") && !is_macro("basic/standard/script-lb.xml"));
    }
}
