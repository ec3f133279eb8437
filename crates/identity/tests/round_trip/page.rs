//! The development provider's own rules: whom it serves, where it answers, and what its page holds.

use commons_identity::development::{DemoPerson, DevelopmentProvider};
use commons_kernel::Code;
use serde_json::json;

use crate::stage::{self, SEED, Stage, hidden_fields};

#[tokio::test]
async fn the_page_lists_the_people_and_says_what_they_are() {
    let stage = Stage::new().await;
    let attempt = stage.begin().await.unwrap();
    let (_, _, html) = stage.open(&attempt.authorize).await;
    for part in [
        "<!doctype html>",
        "<html lang=\"en\">",
        "<title>Choose a demo person",
        "<h1>Choose a demo person</h1>",
        "made-up people",
        "no password",
        "<link rel=\"stylesheet\" href=\"/plain.css\">",
        "<form method=\"post\" action=\"/development/authorize\">",
        "Ana Ruiz",
        "Publisher, a county in Arizona",
        "Bo O&#39;Neil &lt;b&gt;",
        "Reader &amp; &quot;tester&quot;",
    ] {
        assert!(html.contains(part), "{part} is missing in {html}");
    }
    assert_eq!(html.matches("<form").count(), 1);
    assert_eq!(html.matches("<button type=\"submit\" name=\"person\"").count(), 2);
    for absent in ["<script", "<style", " style=", " onclick=", "<b>"] {
        assert!(!html.contains(absent), "{absent} stands in {html}");
    }
}

#[tokio::test]
async fn what_the_browser_brings_cannot_break_out_of_the_page() {
    let stage = Stage::new().await;
    let mut address = stage.begin().await.unwrap().authorize;
    let state = "\"><script>alert('x')</script>&amp;";
    let kept: Vec<_> = address.query_pairs().into_owned().filter(|(name, _)| name != "state").collect();
    address.query_pairs_mut().clear().extend_pairs(&kept).append_pair("state", state);
    let (status, _, html) = stage.open(&address).await;
    assert_eq!(status, 200);
    assert!(!html.contains("<script"), "{html}");

    let mut form = hidden_fields(&html);
    form.push(("person".into(), "ana@demo.invalid".into()));
    let (_, callback, _) = stage.submit(&form).await;
    let callback = callback.unwrap();
    let back = callback.query_pairs().find(|(name, _)| name == "state").map(|(_, value)| value.into_owned());
    assert_eq!(back.as_deref(), Some(state), "the state goes back unchanged");
}

/// The answers to the page and to its form when one field is changed.
async fn both(field: &str, value: Option<&str>) -> [(u16, Option<url::Url>, String); 2] {
    let stage = Stage::new().await;
    let mut address = stage.begin().await.unwrap().authorize;
    let mut fields: Vec<_> = address.query_pairs().into_owned().filter(|(name, _)| name != field).collect();
    fields.extend(value.map(|value| (field.to_owned(), value.to_owned())));
    address.query_pairs_mut().clear().extend_pairs(&fields);
    let page = stage.open(&address).await;
    fields.push(("person".into(), "ana@demo.invalid".into()));
    [page, stage.submit(&fields).await]
}

#[tokio::test]
async fn nothing_is_sent_to_an_address_that_is_not_registered() {
    for address in [
        Some("https://example.com/auth/callback"),
        Some("http://127.0.0.1:8080/auth/callback/"),
        Some("http://127.0.0.1:8080/auth/callback?next=x"),
        Some("http://127.0.0.1:8080/auth/../auth/callback"),
        Some("HTTP://127.0.0.1:8080/auth/callback"),
        Some(""),
        None,
    ] {
        for (status, location, html) in both("redirect_uri", address).await {
            assert_eq!((status, location), (400, None), "{address:?}");
            assert!(html.contains("not registered") && html.contains("role=\"alert\""), "{html}");
        }
    }
    for (status, location, _) in both("client_id", Some("other")).await {
        assert_eq!((status, location), (400, None));
    }
}

#[tokio::test]
async fn other_faults_go_back_to_the_registered_address() {
    for (field, value, error) in [
        ("response_type", Some("token"), "unsupported_response_type"),
        ("response_type", None, "unsupported_response_type"),
        ("code_challenge_method", Some("plain"), "invalid_request"),
        ("code_challenge_method", None, "invalid_request"),
        ("code_challenge", Some("short"), "invalid_request"),
        ("code_challenge", None, "invalid_request"),
        ("scope", Some("email"), "invalid_scope"),
        ("scope", None, "invalid_scope"),
    ] {
        for (status, location, _) in both(field, value).await {
            let location = location.unwrap();
            assert_eq!(status, 303, "{field}");
            assert!(location.as_str().starts_with("http://127.0.0.1:8080/auth/callback?"), "{location}");
            let said: std::collections::HashMap<_, _> = location.query_pairs().into_owned().collect();
            assert_eq!(said["error"], error, "{field}");
            assert!(said.contains_key("state") && !said.contains_key("code"), "{location}");
        }
    }
    for (status, location, _) in both("state", Some(&"x".repeat(3000))).await {
        assert_eq!((status, location), (400, None));
    }
}

