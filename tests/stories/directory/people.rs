//! Scenes of the stories about people: newcomers, seats and offices.

use commons_tests::{Client, TestApp};
use sea_orm::{ConnectionTrait, DbBackend, Statement};
use serde_json::{Value, json};

/// Where Marcus is the only steward.
pub const WHITESIDE: &str = "ocd-division/country:us/state:il/county:whiteside";
/// Where nobody is a steward: Luis, Ruth and Jo sit here.
pub const YUMA: &str = "ocd-division/country:us/state:az/county:yuma";
/// Where Dana is the only steward.
pub const PLYMOUTH: &str = "ocd-division/country:us/state:wi/county:sheboygan/place:plymouth";
/// The demo's administrator.
pub const ANA: &str = "ana@demo.example";

/// Somebody who has signed in and holds no seat.
pub async fn newcomer<'a>(app: &'a TestApp, email: &str) -> Client<'a> {
    let sql = "INSERT INTO person (id, email, name, demo, created_at) VALUES (gen_random_uuid(), $1, $2, false, now())";
    let name = email.split('@').next().unwrap_or_default();
    change(app, sql, [email.into(), name.into()]).await;
    app.person(email).await
}

/// Changes the database as its owner.
pub async fn change(app: &TestApp, sql: &str, values: impl IntoIterator<Item = sea_orm::Value>) {
    let statement = Statement::from_sql_and_values(DbBackend::Postgres, sql, values);
    app.owner.execute_raw(statement).await.expect("the statement runs");
}

/// The global id of a department.
pub async fn office(client: &Client<'_>, ocd_id: &str) -> String {
    let query = "query Q($id: String!) { department(ocdId: $id) { id } }";
    let found = client.ask(query, json!({ "id": ocd_id })).await.ok();
    found["department"]["id"].as_str().expect("a department").to_owned()
}

/// The id of the first seat that somebody holds.
pub async fn own_seat(client: &Client<'_>) -> String {
    own_seats(client).await[0]["id"].as_str().expect("a seat").to_owned()
}

/// The seats that somebody holds.
pub async fn own_seats(client: &Client<'_>) -> Vec<Value> {
    let asked = "{ viewer { seats { id post role department { id ocdId } } } }";
    let seen = client.ask(asked, json!({})).await.ok();
    seen["viewer"]["seats"].as_array().expect("seats").clone()
}

/// Asks to join; gives the request's id.
pub async fn ask(client: &Client<'_>, department: &str) -> String {
    let input = json!({ "departmentId": department, "post": "STAFF", "message": "I count ballots." });
    let asked = client.tell("askToJoin", input, "... on JoinRequestMade { joinRequest { id } }").await.ok();
    assert_eq!(asked["__typename"], "JoinRequestMade", "{asked}");
    asked["joinRequest"]["id"].as_str().expect("an id").to_owned()
}

/// A newcomer who joined the steward's department in this role.
pub async fn joined<'a>(app: &'a TestApp, email: &str, steward: &Client<'_>, role: &str) -> Client<'a> {
    let client = newcomer(app, email).await;
    let department = own_seats(steward).await[0]["department"]["id"].as_str().expect("an id").to_owned();
    let request = ask(&client, &department).await;
    let input = json!({ "joinRequestId": request, "decision": "APPROVE", "role": role });
    let decided = steward.tell("decideJoinRequest", input, "").await.ok();
    assert_eq!(decided["__typename"], "JoinRequestDecided", "{decided}");
    client
}

/// Invites somebody to a new seat; gives the invitation's id and the link's token.
pub async fn invite(steward: &Client<'_>, department: &str, email: &str, role: &str) -> (String, String) {
    let input = json!({ "departmentId": department, "email": email, "post": "STAFF", "role": role });
    let made =
        steward.tell("invitePerson", input, "... on InvitationMade { invitation { id } link }").await.ok();
    assert_eq!(made["__typename"], "InvitationMade", "{made}");
    let link = made["link"].as_str().expect("a link");
    let (address, token) = link.split_once("/invitation#").expect("the token is behind the number sign");
    assert!(address.starts_with("http://127.0.0.1") && token.starts_with("inv_"), "{link}");
    (made["invitation"]["id"].as_str().expect("an id").to_owned(), token.to_owned())
}

/// Accepts an invitation; gives the payload.
pub async fn accept(client: &Client<'_>, token: &str) -> Value {
    let chosen = "... on InvitationAccepted { seat { id role post } } ... on InvitationForAnother { message } ... on InvitationSpent { message }";
    client.tell("acceptInvitation", json!({ "token": token }), chosen).await.ok()
}

/// How often something stands in the record.
pub async fn recorded(app: &TestApp, kind: &str) -> i64 {
    app.count(&format!("SELECT count(*) FROM event WHERE kind = '{kind}'")).await
}

/// What the newest event of a kind says.
pub async fn told(app: &TestApp, kind: &str) -> Value {
    let sql = format!("SELECT data FROM event WHERE kind = '{kind}' ORDER BY seq DESC LIMIT 1");
    let statement = Statement::from_string(DbBackend::Postgres, sql);
    let row = app.owner.query_one_raw(statement).await.expect("the statement runs").expect("an event");
    row.try_get_by_index(0).expect("the data")
}

/// The only vacant seat of a department.
pub async fn vacant_seat(client: &Client<'_>, ocd_id: &str) -> Value {
    let mut vacant = seats_in(client, ocd_id).await;
    vacant.retain(|seat| seat["vacant"] == true);
    assert_eq!(vacant.len(), 1, "{vacant:?}");
    vacant.remove(0)
}

/// The seats of a department as somebody sees them.
pub async fn seats_in(client: &Client<'_>, ocd_id: &str) -> Vec<Value> {
    let query = "query Q($id: String!) { department(ocdId: $id) { seats(first: 100) { totalCount edges { node { \
                 id post role vacant mine drafts resources holder { name } holderEmail invitation { id email } } } } } }";
    let seen = client.ask(query, json!({ "id": ocd_id })).await.ok();
    let seats = &seen["department"]["seats"];
    let edges = seats["edges"].as_array().unwrap_or_else(|| panic!("no seats in {seen}"));
    assert_eq!(seats["totalCount"].as_u64(), Some(edges.len() as u64));
    edges.iter().map(|edge| edge["node"].clone()).collect()
}
