//! Reads the tables in a text: rows of cells parted by tabs or commas, under a line that names the columns.

/// One cell of a column that was asked for.
pub struct Cell<'a> {
    /// Where it begins in the text, in bytes.
    pub start: usize,
    /// Its words.
    pub text: &'a str,
}

/// More rows than this are not looked at under one header: the first of them say enough.
const ROWS: usize = 20_000;

/// All cells of the columns whose name fits. `wanted` is told the column's name and the whole line of names; `fits` tells
/// whether a cell holds what is looked for, since a sheet leaves out empty cells and the rest moves to the left.
pub fn cells<'a>(
    text: &'a str,
    wanted: impl Fn(&str, &str) -> bool,
    fits: impl Fn(&str) -> bool,
) -> Vec<Cell<'a>> {
    let (mut found, mut header, mut rows): (_, Option<Header>, _) = (Vec::new(), None, 0);
    let mut start = 0;
    for line in text.split_inclusive('\n') {
        let row = row(start, line.trim_end_matches(['\n', '\r']));
        start += line.len();
        if row.cells.len() < 2 {
            // An empty line may part the rows of one table, as a page's end does; words between end it.
            if !line.trim().is_empty() {
                header = None;
            }
            continue;
        }
        let columns: Vec<usize> = (0..row.cells.len())
            .filter(|at| !fits(row.cells[*at].1) && wanted(row.cells[*at].1, line))
            .collect();
        if !columns.is_empty() {
            rows = 0;
            header = Some(Header { columns, width: row.cells.len(), comma: row.comma });
            continue;
        }
        let Some(header) = header.as_ref().filter(|header| header.comma == row.comma && rows < ROWS) else {
            continue;
        };
        rows += 1;
        for column in &header.columns {
            let straight = row.cells.get(*column).filter(|(_, cell)| fits(cell));
            let moved =
                || row.cells.iter().filter(|_| row.cells.len() < header.width).find(|(_, cell)| fits(cell));
            if let Some((start, text)) = straight.or_else(moved) {
                found.push(Cell { start: *start, text });
            }
        }
    }
    found
}

struct Header {
    columns: Vec<usize>,
    width: usize,
    comma: bool,
}

struct Row<'a> {
    cells: Vec<(usize, &'a str)>,
    comma: bool,
}

/// The cells of a line with their offsets. A comma inside quotes parts nothing.
fn row(start: usize, line: &str) -> Row<'_> {
    let comma = !line.contains('\t');
    let (mut cells, mut from, mut quoted) = (Vec::new(), 0, false);
    let parts = |c: char| if comma { c == ',' || c == '|' } else { c == '\t' };
    for (at, c) in line.char_indices() {
        quoted ^= c == '"' && comma;
        if parts(c) && !quoted {
            cells.push((from, &line[from..at]));
            from = at + 1;
        }
    }
    cells.push((from, &line[from..]));
    let trimmed = cells.into_iter().map(|(at, cell)| {
        let inner = cell.trim_start_matches([' ', '"']);
        (start + at + cell.len() - inner.len(), inner.trim_end_matches([' ', '"']))
    });
    Row { cells: trimmed.collect(), comma }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_cells_under_a_name_are_found_even_moved() {
        let text = "Roll\nName\tPhone\tBorn\nAna\t\t1980\nBo\t1975\n\nCy\t5\t1990\nend\nDi\t6\t1991\n\"N, a\",Born\n\"x, y\",\"1970\"\n";
        let found = cells(text, |name, _| name == "Born", |cell| cell.len() == 4 && cell.starts_with("19"));
        let told: Vec<_> = found.iter().map(|cell| cell.text).collect();
        assert_eq!(told, ["1980", "1975", "1990", "1970"]);
        assert!(found.iter().all(|cell| text[cell.start..].starts_with(cell.text)));
    }
}
