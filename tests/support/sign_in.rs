//! The app on a real port with the development provider, and a browser that keeps cookies and follows redirects.

use std::{
    collections::HashMap,
    sync::{Arc, Mutex},
};

use commons_app::content::demo_people;
use commons_http::serve;
use commons_identity::{
    Provider, ProviderSettings,
    development::{DevelopmentProvider, DevelopmentSettings},
};
use reqwest::{Client, Method, redirect::Policy};
use serde_json::{Value, json};
use tokio::{net::TcpListener, task::JoinHandle};
use url::Url;

use crate::TestApp;

/// The app, served.
pub struct SignInApp {
    origin: Url,
    task: JoinHandle<()>,
    _app: TestApp,
}

impl Drop for SignInApp {
    fn drop(&mut self) {
        self.task.abort();
    }
}

impl SignInApp {
    /// Serves a fresh app on a free port of the loopback address.
    ///
    /// # Panics
    /// When a part cannot be started.
    pub async fn new() -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.expect("a port on loopback");
        let origin = Url::parse(&format!("http://{}/", listener.local_addr().expect("an address")))
            .expect("an address");
        let issuer = origin.join("/development-provider").expect("an address");
        let redirect = origin.join("/auth/callback").expect("an address");
        let secret: secrecy::SecretString = "a secret for tests".into();
        let provider = Provider::new(ProviderSettings {
            issuer: issuer.clone(),
            client_id: "tests".into(),
            client_secret: secret.clone(),
            redirect: redirect.clone(),
        })
        .expect("a provider");
        let people = demo_people().expect("demo people");
        let settings = DevelopmentSettings {
            issuer,
            client_id: "tests".into(),
            client_secret: secret,
            redirect,
            people,
        };
        let development = DevelopmentProvider::new(settings, &[7; 32]).expect("a development provider");
        let app = TestApp::with(origin.clone(), Some(provider), Some(development)).await;
        let state = app.state();
        let task = tokio::spawn(async move {
            serve(listener, state, std::future::pending()).await.expect("it serves");
        });
        Self { origin, task, _app: app }
    }

    /// A browser without any cookie.
    pub fn browser(&self) -> Browser {
        let client = Client::builder().redirect(Policy::none()).no_proxy().build().expect("a client");
        Browser { origin: self.origin.clone(), client, jar: Arc::new(Mutex::new(HashMap::new())) }
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

/// Keeps cookies and follows redirects on our own origin.
pub struct Browser {
    origin: Url,
    client: Client,
    jar: Arc<Mutex<HashMap<String, String>>>,
}

impl Browser {
    async fn send(
        &self,
        method: Method,
        address: Url,
        form: Option<String>,
        csrf: bool,
    ) -> reqwest::Response {
        let cookies = self
            .jar
            .lock()
            .expect("a jar")
            .iter()
            .map(|(name, value)| format!("{name}={value}"))
            .collect::<Vec<_>>()
            .join("; ");
        let mut request = self.client.request(method, address).header("cookie", cookies);
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
            if value.is_empty() || text.to_ascii_lowercase().contains("max-age=0") {
                jar.remove(name);
            } else {
                jar.insert(name.to_owned(), value.to_owned());
            }
        }
        drop(jar);
        response
    }

    async fn follow(&self, mut response: reqwest::Response, stop_at: Option<&str>) -> Page {
        for _ in 0..10 {
            let address = response.url().clone();
            let Some(location) =
                response.headers().get("location").filter(|_| response.status().is_redirection())
            else {
                let status = response.status().as_u16();
                let text = response.text().await.expect("a text");
                return Page { status, path: address.path().to_owned(), address, text };
            };
            let next = address.join(location.to_str().expect("plain letters")).expect("an address");
            assert_eq!(next.origin(), self.origin.origin(), "a redirect leaves the server: {next}");
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

    /// Opens a path and follows redirects.
    pub async fn get(&self, path: &str) -> Page {
        let address = self.origin.join(path).expect("an address");
        let response = self.send(Method::GET, address, None, false).await;
        self.follow(response, None).await
    }

    /// Posts to a path, with or without the header that a foreign page cannot send; gives the status.
    pub async fn post(&self, path: &str, csrf: bool) -> u16 {
        let address = self.origin.join(path).expect("an address");
        self.send(Method::POST, address, Some(String::new()), csrf).await.status().as_u16()
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
        let cookies = self
            .jar
            .lock()
            .expect("a jar")
            .iter()
            .map(|(name, value)| format!("{name}={value}"))
            .collect::<Vec<_>>()
            .join("; ");
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
