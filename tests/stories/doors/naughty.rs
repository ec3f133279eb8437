//! Texts that break careless programs: whatever may be written comes back byte for byte, and what may not is told.

use commons_tests::TestApp;
use serde_json::json;

use crate::scene::{LUIS, create};

/// Texts by the mistake that they look for.
fn texts() -> Vec<String> {
    let fixed = [
        // Words of programming languages.
        "undefined",
        "null",
        "NULL",
        "(null)",
        "nil",
        "None",
        "true",
        "FALSE",
        "NaN",
        "Infinity",
        "hasOwnProperty",
        "__proto__",
        "\\",
        "\\\\",
        "\\0",
        "-",
        "--",
        // Numbers and dates.
        "0",
        "-1",
        "1e400",
        "0x7fffffff",
        "9223372036854775808",
        "1,000.00",
        "٣",
        "１２３",
        "1/0",
        "2026-02-30",
        "½",
        // Marks.
        ",./;'[]\\-=",
        "<>?:\"{}|_+",
        "!@#$%^&*()`~",
        "'",
        "\"",
        "''''\"",
        "“‘’”",
        "Ω≈ç√∫˜µ≤≥÷",
        "⁰⁴⁵₀₁₂",
        "…–—",
        "№ § ¶ † ‡",
        // Scripts and directions.
        "Señor Núñez, Ñandú",
        "田中さんにあげて下さい",
        "パーティーへ行かないか",
        "사회과학원",
        "Привет",
        "مُنَاقَشَةُ سُبُلِ",
        "בְּרֵאשִׁית",
        "test\u{2060}test\u{202b}",
        "\u{202e}gnitirw",
        "\u{2066}x\u{2069}",
        "ᚠᛇᚻ᛫",
        // Invisible ones and marks that stack.
        "\u{feff}begins with a mark",
        "a\u{200b}b\u{200c}c\u{200d}d",
        "\u{ad}soft",
        "e\u{301} is not é",
        "Z\u{335}\u{327}a\u{321}\u{34f}l\u{36e}g\u{30d}o",
        "ﬀ ﬁ ﷽",
        "\u{fffd}",
        "\u{fffe}\u{ffff}",
        "\u{e000}\u{10ffff}",
        // Pictures, joined and coloured.
        "😍",
        "👩🏽",
        "👨‍👩‍👧‍👦",
        "🇺🇸🏳️‍🌈",
        "🗳️",
        "1️⃣",
        // Control characters other than NUL.
        "\u{1}\u{2}\u{7f}",
        "\u{80}\u{9f}",
        "a\tb",
        "a\u{b}b\u{c}c",
        "\u{1b}[31mred",
        // Ends of lines.
        "one\ntwo",
        "one\r\ntwo",
        "one\rtwo",
        "one\u{85}two\u{2028}three\u{2029}four",
        "\n\nblank around\n\n",
        "  two blanks  ",
        // Injections.
        "<script>alert(1)</script>",
        "\"><img src=x onerror=alert(1)>",
        "javascript:alert(1)",
        "&lt;b&gt; &amp; &#0;",
        "<!-- --> ]]>",
        "1; DROP TABLE person--",
        "1' OR '1'='1",
        "%s%n%d",
        "$(touch x) `id` ${HOME}",
        "../../../../etc/passwd%00",
        "{{7*7}} ${7*7} <%= 7 %>",
        "{ viewer { id } }",
        "<?xml version=\"1.0\"?><!DOCTYPE x>",
        "=1+1",
        "@SUM(1)",
        "\\u0000 \\x00",
        "{0} %p",
    ];
    let mut texts: Vec<String> = fixed.iter().map(|text| (*text).to_owned()).collect();
    texts.push("a".repeat(999));
    texts.push("🗳".repeat(999));
    texts.push("e\u{301}".repeat(400));
    texts
}

#[tokio::test]
async fn what_is_written_comes_back_byte_for_byte() {
    let app = TestApp::new().await;
    let luis = app.person(LUIS).await;
    let resource = create(&luis, "STORY", "Naughty words").await;
    let texts = texts();
    println!("{} texts", texts.len());
    for (n, text) in texts.iter().enumerate() {
        let line = text.split_whitespace().collect::<Vec<_>>().join(" ");
        let title = if line.is_empty() || line.chars().count() > 200 { "x".to_owned() } else { line };
        let input = json!({ "resourceId": resource, "revision": n + 1, "title": title, "summary": text, "body": text, "changeNote": text });
        let selection = "... on DraftSaved { draft { title summary body changeNote } }";
        let saved = luis.tell("saveDraft", input, selection).await.ok();
        let seen = luis
            .ask(
                "query Q($id: ID!) { resource(id: $id) { draft { title summary body changeNote } } }",
                json!({ "id": resource }),
            )
            .await
            .ok();
        for draft in [&saved["draft"], &seen["resource"]["draft"]] {
            for field in ["summary", "body", "changeNote"] {
                assert_eq!(draft[field].as_str(), Some(text.as_str()), "{field} of {text:?}");
            }
            assert_eq!(draft["title"].as_str(), Some(title.as_str()), "a title is one line");
        }
    }
}

#[tokio::test]
async fn nul_is_refused_by_its_place_and_nothing_is_saved() {
    let app = TestApp::new().await;
    let luis = app.person(LUIS).await;
    let resource = create(&luis, "STORY", "Naughty words").await;
    for field in ["title", "summary", "body", "changeNote"] {
        let mut input = json!({ "resourceId": resource, "revision": 1 });
        input[field] = json!("a\u{0}b");
        let refused = luis.tell("saveDraft", input, "").await;
        assert_eq!(refused.code(), "BAD_USER_INPUT", "{field}");
        assert!(
            refused.message().contains(&format!("input.{field} holds the character NUL")),
            "{}",
            refused.message()
        );
    }
    let input = json!({ "resourceId": resource, "revision": 1, "topics": ["fine", "no\u{0}t"] });
    assert_eq!(luis.tell("saveDraft", input, "").await.code(), "BAD_USER_INPUT");
    let seen = luis
        .ask("query Q($id: ID!) { resource(id: $id) { draft { revision } } }", json!({ "id": resource }))
        .await
        .ok();
    assert_eq!(seen["resource"]["draft"]["revision"], 1);
}
