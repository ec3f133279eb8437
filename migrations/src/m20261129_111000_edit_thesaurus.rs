//! Adds what editing the thesaurus needs: revisions, owners, sources, retired concepts; links become keys.

use sea_orm_migration::prelude::*;

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        manager
            .get_connection()
            .execute_unprepared(include_str!("m20261129_111000_edit_thesaurus.sql"))
            .await?;
        Ok(())
    }
}
