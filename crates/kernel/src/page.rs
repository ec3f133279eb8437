//! Pages of a list, by cursor, as Relay's connections ask for them.

use crate::{Error, Result};

/// How much of a list is asked for, and from where.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct PageRequest {
    /// How many rows at most, 1 to [`PageRequest::MAX`].
    pub first: u32,
    /// The cursor of the last row already seen; opaque to callers.
    pub after: Option<String>,
    /// Whether the whole list is counted, which costs a walk over it.
    pub total: Total,
}

/// Whether a page says how many rows the whole list has.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Total {
    /// It is counted.
    #[default]
    Counted,
    /// Nobody asked, so nobody counts.
    Left,
}

impl PageRequest {
    /// The largest page. Larger asks are refused, not cut.
    pub const MAX: u32 = 100;
    /// The page when nothing was asked for.
    pub const DEFAULT: u32 = 20;

    /// Checks what a caller asked for.
    ///
    /// # Errors
    /// Bad input when `first` is below 1 or above [`PageRequest::MAX`].
    pub fn new(first: Option<i32>, after: Option<String>) -> Result<Self> {
        let first = match first {
            None => Self::DEFAULT,
            Some(asked) => u32::try_from(asked)
                .ok()
                .filter(|n| (1..=Self::MAX).contains(n))
                .ok_or_else(|| Error::bad_input("first", "first must be from 1 to 100"))?,
        };
        Ok(Self { first, after, total: Total::Counted })
    }
}

/// One page of a list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Page<T> {
    /// The rows, each with its cursor.
    pub rows: Vec<(String, T)>,
    /// Whether rows follow the last one.
    pub has_next: bool,
    /// Whether rows stand before the first one.
    pub has_previous: bool,
    /// How many rows the whole list has, for this viewer; `None` when that was not asked.
    pub total: Option<u64>,
}

impl<T> Page<T> {
    /// The same page with each row changed.
    pub fn map<U>(self, mut change: impl FnMut(T) -> U) -> Page<U> {
        Page {
            rows: self.rows.into_iter().map(|(cursor, row)| (cursor, change(row))).collect(),
            has_next: self.has_next,
            has_previous: self.has_previous,
            total: self.total,
        }
    }
}
