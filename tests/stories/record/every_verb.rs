//! Every mutation of the schema leaves an event: who, as whom, what and when.

use std::collections::BTreeSet;

use commons_tests::{TestApp, careless_docx};
use serde_json::{Value, json};
use sha2::{Digest, Sha256};

use super::{collections, deeds::Deeds, reviews};
use crate::{
    directory::people::{WHITESIDE, change, newcomer, office, own_seat},
    scene::{ANA, LUIS, MARCUS, PRIYA, department_of},
};

/// Mutations that leave no event, each with the reason. The list may only shrink.
const REASONS: &[(&str, &str)] = &[
    ("flagResource", "it stands there under the server's name: no reader of the record learns who flagged"),
    ("flagCollection", "the same"),
    ("takeBackFlag", "the same"),
];

const WHY: &str = "Agreed at the board's meeting.";

fn mutations() -> BTreeSet<String> {
    let sdl = commons_graphql::sdl();
    let inside =
        sdl.split("\ntype Mutation {").nth(1).and_then(|rest| rest.split("\n}").next()).expect("mutations");
    let names = inside.lines().map(str::trim).filter(|line| line.contains(": ") && !line.starts_with('"'));
    names.map(|line| line.split(['(', ':']).next().expect("a name").to_owned()).collect()
}

#[tokio::test]
async fn every_mutation_leaves_an_event_under_the_right_name_and_hat() {
    let app = TestApp::new().await;
    let mut deeds = Deeds::new(&app);
    library(&app, &mut deeds).await;
    reviews::reviews(&app, &mut deeds).await;
    collections::collections(&app, &mut deeds).await;
    people(&app, &mut deeds).await;
    offices(&app, &mut deeds).await;
    terms(&app, &mut deeds).await;
    standing(&app, &mut deeds).await;
    searches(&app, &mut deeds).await;
    account(&app, &mut deeds).await;
    app.settle().await;
    let mut done = deeds.done();
    for (mutation, why) in REASONS {
        assert!(
            !why.is_empty() && done.insert((*mutation).to_owned()),
            "{mutation} leaves an event after all"
        );
    }
    let known = mutations();
    let missing: Vec<_> = known.difference(&done).collect();
    assert!(missing.is_empty(), "call these here, or say why they leave no event: {missing:?}");
    assert_eq!(done, known);
}

