//! A sign-in ends once, in the browser in which it began, at the provider that was asked.

use serde_json::json;

use crate::stage::{LUIS, Proof, Stage, Where, field, with_field};

const LOGIN: &str = "/auth/login?return_to=/publish";
const NOT_YOURS: &str = "was used before";

#[tokio::test]
async fn a_callback_that_is_replayed_signs_nobody_in() {
    let Some(stage) = Stage::new().await else { return };
    let browser = stage.app.browser();
    let callback = stage.callback(&browser, LOGIN, LUIS).await;
    assert_eq!(browser.get(&callback).await.path, "/publish");
    assert_eq!(stage.count("session").await, 1);
    Stage::refused(&browser.get(&callback).await, 400, NOT_YOURS);
    assert_eq!(stage.count("session").await, 1);
    assert_eq!(stage.count("sign_in_attempt").await, 0, "it is spent");
}

#[tokio::test]
async fn a_code_that_is_replayed_signs_nobody_in() {
    let Some(stage) = Stage::new().await else { return };
    let browser = stage.app.browser();
    let first = stage.callback(&browser, LOGIN, LUIS).await;
    assert_eq!(browser.get(&first).await.path, "/publish");
    // The same code under the state of an attempt of one's own, as somebody would who has found it in a log.
    let thief = stage.app.browser();
    let second = stage.callback(&thief, LOGIN, "thief@example.org").await;
    let page = thief.get(&with_field(&second, "code", &field(&first, "code"))).await;
    Stage::refused(&page, 400, "already used or has expired");
    assert_eq!(stage.events("sign_in.refused", json!({ "reason": "code_replayed" })).await, 1);
    assert_eq!(stage.count("session").await, 1, "only the one of its owner");
    assert_eq!(thief.cookie("commons_session"), None);
}

#[tokio::test]
async fn a_code_of_another_attempt_is_worthless() {
    let Some(stage) = Stage::new().await else { return };
    // Never used so far, so PKCE alone stands against it.
    let victim = stage.callback(&stage.app.browser(), LOGIN, LUIS).await;
    let thief = stage.app.browser();
    let own = stage.callback(&thief, LOGIN, "thief@example.org").await;
    let page = thief.get(&with_field(&own, "code", &field(&victim, "code"))).await;
    Stage::refused(&page, 400, "already used or has expired");
    assert_eq!((stage.count("session").await, stage.count("account").await), (0, 0));
}

#[tokio::test]
async fn a_stolen_callback_is_of_no_use_elsewhere_and_spends_nothing() {
    let Some(stage) = Stage::new().await else { return };
    let browser = stage.app.browser();
    let callback = stage.callback(&browser, LOGIN, LUIS).await;
    let thief = stage.app.browser();
    Stage::refused(&thief.get(&callback).await, 400, NOT_YOURS);
    // Nor when the thief has begun a sign-in, and so has a secret of his own.
    stage.callback(&thief, LOGIN, "thief@example.org").await;
    Stage::refused(&thief.get(&callback).await, 400, NOT_YOURS);
    assert_eq!(stage.count("session").await, 0);
    assert_eq!(browser.get(&callback).await.path, "/publish", "its owner is not kept out by that");
}

#[tokio::test]
async fn a_victim_cannot_be_signed_in_as_somebody_else() {
    let Some(stage) = Stage::new().await else { return };
    let attacker = stage.app.browser();
    let callback = stage.callback(&attacker, LOGIN, "attacker@example.org").await;
    let victim = stage.app.browser();
    stage.sign_in(&victim, LOGIN, LUIS).await;
    Stage::refused(&victim.get(&callback).await, 400, NOT_YOURS);
    let viewer = victim.ask("{ viewer { person { name } } }").await;
    let name = viewer["data"]["viewer"]["person"]["name"].as_str().expect("still signed in");
    assert!(name.starts_with("Luis"), "{name}");
}

#[tokio::test]
async fn two_tabs_sign_in_side_by_side() {
    let Some(stage) = Stage::new().await else { return };
    let browser = stage.app.browser();
    let one = stage.callback(&browser, "/auth/login?return_to=/search", LUIS).await;
    // The second tab begins before the first has ended; the provider knows the browser by now.
    let other = browser.get("/auth/login?return_to=/publish").await;
    assert_eq!(other.path, "/publish");
    let first = browser.get(&one).await;
    assert_eq!(
        (first.status, first.path.as_str()),
        (200, "/search"),
        "the first tab ends well too: {}",
        first.text
    );
    assert_eq!(stage.count("session").await, 1, "one browser has one session: the older one was ended");
    assert!(!browser.ask("{ viewer { person { id } } }").await["data"]["viewer"]["person"].is_null());
}

#[tokio::test]
async fn a_sign_in_that_takes_too_long_is_over() {
    let Some(stage) = Stage::new().await else { return };
    let browser = stage.app.browser();
    let callback = stage.callback(&browser, LOGIN, LUIS).await;
    stage.app.app.clock.pass(time::Duration::minutes(10));
    Stage::refused(&browser.get(&callback).await, 400, NOT_YOURS);
    assert_eq!(stage.count("session").await, 0);
}

#[tokio::test]
async fn a_made_up_state_and_a_refusal_of_the_provider_have_their_pages() {
    let Some(stage) = Stage::new().await else { return };
    let browser = stage.app.browser();
    for path in ["/auth/callback?code=x&state=y", "/auth/callback?code=x", "/auth/callback"] {
        Stage::refused(&browser.get(path).await, 400, NOT_YOURS);
    }
    assert_eq!(
        stage.count("event WHERE kind = 'sign_in.refused'").await,
        0,
        "strangers do not fill the record"
    );
    let callback = stage.callback(&browser, LOGIN, LUIS).await;
    let state = field(&callback, "state");
    let cancelled = browser.get(&format!("/auth/callback?error=access_denied&state={state}")).await;
    Stage::refused(&cancelled, 400, "cancelled or declined");
    assert_eq!(stage.events("sign_in.refused", json!({ "reason": "cancelled" })).await, 1);
    Stage::refused(&browser.get(&callback).await, 400, NOT_YOURS);
    assert_eq!(stage.count("session").await, 0);
}

#[tokio::test]
async fn an_answer_of_another_provider_than_the_one_that_was_asked_is_refused() {
    let both = [("county", Where::Userinfo), ("state", Where::Userinfo)];
    let Some(stage) = Stage::with(&both, Proof::Secret, |own| own).await else { return };
    let browser = stage.app.browser();
    let county = stage.callback(&browser, "/auth/login?provider=county", LUIS).await;
    let state = stage.callback(&browser, "/auth/login?provider=state", LUIS).await;
    // A code of one under the state of the other: the mix-up attack (RFC 9207).
    let page = browser.get(&with_field(&county, "state", &field(&state, "state"))).await;
    Stage::refused(&page, 400, "Another sign-in service has answered");
    assert_eq!(stage.events("sign_in.refused", json!({ "reason": "other_provider" })).await, 1);
    assert_eq!(stage.count("session").await, 0);
    assert_eq!(stage.providers[1].asked("/token").await, 0, "the code was shown to nobody");
}
