//! Adds what documents need on their way: parts, scans, findings, page pictures, counts of downloads.

use sea_orm_migration::prelude::*;

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        manager
            .get_connection()
            .execute_unprepared(include_str!("m20261128_040000_keep_documents.sql"))
            .await?;
        Ok(())
    }
}
