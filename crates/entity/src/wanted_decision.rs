//! What staff decided about a search on the list of what is wanted.

use commons_kernel::WantedVerdict;
use sea_orm::entity::prelude::*;

use crate::Word;

/// What staff decided about a search on the list of what is wanted.
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "wanted_decision")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    #[sea_orm(unique, column_type = "Text")]
    pub query: String,
    #[sea_orm(column_type = "Text")]
    pub verdict: Word<WantedVerdict>,
    #[sea_orm(column_type = "Text")]
    pub reason: String,
    pub decided_by: Option<Uuid>,
    pub decided_at: TimeDateTimeWithTimeZone,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {
    #[sea_orm(
        belongs_to = "super::person::Entity",
        from = "Column::DecidedBy",
        to = "super::person::Column::Id"
    )]
    DecidedBy,
}

impl ActiveModelBehavior for ActiveModel {}
