//! What hides in the package of an Office file (ECMA-376 part 2): one rule for each kind of relation and each part, by which
//! the findings are told and the clean copy is made.

use commons_extract::{FindingCode, Refusal};

use crate::{
    archive::Archive,
    xml::{self, Flow, Piece},
};

/// A relation as its list has it, with those that lead out of the package.
#[derive(Clone, Debug)]
pub struct Link {
    /// The name by which the part speaks of it.
    pub id: String,
    /// The last word of its type, such as `oleObject`.
    pub kind: String,
    /// The part's name, or the address outside.
    pub target: String,
    /// Whether it leads out of the package.
    pub outside: bool,
}

/// Why something is not in a clean copy.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Why {
    /// It is found under this code.
    Found(FindingCode),
    /// It is of no use without what is taken out, or is not worth a word.
    Quiet,
}

/// Kinds of relation whose target is not in a clean copy.
const KINDS: &[(&str, Why)] = &[
    ("vbaProject", Why::Found(FindingCode::Macros)),
    ("xlMacrosheet", Why::Found(FindingCode::Macros)),
    ("xlIntlMacrosheet", Why::Found(FindingCode::Macros)),
    ("wordVbaData", Why::Quiet),
    ("attachedToolbars", Why::Quiet),
    ("keyMapCustomizations", Why::Quiet),
    ("extensibility", Why::Quiet),
    ("userCustomization", Why::Quiet),
    ("control", Why::Found(FindingCode::ActiveContent)),
    ("activeXControlBinary", Why::Quiet),
    ("externalLink", Why::Found(FindingCode::ActiveContent)),
    ("connections", Why::Found(FindingCode::ActiveContent)),
    ("queryTable", Why::Quiet),
    ("webextension", Why::Found(FindingCode::ActiveContent)),
    ("webextensiontaskpanes", Why::Quiet),
    ("oleObject", Why::Found(FindingCode::EmbeddedFiles)),
    ("package", Why::Found(FindingCode::EmbeddedFiles)),
    // The comments themselves are counted one by one.
    ("comments", Why::Quiet),
    ("commentsExtended", Why::Quiet),
    ("commentsExtensible", Why::Quiet),
    ("commentsIds", Why::Quiet),
    ("commentAuthors", Why::Quiet),
    ("threadedComment", Why::Quiet),
    ("authors", Why::Quiet),
    ("people", Why::Quiet),
    ("person", Why::Quiet),
    ("revisionHeaders", Why::Found(FindingCode::TrackedChanges)),
    ("revisionLog", Why::Quiet),
    ("usernames", Why::Quiet),
    ("changesInfo", Why::Quiet),
    ("revisionInfo", Why::Quiet),
    ("custom-properties", Why::Quiet),
    ("thumbnail", Why::Quiet),
    ("printerSettings", Why::Quiet),
    ("classificationlabels", Why::Quiet),
    // A changed document is not what was signed, and the order of reckoning is made anew.
    ("origin", Why::Quiet),
    ("calcChain", Why::Quiet),
];

/// Folders and names of parts that are not in a clean copy even if nothing speaks of them.
const PARTS: &[&str] = &[
    "/activex/",
    "/embeddings/",
    "/externallinks/",
    "/threadedcomments/",
    "/persons/",
    "/macrosheets/",
    "/revisions/",
    "/querytables/",
    "/printersettings/",
    "/changesinfos/",
    "/webextensions/",
    "/_xmlsignatures/",
    "/customui/",
    "/docmetadata/",
    "/usercustomization/",
    "vbaproject.bin",
    "vbaprojectsignature",
    "vbadata.xml",
    "/ppt/comments/",
    "/xl/comments",
    "/word/comments",
    "/word/people.xml",
    "/ppt/commentauthors.xml",
    "/ppt/authors.xml",
    "/ppt/revisioninfo.xml",
    "/xl/connections.xml",
    "/xl/calcchain.xml",
    "/docprops/custom.xml",
    "/docprops/thumbnail",
];

/// Whether a part is left out of a clean copy by its name.
pub fn is_left_out(name: &str) -> bool {
    let name = format!("/{name}");
    PARTS.iter().any(|part| name.contains(part)) || name.contains("/../")
}

/// Why a relation is left out of a clean copy; `None` when it stays.
pub fn why(link: &Link) -> Option<Why> {
    let known = KINDS.iter().find(|(kind, _)| link.kind.eq_ignore_ascii_case(kind));
    if let Some((kind, why)) = known
        // Signatures and chains of reckoning share plain words with other types; their parts tell.
        && (*kind != "origin" || link.target.contains("_xmlsignatures"))
    {
        return Some(*why);
    }
    if link.outside {
        // A reader must click on a link before it leads anywhere; all else is fetched when the file is opened.
        return (link.kind != "hyperlink").then_some(Why::Found(FindingCode::ActiveContent));
    }
    is_left_out(&link.target.to_lowercase()).then_some(Why::Quiet)
}

/// Whether a link of a slide starts a program or a macro instead of leading somewhere.
pub fn is_program(action: &str) -> bool {
    action.starts_with("ppaction://program")
        || action.starts_with("ppaction://macro")
        || action.starts_with("ppaction://ole")
}

/// The part that a list of relations belongs to: `word/document.xml` for `word/_rels/document.xml.rels`.
pub fn owner(list: &str) -> Option<String> {
    let (folder, file) = list.strip_suffix(".rels")?.rsplit_once("_rels/")?;
    Some(format!("{folder}{file}"))
}

/// The relations of one list.
pub fn links(archive: &mut Archive<'_>, list: &str) -> Result<Vec<Link>, Refusal> {
    let mut links = Vec::new();
    let text = archive.xml(list)?.unwrap_or_default();
    let owner = owner(list).unwrap_or_default();
    let folder = owner.rsplit_once('/').map_or("", |(folder, _)| folder);
    xml::walk(&text, |piece| {
        if let Piece::Open("Relationship", attributes) = piece {
            let outside = attributes.get("TargetMode").as_deref() == Some("External");
            let target = attributes.get("Target").unwrap_or_default();
            let kind = attributes.get("Type").unwrap_or_default();
            links.push(Link {
                id: attributes.get("Id").unwrap_or_default(),
                kind: kind.rsplit('/').next().unwrap_or_default().to_owned(),
                target: if outside { target } else { crate::relations::resolve(folder, &target) },
                outside,
            });
        }
        Ok(Flow::On)
    })?;
    Ok(links)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_fetches_or_runs_is_left_out_and_a_link_stays() {
        let link = |kind: &str, target: &str, outside| Link {
            id: "r1".into(),
            kind: kind.into(),
            target: target.into(),
            outside,
        };
        assert_eq!(why(&link("hyperlink", "https://vote.gov", true)), None);
        assert_eq!(
            why(&link("image", "https://track.example/x.png", true)),
            Some(Why::Found(FindingCode::ActiveContent))
        );
        assert_eq!(
            why(&link("attachedTemplate", "file:///c:/t.dotm", true)),
            Some(Why::Found(FindingCode::ActiveContent))
        );
        assert_eq!(why(&link("image", "word/media/image1.png", false)), None);
        assert_eq!(
            why(&link("package", "word/embeddings/book.xlsx", false)),
            Some(Why::Found(FindingCode::EmbeddedFiles))
        );
        assert_eq!(why(&link("unheard", "word/vbaProject.bin", false)), Some(Why::Quiet));
        assert_eq!(owner("word/_rels/document.xml.rels").as_deref(), Some("word/document.xml"));
        assert_eq!(owner("_rels/.rels").as_deref(), Some(""));
    }
}
