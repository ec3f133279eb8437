//! The page of a resource and the page of a version, painted from canned answers.

use time::macros::datetime;

use super::{
    super::{
        answers::{ResourceAnswer, VersionAnswer},
        endorsement::CurationAnswer,
        resource_page::Beside,
    },
    *,
};

/// The page of a resource that nobody endorsed, before its review date.
fn painted_resource(data: &Value, origin: &str) -> String {
    let beside = Beside { curated: None, origin, now: datetime!(2026-11-01 0:00 UTC) };
    painted_beside(data, &visitor("/r/call-tree"), &beside)
}

fn painted_beside(data: &Value, site: &Site, beside: &Beside<'_>) -> String {
    let answer: ResourceAnswer = typed(data).unwrap();
    resource_page::paint(site, answer.resource.as_ref().unwrap(), &answer, beside).unwrap()
}

fn decisions() -> Value {
    json!([
        { "at": "2026-10-07T00:00:00Z", "kind": "APPEAL", "decision": "UPHELD", "versionNumber": 2, "reason": "The law <b> is older" },
        { "at": "2026-10-06T00:00:00Z", "kind": "FLAG", "decision": "UPHELD", "versionNumber": null, "reason": "Mend page two" }
    ])
}

fn details() -> Value {
    json!({
        "verdicts": [
            { "state": "IL", "usability": "USABLE_WITH_CHANGES", "reason": "Another <b> deadline", "citation": "10 ILCS 5", "checkedOn": "2026-03-01" },
            { "state": "AZ", "usability": "NOT_CHECKED", "reason": "", "citation": "", "checkedOn": null }
        ],
        "sizes": ["SMALL"], "equipment": ["e-pollbooks"], "electionKinds": ["GENERAL"], "effort": "Two days", "cost": "", "reviewBy": "2027-01-31",
        "pictures": [{ "attachmentId": "a", "alternativeText": "Four \"tables\"" }], "fillIns": [{ "name": "County", "hint": "Yours", "example": "" }],
        "audience": "", "minutes": 90, "objectives": [],
        "challengeHtml": "<p>Lines</p>", "approachHtml": "", "outcomeHtml": "",
        "figures": [{ "label": "Wait <i>", "before": "1250", "after": "12.5", "unit": "minutes" }], "contact": "The deputy"
    })
}

fn current() -> Value {
    json!({ "id": "v", "number": 2, "publishedAt": "2026-10-03T00:00:00Z", "changeNote": "New numbers", "corrects": false, "archivePath": "/files/all/dmVy", "details": details(), "attachments": [{
        "id": "a", "filename": "call \"tree\".pdf", "mediaType": "application/pdf", "byteSize": 184300,
        "sha256": "ab", "state": "READY", "refusal": null, "downloadPath": "/files/YXR0",
        "previews": [{ "number": 1, "width": 850, "height": 1100, "path": "/files/YXR0/pages/1" }]
    }]})
}

fn resource() -> Value {
    json!({
        "resource": {
            "id": "x", "slug": "call-tree", "kind": "TEMPLATE", "title": "Call tree </script>", "summary": "Who \"calls\" whom",
            "bodyHtml": "<p>Use <em>it</em></p>", "status": "PUBLISHED", "reach": "PUBLIC", "values": ["high-integrity"],
            "standards": [], "topics": ["phones"], "states": ["AZ", "IL"], "languages": ["en"], "licence": null,
            "sourceUrl": "javascript:alert(1)", "viewerActions": [],
            "department": { "id": "d", "ocdId": "ocd-division/country:us/state:az", "name": "Pima County", "state": "AZ", "stateName": "Arizona" },
            "currentVersion": current(),
            "versions": { "totalCount": 3, "edges": [
                { "node": { "id": "v", "number": 2, "publishedAt": "2026-10-03T00:00:00Z", "changeNote": "New numbers", "corrects": false } },
                { "node": { "id": "u", "number": 1, "publishedAt": "2026-09-01T00:00:00Z", "changeNote": "First", "corrects": false } }
            ]},
            "adoptedBy": 1205, "plannedBy": 5, "adoptions": { "edges": [
                { "node": { "id": "u1", "status": "PLANNED", "department": { "id": "e", "ocdId": "ocd-division/country:us/state:wi/place:plymouth",
                    "name": "Plymouth <b>", "state": "WI", "stateName": "Wisconsin", "size": "SMALL" } } },
                { "node": { "id": "u2", "status": "IN_USE", "department": { "id": "f", "ocdId": "ocd-division/country:us/state:il",
                    "name": "Whiteside County", "state": "IL", "stateName": "Illinois", "size": null } } }
            ]},
            "decisions": decisions()
        },
        "values": [{ "slug": "high-integrity", "name": "High integrity" }],
        "standards": []
    })
}

