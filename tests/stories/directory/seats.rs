//! Seats: changing, removing, leaving and closing them; nothing they keep is lost, and no department loses its last steward
//! unseen.

use commons_tests::TestApp;
use serde_json::{Value, json};

use super::people::{
    ANA, PLYMOUTH, WHITESIDE, YUMA, accept, ask, invite, joined, newcomer, office, own_seat, own_seats,
    recorded, seats_in, told, vacant_seat,
};
use crate::scene::{DANA, LUIS, MARCUS, PRIYA, RUTH, create};

const LAST: &str = "... on LastSteward { seat { id role } message }";

#[tokio::test]
async fn a_steward_changes_a_seat_and_nobody_raises_themselves() {
    let app = TestApp::new().await;
    let marcus = app.person(MARCUS).await;
    let nell = joined(&app, "nell@example.gov", &marcus, "READER").await;
    let seat = own_seat(&nell).await;
    let change = |role: &str| json!({ "seatId": seat, "role": role });
    assert_eq!(
        nell.tell("changeSeat", change("STEWARD"), "").await.code(),
        "FORBIDDEN",
        "a reader sees it and may not"
    );
    let changed = marcus
        .tell(
            "changeSeat",
            json!({ "seatId": seat, "role": "PUBLISHER", "post": "DEPUTY" }),
            "... on SeatChanged { seat { role post } }",
        )
        .await
        .ok();
    assert_eq!(changed["seat"], json!({ "role": "PUBLISHER", "post": "DEPUTY" }));
    let event = told(&app, "seat.changed").await;
    assert_eq!(
        [&event["from_role"], &event["to_role"], &event["from_post"], &event["to_post"]],
        ["reader", "publisher", "staff", "deputy"]
    );
    assert_eq!(nell.tell("changeSeat", change("STEWARD"), "").await.code(), "FORBIDDEN", "nor a publisher");
    assert_eq!(own_seats(&nell).await[0]["role"], "PUBLISHER");
    // As steward of one seat she could raise her other one: that is herself, too.
    let (_, token) =
        invite(&marcus, &office(&marcus, WHITESIDE).await, "second@example.gov", "STEWARD").await;
    let second = newcomer(&app, "second@example.gov").await;
    accept(&second, &token).await;
    let before = recorded(&app, "seat.changed").await;
    marcus.tell("changeSeat", json!({ "seatId": seat, "role": "PUBLISHER" }), "").await.ok();
    assert_eq!(recorded(&app, "seat.changed").await, before, "what is so already is not told again");
    let lowered = second
        .tell("changeSeat", json!({ "seatId": own_seat(&second).await, "role": "READER" }), "")
        .await
        .ok();
    assert_eq!(lowered["__typename"], "SeatChanged", "Marcus is still a steward");
    let raised =
        second.tell("changeSeat", json!({ "seatId": own_seat(&second).await, "role": "STEWARD" }), "").await;
    assert_eq!(raised.code(), "FORBIDDEN");
}

#[tokio::test]
async fn a_role_is_not_raised_by_its_holder_whatever_the_hat() {
    let app = TestApp::new().await;
    let ana = app.person(ANA).await;
    // An administrator who also holds a reader's seat.
    let marcus = app.person(MARCUS).await;
    let (_, token) = invite(&marcus, &office(&marcus, WHITESIDE).await, ANA, "READER").await;
    accept(&ana, &token).await;
    let seat = own_seat(&ana).await;
    ana.tell("actAs", json!({ "staff": true }), "").await.ok();
    let raised = ana.tell("changeSeat", json!({ "seatId": seat, "role": "STEWARD" }), "").await;
    assert_eq!((raised.code(), own_seats(&ana).await[0]["role"].as_str()), ("FORBIDDEN", Some("READER")));
    assert!(raised.message().contains("own role"), "{}", raised.message());
}

