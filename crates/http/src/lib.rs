//! The door: GraphQL over HTTP, files, sign-in, health, and the web app.
//!
//! Invariants: nothing is decided here; the viewer is made once a request; no script or style is ever inlined; a log line
//! holds no query string, no token and no cookie.

mod assets;
mod auth;
mod compress;
mod cookie;
mod development;
mod fault;
mod files;
mod forgery;
mod front;
mod graphql;
mod headers;
mod health;
mod measure;
mod notice;
mod paint;
mod shell;
mod state;
mod viewer;
mod web;

use std::{future::Future, io, sync::Arc, time::Duration};

use poem::{EndpointExt, Route, Server, endpoint::BoxEndpoint, get, listener::TcpAcceptor, post};
use tokio::net::TcpListener;

pub use state::{Assets, IndexPosition, Limits, Random, Settings, State};

use front::Front;
use measure::Measures;

/// How long requests may go on after the server was asked to end.
const GRACE: Duration = Duration::from_secs(20);

/// The whole server as one endpoint.
pub fn app(state: Arc<State>) -> BoxEndpoint<'static> {
    let measures = Arc::new(Measures::default());
    let mut routes = Route::new()
        .at("/graphql", graphql::graphql)
        .at("/files/:id", get(files::files))
        .at("/auth/login", get(auth::login))
        .at("/auth/callback", get(auth::callback))
        .at("/auth/logout", post(auth::logout))
        .at("/healthz", get(health::healthz))
        .at("/readyz", get(health::readyz))
        .at("/metrics", get(health::metrics))
        .at("/search", get(paint::search))
        .at("/r/:slug", get(paint::resource))
        .at("/assets/*path", get(web::asset))
        .at("/", get(web::page))
        .at("/*path", get(web::page));
    if state.development.is_some() {
        routes = development::mount(routes);
    }
    let routes = routes.data(state.clone()).data(measures.clone());
    Box::new(poem::endpoint::ToDynEndpoint(Front::new(routes, state, measures)))
}

/// Serves until `shutdown` is done; requests under way then have a while to end.
///
/// # Errors
/// What the listener says.
pub async fn serve(
    listener: TcpListener,
    state: Arc<State>,
    shutdown: impl Future<Output = ()>,
) -> io::Result<()> {
    Server::new_with_acceptor(TcpAcceptor::from_tokio(listener)?)
        .idle_timeout(Duration::from_secs(75))
        .run_with_graceful_shutdown(app(state), shutdown, Some(GRACE))
        .await
}

#[cfg(test)]
mod tests;
