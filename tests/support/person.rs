//! Somebody in front of the app: asks, uploads and downloads.

use commons_access::{Action, Viewer};
use commons_directory::{NewSession, start_session};
use commons_entity::person;
use commons_identity::{TokenKind, new_token};
use commons_kernel::Clock;
use commons_store::visible;
use rand::{SeedableRng, rngs::StdRng};
use sea_orm::{ColumnTrait, QueryFilter};
use secrecy::ExposeSecret;
use serde_json::{Value, json};
use sha2::{Digest, Sha256};

use crate::{Answer, TestApp};

/// What `beginUpload` says of where the bytes go.
pub const ADDRESSES: &str =
    "url headers { name value } parts { number offset byteSize url headers { name value } }";

/// The bytes of a part.
///
/// # Panics
/// When the part lies outside the file.
pub fn piece<'a>(part: &Value, bytes: &'a [u8]) -> &'a [u8] {
    let number = |name: &str| usize::try_from(part[name].as_u64().expect("a number")).expect("it fits");
    &bytes[number("offset")..number("offset") + number("byteSize")]
}

/// Sends bytes to the bucket, as `beginUpload` says.
///
/// # Panics
/// When the bucket does not take them.
pub async fn put(address: &Value, bytes: &[u8]) {
    let client = reqwest::Client::builder().no_proxy().build().expect("a client");
    let mut put = client.put(address["url"].as_str().expect("an address")).body(bytes.to_vec());
    for header in address["headers"].as_array().expect("headers") {
        put =
            put.header(header["name"].as_str().expect("a name"), header["value"].as_str().expect("a value"));
    }
    let answer = put.send().await.expect("the bucket answers");
    assert!(answer.status().is_success(), "{}: {}", answer.status(), answer.text().await.unwrap_or_default());
}

/// Somebody, signed in or not.
pub struct Client<'a> {
    app: &'a TestApp,
    cookie: Option<String>,
    bearer: Option<String>,
}

impl<'a> Client<'a> {
    pub(crate) fn new(app: &'a TestApp, cookie: Option<String>) -> Self {
        Self { app, cookie, bearer: None }
    }

    pub(crate) async fn signed_in(app: &'a TestApp, email: &str) -> Self {
        let system = Viewer::system("tests");
        let tx = app.store.begin(&system).await.expect("a transaction");
        let person = visible::<person::Entity>(&system, Action::Read)
            .filter(person::Column::Email.eq(email))
            .one(&tx)
            .await
            .expect("the select runs")
            .unwrap_or_else(|| panic!("nobody has the address {email}"));
        let now = app.clock.now();
        let token = new_token(
            TokenKind::Session,
            &mut StdRng::seed_from_u64(
                u64::try_from(now.unix_timestamp_nanos() % (1 << 60)).expect("positive"),
            ),
        );
        let new =
            NewSession { person: person.id.into(), token_hash: token.hash, provider: None, agent: None };
        start_session(&tx, new, now).await.expect("a session");
        tx.commit().await.expect("it commits");
        Self::new(app, Some(format!("commons_session={}", token.plain.expose_secret())))
    }

    /// The same person through an API token.
    pub fn with_bearer(app: &'a TestApp, token: &str) -> Self {
        Self { app, cookie: None, bearer: Some(token.to_owned()) }
    }

    /// The session cookie, for requests made by hand.
    pub fn cookie(&self) -> Option<&str> {
        self.cookie.as_deref()
    }

    /// The API token, for requests made by hand.
    pub fn bearer(&self) -> Option<&str> {
        self.bearer.as_deref()
    }

    /// Asks the GraphQL endpoint.
    pub async fn ask(&self, query: &str, variables: Value) -> Answer {
        self.app
            .graphql(
                self.bearer.as_deref(),
                self.cookie.as_deref(),
                &json!({ "query": query, "variables": variables }),
            )
            .await
    }

    /// Asks `mutation M($input: …!) { name(input: $input) { selection } }` and gives the payload.
    pub async fn tell(&self, name: &str, input: Value, selection: &str) -> Answer {
        let kind = format!("{}{}Input", name[..1].to_uppercase(), &name[1..]);
        let query =
            format!("mutation M($input: {kind}!) {{ {name}(input: $input) {{ __typename {selection} }} }}");
        let mut answer = self.ask(&query, json!({ "input": input })).await;
        answer.data = answer.data[name].take();
        answer
    }

    /// Uploads a document as the browser does: begin, put, complete; gives the attachment's id.
    ///
    /// # Panics
    /// When a step fails.
    pub async fn upload(&self, department: &str, filename: &str, bytes: &[u8]) -> String {
        let sha256 = hex::encode(Sha256::digest(bytes));
        let input = json!({ "departmentId": department, "filename": filename, "byteSize": bytes.len(), "sha256": sha256 });
        let begun = self.tell("beginUpload", input, &format!("attachment {{ id }} {ADDRESSES}")).await.ok();
        let id = begun["attachment"]["id"].as_str().expect("an id").to_owned();
        if begun["url"].is_string() {
            put(&begun, bytes).await;
        }
        for part in begun["parts"].as_array().expect("parts") {
            put(part, piece(part, bytes)).await;
        }
        self.tell("completeUpload", json!({ "attachmentId": id }), "attachment { id state }").await.ok();
        id
    }

    /// Follows `/files/{id}`: the status of the door, and the bytes when it sends somewhere.
    ///
    /// # Panics
    /// When the bucket does not answer.
    pub async fn download(&self, path: &str) -> (u16, Option<Vec<u8>>) {
        let mut request = self.app.http.get(path);
        if let Some(cookie) = &self.cookie {
            request = request.header("cookie", cookie);
        }
        let response = request.send().await.0;
        let status = response.status().as_u16();
        let Some(location) = response.header("location").map(str::to_owned) else { return (status, None) };
        let client = reqwest::Client::builder().no_proxy().build().expect("a client");
        let answer = client.get(location).send().await.expect("the bucket answers");
        assert!(answer.status().is_success(), "{}", answer.status());
        (status, Some(answer.bytes().await.expect("bytes").to_vec()))
    }
}
