//! Hostile PDF documents.

use std::fmt::Write;

use commons_extract::Outcome;

use crate::{ends, read, sample};

/// A document of the given objects, the first of which is its catalogue.
fn of_objects(objects: &[Vec<u8>]) -> Vec<u8> {
    let mut out = b"%PDF-1.7\n".to_vec();
    let mut table = format!("xref\n0 {}\n0000000000 65535 f \n", objects.len() + 1);
    for (at, object) in objects.iter().enumerate() {
        writeln!(table, "{:010} 00000 n ", out.len()).unwrap();
        out.extend(format!("{} 0 obj\n", at + 1).bytes());
        out.extend(object);
        out.extend(b"\nendobj\n");
    }
    let start = out.len();
    out.extend(table.bytes());
    let size = objects.len() + 1;
    out.extend(format!("trailer\n<< /Size {size} /Root 1 0 R >>\nstartxref\n{start}\n%%EOF\n").bytes());
    out
}

fn stream(dictionary: &str, data: &[u8]) -> Vec<u8> {
    let head = format!("<< {dictionary} /Length {} >>\nstream\n", data.len());
    [head.as_bytes(), data, b"\nendstream"].concat()
}

/// A document of one page whose content and further entries are given; object 5 is its font.
fn of_page(content: Vec<u8>, page: &str, more: Vec<Vec<u8>>) -> Vec<u8> {
    let mut objects = vec![
        b"<< /Type /Catalog /Pages 2 0 R >>".to_vec(),
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>".to_vec(),
        format!("<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents 4 0 R {page} >>")
            .into_bytes(),
        content,
    ];
    objects.extend(more);
    of_objects(&objects)
}

const FONT: &str = "/Resources << /Font << /F1 5 0 R >> >>";
const TEXT: &[u8] = b"BT /F1 12 Tf 72 720 Td (Seal log) Tj ET";

fn helvetica() -> Vec<u8> {
    b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>".to_vec()
}

/// Zeros, packed by zlib twice or more: a thousandth of the size each time.
fn packed(data: &[u8], times: usize) -> Vec<u8> {
    (0..times).fold(data.to_vec(), |data, _| sample::deflated(&data))
}

#[tokio::test]
async fn a_hundred_thousand_pages_end() {
    // Claimed by a tree that leads back to itself.
    let tree = |kids: &str| {
        of_objects(&[
            b"<< /Type /Catalog /Pages 2 0 R >>".to_vec(),
            format!("<< /Type /Pages /Kids [{kids}] /Count 100000 >>").into_bytes(),
            b"<< /Type /Pages /Kids [2 0 R 3 0 R] /Parent 2 0 R /Count 100000 >>".to_vec(),
        ])
    };
    ends(&tree("2 0 R"), "a.pdf", "a tree that is its own child", "read|damaged").await;
    ends(&tree("3 0 R 3 0 R"), "a.pdf", "a tree of two that are each other's", "read|damaged").await;
    // One page, named a hundred thousand times; then as many pages, flat and in a tree that is one long branch.
    let page = "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents 3 0 R /Resources << /Font << /F1 4 0 R >> >> >>";
    let named = of_objects(&[
        b"<< /Type /Catalog /Pages 2 0 R >>".to_vec(),
        format!("<< /Type /Pages /Kids [{}] /Count 100000 >>", "5 0 R ".repeat(100_000)).into_bytes(),
        stream("", TEXT),
        helvetica(),
        page.as_bytes().to_vec(),
    ]);
    ends(&named, "a.pdf", "one page many times", "too_big").await;
    let mut objects =
        vec![b"<< /Type /Catalog /Pages 2 0 R >>".to_vec(), Vec::new(), stream("", TEXT), helvetica()];
    objects.resize(4 + 100_000, page.as_bytes().to_vec());
    let kids: String = (0..100_000).map(|at| format!("{} 0 R ", 5 + at)).collect();
    objects[1] = format!("<< /Type /Pages /Kids [{kids}] /Count 100000 >>").into_bytes();
    ends(&of_objects(&objects), "a.pdf", "a hundred thousand pages", "too_big").await;
    let branch: Vec<Vec<u8>> = (0..100_000)
        .map(|at| {
            format!("<< /Type /Pages /Parent {} 0 R /Kids [{} 0 R] /Count 1 >>", at + 1, at + 3).into_bytes()
        })
        .collect();
    let branch = [vec![b"<< /Type /Catalog /Pages 2 0 R >>".to_vec()], branch].concat();
    ends(&of_objects(&branch), "a.pdf", "a long branch", "too_deep").await;
}

