//! The answers that a page was painted from, written into it as JSON so that the app asks for nothing twice.
//!
//! Invariant: whatever stands in the JSON, the browser's HTML parser sees one script element that is never executed.

use serde::Serialize;
use serde_json::Value;

/// One answered query, as `web/src/gql/bootExchange.ts` reads it.
#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub(crate) struct Entry<'a> {
    pub(crate) operation_name: &'a str,
    pub(crate) variables: &'a Value,
    pub(crate) data: &'a Value,
}

/// The element that holds the answers.
pub(crate) fn element(entries: &[Entry<'_>]) -> String {
    let json = serde_json::to_string(entries).unwrap_or_else(|_| "[]".to_owned());
    format!("<script type=\"application/json\" id=\"boot\">{}</script>", escape(&json))
}

/// JSON that is safe inside a script element: the characters that could end it, or that older script parsers take for line
/// ends, stand as escapes. All of them can only stand inside strings, where the escapes mean the same.
pub(crate) fn escape(json: &str) -> String {
    let mut safe = String::with_capacity(json.len() + json.len() / 16);
    for letter in json.chars() {
        match letter {
            '<' => safe.push_str("\\u003c"),
            '>' => safe.push_str("\\u003e"),
            '&' => safe.push_str("\\u0026"),
            '\u{2028}' => safe.push_str("\\u2028"),
            '\u{2029}' => safe.push_str("\\u2029"),
            other => safe.push(other),
        }
    }
    safe
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn nothing_breaks_out_of_the_element() {
        let nasty = "</script><script>alert(1)</script><!-- &amp; ]]> \u{2028}\u{2029} \"quoted\\\"";
        let (variables, data) = (json!({ "q": nasty }), json!({ nasty: [nasty, null, 1.5] }));
        let element = element(&[Entry { operation_name: "Search", variables: &variables, data: &data }]);
        let inside = element.strip_prefix("<script type=\"application/json\" id=\"boot\">").unwrap();
        let inside = inside.strip_suffix("</script>").unwrap();
        assert!(!inside.contains(['<', '>', '&', '\u{2028}', '\u{2029}']), "{inside}");
        let back: Value = serde_json::from_str(inside).unwrap();
        assert_eq!(back, json!([{ "operationName": "Search", "variables": variables, "data": data }]));
    }
}
