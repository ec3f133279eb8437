//! Joining: asking, deciding, withdrawing; at once by a registered domain, or by staff after a recorded check.

use commons_tests::TestApp;
use serde_json::{Value, json};

use super::people::{
    ANA, PLYMOUTH, WHITESIDE, YUMA, ask, change, invite, joined, newcomer, office, own_seats, recorded,
    seats_in, told, vacant_seat,
};
use crate::scene::{DANA, LUIS, MARCUS, PRIYA, RUTH};

const ASKED: &str = "... on JoinRequestMade { joinRequest { id } } ... on SeatGiven { seat { id role } } \
    ... on AlreadyMember { seat { id } message } ... on AlreadyAsked { joinRequest { id } message }";
const DECIDED: &str = "... on JoinRequestDecided { joinRequest { state reason seat { id role post } } } ... on JoinRequestClosed { joinRequest { state } message }";

fn wish(department: &str) -> Value {
    json!({ "departmentId": department, "post": "STAFF" })
}

#[tokio::test]
async fn a_steward_approves_and_the_asker_has_a_seat_at_the_next_request() {
    let app = TestApp::new().await;
    let (nell, marcus) = (newcomer(&app, "nell@example.gov").await, app.person(MARCUS).await);
    let whiteside = office(&nell, WHITESIDE).await;
    let request = ask(&nell, &whiteside).await;
    let seen = nell
        .ask(
            "{ viewer { seats { id } joinRequests { id state department { name } canDecide check } } }",
            json!({}),
        )
        .await
        .ok();
    assert_eq!(seen["viewer"]["joinRequests"][0]["state"], "WAITING");
    assert_eq!(seen["viewer"]["joinRequests"][0]["canDecide"], false);

    let query = "query Q($id: String!) { department(ocdId: $id) { canManagePeople stewardCount joinRequests(first: 5) { \
                 totalCount edges { node { id message email person { name } canDecide needsCheck } } } } }";
    let seen = marcus.ask(query, json!({ "id": WHITESIDE })).await.ok()["department"].clone();
    assert_eq!((&seen["canManagePeople"], &seen["stewardCount"]), (&json!(true), &json!(1)));
    let wishes = &seen["joinRequests"];
    assert_eq!(wishes["totalCount"], 1);
    assert_eq!(
        wishes["edges"][0]["node"],
        json!({ "id": request, "message": "I count ballots.", "email": "nell@example.gov",
                "person": { "name": "nell" }, "canDecide": true, "needsCheck": false })
    );

    let input =
        json!({ "joinRequestId": request, "decision": "APPROVE", "role": "CONTRIBUTOR", "post": "RECORDS" });
    let decided = marcus.tell("decideJoinRequest", input.clone(), DECIDED).await.ok();
    assert_eq!(decided["joinRequest"]["seat"]["role"], "CONTRIBUTOR", "{decided}");
    let seats = own_seats(&nell).await;
    assert_eq!((&seats[0]["role"], &seats[0]["post"]), (&json!("CONTRIBUTOR"), &json!("RECORDS")));
    let made = json!({ "departmentId": whiteside, "kind": "TEMPLATE", "title": "A seal log" });
    nell.tell("createResource", made, "").await.ok();

    let again = marcus.tell("decideJoinRequest", input, DECIDED).await.ok();
    assert_eq!(again["__typename"], "JoinRequestClosed", "used twice: {again}");
    assert_eq!(seats_in(&marcus, WHITESIDE).await.len(), 2, "and no second seat");
    let told = told(&app, "seat.given").await;
    assert_eq!((&told["by"], &told["to_role"]), (&json!("joining"), &json!("contributor")));
    assert_eq!((recorded(&app, "join.asked").await, recorded(&app, "join.decided").await), (1, 1));
}

