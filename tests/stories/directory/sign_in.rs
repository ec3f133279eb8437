//! Sign-in: the true authorization-code flow, through the development provider, over real loopback HTTP.

use commons_tests::SignInApp;

#[tokio::test]
async fn a_demo_person_signs_in_and_out() {
    let app = SignInApp::new().await;
    let browser = app.browser();
    let page = browser.get("/auth/login?return_to=/publish").await;
    assert!(page.text.contains("Choose a demo person"), "{}", page.text);
    let back = browser.choose(&page, "luis@demo.example").await;
    assert_eq!(back.path, "/publish", "back where she wanted to go");
    let viewer = browser.ask("{ viewer { person { name } } }").await;
    assert!(
        viewer["data"]["viewer"]["person"]["name"].as_str().expect("a name").starts_with("Luis"),
        "{viewer}"
    );
    assert_eq!(browser.post("/auth/logout", false).await, 403, "a foreign page cannot sign her out");
    let (status, told) = browser.post_for("/auth/logout", true).await;
    let viewer = browser.ask("{ viewer { person { name } } }").await;
    assert!(status == 200 && viewer["data"]["viewer"]["person"].is_null(), "{viewer}");
    let there = told["location"].as_str().expect("a place to go");
    assert!(there.contains("/development-provider/end-session?"), "{there}");
    assert_eq!(browser.get(there).await.path, "/", "there and back again");
    assert_eq!(browser.cookie("commons_news").as_deref(), Some("signed_out"));
}

#[tokio::test]
async fn a_form_of_ours_signs_out_by_way_of_a_page() {
    let app = SignInApp::new().await;
    let browser = app.browser();
    let page = browser.get("/auth/login").await;
    browser.choose(&page, "luis@demo.example").await;
    // What a page without scripts sends: no header of the guard, but the origin, which another site cannot make up.
    let answer = browser.post_from_ours("/auth/logout").await;
    assert_eq!(answer.status(), 200);
    let refresh = answer.headers()["refresh"].to_str().expect("plain letters").to_owned();
    assert!(refresh.starts_with("0; url=http://127.0.0.1:"), "{refresh}");
    let page = answer.text().await.expect("a page");
    assert!(page.contains("You are signed out here") && page.contains("Go on"), "{page}");
    assert!(!page.contains("<script") && !page.contains("http-equiv"), "{page}");
    assert_eq!(app.app.count("SELECT count(*) FROM session").await, 0);
}

#[tokio::test]
async fn a_first_sign_in_is_told_and_a_second_is_not() {
    let app = SignInApp::new().await;
    for news in [Some("linked"), None] {
        let browser = app.browser();
        let page = browser.get("/auth/login").await;
        browser.choose(&page, "luis@demo.example").await;
        assert_eq!(browser.cookie("commons_news").as_deref(), news);
    }
    let linked = "SELECT count(*) FROM event WHERE kind = 'account.linked' AND data ->> 'provider' = 'demo'";
    assert_eq!(app.app.count(linked).await, 1);
}

#[tokio::test]
async fn a_callback_is_used_once_and_by_the_browser_that_began() {
    let app = SignInApp::new().await;
    let browser = app.browser();
    let page = browser.get("/auth/login?return_to=/publish").await;
    let callback = browser.approve(&page, "luis@demo.example").await;
    let thief = app.browser();
    assert_eq!(thief.get(&callback).await.status, 400, "a stolen callback is of no use in another browser");
    let page = browser.get("/auth/login?return_to=/publish").await;
    let callback = browser.approve(&page, "luis@demo.example").await;
    assert_eq!(browser.get(&callback).await.path, "/publish");
    let replayed = browser.get(&callback).await;
    assert_eq!(replayed.status, 400);
    assert!(
        replayed.text.contains("was used before") && replayed.text.contains("/auth/login"),
        "{}",
        replayed.text
    );
}

#[tokio::test]
async fn only_our_own_pages_are_returned_to() {
    let app = SignInApp::new().await;
    for evil in ["//evil.example", "https://evil.example", "/\\evil.example", "javascript:alert(1)"] {
        let browser = app.browser();
        let page = browser.get(&format!("/auth/login?return_to={evil}")).await;
        if page.status == 200 {
            let back = browser.choose(&page, "luis@demo.example").await;
            assert_eq!(back.path, "/", "{evil}");
        } else {
            assert_eq!(page.status, 400, "{evil}");
        }
    }
}
