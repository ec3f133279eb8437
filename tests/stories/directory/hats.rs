//! Hats: one person in several departments acts as one at a time, and chooses which.

use commons_tests::{Client, TestApp};
use serde_json::{Value, json};

use super::people::{WHITESIDE, accept, change, invite, office, own_seats, told};
use crate::scene::{ANA, DANA, JO, LUIS, MARCUS, PRIYA};

const HATS: &str = "{ viewer { actingAs { seat { id role } allianceRole } allianceRole \
                    hats { current allianceRole seat { id role department { ocdId } } } } }";

async fn hats(client: &Client<'_>) -> Value {
    client.ask(HATS, json!({})).await.ok()["viewer"].clone()
}

/// Luis with a second seat: a steward in Whiteside.
async fn two_seats<'a>(app: &'a TestApp) -> (Client<'a>, String, String) {
    let (luis, marcus) = (app.person(LUIS).await, app.person(MARCUS).await);
    let (_, token) = invite(&marcus, &office(&marcus, WHITESIDE).await, LUIS, "STEWARD").await;
    assert_eq!(accept(&luis, &token).await["__typename"], "InvitationAccepted");
    // The demo's seats are made by the machine's clock, which may go before the story's: Yuma's is the older one.
    change(
        app,
        "UPDATE seat SET created_at = created_at - interval '90 days' WHERE role = $1",
        ["publisher".into()],
    )
    .await;
    let seats = own_seats(&luis).await;
    let id = |seat: &Value| seat["id"].as_str().expect("an id").to_owned();
    (luis, id(&seats[0]), id(&seats[1]))
}

#[tokio::test]
async fn somebody_with_two_seats_acts_from_one_at_a_time() {
    let app = TestApp::new().await;
    let (luis, yuma, whiteside) = two_seats(&app).await;
    let seen = hats(&luis).await;
    assert_eq!(seen["actingAs"]["seat"]["id"], json!(yuma), "the oldest seat until they choose");
    assert_eq!(seen["hats"].as_array().expect("hats").len(), 2);
    let there = office(&luis, WHITESIDE).await;
    let input = json!({ "departmentId": there, "kind": "STORY", "title": "From the other office" });
    assert_eq!(luis.tell("createResource", input.clone(), "").await.code(), "FORBIDDEN", "that seat sleeps");

    let chosen = luis.tell("actAs", json!({ "seatId": whiteside }), "hat { seat { id } }").await.ok();
    assert_eq!(chosen["hat"]["seat"]["id"], json!(whiteside));
    assert_eq!(hats(&luis).await["actingAs"]["seat"], json!({ "id": whiteside, "role": "STEWARD" }));
    luis.tell("createResource", input, "").await.ok();
    let event = told(&app, "session.hat_changed").await;
    assert!(
        event["from"].as_str().expect("a hat").starts_with("seat:") && event["from"] != event["to"],
        "{event}"
    );
    let made = "SELECT count(*) FROM event JOIN seat ON event.hat = 'seat:' || seat.id \
                WHERE event.kind = 'resource.created' AND seat.role = 'steward'";
    assert_eq!(app.count(made).await, 1, "the record says as whom");
    let here =
        json!({ "departmentId": office(&luis, super::people::YUMA).await, "kind": "STORY", "title": "x" });
    assert_eq!(
        luis.tell("createResource", here, "").await.code(),
        "FORBIDDEN",
        "and the first seat sleeps now"
    );
    // Another session of the same person keeps its own hat.
    assert_eq!(hats(&app.person(LUIS).await).await["actingAs"]["seat"]["id"], json!(yuma));
}

#[tokio::test]
async fn nobody_puts_on_a_hat_that_is_not_theirs() {
    let app = TestApp::new().await;
    let (luis, yuma, _) = two_seats(&app).await;
    let (jo, dana, priya) = (app.person(JO).await, app.person(DANA).await, app.person(PRIYA).await);
    for other in [&jo, &dana, &priya] {
        let refused = other.tell("actAs", json!({ "seatId": yuma }), "").await;
        assert_eq!(refused.code(), "NOT_FOUND", "a colleague's seat, a stranger's seat");
    }
    assert_eq!(jo.tell("actAs", json!({ "staff": true }), "").await.code(), "FORBIDDEN");
    let nothing = luis.tell("actAs", json!({}), "").await;
    assert_eq!(
        (nothing.code(), &nothing.errors[0]["extensions"]["field"]),
        ("BAD_USER_INPUT", &json!("seatId"))
    );
    let both = luis.tell("actAs", json!({ "seatId": yuma, "staff": true }), "").await;
    assert_eq!(both.code(), "BAD_USER_INPUT");
    let foreign = luis.tell("actAs", json!({ "seatId": office(&luis, WHITESIDE).await }), "").await;
    assert_eq!(foreign.code(), "BAD_USER_INPUT", "a department is no seat");
    assert_eq!(app.visitor().tell("actAs", json!({ "staff": true }), "").await.code(), "UNAUTHENTICATED");
    let staff = priya.tell("actAs", json!({ "staff": true }), "hat { allianceRole }").await.ok();
    assert_eq!(staff["hat"]["allianceRole"], "CURATOR");
}

#[tokio::test]
async fn a_hat_that_is_taken_away_falls_off_at_the_next_request() {
    let app = TestApp::new().await;
    let (luis, yuma, whiteside) = two_seats(&app).await;
    luis.tell("actAs", json!({ "seatId": whiteside }), "").await.ok();
    let marcus = app.person(MARCUS).await;
    let gone =
        marcus.tell("removePerson", json!({ "seatId": whiteside, "reason": "Moved away." }), "").await.ok();
    assert_eq!(gone["__typename"], "PersonRemoved", "{gone}");
    let seen = hats(&luis).await;
    assert_eq!(seen["actingAs"]["seat"]["id"], json!(yuma), "back to the first seat");
    assert_eq!(luis.tell("actAs", json!({ "seatId": whiteside }), "").await.code(), "NOT_FOUND");
}

#[tokio::test]
async fn staff_with_a_seat_are_one_or_the_other() {
    let app = TestApp::new().await;
    let (ana, marcus) = (app.person(ANA).await, app.person(MARCUS).await);
    let (_, token) = invite(&marcus, &office(&marcus, WHITESIDE).await, ANA, "READER").await;
    assert_eq!(accept(&ana, &token).await["__typename"], "InvitationAccepted");
    let seen = hats(&ana).await;
    assert_eq!(
        seen["actingAs"]["seat"]["role"], "READER",
        "the office first: staff rights are put on knowingly"
    );
    assert_eq!(seen["allianceRole"], json!(null));
    assert_eq!(ana.ask("{ people(first: 1) { totalCount } }", json!({})).await.code(), "FORBIDDEN");
    ana.tell("actAs", json!({ "staff": true }), "").await.ok();
    assert_eq!(hats(&ana).await["allianceRole"], "ADMINISTRATOR");
    ana.ask("{ people(first: 1) { totalCount } }", json!({})).await.ok();
}
