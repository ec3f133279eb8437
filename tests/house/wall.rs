//! The second wall: what the migrations install is what the policy prints; the server cannot step over it; and with the
//! first wall switched off, it holds alone.

mod collections;

use std::{collections::BTreeSet, fs};

use commons_access::{Caller, Hat, SeatHeld, Viewer};
use commons_entity::wards;
use commons_kernel::{AllianceRole, DepartmentId, Role, State};
use commons_store::{ROLE, Tx, print_wall};
use commons_tests::Database;
use sea_orm::{ConnectionTrait, DatabaseConnection, DbBackend, DbErr, Statement};
use uuid::Uuid;

async fn rows(database: &impl ConnectionTrait, sql: &str) -> Vec<String> {
    let statement = Statement::from_string(DbBackend::Postgres, sql);
    let rows = database.query_all_raw(statement).await.unwrap_or_else(|error| panic!("{sql}: {error}"));
    rows.iter().map(|row| row.try_get_by_index(0).expect("a text")).collect()
}

/// Everything that makes the wall, as the database has it.
async fn installed(owner: &DatabaseConnection) -> Vec<String> {
    let mut all = rows(
        owner,
        "SELECT concat_ws(' | ', tablename, policyname, permissive, roles::text, cmd, qual, with_check) FROM pg_policies ORDER BY 1",
    )
    .await;
    let tables = "SELECT concat_ws(' | ', relname, relrowsecurity, relforcerowsecurity, relacl::text) FROM pg_class \
                  WHERE relkind = 'r' AND relnamespace = 'public'::regnamespace ORDER BY 1";
    all.extend(rows(owner, tables).await);
    all
}

#[test]
fn the_newest_migration_of_the_wall_is_as_the_policy_prints_it() {
    let folder = commons_tests::root().join("migrations/src");
    let newest = fs::read_dir(&folder)
        .expect("the migrations")
        .map(|entry| entry.expect("an entry").path())
        .filter(|path| path.to_string_lossy().ends_with("_install_wall.sql"))
        .max()
        .expect("a migration that installs the wall");
    if std::env::var_os("UPDATE").is_some() {
        fs::write(&newest, print_wall()).expect("the file can be written");
    }
    assert!(
        fs::read_to_string(&newest).expect("the file") == print_wall(),
        "{} is not what the policy prints: if it has landed, add a new migration m…_install_wall (a copy), then run \
         UPDATE=1 cargo test -p commons-tests --test house -- wall",
        newest.display()
    );
}

#[tokio::test]
async fn what_is_installed_is_what_is_printed() {
    let database = Database::empty().await;
    let before = installed(&database.owner).await;
    database.owner.execute_unprepared(&print_wall()).await.expect("the wall stands");
    assert_eq!(before, installed(&database.owner).await);

    let warded: BTreeSet<String> = wards().iter().map(|ward| ward.table.to_owned()).collect();
    let open = "SELECT relname::text FROM pg_class WHERE relkind = 'r' AND relnamespace = 'public'::regnamespace \
                AND relname <> 'seaql_migrations' AND relrowsecurity AND relforcerowsecurity";
    let walled: BTreeSet<String> = rows(&database.owner, open).await.into_iter().collect();
    let every = open.replace(" AND relrowsecurity AND relforcerowsecurity", "");
    assert_eq!(walled, warded);
    assert_eq!(walled, rows(&database.owner, &every).await.into_iter().collect(), "a table without a wall");
}

#[tokio::test]
async fn who_reads_sees_one_moment_and_changes_nothing() {
    let database = Database::empty().await;
    let viewer = Viewer::system("tests");
    let how = "SELECT concat_ws(', ', current_setting('transaction_isolation'), current_setting('transaction_read_only'))";
    let reading = database.store.read(&viewer).await.expect("a transaction");
    assert_eq!(rows(&reading, how).await, ["repeatable read, on"]);
    let change = "INSERT INTO feed_cursor (reader, seq) VALUES ('a', 1)";
    let refused = reading.execute_unprepared(change).await.expect_err("it only reads").to_string();
    assert!(refused.contains("read-only transaction"), "{refused}");
    let writing = database.store.begin(&viewer).await.expect("a transaction");
    assert_eq!(rows(&writing, how).await, ["read committed, off"]);
    drop((reading, writing));
    // Whoever says nothing is a visitor who reads.
    let silent = database.store.pool();
    assert_eq!(rows(silent, how).await, ["repeatable read, on"]);
    let who = "SELECT concat_ws(' ', current_user, current_setting('commons.caller'), current_setting('commons.system'))";
    assert_eq!(rows(silent, who).await, [format!("{ROLE} visitor ")]);
    let refused = silent.execute_unprepared(change).await.expect_err("it only reads").to_string();
    assert!(refused.contains("read-only transaction"), "{refused}");
}

