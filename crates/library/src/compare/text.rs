//! Two texts compared: their changed passages, how many words came and went, and what the words do not show.

use super::{
    passages::{Passage, passages},
    script::{Change, Run, script},
    words::{count, lines, tidy},
};
use crate::render::{Line, written};

/// How much one comparison may take in and show, of all its texts together, in bytes.
pub(crate) struct Room {
    pub read: usize,
    pub shown: usize,
}

impl Room {
    /// A body of the greatest length and several long documents; what is shown is more than anybody reads on a screen.
    pub const WHOLE: Self = Self { read: 8 << 20, shown: 400_000 };
}

/// What changed from one text to the other.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ComparedText {
    /// The changed passages; none when the words are the same.
    pub passages: Vec<Passage>,
    /// How many words were added.
    pub added: usize,
    /// How many were removed.
    pub removed: usize,
    /// Whether marks or addresses of links changed where the words do not show it.
    pub marks_changed: bool,
    /// Whether the texts are too long for all of them to be compared word by word and shown.
    pub truncated: bool,
}

impl ComparedText {
    /// Whether anything changed.
    pub fn is_changed(&self) -> bool {
        !self.passages.is_empty() || self.marks_changed || self.truncated
    }

    /// Two plain texts.
    pub(crate) fn plain(old: &str, new: &str, room: &mut Room) -> Self {
        let ((old, cut_old), (new, cut_new)) = (head(old, room.read / 2), head(new, room.read / 2));
        room.read -= old.len() + new.len();
        let mut compared = Self::of(&lines(old), &lines(new), room);
        compared.truncated |= cut_old || cut_new;
        compared
    }

    /// Two texts in Markdown, by their words.
    pub(crate) fn markdown(old: &str, new: &str, room: &mut Room) -> Self {
        let ((old, cut_old), (new, cut_new)) = (head(old, room.read / 2), head(new, room.read / 2));
        room.read -= old.len() + new.len();
        let (old, new) = (written(old), written(new));
        let tidied = |lines: Vec<Line>| -> Vec<Line> {
            let tidied = lines.into_iter().map(|line| Line { words: tidy(&line.words), ..line });
            tidied.filter(|line| !line.words.is_empty()).collect()
        };
        let mut compared = Self::of(&tidied(old.lines), &tidied(new.lines), room);
        compared.marks_changed |= old.leads != new.leads;
        compared.truncated |= cut_old || cut_new;
        compared
    }

    /// Two values that are told whole, such as an address.
    pub(crate) fn value(old: Option<&str>, new: Option<&str>) -> Self {
        let run = |change: Change, text: &str| Run { change, text: text.to_owned() };
        let (old, new) = (old.filter(|_| old != new), new.filter(|_| old != new));
        Self::items(
            old.map(|text| run(Change::Removed, text))
                .into_iter()
                .chain(new.map(|text| run(Change::Added, text))),
        )
    }

    /// Two lists in which the order says nothing: each item is a run.
    pub(crate) fn list(old: &[String], new: &[String]) -> Self {
        let run = |change: Change, text: &String| Run { change, text: text.clone() };
        let from_old =
            old.iter().map(|item| run(if new.contains(item) { Change::Same } else { Change::Removed }, item));
        let added = new.iter().filter(|item| !old.contains(item)).map(|item| run(Change::Added, item));
        Self::items(from_old.chain(added))
    }

    fn items(runs: impl Iterator<Item = Run>) -> Self {
        let runs: Vec<Run> = runs.collect();
        let many = |change: Change| runs.iter().filter(|run| run.change == change).count();
        let (added, removed) = (many(Change::Added), many(Change::Removed));
        let passages = if added + removed == 0 { Vec::new() } else { vec![Passage { skipped: 0, runs }] };
        Self { passages, added, removed, ..Self::default() }
    }

    fn of(old: &[Line], new: &[Line], room: &mut Room) -> Self {
        let script = script(old, new);
        let words = |change: Change| {
            let runs = script.runs.iter().filter(|run| run.change == change);
            runs.map(|run| count(&run.text)).sum()
        };
        let (added, removed) = (words(Change::Added), words(Change::Removed));
        let (passages, cut) = passages(script.runs, &mut room.shown);
        Self {
            passages,
            added,
            removed,
            marks_changed: script.marks_changed,
            truncated: script.coarse || cut,
        }
    }
}

/// The beginning of a text, to the end of a line where that is possible; and whether it is not all.
fn head(text: &str, bytes: usize) -> (&str, bool) {
    if text.len() <= bytes {
        return (text, false);
    }
    let head = &text[..text.floor_char_boundary(bytes)];
    (head.rfind('\n').map_or(head, |end| &head[..=end]), true)
}

#[cfg(test)]
mod tests {
    use super::*;

    const SMALL: Room = Room { read: 100, shown: 40 };

    #[test]
    fn a_change_of_marks_alone_is_said() {
        let mut room = Room::WHOLE;
        let compared = ComparedText::markdown("Seal the bag.", "Seal **the** bag.", &mut room);
        assert!(compared.passages.is_empty() && compared.marks_changed && compared.is_changed());
        let same = "# Seals\n\n1. *One* [form](https://a.gov)\n";
        assert!(!ComparedText::markdown(same, same, &mut room).is_changed());
        for (old, new) in [
            ("See [it](https://a.gov).", "Read [it](https://b.gov)."),
            ("One.\n\nTwo.", "One.\n\n---\n\nTwo."),
            ("One.", "One.\n\n![](https://a.gov/x.png)"),
        ] {
            assert!(ComparedText::markdown(old, new, &mut room).marks_changed, "{old}");
        }
        // Another item in a list changes no marks.
        let compared = ComparedText::markdown("- one\n- two", "- zero\n- one\n- two", &mut room);
        assert!(!compared.marks_changed);
        assert_eq!((compared.added, compared.removed), (1, 0));
    }

    #[test]
    fn lists_are_compared_by_their_items() {
        let words = |list: &[&str]| list.iter().map(ToString::to_string).collect::<Vec<_>>();
        let compared = ComparedText::list(&words(&["AZ", "IL"]), &words(&["IL", "NV"]));
        let told: Vec<_> =
            compared.passages[0].runs.iter().map(|run| (run.change, run.text.as_str())).collect();
        assert_eq!(told, [(Change::Removed, "AZ"), (Change::Same, "IL"), (Change::Added, "NV")]);
        assert!(!ComparedText::list(&words(&["AZ", "IL"]), &words(&["IL", "AZ"])).is_changed());
        assert!(!ComparedText::value(Some("en"), Some("en")).is_changed());
        assert_eq!(ComparedText::value(None, Some("en")).added, 1);
    }

    #[test]
    fn what_is_too_long_is_cut_and_said() {
        let mut room = SMALL;
        let long = "a line of words\n".repeat(20);
        let compared = ComparedText::plain(&long, &format!("{long}new"), &mut room);
        assert!(
            compared.truncated && compared.is_changed(),
            "the beginnings are the same, and that is not all"
        );
        let compared = ComparedText::plain("", &long, &mut Room { read: 1_000, shown: 40 });
        assert!(compared.truncated);
        assert_eq!(compared.added, 80, "all are counted");
    }
}
