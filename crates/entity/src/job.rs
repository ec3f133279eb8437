//! Work that is queued; gone when it is done, dead when it failed too often.

use sea_orm::entity::prelude::*;

/// Work that is queued; gone when it is done, dead when it failed too often.
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "job")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    #[sea_orm(column_type = "Text")]
    pub kind: String,
    #[sea_orm(column_type = "Text")]
    pub key: Option<String>,
    #[sea_orm(column_type = "JsonBinary")]
    pub payload: Json,
    pub run_at: TimeDateTimeWithTimeZone,
    pub attempts: i32,
    pub locked_until: Option<TimeDateTimeWithTimeZone>,
    #[sea_orm(column_type = "Text")]
    pub last_error: Option<String>,
    pub dead_at: Option<TimeDateTimeWithTimeZone>,
    pub created_at: TimeDateTimeWithTimeZone,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
