//! The app on a real port with the development provider, and a browser that keeps cookies and follows redirects.

use std::{collections::HashMap, sync::Mutex};

use commons_app::content::demo_people;
use commons_http::serve;
use commons_identity::{
    Credential, PATIENCE, ProviderSettings, Providers,
    development::{DevelopmentProvider, DevelopmentSettings},
};
use reqwest::{Client, Method, redirect::Policy};
use serde_json::{Value, json};
use tokio::{net::TcpListener, task::JoinHandle};
use url::{Origin, Url};

use crate::{Setup, TestApp};

/// The app, served.
pub struct SignInApp {
    /// The app behind its port.
    pub app: TestApp,
    origin: Url,
    friends: Vec<Origin>,
    task: JoinHandle<()>,
}

impl Drop for SignInApp {
    fn drop(&mut self) {
        self.task.abort();
    }
}

impl SignInApp {
    /// Serves a fresh app with the development provider on a free port of the loopback address.
    ///
    /// # Panics
    /// When a part cannot be started.
    pub async fn new() -> Self {
        let (listener, origin) = free_port().await;
        let issuer = origin.join("/development-provider").expect("an address");
        let secret: secrecy::SecretString = "a secret for tests".into();
        let own = provider_settings(&origin, "demo", issuer.clone(), Credential::Secret(secret.clone()));
        let development = DevelopmentSettings {
            issuer,
            client_id: own.client_id.clone(),
            client_secret: secret,
            redirect: own.redirect.clone(),
            signed_out: own.signed_out.clone(),
            people: demo_people().expect("demo people"),
        };
        let development = DevelopmentProvider::new(development, &[7; 32]).expect("a development provider");
        Self::serving((listener, origin), vec![own], Some(development)).await
    }

    /// Serves a fresh app with these providers on a port that was taken before.
    ///
    /// # Panics
    /// When a part cannot be started.
    pub async fn beside(port: (TcpListener, Url), providers: Vec<ProviderSettings>) -> Self {
        Self::serving(port, providers, None).await
    }

    async fn serving(
        (listener, origin): (TcpListener, Url),
        providers: Vec<ProviderSettings>,
        development: Option<DevelopmentProvider>,
    ) -> Self {
        let friends =
            providers.iter().map(|provider| provider.issuer.origin()).chain([origin.origin()]).collect();
        let providers = Providers::new(providers).expect("providers");
        let app =
            TestApp::with(Setup { public_url: origin.clone(), providers, development, ..Setup::default() })
                .await;
        let state = app.state();
        let task = tokio::spawn(async move {
            serve(listener, state, std::future::pending()).await.expect("it serves");
        });
        Self { app, origin, friends, task }
    }

    /// A browser without any cookie.
    pub fn browser(&self) -> Browser {
        let client = Client::builder().redirect(Policy::none()).no_proxy().build().expect("a client");
        let (origin, friends) = (self.origin.clone(), self.friends.clone());
        Browser { origin, friends, client, jar: Mutex::default() }
    }
}

/// A free port of the loopback address, and the address that it makes.
///
/// # Panics
/// When there is none.
pub async fn free_port() -> (TcpListener, Url) {
    let listener = TcpListener::bind("127.0.0.1:0").await.expect("a port on loopback");
    let address = format!("http://{}/", listener.local_addr().expect("an address"));
    (listener, Url::parse(&address).expect("an address"))
}

/// A provider for the app at this address.
///
/// # Panics
/// When the address can have no paths.
pub fn provider_settings(origin: &Url, id: &str, issuer: Url, credential: Credential) -> ProviderSettings {
    ProviderSettings {
        id: id.into(),
        label: format!("the {id} service"),
        issuer,
        client_id: "commons".into(),
        credential,
        redirect: origin.join("/auth/callback").expect("an address"),
        signed_out: origin.join("/auth/signed-out").expect("an address"),
        acr_values: Vec::new(),
        domains: Vec::new(),
        patience: PATIENCE,
    }
}

