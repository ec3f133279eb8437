//! The page of a department, read without scripts: what it shows to whom, and what search engines are told.

use commons_tests::TestApp;
use poem::http::StatusCode;
use serde_json::json;

use super::painted_pages::page;
use crate::scene::{LUIS, RUTH, create, department_of, published};

#[tokio::test]
async fn a_departments_page_is_read_without_scripts() {
    let app = TestApp::new().await;
    let (luis, visitor) = (app.person(LUIS).await, app.visitor());
    published(&app, LUIS, "Seal log for all", "PUBLIC", "Which seal.").await;
    published(&app, LUIS, "Our own list", "DEPARTMENT", "Which seal.").await;
    let profile = json!({ "departmentId": department_of(&luis).await, "revision": 0, "phone": "928-555-0100",
                          "website": "https://office.example/<b>", "languages": ["es"], "hours": "8 to 5" });
    luis.tell("saveOfficeProfile", profile, "").await.ok();
    let path = "/d/ocd-division/country:us/state:az/county:yuma";
    let (status, text) = page(&app, &visitor, path).await;
    assert_eq!(status, StatusCode::OK);
    for there in [
        "<h1>Yuma County, Arizona</h1>",
        "Seal log for all</a>",
        "928-555-0100",
        "<dd><span class=\"lines\">Spanish</span></dd>",
        "/search.atom?department=",
        "GovernmentOrganization",
        "<link rel=\"canonical\" href=\"http://127.0.0.1:8080/d/ocd-division/country:us/state:az/county:yuma\">",
    ] {
        assert!(text.contains(there), "{there} is not in {text}");
    }
    assert!(!text.contains("Our own list"), "what is the office's own is not told");
    assert!(!text.contains("office.example/<b>"), "what people type stays text");
    assert!(page(&app, &app.person(RUTH).await, path).await.1.contains("Our own list"));
    create(&luis, "TEMPLATE", "Half a thought").await;
    let (_, own) = page(&app, &luis, path).await;
    assert!(own.contains("shares 2 resources here"), "a draft is not shared: {own}");
    let (shared, apart) =
        own.split_once("Not published, seen by this office only").expect("drafts stand apart");
    assert!(apart.contains("Half a thought</a>") && apart.contains(">Draft</span>"), "{own}");
    assert!(!shared.contains("Half a thought</a>") && !apart.contains("Seal log for all</a>"), "{own}");
    assert_eq!(page(&app, &visitor, "/d/ocd-division/country:us/nowhere").await.0, StatusCode::NOT_FOUND);
    app.settle().await;
}
