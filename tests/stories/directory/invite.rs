//! Invitations: a link that gives a seat once, to the invited address alone.

use commons_tests::{Client, TestApp};
use serde_json::{Value, json};
use time::Duration;

use super::people::{
    ANA, PLYMOUTH, WHITESIDE, accept, ask, change, invite, joined, newcomer, office, own_seat, own_seats,
    recorded, seats_in, told, vacant_seat,
};
use crate::scene::{DANA, LUIS, MARCUS};

const PREVIEW: &str = "query Q($t: String!) { invitation(token: $t) { state department { ocdId } post role invitedBy expiresAt forViewer } }";
const MADE: &str = "... on InvitationMade { link } ... on AlreadyMember { seat { id } message } ... on AlreadyInvited { invitation { id } message }";

async fn preview(client: &Client<'_>, token: &str) -> Value {
    client.ask(PREVIEW, json!({ "t": token })).await.ok()["invitation"].clone()
}

/// What every link that opens nothing shows.
fn spent() -> Value {
    json!({ "state": "SPENT", "department": null, "post": null, "role": null, "invitedBy": null, "expiresAt": null, "forViewer": null })
}

#[tokio::test]
async fn a_link_gives_its_seat_once() {
    let app = TestApp::new().await;
    let marcus = app.person(MARCUS).await;
    let whiteside = office(&marcus, WHITESIDE).await;
    let (invitation, token) = invite(&marcus, &whiteside, "Nell@Example.GOV ", "PUBLISHER").await;
    let seat = vacant_seat(&marcus, WHITESIDE).await;
    assert_eq!(seat["invitation"]["email"], "nell@example.gov");

    let seen = preview(&app.visitor(), &token).await;
    assert_eq!(
        (&seen["state"], &seen["department"]["ocdId"], &seen["role"]),
        (&json!("OPEN"), &json!(WHITESIDE), &json!("PUBLISHER"))
    );
    assert!(seen["invitedBy"].as_str().expect("a name").starts_with("Marcus"), "{seen}");
    assert!(!seen.to_string().contains("nell"), "the link does not tell whose address it is");
    assert_eq!(seen["forViewer"], Value::Null);
    let nell = newcomer(&app, "nell@example.gov").await;
    assert_eq!(preview(&nell, &token).await["forViewer"], true);
    let accepted = accept(&nell, &token).await;
    assert_eq!(
        (&accepted["__typename"], &accepted["seat"]["id"]),
        (&json!("InvitationAccepted"), &seat["id"])
    );
    assert_eq!(own_seats(&nell).await[0]["role"], "PUBLISHER");

    assert_eq!(accept(&nell, &token).await["__typename"], "InvitationSpent", "used twice");
    assert_eq!(own_seats(&nell).await.len(), 1);
    assert_eq!(preview(&app.visitor(), &token).await, spent());
    let listed = marcus.ask("query Q($o: String!) { department(ocdId: $o) { invitations(first: 5) { totalCount edges { node { id state usedBy { name } } } } } }", json!({ "o": WHITESIDE })).await.ok();
    assert_eq!(
        listed["department"]["invitations"]["edges"][0]["node"],
        json!({ "id": invitation, "state": "USED", "usedBy": { "name": "nell" } })
    );
    let revoked = marcus.tell("revokeInvitation", json!({ "invitationId": invitation }), "").await.ok();
    assert_eq!(revoked["__typename"], "InvitationClosed");
    assert_eq!(
        (recorded(&app, "invitation.made").await, recorded(&app, "invitation.accepted").await),
        (1, 1)
    );
    assert_eq!(told(&app, "seat.given").await["by"], "invitation");
    assert_eq!(
        app.count(&format!("SELECT count(*) FROM event WHERE data::text LIKE '%{token}%'")).await,
        0,
        "the token stands nowhere"
    );
}

#[tokio::test]
async fn another_address_gets_nothing_and_spoils_nothing() {
    let app = TestApp::new().await;
    let marcus = app.person(MARCUS).await;
    let (_, token) = invite(&marcus, &office(&marcus, WHITESIDE).await, "nell@example.gov", "STEWARD").await;
    for other in
        ["nel@example.gov", "nell@example.gov.evil.example", "n.ell@example.gov", "n\u{435}ll@example.gov"]
    {
        let thief = newcomer(&app, other).await;
        assert_eq!(preview(&thief, &token).await["forViewer"], false, "{other}");
        let refused = accept(&thief, &token).await;
        assert_eq!(refused["__typename"], "InvitationForAnother", "{other}");
        assert!(!refused.to_string().contains("nell@"), "{refused}");
        assert!(own_seats(&thief).await.is_empty());
    }
    assert_eq!(
        app.visitor().tell("acceptInvitation", json!({ "token": token }), "").await.code(),
        "UNAUTHENTICATED"
    );
    assert_eq!(
        accept(&newcomer(&app, "nell@example.gov").await, &token).await["__typename"],
        "InvitationAccepted"
    );
}

