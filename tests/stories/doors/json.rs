//! Bodies that are no JSON, or hardly: refused with 400 and never a fault, whatever the way in.

use commons_tests::TestApp;
use serde_json::{Value, json};

/// Bytes that are no JSON text (RFC 8259), by the kind of mistake.
fn broken() -> Vec<(&'static str, Vec<u8>)> {
    let query = |rest: &str| format!("{{\"query\":\"{{__typename}}\"{rest}").into_bytes();
    let raw =
        |bytes: &[u8]| [&b"{\"query\":\"{__typename}\",\"variables\":{\"a\":"[..], bytes, b"}}"].concat();
    vec![
        ("nothing", b"".to_vec()),
        ("a blank", b" ".to_vec()),
        ("truncated object", query("")),
        ("truncated string", b"{\"query\":\"{__type".to_vec()),
        ("truncated escape", b"{\"query\":\"\\u00".to_vec()),
        ("truncated literal", raw(b"tru")),
        ("byte order mark", [&b"\xef\xbb\xbf"[..], &query("}")].concat()),
        ("UTF-16", "{\"query\":\"{__typename}\"}".encode_utf16().flat_map(u16::to_le_bytes).collect()),
        ("Latin-1", raw(b"\"\xe9\"")),
        ("overlong UTF-8", raw(b"\"\xc0\xaf\"")),
        ("surrogate in UTF-8", raw(b"\"\xed\xa0\x80\"")),
        ("beyond Unicode", raw(b"\"\xf4\x90\x80\x80\"")),
        ("lone high surrogate", raw(b"\"\\ud800\"")),
        ("lone low surrogate", raw(b"\"\\udc00\"")),
        ("two high surrogates", raw(b"\"\\ud800\\ud800\"")),
        ("half of a pair", raw(b"\"\\ud800\\u\"")),
        ("bad escape", raw(b"\"\\x41\"")),
        ("bare NUL", raw(b"\"\x00\"")),
        ("bare line break", raw(b"\"a\nb\"")),
        ("bare tab", raw(b"\"\t\"")),
        ("NUL after the end", query("}\u{0}")),
        ("trailing garbage", query("}}")),
        ("trailing comma in an object", query(",}")),
        ("trailing comma in a list", raw(b"[1,]")),
        ("leading comma", raw(b"[,1]")),
        ("no comma", raw(b"[1 2]")),
        ("no colon", b"{\"query\" \"{__typename}\"}".to_vec()),
        ("single quotes", b"{'query':'{__typename}'}".to_vec()),
        ("bare key", b"{query:\"{__typename}\"}".to_vec()),
        ("number as key", b"{1:2}".to_vec()),
        ("comment", query("/* x */}")),
        ("number too large", raw(b"1e999")),
        ("number too small", raw(b"-1e999")),
        ("hexadecimal", raw(b"0x10")),
        ("leading zero", raw(b"012")),
        ("leading plus", raw(b"+1")),
        ("bare point", raw(b".5")),
        ("point without digits", raw(b"1.")),
        ("bare exponent", raw(b"1e")),
        ("two signs", raw(b"--1")),
        ("not a number", raw(b"NaN")),
        ("infinity", raw(b"Infinity")),
        ("wide digits", raw("\u{ff11}".as_bytes())),
        ("True", raw(b"True")),
        ("open lists", b"[".repeat(100_000)),
        ("nested lists", [b"[".repeat(100_000), b"]".repeat(100_000)].concat()),
        ("open objects", b"{\"a\":".repeat(50_000)),
        ("nested objects", raw(&[b"{\"a\":".repeat(50_000), b"1".to_vec(), b"}".repeat(50_000)].concat())),
        ("deep variables", raw(&[b"[".repeat(10_000), b"]".repeat(10_000)].concat())),
        ("a list", b"[]".to_vec()),
        ("a batch", [&b"["[..], &vec![query("}"); 100].join(&b','), b"]"].concat()),
        ("a string", b"\"{__typename}\"".to_vec()),
        ("a number", b"1".to_vec()),
        ("null", b"null".to_vec()),
        ("no query", b"{}".to_vec()),
        ("query of another type", b"{\"query\":[\"{__typename}\"]}".to_vec()),
        ("variables of another type", query(",\"variables\":\"{}\"}")),
        ("form", b"query=%7B__typename%7D".to_vec()),
    ]
}

#[tokio::test]
async fn what_is_no_json_is_refused_and_never_a_fault() {
    let app = TestApp::new().await;
    let bodies = broken();
    println!("{} bodies that are no request", bodies.len());
    for (what, bytes) in bodies {
        for accept in ["application/graphql-response+json", "application/json"] {
            let request = app.http.post("/graphql").header("accept", accept).content_type("application/json");
            let answer = request.body(bytes.clone()).send().await.0;
            assert_eq!(answer.status().as_u16(), 400, "{what}");
            let text = answer.into_body().into_string().await.expect("a text");
            let body: Value = serde_json::from_str(&text).unwrap_or_else(|_| panic!("{what}: {text}"));
            assert_eq!(body["errors"][0]["extensions"]["code"], "BAD_USER_INPUT", "{what}: {text}");
            assert!(text.len() < 500, "{what}: a short sentence is enough");
        }
    }
    let deep = "%5B".repeat(10_000);
    let answer = app.http.get(format!("/graphql?query=%7B__typename%7D&variables={deep}")).send().await.0;
    assert_eq!(answer.status().as_u16(), 400);
}

#[tokio::test]
async fn odd_json_is_json() {
    let app = TestApp::new().await;
    let query = "query Q($a: Int) { __typename resources(first: $a) { pageInfo { hasNextPage } } }";
    let plain = json!({ "query": query, "variables": { "a": 1 } }).to_string();
    let escaped: String = query.encode_utf16().map(|unit| format!("\\u{unit:04X}")).collect();
    for body in [
        plain.clone(),
        format!("\r\n\t {plain} \n"),
        format!("{{\"query\":\"{escaped}\",\"variables\":{{\"a\":1}}}}"),
        json!({ "query": query, "variables": { "a": 1, "unused": "\u{1f5f3}\u{0}" }, "extensions": { "x": [[]] } }).to_string(),
        plain.replacen("\"variables\"", "\"variables\":{\"a\":2},\"variables\"", 1),
        plain.replace(":1}", ":null}"),
    ] {
        let request = app.http.post("/graphql").content_type("application/json").body(body.clone());
        let answer = request.send().await.0;
        assert_eq!(answer.status().as_u16(), 200, "{body}");
        let text = answer.into_body().into_string().await.expect("a text");
        let answer: Value = serde_json::from_str(&text).expect("JSON");
        assert_eq!(answer["data"]["__typename"], "Query", "{body}: {text}");
    }
    for number in
        ["1.5", "1e3", "9007199254740993", "123456789012345678901234567890", "-0", "\"1\"", "true", "[1,2]"]
    {
        let body = plain.replace(":1}", &format!(":{number}}}"));
        let answer = app.http.post("/graphql").content_type("application/json").body(body).send().await.0;
        let text = answer.into_body().into_string().await.expect("a text");
        let answer: Value = serde_json::from_str(&text).expect("JSON");
        let code = answer["errors"][0]["extensions"]["code"].as_str();
        assert!(matches!(code, Some("BAD_USER_INPUT" | "GRAPHQL_VALIDATION_FAILED")), "{number}: {text}");
    }
}
