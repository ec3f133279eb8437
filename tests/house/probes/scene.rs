//! Two offices with things of their own, and those who ask for them. What one office keeps for itself holds a word that
//! stands nowhere else.

use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};
use commons_identity::TokenKind;
use commons_tests::{Client, TestApp, careless_docx};
use sea_orm::ConnectionTrait;
use secrecy::SecretString;
use serde_json::{Value, json};

/// Stands in everything that outsiders must not see.
pub(crate) const SECRET: &str = "hushhush";

/// The columns of the table: who asks for what is Yuma's.
pub(crate) const CALLERS: [&str; 7] =
    ["visitor", "outsider", "reader", "expired", "no scope", "read token", "steward"];

/// What those who may not see something must never be shown: the columns of the outsiders.
pub(crate) const OUTSIDERS: [&str; 4] = ["visitor", "outsider", "expired", "no scope"];

/// Everybody who asks, and the ids of what they ask for.
pub(crate) struct Scene<'a> {
    pub app: &'a TestApp,
    /// Those of [`CALLERS`], in that order.
    pub callers: Vec<Client<'a>>,
    pub priya: Client<'a>,
    pub ana: Client<'a>,
    pub renee: Client<'a>,
    /// What has a global id: a label, its type, and the id.
    pub things: Vec<(&'static str, &'static str, String)>,
    /// The token of an open invitation.
    pub invitation: String,
    pub public_slug: String,
    pub private_slug: String,
    pub withdrawn_slug: String,
    /// The version that everybody sees of the public resource.
    pub public_version: String,
    /// The names of two collections in addresses.
    pub public_shelf: String,
    pub private_shelf: String,
    /// When the words were written of the collection that asks the Alliance.
    pub asked_words: String,
}

impl<'a> Scene<'a> {
    /// The id of a thing by its label.
    pub fn id(&self, label: &str) -> &str {
        let thing = self.things.iter().find(|(known, ..)| *known == label);
        &thing.unwrap_or_else(|| panic!("no thing is called {label}")).2
    }

    pub fn caller(&self, name: &str) -> &Client<'a> {
        let place =
            CALLERS.iter().position(|caller| *caller == name).unwrap_or_else(|| panic!("nobody is {name}"));
        &self.callers[place]
    }

    /// Who has all rights that are asked for.
    pub fn steward(&self) -> &Client<'a> {
        self.caller("steward")
    }
}

/// Like this id, but of nothing.
pub(crate) fn made_up(id: &str) -> String {
    let text = String::from_utf8(URL_SAFE_NO_PAD.decode(id).expect("an id of ours")).expect("text");
    let (kind, _) = text.split_once(':').expect("a kind and a UUID");
    URL_SAFE_NO_PAD.encode(format!("{kind}:0190aaaa-bbbb-7ccc-8ddd-eeeeffff0000"))
}

/// What is there before anybody keeps anything for themselves: everybody may see this.
pub(crate) struct Stage<'a> {
    pub luis: Client<'a>,
    pub dana: Client<'a>,
    pub priya: Client<'a>,
    pub ana: Client<'a>,
    yuma: String,
    public: Value,
    group: String,
    /// Yuma's use of what a third office made.
    adoption: Value,
    for_all: Shown,
}

/// What the Alliance shows everybody.
struct Shown {
    collection: Value,
    featured: Value,
    endorsement: Value,
    slug: String,
}

async fn sql(app: &TestApp, statement: &str) {
    app.owner.execute_unprepared(statement).await.unwrap_or_else(|error| panic!("{statement}: {error}"));
}

async fn tell(client: &Client<'_>, name: &str, input: Value, selection: &str) -> Value {
    client.tell(name, input, selection).await.ok()
}

fn text(value: &Value) -> String {
    value.as_str().unwrap_or_else(|| panic!("no text: {value}")).to_owned()
}

async fn department_of(client: &Client<'_>) -> String {
    let seen = client.ask("{ viewer { seats { department { id } } } }", json!({})).await.ok();
    text(&seen["viewer"]["seats"][0]["department"]["id"])
}

