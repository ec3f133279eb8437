//! Cleans the package of a Word, Excel or PowerPoint file: parts, relations, content types and properties.

use std::{
    collections::{HashMap, HashSet},
    io::{Cursor, Write},
};

use commons_extract::Refusal;
use zip::{ZipArchive, ZipWriter, write::SimpleFileOptions};

use super::{
    ole, picture,
    rewrite::{Element, Fate, rewrite},
    word,
};
use crate::{archive::Archive, findings::word::Hiding, package, xml};

/// The copy of an opened archive.
pub fn clean(bytes: &[u8], archive: &mut Archive<'_>) -> Result<Vec<u8>, Refusal> {
    let plan = Plan::of(archive)?;
    let mut from = ZipArchive::new(Cursor::new(bytes)).map_err(Refusal::damaged)?;
    let mut to = ZipWriter::new(Cursor::new(Vec::with_capacity(bytes.len())));
    for at in 0..from.len() {
        let name = from.name_for_index(at).unwrap_or_default().to_owned();
        let plain = name.replace('\\', "/").trim_start_matches('/').to_lowercase();
        if plan.left_out.contains(&plain) || package::is_left_out(&plain) || plain.ends_with('/') {
            continue;
        }
        // Two entries of one name are read as the last of them; what the other holds nobody looked at.
        if archive.place_of(&plain) != Some(at) {
            continue;
        }
        match plan.rewritten(archive, &plain)? {
            Some(new) => {
                to.start_file(&name, SimpleFileOptions::default()).map_err(Refusal::damaged)?;
                to.write_all(&new).map_err(Refusal::damaged)?;
            }
            None => to
                .raw_copy_file(from.by_index_raw(at).map_err(Refusal::damaged)?)
                .map_err(Refusal::damaged)?,
        }
    }
    Ok(to.finish().map_err(Refusal::damaged)?.into_inner())
}

/// What is to be done to the parts.
struct Plan {
    left_out: HashSet<String>,
    /// Of each part the names by which it speaks of what is left out.
    gone: HashMap<String, HashSet<String>>,
    hiding: Hiding,
}

impl Plan {
    fn of(archive: &mut Archive<'_>) -> Result<Self, Refusal> {
        let mut plan =
            Self { left_out: HashSet::new(), gone: HashMap::new(), hiding: Hiding::read(archive)? };
        let names = archive.names();
        for list in names.iter().filter(|name| name.ends_with(".rels")) {
            let owner = package::owner(list).unwrap_or_default();
            for link in package::links(archive, list)? {
                if package::why(&link).is_some() || plan.is_empty_drawing(archive, &link)? {
                    plan.gone.entry(owner.clone()).or_default().insert(link.id);
                    if !link.outside && !link.target.is_empty() {
                        plan.left_out.insert(link.target.to_lowercase());
                    }
                }
            }
        }
        // The lists of parts that are gone go along.
        let lists: Vec<String> = names
            .iter()
            .filter(|list| {
                package::owner(list)
                    .is_some_and(|owner| plan.left_out.contains(&owner) || package::is_left_out(&owner))
            })
            .cloned()
            .collect();
        plan.left_out.extend(lists);
        Ok(plan)
    }

    /// Whether a drawing of the old kind holds nothing but the windows of comments.
    fn is_empty_drawing(&self, archive: &mut Archive<'_>, link: &package::Link) -> Result<bool, Refusal> {
        if !link.kind.eq_ignore_ascii_case("vmlDrawing") || link.outside {
            return Ok(false);
        }
        let Some(text) = archive.xml(&link.target)? else { return Ok(false) };
        let (notes, all) = (text.matches("ObjectType=\"Note\"").count(), text.matches("ObjectType=").count());
        Ok(notes > 0 && notes == all)
    }

