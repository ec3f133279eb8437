//! Looks through the package of a Word, Excel or PowerPoint file.

use std::collections::HashSet;

use commons_extract::{Content, FindingCode, Findings, Refusal};

use super::{picture, sheets, slides, word};
use crate::{
    archive::Archive,
    document::Found,
    package::{self, Why},
    xml::{self, Flow, Piece},
};

/// Adds what the package shows. A part that cannot be read shows nothing.
pub fn look(archive: &mut Archive<'_>, kind: Content, found: &mut Found) {
    let findings = &mut found.findings;
    let mut told: HashSet<String> = HashSet::new();
    for name in archive.names() {
        if name.ends_with(".rels") {
            relations(archive, &name, &mut told, findings);
        }
    }
    for name in archive.names() {
        if name.contains("vbaproject.bin") || name.contains("/macrosheets/") && name.ends_with(".xml") {
            once(&mut told, &name, FindingCode::Macros, findings);
        } else if name.contains("/activex/") && name.ends_with(".xml") {
            once(&mut told, &name, FindingCode::ActiveContent, findings);
        } else if name.contains("/embeddings/") && !name.ends_with(".rels") {
            once(&mut told, &name, FindingCode::EmbeddedFiles, findings);
        } else if name.contains("/media/") && [".jpg", ".jpeg", ".png"].iter().any(|end| name.ends_with(end))
        {
            if let Ok(Some(bytes)) = archive.bytes(&name) {
                picture::look(&bytes, "picture", findings);
            }
            named_signature(&name, "picture", findings);
        }
    }
    properties(archive, findings);
    // What was read until an error stays told.
    let _ = match kind {
        Content::Docx => word::look(archive, findings),
        Content::Xlsx => sheets::look(archive, findings),
        _ => slides::look(archive, findings),
    };
}

fn relations(archive: &mut Archive<'_>, list: &str, told: &mut HashSet<String>, findings: &mut Findings) {
    for link in package::links(archive, list).unwrap_or_default() {
        let Some(Why::Found(code)) = package::why(&link) else { continue };
        let key = link.target.to_lowercase();
        // An outside link is one each time that a part has it.
        let key = if link.outside { format!("{list} {} {key}", link.id) } else { key };
        if told.insert(key) {
            findings.add(code, words_for(&link.kind), shown(&link.target));
        }
    }
}

fn once(told: &mut HashSet<String>, name: &str, code: FindingCode, findings: &mut Findings) {
    if told.insert(name.to_owned()) {
        findings.add(code, "", shown(name));
    }
}

/// A relation's kind in words.
fn words_for(kind: &str) -> &'static str {
    match kind {
        "attachedTemplate" => "template",
        "image" => "linked picture",
        "externalLink" | "externalLinkPath" => "link to another workbook",
        "connections" => "connection to data",
        "control" => "control",
        "oleObject" => "object",
        "package" => "object or chart",
        "video" | "audio" | "media" => "linked sound or film",
        _ => "",
    }
}

/// An address without what may be a key or a name in it: its end and what follows a question mark are cut.
fn shown(target: &str) -> String {
    let target = target.split(['?', '#']).next().unwrap_or_default();
    target.chars().take(60).collect()
}

/// Adds a picture whose name or description says that it is a signature.
pub fn named_signature(words: &str, at: &str, findings: &mut Findings) {
    let lower = words.to_lowercase();
    let named = lower
        .split(|c: char| !c.is_alphabetic())
        .any(|word| matches!(word, "signature" | "firma" | "signatures" | "firmas"));
    let none = lower.contains("signature line")
        || lower.contains("_xmlsignatures")
        || lower.contains("línea de firma");
    if named && !none {
        findings.add(FindingCode::SignaturePicture, at, words);
    }
}

/// Names in the properties: people, companies, and whatever was put there by hand.
fn properties(archive: &mut Archive<'_>, findings: &mut Findings) {
    const CORE: &[&str] = &["creator", "lastModifiedBy"];
    const APP: &[&str] = &["Company", "Manager", "HyperlinkBase"];
    for (part, wanted) in
        [("docprops/core.xml", CORE), ("docprops/app.xml", APP), ("docprops/custom.xml", &[])]
    {
        let _ = values(archive, part, |name, value| {
            if (wanted.contains(&name) || part.ends_with("custom.xml")) && !value.trim().is_empty() {
                findings.add(FindingCode::Metadata, "properties", value.trim());
            }
        });
    }
    let _ = values(archive, "docprops/app.xml", |name, value| {
        // A template of one's own may name a person or a folder of theirs.
        let template = name == "Template" && (value.contains('\\') || value.contains('/'));
        if template {
            findings.add(FindingCode::Metadata, "template", value.trim());
        }
    });
}

/// Tells the text of each element that holds text alone.
fn values(archive: &mut Archive<'_>, part: &str, mut tell: impl FnMut(&str, &str)) -> Result<(), Refusal> {
    let text = archive.xml(part)?.unwrap_or_default();
    let mut value = String::new();
    xml::walk(&text, |piece| {
        match piece {
            Piece::Open(..) => value.clear(),
            Piece::Text(text) => value.push_str(text),
            Piece::Close(name) => {
                tell(name, &value);
                value.clear();
            }
        }
        Ok(Flow::On)
    })
}