#[tokio::test]
async fn the_last_steward_stays_one() {
    let app = TestApp::new().await;
    let marcus = app.person(MARCUS).await;
    let seat = own_seat(&marcus).await;
    let lowered = marcus.tell("changeSeat", json!({ "seatId": seat, "role": "READER" }), LAST).await.ok();
    assert_eq!(lowered["__typename"], "LastSteward", "{lowered}");
    let removed = marcus
        .tell("removePerson", json!({ "seatId": seat, "reason": "I am tired.", "handToStaff": true }), LAST)
        .await
        .ok();
    assert_eq!(removed["__typename"], "LastSteward", "only leaving hands over: {removed}");
    let left = marcus.tell("leaveSeat", json!({ "seatId": seat }), LAST).await.ok();
    assert_eq!(left["__typename"], "LastSteward", "{left}");
    assert!(left["message"].as_str().expect("a sentence").contains("successor"), "{left}");
    assert_eq!(own_seats(&marcus).await[0]["role"], "STEWARD");
    assert_eq!((recorded(&app, "seat.changed").await, recorded(&app, "seat.vacated").await), (0, 0));
    // A vacant steward's seat is no steward, nor is one whose holder may not sign in.
    let second = joined(&app, "second@example.gov", &marcus, "STEWARD").await;
    own_seat(&second).await;
    super::people::change(
        &app,
        "UPDATE person SET disabled_at = now() WHERE email = $1",
        ["second@example.gov".into()],
    )
    .await;
    assert_eq!(
        marcus.tell("leaveSeat", json!({ "seatId": seat }), LAST).await.ok()["__typename"],
        "LastSteward"
    );
    super::people::change(
        &app,
        "UPDATE person SET disabled_at = NULL WHERE email = $1",
        ["second@example.gov".into()],
    )
    .await;
    assert_eq!(
        marcus.tell("leaveSeat", json!({ "seatId": seat }), LAST).await.ok()["__typename"],
        "SeatLeft"
    );
}

#[tokio::test]
async fn seats_of_another_department_are_not_there() {
    let app = TestApp::new().await;
    let (marcus, dana) = (app.person(MARCUS).await, app.person(DANA).await);
    let (ours, theirs) = (own_seat(&marcus).await, own_seat(&dana).await);
    let absent = "c2VhdDowMTkwYWJjZC0wMDAwLTcwMDAtODAwMC0wMDAwMDAwMDAwMDE";
    for seat in [theirs.as_str(), absent] {
        for (name, input) in [
            ("changeSeat", json!({ "seatId": seat, "role": "READER" })),
            ("removePerson", json!({ "seatId": seat, "reason": "Because I can." })),
            ("leaveSeat", json!({ "seatId": seat })),
            ("closeSeat", json!({ "seatId": seat })),
            ("leaveSeat", json!({ "seatId": ours, "successorSeatId": seat })),
            ("closeSeat", json!({ "seatId": ours, "handToSeatId": seat })),
        ] {
            let refused = marcus.tell(name, input, "").await;
            assert_eq!(
                (refused.code(), refused.message()),
                ("NOT_FOUND", "not found, or not shared with you"),
                "{name}"
            );
        }
        let seen = marcus.ask("query Q($id: ID!) { node(id: $id) { id } }", json!({ "id": seat })).await.ok();
        assert!(seen["node"].is_null());
    }
    for name in ["changeSeat", "leaveSeat", "closeSeat"] {
        assert_eq!(
            app.visitor().tell(name, json!({ "seatId": ours }), "").await.code(),
            "UNAUTHENTICATED",
            "{name}"
        );
    }
    let removal = json!({ "seatId": ours, "reason": "Because I can." });
    assert_eq!(app.visitor().tell("removePerson", removal, "").await.code(), "UNAUTHENTICATED");
    // Colleagues see each other's seats and change nothing; curators see all and change nothing.
    let luis = own_seat(&app.person(LUIS).await).await;
    for (email, code) in [(RUTH, "FORBIDDEN"), (PRIYA, "FORBIDDEN"), (DANA, "NOT_FOUND")] {
        let client = app.person(email).await;
        for (name, input) in [
            ("changeSeat", json!({ "seatId": luis, "role": "READER" })),
            ("removePerson", json!({ "seatId": luis, "reason": "Because I can." })),
            ("leaveSeat", json!({ "seatId": luis })),
            ("closeSeat", json!({ "seatId": luis })),
        ] {
            assert_eq!(client.tell(name, input, "").await.code(), code, "{name} by {email}");
        }
    }
    assert_eq!(own_seats(&dana).await[0]["role"], "STEWARD");
    let hidden = marcus.ask("query Q($o: String!) { department(ocdId: $o) { seats(first: 5) { totalCount } stewardCount canReadPeople } }", json!({ "o": PLYMOUTH })).await.ok();
    assert_eq!(hidden["department"], json!({ "seats": null, "stewardCount": null, "canReadPeople": false }));
}

