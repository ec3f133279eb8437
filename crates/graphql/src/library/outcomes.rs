//! Outcomes that several mutations share.

use std::sync::Arc;

use async_graphql::SimpleObject;
use commons_entity::draft;
use commons_library::{Problem, Said};

use crate::{library::Draft, words::ProblemCode};

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

/// A value that a sentence names.
#[derive(SimpleObject)]
pub(crate) struct ProblemParameter {
    /// Its name in the sentence; what stands there several times is a list.
    name: &'static str,
    /// The value.
    value: String,
}

/// The values that the sentences of a problem name, as far as screens in other languages need them.
pub(crate) fn parameters(said: &Said) -> Vec<ProblemParameter> {
    let told = said.parameters.iter().cloned();
    told.map(|(name, value)| ProblemParameter { name, value }).collect()
}

/// Something to mend.
#[derive(SimpleObject)]
pub(crate) struct DraftProblem {
    /// The field of the draft.
    field: &'static str,
    /// What it is, for programs and for screens in other languages.
    code: ProblemCode,
    /// The values that its sentence names.
    parameters: Vec<ProblemParameter>,
    /// What is wrong and how to mend it, in a sentence for the screen.
    message: String,
}

impl From<Vec<Problem>> for DraftIncomplete {
    fn from(problems: Vec<Problem>) -> Self {
        let problem = |Problem { field, said }: Problem| DraftProblem {
            field,
            code: said.code.into(),
            parameters: parameters(&said),
            message: said.whole(),
        };
        Self { problems: problems.into_iter().map(problem).collect() }
    }
}
