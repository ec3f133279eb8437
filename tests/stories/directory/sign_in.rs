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
    assert!(browser.post("/auth/logout", true).await < 400);
    let viewer = browser.ask("{ viewer { person { name } } }").await;
    assert!(viewer["data"]["viewer"]["person"].is_null(), "{viewer}");
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
