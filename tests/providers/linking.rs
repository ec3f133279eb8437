//! Several providers side by side: an account is added by its owner's hand, never silently, and only with their address.

use commons_tests::Browser;
use sea_orm::ConnectionTrait;
use serde_json::json;

use crate::stage::{LUIS, Proof, Stage, Where, log_in};

const COUNTY: &str = "/auth/login?return_to=/publish&provider=county";
const STATE: &str = "/auth/login?return_to=/publish&provider=state";
const ADD_STATE: &str = "/auth/login?return_to=/publish&provider=state&link=1";

async fn two() -> Option<Stage> {
    Stage::with(&[("county", Where::Userinfo), ("state", Where::Token)], Proof::Secret, |own| own).await
}

/// Goes to the provider to add a sign-in, as the account page does.
async fn add(browser: &Browser, path: &str, login: &str) -> commons_tests::Page {
    let (status, told) = browser.post_for(path, true).await;
    assert_eq!(status, 200, "{told}");
    let form = browser.get(told["location"].as_str().expect("a place to go")).await;
    log_in(browser, &form, login, None).await
}

#[tokio::test]
async fn the_choice_is_offered_when_there_is_one() {
    let Some(stage) = two().await else { return };
    let browser = stage.app.browser();
    let page = browser.get("/auth/login?return_to=/publish").await;
    assert_eq!(page.status, 200);
    for part in [
        "Sign in with the county service",
        "Sign in with the state service",
        "return_to=%2Fpublish&#38;provider=state",
    ] {
        assert!(page.text.contains(part), "{part} is missing in {}", page.text);
    }
    let unknown = browser.get("/auth/login?provider=elsewhere").await;
    Stage::refused(&unknown, 404, "There is no such sign-in service here");
    let offered = browser.ask("{ signInProviders { id label } }").await;
    assert_eq!(
        offered["data"]["signInProviders"],
        json!([{ "id": "county", "label": "the county service" }, { "id": "state", "label": "the state service" }])
    );
}

#[tokio::test]
async fn a_second_account_with_the_same_address_is_not_linked_silently() {
    let Some(stage) = two().await else { return };
    assert_eq!(stage.sign_in(&stage.app.browser(), COUNTY, LUIS).await.path, "/publish");
    let browser = stage.app.browser();
    let page = stage.sign_in(&browser, STATE, LUIS).await;
    Stage::refused(&page, 403, "already signs in here with the county service");
    assert!(page.text.contains("you can then add the state service"), "how to go on: {}", page.text);
    assert!(page.text.contains("Sign in with the county service"), "{}", page.text);
    assert_eq!((stage.count("session").await, stage.count("account").await), (1, 1));
    assert_eq!(
        stage.events("sign_in.refused", json!({ "provider": "state", "reason": "other_account" })).await,
        1
    );

    // Another account at the same provider, with an address that was handed on, is no different.
    stage.provider().fault(json!({ "accounts": { "successor": { "email": LUIS } } })).await;
    let page = stage.sign_in(&stage.app.browser(), COUNTY, "successor").await;
    Stage::refused(&page, 403, "another account of the county service");
    assert_eq!((stage.count("session").await, stage.count("account").await), (1, 1));
}

#[tokio::test]
async fn an_account_is_added_by_hand_and_then_opens_the_door() {
    let Some(stage) = two().await else { return };
    let browser = stage.app.browser();
    stage.sign_in(&browser, COUNTY, LUIS).await;
    let page = add(&browser, ADD_STATE, LUIS).await;
    assert_eq!((page.status, page.path.as_str()), (200, "/publish"), "{}", page.text);
    assert_eq!(browser.cookie("commons_news").as_deref(), Some("added"));
    assert_eq!(stage.events("account.linked", json!({ "provider": "state", "by": "hand" })).await, 1);
    assert_eq!(stage.count("account").await, 2);
    assert_eq!(stage.count("session").await, 1, "adding a sign-in is no sign-in");
    let other = stage.app.browser();
    assert_eq!(stage.sign_in(&other, STATE, LUIS).await.path, "/publish");
    let name = other.ask("{ viewer { person { name } } }").await["data"]["viewer"]["person"]["name"].clone();
    assert!(name.as_str().is_some_and(|name| name.starts_with("Luis")), "{name}");
}

#[tokio::test]
async fn only_an_account_with_ones_own_address_can_be_added() {
    let Some(stage) = two().await else { return };
    let browser = stage.app.browser();
    stage.sign_in(&browser, COUNTY, LUIS).await;
    let page = add(&browser, ADD_STATE, "other@example.org").await;
    Stage::refused(&page, 403, "has another address");
    let unverified = json!({ "accounts": { "luis-too": { "email": LUIS, "email_verified": false } } });
    stage.providers[1].fault(unverified).await;
    let browser = stage.app.browser();
    stage.sign_in(&browser, COUNTY, LUIS).await;
    Stage::refused(&add(&browser, ADD_STATE, "luis-too").await, 403, "has not confirmed your address");
    assert_eq!(stage.count("account").await, 1);

    // Nor one that opens somebody else's place.
    let stranger = stage.app.browser();
    stage.sign_in(&stranger, STATE, "stranger@example.org").await;
    let browser = stage.app.browser();
    stage.sign_in(&browser, COUNTY, LUIS).await;
    Stage::refused(
        &add(&browser, ADD_STATE, "stranger@example.org").await,
        403,
        "opens somebody else’s place",
    );
    assert_eq!(stage.count("account").await, 2, "the stranger's own, and his");
    assert!(!browser.ask("{ viewer { person { id } } }").await["data"]["viewer"]["person"].is_null());
}

