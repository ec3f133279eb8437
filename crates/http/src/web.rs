//! The web app: its hashed files for ever, its pages afresh each time.

use std::sync::Arc;

use poem::{
    Request, Response, handler,
    http::{HeaderValue, StatusCode, header},
    web::{Data, Path},
};
use sha2::{Digest, Sha256};

use crate::{
    State,
    fault::{Reader, refuse},
    notice::{self, Notice},
    shell::{self, Filling},
};

/// Where the app has pages: the first parts of its addresses (`web/src/router.ts`).
const PLACES: [&str; 25] = [
    "documents",
    "publish",
    "reviews",
    "departments",
    "d",
    "sign-in",
    "search",
    "account",
    "join",
    "invitation",
    "people",
    "profile",
    "groups",
    "requests",
    "staff",
    "record",
    "searches",
    "wanted",
    "flags",
    "transparency",
    "collections",
    "c",
    "values",
    "standards",
    "topics",
];

/// Those of them that everybody may read. The others are about whoever is signed in, and nothing of them is kept.
const PUBLIC: [&str; 12] = [
    "documents",
    "",
    "departments",
    "d",
    "search",
    "wanted",
    "transparency",
    "collections",
    "c",
    "values",
    "standards",
    "topics",
];

/// A file of `/assets/`. Its name holds a hash of its content, so it never changes.
#[handler]
pub(crate) async fn asset(
    request: &Request,
    Path(path): Path<String>,
    Data(state): Data<&Arc<State>>,
) -> Response {
    let mark = format!("\"{path}\"");
    match state.assets.read(&format!("assets/{path}")).await {
        Some(bytes) => file(request, &path, &mark, "public, max-age=31536000, immutable", bytes.into_owned()),
        None => refuse(state, Reader::of(request), StatusCode::NOT_FOUND).await,
    }
}

/// A page of the app, or a file beside its `index.html`.
#[handler]
pub(crate) async fn page(request: &Request, Data(state): Data<&Arc<State>>) -> Response {
    let path = request.uri().path().trim_matches('/');
    let place = path.split('/').next().unwrap_or_default();
    let known = path.is_empty() || PLACES.contains(&place) || compares(path);
    if !known && path.contains('.') {
        // The app's own files begin with a letter; the build's notes (`.vite`) are nobody's business.
        let found =
            if path.starts_with('.') || path == "index.html" { None } else { state.assets.read(path).await };
        return match found {
            Some(bytes) => content(request, path, HOUR, bytes.into_owned()),
            None => refuse(state, Reader::of(request), StatusCode::NOT_FOUND).await,
        };
    }
    let status = if known { StatusCode::OK } else { StatusCode::NOT_FOUND };
    match shell::read(&state.assets).await {
        Some(shell) => {
            let mut answer = html(status, shell.filled(&Filling::default()));
            if !PUBLIC.contains(&place) && !compares(path) {
                answer.headers_mut().insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
            }
            answer
        }
        None => unbuilt(state).await,
    }
}

/// Whether a path is that of the comparison of two versions: it stands below a painted page.
fn compares(path: &str) -> bool {
    matches!(path.split('/').collect::<Vec<_>>().as_slice(), ["r", slug, "compare"] if !slug.is_empty())
}

/// The page for a server that was built without the web app.
pub(crate) async fn unbuilt(state: &State) -> Response {
    let sentences = [
        "This server was built without the web app.",
        "Whoever runs it can mend that: build the web app first (make build), then start the server again.",
    ];
    let notice = Notice { heading: "The web app is not here", sentences: &sentences, return_to: None };
    notice::page(state, StatusCode::SERVICE_UNAVAILABLE, &notice).await
}

/// A page of HTML that a browser asks for again each time.
pub(crate) fn html(status: StatusCode, text: String) -> Response {
    Response::builder()
        .status(status)
        .content_type("text/html; charset=utf-8")
        .header(header::CACHE_CONTROL, "no-cache")
        .body(text)
}

/// Kept for an hour by whoever likes.
pub(crate) const HOUR: &str = "public, max-age=3600";

/// Bytes that are sent once to whoever keeps them, marked by what they are. Their type is that of the path's ending.
pub(crate) fn content(request: &Request, path: &str, caching: &'static str, bytes: Vec<u8>) -> Response {
    let mark = format!("\"{}\"", hex::encode(&Sha256::digest(&bytes)[..16]));
    file(request, path, &mark, caching, bytes)
}

fn file(request: &Request, path: &str, mark: &str, caching: &'static str, bytes: Vec<u8>) -> Response {
    let answer = Response::builder().header(header::CACHE_CONTROL, caching).header(header::ETAG, mark);
    let held = request.header(header::IF_NONE_MATCH).unwrap_or_default();
    if held.split(',').any(|held| held.trim().trim_start_matches("W/") == mark) {
        return answer.status(StatusCode::NOT_MODIFIED).finish();
    }
    let media_type = mime_guess::from_path(path).first_or_octet_stream();
    let media_type = match media_type.type_().as_str() {
        "text" => format!("{media_type}; charset=utf-8"),
        _ => media_type.to_string(),
    };
    answer.content_type(media_type).body(bytes)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_is_sent_once() {
        let fresh = file(&Request::default(), "index-1a.js", "\"index-1a.js\"", "public", b"x".to_vec());
        assert_eq!(fresh.status(), StatusCode::OK);
        assert_eq!(fresh.content_type(), Some("text/javascript; charset=utf-8"));
        for held in ["\"index-1a.js\"", "W/\"index-1a.js\"", "\"a\", W/\"index-1a.js\""] {
            let request = Request::builder().header("if-none-match", held).finish();
            let again = file(&request, "index-1a.js", "\"index-1a.js\"", "public", b"x".to_vec());
            assert_eq!(again.status(), StatusCode::NOT_MODIFIED, "{held}");
        }
    }
}
