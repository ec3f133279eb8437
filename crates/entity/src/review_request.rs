//! A version asking to be published beyond its department; or flags, or an appeal, that ask for a decision.

use commons_kernel::{ReviewKind, ReviewState};
use sea_orm::entity::prelude::*;

use crate::Word;

/// A version asking to be published beyond its department.
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "review_request")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    /// What it asks.
    #[sea_orm(column_type = "Text")]
    pub kind: Word<ReviewKind>,
    /// Whether it comes before others.
    pub urgent: bool,
    pub department_id: Uuid,
    pub resource_id: Uuid,
    pub version_id: Uuid,
    #[sea_orm(column_type = "Text")]
    pub state: Word<ReviewState>,
    pub submitted_by: Option<Uuid>,
    pub submitted_at: TimeDateTimeWithTimeZone,
    /// Whether it was ever before the Alliance.
    pub before_alliance: bool,
    /// The publisher of the department who sent it on to the Alliance.
    pub sent_on_by: Option<Uuid>,
    pub sent_on_at: Option<TimeDateTimeWithTimeZone>,
    pub claimed_by: Option<Uuid>,
    pub claimed_until: Option<TimeDateTimeWithTimeZone>,
    /// Who was not sure and asked for a second person; none once somebody else has looked.
    pub second_asked_by: Option<Uuid>,
    pub decided_by: Option<Uuid>,
    pub decided_at: Option<TimeDateTimeWithTimeZone>,
    #[sea_orm(column_type = "Text")]
    pub reason: Option<String>,
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
        from = "Column::SubmittedBy",
        to = "super::person::Column::Id"
    )]
    SubmittedBy,
    #[sea_orm(
        belongs_to = "super::person::Entity",
        from = "Column::SentOnBy",
        to = "super::person::Column::Id"
    )]
    SentOnBy,
    #[sea_orm(
        belongs_to = "super::person::Entity",
        from = "Column::ClaimedBy",
        to = "super::person::Column::Id"
    )]
    ClaimedBy,
    #[sea_orm(
        belongs_to = "super::person::Entity",
        from = "Column::SecondAskedBy",
        to = "super::person::Column::Id"
    )]
    SecondAskedBy,
    #[sea_orm(
        belongs_to = "super::person::Entity",
        from = "Column::DecidedBy",
        to = "super::person::Column::Id"
    )]
    DecidedBy,
}

impl ActiveModelBehavior for ActiveModel {}
