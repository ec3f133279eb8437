//! The wall around collections: nobody accepts for another department, and who decides about one changes no word of it.

use commons_access::{Hat, Viewer};
use commons_kernel::{AllianceRole, Role, State};
use commons_tests::Database;
use sea_orm::ConnectionTrait;

use super::{affected, rows, seated};

#[tokio::test]
async fn nobody_accepts_for_another_department_behind_the_wall() {
    let database = Database::empty().await;
    database.owner.execute_unprepared(include_str!("two_tenants.sql")).await.expect("two tenants");
    // Wisconsin's resource is public, and invited into Arizona's collection.
    let invited = "UPDATE resource SET published = true WHERE id = '00000000-0000-0000-0000-00000000700b'; \
         INSERT INTO collection_item (id, collection_id, resource_id, position, commentary, state, invited_at) VALUES \
            ('00000000-0000-0000-0000-00000000c01a', '00000000-0000-0000-0000-00000000b00a', \
             '00000000-0000-0000-0000-00000000700b', 1, '', 'invited', now())";
    database.owner.execute_unprepared(invited).await.expect("an invitation");
    let item = "WHERE id = '00000000-0000-0000-0000-00000000c01a'";
    let keeper = database.store.begin(&seated("a", State::AZ, Role::Steward)).await.expect("a transaction");
    let said = affected(&keeper, &format!("UPDATE collection_item SET commentary = 'x' {item}")).await;
    assert_eq!(said.expect("its keeper's words"), 1);
    for (deed, why) in [
        ("state = 'accepted'", "publishers of the resource's department"),
        ("within_published = true", "stays with its collection"),
        ("about_department_id = within_department_id", "stays with its collection"),
        ("collection_id = '00000000-0000-0000-0000-00000000b00b'", "stays with its collection"),
    ] {
        let refused =
            affected(&keeper, &format!("UPDATE collection_item SET {deed} {item}")).await.expect_err(deed);
        assert!(refused.to_string().contains(why), "{deed}: {refused}");
    }
    let placed = "INSERT INTO collection_item (id, collection_id, resource_id, position, commentary, state, invited_at) VALUES \
         (gen_random_uuid(), '00000000-0000-0000-0000-00000000b00a', '00000000-0000-0000-0000-00000000700b', 2, '', 'accepted', now())";
    let refused = affected(&keeper, placed).await.expect_err("not asked").to_string();
    assert!(refused.contains("invited first"), "{refused}");
    drop(keeper);
    // Its own publisher reads the collection that it is invited into, and answers; a reader of that office does not.
    let title = "SELECT title FROM collection WHERE id = '00000000-0000-0000-0000-00000000b00a'";
    for (role, answers) in [(Role::Publisher, 1), (Role::Reader, 0)] {
        let tx = database.store.begin(&seated("b", State::WI, role)).await.expect("a transaction");
        assert_eq!(rows(&tx, title).await.len(), answers, "{role}");
        let answered = affected(&tx, &format!("UPDATE collection_item SET state = 'accepted' {item}")).await;
        assert_eq!(answered.expect("no error") as usize, answers, "{role}");
    }
}

#[tokio::test]
async fn who_decides_about_a_collection_changes_no_word_of_it_behind_the_wall() {
    let database = Database::empty().await;
    database.owner.execute_unprepared(include_str!("two_tenants.sql")).await.expect("two tenants");
    let shelf = "WHERE id = '00000000-0000-0000-0000-00000000b00a'";
    let curator = Viewer {
        hat: Some(Hat::Staff(AllianceRole::Curator)),
        seats: vec![],
        groups: vec![],
        alliance: Some(AllianceRole::Curator),
        ..seated("b", State::WI, Role::Reader)
    };
    let title = format!("SELECT title FROM collection {shelf}");
    let tx = database.store.begin(&curator).await.expect("a transaction");
    assert_eq!(rows(&tx, &title).await, [""; 0], "what asks nobody is its department's own");
    drop(tx);
    let asks = format!(
        "UPDATE collection SET published = true, reach = 'state', asked_reach = 'public', asked_at = now(), before_alliance = true {shelf}"
    );
    database.owner.execute_unprepared(&asks).await.expect("it asks");
    let tx = database.store.begin(&curator).await.expect("a transaction");
    assert_eq!(rows(&tx, &title).await.len(), 1, "a curator reads it");
    for deed in [
        "title = 'x'",
        "summary = 'x'",
        "slug = 'x'",
        "words_at = now() + interval '1 day'",
        "department_id = NULL",
    ] {
        let refused = affected(&tx, &format!("UPDATE collection SET {deed} {shelf}")).await.expect_err(deed);
        let refused = refused.to_string();
        assert!(
            refused.contains("changes no word") || refused.contains("stays with its keepers"),
            "{deed}: {refused}"
        );
    }
    let down =
        "published = false, asked_reach = NULL, asked_at = NULL, verdict = 'taken_down', verdict_at = now()";
    let done = affected(&tx, &format!("UPDATE collection SET {down} {shelf}")).await;
    assert_eq!(done.expect("a curator decides"), 1);
    drop(tx);
    database.owner.execute_unprepared(&format!("UPDATE collection SET {down} {shelf}")).await.expect("down");
    let keeper = database.store.begin(&seated("a", State::AZ, Role::Steward)).await.expect("a transaction");
    for deed in [
        "verdict = NULL, verdict_at = NULL, before_alliance = false",
        "verdict = 'approved', published = true",
    ] {
        let refused =
            affected(&keeper, &format!("UPDATE collection SET {deed} {shelf}")).await.expect_err(deed);
        assert!(refused.to_string().contains("the Alliance says"), "{deed}: {refused}");
    }
    let mended = affected(&keeper, &format!("UPDATE collection SET title = 'mended' {shelf}")).await;
    assert_eq!(mended.expect("its words are its own"), 1);
    let moderator = Viewer {
        alliance: Some(AllianceRole::Moderator),
        hat: Some(Hat::Staff(AllianceRole::Moderator)),
        ..curator
    };
    let tx = database.store.begin(&moderator).await.expect("a transaction");
    assert_eq!(rows(&tx, &title).await, [""; 0], "moderators decide about no collection");
}

