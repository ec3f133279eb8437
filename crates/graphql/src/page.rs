//! Connections as Relay's Cursor Connections Specification shapes them, with the count of the whole list.

use async_graphql::{Context, OutputType, SimpleObject};
use commons_kernel::{Page, PageRequest, Result, Total};

use crate::{
    adoption::Adoption,
    curation::{Collection, CollectionInvitation, CollectionItem, Flag, ReviewRequest},
    directory::{Department, Group, Invitation, JoinRequest, Person, Seat, Session},
    discovery::{Concept, SavedSearch, WantedQuery},
    library::{Resource, Version},
    record::RecordEvent,
};

/// Where a page stands in its list.
#[derive(Debug, SimpleObject)]
pub(crate) struct PageInfo {
    /// Whether rows follow the last one.
    pub has_next_page: bool,
    /// Whether rows stand before the first one.
    pub has_previous_page: bool,
    /// The cursor of the first row.
    pub start_cursor: Option<String>,
    /// The cursor of the last row: give it as `after` to go on.
    pub end_cursor: Option<String>,
}

/// One page of a list.
#[derive(SimpleObject)]
#[graphql(
    concrete(name = "AdoptionConnection", params(Adoption)),
    concrete(name = "CollectionConnection", params(Collection)),
    concrete(name = "CollectionInvitationConnection", params(CollectionInvitation)),
    concrete(name = "CollectionItemConnection", params(CollectionItem)),
    concrete(name = "ConceptConnection", params(Concept)),
    concrete(name = "DepartmentConnection", params(Department)),
    concrete(name = "FlagConnection", params(Flag)),
    concrete(name = "GroupConnection", params(Group)),
    concrete(name = "InvitationConnection", params(Invitation)),
    concrete(name = "JoinRequestConnection", params(JoinRequest)),
    concrete(name = "PersonConnection", params(Person)),
    concrete(name = "RecordEventConnection", params(RecordEvent)),
    concrete(name = "ResourceConnection", params(Resource)),
    concrete(name = "ReviewRequestConnection", params(ReviewRequest)),
    concrete(name = "SavedSearchConnection", params(SavedSearch)),
    concrete(name = "SeatConnection", params(Seat)),
    concrete(name = "SessionConnection", params(Session)),
    concrete(name = "VersionConnection", params(Version)),
    concrete(name = "WantedQueryConnection", params(WantedQuery))
)]
pub(crate) struct Connection<T: OutputType>
where
    Edge<T>: OutputType,
{
    /// The rows of this page.
    edges: Vec<Edge<T>>,
    /// Where the page stands.
    page_info: PageInfo,
    /// How many rows the whole list has, for this viewer.
    total_count: i32,
}

/// A row of a list.
#[derive(SimpleObject)]
#[graphql(
    concrete(name = "AdoptionEdge", params(Adoption)),
    concrete(name = "CollectionEdge", params(Collection)),
    concrete(name = "CollectionInvitationEdge", params(CollectionInvitation)),
    concrete(name = "CollectionItemEdge", params(CollectionItem)),
    concrete(name = "ConceptEdge", params(Concept)),
    concrete(name = "DepartmentEdge", params(Department)),
    concrete(name = "FlagEdge", params(Flag)),
    concrete(name = "GroupEdge", params(Group)),
    concrete(name = "InvitationEdge", params(Invitation)),
    concrete(name = "JoinRequestEdge", params(JoinRequest)),
    concrete(name = "PersonEdge", params(Person)),
    concrete(name = "RecordEventEdge", params(RecordEvent)),
    concrete(name = "ResourceEdge", params(Resource)),
    concrete(name = "ReviewRequestEdge", params(ReviewRequest)),
    concrete(name = "SavedSearchEdge", params(SavedSearch)),
    concrete(name = "SeatEdge", params(Seat)),
    concrete(name = "SessionEdge", params(Session)),
    concrete(name = "VersionEdge", params(Version)),
    concrete(name = "WantedQueryEdge", params(WantedQuery))
)]
pub(crate) struct Edge<T: OutputType> {
    /// Names this place in the list.
    cursor: String,
    /// The row.
    node: T,
}

impl<T: OutputType> Connection<T>
where
    Edge<T>: OutputType,
{
    /// The connection of a list that has nothing for this viewer.
    pub(crate) fn empty() -> Self {
        Self { edges: Vec::new(), page_info: info([].iter(), false, false), total_count: 0 }
    }

    /// The connection of a page.
    pub(crate) fn of<M: Into<T>>(page: Page<M>) -> Self {
        Self {
            page_info: info(page.rows.iter().map(|(cursor, _)| cursor), page.has_previous, page.has_next),
            // A list that was not counted is one whose `totalCount` nobody reads: see `asked`.
            total_count: page.total.map_or(0, count),
            edges: page.rows.into_iter().map(|(cursor, row)| Edge { cursor, node: row.into() }).collect(),
        }
    }
}

/// What is asked of a list: its page, and its count when the request reads `totalCount`.
///
/// # Errors
/// Bad input when `first` is out of bounds.
pub(crate) fn asked(ctx: &Context<'_>, first: Option<i32>, after: Option<String>) -> Result<PageRequest> {
    let total = if ctx.look_ahead().field("totalCount").exists() { Total::Counted } else { Total::Left };
    Ok(PageRequest { total, ..PageRequest::new(first, after)? })
}

/// Where a page with these cursors stands.
pub(crate) fn info<'a>(
    cursors: impl DoubleEndedIterator<Item = &'a String> + Clone,
    has_previous_page: bool,
    has_next_page: bool,
) -> PageInfo {
    PageInfo {
        has_next_page,
        has_previous_page,
        start_cursor: cursors.clone().next().cloned(),
        end_cursor: cursors.clone().next_back().cloned(),
    }
}

/// A count as GraphQL's `Int`, which has 32 bits.
pub(crate) fn count(total: impl TryInto<i32>) -> i32 {
    total.try_into().unwrap_or(i32::MAX)
}

/// How many rows a page costs before it is read; what is refused later costs like the largest page.
pub(crate) fn rows(first: Option<i32>) -> usize {
    let asked = first.and_then(|first| usize::try_from(first).ok());
    asked.unwrap_or(PageRequest::DEFAULT as usize).clamp(1, PageRequest::MAX as usize)
}

/// What a list of a list costs on top of its rows: it is read once for each parent, not in a batch.
pub(crate) const UNBATCHED: usize = 50;
