//! The guard against forged requests: what a cookie alone must not do, since another site can make a browser send it.
//!
//! Another site's form cannot set a header, and its script cannot either without our leave, which we never give. Where a
//! browser says the origin, it must be ours as well.

use poem::{Request, http::header};
use url::Url;

/// The header that a caller with a cookie sends along, with any value.
pub(crate) const HEADER: &str = "X-Commons-CSRF";

/// Whether a change that rests on a cookie is the caller's own wish.
///
/// # Errors
/// Says what is missing and how to mend it.
pub(crate) fn check(request: &Request, public_url: &Url) -> Result<(), String> {
    if request.header(HEADER).is_none() {
        return Err(format!(
            "send the header {HEADER} (with any value) along with the cookie, or use a token"
        ));
    }
    match request.header(header::ORIGIN) {
        None => Ok(()),
        Some(_) if is_same_origin(request, public_url) => Ok(()),
        Some(_) => {
            Err("this request comes from another site than ours; open the page again and repeat it".into())
        }
    }
}

/// Whether the browser says that the request comes from a page of ours.
pub(crate) fn is_same_origin(request: &Request, public_url: &Url) -> bool {
    request.header(header::ORIGIN).is_some_and(|origin| origin == public_url.origin().ascii_serialization())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn checked(headers: &[(&str, &str)]) -> bool {
        let mut request = Request::builder();
        for (name, value) in headers {
            request = request.header(*name, *value);
        }
        check(&request.finish(), &"https://commons.example.org/".parse().unwrap()).is_ok()
    }

    #[test]
    fn a_cookie_needs_the_header_and_no_foreign_origin() {
        assert!(checked(&[("x-commons-csrf", "1")]));
        assert!(checked(&[("x-commons-csrf", ""), ("origin", "https://commons.example.org")]));
        assert!(!checked(&[]));
        assert!(!checked(&[("origin", "https://commons.example.org")]), "the origin alone is not enough");
        for origin in [
            "null",
            "https://evil.example",
            "http://commons.example.org",
            "https://commons.example.org.evil.example",
        ] {
            assert!(!checked(&[("x-commons-csrf", "1"), ("origin", origin)]), "{origin}");
        }
    }
}
