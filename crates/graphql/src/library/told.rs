//! Where a resource's words come from: its current version; while there is none for this viewer, its draft or the version
//! that the reviewers have, or had, before them.

use std::sync::Arc;

use commons_access::{Action, may};
use commons_entity::{draft, version};
use commons_kernel::{Error, Result, State, VersionId};

use crate::{
    RequestScope,
    library::Resource,
    loaders::{DraftOf, OpenReviewOf, one},
};

/// What a resource says to this viewer.
pub(crate) enum Told {
    /// What this version says.
    Version(Arc<version::Model>),
    /// What the draft says.
    Draft(Arc<draft::Model>),
    /// Nothing.
    Nothing,
}

impl Told {
    /// What the resource says. A viewer who may not read what is unpublished gets what is published for them, or what they
    /// came through a review request for, or nothing.
    pub(crate) async fn of(scope: &RequestScope, resource: &Resource) -> Result<Self> {
        if let Some(current) = resource.current(scope).await? {
            return Ok(Self::Version(current));
        }
        let (row, viewer, reads) = (&resource.row, scope.viewer(), scope.reads());
        let unpublished = may(viewer, Action::ReadUnpublished, row);
        if unpublished
            && may(viewer, Action::Edit, row)
            && let Some(draft) = one(&reads, DraftOf(row.id)).await?
        {
            return Ok(Self::Draft(draft));
        }
        let submitted = match resource.under_review {
            Some(version) => Some(version),
            None if unpublished => one(&reads, OpenReviewOf(row.id)).await?.map(|request| request.version_id),
            None => None,
        };
        let Some(submitted) = submitted else { return Ok(Self::Nothing) };
        Ok(one(&reads, VersionId::from(submitted)).await?.map_or(Self::Nothing, Self::Version))
    }
}

macro_rules! say {
    ($($field:ident: $type:ty),* $(,)?) => {
        impl Told {
            $(pub(crate) fn $field(&self) -> $type {
                match self {
                    Self::Version(version) => version.$field.clone(),
                    Self::Draft(draft) => draft.$field.clone(),
                    Self::Nothing => Default::default(),
                }
            })*
        }
    };
}

say! {
    title: String,
    summary: String,
    body: String,
    language: String,
    licence: Option<String>,
    source_url: Option<String>,
    states: Vec<String>,
    values: Vec<String>,
    standards: Vec<String>,
    topics: Vec<String>,
}

/// The codes of a row as states.
///
/// # Errors
/// Internal when the row holds a code that is none.
pub(crate) fn states(codes: &[String]) -> Result<Vec<crate::words::State>> {
    let state = |code: &String| code.parse::<State>().map(Into::into).map_err(Error::internal);
    codes.iter().map(state).collect()
}
