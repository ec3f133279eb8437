//! Markdown as plain text: what a reader sees, for the index and its snippets.

/// Takes the marks out: headings, emphasis, lists, tables, code fences, tags and the targets of links.
pub fn plain_text(markdown: &str) -> String {
    let mut plain = String::with_capacity(markdown.len());
    for line in markdown.lines() {
        let line = line.trim();
        if line.starts_with("```")
            || line.starts_with("~~~")
            || (!line.is_empty() && line.chars().all(is_rule))
        {
            continue;
        }
        let line = line.trim_start_matches(['#', '>']).trim_start();
        let line = ["- ", "* ", "+ "].iter().find_map(|bullet| line.strip_prefix(bullet)).unwrap_or(line);
        inline(line, &mut plain);
        plain.push('\n');
    }
    plain
}

/// A line of a table's rule or of a thematic break.
fn is_rule(letter: char) -> bool {
    matches!(letter, '-' | '=' | '|' | ':' | ' ' | '*' | '_')
}

fn inline(line: &str, plain: &mut String) {
    let mut rest = line;
    while let Some(next) = rest.chars().next() {
        let after = &rest[next.len_utf8()..];
        rest = match next {
            // The target of a link or an image: "](…)".
            ']' if after.starts_with('(') => after.find(')').map_or(after, |end| &after[end + 1..]),
            '<' => match after.find('>') {
                Some(end)
                    if after.starts_with(|first: char| {
                        first == '/' || first == '!' || first.is_ascii_alphabetic()
                    }) =>
                {
                    // The text of a bare address stays.
                    let inside = &after[..end];
                    if inside.contains("://") || inside.contains('@') {
                        plain.push_str(inside);
                    }
                    &after[end + 1..]
                }
                _ => {
                    plain.push(next);
                    after
                }
            },
            '\\' if after.starts_with(|escaped: char| escaped.is_ascii_punctuation()) => {
                plain.push_str(&after[..1]);
                &after[1..]
            }
            '*' | '`' | '[' | ']' => after,
            '!' if after.starts_with('[') => after,
            '|' => {
                plain.push(' ');
                after
            }
            _ => {
                plain.push(next);
                after
            }
        };
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_go_and_words_stay() {
        let text = plain_text(
            "# Seal **log**\n\n- [form](https://example.org/a.pdf) `A-1`\n| a | b |\n|---|---|\n<b>bold</b> a < b \\*",
        );
        for word in ["Seal log", "form A-1", " a   b", "bold a < b *"] {
            assert!(text.contains(word), "{word:?} is missing in {text:?}");
        }
        assert!(!text.contains("example.org") && !text.contains("---"), "{text:?}");
    }

    #[test]
    fn broken_marks_are_survived() {
        for broken in ["](", "<", "![", "\\", "](é", "<a", "```"] {
            plain_text(broken);
        }
    }
}
