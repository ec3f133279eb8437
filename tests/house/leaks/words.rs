//! The words of the made-up world: open ones, Spanish ones, misspelt ones, and secret ones that stand in hidden texts alone.

use commons_kernel::Reach;
use rand::{Rng, rngs::StdRng, seq::IndexedRandom};

/// Words of the trade: in texts of every reach, and in the thesaurus.
const OPEN: [&str; 60] = [
    "poll",
    "worker",
    "training",
    "ballot",
    "ballots",
    "absentee",
    "provisional",
    "affidavit",
    "envelope",
    "seal",
    "custody",
    "chain",
    "checklist",
    "logic",
    "accuracy",
    "testing",
    "canvass",
    "audit",
    "recount",
    "tabulator",
    "scanner",
    "printing",
    "voter",
    "voters",
    "registration",
    "deadline",
    "curbside",
    "voting",
    "early",
    "mail",
    "drop",
    "box",
    "signature",
    "verification",
    "judge",
    "inspector",
    "precinct",
    "election",
    "elections",
    "recruitment",
    "pollbook",
    "book",
    "e-pollbook",
    "polling",
    "place",
    "accessibility",
    "language",
    "assistance",
    "emergency",
    "plan",
    "security",
    "incident",
    "press",
    "release",
    "rumor",
    "budget",
    "county",
    "clerk",
    "guide",
    "letter",
];
const SPANISH: [&str; 24] = [
    "boleta",
    "boletas",
    "casilla",
    "votante",
    "votantes",
    "elección",
    "elecciones",
    "registro",
    "sobre",
    "firma",
    "verificación",
    "trabajador",
    "electoral",
    "urna",
    "correo",
    "anticipado",
    "provisional",
    "condado",
    "guía",
    "plan",
    "seguridad",
    "capacitación",
    "año",
    "lista",
];
/// Labels of the thesaurus and everyday words, which are searched by other names too.
const LABELS: [&str; 16] = [
    "poll worker",
    "election judge",
    "election inspector",
    "poll watcher",
    "provisional ballot",
    "affidavit ballot",
    "poll book",
    "electronic pollbook",
    "checklist",
    "judge",
    "L&A",
    "logic and accuracy testing",
    "trabajador electoral",
    "boleta provisional",
    "absentee ballot",
    "chief poll worker",
];
const SYLLABLES: [&str; 20] = [
    "ba", "dor", "vel", "ni", "sta", "mor", "ket", "lu", "pra", "gon", "tis", "fer", "ho", "zan", "qui",
    "ver", "lo", "mat", "red", "ci",
];
const ENDINGS: [&str; 8] = ["", "s", "ing", "ed", "er", "tion", "ly", "ment"];
/// Secret words of each circle.
const SECRETS: usize = 12;

/// All words that anybody may have written.
pub(crate) struct Words {
    /// Words that stand only in what one department, one group, one state or the members may read: a circle each.
    secret: Vec<Vec<String>>,
    everywhere: Vec<String>,
}

impl Words {
    pub fn new(rng: &mut StdRng, circles: usize) -> Self {
        let mut everywhere: Vec<String> = OPEN.iter().map(|word| (*word).to_owned()).collect();
        everywhere.extend((0..40).map(|_| made_up(rng)));
        let secret = (0..circles)
            .map(|_| {
                (0..SECRETS)
                    .map(|n| match n % 4 {
                        // Near to an open word, so that it could take its place in a correction; or written as one with it.
                        0 => misspelt(rng, &everywhere),
                        1 => format!("{}{}", pick(rng, &everywhere), pick(rng, &everywhere)).replace('-', ""),
                        2 => format!("{}{}", made_up(rng), rng.random_range(10..99)),
                        _ => made_up(rng),
                    })
                    .collect()
            })
            .collect();
        Self { secret, everywhere }
    }

    /// Some words of a text that a circle keeps to itself; without a circle it is everybody's.
    pub fn text(&self, rng: &mut StdRng, circle: Option<usize>, (count, spanish): (usize, bool)) -> String {
        let mut text = Vec::with_capacity(count);
        while text.len() < count {
            let secret = circle.filter(|_| rng.random_bool(0.25)).map(|circle| &self.secret[circle]);
            text.push(match (secret, rng.random_range(0..20)) {
                (Some(secret), _) => pick(rng, secret).clone(),
                (None, 0) => LABELS.choose(rng).expect("a label").to_string(),
                (None, 1) => misspelt(rng, &self.everywhere),
                // Words of another circle may stand here too, now and then: then they are no secret.
                (None, 2) => self.secret.choose(rng).map(|words| pick(rng, words).clone()).expect("a circle"),
                (None, 3) => ["the", "of", "and", "for", "a"].choose(rng).expect("a word").to_string(),
                _ if spanish => SPANISH.choose(rng).expect("a word").to_string(),
                _ => pick(rng, &self.everywhere).clone(),
            });
        }
        text.join(if rng.random_bool(0.05) { ", " } else { " " })
    }

    /// A word that somebody may type: often a secret one.
    pub fn typed(&self, rng: &mut StdRng) -> String {
        let secret = self.secret.choose(rng).expect("a circle");
        match rng.random_range(0..20) {
            0..5 => pick(rng, secret).clone(),
            5 => misspelt(rng, secret),
            6 => misspelt(rng, &self.everywhere),
            7 => SPANISH.choose(rng).expect("a word").to_string(),
            8..11 => LABELS.choose(rng).expect("a label").to_string(),
            // Written apart or together: "poll book", "pollbook".
            11 => {
                let word = pick(rng, secret).clone();
                cut(rng, &word)
            }
            12 => format!("{}{}", pick(rng, &self.everywhere), pick(rng, &self.everywhere)),
            13 => made_up(rng),
            _ => pick(rng, &self.everywhere).clone(),
        }
    }

    /// How many circles there are, with who may read a text of each: a department, a group, a state, the members.
    pub fn circle(reach: Reach, (department, group, state): (usize, usize, usize)) -> Option<usize> {
        match reach {
            Reach::Department => Some(department),
            Reach::Group => Some(super::world::DEPARTMENTS + group),
            Reach::State => Some(super::world::DEPARTMENTS + super::world::GROUPS + state),
            Reach::Alliance => Some(super::world::CIRCLES - 1),
            Reach::Public => None,
        }
    }
}

pub(crate) fn pick<'a, T>(rng: &mut StdRng, from: &'a [T]) -> &'a T {
    from.choose(rng).expect("something to pick from")
}

fn made_up(rng: &mut StdRng) -> String {
    let mut word = String::new();
    for _ in 0..rng.random_range(2..4) {
        word.push_str(SYLLABLES.choose(rng).expect("a syllable"));
    }
    word + ENDINGS.choose(rng).expect("an ending")
}

/// A word with a letter lost, doubled, changed or swapped.
fn misspelt(rng: &mut StdRng, from: &[String]) -> String {
    let mut letters: Vec<char> = pick(rng, from).chars().collect();
    if letters.len() < 4 {
        return letters.into_iter().collect();
    }
    let at = rng.random_range(1..letters.len() - 1);
    match rng.random_range(0..4) {
        0 => drop(letters.remove(at)),
        1 => letters.insert(at, letters[at]),
        2 => letters[at] = 'e',
        _ => letters.swap(at, at + 1),
    }
    letters.into_iter().collect()
}

fn cut(rng: &mut StdRng, word: &str) -> String {
    let letters: Vec<char> = word.chars().collect();
    let at = rng.random_range(1..letters.len());
    let (one, two) = letters.split_at(at);
    format!("{} {}", one.iter().collect::<String>(), two.iter().collect::<String>())
}
