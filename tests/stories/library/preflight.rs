//! What stands in the way of a draft, what its writer may want to look at, and who is told.

use commons_links::{Links, Permitted};
use commons_tests::{Client, Setup, TestApp, careless_docx};
use serde_json::{Value, json};
use time::Duration;
use tokio::{
    io::{AsyncReadExt, AsyncWriteExt},
    net::TcpListener,
};

use crate::scene::{DANA, JO, LUIS, RUTH, create, department_of, published, save};

const LOOK: &str =
    "query Q($id: ID!) { preflight(resourceId: $id) { revision readingGrade linksPending similar { id title }
    findings { check blocking field passage attachmentId message mend } } }";
const PROBLEMS: &str = "... on DraftIncomplete { problems { field code message parameters { name value } } }";

async fn look(client: &Client<'_>, resource: &str) -> Value {
    client.ask(LOOK, json!({ "id": resource })).await.ok()["preflight"].clone()
}

/// The findings of a check: whether each blocks, its field and its passage.
fn found<'a>(seen: &'a Value, check: &str) -> Vec<(bool, &'a str, &'a str)> {
    let findings = seen["findings"].as_array().unwrap_or_else(|| panic!("findings in {seen}"));
    let of_check = findings.iter().filter(|finding| finding["check"] == check);
    let text = |value: &'a Value| value.as_str().unwrap_or_default();
    of_check
        .map(|finding| {
            (
                finding["blocking"].as_bool().expect("a bool"),
                text(&finding["field"]),
                text(&finding["passage"]),
            )
        })
        .collect()
}

/// A story that is finished but for its body.
async fn story(client: &Client<'_>, title: &str, body: &str) -> (String, i64) {
    let resource = create(client, "STORY", title).await;
    let changes = json!({ "summary": "What we did.", "body": body, "reach": "DEPARTMENT" });
    let revision = save(client, &resource, changes).await;
    (resource, revision)
}

#[tokio::test]
async fn what_stands_in_the_way_refuses_both_ways_and_mended_it_is_published() {
    let app = TestApp::new().await;
    let luis = app.person(LUIS).await;
    let body = "The place is TBD. ![](https://a.example/x.png) [log](javascript:alert(1)) [gone](/r/no-such-thing) \
        [file](/files/no-such-file) Call [COUNTY NAME]. The rigged count.\n\n# One\n\n### Three";
    let (resource, revision) = story(&luis, "How we moved", body).await;
    let seen = look(&luis, &resource).await;
    assert_eq!(seen["revision"], revision);
    assert!(seen["readingGrade"].is_null(), "a few words have no grade");
    assert_eq!(found(&seen, "PLACEHOLDER"), [(true, "body", "TBD"), (false, "body", "[COUNTY NAME]")]);
    assert_eq!(found(&seen, "ALTERNATIVE_TEXT"), [(true, "body", "https://a.example/x.png")]);
    assert_eq!(
        found(&seen, "LINK"),
        [
            (true, "body", "/r/no-such-thing"),
            (true, "body", "/files/no-such-file"),
            (true, "body", "javascript:alert(1)"),
        ]
    );
    assert_eq!(found(&seen, "WORDING"), [(false, "body", "rigged")]);
    assert_eq!(found(&seen, "READING_LEVEL"), [(false, "body", "Three")]);
    let blocking: Vec<bool> = seen["findings"]
        .as_array()
        .expect("findings")
        .iter()
        .map(|finding| finding["blocking"] == true)
        .collect();
    assert!(blocking.is_sorted_by(|a, b| a >= b), "what stands in the way comes first: {blocking:?}");
    for finding in seen["findings"].as_array().expect("findings") {
        assert!(finding["mend"].as_str().is_some_and(|mend| mend.ends_with('.')), "{finding}");
    }

    let input = json!({ "resourceId": resource, "revision": revision });
    for verb in ["publishVersion", "submitForReview"] {
        let refused = luis.tell(verb, input.clone(), PROBLEMS).await.ok();
        assert_eq!(refused["__typename"], "DraftIncomplete", "{verb}");
        let problems = refused["problems"].as_array().expect("problems");
        assert_eq!(problems.len(), 5, "{problems:?}");
        assert!(problems.iter().all(|problem| problem["field"] == "body"), "{problems:?}");
        let mark = problems.iter().find(|problem| problem["code"] == "UNFINISHED_MARK").expect("the mark");
        let said = mark["message"].as_str().expect("a message");
        assert!(said.contains("TBD") && said.contains("Write what belongs there"), "{said}");
        assert_eq!(mark["parameters"], json!([{ "name": "words", "value": "TBD" }]));
    }

    let body = "The place is the library. ![A moving van](https://a.example/x.png) The rigged count.";
    let revision = save(&luis, &resource, json!({ "body": body })).await;
    let seen = look(&luis, &resource).await;
    assert_eq!((found(&seen, "PLACEHOLDER"), found(&seen, "LINK")), (vec![], vec![]));
    assert_eq!(found(&seen, "WORDING").len(), 1, "advice stands in nobody's way");
    let input = json!({ "resourceId": resource, "revision": revision });
    assert_eq!(luis.tell("publishVersion", input, PROBLEMS).await.ok()["__typename"], "VersionPublished");
    assert!(look(&luis, &resource).await.is_null(), "there is no draft any more");
    app.settle().await;
}

