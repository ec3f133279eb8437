//! Tells which pictures of an Office document have a description for those who cannot see them.

use crate::xml::Attributes;

/// Elements that hold one picture, chart or diagram and its name.
const FRAMES: &[&str] = &["inline", "anchor", "pic", "graphicFrame"];

/// The frames that are open; they may stand in each other.
#[derive(Default)]
pub struct Pictures(Vec<Frame>);

#[derive(Default)]
struct Frame {
    name: String,
    described: Option<String>,
    decorative: bool,
    shows: bool,
}

impl Pictures {
    /// An element begins.
    pub fn open(&mut self, name: &str, attributes: &Attributes<'_>) {
        if FRAMES.contains(&name) && attributes.prefix() != "c" {
            self.0.push(Frame { name: name.to_owned(), shows: name == "pic", ..Frame::default() });
            // A picture within Word's frame is described by the frame.
            if let [.., outer, _] = self.0.as_mut_slice()
                && name == "pic"
            {
                outer.shows = true;
            }
        }
        let Some(frame) = self.0.last_mut() else { return };
        match name {
            "docPr" | "cNvPr" if frame.described.is_none() => {
                let words = attributes.get("descr").filter(|words| !words.trim().is_empty());
                frame.described =
                    Some(words.or_else(|| attributes.get("title")).unwrap_or_default().trim().to_owned());
            }
            "decorative" => {
                frame.decorative = attributes.get("val").is_none_or(|val| val != "0" && val != "false")
            }
            "graphicData" => {
                let uri = attributes.get("uri").unwrap_or_default();
                frame.shows |=
                    uri.ends_with("/chart") || uri.ends_with("/diagram") || uri.ends_with("chartex");
            }
            _ => {}
        }
    }

    /// An element ends; for a picture that is not decorative its description, which may be empty.
    pub fn close(&mut self, name: &str) -> Option<String> {
        let frame = self.0.pop_if(|frame| frame.name == name)?;
        let within = self.0.last_mut().filter(|outer| matches!(outer.name.as_str(), "inline" | "anchor"));
        if let Some(outer) = within {
            // One of the two descriptions is enough.
            if outer.described.as_deref().is_none_or(str::is_empty) {
                outer.described = frame.described;
            }
            outer.decorative |= frame.decorative;
            return None;
        }
        (frame.shows && !frame.decorative).then(|| frame.described.unwrap_or_default())
    }
}
