//! `adoptTemplate`: who may say that their office uses something, once, and of what.

use commons_tests::{Client, TestApp};
use serde_json::{Value, json};

use super::{adopt, seen};
use crate::{
    directory::people::{WHITESIDE, YUMA, accept, change, invite, newcomer, office, own_seats},
    scene::{DANA, JO, LUIS, MARCUS, PRIYA, RUTH, create, published},
};

const REFUSAL: &str = "... on TemplateNotAdoptable { message } ... on TemplateAlreadyAdopted { message adoption { id status } }";

async fn mine(client: &Client<'_>, resource: &str) -> Value {
    let query = "query Q($id: ID!) { resource(id: $id) { adoptedBy plannedBy viewerActions myAdoption { id status report { intent note } } } }";
    client.ask(query, json!({ "id": resource })).await.ok()["resource"].clone()
}

async fn code(client: &Client<'_>, resource: &str) -> String {
    client.tell("adoptTemplate", json!({ "resourceId": resource }), "").await.code().to_owned()
}

#[tokio::test]
async fn an_office_uses_what_another_made_and_says_so_once() {
    let app = TestApp::new().await;
    let resource = published(&app, LUIS, "A seal log", "PUBLIC", "Write the numbers down.").await;
    let marcus = app.person(MARCUS).await;
    assert_eq!(
        mine(&marcus, &resource).await["viewerActions"],
        json!(["FLAG", "ADOPT", "ADD_TO_COLLECTION"])
    );
    let input = json!({ "resourceId": resource, "status": "PLANNED", "intent": "PROPOSE_MERGES", "note": " For May. \n" });
    let adopted =
        marcus.tell("adoptTemplate", input, "... on TemplateAdopted { adoption { id } }").await.ok();
    assert_eq!(adopted["__typename"], "TemplateAdopted");
    let shown = seen(&marcus, &adopted["adoption"]).await;
    assert_eq!(shown["status"], "PLANNED");
    assert_eq!(shown["canChange"], true);
    assert_eq!(shown["version"]["number"], 1, "the current one, since none was named");
    let report = &shown["report"];
    assert_eq!(report["note"], "For May.");
    assert_eq!((&report["intent"], &report["printed"]), (&json!("PROPOSE_MERGES"), &Value::Null));
    assert_eq!(report["saidBy"]["name"], "Marcus (demo records custodian)");
    let told = mine(&marcus, &resource).await;
    assert_eq!((&told["adoptedBy"], &told["myAdoption"]["status"]), (&json!(1), &json!("PLANNED")));
    assert_eq!(told["plannedBy"], 1, "who means to use it does not use it yet");

    let again = marcus.tell("adoptTemplate", json!({ "resourceId": resource }), REFUSAL).await.ok();
    assert_eq!(again["__typename"], "TemplateAlreadyAdopted");
    assert_eq!(
        again["adoption"],
        json!({ "id": adopted["adoption"]["id"], "status": "PLANNED" }),
        "untouched"
    );
    assert_eq!(again["message"], "Your office uses this already. Change what stands there instead.");

    let event = crate::directory::people::told(&app, "adoption.adopted").await;
    assert_eq!(
        (&event["status"], &event["number"], &event["title"]),
        (&json!("planned"), &json!(1), &json!("A seal log"))
    );
    assert!(
        event["resource"].is_string() && event.get("note").is_none(),
        "the record does not repeat the note: {event}"
    );
    let of = format!(
        "SELECT count(*) FROM event JOIN department ON department.id = department_id WHERE event.kind LIKE 'adoption.%' AND ocd_id = '{WHITESIDE}'"
    );
    assert_eq!(
        app.count(&of).await,
        1,
        "it stands in the record of the office that uses, and nothing was recorded twice"
    );
    app.settle().await;
}

#[tokio::test]
async fn two_colleagues_at_once_make_one_adoption() {
    let app = TestApp::new().await;
    let resource = published(&app, MARCUS, "A seal log", "PUBLIC", "Write the numbers down.").await;
    let (luis, jo) = (app.person(LUIS).await, app.person(JO).await);
    let input = || json!({ "resourceId": resource });
    let (one, two) =
        tokio::join!(luis.tell("adoptTemplate", input(), ""), jo.tell("adoptTemplate", input(), ""));
    let mut outcomes =
        [one.ok()["__typename"].clone(), two.ok()["__typename"].clone()].map(|name| name.to_string());
    outcomes.sort();
    assert_eq!(outcomes, ["\"TemplateAdopted\"", "\"TemplateAlreadyAdopted\""]);
    assert_eq!(app.count("SELECT count(*) FROM adoption").await, 1);
    app.settle().await;
}

#[tokio::test]
async fn visitors_strangers_readers_and_staff_are_told_what_is_missing() {
    let app = TestApp::new().await;
    let resource = published(&app, MARCUS, "A seal log", "PUBLIC", "Write the numbers down.").await;
    let ours = published(&app, MARCUS, "Our key cabinet", "DEPARTMENT", "The spare key hangs left.").await;
    assert_eq!(code(&app.visitor(), &resource).await, "UNAUTHENTICATED");
    assert_eq!(code(&app.visitor(), &ours).await, "UNAUTHENTICATED");
    for who in [newcomer(&app, "new@example.gov").await, app.person(PRIYA).await] {
        let refused = who.tell("adoptTemplate", json!({ "resourceId": resource }), "").await;
        assert_eq!(refused.code(), "FORBIDDEN");
        assert!(refused.message().contains("choose a seat to act from, or ask to join your office"));
        let actions = mine(&who, &resource).await["viewerActions"].clone();
        assert!(!actions.as_array().expect("actions").contains(&json!("ADOPT")), "{actions}");
    }
    let ruth = app.person(RUTH).await;
    let refused = ruth.tell("adoptTemplate", json!({ "resourceId": resource }), "").await;
    assert_eq!(refused.code(), "FORBIDDEN");
    assert!(refused.message().contains("your role does not allow this"), "{}", refused.message());
    let actions = mine(&ruth, &resource).await["viewerActions"].clone();
    assert!(
        !actions.as_array().expect("actions").contains(&json!("ADOPT")),
        "no button leads there: {actions}"
    );
    assert_eq!(code(&app.person(DANA).await, &ours).await, "NOT_FOUND", "what is hidden is not there");
    assert_eq!(app.count("SELECT count(*) FROM adoption").await, 0);
    app.settle().await;
}

