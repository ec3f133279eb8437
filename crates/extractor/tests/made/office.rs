//! Word, Excel and PowerPoint files with one of each thing that hides in them.

use crate::sample::{photo, zip};

const OFFICE: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

fn types(parts: &[(&str, &str)]) -> String {
    let list: String = parts
        .iter()
        .map(|(name, kind)| format!("<Override PartName='/{name}' ContentType='{kind}'/>"))
        .collect();
    format!(
        "<Types><Default Extension='bin' ContentType='application/vnd.ms-office.vbaProject'/>{list}</Types>"
    )
}

fn relations(list: &[(&str, &str, &str)]) -> String {
    let one = |(id, kind, target): &(&str, &str, &str)| {
        let mode = if target.contains("//") { " TargetMode='External'" } else { "" };
        format!("<Relationship Id='{id}' Type='{OFFICE}/{kind}' Target='{target}'{mode}/>")
    };
    format!("<Relationships>{}</Relationships>", list.iter().map(one).collect::<String>())
}

fn core(inner: &str) -> String {
    format!("<cp:coreProperties xmlns:cp='c' xmlns:dc='d'>{inner}</cp:coreProperties>")
}

fn drawing(described: &str, id: &str) -> String {
    format!(
        "<w:p><w:r><w:drawing><wp:inline><wp:docPr id='1' name='x' {described}/><a:graphic><a:graphicData uri='p'><pic:pic>\
         <pic:cNvPr id='1' name='x'/><a:blip r:embed='{id}'/></pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r></w:p>"
    )
}

