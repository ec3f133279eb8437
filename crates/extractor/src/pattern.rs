//! Patterns that are looked for, each made ready once. Looking takes time in step with the text's length, whatever it holds.

/// A pattern for a static; what it says is fixed, so a wrong one is a fault of ours that any test of it shows.
macro_rules! pattern {
    ($words:expr $(,)?) => {
        std::sync::LazyLock::new(|| {
            regex::Regex::new($words).unwrap_or_else(|cause| unreachable!("a pattern is wrong: {cause}"))
        })
    };
}

pub(crate) use pattern;
