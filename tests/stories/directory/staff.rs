//! Staff: administrators give and end roles, keep people out and let them in again; nobody does so with themselves.

use commons_access::Viewer;
use commons_directory::{Granted, grant_role};
use commons_kernel::{AllianceRole, Clock};
use commons_tests::{Client, TestApp};
use serde_json::{Value, json};

use super::people::{change, newcomer, recorded, told};
use crate::scene::{ANA, DANA, JO, LUIS, MARCUS, OMAR, PRIYA, finished, submit};

const STANDING: &str =
    "... on StandingChanged { person { id allianceRole disabledAt } } ... on OwnStanding { message }";
const WHY: &str = "Agreed at the board's meeting.";

async fn id_of(app: &TestApp, email: &str) -> String {
    let seen = app.person(email).await.ask("{ viewer { person { id } } }", json!({})).await.ok();
    seen["viewer"]["person"]["id"].as_str().expect("an id").to_owned()
}

async fn set(client: &Client<'_>, person: &str, role: Value) -> commons_tests::Answer {
    client.tell("setAllianceRole", json!({ "personId": person, "role": role, "reason": WHY }), STANDING).await
}

#[tokio::test]
async fn an_administrator_makes_and_ends_staff() {
    let app = TestApp::new().await;
    let (ana, priya, luis) = (app.person(ANA).await, app.person(PRIYA).await, app.person(LUIS).await);
    let dana = id_of(&app, DANA).await;
    for other in [&priya, &luis, &app.person(OMAR).await] {
        assert_eq!(set(other, &dana, json!("CURATOR")).await.code(), "FORBIDDEN");
    }
    let stranger = newcomer(&app, "nobody@example.gov").await;
    assert_eq!(
        set(&stranger, &dana, json!("CURATOR")).await.code(),
        "NOT_FOUND",
        "who is no member sees nobody"
    );
    assert_eq!(set(&app.visitor(), &dana, json!("CURATOR")).await.code(), "UNAUTHENTICATED");
    let silent =
        ana.tell("setAllianceRole", json!({ "personId": dana, "role": "CURATOR", "reason": " " }), "").await;
    assert_eq!(
        (silent.code(), &silent.errors[0]["extensions"]["field"]),
        ("BAD_USER_INPUT", &json!("reason"))
    );
    assert_eq!(recorded(&app, "person.role_changed").await, 0);

    let made = set(&ana, &dana, json!("CURATOR")).await.ok();
    assert_eq!(made["person"]["allianceRole"], "CURATOR");
    assert_eq!(
        told(&app, "person.role_changed").await,
        json!({ "from_role": null, "to_role": "curator", "reason": WHY })
    );
    let staff = luis.ask("{ staff { name allianceRole email } }", json!({})).await.ok();
    let staff = staff["staff"].as_array().expect("a list");
    assert_eq!(staff.len(), 4, "members know the staff: {staff:?}");
    assert!(staff.iter().all(|person| person["email"].is_null()), "but not their addresses");
    assert_eq!(app.visitor().ask("{ staff { name } }", json!({})).await.ok()["staff"], json!([]));
    let ended = set(&ana, &dana, json!(null)).await.ok();
    assert!(ended["person"]["allianceRole"].is_null());
    assert_eq!(told(&app, "person.role_changed").await["from_role"], "curator");
    set(&ana, &dana, json!(null)).await.ok();
    assert_eq!(recorded(&app, "person.role_changed").await, 2, "what is so already is not told again");
}

