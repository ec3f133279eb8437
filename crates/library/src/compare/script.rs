//! From one text to the other: what stays, what goes and what comes, word by word.
//!
//! Invariants: what stays and what goes together are the old text, what stays and what comes together the new one; the same two
//! texts always give the same script. Lines are matched first and words only within lines that changed, by algorithms that
//! give up on the shortest script where it would take long (imara-diff), so that the time grows with the length and no faster.

use imara_diff::{Algorithm, Diff, InternedInput};

use super::words::{count, tokens};
use crate::render::Line;

/// Changed lines of more words than these are not taken apart.
const WORDS_AT_ONCE: usize = 100_000;
/// As many words that stay between two changes may be written with them, when more change on both sides: a rewritten sentence
/// reads better as a whole than around each "the" that it kept.
const LONELY: usize = 3;

/// What happened to a run of words.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Change {
    /// Both versions have it.
    Same,
    /// The older one alone has it.
    Removed,
    /// The newer one alone has it.
    Added,
}

/// A run of words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Run {
    pub change: Change,
    pub text: String,
}

/// The whole way from one text to the other.
#[derive(Debug, Default)]
pub(crate) struct Script {
    pub runs: Vec<Run>,
    /// Whether lines that stay are marked otherwise.
    pub marks_changed: bool,
    /// Whether lines were too long to be taken apart.
    pub coarse: bool,
}

/// The script from the old lines to the new ones.
pub(crate) fn script(old: &[Line], new: &[Line]) -> Script {
    let mut input = InternedInput::default();
    input.update_before(old.iter().map(|line| line.words.as_str()));
    input.update_after(new.iter().map(|line| line.words.as_str()));
    let mut writing = Writing::default();
    let (mut marks_changed, mut coarse) = (false, false);
    let mut same = |writing: &mut Writing, old: &[Line], new: &[Line]| {
        for (before, after) in old.iter().zip(new) {
            writing.same(&before.words);
            marks_changed |= before.marks != after.marks;
        }
    };
    let (mut before, mut after) = (0, 0);
    for hunk in Diff::compute(Algorithm::Histogram, &input).hunks() {
        let (from, to) = (range(&hunk.before), range(&hunk.after));
        same(&mut writing, &old[before..from.start], &new[after..to.start]);
        (before, after) = (from.end, to.end);
        let text = |lines: &[Line]| lines.iter().map(|line| line.words.as_str()).collect::<String>();
        coarse |= !writing.changed(&text(&old[from]), &text(&new[to]));
    }
    same(&mut writing, &old[before..], &new[after..]);
    Script { runs: writing.runs(), marks_changed, coarse }
}

fn range(range: &std::ops::Range<u32>) -> std::ops::Range<usize> {
    range.start as usize..range.end as usize
}

/// A stretch that stays, or one that changes.
enum Piece {
    Same { text: String, words: usize },
    Changed(Changed),
}

#[derive(Default)]
struct Changed {
    removed: String,
    added: String,
    words: usize,
}

impl Changed {
    fn of(removed: String, added: String) -> Self {
        let words = count(&removed).max(count(&added));
        Self { removed, added, words }
    }
}

#[derive(Default)]
struct Writing {
    pieces: Vec<Piece>,
    /// What stays since the last change.
    kept: String,
}

impl Writing {
    fn same(&mut self, text: &str) {
        self.kept.push_str(text);
    }

