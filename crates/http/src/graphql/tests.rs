//! The endpoint's way in and out, over a small schema: no database and nobody signed in.

use async_graphql::{EmptySubscription, Object, Schema};
use poem::{Endpoint, EndpointExt, Result, http::Method, test::TestClient};
use serde_json::Value as Json;

use super::*;
use crate::Limits;

struct Query;

#[Object]
impl Query {
    async fn echo(&self, text: Option<String>) -> String {
        text.unwrap_or_default()
    }

    async fn broken(&self) -> async_graphql::Result<String> {
        Err(async_graphql::Error::new("no luck"))
    }
}

struct Mutation;

#[Object]
impl Mutation {
    async fn change(&self) -> bool {
        true
    }
}

/// What the handler does, but for the question who asks.
struct Door(Schema<Query, Mutation, EmptySubscription>);

impl Endpoint for Door {
    type Output = Response;

    async fn call(&self, request: Request) -> Result<Response> {
        let Some(media) = negotiate(request.headers()) else {
            return Ok(Refusal::new(StatusCode::NOT_ACCEPTABLE, "BAD_USER_INPUT", "no").answer(Media::Json));
        };
        let mut request = request;
        let body = request.take_body();
        let limits = Limits { body_bytes: 4096, ..Limits::default() };
        let prepared = match read(&request, body, &limits).await {
            Ok(asked) => prepare(asked, &limits, request.method()),
            Err(refusal) => Err(refusal),
        };
        Ok(match prepared {
            Ok((prepared, _)) => write(media, self.0.execute(prepared).await),
            Err(refusal) => refusal.answer(media),
        })
    }
}

const GRAPHQL: &str = "application/graphql-response+json";

async fn posted(accept: &str, body: impl Into<String>) -> (u16, Json) {
    sent(Method::POST, "/", &[("accept", accept), ("content-type", "application/json")], body.into()).await
}

async fn sent(method: Method, uri: &str, headers: &[(&str, &str)], body: String) -> (u16, Json) {
    let client = TestClient::new(Door(Schema::new(Query, Mutation, EmptySubscription)).map_to_response());
    let mut request = client.request(method, uri).body(body);
    for (name, value) in headers {
        request = request.header(*name, *value);
    }
    let answer = request.send().await.0;
    let status = answer.status().as_u16();
    let text = answer.into_body().into_string().await.unwrap();
    (status, serde_json::from_str(&text).unwrap_or(Json::Null))
}

fn query(text: &str) -> String {
    json!({ "query": text }).to_string()
}

fn code(answer: &Json) -> &str {
    answer["errors"][0]["extensions"]["code"].as_str().unwrap_or("none")
}

#[tokio::test]
async fn an_answer_has_the_type_that_was_asked_for() {
    for (accept, status) in [(GRAPHQL, 200), ("application/json", 200), ("*/*", 200), ("text/html", 406)] {
        assert_eq!(posted(accept, query("{ echo(text: \"a\") }")).await.0, status, "{accept}");
    }
    let (_, answer) = posted(GRAPHQL, query("{ b: echo(text: \"2\") a: echo(text: \"1\") }")).await;
    assert_eq!(answer, json!({ "data": { "b": "2", "a": "1" } }));
}

#[tokio::test]
async fn errors_of_the_request_have_no_data_and_a_code() {
    for (document, expected) in [
        ("{", "GRAPHQL_PARSE_FAILED"),
        ("{ nothing }", "GRAPHQL_VALIDATION_FAILED"),
        ("query($t: String!) { echo(text: $t) }", "BAD_USER_INPUT"),
    ] {
        let (status, answer) = posted(GRAPHQL, query(document)).await;
        assert_eq!((status, code(&answer)), (400, expected), "{document}");
        assert!(answer.get("data").is_none(), "{answer}");
        let (status, answer) = posted("application/json", query(document)).await;
        assert_eq!((status, code(&answer)), (200, expected), "{document}");
        assert!(answer.get("data").is_none(), "{answer}");
    }
    let (status, answer) = posted(GRAPHQL, query("{ broken }")).await;
    assert_eq!(status, 200, "a resolver's error is part of an answer");
    assert!(answer.get("data").is_some() && answer["errors"][0]["path"] == json!(["broken"]), "{answer}");
}

