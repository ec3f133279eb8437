//! The place of a hit in its list, as an opaque word: a rank and an id.

use commons_kernel::{Error, Result};

/// Where a hit stands. Larger comes first: by rank, then by id (which, made by time, puts the newer first).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Place {
    /// A score or a time, as a number that sorts like it.
    pub rank: u64,
    /// The resource.
    pub id: u128,
}

impl Place {
    /// The rank of a score, which is never negative: the bits of such a float sort like it (IEEE 754, section 5.10).
    pub fn of_score(score: f32) -> u64 {
        u64::from(score.max(0.0).to_bits())
    }

    /// The rank of a moment in microseconds.
    pub fn of_time(micros: i64) -> u64 {
        micros.cast_unsigned() ^ (1 << 63)
    }

    /// The cursor that callers see.
    pub fn write(self) -> String {
        format!("{:016x}{:032x}", self.rank, self.id)
    }

    /// Reads a cursor back.
    ///
    /// # Errors
    /// Bad input on the field `after` when it is none of ours.
    pub fn read(cursor: &str) -> Result<Self> {
        let refused =
            || Error::bad_input("after", "not a cursor of this list; leave it out to begin at the top");
        let plain =
            cursor.len() == 48 && cursor.bytes().all(|byte| matches!(byte, b'0'..=b'9' | b'a'..=b'f'));
        if !plain {
            return Err(refused());
        }
        let (rank, id) = cursor.split_at(16);
        Ok(Self {
            rank: u64::from_str_radix(rank, 16).map_err(|_| refused())?,
            id: u128::from_str_radix(id, 16).map_err(|_| refused())?,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_cursor_comes_back_and_sorts() {
        let place = Place { rank: Place::of_score(3.25), id: 77 };
        assert_eq!(Place::read(&place.write()), Ok(place));
        assert!(Place::of_score(2.0) > Place::of_score(1.5) && Place::of_score(0.1) > Place::of_score(0.0));
        assert!(Place::of_time(5) > Place::of_time(-5));
    }

    #[test]
    fn what_is_no_cursor_is_refused() {
        for bad in ["", "x", "é", &"g".repeat(48), &"+".repeat(48), &"0".repeat(47)] {
            assert_eq!(Place::read(bad).unwrap_err().field(), Some("after"), "{bad}");
        }
    }
}
