//! The rubric of endorsements, kept as data.

use std::sync::LazyLock;

use serde::Deserialize;

/// A dimension of the rubric.
#[derive(Clone, Debug, Deserialize)]
pub struct Dimension {
    /// Its name in the record.
    pub dimension: String,
    /// Its name for the screen.
    pub name: String,
    /// The question, for the screen.
    pub question: String,
    /// What to look for.
    pub guidance: String,
}

static RUBRIC: LazyLock<Vec<Dimension>> = LazyLock::new(|| {
    let mut rows = csv::Reader::from_reader(include_str!("../data/rubric.csv").as_bytes());
    rows.deserialize().filter_map(Result::ok).collect()
});

/// The dimensions, in their order.
pub fn rubric() -> &'static [Dimension] {
    &RUBRIC
}

/// The dimension of this name; none: the rubric does not have it any more.
pub fn dimension(name: &str) -> Option<&'static Dimension> {
    rubric().iter().find(|dimension| dimension.dimension == name)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_row_of_the_file_is_read() {
        let lines =
            include_str!("../data/rubric.csv").lines().skip(1).filter(|line| !line.is_empty()).count();
        assert_eq!(rubric().len(), lines);
        let names: Vec<&str> = rubric().iter().map(|dimension| dimension.dimension.as_str()).collect();
        assert_eq!(names, ["quality", "accessibility", "replicability", "evidence"]);
    }
}
