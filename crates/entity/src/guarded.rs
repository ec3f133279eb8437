//! Where each guarded table keeps its facts, and which tables have none and ask their parent.

use commons_access::{Facts, Guarded, Noun};
use sea_orm::EntityTrait;

use crate::{
    account, alliance_value, api_token, attachment, attachment_text, concept, concept_label, department,
    department_group, department_group_member, draft, draft_attachment, event, feed_cursor, job, person,
    resource, review_request, seat, session, sign_in_attempt, standard, version, version_attachment,
};

/// The columns that hold a table's facts; a column that is absent never grants.
#[derive(Clone, Copy, Debug)]
pub struct FactColumns<C> {
    pub department: Option<C>,
    pub group: Option<C>,
    pub state: Option<C>,
    pub owner: Option<C>,
    pub reach: Option<C>,
    pub published: Option<C>,
    pub submitted: Option<C>,
}

impl<C> FactColumns<C> {
    const fn none() -> Self {
        Self {
            department: None,
            group: None,
            state: None,
            owner: None,
            reach: None,
            published: None,
            submitted: None,
        }
    }
}

/// A table whose rows have rights of their own.
pub trait GuardedEntity: EntityTrait<Model: Guarded> {
    /// Where the facts stand.
    fn fact_columns() -> FactColumns<Self::Column>;
}

/// A table whose rows have no rights of their own: they are read only after their parent was permitted,
/// or they are the server's own.
pub trait Child: EntityTrait {}

impl Guarded for department::Model {
    const NOUN: Noun = Noun::Department;
    fn facts(&self) -> Facts {
        Facts { department: Some(self.id.into()), state: Some(self.state.0), ..Facts::default() }
    }
}

impl GuardedEntity for department::Entity {
    fn fact_columns() -> FactColumns<department::Column> {
        FactColumns {
            department: Some(department::Column::Id),
            state: Some(department::Column::State),
            ..FactColumns::none()
        }
    }
}

impl Guarded for resource::Model {
    const NOUN: Noun = Noun::Resource;
    fn facts(&self) -> Facts {
        Facts {
            department: Some(self.department_id.into()),
            group: self.group_id.map(Into::into),
            state: Some(self.state.0),
            owner: None,
            reach: Some(self.reach.0),
            published: self.published,
            submitted: self.submitted,
        }
    }
}

impl GuardedEntity for resource::Entity {
    fn fact_columns() -> FactColumns<resource::Column> {
        use resource::Column::{DepartmentId, GroupId, Published, Reach, State, Submitted};
        FactColumns {
            department: Some(DepartmentId),
            group: Some(GroupId),
            state: Some(State),
            owner: None,
            reach: Some(Reach),
            published: Some(Published),
            submitted: Some(Submitted),
        }
    }
}

impl Guarded for attachment::Model {
    const NOUN: Noun = Noun::Upload;
    fn facts(&self) -> Facts {
        Facts { owner: self.owner_id.map(Into::into), ..Facts::default() }
    }
}

impl GuardedEntity for attachment::Entity {
    fn fact_columns() -> FactColumns<attachment::Column> {
        FactColumns { owner: Some(attachment::Column::OwnerId), ..FactColumns::none() }
    }
}

impl Guarded for review_request::Model {
    const NOUN: Noun = Noun::ReviewRequest;
    fn facts(&self) -> Facts {
        Facts { department: Some(self.department_id.into()), ..Facts::default() }
    }
}

impl GuardedEntity for review_request::Entity {
    fn fact_columns() -> FactColumns<review_request::Column> {
        FactColumns { department: Some(review_request::Column::DepartmentId), ..FactColumns::none() }
    }
}

impl Child for account::Entity {}
impl Child for alliance_value::Entity {}
impl Child for api_token::Entity {}
impl Child for attachment_text::Entity {}
impl Child for concept::Entity {}
impl Child for concept_label::Entity {}
impl Child for department_group::Entity {}
impl Child for department_group_member::Entity {}
impl Child for draft::Entity {}
impl Child for draft_attachment::Entity {}
impl Child for event::Entity {}
impl Child for feed_cursor::Entity {}
impl Child for job::Entity {}
impl Child for person::Entity {}
impl Child for seat::Entity {}
impl Child for session::Entity {}
impl Child for sign_in_attempt::Entity {}
impl Child for standard::Entity {}
impl Child for version::Entity {}
impl Child for version_attachment::Entity {}
