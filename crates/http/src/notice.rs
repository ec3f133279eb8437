//! A page that says one thing: it stands by itself, without scripts, so that it can be shown when much else fails.

use askama::Template;
use poem::{
    Response,
    http::{StatusCode, header},
};

use crate::{State, shell};

/// What the page says.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Notice<'a> {
    /// In short.
    pub(crate) heading: &'a str,
    /// What happened and how to go on.
    pub(crate) sentences: &'a [&'a str],
    /// When signing in may help: where to come back to afterwards.
    pub(crate) return_to: Option<&'a str>,
}

/// A way on from the page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Link {
    /// What stands on its button.
    pub(crate) label: String,
    /// Where it leads.
    pub(crate) href: String,
}

#[derive(Template)]
#[template(path = "notice.html")]
struct Page<'a> {
    stylesheets: &'a [String],
    heading: &'a str,
    sentences: &'a [&'a str],
    sign_in: Option<String>,
    links: &'a [Link],
}

/// The page. A page of refusal is never kept by a cache.
pub(crate) async fn page(state: &State, status: StatusCode, notice: &Notice<'_>) -> Response {
    page_with(state, status, notice, &[]).await
}

/// The page, with ways on.
pub(crate) async fn page_with(
    state: &State,
    status: StatusCode,
    notice: &Notice<'_>,
    links: &[Link],
) -> Response {
    let stylesheets = shell::read(&state.assets).await.map(|shell| shell.stylesheets()).unwrap_or_default();
    let html = written(&stylesheets, notice, links);
    Response::builder()
        .status(status)
        .content_type("text/html; charset=utf-8")
        .header(header::CACHE_CONTROL, "no-store")
        .body(html)
}

fn written(stylesheets: &[String], notice: &Notice<'_>, links: &[Link]) -> String {
    let sign_in = notice.return_to.map(crate::auth::login_path);
    let page = Page { stylesheets, heading: notice.heading, sentences: notice.sentences, sign_in, links };
    page.render().unwrap_or_else(|_| notice.sentences.join(" "))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_notice_stands_by_itself_and_escapes() {
        let notice = Notice { heading: "<b>", sentences: &["a & b"], return_to: Some("/r/x?y=\"&z=1") };
        let links =
            [Link { label: "Sign in with <A&B>".into(), href: "/auth/login?a=1&provider=\"x".into() }];
        let html = written(&["/assets/index-1.css".to_owned()], &notice, &links);
        assert!(html.contains("<link rel=\"stylesheet\" href=\"/assets/index-1.css\">"), "{html}");
        assert!(html.contains("<h1>&#60;b&#62;</h1>") && html.contains("a &#38; b"), "{html}");
        assert!(html.contains("href=\"/auth/login?return_to=%2Fr%2Fx%3Fy%3D%22%26z%3D1\""), "{html}");
        let link = "<a href=\"/auth/login?a=1&#38;provider=&#34;x\" class=\"usa-button\">Sign in with &#60;A&#38;B&#62;</a>";
        assert!(html.contains(link), "{html}");
        assert!(!html.contains("<script") && !html.contains("style=") && html.contains("<html lang=\"en\">"));
    }
}
