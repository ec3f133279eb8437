//! Small documents made for the tests, so that nobody's files are needed.

use std::io::{Cursor, Write};

use zip::{ZipWriter, write::SimpleFileOptions};

/// A zip archive of the given entries.
pub fn zip(entries: &[(&str, &[u8])]) -> Vec<u8> {
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in entries {
        writer.start_file(*name, SimpleFileOptions::default()).unwrap();
        writer.write_all(bytes).unwrap();
    }
    writer.finish().unwrap().into_inner()
}

/// A Word document of the given parts, each wrapped into a root element and listed by its habitual content type.
pub fn docx(parts: &[(&str, &str)]) -> Vec<u8> {
    let kind =
        |name: &str| match name.trim_start_matches("word/").trim_end_matches(|c: char| !c.is_ascii_digit()) {
            _ if name.contains("document") => "document.main",
            _ if name.contains("header") => "header",
            _ if name.contains("footer") => "footer",
            _ if name.contains("footnotes") => "footnotes",
            _ => "comments",
        };
    let mut types = "<Types>".to_owned();
    let mut entries = vec![];
    for (name, inner) in parts {
        types.push_str(&format!(
            "<Override PartName='/{name}' ContentType='application/vnd.openxmlformats-officedocument.wordprocessingml.{}+xml'/>",
            kind(name)
        ));
        entries.push((*name, format!("<?xml version='1.0'?><w:root>{inner}</w:root>")));
    }
    types.push_str("</Types>");
    entries.insert(0, ("[Content_Types].xml", types));
    zip(&entries.iter().map(|(name, text)| (*name, text.as_bytes())).collect::<Vec<_>>())
}

/// A workbook of named sheets with these rows; the second and later ones are hidden.
pub fn xlsx(shared: &str, sheets: &[(&str, &str)]) -> Vec<u8> {
    const KIND: &str = "application/vnd.openxmlformats-officedocument.spreadsheetml";
    let types = format!(
        "<Types><Override PartName='/xl/workbook.xml' ContentType='{KIND}.sheet.main+xml'/>\
         <Override PartName='/xl/sharedStrings.xml' ContentType='{KIND}.sharedStrings+xml'/></Types>"
    );
    let (mut list, mut relations) = (String::new(), String::new());
    let mut entries = vec![("xl/sharedStrings.xml".to_owned(), format!("<sst>{shared}</sst>"))];
    for (at, (name, rows)) in sheets.iter().enumerate() {
        let state = if at == 0 { "visible" } else { "hidden" };
        list.push_str(&format!("<sheet name='{name}' state='{state}' r:id='rId{at}'/>"));
        relations.push_str(&format!("<Relationship Id='rId{at}' Target='worksheets/sheet{at}.xml'/>"));
        let sheet =
            format!("<worksheet><dimension ref='A1:XFD1048576'/><sheetData>{rows}</sheetData></worksheet>");
        entries.push((format!("xl/worksheets/sheet{at}.xml"), sheet));
    }
    entries.push(("xl/workbook.xml".into(), format!("<workbook><sheets>{list}</sheets></workbook>")));
    entries
        .push(("xl/_rels/workbook.xml.rels".into(), format!("<Relationships>{relations}</Relationships>")));
    entries.insert(0, ("[Content_Types].xml".into(), types));
    zip(&entries.iter().map(|(name, text)| (name.as_str(), text.as_bytes())).collect::<Vec<_>>())
}

/// A PDF document with one line of text on each page, and `more` in its trailer.
pub fn pdf(pages: &[&str], more: &str) -> Vec<u8> {
    let kids: String = (0..pages.len()).map(|at| format!("{} 0 R ", 5 + 2 * at)).collect();
    let mut objects = vec![
        "<< /Type /Catalog /Pages 2 0 R /Lang (en-US) >>".to_owned(),
        format!("<< /Type /Pages /Kids [{kids}] /Count {} >>", pages.len()),
        "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>".to_owned(),
        "<< /Title (Poll guide \\205 1) >>".to_owned(),
    ];
    for (at, line) in pages.iter().enumerate() {
        let content = format!("BT /F1 12 Tf 72 720 Td ({line}) Tj ET");
        objects.push(format!(
            "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents {} 0 R /Resources << /Font << /F1 3 0 R >> >> >>",
            6 + 2 * at
        ));
        objects.push(format!("<< /Length {} >>\nstream\n{content}\nendstream", content.len()));
    }
    let mut out = "%PDF-1.4\n".to_owned();
    let mut table = format!("xref\n0 {}\n0000000000 65535 f \n", objects.len() + 1);
    for (at, object) in objects.iter().enumerate() {
        table.push_str(&format!("{:010} 00000 n \n", out.len()));
        out.push_str(&format!("{} 0 obj\n{object}\nendobj\n", at + 1));
    }
    let start = out.len();
    out.push_str(&table);
    out.push_str(&format!(
        "trailer\n<< /Size {} /Root 1 0 R /Info 4 0 R {more} >>\nstartxref\n{start}\n%%EOF\n",
        objects.len() + 1
    ));
    out.into_bytes()
}