#[tokio::test]
async fn an_address_that_looks_like_another_is_refused_when_it_is_invited() {
    let app = TestApp::new().await;
    let marcus = app.person(MARCUS).await;
    let whiteside = office(&marcus, WHITESIDE).await;
    for bad in [
        "\u{441}lerk@example.gov",
        "clerk@\u{435}xample.gov",
        "clerk",
        "",
        "a@b@example.gov",
        "clerk\u{0}@example.gov",
    ] {
        let input = json!({ "departmentId": whiteside, "email": bad, "post": "STAFF", "role": "READER" });
        let refused = marcus.tell("invitePerson", input, "").await;
        assert_eq!(refused.code(), "BAD_USER_INPUT", "{bad:?}");
    }
    assert_eq!(recorded(&app, "invitation.made").await, 0);
}

#[tokio::test]
async fn a_link_ends_after_seven_days() {
    let app = TestApp::new().await;
    let marcus = app.person(MARCUS).await;
    let (_, token) = invite(&marcus, &office(&marcus, WHITESIDE).await, "nell@example.gov", "READER").await;
    newcomer(&app, "nell@example.gov").await;
    app.clock.pass(Duration::days(7) - Duration::minutes(1));
    assert_eq!(preview(&app.visitor(), &token).await["state"], "OPEN");
    app.clock.pass(Duration::minutes(1));
    let nell = app.person("nell@example.gov").await;
    assert_eq!(preview(&app.visitor(), &token).await, spent());
    assert_eq!(accept(&nell, &token).await["__typename"], "InvitationSpent");
    assert!(own_seats(&nell).await.is_empty());
    let marcus = app.person(MARCUS).await;
    assert_eq!(vacant_seat(&marcus, WHITESIDE).await["invitation"], Value::Null);
    invite(&marcus, &office(&marcus, WHITESIDE).await, "nell@example.gov", "READER").await;
}

#[tokio::test]
async fn a_revoked_link_opens_nothing_and_takes_the_seat_that_it_made_along() {
    let app = TestApp::new().await;
    let marcus = app.person(MARCUS).await;
    let whiteside = office(&marcus, WHITESIDE).await;
    let (invitation, token) = invite(&marcus, &whiteside, "nell@example.gov", "READER").await;
    let input = json!({ "invitationId": invitation });
    for (email, code) in [(DANA, "NOT_FOUND"), (LUIS, "NOT_FOUND")] {
        assert_eq!(
            app.person(email).await.tell("revokeInvitation", input.clone(), "").await.code(),
            code,
            "{email}"
        );
    }
    let revoked = marcus
        .tell("revokeInvitation", input.clone(), "... on InvitationRevoked { invitationId seat { id } }")
        .await
        .ok();
    assert_eq!(
        revoked,
        json!({ "__typename": "InvitationRevoked", "invitationId": invitation, "seat": null })
    );
    assert_eq!(seats_in(&marcus, WHITESIDE).await.len(), 1);
    let nell = newcomer(&app, "nell@example.gov").await;
    assert_eq!(accept(&nell, &token).await["__typename"], "InvitationSpent");
    assert_eq!(preview(&nell, &token).await, spent());
    assert_eq!(marcus.tell("revokeInvitation", input, "").await.code(), "NOT_FOUND", "it went with its seat");
    assert_eq!(told(&app, "invitation.revoked").await["seat_removed"], true);

    // A seat that somebody held stays, with what it keeps.
    let jo = joined(&app, "jo@example.gov", &marcus, "CONTRIBUTOR").await;
    let seat = own_seat(&jo).await;
    marcus.tell("removePerson", json!({ "seatId": seat, "reason": "She moved." }), "").await.ok();
    let invited = json!({ "departmentId": whiteside, "email": "nell@example.gov", "post": "RECORDS", "role": "READER", "seatId": seat });
    let made = marcus
        .tell("invitePerson", invited, "... on InvitationMade { invitation { id seat { id post role } } }")
        .await
        .ok();
    assert_eq!(made["invitation"]["seat"], json!({ "id": seat, "post": "RECORDS", "role": "READER" }));
    assert_eq!(told(&app, "seat.changed").await["from_role"], "contributor");
    let input = json!({ "invitationId": made["invitation"]["id"] });
    let revoked = marcus
        .tell("revokeInvitation", input.clone(), "... on InvitationRevoked { seat { id vacant } }")
        .await
        .ok();
    assert_eq!(revoked["seat"], json!({ "id": seat, "vacant": true }));
    assert_eq!(marcus.tell("revokeInvitation", input, "").await.ok()["__typename"], "InvitationClosed");
}

