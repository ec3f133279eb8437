//! A group of departments across tenants.

use commons_kernel::GroupKind;
use sea_orm::entity::prelude::*;

use crate::Word;

/// A group of departments across tenants.
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "department_group")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    #[sea_orm(column_type = "Text")]
    pub name: String,
    #[sea_orm(column_type = "Text")]
    pub kind: Word<GroupKind>,
    /// What brings it together, in a sentence or two.
    #[sea_orm(column_type = "Text")]
    pub about: String,
    /// The department that convenes it; none: Alliance staff do.
    pub department_id: Option<Uuid>,
    pub created_at: TimeDateTimeWithTimeZone,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
