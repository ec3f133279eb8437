//! One look at a painted page: who asks and where, the questions, and the answer. All pages begin and end the same way.

use std::sync::Arc;

use commons_graphql::RequestScope;
use poem::{FromRequest, Request, RequestBody, Response, http::StatusCode, web::Data};
use serde::de::DeserializeOwned;
use serde_json::{Value, json};
use url::form_urlencoded;

use super::{
    Operation, Trouble, absent_page,
    answers::ViewerAnswer,
    ask,
    boot::{self, Entry},
    escape, operation, preload, scripts_page,
    site::{Site, Without},
    typed,
};
use crate::{
    State,
    admit::admit,
    fault::Reader,
    front::personal,
    gate::Gate,
    shell::{self, Filling},
    web::{html, unbuilt},
};

const VIEWER: Operation = operation!("Viewer");

/// A page that is asked for.
pub(crate) struct Visit<'a> {
    request: &'a Request,
    state: &'a Arc<State>,
    gate: &'a Arc<Gate>,
}

impl<'a> FromRequest<'a> for Visit<'a> {
    async fn from_request(request: &'a Request, body: &mut RequestBody) -> poem::Result<Self> {
        let Data(state) = Data::<&Arc<State>>::from_request(request, body).await?;
        let Data(gate) = Data::<&Arc<Gate>>::from_request(request, body).await?;
        Ok(Self { request, state, gate })
    }
}

/// What is known of a page before anything is asked.
#[derive(Clone, Copy)]
pub(super) struct Place {
    /// The app's sources of the page, to be fetched early.
    pub(super) sources: &'static [&'static str],
    pub(super) without: Without,
}

/// What a page is painted with.
pub(super) struct Look {
    pub(super) site: Site,
    pub(super) state: Arc<State>,
    scope: RequestScope,
    answered: Vec<Answered>,
}

/// A question with its answer, for the app.
struct Answered {
    operation: &'static Operation,
    variables: Value,
    data: Value,
}

/// A page as it was painted.
pub(super) struct Painted {
    pub(super) status: StatusCode,
    /// None: the site's own.
    pub(super) title: Option<String>,
    /// More elements of the head.
    pub(super) head: String,
    pub(super) page: askama::Result<String>,
}

impl Painted {
    pub(super) fn shown(title: impl Into<String>, head: String, page: askama::Result<String>) -> Self {
        Self { status: StatusCode::OK, title: Some(title.into()), head, page }
    }
}

impl Visit<'_> {
    /// The part of the address after the question mark.
    pub(super) fn query(&self) -> &str {
        self.request.uri().query().unwrap_or_default()
    }

    /// A parameter of the address; an empty one is none.
    pub(super) fn parameter(&self, name: &str) -> Option<String> {
        let found = form_urlencoded::parse(self.query().as_bytes()).find(|(known, _)| known == name);
        found.map(|(_, value)| value.trim().to_owned()).filter(|value| !value.is_empty())
    }

    /// Answers with the page that `paint` makes of what it asks; what goes wrong is painted too.
    pub(super) async fn paint(
        self,
        place: &Place,
        paint: impl AsyncFnOnce(&mut Look) -> Result<Painted, Trouble>,
    ) -> Response {
        let Self { request, state, gate } = self;
        let admitted = match admit(state, gate, request, gate.query_points()).await {
            Ok(admitted) => admitted,
            Err(refused) => return refused.answer(state, Reader::of(request)).await,
        };
        let Some(shell) = shell::read(&state.assets).await else { return unbuilt(state).await };
        let here = request.uri().path_and_query().map_or("/", |here| here.as_str());
        let scope = RequestScope::new(state.shared.clone(), admitted.asker.viewer.clone());
        let site = Site::new(None, here, place.without);
        let mut look = Look { site, state: state.clone(), scope, answered: Vec::new() };
        if let Ok(known) = look.ask::<ViewerAnswer>(&VIEWER, json!({})).await {
            look.site = Site::new(Some(&known.viewer), here, place.without);
        }
        let painted = match paint(&mut look).await {
            Ok(painted) => painted,
            Err(trouble) => absent_page::troubled(&look.site, &trouble),
        };
        look.finish().await;
        let (status, page) = painted.page.map_or_else(
            |error| {
                tracing::error!(cause = %error, "a page cannot be painted");
                // The app paints it by itself when its scripts are here.
                (StatusCode::INTERNAL_SERVER_ERROR, scripts_page::instead())
            },
            |page| (painted.status, page),
        );
        let title = painted.title.map(|title| format!("{} – Alliance Commons", escape(&title)));
        let head = preload::links(&state.assets, place.sources).await + &painted.head;
        let filling = Filling { title: title.as_deref(), head: &head, page: &page, boot: &look.boot() };
        let mut answer = html(status, shell.filled(&filling));
        personal(&mut answer, &admitted.asker);
        admitted.settle(state, answer)
    }
}

impl Look {
    /// Asks; the app will not have to ask again.
    pub(super) async fn ask<T: DeserializeOwned>(
        &mut self,
        operation: &'static Operation,
        variables: Value,
    ) -> Result<T, Trouble> {
        let data = ask(&self.state.schema, &self.scope, operation, &variables).await?;
        let answer = typed(&data);
        self.answered.push(Answered { operation, variables, data });
        answer
    }

    /// Asks for what is painted only; it would be too much to send twice.
    pub(super) async fn ask_aside<T: DeserializeOwned>(
        &self,
        operation: &Operation,
        variables: &Value,
    ) -> Result<T, Trouble> {
        typed(&ask(&self.state.schema, &self.scope, operation, variables).await?)
    }

    /// The whole address of a path.
    pub(super) fn address(&self, path: &str) -> String {
        self.state.settings.address(path)
    }

    async fn finish(&self) {
        self.scope.finish();
    }

    fn boot(&self) -> String {
        let entries: Vec<Entry<'_>> = self
            .answered
            .iter()
            .map(|Answered { operation, variables, data }| Entry {
                operation_name: operation.name,
                variables,
                data,
            })
            .collect();
        boot::element(&entries)
    }
}
