//! Sessions: somebody sees where they are signed in, and ends what they do not know.

use commons_directory::{ABSOLUTE_LIMIT, IDLE_LIMIT};
use commons_tests::{Client, SignInApp, TestApp};
use serde_json::{Value, json};
use time::Duration;

use super::people::{change, recorded, told};
use crate::scene::{ANA, JO, LUIS, PRIYA};

const SESSIONS: &str = "{ viewer { sessions(first: 50) { totalCount edges { node { id provider agent startedAt lastSeenAt \
                        expiresAt current hat { seat { role } allianceRole } } } } } }";

async fn sessions(client: &Client<'_>) -> Vec<Value> {
    let seen = client.ask(SESSIONS, json!({})).await.ok();
    let list = &seen["viewer"]["sessions"];
    let edges = list["edges"].as_array().expect("edges");
    assert_eq!(list["totalCount"].as_u64(), Some(edges.len() as u64));
    edges.iter().map(|edge| edge["node"].clone()).collect()
}

async fn is_in(client: &Client<'_>) -> bool {
    !client.ask("{ viewer { person { id } } }", json!({})).await.ok()["viewer"]["person"].is_null()
}

#[tokio::test]
async fn somebody_sees_their_own_sessions_and_nobody_elses() {
    let app = TestApp::new().await;
    let (office, home, jo) = (app.person(LUIS).await, app.person(LUIS).await, app.person(JO).await);
    let seen = sessions(&home).await;
    assert_eq!(seen.len(), 2);
    let current: Vec<bool> = seen.iter().map(|session| session["current"] == true).collect();
    assert_eq!(current, [true, false], "the one used last comes first, and it is this one");
    assert_eq!(seen[0]["hat"], json!({ "seat": { "role": "PUBLISHER" }, "allianceRole": null }));
    assert!(sessions(&app.visitor()).await.is_empty());
    assert_eq!(sessions(&jo).await.len(), 1);
    let node = "query Q($id: ID!) { node(id: $id) { id ... on Session { current } } }";
    let id = json!({ "id": seen[1]["id"] });
    assert_eq!(office.ask(node, id.clone()).await.ok()["node"]["current"], true);
    for other in [&jo, &app.person(ANA).await, &app.visitor()] {
        assert!(other.ask(node, id.clone()).await.ok()["node"].is_null(), "another's session is not there");
    }
}

#[tokio::test]
async fn one_session_is_ended_and_never_answers_again() {
    let app = TestApp::new().await;
    let (home, lost, jo) = (app.person(LUIS).await, app.person(LUIS).await, app.person(JO).await);
    let id = sessions(&lost).await[0]["id"].clone();
    let end = json!({ "sessionId": id });
    assert_eq!(app.visitor().tell("endSession", end.clone(), "").await.code(), "UNAUTHENTICATED");
    for other in [&jo, &app.person(ANA).await] {
        assert_eq!(other.tell("endSession", end.clone(), "").await.code(), "NOT_FOUND");
    }
    assert!(is_in(&lost).await);
    let ended = home.tell("endSession", end.clone(), "ended signedOut").await.ok();
    assert_eq!((&ended["ended"], &ended["signedOut"]), (&json!(1), &json!(false)));
    assert!(!is_in(&lost).await, "from the next request on");
    let kept = lost.tell("editPerson", json!({ "name": "Somebody" }), "").await;
    assert_eq!(kept.code(), "UNAUTHENTICATED");
    assert_eq!(home.tell("endSession", end, "").await.code(), "NOT_FOUND", "it is gone");
    assert!(is_in(&home).await);
    let own = sessions(&home).await[0]["id"].clone();
    let out = home.tell("endSession", json!({ "sessionId": own }), "signedOut").await.ok();
    assert_eq!(out["signedOut"], true);
    assert!(!is_in(&home).await);
    assert_eq!(recorded(&app, "session.ended").await, 2);
}

#[tokio::test]
async fn all_others_or_all_are_ended_at_once() {
    let app = TestApp::new().await;
    let jo = app.person(JO).await;
    let (first, second, third) = (app.person(LUIS).await, app.person(LUIS).await, app.person(LUIS).await);
    let others = "mutation { endOtherSessions { ended signedOut } }";
    let all = "mutation { endAllSessions { ended signedOut } }";
    assert_eq!(app.visitor().ask(others, json!({})).await.code(), "UNAUTHENTICATED");
    let ended = second.ask(others, json!({})).await.ok();
    assert_eq!(ended["endOtherSessions"], json!({ "ended": 2, "signedOut": false }));
    assert_eq!([is_in(&first).await, is_in(&second).await, is_in(&third).await], [false, true, false]);
    assert_eq!(told(&app, "sessions.ended").await["sessions"].as_array().expect("ids").len(), 2);
    let again = second.ask(others, json!({})).await.ok();
    assert_eq!(again["endOtherSessions"]["ended"], 0);
    let fourth = app.person(LUIS).await;
    let ended = fourth.ask(all, json!({})).await.ok();
    assert_eq!(ended["endAllSessions"], json!({ "ended": 2, "signedOut": true }));
    assert!(!is_in(&second).await && !is_in(&fourth).await);
    assert!(is_in(&jo).await, "nobody else is signed out");
}

