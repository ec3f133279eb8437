//! What hides in a rich text (RTF 1.9.1): one rule for each control word, by which the text is read, the findings are told
//! and the clean copy is made.

use commons_extract::FindingCode;

use crate::{package::Why, rtf_codes::letter};

/// What becomes of a control word in a clean copy, and of the group that it stands in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Rule {
    /// The group goes with all in it.
    Out(Why),
    /// Of the group's parts the one of this name stays, without the name.
    Only(&'static str, Why),
    /// The word goes.
    Mark(Why),
    /// The word goes, and what follows is an insertion under tracked changes, unless it says that this ends.
    Inserted,
    /// The word goes and so does the text that follows, which was deleted, unless it says that this ends.
    Deleted,
    /// The word goes and so does the text that follows, which the page does not show, unless it says that this ends.
    Hidden,
}

const METADATA: Why = Why::Found(FindingCode::Metadata);
const CHANGED: Why = Why::Found(FindingCode::TrackedChanges);
const EMBEDDED: Why = Why::Found(FindingCode::EmbeddedFiles);

/// The rule for a control word; `None` when it stays as it is.
pub fn rule(word: &str) -> Option<Rule> {
    Some(match word {
        "author" | "operator" | "manager" | "company" | "userprops" => Rule::Out(METADATA),
        "annotation" => Rule::Out(Why::Found(FindingCode::Comments)),
        "atnauthor" | "atndate" | "atnicn" | "atnid" | "atnparent" | "atnref" | "atntime" | "atrfend"
        | "atrfstart" => Rule::Out(Why::Quiet),
        "chatn" => Rule::Mark(Why::Quiet),
        "template" => Rule::Out(Why::Found(FindingCode::ActiveContent)),
        "object" => Rule::Only("result", EMBEDDED),
        // One that stands outside of an object.
        "objdata" => Rule::Out(EMBEDDED),
        "revised" | "mvt" => Rule::Inserted,
        "deleted" | "mvf" => Rule::Deleted,
        "v" => Rule::Hidden,
        // The formatting before a change.
        "oldcprops" | "oldpprops" | "oldsprops" | "oldtprops" => Rule::Out(CHANGED),
        "clins" | "cldel" | "cldel2007" | "clmrgd" | "clmrgdr" | "clsplit" | "clsplitr" => {
            Rule::Mark(CHANGED)
        }
        // Who changed it, and when; and that changes go on being tracked.
        "clinsauth" | "clinsdttm" | "cldelauth" | "cldeldttm" | "clmrgdauth" | "clmrgddttm" | "crauth"
        | "crdate" | "dfrauth" | "dfrdate" | "mvauth" | "mvdate" | "pnrauth" | "pnrdate" | "prauth"
        | "prdate" | "revauth" | "revauthdel" | "revdttm" | "revdttmdel" | "revisions" | "srauth"
        | "srdate" | "trauth" | "trdate" => Rule::Mark(Why::Quiet),
        "mvfmf" | "mvfml" | "mvtof" | "mvtol" | "revtbl" => Rule::Out(Why::Quiet),
        "datastore" | "generator" | "password" | "passwordhash" | "rsidtbl" | "xmlnstbl" => {
            Rule::Out(Why::Quiet)
        }
        // Without the table of their names, these say nothing.
        "xmlopen" | "xmlclose" => Rule::Out(Why::Quiet),
        _ => return None,
    })
}

/// What the words of a group are, beside those of the page.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Kind {
    /// Text of the page or of a part of it.
    #[default]
    Text,
    /// An entry of an index or of a table of contents, which is always written as hidden text.
    Entry,
    /// Data and lists, in which nothing is hidden: a style may say that text is hidden, and where it does so the text says
    /// it again (1.9.1, "Style Sheet").
    Data,
}

/// Of what kind a group is from a control word on; `None` if the word does not say.
pub fn kind(word: &str) -> Option<Kind> {
    match word {
        "xe" | "rxe" | "txe" | "tc" | "tcn" => Some(Kind::Entry),
        "bkmkend" | "bkmkstart" | "blipuid" | "colorschememapping" | "colortbl" | "datafield" | "docvar"
        | "falt" | "filetbl" | "fonttbl" | "info" | "latentstyles" | "listoverridetable" | "listtable"
        | "mmathPr" | "panose" | "pict" | "pn" | "pnseclvl" | "protend" | "protstart" | "sp"
        | "stylesheet" | "themedata" => Some(Kind::Data),
        _ => None,
    }
}

/// Whether a group that begins so within text that goes is a part of that text.
pub fn goes_along(word: &str, starred: bool, deleted: bool) -> bool {
    match word {
        "do" | "field" | "footnote" | "moMath" | "moMathPara" | "nonshppict" | "object" | "pict" | "shp"
        | "shpgrp" | "shppict" => true,
        "nesttableprops" => false,
        _ => match kind(word) {
            Some(Kind::Entry) => deleted,
            Some(_) => false,
            None => starred,
        },
    }
}

/// Whether a part begins with this word that what was hidden or deleted before it does not reach.
pub fn begins_anew(word: &str) -> bool {
    matches!(
        word,
        "plain"
            | "header"
            | "headerf"
            | "headerl"
            | "headerr"
            | "footer"
            | "footerf"
            | "footerl"
            | "footerr"
            | "ftnsep"
            | "ftnsepc"
            | "aftnsep"
            | "aftnsepc"
    )
}

/// Whether a control word puts something on the page. The ends of cells, rows and sections hold a page together, and are none
/// of its words.
pub fn is_shown(word: &str) -> bool {
    !letter(word).is_empty()
        || matches!(
            word,
            "chdate"
                | "chdpa"
                | "chdpl"
                | "chftn"
                | "chpgn"
                | "chtime"
                | "column"
                | "lbr"
                | "line"
                | "ltrmark"
                | "page"
                | "par"
                | "rtlmark"
                | "sectnum"
                | "softline"
                | "tab"
                | "u"
                | "zwbo"
                | "zwnbo"
        )
}