#[tokio::test]
async fn deep_nesting_ends() {
    for (open, close) in [("[", "]"), ("<< /A ", ">>"), ("[<< /A ", ">>]")] {
        let deep = open.repeat(150_000);
        let whole = format!("{deep}{}", close.repeat(150_000));
        for nested in [&deep, &whole] {
            let what = format!("{open} in the content");
            ends(
                &of_page(stream("", nested.as_bytes()), FONT, vec![helvetica()]),
                "a.pdf",
                &what,
                "read|damaged|too_deep",
            )
            .await;
            let object = of_page(stream("", TEXT), &format!("{FONT} /X {nested}"), vec![helvetica()]);
            ends(&object, "a.pdf", &format!("{open} in the page"), "read|damaged|too_deep").await;
            let trailer = sample::pdf(&["Seal"], &format!("/X {nested}"));
            ends(&trailer, "a.pdf", &format!("{open} in the trailer"), "read|damaged|too_deep").await;
        }
    }
    let parentheses = format!("BT ({} Tj ET", "(".repeat(20_000));
    ends(
        &of_page(stream("", parentheses.as_bytes()), FONT, vec![helvetica()]),
        "a.pdf",
        "parentheses",
        "read|damaged",
    )
    .await;
    let states = "q ".repeat(1_000_000);
    ends(&of_page(stream("", states.as_bytes()), FONT, vec![helvetica()]), "a.pdf", "states", "read|damaged")
        .await;
}

#[tokio::test]
async fn what_refers_to_itself_ends() {
    let form = "/Resources << /XObject << /A 5 0 R >> >>";
    let again =
        stream(&format!("/Type /XObject /Subtype /Form /BBox [0 0 9 9] {form}"), b"/A Do /A Do /A Do");
    ends(
        &of_page(stream("", b"/A Do"), form, vec![again]),
        "a.pdf",
        "a form that draws itself",
        "read|damaged",
    )
    .await;
    let outline = [
        b"<< /Type /Catalog /Pages 2 0 R /Outlines 3 0 R >>".to_vec(),
        b"<< /Type /Pages /Kids [5 0 R] /Count 1 >>".to_vec(),
        b"<< /First 4 0 R >>".to_vec(),
        b"<< /Title (Opening) /Next 4 0 R /First 4 0 R >>".to_vec(),
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 9 9] >>".to_vec(),
    ];
    let outcome = read(&of_objects(&outline), "a.pdf").await;
    let Outcome::Read(reading) = outcome else { panic!("{outcome:?}") };
    let headings: Vec<_> = reading.headings.iter().map(|heading| heading.text.as_str()).collect();
    assert_eq!(headings, ["Opening"]);
    let length = b"<< /Length 4 0 R >>\nstream\nBT ET\nendstream".to_vec();
    ends(
        &of_page(length, FONT, vec![helvetica()]),
        "a.pdf",
        "a length that is its own stream",
        "read|damaged",
    )
    .await;
    let loops = [b"2 0 R".to_vec(), b"3 0 R".to_vec(), b"2 0 R".to_vec()];
    ends(&of_objects(&loops), "a.pdf", "references in a ring", "read|damaged").await;
}

#[tokio::test]
async fn streams_that_unpack_without_end_are_cut() {
    let zeros = vec![b' '; 100 << 20];
    let bomb = packed(&zeros, 1);
    ends(
        &of_page(stream("/Filter /FlateDecode", &bomb), FONT, vec![helvetica()]),
        "a.pdf",
        "a bomb",
        "read|damaged|bomb|too_big",
    )
    .await;
    let twice = packed(&bomb, 1);
    let filters = "/Filter [/FlateDecode /FlateDecode]";
    ends(
        &of_page(stream(filters, &twice), FONT, vec![helvetica()]),
        "a.pdf",
        "a bomb in a bomb",
        "read|damaged|bomb|too_big",
    )
    .await;
    let runs = [0x81, b' '].repeat(4 << 20);
    ends(
        &of_page(stream("/Filter /RunLengthDecode", &runs), FONT, vec![helvetica()]),
        "a.pdf",
        "runs",
        "read|damaged|out_of_memory",
    )
    .await;
    let predictor = "/Filter /FlateDecode /DecodeParms << /Predictor 12 /Columns 2147483647 /Colors 32 /BitsPerComponent 16 >>";
    ends(
        &of_page(stream(predictor, &packed(b"abc", 1)), FONT, vec![helvetica()]),
        "a.pdf",
        "a wide predictor",
        "read|damaged",
    )
    .await;
}

