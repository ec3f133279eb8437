//! Reads OpenDocument files (ISO/IEC 26300): a text with its headers, footers and notes; a spreadsheet sheet by sheet; a
//! presentation slide by slide with the speaker's notes. Comments and deleted text are left out, as a printed page does.
//!
//! A cell or a row that is said to be repeated a million times is read once.

use std::collections::HashSet;

use commons_extract::{Content, Refusal, TEXT_BYTES};

use crate::{
    archive::Archive,
    document::Found,
    odf_words::Words,
    properties::{self, Properties, forgive},
    xml::{self, Attributes, Flow, Piece},
};

/// Reads the file of this kind in an opened archive.
pub fn read(archive: &mut Archive<'_>, kind: Content) -> Result<Found, Refusal> {
    if is_encrypted(archive)? {
        return Err(Refusal::Encrypted);
    }
    let content =
        archive.xml("content.xml")?.ok_or_else(|| Refusal::damaged("the archive has no content"))?;
    let mut words = Words::of(kind);
    xml::walk(&content, |piece| Ok(words.take(piece)))?;
    let mut found = Found {
        pages: (kind == Content::Odp).then_some(words.slides),
        truncated: words.full,
        headings: words.headings.finish(),
        // Before the words of a text stands its header; it has no places.
        places: words.places,
        ..Found::default()
    };
    let edges = Edges::read(archive)?;
    if kind == Content::Odt {
        found.text.extend([edges.header.as_str(), "\n"]);
    }
    found.text.push_str(&words.text);
    if kind == Content::Odt {
        found.text.extend(["\n", &edges.footer, "\n", &words.notes]);
    }
    let (title, language) = described(archive)?;
    (found.title, found.language) = (title, language.or(edges.language));
    Ok(found)
}

/// Whether the list of parts says how one of them is encrypted (ODF 1.3 part 2, 4.8).
fn is_encrypted(archive: &mut Archive<'_>) -> Result<bool, Refusal> {
    let list = archive.xml("META-INF/manifest.xml")?.unwrap_or_default();
    // The list of a file that was made with care names its own grammar, which is nothing to refuse it for.
    let list = list
        .split_once("<!DOCTYPE")
        .map_or(list.as_str(), |(_, rest)| rest.split_once('>').map_or("", |end| end.1));
    let mut encrypted = false;
    forgive(xml::walk(list, |piece| {
        encrypted |= matches!(piece, Piece::Open("encryption-data", _));
        Ok(if encrypted { Flow::Stop } else { Flow::On })
    }))?;
    Ok(encrypted)
}

/// The title and language that the file gives itself.
fn described(archive: &mut Archive<'_>) -> Result<(Option<String>, Option<String>), Refusal> {
    let meta = archive.xml("meta.xml")?.unwrap_or_default();
    let Properties { title, language } = properties::of(&meta)?;
    Ok((title, language))
}

/// What the styles say of every page: its header and footer, and the language of plain text.
#[derive(Default)]
struct Edges {
    header: String,
    footer: String,
    language: Option<String>,
}

impl Edges {
    fn read(archive: &mut Archive<'_>) -> Result<Self, Refusal> {
        let styles = archive.xml("styles.xml")?.unwrap_or_default();
        let mut edges = Self::default();
        let (mut words, mut edge, mut in_default, mut seen) = (Words::default(), None, false, HashSet::new());
        forgive(xml::walk(&styles, |piece| {
            match &piece {
                Piece::Open("default-style", _) => in_default = true,
                Piece::Close("default-style") => in_default = false,
                Piece::Open("text-properties", attributes) if in_default && edges.language.is_none() => {
                    edges.language = language(attributes);
                }
                Piece::Open(name, _) if edge.is_none() => {
                    edge = is_edge(name).then(|| (*name).to_owned());
                    words = Words::default();
                    return Ok(Flow::On);
                }
                Piece::Close(name) if edge.as_deref() == Some(*name) => {
                    let text = std::mem::take(&mut words.text);
                    let into = if name.starts_with("header") { &mut edges.header } else { &mut edges.footer };
                    // Each master page has its own copy.
                    if into.len() < TEXT_BYTES && seen.insert(text.clone()) {
                        into.push_str(&text);
                    }
                    edge = None;
                }
                _ => {}
            }
            Ok(if edge.is_some() { words.take(piece) } else { Flow::On })
        }))?;
        Ok(edges)
    }
}

fn is_edge(name: &str) -> bool {
    matches!(name, "header" | "header-left" | "header-first" | "footer" | "footer-left" | "footer-first")
}

