//! Departments ask the Alliance to show a collection further than they may by themselves; curators answer, take down and put back.

use sea_orm_migration::prelude::*;

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        manager
            .get_connection()
            .execute_unprepared(include_str!("m20261202_020000_ask_for_collections.sql"))
            .await?;
        Ok(())
    }
}
