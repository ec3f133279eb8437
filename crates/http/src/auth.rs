//! Signing in with the outside provider, and signing out.
//!
//! Invariants: the way back is a path of ours; a sign-in ends in the browser in which it began, and once; a session gets a
//! token that did not exist before; whatever goes wrong, the person reads what to do next.

use std::sync::Arc;

use commons_access::Viewer;
use commons_directory::{ABSOLUTE_LIMIT, NewSignIn, Presented, Recognition, SIGN_IN_LIMIT};
use commons_identity::{
    Claims, Provider, SignInFault, StoredAttempt, TokenKind, hash_token, new_token, same_secret,
};
use commons_kernel::{Error, PersonId, Result};
use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};
use poem::{
    Request, Response, handler,
    http::{HeaderValue, StatusCode, header},
    web::{Data, Query},
};
use secrecy::ExposeSecret;
use serde::Deserialize;

use crate::{
    State,
    cookie::Cookie,
    fault::{self, Reader},
    forgery,
    notice::{self, Notice},
    viewer::{By, DOOR, Unknown, asker},
};

/// The longest way back, in bytes.
const LONGEST_RETURN: usize = 2048;

/// Unreserved characters stay readable (RFC 3986, section 2.3).
const PARAMETER: &AsciiSet = &NON_ALPHANUMERIC.remove(b'-').remove(b'_').remove(b'.').remove(b'~');

/// Where signing in begins, with the way back.
pub(crate) fn login_path(return_to: &str) -> String {
    format!("/auth/login?return_to={}", utf8_percent_encode(return_to, PARAMETER))
}

/// The way back, if it is a path of ours; the front page otherwise. `//host` and `/\host` lead browsers to another host.
fn local(return_to: Option<&str>) -> &str {
    let Some(path) = return_to.filter(|path| path.len() <= LONGEST_RETURN) else { return "/" };
    let plain = path.bytes().all(|byte| byte.is_ascii_graphic() && byte != b'\\');
    let here = path.starts_with('/') && !path.starts_with("//");
    // Signing in and out again is no place to come back to.
    if plain && here && !path.starts_with("/auth/") { path } else { "/" }
}

/// What `/auth/login` is asked.
#[derive(Debug, Deserialize)]
pub(crate) struct Login {
    return_to: Option<String>,
}

/// Begins a sign-in and sends the browser to the provider.
#[handler]
pub(crate) async fn login(Query(asked): Query<Login>, Data(state): Data<&Arc<State>>) -> Response {
    let return_to = local(asked.return_to.as_deref());
    let Some(provider) = &state.provider else {
        return stop(state, StatusCode::SERVICE_UNAVAILABLE, &Stop::nobody()).await;
    };
    match begin(state, provider, return_to).await {
        Ok(answer) => answer,
        Err(error) => {
            tracing::warn!(cause = error.message(), "a sign-in cannot begin");
            let down = SignInFault::ProviderDown(String::new());
            stop(state, StatusCode::SERVICE_UNAVAILABLE, &Stop::retry(down.sentence(), return_to)).await
        }
    }
}

async fn begin(state: &State, provider: &Provider, return_to: &str) -> Result<Response> {
    let attempt = provider.begin().await?;
    let tx = state.store.begin(&DOOR).await?;
    let sign_in = NewSignIn {
        state_hash: hash_token(&attempt.state),
        nonce: attempt.nonce,
        verifier: attempt.verifier,
        return_to: return_to.to_owned(),
    };
    commons_directory::begin_sign_in(&tx, sign_in, state.clock.now()).await?;
    tx.commit().await.map_err(commons_store::fault)?;
    let mut answer = see_other(attempt.authorize.as_str());
    // The browser keeps the state too, so that nobody can be signed in by a link that somebody else prepared.
    let bound = state.settings.jar().set(Cookie::SignIn, &attempt.state, SIGN_IN_LIMIT);
    answer.headers_mut().extend(bound.map(|line| (header::SET_COOKIE, line)));
    Ok(answer)
}

/// What the provider sends the browser back with (RFC 6749, sections 4.1.2 and 4.1.2.1).
#[derive(Debug, Deserialize)]
pub(crate) struct Callback {
    code: Option<String>,
    state: Option<String>,
    error: Option<String>,
}

