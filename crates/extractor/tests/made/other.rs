//! An OpenDocument text, a rich text and a PDF document with one of each thing that hides in them.

use crate::sample;

/// A text with nearly all that can hide in one.
pub fn odt() -> Vec<u8> {
    let body = "<text:tracked-changes><text:changed-region><text:deletion><dc:creator>Ana</dc:creator><text:p>old</text:p></text:deletion></text:changed-region></text:tracked-changes>\
        <text:h text:outline-level='1'>Seals</text:h><text:p>Opening<text:change/><office:annotation><dc:creator>Ana</dc:creator><text:p>between us</text:p></office:annotation>\
        <text:hidden-text text:string-value='a'>between us</text:hidden-text> <text:a xlink:href='https://vote.gov'>click here</text:a></text:p>\
        <text:section text:display='none'><text:p>between us</text:p></text:section><text:p><text:hidden-paragraph text:is-hidden='true'/>between us</text:p>\
        <text:p><draw:frame><draw:image xlink:href='https://track.example/a.png'/></draw:frame><draw:frame><draw:object xlink:href='./Object 1'/><draw:image xlink:href='ObjectReplacements/Object 1'/></draw:frame>\
        <draw:frame><draw:object-ole xlink:href='./Obj100'/><svg:desc>Table</svg:desc></draw:frame><draw:frame><draw:object xlink:href='./Object 2'/><svg:title>Turnout by hour</svg:title></draw:frame></text:p>\
        <office:event-listeners><presentation:event-listener presentation:action='show' xlink:href='https://vote.gov'/><script:event-listener script:event-name='dom:load' xlink:href='vnd.sun.star.script:a'/></office:event-listeners>\
        <table:table><table:table-row><table:table-cell><text:p>a</text:p></table:table-cell><table:table-cell/></table:table-row><table:table-row><table:table-cell/><table:table-cell/></table:table-row></table:table>";
    let manifest = "<manifest:manifest><manifest:file-entry manifest:full-path='/' manifest:media-type='application/vnd.oasis.opendocument.text'/>\
        <manifest:file-entry manifest:full-path='Object 1/' manifest:media-type='application/vnd.oasis.opendocument.spreadsheet'/>\
        <manifest:file-entry manifest:full-path='Object 2/' manifest:media-type='application/vnd.oasis.opendocument.chart'/></manifest:manifest>";
    let meta = "<office:document-meta><office:meta><dc:title>Seal log</dc:title><dc:creator>Ana Maple</dc:creator><meta:initial-creator>Bo Elm</meta:initial-creator></office:meta></office:document-meta>";
    sample::odf(
        "text",
        body,
        &[
            ("META-INF/manifest.xml", manifest),
            ("meta.xml", meta),
            ("Basic/Standard/Module1.xml", "<script:module/>"),
            ("Basic/Standard/script-lb.xml", "<library:library/>"),
            ("Obj100", "file"),
            ("Object 1/content.xml", "<office:document-content/>"),
            ("Object 2/content.xml", "<office:document-content/>"),
        ],
    )
}

