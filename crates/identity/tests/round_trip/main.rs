//! The whole sign-in over a real loopback socket, between our relying party and our development provider.

mod forged;
mod page;
mod stage;

use commons_identity::{Claims, SignInFault, StoredAttempt, TokenFlaw};
use commons_kernel::Code;
use stage::{SEED, START, Stage};
use time::Duration;

const ANA: &str = "ana@demo.invalid";

#[tokio::test]
async fn a_person_signs_in() {
    for path in ["/development", ""] {
        let stage = Stage::under(path).await;
        let (attempt, code) = stage.signed_in(ANA).await;
        let claims = stage.relying_party.finish(&code, &attempt, START).await.unwrap();
        let subject = claims.subject.clone();
        assert_eq!(
            claims,
            Claims {
                issuer: stage.issuer.as_str().trim_end_matches('/').into(),
                subject: subject.clone(),
                email: Some(ANA.into()),
                email_verified: true,
                name: Some("Ana Ruiz".into()),
            }
        );
        assert!(subject.len() == 32 && subject != ANA, "{subject}");
        assert_eq!(stage.discoveries(), 1, "the provider is asked about itself once");

        let (attempt, code) = stage.signed_in(ANA).await;
        let again = stage.relying_party.finish(&code, &attempt, START).await.unwrap();
        assert_eq!(again.subject, subject, "the same person keeps the same subject");
        let (attempt, code) = stage.signed_in("bo@demo.invalid").await;
        let other = stage.relying_party.finish(&code, &attempt, START).await.unwrap();
        assert_eq!(other.name.as_deref(), Some("Bo O'Neil <b>"));
        assert_ne!(other.subject, subject);
        assert_eq!(stage.discoveries(), 1);
    }
}

#[tokio::test]
async fn every_attempt_has_secrets_of_its_own() {
    let stage = Stage::new().await;
    let one = stage.relying_party.begin().await.unwrap();
    let other = stage.relying_party.begin().await.unwrap();
    assert!(one.state != other.state && one.nonce != other.nonce && one.verifier != other.verifier);
    assert!([&one.state, &one.nonce, &one.verifier].iter().all(|secret| secret.len() == 43));
    assert_eq!(format!("{one:?}"), "Attempt { .. }", "secrets do not reach a log");
    let asked: std::collections::HashMap<_, _> = one.authorize.query_pairs().into_owned().collect();
    assert_eq!(asked["response_type"], "code");
    assert_eq!(asked["code_challenge_method"], "S256");
    assert_eq!((&asked["state"], &asked["nonce"]), (&one.state, &one.nonce));
    assert!(!one.authorize.as_str().contains(&one.verifier), "the verifier stays here");
}

#[tokio::test]
async fn a_wrong_nonce_is_refused() {
    let stage = Stage::new().await;
    let (attempt, code) = stage.signed_in(ANA).await;
    let attempt = StoredAttempt { nonce: "another".into(), ..attempt };
    let fault = stage.relying_party.finish(&code, &attempt, START).await.unwrap_err();
    assert_eq!(fault, SignInFault::BadToken(TokenFlaw::Nonce));
}

#[tokio::test]
async fn a_code_serves_once() {
    let stage = Stage::new().await;
    let (attempt, code) = stage.signed_in(ANA).await;
    stage.relying_party.finish(&code, &attempt, START).await.unwrap();
    let fault = stage.relying_party.finish(&code, &attempt, START).await.unwrap_err();
    assert_eq!(fault, SignInFault::ReplayedOrExpiredCode);
}

#[tokio::test]
async fn a_wrong_verifier_is_refused_and_spends_the_code() {
    let stage = Stage::new().await;
    let (attempt, code) = stage.signed_in(ANA).await;
    let stranger = stage.relying_party.begin().await.unwrap();
    let wrong = StoredAttempt { verifier: stranger.verifier, ..attempt.clone() };
    for attempt in [wrong, attempt] {
        let fault = stage.relying_party.finish(&code, &attempt, START).await.unwrap_err();
        assert_eq!(fault, SignInFault::ReplayedOrExpiredCode);
    }
}

#[tokio::test]
async fn a_code_waits_for_a_minute_and_no_longer() {
    let stage = Stage::new().await;
    let (attempt, code) = stage.signed_in(ANA).await;
    stage.pass(Duration::seconds(59));
    stage.relying_party.finish(&code, &attempt, stage.now()).await.unwrap();

    let (attempt, code) = stage.signed_in(ANA).await;
    stage.pass(Duration::seconds(60));
    let fault = stage.relying_party.finish(&code, &attempt, stage.now()).await.unwrap_err();
    assert_eq!(fault, SignInFault::ReplayedOrExpiredCode);
}

