//! A development provider on a real loopback socket, a clock that is moved by hand, and a person with a browser.

use std::{
    collections::HashMap,
    net::SocketAddr,
    sync::{
        Arc, Mutex,
        atomic::{AtomicUsize, Ordering},
    },
};

use commons_identity::{
    Attempt, Claims, Credential, PATIENCE, Provider, ProviderSettings, Returned, SignInFault, StoredAttempt,
    development::{
        AuthorizationRequest, DemoPerson, DevelopmentProvider, DevelopmentSettings, Refusal, TokenRequest,
    },
};
use openidconnect::reqwest;
use poem::{
    EndpointExt, IntoResponse, Response, Route, Server, get, handler,
    http::StatusCode,
    listener::TcpAcceptor,
    post,
    web::{Data, Form, Html, Json, Query, Redirect},
};
use rand::{SeedableRng, rngs::StdRng};
use serde_json::Value;
use time::{Duration, OffsetDateTime, macros::datetime};
use tokio::{net::TcpSocket, sync::Notify};
use url::Url;

pub const SEED: [u8; 32] = [7; 32];
pub const START: OffsetDateTime = datetime!(2026-11-03 06:00 UTC);
/// Holds letters that HTTP Basic must carry form-encoded.
pub const CLIENT_SECRET: &str = "s3cret: with=odd & letters+%";

type Tamper = Box<dyn Fn(Value) -> Value + Send>;

/// What the endpoints share with the test.
pub struct Scene {
    pub provider: Mutex<DevelopmentProvider>,
    pub now: Mutex<OffsetDateTime>,
    random: Mutex<StdRng>,
    tamper: Mutex<Option<Tamper>>,
    published: Mutex<Vec<(&'static str, Value)>>,
    /// The last form that the token endpoint was sent.
    pub token_form: Mutex<HashMap<String, String>>,
    /// How often the metadata were asked for.
    pub discoveries: AtomicUsize,
}

pub struct Stage {
    pub scene: Arc<Scene>,
    pub issuer: Url,
    pub relying_party: Provider,
    browser: reqwest::Client,
    server: tokio::task::JoinHandle<()>,
    gone: Arc<Notify>,
}

impl Drop for Stage {
    fn drop(&mut self) {
        self.server.abort();
    }
}

impl Stage {
    pub async fn new() -> Self {
        Self::under("/development").await
    }

    /// Closes the socket and every connection, as a provider that goes down does.
    pub async fn stop(&mut self) {
        self.gone.notify_one();
        (&mut self.server).await.unwrap();
    }

    /// A provider whose issuer has this path.
    pub async fn under(path: &str) -> Self {
        Self::on(reserved_port(), path).await
    }

    /// A provider on a port that was reserved before.
    pub async fn on(port: TcpSocket, path: &str) -> Self {
        let listener = port.listen(64).unwrap();
        let issuer = issuer(listener.local_addr().unwrap(), path);
        let scene = Arc::new(Scene {
            provider: Mutex::new(provider(&issuer, &SEED)),
            now: Mutex::new(START),
            random: Mutex::new(StdRng::seed_from_u64(1)),
            tamper: Mutex::new(None),
            published: Mutex::default(),
            token_form: Mutex::default(),
            discoveries: AtomicUsize::new(0),
        });
        let endpoints = Route::new()
            .at("/.well-known/openid-configuration", get(metadata))
            .at("/jwks", get(jwks))
            .at("/authorize", get(page).post(approve))
            .at("/token", post(token));
        let app = Route::new().nest(if path.is_empty() { "/" } else { path }, endpoints).data(scene.clone());
        let acceptor = TcpAcceptor::from_tokio(listener).unwrap();
        let gone = Arc::new(Notify::new());
        let told = gone.clone();
        let server = tokio::spawn(async move {
            let server = Server::new_with_acceptor(acceptor);
            let patience = Some(std::time::Duration::ZERO);
            server
                .run_with_graceful_shutdown(app, async move { told.notified().await }, patience)
                .await
                .unwrap();
        });
        let browser = reqwest::Client::builder()
            .redirect(reqwest::redirect::Policy::none())
            .no_proxy()
            .build()
            .unwrap();
        let relying_party = relying_party(&issuer);
        Self { scene, issuer, relying_party, browser, server, gone }
    }