    /// The part as it is to be; `None` when it stays as it is.
    fn rewritten(&self, archive: &mut Archive<'_>, name: &str) -> Result<Option<Vec<u8>>, Refusal> {
        let xml = name.ends_with(".xml") || name.ends_with(".rels") || name.ends_with(".vml");
        if !xml {
            let is_picture = [".jpg", ".jpeg", ".png", ".jpe", ".jfif"].iter().any(|end| name.ends_with(end));
            let bytes = if is_picture { archive.bytes(name)? } else { None };
            return Ok(bytes.and_then(|bytes| picture::clean(&bytes).ok().filter(|clean| *clean != bytes)));
        }
        // What others put into a document as data has rules of its own, and no relations.
        if name.starts_with("customxml/") && !name.contains("_rels/") {
            return Ok(None);
        }
        let Some(bytes) = archive.bytes(name)? else { return Ok(None) };
        let text = xml::decode(bytes);
        let new = match name {
            "docprops/core.xml" => core(&text)?,
            "docprops/app.xml" => APP.to_owned(),
            "[content_types].xml" => self.types(&text)?,
            _ if name.ends_with(".rels") => self.relations(name, &text)?,
            _ if name.ends_with(".vml") => drawing(&text),
            _ => self.part(name, &text)?,
        };
        Ok((new != text).then(|| new.into_bytes()))
    }

    fn relations(&self, name: &str, text: &str) -> Result<String, Refusal> {
        let gone = package::owner(name).and_then(|owner| self.gone.get(&owner));
        rewrite(text, |element| match element.attributes.get("Id") {
            Some(id) if element.name == "Relationship" && gone.is_some_and(|gone| gone.contains(&id)) => {
                Fate::Drop
            }
            _ => Fate::Keep,
        })
    }

    fn types(&self, text: &str) -> Result<String, Refusal> {
        rewrite(text, |element| {
            let kind = element.attributes.get("ContentType").unwrap_or_default();
            let Some(part) = element.attributes.get("PartName") else {
                return if kind.contains("vbaProject") { Fate::Drop } else { Fate::Keep };
            };
            let plain = part.trim_start_matches('/').to_lowercase();
            if self.left_out.contains(&plain) || package::is_left_out(&plain) {
                return Fate::Drop;
            }
            match without_macros(&kind) {
                Some(kind) => Fate::Become(format!(
                    "<Override PartName=\"{}\" ContentType=\"{kind}\"/>",
                    escaped(&part)
                )),
                None => Fate::Keep,
            }
        })
    }

    fn part(&self, name: &str, text: &str) -> Result<String, Refusal> {
        let none = HashSet::new();
        let gone = self.gone.get(name).unwrap_or(&none);
        let is_word = name.starts_with("word/");
        let mut left_out = if is_word { self.hiding.left_out(text)? } else { ole::left_out(text)? };
        let frames = ole::frames(text, gone)?;
        left_out.extend(frames.dropped);
        rewrite(text, |element| {
            if left_out.contains(&element.count) {
                return if element.name == "fldSimple" { Fate::Unwrap } else { Fate::Drop };
            }
            if frames.unwrapped.contains(&element.count) {
                return Fate::Unwrap;
            }
            if let Some(fate) = if is_word { word::fate(element) } else { of_others(element) } {
                return fate;
            }
            without_gone(element, gone)
        })
    }
}

/// What becomes of an element that speaks of something that is gone.
fn without_gone(element: &Element<'_>, gone: &HashSet<String>) -> Fate {
    for name in ["id", "embed", "link", "pict", "dm", "lo", "qs", "cs"] {
        let Some(id) = element.attributes.prefixed(name).filter(|id| gone.contains(id)) else { continue };
        return match element.name {
            // A picture stays as a frame; a page keeps its size without its printer.
            "blip" | "pageSetup" | "imagedata" | "fill" | "stroke" => Fate::Without(name, id),
            _ => Fate::Drop,
        };
    }
    Fate::Keep
}

