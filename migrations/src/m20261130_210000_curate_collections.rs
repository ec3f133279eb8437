//! Adds collections and invitations into them, endorsements by the rubric, and what is featured.

use sea_orm_migration::prelude::*;

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        manager
            .get_connection()
            .execute_unprepared(include_str!("m20261130_210000_curate_collections.sql"))
            .await?;
        Ok(())
    }
}
