//! What search engines are told: where the pages are that everybody may read (sitemaps.org, in parts), and what is no page.

use std::sync::Arc;

use askama::Template;
use commons_access::Viewer;
use commons_kernel::{ResourceId, Result};
use commons_library::{public_addresses, public_collections, public_parts};
use poem::{
    Request, Response, handler,
    http::StatusCode,
    web::{Data, Path},
};
use time::{Date, OffsetDateTime};

use crate::{
    State,
    admit::admit,
    fault::{self, Reader, refuse},
    gate::Gate,
    paint::{collection_path, landing_paths, resource_path},
    web::{HOUR, content},
};

/// The pages for everybody that are no resource's.
const PLACES: [&str; 9] = [
    "/",
    "/search",
    "/collections",
    "/departments",
    "/values",
    "/standards",
    "/topics",
    "/wanted",
    "/transparency",
];
/// What the first part is called; the others have the id of the resource after which they begin.
const FIRST: &str = "first";

/// The parts of a sitemap.
#[derive(Template)]
#[template(path = "sitemap_index.xml")]
struct Index {
    parts: Vec<String>,
}

/// One part.
#[derive(Template)]
#[template(path = "sitemap.xml")]
struct Part {
    pages: Vec<Page>,
}

struct Page {
    address: String,
    changed: Option<Date>,
}

/// The index of the parts.
#[handler]
pub(crate) async fn sitemap_index(
    request: &Request,
    Data(state): Data<&Arc<State>>,
    Data(gate): Data<&Arc<Gate>>,
) -> Response {
    told(request, (state, gate), async |state| {
        let tx = state.shared.store.read(&Viewer::visitor()).await?;
        let later = public_parts(&tx).await?;
        let names = std::iter::once(FIRST.to_owned()).chain(later.iter().map(ResourceId::to_string));
        let parts = names.map(|name| state.settings.address(&format!("/sitemap/{name}.xml")));
        Ok(Some(Index { parts: parts.collect() }))
    })
    .await
}

/// A part: the resources after the one with this id; the first part has the collections, the values and standards, and the other
/// pages too.
#[handler]
pub(crate) async fn sitemap_part(
    request: &Request,
    Path(name): Path<String>,
    Data(state): Data<&Arc<State>>,
    Data(gate): Data<&Arc<Gate>>,
) -> Response {
    told(request, (state, gate), async |state| {
        let after = match name.strip_suffix(".xml") {
            Some(FIRST) => None,
            Some(id) if id.parse::<ResourceId>().is_ok() => id.parse().ok(),
            _ => return Ok(None),
        };
        let landings = if after.is_none() { landing_paths(state).await } else { Vec::new() };
        let tx = state.shared.store.read(&Viewer::visitor()).await?;
        let page = |path: &str, changed: Option<OffsetDateTime>| Page {
            address: state.settings.address(path),
            changed: changed.map(OffsetDateTime::date),
        };
        let places = if after.is_none() { &PLACES[..] } else { &[] };
        let mut pages: Vec<Page> = places.iter().map(|path| page(path, None)).collect();
        if after.is_none() {
            pages.extend(landings.iter().map(|path| page(path, None)));
            let found = public_collections(&tx).await?;
            pages.extend(found.iter().map(|at| page(&collection_path(&at.slug), Some(at.shown_at))));
        }
        let found = public_addresses(&tx, after).await?;
        pages.extend(found.iter().map(|at| page(&resource_path(&at.slug), Some(at.shown_at))));
        Ok(Some(Part { pages }))
    })
    .await
}

/// What programs need not read, and where the sitemap is.
#[handler]
pub(crate) fn robots(request: &Request, Data(state): Data<&Arc<State>>) -> Response {
    let sitemap = state.settings.address("/sitemap.xml");
    let text = format!("User-agent: *\nDisallow: /auth/\nDisallow: /graphql\nSitemap: {sitemap}\n");
    content(request, "robots.txt", HOUR, text.into_bytes())
}

async fn told<T: Template>(
    request: &Request,
    (state, gate): (&Arc<State>, &Gate),
    ask: impl AsyncFnOnce(&State) -> Result<Option<T>>,
) -> Response {
    let reader = Reader::of(request);
    let admitted = match admit(state, gate, request, gate.query_points()).await {
        Ok(admitted) => admitted,
        Err(refused) => return refused.answer(state, reader).await,
    };
    let answer = match ask(state).await {
        Ok(Some(told)) => match told.render() {
            Ok(text) => content(request, "sitemap.xml", HOUR, text.into_bytes()),
            Err(error) => {
                tracing::error!(cause = %error, "a sitemap cannot be written");
                refuse(state, reader, StatusCode::INTERNAL_SERVER_ERROR).await
            }
        },
        Ok(None) => refuse(state, reader, StatusCode::NOT_FOUND).await,
        Err(error) => fault::answer(state, reader, &error).await,
    };
    admitted.settle(state, answer)
}
