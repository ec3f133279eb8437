//! Reads a GraphQL request out of an HTTP request: the query string of a GET, the JSON body of a POST.

use std::{io, pin::pin};

use async_graphql::Variables;
use futures_util::StreamExt;
use poem::{
    Body, Request,
    http::{Method, StatusCode, header},
};
use serde_json::{Map, Value};

use super::refusal::Refusal;
use crate::Limits;

/// A request as it came, in its parts.
#[derive(Debug)]
pub(crate) struct Asked {
    /// The document.
    pub(crate) query: String,
    /// Which of its operations to run.
    pub(crate) operation_name: Option<String>,
    /// The values for its variables.
    pub(crate) variables: Variables,
}

/// Reads the request (GraphQL over HTTP, sections 5.2 and 5.3). Of a POST nothing but `application/json` is taken: a form
/// on another site can send every other type without asking the browser's leave.
pub(crate) async fn read(request: &Request, body: Body, limits: &Limits) -> Result<Asked, Refusal> {
    match *request.method() {
        Method::GET => from_query(request.uri().query().unwrap_or_default(), limits),
        Method::POST => from_body(request, body, limits).await,
        _ => Err(Refusal::new(
            StatusCode::METHOD_NOT_ALLOWED,
            "METHOD_NOT_ALLOWED",
            "send GraphQL by POST, or queries by GET",
        )),
    }
}

fn from_query(query: &str, limits: &Limits) -> Result<Asked, Refusal> {
    let mut fields = Map::new();
    for (name, value) in url::form_urlencoded::parse(query.as_bytes()) {
        let value = match name.as_ref() {
            // Both travel as JSON text inside the parameter.
            "variables" | "extensions" if value.len() <= limits.body_bytes && !value.is_empty() => {
                serde_json::from_str(&value)
                    .map_err(|_| Refusal::malformed(format!("the parameter {name} must be a JSON object")))?
            }
            _ => Value::String(value.into_owned()),
        };
        fields.insert(name.into_owned(), value);
    }
    // An empty parameter is how many clients leave one out.
    fields.retain(|name, value| name == "query" || value.as_str() != Some(""));
    from_fields(fields)
}

async fn from_body(request: &Request, body: Body, limits: &Limits) -> Result<Asked, Refusal> {
    let content_type = request.content_type().unwrap_or_default().to_ascii_lowercase();
    let mut parts = content_type.split(';').map(str::trim);
    if parts.next() != Some("application/json") {
        return Err(Refusal::new(
            StatusCode::UNSUPPORTED_MEDIA_TYPE,
            "BAD_USER_INPUT",
            "send the request as JSON with Content-Type: application/json",
        ));
    }
    let charset =
        parts.find_map(|part| part.strip_prefix("charset=").map(|name| name.trim_matches('"').to_owned()));
    if charset.is_some_and(|charset| !matches!(charset.as_str(), "utf-8" | "utf8" | "us-ascii")) {
        return Err(Refusal::new(
            StatusCode::UNSUPPORTED_MEDIA_TYPE,
            "BAD_USER_INPUT",
            "send the JSON in UTF-8 (RFC 8259, section 8.1)",
        ));
    }
    if request.header(header::CONTENT_ENCODING).is_some_and(|coding| !coding.eq_ignore_ascii_case("identity"))
    {
        return Err(Refusal::new(
            StatusCode::UNSUPPORTED_MEDIA_TYPE,
            "BAD_USER_INPUT",
            "send the request uncompressed",
        ));
    }
    let too_large = || {
        Refusal::new(
            StatusCode::PAYLOAD_TOO_LARGE,
            "BAD_USER_INPUT",
            format!(
                "the request may have {} bytes at most; upload documents by beginUpload",
                limits.body_bytes
            ),
        )
    };
    let bytes = within(body, limits.body_bytes).await;
    let bytes =
        bytes.map_err(|_| Refusal::malformed("the body broke off; send it again"))?.ok_or_else(too_large)?;
    match serde_json::from_slice(&bytes) {
        Ok(Value::Object(fields)) => from_fields(fields),
        Ok(Value::Array(_)) => {
            Err(Refusal::malformed("send one operation a request: batches are not accepted"))
        }
        Ok(_) => Err(Refusal::malformed("the body must be a JSON object with a query in it")),
        Err(error) => Err(Refusal::malformed(format!("the body is not JSON: {error}"))),
    }
}

/// The bytes of a body; none when it has more than so many. What is too much is read to its end, as far as that is bearable,
/// since a client that is still sending when we hang up never sees our answer.
async fn within(body: Body, most: usize) -> io::Result<Option<Vec<u8>>> {
    let mut stream = pin!(body.into_bytes_stream());
    let (mut bytes, mut length) = (Vec::new(), 0);
    while let Some(chunk) = stream.next().await {
        let chunk = chunk?;
        length += chunk.len();
        if length <= most {
            bytes.extend_from_slice(&chunk);
        } else if length > most.saturating_mul(8) {
            break;
        }
    }
    Ok((length <= most).then_some(bytes))
}

fn from_fields(mut fields: Map<String, Value>) -> Result<Asked, Refusal> {
    let query = match fields.remove("query") {
        Some(Value::String(query)) if !query.trim().is_empty() => query,
        None | Some(Value::String(_)) => {
            return Err(Refusal::malformed("the query is missing: send a document"));
        }
        Some(_) => return Err(Refusal::malformed("query must be a string")),
    };
    let operation_name = match fields.remove("operationName") {
        None | Some(Value::Null) => None,
        Some(Value::String(name)) => Some(name).filter(|name| !name.is_empty()),
        Some(_) => return Err(Refusal::malformed("operationName must be a string")),
    };
    let variables = match fields.remove("variables") {
        None | Some(Value::Null) => Variables::default(),
        Some(variables @ Value::Object(_)) => Variables::from_json(variables),
        Some(_) => return Err(Refusal::malformed("variables must be an object")),
    };
    match fields.remove("extensions") {
        None | Some(Value::Null | Value::Object(_)) => {}
        Some(_) => return Err(Refusal::malformed("extensions must be an object")),
    }
    Ok(Asked { query, operation_name, variables })
}
