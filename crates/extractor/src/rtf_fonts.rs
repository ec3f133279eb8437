//! In rich text the font decides by which code page its bytes are letters.

use std::collections::HashMap;

use encoding_rs::{Encoding, WINDOWS_1252};

/// The most fonts that are kept.
const FONTS: usize = 4096;

/// The code pages of a text's fonts.
pub struct Fonts {
    /// The code page of fonts that name none.
    pub default: &'static Encoding,
    pages: HashMap<i32, &'static Encoding>,
    current: i32,
}

impl Default for Fonts {
    fn default() -> Self {
        Self { default: WINDOWS_1252, pages: HashMap::new(), current: -1 }
    }
}

impl Fonts {
    /// Begins the entry of a font.
    pub fn begin(&mut self, font: i32) {
        self.current = font;
    }

    /// The entry's character set, by Windows' numbers.
    pub fn charset(&mut self, charset: i32) {
        // Sets that are no alphabet (symbols, "default") are read by the text's own code page.
        let page = match charset {
            77 => 10000,
            128 => 932,
            129 => 949,
            134 => 936,
            136 => 950,
            161 => 1253,
            162 => 1254,
            163 => 1258,
            177 => 1255,
            178 => 1256,
            186 => 1257,
            204 => 1251,
            222 => 874,
            238 => 1250,
            0 => 1252,
            _ => return,
        };
        self.code_page(page);
    }

    /// The entry's code page, by Windows' numbers.
    pub fn code_page(&mut self, page: i32) {
        if let Some(encoding) = code_page(page).filter(|_| self.pages.len() < FONTS) {
            self.pages.insert(self.current, encoding);
        }
    }

    /// The encoding of text in this font.
    pub fn encoding(&self, font: i32) -> &'static Encoding {
        self.pages.get(&font).copied().unwrap_or(self.default)
    }
}

/// An encoding by Windows' number of its code page.
pub fn code_page(page: i32) -> Option<&'static Encoding> {
    let label = match page {
        437 | 850 => return None,
        866 => "ibm866".to_owned(),
        874 | 1250..=1258 => format!("windows-{page}"),
        932 => "shift_jis".to_owned(),
        936 => "gbk".to_owned(),
        949 => "euc-kr".to_owned(),
        950 => "big5".to_owned(),
        10000 => "macintosh".to_owned(),
        65001 => "utf-8".to_owned(),
        _ => return None,
    };
    Encoding::for_label(label.as_bytes())
}