#[tokio::test]
async fn only_those_who_are_listed_can_be_chosen() {
    let stage = Stage::new().await;
    let attempt = stage.begin().await.unwrap();
    let (_, _, html) = stage.open(&attempt.authorize).await;
    for person in [None, Some(""), Some("eve@demo.invalid"), Some("ANA@demo.invalid")] {
        let mut form = hidden_fields(&html);
        form.extend(person.map(|person| ("person".to_owned(), person.to_owned())));
        let (status, location, html) = stage.submit(&form).await;
        assert_eq!((status, location), (400, None), "{person:?}");
        assert!(html.contains("Choose one of the demo people"), "{html}");
    }
}

#[tokio::test]
async fn the_token_endpoint_refuses_in_the_words_of_the_standard() {
    use commons_identity::development::TokenRequest;
    use rand::{SeedableRng, rngs::StdRng};

    let provider = stage::provider(&"http://127.0.0.1:4200/dev".parse().unwrap(), &SEED);
    let ask = |header: Option<&str>, form: TokenRequest| {
        provider.token(header, &form, stage::START, &mut StdRng::seed_from_u64(3)).unwrap_err()
    };
    // "alliance commons" and the secret, each form-encoded, joined by a colon.
    let basic = {
        use base64::{Engine, engine::general_purpose::STANDARD};
        let part = |text: &str| url::form_urlencoded::byte_serialize(text.as_bytes()).collect::<String>();
        format!(
            "Basic {}",
            STANDARD.encode(format!("{}:{}", part("alliance commons"), part(stage::CLIENT_SECRET)))
        )
    };
    for header in [None, Some(""), Some("Basic"), Some("Basic !"), Some("Basic YTpi"), Some("Bearer YTpi")] {
        let fault = ask(header, TokenRequest::default());
        assert_eq!((fault.error(), fault.status()), ("invalid_client", 401), "{header:?}");
        assert!(fault.www_authenticate().is_some());
    }
    let form =
        |kind: Option<&str>| TokenRequest { grant_type: kind.map(str::to_owned), ..Default::default() };
    assert_eq!(ask(Some(&basic), form(None)).error(), "invalid_request");
    assert_eq!(ask(Some(&basic), form(Some("password"))).error(), "unsupported_grant_type");
    assert_eq!(ask(Some(&basic), form(Some("authorization_code"))).error(), "invalid_request");
    let guess = TokenRequest {
        code: Some("guess".into()),
        code_verifier: Some("v".repeat(43)),
        ..form(Some("authorization_code"))
    };
    let fault = ask(Some(&basic), guess);
    assert_eq!((fault.status(), fault.www_authenticate()), (400, None));
    assert_eq!(
        fault.json(),
        json!({ "error": "invalid_grant", "error_description": "the code is unknown, used or expired" })
    );
}

#[test]
fn it_cannot_be_made_off_loopback_or_without_people() {
    let near: url::Url = "http://localhost:8080/development".parse().unwrap();
    assert!(DevelopmentProvider::new(stage::settings(&near), &SEED).is_ok());
    for far in ["https://commons.example.gov/development", "http://0.0.0.0:8080/", "http://192.168.1.5/"] {
        let issuer = DevelopmentProvider::new(stage::settings(&far.parse().unwrap()), &SEED);
        assert_eq!(issuer.err().map(|error| error.code()), Some(Code::BadInput), "{far}");
        let mut settings = stage::settings(&near);
        settings.redirect = far.parse().unwrap();
        assert!(DevelopmentProvider::new(settings, &SEED).is_err(), "{far}");
    }
    let nobody = stage::settings(&near);
    let twins = |person: DemoPerson| vec![person.clone(), person];
    let ana = nobody.people[0].clone();
    for people in [Vec::new(), twins(ana)] {
        let mut settings = nobody.clone();
        settings.people = people;
        assert!(DevelopmentProvider::new(settings, &SEED).is_err());
    }
}

#[test]
fn signing_out_goes_to_the_registered_address_alone() {
    use commons_identity::development::{EndSessionRequest, Refusal};

    let provider = stage::provider(&"http://127.0.0.1:4200/dev".parse().unwrap(), &SEED);
    let asked = EndSessionRequest {
        client_id: Some("alliance commons".into()),
        post_logout_redirect_uri: Some("http://127.0.0.1:8080/auth/signed-out".into()),
        state: Some("a&b".into()),
    };
    let back = provider.end_session(&asked).unwrap();
    assert_eq!(back.as_str(), "http://127.0.0.1:8080/auth/signed-out?state=a%26b");
    for foreign in [
        EndSessionRequest { client_id: Some("other".into()), ..asked.clone() },
        EndSessionRequest { client_id: None, ..asked.clone() },
        EndSessionRequest { post_logout_redirect_uri: None, ..asked.clone() },
        EndSessionRequest { post_logout_redirect_uri: Some("https://evil.example/".into()), ..asked },
    ] {
        assert!(matches!(provider.end_session(&foreign), Err(Refusal::Shown(_))), "{foreign:?}");
    }
}
