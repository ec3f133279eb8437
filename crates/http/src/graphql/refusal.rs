//! Why a request is not executed: a code for programs, a sentence for people, and the HTTP status that goes with them.

use poem::{
    Response,
    http::{StatusCode, header},
};
use serde_json::json;

use super::accept::Media;
use crate::front::RETRY_SOON;

/// A request that is not executed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Refusal {
    /// For `extensions.code`.
    pub(crate) code: &'static str,
    /// What is wrong and how to mend it.
    pub(crate) message: String,
    status: Status,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Status {
    /// The document itself is at fault: 400, or 200 for a client that takes plain JSON alone.
    OfDocument,
    /// Whatever the media type.
    Always(StatusCode),
}

impl Refusal {
    /// A refusal with its own status, whatever the media type.
    pub(crate) fn new(status: StatusCode, code: &'static str, message: impl Into<String>) -> Self {
        Self { code, message: message.into(), status: Status::Always(status) }
    }

    /// The HTTP request is malformed.
    pub(crate) fn malformed(message: impl Into<String>) -> Self {
        Self::new(StatusCode::BAD_REQUEST, "BAD_USER_INPUT", message)
    }

    /// The document is too costly to look at.
    pub(crate) fn too_large(message: impl Into<String>) -> Self {
        Self { code: "BAD_USER_INPUT", message: message.into(), status: Status::OfDocument }
    }

    /// A part of the server is away, or all of it is busy.
    pub(crate) fn unavailable(message: impl Into<String>) -> Self {
        Self::new(StatusCode::SERVICE_UNAVAILABLE, "UNAVAILABLE", message)
    }

    /// The document asks for what only somebody who is signed in may have.
    pub(crate) fn unauthenticated(message: impl Into<String>) -> Self {
        Self { code: "UNAUTHENTICATED", message: message.into(), status: Status::OfDocument }
    }

    /// The document is not GraphQL.
    pub(crate) fn parsing(message: impl Into<String>) -> Self {
        Self { code: "GRAPHQL_PARSE_FAILED", message: message.into(), status: Status::OfDocument }
    }

    /// The document breaks a rule.
    pub(crate) fn validation(message: impl Into<String>) -> Self {
        Self { code: "GRAPHQL_VALIDATION_FAILED", message: message.into(), status: Status::OfDocument }
    }

    /// The variables do not fit the document.
    pub(crate) fn bad_input(message: impl Into<String>) -> Self {
        Self { code: "BAD_USER_INPUT", message: message.into(), status: Status::OfDocument }
    }

    /// The answer: an `errors` entry and no `data` (GraphQL, section 7.1).
    pub(crate) fn answer(&self, media: Media) -> Response {
        let status = match self.status {
            Status::Always(status) => status,
            Status::OfDocument if media == Media::Graphql => StatusCode::BAD_REQUEST,
            Status::OfDocument => StatusCode::OK,
        };
        let body = json!({ "errors": [{ "message": self.message, "extensions": { "code": self.code } }] });
        let mut answer = Response::builder().status(status);
        if status == StatusCode::METHOD_NOT_ALLOWED {
            answer = answer.header(header::ALLOW, "POST");
        }
        if status == StatusCode::SERVICE_UNAVAILABLE {
            answer = answer.header(header::RETRY_AFTER, RETRY_SOON);
        }
        answer
            .header(header::CONTENT_TYPE, media.content_type())
            .header(header::CACHE_CONTROL, "no-store")
            .header(header::VARY, "Accept, Cookie, Authorization")
            .body(body.to_string())
    }
}
