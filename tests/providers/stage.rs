//! Real providers as children of the test, and our whole server before them.

use std::{
    io::{BufRead, BufReader},
    process::{Child, Command, Stdio},
    time::Duration,
};

use commons_identity::{Credential, ProviderSettings};
use commons_kernel::{Clock, SystemClock};
use commons_tests::{Browser, Page, SignInApp, free_port, provider_settings, root};
use serde_json::{Value, json};
use url::Url;

/// Somebody who is known here by address, and has never signed in.
pub const LUIS: &str = "luis@demo.example";

/// A provider; it ends with the test, since its standard input closes then.
pub struct RealProvider {
    child: Child,
    ready: Value,
    http: reqwest::Client,
}

impl Drop for RealProvider {
    fn drop(&mut self) {
        drop(self.child.stdin.take());
        let _ = self.child.wait();
    }
}

impl RealProvider {
    fn start(origin: &Url, claims_in_token: Where) -> Self {
        let origin = origin.as_str().trim_end_matches('/');
        let settings = json!({ "origin": origin, "claimsInToken": claims_in_token == Where::Token });
        let mut child = Command::new("node")
            .arg(root().join("tests/providers/provider.mjs"))
            .arg(settings.to_string())
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()
            .expect("node starts");
        let mut line = String::new();
        let out = child.stdout.take().expect("an output");
        BufReader::new(out).read_line(&mut line).expect("the provider says where it is");
        let ready = serde_json::from_str(&line).unwrap_or_else(|_| panic!("the provider says: {line:?}"));
        let http = reqwest::Client::builder().no_proxy().build().expect("a client");
        Self { child, ready, http }
    }

    fn said(&self, name: &str) -> String {
        self.ready[name].as_str().unwrap_or_else(|| panic!("{name} is missing")).to_owned()
    }

    fn issuer(&self) -> Url {
        self.said("issuer").parse().expect("an address")
    }

    /// Changes what goes wrong; gives how often each path was asked for.
    pub async fn fault(&self, change: Value) -> Value {
        let request = self.http.post(self.said("control")).body(change.to_string());
        let answer = request.send().await.expect("the control answers").text().await.expect("a text");
        serde_json::from_str::<Value>(&answer).expect("JSON")["asked"].take()
    }

    /// How often a path was asked for.
    pub async fn asked(&self, path: &str) -> u64 {
        self.fault(json!({})).await[path].as_u64().unwrap_or(0)
    }
}

/// Where a provider says who somebody is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Where {
    /// In the ID token.
    Token,
    /// At the userinfo endpoint alone, as Login.gov does.
    Userinfo,
}

/// How we prove to a provider who we are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Proof {
    Secret,
    Pkcs1,
    Pkcs8,
}

/// Our server with real providers.
pub struct Stage {
    pub app: SignInApp,
    pub providers: Vec<RealProvider>,
}

impl Stage {
    /// One provider, that tells addresses at its userinfo endpoint; none when the provider is not installed.
    pub async fn new() -> Option<Self> {
        Self::with(&[("county", Where::Userinfo)], Proof::Secret, |settings| settings).await
    }

    /// Providers by name; their settings can be changed.
    pub async fn with(
        providers: &[(&str, Where)],
        proof: Proof,
        change: impl Fn(ProviderSettings) -> ProviderSettings,
    ) -> Option<Self> {
        if !root().join("web/node_modules/oidc-provider").exists() {
            println!("skipped: web/node_modules/oidc-provider is absent; run npm ci in web");
            return None;
        }
        let port = free_port().await;
        let mut settings = Vec::new();
        let mut real = Vec::new();
        for (id, place) in providers {
            let provider = RealProvider::start(&port.1, *place);
            let credential = match proof {
                Proof::Secret => Credential::Secret(provider.said("secret").into()),
                Proof::Pkcs1 => Credential::PrivateKey(provider.said("pkcs1").into()),
                Proof::Pkcs8 => Credential::PrivateKey(provider.said("pkcs8").into()),
            };
            let mut own = provider_settings(&port.1, id, provider.issuer(), credential);
            own.patience = Duration::from_secs(2);
            if proof != Proof::Secret {
                own.client_id = "commons-by-key".into();
            }
            settings.push(change(own));
            real.push(provider);
        }
        let app = SignInApp::beside(port, settings).await;
        // The provider lives by the true time, so the app has to as well.
        app.app.clock.pass(SystemClock.now() - app.app.clock.now());
        Some(Self { app, providers: real })
    }

    /// The only provider.
    pub fn provider(&self) -> &RealProvider {
        &self.providers[0]
    }

    /// Signs in with a login at the provider that `/auth/login` leads to from this path.
    pub async fn sign_in(&self, browser: &Browser, path: &str, login: &str) -> Page {
        let form = browser.get(path).await;
        log_in(browser, &form, login, None).await
    }

    /// Goes to the provider and back, but stops before our callback; gives its path and query.
    pub async fn callback(&self, browser: &Browser, path: &str, login: &str) -> String {
        let form = browser.get(path).await;
        let page = log_in(browser, &form, login, Some("/auth/callback")).await;
        path_of(&page.address)
    }

    /// How many rows a table holds.
    pub async fn count(&self, table: &str) -> i64 {
        self.app.app.count(&format!("SELECT count(*) FROM {table}")).await
    }

    /// How many events there are of this kind whose data hold all of this.
    pub async fn events(&self, kind: &str, data: Value) -> i64 {
        let data = data.to_string().replace('\'', "''");
        self.count(&format!("event WHERE kind = '{kind}' AND data @> '{data}'::jsonb")).await
    }

    /// Asserts that a sign-in ended on a page of ours that says this, and that nobody is signed in.
    #[track_caller]
    pub fn refused(page: &Page, status: u16, says: &str) {
        assert_eq!(page.status, status, "{}", page.text);
        assert!(page.text.contains(says), "{says:?} is missing in {}", page.text);
        assert!(page.text.contains("Alliance Commons"), "a page of ours: {}", page.text);
    }
}

/// Fills the provider's form in.
pub async fn log_in(browser: &Browser, form: &Page, login: &str, stop_at: Option<&str>) -> Page {
    assert!(
        form.text.contains("name=\"login\""),
        "no form of the provider, but {}: {}",
        form.status,
        form.text
    );
    browser.submit(form, &[("login", login), ("password", "any")], stop_at).await
}

/// The path and query of an address.
pub fn path_of(address: &Url) -> String {
    format!("{}?{}", address.path(), address.query().unwrap_or_default())
}

/// The address with one field of its query changed.
pub fn with_field(path: &str, name: &str, value: &str) -> String {
    let (path, query) = path.split_once('?').expect("a query");
    let fields = url::form_urlencoded::parse(query.as_bytes()).into_owned();
    let fields =
        fields.map(|(field, old)| if field == name { (field, value.to_owned()) } else { (field, old) });
    let query = url::form_urlencoded::Serializer::new(String::new()).extend_pairs(fields).finish();
    format!("{path}?{query}")
}

/// A field of the address's query.
pub fn field(path: &str, name: &str) -> String {
    let query = path.split_once('?').expect("a query").1;
    let mut fields = url::form_urlencoded::parse(query.as_bytes()).into_owned();
    fields.find(|(field, _)| field == name).unwrap_or_else(|| panic!("no {name} in {path}")).1
}
