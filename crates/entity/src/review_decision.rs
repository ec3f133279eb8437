//! A decision about a resource, as everybody who may read the resource sees it. It names nobody.

use commons_kernel::{ReviewKind, ReviewState};
use sea_orm::entity::prelude::*;

use crate::Word;

/// A decision about a resource, as everybody who may read the resource sees it. It names nobody.
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "review_decision")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub review_request_id: Uuid,
    pub resource_id: Uuid,
    #[sea_orm(column_type = "Text")]
    pub kind: Word<ReviewKind>,
    #[sea_orm(column_type = "Text")]
    pub decision: Word<ReviewState>,
    #[sea_orm(column_type = "Text")]
    pub reason: String,
    pub version_number: Option<i32>,
    pub decided_at: TimeDateTimeWithTimeZone,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {
    #[sea_orm(
        belongs_to = "super::review_request::Entity",
        from = "Column::ReviewRequestId",
        to = "super::review_request::Column::Id"
    )]
    ReviewRequest,
    #[sea_orm(
        belongs_to = "super::resource::Entity",
        from = "Column::ResourceId",
        to = "super::resource::Column::Id"
    )]
    Resource,
}

impl ActiveModelBehavior for ActiveModel {}
