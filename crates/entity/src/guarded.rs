//! Where each guarded table keeps its facts, and which tables have none and ask their parent.

use commons_access::{About, Facts, Guarded, Noun};
use sea_orm::EntityTrait;

use crate::{
    account, adoption, adoption_report, alliance_value, api_token, attachment, attachment_download,
    attachment_finding, attachment_page, attachment_text, collection, collection_item, concept,
    concept_label, department, department_domain, department_group, department_group_member, draft,
    draft_attachment, endorsement, endorsement_mark, event, featured, feed_cursor, flag, invitation, job,
    join_request, link_check, office_profile, person, resource, resource_notice, review_decision,
    review_entry, review_request, saved_search, saved_search_match, search_asker, search_key, search_log,
    search_week, seat, session, sign_in_attempt, standard, version, version_attachment, wanted_decision,
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
    pub of_alliance: Option<C>,
    pub of_group: Option<C>,
    pub about: Option<AboutColumns<C>>,
}

/// The columns that hold the facts of the resource that a row is about. The database keeps them as the resource has them.
#[derive(Clone, Copy, Debug)]
pub struct AboutColumns<C> {
    pub department: C,
    pub group: C,
    pub state: C,
    pub reach: C,
    pub published: C,
    pub submitted: C,
}

impl<C> From<AboutColumns<C>> for FactColumns<C> {
    fn from(about: AboutColumns<C>) -> Self {
        Self {
            department: Some(about.department),
            group: Some(about.group),
            state: Some(about.state),
            reach: Some(about.reach),
            published: Some(about.published),
            submitted: Some(about.submitted),
            ..Self::none()
        }
    }
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
            of_alliance: None,
            of_group: None,
            about: None,
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
            reach: Some(self.reach.0),
            published: self.published,
            submitted: self.submitted,
            ..Facts::default()
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
            reach: Some(Reach),
            published: Some(Published),
            submitted: Some(Submitted),
            ..FactColumns::none()
        }
    }
}

impl Guarded for attachment::Model {
    const NOUN: Noun = Noun::Upload;
    fn facts(&self) -> Facts {
        Facts {
            department: Some(self.department_id.into()),
            owner: self.owner_id.map(Into::into),
            ..Facts::default()
        }
    }
}

impl GuardedEntity for attachment::Entity {
    fn fact_columns() -> FactColumns<attachment::Column> {
        FactColumns {
            department: Some(attachment::Column::DepartmentId),
            owner: Some(attachment::Column::OwnerId),
            ..FactColumns::none()
        }
    }
}

impl Guarded for review_request::Model {
    const NOUN: Noun = Noun::ReviewRequest;
    fn facts(&self) -> Facts {
        Facts {
            department: Some(self.department_id.into()),
            submitted: self.before_alliance,
            ..Facts::default()
        }
    }
}

impl GuardedEntity for review_request::Entity {
    fn fact_columns() -> FactColumns<review_request::Column> {
        FactColumns {
            department: Some(review_request::Column::DepartmentId),
            submitted: Some(review_request::Column::BeforeAlliance),
            ..FactColumns::none()
        }
    }
}

impl Guarded for resource_notice::Model {
    const NOUN: Noun = Noun::Notice;
    fn facts(&self) -> Facts {
        Facts {
            department: Some(self.department_id.into()),
            group: self.group_id.map(Into::into),
            state: Some(self.state.0),
            reach: Some(self.reach.0),
            ..Facts::default()
        }
    }
}

impl GuardedEntity for resource_notice::Entity {
    fn fact_columns() -> FactColumns<resource_notice::Column> {
        use resource_notice::Column::{DepartmentId, GroupId, Reach, State};
        FactColumns {
            department: Some(DepartmentId),
            group: Some(GroupId),
            state: Some(State),
            reach: Some(Reach),
            ..FactColumns::none()
        }
    }
}

/// An adoption belongs to the department that uses, and is about a resource of another.
impl Guarded for adoption::Model {
    const NOUN: Noun = Noun::Adoption;
    fn facts(&self) -> Facts {
        let about = About {
            department: self.about_department_id.into(),
            group: self.about_group_id.map(Into::into),
            state: self.about_state.0,
            reach: self.about_reach.0,
            published: self.about_published,
            submitted: self.about_submitted,
        };
        Facts { department: Some(self.department_id.into()), about: Some(about), ..Facts::default() }
    }
}

