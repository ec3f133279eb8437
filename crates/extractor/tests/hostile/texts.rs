//! Hostile texts, pages and pictures.

use crate::{code, ends, read, sample};

#[tokio::test]
async fn rich_text_that_claims_or_nests_without_end_is_survived() {
    for (rtf, what, endings, text) in [
        (r"{\rtf1 a\bin2147483647 b}".to_owned(), "a huge binary", "read", "a"),
        (r"{\rtf1 a\bin99999999999999999999 b}".to_owned(), "a number out of range", "read", "a"),
        (
            r"{\rtf1 a\u99999999 ?b\uc2000000000\u65 x}".to_owned(),
            "letters out of range",
            "read",
            "a\u{e0ff}bA",
        ),
        ("{\\rtf1".repeat(100_000), "deep groups", "too_deep", ""),
        (format!("{{\\rtf1 {} a}}", "{}".repeat(1_000_000)), "many groups", "read", "a"),
        (
            format!(
                "{{\\rtf1 {{\\fonttbl{}}}a}}",
                (0..200_000).map(|n| format!("{{\\f{n}\\fcharset204 A;}}")).collect::<String>()
            ),
            "many fonts",
            "read",
            "a",
        ),
        (
            format!(
                "{{\\rtf1 {{\\stylesheet{}}}{}a}}",
                (0..100_000).map(|n| format!("{{\\s{n} heading 1;}}")).collect::<String>(),
                "\\s99999 ".repeat(500_000)
            ),
            "many styles",
            "read",
            "a",
        ),
        (format!("{{\\rtf1 {}a}}", "}".repeat(100_000)), "too many ends", "read", ""),
        (format!("{{\\rtf1 {}", r"\'".repeat(500_000)), "half letters", "read", ""),
    ] {
        assert_eq!(ends(rtf.as_bytes(), "a.rtf", what, endings).await, text, "{what}");
    }
}

#[tokio::test]
async fn pages_that_nest_or_run_without_end_are_survived() {
    let page = "<html><body onload='x()'><script>while(1);</script><p>Seal</p><iframe src='file:///etc/passwd'>a</iframe>\
        <object data='http://127.0.0.1:9/'></object><meta http-equiv=refresh content='0;url=http://127.0.0.1:9/'>";
    assert_eq!(ends(page.as_bytes(), "a.html", "active content", "read").await, "Seal");
    let attributes: String = (0..700_000).map(|n| format!("a{n}=x ")).collect();
    let names: String = (0..50_000).map(|n| format!("<x{n}>")).collect();
    for (page, what) in [
        ("<div>".repeat(100_000) + "Seal", "deep elements"),
        ("<table><tr><td>".repeat(50_000) + "Seal", "deep tables"),
        (names + "Seal", "many names"),
        ("Seal".to_owned() + &"<!--".repeat(200_000), "comments"),
        ("Seal".to_owned() + &"&".repeat(200_000), "ends of nothing"),
        ("Seal".to_owned() + &"<h1>".repeat(100_000), "headings"),
        (format!("Seal<p {attributes}>"), "attributes"),
        ("Seal<p title='".to_owned() + &"x".repeat(1 << 20), "an attribute without end"),
    ] {
        let text = ends(page.as_bytes(), "a.htm", what, "read").await;
        assert!(text.contains("Seal"), "{what}");
    }
}

#[tokio::test]
async fn pictures_are_not_unpacked() {
    for (picture, filename, ending) in [
        (sample::png(60_000, 60_000), "a.png", "too_big"),
        (sample::jpeg(65_535, 65_535), "a.jpg", "too_big"),
        (sample::png(u32::MAX, u32::MAX), "a.png", "too_big"),
        (sample::png(10, 10), "a.jpeg", "not_what_its_name_says"),
        (sample::jpeg(10, 10), "a.jpeg", "read"),
        (b"\x89PNG\r\n\x1a\n\xff\xff\xff\xffIHDR".to_vec(), "a.png", "damaged"),
        ([&b"\xff\xd8"[..], &[0xff; 1 << 20]].concat(), "a.jpg", "damaged"),
        (b"\xff\xd8\xff\xe0\0\0".repeat(100_000), "a.jpg", "damaged"),
    ] {
        ends(&picture, filename, "a picture", ending).await;
    }
}

#[tokio::test]
async fn texts_that_break_off_or_hide_are_read() {
    let utf16: Vec<u8> = "\u{feff}Siegel é".encode_utf16().flat_map(u16::to_le_bytes).collect();
    for (whole, filename) in [
        (br"{\rtf1\ansi Seal \'e9 {\b log}\u8217\'92}".to_vec(), "a.rtf"),
        (b"<!DOCTYPE html><title>Seal</title><p class='a'>log &amp; time</p>".to_vec(), "a.html"),
        ("# Siegel é\n".as_bytes().to_vec(), "a.md"),
        (utf16, "a.txt"),
        (b"a,\"b\nc".to_vec(), "a.csv"),
        (sample::png(10, 10), "a.png"),
        (sample::jpeg(10, 10), "a.jpg"),
    ] {
        for cut in (1..=whole.len()).step_by(3) {
            let found = code(&read(&whole[..cut], filename).await);
            assert!(
                ["read", "damaged", "not_what_its_name_says"].contains(&found),
                "{filename} {cut}: {found}"
            );
        }
    }
    let hiding = "vote\u{202e}gnitov\u{2066}\u{200b}\0";
    ends(hiding.as_bytes(), "a.txt", "a zero", "not_what_its_name_says").await;
    assert_eq!(
        ends(hiding.trim_end_matches('\0').as_bytes(), "a.txt", "turned text", "read").await,
        "votegnitov"
    );
}
