//! What a resource says beside its text: kept while it is written, told where it is wrong, and read as it was published.

use commons_tests::{Client, TestApp};
use serde_json::{Value, json};

use crate::scene::{DANA, LUIS, PRIYA, create, decide, department_of, save, submit};

const DETAILS: &str = "verdicts { state usability reason citation checkedOn } sizes equipment electionKinds effort cost reviewBy
    pictures { attachmentId alternativeText } fillIns { name hint example } audience minutes objectives
    challenge challengeHtml approach outcome figures { label before after unit } contact";

async fn draft(client: &Client<'_>, resource: &str) -> Value {
    let query = format!(
        "query Q($id: ID!) {{ resource(id: $id) {{ draft {{ revision details {{ {DETAILS} }} }} }} }}"
    );
    client.ask(&query, json!({ "id": resource })).await.ok()["resource"]["draft"].clone()
}

/// A story that could be published, but for what `details` say.
async fn story(client: &Client<'_>, details: Value) -> (String, i64) {
    let resource = create(client, "STORY", "Shorter lines at the library").await;
    let changes = json!({ "summary": "What we did about long lines.", "reach": "PUBLIC", "changeNote": "First.", "details": details });
    let revision = save(client, &resource, changes).await;
    (resource, revision)
}

async fn problems(client: &Client<'_>, resource: &str, revision: i64) -> Vec<(String, String)> {
    let input = json!({ "resourceId": resource, "revision": revision });
    let answer = client
        .tell("submitForReview", input, "... on DraftIncomplete { problems { field message } }")
        .await
        .ok();
    assert_eq!(answer["__typename"], "DraftIncomplete", "{answer}");
    let text = |value: &Value| value.as_str().expect("a text").to_owned();
    let problems = answer["problems"].as_array().expect("problems").iter();
    problems.map(|problem| (text(&problem["field"]), text(&problem["message"]))).collect()
}

#[tokio::test]
async fn each_detail_is_saved_by_itself_and_what_is_left_out_stays() {
    let app = TestApp::new().await;
    let luis = app.person(LUIS).await;
    let (resource, _) =
        story(&luis, json!({ "cost": "Nothing", "reviewBy": "2027-01-31", "minutes": 45 })).await;
    let verdict = json!({ "state": "OH", "usability": "USABLE_WITH_CHANGES", "reason": "Another deadline.",
                          "citation": "ORC 3509.05", "checkedOn": "2026-01-15" });
    let all = json!({
        "verdicts": [verdict], "sizes": ["SMALL", "VERY_SMALL"], "equipment": [" e-pollbooks ", ""],
        "electionKinds": ["GENERAL"], "effort": "Two days, once", "audience": "Poll workers",
        "objectives": ["Open the polls on time"], "fillIns": [{ "name": "County name" }],
        "challenge": "People **waited**.", "contact": "deputy@office.example",
        "figures": [{ "label": "Longest wait", "before": "about 40", "after": "1,250.5", "unit": "minutes" }],
    });
    save(&luis, &resource, json!({ "details": all })).await;
    save(&luis, &resource, json!({ "details": { "minutes": null } })).await;
    let seen = draft(&luis, &resource).await["details"].clone();
    assert_eq!(seen["verdicts"], json!([verdict]));
    assert_eq!(seen["sizes"], json!(["VERY_SMALL", "SMALL"]), "in their order");
    assert_eq!(seen["equipment"], json!(["e-pollbooks"]), "lines that say nothing go");
    assert_eq!(seen["cost"], "Nothing", "what was left out stays");
    assert_eq!(seen["reviewBy"], "2027-01-31");
    assert_eq!(seen["minutes"], Value::Null, "null takes it away");
    assert_eq!(seen["fillIns"], json!([{ "name": "County name", "hint": "", "example": "" }]));
    assert_eq!(seen["challengeHtml"], "<p>People <strong>waited</strong>.</p>\n");
    assert_eq!(seen["figures"][0]["before"], "about 40", "what is no number is not lost while it is written");
}

