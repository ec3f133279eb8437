//! What works: signing in by secret and by key, becoming somebody, keys that change, and signing out everywhere.

use serde_json::json;

use crate::stage::{LUIS, Proof, Stage, Where, log_in};

const LOGIN: &str = "/auth/login?return_to=/publish";

#[tokio::test]
async fn somebody_known_by_address_is_linked_and_told_once() {
    let Some(stage) = Stage::new().await else { return };
    let browser = stage.app.browser();
    let page = stage.sign_in(&browser, LOGIN, LUIS).await;
    assert_eq!(page.path, "/publish", "back where he wanted to go: {}", page.text);
    assert_eq!(browser.cookie("commons_news").as_deref(), Some("linked"));
    let viewer = browser.ask("{ viewer { person { name } } }").await;
    let name = viewer["data"]["viewer"]["person"]["name"].as_str().expect("a name");
    assert!(name.starts_with("Luis"), "the name that is known here stays: {viewer}");
    assert_eq!(stage.events("account.linked", json!({ "provider": "county", "by": "address" })).await, 1);
    assert_eq!(stage.events("session.started", json!({ "provider": "county" })).await, 1);
    assert_eq!(stage.count("session WHERE provider = 'county'").await, 1);

    let other = stage.app.browser();
    let page = stage.sign_in(&other, LOGIN, LUIS).await;
    assert_eq!((page.path.as_str(), other.cookie("commons_news")), ("/publish", None), "known by now");
    assert_eq!(stage.count("account").await, 1);
    assert_eq!(stage.count("session").await, 2, "a session for each browser");
}

#[tokio::test]
async fn a_newcomer_becomes_a_person_without_a_seat() {
    let Some(stage) = Stage::with(&[("county", Where::Token)], Proof::Secret, |own| own).await else {
        return;
    };
    let browser = stage.app.browser();
    let page = stage.sign_in(&browser, LOGIN, "New.Clerk@County.GOV").await;
    assert_eq!(page.path, "/join");
    let viewer = browser.ask("{ viewer { person { name } seats { id } } }").await;
    assert_eq!(viewer["data"]["viewer"]["person"]["name"], "Name of New.Clerk@County.GOV");
    assert_eq!(viewer["data"]["viewer"]["seats"], json!([]));
    assert_eq!(stage.count("person WHERE email = 'new.clerk@county.gov' AND NOT demo").await, 1);
    assert_eq!(stage.events("person.registered", json!({ "provider": "county" })).await, 1);
    assert_eq!(stage.provider().asked("/me").await, 0, "the token said it all");

    let again = stage.app.browser();
    let page = stage.sign_in(&again, LOGIN, "New.Clerk@County.GOV").await;
    assert_eq!(page.path, "/publish", "somebody known, though without a seat");
    assert_eq!(stage.count("person WHERE email LIKE 'new.clerk@%'").await, 1);
}

#[tokio::test]
async fn a_signed_statement_serves_in_place_of_a_secret() {
    for proof in [Proof::Pkcs1, Proof::Pkcs8] {
        let demand = |mut own: commons_identity::ProviderSettings| {
            own.acr_values = vec!["urn:acr.login.gov:auth-only".into()];
            own
        };
        let Some(stage) = Stage::with(&[("login-gov", Where::Userinfo)], proof, demand).await else { return };
        let browser = stage.app.browser();
        let page = stage.sign_in(&browser, LOGIN, LUIS).await;
        assert_eq!(page.path, "/publish", "{proof:?}: {}", page.text);
        let statement = stage.provider().asked("/token").await;
        assert_eq!(statement, 1);
    }
}

#[tokio::test]
async fn keys_that_change_are_asked_for_anew() {
    let Some(stage) = Stage::new().await else { return };
    assert_eq!(stage.sign_in(&stage.app.browser(), LOGIN, LUIS).await.path, "/publish");
    let before = stage.provider().asked("/jwks").await;
    stage.provider().fault(json!({ "rotate": true })).await;
    assert_eq!(stage.sign_in(&stage.app.browser(), LOGIN, LUIS).await.path, "/publish");
    assert_eq!(stage.provider().asked("/jwks").await, before + 1);
    assert_eq!(stage.sign_in(&stage.app.browser(), LOGIN, LUIS).await.path, "/publish");
    assert_eq!(stage.provider().asked("/jwks").await, before + 1, "they are kept");
}

#[tokio::test]
async fn signing_out_ends_the_session_here_and_there() {
    let Some(stage) = Stage::new().await else { return };
    let browser = stage.app.browser();
    stage.sign_in(&browser, LOGIN, LUIS).await;
    assert_eq!(browser.post("/auth/logout", false).await, 403, "another site cannot sign him out");
    assert_eq!(stage.count("session").await, 1);
    let (status, told) = browser.post_for("/auth/logout", true).await;
    assert_eq!(
        (status, stage.count("session").await),
        (200, 0),
        "ours has ended before anybody goes anywhere"
    );
    let there = told["location"].as_str().expect("a place to go");
    for part in ["/session/end?", "client_id=commons", "post_logout_redirect_uri=", "state="] {
        assert!(there.contains(part), "{part} is missing in {there}");
    }
    assert!(!there.contains("id_token_hint"), "no ID token is kept");
    let sure = browser.get(there).await;
    assert!(sure.text.contains("op.logoutForm"), "the provider asks: {}", sure.text);
    let back = browser.submit(&sure, &[("logout", "yes")], None).await;
    assert_eq!((back.status, back.path.as_str()), (200, "/"));
    assert_eq!(browser.cookie("commons_news").as_deref(), Some("signed_out"));
    let form = browser.get(LOGIN).await;
    assert_eq!(log_in(&browser, &form, LUIS, None).await.path, "/publish", "the provider has to ask again");
}

#[tokio::test]
async fn a_provider_that_is_down_keeps_nobody_from_signing_out() {
    let Some(stage) = Stage::new().await else { return };
    let browser = stage.app.browser();
    stage.sign_in(&browser, LOGIN, LUIS).await;
    stage.provider().fault(json!({ "down": true })).await;
    // What the provider published has grown old meanwhile, so it would have to be asked.
    stage.app.app.clock.pass(time::Duration::hours(2));
    let (status, told) = browser.post_for("/auth/logout", true).await;
    assert_eq!((status, told["location"].as_str()), (200, Some("/")));
    assert_eq!(stage.count("session").await, 0);
    let foreign = browser.get("/auth/signed-out?state=made-up").await;
    assert_eq!(foreign.path, "/", "a made-up farewell says nothing");
}