/// Where a browser is.
pub struct Page {
    /// The status of the last answer.
    pub status: u16,
    /// The path after all redirects.
    pub path: String,
    /// The whole address.
    pub address: Url,
    /// The body.
    pub text: String,
}

/// Keeps the cookies of each origin apart, and follows redirects to us and to the providers.
pub struct Browser {
    origin: Url,
    friends: Vec<Origin>,
    client: Client,
    jar: Mutex<HashMap<(Origin, String), String>>,
}

impl Browser {
    async fn send(
        &self,
        method: Method,
        address: Url,
        form: Option<String>,
        csrf: bool,
    ) -> reqwest::Response {
        let origin = address.origin();
        let mut request = self.client.request(method, address).header("cookie", self.cookies(&origin));
        if let Some(form) = form {
            request = request.header("content-type", "application/x-www-form-urlencoded").body(form);
        }
        if csrf {
            request = request.header("x-commons-csrf", "1");
        }
        let response = request.send().await.expect("the server answers");
        let mut jar = self.jar.lock().expect("a jar");
        for cookie in response.headers().get_all("set-cookie") {
            let text = cookie.to_str().expect("plain letters");
            let (name, value) =
                text.split(';').next().and_then(|pair| pair.split_once('=')).expect("a cookie");
            let key = (origin.clone(), name.to_owned());
            if value.is_empty() || text.to_ascii_lowercase().contains("max-age=0") {
                jar.remove(&key);
            } else {
                jar.insert(key, value.to_owned());
            }
        }
        drop(jar);
        response
    }

    fn cookies(&self, origin: &Origin) -> String {
        let jar = self.jar.lock().expect("a jar");
        let own = jar.iter().filter(|((of, _), _)| of == origin);
        own.map(|((_, name), value)| format!("{name}={value}")).collect::<Vec<_>>().join("; ")
    }

    /// A cookie of ours.
    ///
    /// # Panics
    /// When another thread has panicked.
    pub fn cookie(&self, name: &str) -> Option<String> {
        self.jar.lock().expect("a jar").get(&(self.origin.origin(), name.to_owned())).cloned()
    }

    async fn follow(&self, mut response: reqwest::Response, stop_at: Option<&str>) -> Page {
        for _ in 0..15 {
            let address = response.url().clone();
            let Some(location) =
                response.headers().get("location").filter(|_| response.status().is_redirection())
            else {
                let status = response.status().as_u16();
                let text = response.text().await.expect("a text");
                return Page { status, path: address.path().to_owned(), address, text };
            };
            let next = address.join(location.to_str().expect("plain letters")).expect("an address");
            assert!(self.friends.contains(&next.origin()), "a redirect leads to strangers: {next}");
            if stop_at.is_some_and(|path| next.path() == path) {
                return Page {
                    status: response.status().as_u16(),
                    path: next.path().to_owned(),
                    address: next,
                    text: String::new(),
                };
            }
            response = self.send(Method::GET, next, None, false).await;
        }
        panic!("too many redirects");
    }

    /// Opens a path of ours, or a whole address, and follows redirects.
    ///
    /// # Panics
    /// When there is no answer.
    pub async fn get(&self, path: &str) -> Page {
        let address = self.origin.join(path).expect("an address");
        let response = self.send(Method::GET, address, None, false).await;
        self.follow(response, None).await
    }

    /// Posts to a path, with or without the header that a foreign page cannot send; gives the status.
    pub async fn post(&self, path: &str, csrf: bool) -> u16 {
        self.post_for(path, csrf).await.0
    }

    /// Like [`Browser::post`]; gives the body as well, as JSON if it is.
    ///
    /// # Panics
    /// When there is no answer.
    pub async fn post_for(&self, path: &str, csrf: bool) -> (u16, Value) {
        let address = self.origin.join(path).expect("an address");
        let response = self.send(Method::POST, address, Some(String::new()), csrf).await;
        let (status, text) = (response.status().as_u16(), response.text().await.expect("a text"));
        (status, serde_json::from_str(&text).unwrap_or(Value::String(text)))
    }