#[tokio::test]
async fn a_group_keeps_what_is_its_own_and_nothing_else_behind_the_wall() {
    let database = Database::empty().await;
    database.owner.execute_unprepared(include_str!("two_tenants.sql")).await.expect("two tenants");
    // The group of Arizona keeps a collection; both resources are public.
    let kept = "UPDATE resource SET published = true; \
         INSERT INTO collection (id, of_alliance, of_group, group_id, reach, published, slug, title, summary, introduction, \
            \"values\", standards, topics, revision, words_at, before_alliance, created_at, updated_at) VALUES \
            ('00000000-0000-0000-0000-00000000b10a', false, true, '00000000-0000-0000-0000-00000000600a', 'group', false, \
             'together', 'together', '', '', '{}', '{}', '{}', 1, now(), false, now(), now())";
    database.owner.execute_unprepared(kept).await.expect("a group's collection");
    let shelf = "WHERE id = '00000000-0000-0000-0000-00000000b10a'";
    let placed = |resource: &str, state: &str| {
        format!(
            "INSERT INTO collection_item (id, collection_id, resource_id, position, commentary, state, invited_at) VALUES \
             (gen_random_uuid(), '00000000-0000-0000-0000-00000000b10a', '00000000-0000-0000-0000-00000000{resource}', 0, '', '{state}', now())"
        )
    };
    let begin = async |viewer: Viewer| database.store.begin(&viewer).await.expect("a transaction");
    let with = |role| seated("a", State::AZ, role);

    let writer = begin(with(Role::Contributor)).await;
    let said = affected(&writer, &format!("UPDATE collection SET summary = 'x' {shelf}")).await;
    assert_eq!(said.expect("its keeper's words"), 1);
    for deed in [
        "of_group = false, department_id = '00000000-0000-0000-0000-00000000d00a'",
        "group_id = '00000000-0000-0000-0000-00000000600b'",
        "verdict = 'approved', verdict_at = now(), before_alliance = true",
        "hidden_at = now()",
    ] {
        affected(&writer, &format!("UPDATE collection SET {deed} {shelf}")).await.expect_err(deed);
    }
    assert_eq!(affected(&writer, &placed("700a", "accepted")).await.expect("its own at once"), 1);
    let refused = affected(&writer, &placed("700b", "accepted")).await.expect_err("another's").to_string();
    assert!(refused.contains("invited first"), "{refused}");
    assert_eq!(affected(&writer, &placed("700b", "invited")).await.expect("another's is asked"), 1);
    drop(writer);

    // A reader of the group, and whoever sits outside of it, change nothing and see nothing of what is not shown.
    let outsider = |role| seated("b", State::WI, role);
    for viewer in [with(Role::Reader), outsider(Role::Steward)] {
        let tx = begin(viewer.clone()).await;
        assert_eq!(rows(&tx, &format!("SELECT title FROM collection {shelf}")).await, [""; 0], "{viewer:?}");
        let changed = affected(&tx, &format!("UPDATE collection SET summary = 'x' {shelf}")).await;
        assert_eq!(changed.expect("no error"), 0, "{viewer:?}");
        affected(&tx, &placed("700b", "invited")).await.expect_err("an item");
    }
    // Whose it is, is known to who reads it; of the other group nothing is.
    let names = "SELECT name FROM department_group WHERE id IN ('00000000-0000-0000-0000-00000000600a', '00000000-0000-0000-0000-00000000600b')";
    assert_eq!(rows(&begin(Viewer::visitor()).await, names).await, [""; 0]);
    let open = format!("UPDATE collection SET published = true, reach = 'public' {shelf}");
    database.owner.execute_unprepared(&open).await.expect("it is shown");
    assert_eq!(rows(&begin(Viewer::visitor()).await, names).await.len(), 1);
    // Who is in it remains among offices.
    let members = "SELECT department_id::text FROM department_group_member \
                   WHERE group_id = '00000000-0000-0000-0000-00000000600a'";
    assert_eq!(rows(&begin(Viewer::visitor()).await, members).await, [""; 0]);
    assert_eq!(rows(&begin(outsider(Role::Reader)).await, members).await.len(), 1);
}