#[tokio::test]
async fn scripts_and_fonts_are_not_run() {
    let mut script = String::from_utf8(sample::pdf(&["Seal log"], "")).unwrap();
    script = script.replace(
        "/Lang (en-US)",
        "/OpenAction << /S /JavaScript /JS (while(1){app.alert(1)}) >> /AA << /WC << /S /Launch /F (x) >> >>",
    );
    let text = ends(script.as_bytes(), "a.pdf", "a script", "read").await;
    assert!(text.contains("Seal log"), "{text}");
    let garbage: Vec<u8> = (0..200_000_u32).map(|n| (n.wrapping_mul(2_654_435_761) >> 13) as u8).collect();
    for (subtype, file, program) in [
        (
            "Type1",
            "FontFile",
            &b"%!PS-AdobeFont-1.0\n/CharStrings 2000000000 dict dup begin {1 1 add} loop"[..],
        ),
        (
            "TrueType",
            "FontFile2",
            b"\0\x01\0\0\xff\xff\0\0\0\0\0\0cmap\0\0\0\0\xff\xff\xff\xff\xff\xff\xff\xff",
        ),
        ("TrueType", "FontFile2", &garbage),
        ("Type1", "FontFile3", b"\x01\0\x04\x04\xff\xff\xff\xff\xff\xff"),
        ("Type1", "FontFile3", &garbage),
    ] {
        let font = format!(
            "<< /Type /Font /Subtype /{subtype} /BaseFont /X /FirstChar 0 /LastChar 2147483647 /Widths [1] /FontDescriptor 6 0 R >>"
        );
        let descriptor = format!("<< /Type /FontDescriptor /FontName /X /Flags 4 /{file} 7 0 R >>");
        let more = vec![font.into_bytes(), descriptor.into_bytes(), stream("/Length1 4294967295", program)];
        ends(&of_page(stream("", TEXT), FONT, more), "a.pdf", &format!("a broken {file}"), "read|damaged")
            .await;
    }
    for map in [
        "1 begincodespacerange <00000000> <ffffffff> endcodespacerange 1 beginbfrange <00000000> <ffffffff> <0041> endbfrange".to_owned(),
        "1 begincidrange <0000> <ffff> 4000000000 endcidrange /X usecmap".to_owned(),
        format!("1 beginbfrange {} endbfrange", "<0000> <ffff> <0041> ".repeat(2000)),
    ] {
        let font = b"<< /Type /Font /Subtype /Type0 /BaseFont /X /Encoding /Identity-H /ToUnicode 7 0 R /DescendantFonts [6 0 R] >>";
        let descendant = b"<< /Type /Font /Subtype /CIDFontType2 /BaseFont /X /W [0 2000000000 500] /DW 1000 >>";
        let more = vec![font.to_vec(), descendant.to_vec(), stream("", map.as_bytes())];
        ends(&of_page(stream("", TEXT), FONT, more), "a.pdf", "a map of letters", "read|damaged").await;
    }
}

#[tokio::test]
async fn tables_of_objects_that_lie_are_survived() {
    let whole = String::from_utf8(sample::pdf(&["Seal log"], "")).unwrap();
    for (from, to) in [
        ("/Size 7", "/Size 2147483647"),
        ("xref\n0 7", "xref\n0 4000000000"),
        ("xref\n0 7", "xref\n4294967290 7"),
        ("startxref\n", "startxref\n99999999999999999999"),
        ("/Length ", "/Length 99999999999"),
        ("/Length ", "/Length -"),
        ("/Count 1", "/Count -1"),
        ("/Count 1", "/Count 99999999999999999999"),
        ("/MediaBox [0 0 612 792]", "/MediaBox [0 0 1e308 1e308] /Rotate 37 /UserUnit 1e308"),
    ] {
        let lying = whole.replace(from, to);
        assert_ne!(lying, whole, "{from}");
        ends(lying.as_bytes(), "a.pdf", to, "read|damaged").await;
    }
    let table = "/Type /XRef /Size 4000000000 /Index [0 4000000000] /W [8 8 8] /Root 1 0 R";
    let packed =
        [&b"%PDF-1.7\n1 0 obj\n"[..], &stream(table, b"x"), b"\nendobj\nstartxref\n9\n%%EOF"].concat();
    ends(&packed, "a.pdf", "a packed table", "read|damaged").await;
    let objects = stream("/Type /ObjStm /N 2000000000 /First 2000000000", b"1 0 2 0");
    ends(&of_page(objects, FONT, vec![helvetica()]), "a.pdf", "packed objects", "read|damaged").await;
    let locked = format!(
        "/Encrypt << /Filter /Standard /V 1 /R 2 /O <{0}> /U <{0}> /P -4 >> /ID [<41><41>]",
        "41".repeat(32)
    );
    ends(&sample::pdf(&["secret"], &locked), "a.pdf", "a locked document", "encrypted").await;
    for parts in 1..12 {
        let cut = whole.len() * parts / 12;
        ends(&whole.as_bytes()[..cut], "a.pdf", "a cut document", "read|damaged|not_what_its_name_says")
            .await;
    }
}