/// A Word file with macros and nearly all else.
pub fn docm() -> Vec<u8> {
    let run = |text: &str| format!("<w:r><w:t>{text}</w:t></w:r>");
    let document = [
        "<w:document xmlns:w='w' xmlns:r='r'><w:body>".to_owned(),
        format!("<w:p><w:pPr><w:pStyle w:val='Heading1'/></w:pPr>{}</w:p>", run("Seal")),
        format!("<w:p><w:pPr><w:pStyle w:val='Heading3'/></w:pPr>{}<w:del w:id='1' w:author='Ana'><w:r><w:delText>six</w:delText></w:r></w:del>\
            <w:ins w:id='2' w:author='Ana'>{}</w:ins><w:commentRangeStart w:id='0'/><w:r><w:commentReference w:id='0'/></w:r></w:p>", run("Open the polls at "), run("seven")),
        // A paragraph that was deleted whole, and one that was moved.
        "<w:p><w:pPr><w:rPr><w:del w:id='3' w:author='Ana'/></w:rPr></w:pPr><w:del w:id='4'><w:r><w:delText>gone</w:delText></w:r></w:del></w:p>".to_owned(),
        format!("<w:p><w:moveTo w:id='5'>{}</w:moveTo></w:p>", run("moved here")),
        // Hidden by itself, and by a style that another is built on.
        "<w:p><w:r><w:rPr><w:vanish/></w:rPr><w:t>hidden one</w:t></w:r><w:r><w:rPr><w:rStyle w:val='Quiet'/></w:rPr><w:t>hidden two</w:t></w:r>\
            <w:r><w:rPr><w:vanish w:val='0'/></w:rPr></w:r></w:p>".to_owned(),
        format!("<w:p><w:hyperlink r:id='rLink'>{}</w:hyperlink></w:p>", run("click here")),
        "<w:p><w:r><w:fldChar w:fldCharType='begin'/></w:r><w:r><w:instrText>DDEAUTO c:\\\\x cmd</w:instrText></w:r><w:r><w:fldChar w:fldCharType='end'/></w:r></w:p>".to_owned(),
        drawing("", "rPicture"),
        drawing("descr='Signature of the clerk'", "rPicture"),
        "<w:p><w:r><w:object><v:shape/><o:OLEObject r:id='rObject'/></w:object></w:r></w:p>".to_owned(),
        // In a drawing a line moves too, and nothing was changed by it.
        "<w:p><w:r><a:path><a:moveTo><a:pt/></a:moveTo></a:path><a:blip r:link='rFar'/></w:r></w:p>".to_owned(),
        format!("<w:tbl><w:tr><w:tc><w:p>{}</w:p></w:tc><w:tc><w:p>{}</w:p></w:tc></w:tr><w:tr><w:tc><w:p>{}</w:p></w:tc><w:tc><w:p>{}</w:p></w:tc></w:tr></w:tbl>",
            run("Ward"), run("Count"), run("1"), run("2")),
        format!("<w:p>{}</w:p></w:body></w:document>", run("after")),
    ].concat();
    let styles = "<w:styles xmlns:w='w'><w:style w:styleId='Heading1'><w:name w:val='heading 1'/></w:style><w:style w:styleId='Heading3'><w:name w:val='heading 3'/></w:style>\
        <w:style w:styleId='Hide'><w:rPr><w:vanish/></w:rPr></w:style><w:style w:styleId='Quiet'><w:basedOn w:val='Hide'/></w:style></w:styles>";
    let comments = "<w:comments xmlns:w='w'><w:comment w:id='0' w:author='Ana'><w:p><w:r><w:t>between us</w:t></w:r></w:p></w:comment></w:comments>";
    let settings =
        "<w:settings xmlns:w='w' xmlns:r='r'><w:attachedTemplate r:id='rT'/><w:trackRevisions/></w:settings>";
    let main = relations(&[
        ("rLink", "hyperlink", "https://vote.gov/"),
        ("rPicture", "image", "media/image1.jpg"),
        ("rFar", "image", "https://track.example/a.png"),
        ("rObject", "oleObject", "embeddings/oleObject1.bin"),
        ("rV", "vbaProject", "vbaProject.bin"),
        ("rC", "comments", "comments.xml"),
        ("rX", "control", "activeX/activeX1.xml"),
    ]);
    let kinds = types(&[
        ("word/document.xml", "application/vnd.ms-word.document.macroEnabled.main+xml"),
        ("word/comments.xml", "application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml"),
        ("word/styles.xml", "application/vnd.openxmlformats-officedocument.wordprocessingml.styles+xml"),
        ("docProps/core.xml", "application/vnd.openxmlformats-package.core-properties+xml"),
    ]);
    let properties = core(
        "<dc:title>Opening &amp; closing</dc:title><dc:creator>Ana Maple</dc:creator><cp:lastModifiedBy>Bo Elm</cp:lastModifiedBy>",
    );
    zip(&[
        ("[Content_Types].xml", kinds.as_bytes()),
        ("word/document.xml", document.as_bytes()),
        ("word/_rels/document.xml.rels", main.as_bytes()),
        ("word/styles.xml", styles.as_bytes()),
        ("word/comments.xml", comments.as_bytes()),
        ("word/settings.xml", settings.as_bytes()),
        (
            "word/_rels/settings.xml.rels",
            relations(&[("rT", "attachedTemplate", "file:///c:/ana/letter.dotm")]).as_bytes(),
        ),
        ("word/vbaProject.bin", b"code"),
        ("word/activeX/activeX1.xml", b"<ax:ocx/>"),
        ("word/embeddings/oleObject1.bin", b"file"),
        ("word/media/image1.jpg", &photo()),
        ("docProps/core.xml", properties.as_bytes()),
        (
            "docProps/app.xml",
            b"<Properties><Company>Maple County</Company><Template>Normal.dotm</Template></Properties>",
        ),
    ])
}

