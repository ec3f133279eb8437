//! ID tokens that lie, each in one point: none is believed.

use base64::{Engine, engine::general_purpose::STANDARD, engine::general_purpose::URL_SAFE_NO_PAD};
use commons_identity::{Claims, SignInFault, TokenFlaw};
use commons_kernel::Code;
use openidconnect::{
    JsonWebKeyId, PrivateSigningKey,
    core::{CoreEdDsaPrivateSigningKey, CoreHmacKey, CoreJwsSigningAlgorithm as Algorithm},
};
use serde_json::{Value, json};

use crate::stage::{CLIENT_SECRET, SEED, START, Stage};

enum Signer {
    Provider,
    Stranger,
    SharedSecret,
    Nobody,
}

/// What becomes of a token whose claims were changed and which was then signed anew.
async fn believed(
    stage: &Stage,
    change: impl Fn(&mut Value) + Send + 'static,
    signer: Signer,
) -> Result<Claims, SignInFault> {
    let name = stage.scene.provider.lock().unwrap().jwks()["keys"][0]["kid"].as_str().unwrap().to_owned();
    stage.tamper(move |mut answer| {
        let token = answer["id_token"].as_str().unwrap();
        let claims = URL_SAFE_NO_PAD.decode(token.split('.').nth(1).unwrap()).unwrap();
        let mut claims: Value = serde_json::from_slice(&claims).unwrap();
        change(&mut claims);
        answer["id_token"] = signed(&claims, &name, &signer).into();
        answer
    });
    let (attempt, code) = stage.signed_in("ana@demo.invalid").await;
    stage.finish(&code, &attempt, START).await
}

async fn verdict(change: impl Fn(&mut Value) + Send + 'static, signer: Signer) -> Result<(), SignInFault> {
    believed(&Stage::new().await, change, signer).await.map(drop)
}

fn signed(claims: &Value, name: &str, signer: &Signer) -> String {
    let algorithm = match signer {
        Signer::Provider | Signer::Stranger => "EdDSA",
        Signer::SharedSecret => "HS256",
        Signer::Nobody => "none",
    };
    let part = |value: &Value| URL_SAFE_NO_PAD.encode(value.to_string());
    let head = json!({ "alg": algorithm, "kid": name });
    let message = format!("{}.{}", part(&head), part(claims));
    let signature = match signer {
        Signer::Provider => ed25519(&SEED).sign(&Algorithm::EdDsa, message.as_bytes()).unwrap(),
        Signer::Stranger => ed25519(&[8; 32]).sign(&Algorithm::EdDsa, message.as_bytes()).unwrap(),
        Signer::SharedSecret => {
            CoreHmacKey::new(CLIENT_SECRET).sign(&Algorithm::HmacSha256, message.as_bytes()).unwrap()
        }
        Signer::Nobody => Vec::new(),
    };
    format!("{message}.{}", URL_SAFE_NO_PAD.encode(signature))
}

fn ed25519(seed: &[u8; 32]) -> CoreEdDsaPrivateSigningKey {
    let head = b"\x30\x2e\x02\x01\x00\x30\x05\x06\x03\x2b\x65\x70\x04\x22\x04\x20";
    let der = STANDARD.encode([head.as_slice(), seed].concat());
    let pem = format!("-----BEGIN PRIVATE KEY-----\n{der}\n-----END PRIVATE KEY-----\n");
    CoreEdDsaPrivateSigningKey::from_ed25519_pem(&pem, None::<JsonWebKeyId>).unwrap()
}

fn flaw(flaw: TokenFlaw) -> Result<(), SignInFault> {
    Err(SignInFault::BadToken(flaw))
}

#[tokio::test]
async fn a_token_that_is_signed_anew_without_a_lie_is_believed() {
    // Without this, the refusals below could come from the forgery itself.
    assert_eq!(verdict(|_| {}, Signer::Provider).await, Ok(()));
}

#[tokio::test]
async fn a_token_for_another_program_is_refused() {
    assert_eq!(
        verdict(|claims| claims["aud"] = json!(["other"]), Signer::Provider).await,
        flaw(TokenFlaw::Audience)
    );
    let both = |claims: &mut Value| claims["aud"] = json!(["alliance commons", "other"]);
    assert_eq!(verdict(both, Signer::Provider).await, flaw(TokenFlaw::Audience));
}

#[tokio::test]
async fn a_token_of_another_issuer_is_refused() {
    let change = |claims: &mut Value| claims["iss"] = json!("http://127.0.0.1:1/development");
    assert_eq!(verdict(change, Signer::Provider).await, flaw(TokenFlaw::Issuer));
}