/// Ends a sign-in: the code becomes a person, the person a session.
#[handler]
pub(crate) async fn callback(
    request: &Request,
    Query(back): Query<Callback>,
    Data(state): Data<&Arc<State>>,
) -> Response {
    let mut answer = match end(state, request, &back).await {
        Ok(answer) => answer,
        Err(ended) => ended.answer(state).await,
    };
    let spent = state.settings.jar().clear(Cookie::SignIn);
    answer.headers_mut().extend(spent.map(|line| (header::SET_COOKIE, line)));
    answer
}

/// Why a sign-in ended without a session.
enum Ended {
    /// It was not begun in this browser, or too long ago, or it was used before.
    NotYours,
    /// The provider said no, or something that does not hold.
    Fault(SignInFault, String),
    /// The provider knows them, and we do not.
    Unknown(Recognition),
    /// A fault of ours.
    Broken(Error),
}

impl From<Error> for Ended {
    fn from(error: Error) -> Self {
        Self::Broken(error)
    }
}

async fn end(state: &State, request: &Request, back: &Callback) -> Result<Response, Ended> {
    let provider = state.provider.as_ref().ok_or(Ended::NotYours)?;
    let shown = back.state.as_deref().ok_or(Ended::NotYours)?;
    let bound = state.settings.jar().read(request, Cookie::SignIn).ok_or(Ended::NotYours)?;
    if !same_secret(shown, bound) {
        return Err(Ended::NotYours);
    }
    let tx = state.store.begin(&DOOR).await?;
    let taken = commons_directory::take_sign_in(&tx, &hash_token(shown), state.clock.now()).await?;
    // Spent from here on, whatever comes of it.
    tx.commit().await.map_err(commons_store::fault)?;
    let taken = taken.ok_or(Ended::NotYours)?;
    let return_to = local(Some(&taken.return_to)).to_owned();
    if let Some(error) = &back.error {
        return Err(Ended::Fault(SignInFault::refused(error), return_to));
    }
    let Some(code) = &back.code else {
        return Err(Ended::Fault(SignInFault::refused("invalid_request"), return_to));
    };
    let attempt = StoredAttempt { nonce: taken.nonce, verifier: taken.verifier };
    let claims = provider.finish(code, &attempt, state.clock.now()).await;
    let claims = claims.map_err(|fault| Ended::Fault(fault, return_to.clone()))?;
    let token = admit(state, request, &claims).await?;
    let mut answer = see_other(&return_to);
    answer.headers_mut().append(header::SET_COOKIE, token);
    Ok(answer)
}

/// A session under a new token for whoever the claims name; the one that the browser had before is ended.
async fn admit(state: &State, request: &Request, claims: &Claims) -> Result<HeaderValue, Ended> {
    let now = state.clock.now();
    let before = asker(state, request).await.ok();
    let tx = state.store.begin(&DOOR).await?;
    let presented = Presented {
        issuer: &claims.issuer,
        subject: &claims.subject,
        email: claims.email.as_deref(),
        email_verified: claims.email_verified,
    };
    let person = match commons_directory::recognise(&tx, &presented, now).await? {
        Recognition::Known(person) | Recognition::Linked(person) => person,
        unknown => return Err(Ended::Unknown(unknown)),
    };
    if let Some(before) = before
        && let By::Session(session) = before.by
    {
        commons_directory::end_session(&tx, &before.viewer, session, now).await?;
    }
    let line = start(state, &tx, person).await?;
    tx.commit().await.map_err(commons_store::fault)?;
    Ok(line)
}

async fn start(state: &State, tx: &commons_store::Tx, person: PersonId) -> Result<HeaderValue> {
    let token = state.random.with(|random| new_token(TokenKind::Session, random));
    commons_directory::start_session(tx, person, &token.hash, state.clock.now()).await?;
    let line = state.settings.jar().set(Cookie::Session, token.plain.expose_secret(), ABSOLUTE_LIMIT);
    line.ok_or_else(|| Error::internal("a session token does not fit into a header"))
}