#[tokio::test]
async fn the_links_of_somebody_who_was_shut_out_open_nothing() {
    let app = TestApp::new().await;
    let marcus = app.person(MARCUS).await;
    let (_, token) = invite(&marcus, &office(&marcus, WHITESIDE).await, "nell@example.gov", "STEWARD").await;
    let nell = newcomer(&app, "nell@example.gov").await;
    change(&app, "UPDATE person SET disabled_at = now() WHERE email = $1", [MARCUS.into()]).await;
    assert_eq!(preview(&nell, &token).await, spent());
    assert_eq!(accept(&nell, &token).await["__typename"], "InvitationSpent");
    assert!(own_seats(&nell).await.is_empty());
}

#[tokio::test]
async fn what_is_no_link_of_ours_is_spent_like_the_others() {
    let app = TestApp::new().await;
    let marcus = app.person(MARCUS).await;
    let (_, token) = invite(&marcus, &office(&marcus, WHITESIDE).await, "nell@example.gov", "READER").await;
    let nell = newcomer(&app, "nell@example.gov").await;
    let session = nell.cookie().expect("a cookie").split_once('=').expect("a value").1.to_owned();
    let slipped = format!("{}{}", &token[..token.len() - 1], if token.ends_with('a') { 'b' } else { 'a' });
    let long = "inv_".repeat(10_000);
    for bad in ["", "inv_", "🗳", &token[..20], &token[4..], &slipped, &format!("{token} "), &session, &long]
    {
        assert_eq!(preview(&app.visitor(), bad).await, spent(), "{bad:.60}");
        assert_eq!(accept(&nell, bad).await["__typename"], "InvitationSpent", "{bad:.60}");
    }
    // The token of an invitation signs nobody in, either.
    let forged = Client::with_bearer(&app, &token).ask("{ viewer { person { name } } }", json!({})).await;
    assert!(!forged.errors.is_empty() || forged.data["viewer"]["person"].is_null(), "{forged:?}");
    assert_eq!(accept(&nell, &token).await["__typename"], "InvitationAccepted");
}

#[tokio::test]
async fn of_two_accepts_at_one_moment_one_wins() {
    for _ in 0..5 {
        let app = TestApp::new().await;
        let marcus = app.person(MARCUS).await;
        let (_, token) =
            invite(&marcus, &office(&marcus, WHITESIDE).await, "nell@example.gov", "READER").await;
        newcomer(&app, "nell@example.gov").await;
        let (one, other) = (app.person("nell@example.gov").await, app.person("nell@example.gov").await);
        let (first, second) = tokio::join!(accept(&one, &token), accept(&other, &token));
        let mut kinds = [first["__typename"].to_string(), second["__typename"].to_string()];
        kinds.sort();
        assert_eq!(kinds, ["\"InvitationAccepted\"", "\"InvitationSpent\""]);
        assert_eq!(own_seats(&one).await.len(), 1);
        assert_eq!(recorded(&app, "invitation.accepted").await, 1);
    }
}

#[tokio::test]
async fn revoking_and_accepting_at_one_moment_do_not_both_succeed() {
    let app = TestApp::new().await;
    let marcus = app.person(MARCUS).await;
    let (invitation, token) =
        invite(&marcus, &office(&marcus, WHITESIDE).await, "nell@example.gov", "READER").await;
    let nell = newcomer(&app, "nell@example.gov").await;
    let (accepted, revoked) = tokio::join!(
        accept(&nell, &token),
        marcus.tell("revokeInvitation", json!({ "invitationId": invitation }), "")
    );
    let accepted = accepted["__typename"] == "InvitationAccepted";
    let revoked = revoked.data["__typename"] == "InvitationRevoked";
    assert!(accepted != revoked, "accepted: {accepted}, revoked: {revoked}");
    assert_eq!(own_seats(&nell).await.len(), usize::from(accepted));
}

