//! Texts that people type into a form: trimmed, without letters that no form makes, and no longer than they may be.

use commons_kernel::{Error, Result};

/// A text of one line: blanks at its ends and doubled blanks go.
///
/// # Errors
/// Bad input with the field when it is longer than `most` characters or holds control characters.
pub(crate) fn one_line(field: &'static str, text: &str, most: usize) -> Result<String> {
    let line = text.split_whitespace().collect::<Vec<_>>().join(" ");
    checked(field, line, most)
}

/// A text of several lines: blanks at the ends of lines and empty lines at both ends go.
///
/// # Errors
/// As [`one_line`].
pub(crate) fn some_lines(field: &'static str, text: &str, most: usize) -> Result<String> {
    let lines = text.lines().map(str::trim_end).collect::<Vec<_>>().join("\n");
    checked(field, lines.trim().to_owned(), most)
}

/// A text of one line that must say something.
///
/// # Errors
/// As [`one_line`], and when it is shorter than `least` characters; `mend` says what to write.
pub(crate) fn said(
    field: &'static str,
    text: &str,
    (least, most): (usize, usize),
    mend: &str,
) -> Result<String> {
    let line = one_line(field, text, most)?;
    if line.chars().count() < least {
        return Err(Error::bad_input(field, mend));
    }
    Ok(line)
}

fn checked(field: &'static str, text: String, most: usize) -> Result<String> {
    let length = text.chars().count();
    if length > most {
        return Err(Error::bad_input(
            field,
            format!("{length} characters are too many; at most {most}, so shorten it"),
        ));
    }
    if text.chars().any(|letter| letter.is_control() && letter != '\n') {
        return Err(Error::bad_input(field, "the text holds control characters; remove them"));
    }
    Ok(text)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_are_trimmed_and_bounded() {
        assert_eq!(one_line("name", "  Seal \t log\n", 8).unwrap(), "Seal log");
        assert_eq!(some_lines("hours", "\n Mon 8-5 \r\nTue 8-5  \n\n", 40).unwrap(), "Mon 8-5\nTue 8-5");
        assert_eq!(one_line("name", "123456789", 8).unwrap_err().field(), Some("name"));
        assert!(one_line("name", "a\u{0}b", 8).is_err());
        assert!(some_lines("hours", "a\u{7}b", 8).is_err());
        assert_eq!(said("check", " short ", (10, 20), "say more").unwrap_err().message(), "say more");
    }
}
