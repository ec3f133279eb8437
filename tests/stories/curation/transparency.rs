//! The report by month counts all that the Alliance decides: about resources and collections, asked or of its own accord.

use commons_tests::{Client, TestApp};
use serde_json::{Value, json};

use super::shelf::{decide, made, publish, put, saved};
use crate::scene::{DANA, LUIS, MARCUS, OMAR, PRIYA, RUTH, published};

/// The newest month: its lines in words, what is open, and how long decisions took.
async fn report(app: &TestApp) -> (Vec<String>, Value, Value) {
    let query = "{ transparency { month medianHours open lines { about kind decision flagKind count } } }";
    let told = app.visitor().ask(query, json!({})).await.ok();
    let month = &told["transparency"][0];
    let word = |line: &Value, name: &str| line[name].as_str().unwrap_or("-").to_owned();
    let lines = month["lines"].as_array().expect("lines").iter().map(|line| {
        let words = ["about", "kind", "flagKind", "decision"].map(|name| word(line, name));
        format!("{} {}", words.join(" "), line["count"])
    });
    (lines.collect(), month["open"].clone(), month["medianHours"].clone())
}

async fn shelf(app: &TestApp, title: &str, log: &str) -> Value {
    let luis = app.person(LUIS).await;
    let shelf = made(&luis, title).await;
    saved(&luis, &shelf, json!({ "reach": "PUBLIC" })).await.ok();
    put(&luis, &shelf, log).await;
    publish(&luis, &shelf).await.ok();
    shelf
}

async fn flag(client: &Client<'_>, shelf: &Value) -> Value {
    let input = json!({ "collectionId": shelf["id"], "kind": "OUTDATED", "reason": "It is old." });
    client.tell("flagCollection", input, "... on FlagMade { flag { id createdAt } }").await.ok()["flag"]
        .clone()
}

#[tokio::test]
async fn collections_count_as_resources_do() {
    let app = TestApp::new().await;
    let (luis, ruth, priya) = (app.person(LUIS).await, app.person(RUTH).await, app.person(PRIYA).await);
    let (dana, marcus) = (app.person(DANA).await, app.person(MARCUS).await);
    let log = published(&app, LUIS, "Yuma log", "PUBLIC", "Which seal.").await;
    let first = shelf(&app, "First shelf", &log).await;
    let second = shelf(&app, "Second shelf", &log).await;
    assert_eq!(report(&app).await.1, 2, "two wait");
    app.clock.pass(time::Duration::hours(10));
    decide(&priya, &first, true, "").await.ok();
    decide(&priya, &second, false, "Say whose the numbers are.").await.ok();
    let third = shelf(&app, "Third shelf", &log).await;
    saved(&luis, &third, json!({ "reach": "STATE" })).await.ok();
    let (lines, open, median) = report(&app).await;
    let asked = [
        "RESOURCE PUBLICATION - APPROVED 1",
        "COLLECTION PUBLICATION - APPROVED 1",
        "COLLECTION PUBLICATION - CHANGES_ASKED 1",
        "COLLECTION PUBLICATION - TAKEN_BACK 1",
    ];
    assert_eq!((lines.as_slice(), &open), (&asked.map(str::to_owned)[..], &json!(0)), "nothing else");
    assert_eq!(median.as_f64().map(f64::floor), Some(10.0), "what was taken back does not count in the time");

    // Flags that are answered together count once, under what the first says; of those taken back, the last open one counts.
    let (one, two) = (flag(&dana, &first).await, flag(&marcus, &first).await);
    assert_eq!(report(&app).await.1, 1, "one collection waits");
    dana.tell("takeBackFlag", json!({ "flagId": one["id"] }), "").await.ok();
    let input = json!({ "collectionId": first["id"], "upheld": false, "reason": "It is new.", "readUntil": two["createdAt"] });
    priya.tell("answerCollectionFlags", input, "").await.ok();
    let back = flag(&ruth, &first).await;
    ruth.tell("takeBackFlag", json!({ "flagId": back["id"] }), "").await.ok();
    let (lines, open, _) = report(&app).await;
    let flags: Vec<&String> = lines.iter().filter(|line| line.contains("FLAG")).collect();
    assert_eq!(flags, ["COLLECTION FLAG OUTDATED DISMISSED 1", "COLLECTION FLAG OUTDATED TAKEN_BACK 1"]);
    assert_eq!(open, 0);

    // A takedown that answers flags counts as their answer, one that nobody asked for by itself.
    flag(&dana, &first).await;
    let down = |shelf: &Value| json!({ "collectionId": shelf["id"], "reason": "It takes sides." });
    priya.tell("takeDownCollection", down(&first), "").await.ok();
    priya.tell("takeDownCollection", down(&second), "").await.ok();
    let (lines, _, after) = report(&app).await;
    assert!(lines.contains(&"COLLECTION FLAG OUTDATED UPHELD 1".to_owned()), "{lines:?}");
    assert!(lines.contains(&"COLLECTION MODERATION - TAKEN_DOWN 1".to_owned()), "{lines:?}");
    assert!(after.as_f64() < Some(10.0), "flags that were answered at once count in the time: {after}");
    app.settle().await;
}

#[tokio::test]
async fn what_the_alliance_does_of_its_own_accord_is_told_too() {
    let app = TestApp::new().await;
    let resource = published(&app, LUIS, "Mail ballot insert", "PUBLIC", "Due on Friday.").await;
    let omar = app.person(OMAR).await;
    let why = json!({ "resourceId": resource, "reason": "It holds a seal's number." });
    omar.tell("takeDownResource", why.clone(), "").await.ok();
    omar.tell("putBackResource", why, "").await.ok();
    let (lines, open, _) = report(&app).await;
    assert_eq!(
        (lines, open),
        (
            vec![
                "RESOURCE MODERATION - PUT_BACK 1".to_owned(),
                "RESOURCE MODERATION - TAKEN_DOWN 1".to_owned(),
                "RESOURCE PUBLICATION - APPROVED 1".to_owned(),
            ],
            json!(0)
        )
    );
    app.settle().await;
}