#[tokio::test]
async fn an_address_of_the_registered_domain_joins_at_once_and_a_look_alike_waits() {
    let app = TestApp::new().await;
    let sql = "INSERT INTO department_domain (department_id, domain, \"check\", checked_at) \
               SELECT id, 'whiteside.example.gov', 'Called the county clerk.', now() FROM department WHERE ocd_id = $1";
    change(&app, sql, [WHITESIDE.into()]).await;
    let nell = newcomer(&app, "nell@whiteside.example.gov").await;
    let whiteside = office(&nell, WHITESIDE).await;
    let given = nell.tell("askToJoin", wish(&whiteside), ASKED).await.ok();
    assert_eq!((&given["__typename"], &given["seat"]["role"]), (&json!("SeatGiven"), &json!("READER")));
    assert_eq!(own_seats(&nell).await.len(), 1);
    assert_eq!(told(&app, "seat.given").await["by"], "registered domain whiteside.example.gov");
    let again = nell.tell("askToJoin", wish(&whiteside), ASKED).await.ok();
    assert_eq!(again["__typename"], "AlreadyMember");

    // Of the same domain, but it is registered for another department.
    let elsewhere = nell.tell("askToJoin", wish(&office(&nell, PLYMOUTH).await), ASKED).await.ok();
    assert_eq!(elsewhere["__typename"], "JoinRequestMade");
    for look_alike in [
        "nell@evil.whiteside.example.gov",
        "nell@evilwhiteside.example.gov",
        "nell@whiteside.example.gov.evil.example",
        // Its first letter behind the @ is not Latin; such an address cannot sign in, and opens nothing if it did.
        "nell@\u{461}hiteside.example.gov",
    ] {
        let stranger = newcomer(&app, look_alike).await;
        let waits = stranger.tell("askToJoin", wish(&whiteside), ASKED).await.ok();
        assert_eq!(waits["__typename"], "JoinRequestMade", "{look_alike}");
    }
}

#[tokio::test]
async fn a_wish_that_waited_comes_true_when_the_domain_is_registered() {
    let app = TestApp::new().await;
    let nell = newcomer(&app, "nell@whiteside.example.gov").await;
    let whiteside = office(&nell, WHITESIDE).await;
    let request = ask(&nell, &whiteside).await;
    let sql = "INSERT INTO department_domain (department_id, domain, \"check\", checked_at) \
               SELECT id, 'whiteside.example.gov', 'Called the county clerk.', now() FROM department WHERE ocd_id = $1";
    change(&app, sql, [WHITESIDE.into()]).await;
    assert_eq!(nell.tell("askToJoin", wish(&whiteside), ASKED).await.ok()["__typename"], "SeatGiven");
    let seen = nell
        .ask(
            "query Q($id: ID!) { node(id: $id) { ... on JoinRequest { state seat { role } } } }",
            json!({ "id": request }),
        )
        .await
        .ok();
    assert_eq!(seen["node"], json!({ "state": "APPROVED", "seat": { "role": "READER" } }));
}

#[tokio::test]
async fn one_wish_a_department_and_five_in_all_and_a_withdrawn_one_is_free_again() {
    let app = TestApp::new().await;
    let nell = newcomer(&app, "nell@example.gov").await;
    let found =
        nell.ask("{ departments(state: OH, first: 6) { edges { node { id } } } }", json!({})).await.ok();
    let ids: Vec<String> = found["departments"]["edges"]
        .as_array()
        .expect("edges")
        .iter()
        .map(|edge| edge["node"]["id"].as_str().expect("an id").to_owned())
        .collect();
    let first = ask(&nell, &ids[0]).await;
    let again = nell.tell("askToJoin", wish(&ids[0]), ASKED).await.ok();
    assert_eq!((&again["__typename"], &again["joinRequest"]["id"]), (&json!("AlreadyAsked"), &json!(first)));
    for id in &ids[1..5] {
        ask(&nell, id).await;
    }
    let sixth = nell.tell("askToJoin", wish(&ids[5]), ASKED).await;
    assert_eq!(sixth.code(), "BAD_USER_INPUT", "{}", sixth.message());

    let input = json!({ "joinRequestId": first });
    let other = newcomer(&app, "other@example.gov").await;
    assert_eq!(other.tell("withdrawJoinRequest", input.clone(), "").await.code(), "NOT_FOUND");
    assert_eq!(app.visitor().tell("withdrawJoinRequest", input.clone(), "").await.code(), "UNAUTHENTICATED");
    let ana = app.person(ANA).await;
    assert_eq!(
        ana.tell("withdrawJoinRequest", input.clone(), "").await.code(),
        "FORBIDDEN",
        "staff see it and decide it"
    );
    assert_eq!(
        nell.tell("withdrawJoinRequest", input.clone(), "").await.ok()["__typename"],
        "JoinRequestWithdrawn"
    );
    assert_eq!(nell.tell("withdrawJoinRequest", input, "").await.ok()["__typename"], "JoinRequestClosed");
    let decision = json!({ "joinRequestId": first, "decision": "DECLINE", "reason": "Nobody here knows you.", "check": "Called the front desk." });
    assert_eq!(ana.tell("decideJoinRequest", decision, "").await.ok()["__typename"], "JoinRequestClosed");
    ask(&nell, &ids[5]).await;
}