#[tokio::test]
async fn the_server_owns_nothing_and_cannot_step_over() {
    let database = Database::empty().await;
    let tx = database.store.begin(&Viewer::system("tests")).await.expect("a transaction");
    let who = rows(&tx, "SELECT concat_ws(' ', current_user, session_user)").await;
    assert_eq!(who, [format!("{ROLE} commons")]);
    let strong = "SELECT rolname::text FROM pg_roles WHERE rolname IN (current_user, session_user) AND \
                  (rolsuper OR rolbypassrls OR rolcreaterole OR rolcreatedb OR EXISTS (SELECT 1 FROM pg_class WHERE relowner = pg_roles.oid))";
    assert_eq!(rows(&tx, strong).await, [""; 0]);
    drop(tx);
    for forbidden in [
        "ALTER TABLE resource DISABLE ROW LEVEL SECURITY",
        "DROP POLICY see ON resource",
        "ALTER TABLE resource OWNER TO commons_server",
        "SET ROLE postgres",
        "SET SESSION AUTHORIZATION postgres",
        "UPDATE event SET kind = 'x'",
        "DELETE FROM event",
        "TRUNCATE event",
        "ALTER TABLE event DISABLE TRIGGER ALL",
        "CREATE TABLE mine (id int)",
        "SELECT * FROM seaql_migrations",
    ] {
        let tx = database.store.begin(&Viewer::system("tests")).await.expect("a transaction");
        let refused = tx.execute_unprepared(forbidden).await.expect_err(forbidden).to_string();
        assert!(
            refused.contains("permission denied")
                || refused.contains("must be owner")
                || refused.contains("must be able"),
            "{forbidden}: {refused}"
        );
    }
}

fn id(text: &str) -> Uuid {
    format!("00000000-0000-0000-0000-00000000{text}").parse().expect("an id")
}

fn seated(letter: &str, state: State, role: Role) -> Viewer {
    let department = DepartmentId::from(id(&format!("d00{letter}")));
    let seat = id(&format!("500{letter}")).into();
    Viewer {
        caller: Caller::Person(id(&format!("e00{letter}")).into()),
        hat: Some(Hat::Seat(seat)),
        seats: vec![SeatHeld { seat, department, state, role }],
        groups: vec![id(&format!("600{letter}")).into()],
        alliance: None,
    }
}

/// Which rows of a table are Arizona's alone; none: everybody may read the table, or members may.
fn arizonas(table: &str) -> Option<&'static str> {
    Some(match table {
        "account" | "session" | "api_token" | "saved_search" | "flag" => {
            "person_id = '00000000-0000-0000-0000-00000000e00a'"
        }
        "adoption" | "attachment" | "collection" | "department_domain" | "invitation" | "join_request"
        | "resource" | "resource_notice" | "review_request" | "event" | "seat" => {
            "department_id = '00000000-0000-0000-0000-00000000d00a'"
        }
        "attachment_text"
        | "attachment_finding"
        | "attachment_page"
        | "attachment_download"
        | "draft_attachment"
        | "version_attachment" => "attachment_id = '00000000-0000-0000-0000-00000000900a'",
        "collection_item" => "within_department_id = '00000000-0000-0000-0000-00000000d00a'",
        "endorsement" | "featured" => "resource_id = '00000000-0000-0000-0000-00000000700a'",
        "endorsement_mark" => {
            "endorsement_id IN (SELECT id FROM endorsement WHERE resource_id = '00000000-0000-0000-0000-00000000700a')"
        }
        "adoption_report" => "adoption_id = '00000000-0000-0000-0000-00000000400a'",
        "review_entry" => {
            "review_request_id IN (SELECT id FROM review_request WHERE department_id = '00000000-0000-0000-0000-00000000d00a')"
        }
        "draft" | "version" | "review_decision" => "resource_id = '00000000-0000-0000-0000-00000000700a'",
        "saved_search_match" => "saved_search_id = '00000000-0000-0000-0000-00000000a00a'",
        "sign_in_attempt" | "feed_cursor" | "job" | "search_log" | "search_week" | "search_asker"
        | "search_key" | "wanted_decision" => "true",
        _ => return None,
    })
}

