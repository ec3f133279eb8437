//! What stands in the log: who was turned away, from where and from what; and nothing that opens a door.

use std::{
    io,
    sync::{Arc, Mutex},
};

use commons_http::Rates;
use commons_tests::{Client, SignInApp, TestApp};
use serde_json::json;
use tracing::{Dispatch, subscriber::DefaultGuard};
use tracing_subscriber::fmt::MakeWriter;

use super::token::token;
use crate::scene::{DANA, LUIS, create, finished};

/// A log that is kept in memory.
#[derive(Clone, Default)]
struct Kept(Arc<Mutex<Vec<u8>>>);

impl io::Write for Kept {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0.lock().expect("a log").extend_from_slice(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

impl<'a> MakeWriter<'a> for Kept {
    type Writer = Self;

    fn make_writer(&'a self) -> Self {
        self.clone()
    }
}

impl Kept {
    /// Keeps what this thread logs, down to where libraries tell what they do.
    fn begin() -> (Self, (DefaultGuard, Dispatch)) {
        let kept = Self::default();
        let log = tracing_subscriber::fmt()
            .with_max_level(tracing::Level::DEBUG)
            .with_ansi(false)
            .with_writer(kept.clone())
            .finish();
        let guard = tracing::subscriber::set_default(log);
        // While there is one log alone, a line that another thread writes first counts as unwanted by all. A second log, into
        // which nothing is written, keeps that from happening.
        let second = Dispatch::new(tracing_subscriber::registry());
        tracing::callsite::rebuild_interest_cache();
        (kept, (guard, second))
    }

    fn text(&self) -> String {
        String::from_utf8(self.0.lock().expect("a log").clone()).expect("UTF-8")
    }

    /// The lines of the security log.
    fn security(&self) -> Vec<String> {
        self.text().lines().filter(|line| line.contains("commons::security")).map(str::to_owned).collect()
    }
}

#[tokio::test]
async fn no_secret_stands_in_the_log() {
    let (kept, _guard) = Kept::begin();
    let app = TestApp::new().await;
    let luis = app.person(LUIS).await;
    let cookie = luis.cookie().expect("he is signed in").to_owned();
    let plain = token(&app, &["read"], 8).await;
    let program = Client::with_bearer(&app, &plain);
    program.ask("{ viewer { person { name } } }", json!({})).await.ok();
    let forged = Client::with_bearer(&app, "commons_pat_forgedForgedForged");
    assert_eq!(forged.ask("{ __typename }", json!({})).await.status, 401);
    let guess = app.http.get("/search").header("cookie", "commons_session=ses_guessedGuessed").send().await.0;
    assert_eq!(guess.status().as_u16(), 200);
    luis.ask("query($q: String!) { search(query: $q) { nothing } }", json!({ "q": "hushVariable" })).await;
    luis.ask("{ search(query: \"hushLiteral\") { totalCount } nothing }", json!({})).await;
    let resource = create(&luis, "STORY", "Shorter lines").await;
    let input = json!({ "resourceId": resource, "revision": 9, "body": "hushBody" });
    luis.tell("saveDraft", input, "").await;
    for path in [
        "/search?q=hushQuery",
        "/files/x?X-Amz-Signature=hushSignature",
        "/auth/callback?code=hushCode&state=hushState",
    ] {
        app.http.get(path).send().await;
    }
    let text = kept.text();
    assert!(text.contains("commons_http::request") && text.lines().count() > 20, "the log is kept: {text}");
    let session = cookie.split('=').nth(1).expect("a value");
    for secret in [
        session,
        &plain,
        "forgedForged",
        "guessedGuessed",
        "hushVariable",
        "hushLiteral",
        "hushBody",
        "hushQuery",
        "hushSignature",
        "hushCode",
        "hushState",
        "a-secret-for-tests",
    ] {
        assert!(!text.contains(secret), "{secret} stands in the log:\n{text}");
    }
}

#[tokio::test]
async fn a_sign_in_leaves_none_of_its_secrets_in_the_log() {
    let (kept, _guard) = Kept::begin();
    let app = SignInApp::new().await;
    let browser = app.browser();
    let page = browser.get("/auth/login?return_to=/publish").await;
    let callback = browser.approve(&page, LUIS).await;
    assert_eq!(browser.get(&callback).await.path, "/publish");
    assert_eq!(browser.get(&callback).await.status, 400, "it is used up");
    let text = kept.text();
    assert!(text.contains("commons_http::request"), "the log is kept: {text}");
    let secrets: Vec<&str> = callback
        .split(['?', '&'])
        .skip(1)
        .filter_map(|pair| pair.split_once('='))
        .map(|(_, value)| value)
        .collect();
    assert!(
        secrets.iter().filter(|secret| secret.len() > 20).count() >= 2,
        "a code and a state: {secrets:?}"
    );
    for secret in secrets.into_iter().filter(|secret| secret.len() > 20).chain(["a secret for tests", "ses_"])
    {
        let line = text.lines().find(|line| line.contains(secret));
        assert!(line.is_none(), "{secret} stands in the log: {line:?}");
    }
    let refused: Vec<String> = kept.security();
    assert_eq!(refused.len(), 1, "{refused:?}");
    assert!(
        refused[0].contains("security=sign_in_refused") && refused[0].contains("address=127.0.0.1"),
        "{refused:?}"
    );
}

#[tokio::test]
async fn who_is_turned_away_is_noted_with_where_and_what() {
    let app = TestApp::limited(Rates { visitor_burst: 6, visitor_minute: 7, ..Rates::generous() }).await;
    let (luis, dana) = (app.person(LUIS).await, app.person(DANA).await);
    let (hidden, revision) = finished(&luis, "Seal log", "DEPARTMENT", "Write.").await;
    let (kept, _guard) = Kept::begin();
    let noted = |expected: &[&str]| {
        let lines = kept.security();
        kept.0.lock().expect("a log").clear();
        assert_eq!(lines.len(), 1, "{lines:?}");
        for part in expected.iter().chain(&["request=", "address=127.0.0.1"]) {
            assert!(lines[0].contains(part), "{part}: {lines:?}");
        }
    };
    let submit = json!({ "resourceId": hidden, "revision": revision });
    dana.tell("submitForReview", submit.clone(), "").await;
    noted(&["security=not_found", "what=\"submitForReview\"", "caller="]);
    dana.ask("query Q($id: ID!) { a: node(id: $id) { id } }", json!({ "id": hidden })).await.ok();
    noted(&["security=not_found", "what=\"node\""]);
    app.visitor().tell("submitForReview", submit, "").await;
    noted(&["security=unauthenticated", "what=\"submitForReview\""]);
    Client::with_bearer(&app, "commons_pat_forged").ask("{ __typename }", json!({})).await;
    noted(&["security=bad_token", "what=\"/graphql\""]);
    let id = hidden.as_str();
    app.http.get(format!("/files/{id}")).header("cookie", dana.cookie().expect("a cookie")).send().await;
    noted(&["security=not_found", "what=\"/files/"]);
    let cookie = dana.cookie().expect("a cookie");
    let body =
        json!({ "query": "mutation { completeUpload(input: { attachmentId: \"x\" }) { __typename } }" });
    app.http.post("/graphql").header("cookie", cookie).body_json(&body).send().await;
    noted(&["security=forged"]);
    for _ in 0..5 {
        app.visitor().ask("{ __typename }", json!({})).await.ok();
    }
    assert!(kept.security().is_empty(), "nobody was turned away: {:?}", kept.security());
    assert_eq!(app.visitor().ask("{ __typename }", json!({})).await.status, 429);
    noted(&["security=rate_limited", "what=\"/graphql\""]);
    app.settle().await;
}