/// Two offices with a steward each, a public resource, a profile and a group.
pub(crate) async fn stage(app: &TestApp) -> Stage<'_> {
    sql(app, "UPDATE seat SET role = 'steward' FROM person WHERE person.id = person_id AND email = 'luis@demo.example'").await;
    let (luis, dana) = (app.person("luis@demo.example").await, app.person("dana@demo.example").await);
    let (priya, ana) = (app.person("priya@demo.example").await, app.person("ana@demo.example").await);
    let yuma = department_of(&luis).await;
    let words =
        json!({ "summary": "Zyxite.", "body": "Zyxite.", "reach": "PUBLIC", "values": ["high-integrity"] });
    let public = make(&luis, &yuma, "Zyxite log", words).await;
    review(&luis, &priya, &public, 2).await;
    tell(&priya, "decideReview", json!({ "reviewRequestId": open_review(&luis, &public).await, "decision": "APPROVE", "reason": "Good." }), "").await;
    let group = json!({ "name": "Mail ballots", "kind": "COHORT", "convenerId": yuma });
    let group = text(&tell(&priya, "createGroup", group, "group { id }").await["group"]["id"]);
    let profile = json!({ "departmentId": yuma, "revision": 0, "phone": "928-555-0100", "languages": ["en"], "equipment": ["A scanner"] });
    tell(&luis, "saveOfficeProfile", profile, "").await;
    let marcus = app.person("marcus@demo.example").await;
    let words = json!({ "summary": "Zyxite.", "body": "Zyxite.", "reach": "PUBLIC" });
    let foreign = make(&marcus, &department_of(&marcus).await, "Zyxite of others", words).await;
    review(&marcus, &priya, &foreign, 2).await;
    tell(&priya, "decideReview", json!({ "reviewRequestId": open_review(&marcus, &foreign).await, "decision": "APPROVE", "reason": "Good." }), "").await;
    let adoption = tell(
        &luis,
        "adoptTemplate",
        json!({ "resourceId": foreign["id"] }),
        "... on TemplateAdopted { adoption { id } }",
    )
    .await;
    let adoption = adoption["adoption"]["id"].clone();
    let for_all = show(&luis, &priya, &public).await;
    // What many offices asked this week.
    sql(
        app,
        "INSERT INTO search_week (week, query, departments, searches) VALUES ('2026-11-23', 'zyxite', 6, 9)",
    )
    .await;
    app.settle().await;
    Stage { luis, dana, priya, ana, yuma, public, group, adoption, for_all }
}

