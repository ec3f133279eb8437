//! The rule read as SQL, and the only ways to begin a select.

use commons_access::{Action, Guarded, Rule, Viewer, policy};
use commons_entity::{Child, FactColumns, GuardedEntity};
use commons_kernel::Result;
use sea_orm::{
    ColumnTrait, Condition, ConnectionTrait, PrimaryKeyTrait, QueryFilter, QuerySelect, Select,
    sea_query::{Expr, SimpleExpr},
};

use crate::fault;

/// The rows of a guarded table that the viewer may do this to. Lists, loaders and counts begin here.
pub fn visible<E: GuardedEntity>(viewer: &Viewer, action: Action) -> Select<E> {
    under(policy(action, <E::Model as Guarded>::NOUN), viewer)
}

/// The rows of a guarded table under a rule. For the proof that the doors agree; everybody else calls [`visible`].
#[expect(clippy::disallowed_methods, reason = "this is where guarded selects begin")]
pub fn under<E: GuardedEntity>(rule: &Rule, viewer: &Viewer) -> Select<E> {
    E::find().filter(condition(rule, viewer, &E::fact_columns()))
}

/// One row of a guarded table by its key, to be handed to `access::permit` at once.
///
/// # Errors
/// What the database says.
#[expect(clippy::disallowed_methods, reason = "the row goes to permit, which decides")]
pub async fn fetch<E: GuardedEntity>(
    tx: &impl ConnectionTrait,
    id: impl Into<<E::PrimaryKey as PrimaryKeyTrait>::ValueType>,
) -> Result<Option<E::Model>> {
    E::find_by_id(id).one(tx).await.map_err(fault)
}

/// Like [`fetch`], and nobody else can change the row until the transaction ends. The database locks only what the caller
/// may change: a row that they may read and no more comes without a lock, for `permit` to say so.
///
/// # Errors
/// What the database says.
#[expect(clippy::disallowed_methods, reason = "the row goes to permit, which decides")]
pub async fn fetch_for_update<E: GuardedEntity>(
    tx: &impl ConnectionTrait,
    id: impl Into<<E::PrimaryKey as PrimaryKeyTrait>::ValueType>,
) -> Result<Option<E::Model>> {
    let select = E::find_by_id(id);
    match select.clone().lock_exclusive().one(tx).await.map_err(fault)? {
        Some(row) => Ok(Some(row)),
        None => select.one(tx).await.map_err(fault),
    }
}

/// Rows of a table that has no rights of its own. The caller has permitted the parent, or is the server itself.
#[expect(clippy::disallowed_methods, reason = "children have no facts to filter by")]
pub fn children<E: Child>() -> Select<E> {
    E::find()
}

fn condition<C: ColumnTrait>(rule: &Rule, viewer: &Viewer, at: &FactColumns<C>) -> Condition {
    match rule {
        Rule::Published => when(at.published.map(|column| column.eq(true))),
        Rule::Submitted => when(at.submitted.map(|column| column.eq(true))),
        Rule::Reaches(reach) => when(at.reach.map(|column| column.eq(reach.as_str()))),
        Rule::SignedIn => decided(viewer.person().is_some()),
        Rule::Member => decided(viewer.is_member()),
        Rule::Seat(role) => {
            when(at.department.map(|column| column.is_in(viewer.departments_with(*role).map(|id| id.uuid()))))
        }
        Rule::SameState => {
            when(at.state.map(|column| column.is_in(viewer.states().map(|state| state.as_str()))))
        }
        Rule::SameGroup => {
            when(at.group.map(|column| column.is_in(viewer.groups.iter().map(|id| id.uuid()))))
        }
        Rule::Owner => when(at.owner.zip(viewer.person()).map(|(column, person)| column.eq(person.uuid()))),
        Rule::Staff(role) => decided(viewer.is_staff(*role)),
        Rule::System => decided(viewer.is_system()),
        Rule::About(rule) => {
            at.about.map_or_else(|| decided(false), |about| condition(rule, viewer, &about.into()))
        }
        // An empty `all` must stay true and an empty `any` false, whatever the query builder makes of empty conditions.
        Rule::All([]) => decided(true),
        Rule::Any([]) => decided(false),
        Rule::All(rules) => {
            rules.iter().fold(Condition::all(), |all, rule| all.add(condition(rule, viewer, at)))
        }
        Rule::Any(rules) => {
            rules.iter().fold(Condition::any(), |any, rule| any.add(condition(rule, viewer, at)))
        }
    }
}

fn when(holds: Option<SimpleExpr>) -> Condition {
    holds.map_or_else(|| decided(false), |expression| Condition::all().add(expression))
}

fn decided(holds: bool) -> Condition {
    Condition::all().add(Expr::val(holds))
}
