//! A person's account at a sign-in provider.

use sea_orm::entity::prelude::*;

/// A person's account at a sign-in provider.
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "account")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    #[sea_orm(column_type = "Text")]
    pub issuer: String,
    /// The provider's lasting name for it; unique together with the issuer.
    #[sea_orm(column_type = "Text")]
    pub subject: String,
    pub person_id: Uuid,
    /// The address by which they were recognised, as the provider gave it.
    #[sea_orm(column_type = "Text")]
    pub email: Option<String>,
    pub created_at: TimeDateTimeWithTimeZone,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {
    #[sea_orm(
        belongs_to = "super::person::Entity",
        from = "Column::PersonId",
        to = "super::person::Column::Id"
    )]
    Person,
}

impl ActiveModelBehavior for ActiveModel {}