#[tokio::test]
async fn nobody_changes_their_own_standing_so_there_is_always_an_administrator() {
    let app = TestApp::new().await;
    let ana = app.person(ANA).await;
    let me = id_of(&app, ANA).await;
    for role in [json!(null), json!("CURATOR"), json!("ADMINISTRATOR")] {
        assert_eq!(set(&ana, &me, role).await.ok()["__typename"], "OwnStanding");
    }
    let disable = json!({ "personId": me, "reason": WHY });
    assert_eq!(ana.tell("disablePerson", disable, STANDING).await.ok()["__typename"], "OwnStanding");
    // Two administrators who would end each other's role at the same moment: one of them stays.
    let priya_id = id_of(&app, PRIYA).await;
    set(&ana, &priya_id, json!("ADMINISTRATOR")).await.ok();
    let priya = app.person(PRIYA).await;
    let (one, other) = tokio::join!(set(&ana, &priya_id, json!(null)), set(&priya, &me, json!(null)));
    let done = [&one, &other].iter().filter(|answer| answer.errors.is_empty()).count();
    assert_eq!(done, 1, "{one:?} {other:?}");
    assert_eq!(app.count("SELECT count(*) FROM person WHERE alliance_role = 'administrator'").await, 1);
}

#[tokio::test]
async fn whoever_is_kept_out_is_out_at_once_and_for_good() {
    let app = TestApp::new().await;
    let (ana, marcus) = (app.person(ANA).await, app.person(MARCUS).await);
    let input = json!({ "name": "export", "scopes": ["READ"], "expiresInDays": 30 });
    let token = marcus.tell("createApiToken", input, "... on ApiTokenCreated { secret }").await.ok();
    let program = Client::with_bearer(&app, token["secret"].as_str().expect("a secret"));
    let person = id_of(&app, MARCUS).await;
    let keep_out = json!({ "personId": person, "reason": WHY });
    for other in [&marcus, &app.person(PRIYA).await] {
        assert_eq!(other.tell("disablePerson", keep_out.clone(), "").await.code(), "FORBIDDEN");
    }
    let disabled = ana.tell("disablePerson", keep_out.clone(), STANDING).await.ok();
    assert!(!disabled["person"]["disabledAt"].is_null());
    let asked = "{ viewer { person { id } } }";
    assert!(marcus.ask(asked, json!({})).await.ok()["viewer"]["person"].is_null());
    assert_eq!(program.ask(asked, json!({})).await.code(), "UNAUTHENTICATED");
    let event = told(&app, "person.disabled").await;
    assert_eq!((&event["reason"], &event["api_tokens"]), (&json!(WHY), &json!(1)));
    ana.tell("disablePerson", keep_out.clone(), STANDING).await.ok();
    assert_eq!(recorded(&app, "person.disabled").await, 1);

    let restored = ana.tell("restorePerson", keep_out, STANDING).await.ok();
    assert!(restored["person"]["disabledAt"].is_null());
    assert!(marcus.ask(asked, json!({})).await.ok()["viewer"]["person"].is_null(), "old sessions stay ended");
    assert_eq!(program.ask(asked, json!({})).await.code(), "UNAUTHENTICATED", "old tokens too");
    let back = app.person(MARCUS).await.ask("{ viewer { seats { role } } }", json!({})).await.ok();
    assert_eq!(back["viewer"]["seats"], json!([{ "role": "STEWARD" }]), "his seat was kept");
}

#[tokio::test]
async fn administrators_find_people_by_name_and_address() {
    let app = TestApp::new().await;
    let ana = app.person(ANA).await;
    let query = "query Q($q: String) { people(query: $q, first: 50) { totalCount edges { node { name email canManage } } } }";
    let names = async |words: &str| {
        let seen = ana.ask(query, json!({ "q": words })).await.ok();
        let edges = seen["people"]["edges"].as_array().expect("edges").clone();
        assert_eq!(seen["people"]["totalCount"].as_u64(), Some(edges.len() as u64));
        edges
            .iter()
            .map(|edge| edge["node"]["email"].as_str().expect("an address").to_owned())
            .collect::<Vec<_>>()
    };
    assert_eq!(names("LUIS@demo").await, [LUIS]);
    assert_eq!(names("records demo").await, [MARCUS]);
    assert_eq!(names("").await.len(), 10);
    for nobody in ["zyxite", "%", "_____", "\\", "' OR 1=1 --"] {
        assert!(names(nobody).await.is_empty(), "{nobody}");
    }
    assert_eq!(ana.ask(query, json!({ "q": "x".repeat(201) })).await.code(), "BAD_USER_INPUT");
    for other in [PRIYA, MARCUS] {
        let refused = app.person(other).await.ask(query, json!({})).await;
        assert_eq!(refused.code(), "FORBIDDEN");
        assert!(refused.message().contains("administrators"), "{}", refused.message());
    }
    assert_eq!(app.visitor().ask(query, json!({})).await.code(), "UNAUTHENTICATED");
}