#[tokio::test]
async fn who_is_removed_while_signed_in_has_no_rights_at_the_next_request_and_leaves_nothing_orphaned() {
    let app = TestApp::new().await;
    let marcus = app.person(MARCUS).await;
    let nell = joined(&app, "nell@example.gov", &marcus, "STEWARD").await;
    let (seat, whiteside) = (own_seat(&nell).await, office(&nell, WHITESIDE).await);
    let draft = create(&nell, "TEMPLATE", "A seal log").await;
    let (_, token) = invite(&nell, &whiteside, "friend@example.gov", "STEWARD").await;
    let kept = |seats: Vec<Value>| seats.into_iter().find(|row| row["id"] == json!(seat)).expect("the seat");
    let before = kept(seats_in(&marcus, WHITESIDE).await);
    assert_eq!((&before["drafts"], &before["resources"]), (&json!(1), &json!(1)));
    assert_eq!(before["holderEmail"], "nell@example.gov");

    let nothing = marcus.tell("removePerson", json!({ "seatId": seat, "reason": "  " }), "").await;
    assert_eq!(nothing.errors[0]["extensions"]["field"], "reason");
    let removed = marcus
        .tell(
            "removePerson",
            json!({ "seatId": seat, "reason": "Her term has ended." }),
            "... on PersonRemoved { seat { vacant } }",
        )
        .await
        .ok();
    assert_eq!(removed, json!({ "__typename": "PersonRemoved", "seat": { "vacant": true } }));

    let seen = nell
        .ask(
            "query Q($id: ID!) { viewer { person { name } seats { id } } node(id: $id) { id } }",
            json!({ "id": draft }),
        )
        .await
        .ok();
    assert_eq!((&seen["viewer"]["seats"], &seen["node"]), (&json!([]), &Value::Null), "{seen}");
    assert_eq!(seen["viewer"]["person"]["name"], "nell", "she is still signed in, as nobody but herself");
    let save = json!({ "resourceId": draft, "revision": 1, "title": "Mine" });
    assert_eq!(nell.tell("saveDraft", save, "").await.code(), "NOT_FOUND");
    let make = json!({ "departmentId": whiteside, "kind": "STORY", "title": "x" });
    assert_eq!(nell.tell("createResource", make, "").await.code(), "FORBIDDEN");
    let friend = newcomer(&app, "friend@example.gov").await;
    assert_eq!(accept(&friend, &token).await["__typename"], "InvitationSpent", "her links ended with her");

    let after = kept(seats_in(&marcus, WHITESIDE).await);
    assert_eq!(
        (&after["drafts"], &after["vacant"], &after["holder"]),
        (&json!(1), &json!(true), &Value::Null)
    );
    marcus
        .tell(
            "saveDraft",
            json!({ "resourceId": draft, "revision": 1, "title": "A seal log, continued" }),
            "",
        )
        .await
        .ok();
    let again = marcus
        .tell("removePerson", json!({ "seatId": seat, "reason": "Her term has ended." }), "")
        .await
        .ok();
    assert_eq!(again["__typename"], "SeatVacant", "used twice");
    let event = told(&app, "seat.vacated").await;
    assert_eq!((&event["reason"], &event["revoked_invitations"]), (&json!("Her term has ended."), &json!(1)));
    // The next holder of the seat goes on with its drafts.
    let next = newcomer(&app, "next@example.gov").await;
    let request = ask(&next, &whiteside).await;
    marcus
        .tell(
            "decideJoinRequest",
            json!({ "joinRequestId": request, "decision": "APPROVE", "role": "CONTRIBUTOR", "seatId": seat }),
            "",
        )
        .await
        .ok();
    assert_eq!(kept(seats_in(&next, WHITESIDE).await)["drafts"], 1);
}

