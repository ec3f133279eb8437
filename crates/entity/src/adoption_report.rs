//! What an office tells of its use of a resource, for itself and for the office that made it.

use commons_kernel::AdoptionIntent;
use sea_orm::entity::prelude::*;

use crate::Word;

/// What an office tells of its use of a resource, for itself and for the office that made it.
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "adoption_report")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub adoption_id: Uuid,
    /// Counts the changes, so that nobody overwrites what they have not seen.
    pub revision: i32,
    /// What the version was called when it was taken, and its number: the office knows them though the resource is withdrawn.
    #[sea_orm(column_type = "Text")]
    pub title: String,
    pub version_number: i32,
    #[sea_orm(column_type = "Text")]
    pub intent: Word<AdoptionIntent>,
    /// How many copies were printed, and how many were mailed.
    pub printed: Option<i32>,
    pub mailed: Option<i32>,
    /// What came of it.
    #[sea_orm(column_type = "Text")]
    pub note: String,
    pub said_by: Option<Uuid>,
    pub said_at: TimeDateTimeWithTimeZone,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {
    #[sea_orm(
        belongs_to = "super::adoption::Entity",
        from = "Column::AdoptionId",
        to = "super::adoption::Column::Id"
    )]
    Adoption,
    #[sea_orm(
        belongs_to = "super::person::Entity",
        from = "Column::SaidBy",
        to = "super::person::Column::Id"
    )]
    SaidBy,
}

impl ActiveModelBehavior for ActiveModel {}
