//! The web app: its hashed files for ever, the pages that need scripts afresh each time.

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
    paint::{self, Visit},
    shell::{self, Filling},
};

/// The pages that need scripts, by the first parts of their addresses (`web/src/router.ts`), with their names in English and in
/// Spanish. They are about whoever is signed in, and nothing of them is kept. All others are painted.
const PLACES: [(&str, [&str; 2]); 14] = [
    ("account", ["Your account", "Su cuenta"]),
    ("flags", ["Your flags", "Sus avisos"]),
    ("groups", ["Groups", "Grupos"]),
    ("invitation", ["Invitation", "Invitación"]),
    ("join", ["Join your department", "Unirse a su departamento"]),
    ("people", ["People of an office", "Personas de una oficina"]),
    ("profile", ["Office profile", "Perfil de la oficina"]),
    ("publish", ["Write and publish", "Escribir y publicar"]),
    ("record", ["Record", "Registro"]),
    ("requests", ["Requests", "Solicitudes"]),
    ("reviews", ["Reviews", "Revisiones"]),
    ("searches", ["Saved searches", "Búsquedas guardadas"]),
    ("sign-in", ["Sign in", "Iniciar sesión"]),
    ("staff", ["Alliance staff", "Personal de la Alianza"]),
];

/// The first parts of the addresses of painted pages, which have no slash at their end.
const PAINTED: [&str; 12] = [
    "c",
    "collections",
    "d",
    "departments",
    "documents",
    "r",
    "search",
    "standards",
    "topics",
    "transparency",
    "values",
    "wanted",
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

/// The front page, a page of the app that needs scripts, or a file beside its `index.html`.
#[handler]
pub(crate) async fn page(request: &Request, visit: Visit<'_>, Data(state): Data<&Arc<State>>) -> Response {
    let path = request.uri().path().trim_matches('/');
    if request.uri().path() == "/" {
        return paint::home(visit).await;
    }
    let Some((name, kept)) = needs_scripts(path) else { return elsewhere(request, visit, state).await };
    let Some(shell) = shell::read(&state.assets).await else { return unbuilt(state).await };
    let title = format!("{} – Alliance Commons", name[0]);
    let page = paint::needs_scripts(name);
    let mut answer = html(
        StatusCode::OK,
        shell.filled(&Filling { title: Some(&title), page: &page, ..Filling::default() }),
    );
    answer.headers_mut().insert(header::CACHE_CONTROL, HeaderValue::from_static(kept));
    answer
}

/// The name of the page at a path that only scripts can show, and how long it may be kept.
fn needs_scripts(path: &str) -> Option<([&'static str; 2], &'static str)> {
    match path.split('/').collect::<Vec<_>>().as_slice() {
        // They stand below painted pages.
        ["r", slug, "compare"] if !slug.is_empty() => {
            Some((["Compare versions", "Comparar versiones"], "no-cache"))
        }
        ["c", slug, "edit"] if !slug.is_empty() => {
            Some((["Edit a collection", "Editar una colección"], "no-store"))
        }
        [place, ..] => PLACES.iter().find(|(known, _)| known == place).map(|(_, name)| (*name, "no-store")),
        [] => None,
    }
}

/// What is no page: a file, a painted page with a slash at its end, or nothing.
async fn elsewhere(request: &Request, visit: Visit<'_>, state: &Arc<State>) -> Response {
    let whole = request.uri().path();
    let path = whole.trim_matches('/');
    if whole.ends_with('/') && path.split('/').next().is_some_and(|place| PAINTED.contains(&place)) {
        let query = request.uri().query().map(|query| format!("?{query}")).unwrap_or_default();
        return Response::builder()
            .status(StatusCode::PERMANENT_REDIRECT)
            .header(header::LOCATION, format!("/{path}{query}"))
            .header(header::CACHE_CONTROL, "no-cache")
            .finish();
    }
    if !path.contains('.') {
        return paint::absent(visit).await;
    }
    // The app's own files begin with a letter; the build's notes (`.vite`) are nobody's business.
    let found =
        if path.starts_with('.') || path == "index.html" { None } else { state.assets.read(path).await };
    match found {
        Some(bytes) => content(request, path, HOUR, bytes.into_owned()),
        None => refuse(state, Reader::of(request), StatusCode::NOT_FOUND).await,
    }
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
    fn pages_that_only_scripts_can_show_are_known_by_their_addresses() {
        let kept = |path: &str| needs_scripts(path).map(|(_, kept)| kept);
        for path in ["publish", "publish/a-draft/preview", "staff/thesaurus", "c/a-shelf/edit"] {
            assert_eq!(kept(path), Some("no-store"), "{path}");
        }
        assert_eq!(kept("r/a-log/compare"), Some("no-cache"), "everybody may compare");
        for path in ["", "r", "r//compare", "c/a-shelf", "values", "nowhere"] {
            assert_eq!(kept(path), None, "{path}");
        }
    }

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