/// A resource from its first word to its publication.
async fn library(app: &TestApp, deeds: &mut Deeds<'_>) {
    let (luis, priya) = (app.person(LUIS).await, app.person(PRIYA).await);
    let department = department_of(&luis).await;
    let bytes = b"Write the numbers of the seals down.";
    luis.upload(&department, "seals.txt", bytes).await;
    app.settle().await;
    let (luis, priya) = ((&luis, LUIS), (&priya, PRIYA));
    let file = json!({ "departmentId": department, "filename": "again.txt", "byteSize": bytes.len(),
                       "sha256": hex::encode(Sha256::digest(bytes)) });
    let begun = deeds.deed(luis, ("beginUpload", "BeginUploadPayload"), file, "attachment { id } url").await;
    assert!(begun["url"].is_null(), "the bytes are there already");
    let upload = json!({ "attachmentId": begun["attachment"]["id"] });
    deeds.deed(luis, ("completeUpload", "CompleteUploadPayload"), upload, "").await;
    let careless = luis.0.upload(&department, "closing.docx", &careless_docx(&["Words."])).await;
    app.settle().await;
    let careless = json!({ "attachmentId": careless });
    deeds.deed(luis, ("takeCleanCopy", "TakeCleanCopyPayload"), careless.clone(), "").await;
    let kept = json!({ "attachmentId": careless["attachmentId"], "reason": WHY });
    deeds.deed(luis, ("keepOriginal", "KeepOriginalPayload"), kept, "").await;
    app.settle().await;
    deeds.deed(luis, ("cancelUpload", "CancelUploadPayload"), careless, "").await;
    for reach in ["PUBLIC", "DEPARTMENT"] {
        let new = json!({ "departmentId": department, "kind": "TEMPLATE", "title": "A seal log" });
        let made =
            deeds.deed(luis, ("createResource", "CreateResourcePayload"), new, "resource { id }").await;
        let id = made["resource"]["id"].clone();
        let draft = json!({ "resourceId": id, "revision": 1, "reach": reach, "summary": "For seals.", "changeNote": "First.",
                            "body": "Numbers, as the [manual](http://127.0.0.1:1/manual) has them." });
        deeds.deed(luis, ("saveDraft", "DraftSaved"), draft, "").await;
        let seen = json!({ "resourceId": id, "revision": 2 });
        if reach == "PUBLIC" {
            let links = json!({ "resourceId": id });
            deeds.deed(luis, ("checkLinks", "CheckLinksPayload"), links, "").await;
        }
        if reach == "DEPARTMENT" {
            deeds.deed(luis, ("publishVersion", "VersionPublished"), seen, "").await;
            continue;
        }
        let selection = "... on ReviewRequested { reviewRequest { id } }";
        let asked = deeds.deed(luis, ("submitForReview", "ReviewRequested"), seen, selection).await;
        let request = asked["reviewRequest"]["id"].clone();
        for _claimed_and_renewed in 0..2 {
            deeds
                .deed(priya, ("claimReview", "ReviewClaimed"), json!({ "reviewRequestId": request }), "")
                .await;
        }
        let decision = json!({ "reviewRequestId": request, "decision": "APPROVE", "reason": WHY });
        deeds.deed(priya, ("decideReview", "ReviewDecided"), decision, "").await;
        let marcus = (&app.person(MARCUS).await, MARCUS);
        let selection = "... on TemplateAdopted { adoption { id } }";
        let using = json!({ "resourceId": id });
        let used = deeds.deed(marcus, ("adoptTemplate", "TemplateAdopted"), using, selection).await;
        let told = json!({ "adoptionId": used["adoption"]["id"], "revision": 1, "printed": 700 });
        deeds.deed(marcus, ("changeAdoption", "AdoptionChanged"), told, "").await;
    }
    app.settle().await;
}

/// Joining, inviting, and what a steward does with seats.
async fn people(app: &TestApp, deeds: &mut Deeds<'_>) {
    const NELL: &str = "nell@example.gov";
    const OLGA: &str = "olga@example.gov";
    let marcus = app.person(MARCUS).await;
    let department = office(&marcus, WHITESIDE).await;
    let (nell, olga) = (newcomer(app, NELL).await, newcomer(app, OLGA).await);
    let marcus = (&marcus, MARCUS);
    let wish = json!({ "departmentId": department, "post": "STAFF", "message": "I count ballots." });
    let selection = "... on JoinRequestMade { joinRequest { id } }";
    let asked = deeds.deed((&nell, NELL), ("askToJoin", "JoinRequestMade"), wish.clone(), selection).await;
    let withdraw = json!({ "joinRequestId": asked["joinRequest"]["id"] });
    deeds.deed((&nell, NELL), ("withdrawJoinRequest", "JoinRequestWithdrawn"), withdraw, "").await;
    let asked = deeds.deed((&nell, NELL), ("askToJoin", "JoinRequestMade"), wish, selection).await;
    let decision =
        json!({ "joinRequestId": asked["joinRequest"]["id"], "decision": "APPROVE", "role": "READER" });
    deeds.deed(marcus, ("decideJoinRequest", "JoinRequestDecided"), decision, "").await;

    let invitation = json!({ "departmentId": department, "email": OLGA, "post": "STAFF", "role": "READER" });
    let selection = "... on InvitationMade { invitation { id } link }";
    let made = deeds.deed(marcus, ("invitePerson", "InvitationMade"), invitation.clone(), selection).await;
    let revoke = json!({ "invitationId": made["invitation"]["id"] });
    deeds.deed(marcus, ("revokeInvitation", "InvitationRevoked"), revoke, "").await;
    let made = deeds.deed(marcus, ("invitePerson", "InvitationMade"), invitation, selection).await;
    let (_, token) = made["link"].as_str().and_then(|link| link.split_once('#')).expect("a token");
    deeds
        .deed((&olga, OLGA), ("acceptInvitation", "InvitationAccepted"), json!({ "token": token }), "")
        .await;

    let (nells, olgas) = (own_seat(&nell).await, own_seat(&olga).await);
    let raise = json!({ "seatId": nells, "role": "CONTRIBUTOR" });
    deeds.deed(marcus, ("changeSeat", "SeatChanged"), raise, "").await;
    deeds.deed((&olga, OLGA), ("leaveSeat", "SeatLeft"), json!({ "seatId": olgas }), "").await;
    deeds
        .deed(marcus, ("removePerson", "PersonRemoved"), json!({ "seatId": nells, "reason": WHY }), "")
        .await;
    deeds.deed(marcus, ("closeSeat", "SeatClosed"), json!({ "seatId": nells }), "").await;
}