#[tokio::test]
async fn an_id_token_expires_by_the_clock_that_is_passed_in() {
    let stage = Stage::new().await;
    for (later, held) in [(299, true), (300, false), (86_400, false)] {
        let (attempt, code) = stage.signed_in(ANA).await;
        let verdict = stage.relying_party.finish(&code, &attempt, START + Duration::seconds(later)).await;
        match held {
            true => assert!(verdict.is_ok(), "{verdict:?}"),
            false => assert_eq!(verdict, Err(SignInFault::BadToken(TokenFlaw::Expired)), "after {later} s"),
        }
    }
    let (attempt, code) = stage.signed_in(ANA).await;
    let verdict = stage.relying_party.finish(&code, &attempt, START - Duration::hours(1)).await;
    assert_eq!(verdict, Err(SignInFault::BadToken(TokenFlaw::IssuedLater)));
}

#[tokio::test]
async fn a_wrong_client_secret_is_refused_in_the_standards_word() {
    let stage = Stage::new().await;
    let (attempt, code) = stage.signed_in(ANA).await;
    let mut settings = stage::settings(&stage.issuer);
    settings.client_secret = "another".into();
    *stage.scene.provider.lock().unwrap() =
        commons_identity::development::DevelopmentProvider::new(settings, &SEED).unwrap();
    let fault = stage.relying_party.finish(&code, &attempt, START).await.unwrap_err();
    assert_eq!(fault, SignInFault::Refused("invalid_client".into()));
}

#[tokio::test]
async fn a_provider_that_wants_the_client_secret_in_the_form_gets_it_there() {
    let stage = Stage::new().await;
    let (attempt, code) = stage.signed_in(ANA).await;
    stage.relying_party.finish(&code, &attempt, START).await.unwrap();
    assert!(
        !stage.scene.token_form.lock().unwrap().contains_key("client_secret"),
        "by header, if it may choose"
    );

    let stage = Stage::new().await;
    stage.publish("token_endpoint_auth_methods_supported", serde_json::json!(["client_secret_post"]));
    let (attempt, code) = stage.signed_in(ANA).await;
    // Our own provider wants the header and refuses; what matters here is what it was sent.
    stage.relying_party.finish(&code, &attempt, START).await.unwrap_err();
    assert_eq!(stage.scene.token_form.lock().unwrap()["client_secret"], stage::CLIENT_SECRET);
}

#[tokio::test]
async fn a_provider_with_new_keys_is_asked_again_once() {
    let stage = Stage::new().await;
    let (_, _) = stage.signed_in(ANA).await;
    *stage.scene.provider.lock().unwrap() = stage::provider(&stage.issuer, &[9; 32]);
    let (attempt, code) = stage.signed_in(ANA).await;
    stage.relying_party.finish(&code, &attempt, START).await.unwrap();
    assert_eq!(stage.discoveries(), 2);
    let (attempt, code) = stage.signed_in(ANA).await;
    stage.relying_party.finish(&code, &attempt, START).await.unwrap();
    assert_eq!(stage.discoveries(), 2, "the new keys are kept");
}

#[tokio::test]
async fn a_provider_that_is_down_is_said_to_be_down_and_found_when_it_is_back() {
    let port = stage::reserved_port();
    let relying_party = stage::relying_party(&stage::issuer(port.local_addr().unwrap(), ""));
    assert_eq!(relying_party.begin().await.unwrap_err().code(), Code::Unavailable);
    let attempt = StoredAttempt { nonce: "n".into(), verifier: "v".into() };
    let fault = relying_party.finish("code", &attempt, START).await.unwrap_err();
    assert!(matches!(fault, SignInFault::ProviderDown(_)), "{fault:?}");
    assert!(fault.sentence().contains("try again"));

    let _back = Stage::on(port, "").await;
    assert!(relying_party.begin().await.is_ok(), "no restart is needed");
}

#[tokio::test]
async fn a_provider_that_goes_down_between_page_and_code_is_said_to_be_down() {
    let mut stage = Stage::new().await;
    let (attempt, code) = stage.signed_in(ANA).await;
    stage.stop().await;
    let fault = stage.relying_party.finish(&code, &attempt, START).await.unwrap_err();
    assert!(matches!(fault, SignInFault::ProviderDown(_)), "{fault:?}");
}
