//! A second person for what the first was not sure of; and a public record of every decision, also of what was sent back.

use sea_orm_migration::prelude::*;

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        manager.get_connection().execute_unprepared(include_str!("m20261201_010000_ask_twice.sql")).await?;
        Ok(())
    }
}
