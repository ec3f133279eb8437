//! The door: GraphQL over HTTP, files, sign-in, health, and the web app.
//!
//! Invariants: nothing is decided here; the viewer is made once a request; no script or style is ever inlined; a log line
//! holds no query string, no token and no cookie.

mod address;
mod admit;
mod arrival;
mod assets;
mod auth;
mod compress;
mod cookie;
mod development;
mod fault;
mod files;
mod forgery;
mod front;
mod gate;
mod graphql;
mod headers;
mod health;
mod measure;
mod notice;
mod paint;
mod rates;
mod record;
mod security;
mod shell;
mod sitemap;
mod state;
mod viewer;
mod web;

use std::{future::Future, io, sync::Arc, time::Duration};

use poem::{EndpointExt, Route, Server, endpoint::BoxEndpoint, get, listener::TcpAcceptor, post};
use tokio::net::TcpListener;

pub use address::{BadNetwork, Network};
pub use rates::Rates;
pub use state::{Assets, IndexReport, IndexState, Introspection, Limits, Random, Settings, State};
pub use viewer::DOOR;

use front::Front;
use gate::Gate;
use measure::Measures;

/// How long requests may go on after the server was asked to end.
const GRACE: Duration = Duration::from_secs(20);

/// How often the gate forgets who has nothing spent.
const SWEPT_EVERY: Duration = Duration::from_secs(60);

/// The whole server as one endpoint. Whoever serves it for long calls [`serve`], which also lets the gate forget.
pub fn app(state: Arc<State>) -> BoxEndpoint<'static> {
    let gate = Arc::new(Gate::new(&state.settings.rates, state.clock.clone()));
    endpoint(state, gate)
}

fn endpoint(state: Arc<State>, gate: Arc<Gate>) -> BoxEndpoint<'static> {
    let measures = Arc::new(Measures::default());
    let mut routes = Route::new()
        .at("/graphql", graphql::graphql)
        .at("/files/all/:id", get(files::whole_version))
        .at("/files/:id/pages/:number", get(files::page))
        .at("/files/:id", get(files::files))
        .at("/record.csv", get(record::record))
        .at("/auth/login", get(auth::login).post(auth::add))
        .at("/auth/callback", get(auth::callback))
        .at("/auth/logout", post(auth::logout))
        .at("/auth/signed-out", get(auth::signed_out))
        .at("/healthz", get(health::healthz))
        .at("/readyz", get(health::readyz))
        .at("/metrics", get(health::metrics))
        .at("/search", get(paint::open_search))
        .at("/search.atom", get(paint::as_atom))
        .at("/sitemap.xml", get(sitemap::sitemap_index))
        .at("/sitemap/:after", get(sitemap::sitemap_part))
        .at("/robots.txt", get(sitemap::robots))
        .at("/c/:slug", get(paint::open_collection))
        .at("/collections", get(paint::open_collections))
        .at("/d/*ocd_id", get(paint::open_department))
        .at("/departments", get(paint::open_departments))
        .at("/documents/:id", get(paint::open_document))
        .at("/standards", get(paint::open_standards))
        .at("/standards/:slug", get(paint::open_standard))
        .at("/topics", get(paint::open_topics))
        .at("/topics/:topic", get(paint::open_topic))
        .at("/transparency", get(paint::open_transparency))
        .at("/transparency.csv", get(paint::send_months))
        .at("/values", get(paint::open_values))
        .at("/values/:slug", get(paint::open_value))
        .at("/wanted", get(paint::open_wanted))
        .at("/r/:slug", get(paint::open_resource))
        .at("/r/:slug/v/:number", get(paint::open_version))
        .at("/assets/*path", get(web::asset))
        .at("/*path", get(web::page));
    if state.development.is_some() {
        routes = development::mount(routes);
    }
    let routes = routes.data(state.clone()).data(measures.clone()).data(gate.clone());
    Box::new(poem::endpoint::ToDynEndpoint(Front::new(routes, state, gate, measures)))
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
    let gate = Arc::new(Gate::new(&state.settings.rates, state.clock.clone()));
    let acceptor = TcpAcceptor::from_tokio(listener)?;
    let sweeper = tokio::spawn(sweep(gate.clone()));
    let served = Server::new_with_acceptor(acceptor)
        .idle_timeout(Duration::from_secs(75))
        .run_with_graceful_shutdown(endpoint(state, gate), shutdown, Some(GRACE))
        .await;
    sweeper.abort();
    served
}

/// Lets the gate forget, again and again.
async fn sweep(gate: Arc<Gate>) {
    let mut minutes = tokio::time::interval(SWEPT_EVERY);
    loop {
        minutes.tick().await;
        gate.sweep();
    }
}

#[cfg(test)]
mod tests;
