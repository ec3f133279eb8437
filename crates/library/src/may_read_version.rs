//! May this viewer read this version? Its resource is asked, with the reach that the version itself was published with:
//! a wider version does not open the narrower ones before it.

use commons_access::{Action, Facts, Guarded, Viewer, may, policy};
use commons_entity::{resource, version};
use commons_kernel::Reach;
use sea_orm::{ColumnTrait, Condition, sea_query::ExprTrait};

/// Whether the viewer may read this version of this resource.
pub fn may_read_version(viewer: &Viewer, resource: &resource::Model, version: &version::Model) -> bool {
    let facts = facts(resource, version.reach.0, version.number.is_some());
    may(viewer, Action::Read, resource) && policy(Action::Read, resource::Model::NOUN).holds(viewer, &facts)
}

/// The same for a list: which versions of a resource, that the viewer may read, they may read too.
pub(crate) fn readable_versions(viewer: &Viewer, resource: &resource::Model) -> Condition {
    let rule = policy(Action::Read, resource::Model::NOUN);
    let reaches = Reach::ALL.iter().filter(|reach| rule.holds(viewer, &facts(resource, **reach, true)));
    let mut readable = Condition::any().add(
        version::Column::Number
            .is_not_null()
            .and(version::Column::Reach.is_in(reaches.map(|reach| reach.as_str()))),
    );
    // What is not published has no reach yet: any will do to ask with.
    if rule.holds(viewer, &facts(resource, Reach::Department, false)) {
        readable = readable.add(version::Column::Number.is_null());
    }
    readable
}

/// The facts of a version. One with a number is no longer before the reviewers.
fn facts(resource: &resource::Model, reach: Reach, published: bool) -> Facts {
    Facts { reach: Some(reach), published, submitted: resource.submitted && !published, ..resource.facts() }
}