#[tokio::test]
async fn what_has_ended_by_itself_is_not_listed() {
    let app = TestApp::new().await;
    let _idle = app.person(LUIS).await;
    app.clock.pass(IDLE_LIMIT + Duration::minutes(1));
    let busy = app.person(LUIS).await;
    assert_eq!(sessions(&busy).await.len(), 1, "idle too long");
    for _ in 0..ABSOLUTE_LIMIT.whole_hours() / 8 - 1 {
        app.clock.pass(Duration::hours(8));
        assert!(is_in(&busy).await);
    }
    app.clock.pass(Duration::hours(9));
    assert!(!is_in(&busy).await, "however much it is used");
    assert_eq!(sessions(&app.person(LUIS).await).await.len(), 1);
}

#[tokio::test]
async fn rights_are_read_at_each_request() {
    let app = TestApp::new().await;
    let priya = app.person(PRIYA).await;
    let people = "{ viewer { allianceRole actingAs { allianceRole } hats { allianceRole } } }";
    assert_eq!(priya.ask(people, json!({})).await.ok()["viewer"]["allianceRole"], "CURATOR");
    change(&app, "UPDATE person SET alliance_role = NULL WHERE email = $1", [PRIYA.into()]).await;
    let seen = priya.ask(people, json!({})).await.ok();
    assert_eq!(seen["viewer"], json!({ "allianceRole": null, "actingAs": null, "hats": [] }));
    change(&app, "UPDATE person SET disabled_at = now() WHERE email = $1", [PRIYA.into()]).await;
    assert!(!is_in(&priya).await);
}

#[tokio::test]
async fn each_sign_in_has_a_token_of_its_own() {
    let app = SignInApp::new().await;
    let browser = app.browser();
    let sign_in = async || {
        let page = browser.get("/auth/login").await;
        browser.choose(&page, LUIS).await;
        browser.cookie("commons_session").expect("a session")
    };
    let first = sign_in().await;
    let second = sign_in().await;
    assert_ne!(first, second, "rotated at sign-in");
    assert_eq!(app.app.count("SELECT count(*) FROM session").await, 1, "and the one of before is ended");
    // Whoever had fixed the first token in the browser, or read it there, has nothing.
    let asked = json!({ "query": "{ viewer { person { id } } }" });
    for (token, known) in [(&first, false), (&second, true)] {
        let request = app.app.http.post("/graphql").header("cookie", format!("commons_session={token}"));
        let text = request.body_json(&asked).send().await.0.into_body().into_string().await.expect("a text");
        let answer: Value = serde_json::from_str(&text).expect("JSON");
        assert_eq!(!answer["data"]["viewer"]["person"].is_null(), known, "{answer}");
    }
    let seen = browser.ask("{ viewer { sessions(first: 5) { edges { node { provider current } } } } }").await;
    assert_eq!(
        seen["data"]["viewer"]["sessions"]["edges"],
        json!([{ "node": { "provider": "demo", "current": true } }])
    );
}

#[tokio::test]
async fn a_cookie_that_somebody_planted_is_never_adopted() {
    let app = SignInApp::new().await;
    let planted = "ses_planted0000000000000000000000000000000000000000000";
    for path in ["/auth/login", "/"] {
        let answer =
            app.app.http.get(path).header("cookie", format!("commons_session={planted}")).send().await.0;
        let cookies: Vec<_> = answer.headers().get_all("set-cookie").iter().collect();
        assert!(!cookies.iter().any(|line| line.to_str().is_ok_and(|line| line.contains(planted))), "{path}");
    }
    assert_eq!(app.app.count("SELECT count(*) FROM session").await, 0);
}

#[tokio::test]
async fn the_cookie_is_for_the_door_alone() {
    let app = SignInApp::new().await;
    let browser = app.browser();
    let page = browser.get("/auth/login").await;
    let callback = browser.approve(&page, LUIS).await;
    let cookies = ["commons_sign_in", "commons_session"]
        .iter()
        .filter_map(|name| Some(format!("{name}={}", browser.cookie(name)?)))
        .collect::<Vec<_>>()
        .join("; ");
    let answer = app.app.http.get(callback).header("cookie", cookies).send().await.0;
    let lines =
        answer.headers().get_all("set-cookie").iter().map(|line| line.to_str().expect("plain letters"));
    let session = lines.filter(|line| line.starts_with("commons_session=ses_")).collect::<Vec<_>>();
    let [line] = session.as_slice() else { panic!("one session cookie, not {session:?}") };
    for flag in ["; HttpOnly", "; SameSite=Lax", "; Path=/", "; Max-Age=604800"] {
        assert!(line.contains(flag), "{line}");
    }
    assert!(!line.contains("Domain"), "for this host alone");
    let token = line.split(['=', ';']).nth(1).expect("a token");
    let stored = app.app.count(&format!("SELECT count(*) FROM session WHERE token_hash = '{token}'")).await;
    assert_eq!(stored, 0, "stored hashed");
}
