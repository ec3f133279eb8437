//! What a resource says beside its text: verdicts by state, the parts of a story, what is to be filled in, effort and cost.

use sea_orm_migration::prelude::*;

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        manager
            .get_connection()
            .execute_unprepared(include_str!("m20261130_190000_tell_details.sql"))
            .await?;
        Ok(())
    }
}