/// The language of a style; "none" and "zxx" say that there is no language in it.
fn language(attributes: &Attributes<'_>) -> Option<String> {
    let language = attributes.get("language").filter(|language| language != "none" && language != "zxx")?;
    match attributes.get("country").filter(|country| country != "none") {
        Some(country) => Some(format!("{language}-{country}")),
        None => Some(language),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{sample, tidy};

    fn found(bytes: &[u8], kind: Content) -> Result<Found, Refusal> {
        let mut archive = Archive::open(bytes)?;
        assert_eq!(archive.content(), Ok(kind));
        read(&mut archive, kind)
    }

    fn headings(found: &Found) -> Vec<(u8, &str)> {
        found.headings.iter().map(|heading| (heading.level, heading.text.as_str())).collect()
    }

    #[test]
    fn a_text_is_read_in_order_without_what_the_page_does_not_show() {
        let body = "<text:tracked-changes><text:p>old</text:p></text:tracked-changes>\
            <text:h text:outline-level='2'>Opening\n  the polls</text:h>\
            <text:p>Seal<text:tab/>log<text:s text:c='4'/>no.<text:note><text:note-citation>1</text:note-citation>\
            <text:note-body><text:p>See the code.</text:p></text:note-body></text:note>\
            <office:annotation><text:p>remark</text:p></office:annotation>\
            <draw:frame><draw:text-box><text:p>Box</text:p></draw:text-box><svg:title>alt</svg:title></draw:frame></text:p>\
            <table:table><table:table-row><table:table-cell><text:p>Ward</text:p><text:p>two</text:p></table:table-cell>\
            <table:covered-table-cell><text:p>under</text:p></table:covered-table-cell>\
            <table:table-cell><text:p>12</text:p></table:table-cell></table:table-row></table:table>";
        let styles = "<s><style:default-style><style:text-properties fo:language='es' fo:country='US'/></style:default-style>\
            <style:master-page><style:header><text:p>Maple County</text:p></style:header>\
            <style:footer><text:p>Form 12</text:p></style:footer></style:master-page>\
            <style:master-page><style:header><text:p>Maple County</text:p></style:header></style:master-page></s>";
        let meta = "<m><dc:title>Seal log</dc:title></m>";
        let bytes = sample::odf("text", body, &[("styles.xml", styles), ("meta.xml", meta)]);
        let found = found(&bytes, Content::Odt).unwrap();
        let expected = "Maple County\n\nOpening the polls\nSeal\tlog no.1Box\n\nWard two\t12\n\nForm 12\n\nSee the code.";
        assert_eq!(tidy::tidy(&found.text).0, expected);
        assert_eq!((found.title.as_deref(), found.language.as_deref()), (Some("Seal log"), Some("es-US")));
        assert_eq!(headings(&found), [(2, "Opening the polls")]);
    }

    #[test]
    fn a_sheet_is_read_by_rows_and_repetition_costs_nothing() {
        let body = "<table:content-validations><text:p>help</text:p></table:content-validations>\
            <table:table table:name='Turnout'><table:table-row table:number-rows-repeated='1000000000'>\
            <table:table-cell table:number-columns-repeated='1000000000'><text:p>7</text:p></table:table-cell>\
            <table:table-cell office:date-value='2026-11-03'><text:p>11/03/26</text:p></table:table-cell></table:table-row></table:table>\
            <table:table table:name='Wards'><table:table-row><table:table-cell><text:p>b</text:p></table:table-cell></table:table-row></table:table>";
        let found = found(&sample::odf("spreadsheet", body, &[]), Content::Ods).unwrap();
        assert_eq!(tidy::tidy(&found.text).0, "Turnout\n7\t11/03/26\n\nWards\nb");
        assert_eq!(headings(&found), [(1, "Turnout"), (1, "Wards")]);
        let wards = found.text.find("Wards").unwrap();
        assert_eq!(found.places, [(0, "sheet Turnout".into()), (wards - 1, "sheet Wards".into())]);
    }

    #[test]
    fn slides_are_counted_and_their_titles_are_headings() {
        let slide = |title: &str, notes: &str| {
            format!(
                "<draw:page><draw:frame presentation:class='title'><draw:text-box><text:p>{title}</text:p></draw:text-box></draw:frame>\
                <draw:frame><draw:text-box><text:list><text:list-item><text:p>Greet</text:p></text:list-item></text:list></draw:text-box></draw:frame>\
                <presentation:notes><draw:frame><draw:text-box><text:p>{notes}</text:p></draw:text-box></draw:frame></presentation:notes></draw:page>"
            )
        };
        let body = slide("Line care", "Slowly") + &slide("Closing", "");
        let found = found(&sample::odf("presentation", &body, &[]), Content::Odp).unwrap();
        assert_eq!(tidy::tidy(&found.text).0, "Line care\nGreet\nSlowly\n\nClosing\nGreet");
        assert_eq!((found.pages, headings(&found)), (Some(2), vec![(1, "Line care"), (1, "Closing")]));
        let closing = found.text.find("Closing").unwrap();
        assert_eq!(found.places, [(0, "slide 1".into()), (closing - 1, "slide 2".into())]);
    }

    #[test]
    fn a_locked_file_is_told_and_an_empty_one_is_damaged() {
        let list = "<manifest:manifest><manifest:file-entry><manifest:encryption-data/></manifest:file-entry></manifest:manifest>";
        let locked = sample::odf("text", "", &[("META-INF/manifest.xml", list)]);
        assert_eq!(found(&locked, Content::Odt).err(), Some(Refusal::Encrypted));
        let named = "<!DOCTYPE manifest:manifest PUBLIC '-//x//DTD//EN' 'Manifest.dtd'>\n".to_owned() + list;
        let locked = sample::odf("text", "", &[("META-INF/manifest.xml", &named)]);
        assert_eq!(found(&locked, Content::Odt).err(), Some(Refusal::Encrypted));
        let hollow = sample::without(&sample::odf("text", "", &[]), "content.xml");
        assert_eq!(found(&hollow, Content::Odt).err().map(|refusal| refusal.code()), Some("damaged"));
    }
}
