//! Resources put together, in order and with words between them, by a department or by the Alliance.

use commons_kernel::{CollectionVerdict, Reach, State};
use sea_orm::entity::prelude::*;

use crate::Word;

/// Resources put together, in order and with words between them, by a department or by the Alliance.
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "collection")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    /// The department that keeps it; none: the departments of its group do, or the Alliance.
    pub department_id: Option<Uuid>,
    pub of_alliance: bool,
    /// Whether the departments of its group keep it together.
    pub of_group: bool,
    /// The group that keeps it, or that it is shared with when its reach is `group`.
    pub group_id: Option<Uuid>,
    /// The state of its department.
    #[sea_orm(column_type = "Text")]
    pub state: Option<Word<State>>,
    #[sea_orm(column_type = "Text")]
    pub reach: Word<Reach>,
    pub published: bool,
    #[sea_orm(unique, column_type = "Text")]
    pub slug: String,
    #[sea_orm(column_type = "Text")]
    pub title: String,
    #[sea_orm(column_type = "Text")]
    pub summary: String,
    /// Markdown.
    #[sea_orm(column_type = "Text")]
    pub introduction: String,
    #[sea_orm(column_type = "Array(RcOrArc::new(ColumnType::Text))")]
    pub values: Vec<String>,
    #[sea_orm(column_type = "Array(RcOrArc::new(ColumnType::Text))")]
    pub standards: Vec<String>,
    #[sea_orm(column_type = "Array(RcOrArc::new(ColumnType::Text))")]
    pub topics: Vec<String>,
    /// Counts the saves, so that nobody overwrites what they have not seen.
    pub revision: i32,
    /// When its words were changed last, those about its items included: whoever decides says which words they read.
    pub words_at: TimeDateTimeWithTimeZone,
    /// The reach that its department asks the Alliance for; none: what it has is all that it wants.
    #[sea_orm(column_type = "Text")]
    pub asked_reach: Option<Word<Reach>>,
    /// Since when that waits for an answer; none: it was sent back.
    pub asked_at: Option<TimeDateTimeWithTimeZone>,
    /// What the Alliance said to it last, while that stands.
    #[sea_orm(column_type = "Text")]
    pub verdict: Option<Word<CollectionVerdict>>,
    #[sea_orm(column_type = "Text")]
    pub verdict_reason: Option<String>,
    pub verdict_at: Option<TimeDateTimeWithTimeZone>,
    /// Since when its oldest open flag waits for a curator.
    pub flagged_at: Option<TimeDateTimeWithTimeZone>,
    /// Since when readers do not see it because somebody found something grave in it, until a curator has looked.
    pub hidden_at: Option<TimeDateTimeWithTimeZone>,
    /// Whether curators read it: its department asks for more, the Alliance has said something to it, or somebody flagged it.
    pub before_alliance: bool,
    pub created_by: Option<Uuid>,
    pub created_at: TimeDateTimeWithTimeZone,
    pub updated_at: TimeDateTimeWithTimeZone,
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
        belongs_to = "super::department_group::Entity",
        from = "Column::GroupId",
        to = "super::department_group::Column::Id"
    )]
    Group,
    #[sea_orm(
        belongs_to = "super::person::Entity",
        from = "Column::CreatedBy",
        to = "super::person::Column::Id"
    )]
    CreatedBy,
}

impl ActiveModelBehavior for ActiveModel {}