#[test]
fn a_resource_reads_without_scripts() {
    let page = painted_resource(&resource(), "https://c.example");
    for part in [
        "<h1>Call tree &#60;/script&#62;</h1>",
        "Version 2, published <time",
        "<a href=\"/files/YXR0?version=2\" class=\"usa-link\" download=\"call &#34;tree&#34;.pdf\">Download call &#34;tree&#34;.pdf</a>",
        "PDF, 184 kB",
        "<img class=\"thumbnail\" src=\"/files/YXR0/pages/1\" width=\"850\" height=\"1100\" alt=\"\" loading=\"lazy\">",
        "<a href=\"/documents/a?from=call-tree\" class=\"usa-link\">Pages and words<",
        "<a href=\"/files/all/dmVy\" class=\"usa-link\" download>Download all (ZIP)</a>",
        "<div class=\"prose\"><p>Use <em>it</em></p></div>",
        "Arizona, Illinois",
        "<a href=\"/values/high-integrity\" class=\"usa-link\">High integrity</a>",
        "<dd><a href=\"/topics/phones\" class=\"usa-link\">phones</a></dd>",
        "And 1 older.",
        "<p>Used by 1,200 offices. 5 more plan to use it.</p>",
        "<a href=\"/d/ocd-division/country:us/state:wi/place:plymouth\" class=\"usa-link\">Plymouth &#60;b&#62;, Wisconsin</a></span>\
         <span>Small (5,000 to 25,000)</span><span>Plans to use it</span></div>",
        "Whiteside County, Illinois</a></span></div>",
        "And 1203 more.",
        "Version 2, 2026-10-03. Alliance Commons. https://c.example/r/call-tree/v/2<",
        "<strong><a href=\"/r/call-tree/v/2\" class=\"usa-link\">Version 2</a></strong>",
        "<a href=\"/r/call-tree/compare?from=1&#38;to=2\" class=\"usa-link\">Compare with version 1</a>",
        "href=\"/d/ocd-division/country:us/state:az\"",
        "Not stated: ask the department",
    ] {
        assert!(page.contains(part), "{part}\n{page}");
    }
    assert!(!page.contains("javascript:"), "an address that is none of the web never becomes a link");
    assert!(!page.contains("Not published yet") && !page.contains("Write a new version"));
    assert!(!page.contains("status--"), "readers need no badge for what is simply published");
}

#[test]
fn what_stands_beside_the_words_reads_without_scripts_too() {
    let page = painted_resource(&resource(), "https://x.example");
    for part in [
        "<h2 id=\"challenge-heading\">Challenge</h2>\n<div class=\"prose\"><p>Lines</p></div>",
        "<th scope=\"row\">Wait &#60;i&#62;<span class=\"quiet\"> (minutes)</span></th><td data-label=\"Before\">1,250</td>",
        "alt=\"Four &#34;tables&#34;\"",
        "<summary>1 place</summary>",
        "<dt>How long</dt><dd class=\"lines\">90 minutes</dd>",
        "<dt>Elections</dt><dd class=\"lines\"><ul><li>General election</li></ul></dd>",
        "<time datetime=\"2027-01-31\">Jan 31, 2027</time>",
        "<th scope=\"row\">Illinois</th><td data-label=\"Usable?\">Usable with changes</td><td data-label=\"Why\" class=\"lines\">Another &#60;b&#62; deadline</td>",
        "<p>The deputy</p>",
    ] {
        assert!(page.contains(part), "{part}\n{page}");
    }
    assert!(!page.contains("approach-heading"), "what is not written has no heading");
    assert!(
        page.find("<th scope=\"row\">Arizona") < page.find("<th scope=\"row\">Illinois"),
        "states by name"
    );
}