#[tokio::test]
async fn the_last_steward_leaves_when_somebody_follows() {
    let app = TestApp::new().await;
    let marcus = app.person(MARCUS).await;
    let nell = joined(&app, "nell@example.gov", &marcus, "READER").await;
    let (mine, hers) = (own_seat(&marcus).await, own_seat(&nell).await);
    invite(&marcus, &office(&marcus, WHITESIDE).await, "later@example.gov", "STEWARD").await;
    let vacant = vacant_seat(&marcus, WHITESIDE).await["id"].clone();
    for bad in [vacant, json!(mine)] {
        let refused = marcus.tell("leaveSeat", json!({ "seatId": mine, "successorSeatId": bad }), "").await;
        assert_eq!(
            (refused.code(), &refused.errors[0]["extensions"]["field"]),
            ("BAD_USER_INPUT", &json!("successorSeatId"))
        );
    }
    // A reader who leaves names nobody: that would be a way to raise a friend.
    let raise = nell.tell("leaveSeat", json!({ "seatId": hers, "successorSeatId": mine }), "").await;
    assert_eq!(raise.errors[0]["extensions"]["field"], "successorSeatId");
    let left = marcus
        .tell("leaveSeat", json!({ "seatId": mine, "successorSeatId": hers }), "... on SeatLeft { seatId }")
        .await
        .ok();
    assert_eq!(left, json!({ "__typename": "SeatLeft", "seatId": mine }));
    assert!(own_seats(&marcus).await.is_empty());
    assert_eq!(own_seats(&nell).await[0]["role"], "STEWARD");
    let event = told(&app, "seat.changed").await;
    assert_eq!(
        (&event["by"], &event["from_role"], &event["to_role"]),
        (&json!("succession"), &json!("reader"), &json!("steward"))
    );
    assert_eq!(recorded(&app, "department.handed_to_staff").await, 0);
    assert_eq!(
        marcus.tell("leaveSeat", json!({ "seatId": mine }), "").await.code(),
        "NOT_FOUND",
        "it is his no more"
    );
}

#[tokio::test]
async fn the_last_steward_hands_the_department_to_staff() {
    let app = TestApp::new().await;
    let (marcus, ana) = (app.person(MARCUS).await, app.person(ANA).await);
    let input = json!({ "seatId": own_seat(&marcus).await, "handToStaff": true });
    assert_eq!(marcus.tell("leaveSeat", input, "").await.ok()["__typename"], "SeatLeft");
    assert_eq!(recorded(&app, "department.handed_to_staff").await, 1);
    let lost = ana
        .ask("{ departmentsWithoutSteward(first: 20) { edges { node { ocdId stewardCount } } } }", json!({}))
        .await
        .ok();
    let node = json!({ "node": { "ocdId": WHITESIDE, "stewardCount": 0 } });
    assert!(lost["departmentsWithoutSteward"]["edges"].as_array().expect("edges").contains(&node), "{lost}");
    // Staff bring in the next steward.
    let (_, token) = invite(&ana, &office(&ana, WHITESIDE).await, "next@example.gov", "STEWARD").await;
    let next = newcomer(&app, "next@example.gov").await;
    assert_eq!(accept(&next, &token).await["seat"]["role"], "STEWARD");
}

#[tokio::test]
async fn staff_remove_even_the_last_steward_when_they_take_the_department_over() {
    let app = TestApp::new().await;
    let (marcus, ana) = (app.person(MARCUS).await, app.person(ANA).await);
    let seat = own_seat(&marcus).await;
    let removal =
        |hand: bool| json!({ "seatId": seat, "reason": "The county told us so.", "handToStaff": hand });
    assert_eq!(ana.tell("removePerson", removal(false), LAST).await.ok()["__typename"], "LastSteward");
    assert_eq!(ana.tell("removePerson", removal(true), "").await.ok()["__typename"], "PersonRemoved");
    assert_eq!(recorded(&app, "department.handed_to_staff").await, 1);
    assert!(own_seats(&marcus).await.is_empty());
}

#[tokio::test]
async fn of_two_stewards_who_leave_at_one_moment_one_stays() {
    for _ in 0..3 {
        let app = TestApp::new().await;
        let marcus = app.person(MARCUS).await;
        let nell = joined(&app, "nell@example.gov", &marcus, "STEWARD").await;
        let (mine, hers) = (own_seat(&marcus).await, own_seat(&nell).await);
        let (one, other) = tokio::join!(
            marcus.tell("leaveSeat", json!({ "seatId": mine }), ""),
            nell.tell("changeSeat", json!({ "seatId": hers, "role": "READER" }), "")
        );
        let mut kinds = [one.ok()["__typename"].to_string(), other.ok()["__typename"].to_string()];
        kinds.sort();
        assert!(
            kinds == ["\"LastSteward\"", "\"SeatLeft\""] || kinds == ["\"LastSteward\"", "\"SeatChanged\""],
            "{kinds:?}"
        );
        let sql = "SELECT count(*) FROM seat JOIN department ON department.id = department_id \
                   WHERE ocd_id LIKE '%whiteside' AND role = 'steward' AND person_id IS NOT NULL";
        assert_eq!(app.count(sql).await, 1);
    }
}

