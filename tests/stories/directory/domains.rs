//! Registered mail domains: staff register them after a check; an office sees its own; nobody's mail hoster becomes one.

use commons_tests::{Answer, Client, TestApp};
use serde_json::{Value, json};

use crate::scene::{ANA, DANA, LUIS, PRIYA, RUTH, department_of};

const CHECK: &str = "Called the county on the number of its own page.";
const SELECTION: &str = "... on DomainRegistered { domain { domain check } department { domains { domain } } } \
                         ... on DomainKnown { message domain { check } }";

async fn register(client: &Client<'_>, department: &str, domain: &str) -> Answer {
    let input = json!({ "departmentId": department, "domain": domain, "check": CHECK });
    client.tell("registerDomain", input, SELECTION).await
}

async fn domains(client: &Client<'_>, department: &str) -> Value {
    let query = "query Q($id: ID!) { node(id: $id) { ... on Department { canRegisterDomains domains { domain checkedAt checkedBy { name } } } } }";
    client.ask(query, json!({ "id": department })).await.ok()["node"]["domains"].clone()
}

#[tokio::test]
async fn an_administrator_registers_and_removes_and_the_office_sees_it() {
    let app = TestApp::new().await;
    let (ana, luis, dana) = (app.person(ANA).await, app.person(LUIS).await, app.person(DANA).await);
    let (yuma, plymouth) = (department_of(&luis).await, department_of(&dana).await);
    let registered = register(&ana, &yuma, " Yuma.Example.GOV ").await.ok();
    assert_eq!(registered["domain"], json!({ "domain": "yuma.example.gov", "check": CHECK }));
    assert_eq!(registered["department"]["domains"], json!([{ "domain": "yuma.example.gov" }]));
    let again = register(&ana, &yuma, "YUMA.example.gov").await.ok();
    assert_eq!(again["__typename"], "DomainKnown");
    // A county's domain serves its towns too.
    assert_eq!(register(&ana, &plymouth, "yuma.example.gov").await.ok()["__typename"], "DomainRegistered");

    let seen = domains(&app.person(RUTH).await, &yuma).await;
    assert_eq!(
        (&seen[0]["domain"], &seen[0]["checkedBy"]["name"]),
        (&json!("yuma.example.gov"), &json!("Ana (demo administrator)"))
    );
    assert!(domains(&app.visitor(), &yuma).await.is_null());
    assert!(domains(&dana, &yuma).await.is_null(), "another office does not see it");
    assert_eq!(domains(&app.person(PRIYA).await, &yuma).await.as_array().map(Vec::len), Some(1), "staff do");

    let input =
        |domain: &str, reason: &str| json!({ "departmentId": yuma, "domain": domain, "reason": reason });
    let selection = "department { domains { domain } }";
    let refused = ana.tell("removeDomain", input("yuma.example.gov", " "), selection).await;
    assert_eq!(refused.errors[0]["extensions"]["field"], "reason");
    let removed = ana
        .tell("removeDomain", input("YUMA.example.gov", "The county changed its domain."), selection)
        .await
        .ok();
    assert_eq!(removed["department"]["domains"], json!([]));
    let gone = ana.tell("removeDomain", input("yuma.example.gov", "Once more."), selection).await;
    assert_eq!(gone.errors[0]["extensions"]["field"], "domain");
    assert_eq!(domains(&dana, &plymouth).await.as_array().map(Vec::len), Some(1), "the other one keeps it");
    let recorded = "SELECT count(*) FROM event WHERE hat = 'staff:administrator' AND department_id = subject_id AND data->>'domain' = 'yuma.example.gov' \
                    AND (kind = 'department.domain_registered' AND data->>'check' <> '' OR kind = 'department.domain_removed' AND data->>'reason' <> '')";
    assert_eq!(app.count(recorded).await, 3);
}

#[tokio::test]
async fn nobody_else_registers_one() {
    let app = TestApp::new().await;
    let (luis, dana) = (app.person(LUIS).await, app.person(DANA).await);
    let plymouth = department_of(&dana).await;
    assert_eq!(register(&app.visitor(), &plymouth, "plymouth.gov").await.code(), "UNAUTHENTICATED");
    for client in [&luis, &dana, &app.person(PRIYA).await] {
        assert_eq!(register(client, &plymouth, "plymouth.gov").await.code(), "FORBIDDEN");
        let input = json!({ "departmentId": plymouth, "domain": "plymouth.gov", "reason": "Mine." });
        assert_eq!(client.tell("removeDomain", input, "").await.code(), "FORBIDDEN");
    }
    assert_eq!(app.count("SELECT count(*) FROM department_domain").await, 0);
}

#[tokio::test]
async fn what_is_no_offices_own_is_refused_with_why() {
    let app = TestApp::new().await;
    let ana = app.person(ANA).await;
    let yuma = department_of(&app.person(LUIS).await).await;
    for (domain, why) in [
        ("gmail.com", "anybody can get an address at gmail.com"),
        ("Mail.OUTLOOK.com", "anybody can get an address at outlook.com"),
        ("yum\u{430}.gov", "plain letters"),
        ("clerk@yuma.gov", "behind the @"),
        ("gov", "behind the @"),
        ("", "behind the @"),
    ] {
        let refused = register(&ana, &yuma, domain).await;
        assert_eq!(
            (refused.code(), refused.errors[0]["extensions"]["field"].as_str()),
            ("BAD_USER_INPUT", Some("domain"))
        );
        assert!(refused.message().contains(why), "{domain}: {}", refused.message());
    }
    let unchecked = json!({ "departmentId": yuma, "domain": "yuma.gov", "check": "yes" });
    assert_eq!(ana.tell("registerDomain", unchecked, "").await.errors[0]["extensions"]["field"], "check");
    assert_eq!(app.count("SELECT count(*) FROM event WHERE kind LIKE 'department.domain%'").await, 0);
}