    /// Posts to a path as a form on a page of ours does: without scripts, and so without the guard's header.
    ///
    /// # Panics
    /// When there is no answer.
    pub async fn post_from_ours(&self, path: &str) -> reqwest::Response {
        let address = self.origin.join(path).expect("an address");
        let origin = self.origin.origin();
        let request = self.client.post(address).header("cookie", self.cookies(&origin));
        let request = request.header("origin", origin.ascii_serialization()).header("accept", "text/html");
        request.body("").send().await.expect("the server answers")
    }

    /// Sends the first form of a page with these fields in place of its own, and follows where it leads; to `stop_at`, if
    /// it comes by.
    ///
    /// # Panics
    /// When the page has no form.
    pub async fn submit(&self, page: &Page, fields: &[(&str, &str)], stop_at: Option<&str>) -> Page {
        let form = page.text.split("<form").nth(1).unwrap_or_else(|| panic!("no form in {}", page.text));
        let action = attribute(form, "action").expect("an action");
        let mut sent = inputs(form);
        sent.retain(|(name, _)| !fields.iter().any(|(own, _)| own == name));
        sent.extend(fields.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())));
        let body = url::form_urlencoded::Serializer::new(String::new()).extend_pairs(sent).finish();
        let address = page.address.join(&action).expect("an address");
        let response = self.send(Method::POST, address, Some(body), false).await;
        self.follow(response, stop_at).await
    }

    /// Presses a demo person's button and follows where it leads.
    pub async fn choose(&self, page: &Page, email: &str) -> Page {
        let response = self.press(page, email).await;
        self.follow(response, None).await
    }

    /// Presses the button, but stops before the callback; gives its path and query.
    pub async fn approve(&self, page: &Page, email: &str) -> String {
        let response = self.press(page, email).await;
        let stopped = self.follow(response, Some("/auth/callback")).await;
        format!("{}?{}", stopped.address.path(), stopped.address.query().unwrap_or_default())
    }

    async fn press(&self, page: &Page, email: &str) -> reqwest::Response {
        let mut fields = inputs(&page.text);
        let button = page
            .text
            .split("<button")
            .skip(1)
            .find(|button| button.contains(email))
            .unwrap_or_else(|| panic!("no button for {email}"));
        fields
            .push((attribute(button, "name").expect("a name"), attribute(button, "value").expect("a value")));
        let form = url::form_urlencoded::Serializer::new(String::new()).extend_pairs(fields).finish();
        let action =
            page.text.split("<form").nth(1).and_then(|form| attribute(form, "action")).expect("a form");
        let address = page.address.join(&action).expect("an address");
        self.send(Method::POST, address, Some(form), false).await
    }

    /// Asks the GraphQL endpoint with the browser's cookies.
    pub async fn ask(&self, query: &str) -> Value {
        let address = self.origin.join("/graphql").expect("an address");
        let cookies = self.cookies(&address.origin());
        let body = json!({ "query": query }).to_string();
        let request = self
            .client
            .post(address)
            .header("cookie", cookies)
            .header("content-type", "application/json")
            .header("x-commons-csrf", "1");
        let text = request.body(body).send().await.expect("the server answers").text().await.expect("a text");
        serde_json::from_str(&text).unwrap_or_else(|_| panic!("not JSON: {text}"))
    }
}

/// The hidden fields of a page's forms.
fn inputs(page: &str) -> Vec<(String, String)> {
    page.split("<input")
        .skip(1)
        .filter_map(|input| Some((attribute(input, "name")?, attribute(input, "value")?)))
        .collect()
}

/// An attribute of the tag that the text begins in.
fn attribute(tag: &str, name: &str) -> Option<String> {
    let tag = tag.split('>').next()?;
    let value = tag.split(&format!(" {name}=\"")).nth(1)?.split('"').next()?;
    Some(
        value
            .replace("&quot;", "\"")
            .replace("&lt;", "<")
            .replace("&gt;", ">")
            .replace("&#x27;", "'")
            .replace("&amp;", "&"),
    )
}
