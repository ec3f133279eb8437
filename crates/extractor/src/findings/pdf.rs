//! Looks through a PDF document, object by object from its root: what runs, files within, comments, names, tags, pictures.

use std::{
    collections::{HashMap, HashSet},
    time::Instant,
};

use commons_extract::{FindingCode, Findings};
use pdf_oxide::{
    PdfDocument,
    object::{Object, ObjectRef},
};

use super::picture::xmp;
use crate::{
    pdf::text_string,
    pdf_rules::{Dictionary, Out, is_entry_out, is_out},
};

/// The most objects that are looked at; the rest of a document that has more is taken for the same.
const OBJECTS: usize = 400_000;
/// How deep objects stand in each other without a name of their own.
const DEPTH: usize = 64;
/// Pages whose pictures are looked for.
const PAGES: usize = 2_000;

/// What the document shows. `blank` are the pages, counted from 0, on which no text was found.
pub fn look(document: &PdfDocument, blank: &[usize], end: Instant) -> Findings {
    let mut findings = Findings::default();
    let Some(trailer) = document.trailer().as_dict() else { return findings };
    names(document, trailer, &mut findings);
    if let Ok(catalogue) = document.catalog()
        && let Some(catalogue) = catalogue.as_dict()
    {
        let marked = entry(document, catalogue, "MarkInfo")
            .as_ref()
            .and_then(Object::as_dict)
            .and_then(|info| entry(document, info, "Marked"));
        let tree = entry(document, catalogue, "StructTreeRoot").is_some_and(|tree| tree.as_dict().is_some());
        if !tree || marked.and_then(|marked| marked.as_bool()) == Some(false) {
            findings.add(FindingCode::NotTagged, "", "");
        }
    }
    let mut walk = Walk {
        document,
        seen: HashSet::new(),
        waiting: Vec::new(),
        pages: pages(document),
        at: String::new(),
        findings: &mut findings,
    };
    if let Some(root) = trailer.get("Root") {
        walk.take(root, 0);
    }
    while let Some((reference, at)) = walk.waiting.pop() {
        if walk.seen.len() > OBJECTS || Instant::now() > end {
            break;
        }
        walk.at = walk.pages.get(&reference).cloned().unwrap_or(at);
        if let Ok(object) = document.load_object(reference) {
            walk.take(&object, 0);
        }
    }
    let named = pages(document);
    let blank: HashSet<String> = blank.iter().take(PAGES).map(|page| format!("page {}", page + 1)).collect();
    let mut pictures: Vec<_> = named
        .into_iter()
        .filter(|(page, name)| blank.contains(name) && Instant::now() < end && shows_picture(document, *page))
        .map(|(_, name)| (name.len(), name))
        .collect();
    // By their length first, so that page 10 comes after page 9.
    pictures.sort();
    for (_, name) in pictures {
        findings.add(FindingCode::OnlyPictures, name, "");
    }
    findings
}

/// The value of an entry, wherever it stands.
pub fn entry(document: &PdfDocument, dictionary: &Dictionary, key: &str) -> Option<Object> {
    document.resolve_object(dictionary.get(key)?).ok().filter(|value| !value.is_null())
}

/// Names of people in the properties; the names of programs are none.
fn names(document: &PdfDocument, trailer: &Dictionary, findings: &mut Findings) {
    const NAMES: &[&str] = &["Author", "Company", "Manager", "LastModifiedBy", "Owner"];
    let mut told = Vec::new();
    if let Some(info) = entry(document, trailer, "Info")
        && let Some(info) = info.as_dict()
    {
        for key in NAMES {
            let value = entry(document, info, key);
            told.extend(value.as_ref().and_then(Object::as_string).map(text_string));
        }
    }
    if let Ok(catalogue) = document.catalog()
        && let Some(packet) = catalogue.as_dict().and_then(|catalogue| entry(document, catalogue, "Metadata"))
        && let Ok(packet) = packet.decode_stream_data()
    {
        told.extend(xmp(&String::from_utf8_lossy(&packet)));
    }
    let mut seen = HashSet::new();
    for name in told {
        if !name.trim().is_empty() && seen.insert(name.trim().to_owned()) {
            findings.add(FindingCode::Metadata, "properties", name.trim());
        }
    }
}

/// What each page is called, by its object.
fn pages(document: &PdfDocument) -> HashMap<ObjectRef, String> {
    let mut named = HashMap::new();
    let mut seen = HashSet::new();
    let Some(root) =
        document.catalog().ok().and_then(|catalogue| catalogue.as_dict()?.get("Pages")?.as_reference())
    else {
        return named;
    };
    let mut waiting = vec![root];
    while let Some(reference) = waiting.pop() {
        if !seen.insert(reference) || named.len() > OBJECTS {
            continue;
        }
        let Ok(node) = document.load_object(reference) else { continue };
        match node.as_dict().and_then(|node| entry(document, node, "Kids")) {
            Some(kids) => {
                waiting.extend(kids.as_array().into_iter().flatten().rev().filter_map(Object::as_reference))
            }
            None => drop(named.insert(reference, format!("page {}", named.len() + 1))),
        }
    }
    named
}

