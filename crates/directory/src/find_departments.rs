//! Finds departments by words of their name, county or id.

use commons_access::{Action, Viewer};
use commons_entity::department;
use commons_kernel::{Error, Page, PageRequest, Result, State};
use commons_store::{Order, page, visible};
use sea_orm::{
    ColumnTrait, ConnectionTrait, ExprTrait, Order as Direction, QueryFilter,
    sea_query::{Expr, LikeExpr},
};

use crate::fold::{ACCENTED, PLAIN, fold};

/// The longest query, in characters.
const LENGTH: usize = 200;

/// What `fold::fold` makes of a department's words, in SQL: one text of three columns, since no word holds a space and so
/// none spans two. `translate` is slow, so it is spared for the few texts that hold more than ASCII.
const FOLDED: &str = r#"(SELECT CASE WHEN octet_length(words) = char_length(words) THEN lower(words)
    ELSE translate(lower(words), $1, $2) END
    FROM concat_ws(' ', "department"."name", "department"."county", "department"."ocd_id") AS words)"#;

/// Which departments are wanted.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct DepartmentQuery {
    /// Words that must all occur in name, county or OCD id, as typed; case and accents do not matter. Empty: all.
    pub words: String,
    /// Only those of this state.
    pub state: Option<State>,
}

/// One page of the departments that the viewer may see, by name. Names are not unique: show the state.
///
/// # Errors
/// Bad input when the query is longer than 200 characters or the cursor is malformed; what the database says.
pub async fn find_departments(
    tx: &impl ConnectionTrait,
    viewer: &Viewer,
    query: &DepartmentQuery,
    request: &PageRequest,
) -> Result<Page<department::Model>> {
    if query.words.chars().count() > LENGTH {
        return Err(Error::bad_input("query", format!("use at most {LENGTH} characters")));
    }
    let mut select = visible::<department::Entity>(viewer, Action::Read);
    if let Some(state) = query.state {
        select = select.filter(department::Column::State.eq(state.as_str()));
    }
    for pattern in patterns(&query.words) {
        let text = Expr::cust_with_values(FOLDED, [ACCENTED, PLAIN]);
        select = select.filter(text.like(LikeExpr::new(pattern)));
    }
    let by_name =
        Order { by: department::Column::Name, id: department::Column::Id, direction: Direction::Asc };
    page(tx, select, &by_name, request).await
}

/// A pattern for each word; what `LIKE` reads as a wildcard is escaped.
pub(crate) fn patterns(words: &str) -> Vec<String> {
    fold(words)
        .split(|letter: char| letter.is_whitespace() || letter.is_control())
        .filter(|word| !word.is_empty())
        .map(|word| {
            let escaped = word.replace('\\', r"\\").replace('%', r"\%").replace('_', r"\_");
            format!("%{escaped}%")
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_become_patterns_that_mean_what_was_typed() {
        assert_eq!(patterns("  Doña\u{0}ANA "), ["%dona%", "%ana%"]);
        assert_eq!(patterns(r"100% a_b \"), [r"%100\%%", r"%a\_b%", r"%\\%"]);
        assert!(patterns(" \t").is_empty());
    }
}
