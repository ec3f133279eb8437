//! Judged queries, and what an answer to one is worth.

use std::{
    collections::{BTreeMap, HashMap},
    error::Error,
    io::Read,
};

/// Hits that count.
const PLACES: usize = 10;
/// The grade from which on a hit is what was looked for.
const GOOD: u32 = 2;

/// A query with what answers it: grade 3 answers it, 2 is of much use, 1 touches it.
#[derive(Debug)]
pub(crate) struct Judged {
    pub id: String,
    pub group: String,
    pub text: String,
    grades: HashMap<String, u32>,
}

/// Reads rows of query_id, type, query, external_id and grade, the queries in the order of their ids.
pub(crate) fn read_judged(file: impl Read) -> Result<Vec<Judged>, Box<dyn Error>> {
    let mut all: BTreeMap<String, Judged> = BTreeMap::new();
    for row in csv::Reader::from_reader(file).into_deserialize() {
        let (id, group, text, resource, grade): (String, String, String, String, u32) = row?;
        all.entry(id.clone())
            .or_insert_with(|| Judged { id, group, text, grades: HashMap::new() })
            .grades
            .insert(resource, grade);
    }
    Ok(all.into_values().collect())
}

/// What one answer is worth, each figure from 0 to 1.
#[derive(Clone, Debug)]
pub(crate) struct Score {
    pub id: String,
    pub group: String,
    /// nDCG@10 with a gain of 2^grade - 1 (Burges et al. 2005), MRR, recall@10 and success@1, in this order.
    pub figures: [f64; 4],
    /// Whether anything was found.
    pub found: bool,
}

impl Score {
    /// The worth of these hits, the first ten of which count.
    pub fn of(question: &Judged, found: &[String]) -> Self {
        let grades: Vec<u32> = found
            .iter()
            .take(PLACES)
            .map(|name| question.grades.get(name).copied().unwrap_or_default())
            .collect();
        let mut best: Vec<u32> = question.grades.values().copied().collect();
        best.sort_unstable_by(|one, other| other.cmp(one));
        let ideal = gain(best.iter().take(PLACES));
        let good = |grade: &u32| *grade >= GOOD;
        let wanted = best.iter().filter(|grade| good(grade)).count().min(PLACES);
        let share = |part: f64, whole: f64| if whole == 0.0 { 0.0 } else { part / whole };
        let figures = [
            share(gain(grades.iter()), ideal),
            grades.iter().position(good).map_or(0.0, |place| 1.0 / (place as f64 + 1.0)),
            share(grades.iter().filter(|grade| good(grade)).count() as f64, wanted as f64),
            f64::from(grades.first().is_some_and(good)),
        ];
        let (id, group) = (question.id.clone(), question.group.clone());
        Self { id, group, figures, found: !found.is_empty() }
    }
}

/// Gains, discounted by the logarithm of the place.
fn gain<'a>(grades: impl Iterator<Item = &'a u32>) -> f64 {
    grades
        .zip(2_u32..)
        .map(|(grade, place)| (2_f64.powf((*grade).into()) - 1.0) / f64::from(place).log2())
        .sum()
}