/// What everybody or every member may read, but only some may write.
fn shared(table: &str) -> &'static str {
    match table {
        "department" | "person" => "right(id::text, 1) = 'a'",
        "office_profile" | "department_group" | "department_group_member" => {
            "department_id = '00000000-0000-0000-0000-00000000d00a'"
        }
        "alliance_value" | "concept" | "concept_label" | "link_check" | "standard" => "true",
        other => panic!("{other}: say which of its rows are Arizona's"),
    }
}

async fn affected(tx: &Tx, sql: &str) -> Result<u64, DbErr> {
    let before = tx.execute_unprepared("SAVEPOINT deed").await;
    before.expect("a savepoint");
    let done = tx.execute_unprepared(sql).await.map(|done| done.rows_affected());
    tx.execute_unprepared("ROLLBACK TO deed").await.expect("back");
    done
}

/// No condition of the first wall stands in any of these statements.
#[tokio::test]
async fn with_the_first_wall_off_the_second_still_holds() {
    let database = Database::empty().await;
    database.owner.execute_unprepared(include_str!("wall/two_tenants.sql")).await.expect("two tenants");
    let seatless =
        Viewer { hat: None, seats: vec![], groups: vec![], ..seated("b", State::WI, Role::Reader) };
    let strangers = [
        ("a visitor", Viewer::visitor()),
        ("somebody without a seat", seatless),
        ("a reader elsewhere", seated("b", State::WI, Role::Reader)),
        ("a steward elsewhere", seated("b", State::WI, Role::Steward)),
        ("a steward elsewhere in the state", seated("b", State::AZ, Role::Steward)),
    ];
    let mut tried = 0;
    for ward in wards() {
        let table = ward.table;
        let (own, hidden) = match arizonas(table) {
            Some(own) => (own, true),
            None => (shared(table), false),
        };
        let as_json = format!("SELECT row_to_json({table})::text FROM {table} WHERE {own}");
        let there = rows(&database.owner, &as_json).await;
        let columns = rows(
            &database.owner,
            &format!("SELECT column_name::text FROM information_schema.columns WHERE table_schema = 'public' AND table_name = '{table}'"),
        )
        .await;
        for (who, stranger) in &strangers {
            let tx = database.store.begin(stranger).await.expect("a transaction");
            if hidden {
                assert_eq!(rows(&tx, &as_json).await, [""; 0], "{who} reads Arizona's {table}");
                assert!(!there.is_empty(), "{table} has nothing to hide");
            }
            let column = &columns[0];
            for deed in [
                format!("UPDATE {table} SET \"{column}\" = \"{column}\" WHERE {own}"),
                format!("DELETE FROM {table} WHERE {own}"),
            ] {
                match affected(&tx, &deed).await {
                    Ok(count) => assert_eq!(count, 0, "{who}: {deed}"),
                    Err(refused) => {
                        assert!(refused.to_string().contains("permission denied"), "{who}: {deed}: {refused}")
                    }
                }
                tried += 1;
            }
            // Anybody may have something recorded; nobody reads it back.
            if table == "event" {
                continue;
            }
            for row in &there {
                let row = row.replace('\'', "''");
                let deed =
                    format!("INSERT INTO {table} SELECT * FROM json_populate_record(null::{table}, '{row}')");
                let refused = affected(&tx, &deed).await.expect_err(&deed).to_string();
                assert!(refused.contains("row-level security"), "{who}: {deed}: {refused}");
                tried += 1;
            }
        }
        // The wall is no blind one: the server sees every row.
        let tx = database.store.begin(&Viewer::system("tests")).await.expect("a transaction");
        assert_eq!(rows(&tx, &as_json).await.len(), there.len(), "the server reads {table}");
        // Outside a transaction nobody has said who they are.
        if hidden {
            assert_eq!(
                rows(database.store.pool(), &as_json).await,
                [""; 0],
                "nobody reads Arizona's {table}"
            );
        }
    }
    assert!(tried > 300, "{tried} deeds say little");

    let tx = database.store.begin(&seated("a", State::AZ, Role::Steward)).await.expect("a transaction");
    for table in [
        "resource",
        "draft",
        "version",
        "attachment",
        "attachment_text",
        "attachment_finding",
        "attachment_page",
        "attachment_download",
        "resource_notice",
        "review_request",
        "review_entry",
        "review_decision",
        "seat",
        "event",
        "invitation",
        "adoption",
        "adoption_report",
        "collection",
        "collection_item",
        "endorsement",
        "endorsement_mark",
        "featured",
    ] {
        let own = arizonas(table).expect("Arizona's rows");
        let seen = rows(&tx, &format!("SELECT 'x' FROM {table} WHERE {own}")).await;
        assert!(!seen.is_empty(), "Arizona's steward does not see their own {table}");
    }
}

