//! The office profile: written by publishers, read by everybody, never overwritten unseen; its size moves the search.

use commons_tests::{Client, TestApp};
use serde_json::{Value, json};

use crate::scene::{ANA, DANA, JO, LUIS, RUTH, department_of, published};

const SELECTION: &str = "... on OfficeProfileSaved { profile { revision phone } department { registeredVoters size } } \
                         ... on OfficeProfileChanged { message profile { revision phone savedBy { name } } }";
const READ: &str = "{ department(ocdId: \"ocd-division/country:us/state:az/county:yuma\") { canEditProfile profile { \
                    revision address phone email website hours languages equipment savedAt savedBy { name } } } }";

async fn save(client: &Client<'_>, department: &str, revision: i64, changes: Value) -> commons_tests::Answer {
    let mut input = changes;
    input["departmentId"] = json!(department);
    input["revision"] = json!(revision);
    client.tell("saveOfficeProfile", input, SELECTION).await
}

#[tokio::test]
async fn a_publisher_writes_it_and_everybody_reads_it() {
    let app = TestApp::new().await;
    let luis = app.person(LUIS).await;
    let yuma = department_of(&luis).await;
    assert!(app.visitor().ask(READ, json!({})).await.ok()["department"]["profile"].is_null());
    let whole = json!({
        "address": "197 S Main St\n Yuma, AZ 85364 ", "phone": "928-555-0100", "email": "Elections@Yuma.example.GOV",
        "website": "https://yuma.example.gov/elections", "hours": "Mon-Fri 8-5", "languages": ["en", "ES", "es"],
        "equipment": ["Ballot  scanner DS200", ""], "registeredVoters": 95_000,
    });
    let saved = save(&luis, &yuma, 0, whole).await.ok();
    assert_eq!(saved["__typename"], "OfficeProfileSaved", "{saved}");
    assert_eq!(saved["department"], json!({ "registeredVoters": 95_000, "size": "MEDIUM" }));

    let seen = app.visitor().ask(READ, json!({})).await.ok()["department"].clone();
    let profile = &seen["profile"];
    assert_eq!(seen["canEditProfile"], false);
    assert_eq!(profile["address"], "197 S Main St\n Yuma, AZ 85364");
    assert_eq!(profile["email"], "elections@yuma.example.gov");
    assert_eq!(profile["languages"], json!(["en", "es"]));
    assert_eq!(profile["equipment"], json!(["Ballot scanner DS200"]));
    assert!(profile["savedBy"].is_null(), "names are for members");
    assert_eq!(
        luis.ask(READ, json!({})).await.ok()["department"]["profile"]["savedBy"]["name"],
        "Luis (demo deputy)"
    );

    // What is left out stays, what is empty goes.
    let next = json!({ "phone": "1-800-VOTE-AZ", "hours": "" });
    assert_eq!(save(&luis, &yuma, 1, next).await.ok()["profile"]["revision"], 2);
    let profile = app.visitor().ask(READ, json!({})).await.ok()["department"]["profile"].clone();
    assert_eq!((&profile["hours"], &profile["email"]), (&json!(""), &json!("elections@yuma.example.gov")));
    let recorded = "SELECT count(*) FROM event JOIN seat ON event.hat = 'seat:' || seat.id WHERE kind = 'department.profile_saved' \
                    AND subject = 'department' AND event.department_id = subject_id AND actor = 'person:' || seat.person_id \
                    AND data->>'from_revision' = '1' AND data->'changed' = '[\"phone\", \"hours\"]'::jsonb";
    assert_eq!(app.count(recorded).await, 1, "the record says who changed what, from which revision");
}

#[tokio::test]
async fn who_may_not_write_it() {
    let app = TestApp::new().await;
    let yuma = department_of(&app.person(LUIS).await).await;
    let change = || json!({ "phone": "928-555-0100" });
    assert_eq!(save(&app.visitor(), &yuma, 0, change()).await.code(), "UNAUTHENTICATED");
    for email in [JO, RUTH, DANA] {
        assert_eq!(save(&app.person(email).await, &yuma, 0, change()).await.code(), "FORBIDDEN", "{email}");
    }
    assert_eq!(app.count("SELECT count(*) FROM office_profile").await, 0);
    assert_eq!(app.count("SELECT count(*) FROM event WHERE kind = 'department.profile_saved'").await, 0);
    let by_staff = save(&app.person(ANA).await, &yuma, 0, change()).await.ok();
    assert_eq!(by_staff["__typename"], "OfficeProfileSaved", "an administrator may help out");
}

