//! A group of rich text is what stands between braces: where its text goes, and what holds until it ends.

/// Where text goes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Sink {
    /// To the page.
    #[default]
    Text,
    /// To the notes at the end.
    Notes,
    /// To the list of fonts, of which only the code pages matter.
    Fonts,
    /// To the list of styles.
    Styles,
    /// To what the file says of itself, of which only the title matters.
    About,
    /// To the title.
    Title,
    /// Nowhere.
    Nothing,
}

/// What holds within a group.
#[derive(Clone, Debug)]
pub struct Group {
    /// Where its text goes.
    pub into: Sink,
    /// The number of its font.
    pub font: i32,
    /// How many characters after one in Unicode are for older programs.
    pub instead: usize,
    /// Whether it says the same in two ways, of which this reader takes the second.
    pub in_two_ways: bool,
    /// Whether its paragraphs are cells.
    pub in_table: bool,
    /// The level of its paragraphs, if they are headings.
    pub level: Option<u8>,
}

impl Default for Group {
    fn default() -> Self {
        Self { into: Sink::Text, font: -1, instead: 1, in_two_ways: false, in_table: false, level: None }
    }
}

impl Group {
    /// A group within this one begins as this one is.
    pub fn inner(&self) -> Self {
        let into = if self.in_two_ways { Sink::Nothing } else { self.into };
        Self { into, in_two_ways: false, ..*self }
    }

    /// Leads its text elsewhere; what leads nowhere stays so, and the parts of what the file says of itself too, but for
    /// the title.
    pub fn lead(&mut self, into: Sink) {
        self.into = match (self.into, into) {
            (Sink::Nothing, _) => Sink::Nothing,
            (Sink::About, Sink::Title) => Sink::Title,
            (Sink::About, _) | (_, Sink::Title) => Sink::Nothing,
            (_, into) => into,
        };
    }

    /// Whether its text goes anywhere.
    pub fn shows(&self) -> bool {
        !matches!(self.into, Sink::Nothing | Sink::Fonts | Sink::About)
    }
}

/// Where a control word leads the text of its group; `None` if it is no word of that kind. Words that a reader does not
/// know are marked by a star when they lead away from the page.
pub fn destination(word: &str, starred: bool) -> Option<Sink> {
    match word {
        "fonttbl" => Some(Sink::Fonts),
        "stylesheet" => Some(Sink::Styles),
        "info" => Some(Sink::About),
        "title" => Some(Sink::Title),
        "footnote" => Some(Sink::Notes),
        "annotation" | "atnauthor" | "atndate" | "atnicn" | "atnid" | "atnparent" | "atnref" | "atntime"
        | "atrfend" | "atrfstart" | "author" | "bkmkend" | "bkmkstart" | "category"
        | "colorschememapping" | "colortbl" | "comment" | "company" | "creatim" | "datafield"
        | "datastore" | "doccomm" | "falt" | "filetbl" | "fldinst" | "fname" | "generator" | "hlinkbase"
        | "keywords" | "latentstyles" | "listoverridetable" | "listtable" | "manager" | "mmathPict"
        | "nonesttables" | "nonshppict" | "objalias" | "objclass" | "objdata" | "objname" | "objsect"
        | "operator" | "panose" | "password" | "pict" | "pn" | "pntxta" | "pntxtb" | "printim" | "revtbl"
        | "revtim" | "rsidtbl" | "rxe" | "shprslt" | "sn" | "sp" | "subject" | "sv" | "tc" | "tcn"
        | "template" | "themedata" | "txe" | "userprops" | "xe" | "xmlnstbl" => Some(Sink::Nothing),
        // Starred, and yet on the page: drawings with their text boxes, and formulas.
        "do" | "shpinst" | "shppict" | "moMath" | "moMathPara" => None,
        _ if starred => Some(Sink::Nothing),
        _ => None,
    }
}