/// A rich text with nearly all that can hide in one.
pub fn rtf() -> Vec<u8> {
    br"{\rtf1\ansi\ansicpg1252\deff0{\fonttbl{\f0\fcharset0 Arial;}}{\stylesheet{\s0 Normal;}{\*\cs9\v Hidden;}}
{\*\revtbl{Unknown;}{Ana Maple;}}{\*\rsidtbl\rsid77}{\*\generator A program;}{\*\xmlnstbl{\xmlns1 urn:maple}}{\*\template https://track.example/t.dotm}
{\info{\title Seal log}{\author Ana Maple}{\operator Bo Elm}{\*\manager Cy Fir}{\*\company Maple County}{\*\userprops{\propname Checked by}\proptype30{\staticval Di Oak}}}
\revisions{\*\passwordhash 0102}{\header Maple County\par}\pard Seal no. \'93{\*\atrfstart 1}12{\*\atrfend 1}\'94{\cs16{\*\atnid AM}{\*\atnauthor Ana Maple}\chatn{\*\annotation{\*\atnref 1}\pard between us}}\par
{\b\revised\revauth1\revdttm77 Open the polls} at {\deleted\revauthdel1\revdttmdel77 eight\par }{\i\crauth1\crdate77{\*\oldcprops\b}seven}\par
{\v between us{\pict\wmetafile8 0102}}{\object\objemb\objw9{\*\objclass Excel.Sheet.8}{\*\objdata 01050000\bin4 }}{{}{\result Turnout by hour}}\par
{\field{\*\fldinst INCLUDETEXT c:\\\\secret.docx}{\fldrslt Opening}} {\field{\*\fldinst HYPERLINK https://vote.gov}{\fldrslt vote.gov}}\par
{\xe{\v Seals}}{\pict\pngblip 0a0b}\trowd\cellx9\intbl Ward\cell\row\pard{\*\datastore 0105}{\footnote See the code.}}"
        .to_vec()
}

/// A document of two pages, the second of which is a picture; `form` is what its form field says of itself.
pub fn pdf(form: &str) -> Vec<u8> {
    let stream = |dictionary: &str, data: &str| {
        format!("<< {dictionary} /Length {} >>\nstream\n{data}\nendstream", data.len())
    };
    let objects = [
        "<< /Type /Catalog /Pages 2 0 R /Lang (en-US) /OpenAction 7 0 R /Names << /EmbeddedFiles << /Names [(a) 9 0 R] >> /JavaScript << /Names [(a) 7 0 R] >> >> /AcroForm << /Fields [8 0 R] >> >>".to_owned(),
        "<< /Type /Pages /Kids [3 0 R 4 0 R] /Count 2 >>".to_owned(),
        "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents 5 0 R /Resources << /Font << /F1 << /Type /Font /Subtype /Type1 /BaseFont /Helvetica >> >> >> \
            /Annots [8 0 R << /Type /Annot /Subtype /Text /Rect [0 0 9 9] /Contents (between us) /T (Ana Maple) >> << /Type /Annot /Subtype /Link /Rect [0 0 9 9] /A << /S /Launch /F (a.exe) >> >> \
            << /Type /Annot /Subtype /Link /Rect [0 0 9 9] /A << /S /URI /URI (https://vote.gov) >> >>] /AA << /O 7 0 R >> >>".to_owned(),
        "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents 6 0 R /Resources << /XObject << /I 11 0 R >> >> >>".to_owned(),
        stream("", "BT /F1 12 Tf 72 720 Td (Opening the polls) Tj ET"),
        stream("", "q 612 0 0 792 0 0 cm /I Do Q"),
        "<< /Type /Action /S /JavaScript /JS (app.alert\\(1\\)) >>".to_owned(),
        format!("<< /Type /Annot /Subtype /Widget /FT /Tx /T (name) /Rect [0 0 9 9] /P 3 0 R /V << {form} >> >>"),
        "<< /Type /Filespec /F (a.txt) /EF << /F 10 0 R >> >>".to_owned(),
        stream("/Type /EmbeddedFile", "secret file"),
        stream("/Type /XObject /Subtype /Image /Width 1 /Height 1 /ColorSpace /DeviceGray /BitsPerComponent 8", "a"),
        "<< /Title (Poll guide) /Author (Ana Maple) /Producer (a program) >>".to_owned(),
    ];
    let mut out = "%PDF-1.7\n".to_owned();
    let mut table = format!("xref\n0 {}\n0000000000 65535 f \n", objects.len() + 1);
    for (at, object) in objects.iter().enumerate() {
        table.push_str(&format!("{:010} 00000 n \n", out.len()));
        out.push_str(&format!("{} 0 obj\n{object}\nendobj\n", at + 1));
    }
    let start = out.len();
    out.push_str(&format!(
        "{table}trailer\n<< /Size {} /Root 1 0 R /Info 12 0 R >>\nstartxref\n{start}\n%%EOF\n",
        objects.len() + 1
    ));
    out.into_bytes()
}
