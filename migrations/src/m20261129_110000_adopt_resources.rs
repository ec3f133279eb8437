//! Adds adoptions: which department uses which version of what, and what it tells of that.

use sea_orm_migration::prelude::*;

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        manager
            .get_connection()
            .execute_unprepared(include_str!("m20261129_110000_adopt_resources.sql"))
            .await?;
        Ok(())
    }
}