    pub fn now(&self) -> OffsetDateTime {
        *self.scene.now.lock().unwrap()
    }

    pub fn pass(&self, time: Duration) {
        *self.scene.now.lock().unwrap() += time;
    }

    pub fn discoveries(&self) -> usize {
        self.scene.discoveries.load(Ordering::SeqCst)
    }

    /// From now on every token response is changed before it is sent.
    pub fn tamper(&self, change: impl Fn(Value) -> Value + Send + 'static) {
        *self.scene.tamper.lock().unwrap() = Some(Box::new(change));
    }

    /// From now on the provider says this of itself.
    pub fn publish(&self, field: &'static str, value: Value) {
        self.scene.published.lock().unwrap().push((field, value));
    }

    /// Begins a sign-in at the stage's time.
    pub async fn begin(&self) -> commons_kernel::Result<Attempt> {
        self.relying_party.begin(self.now()).await
    }

    /// Ends it with this code, at this time.
    pub async fn finish(
        &self,
        code: &str,
        attempt: &StoredAttempt,
        now: OffsetDateTime,
    ) -> Result<Claims, SignInFault> {
        self.relying_party.finish(Returned { code, issuer: None }, attempt, now).await
    }

    /// Opens the page, as a browser does, and gives its status, its address on a redirect, and its text.
    pub async fn open(&self, address: &Url) -> (u16, Option<Url>, String) {
        read(self.browser.get(address.clone()).send().await.unwrap()).await
    }

    pub async fn submit(&self, form: &[(String, String)]) -> (u16, Option<Url>, String) {
        let body: String = url::form_urlencoded::Serializer::new(String::new()).extend_pairs(form).finish();
        let address = format!("{}/authorize", self.issuer.as_str().trim_end_matches('/'));
        let request = self.browser.post(address).body(body);
        read(request.header("content-type", "application/x-www-form-urlencoded").send().await.unwrap()).await
    }

    /// Goes from the attempt to the callback as this person, and gives the callback's parameters.
    pub async fn choose(&self, attempt: &Attempt, person: &str) -> HashMap<String, String> {
        let (status, _, html) = self.open(&attempt.authorize).await;
        assert_eq!(status, 200, "{html}");
        let mut form = hidden_fields(&html);
        form.push(("person".into(), person.into()));
        let (status, callback, html) = self.submit(&form).await;
        assert_eq!(status, 303, "{html}");
        let callback = callback.unwrap();
        assert!(callback.as_str().starts_with("http://127.0.0.1:8080/auth/callback?"), "{callback}");
        callback.query_pairs().into_owned().collect()
    }

