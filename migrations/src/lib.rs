//! The history of the database: each step once, in order, never changed after it has landed.
//!
//! Invariants: knows no other crate, so that history does not move with the code.

mod m20261123_171500_create_house;

use sea_orm_migration::prelude::*;

/// Runs the steps. Safe to run from several nodes at once: they queue on an advisory lock (see `migrate`).
pub struct Migrator;

#[async_trait::async_trait]
impl MigratorTrait for Migrator {
    fn migrations() -> Vec<Box<dyn MigrationTrait>> {
        vec![Box::new(m20261123_171500_create_house::Migration)]
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
    Migrator::up(database, None).await?;
    lock.commit().await
}