#[tokio::test]
async fn two_wishes_at_one_moment_are_one() {
    let app = TestApp::new().await;
    let nell = newcomer(&app, "nell@example.gov").await;
    let whiteside = office(&nell, WHITESIDE).await;
    let (one, other) = tokio::join!(
        nell.tell("askToJoin", wish(&whiteside), ASKED),
        nell.tell("askToJoin", wish(&whiteside), ASKED)
    );
    let mut kinds =
        [one.ok()["__typename"].clone(), other.ok()["__typename"].clone()].map(|kind| kind.to_string());
    kinds.sort();
    assert_eq!(kinds, ["\"AlreadyAsked\"", "\"JoinRequestMade\""]);
}

#[tokio::test]
async fn staff_say_how_they_checked_and_nobody_decides_their_own() {
    let app = TestApp::new().await;
    let (nell, ana) = (newcomer(&app, "nell@example.gov").await, app.person(ANA).await);
    let yuma = office(&nell, YUMA).await;
    let request = ask(&nell, &yuma).await;
    let decide = |check: Option<&str>| json!({ "joinRequestId": request, "decision": "APPROVE", "role": "STEWARD", "check": check });
    for too_little in [None, Some(""), Some("Phoned."), Some(". . . . . . . . . .")] {
        let refused = ana.tell("decideJoinRequest", decide(too_little), "").await;
        assert_eq!(refused.code(), "BAD_USER_INPUT", "{too_little:?}");
        assert_eq!(refused.errors[0]["extensions"]["field"], "check");
    }
    assert_eq!(
        nell.tell("decideJoinRequest", decide(Some("I know myself well.")), "").await.code(),
        "FORBIDDEN"
    );
    let decided = ana
        .tell("decideJoinRequest", decide(Some("Called the office and asked for Nell.")), DECIDED)
        .await
        .ok();
    assert_eq!(decided["joinRequest"]["seat"]["role"], "STEWARD", "{decided}");
    assert_eq!(told(&app, "join.decided").await["check"], "Called the office and asked for Nell.");
    let seen =
        nell.ask("{ viewer { joinRequests { state check decidedBy { name } } } }", json!({})).await.ok();
    assert_eq!(seen["viewer"]["joinRequests"][0]["check"], Value::Null, "the asker is not told how");

    // An administrator's own wish is another's to decide.
    let own = ask(&ana, &office(&ana, WHITESIDE).await).await;
    let input = json!({ "joinRequestId": own, "decision": "APPROVE", "check": "I know myself well." });
    assert_eq!(ana.tell("decideJoinRequest", input.clone(), "").await.code(), "FORBIDDEN");
    assert_eq!(
        app.person(MARCUS).await.tell("decideJoinRequest", input, "").await.ok()["__typename"],
        "JoinRequestDecided"
    );
}

#[tokio::test]
async fn a_decline_has_a_reason_that_the_asker_sees() {
    let app = TestApp::new().await;
    let (nell, marcus) = (newcomer(&app, "nell@example.gov").await, app.person(MARCUS).await);
    let request = ask(&nell, &office(&nell, WHITESIDE).await).await;
    let input = json!({ "joinRequestId": request, "decision": "DECLINE" });
    let refused = marcus.tell("decideJoinRequest", input, "").await;
    assert_eq!(refused.errors[0]["extensions"]["field"], "reason");
    let input =
        json!({ "joinRequestId": request, "decision": "DECLINE", "reason": "You work in another county." });
    let declined = marcus.tell("decideJoinRequest", input, DECIDED).await.ok();
    assert_eq!(declined["joinRequest"]["state"], "DECLINED");
    let seen =
        nell.ask("{ viewer { seats { id } joinRequests { reason seat { id } } } }", json!({})).await.ok();
    assert_eq!(
        seen["viewer"],
        json!({ "seats": [], "joinRequests": [{ "reason": "You work in another county.", "seat": null }] })
    );
    ask(&nell, &office(&nell, WHITESIDE).await).await;
}

