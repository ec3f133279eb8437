//! The demo's own sign-in provider, mounted beside the app, for this machine alone.
//!
//! Invariant: it answers nobody off loopback, nor anybody who comes through a proxy, which would make all of them look near.

use std::sync::Arc;

use commons_identity::development::{
    AuthorizationRequest, DevelopmentProvider, EndSessionRequest, Refusal, TokenRequest,
};
use poem::{
    Request, Response, Result, Route, get, handler,
    http::{HeaderName, StatusCode, header},
    post,
    web::{Data, Form, Query},
};
use serde_json::Value;

use crate::{State, shell};

/// Adds its addresses.
pub(crate) fn mount(routes: Route) -> Route {
    routes
        .at("/development-provider/.well-known/openid-configuration", get(metadata))
        .at("/development-provider/jwks", get(jwks))
        .at("/development-provider/authorize", get(authorize).post(approve))
        .at("/development-provider/token", post(token))
        .at("/development-provider/end-session", get(end_session))
}

/// The provider, for somebody on this machine.
fn near<'s>(state: &'s State, request: &Request) -> Result<&'s DevelopmentProvider> {
    let peer = request.remote_addr().as_socket_addr();
    let loopback = peer.is_some_and(|peer| peer.ip().to_canonical().is_loopback());
    let forwarded = [header::FORWARDED, HeaderName::from_static("x-forwarded-for")];
    let direct = !forwarded.iter().any(|name| request.headers().contains_key(name));
    let provider = state.development.as_ref().filter(|_| loopback && direct);
    provider.ok_or_else(|| poem::Error::from_status(StatusCode::FORBIDDEN))
}

#[handler]
async fn metadata(request: &Request, Data(state): Data<&Arc<State>>) -> Result<Response> {
    Ok(json(StatusCode::OK, near(state, request)?.metadata()))
}

#[handler]
async fn jwks(request: &Request, Data(state): Data<&Arc<State>>) -> Result<Response> {
    Ok(json(StatusCode::OK, near(state, request)?.jwks()))
}

#[handler]
async fn authorize(
    request: &Request,
    Query(asked): Query<AuthorizationRequest>,
    Data(state): Data<&Arc<State>>,
) -> Result<Response> {
    let provider = near(state, request)?;
    let stylesheet = stylesheet(state).await;
    Ok(match provider.authorize_page(&asked, &stylesheet) {
        Ok(page) => html(StatusCode::OK, page),
        Err(refusal) => refused(provider, &refusal, &stylesheet),
    })
}

#[handler]
async fn approve(
    request: &Request,
    Form(chosen): Form<AuthorizationRequest>,
    Data(state): Data<&Arc<State>>,
) -> Result<Response> {
    let provider = near(state, request)?;
    let now = state.clock.now();
    Ok(match state.random.with(|random| provider.approve(&chosen, now, random)) {
        Ok(back) => see_other(back.as_str()),
        Err(refusal) => refused(provider, &refusal, &stylesheet(state).await),
    })
}

#[handler]
async fn token(
    request: &Request,
    Form(form): Form<TokenRequest>,
    Data(state): Data<&Arc<State>>,
) -> Result<Response> {
    let provider = near(state, request)?;
    let authorization = request.header(header::AUTHORIZATION);
    let now = state.clock.now();
    Ok(match state.random.with(|random| provider.token(authorization, &form, now, random)) {
        Ok(token) => json(StatusCode::OK, &token),
        Err(fault) => {
            let status = StatusCode::from_u16(fault.status()).unwrap_or(StatusCode::BAD_REQUEST);
            let mut answer = json(status, &fault.json());
            if let Some(challenge) = fault.www_authenticate().and_then(|text| text.parse().ok()) {
                answer.headers_mut().insert(header::WWW_AUTHENTICATE, challenge);
            }
            answer
        }
    })
}

#[handler]
async fn end_session(
    request: &Request,
    Query(asked): Query<EndSessionRequest>,
    Data(state): Data<&Arc<State>>,
) -> Result<Response> {
    let provider = near(state, request)?;
    Ok(match provider.end_session(&asked) {
        Ok(back) => see_other(back.as_str()),
        Err(refusal) => refused(provider, &refusal, &stylesheet(state).await),
    })
}

async fn stylesheet(state: &State) -> String {
    let shell = shell::read(&state.assets).await;
    shell.and_then(|shell| shell.stylesheets().into_iter().next()).unwrap_or_default()
}

fn refused(provider: &DevelopmentProvider, refusal: &Refusal, stylesheet: &str) -> Response {
    match refusal {
        Refusal::Shown(sentence) => {
            html(StatusCode::BAD_REQUEST, provider.refusal_page(sentence, stylesheet))
        }
        Refusal::SentBack(back) => see_other(back.as_str()),
    }
}

fn see_other(to: &str) -> Response {
    let answer = Response::builder().status(StatusCode::SEE_OTHER).header(header::LOCATION, to);
    answer.header(header::CACHE_CONTROL, "no-store").finish()
}

fn html(status: StatusCode, page: String) -> Response {
    let answer = Response::builder().status(status).content_type("text/html; charset=utf-8");
    answer.header(header::CACHE_CONTROL, "no-store").body(page)
}

fn json(status: StatusCode, body: &Value) -> Response {
    let answer = Response::builder().status(status).content_type("application/json");
    answer.header(header::CACHE_CONTROL, "no-store").body(body.to_string())
}
