//! Reads what a part of an Office file is related to (ECMA-376 part 2, 9.3). What lies outside of the file is left out.

use commons_extract::Refusal;

use crate::{
    archive::Archive,
    xml::{self, Flow, Piece},
};

/// One relation of a part.
#[derive(Debug, PartialEq, Eq)]
pub struct Relation {
    /// The name by which the part speaks of it.
    pub id: String,
    /// The last word of its type, such as `slide` or `notesSlide`.
    pub kind: String,
    /// The name of the other part in the archive.
    pub target: String,
}

/// The relations of `part` in the order of their list; none if it has no list.
pub fn read(archive: &mut Archive<'_>, part: &str) -> Result<Vec<Relation>, Refusal> {
    let (folder, file) = part.rsplit_once('/').unwrap_or(("", part));
    let mut relations = Vec::new();
    let Some(list) = archive.xml(&format!("{folder}/_rels/{file}.rels"))? else { return Ok(relations) };
    xml::walk(&list, |piece| {
        if let Piece::Open("Relationship", attributes) = piece
            && attributes.get("TargetMode").as_deref() != Some("External")
            && let (Some(id), Some(target)) = (attributes.get("Id"), attributes.get("Target"))
        {
            let kind = attributes.get("Type").unwrap_or_default();
            let kind = kind.rsplit('/').next().unwrap_or_default().to_owned();
            relations.push(Relation { id, kind, target: resolve(folder, &target) });
        }
        Ok(Flow::On)
    })?;
    Ok(relations)
}

/// A target is relative to its part's folder, or absolute within the archive. It cannot lead out of the archive.
pub fn resolve(folder: &str, target: &str) -> String {
    let mut steps: Vec<&str> = match target.starts_with('/') {
        true => Vec::new(),
        false => folder.split('/').collect(),
    };
    for step in target.split('/') {
        match step {
            "" | "." => {}
            ".." => drop(steps.pop()),
            name => steps.push(name),
        }
    }
    steps.join("/")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sample;

    #[test]
    fn targets_stay_within_the_archive() {
        let list = b"<r><Relationship Id='a' Type='http://x/slide' Target='slides/slide1.xml'/>\
            <Relationship Id='b' Type='notesSlide' Target='../../../notes/n1.xml'/>\
            <Relationship Id='c' Target='/xl/./one.xml'/>\
            <Relationship Id='d' TargetMode='External' Target='https://example.org/'/></r>";
        let bytes = sample::zip(&[("ppt/_rels/presentation.xml.rels", list)]);
        let found = read(&mut Archive::open(&bytes).unwrap(), "ppt/presentation.xml").unwrap();
        let told: Vec<_> =
            found.iter().map(|r| (r.id.as_str(), r.kind.as_str(), r.target.as_str())).collect();
        let expected = [
            ("a", "slide", "ppt/slides/slide1.xml"),
            ("b", "notesSlide", "notes/n1.xml"),
            ("c", "", "xl/one.xml"),
        ];
        assert_eq!(told, expected);
    }
}
