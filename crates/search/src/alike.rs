//! How alike two offices are, from a sign of 64 bits that the index keeps for each adopter.
//!
//! The sign holds the state, the size and the kind as numbers, and the languages and equipment as bits of a hash: two
//! offices with one of these in common share its bit. A chance match of two bits weighs little and is never shown as fact.

use commons_kernel::{DepartmentSize, State};

use crate::words::normalised;

const STATE_BITS: u32 = 6;
const SIZE_BITS: u32 = 3;
const KIND_BITS: u32 = 7;
const LANGUAGE_BITS: u32 = 20;
const EQUIPMENT_BITS: u32 = 28;

/// An office, as far as likeness goes.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Office {
    /// Its state.
    pub state: State,
    /// How many voters it serves, when that is known.
    pub size: Option<DepartmentSize>,
    /// What kind of jurisdiction it is, such as `county` or `town`.
    pub kind: String,
    /// BCP 47 codes of the languages it serves beside English.
    pub languages: Vec<String>,
    /// Its equipment in its own words.
    pub equipment: Vec<String>,
}

/// What two offices have in common.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Common {
    /// The state.
    pub state: bool,
    /// The size.
    pub size: bool,
    /// The kind.
    pub kind: bool,
    /// A language beside English.
    pub language: bool,
    /// A piece of equipment.
    pub equipment: bool,
}

impl Common {
    /// How alike they are, from 0 to 1.
    pub fn share(self) -> f32 {
        let parts = [
            (self.state, 0.3),
            (self.size, 0.3),
            (self.kind, 0.1),
            (self.language, 0.15),
            (self.equipment, 0.15),
        ];
        parts.into_iter().filter(|(common, _)| *common).map(|(_, share)| share).sum()
    }
}

/// The sign of an office.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Sign(pub u64);

impl Sign {
    /// Of this office.
    pub fn of(office: &Office) -> Self {
        let mut sign = Writer { sign: 0, at: 0 };
        sign.number(office.state as u64 + 1, STATE_BITS);
        sign.number(office.size.map_or(0, |size| size as u64 + 1), SIZE_BITS);
        sign.number(hash(&office.kind) % ((1 << KIND_BITS) - 1) + 1, KIND_BITS);
        let languages = office.languages.iter().filter_map(|tag| tag.split('-').next());
        sign.bits(languages.filter(|tag| !tag.eq_ignore_ascii_case("en")), LANGUAGE_BITS);
        sign.bits(office.equipment.iter().map(String::as_str), EQUIPMENT_BITS);
        Self(sign.sign)
    }

    /// What the two have in common.
    pub fn common(self, other: Self) -> Common {
        let mut at = 0;
        let mut part = |bits: u32| {
            let mask = (1u64 << bits) - 1;
            let pair = ((self.0 >> at) & mask, (other.0 >> at) & mask);
            at += bits;
            pair
        };
        let same = |(one, two): (u64, u64)| one != 0 && one == two;
        let meet = |(one, two): (u64, u64)| one & two != 0;
        Common {
            state: same(part(STATE_BITS)),
            size: same(part(SIZE_BITS)),
            kind: same(part(KIND_BITS)),
            language: meet(part(LANGUAGE_BITS)),
            equipment: meet(part(EQUIPMENT_BITS)),
        }
    }
}

struct Writer {
    sign: u64,
    at: u32,
}

impl Writer {
    fn number(&mut self, number: u64, bits: u32) {
        self.sign |= (number & ((1 << bits) - 1)) << self.at;
        self.at += bits;
    }

    fn bits<'a>(&mut self, words: impl Iterator<Item = &'a str>, bits: u32) {
        let set = words.map(normalised).filter(|word| !word.is_empty());
        let set = set.fold(0, |set, word| set | 1u64 << (hash(&word) % u64::from(bits)));
        self.number(set, bits);
    }
}

/// FNV-1a, which is the same in every process, unlike the standard library's.
pub fn hash(text: &str) -> u64 {
    text.bytes()
        .fold(0xcbf2_9ce4_8422_2325, |hash, byte| (hash ^ u64::from(byte)).wrapping_mul(0x100_0000_01b3))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn office(state: State, size: Option<DepartmentSize>, kind: &str, words: [&str; 2]) -> Sign {
        Sign::of(&Office {
            state,
            size,
            kind: kind.into(),
            languages: vec!["en".into(), words[0].into()],
            equipment: vec![words[1].into()],
        })
    }

    #[test]
    fn what_is_common_is_seen() {
        let mine = office(State::WI, Some(DepartmentSize::VerySmall), "town", ["es", "DS200"]);
        let twin = office(State::WI, Some(DepartmentSize::VerySmall), "town", ["es-MX", "ds200"]);
        let all = Common { state: true, size: true, kind: true, language: true, equipment: true };
        assert_eq!(mine.common(twin), all);
        assert!((all.share() - 1.0).abs() < 1e-6);
        let other = office(State::WY, None, "county", ["en", ""]);
        assert_eq!(mine.common(other), Common::default(), "English alone is nothing in common");
        assert!(!other.common(other).size, "two unknown sizes are not the same size");
    }
}
