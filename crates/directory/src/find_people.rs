//! Finding people: all of them for administrators, the staff for members.

use commons_access::{Action, Viewer};
use commons_entity::{account, person};
use commons_kernel::{Error, Page, PageRequest, PersonId, Result};
use commons_store::{Order, fault, page, visible};
use sea_orm::{
    ColumnTrait, ConnectionTrait, ExprTrait, Order as Direction, QueryFilter, QueryOrder,
    sea_query::{Expr, LikeExpr},
};

use crate::{
    find_departments::patterns,
    fold::{ACCENTED, PLAIN},
};

/// The longest question, in characters.
const LONGEST: usize = 200;

/// What `fold::fold` makes of a person's name and address, in SQL.
const FOLDED: &str = r#"translate(lower(concat_ws(' ', "person"."name", "person"."email")), $1, $2)"#;

/// The people whose name or address holds these words, by name, for whoever keeps people.
///
/// # Errors
/// Bad input when the words are too many or the cursor is malformed; what the database says.
pub async fn find_people(
    tx: &impl ConnectionTrait,
    viewer: &Viewer,
    words: &str,
    request: &PageRequest,
) -> Result<Page<person::Model>> {
    if words.chars().count() > LONGEST {
        return Err(Error::bad_input("query", format!("use at most {LONGEST} characters")));
    }
    let mut wanted = visible::<person::Entity>(viewer, Action::ManagePeople);
    for pattern in patterns(words) {
        let text = Expr::cust_with_values(FOLDED, [ACCENTED, PLAIN]);
        wanted = wanted.filter(text.like(LikeExpr::new(pattern)));
    }
    let order = Order { by: person::Column::Name, id: person::Column::Id, direction: Direction::Asc };
    page(tx, wanted, &order, request).await
}

/// The Alliance's staff who may sign in, by name, for whoever may know them.
///
/// # Errors
/// What the database says.
pub async fn find_staff(tx: &impl ConnectionTrait, viewer: &Viewer) -> Result<Vec<person::Model>> {
    visible::<person::Entity>(viewer, Action::Read)
        .filter(person::Column::AllianceRole.is_not_null())
        .filter(person::Column::DisabledAt.is_null())
        .order_by_asc(person::Column::Name)
        .order_by_asc(person::Column::Id)
        .all(tx)
        .await
        .map_err(fault)
}

/// The sign-ins of a person that the viewer may see, oldest first.
///
/// # Errors
/// What the database says.
pub async fn accounts_of(
    tx: &impl ConnectionTrait,
    viewer: &Viewer,
    person: PersonId,
) -> Result<Vec<account::Model>> {
    visible::<account::Entity>(viewer, Action::Read)
        .filter(account::Column::PersonId.eq(person.uuid()))
        .order_by_asc(account::Column::CreatedAt)
        .order_by_asc(account::Column::Id)
        .all(tx)
        .await
        .map_err(fault)
}
