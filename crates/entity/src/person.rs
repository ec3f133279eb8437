//! Somebody who signs in.

use commons_kernel::AllianceRole;
use sea_orm::entity::prelude::*;

use crate::Word;

/// Somebody who signs in.
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "person")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    #[sea_orm(unique, column_type = "Text")]
    pub email: String,
    #[sea_orm(column_type = "Text")]
    pub name: String,
    #[sea_orm(column_type = "Text", nullable)]
    pub alliance_role: Option<Word<AllianceRole>>,
    pub demo: bool,
    #[sea_orm(column_type = "Text")]
    pub about: Option<String>,
    /// Since when they may not sign in.
    pub disabled_at: Option<TimeDateTimeWithTimeZone>,
    pub created_at: TimeDateTimeWithTimeZone,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
