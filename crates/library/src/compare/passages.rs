//! The changed passages of a text with some words around them; what stays far from any change is left out and counted.

use super::{
    script::{Change, Run},
    words::{is_word, tokens},
};

/// Words that are shown before and after a change.
const AROUND: usize = 25;
/// Fewer words than these are not worth leaving out.
const FEW: usize = 12;

/// A changed passage.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Passage {
    /// How many unchanged words were left out before it.
    pub skipped: usize,
    /// Its runs; none in the last one, when unchanged words end the text.
    pub runs: Vec<Run>,
}

/// The passages of a text, none when nothing changed; and whether some do not fit into what may be shown, in bytes.
pub(crate) fn passages(runs: Vec<Run>, room: &mut usize) -> (Vec<Passage>, bool) {
    if runs.iter().all(|run| run.change == Change::Same) {
        return (Vec::new(), false);
    }
    let last = runs.len() - 1;
    let mut passages = vec![Passage { skipped: 0, runs: Vec::new() }];
    for (place, run) in runs.into_iter().enumerate() {
        let Some(passage) = passages.last_mut() else { break };
        if run.change != Change::Same {
            if !show(passage, run, room) {
                return (passages, true);
            }
            continue;
        }
        let around = (if place == 0 { 0 } else { AROUND }, if place == last { 0 } else { AROUND });
        let Some(fold) = Fold::of(&run.text, around) else {
            if !show(passage, run, room) {
                return (passages, true);
            }
            continue;
        };
        let same = |text: &str| Run { change: Change::Same, text: text.to_owned() };
        if !fold.before.is_empty() && !show(passage, same(fold.before), room) {
            return (passages, true);
        }
        let mut next = Passage { skipped: fold.skipped, runs: Vec::new() };
        let fits = fold.after.is_empty() || show(&mut next, same(fold.after), room);
        if passage.runs.is_empty() {
            *passage = next;
        } else {
            passages.push(next);
        }
        if !fits {
            return (passages, true);
        }
    }
    (passages, false)
}

/// Shows a run as far as there is room; false when that is not all of it.
fn show(passage: &mut Passage, mut run: Run, room: &mut usize) -> bool {
    let fits = run.text.len() <= *room;
    if !fits {
        run.text.truncate(run.text.floor_char_boundary(*room));
    }
    *room -= run.text.len();
    if !run.text.is_empty() {
        passage.runs.push(run);
    }
    fits
}

/// A long stretch that stays: the words after the change before it, those before the next change, and how many are left out.
struct Fold<'a> {
    before: &'a str,
    after: &'a str,
    skipped: usize,
}

impl<'a> Fold<'a> {
    /// None when the stretch is too short to be folded.
    fn of(text: &'a str, (first, last): (usize, usize)) -> Option<Self> {
        // Where each word begins and ends.
        let mut places = Vec::new();
        let mut at = 0;
        for token in tokens(text) {
            let from = at + usize::from(token.blank);
            at = from + token.text.len();
            if is_word(token.text) {
                places.push((from, at));
            }
        }
        let skipped = places.len().checked_sub(first + last).filter(|words| *words >= FEW)?;
        let before = first.checked_sub(1).map_or("", |word| &text[..places[word].1]);
        let after = places.get(first + skipped).map_or("", |(from, _)| &text[*from..]);
        Some(Self { before, after, skipped })
    }
}

#[cfg(test)]
mod tests {
    use super::{
        super::{script::script, words::lines},
        *,
    };

    fn shown(old: &str, new: &str, mut room: usize) -> (Vec<Passage>, bool) {
        passages(script(&lines(old), &lines(new)).runs, &mut room)
    }

    fn words(from: usize, to: usize) -> String {
        (from..to).map(|n| format!("w{n}")).collect::<Vec<_>>().join(" ")
    }

    #[test]
    fn what_stays_far_from_a_change_is_counted_and_left_out() {
        let old = format!("{} old {} old {}", words(0, 100), words(100, 400), words(400, 500));
        let (passages, cut) = shown(&old, &old.replace("old", "new"), usize::MAX);
        assert!(!cut);
        let skipped: Vec<usize> = passages.iter().map(|passage| passage.skipped).collect();
        assert_eq!(skipped, [75, 250, 75]);
        assert_eq!(passages[0].runs[0].text, format!("{} ", words(75, 100)));
        assert!(passages[2].runs.is_empty(), "unchanged words end the text");
        // All words are shown or counted.
        let told: usize = passages
            .iter()
            .map(|passage| {
                let same = passage.runs.iter().filter(|run| run.change == Change::Same);
                passage.skipped + same.map(|run| super::super::words::count(&run.text)).sum::<usize>()
            })
            .sum();
        assert_eq!(told, 500);
    }

    #[test]
    fn short_stretches_stay_and_nothing_is_shown_of_a_text_that_did_not_change() {
        let old = format!("{} old {}", words(0, 30), words(30, 60));
        let (passages, _) = shown(&old, &old.replace("old", "new"), usize::MAX);
        assert_eq!(passages.len(), 1);
        assert_eq!(passages[0].skipped, 0);
        assert!(shown(&old, &old, usize::MAX).0.is_empty());
    }

    #[test]
    fn what_does_not_fit_is_cut_and_said() {
        let (passages, cut) = shown("old", &words(0, 1_000), 40);
        assert!(cut);
        let bytes: usize = passages.iter().flat_map(|passage| &passage.runs).map(|run| run.text.len()).sum();
        assert_eq!(bytes, 40);
        // Half a letter is none.
        let (passages, cut) = shown("投票所", "投票", 1);
        assert!(cut && passages.iter().all(|passage| passage.runs.is_empty()));
    }
}
