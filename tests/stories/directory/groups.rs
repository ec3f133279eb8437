//! Groups of departments across tenants: made by curators, kept by their convener, left by whoever wants to; what is shared
//! with a group is for its departments alone.

use commons_tests::{Answer, Client, TestApp};
use serde_json::{Value, json};

use crate::scene::{DANA, JO, LUIS, MARCUS, PRIYA, decide, department_of, finished, save, submit, titles};

async fn create(client: &Client<'_>, name: &str, convener: Option<&str>) -> Answer {
    let input =
        json!({ "name": name, "kind": "COHORT", "about": "We learn together.", "convenerId": convener });
    client.tell("createGroup", input, "group { id name kind about convener { id } canManage departments(first: 5) { totalCount edges { node { id } } } }").await
}

async fn made(client: &Client<'_>, name: &str, convener: Option<&str>) -> String {
    let made = create(client, name, convener).await.ok();
    made["group"]["id"].as_str().expect("an id").to_owned()
}

async fn place(
    client: &Client<'_>,
    verb: &str,
    group: &str,
    department: &str,
    reason: Option<&str>,
) -> Answer {
    let mut input = json!({ "groupId": group, "departmentId": department });
    if let Some(reason) = reason {
        input["reason"] = json!(reason);
    }
    client
        .tell(verb, input, "group { departments(first: 5) { totalCount } } department { groups { name } }")
        .await
}

#[tokio::test]
async fn a_curator_makes_one_and_its_convener_keeps_it() {
    let app = TestApp::new().await;
    let (priya, dana, luis) = (app.person(PRIYA).await, app.person(DANA).await, app.person(LUIS).await);
    let (plymouth, yuma) = (department_of(&dana).await, department_of(&luis).await);
    let group = create(&priya, "  Mail  ballots 2026 ", Some(&plymouth)).await.ok()["group"].clone();
    assert_eq!((&group["name"], &group["kind"]), (&json!("Mail ballots 2026"), &json!("COHORT")));
    assert_eq!(
        (&group["convener"]["id"], &group["departments"]["totalCount"]),
        (&json!(plymouth), &json!(1))
    );
    let id = group["id"].as_str().expect("an id");

    let added = place(&dana, "addToGroup", id, &yuma, None).await.ok();
    assert_eq!(added["group"]["departments"]["totalCount"], 2);
    assert_eq!(added["department"]["groups"], json!([{ "name": "Mail ballots 2026" }]));
    place(&dana, "addToGroup", id, &yuma, None).await.ok();
    assert_eq!(
        app.count("SELECT count(*) FROM event WHERE kind = 'group.department_added'").await,
        1,
        "in is in"
    );

    let edit = |name: &str| json!({ "groupId": id, "name": name, "kind": "WORKING_GROUP" });
    let edited = dana.tell("editGroup", edit("Mail ballots"), "group { name kind about }").await.ok();
    assert_eq!(
        edited["group"],
        json!({ "name": "Mail ballots", "kind": "WORKING_GROUP", "about": "We learn together." })
    );
    let hand_on = json!({ "groupId": id, "convenerId": yuma });
    assert_eq!(
        dana.tell("editGroup", hand_on.clone(), "").await.code(),
        "FORBIDDEN",
        "curators say who convenes"
    );
    assert_eq!(
        priya.tell("editGroup", hand_on, "group { convener { id } }").await.ok()["group"]["convener"]["id"],
        yuma
    );
    assert_eq!(
        dana.tell("editGroup", edit("Mine still"), "").await.code(),
        "FORBIDDEN",
        "it is another's now"
    );
    let nobody = json!({ "groupId": id, "convenerId": null });
    assert!(
        priya.tell("editGroup", nobody, "group { convener { id } }").await.ok()["group"]["convener"]
            .is_null()
    );
    let from_to = "SELECT count(*) FROM event WHERE kind = 'group.edited' AND hat LIKE 'seat:%' AND data->'from'->>'name' = 'Mail ballots 2026' AND data->'to'->>'name' = 'Mail ballots'";
    assert_eq!(app.count(from_to).await, 1);
}

#[tokio::test]
async fn names_are_taken_in_any_capitals_and_by_one_of_many() {
    let app = TestApp::new().await;
    let priya = app.person(PRIYA).await;
    let first = made(&priya, "Élections Cohort", None).await;
    let taken = create(&priya, "éLECTIONS  cohort", None).await;
    assert_eq!((taken.code(), taken.errors[0]["extensions"]["field"].as_str()), ("CONFLICT", Some("name")));
    let own = json!({ "groupId": first, "name": "ÉLECTIONS COHORT" });
    priya.tell("editGroup", own, "").await.ok();
    for bad in ["", "ab", &"x".repeat(121), "a\u{7}bc"] {
        assert_eq!(create(&priya, bad, None).await.errors[0]["extensions"]["field"], "name");
    }
    let at_once = futures_util::future::join_all((0..6).map(|_| create(&priya, "Same name", None))).await;
    assert_eq!(at_once.iter().filter(|answer| answer.errors.is_empty()).count(), 1);
    assert_eq!(app.count("SELECT count(*) FROM department_group").await, 2);
}

