//! A right as a value: a verb that takes `May<Edit, Row>` cannot be called without the check.

use std::marker::PhantomData;

use commons_kernel::Error;

use crate::{Action, Guarded, Viewer, policy};

/// An action as a type.
pub trait Act {
    /// The action that the type stands for.
    const ACTION: Action;
}

/// Proof that the viewer may do `A` to the row inside. Only [`permit`] makes one.
#[derive(Debug)]
pub struct May<A, T>(T, PhantomData<fn() -> A>);

impl<A, T> May<A, T> {
    /// The row.
    pub fn row(&self) -> &T {
        &self.0
    }

    /// The row, giving up the proof.
    pub fn into_row(self) -> T {
        self.0
    }
}

/// Why there is no permit.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Denied {
    /// Absent or not visible; the two are never told apart.
    NotFound,
    /// Visible, but not allowed.
    Forbidden,
    /// Visible, and nobody is signed in: signing in may help.
    Unauthenticated,
}

impl From<Denied> for Error {
    fn from(denied: Denied) -> Self {
        match denied {
            Denied::NotFound => Error::not_found(),
            Denied::Forbidden => Error::forbidden(),
            Denied::Unauthenticated => Error::unauthenticated(),
        }
    }
}

/// Whether the viewer may; for showing or hiding a button, never instead of [`permit`].
pub fn may<T: Guarded>(viewer: &Viewer, action: Action, row: &T) -> bool {
    policy(action, T::NOUN).holds(viewer, &row.facts())
}

/// Checks the policy and gives the proof.
///
/// # Errors
/// [`Denied::NotFound`] when the row is absent or the viewer may not read it; otherwise forbidden or unauthenticated.
pub fn permit<A: Act, T: Guarded>(viewer: &Viewer, row: Option<T>) -> Result<May<A, T>, Denied> {
    let row = row.ok_or(Denied::NotFound)?;
    if may(viewer, A::ACTION, &row) {
        return Ok(May(row, PhantomData));
    }
    if !may(viewer, Action::Read, &row) {
        return Err(Denied::NotFound);
    }
    Err(if viewer.person().is_some() { Denied::Forbidden } else { Denied::Unauthenticated })
}