#[tokio::test]
async fn one_leaves_a_seat_while_acting_from_another() {
    let app = TestApp::new().await;
    let (marcus, dana) = (app.person(MARCUS).await, app.person(DANA).await);
    let (_, token) = invite(&marcus, &office(&marcus, WHITESIDE).await, DANA, "STEWARD").await;
    accept(&dana, &token).await;
    let seats = own_seats(&dana).await;
    let at = |ocd_id| {
        seats.iter().find(|seat| seat["department"]["ocdId"] == ocd_id).expect("a seat")["id"].clone()
    };
    let second = at(WHITESIDE);
    dana.tell("actAs", json!({ "seatId": at(PLYMOUTH) }), "").await.ok();
    // She acts from her seat in Plymouth, and does not see who else is in Whiteside; the count of stewards does.
    assert_eq!(
        dana.tell("leaveSeat", json!({ "seatId": second }), LAST).await.ok()["__typename"],
        "SeatLeft"
    );
    assert_eq!(own_seats(&dana).await.len(), 1);
}

#[tokio::test]
async fn a_vacant_seat_closes_once_its_drafts_have_a_keeper() {
    let app = TestApp::new().await;
    let (marcus, dana, ana) = (app.person(MARCUS).await, app.person(DANA).await, app.person(ANA).await);
    let nell = joined(&app, "nell@example.gov", &marcus, "CONTRIBUTOR").await;
    let (seat, mine) = (own_seat(&nell).await, own_seat(&marcus).await);
    let draft = create(&nell, "TEMPLATE", "A seal log").await;
    let chosen = "... on SeatHeld { message } ... on SeatKeepsResources { resources message } ... on SeatClosed { seatId handed }";
    assert_eq!(
        marcus.tell("closeSeat", json!({ "seatId": seat }), chosen).await.ok()["__typename"],
        "SeatHeld"
    );
    nell.tell("leaveSeat", json!({ "seatId": seat }), "").await.ok();
    let keeps = marcus.tell("closeSeat", json!({ "seatId": seat }), chosen).await.ok();
    assert_eq!((&keeps["__typename"], &keeps["resources"]), (&json!("SeatKeepsResources"), &json!(1)));
    let staff = ana.tell("closeSeat", json!({ "seatId": seat }), chosen).await.ok();
    assert_eq!(staff["resources"], 1, "staff, who may not read drafts, are told that there is one");
    let theirs = own_seat(&dana).await;
    for (client, heir) in [(&marcus, &theirs), (&ana, &theirs)] {
        let refused = client.tell("closeSeat", json!({ "seatId": seat, "handToSeatId": heir }), "").await;
        assert_eq!(refused.code(), "NOT_FOUND", "drafts stay in their department");
    }
    let itself = marcus.tell("closeSeat", json!({ "seatId": seat, "handToSeatId": seat }), "").await;
    assert_eq!(itself.errors[0]["extensions"]["field"], "handToSeatId");
    let closed = marcus.tell("closeSeat", json!({ "seatId": seat, "handToSeatId": mine }), chosen).await.ok();
    assert_eq!(closed, json!({ "__typename": "SeatClosed", "seatId": seat, "handed": 1 }));
    let seats = seats_in(&marcus, WHITESIDE).await;
    assert_eq!((seats.len(), &seats[0]["drafts"]), (1, &json!(1)));
    assert_eq!(
        marcus.tell("closeSeat", json!({ "seatId": seat }), "").await.code(),
        "NOT_FOUND",
        "used twice"
    );
    assert_eq!(recorded(&app, "seat.closed").await, 1);
    marcus
        .tell(
            "saveDraft",
            json!({ "resourceId": draft, "revision": 1, "title": "A seal log, continued" }),
            "",
        )
        .await
        .ok();
}

#[tokio::test]
async fn an_office_of_one_readers_seat_shows_no_more_than_it_may() {
    let app = TestApp::new().await;
    let ruth = app.person(RUTH).await;
    let seats = seats_in(&ruth, YUMA).await;
    assert_eq!(seats.len(), 3, "colleagues see each other");
    for seat in &seats {
        assert!(seat["holder"]["name"].is_string(), "{seat}");
        assert_eq!(
            (&seat["holderEmail"], &seat["drafts"], &seat["invitation"]),
            (&Value::Null, &Value::Null, &Value::Null),
            "{seat}"
        );
    }
}