/// Ends the session. A page of ours may ask by its form or by a script that sends the guard's header.
#[handler]
pub(crate) async fn logout(request: &Request, Data(state): Data<&Arc<State>>) -> Response {
    let by_script = request.header(forgery::HEADER).is_some();
    let ours = forgery::is_same_origin(request, &state.settings.public_url);
    let foreign = request.header(header::ORIGIN).is_some() && !ours;
    if foreign || !ours && !by_script {
        return fault::refuse(state, Reader::of(request), StatusCode::FORBIDDEN).await;
    }
    let mut answer = match leave(state, request).await {
        Ok(()) if by_script => Response::builder().status(StatusCode::NO_CONTENT).finish(),
        Ok(()) => see_other("/"),
        Err(error) => return fault::answer(state, Reader::of(request), &error).await,
    };
    let gone = state.settings.jar().clear(Cookie::Session);
    answer.headers_mut().extend(gone.map(|line| (header::SET_COOKIE, line)));
    answer
}

async fn leave(state: &State, request: &Request) -> Result<()> {
    let asker = match asker(state, request).await {
        Ok(asker) => asker,
        // Whoever shows a token has no session to end.
        Err(Unknown::BadToken(_)) => return Ok(()),
        Err(Unknown::Fault(error)) => return Err(error),
    };
    let (By::Session(session), viewer): (By, Viewer) = (asker.by, asker.viewer) else { return Ok(()) };
    let tx = state.store.begin(&viewer).await?;
    commons_directory::end_session(&tx, &viewer, session, state.clock.now()).await?;
    tx.commit().await.map_err(commons_store::fault)
}

fn see_other(to: &str) -> Response {
    Response::builder()
        .status(StatusCode::SEE_OTHER)
        .header(header::LOCATION, to)
        .header(header::CACHE_CONTROL, "no-store")
        .finish()
}

/// What the person reads when there is no session.
struct Stop<'a> {
    heading: &'a str,
    sentences: Vec<&'a str>,
    return_to: Option<&'a str>,
}

impl<'a> Stop<'a> {
    fn nobody() -> Self {
        Self {
            heading: "Signing in is not set up here",
            sentences: vec!["Whoever runs this server has not named a sign-in service yet."],
            return_to: None,
        }
    }

    fn retry(sentence: &'a str, return_to: &'a str) -> Self {
        Self { heading: "You are not signed in", sentences: vec![sentence], return_to: Some(return_to) }
    }
}

impl Ended {
    async fn answer(&self, state: &State) -> Response {
        match self {
            Ended::NotYours => {
                let sentence = "This sign-in was begun in another browser or window, took too long, or was used \
                                before. Please start it again.";
                stop(state, StatusCode::BAD_REQUEST, &Stop::retry(sentence, "/")).await
            }
            Ended::Fault(fault, return_to) => {
                tracing::warn!(cause = %fault, "a sign-in failed");
                let status = match fault {
                    SignInFault::ProviderDown(_) => StatusCode::SERVICE_UNAVAILABLE,
                    _ => StatusCode::BAD_REQUEST,
                };
                stop(state, status, &Stop::retry(fault.sentence(), return_to)).await
            }
            Ended::Unknown(recognition) => {
                let stranger = stranger(*recognition);
                stop(state, StatusCode::FORBIDDEN, &stranger).await
            }
            Ended::Broken(error) => fault::answer(state, Reader::Person, error).await,
        }
    }
}

fn stranger(recognition: Recognition) -> Stop<'static> {
    let sentences = match recognition {
        Recognition::UnverifiedEmail => vec![
            "The sign-in service has not confirmed your address, so we cannot tell who you are.",
            "Confirm your address there, or ask your administrator to, and sign in again.",
        ],
        Recognition::AnotherAccount => vec![
            "Somebody with this address already signs in here with another account of the same service.",
            "Sign in with that account. If the address was handed on to you with your post, ask a steward of your \
             department to add you by name.",
        ],
        Recognition::Stranger | Recognition::Known(_) | Recognition::Linked(_) => vec![
            "Your address is not known here yet: ask a steward of your department to add you, then sign in again.",
            "Whatever departments share with the public can be searched, read and downloaded without signing in.",
        ],
    };
    Stop { heading: "We do not know you yet", sentences, return_to: Some("/") }
}

async fn stop(state: &State, status: StatusCode, stop: &Stop<'_>) -> Response {
    let notice = Notice { heading: stop.heading, sentences: &stop.sentences, return_to: stop.return_to };
    notice::page(state, status, &notice).await
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
