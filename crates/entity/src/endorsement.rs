//! The Alliance's word, by its rubric and until a day, that a version of a resource is good. Readers are not told whose word.

use sea_orm::entity::prelude::*;

/// The Alliance's word, by its rubric and until a day, that a version of a resource is good. Readers are not told whose word.
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "endorsement")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    pub resource_id: Uuid,
    pub version_id: Uuid,
    pub version_number: i32,
    #[sea_orm(column_type = "Text")]
    pub statement: String,
    pub endorsed_by: Option<Uuid>,
    pub endorsed_at: TimeDateTimeWithTimeZone,
    /// The last day on which it counts (UTC).
    pub expires_on: TimeDate,
    pub withdrawn_at: Option<TimeDateTimeWithTimeZone>,
    pub withdrawn_by: Option<Uuid>,
    #[sea_orm(column_type = "Text")]
    pub withdrawal_reason: Option<String>,
    /// When a newer one took its place; kept as history.
    pub replaced_at: Option<TimeDateTimeWithTimeZone>,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {
    #[sea_orm(
        belongs_to = "super::resource::Entity",
        from = "Column::ResourceId",
        to = "super::resource::Column::Id"
    )]
    Resource,
    #[sea_orm(
        belongs_to = "super::version::Entity",
        from = "Column::VersionId",
        to = "super::version::Column::Id"
    )]
    Version,
    #[sea_orm(
        belongs_to = "super::person::Entity",
        from = "Column::EndorsedBy",
        to = "super::person::Column::Id"
    )]
    EndorsedBy,
    #[sea_orm(
        belongs_to = "super::person::Entity",
        from = "Column::WithdrawnBy",
        to = "super::person::Column::Id"
    )]
    WithdrawnBy,
}

impl ActiveModelBehavior for ActiveModel {}
