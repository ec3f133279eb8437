//! ID tokens and userinfo answers that lie: nobody is signed in, the page says so, and the record keeps it.

use serde_json::json;

use crate::stage::{LUIS, Proof, Stage, Where};

const LOGIN: &str = "/auth/login?return_to=/publish";
const MISTRUSTED: &str = "could not be trusted";
const BEGIN_AGAIN: &str = "Please start the sign-in again";

#[tokio::test]
async fn a_token_that_lies_signs_nobody_in() {
    let Some(stage) = Stage::with(&[("county", Where::Token)], Proof::Secret, |own| own).await else {
        return;
    };
    for (lie, says, reason) in [
        ("audience", MISTRUSTED, "token_audience"),
        ("further_audience", MISTRUSTED, "token_audience"),
        ("issuer", MISTRUSTED, "token_issuer"),
        ("expired", BEGIN_AGAIN, "token_expired"),
        ("future", MISTRUSTED, "token_from_the_future"),
        ("not_yet", MISTRUSTED, "token_from_the_future"),
        ("nonce", BEGIN_AGAIN, "token_nonce"),
        ("no_nonce", BEGIN_AGAIN, "token_nonce"),
        ("none", MISTRUSTED, "token_signature"),
        ("shared_secret", MISTRUSTED, "token_signature"),
        ("public_key_as_secret", MISTRUSTED, "token_signature"),
        ("stranger", MISTRUSTED, "token_signature"),
        ("unknown_key", MISTRUSTED, "token_signature"),
    ] {
        stage.provider().fault(json!({ "token": lie })).await;
        let browser = stage.app.browser();
        let page = stage.sign_in(&browser, LOGIN, LUIS).await;
        Stage::refused(&page, 400, says);
        assert!(
            page.text.contains("/auth/login?return_to=%2Fpublish&#38;provider=county"),
            "a way back: {}",
            page.text
        );
        let recorded =
            stage.events("sign_in.refused", json!({ "provider": "county", "reason": reason })).await;
        assert!(recorded > 0, "{lie} is recorded as {reason}");
        assert_eq!(browser.cookie("commons_session"), None, "{lie}");
    }
    assert_eq!((stage.count("session").await, stage.count("account").await), (0, 0));
    assert_eq!(stage.count("event WHERE kind = 'sign_in.refused' AND data::text LIKE '%@%'").await, 0);
    // Without this, the refusals could come from the forging itself.
    stage.provider().fault(json!({ "token": "nothing" })).await;
    let page = stage.sign_in(&stage.app.browser(), LOGIN, LUIS).await;
    assert_eq!(page.path, "/publish", "{}", page.text);
}

#[tokio::test]
async fn tokens_by_unknown_keys_do_not_make_us_hammer_the_provider() {
    let Some(stage) = Stage::new().await else { return };
    stage.provider().fault(json!({ "token": "unknown_key" })).await;
    for _ in 0..4 {
        Stage::refused(&stage.sign_in(&stage.app.browser(), LOGIN, LUIS).await, 400, MISTRUSTED);
    }
    assert_eq!(stage.provider().asked("/jwks").await, 2, "at the start, and once for all of them");
    stage.app.app.clock.pass(time::Duration::minutes(1));
    Stage::refused(&stage.sign_in(&stage.app.browser(), LOGIN, LUIS).await, 400, MISTRUSTED);
    assert_eq!(stage.provider().asked("/jwks").await, 3);
}

#[tokio::test]
async fn a_userinfo_answer_about_somebody_else_is_refused() {
    let Some(stage) = Stage::new().await else { return };
    stage.provider().fault(json!({ "userinfoSubject": "sub-of-somebody-else" })).await;
    let page = stage.sign_in(&stage.app.browser(), LOGIN, LUIS).await;
    Stage::refused(&page, 400, MISTRUSTED);
    assert_eq!(stage.events("sign_in.refused", json!({ "reason": "token_subject" })).await, 1);
    assert_eq!((stage.count("session").await, stage.count("account").await), (0, 0));
}