#[tokio::test]
async fn a_name_is_changed_by_its_owner_and_an_address_seen_by_few() {
    let app = TestApp::new().await;
    let (luis, dana, ana) = (app.person(LUIS).await, app.person(DANA).await, app.person(ANA).await);
    let renamed =
        luis.tell("editPerson", json!({ "name": "  Luis \t Ortega " }), "person { name email }").await.ok();
    assert_eq!(renamed["person"], json!({ "name": "Luis Ortega", "email": LUIS }));
    assert_eq!(told(&app, "person.edited").await["to_name"], "Luis Ortega");
    for wrong in ["", "   ", &"x".repeat(201), "a\u{7}b"] {
        assert_eq!(
            luis.tell("editPerson", json!({ "name": wrong }), "").await.code(),
            "BAD_USER_INPUT",
            "{wrong:?}"
        );
    }
    assert_eq!(app.visitor().tell("editPerson", json!({ "name": "x" }), "").await.code(), "UNAUTHENTICATED");
    let node = "query Q($id: ID!) { node(id: $id) { ... on Person { name email disabledAt canManage accounts { id } } } }";
    let id = json!({ "id": id_of(&app, LUIS).await });
    let seen = dana.ask(node, id.clone()).await.ok();
    assert_eq!(
        seen["node"],
        json!({ "name": "Luis Ortega", "email": null, "disabledAt": null, "canManage": false, "accounts": [] })
    );
    let seen = ana.ask(node, id).await.ok();
    assert_eq!((&seen["node"]["email"], &seen["node"]["canManage"]), (&json!(LUIS), &json!(true)));
}

#[tokio::test]
async fn a_sign_in_is_taken_away_but_never_ones_last() {
    let app = TestApp::new().await;
    let (luis, dana, ana) = (app.person(LUIS).await, app.person(DANA).await, app.person(ANA).await);
    for issuer in ["https://login.one.example", "https://login.two.example"] {
        let sql = "INSERT INTO account (id, issuer, subject, person_id, email, created_at) \
                   SELECT gen_random_uuid(), $1, 'subject', id, email, now() FROM person WHERE email = $2";
        change(&app, sql, [issuer.into(), LUIS.into()]).await;
    }
    let own = luis.ask("{ viewer { accounts { id issuer email linkedAt } } }", json!({})).await.ok();
    let ids: Vec<Value> = own["viewer"]["accounts"]
        .as_array()
        .expect("two")
        .iter()
        .map(|account| account["id"].clone())
        .collect();
    let unlink = |id: &Value| json!({ "accountId": id });
    let answer = "... on AccountUnlinked { accountId } ... on LastAccount { message }";
    assert_eq!(dana.tell("unlinkAccount", unlink(&ids[0]), answer).await.code(), "NOT_FOUND");
    assert_eq!(
        app.person(PRIYA).await.tell("unlinkAccount", unlink(&ids[0]), answer).await.code(),
        "NOT_FOUND"
    );
    // Both at once: one of them stays.
    let (one, other) = tokio::join!(
        luis.tell("unlinkAccount", unlink(&ids[0]), answer),
        luis.tell("unlinkAccount", unlink(&ids[1]), answer)
    );
    let mut kinds =
        [one.ok()["__typename"].clone(), other.ok()["__typename"].clone()].map(|kind| kind.to_string());
    kinds.sort();
    assert_eq!(kinds, ["\"AccountUnlinked\"", "\"LastAccount\""]);
    let left =
        luis.ask("{ viewer { accounts { id } } }", json!({})).await.ok()["viewer"]["accounts"][0]["id"]
            .clone();
    let silent = ana.tell("unlinkAccount", unlink(&left), answer).await;
    assert_eq!(silent.errors[0]["extensions"]["field"], "reason");
    let told_why = json!({ "accountId": left, "reason": "Somebody else has this account now." });
    assert_eq!(ana.tell("unlinkAccount", told_why, answer).await.ok()["__typename"], "AccountUnlinked");
    assert_eq!(app.count("SELECT count(*) FROM account").await, 0);
    assert_eq!(recorded(&app, "account.unlinked").await, 2);
}

