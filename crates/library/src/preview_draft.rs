//! See a draft as somebody in another department would meet it once it is published.

use commons_access::{Action, Caller, Facts, Guarded, Hat, May, SeatHeld, Viewer, act::Edit, policy};
use commons_entity::{department, department_group_member, draft, resource};
use commons_kernel::{DepartmentSize, GroupId, PersonId, Reach, Result, Role, SeatId};
use commons_store::{children, fault};
use sea_orm::{ColumnTrait, ConnectionTrait, QueryFilter};
use uuid::Uuid;

use crate::details::{Details, StateVerdict};

/// How a department would meet a draft.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DraftPreview {
    /// Whether its people could read it.
    pub reads: bool,
    /// Why, in a sentence for the screen.
    pub because: String,
    /// The verdict for its state.
    pub verdict: Option<StateVerdict>,
    /// Whether its state is among those where it applies.
    pub applies: bool,
    /// Whether its size is among those that it is for; a department of unknown size fits.
    pub fits_size: bool,
}

/// Asks the policy what it would answer to a reader of that department.
///
/// # Errors
/// What the database says.
pub async fn preview_draft(
    tx: &impl ConnectionTrait,
    may_edit: &May<Edit, resource::Model>,
    draft: &draft::Model,
    office: &department::Model,
) -> Result<DraftPreview> {
    let resource = may_edit.row();
    let reader = reader(tx, office).await?;
    let facts = Facts { reach: Some(draft.reach.0), published: true, submitted: false, ..resource.facts() };
    let reads = policy(Action::Read, resource::Model::NOUN).holds(&reader, &facts);
    let details = Details::try_from(draft)?;
    let size = office.registered_voters.and_then(|voters| u32::try_from(voters).ok()).map(DepartmentSize::of);
    Ok(DraftPreview {
        reads,
        because: because(reads, draft.reach.0, resource, office),
        verdict: details.verdicts.iter().find(|verdict| verdict.state == office.state.0).cloned(),
        applies: draft.states.is_empty() || draft.states.iter().any(|code| code == office.state.0.as_str()),
        fits_size: details.sizes.is_empty() || size.is_none_or(|size| details.sizes.contains(&size)),
    })
}

/// Anybody who holds a seat there with no more than reading. They are nobody that exists: the policy asks for no name.
async fn reader(tx: &impl ConnectionTrait, office: &department::Model) -> Result<Viewer> {
    let places = children::<department_group_member::Entity>()
        .filter(department_group_member::Column::DepartmentId.eq(office.id))
        .all(tx)
        .await
        .map_err(fault)?;
    let seat = SeatHeld {
        seat: SeatId::from(Uuid::nil()),
        department: office.id.into(),
        state: office.state.0,
        role: Role::Reader,
    };
    Ok(Viewer {
        caller: Caller::Person(PersonId::from(Uuid::nil())),
        hat: Some(Hat::Seat(seat.seat)),
        seats: vec![seat],
        groups: places.into_iter().map(|place| GroupId::from(place.group_id)).collect(),
        alliance: None,
    })
}

fn because(reads: bool, reach: Reach, resource: &resource::Model, office: &department::Model) -> String {
    let state = resource.state.0.name();
    let reason = match (reads, reach) {
        (true, _) if resource.department_id == office.id => "It is their own department's.",
        (true, Reach::Public) => "Everybody may read it.",
        (true, _) if reach == Reach::State => {
            return format!("It is shared with all departments in {state}.");
        }
        (true, Reach::Group) => "Their department is in the group that it is shared with.",
        (true, _) => "It is shared with all members of the Alliance.",
        (false, Reach::State) => return format!("It is shared with departments in {state} alone."),
        (false, Reach::Group) => "Their department is not in the group that it is shared with.",
        (false, _) => "It is shared within your department alone.",
    };
    reason.to_owned()
}
