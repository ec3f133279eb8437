//! `askToJoin`.

use async_graphql::{Context, ID, InputObject, Object, SimpleObject, Union};
use commons_access::{act::Join, permit};
use commons_directory::{JoinOutcome, ask_to_join};
use commons_entity::department;
use commons_kernel::DepartmentId;
use commons_store::fetch;

use crate::{
    context::scope,
    directory::{JoinRequest, Seat},
    error::Answer,
    ids::local,
    words::Post,
};

/// Where somebody wants to join, and as what.
#[derive(InputObject)]
struct AskToJoinInput {
    /// The department. Names are not unique: look at the state.
    department_id: ID,
    /// What they are there.
    post: Post,
    /// A few words to whoever decides, at most 2,000 characters.
    message: Option<String>,
}

/// What came of asking.
#[derive(Union)]
enum AskToJoinPayload {
    Made(JoinRequestMade),
    Given(SeatGiven),
    Member(AlreadyMember),
    Asked(AlreadyAsked),
}

/// It waits for a steward of the department, or for Alliance staff.
#[derive(SimpleObject)]
struct JoinRequestMade {
    /// The request.
    join_request: JoinRequest,
}

/// The seat is theirs at once: their verified address is of a mail domain that staff registered for the department.
#[derive(SimpleObject)]
struct SeatGiven {
    /// The seat, as a reader's; a steward may raise it.
    seat: Seat,
}

/// Somebody holds a seat of the department already.
#[derive(SimpleObject)]
pub(crate) struct AlreadyMember {
    /// Their seat.
    seat: Seat,
    /// What to do, in a sentence for the screen.
    message: String,
}

impl AlreadyMember {
    pub(crate) fn of(seat: impl Into<Seat>, message: &str) -> Self {
        Self { seat: seat.into(), message: message.into() }
    }
}

/// An earlier request of theirs still waits.
#[derive(SimpleObject)]
struct AlreadyAsked {
    /// The earlier request.
    join_request: JoinRequest,
    /// What to do, in a sentence for the screen.
    message: String,
}

#[derive(Default)]
pub(crate) struct AskToJoin;

#[Object]
impl AskToJoin {
    /// Asks for a seat in a department. At most five requests of one person wait at a time.
    async fn ask_to_join(&self, ctx: &Context<'_>, input: AskToJoinInput) -> Answer<AskToJoinPayload> {
        let scope = scope(ctx)?;
        let department_id = local::<DepartmentId>(&input.department_id, "departmentId")?;
        let tx = scope.begin_as("joining").await?;
        let department = fetch::<department::Entity>(&tx, department_id.uuid()).await?;
        let may_join = permit::<Join, _>(scope.viewer(), department)?;
        let wish = (input.post.into(), input.message.as_deref().unwrap_or_default());
        let outcome = ask_to_join(&tx, scope.viewer(), &may_join, wish, scope.now()).await?;
        scope.commit(tx).await?;
        Ok(match outcome {
            JoinOutcome::Made(row) => AskToJoinPayload::Made(JoinRequestMade { join_request: row.into() }),
            JoinOutcome::SeatGiven(row) => AskToJoinPayload::Given(SeatGiven { seat: row.into() }),
            JoinOutcome::AlreadyMember(row) => AskToJoinPayload::Member(AlreadyMember::of(
                row,
                "You hold a seat of this department already.",
            )),
            JoinOutcome::AlreadyAsked(row) => AskToJoinPayload::Asked(AlreadyAsked {
                join_request: row.into(),
                message: "You have asked already, and nobody has decided yet. Wait, or withdraw the request."
                    .into(),
            }),
        })
    }
}