#[tokio::test]
async fn another_site_cannot_add_a_sign_in() {
    let Some(stage) = two().await else { return };
    let browser = stage.app.browser();
    stage.sign_in(&browser, COUNTY, LUIS).await;
    assert_eq!(browser.post(ADD_STATE, false).await, 403, "without the header that another site cannot send");
    // A link with the same words only signs in.
    let page = stage.sign_in(&browser, ADD_STATE, LUIS).await;
    Stage::refused(&page, 403, "already signs in here with the county service");
    assert_eq!(stage.count("account").await, 1);
    assert_eq!(stage.app.browser().post(ADD_STATE, true).await, 401, "nobody is signed in there");
    assert_eq!(browser.post("/auth/login?provider=elsewhere&link=1", true).await, 400);
    assert_eq!(browser.post("/auth/login?provider=state", true).await, 400);
}

#[tokio::test]
async fn who_signs_out_meanwhile_adds_nothing() {
    let Some(stage) = two().await else { return };
    let browser = stage.app.browser();
    stage.sign_in(&browser, COUNTY, LUIS).await;
    let (_, told) = browser.post_for(ADD_STATE, true).await;
    let form = browser.get(told["location"].as_str().expect("a place to go")).await;
    browser.post("/auth/logout", true).await;
    let page = log_in(&browser, &form, LUIS, None).await;
    Stage::refused(&page, 403, "signed out before the other sign-in was added");
    assert_eq!((stage.count("account").await, stage.count("session").await), (1, 0));
}

#[tokio::test]
async fn an_address_that_is_not_proved_or_can_pass_for_another_names_nobody() {
    let Some(stage) = two().await else { return };
    let accounts = json!({
        "unverified": { "email": LUIS, "email_verified": false },
        "unsaid": { "email": LUIS, "email_verified": null },
        "nameless": { "email": null, "email_verified": null },
        // The first letter is a Cyrillic el, the second address ends in a Cyrillic word.
        "homograph": { "email": "\u{43b}uis@demo.example" },
        "domain": { "email": "luis@demo.\u{435}xample" },
        "kelvin": { "email": "\u{212a}ay@demo.example" },
        "malformed": { "email": "luis@demo" },
        "capitals": { "email": "LUIS@Demo.Example" },
    });
    for provider in &stage.providers {
        provider.fault(json!({ "accounts": accounts })).await;
    }
    for (login, says, reason) in [
        ("unverified", "has not confirmed your address", "address_unverified"),
        ("unsaid", "has not confirmed your address", "address_unverified"),
        ("nameless", "has not confirmed your address", "address_unverified"),
        ("homograph", "letters that look like others", "address_bad"),
        ("domain", "letters that look like others", "address_bad"),
        ("kelvin", "letters that look like others", "address_bad"),
        ("malformed", "an address for you that is none", "address_bad"),
    ] {
        for path in [COUNTY, STATE] {
            let page = stage.sign_in(&stage.app.browser(), path, login).await;
            Stage::refused(&page, 403, says);
            assert!(stage.events("sign_in.refused", json!({ "reason": reason })).await > 0, "{login}");
        }
    }
    assert_eq!((stage.count("session").await, stage.count("account").await), (0, 0));
    let page = stage.sign_in(&stage.app.browser(), COUNTY, "capitals").await;
    assert_eq!(page.path, "/publish", "capitals are the same address: {}", page.text);
    assert_eq!(stage.count("person WHERE email ILIKE 'luis@demo.example'").await, 1);
}

#[tokio::test]
async fn an_offices_own_provider_vouches_for_its_own_addresses_alone() {
    let office = |mut own: commons_identity::ProviderSettings| {
        own.domains = vec!["demo.example".into()];
        own
    };
    let Some(stage) = Stage::with(&[("office", Where::Userinfo)], Proof::Secret, office).await else {
        return;
    };
    // Entra ID says nothing about addresses being verified.
    stage.provider().fault(json!({ "accounts": { LUIS: { "email_verified": null } } })).await;
    let login = "/auth/login?return_to=/publish";
    assert_eq!(stage.sign_in(&stage.app.browser(), login, LUIS).await.path, "/publish");
    let page = stage.sign_in(&stage.app.browser(), login, "guest@elsewhere.example").await;
    Stage::refused(&page, 403, "has not confirmed your address");
    assert_eq!(stage.count("session").await, 1);
}

#[tokio::test]
async fn who_was_switched_off_stays_out() {
    let Some(stage) = two().await else { return };
    let browser = stage.app.browser();
    stage.sign_in(&browser, COUNTY, LUIS).await;
    let off = format!("UPDATE person SET disabled_at = now() WHERE email = '{LUIS}'");
    stage.app.app.owner.execute_unprepared(&off).await.expect("he is switched off");
    assert!(
        browser.ask("{ viewer { person { id } } }").await["data"]["viewer"]["person"].is_null(),
        "at once"
    );
    let sessions = stage.count("session").await;
    for path in [COUNTY, STATE] {
        let page = stage.sign_in(&stage.app.browser(), path, LUIS).await;
        Stage::refused(&page, 403, "was switched off");
        assert!(!page.text.contains("Luis"), "no name is told");
    }
    assert_eq!(stage.events("sign_in.refused", json!({ "reason": "disabled" })).await, 2);
    assert_eq!((stage.count("session").await, stage.count("account").await), (sessions, 1));
}
