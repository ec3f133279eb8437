//! The life of a resource: a status for the next version, notices for readers, and a publisher's part in a review request.

use sea_orm_migration::prelude::*;

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        manager
            .get_connection()
            .execute_unprepared(include_str!("m20261130_160000_follow_lifecycle.sql"))
            .await?;
        Ok(())
    }
}