    /// A begun attempt and the code that its callback brought.
    pub async fn signed_in(&self, person: &str) -> (StoredAttempt, String) {
        let attempt = self.begin().await.unwrap();
        let callback = self.choose(&attempt, person).await;
        assert_eq!(callback["state"], attempt.state);
        (StoredAttempt { nonce: attempt.nonce, verifier: attempt.verifier }, callback["code"].clone())
    }
}

/// A port of this machine that is ours and refuses connections until somebody listens on it.
pub fn reserved_port() -> TcpSocket {
    let socket = TcpSocket::new_v4().unwrap();
    socket.bind("127.0.0.1:0".parse().unwrap()).unwrap();
    socket
}

pub fn issuer(address: SocketAddr, path: &str) -> Url {
    format!("http://{address}{path}").parse().unwrap()
}

pub fn relying_party(issuer: &Url) -> Provider {
    Provider::new(ProviderSettings {
        id: "stage".into(),
        label: "Stage".into(),
        issuer: issuer.clone(),
        client_id: "alliance commons".into(),
        credential: Credential::Secret(CLIENT_SECRET.into()),
        redirect: "http://127.0.0.1:8080/auth/callback".parse().unwrap(),
        signed_out: "http://127.0.0.1:8080/auth/signed-out".parse().unwrap(),
        acr_values: Vec::new(),
        domains: Vec::new(),
        patience: PATIENCE,
    })
    .unwrap()
}

pub fn settings(issuer: &Url) -> DevelopmentSettings {
    let person = |email: &str, name: &str, about: &str| DemoPerson {
        email: email.into(),
        name: name.into(),
        about: about.into(),
    };
    DevelopmentSettings {
        issuer: issuer.clone(),
        client_id: "alliance commons".into(),
        client_secret: CLIENT_SECRET.into(),
        redirect: "http://127.0.0.1:8080/auth/callback".parse().unwrap(),
        signed_out: "http://127.0.0.1:8080/auth/signed-out".parse().unwrap(),
        people: vec![
            person("ana@demo.invalid", "Ana Ruiz", "Publisher, a county in Arizona"),
            person("bo@demo.invalid", "Bo O'Neil <b>", "Reader & \"tester\""),
        ],
    }
}

pub fn provider(issuer: &Url, seed: &[u8; 32]) -> DevelopmentProvider {
    DevelopmentProvider::new(settings(issuer), seed).unwrap()
}

/// The hidden fields of the page's form, as a browser would send them.
pub fn hidden_fields(html: &str) -> Vec<(String, String)> {
    html.split("<input type=\"hidden\" name=\"")
        .skip(1)
        .map(|rest| {
            let (name, rest) = rest.split_once("\" value=\"").unwrap();
            let value = rest.split_once('"').unwrap().0;
            let value = value.replace("&quot;", "\"").replace("&lt;", "<").replace("&gt;", ">");
            (name.to_owned(), value.replace("&#39;", "'").replace("&amp;", "&"))
        })
        .collect()
}

async fn read(response: reqwest::Response) -> (u16, Option<Url>, String) {
    let location = response.headers().get("location").map(|value| value.to_str().unwrap().parse().unwrap());
    (response.status().as_u16(), location, response.text().await.unwrap())
}

fn refused(scene: &Scene, refusal: Refusal) -> Response {
    match refusal {
        Refusal::Shown(sentence) => {
            let html = scene.provider.lock().unwrap().refusal_page(sentence, "/plain.css");
            Html(html).with_status(StatusCode::BAD_REQUEST).into_response()
        }
        Refusal::SentBack(address) => Redirect::see_other(address).into_response(),
    }
}

#[handler]
fn metadata(scene: Data<&Arc<Scene>>) -> Json<Value> {
    scene.discoveries.fetch_add(1, Ordering::SeqCst);
    let mut document = scene.provider.lock().unwrap().metadata().clone();
    for (field, value) in scene.published.lock().unwrap().iter() {
        document[*field] = value.clone();
    }
    Json(document)
}

#[handler]
fn jwks(scene: Data<&Arc<Scene>>) -> Json<Value> {
    Json(scene.provider.lock().unwrap().jwks().clone())
}

#[handler]
fn page(scene: Data<&Arc<Scene>>, query: Query<AuthorizationRequest>) -> Response {
    let page = scene.provider.lock().unwrap().authorize_page(&query, "/plain.css");
    page.map_or_else(|refusal| refused(&scene, refusal), |html| Html(html).into_response())
}

#[handler]
fn approve(scene: Data<&Arc<Scene>>, form: Form<AuthorizationRequest>) -> Response {
    let now = *scene.now.lock().unwrap();
    let random = &mut *scene.random.lock().unwrap();
    let answer = scene.provider.lock().unwrap().approve(&form, now, random);
    answer.map_or_else(|refusal| refused(&scene, refusal), |to| Redirect::see_other(to).into_response())
}

#[handler]
fn token(scene: Data<&Arc<Scene>>, request: &poem::Request, form: Form<HashMap<String, String>>) -> Response {
    *scene.token_form.lock().unwrap() = form.0.clone();
    let form: TokenRequest = serde_json::from_value(serde_json::to_value(&form.0).unwrap()).unwrap();
    let now = *scene.now.lock().unwrap();
    let random = &mut *scene.random.lock().unwrap();
    match scene.provider.lock().unwrap().token(request.header("authorization"), &form, now, random) {
        Err(fault) => {
            Json(fault.json()).with_status(StatusCode::from_u16(fault.status()).unwrap()).into_response()
        }
        Ok(answer) => match scene.tamper.lock().unwrap().as_ref() {
            Some(tamper) => Json(tamper(answer)).into_response(),
            None => Json(answer).into_response(),
        },
    }
}
