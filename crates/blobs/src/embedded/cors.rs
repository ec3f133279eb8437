//! What browsers ask beyond S3: leave to upload from a page that lives at another address, by the rules of the bucket.

use hyper::{
    HeaderMap, Method, Request, Response, StatusCode,
    header::{
        ACCESS_CONTROL_ALLOW_HEADERS, ACCESS_CONTROL_ALLOW_METHODS, ACCESS_CONTROL_ALLOW_ORIGIN,
        ACCESS_CONTROL_EXPOSE_HEADERS, ACCESS_CONTROL_MAX_AGE, ACCESS_CONTROL_REQUEST_HEADERS,
        ACCESS_CONTROL_REQUEST_METHOD, CONTENT_SECURITY_POLICY, HeaderName, HeaderValue, ORIGIN, VARY,
        X_CONTENT_TYPE_OPTIONS,
    },
};
use s3s::{
    Body, S3Error, S3Response, S3Result,
    dto::{CORSRule, GetBucketCorsInput, GetBucketCorsOutput, PutBucketCorsInput, PutBucketCorsOutput},
    s3_error,
};
use serde::{Deserialize, Serialize};

use super::store::Store;

/// Which pages may do what, in S3's terms.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Rule {
    id: Option<String>,
    origins: Vec<String>,
    methods: Vec<String>,
    headers: Vec<String>,
    exposed: Vec<String>,
    max_age: Option<i32>,
}

/// What a browser tells of the page that asks.
struct Asked<'a> {
    origin: &'a str,
    method: &'a str,
    headers: Vec<&'a str>,
}

pub(super) async fn put(
    store: &Store,
    input: PutBucketCorsInput,
) -> S3Result<S3Response<PutBucketCorsOutput>> {
    let rules = input.cors_configuration.cors_rules.into_iter().map(Rule::from).collect();
    store
        .locked(move |_, index| {
            index.shelf(&input.bucket).ok_or_else(|| s3_error!(NoSuchBucket))?;
            index.set_rules(&input.bucket, rules).map_err(S3Error::internal_error)
        })
        .await?;
    Ok(S3Response::new(PutBucketCorsOutput::default()))
}

pub(super) async fn get(
    store: &Store,
    input: GetBucketCorsInput,
) -> S3Result<S3Response<GetBucketCorsOutput>> {
    let rules = store
        .locked(move |_, index| {
            Ok(index.shelf(&input.bucket).ok_or_else(|| s3_error!(NoSuchBucket))?.rules.clone())
        })
        .await?;
    if rules.is_empty() {
        return Err(s3_error!(NoSuchCORSConfiguration));
    }
    let rules = rules.into_iter().map(CORSRule::from).collect();
    Ok(S3Response::new(GetBucketCorsOutput { cors_rules: Some(rules) }))
}

/// The bucket that a request goes to, when it comes from a page and so needs the bucket's rules.
pub(super) fn bucket<B>(request: &Request<B>) -> Option<String> {
    request.headers().contains_key(ORIGIN).then(|| {
        let path = request.uri().path().trim_start_matches('/');
        path.split('/').next().unwrap_or_default().to_owned()
    })
}

/// Whether a request only asks for leave (Fetch standard, CORS protocol).
pub(super) fn is_preflight<B>(request: &Request<B>) -> bool {
    request.method() == Method::OPTIONS && request.headers().contains_key(ACCESS_CONTROL_REQUEST_METHOD)
}

/// The answer to a preflight request.
pub(super) fn preflight(leave: &HeaderMap) -> Response<Body> {
    let mut response = Response::new(Body::empty());
    let given = leave.contains_key(ACCESS_CONTROL_ALLOW_ORIGIN);
    *response.status_mut() = if given { StatusCode::NO_CONTENT } else { StatusCode::FORBIDDEN };
    response
}