#[tokio::test]
async fn a_narrower_version_stays_narrow_behind_the_wall() {
    let database = Database::empty().await;
    database.owner.execute_unprepared(include_str!("wall/two_tenants.sql")).await.expect("two tenants");
    let publish = "UPDATE version SET number = 1, reach = 'department' WHERE id = '00000000-0000-0000-0000-00000000800a'; \
         INSERT INTO version SELECT '00000000-0000-0000-0000-00000000801a', resource_id, 2, 'public', title, summary, body, \
            change_note, language, licence, source_url, states, \"values\", standards, topics, 2, reviewed, created_by, created_at, \
            published_at FROM version WHERE id = '00000000-0000-0000-0000-00000000800a'; \
         UPDATE resource SET published = true WHERE id = '00000000-0000-0000-0000-00000000700a'";
    database.owner.execute_unprepared(publish).await.expect("two versions");
    let numbers = "SELECT number::text FROM version WHERE resource_id = '00000000-0000-0000-0000-00000000700a' ORDER BY number";
    for (viewer, seen) in [
        (Viewer::visitor(), vec!["2"]),
        (seated("b", State::AZ, Role::Steward), vec!["2"]),
        (seated("a", State::AZ, Role::Reader), vec!["1", "2"]),
    ] {
        let tx = database.store.read(&viewer).await.expect("a transaction");
        assert_eq!(rows(&tx, numbers).await, seen, "{viewer:?}");
    }
}