#[tokio::test]
async fn an_unfinished_draft_and_careless_documents_are_told_with_their_mend() {
    let app = TestApp::new().await;
    let luis = app.person(LUIS).await;
    let resource = create(&luis, "TEMPLATE", "A seal log").await;
    let seen = look(&luis, &resource).await;
    let fields: Vec<&str> = found(&seen, "INCOMPLETE").into_iter().map(|(_, field, _)| field).collect();
    assert_eq!(fields, ["summary", "body"], "{seen}");

    let words = ["Call [COUNTY NAME]."];
    let id = luis.upload(&department_of(&luis).await, "log.docx", &careless_docx(&words)).await;
    app.settle().await;
    let changes =
        json!({ "summary": "For seals at [County].", "attachmentIds": [id], "reach": "DEPARTMENT" });
    let revision = save(&luis, &resource, changes).await;
    let seen = look(&luis, &resource).await;
    assert_eq!(found(&seen, "PLACEHOLDER"), [], "a template holds places to be filled in: {seen}");
    let documents: Vec<&Value> = seen["findings"]
        .as_array()
        .expect("findings")
        .iter()
        .filter(|finding| finding["check"] == "DOCUMENT")
        .collect();
    let says =
        |word: &str| documents.iter().any(|finding| finding["message"].as_str().unwrap().contains(word));
    assert!(says("Tracked changes") && says("No language") && !says("placeholders"), "{documents:#?}");
    for finding in &documents {
        assert_eq!(
            (&finding["attachmentId"], &finding["blocking"], &finding["field"]),
            (&json!(id), &json!(false), &json!("attachmentIds"))
        );
    }
    let kept = json!({ "attachmentId": id, "reason": "Our vendor made it so." });
    luis.tell("keepOriginal", kept, "").await.ok();
    assert_eq!(found(&look(&luis, &resource).await, "DOCUMENT"), [], "what is decided is not asked again");
    let input = json!({ "resourceId": resource, "revision": revision });
    assert_eq!(luis.tell("publishVersion", input, PROBLEMS).await.ok()["__typename"], "VersionPublished");
    app.settle().await;
}

#[tokio::test]
async fn a_mark_of_unfinished_work_weighs_in_a_document_what_it_weighs_in_the_text() {
    let app = TestApp::new().await;
    let luis = app.person(LUIS).await;
    let resource = create(&luis, "TEMPLATE", "A seal log").await;
    let mark = ["T", "BD"].concat();
    let words = format!("The place is {mark}.");
    let id = luis
        .upload(&department_of(&luis).await, "log.docx", &careless_docx(&[&words, "Call [COUNTY NAME]."]))
        .await;
    app.settle().await;
    let changes = json!({ "summary": "For seals.", "attachmentIds": [id], "reach": "DEPARTMENT" });
    let revision = save(&luis, &resource, changes).await;
    let coded = "query Q($id: ID!) { preflight(resourceId: $id) { findings { blocking attachmentId code message mend parameters { name value } } } }";
    let seen = luis.ask(coded, json!({ "id": resource })).await.ok()["preflight"]["findings"].clone();
    let blocking: Vec<&Value> =
        seen.as_array().expect("findings").iter().filter(|finding| finding["blocking"] == true).collect();
    assert_eq!(blocking.len(), 1, "a template may hold places, and no marks: {seen}");
    assert_eq!(
        (&blocking[0]["code"], &blocking[0]["attachmentId"]),
        (&json!("DOCUMENT_FINDING"), &json!(id))
    );
    let value = |name: &str| {
        let parameters = blocking[0]["parameters"].as_array().expect("parameters").clone();
        parameters.into_iter().find(|one| one["name"] == name).map(|one| one["value"].clone())
    };
    assert_eq!(value("document"), Some(json!("log.docx")));
    assert_eq!(value("finding"), Some(json!("UNFINISHED")));
    let said = blocking[0]["message"].as_str().expect("a message");
    assert!(said.starts_with("log.docx: Marks of unfinished work"), "{said}");

    let input = json!({ "resourceId": resource, "revision": revision });
    let problems = "... on DraftIncomplete { problems { field code message parameters { name value } } }";
    for verb in ["publishVersion", "submitForReview"] {
        let refused = luis.tell(verb, input.clone(), problems).await.ok();
        assert_eq!(refused["__typename"], "DraftIncomplete", "{verb}");
        assert_eq!(refused["problems"].as_array().map(Vec::len), Some(1), "{refused}");
        let problem = &refused["problems"][0];
        assert_eq!(
            (&problem["field"], &problem["code"], &problem["parameters"]),
            (&json!("attachmentIds"), &json!("DOCUMENT_FINDING"), &blocking[0]["parameters"])
        );
    }
    let kept = json!({ "attachmentId": id, "reason": "The form itself speaks of such marks." });
    luis.tell("keepOriginal", kept, "").await.ok();
    assert_eq!(luis.tell("publishVersion", input, PROBLEMS).await.ok()["__typename"], "VersionPublished");
    app.settle().await;
}

