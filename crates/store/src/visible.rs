//! The rule read as SQL, and the only ways to begin a select.

use commons_access::{Action, Guarded, Rule, Viewer, policy};
use commons_entity::{Child, FactColumns, GuardedEntity};
use commons_kernel::Result;
use sea_orm::{
    ColumnTrait, Condition, ConnectionTrait, PrimaryKeyTrait, QueryFilter, QuerySelect, Select, Value,
    sea_query::{Expr, ExprTrait, SimpleExpr},
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
    match left(rule, viewer, at) {
        Left::Always => Condition::all(),
        Left::Never => Condition::all().add(Expr::cust("false")),
        Left::When(condition) => condition,
    }
}

/// What is left of a rule for one viewer, to be asked of each row. What is decided already is not sent: where a statement still
/// holds questions that its values answer, the database plans it anew each time that it is asked.
enum Left {
    Always,
    Never,
    When(Condition),
}

fn left<C: ColumnTrait>(rule: &Rule, viewer: &Viewer, at: &FactColumns<C>) -> Left {
    match rule {
        Rule::Published => holds(at.published),
        Rule::Submitted => holds(at.submitted),
        Rule::OfAlliance => holds(at.of_alliance),
        // The words of a rule are a few, and stand in the statement as they are.
        Rule::Reaches(reach) => {
            let word = Expr::Constant(reach.as_str().into());
            when(at.reach.map(|column| ExprTrait::eq(column.into_expr(), word)))
        }
        Rule::SignedIn => decided(viewer.person().is_some()),
        Rule::Member => decided(viewer.is_member()),
        Rule::Seat(role) => among(at.department, viewer.departments_with(*role).map(|id| id.uuid())),
        Rule::SameState => among(at.state, viewer.states().map(|state| state.as_str())),
        Rule::OfGroup => holds(at.of_group),
        Rule::SameGroup(role) if !viewer.acts_in_groups(*role) => Left::Never,
        Rule::SameGroup(_) => among(at.group, viewer.groups.iter().map(|id| id.uuid())),
        Rule::Owner => when(at.owner.zip(viewer.person()).map(|(column, person)| column.eq(person.uuid()))),
        Rule::Staff(role) => decided(viewer.is_staff(*role)),
        Rule::System => decided(viewer.is_system()),
        Rule::About(rule) => at.about.map_or(Left::Never, |about| left(rule, viewer, &about.into())),
        Rule::All(rules) => {
            let mut all = None;
            for rule in *rules {
                match left(rule, viewer, at) {
                    Left::Always => {}
                    Left::Never => return Left::Never,
                    Left::When(one) => all = Some(all.unwrap_or_else(Condition::all).add(one)),
                }
            }
            all.map_or(Left::Always, Left::When)
        }
        Rule::Any(rules) => {
            let mut any = None;
            for rule in *rules {
                match left(rule, viewer, at) {
                    Left::Never => {}
                    Left::Always => return Left::Always,
                    Left::When(one) => any = Some(any.unwrap_or_else(Condition::any).add(one)),
                }
            }
            any.map_or(Left::Never, Left::When)
        }
    }
}

/// Whether a fact holds of the row; one that the table lacks never does.
fn holds<C: ColumnTrait>(fact: Option<C>) -> Left {
    when(fact.map(|column| column.into_expr()))
}

fn among<C: ColumnTrait, V: Into<Value>>(fact: Option<C>, held: impl Iterator<Item = V>) -> Left {
    let held: Vec<V> = held.collect();
    when(fact.filter(|_| !held.is_empty()).map(|column| column.is_in(held)))
}

fn when(holds: Option<SimpleExpr>) -> Left {
    holds.map_or(Left::Never, |expression| Left::When(Condition::all().add(expression)))
}

fn decided(holds: bool) -> Left {
    if holds { Left::Always } else { Left::Never }
}
