//! Markdown as safe HTML, and as plain text.

use comrak::{Arena, Options, arena_tree::NodeEdge, nodes::NodeValue};

/// Markdown as HTML that cannot run anything: comrak drops raw HTML, and ammonia lets only plain elements through.
pub fn html(markdown: &str) -> String {
    clean(&comrak::markdown_to_html(markdown, &options()))
}

/// The same below a heading of the page: its own headings stand at least one level deeper, so that the page keeps its outline.
pub fn html_below(heading: u8, markdown: &str) -> String {
    let (arena, options) = (Arena::new(), options());
    let root = comrak::parse_document(&arena, markdown, &options);
    for node in root.descendants() {
        if let NodeValue::Heading(found) = &mut node.data.borrow_mut().value {
            found.level = found.level.max(heading + 1).min(6);
        }
    }
    let mut dirty = String::new();
    comrak::format_html(root, &options, &mut dirty).expect("a string takes every word");
    clean(&dirty)
}

fn clean(dirty: &str) -> String {
    ammonia::Builder::default()
        .link_rel(Some("noopener noreferrer nofollow"))
        .url_schemes(["http", "https", "mailto"].into())
        .clean(dirty)
        .to_string()
}

/// The words alone, one block a line, for the index and for snippets.
pub fn plain(markdown: &str) -> String {
    let lines: Vec<String> = written(markdown).lines.into_iter().map(|line| line.words).collect();
    lines.join("\n").trim().to_owned()
}

/// A text as it is read: its lines, and what their words do not show.
#[derive(Debug, Default)]
pub(crate) struct Written {
    pub lines: Vec<Line>,
    /// The addresses that it leads to and the pictures that it shows, and a word for each rule between paragraphs, in their order.
    pub leads: Vec<String>,
}

/// One block, or one line of code.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Line {
    pub words: String,
    /// What the line stands in (a heading, a list, a quote), and which of its words are marked how. Nothing but equality is
    /// asked of it.
    pub marks: String,
}

/// The lines of a text in Markdown.
pub(crate) fn written(markdown: &str) -> Written {
    let arena = Arena::new();
    let root = comrak::parse_document(&arena, markdown, &options());
    let mut writing = Writing {
        written: Written { lines: vec![Line::default()], ..Written::default() },
        inside: Vec::new(),
    };
    for edge in root.traverse() {
        match edge {
            NodeEdge::Start(node) => writing.enter(&node.data.borrow().value),
            NodeEdge::End(node) => writing.leave(&node.data.borrow().value),
        }
    }
    writing.written
}

struct Writing {
    written: Written,
    /// The blocks that the next word stands in.
    inside: Vec<String>,
}

impl Writing {
    fn enter(&mut self, value: &NodeValue) {
        match value {
            NodeValue::Text(words) => self.say(words),
            NodeValue::Code(code) => {
                self.mark("code");
                self.say(&code.literal);
                self.mark("/code");
            }
            NodeValue::CodeBlock(code) => {
                self.inside.push("code".to_owned());
                for line in code.literal.lines() {
                    self.end_line();
                    self.say(line);
                }
                self.end_line();
                self.inside.pop();
            }
            NodeValue::SoftBreak | NodeValue::LineBreak => self.say(" "),
            NodeValue::Link(link) | NodeValue::Image(link) => {
                self.mark(&link.url);
                self.written.leads.push(link.url.clone());
            }
            NodeValue::ThematicBreak => self.written.leads.push("rule".to_owned()),
            value if value.block() => {
                if !self.line().words.is_empty() {
                    self.end_line();
                }
                self.inside.extend(block(value));
            }
            value => self.mark(inline(value)),
        }
    }

    fn leave(&mut self, value: &NodeValue) {
        match value {
            NodeValue::Text(_) | NodeValue::Code(_) | NodeValue::CodeBlock(_) => {}
            NodeValue::Link(_) | NodeValue::Image(_) => self.mark("/link"),
            value if value.block() => {
                if block(value).is_some() {
                    self.inside.pop();
                }
            }
            value => self.mark(inline(value)),
        }
    }

    fn line(&mut self) -> &mut Line {
        if self.written.lines.is_empty() {
            self.end_line();
        }
        let last = self.written.lines.len() - 1;
        &mut self.written.lines[last]
    }

    fn end_line(&mut self) {
        self.written.lines.push(Line::default());
    }

    fn say(&mut self, words: &str) {
        if self.line().words.is_empty() {
            let inside = self.inside.join(">");
            self.line().marks.insert_str(0, &inside);
        }
        self.line().words.push_str(words);
    }

    fn mark(&mut self, name: &str) {
        if !name.is_empty() {
            let line = self.line();
            line.marks.push_str(&format!(" {name}@{}", line.words.len()));
        }
    }
}

/// What a block makes of its words; none where it makes nothing of them.
fn block(value: &NodeValue) -> Option<String> {
    Some(match value {
        NodeValue::Heading(heading) => format!("heading {}", heading.level),
        NodeValue::BlockQuote => "quote".to_owned(),
        NodeValue::Item(list) => format!("item {:?}", list.list_type),
        NodeValue::TableRow(true) => "head".to_owned(),
        _ => return None,
    })
}

fn inline(value: &NodeValue) -> &'static str {
    match value {
        NodeValue::Emph => "emphasis",
        NodeValue::Strong => "strong",
        NodeValue::Strikethrough => "struck",
        _ => "",
    }
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
    fn headings_stand_below_the_pages_own() {
        let shown = html_below(1, "# Seals\n\n## Bags\n\n<script>x</script>\n\nIn **bold**.");
        assert!(shown.contains("<h2>Seals</h2>") && shown.contains("<h2>Bags</h2>"), "{shown}");
        assert!(!shown.contains("script") && shown.contains("<strong>bold</strong>"), "{shown}");
        assert!(html_below(3, "Seals\n===").contains("<h4>Seals</h4>"));
        assert!(html_below(3, "###### Seals").contains("<h6>Seals</h6>"));
    }

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
        assert_eq!(plain("a\n\n    b\n\n    c\n\nd"), "a\nb\n\nc\nd");
    }

    #[test]
    fn what_the_words_do_not_show_is_known_of_each_line() {
        let marks = |markdown: &str| {
            let written = written(markdown);
            let lines = written.lines.into_iter().filter(|line| !line.words.is_empty());
            lines.map(|line| line.marks).collect::<Vec<_>>()
        };
        for (one, other) in [
            ("seal the bag", "seal **the** bag"),
            ("seal the bag", "# seal the bag"),
            ("- seal the bag", "1. seal the bag"),
            ("seal the bag", "> seal the bag"),
            ("[seal](https://a.gov) the bag", "[seal](https://b.gov) the bag"),
            ("*seal* the bag", "*seal the* bag"),
        ] {
            assert_eq!(plain(one), plain(other));
            assert_ne!(marks(one), marks(other), "{one} and {other}");
        }
        assert_eq!(
            marks("- one\n- two")[0],
            marks("- zero\n- one\n- two")[1],
            "a line keeps its marks where it moves"
        );
        assert_eq!(written("a\n\n---\n\n![](https://a.gov/x.png)").leads, ["rule", "https://a.gov/x.png"]);
    }
}