/// What an office says of itself, its mail domains, and groups.
async fn offices(app: &TestApp, deeds: &mut Deeds<'_>) {
    let (ana, marcus, priya) = (app.person(ANA).await, app.person(MARCUS).await, app.person(PRIYA).await);
    let department = office(&marcus, WHITESIDE).await;
    let (ana, marcus, priya) = ((&ana, ANA), (&marcus, MARCUS), (&priya, PRIYA));
    let profile = json!({ "departmentId": department, "revision": 0, "phone": "+1 815 555 0100" });
    deeds.deed(marcus, ("saveOfficeProfile", "OfficeProfileSaved"), profile, "").await;
    let domain =
        json!({ "departmentId": department, "domain": "whiteside.example", "check": "I called the office." });
    deeds.deed(ana, ("registerDomain", "DomainRegistered"), domain, "").await;
    let gone = json!({ "departmentId": department, "domain": "whiteside.example", "reason": WHY });
    deeds.deed(ana, ("removeDomain", "RemoveDomainPayload"), gone, "").await;

    let group = json!({ "name": "Mail ballots", "kind": "COHORT", "about": "We learn together." });
    let made = deeds.deed(priya, ("createGroup", "CreateGroupPayload"), group, "group { id }").await;
    let id: &Value = &made["group"]["id"];
    let renamed = json!({ "groupId": id, "name": "Ballots by mail" });
    deeds.deed(priya, ("editGroup", "EditGroupPayload"), renamed, "").await;
    let place = json!({ "groupId": id, "departmentId": department });
    deeds.deed(priya, ("addToGroup", "AddToGroupPayload"), place, "").await;
    let out = json!({ "groupId": id, "departmentId": department, "reason": WHY });
    deeds.deed(priya, ("removeFromGroup", "RemoveFromGroupPayload"), out, "").await;
}

/// A concept of the thesaurus, made and taken out of use.
async fn terms(app: &TestApp, deeds: &mut Deeds<'_>) {
    let priya = app.person(PRIYA).await;
    let priya = (&priya, PRIYA);
    let concept = json!({ "preferred": "ballot runner", "category": "people", "labels": [] });
    let kept = "... on ConceptSaved { concept { id revision } }";
    let saved = deeds.deed(priya, ("saveConcept", "ConceptSaved"), concept, kept).await;
    let (id, revision) = (&saved["concept"]["id"], &saved["concept"]["revision"]);
    let gone = json!({ "conceptId": id, "revision": revision, "reason": WHY });
    deeds.deed(priya, ("retireConcept", "ConceptRetired"), gone, "").await;
}

/// What an administrator does with somebody's standing.
async fn standing(app: &TestApp, deeds: &mut Deeds<'_>) {
    let ana = app.person(ANA).await;
    let renee =
        app.person("renee@demo.example").await.ask("{ viewer { person { id } } }", json!({})).await.ok();
    let renee = renee["viewer"]["person"]["id"].clone();
    let ana = (&ana, ANA);
    let role = json!({ "personId": renee, "role": "MODERATOR", "reason": WHY });
    deeds.deed(ana, ("setAllianceRole", "StandingChanged"), role, "").await;
    for verb in ["disablePerson", "restorePerson"] {
        deeds.deed(ana, (verb, "StandingChanged"), json!({ "personId": renee, "reason": WHY }), "").await;
    }
}

