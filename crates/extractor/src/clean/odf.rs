//! Cleans an OpenDocument file: parts, the list of them, properties, and what is hidden in the text.

use std::{
    collections::HashSet,
    io::{Cursor, Write},
};

use commons_extract::Refusal;
use zip::{CompressionMethod, ZipArchive, ZipWriter, write::SimpleFileOptions};

use super::{
    office::{element, texts},
    picture,
    rewrite::{Fate, rewrite},
};
use crate::{
    archive::Archive,
    findings::odf::hidden,
    odf_rules::{self, Rule, rule},
    xml,
};

/// The copy of an opened archive.
pub fn clean(bytes: &[u8], archive: &mut Archive<'_>) -> Result<Vec<u8>, Refusal> {
    let manifest = odf_rules::manifest(archive)?;
    if manifest.contains("encryption-data") {
        return Err(Refusal::Encrypted);
    }
    let objects = odf_rules::objects(archive)?;
    let mut from = ZipArchive::new(Cursor::new(bytes)).map_err(Refusal::damaged)?;
    let mut to = ZipWriter::new(Cursor::new(Vec::with_capacity(bytes.len())));
    // The type comes first and unpacked, so that anybody can tell it (ODF 1.3 part 2, 3.3).
    if let Some(kind) = archive.bytes("mimetype")? {
        let stored = SimpleFileOptions::default().compression_method(CompressionMethod::Stored);
        to.start_file("mimetype", stored).map_err(Refusal::damaged)?;
        to.write_all(&kind).map_err(Refusal::damaged)?;
    }
    for at in 0..from.len() {
        let name = from.name_for_index(at).unwrap_or_default().to_owned();
        let plain = name.replace('\\', "/").trim_start_matches('/').to_lowercase();
        let skipped = plain == "mimetype" || plain.ends_with('/') || odf_rules::is_left_out(&plain, &objects);
        if skipped || archive.place_of(&plain) != Some(at) {
            continue;
        }
        match rewritten(archive, &plain, &manifest, &objects)? {
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

/// The part as it is to be; `None` when it stays as it is.
fn rewritten(
    archive: &mut Archive<'_>,
    name: &str,
    manifest: &str,
    objects: &HashSet<String>,
) -> Result<Option<Vec<u8>>, Refusal> {
    if name == "meta-inf/manifest.xml" {
        return Ok(Some(list(manifest, objects)?.into_bytes()));
    }
    let Some(bytes) = archive.bytes(name)? else { return Ok(None) };
    if !name.ends_with(".xml") {
        return Ok(picture::clean(&bytes).ok().filter(|clean| *clean != bytes));
    }
    let text = xml::decode(bytes);
    let new = match name.rsplit('/').next() {
        Some("meta.xml") => meta(&text)?,
        Some("content.xml" | "styles.xml") => part(&text, objects)?,
        Some("settings.xml") => settings(&text)?,
        _ => return Ok(None),
    };
    Ok(Some(new.into_bytes()))
}

fn part(text: &str, objects: &HashSet<String>) -> Result<String, Refusal> {
    let hidden = hidden(text)?;
    rewrite(text, |element| {
        if hidden.contains(&element.count) {
            return Fate::Drop;
        }
        match rule(element.name, &element.attributes, objects) {
            Some(Rule::Out(_)) => Fate::Drop,
            Some(Rule::Unwrap(_)) => Fate::Unwrap,
            None => Fate::Keep,
        }
    })
}

/// The list of parts without those that are left out.
fn list(manifest: &str, objects: &HashSet<String>) -> Result<String, Refusal> {
    rewrite(manifest, |element| {
        let path = element.attributes.get("full-path").unwrap_or_default().to_lowercase();
        let folder = path.trim_end_matches('/');
        if element.name == "file-entry"
            && (odf_rules::is_left_out(&path, objects) || odf_rules::is_left_out(folder, objects))
        {
            Fate::Drop
        } else {
            Fate::Keep
        }
    })
}

/// The name of the printer and its settings go; how the document is shown stays.
fn settings(text: &str) -> Result<String, Refusal> {
    rewrite(text, |element| match element.attributes.get("name").as_deref() {
        Some("PrinterName" | "PrinterSetup") if element.name == "config-item" => Fate::Drop,
        _ => Fate::Keep,
    })
}

/// The properties with the title and the language alone.
fn meta(text: &str) -> Result<String, Refusal> {
    let values = texts(text, ["title", "language"])?;
    Ok(format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<office:document-meta \
         xmlns:office=\"urn:oasis:names:tc:opendocument:xmlns:office:1.0\" xmlns:dc=\"http://purl.org/dc/elements/1.1/\" \
         office:version=\"1.2\"><office:meta>{}{}</office:meta></office:document-meta>",
        element("dc:title", &values[0]),
        element("dc:language", &values[1])
    ))
}