/// What becomes of elements of workbooks and presentations.
fn of_others(element: &Element<'_>) -> Option<Fate> {
    match element.name {
        "absPath" | "fileSharing" | "externalReferences" | "oleObjects" | "controls" | "custDataLst"
        | "queryTableFields" => Some(Fate::Drop),
        "hlinkClick" | "hlinkHover" => element
            .attributes
            .get("action")
            .is_some_and(|action| package::is_program(&action))
            .then_some(Fate::Drop),
        "table" => element
            .attributes
            .get("tableType")
            .filter(|kind| kind == "queryTable")
            .map(|kind| Fate::Without("tableType", kind)),
        "tableColumn" => {
            element.attributes.get("queryTableFieldId").map(|id| Fate::Without("queryTableFieldId", id))
        }
        _ => None,
    }
}

/// The content type of a main part that holds no macros; `None` for any other.
fn without_macros(kind: &str) -> Option<String> {
    const OPEN: &str = "application/vnd.openxmlformats-officedocument.";
    let (_, to) = [
        ("application/vnd.ms-word.document.macroEnabled.main+xml", "wordprocessingml.document.main+xml"),
        (
            "application/vnd.ms-word.template.macroEnabledTemplate.main+xml",
            "wordprocessingml.document.main+xml",
        ),
        ("application/vnd.ms-excel.sheet.macroEnabled.main+xml", "spreadsheetml.sheet.main+xml"),
        ("application/vnd.ms-excel.template.macroEnabled.main+xml", "spreadsheetml.sheet.main+xml"),
        (
            "application/vnd.ms-powerpoint.presentation.macroEnabled.main+xml",
            "presentationml.presentation.main+xml",
        ),
        (
            "application/vnd.ms-powerpoint.slideshow.macroEnabled.main+xml",
            "presentationml.slideshow.main+xml",
        ),
        (
            "application/vnd.ms-powerpoint.template.macroEnabled.main+xml",
            "presentationml.presentation.main+xml",
        ),
    ]
    .into_iter()
    .find(|(from, _)| kind.eq_ignore_ascii_case(from))?;
    Some(format!("{OPEN}{to}"))
}

const APP: &str = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n\
    <Properties xmlns=\"http://schemas.openxmlformats.org/officeDocument/2006/extended-properties\"/>";

/// The core properties with the title and the language alone, which help readers and name nobody.
fn core(text: &str) -> Result<String, Refusal> {
    let (mut title, mut language, mut within) = (String::new(), String::new(), "");
    xml::walk(text, |piece| {
        match piece {
            xml::Piece::Open("title", _) => within = "title",
            xml::Piece::Open("language", _) => within = "language",
            xml::Piece::Text(text) if within == "title" => title.push_str(text),
            xml::Piece::Text(text) if within == "language" => language.push_str(text),
            xml::Piece::Close(_) => within = "",
            _ => {}
        }
        Ok(xml::Flow::On)
    })?;
    let element = |name: &str, value: &str| match value.trim() {
        "" => String::new(),
        value => format!("<dc:{name}>{}</dc:{name}>", escaped(value)),
    };
    Ok(format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n<cp:coreProperties \
         xmlns:cp=\"http://schemas.openxmlformats.org/package/2006/metadata/core-properties\" \
         xmlns:dc=\"http://purl.org/dc/elements/1.1/\">{}{}</cp:coreProperties>",
        element("title", &title),
        element("language", &language)
    ))
}

/// A drawing of the old kind without the windows of comments; it is not always well-formed, and is cut as text.
fn drawing(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(start) = rest.find("<v:shape ") {
        let end = rest[start..].find("</v:shape>").map_or(rest.len(), |end| start + end + "</v:shape>".len());
        let shape = &rest[start..end];
        out.push_str(&rest[..start]);
        if !shape.contains("ObjectType=\"Note\"") {
            out.push_str(shape);
        }
        rest = &rest[end..];
    }
    out + rest
}

/// Words as XML writes them.
pub fn escaped(words: &str) -> String {
    words.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}
