//! Adoptions: who uses what, and saying so.

mod adopt_template;
mod ahead;
mod batches;
mod change_adoption;
mod noun;
mod report;

use async_graphql::MergedObject;

pub(crate) use ahead::warm_uses;
pub(crate) use batches::{AdoptedBy, OwnAdoption, PlannedBy, adoptions};
pub(crate) use noun::Adoption;

/// The adoption's part of `Mutation`.
#[derive(Default, MergedObject)]
pub(crate) struct AdoptionMutation(adopt_template::AdoptTemplate, change_adoption::ChangeAdoption);
