//! The words inside a document.

use sea_orm::entity::prelude::*;

/// The words inside a document.
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "attachment_text")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub attachment_id: Uuid,
    #[sea_orm(column_type = "Text")]
    pub text: String,
    pub truncated: bool,
    #[sea_orm(column_type = "JsonBinary")]
    pub headings: Json,
    pub recognized: bool,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {
    #[sea_orm(
        belongs_to = "super::attachment::Entity",
        from = "Column::AttachmentId",
        to = "super::attachment::Column::Id"
    )]
    Attachment,
}

impl ActiveModelBehavior for ActiveModel {}