#[tokio::test]
async fn drafts_and_ones_own_are_not_adopted() {
    let app = TestApp::new().await;
    let jo = app.person(JO).await;
    let draft = create(&jo, "TEMPLATE", "Not finished").await;
    let refused = jo.tell("adoptTemplate", json!({ "resourceId": draft }), REFUSAL).await.ok();
    assert_eq!(
        refused["message"],
        "Nothing of this is published just now, so no office can start to use it."
    );
    assert_eq!(code(&app.person(MARCUS).await, &draft).await, "NOT_FOUND");
    let own = published(&app, LUIS, "A seal log", "PUBLIC", "Write the numbers down.").await;
    let refused = jo.tell("adoptTemplate", json!({ "resourceId": own }), REFUSAL).await.ok();
    assert_eq!(refused["message"], "Your office made this. Only what other offices use is counted.");
    let seen = mine(&jo, &own).await;
    assert!(!seen["viewerActions"].as_array().expect("actions").contains(&json!("ADOPT")), "{seen}");
    assert_eq!((&seen["adoptedBy"], &seen["myAdoption"]), (&json!(0), &Value::Null));
}

#[tokio::test]
async fn bad_input_is_told_by_its_field() {
    let app = TestApp::new().await;
    let resource = published(&app, LUIS, "A seal log", "PUBLIC", "Write the numbers down.").await;
    let other = published(&app, LUIS, "A call tree", "PUBLIC", "Call in this order.").await;
    let marcus = app.person(MARCUS).await;
    let version = "query Q($id: ID!) { resource(id: $id) { currentVersion { id } } }";
    let foreign =
        marcus.ask(version, json!({ "id": other })).await.ok()["resource"]["currentVersion"]["id"].clone();
    for (field, more) in [
        ("versionId", json!({ "versionId": foreign })),
        ("versionId", json!({ "versionId": resource })),
        ("status", json!({ "status": "RETIRED" })),
        ("note", json!({ "note": "x".repeat(2_001) })),
        ("resourceId", json!({ "resourceId": foreign })),
    ] {
        let mut input = json!({ "resourceId": resource });
        input.as_object_mut().expect("an object").extend(more.as_object().expect("an object").clone());
        let refused = marcus.tell("adoptTemplate", input, "").await;
        assert_eq!(refused.code(), "BAD_USER_INPUT", "{field}");
        assert_eq!(refused.errors[0]["extensions"]["field"], field);
    }
    assert_eq!(app.count("SELECT count(*) FROM adoption").await, 0);
}

#[tokio::test]
async fn somebody_with_two_hats_speaks_for_the_office_of_the_one_they_wear() {
    let app = TestApp::new().await;
    let resource = published(&app, DANA, "A seal log", "PUBLIC", "Write the numbers down.").await;
    let (luis, marcus) = (app.person(LUIS).await, app.person(MARCUS).await);
    let (_, token) = invite(&marcus, &office(&marcus, WHITESIDE).await, LUIS, "CONTRIBUTOR").await;
    assert_eq!(accept(&luis, &token).await["__typename"], "InvitationAccepted");
    change(
        &app,
        "UPDATE seat SET created_at = created_at - interval '90 days' WHERE role = $1",
        ["publisher".into()],
    )
    .await;
    let seats = own_seats(&luis).await;
    let yumas = adopt(&luis, &resource).await;
    assert_eq!(yumas["department"]["ocdId"], YUMA);

    let whiteside = json!({ "seatId": seats[1]["id"] });
    luis.tell("actAs", whiteside, "").await.ok();
    assert_eq!(mine(&luis, &resource).await["myAdoption"], Value::Null, "this office does not use it yet");
    let shown = seen(&luis, &yumas).await;
    assert_eq!((&shown["canChange"], &shown["report"]), (&json!(false), &Value::Null), "that right sleeps");
    let input = json!({ "adoptionId": yumas["id"], "revision": 1, "status": "RETIRED" });
    assert_eq!(luis.tell("changeAdoption", input, "").await.code(), "FORBIDDEN");
    let second = adopt(&luis, &resource).await;
    assert_eq!(second["department"]["ocdId"], WHITESIDE);
    assert_eq!(mine(&luis, &resource).await["adoptedBy"], 2);

    // What was said under the first hat is there for the colleagues who wear it, whoever leaves.
    luis.tell("leaveSeat", json!({ "seatId": seats[0]["id"] }), "").await.ok();
    let shown = seen(&app.person(JO).await, &yumas).await;
    assert_eq!(
        (&shown["canChange"], &shown["report"]["saidBy"]["name"]),
        (&json!(true), &json!("Luis (demo deputy)"))
    );
    app.settle().await;
}
