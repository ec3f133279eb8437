//! Reads a PowerPoint presentation (ECMA-376 part 1, PresentationML): slide by slide in the order of the show, each with
//! its title first, then its other words, tables, charts and diagrams, then the speaker's notes. Hidden slides too.

use std::collections::{HashMap, HashSet};

use commons_extract::{Refusal, TEXT_BYTES};

use crate::{
    archive::Archive,
    document::Found,
    headings::Headings,
    properties, relations,
    xml::{self, Flow, Piece},
};

/// Reads the presentation in an opened archive. A slide whose part is missing is left out, and that is said.
pub fn read(archive: &mut Archive<'_>) -> Result<Found, Refusal> {
    let properties = properties::read(archive)?;
    let main = archive.parts(".main+xml", "ppt/presentation").into_iter().next();
    let main = main.ok_or_else(|| Refusal::damaged("the archive has no presentation"))?;
    let show = archive.xml(&main)?.ok_or_else(|| Refusal::damaged("the archive has no presentation"))?;
    let mut found = Found { title: properties.title, language: properties.language, ..Found::default() };
    let (slides, language) = order(archive, &main, &show)?;
    found.language = found.language.or(language);
    found.pages = u32::try_from(slides.len()).ok();
    let mut headings = Headings::default();
    for (at, part) in slides.into_iter().enumerate() {
        found.places.push((found.text.len(), format!("slide {}", at + 1)));
        if found.text.len() > TEXT_BYTES {
            found.truncated = true;
            break;
        }
        let Some(slide) = archive.xml(&part)? else {
            found.truncated = true;
            continue;
        };
        let words = Words::of(&slide, FRAME_ON_SLIDE)?;
        headings.add(1, &words.title);
        found.text.extend([words.title.as_str(), "\n", &words.body, "\n"]);
        let mut notes = String::new();
        for relation in relations::read(archive, &part)? {
            let (into, left_out) = match relation.kind.as_str() {
                "notesSlide" => (&mut notes, FRAME_OF_NOTES),
                "diagramData" | "chart" => (&mut found.text, FRAME_ON_SLIDE),
                _ => continue,
            };
            if let Some(part) = archive.xml(&relation.target)? {
                let words = Words::of(&part, left_out)?;
                into.extend([words.title.as_str(), "\n", &words.body, "\n"]);
            }
        }
        found.text.extend([notes.as_str(), "\n"]);
    }
    found.headings = headings.finish();
    Ok(found)
}

/// The slides' parts in the order of the show, each once, and the language of the presentation's own text.
fn order(
    archive: &mut Archive<'_>,
    main: &str,
    show: &str,
) -> Result<(Vec<String>, Option<String>), Refusal> {
    let targets: HashMap<String, String> =
        relations::read(archive, main)?.into_iter().map(|relation| (relation.id, relation.target)).collect();
    let (mut slides, mut seen, mut language) = (Vec::new(), HashSet::new(), None);
    xml::walk(show, |piece| {
        match piece {
            Piece::Open("sldId", attributes) => {
                let target = attributes.prefixed("id").and_then(|id| targets.get(&id).cloned());
                slides.extend(target.filter(|target| seen.insert(target.clone())));
            }
            Piece::Open("defRPr", attributes) if language.is_none() => language = attributes.get("lang"),
            _ => {}
        }
        Ok(Flow::On)
    })?;
    if slides.is_empty() {
        slides = archive.parts("presentationml.slide+xml", "ppt/slides/slide");
    }
    Ok((slides, language))
}

/// Kinds of placeholder that are left out: none on a slide, since its audience sees them all.
const FRAME_ON_SLIDE: &[&str] = &[];
/// On a page of notes the frame around the notes is the same on each page.
const FRAME_OF_NOTES: &[&str] = &["sldImg", "sldNum", "dt", "hdr", "ftr"];

/// The words of one slide, page of notes, chart or diagram.
#[derive(Default)]
struct Words {
    title: String,
    body: String,
    shape: Option<Shape>,
    skipping: usize,
    in_text: usize,
    in_cache: bool,
    in_table: usize,
}

/// A shape that is being read.
#[derive(Default)]
struct Shape {
    text: String,
    is_title: bool,
    is_left_out: bool,
}

impl Words {
    fn of(part: &str, left_out: &[&str]) -> Result<Self, Refusal> {
        let mut words = Self::default();
        xml::walk(part, |piece| Ok(words.take(piece, left_out)))?;
        Ok(words)
    }

