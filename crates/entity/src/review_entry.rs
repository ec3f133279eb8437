//! An entry of a review's timeline: what was done, said or checked, by whom and when. Never changed.

use commons_kernel::{CheckVerdict, EntryKind};
use sea_orm::entity::prelude::*;

use crate::Word;

/// An entry of a review's timeline: what was done, said or checked, by whom and when. Never changed.
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "review_entry")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    pub review_request_id: Uuid,
    #[sea_orm(column_type = "Text")]
    pub kind: Word<EntryKind>,
    pub at: TimeDateTimeWithTimeZone,
    pub by_person: Option<Uuid>,
    #[sea_orm(column_type = "Text")]
    pub text: String,
    /// The words of the version that it is about.
    #[sea_orm(column_type = "Text")]
    pub passage: Option<String>,
    /// Whether it stays between Alliance staff.
    pub staff_only: bool,
    /// The criterion of the checklist that it answers.
    #[sea_orm(column_type = "Text")]
    pub criterion: Option<String>,
    #[sea_orm(column_type = "Text")]
    pub verdict: Option<Word<CheckVerdict>>,
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
        belongs_to = "super::person::Entity",
        from = "Column::ByPerson",
        to = "super::person::Column::Id"
    )]
    ByPerson,
}

impl ActiveModelBehavior for ActiveModel {}