/// What somebody does with their saved searches, and a curator with what is wanted.
async fn searches(app: &TestApp, deeds: &mut Deeds<'_>) {
    let (luis, priya) = (app.person(LUIS).await, app.person(PRIYA).await);
    let me = (&luis, LUIS);
    let search = json!({ "name": "Seals", "query": "seal log", "notify": true });
    let selection = "... on SearchSaved { savedSearch { id } }";
    let saved = deeds.deed(me, ("saveSearch", "SearchSaved"), search, selection).await;
    let which = json!({ "savedSearchId": saved["savedSearch"]["id"] });
    let mut renamed = which.clone();
    renamed["name"] = json!("Seal logs");
    deeds.deed(me, ("renameSavedSearch", "SavedSearchRenamed"), renamed, "").await;
    deeds.deed(me, ("markSavedSearchSeen", "SavedSearchSeen"), which.clone(), "").await;
    deeds.deed(me, ("deleteSavedSearch", "SavedSearchDeleted"), which, "").await;
    let sql = "INSERT INTO search_week (week, query, departments, searches) VALUES ('2026-11-23', $1, 6, 9)";
    change(app, sql, ["seal log".into()]).await;
    let hide = json!({ "query": "seal log", "verdict": "HIDE", "reason": WHY });
    deeds.deed((&priya, PRIYA), ("decideWanted", "WantedDecided"), hide, "").await;
}

/// What somebody does with their own account, until they are signed out everywhere.
async fn account(app: &TestApp, deeds: &mut Deeds<'_>) {
    let (luis, lost, _other) = (app.person(LUIS).await, app.person(LUIS).await, app.person(LUIS).await);
    let seat = own_seat(&luis).await;
    let me = (&luis, LUIS);
    deeds.deed(me, ("editPerson", "PersonEdited"), json!({ "name": "Luis Ortega" }), "").await;
    deeds.deed(me, ("actAs", "ActAsPayload"), json!({ "seatId": seat }), "").await;
    let token = json!({ "name": "nightly export", "scopes": ["READ"], "expiresInDays": 30 });
    let selection = "... on ApiTokenCreated { apiToken { id } }";
    let made = deeds.deed(me, ("createApiToken", "ApiTokenCreated"), token, selection).await;
    let revoke = json!({ "apiTokenId": made["apiToken"]["id"] });
    deeds.deed(me, ("revokeApiToken", "ApiTokenRevoked"), revoke, "").await;
    for issuer in ["https://login.one.example", "https://login.two.example"] {
        let sql = "INSERT INTO account (id, issuer, subject, person_id, created_at) \
                   SELECT gen_random_uuid(), $1, 'subject', id, now() FROM person WHERE email = $2";
        change(app, sql, [issuer.into(), LUIS.into()]).await;
    }
    let seen = luis.ask("{ viewer { accounts { id } } }", json!({})).await.ok();
    let unlink = json!({ "accountId": seen["viewer"]["accounts"][0]["id"] });
    deeds.deed(me, ("unlinkAccount", "AccountUnlinked"), unlink, "").await;
    let query = "{ viewer { sessions(first: 20) { edges { node { id current } } } } }";
    let seen = lost.ask(query, json!({})).await.ok();
    let edges = seen["viewer"]["sessions"]["edges"].as_array().expect("edges");
    let node = &edges.iter().find(|edge| edge["node"]["current"] == true).expect("the one that asks")["node"];
    deeds.deed(me, ("endSession", "SessionsEnded"), json!({ "sessionId": node["id"] }), "").await;
    deeds.deed(me, ("endOtherSessions", "SessionsEnded"), Value::Null, "").await;
    deeds.deed(me, ("endAllSessions", "SessionsEnded"), Value::Null, "").await;
}
