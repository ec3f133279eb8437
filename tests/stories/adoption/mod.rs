//! Stories of adoptions: an office says that it uses something, changes that, and others see as much as is theirs to see.

mod adopt_template;
mod change_adoption;
mod index;
mod lists;
mod who_sees;

use commons_tests::Client;
use serde_json::{Value, json};

use crate::scene::{save, submit};

/// What the stories look at of an adoption.
const ADOPTION: &str = "id status adoptedAt canChange department { ocdId } resource { id } version { number } \
                        report { revision title versionNumber intent printed mailed note saidBy { name } }";

/// Adopts with the defaults; gives the adoption.
async fn adopt(client: &Client<'_>, resource: &str) -> Value {
    let selection = format!("... on TemplateAdopted {{ adoption {{ {ADOPTION} }} }}");
    let adopted = client.tell("adoptTemplate", json!({ "resourceId": resource }), &selection).await.ok();
    assert_eq!(adopted["__typename"], "TemplateAdopted", "{adopted}");
    adopted["adoption"].clone()
}

/// Changes an adoption on the revision that stands in it; gives the payload.
async fn change(client: &Client<'_>, adoption: &Value, changes: Value) -> Value {
    let mut input = json!({ "adoptionId": adoption["id"], "revision": adoption["report"]["revision"] });
    input.as_object_mut().expect("an object").extend(changes.as_object().expect("an object").clone());
    let selection = format!(
        "... on AdoptionChanged {{ adoption {{ {ADOPTION} }} }} ... on AdoptionConflict {{ adoption {{ {ADOPTION} }} message }} \
         ... on AdoptionRetired {{ adoption {{ status }} message }}"
    );
    client.tell("changeAdoption", input, &selection).await.ok()
}

/// An adoption as somebody sees it, or null.
async fn seen(client: &Client<'_>, adoption: &Value) -> Value {
    let query = format!("query Q($id: ID!) {{ node(id: $id) {{ ... on Adoption {{ {ADOPTION} }} }} }}");
    client.ask(&query, json!({ "id": adoption["id"] })).await.ok()["node"].clone()
}

/// What a department uses, as somebody sees it: the titles that they may read, or what the report calls it.
async fn uses(client: &Client<'_>, ocd_id: &str, statuses: &[&str]) -> Value {
    let query = format!(
        "query Q($id: String!, $s: [AdoptionStatus!]) {{ department(ocdId: $id) {{ adoptions(first: 20, statuses: $s) {{ totalCount edges {{ node {{ {ADOPTION} }} }} }} }} }}"
    );
    let statuses = if statuses.is_empty() { Value::Null } else { json!(statuses) };
    client.ask(&query, json!({ "id": ocd_id, "s": statuses })).await.ok()["department"]["adoptions"].clone()
}

/// A second version before the reviewers.
struct Again {
    version: Value,
    request: String,
}

/// Writes and submits a second version of a resource.
async fn submitted_again(writer: &Client<'_>, resource: &str) -> Again {
    let changes =
        json!({ "title": "A better insert", "body": "Sign and date it.", "changeNote": "The date." });
    let revision = save(writer, resource, changes).await;
    let request = submit(writer, resource, revision).await;
    let query = "query Q($id: ID!) { node(id: $id) { ... on ReviewRequest { version { id } } } }";
    let seen = writer.ask(query, json!({ "id": request })).await.ok();
    Again { version: seen["node"]["version"]["id"].clone(), request }
}