/// Yuma's own things on that stage, each with the secret word in it.
pub(crate) async fn secrets<'a>(app: &'a TestApp, stage: Stage<'a>) -> Scene<'a> {
    let Stage { luis, dana, priya, ana, yuma, public, group, adoption, for_all } = stage;
    sql(app, &format!("UPDATE person SET email = '{SECRET}@demo.example' WHERE email = 'jo@demo.example'"))
        .await;
    let named = format!("Zyxite {SECRET}");

    let private = json!({ "title": named, "summary": SECRET, "body": named, "reach": "DEPARTMENT" });
    let private = make(&luis, &yuma, "Zyxite of ours", private).await;
    tell(&luis, "publishVersion", json!({ "resourceId": private["id"], "revision": 2 }), "").await;
    let withdrawn = json!({ "title": named, "summary": SECRET, "body": named, "reach": "STATE" });
    let withdrawn = make(&luis, &yuma, "Zyxite no more", withdrawn).await;
    tell(&luis, "publishVersion", json!({ "resourceId": withdrawn["id"], "revision": 2 }), "").await;
    let gone = json!({ "resourceId": withdrawn["id"], "reason": format!("{SECRET} wants it so.") });
    tell(&luis, "withdrawResource", gone, "").await;
    let beside = json!({
        "verdicts": [{ "state": "AZ", "usability": "USABLE", "reason": SECRET }],
        "figures": [{ "label": SECRET, "after": "1" }],
        "fillIns": [{ "name": SECRET }],
        "pictures": [{ "attachmentId": URL_SAFE_NO_PAD.encode("attachment:0190aaaa-bbbb-7ccc-8ddd-eeeeffff0000"), "alternativeText": SECRET }],
    });
    let body = format!("{named}: poll worker training and provisional ballots, TBD.");
    let draft =
        json!({ "title": named, "summary": SECRET, "body": body, "reach": "PUBLIC", "details": beside });
    let draft = make(&luis, &yuma, "Zyxite to be", draft).await;
    let shared =
        json!({ "title": named, "summary": SECRET, "body": named, "reach": "GROUP", "groupId": group });
    let shared = make(&luis, &yuma, "Zyxite for few", shared).await;
    review(&luis, &priya, &shared, 2).await;
    tell(&priya, "decideReview", json!({ "reviewRequestId": open_review(&luis, &shared).await, "decision": "APPROVE", "reason": "Good." }), "").await;

    let shelf = json!({ "departmentId": yuma, "title": "Zyxite shelf of ours" });
    let shelf = tell(&luis, "createCollection", shelf, "collection { id slug }").await["collection"].clone();
    let (shelf, private_shelf) = (shelf["id"].clone(), text(&shelf["slug"]));
    let saved = json!({ "collectionId": shelf, "revision": 1, "title": named, "summary": SECRET, "introduction": named, "reach": "DEPARTMENT", "topics": [SECRET] });
    tell(&luis, "saveCollection", saved, "").await;
    let placed = json!({ "collectionId": shelf, "resourceId": private["id"], "commentary": named });
    let own_item = tell(&luis, "addToCollection", placed, "... on CollectionItemAdded { item { id } }").await;
    tell(&luis, "publishCollection", json!({ "collectionId": shelf }), "").await;
    let asking = json!({ "departmentId": yuma, "title": "Zyxite asked for" });
    let asking = tell(&luis, "createCollection", asking, "collection { id }").await["collection"].clone();
    let wider = json!({ "collectionId": asking["id"], "revision": 1, "reach": "PUBLIC" });
    tell(&luis, "saveCollection", wider, "").await;
    let placed = json!({ "collectionId": asking["id"], "resourceId": public["id"] });
    tell(&luis, "addToCollection", placed, "").await;
    let asking = json!({ "collectionId": asking["id"] });
    let asking =
        tell(&luis, "publishCollection", asking, "collection { id wordsAt }").await["collection"].clone();
    let theirs = tell(&priya, "createCollection", json!({ "title": named }), "collection { id }").await;
    let invited_item = json!({ "collectionId": theirs["collection"]["id"], "resourceId": public["id"], "commentary": SECRET });
    let invited_item =
        tell(&priya, "addToCollection", invited_item, "... on CollectionItemAdded { item { id } }").await;

    let told = json!({ "adoptionId": adoption, "revision": 1, "printed": 4711, "note": format!("{SECRET} came of it.") });
    tell(&luis, "changeAdoption", told, "").await;
    // A member of the group uses what is shared with the group alone.
    sql(app, &format!("INSERT INTO adoption (id, department_id, resource_id, version_id, status, adopted_at) \
        SELECT '0190aaaa-0000-7000-8000-000000000002', seat.department_id, resource.id, resource.current_version_id, 'in_use', now() \
        FROM seat JOIN person ON person.id = seat.person_id, resource WHERE person.email = 'marcus@demo.example' AND resource.slug = '{}'", text(&shared["slug"]))).await;
    sql(app, &format!("INSERT INTO adoption_report (adoption_id, revision, title, version_number, intent, note, said_at) \
        VALUES ('0190aaaa-0000-7000-8000-000000000002', 1, '{SECRET}', 1, 'keep_copy', '{SECRET}', now())")).await;

    let attachment = luis.upload(&yuma, &format!("{SECRET}.txt"), format!("{named} file").as_bytes()).await;
    app.settle().await;
    let kept = json!({ "attachmentId": attachment, "reason": format!("{SECRET} wants it so.") });
    tell(&luis, "keepOriginal", kept, "").await;
    // The app under test has no tools that draw pages.
    sql(
        app,
        "INSERT INTO attachment_page (attachment_id, number, width, height, byte_size) SELECT id, 1, 800, 1035, 9 FROM attachment",
    )
    .await;
    let next = json!({ "resourceId": public["id"], "revision": 0, "title": named, "body": named, "summary": SECRET,
                       "changeNote": SECRET, "topics": [SECRET], "attachmentIds": [attachment] });
    tell(&luis, "saveDraft", next, "").await;
    // A second round, so that the first one is told beside it.
    let first = review(&luis, &priya, &public, 1).await;
    let passages = json!([{ "quote": named, "text": format!("Say {SECRET} in plain words.") }]);
    let back = json!({ "reviewRequestId": first, "decision": "ASK_FOR_CHANGES", "reason": SECRET, "passages": passages });
    tell(&priya, "decideReview", back, "").await;
    let request = review(&luis, &priya, &public, 1).await;
    let version = luis
        .ask(
            "query Q($id: ID!) { node(id: $id) { ... on ReviewRequest { version { id } } } }",
            json!({ "id": request }),
        )
        .await
        .ok();
    let asked = json!({ "title": named, "summary": SECRET, "body": named, "reach": "STATE" });
    let jo = app.person(&format!("{SECRET}@demo.example")).await;
    let asked = make(&jo, &yuma, "Zyxite asked for", asked).await;
    let submission = tell(
        &jo,
        "submitForReview",
        json!({ "resourceId": asked["id"], "revision": 2 }),
        "... on ReviewRequested { reviewRequest { id } }",
    )
    .await;
    let current = "query Q($id: ID!) { resource(id: $id) { currentVersion { id } } }";
    let current = luis.ask(current, json!({ "id": public["id"] })).await.ok();
    let upload = luis
        .upload(&yuma, &format!("{SECRET}-two.docx"), &careless_docx(&[&format!("[COUNTY {SECRET}] two")]))
        .await;

    let domain = json!({ "departmentId": yuma, "domain": format!("{SECRET}.gov"), "check": format!("{SECRET} checked it by telephone.") });
    tell(&ana, "registerDomain", domain, "").await;
    let renee = app.person("renee@demo.example").await;
    let wish =
        json!({ "departmentId": yuma, "post": "STAFF", "message": format!("I am new here, {SECRET}.") });
    let wish = tell(&renee, "askToJoin", wish, "... on JoinRequestMade { joinRequest { id } }").await;
    let invited = json!({ "departmentId": yuma, "email": format!("{SECRET}@yuma.example.gov"), "post": "RECORDS", "role": "READER" });
    let invited =
        tell(&luis, "invitePerson", invited, "... on InvitationMade { link invitation { id seat { id } } }")
            .await;
    let token = json!({ "name": SECRET, "scopes": ["READ"], "expiresInDays": 30 });
    let token =
        tell(&luis, "createApiToken", token, "... on ApiTokenCreated { secret apiToken { id } }").await;
    let read_token = Client::with_bearer(app, token["secret"].as_str().expect("a secret"));
    let unscoped = json!({ "name": "Old words", "scopes": ["READ"], "expiresInDays": 30 });
    let unscoped = tell(&luis, "createApiToken", unscoped, "... on ApiTokenCreated { secret }").await;
    sql(app, "UPDATE api_token SET scopes = '{everything}' WHERE name = 'Old words'").await;
    let unscoped = Client::with_bearer(app, unscoped["secret"].as_str().expect("a secret"));
    sql(app, &format!("INSERT INTO account (id, issuer, subject, person_id, email, created_at) SELECT '0190aaaa-0000-7000-8000-000000000001', \
        'https://provider.example', '{SECRET}', id, '{SECRET}@yuma.example.gov', now() FROM person WHERE email = 'luis@demo.example'")).await;

    let search = json!({ "name": named, "query": SECRET, "notify": true });
    let search = tell(&luis, "saveSearch", search, "... on SearchSaved { savedSearch { id } }").await;

    let flagged =
        json!({ "resourceId": private["id"], "kind": "WRONG", "reason": format!("{SECRET} is not so.") });
    let flagged = tell(&luis, "flagResource", flagged, "... on FlagMade { flag { id } }").await;

    let expired = app.person("luis@demo.example").await;
    let shown = expired.cookie().and_then(|cookie| cookie.split_once('=')).expect("a cookie").1.to_owned();
    let hash = TokenKind::Session.read(&SecretString::from(shown)).expect("a session's token");
    sql(app, &format!("UPDATE session SET expires_at = created_at WHERE token_hash = '{hash}'")).await;

    let own = "{ viewer { sessions(first: 5) { edges { node { id current } } } accounts { id } } }";
    let own = luis.ask(own, json!({})).await.ok()["viewer"].clone();
    let sessions = own["sessions"]["edges"].as_array().expect("sessions").clone();
    let session =
        sessions.iter().find(|edge| edge["node"]["current"] == true).expect("this one")["node"]["id"].clone();
    let seen = jo.ask("{ viewer { person { id } seats { id } } }", json!({})).await.ok()["viewer"].clone();
    let invitation = text(&invited["link"]);
    app.settle().await;

    let things = vec![
        ("a public resource", "Resource", text(&public["id"])),
        ("a resource of the office", "Resource", text(&private["id"])),
        ("a draft", "Resource", text(&draft["id"])),
        ("a resource of a group", "Resource", text(&shared["id"])),
        ("the office", "Department", yuma),
        ("a group", "Group", group),
        ("a colleague", "Person", text(&seen["person"]["id"])),
        ("a colleague's seat", "Seat", text(&seen["seats"][0]["id"])),
        ("a vacant seat", "Seat", text(&invited["invitation"]["seat"]["id"])),
        ("a version under review", "Version", text(&version["node"]["version"]["id"])),
        ("a review request", "ReviewRequest", request),
        ("a submission", "ReviewRequest", text(&submission["reviewRequest"]["id"])),
        ("a document under review", "Attachment", attachment),
        ("an upload", "Attachment", upload),
        ("a wish to join", "JoinRequest", text(&wish["joinRequest"]["id"])),
        ("an invitation", "Invitation", text(&invited["invitation"]["id"])),
        ("an adoption", "Adoption", text(&adoption)),
        (
            "an adoption in a group",
            "Adoption",
            URL_SAFE_NO_PAD.encode("adoption:0190aaaa-0000-7000-8000-000000000002"),
        ),
        ("a public collection", "Collection", text(&for_all.collection)),
        ("a collection of the office", "Collection", text(&shelf)),
        ("a collection that asks", "Collection", text(&asking["id"])),
        ("an item of the office", "CollectionItem", text(&own_item["item"]["id"])),
        ("an invited item", "CollectionItem", text(&invited_item["item"]["id"])),
        ("an endorsement", "Endorsement", text(&for_all.endorsement)),
        ("a featured collection", "Featured", text(&for_all.featured)),
        ("the steward's session", "Session", text(&session)),
        ("the steward's token", "ApiToken", text(&token["apiToken"]["id"])),
        ("the steward's saved search", "SavedSearch", text(&search["savedSearch"]["id"])),
        ("the steward's flag", "Flag", text(&flagged["flag"]["id"])),
        ("the steward's account", "Account", text(&own["accounts"][0]["id"])),
    ];
    let reader = app.person("ruth@demo.example").await;
    let callers = vec![app.visitor(), dana, reader, expired, unscoped, read_token, luis];
    Scene {
        app,
        callers,
        priya,
        ana,
        renee,
        things,
        invitation: invitation.rsplit_once('#').map_or(invitation.clone(), |(_, token)| token.to_owned()),
        public_slug: text(&public["slug"]),
        private_slug: text(&private["slug"]),
        withdrawn_slug: text(&withdrawn["slug"]),
        public_version: text(&current["resource"]["currentVersion"]["id"]),
        public_shelf: for_all.slug,
        private_shelf,
        asked_words: text(&asking["wordsAt"]),
    }
}

