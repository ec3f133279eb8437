//! A fault on its way out of the doors that are not GraphQL: a page for people, JSON for programs, and our insides to the
//! log alone.

use commons_kernel::{Code, Error};
use poem::{
    Request, Response,
    http::{HeaderValue, StatusCode, header},
};
use serde_json::json;

use crate::{
    State,
    front::RETRY_SOON,
    notice::{Notice, page},
};

/// Who reads the answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Reader {
    /// A person in a browser.
    Person,
    /// A program.
    Program,
}

impl Reader {
    /// A browser that opens a page says that it takes HTML; programs rarely do.
    pub(crate) fn of(request: &Request) -> Self {
        let html = request.header(header::ACCEPT).is_some_and(|accept| accept.contains("text/html"));
        if html { Self::Person } else { Self::Program }
    }
}

/// The answer to a fault of the kernel.
pub(crate) async fn answer(state: &State, reader: Reader, error: &Error) -> Response {
    match error.code() {
        Code::Internal => tracing::error!(cause = error.message(), "a request failed"),
        Code::Unavailable => tracing::warn!(cause = error.message(), "a part of the server is away"),
        _ => {}
    }
    let status = match error.code() {
        Code::BadInput => StatusCode::BAD_REQUEST,
        Code::Unauthenticated => StatusCode::UNAUTHORIZED,
        Code::Forbidden => StatusCode::FORBIDDEN,
        Code::NotFound => StatusCode::NOT_FOUND,
        Code::Conflict => StatusCode::CONFLICT,
        Code::RateLimited => StatusCode::TOO_MANY_REQUESTS,
        Code::Unavailable => StatusCode::SERVICE_UNAVAILABLE,
        Code::Internal => StatusCode::INTERNAL_SERVER_ERROR,
    };
    refuse(state, reader, status).await
}

/// The answer with this status, in words that hold for every door.
pub(crate) async fn refuse(state: &State, reader: Reader, status: StatusCode) -> Response {
    let (code, heading, sentence) = words(status);
    say(state, reader, Said { status, code, heading, sentence, return_to: None }).await
}

/// What is said when something does not go as wished.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Said<'a> {
    pub(crate) status: StatusCode,
    /// For programs.
    pub(crate) code: &'static str,
    /// For people, in short.
    pub(crate) heading: &'a str,
    /// For both: what happened and how to go on.
    pub(crate) sentence: &'a str,
    /// When signing in may help: where to come back to afterwards.
    pub(crate) return_to: Option<&'a str>,
}

/// Says it.
pub(crate) async fn say(state: &State, reader: Reader, said: Said<'_>) -> Response {
    let mut answer = match reader {
        Reader::Person => {
            let notice =
                Notice { heading: said.heading, sentences: &[said.sentence], return_to: said.return_to };
            page(state, said.status, &notice).await
        }
        Reader::Program => {
            let body = json!({ "error": { "code": said.code, "message": said.sentence } });
            Response::builder()
                .status(said.status)
                .content_type("application/json")
                .header(header::CACHE_CONTROL, "no-store")
                .body(body.to_string())
        }
    };
    if said.status == StatusCode::SERVICE_UNAVAILABLE {
        answer.headers_mut().insert(header::RETRY_AFTER, HeaderValue::from(RETRY_SOON));
    }
    answer
}

fn words(status: StatusCode) -> (&'static str, &'static str, &'static str) {
    match status {
        StatusCode::NOT_FOUND => (
            Code::NotFound.as_str(),
            "We cannot find that page",
            "The address may be mistyped, or the page may be gone. Search may find it.",
        ),
        StatusCode::METHOD_NOT_ALLOWED => (
            "METHOD_NOT_ALLOWED",
            "That does not work here",
            "This address does not take requests of that kind.",
        ),
        StatusCode::UNAUTHORIZED => {
            (Code::Unauthenticated.as_str(), "Please sign in", "This needs you to be signed in.")
        }
        StatusCode::FORBIDDEN => (
            Code::Forbidden.as_str(),
            "Your role does not allow this",
            "Ask a steward of your department if you think that it should.",
        ),
        StatusCode::SERVICE_UNAVAILABLE => (
            Code::Unavailable.as_str(),
            "The service is busy",
            "The service cannot answer just now. Please try again in a minute.",
        ),
        status if status.is_client_error() => (
            Code::BadInput.as_str(),
            "We do not understand that address",
            "A part of the request is malformed.",
        ),
        _ => (
            Code::Internal.as_str(),
            "Something went wrong",
            "Something went wrong on our side. It has been recorded. Please try again.",
        ),
    }
}
