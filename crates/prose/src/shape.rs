//! The shape of a text: headings in their order (WCAG 2.2, SC 1.3.1), tables that fit a screen.

use crate::{
    finding::{Check, Fault, Found, Weight},
    walk::Walk,
};

/// More columns than these do not fit a screen.
const COLUMNS: usize = 8;
/// More rows than these are a document.
const ROWS: usize = 200;

/// Adds headings that leave out a level, and tables that are too big for a page.
pub(crate) fn look(walk: &Walk, found: &mut Found<'_>) {
    let mut advise = |passage: &str, message: String, mend: &str| {
        let passage = Some(passage.lines().next().unwrap_or_default());
        found.add(Fault { check: Check::Reading, weight: Weight::Advisory, passage, message, mend });
    };
    for pair in walk.headings.windows(2) {
        let (before, after) = (&pair[0], &pair[1]);
        if after.level > before.level + 1 {
            advise(
                &after.words,
                format!(
                    "This heading is of level {}, and the one before it of level {}. People who cannot see the page move by the levels.",
                    after.level, before.level
                ),
                "Use the levels in order, without leaving one out.",
            );
        }
    }
    for table in &walk.tables {
        if table.columns > COLUMNS {
            advise(
                &table.begins,
                format!(
                    "This table has {} columns. More than {COLUMNS} do not fit a small screen.",
                    table.columns
                ),
                "Divide the table, or add it as a document.",
            );
        }
        if table.rows > ROWS {
            advise(
                &table.begins,
                format!("This table has {} rows. More than {ROWS} are hard to read on a page.", table.rows),
                "Add the table as a document.",
            );
        }
    }
}
