//! The public reading pages, painted before any script is here: the app's own queries, run in the process as the one
//! who asks, as HTML inside the app's shell.
//!
//! Invariants: the queries' texts are the web app's; what is painted is what the viewer may see, since the schema answered
//! it; the answers go along with the page, so the app asks for nothing twice.

mod address;
mod answers;
mod boot;
mod card;
mod collection_page;
mod department_page;
mod details;
mod feed;
mod life;
mod linked_data;
mod preload;
mod reading;
mod resource_page;
mod search_page;
mod site;
mod version_page;
mod words;

use std::sync::Arc;

use async_graphql::Variables;
use commons_graphql::RequestScope;
use poem::{
    Request, Response, handler,
    http::StatusCode,
    web::{Data, Path},
};
use serde::de::DeserializeOwned;
use serde_json::{Value, json};

use crate::{
    State,
    admit::{Admitted, admit},
    fault::Reader,
    front::personal,
    gate::Gate,
    shell::{self, Filling, Shell},
    web::{html, unbuilt},
};
use address::Address;
use answers::{ResourceAnswer, SearchAnswer, VersionAnswer, ViewerAnswer};
use boot::Entry;
use site::Site;

pub(crate) use collection_page::collection;
pub(crate) use department_page::department;
pub(crate) use feed::as_atom;
pub(crate) use site::{collection_path, resource_path};

/// A query of the web app.
struct Operation {
    name: &'static str,
    text: &'static str,
}

const VIEWER: Operation =
    Operation { name: "Viewer", text: include_str!("../../../web/src/gql/operations/Viewer.graphql") };
const SEARCH: Operation =
    Operation { name: "Search", text: include_str!("../../../web/src/gql/operations/Search.graphql") };
const RESOURCE: Operation =
    Operation { name: "Resource", text: include_str!("../../../web/src/gql/operations/Resource.graphql") };
const VERSION: Operation =
    Operation { name: "Version", text: include_str!("../../../web/src/gql/operations/Version.graphql") };

/// The app's sources of each page, to be fetched early.
const SEARCH_SOURCES: [&str; 2] = ["src/features/discovery/SearchPage.tsx", "src/locales/en.po"];
const RESOURCE_SOURCES: [&str; 2] = ["src/features/library/ResourcePage.tsx", "src/locales/en.po"];
const VERSION_SOURCES: [&str; 3] =
    ["src/features/library/version/VersionPage.tsx", "src/locales/en.po", "src/locales/versions/en.po"];

/// Why a page cannot show what was asked for, in words for its reader.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Trouble {
    code: String,
    message: String,
}

impl Trouble {
    fn ours() -> Self {
        Self {
            code: "INTERNAL".to_owned(),
            message: "Something went wrong on our side. It has been recorded.".to_owned(),
        }
    }

    fn status(&self) -> StatusCode {
        match self.code.as_str() {
            "INTERNAL" => StatusCode::INTERNAL_SERVER_ERROR,
            "UNAVAILABLE" => StatusCode::SERVICE_UNAVAILABLE,
            _ => StatusCode::BAD_REQUEST,
        }
    }
}

/// The search page.
#[handler]
pub(crate) async fn search(
    request: &Request,
    Data(state): Data<&Arc<State>>,
    Data(gate): Data<&Arc<Gate>>,
) -> Response {
    let address = Address::read(request.uri().query().unwrap_or_default());
    let visit = match Visit::begin(state, gate, request).await {
        Ok(visit) => visit,
        Err(answer) => return answer,
    };
    let variables = address.variables();
    let (viewer, found) = (visit.ask(&VIEWER, &json!({})).await, visit.ask(&SEARCH, &variables).await);
    visit.finish().await;
    let mut head = preload::links(&state.assets, &SEARCH_SOURCES).await;
    head.push_str(&described(
        "Search templates, training and stories that election departments share with each other.",
        &state.settings.address(&address.first_page().href()),
    ));
    head.push_str(&feed::link(&address.feed()));
    let site = visit.site(&viewer, request);
    let typed = found.as_ref().map_err(Clone::clone).and_then(typed::<SearchAnswer>);
    let painted = search_page::paint(&site, &address, typed.as_ref().map(|answer| &answer.search));
    let title = match &address.q {
        Some(words) => format!("Search: {words}"),
        None => "Search".to_owned(),
    };
    let status = typed.as_ref().map_or_else(Trouble::status, |_| StatusCode::OK);
    let entries =
        entries(&[(&VIEWER, &json!({}), viewer.as_ref().ok()), (&SEARCH, &variables, found.as_ref().ok())]);
    visit.answer(state, status, &title, &head, painted, &entries)
}

