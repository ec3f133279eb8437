//! Signing out: here first and always, then at the provider, when it has a place for that (OpenID Connect RP-Initiated
//! Logout 1.0). No ID token is kept, so the provider may ask the person once more.

use std::sync::Arc;

use commons_kernel::Result;
use poem::{
    Request, Response, handler,
    http::{StatusCode, header},
    web::{Data, Query},
};
use serde::Deserialize;

use super::{News, begin::is_own_wish, binding::Binding, go_there, pages, see_other};
use crate::{
    State,
    cookie::Cookie,
    fault::{self, Reader},
    forgery,
    viewer::{By, Unknown, asker},
};

/// Ends the session. A page of ours may ask by its form or by a script that sends the guard's header.
#[handler]
pub(crate) async fn logout(request: &Request, Data(state): Data<&Arc<State>>) -> Response {
    if !is_own_wish(state, request) {
        return fault::refuse(state, Reader::of(request), StatusCode::FORBIDDEN).await;
    }
    let provider = match leave(state, request).await {
        Ok(provider) => provider,
        Err(error) => return fault::answer(state, Reader::of(request), &error).await,
    };
    let provider = provider.as_deref().and_then(|id| state.providers.get(id));
    let binding = Binding::of_any(state, request);
    let there = match provider {
        Some(provider) => provider.sign_out(&binding.farewell(), state.clock.now()).await,
        None => None,
    };
    let by_script = request.header(forgery::HEADER).is_some();
    let mut answer = match &there {
        Some(there) if by_script => go_there(there.as_str()),
        // A form that leads to another site by redirects is stopped by our own policy (`form-action`), so a page does it.
        Some(there) => pages::leaving(state, there).await,
        None if by_script => go_there("/"),
        None => see_other("/"),
    };
    match there {
        Some(_) => binding.keep(&mut answer),
        None => News::SignedOut.tell(state, &mut answer),
    }
    let gone = state.settings.jar().clear(Cookie::Session);
    answer.headers_mut().extend(gone.map(|line| (header::SET_COOKIE, line)));
    answer
}

/// Ends the session, and tells by which provider it began.
async fn leave(state: &State, request: &Request) -> Result<Option<String>> {
    let asker = match asker(state, request).await {
        Ok(asker) => asker,
        // Whoever shows a token has no session to end.
        Err(Unknown::BadToken(_)) => return Ok(None),
        Err(Unknown::Fault(error)) => return Err(error),
    };
    let By::Session(session) = asker.by else { return Ok(None) };
    let tx = state.store.begin(&asker.viewer).await?;
    let provider = commons_directory::session_provider(&tx, &asker.viewer, session).await?;
    commons_directory::end_session(&tx, &asker.viewer, session, state.clock.now()).await?;
    tx.commit().await.map_err(commons_store::fault)?;
    Ok(provider)
}

/// What the provider sends the browser back with.
#[derive(Debug, Deserialize)]
pub(crate) struct Farewell {
    state: Option<String>,
}

/// Where the provider sends a browser that has signed out there.
#[handler]
pub(crate) async fn signed_out(
    request: &Request,
    Query(back): Query<Farewell>,
    Data(state): Data<&Arc<State>>,
) -> Response {
    let mut answer = see_other("/");
    let binding = Binding::of_known(state, request);
    if binding.zip(back.state).is_some_and(|(binding, shown)| binding.is_farewell(&shown)) {
        News::SignedOut.tell(state, &mut answer);
    }
    answer
}