/// A public collection of the Alliance with the public resource in it, featured; and an endorsement of that resource.
async fn show(luis: &Client<'_>, priya: &Client<'_>, public: &Value) -> Shown {
    let made =
        tell(priya, "createCollection", json!({ "title": "Zyxite for all" }), "collection { id slug }").await;
    let (collection, slug) = (made["collection"]["id"].clone(), text(&made["collection"]["slug"]));
    let saved = json!({ "collectionId": collection, "revision": 1, "summary": "Zyxite.", "reach": "PUBLIC" });
    tell(priya, "saveCollection", saved, "").await;
    let placed = json!({ "collectionId": collection, "resourceId": public["id"], "commentary": "Zyxite." });
    let placed = tell(priya, "addToCollection", placed, "... on CollectionItemAdded { item { id } }").await;
    let answer = json!({ "itemId": placed["item"]["id"], "accept": true });
    tell(luis, "answerCollectionInvitation", answer, "").await;
    tell(priya, "publishCollection", json!({ "collectionId": collection }), "").await;
    let at_front = json!({ "collectionId": collection, "note": "Zyxite.", "until": "2027-01-31" });
    let featured = tell(priya, "feature", at_front, "featured { id }").await["featured"]["id"].clone();
    let current = "query Q($id: ID!) { resource(id: $id) { currentVersion { id } } }";
    let current = priya.ask(current, json!({ "id": public["id"] })).await.ok();
    let said = endorsement(&text(&public["id"]), &text(&current["resource"]["currentVersion"]["id"]));
    let endorsed = tell(priya, "endorseResource", said, "endorsement { id }").await;
    Shown { collection, featured, endorsement: endorsed["endorsement"]["id"].clone(), slug }
}

