//! A text taken apart once for all checks: its blocks of words, its links, its headings and its tables.

use comrak::arena_tree::NodeEdge;
use comrak::{Arena, Options, nodes::NodeValue, parse_document};

/// Stands for words that are literal, such as code: no check reads them.
pub(crate) const LITERAL: char = '\u{fffc}';

/// A run of words that belong together: a paragraph, a heading, a cell.
#[derive(Debug, Default)]
pub(crate) struct Block {
    pub words: String,
    pub place: Place,
}

/// Where a block stands.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum Place {
    /// In the running text.
    #[default]
    Text,
    /// In a cell of a table.
    Cell,
    /// In a quotation: somebody else's words.
    Quote,
}

/// A link or a picture.
#[derive(Debug)]
pub(crate) struct Lead {
    pub address: String,
    /// The words of a link; what a picture says to who does not see it.
    pub words: String,
    pub picture: bool,
    /// Whether a link shows a picture that says something.
    pub shows: bool,
}

/// A heading, from 1 to 6.
#[derive(Debug)]
pub(crate) struct Heading {
    pub level: u8,
    pub words: String,
}

/// How big a table is; its head counts as a row.
#[derive(Debug)]
pub(crate) struct Table {
    pub columns: usize,
    pub rows: usize,
    /// The words of its first cell that has any.
    pub begins: String,
}

/// The parts of a text, in their order.
#[derive(Debug, Default)]
pub(crate) struct Walk {
    pub blocks: Vec<Block>,
    pub leads: Vec<Lead>,
    pub headings: Vec<Heading>,
    pub tables: Vec<Table>,
}

impl Walk {
    /// A text that is what it is.
    pub(crate) fn plain(text: &str) -> Self {
        let block = |line: &str| Block { words: line.trim().to_owned(), place: Place::Text };
        let blocks = text.lines().map(block).filter(|block| !block.words.is_empty());
        Self { blocks: blocks.collect(), ..Self::default() }
    }

    /// A text in Markdown, read as the page reads it.
    pub(crate) fn markdown(text: &str) -> Self {
        let arena = Arena::new();
        let root = parse_document(&arena, text, &options());
        let mut walking = Walking::default();
        for edge in root.traverse() {
            match edge {
                NodeEdge::Start(node) => walking.enter(&node.data.borrow().value),
                NodeEdge::End(node) => walking.leave(&node.data.borrow().value),
            }
        }
        walking.end_block();
        walking.walk
    }
}

#[derive(Default)]
struct Walking {
    walk: Walk,
    block: String,
    quotes: usize,
    tables: usize,
    /// The links and pictures that are open, by their place in the list, with where their words begin in the block.
    open: Vec<(usize, usize)>,
}

impl Walking {
    fn enter(&mut self, value: &NodeValue) {
        match value {
            NodeValue::Text(words) => self.block.push_str(words),
            NodeValue::SoftBreak | NodeValue::LineBreak => self.block.push('\n'),
            NodeValue::Code(_) => self.block.push(LITERAL),
            NodeValue::HtmlInline(html) => self.block.push_str(html),
            NodeValue::HtmlBlock(html) => {
                self.end_block();
                self.block.push_str(&html.literal);
                self.end_block();
            }
            NodeValue::Link(link) => self.open(&link.url, false),
            NodeValue::Image(link) => self.open(&link.url, true),
            NodeValue::BlockQuote => {
                self.end_block();
                self.quotes += 1;
            }
            NodeValue::Table(table) => {
                self.end_block();
                self.tables += 1;
                let (columns, rows) = (table.num_columns, table.num_rows);
                self.walk.tables.push(Table { columns, rows, begins: String::new() });
            }
            value if value.block() => self.end_block(),
            _ => {}
        }
    }

    fn leave(&mut self, value: &NodeValue) {
        match value {
            NodeValue::Link(_) => self.close(false),
            NodeValue::Image(_) => self.close(true),
            NodeValue::Heading(heading) => {
                self.walk.headings.push(Heading { level: heading.level, words: self.block.clone() });
                self.end_block();
            }
            NodeValue::BlockQuote => {
                self.end_block();
                self.quotes -= 1;
            }
            NodeValue::Table(_) => {
                self.end_block();
                self.tables -= 1;
            }
            value if value.block() => self.end_block(),
            _ => {}
        }
    }

    fn open(&mut self, address: &str, picture: bool) {
        self.open.push((self.walk.leads.len(), self.block.len()));
        let (address, words) = (address.to_owned(), String::new());
        self.walk.leads.push(Lead { address, words, picture, shows: false });
    }

    fn close(&mut self, picture: bool) {
        let Some((lead, begins)) = self.open.pop() else { return };
        let words = self.block.get(begins..).unwrap_or_default().trim().to_owned();
        let says = !words.is_empty();
        self.walk.leads[lead].words = words;
        if picture {
            // What a picture says is not part of the sentence that it stands in.
            self.block.truncate(begins);
            self.block.push(LITERAL);
            if let Some((around, _)) = self.open.last() {
                self.walk.leads[*around].shows |= says;
            }
        }
    }

    fn end_block(&mut self) {
        let words = std::mem::take(&mut self.block);
        if words.trim().is_empty() {
            return;
        }
        if let Some(table) =
            self.walk.tables.last_mut().filter(|table| self.tables > 0 && table.begins.is_empty())
        {
            table.begins.clone_from(&words);
        }
        let place = match (self.quotes, self.tables) {
            (1.., _) => Place::Quote,
            (0, 1..) => Place::Cell,
            (0, 0) => Place::Text,
        };
        self.walk.blocks.push(Block { words, place });
    }
}

/// The same as the library's, so that what is read here is what the page shows.
fn options() -> Options<'static> {
    let mut options = Options::default();
    options.extension.table = true;
    options.extension.tasklist = false;
    options.extension.autolink = true;
    options.extension.strikethrough = true;
    options
}
