//! Markdown as safe HTML, and as plain text.

use comrak::{Arena, Options, nodes::NodeValue};

/// Markdown as HTML that cannot run anything: comrak drops raw HTML, and ammonia lets only plain elements through.
pub fn html(markdown: &str) -> String {
    let dirty = comrak::markdown_to_html(markdown, &options());
    ammonia::Builder::default()
        .link_rel(Some("noopener noreferrer nofollow"))
        .url_schemes(["http", "https", "mailto"].into())
        .clean(&dirty)
        .to_string()
}

/// The words alone, one block a line, for the index and for snippets.
pub fn plain(markdown: &str) -> String {
    let arena = Arena::new();
    let root = comrak::parse_document(&arena, markdown, &options());
    let mut text = String::new();
    for node in root.descendants() {
        match &node.data.borrow().value {
            NodeValue::Text(words) => text.push_str(words),
            NodeValue::Code(code) => text.push_str(&code.literal),
            NodeValue::CodeBlock(code) => {
                text.push('\n');
                text.push_str(&code.literal);
            }
            NodeValue::SoftBreak | NodeValue::LineBreak => text.push(' '),
            value if value.block() && !text.ends_with('\n') => text.push('\n'),
            _ => {}
        }
    }
    text.trim().to_owned()
}

fn options() -> Options<'static> {
    let mut options = Options::default();
    options.extension.table = true;
    options.extension.tasklist = false;
    options.extension.autolink = true;
    options.extension.strikethrough = true;
    options
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_runs() {
        let shown = html(
            "<script>alert(1)</script>\n\n[x](javascript:alert(1)) <img src=x onerror=alert(1)> **bold**",
        );
        assert!(!shown.contains("script") && !shown.contains("onerror"), "{shown}");
        assert!(shown.contains("<strong>bold</strong>"));
    }

    #[test]
    fn plain_text_keeps_the_words_and_drops_the_marks() {
        assert_eq!(
            plain("## Seal *log*\n\n- one `two`\n- three\n\n| a | b |\n|---|---|\n| c | d |"),
            "Seal log\none two\nthree\na\nb\nc\nd"
        );
    }
}