#[tokio::test]
async fn the_second_of_two_is_told_and_overwrites_nothing() {
    let app = TestApp::new().await;
    let luis = app.person(LUIS).await;
    let yuma = department_of(&luis).await;
    let saves = (0..6).map(|n| save(&luis, &yuma, 0, json!({ "phone": format!("928-555-010{n}") })));
    let outcomes: Vec<Value> =
        futures_util::future::join_all(saves).await.into_iter().map(commons_tests::Answer::ok).collect();
    let won: Vec<&Value> =
        outcomes.iter().filter(|saved| saved["__typename"] == "OfficeProfileSaved").collect();
    assert_eq!(won.len(), 1, "{outcomes:?}");
    for lost in outcomes.iter().filter(|saved| saved["__typename"] == "OfficeProfileChanged") {
        assert_eq!(lost["profile"]["phone"], won[0]["profile"]["phone"], "they see what stands there");
    }
    let stale = save(&luis, &yuma, 0, json!({ "phone": "928-555-0199" })).await.ok();
    assert_eq!(stale["__typename"], "OfficeProfileChanged");
    assert_eq!(stale["profile"]["revision"], 1);
    let dana = app.person(DANA).await;
    let ahead = save(&dana, &department_of(&dana).await, 3, json!({})).await;
    assert_eq!(
        (ahead.code(), ahead.errors[0]["extensions"]["field"].as_str()),
        ("BAD_USER_INPUT", Some("revision"))
    );
}

#[tokio::test]
async fn what_is_wrong_is_named() {
    let app = TestApp::new().await;
    let luis = app.person(LUIS).await;
    let yuma = department_of(&luis).await;
    let cases = [
        (json!({ "address": "x".repeat(501) }), "address"),
        (json!({ "address": "one\u{7}" }), "address"),
        (json!({ "phone": "call us" }), "phone"),
        (json!({ "email": "clerk" }), "email"),
        (json!({ "email": "\u{441}lerk@yuma.gov" }), "email"),
        (json!({ "website": "javascript:alert(1)" }), "website"),
        (json!({ "website": "yuma.gov" }), "website"),
        (json!({ "hours": "x".repeat(1_001) }), "hours"),
        (json!({ "languages": ["tlh"] }), "languages"),
        (json!({ "languages": vec!["en"; 101] }), "languages"),
        (json!({ "equipment": vec!["a scanner"; 31] }), "equipment"),
        (json!({ "equipment": ["x".repeat(201)] }), "equipment"),
        (json!({ "registeredVoters": -1 }), "registeredVoters"),
        (json!({ "registeredVoters": 20_000_001 }), "registeredVoters"),
    ];
    for (changes, field) in cases {
        let answer = save(&luis, &yuma, 0, changes).await;
        assert_eq!(
            (answer.code(), answer.errors[0]["extensions"]["field"].as_str()),
            ("BAD_USER_INPUT", Some(field))
        );
    }
    assert_eq!(app.count("SELECT count(*) FROM office_profile").await, 0, "nothing was saved");
    let languages = app.visitor().ask("{ officeLanguages { code name } }", json!({})).await.ok();
    assert!(
        languages["officeLanguages"]
            .as_array()
            .expect("a list")
            .contains(&json!({ "code": "nv", "name": "Navajo" }))
    );
}

#[tokio::test]
async fn another_size_moves_the_departments_resources_in_the_search() {
    let app = TestApp::new().await;
    let luis = app.person(LUIS).await;
    let yuma = department_of(&luis).await;
    published(&app, LUIS, "Zyxite log", "PUBLIC", "Zyxite.").await;
    let found = async |size: &str| {
        let query = "query Q($s: DepartmentSize!) { search(query: \"zyxite\", filter: { sizes: [$s] }, first: 5) { totalCount } }";
        app.visitor().ask(query, json!({ "s": size })).await.ok()["search"]["totalCount"].clone()
    };
    save(&luis, &yuma, 0, json!({ "registeredVoters": 4_000 })).await.ok();
    app.settle().await;
    assert_eq!((found("VERY_SMALL").await, found("VERY_LARGE").await), (json!(1), json!(0)));
    save(&luis, &yuma, 1, json!({ "registeredVoters": 900_000 })).await.ok();
    app.settle().await;
    assert_eq!((found("VERY_SMALL").await, found("VERY_LARGE").await), (json!(0), json!(1)));
    // An import that brings another count does the same.
    let csv = "ocd_id,state,name,kind,registered_voters_2022\nocd-division/country:us/state:az/county:yuma,AZ,Yuma County,county,20000\n";
    let system = commons_access::Viewer::system("tests");
    let tx = app.store.begin(&system).await.expect("a transaction");
    let imported =
        commons_directory::import_departments(&tx, csv.as_bytes(), commons_kernel::Clock::now(&*app.clock))
            .await;
    assert_eq!(imported.expect("it runs").updated, 1);
    tx.commit().await.expect("it commits");
    app.settle().await;
    assert_eq!((found("SMALL").await, found("VERY_LARGE").await), (json!(1), json!(0)));
}