/// The page of a resource.
#[handler]
pub(crate) async fn resource(
    request: &Request,
    Path(slug): Path<String>,
    Data(state): Data<&Arc<State>>,
    Data(gate): Data<&Arc<Gate>>,
) -> Response {
    let visit = match Visit::begin(state, gate, request).await {
        Ok(visit) => visit,
        Err(answer) => return answer,
    };
    let variables = json!({ "slug": slug });
    let (viewer, found) = (visit.ask(&VIEWER, &json!({})).await, visit.ask(&RESOURCE, &variables).await);
    visit.finish().await;
    let mut head = preload::links(&state.assets, &RESOURCE_SOURCES).await;
    let site = visit.site(&viewer, request);
    let typed = found.as_ref().map_err(Clone::clone).and_then(typed::<ResourceAnswer>);
    let (status, title, painted) = match &typed {
        Err(trouble) => {
            (trouble.status(), "There is a problem".to_owned(), resource_page::paint_trouble(&site, trouble))
        }
        Ok(answer) => match (&answer.resource, &answer.notice) {
            (None, Some(notice)) if notice.is_gone() => {
                (StatusCode::GONE, notice.title.clone(), life::paint_gone(&site, notice))
            }
            (None, _) => {
                (StatusCode::NOT_FOUND, "Page not found".to_owned(), resource_page::paint_absent(&site))
            }
            (Some(shown), _) => {
                let address = state.settings.address(&site::resource_path(&shown.slug));
                head.push_str(&described(&shown.summary, &address));
                let origin = state.settings.address("");
                head.extend(linked_data::element(shown, &address, &origin));
                (StatusCode::OK, shown.title.clone(), resource_page::paint(&site, shown, answer, &origin))
            }
        },
    };
    let entries =
        entries(&[(&VIEWER, &json!({}), viewer.as_ref().ok()), (&RESOURCE, &variables, found.as_ref().ok())]);
    visit.answer(state, status, &title, &head, painted, &entries)
}

/// The page of one version of a resource.
#[handler]
pub(crate) async fn version(
    request: &Request,
    Path((slug, number)): Path<(String, String)>,
    Data(state): Data<&Arc<State>>,
    Data(gate): Data<&Arc<Gate>>,
) -> Response {
    let visit = match Visit::begin(state, gate, request).await {
        Ok(visit) => visit,
        Err(answer) => return answer,
    };
    // No version has the number 0: what is no number, or another spelling of one, leads nowhere.
    let number = number.parse::<i32>().ok().filter(|read| read.to_string() == number).unwrap_or_default();
    let variables = json!({ "slug": slug, "number": number });
    let (viewer, found) = (visit.ask(&VIEWER, &json!({})).await, visit.ask(&VERSION, &variables).await);
    visit.finish().await;
    let mut head = preload::links(&state.assets, &VERSION_SOURCES).await;
    let site = visit.site(&viewer, request);
    let typed = found.as_ref().map_err(Clone::clone).and_then(typed::<VersionAnswer>);
    let (status, title, painted) = match &typed {
        Err(trouble) => {
            (trouble.status(), "There is a problem".to_owned(), resource_page::paint_trouble(&site, trouble))
        }
        Ok(answer) => {
            let shown = answer.resource.as_ref();
            match shown.and_then(|of| Some((of, of.version.as_ref()?))) {
                None => {
                    (StatusCode::NOT_FOUND, "Page not found".to_owned(), resource_page::paint_absent(&site))
                }
                Some((of, told)) => {
                    // Search engines show the newest version, and know that this is an older say of it.
                    let address = state.settings.address(&site::resource_path(&of.slug));
                    head.push_str(&described(&told.summary, &address));
                    if answers::is_demo(&told.topics) {
                        head.push_str(linked_data::NOT_TO_KEEP);
                    }
                    let painted = version_page::paint(&site, (of, told), answer, &state.settings.address(""));
                    (StatusCode::OK, format!("{} (version {number})", told.title), painted)
                }
            }
        }
    };
    let entries =
        entries(&[(&VIEWER, &json!({}), viewer.as_ref().ok()), (&VERSION, &variables, found.as_ref().ok())]);
    visit.answer(state, status, &title, &head, painted, &entries)
}