/// A walk over all objects that can be reached.
struct Walk<'a> {
    document: &'a PdfDocument,
    seen: HashSet<ObjectRef>,
    waiting: Vec<(ObjectRef, String)>,
    pages: HashMap<ObjectRef, String>,
    at: String,
    findings: &'a mut Findings,
}

impl Walk<'_> {
    fn take(&mut self, object: &Object, depth: usize) {
        match object {
            _ if depth > DEPTH => {}
            Object::Reference(reference) => {
                if self.seen.insert(*reference) {
                    self.waiting.push((*reference, self.at.clone()));
                }
            }
            Object::Array(items) => items.iter().for_each(|item| self.take(item, depth + 1)),
            Object::Dictionary(dictionary) | Object::Stream { dict: dictionary, .. } => {
                self.dictionary(dictionary, depth)
            }
            _ => {}
        }
    }

    fn dictionary(&mut self, dictionary: &Dictionary, depth: usize) {
        if let Some(out) = is_out(dictionary) {
            if let Out::Found(code) = out {
                let said = |key: &str| dictionary.get(key).and_then(Object::as_string).map(text_string);
                let kind = ["S", "Subtype"]
                    .iter()
                    .find_map(|key| dictionary.get(*key)?.as_name())
                    .unwrap_or_default();
                let excerpt = said("Contents").unwrap_or_else(|| kind.to_owned());
                self.findings.add(code, &*self.at, excerpt);
            }
            // What follows an action, and the file within an annotation, are told too.
            for key in ["Next", "FS"] {
                if let Some(value) = dictionary.get(key) {
                    self.take(value, depth + 1);
                }
            }
            return;
        }
        self.figure(dictionary);
        for (key, value) in dictionary {
            match is_entry_out(key, value, dictionary) {
                Some(Out::Found(code)) => self.findings.add(code, &*self.at, name_of(key, dictionary)),
                // Lists of files are walked through to their files.
                Some(Out::Quiet) if matches!(key.as_str(), "EmbeddedFiles" | "AF") => {
                    self.take(value, depth + 1)
                }
                Some(Out::Quiet) => {}
                None => self.take(value, depth + 1),
            }
        }
    }

    /// A picture in the structure without words for it.
    fn figure(&mut self, dictionary: &Dictionary) {
        let is_figure =
            dictionary.get("S").and_then(Object::as_name) == Some("Figure") && dictionary.contains_key("P");
        let described = ["Alt", "ActualText"].iter().any(|key| {
            let words = entry(self.document, dictionary, key);
            words
                .as_ref()
                .and_then(Object::as_string)
                .is_some_and(|words| !text_string(words).trim().is_empty())
        });
        if is_figure && !described {
            let page =
                dictionary.get("Pg").and_then(Object::as_reference).and_then(|page| self.pages.get(&page));
            self.findings.add(FindingCode::MissingAltText, page.cloned().unwrap_or_default(), "");
        }
    }
}

/// What an entry is called: a file by its name, all else by its key.
fn name_of(key: &str, dictionary: &Dictionary) -> String {
    let name = ["UF", "F"].iter().find_map(|key| dictionary.get(*key)?.as_string());
    match name {
        Some(name) if key == "EF" => text_string(name),
        _ if key == "AA" => "automatic action".to_owned(),
        _ => key.to_owned(),
    }
}

/// Whether a page draws a picture, itself or in a form on it.
fn shows_picture(document: &PdfDocument, page: ObjectRef) -> bool {
    let Some(resources) = resources(document, page) else { return false };
    let mut waiting = vec![(resources, 0)];
    while let Some((resources, depth)) = waiting.pop() {
        let Some(resources) = document.resolve_object(&resources).ok() else { continue };
        let Some(objects) = resources.as_dict().and_then(|resources| entry(document, resources, "XObject"))
        else {
            continue;
        };
        for object in objects.as_dict().into_iter().flat_map(HashMap::values).take(100) {
            let Ok(object) = document.resolve_object(object) else { continue };
            let Some(dictionary) = object.as_dict() else { continue };
            match dictionary.get("Subtype").and_then(Object::as_name) {
                Some("Image") => return true,
                Some("Form") if depth < 2 => {
                    waiting.extend(dictionary.get("Resources").cloned().map(|inner| (inner, depth + 1)))
                }
                _ => {}
            }
        }
    }
    false
}

/// What a page may draw; said by the page or by what it stands in (7.7.3.4).
fn resources(document: &PdfDocument, page: ObjectRef) -> Option<Object> {
    let mut node = document.load_object(page).ok()?;
    for _ in 0..16 {
        let dictionary = node.as_dict()?;
        if let Some(resources) = entry(document, dictionary, "Resources") {
            return Some(resources);
        }
        node = entry(document, dictionary, "Parent")?;
    }
    None
}