#[tokio::test]
async fn a_story_with_a_number_that_is_none_is_told_and_goes_out_mended() {
    let app = TestApp::new().await;
    let luis = app.person(LUIS).await;
    let figure = |before: &str| json!([{ "label": "Longest wait", "before": before, "after": "12.5", "unit": "minutes" }]);
    let (resource, revision) =
        story(&luis, json!({ "challenge": "Lines.", "figures": figure("about 40") })).await;
    let told = problems(&luis, &resource, revision).await;
    let fields: Vec<&str> = told.iter().map(|(field, _)| field.as_str()).collect();
    assert_eq!(fields, ["details.approach", "details.outcome", "details.figures"], "{told:?}");
    assert!(told[2].1.contains("“about 40” of “Longest wait” is not a number"), "{told:?}");

    let mended = json!({ "approach": "More tables.", "outcome": "Half the wait, <script>alert(1)</script>", "figures": figure("1,250") });
    let revision = save(&luis, &resource, json!({ "details": mended })).await;
    let request = submit(&luis, &resource, revision).await;
    decide(&app.person(PRIYA).await, &request, "APPROVE").await;
    app.settle().await;

    let query = "query Q($id: ID!) { resource(id: $id) { currentVersion { details { outcomeHtml figures { before after } } } } }";
    let seen = app.visitor().ask(query, json!({ "id": resource })).await.ok();
    let details = &seen["resource"]["currentVersion"]["details"];
    assert_eq!(details["figures"], json!([{ "before": "1250", "after": "12.5" }]), "a version holds numbers");
    assert!(!details["outcomeHtml"].as_str().expect("html").contains("<script"), "{details}");
    let found = crate::scene::titles(&app.visitor(), "tables").await;
    assert_eq!(found, ["Shorter lines at the library"], "the parts of a story are searched");
}

#[tokio::test]
async fn a_picture_goes_out_with_words_for_who_does_not_see_it() {
    let app = TestApp::new().await;
    let luis = app.person(LUIS).await;
    let picture =
        luis.upload(&department_of(&luis).await, "tables.png", &hex::decode(PNG).expect("hex")).await;
    app.settle().await;
    let (resource, _) = story(&luis, json!({})).await;
    let revision = save(&luis, &resource, json!({ "attachmentIds": [picture] })).await;
    let told = problems(&luis, &resource, revision).await;
    assert!(
        told.iter().any(|(field, message)| field == "details.pictures" && message.contains("tables.png")),
        "{told:?}"
    );
    let words = json!({ "pictures": [{ "attachmentId": picture, "alternativeText": "Four tables where there was one." }] });
    let revision = save(&luis, &resource, json!({ "details": words })).await;
    submit(&luis, &resource, revision).await;
    app.settle().await;
}

#[tokio::test]
async fn verdicts_have_reasons_and_do_not_contradict_the_scope() {
    let app = TestApp::new().await;
    let luis = app.person(LUIS).await;
    let verdicts = json!([
        { "state": "OH", "usability": "USABLE" },
        { "state": "MI", "usability": "NOT_USABLE", "reason": "Form 10 is set by law.", "checkedOn": "2031-01-01" },
        { "state": "AZ", "usability": "NOT_CHECKED" },
    ]);
    let (resource, _) = story(&luis, json!({ "verdicts": verdicts })).await;
    let revision = save(&luis, &resource, json!({ "body": "It went well.", "states": ["MI"] })).await;
    let told = problems(&luis, &resource, revision).await;
    let messages: Vec<&str> = told.iter().map(|(_, message)| message.as_str()).collect();
    assert_eq!(told.iter().filter(|(field, _)| field == "details.verdicts").count(), 3, "{told:?}");
    for words in ["Say why for Ohio", "for Michigan is still to come", "Michigan is among the states"] {
        assert!(messages.iter().any(|message| message.contains(words)), "{words}: {messages:?}");
    }
}

