//! The way back after a sign-in: a path of ours, and nothing else.

use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};

/// The longest way back, in bytes.
const LONGEST_RETURN: usize = 2048;

/// Unreserved characters stay readable (RFC 3986, section 2.3).
const PARAMETER: &AsciiSet = &NON_ALPHANUMERIC.remove(b'-').remove(b'_').remove(b'.').remove(b'~');

/// Where signing in begins, with the way back.
pub(crate) fn login_path(return_to: &str) -> String {
    format!("/auth/login?return_to={}", utf8_percent_encode(return_to, PARAMETER))
}

/// Where signing in with this provider begins.
pub(super) fn login_path_with(provider: &str, return_to: &str) -> String {
    format!("{}&provider={}", login_path(return_to), utf8_percent_encode(provider, PARAMETER))
}

/// The way back, if it is a path of ours; the front page otherwise. `//host` and `/\host` lead browsers to another host.
pub(super) fn local(return_to: Option<&str>) -> &str {
    let Some(path) = return_to.filter(|path| path.len() <= LONGEST_RETURN) else { return "/" };
    let plain = path.bytes().all(|byte| byte.is_ascii_graphic() && byte != b'\\');
    let here = path.starts_with('/') && !path.starts_with("//");
    // Signing in and out again is no place to come back to.
    if plain && here && !path.starts_with("/auth/") { path } else { "/" }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_way_back_is_a_path_of_ours() {
        for good in [
            "/",
            "/search?q=a%20b&kind=TEMPLATE",
            "/r/chain-of-custody#versions",
            "/d/ocd-division/country:us",
        ] {
            assert_eq!(local(Some(good)), good);
        }
        let long = format!("/{}", "a".repeat(3000));
        for bad in [
            "",
            "//evil.example",
            "/\\evil.example",
            "\\\\evil.example",
            "https://evil.example",
            "evil.example",
            "javascript:alert(1)",
            "/a\r\nSet-Cookie: x=1",
            "/a b",
            "/\tevil",
            "/año",
            "/auth/login?return_to=/",
            &long,
            "/a\\..\\..\\\\evil.example",
        ] {
            assert_eq!(local(Some(bad)), "/", "{bad:?}");
        }
        assert_eq!(local(None), "/");
    }

    #[test]
    fn the_way_back_survives_its_way_through_an_address() {
        let path = login_path("/search?q=a b&state=AZ");
        assert_eq!(path, "/auth/login?return_to=%2Fsearch%3Fq%3Da%20b%26state%3DAZ");
    }
}
