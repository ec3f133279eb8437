//! Providers that are down, slow or talk nonsense: a page that says so, and a way back.

use std::time::Instant;

use serde_json::json;

use crate::stage::{LUIS, Proof, Stage, Where};

const LOGIN: &str = "/auth/login?return_to=/publish&provider=county";
const DOWN: &str = "does not answer right now";

async fn two() -> Option<Stage> {
    Stage::with(&[("county", Where::Userinfo), ("state", Where::Userinfo)], Proof::Secret, |own| own).await
}

#[tokio::test]
async fn a_provider_that_is_down_at_the_start_has_a_page_with_ways_on() {
    let Some(stage) = two().await else { return };
    stage.provider().fault(json!({ "down": true })).await;
    let browser = stage.app.browser();
    let page = browser.get(LOGIN).await;
    Stage::refused(&page, 503, DOWN);
    for way in [
        "Try again",
        "provider=county",
        "Sign in with the state service",
        "provider=state",
        "return_to=%2Fpublish",
    ] {
        assert!(page.text.contains(way), "{way} is missing in {}", page.text);
    }
    let other = stage.sign_in(&browser, "/auth/login?return_to=/publish&provider=state", LUIS).await;
    assert_eq!(other.path, "/publish", "the other provider is not dragged down");
    stage.provider().fault(json!({ "down": false })).await;
    let page = stage.callback(&stage.app.browser(), LOGIN, LUIS).await;
    assert!(page.contains("code="), "no restart is needed: {page}");
}

#[tokio::test]
async fn a_provider_that_goes_down_in_between_has_a_page_with_ways_on() {
    let Some(stage) = two().await else { return };
    let browser = stage.app.browser();
    let callback = stage.callback(&browser, LOGIN, LUIS).await;
    stage.provider().fault(json!({ "down": true })).await;
    let page = browser.get(&callback).await;
    Stage::refused(&page, 503, DOWN);
    assert!(page.text.contains("Try again") && page.text.contains("provider=state"), "{}", page.text);
    assert_eq!(stage.count("session").await, 0);
    assert_eq!(stage.count("event WHERE kind = 'sign_in.refused'").await, 0, "nobody was refused");
    stage.provider().fault(json!({ "down": false })).await;
    Stage::refused(&browser.get(&callback).await, 400, "was used before");
    let page = browser.get(LOGIN).await;
    assert_eq!(page.path, "/publish", "the provider knows him still, so one click is enough");
}

#[tokio::test]
async fn a_slow_provider_does_not_hold_the_browser_for_long() {
    for (slow, at_the_start) in
        [("/.well-known/openid-configuration", true), ("/jwks", true), ("/token", false), ("/me", false)]
    {
        let Some(stage) = Stage::new().await else { return };
        stage.provider().fault(json!({ "slow": [slow] })).await;
        let browser = stage.app.browser();
        let began = Instant::now();
        let page =
            if at_the_start { browser.get(LOGIN).await } else { stage.sign_in(&browser, LOGIN, LUIS).await };
        Stage::refused(&page, 503, DOWN);
        assert!(began.elapsed().as_secs() < 8, "{slow} took {:?}", began.elapsed());
        assert_eq!(stage.count("session").await, 0, "{slow}");
    }
}

#[tokio::test]
async fn a_provider_that_talks_nonsense_counts_as_down() {
    for (rubbish, at_the_start) in
        [("/.well-known/openid-configuration", true), ("/jwks", true), ("/token", false), ("/me", false)]
    {
        let Some(stage) = Stage::new().await else { return };
        stage.provider().fault(json!({ "rubbish": [rubbish] })).await;
        let browser = stage.app.browser();
        let page =
            if at_the_start { browser.get(LOGIN).await } else { stage.sign_in(&browser, LOGIN, LUIS).await };
        Stage::refused(&page, 503, DOWN);
        assert!(!page.text.contains("It works!"), "foreign text does not reach the page");
        assert_eq!(stage.count("session").await, 0, "{rubbish}");
    }
}