/// A presentation of numbered slides in this order, each with its shapes and perhaps a page of notes.
pub fn pptx(slides: &[(&str, &str, Option<&str>)]) -> Vec<u8> {
    const KIND: &str = "application/vnd.openxmlformats-officedocument.presentationml";
    let types = format!(
        "<Types><Override PartName='/ppt/presentation.xml' ContentType='{KIND}.presentation.main+xml'/></Types>"
    );
    let (mut list, mut relations) = (String::new(), String::new());
    let mut entries = vec![("[Content_Types].xml".to_owned(), types)];
    for (number, shapes, notes) in slides {
        list.push_str(&format!("<p:sldId id='256' r:id='r{number}'/>"));
        relations.push_str(&format!("<Relationship Id='r{number}' Target='slides/slide{number}.xml'/>"));
        entries.push((format!("ppt/slides/slide{number}.xml"), format!("<p:sld>{shapes}</p:sld>")));
        if let Some(notes) = notes {
            let relation = "<r><Relationship Id='n' Type='x/notesSlide' Target='../notes/n.xml'/></r>";
            entries.push((format!("ppt/slides/_rels/slide{number}.xml.rels"), relation.to_owned()));
            entries.push(("ppt/notes/n.xml".to_owned(), format!("<p:notes>{notes}</p:notes>")));
        }
    }
    let show =
        format!("<p:presentation><p:sldIdLst>{list}</p:sldIdLst><a:defRPr lang='en-US'/></p:presentation>");
    entries.push(("ppt/presentation.xml".to_owned(), show));
    entries.push(("ppt/_rels/presentation.xml.rels".to_owned(), format!("<r>{relations}</r>")));
    zip(&entries.iter().map(|(name, text)| (name.as_str(), text.as_bytes())).collect::<Vec<_>>())
}

/// An OpenDocument file of a kind (`text`, `spreadsheet`, `presentation`) with this body and these other parts.
pub fn odf(kind: &str, body: &str, more: &[(&str, &str)]) -> Vec<u8> {
    let media_type = format!("application/vnd.oasis.opendocument.{kind}");
    let content = format!(
        "<office:document-content><office:body><office:{kind}>{body}</office:{kind}></office:body></office:document-content>"
    );
    let mut entries = vec![("mimetype", media_type.as_bytes()), ("content.xml", content.as_bytes())];
    entries.extend(more.iter().map(|(name, text)| (*name, text.as_bytes())));
    zip(&entries)
}

/// The archive without the entry of this name.
pub fn without(archive: &[u8], name: &str) -> Vec<u8> {
    let mut from = zip::ZipArchive::new(Cursor::new(archive)).unwrap();
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    for at in 0..from.len() {
        let entry = from.by_index_raw(at).unwrap();
        if entry.name() != name {
            writer.raw_copy_file(entry).unwrap();
        }
    }
    writer.finish().unwrap().into_inner()
}

/// A PNG picture that claims a size; its one row of pixels is not meant to be unpacked.
pub fn png(width: u32, height: u32) -> Vec<u8> {
    let mut out = b"\x89PNG\r\n\x1a\n".to_vec();
    let header = [&width.to_be_bytes()[..], &height.to_be_bytes(), &[1, 0, 0, 0, 0]].concat();
    for (kind, data) in [(b"IHDR", header.as_slice()), (b"IDAT", b"\x78\x9c\x03\0\0\0\0\x01"), (b"IEND", b"")]
    {
        out.extend((data.len() as u32).to_be_bytes());
        out.extend(kind);
        out.extend(data);
        out.extend([0; 4]);
    }
    out
}

/// A JPEG picture that claims a size, with nothing in its scan.
pub fn jpeg(width: u16, height: u16) -> Vec<u8> {
    let ([a, b], [c, d]) = (height.to_be_bytes(), width.to_be_bytes());
    let head = b"\xff\xd8\xff\xe0\0\x10JFIF\0\x01\x01\0\0\x01\0\x01\0\0".to_vec();
    let frame = [0xff, 0xc0, 0, 11, 8, a, b, c, d, 1, 1, 0x11, 0];
    let scan = [0xff, 0xda, 0, 8, 1, 1, 0, 0, 63, 0, 0xff, 0xd9];
    [head.as_slice(), &frame, &scan].concat()
}

/// The archive with one more entry, in place of one of the same name.
pub fn with(archive: &[u8], name: &str, bytes: &[u8]) -> Vec<u8> {
    joined(&without(archive, name), &zip(&[(name, bytes)]))
}

/// The entries of two archives in one, as they are.
pub fn joined(one: &[u8], two: &[u8]) -> Vec<u8> {
    let mut writer = ZipWriter::new_append(Cursor::new(one.to_vec())).unwrap();
    writer.merge_archive(zip::ZipArchive::new(Cursor::new(two)).unwrap()).unwrap();
    writer.finish().unwrap().into_inner()
}

/// The bytes packed as zlib does (RFC 1950): a zip entry's packed bytes between zlib's head and checksum.
pub fn deflated(bytes: &[u8]) -> Vec<u8> {
    let archive = zip(&[("a", bytes)]);
    let mut from = zip::ZipArchive::new(Cursor::new(archive.as_slice())).unwrap();
    let entry = from.by_index_raw(0).unwrap();
    let start = entry.data_start().unwrap() as usize;
    let packed = &archive[start..start + entry.compressed_size() as usize];
    let (mut a, mut b) = (1_u32, 0_u32);
    for byte in bytes {
        a = (a + u32::from(*byte)) % 65_521;
        b = (b + a) % 65_521;
    }
    [&[0x78, 0x9c], packed, &(b << 16 | a).to_be_bytes()].concat()
}

/// A JPEG picture that says who took it and where.
pub fn photo() -> Vec<u8> {
    let mut exif = b"Exif\0\0MM\0*\0\0\0\x08\0\x02".to_vec();
    exif.extend(b"\x01\x3b\0\x02\0\0\0\x0a\0\0\0\x26\x88\x25\0\x04\0\0\0\x01\0\0\0\x30\0\0\0\0");
    exif.extend(b"Ana Maple\0\0\x02");
    exif.extend([0; 24]);
    let mut out = b"\xff\xd8\xff\xe1".to_vec();
    out.extend((exif.len() as u16 + 2).to_be_bytes());
    out.extend(exif);
    out.extend(&jpeg(4, 4)[2..]);
    out
}
