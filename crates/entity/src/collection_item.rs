//! A resource's place in a collection, and what its owner said to that.

use commons_kernel::{CollectionItemState, Reach, State};
use sea_orm::entity::prelude::*;

use crate::Word;

/// A resource's place in a collection, and what its owner said to that.
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "collection_item")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    pub collection_id: Uuid,
    pub resource_id: Uuid,
    /// Where it stands; those that somebody does not see leave gaps.
    pub position: i32,
    /// Markdown.
    #[sea_orm(column_type = "Text")]
    pub commentary: String,
    #[sea_orm(column_type = "Text")]
    pub state: Word<CollectionItemState>,
    /// Why it was declined or taken out.
    #[sea_orm(column_type = "Text")]
    pub reason: Option<String>,
    pub invited_at: TimeDateTimeWithTimeZone,
    pub invited_by: Option<Uuid>,
    pub answered_at: Option<TimeDateTimeWithTimeZone>,
    pub answered_by: Option<Uuid>,
    /// The facts of the collection. The database writes them, and keeps them as the collection has them.
    pub within_department_id: Option<Uuid>,
    pub within_group_id: Option<Uuid>,
    #[sea_orm(column_type = "Text")]
    pub within_state: Option<Word<State>>,
    #[sea_orm(column_type = "Text")]
    pub within_reach: Word<Reach>,
    pub within_published: bool,
    pub within_submitted: bool,
    pub within_alliance: bool,
    pub within_of_group: bool,
    /// Whether readers see it: it is accepted, and the collection is published. The database writes that too.
    pub shown: bool,
    /// The facts of the resource. The database writes them, and keeps them as the resource has them.
    pub about_department_id: Uuid,
    pub about_group_id: Option<Uuid>,
    #[sea_orm(column_type = "Text")]
    pub about_state: Word<State>,
    #[sea_orm(column_type = "Text")]
    pub about_reach: Word<Reach>,
    pub about_published: bool,
    pub about_submitted: bool,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {
    #[sea_orm(
        belongs_to = "super::collection::Entity",
        from = "Column::CollectionId",
        to = "super::collection::Column::Id"
    )]
    Collection,
    #[sea_orm(
        belongs_to = "super::resource::Entity",
        from = "Column::ResourceId",
        to = "super::resource::Column::Id"
    )]
    Resource,
    #[sea_orm(
        belongs_to = "super::person::Entity",
        from = "Column::InvitedBy",
        to = "super::person::Column::Id"
    )]
    InvitedBy,
    #[sea_orm(
        belongs_to = "super::person::Entity",
        from = "Column::AnsweredBy",
        to = "super::person::Column::Id"
    )]
    AnsweredBy,
}

impl ActiveModelBehavior for ActiveModel {}
