//! Tells which paragraph styles of a Word document are headings, and of which level (ECMA-376 part 1, 17.7 and 17.9.20).
//!
//! A style's id is in the writer's language ("berschrift1"), but its built-in name is in English in every file.

use std::collections::HashMap;

use commons_extract::Refusal;

use crate::{
    archive::Archive,
    properties::forgive,
    xml::{self, Flow, Piece},
};

/// How many styles a style may be built on; Word allows eleven.
const ANCESTORS: usize = 16;

/// The paragraph styles of a document.
#[derive(Debug, Default)]
pub struct Styles(HashMap<String, Style>);

#[derive(Debug, Default)]
struct Style {
    name: String,
    parent: String,
    outline: Option<String>,
}

impl Styles {
    /// Reads the styles; a document without them, or with broken ones, has few.
    pub fn read(archive: &mut Archive<'_>) -> Result<Self, Refusal> {
        let mut styles = HashMap::new();
        let part = archive.parts("wordprocessingml.styles+xml", "word/styles").into_iter().next();
        let Some(text) = part.map(|part| archive.xml(&part)).transpose()?.flatten() else {
            return Ok(Self::default());
        };
        let mut current: Option<(String, Style)> = None;
        forgive(xml::walk(&text, |piece| {
            match (piece, &mut current) {
                (Piece::Open("style", attributes), _) => {
                    current = Some((attributes.get("styleId").unwrap_or_default(), Style::default()));
                }
                (Piece::Open("name", attributes), Some((_, style))) => {
                    style.name = attributes.get("val").unwrap_or_default();
                }
                (Piece::Open("basedOn", attributes), Some((_, style))) => {
                    style.parent = attributes.get("val").unwrap_or_default();
                }
                (Piece::Open("outlineLvl", attributes), Some((_, style))) => {
                    style.outline = attributes.get("val");
                }
                (Piece::Close("style"), _) => styles.extend(current.take()),
                _ => {}
            }
            Ok(Flow::On)
        }))?;
        Ok(Self(styles))
    }

    /// The level, from 1, of a paragraph in a style that perhaps says its own outline level; `None` for body text.
    pub fn level(&self, style: &str, outline: Option<&str>) -> Option<u8> {
        if let Some(outline) = outline {
            return level(outline);
        }
        let mut at = style;
        for _ in 0..ANCESTORS {
            let Some(style) = self.0.get(at) else { return named(at) };
            if let Some(outline) = &style.outline {
                return level(outline);
            }
            if let Some(level) = named(&style.name) {
                return Some(level);
            }
            at = &style.parent;
        }
        None
    }
}

/// A level as the file counts: from 0, and 9 is body text.
fn level(outline: &str) -> Option<u8> {
    outline.trim().parse().ok().filter(|level: &u8| *level < 9).map(|level| level + 1)
}

/// A level by the name "heading 2", or by the id "Heading2" where the styles are missing.
pub fn named(name: &str) -> Option<u8> {
    let name = name.trim();
    let (word, number) = (name.get(..7)?, name.get(7..)?);
    let level = number.trim().parse().ok().filter(|level| (1..=9).contains(level));
    level.filter(|_| word.eq_ignore_ascii_case("heading"))
}
