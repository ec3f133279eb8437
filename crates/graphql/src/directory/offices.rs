//! Offices in the schema: their profile, their mail domains and their groups.

use async_graphql::MergedObject;

use crate::directory::{
    add_to_group::AddToGroup, create_group::CreateGroup, edit_group::EditGroup, group::GroupQuery,
    office_profile::OfficeProfileQuery, register_domain::RegisterDomain, remove_domain::RemoveDomain,
    remove_from_group::RemoveFromGroup, save_office_profile::SaveOfficeProfile,
};

/// What can be read of offices beside the departments themselves.
#[derive(Default, MergedObject)]
pub(crate) struct OfficeQuery(OfficeProfileQuery, GroupQuery);

/// What can be done to them.
#[derive(Default, MergedObject)]
pub(crate) struct OfficeMutation(
    SaveOfficeProfile,
    RegisterDomain,
    RemoveDomain,
    CreateGroup,
    EditGroup,
    AddToGroup,
    RemoveFromGroup,
);