    /// Takes changed lines apart; false when they are too many.
    fn changed(&mut self, old: &str, new: &str) -> bool {
        if old.is_empty() || new.is_empty() {
            self.change(old.to_owned(), new.to_owned());
            return true;
        }
        let (old, new): (Vec<_>, Vec<_>) = (tokens(old).collect(), tokens(new).collect());
        let whole = |tokens: &[super::words::Token<'_>]| {
            let mut text = String::new();
            for token in tokens {
                text.push_str(if token.blank { " " } else { "" });
                text.push_str(token.text);
            }
            text
        };
        if old.len() + new.len() > WORDS_AT_ONCE {
            self.change(whole(&old), whole(&new));
            return false;
        }
        let mut input = InternedInput::default();
        input.update_before(old.iter().map(|token| token.text));
        input.update_after(new.iter().map(|token| token.text));
        let (mut before, mut after) = (0, 0);
        let keep = |writing: &mut Self, from: std::ops::Range<usize>, to: std::ops::Range<usize>| {
            for (old, new) in old[from].iter().zip(&new[to]) {
                if old.blank != new.blank {
                    let blank = |there: bool| if there { " " } else { "" }.to_owned();
                    writing.change(blank(old.blank), blank(new.blank));
                } else if old.blank {
                    writing.same(" ");
                }
                writing.same(old.text);
            }
        };
        for hunk in Diff::compute(Algorithm::Myers, &input).hunks() {
            let (from, to) = (range(&hunk.before), range(&hunk.after));
            keep(self, before..from.start, after..to.start);
            (before, after) = (from.end, to.end);
            self.change(whole(&old[from]), whole(&new[to]));
        }
        keep(self, before..old.len(), after..new.len());
        true
    }

    /// Writes a change down. One that stands close to the one before is written with it.
    fn change(&mut self, removed: String, added: String) {
        self.keep();
        let mut change = Changed::of(removed, added);
        while let Some((between, words)) = self.lonely(&change) {
            self.pieces.truncate(self.pieces.len() - usize::from(!between.is_empty()));
            let Some(Piece::Changed(mut earlier)) = self.pieces.pop() else { break };
            for (text, later) in [(&mut earlier.removed, change.removed), (&mut earlier.added, change.added)]
            {
                text.push_str(&between);
                text.push_str(&later);
            }
            earlier.words += words + change.words;
            change = earlier;
        }
        self.pieces.push(Piece::Changed(change));
    }

    /// The words between the last change and this one, and how many they are, when they are too few to part the two.
    fn lonely(&self, change: &Changed) -> Option<(String, usize)> {
        match self.pieces.as_slice() {
            [.., Piece::Changed(_)] => Some((String::new(), 0)),
            [.., Piece::Changed(earlier), Piece::Same { text, words }] if !text.contains('\n') => {
                let few = *words <= LONELY && *words < earlier.words && *words < change.words;
                (few || *words == 0).then(|| (text.clone(), *words))
            }
            _ => None,
        }
    }

    /// Writes down what stayed.
    fn keep(&mut self) {
        if !self.kept.is_empty() {
            let text = std::mem::take(&mut self.kept);
            let words = count(&text);
            self.pieces.push(Piece::Same { text, words });
        }
    }

    fn runs(mut self) -> Vec<Run> {
        self.keep();
        let mut runs: Vec<Run> = Vec::new();
        let mut say = |change: Change, text: &str| match runs.last_mut() {
            _ if text.is_empty() => {}
            Some(last) if last.change == change => last.text.push_str(text),
            _ => runs.push(Run { change, text: text.to_owned() }),
        };
        for piece in &self.pieces {
            match piece {
                Piece::Same { text, .. } => say(Change::Same, text),
                Piece::Changed(Changed { removed, added, .. }) => {
                    let (mut removed, mut added) = (removed.as_str(), added.as_str());
                    if let (Some(old), Some(new)) = (removed.strip_prefix(' '), added.strip_prefix(' ')) {
                        say(Change::Same, " ");
                        (removed, added) = (old, new);
                    }
                    say(Change::Removed, removed);
                    say(Change::Added, added);
                }
            }
        }
        runs
    }
}

#[cfg(test)]
mod tests {
    use rand::{Rng, SeedableRng, rngs::StdRng, seq::IndexedRandom};

    use super::{super::words::lines, *};

    fn between(old: &str, new: &str) -> Script {
        script(&lines(old), &lines(new))
    }

    fn told(old: &str, new: &str) -> String {
        let written = between(old, new).runs.into_iter().map(|run| match run.change {
            Change::Same => run.text,
            Change::Removed => format!("[-{}-]", run.text),
            Change::Added => format!("[+{}+]", run.text),
        });
        written.collect::<String>().replace('\n', "¶")
    }

    fn side(runs: &[Run], gone: Change) -> String {
        runs.iter().filter(|run| run.change != gone).map(|run| run.text.as_str()).collect()
    }

