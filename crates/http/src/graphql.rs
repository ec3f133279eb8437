//! `/graphql`: GraphQL over HTTP (the working draft of the GraphQL foundation, stage 2), without batches, forms or uploads.
//!
//! Invariants: a request error has no `data`; a GET never changes anything; a cookie alone never changes anything.

mod accept;
mod document;
mod read;
mod refusal;

use std::sync::Arc;

use async_graphql::{Response as Answer, ServerError, Value};
use commons_graphql::RequestScope;
use poem::{
    Body, Request, Response, handler,
    http::{Method, StatusCode, header},
    web::Data,
};
use serde_json::json;

use crate::{
    State, forgery,
    viewer::{Asker, By, Unknown, asker},
};
use accept::{Media, negotiate};
use document::{Asks, examine, measure};
use read::{Asked, read};
use refusal::Refusal;

/// The scope that a token needs to change something; a token without any scope may do all that its person may.
const WRITE: &str = "write";

/// Answers a GraphQL request.
#[handler]
pub(crate) async fn graphql(request: &Request, body: Body, Data(state): Data<&Arc<State>>) -> Response {
    let Some(media) = negotiate(request.headers()) else {
        let message = "Accept must allow application/graphql-response+json or application/json";
        return Refusal::new(StatusCode::NOT_ACCEPTABLE, "BAD_USER_INPUT", message).answer(Media::Json);
    };
    match run(state, request, body).await {
        Ok((answer, asker)) => asker.settle(state, write(media, answer)),
        Err(refusal) => refusal.answer(media),
    }
}

async fn run(state: &Arc<State>, request: &Request, body: Body) -> Result<(Answer, Asker), Refusal> {
    let limits = &state.settings.limits;
    let asked = read(request, body, limits).await?;
    let (to_run, asks) = prepare(asked, limits, request.method())?;
    let asker = asker(state, request).await.map_err(|unknown| match unknown {
        Unknown::BadToken(message) => Refusal::new(StatusCode::UNAUTHORIZED, "UNAUTHENTICATED", message),
        Unknown::Fault(error) => {
            tracing::error!(cause = error.message(), "the caller cannot be looked up");
            let message = "the service cannot answer just now; try again in a minute";
            Refusal::new(StatusCode::SERVICE_UNAVAILABLE, "UNAVAILABLE", message)
        }
    })?;
    if asks == Asks::Mutation {
        may_change(state, request, &asker)?;
    }
    let scope = RequestScope::new(state.shared.clone(), asker.viewer.clone());
    let answer = state.schema.execute(to_run.data(scope.clone())).await;
    if let Err(error) = scope.finish().await {
        tracing::warn!(cause = error.message(), "a read transaction did not end well");
    }
    Ok((answer, asker))
}

/// Everything that is known before anybody is asked who is calling.
fn prepare(
    asked: Asked,
    limits: &crate::Limits,
    method: &Method,
) -> Result<(async_graphql::Request, Asks), Refusal> {
    measure(&asked.query, limits)?;
    let mut request = async_graphql::Request::new(asked.query).variables(asked.variables);
    if let Some(name) = &asked.operation_name {
        request = request.operation_name(name);
    }
    let variables = request.variables.clone();
    let parsed = request.parsed_query().map_err(|error| Refusal::parsing(said(&error)))?;
    let asks = examine(parsed, asked.operation_name.as_deref(), &variables, limits)?;
    if asks == Asks::Mutation && method == Method::GET {
        return Err(Refusal::new(
            StatusCode::METHOD_NOT_ALLOWED,
            "METHOD_NOT_ALLOWED",
            "a mutation needs POST: a GET must not change anything",
        ));
    }
    Ok((request, asks))
}

/// The parser's words with the place that they speak of.
fn said(error: &ServerError) -> String {
    match error.locations.first() {
        Some(place) => format!("line {}, column {}: {}", place.line, place.column, error.message.trim()),
        None => error.message.clone(),
    }
}

fn may_change(state: &State, request: &Request, asker: &Asker) -> Result<(), Refusal> {
    match &asker.by {
        By::Session(_) => forgery::check(request, &state.settings.public_url)
            .map_err(|why| Refusal::new(StatusCode::FORBIDDEN, "CSRF", why)),
        By::Token { scopes } if !scopes.is_empty() && !scopes.iter().any(|scope| scope == WRITE) => {
            let message = "this token may only read; make one with the scope write";
            Err(Refusal::new(StatusCode::FORBIDDEN, "FORBIDDEN", message))
        }
        By::Token { .. } | By::Nobody => Ok(()),
    }
}

/// The answer as HTTP. Errors that lead nowhere into the answer are errors of the request: `data` is left out (GraphQL,
/// section 7.1), and a client that knows the difference reads it in the status.
fn write(media: Media, mut answer: Answer) -> Response {
    let of_request = answer.data == Value::Null
        && !answer.errors.is_empty()
        && answer.errors.iter().all(|error| error.path.is_empty());
    if of_request {
        answer.errors.iter_mut().for_each(name_validation);
    }
    let status = if of_request && media == Media::Graphql { StatusCode::BAD_REQUEST } else { StatusCode::OK };
    let body = if of_request {
        serde_json::to_string(&json!({ "errors": answer.errors }))
    } else {
        serde_json::to_string(&answer)
    };
    let Ok(body) = body else {
        tracing::error!("an answer could not be written as JSON");
        let message = "something went wrong on our side; it has been recorded";
        return Refusal::new(StatusCode::INTERNAL_SERVER_ERROR, "INTERNAL", message).answer(media);
    };
    Response::builder()
        .status(status)
        .header(header::CONTENT_TYPE, media.content_type())
        .header(header::CACHE_CONTROL, "no-store")
        .header(header::VARY, "Accept, Cookie, Authorization")
        .body(body)
}

/// What the schema refused before it ran anything is the document's fault.
fn name_validation(error: &mut ServerError) {
    let extensions = error.extensions.get_or_insert_default();
    let plain = extensions.get("code").is_none_or(|code| *code == Value::from("BAD_USER_INPUT"));
    if plain {
        extensions.set("code", "GRAPHQL_VALIDATION_FAILED");
    }
}

#[cfg(test)]
mod tests;