#[test]
fn what_a_reader_wants_to_know_first_stands_above_the_documents() {
    let mut site = visitor("/r/call-tree");
    site.own_state = Some("IL".to_owned());
    let late = Beside { curated: None, origin: "", now: datetime!(2027-02-02 0:00 UTC) };
    let page = painted_beside(&resource(), &site, &late);
    for part in [
        "<h2 class=\"usa-alert__heading\">Past its review date</h2>",
        "look at this again by <time datetime=\"2027-01-31\">Jan 31, 2027</time>.",
        "<div class=\"usa-alert usa-alert--warning\">\n<div class=\"usa-alert__body\">\n<h2 class=\"usa-alert__heading\">In Illinois: Usable with changes</h2>",
        "<p class=\"lines\">Another &#60;b&#62; deadline</p><p>10 ILCS 5 · Checked on <time datetime=\"2026-03-01\">Mar 1, 2026</time></p>",
    ] {
        assert!(page.contains(part), "{part}\n{page}");
    }
    assert!(page.find("In Illinois") < page.find("id=\"documents-heading\""), "{page}");
    assert!(
        page.find("<th scope=\"row\">Illinois") < page.find("<th scope=\"row\">Arizona"),
        "the own state is first in the table"
    );
    let page = painted_resource(&resource(), "");
    assert!(!page.contains("Past its review date") && !page.contains("In Illinois"), "{page}");
}

#[test]
fn what_the_alliance_says_and_the_collections_stand_on_the_page() {
    let mut data = json!({ "resource": {
        "currentVersion": { "number": 3 },
        "collections": [{ "id": "c", "slug": "first-year-1a", "title": "First <year>" }],
        "endorsement": {
            "versionNumber": 2, "statement": "Good & clear", "endorsedOn": "2026-10-01", "expiresOn": "2027-10-01",
            "state": "IN_FORCE", "reason": null, "marks": [{ "level": "MEETS", "words": "Plain <words>", "dimension": {
                "dimension": "ACCESSIBLE", "name": "Accessible", "question": "Can everybody read it?" } }]
        }
    }});
    let paint = |data: &Value| {
        let told: CurationAnswer = typed(data).unwrap();
        let beside =
            Beside { curated: told.resource.as_ref(), origin: "", now: datetime!(2026-11-01 0:00 UTC) };
        painted_beside(&resource(), &visitor("/r/call-tree"), &beside)
    };
    let page = paint(&data);
    for part in [
        "<strong>The Alliance endorsed version 2 until <time datetime=\"2027-10-01\">Oct 1, 2027</time>.</strong>",
        "It did not look at what has changed since version 2.",
        "<p class=\"measure lines\">Good &#38; clear</p>",
        "<dt>Accessible</dt><dd><span class=\"quiet\">Can everybody read it?</span><br><strong>Meets it</strong>: <span class=\"lines\">Plain &#60;words&#62;</span></dd>",
        "Looked at on <time datetime=\"2026-10-01\">Oct 1, 2026</time>",
        "<li><a href=\"/c/first-year-1a\" class=\"usa-link\">First &#60;year&#62;</a></li>",
    ] {
        assert!(page.contains(part), "{part}\n{page}");
    }
    data["resource"]["endorsement"]["state"] = json!("EXPIRED");
    assert!(paint(&data).contains("The Alliance endorsed version 2. The endorsement ended on <time"));
    data["resource"]["endorsement"]["state"] = json!("WITHDRAWN");
    data["resource"]["endorsement"]["reason"] = json!("The law <changed>");
    let page = paint(&data);
    assert!(
        page.contains("withdrawn its endorsement of version 2.")
            && page.contains("Why: The law &#60;changed&#62;")
            && !page.contains("It did not look"),
        "{page}"
    );
    let page = painted_resource(&resource(), "");
    assert!(!page.contains("What the Alliance says") && !page.contains("In collections"), "{page}");
}