#[tokio::test]
async fn malformed_requests_are_refused_whatever_the_type() {
    for body in [
        "",
        "{",
        "null",
        "\"{echo}\"",
        "[{\"query\":\"{echo}\"}]",
        "{}",
        "{\"query\":\"\"}",
        "{\"query\":{}}",
        "{\"query\":\"{echo}\",\"variables\":[]}",
        "{\"query\":\"{echo}\",\"operationName\":{}}",
        "{\"query\":\"{echo}\",\"extensions\":\"x\"}",
    ] {
        for accept in [GRAPHQL, "application/json"] {
            let (status, answer) = posted(accept, body).await;
            assert_eq!((status, code(&answer)), (400, "BAD_USER_INPUT"), "{body}");
        }
    }
    let nulls = "{\"query\":\"{echo}\",\"variables\":null,\"operationName\":null,\"extensions\":null}";
    assert_eq!(posted(GRAPHQL, nulls).await.0, 200);
}

#[tokio::test]
async fn a_get_reads_and_never_changes() {
    let get = |uri: &'static str| sent(Method::GET, uri, &[("accept", GRAPHQL)], String::new());
    let (status, answer) =
        get("/?query=query(%24t:String!)%7Becho(text:%24t)%7D&variables=%7B%22t%22:%22a%22%7D").await;
    assert_eq!((status, &answer["data"]["echo"]), (200, &json!("a")));
    let (status, answer) = get("/?query=mutation%7Bchange%7D").await;
    assert_eq!((status, code(&answer)), (405, "METHOD_NOT_ALLOWED"));
    assert_eq!(get("/?query=%7Becho%7D&variables=nonsense").await.0, 400);
    assert_eq!(get("/?query=%7Becho%7D&variables=&operationName=").await.0, 200);
    assert_eq!(get("/").await.0, 400);
    let put = sent(Method::PUT, "/?query=%7Becho%7D", &[], String::new()).await;
    assert_eq!(put.0, 405);
}

#[tokio::test]
async fn a_form_is_refused() {
    for content_type in ["application/x-www-form-urlencoded", "text/plain", "multipart/form-data; boundary=x"]
    {
        let (status, _) =
            sent(Method::POST, "/", &[("content-type", content_type)], query("mutation { change }")).await;
        assert_eq!(status, 415, "{content_type}");
    }
    assert_eq!(sent(Method::POST, "/", &[], query("{ echo }")).await.0, 415);
    let utf16 = [("content-type", "application/json; charset=utf-16")];
    assert_eq!(sent(Method::POST, "/", &utf16, query("{ echo }")).await.0, 415);
    let utf8 = [("content-type", "application/json; charset=\"UTF-8\"")];
    assert_eq!(sent(Method::POST, "/", &utf8, query("{ echo }")).await.0, 200);
}

#[tokio::test]
async fn too_much_is_refused() {
    let (status, answer) =
        posted(GRAPHQL, json!({ "query": "{ echo }", "pad": "x".repeat(5000) }).to_string()).await;
    assert_eq!((status, code(&answer)), (413, "BAD_USER_INPUT"));
    let aliases: String = (0..60).map(|n| format!("a{n}: echo ")).collect();
    let (status, answer) = posted(GRAPHQL, query(&format!("{{ {aliases} }}"))).await;
    assert_eq!((status, code(&answer)), (400, "GRAPHQL_VALIDATION_FAILED"));
    let (status, _) = posted(GRAPHQL, query(&"{a".repeat(200))).await;
    assert_eq!(status, 400);
}
