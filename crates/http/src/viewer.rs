//! Who asks: the cookie or the token of a request, made into a `Viewer` once.
//!
//! Invariants: a token that opens nothing is refused and never turns into a visitor; a cookie whose session has ended is a
//! visitor's, and is taken away.

use commons_access::Viewer;
use commons_directory::InSession;
use commons_identity::TokenKind;
use commons_kernel::{Error, Result, SessionId, TokenScope};
use poem::{Request, Response, http::header};
use secrecy::SecretString;

use crate::{State, cookie::Cookie};

/// The part of the server that looks people up.
pub const DOOR: Viewer = Viewer::system("door");

/// The one who asks.
#[derive(Clone, Debug)]
pub(crate) struct Asker {
    /// What the policy knows of them.
    pub(crate) viewer: Viewer,
    /// By what they are known.
    pub(crate) by: By,
    /// Whether the browser holds a cookie that opens nothing any more.
    stale: bool,
}

/// By what the one who asks is known.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum By {
    /// Nothing: a visitor.
    Nobody,
    /// A cookie. Whatever it changes needs the guard of [`crate::forgery`].
    Session(SessionId),
    /// An API token.
    Token {
        /// The hash that it is stored under.
        hash: String,
        /// What it may be used for: see [`allows`].
        scopes: Vec<String>,
    },
}

/// Whether a token with these scopes may do what needs this one. A token from before scopes were asked for has none, and may
/// read and write.
pub(crate) fn allows(scopes: &[String], needed: TokenScope) -> bool {
    let held = scopes.iter().filter_map(|scope| scope.parse::<TokenScope>().ok()).max();
    let held = if scopes.is_empty() { Some(TokenScope::Write) } else { held };
    held.is_some_and(|held| held >= needed)
}

/// Why it is not known who asks.
#[derive(Clone, Debug)]
pub(crate) enum Unknown {
    /// The token opens nothing; the sentence says the mend.
    BadToken(&'static str),
    /// A part of the server failed.
    Fault(Error),
}

impl From<Error> for Unknown {
    fn from(error: Error) -> Self {
        Self::Fault(error)
    }
}

impl Asker {
    /// Whether the browser holds a cookie that opens nothing any more.
    pub(crate) fn is_stale(&self) -> bool {
        self.stale
    }

    /// The answer to this asker, which takes a stale cookie away.
    pub(crate) fn settle(&self, state: &State, mut answer: Response) -> Response {
        if self.stale
            && let Some(line) = state.settings.jar().clear(Cookie::Session)
        {
            answer.headers_mut().append(header::SET_COOKIE, line);
        }
        answer
    }

    pub(crate) fn visitor() -> Self {
        Self { viewer: Viewer::visitor(), by: By::Nobody, stale: false }
    }
}

/// Tells who asks. A token counts before a cookie.
///
/// # Errors
/// A token that opens nothing; what the database says.
pub(crate) async fn asker(state: &State, request: &Request) -> Result<Asker, Unknown> {
    if let Some(authorization) = request.headers().get(header::AUTHORIZATION) {
        return bearer(state, authorization.to_str().unwrap_or_default()).await;
    }
    let Some(shown) = state.settings.jar().read(request, Cookie::Session) else {
        return Ok(Asker::visitor());
    };
    let Some(hash) = TokenKind::Session.read(&SecretString::from(shown)) else {
        return Ok(Asker { stale: true, ..Asker::visitor() });
    };
    let now = state.clock.now();
    let found = commons_directory::session_viewer(state.door.pool(), &hash, now).await?;
    let Some(InSession { viewer, session, is_unnoted }) = found else {
        return Ok(Asker { stale: true, ..Asker::visitor() });
    };
    if is_unnoted {
        let tx = state.store.begin(&DOOR).await?;
        commons_directory::note_session_use(&tx, session, now).await?;
        tx.commit().await.map_err(commons_store::fault)?;
    }
    Ok(Asker { viewer, by: By::Session(session), stale: false })
}

async fn bearer(state: &State, authorization: &str) -> Result<Asker, Unknown> {
    let token = authorization.split_once(' ').filter(|(scheme, _)| scheme.eq_ignore_ascii_case("bearer"));
    let Some((_, token)) = token else {
        return Err(Unknown::BadToken("the Authorization header must be: Bearer, a space, and an API token"));
    };
    let hash = TokenKind::Api.read(&SecretString::from(token.trim())).ok_or(Unknown::BadToken(
        "this is not an API token of this server, or a letter of it is wrong; copy it again",
    ))?;
    let now = state.clock.now();
    let found = commons_directory::token_viewer(state.door.pool(), &hash, now).await?;
    let bearer =
        found.ok_or(Unknown::BadToken("the API token has expired or was revoked; create a new one"))?;
    if let Some(token) = bearer.unnoted {
        let tx = state.store.begin(&DOOR).await?;
        commons_directory::note_token_use(&tx, token, now).await?;
        tx.commit().await.map_err(commons_store::fault)?;
    }
    // A token of unknown words opens nothing, reading included.
    if !allows(&bearer.scopes, TokenScope::Read) {
        return Err(Unknown::BadToken(
            "the scopes of this API token allow nothing here; create one that may read",
        ));
    }
    Ok(Asker { viewer: bearer.viewer, by: By::Token { hash, scopes: bearer.scopes }, stale: false })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_scope_includes_those_before_it() {
        use TokenScope::{Manage, Read, Write};
        let may = |scopes: &[&str]| {
            let scopes: Vec<String> = scopes.iter().map(ToString::to_string).collect();
            [Read, Write, Manage].map(|needed| allows(&scopes, needed))
        };
        assert_eq!(may(&["read"]), [true, false, false]);
        assert_eq!(may(&["write"]), [true, true, false]);
        assert_eq!(may(&["read", "manage"]), [true, true, true]);
        assert_eq!(may(&[]), [true, true, false], "a token from before scopes were asked for");
        assert_eq!(may(&["everything"]), [false, false, false], "an unknown word opens nothing");
    }
}
