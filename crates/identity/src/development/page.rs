//! The page on which one chooses a demo person: plain HTML that works without scripts.

use super::{AuthorizationRequest, DevelopmentProvider, Refusal};

impl DevelopmentProvider {
    /// Answers `GET {issuer}/authorize` with a whole HTML page. It holds no inline script or style, and posts its
    /// form to its own address, so a strict content security policy suits it; mind that `form-action` must also
    /// allow the origin of the callback. `stylesheet_href` may style `main`, `ul.people` and `button`.
    ///
    /// # Errors
    /// [`Refusal::Shown`] for an unknown client or redirect, [`Refusal::SentBack`] for other malformed requests.
    pub fn authorize_page(
        &self,
        query: &AuthorizationRequest,
        stylesheet_href: &str,
    ) -> Result<String, Refusal> {
        self.check(query)?;
        let hidden: String = [
            ("client_id", &query.client_id),
            ("redirect_uri", &query.redirect_uri),
            ("response_type", &query.response_type),
            ("scope", &query.scope),
            ("state", &query.state),
            ("nonce", &query.nonce),
            ("code_challenge", &query.code_challenge),
            ("code_challenge_method", &query.code_challenge_method),
        ]
        .into_iter()
        .filter_map(|(name, value)| value.as_deref().map(|value| (name, escape(value))))
        .map(|(name, value)| format!("<input type=\"hidden\" name=\"{name}\" value=\"{value}\">\n"))
        .collect();
        let people: String = self
            .people
            .iter()
            .map(|person| {
                format!(
                    "<li><button type=\"submit\" name=\"person\" value=\"{}\"><strong>{}</strong><br> {}</button></li>\n",
                    escape(&person.email),
                    escape(&person.name),
                    escape(&person.about),
                )
            })
            .collect();
        let action = escape(self.issuer.path().trim_end_matches('/'));
        let body = format!(
            "<p>These are made-up people for this demo on your own machine. You need no password: choose whoever you \
             want to be. You can sign out later and choose somebody else.</p>\n\
             <form method=\"post\" action=\"{action}/authorize\">\n{hidden}<ul class=\"people\">\n{people}</ul>\n</form>"
        );
        Ok(page("Choose a demo person", &body, stylesheet_href))
    }

    /// The page for [`Refusal::Shown`], to be sent with status 400.
    pub fn refusal_page(&self, sentence: &str, stylesheet_href: &str) -> String {
        let body = format!(
            "<p role=\"alert\">{}</p>\n<p>Go back to Alliance Commons and start the sign-in again.</p>",
            escape(sentence)
        );
        page("This demo sign-in cannot go on", &body, stylesheet_href)
    }
}

fn page(heading: &str, body: &str, stylesheet_href: &str) -> String {
    let stylesheet_href = escape(stylesheet_href);
    format!(
        "<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
         <meta name=\"robots\" content=\"noindex\">\n\
         <title>{heading} – Alliance Commons demo</title>\n\
         <link rel=\"icon\" href=\"/favicon.svg\" type=\"image/svg+xml\">\n\
         <link rel=\"stylesheet\" href=\"{stylesheet_href}\">\n</head>\n<body>\n<main>\n<h1>{heading}</h1>\n{body}\n\
         </main>\n</body>\n</html>\n"
    )
}

/// Text made safe between tags and inside double-quoted attributes.
fn escape(text: &str) -> String {
    let mut safe = String::with_capacity(text.len());
    for letter in text.chars() {
        match letter {
            '&' => safe.push_str("&amp;"),
            '<' => safe.push_str("&lt;"),
            '>' => safe.push_str("&gt;"),
            '"' => safe.push_str("&quot;"),
            '\'' => safe.push_str("&#39;"),
            other => safe.push(other),
        }
    }
    safe
}