impl GuardedEntity for adoption::Entity {
    fn fact_columns() -> FactColumns<adoption::Column> {
        use adoption::Column;
        let about = AboutColumns {
            department: Column::AboutDepartmentId,
            group: Column::AboutGroupId,
            state: Column::AboutState,
            reach: Column::AboutReach,
            published: Column::AboutPublished,
            submitted: Column::AboutSubmitted,
        };
        FactColumns { department: Some(Column::DepartmentId), about: Some(about), ..FactColumns::none() }
    }
}

/// Its `submitted` says that it is the Alliance's own.
impl Guarded for collection::Model {
    const NOUN: Noun = Noun::Collection;
    fn facts(&self) -> Facts {
        Facts {
            department: self.department_id.map(Into::into),
            group: self.group_id.map(Into::into),
            state: self.state.map(|state| state.0),
            reach: Some(self.reach.0),
            published: self.published,
            submitted: self.before_alliance,
            of_alliance: self.of_alliance,
            of_group: self.of_group,
            ..Facts::default()
        }
    }
}

impl GuardedEntity for collection::Entity {
    fn fact_columns() -> FactColumns<collection::Column> {
        use collection::Column::{
            BeforeAlliance, DepartmentId, GroupId, OfAlliance, OfGroup, Published, Reach, State,
        };
        FactColumns {
            department: Some(DepartmentId),
            group: Some(GroupId),
            state: Some(State),
            reach: Some(Reach),
            published: Some(Published),
            submitted: Some(BeforeAlliance),
            of_alliance: Some(OfAlliance),
            of_group: Some(OfGroup),
            ..FactColumns::none()
        }
    }
}

/// A place in a collection has the facts of the collection, is published once its readers see it, and is about a resource.
impl Guarded for collection_item::Model {
    const NOUN: Noun = Noun::CollectionItem;
    fn facts(&self) -> Facts {
        let about = About {
            department: self.about_department_id.into(),
            group: self.about_group_id.map(Into::into),
            state: self.about_state.0,
            reach: self.about_reach.0,
            published: self.about_published,
            submitted: self.about_submitted,
        };
        Facts {
            department: self.within_department_id.map(Into::into),
            group: self.within_group_id.map(Into::into),
            state: self.within_state.map(|state| state.0),
            owner: None,
            reach: Some(self.within_reach.0),
            published: self.shown,
            submitted: self.within_submitted,
            of_alliance: self.within_alliance,
            of_group: self.within_of_group,
            about: Some(about),
        }
    }
}

impl GuardedEntity for collection_item::Entity {
    fn fact_columns() -> FactColumns<collection_item::Column> {
        use collection_item::Column;
        let about = AboutColumns {
            department: Column::AboutDepartmentId,
            group: Column::AboutGroupId,
            state: Column::AboutState,
            reach: Column::AboutReach,
            published: Column::AboutPublished,
            submitted: Column::AboutSubmitted,
        };
        FactColumns {
            department: Some(Column::WithinDepartmentId),
            group: Some(Column::WithinGroupId),
            state: Some(Column::WithinState),
            owner: None,
            reach: Some(Column::WithinReach),
            published: Some(Column::Shown),
            submitted: Some(Column::WithinSubmitted),
            of_alliance: Some(Column::WithinAlliance),
            of_group: Some(Column::WithinOfGroup),
            about: Some(about),
        }
    }
}

impl Guarded for person::Model {
    const NOUN: Noun = Noun::Person;
    fn facts(&self) -> Facts {
        Facts { owner: Some(self.id.into()), ..Facts::default() }
    }
}

impl GuardedEntity for person::Entity {
    fn fact_columns() -> FactColumns<person::Column> {
        FactColumns { owner: Some(person::Column::Id), ..FactColumns::none() }
    }
}

impl Guarded for seat::Model {
    const NOUN: Noun = Noun::Seat;
    fn facts(&self) -> Facts {
        Facts {
            department: Some(self.department_id.into()),
            owner: self.person_id.map(Into::into),
            ..Facts::default()
        }
    }
}

impl GuardedEntity for seat::Entity {
    fn fact_columns() -> FactColumns<seat::Column> {
        FactColumns {
            department: Some(seat::Column::DepartmentId),
            owner: Some(seat::Column::PersonId),
            ..FactColumns::none()
        }
    }
}

