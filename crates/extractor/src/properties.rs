//! Reads what an Office file says of itself (ECMA-376 part 2, core properties): its title and language.

use commons_extract::Refusal;

use crate::{
    archive::Archive,
    xml::{self, Flow, Piece},
};

/// The properties that are of use here.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Properties {
    /// `dc:title`.
    pub title: Option<String>,
    /// `dc:language`, else the language of the default style.
    pub language: Option<String>,
}

/// Reads the properties; an archive without them has none. Broken ones are no reason to refuse the document, but an
/// attack in them is.
pub fn read(archive: &mut Archive<'_>) -> Result<Properties, Refusal> {
    let mut properties = Properties::default();
    if let Some(part) = archive.parts("core-properties+xml", "docprops/core").into_iter().next() {
        let text = archive.xml(&part)?.unwrap_or_default();
        properties = of(&text)?;
    }
    if properties.language.is_none() {
        properties.language = default_language(archive)?;
    }
    Ok(properties)
}

/// What a part with Dublin Core elements says; broken markup ends it.
pub fn of(part: &str) -> Result<Properties, Refusal> {
    let (mut title, mut language, mut within) = (String::new(), String::new(), "");
    forgive(xml::walk(part, |piece| {
        match piece {
            Piece::Open("title", _) => within = "title",
            Piece::Open("language", _) => within = "language",
            Piece::Text(text) if within == "title" => title.push_str(text),
            Piece::Text(text) if within == "language" => language.push_str(text),
            Piece::Close(_) => within = "",
            _ => {}
        }
        Ok(Flow::On)
    }))?;
    let some = |text: String| (!text.trim().is_empty()).then_some(text);
    Ok(Properties { title: some(title), language: some(language) })
}

fn default_language(archive: &mut Archive<'_>) -> Result<Option<String>, Refusal> {
    let Some(styles) = archive.xml("word/styles.xml")? else { return Ok(None) };
    let mut language = None;
    forgive(xml::walk(&styles, |piece| {
        match piece {
            Piece::Open("lang", attributes) => language = attributes.get("val"),
            // Other styles speak for themselves alone.
            Piece::Open("style", _) | Piece::Close("docDefaults") => return Ok(Flow::Stop),
            _ => {}
        }
        Ok(Flow::On)
    }))?;
    Ok(language)
}

/// Broken markup in a part that only adds to the document is no reason to refuse it.
pub fn forgive(result: Result<(), Refusal>) -> Result<(), Refusal> {
    match result {
        Err(Refusal::Damaged { .. }) => Ok(()),
        other => other,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sample;

    #[test]
    fn title_and_language_are_found() {
        let core = b"<cp:coreProperties><dc:title>Seal &amp; log</dc:title><dc:creator>X</dc:creator></cp:coreProperties>";
        let styles = b"<w:styles><w:docDefaults><w:rPr><w:lang w:val='es-US'/></w:rPr></w:docDefaults><w:style><w:lang w:val='de'/></w:style></w:styles>";
        let bytes = sample::zip(&[("docProps/core.xml", core), ("word/styles.xml", styles)]);
        let found = read(&mut Archive::open(&bytes).unwrap()).unwrap();
        assert_eq!(found, Properties { title: Some("Seal & log".into()), language: Some("es-US".into()) });
        let bytes = sample::zip(&[("docProps/core.xml", b"<broken>")]);
        assert_eq!(read(&mut Archive::open(&bytes).unwrap()), Ok(Properties::default()));
    }
}