#[tokio::test]
async fn only_who_manages_people_invites() {
    let app = TestApp::new().await;
    let (marcus, dana) = (app.person(MARCUS).await, app.person(DANA).await);
    let whiteside = office(&marcus, WHITESIDE).await;
    let input = |seat: Value| json!({ "departmentId": whiteside, "email": "nell@example.gov", "post": "STAFF", "role": "READER", "seatId": seat });
    for email in [DANA, LUIS] {
        // Every department can be seen, so that it is forbidden, not absent.
        assert_eq!(
            app.person(email).await.tell("invitePerson", input(Value::Null), "").await.code(),
            "FORBIDDEN",
            "{email}"
        );
    }
    let publisher = joined(&app, "pat@example.gov", &marcus, "PUBLISHER").await;
    assert_eq!(publisher.tell("invitePerson", input(Value::Null), "").await.code(), "FORBIDDEN");
    assert_eq!(app.visitor().tell("invitePerson", input(Value::Null), "").await.code(), "UNAUTHENTICATED");
    let theirs = own_seat(&dana).await;
    assert_eq!(
        marcus.tell("invitePerson", input(json!(theirs)), "").await.code(),
        "NOT_FOUND",
        "another tenant's seat"
    );
    let held = marcus.tell("invitePerson", input(json!(own_seat(&publisher).await)), "").await;
    assert_eq!((held.code(), &held.errors[0]["extensions"]["field"]), ("BAD_USER_INPUT", &json!("seatId")));
    let ana = app.person(ANA).await;
    let oneself =
        json!({ "departmentId": whiteside, "email": "ANA@demo.example", "post": "STAFF", "role": "STEWARD" });
    assert_eq!(ana.tell("invitePerson", oneself, "").await.code(), "FORBIDDEN", "nobody invites themselves");
    assert_eq!(
        ana.tell("invitePerson", input(json!(theirs)), "").await.code(),
        "NOT_FOUND",
        "staff see it, but it is not there"
    );
    assert_eq!(recorded(&app, "invitation.made").await, 0);

    let member =
        json!({ "departmentId": whiteside, "email": "PAT@example.gov", "post": "STAFF", "role": "READER" });
    assert_eq!(marcus.tell("invitePerson", member, MADE).await.ok()["__typename"], "AlreadyMember");
    let (open, _) = invite(&marcus, &whiteside, "nell@example.gov", "READER").await;
    let again = marcus.tell("invitePerson", input(Value::Null), MADE).await.ok();
    assert_eq!((&again["__typename"], &again["invitation"]["id"]), (&json!("AlreadyInvited"), &json!(open)));
    let seat = vacant_seat(&marcus, WHITESIDE).await["id"].clone();
    let two = json!({ "departmentId": whiteside, "email": "two@example.gov", "post": "STAFF", "role": "READER", "seatId": seat });
    let refused = marcus.tell("invitePerson", two, "").await;
    assert_eq!(refused.errors[0]["extensions"]["field"], "seatId", "a seat has one open invitation");
    for hidden in [&dana, &publisher] {
        let seen = hidden.ask("query Q($id: ID!) { node(id: $id) { id } }", json!({ "id": open })).await.ok();
        assert!(seen["node"].is_null(), "{seen}");
    }
}

#[tokio::test]
async fn an_invitation_fulfils_the_wish_that_waited() {
    let app = TestApp::new().await;
    let (marcus, nell) = (app.person(MARCUS).await, newcomer(&app, "nell@example.gov").await);
    let whiteside = office(&marcus, WHITESIDE).await;
    let request = ask(&nell, &whiteside).await;
    let (_, token) = invite(&marcus, &whiteside, "nell@example.gov", "CONTRIBUTOR").await;
    accept(&nell, &token).await;
    let input = json!({ "joinRequestId": request, "decision": "APPROVE" });
    assert_eq!(marcus.tell("decideJoinRequest", input, "").await.ok()["__typename"], "JoinRequestClosed");
    assert_eq!(own_seats(&nell).await.len(), 1);
}

#[tokio::test]
async fn somebody_of_another_department_accepts_and_holds_both_seats() {
    let app = TestApp::new().await;
    let (marcus, dana) = (app.person(MARCUS).await, app.person(DANA).await);
    let (_, token) = invite(&marcus, &office(&marcus, WHITESIDE).await, "dana@demo.example", "READER").await;
    assert_eq!(accept(&dana, &token).await["__typename"], "InvitationAccepted");
    let seats = own_seats(&dana).await;
    let mut held: Vec<_> = seats.iter().filter_map(|seat| seat["department"]["ocdId"].as_str()).collect();
    held.sort_unstable();
    assert_eq!(held, [WHITESIDE, PLYMOUTH]);
}