#[tokio::test]
async fn whoever_may_not_decide_is_told_nothing() {
    let app = TestApp::new().await;
    let nell = newcomer(&app, "nell@example.gov").await;
    let yuma = office(&nell, YUMA).await;
    let request = ask(&nell, &yuma).await;
    let input = json!({ "joinRequestId": request, "decision": "APPROVE", "check": "Called the office." });
    let missing = json!({ "joinRequestId": "am9pbl9yZXF1ZXN0OjAxOTBhYmNkLTAwMDAtNzAwMC04MDAwLTAwMDAwMDAwMDAwMQ", "decision": "APPROVE" });
    let other = newcomer(&app, "other@example.gov").await;
    // A steward of another office, members of this one who are no stewards, a curator, and somebody without a seat.
    for email in [DANA, LUIS, RUTH, PRIYA] {
        let client = app.person(email).await;
        let refused = client.tell("decideJoinRequest", input.clone(), "").await;
        let absent = client.tell("decideJoinRequest", missing.clone(), "").await;
        assert_eq!((refused.code(), refused.message()), (absent.code(), absent.message()), "{email}");
        assert_eq!(refused.code(), "NOT_FOUND", "{email}");
        let seen = client.ask("query Q($id: ID!, $o: String!) { node(id: $id) { id } department(ocdId: $o) { joinRequests(first: 5) { totalCount } invitations(first: 5) { totalCount } } joinRequests(first: 5) { totalCount } }", json!({ "id": request, "o": YUMA })).await.ok();
        assert_eq!(
            seen,
            json!({ "node": null, "department": { "joinRequests": null, "invitations": null }, "joinRequests": { "totalCount": 0 } }),
            "{email}"
        );
    }
    assert_eq!(other.tell("decideJoinRequest", input.clone(), "").await.code(), "NOT_FOUND");
    assert_eq!(app.visitor().tell("decideJoinRequest", input, "").await.code(), "UNAUTHENTICATED");
    assert_eq!(app.visitor().tell("askToJoin", wish(&yuma), "").await.code(), "UNAUTHENTICATED");
    let seat = json!({ "departmentId": request, "post": "STAFF" });
    assert_eq!(nell.tell("askToJoin", seat, "").await.code(), "BAD_USER_INPUT", "an id of another kind");
    assert!(own_seats(&nell).await.is_empty());
}

#[tokio::test]
async fn a_vacant_seat_is_filled_and_another_departments_is_not_found() {
    let app = TestApp::new().await;
    let (marcus, dana) = (app.person(MARCUS).await, app.person(DANA).await);
    let whiteside = office(&marcus, WHITESIDE).await;
    let (_, token) = invite(&marcus, &whiteside, "invited@example.gov", "PUBLISHER").await;
    let (_, _) = invite(&dana, &office(&dana, PLYMOUTH).await, "elsewhere@example.gov", "STEWARD").await;
    let ours = vacant_seat(&marcus, WHITESIDE).await["id"].clone();
    let theirs = vacant_seat(&dana, PLYMOUTH).await["id"].clone();
    let held = own_seats(&marcus).await[0]["id"].clone();
    let nell = newcomer(&app, "nell@example.gov").await;
    let request = ask(&nell, &whiteside).await;
    let decide = |seat: &Value| json!({ "joinRequestId": request, "decision": "APPROVE", "seatId": seat, "check": "Called the office." });
    assert_eq!(marcus.tell("decideJoinRequest", decide(&theirs), "").await.code(), "NOT_FOUND");
    assert_eq!(
        app.person(ANA).await.tell("decideJoinRequest", decide(&theirs), "").await.code(),
        "NOT_FOUND"
    );
    let refused = marcus.tell("decideJoinRequest", decide(&held), "").await;
    assert_eq!(
        (refused.code(), &refused.errors[0]["extensions"]["field"]),
        ("BAD_USER_INPUT", &json!("seatId"))
    );
    let decided = marcus.tell("decideJoinRequest", decide(&ours), DECIDED).await.ok();
    assert_eq!(decided["joinRequest"]["seat"], json!({ "id": ours, "role": "PUBLISHER", "post": "STAFF" }));
    // Who was invited to that seat comes too late.
    let invited = newcomer(&app, "invited@example.gov").await;
    assert_eq!(super::people::accept(&invited, &token).await["__typename"], "InvitationSpent");
}

#[tokio::test]
async fn two_departments_of_one_name_are_two() {
    let app = TestApp::new().await;
    let nell = newcomer(&app, "nell@example.gov").await;
    let [alabama, georgia] =
        ["al", "ga"].map(|state| format!("ocd-division/country:us/state:{state}/county:baldwin"));
    let ana = app.person(ANA).await;
    let request = ask(&nell, &office(&nell, &alabama).await).await;
    let input = json!({ "joinRequestId": request, "decision": "APPROVE", "role": "STEWARD", "check": "Called the office." });
    ana.tell("decideJoinRequest", input, "").await.ok();
    let query = "query Q($a: String!, $g: String!) { a: department(ocdId: $a) { name canManagePeople viewerSeat { role } } \
                 g: department(ocdId: $g) { name canManagePeople viewerSeat { role } seats(first: 1) { totalCount } } }";
    let seen = nell.ask(query, json!({ "a": alabama, "g": georgia })).await.ok();
    assert_eq!(seen["a"]["name"], seen["g"]["name"]);
    assert_eq!(
        (&seen["a"]["canManagePeople"], &seen["a"]["viewerSeat"]["role"]),
        (&json!(true), &json!("STEWARD"))
    );
    assert_eq!(
        (&seen["g"]["canManagePeople"], &seen["g"]["viewerSeat"], &seen["g"]["seats"]),
        (&json!(false), &Value::Null, &Value::Null)
    );
    let input = json!({ "departmentId": office(&nell, &georgia).await, "email": "friend@example.gov", "post": "STAFF", "role": "READER" });
    assert_eq!(nell.tell("invitePerson", input, "").await.code(), "FORBIDDEN");
}

