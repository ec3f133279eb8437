//! Migrations and entities give the same database: every table, column, type and null.

use std::collections::BTreeMap;

use commons_tests::Database;
use sea_orm::{ConnectionTrait, DbBackend, EntityTrait, Schema, Statement};

/// What PostgreSQL says of its own tables.
const COLUMNS: &str = "SELECT table_name::text, column_name::text, is_nullable::text,
       CASE WHEN data_type = 'ARRAY' THEN udt_name::text ELSE data_type::text END AS type
  FROM information_schema.columns WHERE table_schema = $1 AND table_name <> 'seaql_migrations'";

async fn columns(database: &Database, schema: &str) -> BTreeMap<String, String> {
    let rows = database
        .owner
        .query_all_raw(Statement::from_sql_and_values(DbBackend::Postgres, COLUMNS, [schema.into()]))
        .await
        .expect("the catalogue answers");
    let text = |row: &sea_orm::QueryResult, at: usize| row.try_get_by_index::<String>(at).expect("a text");
    rows.iter()
        .map(|row| {
            let kind = match text(row, 3).as_str() {
                "character varying" => "text".to_owned(),
                other => other.to_owned(),
            };
            (format!("{}.{}", text(row, 0), text(row, 1)), format!("{kind} nullable {}", text(row, 2)))
        })
        .collect()
}

async fn create<E: EntityTrait>(database: &Database, entity: E) {
    let mut table = Schema::new(DbBackend::Postgres).create_table_from_entity(entity);
    // Only columns are compared here: keys would need the tables in their order.
    let mut bare = sea_orm::sea_query::Table::create();
    bare.table((
        sea_orm::sea_query::Alias::new("by_entity"),
        sea_orm::sea_query::Alias::new(entity.table_name()),
    ));
    for column in table.take().get_columns() {
        bare.col(column.clone());
    }
    database.owner.execute(&bare).await.unwrap_or_else(|error| panic!("{}: {error}", entity.table_name()));
}

#[tokio::test]
async fn migrations_and_entities_give_the_same_database() {
    use commons_entity::*;
    let database = Database::empty().await;
    database.owner.execute_unprepared("CREATE SCHEMA by_entity").await.expect("a schema");
    macro_rules! tables {
        ($($table:ident),*) => { $(create(&database, $table::Entity).await;)* };
    }
    tables!(
        account,
        adoption,
        adoption_report,
        alliance_value,
        api_token,
        attachment,
        attachment_download,
        attachment_finding,
        attachment_page,
        attachment_text,
        collection,
        collection_item,
        concept,
        concept_label,
        department,
        department_domain,
        department_group,
        department_group_member,
        draft,
        draft_attachment,
        endorsement,
        endorsement_mark,
        event,
        featured,
        feed_cursor,
        flag,
        invitation,
        job,
        join_request,
        link_check,
        office_profile,
        person,
        resource,
        resource_notice,
        review_decision,
        review_entry,
        review_request,
        saved_search,
        saved_search_match,
        search_asker,
        search_key,
        search_log,
        search_week,
        seat,
        session,
        sign_in_attempt,
        standard,
        version,
        version_attachment,
        wanted_decision
    );
    let (by_migrations, by_entities) =
        (columns(&database, "public").await, columns(&database, "by_entity").await);
    assert!(by_migrations.len() > 100, "the catalogue has only {} columns", by_migrations.len());
    assert_eq!(by_migrations, by_entities);
}
