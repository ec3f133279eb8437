//! A sign-in that has begun at a provider; used once.

use sea_orm::entity::prelude::*;

/// A sign-in that has begun at a provider; used once.
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "sign_in_attempt")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false, column_type = "Text")]
    pub state_hash: String,
    #[sea_orm(column_type = "Text")]
    pub nonce: String,
    #[sea_orm(column_type = "Text")]
    pub verifier: String,
    #[sea_orm(column_type = "Text")]
    pub return_to: String,
    #[sea_orm(column_type = "Text")]
    pub provider: String,
    /// Who is signed in and adds a sign-in.
    pub link_person_id: Option<Uuid>,
    pub expires_at: TimeDateTimeWithTimeZone,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