/// What a curator says of a version that is good.
pub(crate) fn endorsement(resource: &str, version: &str) -> Value {
    let marks = ["quality", "accessibility", "replicability", "evidence"]
        .map(|dimension| json!({ "dimension": dimension, "level": "MEETS", "words": "Zyxite through and through." }));
    json!({ "resourceId": resource, "versionId": version, "marks": marks, "statement": "Zyxite as it should be.", "expiresOn": "2028-01-31" })
}

async fn make(client: &Client<'_>, department: &str, title: &str, mut changes: Value) -> Value {
    let input = json!({ "departmentId": department, "kind": "TEMPLATE", "title": title });
    let made = tell(client, "createResource", input, "resource { id slug }").await;
    changes["resourceId"] = made["resource"]["id"].clone();
    changes["revision"] = json!(1);
    let saved = tell(client, "saveDraft", changes, "").await;
    assert_eq!(saved["__typename"], "DraftSaved", "{saved}");
    made["resource"].clone()
}

/// Submits a resource and claims its review; gives the request's id.
async fn review(writer: &Client<'_>, staff: &Client<'_>, resource: &Value, revision: i64) -> String {
    let input = json!({ "resourceId": resource["id"], "revision": revision });
    let selection = "... on ReviewRequested { reviewRequest { id } } ... on DraftIncomplete { problems { field message } }";
    let asked = tell(writer, "submitForReview", input, selection).await;
    let request = asked["reviewRequest"]["id"].as_str().unwrap_or_else(|| panic!("{asked}")).to_owned();
    tell(staff, "claimReview", json!({ "reviewRequestId": request }), "").await;
    request
}

async fn open_review(writer: &Client<'_>, resource: &Value) -> Value {
    let query = "query Q($id: ID!) { resource(id: $id) { openReview { id } } }";
    writer.ask(query, json!({ "id": resource["id"] })).await.ok()["resource"]["openReview"]["id"].clone()
}