#[tokio::test]
async fn a_token_without_a_nonce_is_refused() {
    let change = |claims: &mut Value| drop(claims.as_object_mut().unwrap().remove("nonce"));
    assert_eq!(verdict(change, Signer::Provider).await, flaw(TokenFlaw::Nonce));
}

#[tokio::test]
async fn a_token_beside_another_access_token_is_refused() {
    let change = |claims: &mut Value| claims["at_hash"] = json!(URL_SAFE_NO_PAD.encode([1; 32]));
    assert_eq!(verdict(change, Signer::Provider).await, flaw(TokenFlaw::AccessTokenHash));
}

#[tokio::test]
async fn a_token_that_the_provider_did_not_sign_is_refused() {
    for signer in [Signer::Stranger, Signer::SharedSecret, Signer::Nobody] {
        assert_eq!(verdict(|_| {}, signer).await, flaw(TokenFlaw::Signature));
    }
}

#[tokio::test]
async fn a_token_that_has_run_out_is_refused() {
    let change = |claims: &mut Value| claims["exp"] = json!(START.unix_timestamp() - 120);
    assert_eq!(verdict(change, Signer::Provider).await, flaw(TokenFlaw::Expired));
}

#[tokio::test]
async fn a_token_whose_time_has_not_come_is_refused() {
    for (begins, expected) in [
        (json!(START.unix_timestamp() + 120), Ok(())),
        (json!(START.unix_timestamp() as f64 + 120.5), flaw(TokenFlaw::IssuedLater)),
        (json!(START.unix_timestamp() + 3600), flaw(TokenFlaw::IssuedLater)),
        (json!("soon"), flaw(TokenFlaw::Malformed)),
    ] {
        assert_eq!(verdict(move |claims| claims["nbf"] = begins.clone(), Signer::Provider).await, expected);
    }
}

#[tokio::test]
async fn a_subject_has_a_length() {
    for subject in [String::new(), "x".repeat(256)] {
        let change = move |claims: &mut Value| claims["sub"] = json!(subject);
        assert_eq!(verdict(change, Signer::Provider).await, flaw(TokenFlaw::Malformed));
    }
}

#[tokio::test]
async fn an_unproved_address_is_passed_on_as_unproved() {
    let change = |claims: &mut Value| drop(claims.as_object_mut().unwrap().remove("email_verified"));
    let claims = believed(&Stage::new().await, change, Signer::Provider).await.unwrap();
    assert_eq!((claims.email.as_deref(), claims.email_verified), (Some("ana@demo.invalid"), false));
}

#[tokio::test]
async fn a_shared_secret_signs_nobody_in_even_if_the_provider_lists_it() {
    let stage = Stage::new().await;
    stage.publish("id_token_signing_alg_values_supported", json!(["HS256", "none", "EdDSA"]));
    for signer in [Signer::SharedSecret, Signer::Nobody] {
        assert_eq!(believed(&stage, |_| {}, signer).await.map(drop), flaw(TokenFlaw::Signature));
    }
    assert!(believed(&stage, |_| {}, Signer::Provider).await.is_ok());

    let stage = Stage::new().await;
    stage.publish("id_token_signing_alg_values_supported", json!(["HS256", "none"]));
    let fault = stage.begin().await.unwrap_err();
    assert_eq!(fault.code(), Code::Unavailable);
    assert!(fault.message().contains("none of the algorithms that we trust"), "{fault}");
}

#[tokio::test]
async fn an_answer_without_a_readable_token_is_refused() {
    for (token, expected) in [
        (Value::Null, SignInFault::BadToken(TokenFlaw::Missing)),
        (json!("not.a.token"), SignInFault::BadToken(TokenFlaw::Malformed)),
    ] {
        let stage = Stage::new().await;
        stage.tamper(move |mut answer| {
            answer["id_token"] = token.clone();
            answer
        });
        let (attempt, code) = stage.signed_in("ana@demo.invalid").await;
        let fault = stage.finish(&code, &attempt, START).await.unwrap_err();
        assert_eq!(fault, expected);
    }
    let stage = Stage::new().await;
    stage.tamper(|_| json!("no token response"));
    let (attempt, code) = stage.signed_in("ana@demo.invalid").await;
    let fault = stage.finish(&code, &attempt, START).await.unwrap_err();
    assert!(matches!(fault, SignInFault::ProviderDown(_)), "{fault:?}");
}