/// One look at a painted page.
struct Visit<'g> {
    admitted: Admitted<'g>,
    shell: Shell,
    scope: RequestScope,
    schema: commons_graphql::Schema,
}

impl<'g> Visit<'g> {
    /// Finds who asks and the shell to paint into; otherwise the answer that says why not.
    async fn begin(state: &Arc<State>, gate: &'g Gate, request: &Request) -> Result<Self, Response> {
        let admitted = match admit(state, gate, request, gate.query_points()).await {
            Ok(admitted) => admitted,
            Err(refused) => return Err(refused.answer(state, Reader::of(request)).await),
        };
        let Some(shell) = shell::read(&state.assets).await else { return Err(unbuilt(state).await) };
        let scope = RequestScope::new(state.shared.clone(), admitted.asker.viewer.clone());
        Ok(Self { admitted, shell, scope, schema: state.schema.clone() })
    }

    async fn ask(&self, operation: &Operation, variables: &Value) -> Result<Value, Trouble> {
        ask(&self.schema, &self.scope, operation, variables).await
    }

    async fn finish(&self) {
        if let Err(error) = self.scope.finish().await {
            tracing::warn!(cause = error.message(), "a read transaction did not end well");
        }
    }

    fn site(&self, viewer: &Result<Value, Trouble>, request: &Request) -> Site {
        let viewer = viewer.as_ref().ok().and_then(|data| typed::<ViewerAnswer>(data).ok());
        let here = request.uri().path_and_query().map_or("/", |here| here.as_str());
        Site::new(viewer.as_ref().map(|answer| &answer.viewer), here)
    }

    fn answer(
        &self,
        state: &State,
        status: StatusCode,
        title: &str,
        head: &str,
        painted: askama::Result<String>,
        entries: &str,
    ) -> Response {
        let (status, painted) = painted.map_or_else(
            |error| {
                tracing::error!(cause = %error, "a page cannot be painted");
                // The app paints it by itself when its scripts are here.
                (StatusCode::INTERNAL_SERVER_ERROR, String::new())
            },
            |painted| (status, painted),
        );
        let title = format!("{} – Alliance Commons", escape(title));
        let filling = Filling { title: Some(&title), head, page: &painted, boot: entries };
        let mut answer = html(status, self.shell.filled(&filling));
        personal(&mut answer, &self.admitted.asker);
        self.admitted.settle(state, answer)
    }
}

async fn ask(
    schema: &commons_graphql::Schema,
    scope: &RequestScope,
    operation: &Operation,
    variables: &Value,
) -> Result<Value, Trouble> {
    let request = async_graphql::Request::new(operation.text)
        .operation_name(operation.name)
        .variables(Variables::from_json(variables.clone()))
        .data(scope.clone());
    told(schema.execute(request).await)
}

/// The data of an answer, or the first error in words for a reader.
fn told(answer: async_graphql::Response) -> Result<Value, Trouble> {
    match answer.errors.first() {
        None => answer.data.into_json().map_err(|_| Trouble::ours()),
        Some(error) => {
            let code = error.extensions.as_ref().and_then(|extensions| extensions.get("code"));
            let code = match code {
                Some(async_graphql::Value::String(code)) => code.clone(),
                _ => "INTERNAL".to_owned(),
            };
            Err(Trouble { code, message: error.message.clone() })
        }
    }
}

fn typed<T: DeserializeOwned>(data: &Value) -> Result<T, Trouble> {
    T::deserialize(data).map_err(|error| {
        tracing::error!(cause = %error, "an answer does not fit the page that is painted from it");
        Trouble::ours()
    })
}

fn entries(asked: &[(&Operation, &Value, Option<&Value>)]) -> String {
    let entries: Vec<Entry<'_>> = asked
        .iter()
        .filter_map(|(operation, variables, data)| {
            Some(Entry { operation_name: operation.name, variables, data: (*data)? })
        })
        .collect();
    boot::element(&entries)
}

/// What search engines and link previews read first.
fn described(description: &str, address: &str) -> String {
    let mut head = String::new();
    if !description.is_empty() {
        head.push_str(&format!("<meta name=\"description\" content=\"{}\">", escape(description)));
    }
    head.push_str(&format!("<link rel=\"canonical\" href=\"{}\">", escape(address)));
    head
}

/// Text made safe between tags and inside double-quoted attributes.
fn escape(text: &str) -> String {
    askama::filters::escape(text, askama::filters::Html).map(|safe| safe.to_string()).unwrap_or_default()
}

#[cfg(test)]
mod tests;