#[tokio::test]
async fn limits_are_named_by_their_field_and_nothing_is_lost() {
    let app = TestApp::new().await;
    let luis = app.person(LUIS).await;
    let (resource, revision) = story(&luis, json!({ "cost": "Nothing" })).await;
    let twice =
        json!([{ "state": "OH", "usability": "USABLE" }, { "state": "OH", "usability": "NOT_USABLE" }]);
    let many: Vec<Value> = (0..31).map(|n| json!({ "label": format!("{n}"), "after": "1" })).collect();
    let cases = [
        (json!({ "verdicts": twice }), "details.verdicts"),
        (json!({ "figures": many }), "details.figures"),
        (json!({ "effort": "x".repeat(501) }), "details.effort"),
        (json!({ "outcome": "x".repeat(20_001) }), "details.outcome"),
        (json!({ "challenge": ">".repeat(30) }), "details.challenge"),
        (json!({ "minutes": 0 }), "details.minutes"),
        (json!({ "minutes": 100_000 }), "details.minutes"),
        (
            json!({ "pictures": [{ "attachmentId": "bm9uc2Vuc2U", "alternativeText": "x" }] }),
            "details.pictures",
        ),
        (
            json!({ "objectives": (0..21).map(|n| format!("Learn {n}")).collect::<Vec<_>>() }),
            "details.objectives",
        ),
    ];
    for (details, field) in cases {
        let input = json!({ "resourceId": resource, "revision": revision, "details": details });
        let refused = luis.tell("saveDraft", input, "").await;
        assert_eq!(refused.code(), "BAD_USER_INPUT", "{field}");
        assert_eq!(refused.errors[0]["extensions"]["field"], field);
    }
    assert_eq!(draft(&luis, &resource).await["details"]["cost"], "Nothing");
}

#[tokio::test]
async fn two_versions_are_compared_in_their_details() {
    let app = TestApp::new().await;
    let luis = app.person(LUIS).await;
    let told = json!({ "challenge": "Lines.", "approach": "More tables.", "outcome": "Half the wait." });
    let (resource, revision) = story(&luis, told).await;
    let request = submit(&luis, &resource, revision).await;
    decide(&app.person(PRIYA).await, &request, "APPROVE").await;
    let next = json!({ "outcome": "A third of the wait.", "cost": "Four tables",
                       "verdicts": [{ "state": "OH", "usability": "USABLE", "reason": "No rule speaks of tables." }] });
    let revision = save(&luis, &resource, json!({ "details": next, "changeNote": "Counted again." })).await;
    let request = submit(&luis, &resource, revision).await;
    decide(&app.person(PRIYA).await, &request, "APPROVE").await;
    app.settle().await;
    let query = "query Q($id: ID!) { resource(id: $id) { versions(first: 5) { edges { node { id } } } } }";
    let dana = app.person(DANA).await;
    let seen = dana.ask(query, json!({ "id": resource })).await.ok();
    let id = |place: usize| seen["resource"]["versions"]["edges"][place]["node"]["id"].clone();
    let query = "query Q($from: ID!, $to: ID!) { compareVersions(from: $from, to: $to) { fields { field passages { runs { change text } } } } }";
    let compared = dana.ask(query, json!({ "from": id(1), "to": id(0) })).await.ok();
    let fields = compared["compareVersions"]["fields"].as_array().expect("fields");
    let names: Vec<&str> = fields.iter().map(|field| field["field"].as_str().expect("a name")).collect();
    assert_eq!(names, ["outcome", "verdicts", "cost"]);
    let verdict = &fields[1]["passages"][0]["runs"][0];
    assert_eq!(*verdict, json!({ "change": "ADDED", "text": "Ohio: usable; No rule speaks of tables." }));
}

/// The smallest picture there is: one grey point (PNG, third edition).
const PNG: &str = "89504e470d0a1a0a0000000d49484452000000010000000108000000003a7e9b550000000a49444154789c6368000000\
    82008177cd72b60000000049454e44ae426082";