#[tokio::test]
async fn only_those_who_write_it_are_told() {
    let app = TestApp::new().await;
    let (luis, jo) = (app.person(LUIS).await, app.person(JO).await);
    let (resource, _) = story(&jo, "How we moved", "The place is TBD.").await;
    for writer in [&luis, &jo] {
        assert_eq!(found(&look(writer, &resource).await, "PLACEHOLDER").len(), 1);
    }
    for other in [app.visitor(), app.person(DANA).await, app.person(RUTH).await] {
        assert!(look(&other, &resource).await.is_null());
    }
    let input = json!({ "resourceId": resource });
    assert_eq!(app.visitor().tell("checkLinks", input.clone(), "").await.code(), "UNAUTHENTICATED");
    assert_eq!(app.person(DANA).await.tell("checkLinks", input.clone(), "").await.code(), "NOT_FOUND");
    assert_eq!(jo.tell("checkLinks", input, "asked").await.ok()["asked"], 0, "there is nothing to ask");
}

#[tokio::test]
async fn links_within_the_site_lead_to_what_the_writer_may_read() {
    let app = TestApp::new().await;
    let luis = app.person(LUIS).await;
    let slug = async |client: &Client<'_>, id: &str| {
        let seen =
            client.ask("query Q($id: ID!) { resource(id: $id) { slug } }", json!({ "id": id })).await.ok();
        seen["resource"]["slug"].as_str().expect("a slug").to_owned()
    };
    let open = published(&app, DANA, "A public ballot log", "PUBLIC", "Count them.").await;
    let hidden = published(&app, DANA, "A secret ballot log", "DEPARTMENT", "Count them.").await;
    let own = published(&app, LUIS, "Our own ballot log", "DEPARTMENT", "Count them.").await;
    let dana = app.person(DANA).await;
    let (open, hidden, own) = (slug(&luis, &open).await, slug(&dana, &hidden).await, slug(&luis, &own).await);
    let file = luis.upload(&department_of(&luis).await, "log.txt", b"Count them.").await;
    let theirs = dana.upload(&department_of(&dana).await, "log.txt", b"Count them all.").await;
    app.settle().await;
    let body = format!(
        "[a](/r/{open}) [b](/r/{hidden}) [c](/r/{own}) [d](/files/{file}) [e](/files/{theirs}) [f](/search)"
    );
    let (resource, _) = story(&luis, "How we count", &body).await;
    let seen = look(&luis, &resource).await;
    let (hidden, theirs) = (format!("/r/{hidden}"), format!("/files/{theirs}"));
    assert_eq!(found(&seen, "LINK"), [(true, "body", hidden.as_str()), (true, "body", theirs.as_str())]);
    // To readers all over the country, what the office keeps for itself is not there.
    save(&luis, &resource, json!({ "reach": "PUBLIC" })).await;
    let seen = look(&luis, &resource).await;
    let own = format!("/r/{own}");
    assert!(found(&seen, "LINK").contains(&(false, "body", own.as_str())), "{seen}");
}

#[tokio::test]
async fn what_is_like_it_already_is_told_and_never_itself() {
    let app = TestApp::new().await;
    let luis = app.person(LUIS).await;
    let open = published(&app, DANA, "A drop box seal log", "PUBLIC", "Write the numbers down.").await;
    published(&app, DANA, "A secret drop box seal log", "DEPARTMENT", "Write the numbers down.").await;
    let (resource, revision) = story(&luis, "Our drop box: \"seal log\"", "We write the numbers down.").await;
    let titles = |seen: &Value| {
        let similar = seen["similar"].as_array().expect("a list").clone();
        similar.iter().map(|row| row["id"].as_str().expect("an id").to_owned()).collect::<Vec<_>>()
    };
    assert_eq!(titles(&look(&luis, &resource).await), std::slice::from_ref(&open));
    let input = json!({ "resourceId": resource, "revision": revision });
    luis.tell("publishVersion", input, PROBLEMS).await.ok();
    app.settle().await;
    save(&luis, &resource, json!({ "summary": "What we did again." })).await;
    assert_eq!(titles(&look(&luis, &resource).await), [open]);
}

