//! The shape of a text: headings in their order (WCAG 2.2, SC 1.3.1), tables that fit a screen.

use crate::{
    finding::{Check, Fault, Found, Weight},
    saying::Saying,
    walk::Walk,
};

/// More columns than these do not fit a screen.
const COLUMNS: usize = 8;
/// More rows than these are a document.
const ROWS: usize = 200;

/// Adds headings that leave out a level, and tables that are too big for a page.
pub(crate) fn look(walk: &Walk, found: &mut Found<'_>) {
    let mut advise = |passage: &str, saying: Saying, values: [(&'static str, usize); 2]| {
        let passage = Some(passage.lines().next().unwrap_or_default());
        let parameters = values.map(|(name, value)| (name, value.to_string())).to_vec();
        found.add(Fault { check: Check::Reading, weight: Weight::Advisory, passage, saying, parameters });
    };
    for pair in walk.headings.windows(2) {
        let (before, after) = (&pair[0], &pair[1]);
        if after.level > before.level + 1 {
            let levels = [("level", after.level.into()), ("before", before.level.into())];
            advise(&after.words, Saying::HeadingSkips, levels);
        }
    }
    for table in &walk.tables {
        if table.columns > COLUMNS {
            advise(&table.begins, Saying::TableTooWide, [("columns", table.columns), ("most", COLUMNS)]);
        }
        if table.rows > ROWS {
            advise(&table.begins, Saying::TableTooLong, [("rows", table.rows), ("most", ROWS)]);
        }
    }
}
