//! A number as people write it.

/// The number without its marks of thousands, such as `1250` of "1,250" or `-12.5`; none when the text is none.
pub(super) fn number(text: &str) -> Option<String> {
    let (sign, digits) = match text.strip_prefix(['-', '−']) {
        Some(rest) => ("-", rest),
        None => ("", text.strip_prefix('+').unwrap_or(text)),
    };
    let (whole, part) = match digits.split_once('.') {
        Some((whole, part)) => (whole, Some(part)),
        None => (digits, None),
    };
    if part.is_some_and(|part| part.is_empty() || !all_digits(part)) {
        return None;
    }
    let mut groups = whole.split(',');
    let first = groups.next()?;
    let rest: Vec<&str> = groups.collect();
    let grouped =
        rest.is_empty() || ((1..=3).contains(&first.len()) && rest.iter().all(|group| group.len() == 3));
    if first.is_empty() || !grouped || !all_digits(first) || !rest.iter().all(|group| all_digits(group)) {
        return None;
    }
    let part = part.map(|part| format!(".{part}")).unwrap_or_default();
    Some(format!("{sign}{first}{}{part}", rest.concat()))
}

fn all_digits(text: &str) -> bool {
    text.bytes().all(|byte| byte.is_ascii_digit())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_as_people_write_them() {
        for (written, read) in [
            ("12", "12"),
            ("1,250", "1250"),
            ("1,250,000.5", "1250000.5"),
            ("-3", "-3"),
            ("−3", "-3"),
            ("+4.0", "4.0"),
        ] {
            assert_eq!(number(written).as_deref(), Some(read), "{written}");
        }
    }

    #[test]
    fn what_is_no_number() {
        for text in
            ["", "about 30", "12 %", "1,25", "12,5000", ".5", "5.", "1.250,5", "1 250", "$5", "1e3", "∞", "٣"]
        {
            assert_eq!(number(text), None, "{text}");
        }
    }
}