/// A site on this machine that answers in several ways; gives its address.
async fn site() -> String {
    let listener = TcpListener::bind("127.0.0.1:0").await.expect("a port on loopback");
    let here = listener.local_addr().expect("an address");
    tokio::spawn(async move {
        while let Ok((mut wire, _)) = listener.accept().await {
            tokio::spawn(async move {
                let mut head = vec![0; 2048];
                let length = wire.read(&mut head).await.unwrap_or(0);
                let head = String::from_utf8_lossy(&head[..length]).into_owned();
                let answer = match head.split(' ').nth(1).unwrap_or_default() {
                    "/missing" => "404 Not Found",
                    "/private" => "302 Found\r\nlocation: http://10.0.0.1/secret",
                    "/hangs" => return tokio::time::sleep(std::time::Duration::from_secs(30)).await,
                    _ => "200 OK",
                };
                let answer = format!("HTTP/1.1 {answer}\r\ncontent-length: 0\r\n\r\n");
                let _sent = wire.write_all(answer.as_bytes()).await;
            });
        }
    });
    format!("http://{here}")
}

#[tokio::test]
async fn outside_links_are_asked_by_a_job_and_never_stand_in_the_way() {
    let patience = std::time::Duration::from_secs(2);
    let links = Links::new(Permitted::PublicAndLoopback, patience).expect("a client");
    let app = TestApp::with(Setup { links: Some(links), ..Setup::default() }).await;
    let (luis, site) = (app.person(LUIS).await, site().await);
    let body = format!(
        "[a]({site}/there#top) [b]({site}/missing) [c]({site}/hangs) [d]({site}/private) [e](http://10.0.0.1/)"
    );
    let (resource, revision) = story(&luis, "How we moved", &body).await;
    let seen = look(&luis, &resource).await;
    assert_eq!((&seen["linksPending"], found(&seen, "LINK")), (&json!(5), vec![]), "nothing is known yet");
    let input = json!({ "resourceId": resource });
    for _twice in 0..2 {
        assert_eq!(luis.tell("checkLinks", input.clone(), "asked").await.ok()["asked"], 5);
    }
    let queued = "SELECT count(*) FROM job WHERE kind = 'check_links'";
    assert_eq!(app.count(queued).await, 1, "asked twice, queued once");
    app.settle().await;
    let seen = look(&luis, &resource).await;
    assert_eq!(seen["linksPending"], 0);
    let told: Vec<String> =
        ["/missing", "/hangs", "/private"].iter().map(|path| format!("{site}{path}")).collect();
    let advice: Vec<_> = told.iter().map(String::as_str).chain(["http://10.0.0.1/"]).collect();
    let advice: Vec<_> = advice.into_iter().map(|address| (false, "body", address)).collect();
    assert_eq!(found(&seen, "LINK"), advice);
    assert_eq!(luis.tell("checkLinks", input.clone(), "asked").await.ok()["asked"], 0, "within a day");
    app.clock.pass(Duration::hours(25));
    // His session has ended over it.
    let luis = app.person(LUIS).await;
    assert_eq!(luis.tell("checkLinks", input, "asked").await.ok()["asked"], 5);
    app.settle().await;
    assert_eq!(app.count("SELECT count(*) FROM link_check").await, 5);
    let whole = "SELECT count(*) FROM link_check WHERE address LIKE '%/%' OR length(address) <> 64";
    assert_eq!(app.count(whole).await, 0, "no address stands there in the clear");
    let input = json!({ "resourceId": resource, "revision": revision });
    assert_eq!(luis.tell("publishVersion", input, PROBLEMS).await.ok()["__typename"], "VersionPublished");
    app.settle().await;
}

#[tokio::test]
async fn a_server_without_the_web_asks_nobody() {
    let app = TestApp::with(Setup { links: None, ..Setup::default() }).await;
    let luis = app.person(LUIS).await;
    let (resource, _) = story(&luis, "How we moved", "[a](https://a.example/)").await;
    assert_eq!(look(&luis, &resource).await["linksPending"], 0);
    let asked = luis.tell("checkLinks", json!({ "resourceId": resource }), "asked").await.ok();
    assert_eq!(asked["asked"], 0);
}
