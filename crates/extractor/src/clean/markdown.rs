//! Cleans Markdown of the HTML in it that runs or fetches.

use commons_extract::Refusal;
use regex::Captures;

use crate::{findings::active_patterns, text};

/// The copy of a text, in UTF-8.
///
/// # Errors
/// That there is nothing to clean; or too big when taking out what is active again and again makes new.
pub fn clean(bytes: &[u8]) -> Result<Vec<u8>, Refusal> {
    /// Taking away one tag may join the halves of another.
    const ROUNDS: usize = 20;
    let before = text::decode(bytes);
    let mut now = before.clone();
    for _ in 0..ROUNDS {
        let mut next = now.clone();
        for pattern in active_patterns() {
            let without = |found: &Captures<'_>| match found.get(1) {
                // Of a tag only the handler in it goes.
                Some(handler) => {
                    let (all, start) = (&found[0], found.get(0).map_or(0, |all| all.start()));
                    format!("{}{}", &all[..handler.start() - start], &all[handler.end() - start..])
                }
                None if found[0].starts_with(']') => "]".to_owned(),
                None => String::new(),
            };
            next = pattern.replace_all(&next, without).into_owned();
        }
        if next == now {
            return if now == before { Err(Refusal::NothingToClean) } else { Ok(now.into_bytes()) };
        }
        now = next;
    }
    Err(Refusal::TooBig)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tags_that_run_go_and_text_stays() {
        let text = "# Seals\n<scr<script>x</script>ipt>a()</script><p onclick='a()' class='b'>x</p> [b](javascript:a) [c](https://vote.gov)\n";
        assert_eq!(
            String::from_utf8(clean(text.as_bytes()).unwrap()).unwrap(),
            "# Seals\n<p  class='b'>x</p> [b] [c](https://vote.gov)\n"
        );
        assert_eq!(clean(b"# Seals\n1 < 2, one = 3"), Err(Refusal::NothingToClean));
    }
}