#[test]
fn what_was_decided_and_where_to_say_that_something_is_wrong_stand_on_the_page() {
    let mut data = resource();
    let paint = |data: &Value| painted_resource(data, "");
    let page = paint(&data);
    for part in [
        "<p><span class=\"usa-tag usa-tag--quiet\">Appeal</span> <strong>Published again</strong>, \
         <time datetime=\"2026-10-07T00:00:00Z\">Oct 7, 2026</time> · Version 2</p>\n<p class=\"lines\">The law &#60;b&#62; is older</p>",
        "<strong>Something was wrong</strong>, <time datetime=\"2026-10-06T00:00:00Z\">Oct 6, 2026</time></p>\n<p class=\"lines\">Mend page two</p>",
        "<a href=\"/d/ocd-division/country:us/state:az\" class=\"usa-link\">How to reach Pima County, Arizona</a>",
        "<a href=\"/transparency\">What the Alliance decides</a>",
    ] {
        assert!(page.contains(part), "{part}\n{page}");
    }
    data["resource"]["decisions"][0]["reason"] = json!("");
    assert!(!paint(&data).contains("<p class=\"lines\"></p>"), "why may stay between the two");
    data["resource"]["viewerActions"] = json!(["ADOPT", "FLAG"]);
    assert!(paint(&data).contains("wrong-heading"));
    data["resource"]["viewerActions"] = json!(["EDIT"]);
    data["resource"]["decisions"] = json!([]);
    let page = paint(&data);
    assert!(!page.contains("wrong-heading") && !page.contains("decisions-heading"), "{page}");
}

fn notice(status: &str) -> Value {
    json!({
        "title": "Call tree", "status": status, "byAlliance": false, "reason": "The deadline <b> was wrong", "madeAt": "2026-10-05T00:00:00Z",
        "department": { "id": "d", "ocdId": "ocd-division/country:us/state:az", "name": "Pima County", "state": "AZ", "stateName": "Arizona" },
        "successor": { "id": "y", "slug": "phone-list", "title": "Phone list" }
    })
}

#[test]
fn a_resource_that_is_gone_says_who_took_it_away_when_and_why() {
    let mut data = resource();
    data["resource"] = Value::Null;
    data["notice"] = notice("WITHDRAWN");
    let answer: ResourceAnswer = typed(&data).unwrap();
    let page = life::paint_gone(&visitor("/r/call-tree"), answer.notice.as_ref().unwrap()).unwrap();
    for part in [
        "<span class=\"usa-tag usa-tag--quiet status status--withdrawn\">Withdrawn</span>",
        "<h1>Call tree</h1>",
        "Pima County, Arizona withdrew this</h2>",
        "<p class=\"lines\">The deadline &#60;b&#62; was wrong</p>",
        "Use this instead: <a href=\"/r/phone-list\" class=\"usa-link\">Phone list</a>",
        "<p>Pima County, Arizona, <time datetime=\"2026-10-05T00:00:00Z\">Oct 5, 2026</time></p>",
    ] {
        assert!(page.contains(part), "{part}\n{page}");
    }
    let mut down = notice("TAKEN_DOWN");
    down["byAlliance"] = json!(true);
    let page = life::paint_gone(&visitor("/r/call-tree"), &typed(&down).unwrap()).unwrap();
    assert!(
        page.contains("The Alliance took this down</h2>") && page.contains("<p>The Alliance, <time"),
        "{page}"
    );
}

#[test]
fn what_is_not_what_it_was_says_so_above() {
    let mut data = resource();
    data["notice"] = notice("ARCHIVED");
    data["resource"]["status"] = json!("ARCHIVED");
    data["resource"]["nextStatus"] = json!("IN_REVIEW");
    data["resource"]["currentVersion"]["corrects"] = json!(true);
    data["resource"]["versions"]["edges"][0]["node"]["corrects"] = json!(true);
    let page = painted_resource(&data, "");
    for part in [
        "status--archived\">Archived · next version: in review</span>",
        "Kept for the record, not kept up any more</h2>",
        "This version mends a mistake in the one before</h2>\n<div class=\"usa-alert__text\"><p class=\"lines\">New numbers</p>",
        "<p>This version mends a mistake in the one before.</p>\n<p>New numbers</p>",
    ] {
        assert!(page.contains(part), "{part}\n{page}");
    }
    assert!(life::told(&typed(&notice("CORRECTED")).unwrap()).is_none(), "its version tells that");
}

fn version(number: i32) -> Value {
    let mut version = current();
    let own = json!({
        "changeNote": "Other <numbers>", "title": "Call tree of old", "summary": "Whom to call", "bodyHtml": "<p>Call.</p>",
        "reach": "STATE", "values": ["high-integrity"], "standards": [], "topics": ["demo", "phones"], "states": ["AZ"],
        "language": "es", "licence": "CC0-1.0", "sourceUrl": "javascript:alert(1)"
    });
    let fields = version.as_object_mut().unwrap();
    fields.extend(own.as_object().unwrap().clone());
    fields.insert("number".into(), json!(number));
    let mut of = resource()["resource"].clone();
    of["currentVersion"] = json!({ "id": "v", "number": 5, "publishedAt": "2026-11-03T00:00:00Z" });
    of["version"] = version;
    json!({ "resource": of, "values": resource()["values"], "standards": [] })
}

