//! Outcomes that several mutations share.

use std::sync::Arc;

use async_graphql::SimpleObject;
use commons_entity::draft;
use commons_library::Problem;

use crate::library::Draft;

/// Somebody saved first. Nothing was changed; the draft is what stands there now.
#[derive(SimpleObject)]
pub(crate) struct DraftConflict {
    /// What stands there now.
    draft: Draft,
    /// What happened and what to do, in a sentence for the screen.
    message: String,
}

impl From<draft::Model> for DraftConflict {
    fn from(row: draft::Model) -> Self {
        Self {
            draft: Draft(Arc::new(row)),
            message: "Somebody saved this draft after you opened it. Compare both and save again.".into(),
        }
    }
}

/// The draft is not finished.
#[derive(SimpleObject)]
pub(crate) struct DraftIncomplete {
    /// All that is to mend, at once.
    problems: Vec<DraftProblem>,
}

/// Something to mend.
#[derive(SimpleObject)]
pub(crate) struct DraftProblem {
    /// The field of the draft.
    field: String,
    /// What is wrong and how to mend it, in a sentence for the screen.
    message: String,
}

impl From<Vec<Problem>> for DraftIncomplete {
    fn from(problems: Vec<Problem>) -> Self {
        let problem = |Problem { field, message }| DraftProblem { field: String::from(field), message };
        Self { problems: problems.into_iter().map(problem).collect() }
    }
}