    fn take(&mut self, piece: Piece<'_>, left_out: &[&str]) -> Flow {
        match piece {
            Piece::Open(..) if self.skipping > 0 => self.skipping += 1,
            Piece::Close(_) if self.skipping > 0 => self.skipping -= 1,
            // The older copy of a drawing, which newer programs skip.
            Piece::Open("Fallback", _) => self.skipping = 1,
            Piece::Open("ph", attributes) => {
                let kind = attributes.get("type").unwrap_or_default();
                if let Some(shape) = &mut self.shape {
                    shape.is_title = matches!(kind.as_str(), "title" | "ctrTitle");
                    shape.is_left_out = left_out.contains(&kind.as_str());
                }
            }
            Piece::Open(name, _) => self.open(name),
            Piece::Close(name) => self.close(name),
            Piece::Text(text) if self.in_text > 0 && self.skipping == 0 => self.put(text),
            Piece::Text(_) => {}
        }
        if self.body.len() > TEXT_BYTES { Flow::Stop } else { Flow::On }
    }

    fn open(&mut self, name: &str) {
        match name {
            "sp" => self.shape = Some(Shape::default()),
            "t" => self.in_text += 1,
            "strCache" => self.in_cache = true,
            "v" if self.in_cache => self.in_text += 1,
            "tbl" => self.in_table += 1,
            "br" => self.put("\n"),
            _ => {}
        }
    }

    fn close(&mut self, name: &str) {
        match name {
            "sp" => self.end_shape(),
            "t" => self.in_text = self.in_text.saturating_sub(1),
            "strCache" => self.in_cache = false,
            "v" if self.in_cache => {
                self.in_text = self.in_text.saturating_sub(1);
                self.put("\n");
            }
            "tbl" => self.in_table = self.in_table.saturating_sub(1),
            // A cell is one field of its row, however many paragraphs it has.
            "p" if self.in_table > 0 => self.put(" "),
            "p" | "tr" => self.put("\n"),
            "tc" => self.put("\t"),
            _ => {}
        }
    }

    fn put(&mut self, text: &str) {
        match &mut self.shape {
            Some(shape) => shape.text.push_str(text),
            None => self.body.push_str(text),
        }
    }

    fn end_shape(&mut self) {
        match self.shape.take() {
            Some(shape) if shape.is_left_out => {}
            Some(shape) if shape.is_title => self.title.push_str(&shape.text),
            Some(shape) => self.body.push_str(&shape.text),
            None => {}
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{sample, tidy};

    fn shape(kind: &str, text: &str) -> String {
        let text = text.replace('|', "</a:t></a:r></a:p><a:p><a:r><a:t>");
        format!(
            "<p:sp><p:nvPr><p:ph type='{kind}'/></p:nvPr><p:txBody><a:p><a:r><a:t>{text}</a:t></a:r></a:p></p:txBody></p:sp>"
        )
    }

    #[test]
    fn slides_come_in_the_order_of_the_show_with_notes_at_their_end() {
        let table = "<p:graphicFrame><a:tbl><a:tr><a:tc><a:p><a:r><a:t>Ward</a:t></a:r></a:p></a:tc>\
            <a:tc><a:p><a:r><a:t>12</a:t></a:r></a:p></a:tc></a:tr></a:tbl></p:graphicFrame>";
        let first = shape("body", "Greet|Guide") + &shape("ctrTitle", "Line care") + table;
        let notes = shape("sldImg", "x") + &shape("body", "Say it slowly") + &shape("sldNum", "7");
        let bytes = sample::pptx(&[("2", &first, Some(&notes)), ("1", &shape("title", "Closing"), None)]);
        let found = read(&mut Archive::open(&bytes).unwrap()).unwrap();
        let expected = "Line care\n\nGreet\nGuide\nWard\t12\n\nSay it slowly\n\nClosing";
        assert_eq!(tidy::tidy(&found.text).0, expected);
        assert_eq!(
            (found.pages, found.truncated, found.language.as_deref()),
            (Some(2), false, Some("en-US"))
        );
        let headings: Vec<_> = found.headings.iter().map(|h| (h.level, h.text.as_str())).collect();
        assert_eq!(headings, [(1, "Line care"), (1, "Closing")]);
    }

    #[test]
    fn a_missing_slide_is_told_and_a_missing_show_is_damage() {
        let whole = sample::pptx(&[("1", &shape("title", "Closing"), None), ("9", "", None)]);
        let found =
            read(&mut Archive::open(&sample::without(&whole, "ppt/slides/slide9.xml")).unwrap()).unwrap();
        assert!(found.truncated && found.text.contains("Closing"), "{found:?}");
        let bytes = sample::without(&whole, "ppt/presentation.xml");
        assert_eq!(
            read(&mut Archive::open(&bytes).unwrap()).err().map(|refusal| refusal.code()),
            Some("damaged")
        );
    }
}