#[tokio::test]
async fn what_an_office_tells_of_its_use_stays_between_two_offices_behind_the_wall() {
    let database = Database::empty().await;
    database.owner.execute_unprepared(include_str!("wall/two_tenants.sql")).await.expect("two tenants");
    // Arizona uses what Wisconsin made; a third office looks on.
    let used = "UPDATE version SET number = 1 WHERE id = '00000000-0000-0000-0000-00000000800b'; \
         UPDATE resource SET published = true WHERE id = '00000000-0000-0000-0000-00000000700b'; \
         INSERT INTO adoption (id, department_id, resource_id, version_id, status, adopted_at) VALUES \
            ('00000000-0000-0000-0000-00000000401a', '00000000-0000-0000-0000-00000000d00a', '00000000-0000-0000-0000-00000000700b', \
             '00000000-0000-0000-0000-00000000800b', 'in_use', now()); \
         INSERT INTO adoption_report SELECT '00000000-0000-0000-0000-00000000401a', revision, title, version_number, intent, 7, mailed, \
            'secret', said_by, said_at FROM adoption_report WHERE adoption_id = '00000000-0000-0000-0000-00000000400a'";
    database.owner.execute_unprepared(used).await.expect("an adoption");
    let uses = "SELECT id::text FROM adoption WHERE id = '00000000-0000-0000-0000-00000000401a'";
    let tells = "SELECT note FROM adoption_report WHERE adoption_id = '00000000-0000-0000-0000-00000000401a'";
    let (user, maker) = (seated("a", State::AZ, Role::Reader), seated("b", State::WI, Role::Reader));
    let third = seated("c", State::WI, Role::Steward);
    for (reach, seen_by_third) in [("public", true), ("state", true), ("department", false)] {
        let narrow = format!(
            "UPDATE resource SET reach = '{reach}' WHERE id = '00000000-0000-0000-0000-00000000700b'"
        );
        database.owner.execute_unprepared(&narrow).await.expect("another reach");
        for (viewer, seen, told) in [
            (Viewer::visitor(), reach == "public", false),
            (third.clone(), seen_by_third, false),
            (maker.clone(), true, true),
            (user.clone(), true, true),
        ] {
            let tx = database.store.read(&viewer).await.expect("a transaction");
            assert_eq!(
                rows(&tx, uses).await.len(),
                usize::from(seen),
                "{reach}: that it is used, {viewer:?}"
            );
            assert_eq!(rows(&tx, tells).await.len(), usize::from(told), "{reach}: the report, {viewer:?}");
        }
    }
    // Whoever may change it, changes how far the office is, and nothing else: not the facts that open it to others.
    let writer = seated("a", State::AZ, Role::Contributor);
    let tx = database.store.begin(&writer).await.expect("a transaction");
    let mine = "WHERE id = '00000000-0000-0000-0000-00000000401a'";
    let retired = affected(&tx, &format!("UPDATE adoption SET status = 'retired' {mine}")).await;
    assert_eq!(retired.expect("one's own"), 1);
    for deed in [
        "about_reach = 'public'",
        "about_published = false",
        "resource_id = '00000000-0000-0000-0000-00000000700a'",
    ] {
        let refused = affected(&tx, &format!("UPDATE adoption SET {deed} {mine}")).await.expect_err(deed);
        assert!(refused.to_string().contains("stays with its department"), "{deed}: {refused}");
    }
    // Nor are the facts believed that somebody sends along: this resource is a draft of another office.
    let sent = "INSERT INTO adoption VALUES (gen_random_uuid(), '00000000-0000-0000-0000-00000000d00b', \
         '00000000-0000-0000-0000-00000000700a', '00000000-0000-0000-0000-00000000800a', 'in_use', now(), \
         '00000000-0000-0000-0000-00000000d00a', NULL, 'AZ', 'public', true, false)";
    let tx = database.store.begin(&seated("b", State::WI, Role::Steward)).await.expect("a transaction");
    let refused = affected(&tx, sent).await.expect_err("a hidden resource").to_string();
    assert!(refused.contains("row-level security"), "{refused}");
}

#[tokio::test]
async fn nobody_raises_themselves_behind_the_wall() {
    let database = Database::empty().await;
    database.owner.execute_unprepared(include_str!("wall/two_tenants.sql")).await.expect("two tenants");
    let me = "WHERE id = '00000000-0000-0000-0000-00000000e00a'";
    let seat = "WHERE id = '00000000-0000-0000-0000-00000000500a'";
    let raise = format!("UPDATE person SET alliance_role = 'administrator' {me}");
    let administrator = Viewer {
        hat: Some(Hat::Staff(AllianceRole::Administrator)),
        seats: vec![],
        groups: vec![],
        alliance: Some(AllianceRole::Administrator),
        ..seated("a", State::AZ, Role::Reader)
    };
    for (viewer, deed) in [
        (seated("a", State::AZ, Role::Steward), raise.clone()),
        (seated("a", State::AZ, Role::Steward), format!("UPDATE person SET email = 'b@county.gov' {me}")),
        (administrator, raise),
        (seated("a", State::AZ, Role::Publisher), format!("UPDATE seat SET role = 'reader' {seat}")),
        (
            seated("a", State::AZ, Role::Steward),
            format!("UPDATE seat SET department_id = '00000000-0000-0000-0000-00000000d00b' {seat}"),
        ),
    ] {
        let tx = database.store.begin(&viewer).await.expect("a transaction");
        let refused = affected(&tx, &deed).await.expect_err(&deed).to_string();
        assert!(
            refused.contains("own standing")
                || refused.contains("stewards change")
                || refused.contains("stays in its"),
            "{deed}: {refused}"
        );
    }
    let tx = database.store.begin(&seated("a", State::AZ, Role::Steward)).await.expect("a transaction");
    let renamed = affected(&tx, &format!("UPDATE person SET name = 'Other' {me}")).await;
    assert_eq!(renamed.expect("one's own name"), 1);
}
