//! The history of the database: each step once, in order, never changed after it has landed.
//!
//! Invariants: knows no other crate, so that history does not move with the code.

mod m20261123_171500_create_house;
mod m20261123_204000_open_offices;
mod m20261123_204100_install_wall;
mod m20261128_040000_keep_documents;
mod m20261128_040100_install_wall;
mod m20261129_110000_adopt_resources;
mod m20261129_111000_edit_thesaurus;
mod m20261129_112000_keep_searches;
mod m20261129_180000_install_wall;
mod m20261130_030000_remember_plans;
mod m20261130_160000_follow_lifecycle;
mod m20261130_162000_tell_reviews;
mod m20261130_164000_take_flags;
mod m20261130_165000_install_wall;
mod m20261130_190000_tell_details;
mod m20261130_200000_check_links;
mod m20261130_210000_curate_collections;
mod m20261130_211000_install_wall;
mod m20261201_010000_ask_twice;
mod m20261202_020000_ask_for_collections;
mod m20261202_021000_install_wall;
mod m20261203_010000_flag_collections;
mod m20261204_010000_keep_in_groups;
mod m20261204_011000_count_all_decisions;
mod m20261204_012000_remember_standing;
mod m20261204_020000_install_wall;
mod m20261205_010000_install_wall;

use sea_orm_migration::prelude::*;

/// Runs the steps. Safe to run from several nodes at once: they queue on an advisory lock (see `migrate`).
pub struct Migrator;

#[async_trait::async_trait]
impl MigratorTrait for Migrator {
    fn migrations() -> Vec<Box<dyn MigrationTrait>> {
        vec![
            Box::new(m20261123_171500_create_house::Migration),
            Box::new(m20261123_204000_open_offices::Migration),
            Box::new(m20261123_204100_install_wall::Migration),
            Box::new(m20261128_040000_keep_documents::Migration),
            Box::new(m20261128_040100_install_wall::Migration),
            Box::new(m20261129_110000_adopt_resources::Migration),
            Box::new(m20261129_111000_edit_thesaurus::Migration),
            Box::new(m20261129_112000_keep_searches::Migration),
            Box::new(m20261129_180000_install_wall::Migration),
            Box::new(m20261130_030000_remember_plans::Migration),
            Box::new(m20261130_160000_follow_lifecycle::Migration),
            Box::new(m20261130_162000_tell_reviews::Migration),
            Box::new(m20261130_164000_take_flags::Migration),
            Box::new(m20261130_165000_install_wall::Migration),
            Box::new(m20261130_190000_tell_details::Migration),
            Box::new(m20261130_200000_check_links::Migration),
            Box::new(m20261130_210000_curate_collections::Migration),
            Box::new(m20261130_211000_install_wall::Migration),
            Box::new(m20261201_010000_ask_twice::Migration),
            Box::new(m20261202_020000_ask_for_collections::Migration),
            Box::new(m20261202_021000_install_wall::Migration),
            Box::new(m20261203_010000_flag_collections::Migration),
            Box::new(m20261204_010000_keep_in_groups::Migration),
            Box::new(m20261204_011000_count_all_decisions::Migration),
            Box::new(m20261204_012000_remember_standing::Migration),
            Box::new(m20261204_020000_install_wall::Migration),
            Box::new(m20261205_010000_install_wall::Migration),
        ]
    }
}

/// Brings the database up to date; several nodes may call it at the same moment.
///
/// # Errors
/// What the database says when a step fails; the step's changes are rolled back.
pub async fn migrate(database: &sea_orm_migration::sea_orm::DatabaseConnection) -> Result<(), DbErr> {
    use sea_orm_migration::sea_orm::{ConnectionTrait, TransactionTrait};
    // The lock lives as long as this transaction; the steps run beside it on connections of their own.
    let lock = database.begin().await?;
    lock.execute_unprepared("SELECT pg_advisory_xact_lock(7266270001)").await?;
    prepare(database).await?;
    Migrator::up(database, None).await?;
    lock.commit().await
}

/// Makes the role that the server works as, and lets the one who asks become it. Needed before the server connects; a role
/// that is there already is left as it is.
///
/// # Errors
/// What the database says; without the right to make roles, an administrator of the database runs
/// `CREATE ROLE commons_server NOLOGIN; GRANT commons_server TO …` once.
pub async fn prepare(database: &impl sea_orm_migration::sea_orm::ConnectionTrait) -> Result<(), DbErr> {
    // Several nodes may do it at the same moment; roles belong to the whole cluster, so the database's own locks do not help.
    let sql = "DO $$ BEGIN
        IF NOT EXISTS (SELECT 1 FROM pg_roles WHERE rolname = 'commons_server') THEN
            CREATE ROLE commons_server NOLOGIN;
        END IF;
    EXCEPTION WHEN duplicate_object OR unique_violation THEN NULL;
    END $$;
    DO $$ BEGIN
        IF NOT pg_has_role(current_user, 'commons_server', 'MEMBER') THEN
            EXECUTE format('GRANT commons_server TO %I', current_user);
        END IF;
    END $$;
    GRANT USAGE ON SCHEMA public TO commons_server;";
    database.execute_unprepared(sql).await.map(|_| ())
}
