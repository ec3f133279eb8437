//! Adds joining, profiles, domains, groups that are convened, and what sessions and tokens are told apart by.

use sea_orm_migration::prelude::*;

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        manager
            .get_connection()
            .execute_unprepared(include_str!("m20261123_204000_open_offices.sql"))
            .await?;
        Ok(())
    }
}