/// A workbook with macros and nearly all else.
pub fn xlsm() -> Vec<u8> {
    let workbook = "<workbook xmlns:r='r'><x15ac:absPath url='C:\\Users\\ana\\'/><sheets><sheet name='Turnout' r:id='r1'/><sheet name='Old' state='hidden' r:id='r2'/></sheets>\
        <externalReferences><externalReference r:id='r3'/></externalReferences><definedNames><definedName name='a'>[1]x!$A$1</definedName></definedNames></workbook>";
    let sheet = "<worksheet xmlns:r='r'><cols><col min='2' max='3' hidden='1'/></cols><sheetData><row hidden='1'><c><f>[1]x!A1</f><v>7</v></c></row>\
        <row><c t='inlineStr'><is><t>SSN 219-09-9999</t></is></c></row></sheetData><legacyDrawing r:id='r9'/></worksheet>";
    let main = relations(&[
        ("r1", "worksheet", "worksheets/sheet1.xml"),
        ("r2", "worksheet", "worksheets/sheet2.xml"),
        ("r3", "externalLink", "externalLinks/externalLink1.xml"),
        ("r4", "vbaProject", "vbaProject.bin"),
        ("r5", "connections", "connections.xml"),
    ]);
    let of_sheet = relations(&[
        ("r9", "vmlDrawing", "../drawings/vmlDrawing1.vml"),
        ("r8", "comments", "../comments1.xml"),
        ("r7", "table", "../tables/table1.xml"),
    ]);
    let kinds = types(&[("xl/workbook.xml", "application/vnd.ms-excel.sheet.macroEnabled.main+xml")]);
    zip(&[
        ("[Content_Types].xml", kinds.as_bytes()),
        ("xl/workbook.xml", workbook.as_bytes()),
        ("xl/_rels/workbook.xml.rels", main.as_bytes()),
        ("xl/worksheets/sheet1.xml", sheet.as_bytes()),
        ("xl/worksheets/sheet2.xml", b"<worksheet><sheetData><row><c><v>1</v></c></row></sheetData></worksheet>"),
        ("xl/worksheets/_rels/sheet1.xml.rels", of_sheet.as_bytes()),
        ("xl/drawings/vmlDrawing1.vml", b"<xml><v:shape id='a'><x:ClientData ObjectType=\"Note\"/></v:shape></xml>"),
        ("xl/comments1.xml", b"<comments><authors><author>Ana</author></authors><commentList><comment ref='A1'><text><t>between us</t></text></comment></commentList></comments>"),
        ("xl/tables/table1.xml", b"<table displayName='T' headerRowCount='0'/>"),
        ("xl/externalLinks/externalLink1.xml", b"<externalLink/>"),
        ("xl/externalLinks/_rels/externalLink1.xml.rels", b"<Relationships/>"),
        ("xl/connections.xml", b"<connections/>"),
        ("xl/vbaProject.bin", b"code"),
    ])
}

/// A presentation with nearly all that can hide in one.
pub fn pptx() -> Vec<u8> {
    const KIND: &str = "application/vnd.openxmlformats-officedocument.presentationml";
    let text = |text: &str, properties: &str| {
        format!(
            "<p:sp><p:txBody><a:p><a:r><a:rPr lang='en-US'>{properties}</a:rPr><a:t>{text}</a:t></a:r></a:p></p:txBody></p:sp>"
        )
    };
    let cell = "<a:tc><a:txBody><a:p/></a:txBody></a:tc>";
    let slide = format!(
        "<p:sld show='0'><p:cSld><p:spTree>{}{}<p:pic><p:nvPicPr><p:cNvPr id='1' name='x'/></p:nvPicPr><p:blipFill><a:blip r:embed='r1'/></p:blipFill></p:pic>\
         <p:graphicFrame><a:graphic><a:graphicData uri='t'><a:tbl><a:tblPr/><a:tr>{cell}{cell}</a:tr><a:tr>{cell}{cell}</a:tr></a:tbl></a:graphicData></a:graphic></p:graphicFrame>\
         <p:graphicFrame><p:nvGraphicFramePr/><a:graphic><a:graphicData uri='ole'><p:oleObj r:id='r2'><p:embed/></p:oleObj></a:graphicData></a:graphic></p:graphicFrame></p:spTree></p:cSld></p:sld>",
        text("here", "<a:hlinkClick r:id='r3'/>"),
        text("Start", "<a:hlinkClick r:id='' action='ppaction://program'/>")
    );
    let kinds = types(&[("ppt/presentation.xml", &format!("{KIND}.presentation.main+xml"))]);
    zip(&[
        ("[Content_Types].xml", kinds.as_bytes()),
        ("ppt/presentation.xml", b"<p:presentation><p:sldIdLst><p:sldId id='256' r:id='s1'/></p:sldIdLst><a:defRPr lang='en-US'/></p:presentation>"),
        ("ppt/_rels/presentation.xml.rels", relations(&[("s1", "slide", "slides/slide1.xml")]).as_bytes()),
        ("ppt/slides/slide1.xml", slide.as_bytes()),
        ("ppt/slides/_rels/slide1.xml.rels", relations(&[("r1", "image", "../media/a.png"), ("r2", "package", "../embeddings/a.xlsx"), ("r3", "hyperlink", "https://vote.gov/"), ("r4", "notesSlide", "../notesSlides/n1.xml"), ("r5", "comments", "../comments/comment1.xml")]).as_bytes()),
        ("ppt/notesSlides/n1.xml", b"<p:notes><p:sp><p:txBody><a:p><a:r><a:t>say this slowly</a:t></a:r></a:p></p:txBody></p:sp></p:notes>"),
        ("ppt/comments/comment1.xml", b"<p:cmLst><p:cm authorId='0'><p:text>between us</p:text></p:cm></p:cmLst>"),
        ("ppt/embeddings/a.xlsx", b"file"),
    ])
}
