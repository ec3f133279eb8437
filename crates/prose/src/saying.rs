//! What is said of a text: a word for programs, the values that its sentences name, and the sentences in English. Screens in other
//! languages say it in their own words.

/// A value that a sentence names in braces.
pub type Parameter = (&'static str, String);

macro_rules! sayings {
    ($($(#[$doc:meta])* $name:ident: $message:literal, $mend:literal;)*) => {
        /// What is said of a text.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
        pub enum Saying { $($(#[$doc])* $name),* }

        impl Saying {
            /// All of them.
            pub const ALL: &'static [Saying] = &[$(Saying::$name),*];

            /// What is wrong, with the names of values in braces.
            pub const fn message(self) -> &'static str {
                match self { $(Saying::$name => $message),* }
            }

            /// How to mend it, with the names of values in braces.
            pub const fn mend(self) -> &'static str {
                match self { $(Saying::$name => $mend),* }
            }
        }
    };
}

sayings! {
    /// A mark of unfinished work.
    UnfinishedMark:
        "“{words}” says that this is not finished.",
        "Write what belongs there, or take it out. If readers shall see these very letters, set them as code.";
    /// A place to be filled in, where nobody is meant to.
    PlaceToFillIn:
        "“{words}” looks like a place to be filled in.",
        "Fill it in, or take it out. Only a template holds places for its readers to fill in.";
    /// A picture without a text.
    ImageWithoutText:
        "This picture says nothing to people who cannot see it.",
        "Write between the square brackets before its address what the picture shows.";
    /// A picture whose text is the name of a file.
    ImageNamedAsFile:
        "The description of this picture is the name of a file.",
        "Write what the picture shows instead.";
    /// A link to a place in the same text.
    LinkToPlace:
        "“{address}” leads to a place in the same text, and headings here have no addresses.",
        "Name the heading instead.";
    /// A link that runs something.
    LinkRuns:
        "“{address}” is an address that runs or shows something unchecked.",
        "Use an address that begins with https://, or take the link out.";
    /// A link that the page does not show.
    LinkNotShown:
        "The page shows “{address}” without a link.",
        "Use an address that begins with https:// or mailto:, or write it as plain words.";
    /// A link to what is no address.
    LinkMalformed:
        "“{address}” is not a whole address, so the link leads nowhere.",
        "Begin the address with https://, or with /r/ for a resource of this site.";
    /// A link without words.
    LinkWithoutWords:
        "This link has no words, so a screen reader can say nothing of it.",
        "Write between the square brackets where it leads.";
    /// A link whose words say nothing.
    LinkVague:
        "“{words}” does not say where the link leads.",
        "Make the words of the link say where it leads.";
    /// A text that is hard to read.
    HardToRead:
        "This reads like a text for grade {grade}; many people read with ease up to grade 8. Its longest sentence has {words} words.",
        "Make long sentences into two, and use short, common words.";
    /// A heading that leaves out a level.
    HeadingSkips:
        "This heading is of level {level}, and the one before it of level {before}. People who cannot see the page move by the levels.",
        "Use the levels in order, without leaving one out.";
    /// A table with too many columns.
    TableTooWide:
        "This table has {columns} columns. More than {most} do not fit a small screen.",
        "Divide the table, or add it as a document.";
    /// A table with too many rows.
    TableTooLong:
        "This table has {rows} rows. More than {most} are hard to read on a page.",
        "Add the table as a document.";
    /// Words of a campaign. Their mend is of the list, in the language of the text.
    PartisanWords: "“{words}” may read as taking a side.", "{mend}";
    /// Words that judge. Their mend is of the list, in the language of the text.
    LoadedWords: "“{words}” may read as a judgment, where readers expect a description.", "{mend}";
    /// Words that praise. Their mend is of the list, in the language of the text.
    PraisingWords: "“{words}” may read as praise, where readers expect facts.", "{mend}";
}

/// A sentence with its values in their places. What a value holds is never read as a name.
pub fn fill(sentence: &str, parameters: &[Parameter]) -> String {
    let mut filled = String::with_capacity(sentence.len());
    let mut rest = sentence;
    while let Some((before, after)) = rest.split_once('{') {
        filled.push_str(before);
        let Some((name, after)) = after.split_once('}') else {
            rest = after;
            break;
        };
        let value = parameters.iter().find(|(known, _)| *known == name);
        filled.push_str(value.map_or("", |(_, value)| value));
        rest = after;
    }
    filled.push_str(rest);
    filled
}
