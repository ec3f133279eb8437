//! What becomes of an element of a Word document in a clean copy: all changes are accepted, and nobody's remark is left.

use super::rewrite::{Element, Fate};

/// The fate of an element; `None` when it has nothing to do with changes and remarks.
pub fn fate(element: &Element<'_>) -> Option<Fate> {
    // A drawing has elements of the same names for its lines.
    if !element.is_own {
        return None;
    }
    match element.name {
        "ins" | "moveTo" => Some(Fate::Unwrap),
        "del" | "moveFrom" | "rPrChange" | "pPrChange" | "tblPrChange" | "trPrChange" | "tcPrChange"
        | "sectPrChange" | "tblGridChange" | "tblPrExChange" | "numberingChange" | "cellIns" | "cellDel"
        | "cellMerge" => Some(Fate::Drop),
        "moveFromRangeStart" | "moveFromRangeEnd" | "moveToRangeStart" | "moveToRangeEnd" => Some(Fate::Drop),
        "customXmlInsRangeStart"
        | "customXmlInsRangeEnd"
        | "customXmlDelRangeStart"
        | "customXmlDelRangeEnd"
        | "customXmlMoveFromRangeStart"
        | "customXmlMoveFromRangeEnd"
        | "customXmlMoveToRangeStart"
        | "customXmlMoveToRangeEnd" => Some(Fate::Drop),
        "commentRangeStart" | "commentRangeEnd" | "commentReference" | "annotationRef" => Some(Fate::Drop),
        // Settings that go on tracking, and that fetch addresses for letters.
        "trackRevisions" | "attachedTemplate" | "mailMerge" | "rsids" => Some(Fate::Drop),
        _ => None,
    }
}
