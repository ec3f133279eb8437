//! Lists that a caller sends: how long they may be. What is longer is refused before anything is done with it.

use commons_kernel::{Error, Result};

/// Values in one list of a filter at most: more than any screen or facet shows.
pub(crate) const FILTER: usize = 200;
/// Values in one list of a draft at most: more than the library keeps.
pub(crate) const DRAFT: usize = 100;

/// The list as it came, if it has at most so many values.
///
/// # Errors
/// Bad input with the field when there are more.
pub(crate) fn few<T>(field: &'static str, most: usize, list: Option<Vec<T>>) -> Result<Option<Vec<T>>> {
    match list.as_ref().map(Vec::len) {
        Some(many) if many > most => {
            Err(Error::bad_input(field, format!("{many} are too many in one list; send at most {most}")))
        }
        _ => Ok(list),
    }
}

#[cfg(test)]
mod tests {
    use commons_kernel::Code;

    use super::*;

    #[test]
    fn a_longer_list_is_refused_by_its_field() {
        assert_eq!(few::<u8>("topics", 2, None), Ok(None));
        assert_eq!(few("topics", 2, Some(vec![1, 2])), Ok(Some(vec![1, 2])));
        let refused = few("topics", 2, Some(vec![1, 2, 3])).expect_err("three");
        assert_eq!((refused.code(), refused.field()), (Code::BadInput, Some("topics")));
        assert_eq!(refused.message(), "3 are too many in one list; send at most 2");
    }
}