#[tokio::test]
async fn who_may_not_touch_it() {
    let app = TestApp::new().await;
    let (priya, dana, luis, marcus) =
        (app.person(PRIYA).await, app.person(DANA).await, app.person(LUIS).await, app.person(MARCUS).await);
    let (plymouth, yuma, whiteside) =
        (department_of(&dana).await, department_of(&luis).await, department_of(&marcus).await);
    let group = made(&priya, "Mail ballots", Some(&plymouth)).await;
    assert_eq!(create(&app.visitor(), "Ours", None).await.code(), "UNAUTHENTICATED");
    for client in [&dana, &luis, &marcus] {
        assert_eq!(create(client, "Ours", None).await.code(), "FORBIDDEN");
    }
    for client in [&luis, &marcus] {
        assert_eq!(
            client.tell("editGroup", json!({ "groupId": group, "about": "x" }), "").await.code(),
            "FORBIDDEN"
        );
        assert_eq!(
            place(client, "addToGroup", &group, &whiteside, None).await.code(),
            "FORBIDDEN",
            "nobody lets themselves in"
        );
        assert_eq!(
            place(client, "removeFromGroup", &group, &plymouth, Some("Gone.")).await.code(),
            "FORBIDDEN"
        );
    }
    // The ids of other things, and of nothing.
    let other = dana.tell("addToGroup", json!({ "groupId": yuma, "departmentId": yuma }), "").await;
    assert_eq!(other.errors[0]["extensions"]["field"], "groupId");
    let query =
        "query Q($id: ID!) { groups(first: 5) { totalCount edges { node { id } } } node(id: $id) { id } }";
    let seen = app.visitor().ask(query, json!({ "id": group })).await.ok();
    assert_eq!(
        (&seen["groups"]["totalCount"], &seen["node"]),
        (&json!(0), &Value::Null),
        "visitors see no groups"
    );
    assert_eq!(luis.ask(query, json!({ "id": group })).await.ok()["node"]["id"], group, "members do");
    assert_eq!(app.count("SELECT count(*) FROM event WHERE kind LIKE 'group.%'").await, 1);
}

#[tokio::test]
async fn what_is_shared_with_a_group_is_for_those_in_it() {
    let app = TestApp::new().await;
    let (priya, dana, luis, marcus) =
        (app.person(PRIYA).await, app.person(DANA).await, app.person(LUIS).await, app.person(MARCUS).await);
    let (plymouth, yuma, whiteside) =
        (department_of(&dana).await, department_of(&luis).await, department_of(&marcus).await);
    let group = made(&priya, "Mail ballots", Some(&plymouth)).await;
    let foreign = made(&priya, "Others", None).await;
    let (resource, revision) = finished(&dana, "Zyxite for the group", "GROUP", "Zyxite.").await;
    let problems = "... on DraftIncomplete { problems { field message } }";
    let input = json!({ "resourceId": resource, "revision": revision });
    let unfinished = dana.tell("submitForReview", input, problems).await.ok();
    assert_eq!(unfinished["problems"][0]["field"], "reach", "it asks for a group: {unfinished}");
    let wrong = json!({ "resourceId": resource, "revision": revision, "groupId": foreign });
    assert_eq!(dana.tell("saveDraft", wrong, "").await.errors[0]["extensions"]["field"], "groupId");
    let revision = save(&dana, &resource, json!({ "groupId": group })).await;
    let request = submit(&dana, &resource, revision).await;
    decide(&priya, &request, "APPROVE").await;
    app.settle().await;

    let open = "query Q($id: ID!) { resource(id: $id) { title group { name } } }";
    assert!(titles(&luis, "zyxite").await.is_empty());
    assert!(luis.ask(open, json!({ "id": resource })).await.ok()["resource"].is_null());
    place(&dana, "addToGroup", &group, &yuma, None).await.ok();
    assert_eq!(titles(&luis, "zyxite").await, ["Zyxite for the group"]);
    assert_eq!(
        luis.ask(open, json!({ "id": resource })).await.ok()["resource"]["group"]["name"],
        "Mail ballots"
    );
    assert!(titles(&marcus, "zyxite").await.is_empty());
    assert!(titles(&app.visitor(), "zyxite").await.is_empty());

    // Who keeps the group says why; a steward leaves without a word; the convener stays.
    place(&dana, "addToGroup", &group, &whiteside, None).await.ok();
    assert_eq!(titles(&marcus, "zyxite").await.len(), 1);
    place(&marcus, "removeFromGroup", &group, &whiteside, None).await.ok();
    assert!(titles(&marcus, "zyxite").await.is_empty());
    let unsaid = place(&dana, "removeFromGroup", &group, &yuma, None).await;
    assert_eq!(unsaid.errors[0]["extensions"]["field"], "reason");
    let jo = place(&app.person(JO).await, "removeFromGroup", &group, &yuma, None).await;
    assert_eq!(jo.code(), "FORBIDDEN", "leaving is the steward's");
    place(&dana, "removeFromGroup", &group, &yuma, Some("The pilot has ended.")).await.ok();
    assert!(titles(&luis, "zyxite").await.is_empty());
    assert_eq!(
        place(&dana, "removeFromGroup", &group, &plymouth, Some("x")).await.errors[0]["extensions"]["field"],
        "departmentId"
    );
    assert_eq!(
        place(&dana, "removeFromGroup", &group, &yuma, Some("x")).await.errors[0]["extensions"]["field"],
        "departmentId"
    );
    assert_eq!(
        app.count(
            "SELECT count(*) FROM event WHERE kind IN ('group.department_left', 'group.department_removed')"
        )
        .await,
        2
    );

    // Its versions are shared with this group for good.
    let second = made(&priya, "Second", Some(&plymouth)).await;
    let moved = json!({ "resourceId": resource, "revision": 0, "groupId": second });
    assert_eq!(dana.tell("saveDraft", moved, "").await.errors[0]["extensions"]["field"], "groupId");
}
