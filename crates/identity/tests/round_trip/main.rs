//! The whole sign-in over a real loopback socket, between our relying party and our development provider.

mod forged;
mod page;
mod stage;

use commons_identity::{Claims, Returned, SignInFault, StoredAttempt, TokenFlaw};
use commons_kernel::Code;
use stage::{SEED, START, Stage};
use time::Duration;

const ANA: &str = "ana@demo.invalid";

#[tokio::test]
async fn a_person_signs_in() {
    for path in ["/development", ""] {
        let stage = Stage::under(path).await;
        let (attempt, code) = stage.signed_in(ANA).await;
        let claims = stage.finish(&code, &attempt, START).await.unwrap();
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
        let again = stage.finish(&code, &attempt, START).await.unwrap();
        assert_eq!(again.subject, subject, "the same person keeps the same subject");
        let (attempt, code) = stage.signed_in("bo@demo.invalid").await;
        let other = stage.finish(&code, &attempt, START).await.unwrap();
        assert_eq!(other.name.as_deref(), Some("Bo O'Neil <b>"));
        assert_ne!(other.subject, subject);
        assert_eq!(stage.discoveries(), 1);
    }
}

#[tokio::test]
async fn every_attempt_has_secrets_of_its_own() {
    let stage = Stage::new().await;
    let one = stage.begin().await.unwrap();
    let other = stage.begin().await.unwrap();
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
    let fault = stage.finish(&code, &attempt, START).await.unwrap_err();
    assert_eq!(fault, SignInFault::BadToken(TokenFlaw::Nonce));
}

#[tokio::test]
async fn a_code_serves_once() {
    let stage = Stage::new().await;
    let (attempt, code) = stage.signed_in(ANA).await;
    stage.finish(&code, &attempt, START).await.unwrap();
    let fault = stage.finish(&code, &attempt, START).await.unwrap_err();
    assert_eq!(fault, SignInFault::ReplayedOrExpiredCode);
}

#[tokio::test]
async fn a_wrong_verifier_is_refused_and_spends_the_code() {
    let stage = Stage::new().await;
    let (attempt, code) = stage.signed_in(ANA).await;
    let stranger = stage.begin().await.unwrap();
    let wrong = StoredAttempt { verifier: stranger.verifier, ..attempt.clone() };
    for attempt in [wrong, attempt] {
        let fault = stage.finish(&code, &attempt, START).await.unwrap_err();
        assert_eq!(fault, SignInFault::ReplayedOrExpiredCode);
    }
}

#[tokio::test]
async fn a_code_waits_for_a_minute_and_no_longer() {
    let stage = Stage::new().await;
    let (attempt, code) = stage.signed_in(ANA).await;
    stage.pass(Duration::seconds(59));
    stage.finish(&code, &attempt, stage.now()).await.unwrap();

    let (attempt, code) = stage.signed_in(ANA).await;
    stage.pass(Duration::seconds(60));
    let fault = stage.finish(&code, &attempt, stage.now()).await.unwrap_err();
    assert_eq!(fault, SignInFault::ReplayedOrExpiredCode);
}

#[tokio::test]
async fn an_id_token_expires_by_the_clock_that_is_passed_in() {
    let stage = Stage::new().await;
    for (later, held) in [(299, true), (419, true), (420, false), (86_400, false)] {
        let (attempt, code) = stage.signed_in(ANA).await;
        let verdict = stage.finish(&code, &attempt, START + Duration::seconds(later)).await;
        match held {
            true => assert!(verdict.is_ok(), "{verdict:?}"),
            false => assert_eq!(verdict, Err(SignInFault::BadToken(TokenFlaw::Expired)), "after {later} s"),
        }
    }
    for (earlier, held) in [(120, true), (121, false), (3600, false)] {
        let (attempt, code) = stage.signed_in(ANA).await;
        let verdict = stage.finish(&code, &attempt, START - Duration::seconds(earlier)).await;
        match held {
            true => assert!(verdict.is_ok(), "{verdict:?}"),
            false => {
                assert_eq!(verdict, Err(SignInFault::BadToken(TokenFlaw::IssuedLater)), "{earlier} s before")
            }
        }
    }
}

#[tokio::test]
async fn a_wrong_client_secret_is_refused_in_the_standards_word() {
    let stage = Stage::new().await;
    let (attempt, code) = stage.signed_in(ANA).await;
    let mut settings = stage::settings(&stage.issuer);
    settings.client_secret = "another".into();
    *stage.scene.provider.lock().unwrap() =
        commons_identity::development::DevelopmentProvider::new(settings, &SEED).unwrap();
    let fault = stage.finish(&code, &attempt, START).await.unwrap_err();
    assert_eq!(fault, SignInFault::Refused("invalid_client".into()));
}

#[tokio::test]
async fn a_provider_that_wants_the_client_secret_in_the_form_gets_it_there() {
    let stage = Stage::new().await;
    let (attempt, code) = stage.signed_in(ANA).await;
    stage.finish(&code, &attempt, START).await.unwrap();
    assert!(
        !stage.scene.token_form.lock().unwrap().contains_key("client_secret"),
        "by header, if it may choose"
    );

    let stage = Stage::new().await;
    stage.publish("token_endpoint_auth_methods_supported", serde_json::json!(["client_secret_post"]));
    let (attempt, code) = stage.signed_in(ANA).await;
    // Our own provider wants the header and refuses; what matters here is what it was sent.
    stage.finish(&code, &attempt, START).await.unwrap_err();
    assert_eq!(stage.scene.token_form.lock().unwrap()["client_secret"], stage::CLIENT_SECRET);
}

