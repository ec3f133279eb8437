//! A document. While no draft holds it, it belongs to its owner alone.

use commons_kernel::{AttachmentState, FindingsChoice, MalwareScan, PreviewState};
use sea_orm::entity::prelude::*;

use crate::Word;

/// A document. While no draft holds it, it belongs to its owner alone.
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "attachment")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    pub department_id: Uuid,
    pub owner_id: Option<Uuid>,
    #[sea_orm(column_type = "Text")]
    pub filename: String,
    #[sea_orm(column_type = "Text")]
    pub media_type: String,
    pub byte_size: i64,
    #[sea_orm(column_type = "Text")]
    pub sha256: String,
    #[sea_orm(column_type = "Text")]
    pub state: Word<AttachmentState>,
    #[sea_orm(column_type = "Text")]
    pub refusal: Option<String>,
    pub pages: Option<i32>,
    pub created_at: TimeDateTimeWithTimeZone,
    #[sea_orm(column_type = "Text")]
    pub upload_id: Option<String>,
    #[sea_orm(column_type = "Text")]
    pub scan: Word<MalwareScan>,
    #[sea_orm(column_type = "Text")]
    pub previews: Word<PreviewState>,
    pub cleaned_from_id: Option<Uuid>,
    #[sea_orm(column_type = "Text")]
    pub decision: Option<Word<FindingsChoice>>,
    #[sea_orm(column_type = "Text")]
    pub decision_reason: Option<String>,
    pub decided_by: Option<Uuid>,
    pub decided_at: Option<TimeDateTimeWithTimeZone>,
    pub verified_at: Option<TimeDateTimeWithTimeZone>,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {
    #[sea_orm(
        belongs_to = "super::department::Entity",
        from = "Column::DepartmentId",
        to = "super::department::Column::Id"
    )]
    Department,
    #[sea_orm(
        belongs_to = "super::person::Entity",
        from = "Column::OwnerId",
        to = "super::person::Column::Id"
    )]
    Owner,
    #[sea_orm(belongs_to = "Entity", from = "Column::CleanedFromId", to = "Column::Id")]
    CleanedFrom,
    #[sea_orm(
        belongs_to = "super::person::Entity",
        from = "Column::DecidedBy",
        to = "super::person::Column::Id"
    )]
    DecidedBy,
}

impl ActiveModelBehavior for ActiveModel {}
