//! `/graphql`: GraphQL over HTTP (the working draft of the GraphQL foundation, stage 2), without batches, forms or uploads.
//!
//! Invariants: a request error has no `data`; a GET never changes anything; a cookie alone never changes anything.

mod accept;
mod document;
mod examine;
mod nul;
mod read;
mod refusal;

use std::sync::Arc;

use async_graphql::{PathSegment, Response as Answer, ServerError, Value};
use commons_graphql::{RequestScope, scope_of};
use commons_kernel::{Code, TokenScope};
use poem::{
    Body, Request, Response, handler,
    http::{Method, StatusCode, header},
    web::Data,
};
use serde_json::json;

use crate::{
    Introspection, State,
    admit::{Admitted, Refused, admit, wait_sentence},
    arrival::Arrival,
    forgery,
    gate::Gate,
    security::{self, Turned},
    viewer::{Asker, By, allows},
};
use accept::{Media, negotiate};
use document::measure;
use examine::{Asks, Change, NODE, examine};
use nul::refuse_nul;
use read::{Asked, read};
use refusal::Refusal;

/// Answers a GraphQL request.
#[handler]
pub(crate) async fn graphql(
    request: &Request,
    body: Body,
    Data(state): Data<&Arc<State>>,
    Data(gate): Data<&Arc<Gate>>,
) -> Response {
    let Some(media) = negotiate(request.headers()) else {
        let message = "Accept must allow application/graphql-response+json or application/json";
        return Refusal::new(StatusCode::NOT_ACCEPTABLE, "BAD_USER_INPUT", message).answer(Media::Json);
    };
    match run(state, gate, request, body).await {
        Ok((admitted, Ok(answer))) => admitted.settle(state, write(media, answer)),
        Ok((admitted, Err(refusal))) => admitted.settle(state, refusal.answer(media)),
        Err(refused) => {
            let mut answer = not_let_in(&refused).answer(media);
            refused.mark(state, &mut answer);
            answer
        }
    }
}

/// Whoever was let in, with the answer or why there is none; or why nobody was let in.
async fn run<'g>(
    state: &Arc<State>,
    gate: &'g Gate,
    request: &Request,
    body: Body,
) -> Result<(Admitted<'g>, Result<Answer, Refusal>), Refused> {
    let limits = &state.settings.limits;
    let prepared = match read(request, body, limits).await {
        Ok(asked) => prepare(asked, limits, request.method()),
        Err(refusal) => Err(refusal),
    };
    let mutates = prepared.as_ref().is_ok_and(|(_, asks)| asks.change == Change::Mutation);
    let points = if mutates { gate.mutation_points() } else { gate.query_points() };
    // What is refused counts as well: reading it was work.
    let admitted = admit(state, gate, request, points).await?;
    let answer = match prepared {
        Ok((to_run, asks)) => execute(state, request, &admitted.asker, to_run, &asks).await,
        Err(refusal) => Err(refusal),
    };
    Ok((admitted, answer))
}

async fn execute(
    state: &Arc<State>,
    request: &Request,
    asker: &Asker,
    to_run: async_graphql::Request,
    asks: &Asks,
) -> Result<Answer, Refusal> {
    if asks.change == Change::Mutation {
        may_change(state, request, asker, asks)?;
    }
    if asks.introspects && asker.by == By::Nobody && state.settings.introspection == Introspection::Members {
        let message =
            "sign in, or send a token, to ask the schema about itself; its text is web/schema.graphql";
        return Err(Refusal::unauthenticated(message));
    }
    let session = match asker.by {
        By::Session(session) => Some(session),
        By::Token { .. } | By::Nobody => None,
    };
    let scope = RequestScope::known_by(state.shared.clone(), asker.viewer.clone(), session);
    let answer = state.schema.execute(to_run.data(scope.clone())).await;
    scope.finish();
    note_denials(&Arrival::of(request), asker, asks, &answer);
    Ok(answer)
}

/// One line of the security log for each field that was denied, and for each node that is not there for this caller.
fn note_denials(arrival: &Arrival, asker: &Asker, asks: &Asks, answer: &Answer) {
    let caller = &asker.viewer.caller;
    for error in &answer.errors {
        let code = error.extensions.as_ref().and_then(|extensions| extensions.get("code"));
        let turned = match code {
            Some(Value::String(code)) if code == Code::NotFound.as_str() => Turned::NotFound,
            Some(Value::String(code)) if code == Code::Forbidden.as_str() => Turned::Forbidden,
            Some(Value::String(code)) if code == Code::Unauthenticated.as_str() => Turned::Unauthenticated,
            _ => continue,
        };
        let field = match error.path.first() {
            Some(PathSegment::Field(key)) => asks.field_of(key),
            _ => "graphql",
        };
        security::note(turned, arrival, caller, field);
    }
    let Value::Object(data) = &answer.data else { return };
    for key in asks.nodes() {
        if data.get(key) == Some(&Value::Null) {
            security::note(Turned::NotFound, arrival, caller, NODE);
        }
    }
}

/// Why nobody was let in, in GraphQL.
fn not_let_in(refused: &Refused) -> Refusal {
    match refused {
        Refused::BadToken(message) => {
            Refusal::new(StatusCode::UNAUTHORIZED, Code::Unauthenticated.as_str(), *message)
        }
        Refused::TooMany(too_many) | Refused::TooManyCookies(too_many) => {
            let code = Code::RateLimited.as_str();
            Refusal::new(StatusCode::TOO_MANY_REQUESTS, code, wait_sentence(too_many))
        }
        Refused::Busy => Refusal::unavailable("the service is busy; try again in a moment"),
        Refused::Fault(error) => {
            tracing::error!(cause = error.message(), "the caller cannot be looked up");
            Refusal::unavailable("the service cannot answer just now; try again in a minute")
        }
    }
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
    if asks.change == Change::Mutation && method == Method::GET {
        return Err(Refusal::new(
            StatusCode::METHOD_NOT_ALLOWED,
            "METHOD_NOT_ALLOWED",
            "a mutation needs POST: a GET must not change anything",
        ));
    }
    if asks.change == Change::Mutation {
        refuse_nul(parsed, &variables)?;
    }
    Ok((request, asks))
}

/// What the parser expected, and where. Its drawing of the line is left out: the caller has the document.
fn said(error: &ServerError) -> String {
    let words = error.message.trim();
    let words = words.rsplit_once("\n").map_or(words, |(_drawing, expected)| expected);
    let words = words.trim().trim_start_matches("= ");
    match error.locations.first() {
        Some(place) => format!("line {}, column {}: {words}", place.line, place.column),
        None => words.to_owned(),
    }
}

fn may_change(state: &State, request: &Request, asker: &Asker, asks: &Asks) -> Result<(), Refusal> {
    match &asker.by {
        By::Session(_) => forgery::check(request, &state.settings.public_url).map_err(|why| {
            security::note(Turned::Forged, &Arrival::of(request), &asker.viewer.caller, "mutation");
            Refusal::new(StatusCode::FORBIDDEN, "CSRF", why)
        }),
        By::Token { scopes, .. } => {
            // Whatever it is, a mutation writes.
            let needed = asks.fields().map(scope_of).max().unwrap_or(TokenScope::Write);
            if allows(scopes, needed) {
                return Ok(());
            }
            security::note(Turned::Forbidden, &Arrival::of(request), &asker.viewer.caller, "mutation");
            let message = format!("this token may not do that; make one with the scope {needed}");
            Err(Refusal::new(StatusCode::FORBIDDEN, Code::Forbidden.as_str(), message))
        }
        By::Nobody => Ok(()),
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
