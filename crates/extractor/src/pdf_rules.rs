//! What hides in a PDF document (ISO 32000-2): one rule for each entry of a dictionary, by which the findings are told and the
//! clean copy is made.

use std::collections::HashMap;

use commons_extract::FindingCode;
use pdf_oxide::object::Object;

/// A dictionary of a PDF document.
pub type Dictionary = HashMap<String, Object>;

/// Actions that run or fetch something (12.6.4).
const ACTIONS: &[&str] = &[
    "JavaScript",
    "Launch",
    "SubmitForm",
    "ImportData",
    "Rendition",
    "Movie",
    "Sound",
    "RichMediaExecute",
    "GoTo3DView",
    "GoToE",
];
/// Annotations that run something (12.5.6).
const PLAYERS: &[&str] = &["Movie", "Sound", "Screen", "RichMedia", "3D"];
/// Annotations by which readers mark up a page (12.5.6.2).
const MARKUP: &[&str] = &[
    "Text",
    "FreeText",
    "Line",
    "Square",
    "Circle",
    "Polygon",
    "PolyLine",
    "Highlight",
    "Underline",
    "Squiggly",
    "StrikeOut",
    "Stamp",
    "Caret",
    "Ink",
    "Popup",
    "Redact",
];

/// What is left out of a clean copy.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Out {
    /// It is found under this code.
    Found(FindingCode),
    /// It goes along with something else, or says nothing of people.
    Quiet,
}

/// Whether a dictionary is left out wherever it stands.
pub fn is_out(dictionary: &Dictionary) -> Option<Out> {
    let name = |key: &str| dictionary.get(key).and_then(Object::as_name);
    // An element of the structure has a name of its own choice under the same key, and a parent or children.
    let is_action = name("Type") == Some("Action")
        || !["P", "K", "Pg", "Type"].iter().any(|key| dictionary.contains_key(*key));
    if name("S").is_some_and(|kind| ACTIONS.contains(&kind)) && is_action {
        return Some(Out::Found(FindingCode::ActiveContent));
    }
    if !dictionary.contains_key("Rect") {
        return None;
    }
    let kind = name("Subtype")?;
    if kind == "FileAttachment" {
        // The file within is told by its own entry.
        return Some(Out::Quiet);
    }
    if PLAYERS.contains(&kind) {
        return Some(Out::Found(FindingCode::ActiveContent));
    }
    if !MARKUP.contains(&kind) {
        return None;
    }
    let says = |key: &str| {
        dictionary.get(key).is_some_and(|value| !matches!(value, Object::String(words) if words.is_empty()))
    };
    match kind {
        // The window of a comment is told by the comment.
        "Popup" => Some(Out::Quiet),
        "Text" => Some(Out::Found(FindingCode::Comments)),
        // A form may be filled in with free text and lines, which then are the page itself: a comment names its writer.
        "FreeText" | "Stamp" | "Ink" => says("T").then_some(Out::Found(FindingCode::Comments)),
        _ => (says("T") || says("Contents")).then_some(Out::Found(FindingCode::Comments)),
    }
}

/// Whether an entry of a dictionary is left out.
pub fn is_entry_out(key: &str, value: &Object, dictionary: &Dictionary) -> Option<Out> {
    let kind = dictionary.get("Type").and_then(Object::as_name);
    let is_catalogue = kind == Some("Catalog");
    match key {
        // An opening that only goes to a page is a list, or an action that is judged by itself.
        "AA" | "XFA" => Some(Out::Found(FindingCode::ActiveContent)),
        "JavaScript" if kind.is_none() => Some(Out::Found(FindingCode::ActiveContent)),
        "EmbeddedFiles" if kind.is_none() => Some(Out::Quiet),
        "EF" => Some(Out::Found(FindingCode::EmbeddedFiles)),
        "Collection" | "Perms" | "Legal" | "SpiderInfo" if is_catalogue => Some(Out::Quiet),
        // Packets of properties: the document's own are written anew.
        "Metadata" if matches!(value, Object::Reference(_) | Object::Stream { .. }) => Some(Out::Quiet),
        "PieceInfo" | "LastModified" => Some(Out::Quiet),
        "AF" => Some(Out::Quiet),
        _ => None,
    }
}