/// The headers that give leave to the page that asks; empty when no rule does.
pub(super) fn leave<B>(request: &Request<B>, rules: &[Rule]) -> HeaderMap {
    let mut leave = HeaderMap::new();
    let text = |name: &HeaderName| request.headers().get(name).and_then(|value| value.to_str().ok());
    let Some(origin) = text(&ORIGIN) else { return leave };
    let preflight = is_preflight(request);
    let asked_method = text(&ACCESS_CONTROL_REQUEST_METHOD).filter(|_| preflight);
    let asked_headers = text(&ACCESS_CONTROL_REQUEST_HEADERS).filter(|_| preflight);
    let asked = Asked {
        origin,
        method: asked_method.unwrap_or(request.method().as_str()),
        headers: asked_headers.map_or(Vec::new(), |names| names.split(',').map(str::trim).collect()),
    };
    let Some(rule) = rules.iter().find(|rule| rule.admits(&asked)) else { return leave };
    let mut set = |name: HeaderName, text: &str| {
        if let Ok(value) = HeaderValue::from_str(text) {
            leave.insert(name, value);
        }
    };
    set(ACCESS_CONTROL_ALLOW_ORIGIN, origin);
    if !rule.exposed.is_empty() {
        set(ACCESS_CONTROL_EXPOSE_HEADERS, &rule.exposed.join(", "));
    }
    if preflight {
        set(ACCESS_CONTROL_ALLOW_METHODS, &rule.methods.join(", "));
        if let Some(headers) = asked_headers {
            set(ACCESS_CONTROL_ALLOW_HEADERS, headers);
        }
        if let Some(seconds) = rule.max_age {
            set(ACCESS_CONTROL_MAX_AGE, &seconds.to_string());
        }
    }
    leave
}

/// Lets the page read the answer, and keeps browsers from running what is stored here.
pub(super) fn mark(response: &mut Response<Body>, leave: HeaderMap) {
    let headers = response.headers_mut();
    headers.extend(leave);
    headers.insert(VARY, HeaderValue::from_static("Origin"));
    headers.insert(X_CONTENT_TYPE_OPTIONS, HeaderValue::from_static("nosniff"));
    headers.insert(CONTENT_SECURITY_POLICY, HeaderValue::from_static("default-src 'none'; sandbox"));
}

impl Rule {
    fn admits(&self, asked: &Asked<'_>) -> bool {
        let header = |name: &str| {
            self.headers.iter().any(|allowed| fits(&allowed.to_lowercase(), &name.to_lowercase()))
        };
        self.origins.iter().any(|allowed| fits(allowed, asked.origin))
            && self.methods.iter().any(|allowed| allowed == asked.method)
            && asked.headers.iter().all(|name| header(name))
    }
}

/// A pattern of S3's rules has one star at most, for anything.
fn fits(pattern: &str, text: &str) -> bool {
    match pattern.split_once('*') {
        None => pattern == text,
        Some((start, end)) => {
            text.len() >= start.len() + end.len() && text.starts_with(start) && text.ends_with(end)
        }
    }
}

impl From<CORSRule> for Rule {
    fn from(rule: CORSRule) -> Self {
        Self {
            id: rule.id,
            origins: rule.allowed_origins,
            methods: rule.allowed_methods,
            headers: rule.allowed_headers.unwrap_or_default(),
            exposed: rule.expose_headers.unwrap_or_default(),
            max_age: rule.max_age_seconds,
        }
    }
}

impl From<Rule> for CORSRule {
    fn from(rule: Rule) -> Self {
        Self {
            id: rule.id,
            allowed_origins: rule.origins,
            allowed_methods: rule.methods,
            allowed_headers: Some(rule.headers),
            expose_headers: Some(rule.exposed),
            max_age_seconds: rule.max_age,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_star_stands_for_anything_once() {
        assert!(fits("https://*.example.org", "https://a.example.org"));
        assert!(!fits("https://*.example.org", "https://a.example.com"));
        assert!(!fits("ab*ba", "aba"), "the ends do not overlap");
        assert!(fits("*", ""));
        assert!(!fits("https://a.example.org", "https://a.example.org.evil"));
    }
}
