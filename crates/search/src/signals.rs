//! What weighs beside the words: where the reader is, and what became of a resource.

use std::sync::LazyLock;

use commons_kernel::State;
use tantivy::DocId;
use time::OffsetDateTime;

use crate::{
    Office,
    alike::Sign,
    facets::micros,
    table::{Mark, Table, bits},
    weights,
};

/// How much two offices must have in common before one is said to be like the other: the state and the size, for one.
const ALIKE: f32 = 0.45;

const MICROS_IN_A_DAY: i64 = 86_400_000_000;

/// What a document gets for how new it is, by the days since it was published; what is older gets nothing.
static FRESHNESS: LazyLock<Vec<f32>> = LazyLock::new(|| {
    let years = (0..DAYS).map(|day| day as f32 / 365.25);
    years.map(|years| 1.0 + weights::FRESH * (-years / weights::FRESH_YEARS).exp2()).collect()
});

/// Twenty years: by then it is a thousandth of what it was.
const DAYS: u16 = 7_305;

/// The reader, as far as the order of hits goes.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct Reader {
    /// Their own states.
    pub home: Vec<State>,
    /// The office they act from.
    pub office: Option<Office>,
}

/// What a resource says of the reader's states.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Applies {
    /// It names no state, or the reader has none.
    Unsaid,
    /// It applies to one of them.
    Here,
    /// It names others alone.
    Elsewhere,
}

/// What a resource's signals are weighed against.
pub struct Signals {
    home: u64,
    office: Option<Sign>,
    now: i64,
}

impl Signals {
    /// Of this reader at this moment.
    pub fn of(reader: &Reader, now: OffsetDateTime) -> Self {
        // A day at a time, so that a list keeps its order while somebody turns its pages.
        let now = now.replace_time(time::Time::MIDNIGHT);
        Self { home: bits(&reader.home), office: reader.office.as_ref().map(Sign::of), now: micros(now) }
    }

    /// What the score of a document is multiplied by.
    pub fn factor(&self, table: &Table, doc: DocId) -> f32 {
        let mark = &table.marks[doc as usize];
        let mut factor = match self.applies(mark) {
            Applies::Unsaid => 1.0,
            Applies::Here => weights::APPLIES_HERE,
            Applies::Elsewhere => weights::APPLIES_ELSEWHERE,
        };
        if mark.state.is_some_and(|state| self.home & bits(&[state]) != 0) {
            factor *= weights::HOME_STATE;
        }
        if mark.reviewed {
            factor *= weights::REVIEWED;
        }
        let days = self.now.saturating_sub(mark.published_at).max(0) / MICROS_IN_A_DAY;
        factor *= usize::try_from(days).ok().and_then(|days| FRESHNESS.get(days)).copied().unwrap_or(1.0);
        let adoptions = mark.adoptions;
        if adoptions > 0 {
            factor *= 1.0 + (weights::ADOPTED * (1.0 + adoptions as f32).ln()).min(weights::ADOPTED_MOST);
            factor *= 1.0 + weights::ALIKE * (self.likeness(table, doc) / weights::ALIKE_FULL).min(1.0);
        }
        factor
    }

    /// What it says of the reader's states.
    pub fn applies(&self, mark: &Mark) -> Applies {
        match mark.applies_in {
            said if said == 0 || self.home == 0 => Applies::Unsaid,
            said if said & self.home != 0 => Applies::Here,
            _ => Applies::Elsewhere,
        }
    }

    /// How many of those who use it are like the reader's office.
    pub fn alike(&self, table: &Table, doc: DocId) -> u32 {
        let like = self.shares(table, doc).filter(|share| *share > ALIKE).count();
        u32::try_from(like).unwrap_or(u32::MAX)
    }

    fn likeness(&self, table: &Table, doc: DocId) -> f32 {
        self.shares(table, doc).sum()
    }

    fn shares<'a>(&'a self, table: &'a Table, doc: DocId) -> impl Iterator<Item = f32> + 'a {
        let adopters =
            self.office.map(|office| table.adopters.at(doc).iter().map(move |sign| (office, *sign)));
        adopters.into_iter().flatten().map(|(office, sign)| office.common(Sign(sign)).share())
    }
}