impl Guarded for join_request::Model {
    const NOUN: Noun = Noun::JoinRequest;
    fn facts(&self) -> Facts {
        Facts {
            department: Some(self.department_id.into()),
            owner: Some(self.person_id.into()),
            ..Facts::default()
        }
    }
}

impl GuardedEntity for join_request::Entity {
    fn fact_columns() -> FactColumns<join_request::Column> {
        FactColumns {
            department: Some(join_request::Column::DepartmentId),
            owner: Some(join_request::Column::PersonId),
            ..FactColumns::none()
        }
    }
}

impl Guarded for invitation::Model {
    const NOUN: Noun = Noun::Invitation;
    fn facts(&self) -> Facts {
        Facts { department: Some(self.department_id.into()), ..Facts::default() }
    }
}

impl GuardedEntity for invitation::Entity {
    fn fact_columns() -> FactColumns<invitation::Column> {
        FactColumns { department: Some(invitation::Column::DepartmentId), ..FactColumns::none() }
    }
}

/// The department of a group is the one that convenes it.
impl Guarded for department_group::Model {
    const NOUN: Noun = Noun::Group;
    fn facts(&self) -> Facts {
        Facts {
            department: self.department_id.map(Into::into),
            group: Some(self.id.into()),
            ..Facts::default()
        }
    }
}

impl GuardedEntity for department_group::Entity {
    fn fact_columns() -> FactColumns<department_group::Column> {
        FactColumns {
            department: Some(department_group::Column::DepartmentId),
            group: Some(department_group::Column::Id),
            ..FactColumns::none()
        }
    }
}

macro_rules! owned {
    ($($table:ident is $noun:ident),*) => {$(
        impl Guarded for $table::Model {
            const NOUN: Noun = Noun::$noun;
            fn facts(&self) -> Facts {
                Facts { owner: Some(self.person_id.into()), ..Facts::default() }
            }
        }

        impl GuardedEntity for $table::Entity {
            fn fact_columns() -> FactColumns<$table::Column> {
                FactColumns { owner: Some($table::Column::PersonId), ..FactColumns::none() }
            }
        }
    )*};
}

owned!(flag is Flag, session is Session, api_token is ApiToken, account is Account, saved_search is SavedSearch);

/// Rows that belong to nobody: their noun alone decides.
macro_rules! nobodys {
    ($($table:ident is $noun:ident),*) => {$(
        impl Guarded for $table::Model {
            const NOUN: Noun = Noun::$noun;
            fn facts(&self) -> Facts {
                Facts::default()
            }
        }

        impl GuardedEntity for $table::Entity {
            fn fact_columns() -> FactColumns<$table::Column> {
                FactColumns::none()
            }
        }
    )*};
}

nobodys!(concept is Concept, search_log is SearchLog, search_week is SearchLog, wanted_decision is WantedQuery);

impl Guarded for event::Model {
    const NOUN: Noun = Noun::Event;
    fn facts(&self) -> Facts {
        Facts { department: self.department_id.map(Into::into), ..Facts::default() }
    }
}

impl GuardedEntity for event::Entity {
    fn fact_columns() -> FactColumns<event::Column> {
        FactColumns { department: Some(event::Column::DepartmentId), ..FactColumns::none() }
    }
}

impl Child for adoption_report::Entity {}
impl Child for alliance_value::Entity {}
impl Child for attachment_download::Entity {}
impl Child for attachment_finding::Entity {}
impl Child for attachment_page::Entity {}
impl Child for attachment_text::Entity {}
impl Child for concept_label::Entity {}
impl Child for department_domain::Entity {}
impl Child for department_group_member::Entity {}
impl Child for draft::Entity {}
impl Child for draft_attachment::Entity {}
impl Child for endorsement::Entity {}
impl Child for endorsement_mark::Entity {}
impl Child for featured::Entity {}
impl Child for feed_cursor::Entity {}
impl Child for job::Entity {}
impl Child for link_check::Entity {}
impl Child for office_profile::Entity {}
impl Child for review_decision::Entity {}
impl Child for review_entry::Entity {}
impl Child for saved_search_match::Entity {}
impl Child for search_asker::Entity {}
impl Child for search_key::Entity {}
impl Child for sign_in_attempt::Entity {}
impl Child for standard::Entity {}
impl Child for version::Entity {}
impl Child for version_attachment::Entity {}
