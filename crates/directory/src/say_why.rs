//! Reasons and checks that stand in the record: they have to say something.

use commons_kernel::{Error, Result};

use crate::tidy_text::some_lines;

/// A reason for the record: at least three letters or digits, at most 2,000 characters.
///
/// # Errors
/// Bad input with the field `reason`.
pub(crate) fn reason(text: Option<&str>) -> Result<String> {
    let text = some_lines("reason", text.unwrap_or_default(), 2_000)?;
    if told(&text) < 3 {
        return Err(Error::bad_input("reason", "give a reason; it stands in the record"));
    }
    Ok(text)
}

/// How somebody was checked: at least ten letters or digits, at most 2,000 characters.
///
/// # Errors
/// Bad input with the field `check`.
pub(crate) fn check(text: Option<&str>) -> Result<String> {
    let text = some_lines("check", text.unwrap_or_default(), 2_000)?;
    if told(&text) < 10 {
        let mend =
            "say how you checked who it is, such as whom you called at the office; it stands in the record";
        return Err(Error::bad_input("check", mend));
    }
    Ok(text)
}

/// How many letters and digits say something.
fn told(text: &str) -> usize {
    text.chars().filter(|c| c.is_alphanumeric()).count()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_reason_and_a_check_say_something() {
        assert_eq!(reason(Some(" left ")), Ok("left".into()));
        for bad in [None, Some(""), Some("  ...  "), Some("ok"), Some("a\0bcd")] {
            assert_eq!(reason(bad).unwrap_err().field(), Some("reason"), "{bad:?}");
        }
        assert!(check(Some("called the office")).is_ok());
        for bad in [None, Some("by phone!"), Some("----------------")] {
            assert_eq!(check(bad).unwrap_err().field(), Some("check"), "{bad:?}");
        }
    }
}