#[tokio::test]
async fn the_first_administrator_is_made_on_the_command_line() {
    let app = TestApp::new().await;
    let system = Viewer::system("staff");
    let grant = async |viewer: &Viewer, email: &str, name: Option<&str>| {
        let tx = app.store.begin(&system).await.expect("a transaction");
        let now = app.clock.now();
        let granted = grant_role(&tx, viewer, email, name, AllianceRole::Administrator, now).await;
        tx.commit().await.expect("it commits");
        granted
    };
    let new = grant(&system, "First@Alliance.example", Some("Fay First")).await;
    assert_eq!(new, Ok(Granted::ToSomebodyNew));
    assert_eq!(grant(&system, "first@alliance.example", None).await, Ok(Granted::Before));
    assert_eq!(grant(&system, LUIS, None).await, Ok(Granted::ToSomebodyKnown));
    assert!(
        grant(&system, "fıRst@alliance.example", None).await.is_err(),
        "a letter that only looks like another"
    );
    change(&app, "UPDATE person SET disabled_at = now() WHERE email = $1", [DANA.into()]).await;
    assert_eq!(grant(&system, DANA, None).await, Ok(Granted::Disabled));
    assert!(grant(&Viewer::visitor(), JO, None).await.is_err(), "nobody but the server's own commands");
    assert_eq!(recorded(&app, "person.role_changed").await, 2);
    assert_eq!(told(&app, "person.role_changed").await["to_role"], "administrator");
    let fay = app.person("first@alliance.example").await;
    let seen = fay.ask("{ viewer { person { name } allianceRole } }", json!({})).await.ok();
    assert_eq!(seen["viewer"], json!({ "person": { "name": "Fay First" }, "allianceRole": "ADMINISTRATOR" }));
}

#[tokio::test]
async fn what_somebody_was_reviewing_goes_back_into_the_queue() {
    let app = TestApp::new().await;
    let (ana, priya, luis) = (app.person(ANA).await, app.person(PRIYA).await, app.person(LUIS).await);
    for verb in ["setAllianceRole", "disablePerson"] {
        let (resource, revision) =
            finished(&luis, &format!("A {verb} log"), "ALLIANCE", "Seal numbers.").await;
        let request = submit(&luis, &resource, revision).await;
        let omar = app.person(OMAR).await;
        let claimed = omar.tell("claimReview", json!({ "reviewRequestId": request }), "").await.ok();
        assert_eq!(claimed["__typename"], "ReviewClaimed");
        let person = id_of(&app, OMAR).await;
        let mut input = json!({ "personId": person, "reason": WHY });
        if verb == "setAllianceRole" {
            input["role"] = Value::Null;
        }
        assert_eq!(ana.tell(verb, input, STANDING).await.ok()["__typename"], "StandingChanged");
        let state = "query Q($id: ID!) { node(id: $id) { ... on ReviewRequest { state claimedBy { id } } } }";
        let seen = priya.ask(state, json!({ "id": request })).await.ok();
        assert_eq!(seen["node"], json!({ "state": "WAITING", "claimedBy": null }), "{verb}");
        if verb == "setAllianceRole" {
            assert_eq!(set(&ana, &person, json!("MODERATOR")).await.ok()["__typename"], "StandingChanged");
        }
    }
    assert_eq!(recorded(&app, "review.released").await, 2);
    app.settle().await;
}
