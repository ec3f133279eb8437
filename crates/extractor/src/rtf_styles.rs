//! The style sheet of a rich text: which styles are headings, and of which level.

use std::{collections::HashMap, mem};

use crate::styles::named;

/// The most styles that are kept.
const STYLES: usize = 4096;

/// The styles so far, and the entry that is being read.
#[derive(Default)]
pub struct Styles {
    levels: HashMap<i32, u8>,
    entry: Entry,
}

#[derive(Default)]
struct Entry {
    number: i32,
    level: Option<u8>,
    name: String,
}

impl Styles {
    /// The level of paragraphs in a style; `None` if it is no heading.
    pub fn level(&self, style: i32) -> Option<u8> {
        self.levels.get(&style).copied()
    }

    /// The entry's number.
    pub fn begin(&mut self, number: i32) {
        self.entry.number = number;
    }

    /// The entry's own level.
    pub fn outline(&mut self, level: Option<u8>) {
        self.entry.level = level;
    }

    /// The entry's name or a part of it; a semicolon ends the entry.
    pub fn name(&mut self, text: &str) {
        let Some((name, _)) = text.split_once(';') else {
            self.entry.name.push_str(text);
            return;
        };
        let entry = mem::take(&mut self.entry);
        let level = entry.level.or_else(|| named(&(entry.name + name)));
        if let Some(level) = level.filter(|_| self.levels.len() < STYLES) {
            self.levels.insert(entry.number, level);
        }
    }
}