    fn whole(text: &str) -> String {
        lines(text).into_iter().map(|line| line.words).collect()
    }

    #[test]
    fn words_change_and_letters_do_not() {
        assert_eq!(
            told("Return it by Friday.", "Return it by Monday."),
            "Return it by [-Friday-][+Monday+].¶"
        );
        assert_eq!(told("Open at 5:00 today", "Open at 6:00 today"), "Open at [-5:00-][+6:00+] today¶");
        assert_eq!(told("one\ntwo\nthree", "one\nthree"), "one¶[-two¶-]three¶");
        assert_eq!(told("same   words", "same words"), "same words¶");
        assert_eq!(told("", "new"), "[+new¶+]");
    }

    #[test]
    fn a_rewritten_sentence_is_shown_as_a_whole() {
        assert_eq!(
            told("Count the blue bags in pairs tonight.", "Seal every box the clerk holds tomorrow."),
            "[-Count the blue bags in pairs tonight-][+Seal every box the clerk holds tomorrow+].¶"
        );
        // Two changed words with a word between them stay two changes.
        assert_eq!(told("red or blue", "green or white"), "[-red-][+green+] or [-blue-][+white+]¶");
    }

    #[test]
    fn the_script_gives_both_texts_back() {
        let words = [
            "seal",
            "the",
            "bag",
            "ballot",
            "box,",
            "5:00",
            "(see",
            "form)",
            "投票所",
            "a.",
            "\n",
            "\n",
            " ",
        ];
        for seed in 0..400 {
            let mut chance = StdRng::seed_from_u64(seed);
            let length = chance.random_range(0..120);
            let old: Vec<&str> = (0..length).filter_map(|_| words.choose(&mut chance).copied()).collect();
            let mut new = old.clone();
            for _ in 0..chance.random_range(0..12) {
                let at = chance.random_range(0..=new.len());
                match chance.random_range(0..3) {
                    0 => new.insert(at, words.choose(&mut chance).expect("words")),
                    1 if at < new.len() => drop(new.remove(at)),
                    _ => {
                        let steps = at.min(new.len()) / 8;
                        new.rotate_left(steps);
                    }
                }
            }
            let (old, new) = (old.join(" "), new.join(" "));
            let Script { runs, .. } = between(&old, &new);
            assert_eq!(side(&runs, Change::Added), whole(&old), "seed {seed}");
            assert_eq!(side(&runs, Change::Removed), whole(&new), "seed {seed}");
            assert!(
                runs.windows(2).all(|two| two[0].change != two[1].change),
                "seed {seed}: runs are joined"
            );
            assert_eq!(
                runs.iter().all(|run| run.change == Change::Same),
                whole(&old) == whole(&new),
                "seed {seed}"
            );
        }
    }

    #[test]
    fn megabytes_end_in_bounded_time() {
        let text = |seed: usize, lines: usize, words: usize| {
            let word = |n: usize, w: usize| format!("w{}", (n * 7_919 + w * seed) % 9_973);
            let line = |n: usize| (0..words).map(|w| word(n, w)).collect::<Vec<_>>().join(" ");
            (0..lines).map(line).collect::<Vec<_>>()
        };
        // Hardly anything in common: in many lines at once, in one, and in many with a line that stays between each two.
        for (lines, words, kept, all_words) in
            [(20_000, 10, "\n", false), (1, 200_000, "\n", false), (100, 2_000, "\nkept\n", true)]
        {
            let (old, new) = (text(13, lines, words).join(kept), text(17, lines, words).join(kept));
            let Script { runs, coarse, .. } = between(&old, &new);
            assert_eq!(side(&runs, Change::Added), whole(&old));
            assert_eq!(!coarse, all_words, "what is too long to be taken apart is said");
        }
        // The same two words again and again, with one in the middle that changed.
        let again = |middle: &str| format!("{0}{middle} {0}", "yes no ".repeat(10_000));
        let changed = between(&again("perhaps"), &again("maybe"));
        assert_eq!(changed.runs.iter().filter(|run| run.change == Change::Removed).count(), 1);
        assert!(!changed.coarse);
    }
}
