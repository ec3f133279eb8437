//! A sign-in that lasts; the token itself is never stored.

use sea_orm::entity::prelude::*;

/// A sign-in that lasts; the token itself is never stored.
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "session")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    #[sea_orm(unique, column_type = "Text")]
    pub token_hash: String,
    pub person_id: Uuid,
    pub created_at: TimeDateTimeWithTimeZone,
    pub last_seen_at: TimeDateTimeWithTimeZone,
    pub expires_at: TimeDateTimeWithTimeZone,
    /// As whom they act: `seat:ID` or `staff`; none: as chosen for them.
    #[sea_orm(column_type = "Text")]
    pub hat: Option<String>,
    /// By which provider they signed in.
    #[sea_orm(column_type = "Text")]
    pub provider: Option<String>,
    /// The browser and system, in words that its owner recognises, such as `Firefox on Windows`.
    #[sea_orm(column_type = "Text")]
    pub agent: Option<String>,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {
    #[sea_orm(
        belongs_to = "super::person::Entity",
        from = "Column::PersonId",
        to = "super::person::Column::Id"
    )]
    Person,
}

impl ActiveModelBehavior for ActiveModel {}
