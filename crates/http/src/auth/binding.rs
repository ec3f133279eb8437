//! What ties a sign-in to the browser that began it: each browser gets a secret of its own, and what is stored of a sign-in is
//! found only by its state and that secret together. So two tabs can sign in side by side, and nobody can be signed in by
//! a link that somebody else prepared.

use commons_directory::SIGN_IN_LIMIT;
use commons_identity::{TokenKind, hash_token, new_token, same_secret};
use poem::{
    Request,
    http::{HeaderValue, header},
};
use secrecy::{ExposeSecret, SecretString};

use crate::{State, cookie::Cookie};

/// A browser, known by the hash of its secret.
pub(super) struct Binding {
    hash: String,
    /// The line that makes the browser keep its secret a while longer.
    line: Option<HeaderValue>,
}

impl Binding {
    /// The browser that sends this request; a new one gets its secret.
    pub(super) fn of_any(state: &State, request: &Request) -> Self {
        let shown = state.settings.jar().read(request, Cookie::SignIn).map(SecretString::from);
        let known = shown.and_then(|shown| TokenKind::Browser.read(&shown).map(|hash| (hash, shown)));
        let (hash, plain) = known.unwrap_or_else(|| {
            let token = state.random.with(|random| new_token(TokenKind::Browser, random));
            (token.hash, token.plain)
        });
        Self { hash, line: state.settings.jar().set(Cookie::SignIn, plain.expose_secret(), SIGN_IN_LIMIT) }
    }

    /// The browser that sends this request, if it has a secret of ours.
    pub(super) fn of_known(state: &State, request: &Request) -> Option<Self> {
        let shown = state.settings.jar().read(request, Cookie::SignIn).map(SecretString::from)?;
        Some(Self { hash: TokenKind::Browser.read(&shown)?, line: None })
    }

    /// Under what a sign-in of this browser with this state is stored.
    pub(super) fn attempt(&self, sign_in_state: &str) -> String {
        hash_token(&format!("sign-in {} {sign_in_state}", self.hash))
    }

    /// What the browser brings back when the provider has signed it out.
    pub(super) fn farewell(&self) -> String {
        hash_token(&format!("sign-out {}", self.hash))
    }

    /// Whether the browser brings its own farewell.
    pub(super) fn is_farewell(&self, shown: &str) -> bool {
        same_secret(shown, &self.farewell())
    }

    /// Makes the browser keep its secret until a sign-in has had its time.
    pub(super) fn keep(self, answer: &mut poem::Response) {
        answer.headers_mut().extend(self.line.map(|line| (header::SET_COOKIE, line)));
    }
}