#[tokio::test]
async fn staff_find_first_those_whom_no_steward_can_answer() {
    let app = TestApp::new().await;
    let (marcus, ana) = (app.person(MARCUS).await, app.person(ANA).await);
    let mut waiting = Vec::new();
    for (email, ocd_id) in [
        ("a@example.gov", WHITESIDE),
        ("b@example.gov", YUMA),
        ("c@example.gov", PLYMOUTH),
        ("d@example.gov", YUMA),
    ] {
        let client = newcomer(&app, email).await;
        waiting.push(ask(&client, &office(&client, ocd_id).await).await);
    }
    let expected = [1, 3, 0, 2].map(|n: usize| json!(waiting[n]));
    let query = "query Q($n: Int, $after: String) { joinRequests(first: $n, after: $after) { totalCount pageInfo { hasNextPage endCursor } edges { node { id } } } }";
    for step in [1, 2, 3, 100] {
        let (mut found, mut after) = (Vec::new(), Value::Null);
        loop {
            let page =
                ana.ask(query, json!({ "n": step, "after": after })).await.ok()["joinRequests"].clone();
            assert_eq!(page["totalCount"], 4);
            found.extend(
                page["edges"].as_array().expect("edges").iter().map(|edge| edge["node"]["id"].clone()),
            );
            after = page["pageInfo"]["endCursor"].clone();
            if page["pageInfo"]["hasNextPage"] == false {
                break;
            }
        }
        assert_eq!(found, expected, "in pages of {step}");
    }
    for forged in ["x", "1", "2x", "1AAAA"] {
        assert_eq!(
            ana.ask(query, json!({ "n": 5, "after": forged })).await.code(),
            "BAD_USER_INPUT",
            "{forged}"
        );
    }
    let own = marcus.ask(query, json!({ "n": 5 })).await.ok();
    assert_eq!(
        own["joinRequests"]["edges"],
        json!([{ "node": { "id": waiting[0] } }]),
        "a steward's are their department's"
    );
    let lost = ana
        .ask("{ departmentsWithoutSteward(first: 5) { totalCount edges { node { ocdId } } } }", json!({}))
        .await
        .ok();
    assert!(lost["departmentsWithoutSteward"].to_string().contains(YUMA), "{lost}");
    assert!(!lost["departmentsWithoutSteward"].to_string().contains(WHITESIDE), "{lost}");
    let none = marcus.ask("{ departmentsWithoutSteward(first: 5) { totalCount } }", json!({})).await.ok();
    assert_eq!(none["departmentsWithoutSteward"]["totalCount"], 0);
}

#[tokio::test]
async fn one_person_sits_in_two_departments_and_acts_from_one_at_a_time() {
    let app = TestApp::new().await;
    let (marcus, dana) = (app.person(MARCUS).await, app.person(DANA).await);
    let nell = joined(&app, "nell@example.gov", &marcus, "CONTRIBUTOR").await;
    let request = ask(&nell, &office(&nell, PLYMOUTH).await).await;
    dana.tell(
        "decideJoinRequest",
        json!({ "joinRequestId": request, "decision": "APPROVE", "role": "CONTRIBUTOR" }),
        "",
    )
    .await
    .ok();
    let seats = own_seats(&nell).await;
    assert_eq!(seats.len(), 2, "both are listed, whichever she acts from");
    let plymouth =
        json!({ "departmentId": office(&nell, PLYMOUTH).await, "kind": "STORY", "title": "How we did it" });
    assert_eq!(
        nell.tell("createResource", plymouth.clone(), "").await.code(),
        "FORBIDDEN",
        "she acts from her first seat"
    );
    let chosen =
        seats.iter().find(|seat| seat["department"]["ocdId"] == PLYMOUTH).expect("a seat")["id"].clone();
    nell.tell("actAs", json!({ "seatId": chosen }), "").await.ok();
    nell.tell("createResource", plymouth, "").await.ok();
}