fn painted_version(number: i32) -> String {
    painted_of(&version(number))
}

fn painted_of(data: &Value) -> String {
    let answer: VersionAnswer = typed(data).unwrap();
    let of = answer.resource.as_ref().unwrap();
    let shown = of.version.as_ref().unwrap();
    let around = ("https://c.example", datetime!(2026-11-01 0:00 UTC));
    version_page::paint(&visitor("/r/call-tree/v/2"), (of, shown), &answer, around).unwrap()
}

#[test]
fn a_version_says_that_it_is_an_older_one_and_keeps_its_own_words() {
    let page = painted_version(2);
    for part in [
        "usa-alert--warning",
        "This is version 2 of 5, from <time datetime=\"2026-10-03T00:00:00Z\">Oct 3, 2026</time></h2>",
        "The newest is <a href=\"/r/call-tree\" class=\"usa-link\">version 5</a>.",
        "<a href=\"/r/call-tree/compare?from=2&#38;to=5\" class=\"usa-link\">Compare with the newest</a>",
        "<h1>Call tree of old</h1>",
        "<p class=\"lead\">Whom to call</p>",
        "<div class=\"prose\"><p>Call.</p></div>",
        "<a href=\"/files/YXR0?version=2\" class=\"usa-link\"",
        "<a href=\"/files/all/dmVy\" class=\"usa-link\" download>Download all (ZIP)</a>",
        "<p>Other &#60;numbers&#62;</p>",
        "“Call tree of old.” Version 2, 2026-10-03. Alliance Commons. https://c.example/r/call-tree/v/2<",
        "<dd>Arizona</dd>",
        "<dd>Spanish</dd>",
        "<dd>Departments in my state</dd>",
        "<dd><a href=\"/topics/phones\" class=\"usa-link\">phones</a></dd>",
        "Free for any use (CC0-1.0)",
        "usa-tag--demo",
    ] {
        assert!(page.contains(part), "{part}\n{page}");
    }
    assert!(!page.contains("javascript:") && !page.contains("<script"), "{page}");
    assert!(!page.contains("Who uses this"), "who uses it is told of the resource");
}

#[test]
fn the_newest_version_says_so() {
    let page = painted_version(5);
    assert!(
        page.contains("This is the newest version") && !page.contains("Compare with the newest"),
        "{page}"
    );
    assert!(
        page.contains(
            "<a href=\"/r/call-tree\" class=\"usa-link\">The page that always shows the newest</a>"
        )
    );
}

#[test]
fn the_newest_of_what_is_not_kept_up_is_the_last() {
    for status in ["ARCHIVED", "SUPERSEDED"] {
        let mut data = version(5);
        data["notice"] = notice(status);
        let page = painted_of(&data);
        assert!(
            page.contains("This is the last version") && !page.contains("when newer ones come"),
            "{page}"
        );
    }
}

#[test]
fn public_resources_alone_are_described_to_machines() {
    let data = resource();
    let answer: ResourceAnswer = typed(&data).unwrap();
    let mut shown = answer.resource.unwrap();
    let element = linked_data::element(&shown, "https://c.example/r/call-tree", "https://c.example").unwrap();
    let inside = element.strip_prefix("<script type=\"application/ld+json\">").unwrap();
    let inside = inside.strip_suffix("</script>").unwrap();
    assert!(!inside.contains('<'), "{inside}");
    let told: Value = serde_json::from_str(inside).unwrap();
    assert_eq!(told["name"], "Call tree </script>");
    assert_eq!(told["encoding"][0]["contentUrl"], "https://c.example/files/YXR0");
    shown.topics.push("demo".into());
    let element = linked_data::element(&shown, "", "").unwrap();
    assert_eq!(
        element, "<meta name=\"robots\" content=\"noindex\">",
        "no office is named as the author of a demo"
    );
    shown.topics.clear();
    shown.reach = "ALLIANCE".into();
    assert!(linked_data::element(&shown, "", "").is_none());
}
