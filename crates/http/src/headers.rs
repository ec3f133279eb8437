//! The security headers that stand on every answer.
//!
//! Invariant: the policy has no `unsafe-` word in it; whatever breaks under it is mended at its own place.

use poem::http::{HeaderMap, HeaderName, HeaderValue, header};
use url::Url;

use crate::Settings;

/// The headers, written once at the start.
pub(crate) struct Headers(Vec<(HeaderName, HeaderValue)>);

impl Headers {
    pub(crate) fn new(settings: &Settings) -> Self {
        let mut all = vec![
            (header::X_CONTENT_TYPE_OPTIONS, HeaderValue::from_static("nosniff")),
            (header::REFERRER_POLICY, HeaderValue::from_static("strict-origin-when-cross-origin")),
            (HeaderName::from_static("permissions-policy"), HeaderValue::from_static(PERMISSIONS)),
            (HeaderName::from_static("cross-origin-opener-policy"), HeaderValue::from_static("same-origin")),
            (
                HeaderName::from_static("cross-origin-resource-policy"),
                HeaderValue::from_static("same-origin"),
            ),
        ];
        if let Ok(policy) = HeaderValue::from_str(&content_security_policy(settings.bucket_origin.as_ref())) {
            all.push((header::CONTENT_SECURITY_POLICY, policy));
        }
        if settings.public_url.scheme() == "https" {
            all.push((header::STRICT_TRANSPORT_SECURITY, HeaderValue::from_static(HTTPS)));
        }
        Self(all)
    }

    /// Writes them, over whatever an endpoint wrote.
    pub(crate) fn write(&self, headers: &mut HeaderMap) {
        for (name, value) in &self.0 {
            headers.insert(name.clone(), value.clone());
        }
    }
}

/// A year, for the host and whatever is below it (OWASP ASVS 5, item 3.4.1).
const HTTPS: &str = "max-age=31536000; includeSubDomains";

/// What no page of ours needs.
const PERMISSIONS: &str = "camera=(), geolocation=(), microphone=(), payment=(), usb=(), browsing-topics=()";

/// Scripts, styles, fonts and pictures from us alone, and nothing inline; uploads and page pictures also go to and come
/// from the bucket. Trusted Types leave one named door to innerHTML, for text that the server has cleaned.
fn content_security_policy(bucket: Option<&Url>) -> String {
    // The origin of an address is made of scheme, host and port alone, so nothing can break out of the directive.
    let bucket = bucket.map(|url| format!(" {}", url.origin().ascii_serialization())).unwrap_or_default();
    format!(
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'{bucket}; font-src 'self'; \
         connect-src 'self'{bucket}; form-action 'self'; base-uri 'none'; frame-ancestors 'none'; \
         require-trusted-types-for 'script'; trusted-types server-sanitised"
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Introspection, Limits, Rates};

    fn headers(public_url: &str, bucket: Option<&str>) -> HeaderMap {
        let mut headers = HeaderMap::new();
        Headers::new(&Settings {
            public_url: public_url.parse().unwrap(),
            secure_cookies: false,
            bucket_origin: bucket.map(|bucket| bucket.parse().unwrap()),
            limits: Limits::default(),
            rates: Rates::default(),
            trusted_proxies: Vec::new(),
            introspection: Introspection::default(),
        })
        .write(&mut headers);
        headers
    }

    #[test]
    fn nothing_inline_and_nobody_else_may_run() {
        let headers = headers("http://127.0.0.1:8080", None);
        let policy = headers["content-security-policy"].to_str().unwrap();
        assert!(
            policy.starts_with("default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; ")
        );
        assert!(!policy.contains("unsafe") && !policy.contains("data:"), "{policy}");
        assert!(policy.contains("require-trusted-types-for 'script'"));
        assert!(!headers.contains_key("strict-transport-security"), "plain http promises no https");
        assert_eq!(headers["x-content-type-options"], "nosniff");
    }

    #[test]
    fn the_bucket_may_be_spoken_to_by_its_origin_alone() {
        let headers = headers(
            "https://commons.example.org",
            Some("https://s3.example.org:9000/bucket/?a=';script-src *"),
        );
        let policy = headers["content-security-policy"].to_str().unwrap();
        assert!(policy.contains("connect-src 'self' https://s3.example.org:9000;"), "{policy}");
        assert!(policy.contains("img-src 'self' https://s3.example.org:9000;"), "{policy}");
        assert!(!policy.contains('*'), "{policy}");
        assert_eq!(headers["strict-transport-security"], "max-age=31536000; includeSubDomains");
    }
}