#[tokio::test]
async fn a_provider_with_new_keys_is_asked_again_once() {
    let stage = Stage::new().await;
    let (_, _) = stage.signed_in(ANA).await;
    *stage.scene.provider.lock().unwrap() = stage::provider(&stage.issuer, &[9; 32]);
    let (attempt, code) = stage.signed_in(ANA).await;
    stage.finish(&code, &attempt, START).await.unwrap();
    assert_eq!(stage.discoveries(), 2);
    let (attempt, code) = stage.signed_in(ANA).await;
    stage.finish(&code, &attempt, START).await.unwrap();
    assert_eq!(stage.discoveries(), 2, "the new keys are kept");
}

#[tokio::test]
async fn unknown_keys_make_us_ask_once_a_minute_and_age_once_an_hour() {
    let stage = Stage::new().await;
    let unknown = |answer: serde_json::Value| {
        let mut answer = answer;
        let token = answer["id_token"].as_str().unwrap().split('.').skip(1).collect::<Vec<_>>().join(".");
        // {"alg":"EdDSA","kid":"unknown"}
        answer["id_token"] = format!("eyJhbGciOiJFZERTQSIsImtpZCI6InVua25vd24ifQ.{token}").into();
        answer
    };
    stage.tamper(unknown);
    for (seconds, asked) in [(0, 2), (1, 2), (59, 2), (60, 3), (119, 3), (120, 4)] {
        let (attempt, code) = stage.signed_in(ANA).await;
        let now = START + Duration::seconds(seconds);
        let fault = stage.finish(&code, &attempt, now).await.unwrap_err();
        assert_eq!(fault, SignInFault::BadToken(TokenFlaw::Signature));
        assert_eq!(stage.discoveries(), asked, "after {seconds} s");
    }
    stage.pass(Duration::seconds(120) + Duration::hours(1));
    stage.begin().await.unwrap();
    assert_eq!(stage.discoveries(), 4, "an hour old is fresh enough");
    stage.pass(Duration::seconds(1));
    stage.begin().await.unwrap();
    assert_eq!(stage.discoveries(), 5);
}

#[tokio::test]
async fn the_provider_that_answers_is_the_one_that_was_asked() {
    let stage = Stage::new().await;
    let finish = async |issuer: Option<&str>| {
        let (attempt, code) = stage.signed_in(ANA).await;
        stage.relying_party.finish(Returned { code: &code, issuer }, &attempt, START).await
    };
    assert!(finish(Some(stage.issuer.as_str())).await.is_ok());
    assert_eq!(finish(Some("https://other.example")).await, Err(SignInFault::OtherProvider));
    let stage = Stage::new().await;
    stage.publish("authorization_response_iss_parameter_supported", true.into());
    let (attempt, code) = stage.signed_in(ANA).await;
    let silent = stage.relying_party.finish(Returned { code: &code, issuer: None }, &attempt, START).await;
    assert_eq!(silent, Err(SignInFault::OtherProvider), "it has promised to say who it is");
}

#[tokio::test]
async fn signing_out_leads_to_the_provider_and_back() {
    let stage = Stage::new().await;
    let out = stage.relying_party.sign_out("the-state", START).await.unwrap();
    let asked: std::collections::HashMap<_, _> = out.query_pairs().into_owned().collect();
    assert_eq!(out.path(), "/development/end-session");
    assert_eq!((&*asked["client_id"], &*asked["state"]), ("alliance commons", "the-state"));
    assert_eq!(asked["post_logout_redirect_uri"], "http://127.0.0.1:8080/auth/signed-out");
    stage.publish("end_session_endpoint", serde_json::Value::Null);
    assert!(stage::relying_party(&stage.issuer).sign_out("s", START).await.is_none());
    for foul in ["javascript:alert(1)", "ftp://127.0.0.1/"] {
        stage.publish("end_session_endpoint", foul.into());
        let fault = stage::relying_party(&stage.issuer).begin(START).await.unwrap_err();
        assert!(fault.message().contains("not https"), "{fault}");
    }
}

#[tokio::test]
async fn a_provider_that_is_down_is_said_to_be_down_and_found_when_it_is_back() {
    let port = stage::reserved_port();
    let relying_party = stage::relying_party(&stage::issuer(port.local_addr().unwrap(), ""));
    assert_eq!(relying_party.begin(START).await.unwrap_err().code(), Code::Unavailable);
    let attempt = StoredAttempt { nonce: "n".into(), verifier: "v".into() };
    let fault =
        relying_party.finish(Returned { code: "code", issuer: None }, &attempt, START).await.unwrap_err();
    assert!(matches!(fault, SignInFault::ProviderDown(_)), "{fault:?}");
    assert!(fault.sentence().contains("try again"));

    let _back = Stage::on(port, "").await;
    assert!(relying_party.begin(START).await.is_ok(), "no restart is needed");
}

#[tokio::test]
async fn a_provider_that_goes_down_between_page_and_code_is_said_to_be_down() {
    let mut stage = Stage::new().await;
    let (attempt, code) = stage.signed_in(ANA).await;
    stage.stop().await;
    let fault = stage.finish(&code, &attempt, START).await.unwrap_err();
    assert!(matches!(fault, SignInFault::ProviderDown(_)), "{fault:?}");
}
